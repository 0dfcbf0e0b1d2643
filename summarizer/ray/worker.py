"""A process of the cluster that makes briefs for the driver of a batch. It decides nothing about requests: the driver
gives each one its permit and hears how it ended."""

from __future__ import annotations

import asyncio
import copy
from collections import deque
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from summarizer.batch.ends import finished_of
from summarizer.batch.flow import Stopped
from summarizer.batch.identity import config_of
from summarizer.batch.records import Claimed, Ticket
from summarizer.batch.run import engine_for
from summarizer.batch.wire import current_ticket
from summarizer.errors import EngineError, InternalError, SummarizerError
from summarizer.pipeline import Summarizer
from summarizer.ray.turns import Ended, Left, Order, Turn
from summarizer.readers import Article
from summarizer.schemas import Attempt


@dataclass
class Progress:
    """One article under way in this worker; `permit` is that of the first request, which came with it."""

    ticket: Ticket
    permit: bool = True
    left: deque[Left] = field(default_factory=deque)
    wanted: asyncio.Future[None] | None = None
    end: Ended | None = None
    news: asyncio.Event = field(default_factory=asyncio.Event)
    task: asyncio.Task[None] | None = None


current_progress: ContextVar[Progress] = ContextVar("summarizer_ray_progress")


class Turnstile:
    """The engine's gate: every request but the first waits for the driver's permit."""

    async def enter(self) -> None:
        progress = current_progress.get()
        progress.ticket.exchanged = None
        if progress.permit:
            progress.permit = False
            return
        wanted: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        progress.wanted = wanted
        progress.news.set()
        try:
            await wanted
        except asyncio.CancelledError:
            if wanted.done() and not wanted.cancelled():  # the permit came as the time of the article ran out
                progress.left.append(Left())
            raise
        finally:
            progress.wanted = None

    def leave(self, attempt: Attempt | None, retry_after: float | None) -> None:
        progress = current_progress.get()
        progress.left.append(Left(attempt, retry_after, progress.ticket.exchanged))
        if attempt is None or attempt.outcome != "ok":  # the whole cluster should know at once
            progress.news.set()


class Worker:
    """Many articles at once, in one event loop. `call` is the driver's number for one article in its hands."""

    def __init__(self) -> None:
        self._under_way: dict[int, Progress] = {}
        self._summarizer: Summarizer[Any]

    async def open(self, order: Order) -> dict[str, Any]:
        """Get ready; what the results will depend on, for the driver to compare. Raises `SummarizerError`."""
        transport = order.transport() if order.transport is not None else None
        engine = engine_for(order.settings, Turnstile(), transport)
        self._summarizer = Summarizer(order.settings, brief=order.brief, prompts=order.prompts, engine=engine)
        return config_of(self._summarizer)

    async def begin(self, call: int, article: Article) -> Turn:
        """Take up an article, the permit of its first request included; returns when there is something to tell."""
        progress = Progress(Ticket(Claimed(call, "", article, "")))
        self._under_way[call] = progress
        progress.task = asyncio.create_task(self._work(progress, article))
        return await self._turn(call, progress)

    async def go_on(self, call: int, *, permitted: bool) -> Turn:
        """Go on with an article; `permitted` brings the permit that its last turn wanted."""
        progress = self._under_way[call]
        if permitted and progress.wanted is not None and not progress.wanted.done():
            progress.wanted.set_result(None)
        elif permitted:  # it has given up waiting
            progress.left.append(Left())
            progress.news.set()
        return await self._turn(call, progress)

    async def call_off(self, call: int) -> None:
        """Drop an article: nobody waits for it."""
        progress = self._under_way.pop(call, None)
        if progress is not None and progress.task is not None:
            progress.task.cancel()

    async def _turn(self, call: int, progress: Progress) -> Turn:
        await progress.news.wait()
        progress.news.clear()
        if progress.end is not None:
            self._under_way.pop(call, None)
        left = tuple(progress.left)
        progress.left.clear()
        return Turn(left, progress.wanted is not None, progress.end)

    async def _work(self, progress: Progress, article: Article) -> None:
        current_progress.set(progress)
        current_ticket.set(progress.ticket)
        try:
            progress.end = await self._ended(article)
        finally:
            progress.news.set()

    async def _ended(self, article: Article) -> Ended:
        try:
            return Ended(finished_of(await self._summarizer.asummarize_article(article)))
        except Stopped:
            return Ended()
        except SummarizerError as error:
            return _failed(error)
        except Exception as error:  # noqa: BLE001 # the seam: a bug that one article meets must not end the others
            return Ended(error=InternalError(f"Unexpected {type(error).__name__}."))


def _failed(error: SummarizerError) -> Ended:
    """The error without its result, which goes as JSON beside it."""
    result = getattr(error, "result", None)
    if not isinstance(error, EngineError) or result is None:
        return Ended(error=error)
    plain = copy.copy(error)
    plain.result, plain.attempts = None, ()
    return Ended(error=plain, body=result.model_dump_json().encode("utf-8", "surrogatepass"))
