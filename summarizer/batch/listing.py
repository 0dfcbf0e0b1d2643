"""Lists the inputs of a run into its store while others are being worked on."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import sqlite3
import threading
from collections.abc import Callable, Iterator

from summarizer.batch.flow import Flow
from summarizer.batch.folders import Walk
from summarizer.batch.ingest import Ingest, begin_ingest, end_ingest
from summarizer.batch.inputs import Input, find_inputs
from summarizer.batch.journal import Journal
from summarizer.batch.options import BatchOptions
from summarizer.batch.queue import Claims
from summarizer.batch.session import Session
from summarizer.batch.store import BUSY_SECONDS, store_errors
from summarizer.errors import InternalError, SummarizerError

CHUNK = 64  # inputs entered at once
CHUNK_CHARS = 1_000_000
END_SECONDS = 1.0  # that a stopped run gives the thread to come to its end


class Listing:
    """One process lists at a time; what dies in the middle is begun anew by another. Belongs to one event loop.

    `on_entered` hears how many articles there are so far and how many of the new ones cannot be read, `on_listed`
    that these are all, `on_failure` what stopped the listing.
    """

    def __init__(
        self,
        session: Session,
        journal: Journal,
        flow: Flow,
        options: BatchOptions,
        *,
        max_bytes: int,
        on_entered: Callable[[int, int], None],
        on_listed: Callable[[], None],
        on_failure: Callable[[SummarizerError], None],
    ) -> None:
        self._session = session
        self._journal = journal
        self._flow = flow
        self._options = options
        self._max_bytes = max_bytes
        self._on_entered = on_entered
        self._on_listed = on_listed
        self._on_failure = on_failure
        self._task: asyncio.Task[None] | None = None
        self.walk = Walk()
        self.news = asyncio.Event()  # something was entered, or the listing ended

    async def begin(self) -> None:
        """Begin to list, unless somebody else does. What was listed before counts no more."""
        epoch = await self._journal.call(lambda c: begin_ingest(c, self._session.run, self._session.owner))
        if epoch is not None:
            self._task = asyncio.create_task(self._list(Ingest(self._session.run, epoch)))

    async def take_up(self, claims: Claims) -> None:
        """List the inputs if they are not all in the store and whoever listed them is gone."""
        idle = self._task is None or self._task.done()
        if not claims.listed and claims.lister is None and idle and not self._options.worker:
            await self.begin()

    async def end(self) -> None:
        if self._task is not None:
            await asyncio.wait((self._task,), timeout=END_SECONDS if self._flow.stopped is not None else 0.0)
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def _list(self, ingest: Ingest) -> None:
        """In a thread: reading files must not hold up answers. One that nobody waits for: a pipe may never end."""
        loop = asyncio.get_running_loop()
        through: asyncio.Future[SummarizerError | None] = loop.create_future()

        def enter(inputs: list[Input]) -> None:
            asyncio.run_coroutine_threadsafe(self._enter(ingest, inputs), loop).result()

        def work() -> None:
            error: SummarizerError | None = None
            try:
                self._read(enter)
            except SummarizerError as raised:
                error = raised
            except Exception as raised:  # noqa: BLE001 # the seam: whatever breaks the thread has to end the run
                error = InternalError(f"Unexpected {type(raised).__name__} while the articles were listed.")
            with contextlib.suppress(RuntimeError):  # the run has ended
                loop.call_soon_threadsafe(_settle, through, error)

        threading.Thread(target=work, name="summarizer-listing", daemon=True).start()
        try:
            error = await through
            if error is not None:
                self._on_failure(error)
            elif self._flow.stopped is None:
                await self._journal.call(lambda c: end_ingest(c, self._session.run))
                self._on_listed()
        except SummarizerError as error:
            self._on_failure(error)
        except Exception as error:  # noqa: BLE001 # the seam: without a word from here the batch would wait for ever
            broken = InternalError(f"The inputs cannot be listed: unexpected {type(error).__name__}.")
            broken.__cause__ = error
            self._on_failure(broken)
        finally:
            self.news.set()

    def _read(self, enter: Callable[[list[Input]], None]) -> None:
        path = self._session.store.path
        with store_errors(path):
            opened = sqlite3.connect(path, timeout=BUSY_SECONDS)
        with contextlib.closing(opened) as connection:
            query = "SELECT 1 FROM items WHERE run = ? AND name = ? AND signature = ? AND input IS NOT NULL"

            def known(name: str, signature: str) -> bool:
                with store_errors(path):
                    return connection.execute(query, (self._session.run, name, signature)).fetchone() is not None

            self.walk = Walk(self._options.ours)
            found = find_inputs(self._options.sources, max_bytes=self._max_bytes, known=known, walk=self.walk)
            for chunk in _chunks(itertools.islice(found, self._options.limit)):
                if self._flow.stopped is not None:
                    return
                enter(chunk)

    async def _enter(self, ingest: Ingest, inputs: list[Input]) -> None:
        await self._journal.call(lambda connection: ingest.enter(connection, inputs))
        self._on_entered(ingest.position, sum(found.error is not None for found in inputs))
        self.news.set()


def _settle(through: asyncio.Future[SummarizerError | None], error: SummarizerError | None) -> None:
    if not through.done():
        through.set_result(error)


def _chunks(inputs: Iterator[Input]) -> Iterator[list[Input]]:
    chunk: list[Input] = []
    size = 0
    for found in inputs:
        chunk.append(found)
        size += len(found.article.text) if found.article else 0
        if len(chunk) >= CHUNK or size >= CHUNK_CHARS:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk
