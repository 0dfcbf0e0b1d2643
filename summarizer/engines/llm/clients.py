"""One openai client and its instructor faces, shared by everything that one event loop asks."""

from __future__ import annotations

import asyncio
import time
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

from summarizer.engines.llm.completion import checked_message, model_of, set_answer_text, usage_of
from summarizer.engines.llm.exchange import Exchange
from summarizer.engines.llm.faults import error_in_answer, failure_of
from summarizer.engines.llm.hush import hush, hushed
from summarizer.engines.llm.modes import SHAPE_PARAMETERS, Mode, shape_parameters
from summarizer.engines.llm.size import bound_size
from summarizer.engines.replay import request_facts

if TYPE_CHECKING:
    import httpx2
    from instructor import AsyncInstructor
    from openai._types import RequestOptions
    from openai.types.chat import ChatCompletion

CONNECT_SECONDS = 10.0
NO_KEY = "none"  # openai insists on a key; endpoints of one's own often want none

KEY_ONLY: Any = {"bearer_auth": True}  # never a second key that the environment may hold

_exchange: ContextVar[Exchange | None] = ContextVar("summarizer_exchange", default=None)


class Clients:
    """Sends requests through instructor over openai. Belongs to one event loop; not to be shared between loops.

    What instructor does here: it prepares the request, finds the answer in the completion as its mode says and hands
    it to the `response_model`, which checks its top level. Bypassed, because of what the installed code does: its
    retries (they know no error classes: `max_retries=0`, one policy above), its re-asks (they repeat broken tool
    calls, which some endpoints reject, and pydantic's words), its templating (no `context=`: article text would be a
    Jinja template) and its way to ask for the shape (never strict; plain JSON is asked for with a prompt of its own).
    """

    def __init__(self, *, base_url: str, key: str | None, transport: httpx2.AsyncBaseTransport | None) -> None:
        import instructor  # noqa: PLC0415 # with openai 1,200 modules: only once an engine asks
        import openai  # noqa: PLC0415 # see above
        from openai.types.chat import ChatCompletion  # noqa: PLC0415 # see above

        hush()
        self._key = key
        self._completion = ChatCompletion
        self._http = openai.DefaultAsyncHttpxClient(transport=transport, follow_redirects=False)
        self._http.event_hooks = {"response": [bound_size]}
        self._openai = openai.AsyncOpenAI(
            api_key=key or NO_KEY, base_url=base_url, max_retries=0, http_client=self._http
        )
        self._faces = {
            mode: _face(self._openai, instructor.patch(create=self._send, mode=mode), mode)
            for mode in (instructor.Mode.JSON_SCHEMA, instructor.Mode.TOOLS)
        }
        self._tools, self._text = instructor.Mode.TOOLS, instructor.Mode.JSON_SCHEMA

    async def ask(self, exchange: Exchange, seconds: float) -> dict[str, Any]:
        """Send one request and return the checked answer; raises `Failure`. Never takes longer than `seconds`."""
        mode = exchange.mode
        face = self._faces[self._tools if mode is Mode.TOOLS else self._text]
        parameters = exchange.parameters()
        token = _exchange.set(exchange)
        started = time.monotonic()
        try:
            with request_facts(exchange.document) as facts, hushed():
                async with asyncio.timeout(seconds):
                    reply: Any = await face.create(
                        response_model=exchange.structure.response_model,
                        max_retries=0,
                        timeout=_timeout(seconds),
                        **parameters,
                    )
        except Exception as error:  # noqa: BLE001 # the seam: whatever the libraries raise becomes a Failure here
            failure = failure_of(_origin(error), mode=mode, key=self._key)
        else:
            answer: dict[str, Any] = reply.raw
            return answer
        finally:
            _exchange.reset(token)
            exchange.seconds = facts.seconds if facts.replayed else round(time.monotonic() - started, 6)
        raise failure

    async def _send(self, **request: Any) -> ChatCompletion:
        """What instructor calls in place of openai's `create`; the completion that it returns is fit to be parsed."""
        exchange = _exchange.get()
        assert exchange is not None, "requests are sent by ask() alone"  # a bug of ours otherwise
        limit = request.pop("timeout")
        body = {name: value for name, value in request.items() if name not in SHAPE_PARAMETERS}
        body |= shape_parameters(exchange.mode, exchange.structure)
        # Not chat.completions.create: it walks messages and schema against its types, half of what a request costs.
        completion = await self._openai.post(
            "/chat/completions", body=body, cast_to=self._completion, options={"timeout": limit, "security": KEY_ONLY}
        )
        exchange.usage, exchange.reported_model = usage_of(completion), model_of(completion)
        fault = error_in_answer(completion, mode=exchange.mode, key=self._key)
        if fault is not None:
            raise fault
        set_answer_text(checked_message(completion), tools=exchange.mode is Mode.TOOLS)
        return completion

    async def call(self, path: str, seconds: float, body: dict[str, Any] | None = None) -> Any:
        """GET `path`, or POST `body` to it, and return the JSON of the answer; raises `Failure`."""
        options: RequestOptions = {"timeout": _timeout(seconds), "security": KEY_ONLY}
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


def _face(client: Any, create: Any, mode: Any) -> AsyncInstructor:
    from instructor import AsyncInstructor  # noqa: PLC0415 # see Clients

    return AsyncInstructor(client=client, create=create, mode=mode)


def _timeout(seconds: float) -> httpx2.Timeout:
    import httpx2  # noqa: PLC0415 # comes with openai

    return httpx2.Timeout(seconds, connect=min(CONNECT_SECONDS, seconds))


def _origin(error: BaseException) -> BaseException:
    """The error under instructor's wrapper: a `Failure` of ours, or what openai raised."""
    from instructor.core import InstructorRetryException  # noqa: PLC0415 # see Clients

    while isinstance(error, InstructorRetryException) and error.__cause__ is not None:
        error = error.__cause__
    return error
