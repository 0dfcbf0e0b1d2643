"""Lists the inputs of a run into its store while others are being worked on."""

from __future__ import annotations

import asyncio
import itertools
import sqlite3
from collections.abc import Callable, Iterator

from summarizer.batch.flow import Flow
from summarizer.batch.folders import Walk
from summarizer.batch.ingest import Ingest, begin_ingest, end_ingest
from summarizer.batch.inputs import Input, find_inputs
from summarizer.batch.journal import Journal
from summarizer.batch.options import BatchOptions
from summarizer.batch.queue import Claims
from summarizer.batch.session import Session
from summarizer.errors import InternalError, SummarizerError

CHUNK = 64  # inputs entered at once
CHUNK_CHARS = 1_000_000


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
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def _list(self, ingest: Ingest) -> None:
        """In a thread: reading files must not hold up answers."""
        loop = asyncio.get_running_loop()

        def enter(inputs: list[Input]) -> None:
            asyncio.run_coroutine_threadsafe(self._enter(ingest, inputs), loop).result()

        try:
            await asyncio.to_thread(self._read, enter)
            if self._flow.stopped is None:
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
        connection = sqlite3.connect(self._session.store.path, timeout=30)
        try:
            query = "SELECT 1 FROM items WHERE run = ? AND name = ? AND signature = ? AND input IS NOT NULL"

            def known(name: str, signature: str) -> bool:
                return connection.execute(query, (self._session.run, name, signature)).fetchone() is not None

            self.walk = Walk(self._options.ours)
            found = find_inputs(self._options.sources, max_bytes=self._max_bytes, known=known, walk=self.walk)
            for chunk in _chunks(itertools.islice(found, self._options.limit)):
                if self._flow.stopped is not None:
                    return
                enter(chunk)
        finally:
            connection.close()

    async def _enter(self, ingest: Ingest, inputs: list[Input]) -> None:
        await self._journal.call(lambda connection: ingest.enter(connection, inputs))
        self._on_entered(ingest.position, sum(found.error is not None for found in inputs))
        self.news.set()


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
