"""The LLM engine: asks an OpenAI-compatible endpoint for a brief, within a budget of requests and seconds."""

from __future__ import annotations

import asyncio
import logging
import threading
import time
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import urlsplit

from summarizer.engines.llm.background import BackgroundLoop
from summarizer.engines.llm.exchange import BudgetSpent, Exchange, Sampling
from summarizer.engines.llm.modes import LADDERS, Mode, prompt_sha256
from summarizer.engines.llm.outcomes import Failure, Outcome, Remedy
from summarizer.engines.llm.prices import price_list
from summarizer.engines.llm.structure import structure_of
from summarizer.engines.llm.waits import pause
from summarizer.engines.protocol import Answer, Ask
from summarizer.engines.replay import RecordingMiss, Recordings
from summarizer.errors import EngineError, RecordingMissing, RequestBudgetSpent, SettingsError
from summarizer.prompting import Prompt, render, render_repair
from summarizer.schemas import Attempt, AttemptKind
from summarizer.settings import Settings

if TYPE_CHECKING:
    import httpx2
    import tenacity

    from summarizer.engines.llm.clients import Clients

OFFICIAL = "https://api.openai.com/v1"
DEFAULT_MODEL = "gpt-4.1-mini"

log = logging.getLogger("summarizer")


class Gate(Protocol):
    """Stands before every request: for flow control over many articles."""

    async def enter(self) -> None:
        """Return when the next request may be sent; what it raises ends the ask."""
        ...

    def leave(self, attempt: Attempt | None, retry_after: float | None) -> None:
        """Hear how the request ended, and for how many seconds the endpoint wants to be left alone.

        Called once after each `enter` that returned; `attempt` is None where no request was sent after all.
        """
        ...


class LLMEngine:
    """Drafts and repairs briefs through openai and instructor. Safe to share across threads, tasks and event loops.

    Clients are kept, one for each event loop; synchronous calls share one loop in the background.
    """

    name = "llm"
    can_repair = True
    reads_windows = True

    def __init__(
        self,
        settings: Settings,
        *,
        http_transport: httpx2.AsyncBaseTransport | None = None,
        gate: Gate | None = None,
    ) -> None:
        self.settings = settings
        self.recordings = Recordings.load(settings.recordings) if settings.recordings is not None else None
        self.model = model_of(settings, self.recordings)
        self._base_url = settings.base_url or OFFICIAL
        self.host = _host(self._base_url)
        renamed = self.host == "api.openai.com" or self.host.endswith(".openai.azure.com")
        self.limit_name = "max_completion_tokens" if renamed else "max_tokens"
        self._key = key_of(settings)
        self._transport = http_transport
        self._gate = gate
        self._prices = price_list(settings.prices)
        self._background = BackgroundLoop()
        self._clients: dict[asyncio.AbstractEventLoop, Clients] = {}
        self._modes = LADDERS[settings.mode]
        self._lock = threading.Lock()

    def answer(self, ask: Ask) -> Answer:
        return self._background.run(self.aanswer(ask))

    async def aanswer(self, ask: Ask) -> Answer:
        """Ask for a draft or a repair; raises `EngineError` with the ledger of all requests that were sent."""
        self.clients()  # the first call imports openai: before the clock of this article starts
        prompt = self.prompt(ask)
        exchange = self._exchange(ask, prompt)
        outcome = await self._converse(exchange)
        if isinstance(outcome, EngineError):
            log.info("no answer: %s (%s)", outcome.code, type(outcome).__name__)
            raise outcome
        return Answer(
            raw=outcome,
            attempts=tuple(exchange.attempts),
            model=exchange.reported_model or self.model,
            prompt_sha256=prompt_sha256(exchange.mode, exchange.structure, prompt),
            schema_sha256=ask.brief_type.schema_sha256,
        )

    def prompt(self, ask: Ask) -> Prompt:
        prompt = render(ask.brief_type, ask.document, ask.window)
        if ask.kind is AttemptKind.REPAIR and ask.previous is not None:
            return render_repair(prompt, ask.previous.raw, ask.problems)
        return prompt

    async def aclose(self) -> None:
        """Close the connections of the running loop."""
        clients = self._clients.pop(asyncio.get_running_loop(), None)
        if clients is not None:
            await clients.aclose()

    def close(self) -> None:
        """Close the connections of synchronous calls and end their thread."""
        self._background.stop()

    def _exchange(self, ask: Ask, prompt: Prompt) -> Exchange:
        settings = self.settings
        deadline = time.monotonic() + settings.timeout
        if ask.budget.deadline is not None:
            deadline = min(deadline, ask.budget.deadline)
        sampling = Sampling(
            model=self.model,
            limit_name=self.limit_name,
            max_output_tokens=settings.max_output_tokens,
            temperature=settings.temperature,
            seed=settings.seed,
        )
        return Exchange(
            prompt=prompt,
            structure=structure_of(ask.brief_type),
            kind=ask.kind,
            budget=ask.budget,
            deadline=deadline,
            document=ask.document.sha256,
            sampling=sampling,
            modes=self._modes,
            prices=self._prices,
            request_timeout=settings.request_timeout,
        )

    async def _converse(self, exchange: Exchange) -> dict[str, Any] | EngineError:
        """Requests until an answer stands or the policy has no remedy left; tenacity runs the loop, once one failed."""
        try:
            try:
                return await self._request(exchange)
            except Failure as failure:
                if not exchange.wants_another(failure):
                    raise
                first = [failure]  # the loop begins with the request that was made

            async def request() -> dict[str, Any]:
                if first:
                    raise first.pop()
                return await self._request(exchange)

            answer: dict[str, Any] = await self._retrying(exchange)(request)
        except BudgetSpent as spent:
            return RequestBudgetSpent(spent.message, attempts=tuple(exchange.attempts))
        except Failure as failure:
            return exchange.error(failure)
        except RecordingMiss as miss:
            return _missing(miss, exchange)
        return answer

    def _retrying(self, exchange: Exchange) -> tenacity.AsyncRetrying:
        import tenacity  # noqa: PLC0415 # keeps start-up light

        return tenacity.AsyncRetrying(
            retry=tenacity.retry_if_exception(exchange.wants_another),
            wait=lambda state: exchange.wait_after(_failure(state)),
            stop=lambda state: state.upcoming_sleep >= exchange.seconds_left(),
            before_sleep=lambda state: self._prepare(exchange, _failure(state)),
            sleep=pause,
            reraise=True,
        )

    async def _request(self, exchange: Exchange) -> dict[str, Any]:
        """One request, through the gate."""
        if self._gate is None:
            return await self._send(exchange)
        try:
            async with asyncio.timeout(exchange.seconds_left()):
                await self._gate.enter()
        except TimeoutError:
            raise Failure(
                Outcome.TIMEOUT, "The time for this article passed before its turn came.", final=True
            ) from None
        before, retry_after = len(exchange.attempts), None
        try:
            return await self._send(exchange)
        except Failure as failure:
            retry_after = failure.retry_after
            raise
        finally:
            sent = exchange.attempts[before:]
            self._gate.leave(sent[0] if sent else None, retry_after)

    async def _send(self, exchange: Exchange) -> dict[str, Any]:
        """One request: over the wire, into the ledger."""
        clients = self.clients()
        seconds = exchange.open_request()
        outcome = Outcome.CANCELLED
        try:
            answer = await clients.ask(exchange, seconds)
            outcome = Outcome.OK
        except Failure as failure:
            outcome = failure.outcome
            raise
        except RecordingMiss:
            outcome = Outcome.NO_RECORDING
            raise
        finally:
            attempt = exchange.close_request(outcome)
            log.debug("request %d (%s): %s", attempt.attempt, attempt.kind, attempt.outcome)
        return answer

    def _prepare(self, exchange: Exchange, failure: Failure) -> None:
        exchange.apply(failure)
        if failure.remedy is Remedy.NEXT_MODE:
            self._forget_mode_before(exchange.mode)

    def _forget_mode_before(self, mode: Mode) -> None:
        """Ask in `mode` from now on: the endpoint has said that it does not know the ones before."""
        with self._lock:
            if mode in self._modes:
                self._modes = self._modes[self._modes.index(mode) :]

    def clients(self) -> Clients:
        """The clients of the running loop, made at the first call."""
        from summarizer.engines.llm.clients import Clients  # noqa: PLC0415 # loads openai: only once an engine asks

        loop = asyncio.get_running_loop()
        with self._lock:
            for closed in [known for known in self._clients if known.is_closed()]:
                del self._clients[closed]
            clients = self._clients.get(loop)
            if clients is None:
                clients = Clients(base_url=self._base_url, key=self._key, transport=self._transport_here())
                self._clients[loop] = clients
                self._background.at_end(loop, clients.aclose)
        return clients

    def _transport_here(self) -> httpx2.AsyncBaseTransport | None:
        if self._transport is not None or self.recordings is None:
            return self._transport
        from summarizer.engines.replay.transports import ReplayTransport  # noqa: PLC0415 # loads the HTTP library

        return ReplayTransport(self.recordings)


def model_of(settings: Settings, recordings: Recordings | None = None) -> str:
    """The model to ask for: the one that is set, the one that was recorded, or the default of OpenAI's endpoint.

    Raises `SettingsError` where the endpoint is another and none is named.
    """
    if settings.model:
        return settings.model
    if recordings is not None and len(recordings.models) == 1:
        return next(iter(recordings.models))
    if settings.base_url is None or settings.base_url.rstrip("/") == OFFICIAL:
        return DEFAULT_MODEL
    raise SettingsError("No model is set for this endpoint.", hint="Set SUMMARIZER_MODEL or --model.")


def key_of(settings: Settings) -> str | None:
    """The key, once it is sure that it can be sent; raises `SettingsError` without repeating it."""
    key = settings.api_key.get_secret_value().strip() if settings.api_key else ""
    if key and not (key.isascii() and key.isprintable()):
        raise SettingsError("The API key holds characters that no key has.", hint="Copy it again.")
    official = settings.base_url is None or settings.base_url.rstrip("/") == OFFICIAL
    if not key and official and settings.recordings is None:
        raise SettingsError(
            "No API key is set.", hint="Set OPENAI_API_KEY, or OPENAI_BASE_URL for an endpoint of your own."
        )
    return key or None


def _host(base_url: str) -> str:
    """Host and port of an endpoint, without what else a URL may carry; raises `SettingsError` for what is no URL."""
    try:
        parts = urlsplit(base_url)
        host = f"{parts.hostname}:{parts.port}" if parts.port else parts.hostname
    except ValueError:
        host = None
    if not host or parts.scheme not in ("http", "https"):
        raise SettingsError("The base URL is not an address.", hint="Give it as https://host/v1.")
    return host


def _missing(miss: RecordingMiss, exchange: Exchange) -> RecordingMissing:
    why = miss.explanation
    hint = f"Record it: {why.command}"
    return RecordingMissing(
        why.sentence, hint=hint, attempts=tuple(exchange.attempts), changed=why.changed, diff=why.diff
    )


def _failure(state: Any) -> Failure:
    failure: Failure = state.outcome.exception()
    return failure
