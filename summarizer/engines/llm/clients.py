"""One openai client and instructor's readers, shared by everything that one event loop asks."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from summarizer.engines.llm.completion import Completion, answer_text, completion_of, model_of, usage_of
from summarizer.engines.llm.exchange import Exchange
from summarizer.engines.llm.faults import error_in_answer, failure_of
from summarizer.engines.llm.hush import hush, hushed
from summarizer.engines.llm.modes import Mode
from summarizer.engines.llm.size import bound_size
from summarizer.engines.replay import request_facts

if TYPE_CHECKING:
    import httpx2
    from openai._types import RequestOptions

CONNECT_SECONDS = 10.0
NO_KEY = "none"  # openai insists on a key; endpoints of one's own often want none

KEY_ONLY: Any = {"bearer_auth": True}  # never a second key that the environment may hold


class Clients:
    """Sends requests through openai and has instructor read the answers. Belongs to one event loop.

    What instructor does here: its handler for the mode finds the answer in the completion and hands it to the
    `response_model`, which checks its top level. Its `create` is left out: it costs half a millisecond of CPU a
    request (it looks through the model five times and copies the messages twice), and all that it does beyond that
    would have to be bypassed, because of what the installed code does: its retries (they know no error classes), its
    re-asks (they repeat broken tool calls, which some endpoints reject, and pydantic's words), its templating (article
    text would be a Jinja template), its way to ask for the shape (never strict; plain JSON with a prompt of its own).
    """

    def __init__(self, *, base_url: str, key: str | None, transport: httpx2.AsyncBaseTransport | None) -> None:
        import instructor  # noqa: PLC0415 # with openai 1,200 modules: only once an engine asks
        import openai  # noqa: PLC0415 # see above

        hush()
        self._key = key
        self._http = openai.DefaultAsyncHttpxClient(transport=transport, follow_redirects=False)
        self._http.event_hooks = {"response": [bound_size]}
        self._openai = openai.AsyncOpenAI(
            api_key=key or NO_KEY, base_url=base_url, max_retries=0, http_client=self._http
        )
        self._tools = _reader(instructor.Mode.TOOLS)
        self._text = _reader(instructor.Mode.JSON_SCHEMA)

    async def ask(self, exchange: Exchange, seconds: float) -> dict[str, Any]:
        """Send one request and return the checked answer; raises `Failure`. Never takes longer than `seconds`."""
        started = time.monotonic()
        try:
            with request_facts(exchange.document) as facts, hushed():
                async with asyncio.timeout(seconds):
                    # Not chat.completions.create: it walks messages and schema against its types and builds models of
                    # the answer, half of what a request costs.
                    answer: Any = await self._openai.post(
                        "/chat/completions",
                        content=exchange.body(),
                        cast_to=object,
                        options={"timeout": _timeout(min(seconds, CONNECT_SECONDS)), "security": KEY_ONLY},
                    )
                return self._read(exchange, answer)
        except Exception as error:  # noqa: BLE001 # the seam: whatever the libraries raise becomes a Failure here
            failure = failure_of(error, mode=exchange.mode, key=self._key)
        finally:
            exchange.seconds = facts.seconds if facts.replayed else round(time.monotonic() - started, 6)
        raise failure

    def _read(self, exchange: Exchange, answer: Any) -> dict[str, Any]:
        """What is in an answer, and into the exchange what it was billed as. Raises `Failure`."""
        completion = completion_of(answer)
        exchange.usage, exchange.reported_model = usage_of(completion), model_of(completion)
        fault = error_in_answer(completion, mode=exchange.mode, key=self._key)
        if fault is not None:
            raise fault
        tools = exchange.mode is Mode.TOOLS
        reply: Any = (self._tools if tools else self._text)(
            response=Completion.of(answer_text(completion), tools=tools),
            response_model=exchange.structure.response_model,
        )
        raw: dict[str, Any] = reply.raw
        return raw

    async def call(self, path: str, seconds: float, body: dict[str, Any] | None = None) -> Any:
        """GET `path`, or POST `body` to it, and return the JSON of the answer; raises `Failure`."""
        options: RequestOptions = {"timeout": _timeout(min(seconds, CONNECT_SECONDS)), "security": KEY_ONLY}
        try:
            with hushed():
                async with asyncio.timeout(seconds):
                    if body is None:
                        return await self._openai.get(path, cast_to=object, options=options)
                    return await self._openai.post(path, cast_to=object, body=body, options=options)
        except Exception as error:  # noqa: BLE001 # the same seam as in ask()
            failure = failure_of(error, mode=Mode.TEXT, key=self._key)
        raise failure

    async def aclose(self) -> None:
        await self._openai.close()


def _reader(mode: Any) -> Callable[..., Any]:
    """What instructor reads answers with that were asked for in `mode`."""
    from instructor import Provider  # noqa: PLC0415 # see Clients
    from instructor.v2 import mode_registry  # noqa: PLC0415 # see Clients

    reader: Callable[..., Any] = mode_registry.get_handlers(Provider.OPENAI, mode).response_parser
    return reader


@lru_cache(maxsize=64)
def _timeout(connect: float) -> httpx2.Timeout:
    """For the connection alone: the whole request has one limit, and a timer for each read would only cost time."""
    import httpx2  # noqa: PLC0415 # comes with openai

    return httpx2.Timeout(None, connect=connect)
