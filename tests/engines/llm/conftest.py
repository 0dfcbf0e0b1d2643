"""What the tests of the LLM engine share: an endpoint, engines on it, and ways to ask."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from pydantic import SecretStr

from summarizer.document import Document
from summarizer.engines.llm import LLMEngine, no_waits
from summarizer.engines.protocol import Answer, Ask, Budget
from summarizer.prompting import brief_type
from summarizer.schemas import AttemptKind
from summarizer.settings import Settings
from tests.endpoint import MockEndpoint

KEY = "sk-canary-0123456789abcdef"
TEXT = "The port offered four per cent on Monday. {{7*7}} {% if %} The union said it would strike."


@pytest.fixture(scope="module")
def endpoint() -> Iterator[MockEndpoint]:
    with MockEndpoint() as mock:
        yield mock


@pytest.fixture
def waitless() -> Iterator[None]:
    with no_waits():
        yield


def settings_for(endpoint: MockEndpoint, **changes: Any) -> Settings:
    options: dict[str, Any] = {"api_key": SecretStr(KEY), "base_url": endpoint.url, "model": "mock", "timeout": 20.0}
    return Settings(**(options | changes))


def ask_for(*, kind: AttemptKind = AttemptKind.DRAFT, requests: int = 5, seconds: float | None = None) -> Ask:
    budget = Budget.starting_now(requests=requests, seconds=seconds)
    return Ask(kind, Document(TEXT), brief_type("statement"), budget)


Asker = Callable[[LLMEngine, Ask], Answer]


def ask_sync(engine: LLMEngine, ask: Ask) -> Answer:
    return engine.answer(ask)


@pytest.fixture(scope="module", params=["sync", "async"])
def asker(request: pytest.FixtureRequest) -> Iterator[Asker]:
    """Both faces of an engine, the asynchronous one on one loop for the whole module."""
    if request.param == "sync":
        yield ask_sync
        return
    engines: list[LLMEngine] = []

    def ask_async(engine: LLMEngine, ask: Ask) -> Answer:
        engines.append(engine)
        return runner.run(engine.aanswer(ask))

    with asyncio.Runner() as runner:
        yield ask_async
        for engine in set(engines):
            runner.run(engine.aclose())


MakeEngine = Callable[..., LLMEngine]


@pytest.fixture
def make_engine(endpoint: MockEndpoint) -> Iterator[MakeEngine]:
    made: list[LLMEngine] = []

    def make(gate: Any = None, **changes: Any) -> LLMEngine:
        made.append(LLMEngine(settings_for(endpoint, **changes), gate=gate))
        return made[-1]

    yield make
    for engine in made:
        engine.close()
