"""What the pipeline asks of an engine, and what it gets back."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Protocol

from summarizer.document import Document
from summarizer.prompting import BriefType, Window
from summarizer.schemas import Attempt, AttemptKind, Dropped


@dataclass(slots=True)
class Budget:
    """What one article may cost: `requests` in all, and the moment (`time.monotonic`, seconds) when it must return."""

    requests: int = 5
    deadline: float | None = None
    sent: int = 0

    @classmethod
    def starting_now(cls, *, requests: int = 5, seconds: float | None = None) -> Budget:
        return cls(requests=requests, deadline=None if seconds is None else time.monotonic() + seconds)

    def seconds_left(self) -> float | None:
        """Seconds until the deadline (not below 0), None without one."""
        return None if self.deadline is None else max(0.0, self.deadline - time.monotonic())


class Answer(NamedTuple):
    """An engine's answer in the model's face, not yet grounded, with one ledger row for each request that it took.

    `prompt_sha256` and `schema_sha256` hash what was sent, None for engines that send nothing. `trusted` is True
    where program code made the answer, so that fields declared `by_program` are kept.
    """

    raw: dict[str, Any]
    attempts: tuple[Attempt, ...] = ()
    model: str | None = None
    prompt_sha256: str | None = None
    schema_sha256: str | None = None
    trusted: bool = False
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ask:
    """One question to an engine: a draft of the brief, or the repair of the items in `problems`.

    `window` is the part of a long document that the question is about, None for the whole.
    """

    kind: AttemptKind
    document: Document
    brief_type: BriefType
    budget: Budget = field(default_factory=Budget)
    previous: Answer | None = None
    problems: tuple[Dropped, ...] = ()
    window: Window | None = None


class Engine(Protocol):
    """Drafts briefs. Safe to share across threads and tasks.

    `answer` and its asynchronous twin raise `summarizer.errors.EngineError` (with the attempts made) when no usable
    answer came. `can_repair` is False where asking again for failing items is pointless; `reads_windows` is True where
    a long document should be put to it in parts.
    """

    name: str
    can_repair: bool
    reads_windows: bool

    def answer(self, ask: Ask) -> Answer: ...

    async def aanswer(self, ask: Ask) -> Answer: ...
