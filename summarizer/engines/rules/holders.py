"""Find what the sides are reported to hold on an open issue around it: who wants, refuses or answers."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from summarizer.document.patterns import lazy
from summarizer.engines.rules.context import PEOPLE, Context
from summarizer.engines.rules.records import Act, Issue, Position, Unit
from summarizer.engines.rules.units import citable_part

_HOLDS = lazy(
    r"\b(?:wants?|wanted|insist(?:s|ed)?|oppos(?:es?|ed)|refus(?:es?|ed)|reject(?:s|ed)?|object(?:s|ed)?|"
    r"demand(?:s|ed)?|offer(?:s|ed)?|propos(?:es|ed)|ask(?:s|ed)|call(?:s|ed)|den(?:y|ies|ied)|argu(?:es?|ed)|"
    r"prefers?|preferred|accept(?:s|ed)?|say|says|said|warn(?:s|ed)?|answer(?:s|ed)?|repl(?:y|ies|ied)|balk(?:s|ed)?|"
    r"dismiss(?:es|ed)?|will not|won['’]t|would not|wouldn['’]t|cannot|can['’]t|could live|turned|countered|"
    r"holds? that|maintain(?:s|ed)|seeks?|sought|put forward|tabled|agree[sd]?|"
    r"ready|willing|prepared|rul(?:es|ed) out)\b"
)
_AHEAD = 3
_MOST_UNITS = 60


class Stances:
    """Who of the sides holds something in which unit of one document; built once, looked up for each issue."""

    def __init__(self, context: Context, acts: list[Act]) -> None:
        self._context = context
        self._units = context.units
        self._starts = [unit.frame.start for unit in context.units]
        self._sides = _principals(context, acts)
        self._known: dict[int, tuple[str, ...]] = {}

    def with_answers(self, issue: Issue) -> Issue:
        """The issue with the positions of sides that the sentences around it tell and its cue does not."""
        positions = {position.party: position for position in issue.positions}
        for number in self._around(issue):
            unit = self._units[number]
            for side in self.holders(number):
                if side not in positions:
                    start, end = unit.frame.start, unit.frame.end
                    told = self._context.evidence(start, end)[:1]
                    if told and citable_part(self._context.document, told[0]) is not None:
                        positions[side] = Position(side, start, end, told)
        return replace(issue, positions=tuple(positions.values()))

    def _around(self, issue: Issue) -> list[int]:
        """Units of the issue and of its positions with the next of their paragraphs."""
        found: dict[int, None] = {}
        for start, end in [(s.start, s.end) for s in issue.evidence[:1]] + [(p.start, p.end) for p in issue.positions]:
            first = max(bisect_right(self._starts, start) - 1, 0)
            last = max(bisect_right(self._starts, max(end - 1, start)) - 1, 0)
            line = self._units[first].line
            for number in range(first, min(last + _AHEAD, len(self._units) - 1) + 1):
                if number > last and self._units[number].line != line:
                    break
                found.setdefault(number)
        return list(found)[:_MOST_UNITS]

    def holders(self, number: int) -> tuple[str, ...]:
        """The sides that hold something in the unit of that number."""
        if number not in self._known:
            self._known[number] = tuple(dict.fromkeys(self._read(self._units[number])))
        return self._known[number]

    def _read(self, unit: Unit) -> Iterator[str]:
        """The sides whose words these are, or of which the sentence says that they want, refuse or say something."""
        if unit.history:
            return
        if unit.quotation is not None:
            ids = unit.speakers
        elif _HOLDS.search(unit.frame.text, unit.frame.start, unit.frame.end):
            ids = self._context.actors.main_subject(self._context.units, unit)
        else:
            return
        if any(self._context.is_observer(i) for i in ids):
            return
        yield from (side for side in self._context.sides(ids) if side in self._sides)


def _principals(context: Context, acts: list[Act]) -> frozenset[str]:
    """Those who put something on the table, and the two main sides."""
    actors = context.actors
    makers = {m for act in acts if not act.stance for m in (*act.makers, *act.addressees)}
    sides = {m for m in makers if actors.kind(m) not in PEOPLE} | set(actors.pair)
    return frozenset(sides - set(actors.mediators))
