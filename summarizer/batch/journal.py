"""Writes to the store from one thread, many changes a transaction, so that no article waits for a disk of its own."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
import threading
from collections.abc import Callable
from typing import Any, TypeVar

from summarizer.batch.store import Store
from summarizer.errors import InternalError, OutputError, SummarizerError

T = TypeVar("T")
Change = Callable[[sqlite3.Connection], T]
GROUP = 200
LINGER_SECONDS = 0.025  # for company: one flush of the disk for many changes
FULL = 1000  # changes that wait at most before those who make them have to wait, too

log = logging.getLogger("summarizer")


class Journal:
    """Applies changes in the order in which they are handed in. Belongs to one event loop.

    `after` runs in the same thread behind every transaction (the output is written there) until it fails. The first
    error of the store ends the journal: it is kept in `failure`, and everything handed in later gets it. `on_failure`
    hears of either in the loop.
    """

    def __init__(
        self, store: Store, *, after: Callable[[], None], on_failure: Callable[[SummarizerError], None]
    ) -> None:
        self.failure: SummarizerError | None = None
        self._store = store
        self._after: Callable[[], None] | None = after
        self._on_failure = on_failure
        self._loop = asyncio.get_running_loop()
        self._waiting: list[tuple[Change[Any], asyncio.Future[Any] | None]] = []
        self._lock = threading.Lock()
        self._wake = threading.Condition(self._lock)
        self._enough = threading.Condition(self._lock)
        self._ending = False
        self._urgent = False  # somebody waits for a change before it can go on
        self._thread = threading.Thread(target=self._work, name="summarizer-journal", daemon=True)
        self._thread.start()

    async def call(self, change: Change[T], *, urgent: bool = True) -> T:
        """Apply `change` and return its value once it is on disk; `urgent` does not wait for company.

        Raises `OutputError`.
        """
        future: asyncio.Future[T] = self._loop.create_future()
        self._put(change, future, urgent=urgent)
        return await future

    def post(self, change: Change[Any]) -> None:
        """Apply `change` soon."""
        self._put(change, None, urgent=False)

    @property
    def backlog(self) -> int:
        return len(self._waiting)

    async def close(self) -> None:
        """Apply what is left and end the thread."""
        with self._wake:
            self._ending = True
            self._wake.notify()
            self._enough.notify()
        await asyncio.to_thread(self._thread.join)

    def _put(self, change: Change[Any], future: asyncio.Future[Any] | None, *, urgent: bool) -> None:
        with self._wake:
            if self.failure is None and not self._ending:
                self._waiting.append((change, future))
                if len(self._waiting) == 1:
                    self._wake.notify()
                if urgent or len(self._waiting) == GROUP:
                    self._urgent = True
                    self._enough.notify()
                return
        if future is not None:
            future.set_exception(self.failure or OutputError("The run store is closed."))

    def _work(self) -> None:
        while True:
            with self._wake:
                while not self._waiting and not self._ending:
                    self._wake.wait()
                self._enough.wait_for(lambda: self._ending or self._urgent, LINGER_SECONDS)
                group, self._waiting = self._waiting[:GROUP], self._waiting[GROUP:]
                self._urgent = bool(self._waiting)
            if not group:
                return
            error: SummarizerError = InternalError("The journal of the run store broke.")
            done = False
            try:
                self._apply(group)
                done = True
            except SummarizerError as raised:
                error = raised
                return
            finally:
                if not done:
                    self._fail(error, group)

    def _apply(self, group: list[tuple[Change[Any], asyncio.Future[Any] | None]]) -> None:
        values = []
        with self._store.transaction() as connection:
            for change, future in group:
                values.append((future, change(connection)))
        settled = [(future, value) for future, value in values if future is not None]
        if settled:
            self._loop.call_soon_threadsafe(_settle, settled)
        self._follow()

    def _follow(self) -> None:
        """Run `after`. Where it fails the run is to stop, but what was paid for is still written to the store."""
        if self._after is None:
            return
        try:
            self._after()
        except SummarizerError as error:
            self._after = None
            self._loop.call_soon_threadsafe(self._on_failure, error)

    def _fail(self, error: SummarizerError, group: list[tuple[Change[Any], asyncio.Future[Any] | None]]) -> None:
        with self._wake:
            self.failure = error
            group, self._waiting = [*group, *self._waiting], []
        log.warning("%s", error)
        self._loop.call_soon_threadsafe(_refuse, [future for _, future in group if future is not None], error)
        self._loop.call_soon_threadsafe(self._on_failure, error)


def _settle(settled: list[tuple[asyncio.Future[Any], Any]]) -> None:
    for future, value in settled:
        if not future.done():
            future.set_result(value)


def _refuse(futures: list[asyncio.Future[Any]], error: SummarizerError) -> None:
    for future in futures:
        if not future.done():
            future.set_exception(error)
