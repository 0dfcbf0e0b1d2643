"""What became of every item of a case: right, wrong in a critical field, missed, spurious or optional, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from summarizer.evaluation.alignment import Alignment, Pair
from summarizer.evaluation.fields import FieldCheck, Mark, References, check_fields
from summarizer.evaluation.items import Item
from summarizer.evaluation.spans import Range


class Result(StrEnum):
    """COR: aligned, critical fields right. INC: aligned, a critical field wrong. MIS: required gold, unaligned.

    SPU: predicted, unaligned. OPT: aligned to optional gold, counts nowhere.
    """

    COR = "COR"
    INC = "INC"
    MIS = "MIS"
    SPU = "SPU"
    OPT = "OPT"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One line of the judgement; the side without an item is None or empty, `similarity` in [0, 1]."""

    section: str
    result: Result
    gold_id: str | None
    predicted_id: str | None
    gold_text: str
    predicted_text: str
    gold_places: tuple[Range, ...]
    predicted_places: tuple[Range, ...]
    similarity: float | None = None
    fields: tuple[FieldCheck, ...] = ()

    @property
    def wrong(self) -> tuple[FieldCheck, ...]:
        """Checks that are not right, critical ones first."""
        return tuple(check for check in self.fields if check.mark is not Mark.RIGHT)

    @property
    def reason(self) -> str:
        """Why the outcome is what it is, in one line."""
        if self.result is Result.MIS:
            return "nothing in the brief aligns with this gold item"
        if self.result is Result.SPU:
            return "no gold item aligns with it"
        notes = [
            f"{check.name}: {check.predicted}, gold {check.gold}{'' if check.critical else ' (not critical)'}"
            for check in self.wrong
        ]
        return "; ".join(notes) or "aligned, every field right"

    @property
    def signature(self) -> str:
        """The outcome with the names of its wrong fields, as the baseline keeps it: "INC made_by | deadline"."""
        critical = ", ".join(check.name for check in self.wrong if check.critical)
        other = ", ".join(check.name for check in self.wrong if not check.critical)
        return str(self.result) + (f" {critical}" if critical else "") + (f" | {other}" if other else "")


def outcomes_of(section: str, alignment: Alignment, refs: References) -> list[Outcome]:
    """The outcomes of one section: aligned pairs, then what was missed, then what is spurious."""
    return [
        *(_aligned(section, pair, refs) for pair in alignment.pairs),
        *(_missed(section, item) for item in alignment.missed if not item.optional),
        *(_spurious(section, item) for item in alignment.spurious),
    ]


def _aligned(section: str, pair: Pair, refs: References) -> Outcome:
    checks = check_fields(pair.predicted, pair.gold, refs)
    wrong = any(check.critical and check.mark is not Mark.RIGHT for check in checks)
    result = Result.OPT if pair.gold.optional else Result.INC if wrong else Result.COR
    return Outcome(
        section,
        result,
        pair.gold.id,
        pair.predicted.id,
        pair.gold.text,
        pair.predicted.text,
        pair.gold.places,
        pair.predicted.places,
        pair.similarity,
        checks,
    )


def _missed(section: str, item: Item) -> Outcome:
    return Outcome(section, Result.MIS, item.id, None, item.text, "", item.places, ())


def _spurious(section: str, item: Item) -> Outcome:
    return Outcome(section, Result.SPU, None, item.id, "", item.text, (), item.places)
