"""A worker's side of the limiter: the engine's gate, which asks for permits in parcels and tells what came of them."""

from __future__ import annotations

import asyncio
import itertools
import logging
from collections.abc import Coroutine
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from ray.exceptions import RayError

from summarizer.batch.estimates import Estimates
from summarizer.batch.flow import Stopped
from summarizer.batch.records import Claimed, Ticket
from summarizer.ray.gatekeeper import Gone, Grant, Message, Over, Want
from summarizer.readers import Article
from summarizer.schemas import Attempt

GONE = "the limiter of the cluster is gone"

log = logging.getLogger("summarizer")


@dataclass(eq=False)
class Errand:
    """One article; `permit` is that of its first request, which it was let in with."""

    call: int
    ticket: Ticket
    permit: bool = False


current_errand: ContextVar[Errand] = ContextVar("summarizer_ray_errand")


class Leases:
    """Belongs to one event loop. At any time one parcel of messages is on its way, and what comes up meanwhile makes
    the next: the busier the worker, the larger they are."""

    estimates: Estimates  # set before the first article: they need the engine, which needs its gate

    def __init__(self, limiter: Any) -> None:
        self._limiter = limiter
        self._name = uuid4().hex
        self._calls = itertools.count()
        self._outgoing: list[Message] = []
        self._waiting: dict[int, asyncio.Future[str | None]] = {}
        self._under_way: set[int] = set()
        self._sender: asyncio.Task[None] | None = None
        self._listener: asyncio.Task[None] | None = None
        self._gone: str | None = None

    async def admit(self, article: Article) -> Errand:
        """Wait until the article may send its first request. Raises `Stopped`."""
        call = next(self._calls)
        errand = Errand(call, Ticket(Claimed(call, "", article, "")))
        self._under_way.add(call)
        try:
            await self._want(errand)
        except BaseException:
            self.depart(errand)
            raise
        errand.permit = True
        return errand

    def depart(self, errand: Errand) -> None:
        """The article is through."""
        self._under_way.discard(errand.call)
        self._say(Gone(errand.call))

    async def flush(self) -> None:
        """Return when everything that was said has arrived."""
        while self._sender is not None and not self._sender.done():
            await asyncio.wait([self._sender])

    async def enter(self) -> None:
        """Before a request: see `Gate`. Raises `Stopped`."""
        errand = current_errand.get()
        if errand.permit:
            errand.permit = False
        else:
            await self._want(errand)

    def leave(self, attempt: Attempt | None, retry_after: float | None) -> None:
        """After a request: see `Gate`."""
        errand = current_errand.get()
        if attempt is not None:
            errand.ticket.sent += 1
            errand.ticket.last = attempt
            self.estimates.learn(errand.ticket, attempt)
        self._say(Over(errand.call, attempt, retry_after))

    async def _want(self, errand: Errand) -> None:
        if self._gone is not None:
            raise Stopped(self._gone)
        ticket = errand.ticket
        ticket.expected, ticket.bound = self.estimates.request(ticket)
        answer: asyncio.Future[str | None] = asyncio.get_running_loop().create_future()
        self._waiting[errand.call] = answer
        self._say(Want(errand.call, ticket.expected, ticket.bound))
        try:
            refused = await answer
        except asyncio.CancelledError:
            self._say(Over(errand.call))
            raise
        finally:
            self._waiting.pop(errand.call, None)
        if refused is not None:
            raise Stopped(refused)

    def _say(self, message: Message) -> None:
        self._outgoing.append(message)
        if self._sender is None or self._sender.done():
            self._sender = asyncio.create_task(self._until_gone(self._send()))
        if self._under_way and (self._listener is None or self._listener.done()):
            self._listener = asyncio.create_task(self._until_gone(self._listen()))

    async def _send(self) -> None:
        while self._outgoing:
            parcel, self._outgoing = self._outgoing, []
            await self._limiter.tell.remote(self._name, parcel)

    async def _listen(self) -> None:
        while self._under_way:
            grants: list[Grant] = await self._limiter.grants.remote(self._name)
            for grant in grants:
                answer = self._waiting.get(grant.call)
                if answer is not None and not answer.done():
                    answer.set_result(grant.refused)

    async def _until_gone(self, talk: Coroutine[Any, Any, None]) -> None:
        try:
            await talk
        except RayError:
            log.warning(GONE)
            self._gone = GONE
            self._outgoing.clear()
            for answer in self._waiting.values():
                if not answer.done():
                    answer.set_result(GONE)
