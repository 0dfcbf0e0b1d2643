"""Find what the sides are reported to hold on an open issue around it: who wants, refuses or answers."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from summarizer.document.patterns import lazy
from summarizer.engines.rules.context import PEOPLE, Context
from summarizer.engines.rules.records import Act, Issue, Position, Span, Unit
from summarizer.engines.rules.syntax import Frame, main_subject
from summarizer.engines.rules.units import citable_part

_HOLDS = lazy(
    r"\b(?:wants?|wanted|insist(?:s|ed)?|oppos(?:es?|ed)|refus(?:es?|ed)|reject(?:s|ed)?|object(?:s|ed)?|"
    r"demand(?:s|ed)?|offer(?:s|ed)?|propos(?:es|ed)|ask(?:s|ed)|call(?:s|ed)|den(?:y|ies|ied)|argu(?:es?|ed)|"
    r"prefers?|preferred|accept(?:s|ed)?|say|says|said|warn(?:s|ed)?|answer(?:s|ed)?|repl(?:y|ies|ied)|balk(?:s|ed)?|"
    r"dismiss(?:es|ed)?|will not|won['’]t|would not|wouldn['’]t|cannot|can['’]t|could live|turned|countered|"
    r"holds? that|maintain(?:s|ed)|seeks?|sought|put forward|tabled|agree[sd]?|"
    r"ready|willing|prepared|rul(?:es|ed) out)\b"
)
_CONTRASTS = frozenset("while whereas but and".split())
_AHEAD = 3
_MOST_UNITS = 60


class Stances:
    """Who of the sides holds something in which unit of one document; built once, looked up for each issue."""

    def __init__(self, context: Context, acts: list[Act]) -> None:
        self._context = context
        self._units = context.units
        self._starts = [unit.frame.start for unit in context.units]
        self.sides = _principals(context, acts)
        self._known: dict[int, dict[str, Span]] = {}

    def with_answers(self, issue: Issue) -> Issue:
        """The issue with the positions of sides that the sentences around it tell and its cue does not."""
        positions = {position.party: position for position in issue.positions}
        for number in self._around(issue):
            for side, (start, end) in self._parts(number).items():
                if side not in positions:
                    told = self._context.evidence(start, end)[:1]
                    if told and citable_part(self._context.document, told[0]) is not None:
                        positions[side] = Position(side, start, end, told)
        return issue._replace(positions=tuple(positions.values()))

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
        return tuple(self._parts(number))

    def _parts(self, number: int) -> dict[str, Span]:
        """The sides that hold something in a unit, each with the part of it that says so."""
        if number not in self._known:
            found: dict[str, Span] = {}
            for side, span in self._read(self._units[number]):
                found.setdefault(side, span)
            self._known[number] = found
        return self._known[number]

    def _read(self, unit: Unit) -> Iterator[tuple[str, Span]]:
        """The sides whose words these are, or of which a clause says that they want, refuse or say something."""
        frame = unit.frame
        if unit.history:
            return
        if unit.quotation is not None:
            yield from self._sides_of(unit.speakers, (frame.start, frame.end))
            return
        if _HOLDS.search(frame.text, frame.start, frame.end):
            ids = self._context.actors.main_subject(self._context.units, unit)
            yield from self._sides_of(ids, (frame.start, frame.end))
        for first, last in _contrasted(frame):
            subject = main_subject(frame, first, last)
            if subject is not None and subject.first <= first + 1:
                span = (frame.starts[first], frame.ends[last - 1])
                yield from self._sides_of(self._context.resolve(unit, subject), span)

    def _sides_of(self, ids: tuple[str, ...], span: Span) -> Iterator[tuple[str, Span]]:
        if any(self._context.is_observer(i) for i in ids):
            return
        yield from ((side, span) for side in self._context.sides(ids) if side in self.sides)


def _contrasted(frame: Frame) -> Iterator[tuple[int, int]]:
    """Token ranges of the clauses of "Norway would keep it, while Iceland would divide it", where there are several."""
    starts = [0]
    for at in range(1, len(frame.words) - 1):
        if frame.words[at] == ";" or (frame.lowers[at] in _CONTRASTS and frame.words[at - 1] in {",", ";"}):
            starts.append(at + 1)
    if len(starts) > 1:
        yield from zip(starts, [*starts[1:], len(frame.words)], strict=True)


def _principals(context: Context, acts: list[Act]) -> frozenset[str]:
    """Those who put something on the table, and the two main sides."""
    actors = context.actors
    makers = {m for act in acts if not act.stance for m in (*act.makers, *act.addressees)}
    sides = {m for m in makers if actors.kind(m) not in PEOPLE} | set(actors.pair)
    return frozenset(sides - set(actors.mediators))
