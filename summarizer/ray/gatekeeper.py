"""One limit of rate, concurrency and budget for all workers of a cluster: the flow of a local batch, asked from afar.

Workers send what they want and what came of it in small parcels (`tell`) and fetch their permits in others
(`grants`), so that one round trip serves many requests. Nothing here needs Ray: `summarizer.ray.limiter` makes an
actor of it.
"""

from __future__ import annotations

import asyncio
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from summarizer.batch.estimates import Estimates
from summarizer.batch.flow import Books, Flow, Limits, Stopped
from summarizer.batch.ledger import Entry, charge
from summarizer.batch.records import Amount, Caps, Claimed, Ticket
from summarizer.batch.wire import current_ticket
from summarizer.readers import Article
from summarizer.schemas import Attempt, AttemptKind

POLL_SECONDS = 2.0  # for which `grants` waits when there are none, at most
LOST_SECONDS = 60.0  # without a word from a worker that has requests out
NOTHING = Article("")


@dataclass(frozen=True, slots=True)
class Want:
    """A request would like to be sent; with the first one of a `call` (an article), the article comes in."""

    call: int
    expected: Amount
    bound: Amount


@dataclass(frozen=True, slots=True)
class Over:
    """A request is over, or is not wanted any more (`attempt` is None)."""

    call: int
    attempt: Attempt | None = None
    retry_after: float | None = None


@dataclass(frozen=True, slots=True)
class Gone:
    """An article has no further request."""

    call: int


Message = Want | Over | Gone


@dataclass(frozen=True, slots=True)
class Grant:
    """The request may be sent, or is `refused` for this reason."""

    call: int
    refused: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """Where the limiter stands: what was spent, articles under way and how many may be, why it stopped, if so.

    A request of which nobody can say what it cost counts with the most that it may have cost.
    """

    spent: Amount
    inside: int
    concurrency: int
    stopped: str | None


class Purse:
    """A budget in memory: what was spent, and what requests under way may still cost."""

    def __init__(self, caps: Caps) -> None:
        self._caps = caps
        self._held: dict[int, Amount] = {}
        self._all_held = Amount()  # their sum, kept: thousands may be under way
        self._last = 0
        self.spent = Amount()

    async def reserve(self, _ticket: Ticket, amount: Amount) -> int | str:
        passed = self._caps.passed_by(self.spent + self._all_held + amount)
        if passed is not None:
            return passed
        self._last += 1
        self._held[self._last] = amount
        self._all_held += amount
        return self._last

    async def room_may_come(self) -> bool:
        return bool(self._held)

    def book(self, entry: Entry) -> None:
        self.spent += charge(entry.attempt, entry.bound)
        if entry.hold is not None:
            self.release(entry.hold)

    def release(self, hold: int) -> None:
        gone = self._held.pop(hold, None)
        if gone is not None:
            self._all_held += Amount(-gone.requests, -gone.tokens, -gone.usd)
        if not self._held:
            self._all_held = Amount()  # without what rounding has left


class Quoted(Estimates):
    """Estimates that the workers make: they have the articles."""

    def __init__(self) -> None:
        super().__init__(0)
        self.quotes: dict[int, Want] = {}

    def request(self, ticket: Ticket) -> tuple[Amount, Amount]:
        want = self.quotes[ticket.claimed.item]
        return want.expected, want.bound

    def learn(self, ticket: Ticket, attempt: Attempt) -> None:
        """The workers do."""


@dataclass(eq=False)
class Call:
    """One article of one worker; `inside` while a request of it is under way."""

    item: int
    ticket: Ticket | None = None
    waiting: asyncio.Task[None] | None = None
    inside: bool = False


@dataclass
class Outbox:
    grants: list[Grant] = field(default_factory=list)
    news: asyncio.Event = field(default_factory=asyncio.Event)
    calls: dict[int, Call] = field(default_factory=dict)
    seen: float = 0.0


class Gatekeeper:
    """Holds the flow and the purse. Belongs to one event loop."""

    def __init__(
        self,
        limits: Limits,
        caps: Caps,
        *,
        lost_after: float = LOST_SECONDS,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._caps = caps
        self._purse = Purse(caps)
        self._quoted = Quoted()
        limited = caps.any
        books = Books(
            self._quoted,
            self._purse.book,
            self._purse.reserve if limited else None,
            self._purse.room_may_come if limited else None,
            self._purse.release,
        )
        self._flow = Flow(limits, books, clock=clock)
        self._door = asyncio.Lock()  # one at a time: the flow wakes all that wait, at every end of a request
        self._clock = clock
        self._lost_after = lost_after
        self._poll_seconds = min(POLL_SECONDS, lost_after / 4)
        self._workers: defaultdict[str, Outbox] = defaultdict(Outbox)
        self._orders: dict[str, Any] = {}
        self._items = 0
        self._watch: asyncio.Task[None] | None = None

    async def tell(self, worker: str, messages: Sequence[Message]) -> None:
        """Hear what a worker wants and what came of its requests, in order."""
        box = self._box(worker)
        for message in messages:
            match message:
                case Want():
                    self._want(box, message)
                case Over():
                    self._over(box, message)
                case Gone():
                    self._gone(box, message.call)

    async def grants(self, worker: str) -> list[Grant]:
        """The permits of a worker, as soon as there are any; none after a while. Says that the worker lives."""
        box = self._box(worker)
        if not box.grants:
            box.news.clear()
            try:
                async with asyncio.timeout(self._poll_seconds):
                    await box.news.wait()
            except TimeoutError:
                pass
        box.seen = self._clock()
        grants, box.grants = box.grants, []
        return grants

    async def keep(self, job: str, order: Any) -> None:
        """Keep what the workers of a job are to make: with the key, which should not lie in the cluster's tables."""
        self._orders[job] = order

    async def order(self, job: str) -> Any:
        return self._orders[job]

    async def caps(self) -> Caps:
        return self._caps

    async def report(self) -> Report:
        return Report(self._purse.spent, self._flow.inside, self._flow.concurrency.limit, self._flow.stopped)

    async def stop(self, reason: str) -> None:
        """Grant nothing any more."""
        self._flow.stop(reason)

    # Calls

    def _box(self, worker: str) -> Outbox:
        box = self._workers[worker]
        box.seen = self._clock()
        if self._watch is None or self._watch.done():
            self._watch = asyncio.create_task(self._bury_the_lost())
        return box

    def _want(self, box: Outbox, want: Want) -> None:
        call = box.calls.get(want.call)
        if call is None:
            self._items += 1
            call = box.calls[want.call] = Call(self._items)
        self._quoted.quotes[call.item] = want
        call.waiting = asyncio.create_task(self._grant(box, want.call, call))

    async def _grant(self, box: Outbox, number: int, call: Call) -> None:
        refused = None
        try:
            if call.ticket is None:
                async with self._door:
                    call.ticket = await self._flow.admit(Claimed(call.item, "", NOTHING, ""))
            current_ticket.set(call.ticket)
            await self._flow.enter()
            call.inside = True
        except Stopped as stopped:
            refused = str(stopped)
        box.grants.append(Grant(number, refused))
        box.news.set()

    def _over(self, box: Outbox, over: Over) -> None:
        call = box.calls.get(over.call)
        if call is not None:
            self._leave(call, over.attempt, over.retry_after)

    def _leave(self, call: Call, attempt: Attempt | None, retry_after: float | None = None) -> None:
        if call.waiting is not None and not call.waiting.done():
            call.waiting.cancel()
        if not call.inside:
            return
        call.inside = False
        token = current_ticket.set(call.ticket)
        try:
            self._flow.leave(attempt, retry_after)
        finally:
            current_ticket.reset(token)

    def _gone(self, box: Outbox, number: int, attempt: Attempt | None = None) -> None:
        call = box.calls.pop(number, None)
        if call is None:
            return
        self._leave(call, attempt)
        if call.ticket is not None:
            self._flow.depart(call.ticket)
        self._quoted.quotes.pop(call.item, None)

    async def _bury_the_lost(self) -> None:
        """Take back the permits of workers that are dead; what their requests may have cost counts as spent."""
        while self._workers:
            await asyncio.sleep(self._lost_after / 4)
            now = self._clock()
            for name, box in list(self._workers.items()):
                if now - box.seen < self._lost_after:
                    continue
                for number in list(box.calls):
                    self._gone(
                        box, number, Attempt(attempt=1, kind=AttemptKind.DRAFT, outcome="interrupted", model=None)
                    )
                del self._workers[name]
