"""Stands before every request of a batch: how many, how fast, whether at all. The LLM engine's gate.

An article is let in (`admit`) when it may send its first request, so that its time does not run out in a queue;
further requests of it (retries, repairs) go before articles that have not begun.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from summarizer.batch.breaker import Breaker
from summarizer.batch.concurrency import Concurrency
from summarizer.batch.estimates import Estimates
from summarizer.batch.ledger import Entry
from summarizer.batch.rates import Rate
from summarizer.batch.records import Amount, Claimed, Ticket
from summarizer.batch.verdicts import REFUSED, Health, Verdict, health
from summarizer.batch.wire import current_ticket
from summarizer.schemas import Attempt

LONGEST_NAP = 1.0
PATIENCE = 900.0  # seconds that an endpoint may be down before the batch gives up


class Stopped(Exception):
    """No further request is sent. Not one of the errors that a result can name: the article is put back."""


@dataclass(frozen=True)
class Limits:
    """What the user allows: articles at once, requests and tokens a minute, seconds of an endpoint that is down."""

    concurrency: int = 64
    fixed: bool = False
    requests_per_minute: float | None = None
    tokens_per_minute: float | None = None
    patience: float = PATIENCE


Reserve = Callable[[Ticket, Amount], Awaitable[int | str]]
Book = Callable[[Entry], None]


@dataclass
class Books:
    """How the flow reaches the store: reserve an amount (a hold, or the limit in the way), book a request."""

    estimates: Estimates
    book: Book
    reserve: Reserve | None = None  # None where nothing limits what is spent
    room_may_come: Callable[[], Awaitable[bool]] | None = None
    release: Callable[[int], None] | None = None  # what was held for a request that was not sent after all


class Flow:
    """Belongs to one event loop. `clock` gives seconds, monotonic."""

    def __init__(self, limits: Limits, books: Books, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._books = books
        self._limits = limits
        self.concurrency = Concurrency(limits.concurrency, fixed=limits.fixed)
        self.breaker = Breaker()
        self.verdict = Verdict()
        self._requests = Rate(limits.requests_per_minute)
        self._tokens = Rate(limits.tokens_per_minute)
        self._quiet_until = 0.0
        self._inside = 0
        self._changed = asyncio.Event()
        self._line = asyncio.Lock()
        self._sent_at: dict[int, float] = {}
        self.stopped: str | None = None

    @property
    def inside(self) -> int:
        """Articles under way."""
        return self._inside

    @property
    def told_to_wait(self) -> bool:
        """Whether a Retry-After is running."""
        return self._quiet_until > self._clock()

    def stop(self, reason: str) -> None:
        """Let no further request through; those under way end as they do."""
        self.stopped = self.stopped or reason
        self._wake()

    async def admit(self, claimed: Claimed) -> Ticket:
        """Wait until another article may begin. Raises `Stopped`."""
        ticket = Ticket(claimed, prepaid=True)
        ticket.expected, ticket.bound = self._books.estimates.request(ticket)
        while self._inside >= self.concurrency.limit:
            self._check()
            await self._nap(LONGEST_NAP)
        await self._turn(ticket)
        self._inside += 1
        return ticket

    def depart(self, ticket: Ticket) -> None:
        """The article has no further request to send."""
        self._inside -= 1
        if ticket.prepaid:
            self._give_back(ticket)
        self._wake()

    async def enter(self) -> None:
        """Before a request: see `Gate`. Raises `Stopped`."""
        ticket = self._ticket()
        ticket.queued = True
        if ticket.prepaid and self._may_go():
            self._check()
            ticket.prepaid = False
        else:
            if ticket.prepaid:
                self._give_back(ticket)
            ticket.expected, ticket.bound = self._books.estimates.request(ticket)
            await self._turn(ticket)
        if self._books.reserve is not None:
            ticket.hold = await self._reserve(ticket)
        ticket.probe = self.breaker.enter()
        ticket.exchanged, ticket.queued = None, False
        self._sent_at[id(ticket)] = self._clock()

    def leave(self, attempt: Attempt | None, retry_after: float | None) -> None:
        """After a request: see `Gate`."""
        ticket, now = self._ticket(), self._clock()
        sent = self._sent_at.pop(id(ticket), now)
        if attempt is None or ticket.parked:
            ticket.queued = not ticket.parked
            self.breaker.withdrawn(probe=ticket.probe)
            if ticket.hold is not None and self._books.release is not None:
                self._books.release(ticket.hold)
        else:
            ticket.sent += 1
            ticket.last = attempt
            self._books.estimates.learn(ticket, attempt)
            self._learn(attempt, sent, now, probe=ticket.probe)
            self._settle_tokens(ticket, attempt, now)
            self._books.book(Entry(ticket.claimed.item, attempt, ticket.bound, ticket.hold, ticket.exchanged))
        if retry_after:
            self._quiet_until = max(self._quiet_until, now + retry_after)
        ticket.hold, ticket.exchanged, ticket.probe = None, None, False
        self._wake()

    def _learn(self, attempt: Attempt, sent: float, now: float, *, probe: bool) -> None:
        verdict = health(attempt.outcome)
        if verdict is Health.UNKNOWN:
            self.breaker.withdrawn(probe=probe)
        elif verdict is Health.GOOD:
            self.breaker.good()
        else:
            self.breaker.failed(now, probe=probe)
        if verdict is Health.GOOD and attempt.outcome not in REFUSED:
            self.concurrency.good()
        elif verdict is Health.OVERLOADED:
            self.concurrency.setback(sent, now)
        self.verdict.hear(attempt.outcome)
        if self.verdict.reason is not None:
            self.stop(self.verdict.reason)

    def _settle_tokens(self, ticket: Ticket, attempt: Attempt, now: float) -> None:
        billed = (attempt.input_tokens or 0) + (attempt.output_tokens or 0)
        self._tokens.take(billed - ticket.expected.tokens, now)

    async def _turn(self, ticket: Ticket) -> None:
        """Wait in line for the endpoint to be open and the rates to allow a request; count it."""
        async with self._line:
            while (wait := self._seconds_to_wait()) > 0:
                self._check()
                await self._nap(min(wait, LONGEST_NAP))
            self._check()
            now = self._clock()
            self._requests.take(1, now)
            self._tokens.take(ticket.expected.tokens, now)

    def _give_back(self, ticket: Ticket) -> None:
        ticket.prepaid = False
        self._requests.take(-1, self._clock())
        self._tokens.take(-ticket.expected.tokens, self._clock())

    def _may_go(self) -> bool:
        now = self._clock()
        return self._quiet_until <= now and self.breaker.wait(now) <= 0

    def _seconds_to_wait(self) -> float:
        now = self._clock()
        return max(
            self._quiet_until - now, self.breaker.wait(now), self._requests.wait(now), self._tokens.wait(now), 0.0
        )

    def _check(self) -> None:
        if self.breaker.seconds_open(self._clock()) > self._limits.patience:
            self.stop(f"the endpoint has been down for {self._limits.patience:.0f} seconds")
        if self.stopped is not None:
            raise Stopped(self.stopped)

    async def _reserve(self, ticket: Ticket) -> int:
        """Hold what the request may cost, waiting for those under way to settle where only they are in the way."""
        assert self._books.reserve is not None  # the caller has looked
        assert self._books.room_may_come is not None  # comes with it
        while True:
            held = await self._books.reserve(ticket, ticket.bound)
            if isinstance(held, int):
                return held
            if not await self._books.room_may_come():
                self.stop(f"the budget of {held} is used up")
            self._check()
            await self._nap(LONGEST_NAP / 4)

    async def _nap(self, seconds: float) -> None:
        """Sleep, but wake when something changes."""
        self._changed.clear()
        try:
            async with asyncio.timeout(seconds):
                await self._changed.wait()
        except TimeoutError:
            pass

    def _wake(self) -> None:
        self._changed.set()

    def _ticket(self) -> Ticket:
        ticket = current_ticket.get()
        assert ticket is not None, "requests of a batch belong to an article"  # a bug of ours otherwise
        return ticket
