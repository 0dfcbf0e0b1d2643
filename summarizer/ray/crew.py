"""The workers that make the briefs of a batch in a cluster, and what happens when one of them dies."""

from __future__ import annotations

import asyncio
import itertools
import logging
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import ray
from ray.exceptions import RayActorError, RayError, RayTaskError

from summarizer.batch.flow import Flow, Stopped
from summarizer.batch.records import Finished, Ticket
from summarizer.errors import EngineError, InternalError, SummarizerError, UsageError
from summarizer.ray.turns import Ended, Left, Order, Turn
from summarizer.ray.worker import Worker
from summarizer.schemas import Attempt, AttemptKind, BriefResult

AT_ONCE = 4096  # calls that one worker takes at a time; more than the flow ever lets in
LOOK_SECONDS = 0.2  # between two looks at workers that are still beginning
CHANCES = 3  # workers that an article may lose before it is held to be the reason
SUSPECT = 2  # after so many it gets a worker to itself, so that it takes no others along
BEGINNINGS = 20  # in a row that may fail
PATIENCE = 300.0  # seconds without any worker

log = logging.getLogger("summarizer")


@dataclass(eq=False)
class Member:
    """One worker: its actor, the answer to `open` until it has come, the articles that it has; `kept` for one alone."""

    actor: Any
    opening: Any
    load: int = 0
    kept: bool = False


class Crew:
    """Hands for a batch (see `summarizer.batch.hands`): `size` workers, as many as the cluster has room for at work.

    Made and used by the driver; call `dismiss` at the end. `config` is what the results depend on by the driver's own
    count: a worker that would make others is not used.
    """

    def __init__(self, order: Order, size: int, config: Mapping[str, Any], model: type[Any]) -> None:
        self._order = order
        self._config = dict(config)
        self._asking = config.get("engine") != "rules"
        self._result_class: Any = BriefResult[model]  # type: ignore[valid-type]  # a class known at run time
        self._class: Any = ray.remote(num_cpus=1, max_restarts=0, max_task_retries=0)(Worker)
        self._calls = itertools.count()
        self._ready: list[Member] = []
        self._beginning: list[Member] = [self._recruit() for _ in range(size)]
        self._looked = float("-inf")
        self._failed_beginnings = 0
        self._alone_since: float | None = None
        self._lost: Counter[int] = Counter()

    def dismiss(self) -> None:
        """End all workers."""
        for member in [*self._ready, *self._beginning]:
            _end(member)
        self._ready, self._beginning = [], []

    async def make(self, ticket: Ticket, flow: Flow) -> Finished | None:
        """See `Hands`."""
        alone = self._lost[ticket.claimed.item] >= SUSPECT
        member = await self._pick_alone(flow) if alone else await self._pick(flow)
        passage = _Passage(ticket, flow)
        call = next(self._calls)
        over = False
        try:
            if self._asking:
                await passage.enter()
            turn: Turn = await member.actor.begin.remote(call, ticket.claimed.article)
            while True:
                passage.hear(turn.left)
                if turn.end is not None:
                    over = True
                    return self._end(turn.end)
                if turn.wants:
                    await passage.enter()
                turn = await member.actor.go_on.remote(call, permitted=turn.wants)
        except RayTaskError as error:
            raise InternalError(f"Unexpected {type(error.cause).__name__} in a worker.") from None
        except RayError as error:
            if isinstance(error, RayActorError):
                self._lose(member)
            self._note_loss(ticket)
            return None
        finally:
            member.load -= 1
            member.kept = member.kept and not alone
            passage.close(heard=over)
            if not over and member in self._ready:
                member.actor.call_off.remote(call)

    def _end(self, end: Ended) -> Finished | None:
        if end.error is None:
            return end.finished
        if isinstance(end.error, EngineError) and end.body:
            end.error.result = self._result_class.model_validate_json(end.body)
        raise end.error

    def _note_loss(self, ticket: Ticket) -> None:
        """The article is to wait for another worker. Raises `InternalError` if it seems to be what kills them."""
        item = ticket.claimed.item
        self._lost[item] += 1
        if self._lost[item] > CHANCES:
            hint = "It may need more memory than a worker has."
            raise InternalError(f"Its worker died {self._lost[item]} times.", hint=hint)

    # Workers

    async def _pick(self, flow: Flow) -> Member:
        """The worker with the fewest articles. Waits while none is there; raises `Stopped` when that lasts."""
        while True:
            self._look()
            free = [member for member in self._ready if not member.kept]
            if free:
                member = min(free, key=lambda member: member.load)
                member.load += 1
                return member
            await self._wait(flow)

    async def _pick_alone(self, flow: Flow) -> Member:
        """A worker without other articles, kept free of them. Raises `Stopped`."""
        while True:
            member = await self._pick(flow)
            member.kept = True
            try:
                while member.load > 1 and member in self._ready:
                    await self._wait(flow)
            except BaseException:
                member.load -= 1
                member.kept = False
                raise
            if member in self._ready:
                return member
            member.load -= 1

    async def _wait(self, flow: Flow) -> None:
        """A moment. Stops the flow where the cluster has had no worker for long; raises `Stopped`."""
        now = time.monotonic()
        self._alone_since = None if self._ready else self._alone_since or now
        if self._alone_since is not None and now - self._alone_since > PATIENCE:
            flow.stop(f"the cluster has had no worker for {PATIENCE:.0f} seconds")
        if flow.stopped is not None:
            raise Stopped(flow.stopped)
        await asyncio.sleep(LOOK_SECONDS)

    def _look(self) -> None:
        """Take in the workers that have become ready."""
        now = time.monotonic()
        if not self._beginning or now - self._looked < LOOK_SECONDS:
            return
        self._looked = now
        openings = {member.opening: member for member in self._beginning}
        done, _ = ray.wait(list(openings), num_returns=len(openings), timeout=0)
        for opening in done:
            member = openings[opening]
            self._beginning.remove(member)
            self._take_in(member)

    def _take_in(self, member: Member) -> None:
        """Raises `UsageError` for a worker that would make other briefs, or cannot begin at all."""
        try:
            config: dict[str, Any] = ray.get(member.opening)
        except RayTaskError as error:
            raise _cannot_begin(error) from None
        except RayError:
            self._failed_beginnings += 1
            if self._failed_beginnings > BEGINNINGS:
                raise UsageError("The workers die as they begin.", hint="Look into the logs of Ray.") from None
            self._replace(member)
            return
        changed = sorted(key for key in {**config, **self._config} if config.get(key) != self._config.get(key))
        if changed:
            raise UsageError(
                f"A worker of the cluster would make other briefs ({', '.join(changed)}).",
                hint="Install the same version, templates and brief type on every node.",
            )
        self._failed_beginnings = 0
        self._ready.append(member)

    def _recruit(self) -> Member:
        actor = self._class.options(max_concurrency=AT_ONCE, scheduling_strategy="SPREAD").remote()
        return Member(actor, actor.open.remote(self._order))

    def _lose(self, member: Member) -> None:
        """A worker that cannot be reached is ended, lest it goes on asking, and another begins."""
        if member in self._ready:  # else somebody has noticed before
            self._ready.remove(member)
            log.warning("a worker of the cluster is lost; what it had under way is put back")
            self._replace(member)

    def _replace(self, member: Member) -> None:
        _end(member)
        self._beginning.append(self._recruit())


class _Passage:
    """One article's way through the flow: it never enters twice, and never stays inside."""

    def __init__(self, ticket: Ticket, flow: Flow) -> None:
        self._ticket, self._flow = ticket, flow
        self._inside = False

    async def enter(self) -> None:
        await self._flow.enter()
        self._inside = True

    def hear(self, left: tuple[Left, ...]) -> None:
        for one in left:
            self._leave(one)

    def close(self, *, heard: bool) -> None:
        """The article is out of the worker's hands.

        Where nobody has `heard` how its request ended, it counts with all that it may have cost; else it was not sent.
        """
        if self._inside and heard:
            self._leave(Left())
        elif self._inside:
            attempt = Attempt(attempt=self._ticket.sent + 1, kind=AttemptKind.DRAFT, outcome="interrupted", model=None)
            self._leave(Left(attempt))

    def _leave(self, left: Left) -> None:
        if self._inside:
            self._ticket.exchanged = left.exchanged
            self._flow.leave(left.attempt, left.retry_after)
            self._inside = False


def _end(member: Member) -> None:
    try:
        ray.kill(member.actor)
    except (RayError, ValueError):
        log.debug("a worker had ended before it was dismissed")


def _cannot_begin(error: RayTaskError) -> SummarizerError:
    cause = error.cause
    if isinstance(cause, SummarizerError):
        return UsageError(f"On a node of the cluster: {cause.message}", hint=cause.hint)
    return UsageError(
        f"A worker of the cluster cannot begin ({type(cause).__name__}).",
        hint="Install this package with the extra ray on every node.",
    )
