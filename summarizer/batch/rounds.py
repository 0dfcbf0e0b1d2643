"""Takes a run through the provider's Batch API in rounds: park requests, submit them, wait, go on with the answers."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable

from summarizer.batch import parking
from summarizer.batch.journal import Journal
from summarizer.batch.provider import Batch, Provider, Reply
from summarizer.batch.records import ItemStatus
from summarizer.errors import EndpointRefusedRequest

CHUNK = 500
FACTOR = 0.5  # what the Batch API costs, in list prices


class Rounds:
    """What lies between two passes of the pipeline over the articles of a run."""

    def __init__(
        self,
        provider: Provider,
        journal: Journal,
        run: int,
        *,
        poll_seconds: float,
        waiting_as: ItemStatus,
        stopped: Callable[[], bool],
    ) -> None:
        self._provider = provider
        self._journal = journal
        self._run = run
        self._poll = poll_seconds
        self._waiting_as = waiting_as
        self._stopped = stopped

    async def begin(self) -> None:
        """Look for batches that were noted and not heard of again. One that never began is forgotten with its requests:
        articles that go on make theirs again, and those that changed or went away are not to be paid for.

        Raises `EngineError`.
        """
        for row in await self._journal.call(lambda c: parking.open_submissions(c, self._run)):
            if row["batch"] is None:
                submission, found = row["id"], await self._provider.find(row["mark"])
                if found is None:
                    await self._journal.call(lambda c, s=submission: parking.forget(c, s))  # type: ignore[misc]  # mypy infers no lambda with defaults
                else:
                    await self._journal.call(lambda c, s=submission, b=found.id: parking.started(c, s, b))  # type: ignore[misc]  # see above

    async def next(self) -> bool:
        """Submit what waits, wait for a batch to end, store its answers; False where nothing is left to wait for.

        Raises `EngineError`.
        """
        await self._submit_all()
        while not self._stopped():
            rows = await self._journal.call(lambda c: parking.open_submissions(c, self._run))
            if not rows:
                return False
            for row in rows:
                batch = await self._batch_of(row["id"], row["batch"], row["mark"])
                if batch.ended:
                    await self._collect(row["id"], batch)
                    return True
            await asyncio.sleep(self._poll)
        return False

    async def _submit_all(self) -> None:
        while not self._stopped():
            ids, content = await self._journal.call(lambda c: parking.fill(parking.waiting(c, self._run)))
            if not ids:
                return
            mark = secrets.token_hex(16)
            submission = await self._journal.call(lambda c, i=ids, m=mark: parking.begin(c, self._run, m, i))  # type: ignore[misc]  # mypy infers no lambda with defaults
            await self._start(submission, mark, content)

    async def _start(self, submission: int, mark: str, content: bytes) -> Batch:
        file = await self._provider.upload(content)
        batch = await self._provider.start(file, mark)
        await self._journal.call(lambda c: parking.started(c, submission, batch.id))
        return batch

    async def _batch_of(self, submission: int, batch: str | None, mark: str) -> Batch:
        """The batch as it is now. One that was noted but not started (the process died between) is started."""
        if batch is not None:
            return await self._provider.look(batch)
        found = await self._provider.find(mark)
        if found is not None:
            await self._journal.call(lambda c: parking.started(c, submission, found.id))
            return found
        _, content = await self._journal.call(lambda c: parking.fill(parking.requests_of(c, submission)))
        return await self._start(submission, mark, content)

    async def _collect(self, submission: int, batch: Batch) -> None:
        if batch.status == "failed":
            raise EndpointRefusedRequest(f"The batch was refused: {batch.problem or 'no reason given'}.")
        chunk: list[Reply] = []
        async for reply in self._provider.replies(batch):
            chunk.append(reply)
            if len(chunk) >= CHUNK:
                await self._take(chunk)
                chunk = []
        await self._take(chunk)
        await self._journal.call(lambda c: parking.end(c, self._run, submission, self._waiting_as))

    async def _take(self, replies: list[Reply]) -> None:
        await self._journal.call(lambda c: parking.take(c, self._run, replies))
