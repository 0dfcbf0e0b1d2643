"""An endpoint that answers with anything at all: a brief or one of our errors, and nothing that cannot be stored."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any

import httpx2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import SecretStr

from summarizer.engines.llm import LLMEngine
from summarizer.engines.protocol import Answer
from summarizer.errors import EngineError
from summarizer.settings import Settings
from tests.endpoint.plays import GOOD
from tests.engines.llm.conftest import ask_for

TOOL_CALL = {"id": "c", "type": "function", "function": {"name": "StatementBrief", "arguments": GOOD}}
COMPLETION: dict[str, Any] = {
    "id": "x",
    "object": "chat.completion",
    "created": 1,
    "model": "m",
    "choices": [
        {
            "index": 0,
            "finish_reason": "stop",
            "message": {"role": "assistant", "content": GOOD, "tool_calls": [TOOL_CALL], "refusal": None},
        }
    ],
    "usage": {"prompt_tokens": 1, "completion_tokens": 1, "prompt_tokens_details": {"cached_tokens": 1}},
    "error": None,
}
STRANGE = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False),
    st.text(alphabet='a{}[]"\\:,\x00\ud800\u2028\U0001f600'),
    st.lists(st.integers(), max_size=2),
    st.dictionaries(
        st.sampled_from(["message", "content", "code", "choices", "function", "x"]), st.integers(), max_size=2
    ),
)


def paths(value: Any, here: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if here:
        yield here
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, child in pairs:
        yield from paths(child, (*here, key))


PATHS = sorted(paths(COMPLETION), key=repr)


@pytest.fixture(scope="module", params=["json_schema", "tools", "json"])
def hostile(request: pytest.FixtureRequest) -> Iterator[tuple[LLMEngine, list[httpx2.Response]]]:
    """An engine whose endpoint gives the last response of the list, again and again."""
    responses: list[httpx2.Response] = []
    options = Settings(api_key=SecretStr("sk-x"), base_url="http://h/v1", model="m", mode=request.param)

    def handle(_: httpx2.Request) -> httpx2.Response:
        last = responses[-1]
        return httpx2.Response(last.status_code, content=last.content, headers=last.headers)

    engine = LLMEngine(options, http_transport=httpx2.MockTransport(handle))
    yield engine, responses
    engine.close()


def check(engine: LLMEngine) -> None:
    """The outcome is ours, and every part of it can be written down."""
    outcome: Answer | EngineError
    try:
        outcome = engine.answer(ask_for(seconds=10.0))
    except EngineError as error:
        outcome = error
    told = [row.model_dump_json() for row in outcome.attempts]
    if isinstance(outcome, Answer):
        told += [json.dumps(outcome.raw, ensure_ascii=False, allow_nan=False), str(outcome.model)]
    else:
        told.append(str(outcome))
    assert 0 < len(outcome.attempts) <= 5
    "".join(told).encode()


@pytest.mark.usefixtures("waitless")
@given(st.lists(st.tuples(st.sampled_from(PATHS), STRANGE), min_size=1, max_size=3))
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_completion_with_strange_values(
    hostile: tuple[LLMEngine, list[httpx2.Response]], changes: list[tuple[tuple[Any, ...], Any]]
) -> None:
    """Any value anywhere in a completion may be of any kind."""
    engine, responses = hostile
    completion = copy.deepcopy(COMPLETION)
    for path, value in changes:
        target: Any = completion
        for step in path[:-1]:
            if not (isinstance(target, dict) and step in target) and not (
                isinstance(target, list) and step == 0 and target
            ):
                break
            target = target[step]
        if isinstance(target, dict):
            target[path[-1]] = value
    responses.append(
        httpx2.Response(200, content=json.dumps(completion).encode(), headers={"content-type": "application/json"})
    )
    check(engine)


@pytest.mark.usefixtures("waitless")
@given(
    st.integers(200, 599),
    st.binary(max_size=60) | st.sampled_from([b"{}", b"[]", b'{"error": {"message": "no"}}', b'{"error": "tool"}']),
    st.sampled_from(["application/json", "text/html", "application/json; charset=utf-16", "", "x"]),
)
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_status_and_bytes(
    hostile: tuple[LLMEngine, list[httpx2.Response]], status: int, content: bytes, media_type: str
) -> None:
    """Any status with any bytes under any label."""
    engine, responses = hostile
    responses.append(httpx2.Response(status, content=content, headers={"content-type": media_type}))
    check(engine)
