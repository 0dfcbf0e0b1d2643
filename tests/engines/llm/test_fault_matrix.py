"""Every fault, over real HTTP, in both faces and every mode: a brief or one of our errors, within the policy."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from summarizer.engines.llm import LLMEngine
from summarizer.engines.protocol import Answer
from summarizer.errors import EngineError
from summarizer.schemas import Attempt
from tests.endpoint import FAULTS, Fault, MockEndpoint, Usage
from tests.endpoint.plays import good
from tests.engines.llm.conftest import Asker, ask_for, settings_for

MODES = ("json_schema", "tools", "json", "auto")
SLOW = (0.15, 1.0, 4.0)  # seconds until the deadline; more where the machine was too busy to send in time


@pytest.fixture(scope="module", params=MODES)
def engine(request: pytest.FixtureRequest, endpoint: MockEndpoint) -> Iterator[LLMEngine]:
    engine = LLMEngine(settings_for(endpoint, mode=request.param))
    yield engine
    engine.close()


def outcome_of(asker: Asker, engine: LLMEngine, seconds: float = 20.0) -> Answer | EngineError:
    try:
        return asker(engine, ask_for(seconds=seconds))
    except EngineError as error:
        return error


def billed(attempts: tuple[Attempt, ...]) -> list[Usage]:
    rows = [(row.input_tokens, row.output_tokens, row.cached_tokens) for row in attempts]
    return [Usage(a, b, c) for a, b, c in rows if a is not None and b is not None and c is not None]


@pytest.mark.usefixtures("waitless")
@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_lasting_fault_ends_within_policy(
    fault: Fault, engine: LLMEngine, asker: Asker, endpoint: MockEndpoint
) -> None:
    """A fault that lasts ends in the documented error after the documented requests, on time, fully booked."""
    for deadline in SLOW if fault.slow else (20.0,):
        endpoint.play(fault.play)
        started = time.monotonic()
        outcome = outcome_of(asker, engine, deadline)
        seconds = time.monotonic() - started
        if len(endpoint.seen) == fault.requests and seconds <= deadline + 0.5:
            break

    assert type(outcome) is (fault.error or Answer), repr(outcome)
    assert len(endpoint.seen) == fault.requests
    assert len(outcome.attempts) == fault.requests
    assert billed(outcome.attempts) == endpoint.billed
    assert [row.attempt for row in outcome.attempts] == list(range(1, fault.requests + 1))
    if fault.slow:
        assert deadline - 0.05 <= seconds <= deadline + 0.5


@pytest.mark.usefixtures("waitless")
@pytest.mark.parametrize("fault", [f for f in FAULTS if f.passes], ids=lambda fault: fault.name)
def test_passing_fault_costs_one_request(fault: Fault, engine: LLMEngine, asker: Asker, endpoint: MockEndpoint) -> None:
    """One good answer after a fault that a second request can mend gives the brief, and both are booked."""
    endpoint.play(fault.play, good())
    outcome = outcome_of(asker, engine)

    assert isinstance(outcome, Answer)
    assert len(endpoint.seen) == (1 if fault.error is None else 2)
    assert billed(outcome.attempts) == endpoint.billed
    assert outcome.attempts[-1].outcome == "ok"
