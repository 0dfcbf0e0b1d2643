"""One engine shared by threads, tasks and loops, and what is refused before anything is sent."""

from __future__ import annotations

import asyncio
import signal
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from summarizer import errors
from summarizer.engines.llm import LLMEngine
from summarizer.engines.protocol import Answer
from summarizer.schemas import Attempt
from summarizer.settings import Settings
from tests.endpoint import MockEndpoint
from tests.endpoint.mock import Wire
from tests.endpoint.plays import BRIEF, good, status
from tests.engines.llm.conftest import MakeEngine, ask_for


@pytest.mark.usefixtures("waitless")
class TestSharing:
    """One engine for many threads, tasks and loops."""

    def test_threads_and_loops_share_an_engine(self, endpoint: MockEndpoint, make_engine: MakeEngine) -> None:
        """Threads, one loop after another and a running loop all get their answers from one engine."""
        endpoint.play(good())
        engine = make_engine()

        async def many() -> list[Answer]:
            answers = await asyncio.gather(*(engine.aanswer(ask_for()) for _ in range(8)))
            blocking = engine.answer(ask_for())  # inside a running loop: must neither fail nor hang
            await engine.aclose()
            return [*answers, blocking]

        with ThreadPoolExecutor(8) as pool:
            threaded = list(pool.map(lambda _: engine.answer(ask_for()), range(16)))
        looped = asyncio.run(many()) + asyncio.run(many())
        assert all(answer.raw == BRIEF for answer in threaded + looped)
        assert len(endpoint.seen) == 16 + 2 * 9

    def test_closed_engine_can_be_used_again(self, endpoint: MockEndpoint, make_engine: MakeEngine) -> None:
        """Closing gives back connections and thread; the next question starts new ones."""
        endpoint.play(good())
        engine = make_engine()
        for _ in range(2):
            assert engine.answer(ask_for()).raw == BRIEF
            engine.close()

    def test_cancelled_task_stops_its_request(self, endpoint: MockEndpoint, make_engine: MakeEngine) -> None:
        """Giving up is not an error of the endpoint, and is not swallowed or retried."""

        def stall(wire: Wire) -> None:
            wire.hold()

        endpoint.play(stall)
        engine = make_engine()

        async def main() -> None:
            task = asyncio.create_task(engine.aanswer(ask_for()))
            while not endpoint.seen:
                await asyncio.sleep(0.01)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            await engine.aclose()

        asyncio.run(main())
        assert len(endpoint.seen) == 1

    def test_interrupt_stops_a_synchronous_call(self, endpoint: MockEndpoint, make_engine: MakeEngine) -> None:
        """Ctrl-C ends a waiting call at once, gives up its request, and leaves the engine fit for use."""
        gone = threading.Event()

        def stall(wire: Wire) -> None:
            wire.hold()
            gone.set()

        def interrupt(*_: object) -> None:
            raise KeyboardInterrupt

        endpoint.play(stall, good())
        engine = make_engine()
        before = signal.signal(signal.SIGALRM, interrupt)
        signal.setitimer(signal.ITIMER_REAL, 0.3)
        try:
            with pytest.raises(KeyboardInterrupt):
                engine.answer(ask_for())
        finally:
            signal.signal(signal.SIGALRM, before)
        assert gone.wait(2.0)
        assert engine.answer(ask_for()).raw == BRIEF

    def test_gate_stands_before_every_request(self, endpoint: MockEndpoint, make_engine: MakeEngine) -> None:
        """Flow control hears of each request before it is sent and how it ended."""
        heard: list[Any] = []

        class Gate:
            async def enter(self) -> None:
                heard.append("enter")

            def leave(self, attempt: Attempt, retry_after: float | None) -> None:
                heard.append((attempt.outcome, retry_after))

        endpoint.play(status(429, Retry_After="3"), good())
        make_engine(gate=Gate()).answer(ask_for())
        assert heard == ["enter", ("http_429", 3.0), "enter", ("ok", None)]

    def test_gate_that_stays_shut_ends_at_the_deadline(self, endpoint: MockEndpoint, make_engine: MakeEngine) -> None:
        """Waiting for a turn counts towards the time of an article; nothing is sent and nothing is left."""
        left: list[Any] = []

        class Shut:
            async def enter(self) -> None:
                await asyncio.sleep(60)

            def leave(self, attempt: Attempt | None, retry_after: float | None) -> None:
                left.append(attempt)

        endpoint.play(good())
        with pytest.raises(errors.EndpointTimeout):
            make_engine(gate=Shut()).answer(ask_for(seconds=0.1))
        assert endpoint.seen == []
        assert left == []


class TestSettings:
    """What is refused before anything is sent."""

    @pytest.mark.parametrize(
        ("changes", "complaint"),
        [
            ({"base_url": "http://h/v1", "api_key": None}, "No model"),
            ({"model": "m", "base_url": None, "api_key": None}, "No API key"),
            ({"model": "m", "base_url": "nonsense"}, "not an address"),
            ({"model": "m", "base_url": "http://[::1", "api_key": None}, "not an address"),
            ({"model": "m", "api_key": "sk-\u2026"}, "characters that no key has"),
        ],
    )
    def test_unusable_settings(self, changes: dict[str, Any], complaint: str, monkeypatch: pytest.MonkeyPatch) -> None:
        """Each is one line with what to do."""
        for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "SUMMARIZER_MODEL"):
            monkeypatch.delenv(name, raising=False)
        with pytest.raises(errors.SettingsError, match=complaint) as caught:
            LLMEngine(Settings(**changes))
        assert caught.value.hint

    def test_import_is_light(self) -> None:
        """Importing and making an engine loads neither openai nor instructor: only asking does."""
        code = (
            "import sys; from summarizer.engines.llm import LLMEngine; from summarizer.settings import Settings; "
            "LLMEngine(Settings(api_key='x')); "
            "print([m for m in ('openai', 'instructor', 'httpx2', 'tenacity') if m in sys.modules])"
        )
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        assert done.stdout.strip() == "[]"
