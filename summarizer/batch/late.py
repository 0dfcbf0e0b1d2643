"""What the engine is given before it is there: the flow and the store of a session that begins after it."""

from __future__ import annotations

from summarizer.batch.flow import Flow
from summarizer.batch.journal import Journal
from summarizer.schemas import Attempt


class Late:
    """The engine's gate; its attributes are set when the session begins."""

    flow: Flow
    journal: Journal
    run: int

    async def enter(self) -> None:
        await self.flow.enter()

    def leave(self, attempt: Attempt | None, retry_after: float | None) -> None:
        self.flow.leave(attempt, retry_after)
