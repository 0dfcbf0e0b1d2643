"""Keys and article text stay out of logs, errors and tracebacks."""

from __future__ import annotations

import io
import logging
import pickle
import traceback
from collections.abc import Iterator

import pytest

from summarizer.engines.llm import LLMEngine
from summarizer.errors import EngineError
from tests.endpoint import FAULTS, Fault, MockEndpoint
from tests.endpoint.plays import raw, says, status
from tests.engines.llm.conftest import KEY, ask_for, settings_for

ARTICLE_WORDS = "four per cent on Monday"
ANSWER_WORDS = "answer-canary"


@pytest.fixture(scope="module")
def engine(endpoint: MockEndpoint) -> Iterator[LLMEngine]:
    engine = LLMEngine(settings_for(endpoint, mode="auto"))
    yield engine
    engine.close()


@pytest.fixture
def everything_logged() -> Iterator[io.StringIO]:
    """Every logger of the process at DEBUG, with tracebacks."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield stream
    root.removeHandler(handler)
    root.setLevel(level)


ECHOES = [
    Fault("400 repeats the key", status(400, message=f"bad {KEY} here"), EngineError, 1),
    Fault("401 repeats the key", status(401, message=f"Incorrect API key provided: {KEY}."), EngineError, 1),
    Fault("header repeats the key", raw(b"{}", X_Echo=KEY), EngineError, 4),
    Fault("answer in prose", says(f"{ANSWER_WORDS} {ARTICLE_WORDS}"), EngineError, 2),
    Fault("answer with odd keys", says('{"' + ANSWER_WORDS + '": 1}'), EngineError, 2),
]


@pytest.mark.usefixtures("waitless")
@pytest.mark.parametrize("fault", [*ECHOES, *(f for f in FAULTS if not f.slow)], ids=lambda fault: fault.name)
def test_nothing_leaks(fault: Fault, engine: LLMEngine, endpoint: MockEndpoint, everything_logged: io.StringIO) -> None:
    """Neither key nor article nor answer is in any log line, message, repr or traceback, at DEBUG, under any fault."""
    endpoint.play(fault.play)
    told = repr(engine)
    error: EngineError | None = None
    try:
        told += repr(engine.answer(ask_for()).attempts)
    except EngineError as caught:
        error = caught
    if error is not None:
        told += str(error) + repr(error) + repr(vars(error)) + "".join(traceback.format_exception(error))
        assert error.__cause__ is None
        assert error.__context__ is None
    logged = everything_logged.getvalue()
    for secret in (KEY, ARTICLE_WORDS, ANSWER_WORDS):
        assert secret not in logged
        assert secret not in told
    assert endpoint.seen[0].headers["authorization"] == f"Bearer {KEY}"


def test_errors_survive_a_process_border(engine: LLMEngine, endpoint: MockEndpoint) -> None:
    """An error can be pickled: nothing of the HTTP library hangs on it."""
    endpoint.play(status(401))
    with pytest.raises(EngineError) as caught:
        engine.answer(ask_for())
    copy = pickle.loads(pickle.dumps(caught.value))
    assert (type(copy), str(copy), copy.attempts) == (type(caught.value), str(caught.value), caught.value.attempts)


def test_other_users_of_the_libraries_keep_their_logs(
    engine: LLMEngine, endpoint: MockEndpoint, everything_logged: io.StringIO
) -> None:
    """Only what is logged about our own requests is held back."""
    endpoint.play(status(401))
    with pytest.raises(EngineError):
        engine.answer(ask_for())
    logging.getLogger("openai._base_client").debug("somebody else's request")
    assert "somebody else's request" in everything_logged.getvalue()
    assert "Request options" not in everything_logged.getvalue()
