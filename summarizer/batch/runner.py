"""Runs a batch: articles out of the store, through the pipeline within the flow, results back into the store."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import os
import signal
import sqlite3
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from summarizer.batch import ledger
from summarizer.batch.ends import at_factor, failed_of, finished_of
from summarizer.batch.flow import Books, Flow, Stopped
from summarizer.batch.hands import Hands
from summarizer.batch.journal import FULL, Journal
from summarizer.batch.listing import Listing
from summarizer.batch.options import BatchOptions
from summarizer.batch.owners import BEAT_SECONDS
from summarizer.batch.parking import Parked, unpark
from summarizer.batch.provider import Provider
from summarizer.batch.queue import Claims
from summarizer.batch.records import Amount, Claimed, Finished, Tally, Ticket
from summarizer.batch.rounds import FACTOR, Rounds
from summarizer.batch.session import Session
from summarizer.batch.wire import current_ticket
from summarizer.errors import EngineError, InternalError, SummarizerError, UsageError
from summarizer.pipeline import Summarizer

CLAIMED_AHEAD = 16
WATCH_SECONDS = 1.0
BEATS = round(BEAT_SECONDS / WATCH_SECONDS)
DRAIN_SECONDS = 10.0  # after the first Ctrl-C, for answers that are on their way
IDLE_SECONDS = 0.2
CHANCES = 3  # times that an article is put back because the endpoint did not take requests
STOPPING = frozenset({"endpoint_quota", "endpoint_auth"})


@dataclass(frozen=True)
class Outcome:
    """How a session ended: where the run stands, why it stopped early (None if it did not), by which signal."""

    tally: Tally
    stopped: str | None = None
    signal: int | None = None
    seconds: float = 0.0
    here: int = 0  # articles finished by this session
    skipped: str | None = None  # what this session's listing passed over, in one line

    @property
    def left_over(self) -> bool:
        """Whether articles wait although nothing stopped: their results were found damaged when they were written."""
        quiet = self.stopped is None and self.signal is None
        return quiet and self.here == 0 and self.tally.complete and self.tally.done < self.tally.total

    @property
    def exit_code(self) -> int:
        """0 all ok; 1 some partial or failed; 3 not finished; 130 and 143 for Ctrl-C and SIGTERM."""
        if self.signal is not None:
            return 128 + self.signal
        if self.stopped is not None or not self.tally.complete or self.tally.done < self.tally.total:
            return 3
        return 1 if self.tally.partial or self.tally.failed else 0


class Runner:
    """One session of one run. Belongs to one event loop; `summarizer`'s engine, if it asks, has `flow` as its gate."""

    def __init__(
        self,
        session: Session,
        options: BatchOptions,
        summarizer: Summarizer[Any],
        watch: Callable[[Tally, Flow], None],
        hands: Hands | None = None,
    ) -> None:
        self.session = session
        self._options = options
        self._summarizer = summarizer
        self._watch = watch
        self._hands = hands
        self._queue = session.queue
        self._tasks: set[asyncio.Task[None]] = set()
        self._listing: Listing
        self._failure: SummarizerError | None = None
        self._signal: int | None = None
        self._here = 0
        self._provider: Provider | None = None
        self._rounds: Rounds | None = None
        self._deferred: dict[int, list[ledger.Entry]] | None = None
        self._factor = 1.0
        self._put_backs: Counter[int] = Counter()
        self._refused: list[Claimed] = []  # before anything was answered: their fault, or that of the settings
        self.tally = Tally()
        self.journal: Journal
        self.flow: Flow

    async def run(self, make_flow: Callable[[Runner], Flow]) -> Outcome:
        """Work until nothing is left or the flow stops. Raises `OutputError`, and what a source of inputs raised."""
        started = time.monotonic()
        self.journal = Journal(self.session.store, after=self.session.after_commit, on_failure=self._broken)
        self.flow = make_flow(self)
        self._listing = Listing(
            self.session,
            self.journal,
            self.flow,
            self._options,
            max_bytes=self._summarizer.settings.max_bytes,
            on_entered=self._entered,
            on_listed=self._all_listed,
            on_failure=self._broken,
        )
        helpers: list[asyncio.Task[Any]] = []
        with self._signals():
            try:
                self.tally = await self.journal.call(self.session.beat)
                if self._options.only_failed and not self._options.worker:
                    await self.journal.call(self._queue.retry_failed)
                helpers.append(asyncio.create_task(self._beat()))
                if self._rounds is not None and self.session.alone:
                    await self._rounds.begin()
                if self.session.alone and not self._options.worker:
                    await self._listing.begin()
                await self._dispatch()
                while self._rounds is not None and await self._rounds.next():
                    await self._dispatch()
                await self._drain()
            except SummarizerError as error:
                self._failure = self._failure or error
            finally:
                await self._end(helpers)
        tally = self._close()
        seconds = time.monotonic() - started
        return Outcome(tally, self.flow.stopped, self._signal, seconds, self._here, self._listing.walk.summary())

    def go_round(self, provider: Provider) -> None:
        """Send nothing directly, but all requests through the provider's Batch API."""
        self._provider, self._factor, self._deferred = provider, FACTOR, {}
        self._rounds = Rounds(
            provider,
            self.journal,
            self.session.run,
            poll_seconds=self._options.poll_seconds,
            waiting_as=self._queue.waiting_as,
            stopped=lambda: self.flow.stopped is not None,
        )
        self.journal.post(lambda c: unpark(c, self.session.run, self._queue.waiting_as))

    def book(self, entry: ledger.Entry) -> None:
        """Enter a request into the books: at once, or when its article is through."""
        if self._deferred is not None:
            self._deferred.setdefault(entry.item, []).append(entry)
            return
        self.tally.spent += ledger.charge(entry.attempt, entry.bound)
        self.journal.post(lambda c: ledger.enter(c, self.session.run, entry, self.session.store.clock()))

    def _book_deferred(self, item: int, *, through: bool) -> None:
        """What was put off for an article that is through; one that waits makes its requests again."""
        entries = self._deferred.pop(item, []) if self._deferred is not None else []
        for entry in entries if through else ():
            paid = replace(entry, attempt=at_factor(entry.attempt, self._factor))
            self.tally.spent += ledger.charge(paid.attempt, paid.bound)
            self.journal.post(lambda c, e=paid: ledger.enter(c, self.session.run, e, self.session.store.clock()))  # type: ignore[misc]  # mypy infers no lambda with defaults

    async def _end(self, helpers: list[asyncio.Task[Any]]) -> None:
        await self._listing.end()
        for task in [*helpers, *self._tasks]:
            task.cancel()
        await asyncio.gather(*helpers, *self._tasks, return_exceptions=True)
        if self.flow.verdict.reason is not None and not self.flow.verdict.answered:
            self.journal.post(lambda c: self._queue.take_back(c, self._refused))
        await self.journal.close()
        if self._provider is not None:
            await self._provider.aclose()
        close = getattr(self._summarizer.engine, "aclose", None)
        if close is not None:
            await close()

    def _close(self) -> Tally:
        failure = self._failure or self.journal.failure
        try:
            found = self.session.close()
        except SummarizerError as error:
            raise failure or error from None
        if failure is not None:
            raise failure
        return found

    # Work

    def _all_listed(self) -> None:
        self.tally.complete = True

    def _entered(self, total: int, unreadable: int) -> None:
        self.tally.total = max(self.tally.total, total)
        self.tally.failed += unreadable

    async def _dispatch(self) -> None:
        # The next articles are looked up while these begin; not under a budget, which an article that was claimed by
        # a process that died counts for, although nothing was sent for it.
        ahead: asyncio.Task[Claims] | None = None
        while self.flow.stopped is None:
            if self.journal.backlog > FULL:
                await asyncio.sleep(IDLE_SECONDS / 10)
                continue
            claims = await (ahead or self._claim())
            found = bool(claims.claimed or claims.served)
            ahead = asyncio.create_task(self._claim()) if found and not self._options.caps.any else None
            for place, claimed in enumerate(claims.claimed):
                if not await self._begin(claimed):
                    self._put_back(claims.claimed[place + 1 :])
                    break
            if found:
                continue
            if claims.listed and not self._tasks and not claims.waiting and not await self._others_at_work():
                return
            await self._listing.take_up(claims)
            await self._something(IDLE_SECONDS)
        if ahead is not None:
            self._put_back((await ahead).claimed)

    async def _claim(self) -> Claims:
        """The next articles, no more than may begin soon; those that the cache holds are through by then."""
        room = self.flow.concurrency.limit - self.flow.inside
        wanted = min(CLAIMED_AHEAD, max(room, 1 + self.flow.concurrency.limit // 8))
        claims = await self.journal.call(lambda connection: self._queue.claim(connection, wanted))
        for status in claims.served:
            self.tally.count(status)
            self.tally.cached += 1
            self._here += 1
        return claims

    async def _others_at_work(self) -> bool:
        return await self.journal.call(self._queue.others_at_work)

    async def _begin(self, claimed: Claimed) -> bool:
        try:
            ticket = await self.flow.admit(claimed)
        except Stopped:
            self._put_back((claimed,))
            return False
        task = asyncio.create_task(self._work(ticket))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return True

    def _put_back(self, claims: tuple[Claimed, ...]) -> None:
        def release(connection: sqlite3.Connection) -> None:
            for claimed in claims:
                self._queue.release(connection, claimed, 0)

        self.journal.post(release)

    async def _something(self, seconds: float) -> None:
        """Wait until an article is through or one is new, at most `seconds`."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
            return
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._listing.news.wait()
        self._listing.news.clear()

    async def _work(self, ticket: Ticket) -> None:
        """From the first request to the result on disk. Until then an article that was asked for keeps its place in
        the flow: a crash makes it be asked for again, and no more than the flow lets in are to be lost at a time."""
        current_ticket.set(ticket)
        with contextlib.ExitStack() as place:
            place.callback(self.flow.depart, ticket)
            finished = await self._ended(ticket)
            if not ticket.sent:
                place.close()
            if finished is not None:
                await self._keep(ticket, finished)

    async def _ended(self, ticket: Ticket) -> Finished | None:
        """How the article ended; an article that did not goes back into the queue."""
        finished: Finished | None = None
        try:
            finished = await self._ask(ticket)
        finally:
            self._book_deferred(ticket.claimed.item, through=finished is not None)
            if ticket.parked:
                self.journal.post(lambda c: self._queue.park(c, ticket.claimed))
            elif finished is None:
                self.journal.post(lambda c: self._queue.release(c, ticket.claimed, ticket.sent))
        return finished

    async def _keep(self, ticket: Ticket, finished: Finished) -> None:
        others_wait = self.flow.inside >= self.flow.concurrency.limit
        with contextlib.suppress(SummarizerError):  # the journal has said why, and stops the run
            kept = await self.journal.call(
                lambda c: self._queue.finish(c, ticket.claimed, finished, ticket.sent), urgent=others_wait
            )
            if kept:
                self.tally.count(finished.status)
                self._here += 1

    async def _ask(self, ticket: Ticket) -> Finished | None:
        """How the article ended; None if it is to be put back."""
        try:
            return await self._make(ticket)
        except (Stopped, Parked):
            return None
        except EngineError as error:
            return self._failed_to_answer(error, ticket)
        except UsageError as error:  # it is the command that is wrong, not the article
            self._broken(error)
            return None
        except SummarizerError as error:
            return failed_of(error)
        except Exception as error:  # noqa: BLE001 # the seam: a bug that one article meets must not end the others
            return failed_of(InternalError(f"Unexpected {type(error).__name__}."))

    async def _make(self, ticket: Ticket) -> Finished | None:
        if self._hands is not None:
            return await self._hands.make(ticket, self.flow)
        result = await self._summarizer.asummarize_article(ticket.claimed.article)
        return finished_of(result, factor=self._factor)

    def _failed_to_answer(self, error: EngineError, ticket: Ticket) -> Finished | None:
        if self._is_the_endpoint(error, ticket):
            return None
        if not self.flow.verdict.answered:
            self._refused.append(ticket.claimed)
        return failed_of(error, factor=self._factor)

    def _is_the_endpoint(self, error: EngineError, ticket: Ticket) -> bool:
        """Whether the article had no fair chance: the batch stops, its time ran out while it waited for its turn, or
        the endpoint is down or asked to wait."""
        if self.flow.verdict.reason is not None and (error.code in STOPPING or not error.retryable):
            return error.code.startswith("endpoint_")
        away = self.flow.breaker.open or self.flow.stopped is not None
        waited = self.flow.told_to_wait and ticket.claimed.requests + ticket.sent <= 1
        late = ticket.queued and error.code == "endpoint_timeout"
        if not error.retryable or not (away or waited or late):
            return False
        self._put_backs[ticket.claimed.item] += 1
        return self._put_backs[ticket.claimed.item] <= CHANCES or self.flow.stopped is not None

    # Ends

    async def _drain(self) -> None:
        """Wait for the articles that are under way, after an interrupt not for long."""
        while self._tasks:
            limit = DRAIN_SECONDS if self._signal is not None else None
            _, left = await asyncio.wait(self._tasks, timeout=limit)
            if left and self._signal is not None:
                return

    async def _beat(self) -> None:
        parent = os.getppid()
        for turn in itertools.count(1):
            await asyncio.sleep(WATCH_SECONDS)
            self._watch(self.tally, self.flow)
            if turn % BEATS == 0:
                self._note(await self.journal.call(self.session.beat))
            if self._options.worker and os.getppid() != parent:
                self.flow.stop("the main process is gone")

    def _note(self, found: Tally) -> None:
        found.total = max(found.total, self.tally.total)
        self.tally = found

    def _broken(self, error: SummarizerError) -> None:
        self._failure = self._failure or error
        self.flow.stop(error.message)

    def _interrupt(self, number: int) -> None:
        if self._signal is not None:
            for task in self._tasks:
                task.cancel()
        self._signal = number
        self.flow.stop("interrupted")

    @contextlib.contextmanager
    def _signals(self) -> Iterator[None]:
        """The first Ctrl-C or SIGTERM stops asking and waits for answers, the second does not wait."""
        loop = asyncio.get_running_loop()
        caught = []
        for number in (signal.SIGINT, signal.SIGTERM):
            with contextlib.suppress(ValueError, RuntimeError, NotImplementedError):  # not the main thread, or Windows
                loop.add_signal_handler(number, self._interrupt, int(number))
                caught.append(number)
        try:
            yield
        finally:
            for number in caught:
                loop.remove_signal_handler(number)


def books(runner: Runner, options: BatchOptions, estimates: Any) -> Books:
    """How the flow of `runner` reaches its store."""
    session, journal = runner.session, runner.journal

    async def reserve(ticket: Ticket, amount: Amount) -> int | str:
        item = ticket.claimed.item
        return await journal.call(lambda c: ledger.hold(c, session.run, session.owner, item, options.caps, amount))

    async def room_may_come() -> bool:
        return await journal.call(lambda c: ledger.anything_held(c, session.run))

    def release(hold: int) -> None:
        journal.post(lambda c: ledger.drop_hold(c, hold))

    limited = options.caps.any
    return Books(estimates, runner.book, reserve if limited else None, room_may_come if limited else None, release)
