"""The records of grounding: what can be wrong with an item, and where in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from pydantic import BaseModel

from summarizer.schemas import Severity

Path = tuple[str | int, ...]


class Problem(NamedTuple):
    """One thing that is wrong with an item.

    `path` is where (``("positions", 0, "text")``; empty for the item as a whole). Errors must be repaired or the
    smallest list element (or nullable field) around the path goes, else the item; warnings become findings.
    """

    code: str
    message: str
    path: Path = ()
    severity: Severity = Severity.ERROR


class Spared(NamedTuple):
    """A part that an item lost so that the rest of it could stand."""

    problem: Problem
    path: Path
    part: Any


@dataclass(slots=True)
class Candidate:
    """An item on its way into the brief: as answered (`raw`), as grounded (`item`, None while it does not validate)."""

    section: str
    index: int
    raw: Any
    item: BaseModel | None = None
    problems: list[Problem] = field(default_factory=list)
    spared: list[Spared] = field(default_factory=list)

    @property
    def item_id(self) -> str | None:
        """The id that the answer gives the item, None where it has none."""
        found = self.raw.get("id") if isinstance(self.raw, dict) else None
        return found if isinstance(found, str) else None

    @property
    def errors(self) -> list[Problem]:
        return [problem for problem in self.problems if problem.severity is Severity.ERROR]
