"""What the runner asks of those who make the briefs of a run elsewhere than in its own process."""

from __future__ import annotations

from typing import Protocol

from summarizer.batch.flow import Flow
from summarizer.batch.records import Finished, Ticket


class Hands(Protocol):
    """The store, the queue, the budget and the flow stay with the runner: hands get an article and return its end."""

    async def make(self, ticket: Ticket, flow: Flow) -> Finished | None:
        """How the article of `ticket` ended; None where it is to be put back, because nobody can say.

        Called in a task whose `current_ticket` is `ticket`. Every request that is sent for it has passed
        ``flow.enter`` before and is told to ``flow.leave`` after. Raises `Stopped` and what the pipeline raises.
        """
        ...
