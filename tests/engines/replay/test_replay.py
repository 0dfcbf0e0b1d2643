"""Recorded answers stand in for an endpoint, and say what changed when they no longer fit."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest
from pydantic import BaseModel, ConfigDict, SecretStr

from summarizer import errors
from summarizer.document import Document
from summarizer.engines.llm import LLMEngine, no_waits
from summarizer.engines.protocol import Ask, Budget
from summarizer.engines.replay import Recordings, parts_of, recording_case
from summarizer.engines.replay.transports import RecordingTransport, ReplayTransport
from summarizer.prompting import BriefType, brief_type
from summarizer.schemas import AttemptKind, Sentence
from summarizer.settings import Settings
from tests.endpoint.plays import BRIEF, GOOD

KEY = "sk-canary-0123456789abcdef"
TEXT = "The port offered four per cent on Monday. The union said it would strike."
Respond = Callable[[int], httpx2.Response]


@pytest.fixture(autouse=True)
def quiet(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No waits, and no CI that refuses to record."""
    monkeypatch.delenv("CI", raising=False)
    with no_waits():
        yield


def completion(text: str | None, *, finish: str = "stop", tokens: int = 7, **message: Any) -> httpx2.Response:
    spoken = {"role": "assistant", "content": text, **message}
    usage = {"prompt_tokens": tokens, "completion_tokens": 3, "total_tokens": tokens + 3}
    choice = {"index": 0, "finish_reason": finish, "message": spoken}
    body = {"id": "x", "object": "chat.completion", "created": 1, "model": "m-1", "choices": [choice], "usage": usage}
    return httpx2.Response(200, json=body)


def settings(**changes: Any) -> Settings:
    options: dict[str, Any] = {"api_key": SecretStr(KEY), "base_url": "http://nowhere.invalid/v1", "model": "m"}
    return Settings(**(options | changes))


def ask(text: str = TEXT, kind: BriefType | None = None, requests: int = 5) -> Ask:
    return Ask(AttemptKind.DRAFT, Document(text), kind or brief_type("statement"), Budget(requests=requests))


def record(path: Path, *responses: httpx2.Response, question: Ask | None = None) -> None:
    """Record what an endpoint that gives `responses` makes of one question."""
    waiting = list(responses)
    inner = httpx2.MockTransport(lambda _: waiting.pop(0))
    engine = LLMEngine(settings(), http_transport=RecordingTransport(path, inner=inner, origin="synthetic"))
    try:
        engine.answer(question or ask(requests=len(responses)))
    except errors.EngineError:
        pass
    finally:
        engine.close()


def replay(path: Path, question: Ask | None = None, **changes: Any) -> tuple[Any, LLMEngine]:
    engine = LLMEngine(settings(recordings=path, **changes))
    try:
        return engine.answer(question or ask()), engine
    except errors.EngineError as error:
        return error, engine
    finally:
        engine.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "answers.jsonl"


def test_replay_gives_what_was_recorded(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Answer, tokens, model and seconds come back as they were, and no connection is tried."""
    record(path, completion(GOOD, tokens=41))

    async def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(asyncio.BaseEventLoop, "create_connection", refuse)
    answer, engine = replay(path)
    assert answer.raw == BRIEF
    assert (answer.attempts[0].input_tokens, answer.attempts[0].output_tokens, answer.model) == (41, 3, "m-1")
    recorded = next(iter(Recordings.load(path)))
    assert answer.attempts[0].seconds == recorded.seconds
    assert engine.recordings is not None
    assert engine.recordings.unused() == []


def test_model_that_was_recorded_is_asked_for(path: Path) -> None:
    """Whoever replays need not know which model was recorded."""
    record(path, completion(GOOD))
    answer, _ = replay(path, model=None)
    assert answer.raw == BRIEF


def test_same_request_gets_its_answers_in_order_and_never_twice(path: Path) -> None:
    """First in, first out; the third asking of a request recorded twice is a miss, not a repetition."""
    for number in (1, 2):
        record(path, completion(json.dumps(BRIEF | {"headline": f"answer {number}"})))
    engine = LLMEngine(settings(recordings=path))
    assert [engine.answer(ask()).raw["headline"] for _ in range(2)] == ["answer 1", "answer 2"]
    with pytest.raises(errors.RecordingMissing, match="more often than it was recorded") as missed:
        engine.answer(ask())
    assert [row.outcome for row in missed.value.attempts] == ["no_recording"]
    engine.close()


def test_unused_recordings_are_listed(path: Path) -> None:
    """A recording that nobody asked for is found by its case and line."""
    with recording_case("port"):
        record(path, completion(GOOD))
    with recording_case("quarry"):
        record(path, completion(GOOD), question=ask("The quarry talks broke down on Friday."))
    _, engine = replay(path)
    assert engine.recordings is not None
    assert [recording.case for recording in engine.recordings.unused()] == ["quarry"]


@pytest.mark.parametrize(
    ("responses", "error", "outcomes"),
    [
        ([httpx2.Response(429, headers={"Retry-After": "1"}, json={"error": {}})] * 2, None, ["http_429", "http_429"]),
        ([httpx2.Response(503, text="<h1>no</h1>")], None, ["http_503"]),
        ([completion(GOOD[:20], finish="length")], None, ["truncated"]),
        ([completion(GOOD[:20])], None, ["invalid_json"]),
        ([completion(json.dumps({"headline": "x"}))], None, ["wrong_structure"]),
        ([completion(None, refusal="no")], errors.ModelRefused, ["refused"]),
        ([completion(GOOD, finish="content_filter")], errors.ContentFiltered, ["content_filtered"]),
    ],
    ids=["429", "503", "length", "truncated", "wrong structure", "refusal", "filter"],
)
def test_faults_are_recordings_too(
    path: Path, responses: list[httpx2.Response], error: type[Exception] | None, outcomes: list[str]
) -> None:
    """A recorded fault is met again, followed by the answer that followed it."""
    record(path, *responses, *([] if error else [completion(GOOD)]))
    result, engine = replay(path)
    assert [row.outcome for row in result.attempts] == (outcomes if error else [*outcomes, "ok"])
    assert type(result) is error if error else result.raw == BRIEF
    assert engine.recordings is not None
    assert engine.recordings.unused() == []


def test_timeout_and_lost_connection_are_recordings_too(path: Path) -> None:
    """Requests that brought no answer are recorded as what they were."""
    failures: list[Any] = [httpx2.ReadTimeout("slow"), httpx2.ConnectError("gone"), completion(GOOD)]

    def handle(_: httpx2.Request) -> httpx2.Response:
        result = failures.pop(0)
        if isinstance(result, Exception):
            raise result
        return result  # type: ignore[no-any-return]  # a list of both

    transport = RecordingTransport(path, inner=httpx2.MockTransport(handle), origin="synthetic")
    engine = LLMEngine(settings(), http_transport=transport)
    engine.answer(ask())
    engine.close()
    result, _ = replay(path)
    assert [row.outcome for row in result.attempts] == ["timeout", "connection", "ok"]


class Memo(BaseModel):
    """A memo on one dispute."""

    model_config = ConfigDict(extra="forbid")
    headline: str
    points: list[Sentence]


class LongerMemo(Memo):
    """A memo on one dispute, told at length."""


def memo(model: type[BaseModel], folder: Path) -> BriefType:
    return BriefType(name="memo", model=model, prompts=folder)


MEMO = json.dumps({"headline": "x", "points": []})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "system.md.j2").write_text("---\nversion: 1\n---\nWrite a memo.\n")
    (folder / "document.md.j2").write_text("{% for paragraph in paragraphs %}{{ paragraph }}{% endfor %}\n")
    return folder


@pytest.mark.parametrize("part", ["template", "document template", "schema", "article", "model", "sampling"])
def test_miss_names_what_changed(path: Path, folder: Path, part: str) -> None:
    """Change one thing and the miss names that thing alone, shows it, and gives the command that records the case."""
    with recording_case("port"):
        record(path, completion(MEMO), question=ask(kind=memo(Memo, folder)))
    question, changes = ask(kind=memo(Memo, folder)), {}
    if part == "template":
        (folder / "system.md.j2").write_text("---\nversion: 1\n---\nWrite a short memo.\n")
    elif part == "document template":
        (folder / "document.md.j2").write_text("Text:{% for paragraph in paragraphs %}{{ paragraph }}{% endfor %}\n")
    elif part == "schema":
        question = ask(kind=memo(LongerMemo, folder))
    elif part == "article":
        question = ask(TEXT.replace("four", "five"), memo(Memo, folder))
    elif part == "model":
        changes = {"model": "n"}
    else:
        changes = {"temperature": 0.5}
    from summarizer.prompting.render import _environment  # noqa: PLC0415 # templates are cached by folder

    _environment.cache_clear()
    with recording_case("port"):
        miss, _ = replay(path, question, **changes)
    assert type(miss) is errors.RecordingMissing
    assert miss.changed == (part.removeprefix("document "),)
    assert "case port" in miss.message
    assert "eval record --case port" in miss.hint
    shown = {"template": "short memo", "document template": "Text:", "article": "five", "model": "+n"}.get(part, "+")
    assert shown in miss.diff
    assert [row.outcome for row in miss.attempts] == ["no_recording"]


def test_no_key_and_no_headers_are_written(path: Path) -> None:
    """The file holds neither the key nor any header, also when the endpoint repeats the key."""
    record(path, httpx2.Response(400, headers={"X-Secret": KEY}, json={"error": {"message": f"bad key {KEY}"}}))
    text = path.read_text()
    assert KEY not in text
    assert "authorization" not in text.lower()
    assert "X-Secret" not in text


def test_a_placeholder_key_does_not_mutilate_what_is_kept(path: Path) -> None:
    """A key of one letter stands in every answer: striking it out would change the recorded words."""
    inner = httpx2.MockTransport(lambda _: completion(GOOD))
    short = settings(api_key=SecretStr("e"))
    engine = LLMEngine(short, http_transport=RecordingTransport(path, inner=inner, origin="synthetic"))
    engine.answer(ask())
    engine.close()
    assert "***" not in path.read_text("utf-8")
    assert replay(path)[0].raw == json.loads(GOOD)


def test_ci_never_records(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where CI is true there is no recording transport at all."""
    monkeypatch.setenv("CI", "true")
    with pytest.raises(errors.SettingsError, match="refused in CI"):
        RecordingTransport(path)


@pytest.mark.parametrize(
    ("damage", "complaint"),
    [
        (lambda text: text + "{broken\n", "not a JSON object"),
        (lambda text: text.replace('"origin": "synthetic"', '"origin": "invented"'), "unknown origin"),
        (lambda text: text.replace('"kind": "answer"', '"kind": "remark"'), "unknown kind"),
        (lambda text: text.replace('"key": "', '"key": "0'), "does not belong"),
        (lambda text: text.replace('"status": 200', '"estatus": 200'), "estatus"),
    ],
)
def test_damaged_file_is_refused_with_its_line(path: Path, damage: Callable[[str], str], complaint: str) -> None:
    """A file of recordings that was edited by hand or cut says where."""
    record(path, completion(GOOD))
    path.write_text(damage(path.read_text()))
    with pytest.raises(errors.SettingsError, match=complaint):
        Recordings.load(path)


def test_body_that_json_would_change_is_kept_as_text(path: Path) -> None:
    """Doubled keys in an answer survive being recorded."""
    text = json.dumps(json.loads(completion(GOOD).content)).replace('"created": 1', '"created": 1, "created": 2')
    record(path, httpx2.Response(200, text=text, headers={"content-type": "application/json"}))
    assert next(iter(Recordings.load(path))).body == text


def test_parts_are_written_once(path: Path) -> None:
    """Template and schema are stored once, however many articles are recorded."""
    record(path, completion(GOOD))
    first = len(path.read_text().splitlines())
    record(path, completion(GOOD), question=ask("Another article about the port talks."))
    assert first == 7
    assert len(path.read_text().splitlines()) == first + 2


def test_generated_ids_and_library_versions_do_not_change_the_key() -> None:
    """What libraries generate anew each time is no part of the key; what decides the answer is."""

    def request(call: str, version: str, text: str) -> dict[str, Any]:
        function = {"name": "f", "arguments": "{}"}
        return {
            "model": "m",
            "messages": [
                {"role": "system", "content": "s"},
                {"role": "user", "content": text},
                {
                    "role": "assistant",
                    "content": "",
                    "tool_calls": [{"id": call, "type": "function", "function": function}],
                },
                {"role": "tool", "tool_call_id": call, "content": f"see https://errors.pydantic.dev/{version}/v/x"},
            ],
        }

    key = parts_of(request("call_1", "2.14", "t")).key
    assert parts_of(request("call_2", "2.15", "t")).key == key
    assert parts_of(request("call_1", "2.14", "u")).key != key


def test_renamed_limit_is_the_same_request() -> None:
    """`max_tokens` and its newer name ask for the same thing."""
    asked = {"model": "m", "messages": []}
    assert parts_of(asked | {"max_tokens": 9}).key == parts_of(asked | {"max_completion_tokens": 9}).key


def test_asynchronous_replay_is_the_same(path: Path) -> None:
    """The asynchronous face answers from the same recordings."""
    record(path, completion(GOOD))

    async def main() -> dict[str, Any]:
        engine = LLMEngine(settings(), http_transport=ReplayTransport(Recordings.load(path)))
        answer = await engine.aanswer(ask())
        await engine.aclose()
        return answer.raw

    assert asyncio.run(main()) == BRIEF
