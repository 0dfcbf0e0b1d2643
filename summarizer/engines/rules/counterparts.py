"""Give an open issue the position of the other side, where the article tells it near by or in the same words."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from summarizer.document.patterns import lazy
from summarizer.engines.rules.context import Context
from summarizer.engines.rules.holders import Stances
from summarizer.engines.rules.merging import content_stems
from summarizer.engines.rules.records import Act, Issue, Position
from summarizer.engines.rules.units import citable_part

_NEAR_LINES = 2
_FAR_LINES = 14
# Words of bargaining and of any news, which say nothing of the matter.
_PLAIN = frozenset(
    content_stems(
        "talks sides union company government minister president spokesman spokeswoman leaders statement meeting "
        "negotiations negotiators people members country countries group council would should must never always again "
        "called told added according reporters monday tuesday wednesday thursday friday saturday sunday yesterday "
        "however already still since until unless without million billion percent cent thing time case point part way "
        "party parties officials official terms position issue question accept accepted reject rejected refused "
        "want need make made take give given going come keep rather than like just even back well much many"
    )
)
_ANSWERS = lazy(
    r"\b(?:refus\w+|reject\w+|declin\w+|accept\w+|agree[ds]?|oppos\w+|object\w*|dismiss\w+|balk\w*|"
    r"rul(?:es|ed|ing) out|(?:turned|turns) (?:\w+\s){0,3}?down|said (?:no|it was|that was|this was|they were)|"
    r"not enough|unacceptable|will not|would not|won['’]t|cannot|can['’]t|never|insult\w*|impossible|"
    r"too (?:little|much|high|low|far|late))\b",
    re.IGNORECASE,
)
_LEAST = -1.0
_HALF = 0.5
_NOTHING = -9.0
_NEAR = 1.2
_PER_LINE = 0.15
_MOST_SHARED = 4
_LEAST_WORDS = 4
# Issues that wait for somebody who is no side.
OF_OUTSIDERS = frozenset(
    f"issue:{name}" for name in ("must-approve", "needs-approval", "must-clear", "put-to-vote", "is-outstanding")
)
_MOST_UNITS = 40  # units to either side that are looked at for one issue


class _Matter(NamedTuple):
    """What an issue is about: the unit that tells it, stems of its topic and of all its words, measures of its figures,
    and whether a side is known to hold something on it.
    """

    home: int
    topic: frozenset[str]
    words: frozenset[str]
    measures: frozenset[str]
    held: bool


class Counterparts:
    """Finds for each issue with one holder (or none) what the other of two sides says of it."""

    def __init__(self, context: Context, acts: list[Act], pair: tuple[str, ...], stances: Stances) -> None:
        self._context = context
        self._pair = pair
        self._stances = stances
        self._starts = [unit.frame.start for unit in context.units]
        self._addressees = {(act.start, act.end): act.addressees for act in acts if not act.stance}
        self._known: dict[int, tuple[frozenset[str], frozenset[str]]] = {}
        self._acts: dict[int, list[Act]] = {}
        for act in acts:
            self._acts.setdefault(act.unit, []).append(act)

    def with_other_side(self, issue: Issue) -> Issue:
        """The issue with a position of each side that should have one and of which the article tells it."""
        if not issue.evidence:
            return issue
        positions = list(issue.positions)
        known = {position.party for position in positions}
        for side in self._wanted(issue):
            if side not in known:
                found = self._told(issue, side)
                if found is not None:
                    positions.append(found)
        return issue._replace(positions=tuple(positions))

    def _wanted(self, issue: Issue) -> tuple[str, ...]:
        holders = tuple(dict.fromkeys(position.party for position in issue.positions))
        if not holders:
            return self._pair
        if len(holders) != 1:
            return ()
        asked = [p for x in issue.positions for p in self._addressees.get((x.start, x.end), ())]
        if holders[0] in self._pair:
            return tuple(side for side in self._pair if side != holders[0])
        return tuple(dict.fromkeys(asked))[:1]

    def _told(self, issue: Issue, side: str) -> Position | None:
        """What the side holds, from the unit near by that says most of the matter."""
        matter = self._matter(issue)
        best, found = _LEAST, -1
        for number in self._outward(matter.home):
            if side in self._holders(number):
                weight = self._weight(number, side, matter)
                if weight > best:
                    best, found = weight, number
        return None if found < 0 else self._position(side, found)

    def _holders(self, number: int) -> set[str]:
        """Whom the unit is about, and who bargains in it."""
        acting = {maker for act in self._acts.get(number, ()) for maker in act.makers}
        return acting | set(self._stances.holders(number))

    def _weight(self, number: int, side: str, matter: _Matter) -> float:
        """How much speaks for the unit: words and measures of the matter, nearness, an answer."""
        unit, at = self._context.units[number], matter.home
        apart = unit.line - self._context.units[at].line
        frame = unit.frame
        told, figures = self._told_in(number)
        shared = len(matter.topic & told) + _HALF * len((matter.words - matter.topic) & told)
        alike = abs(apart) <= _NEAR_LINES and bool(matter.measures & figures)
        acts = [act for act in self._acts.get(number, ()) if not act.stance]
        own = any(side in act.makers for act in acts)
        answers = _ANSWERS.search(frame.text, frame.start, frame.end) is not None
        if abs(apart) > _FAR_LINES or (acts and not own and not answers):
            return _NOTHING
        if not matter.held and (not shared or 2 * shared < len(matter.topic)):
            return _NOTHING
        if not shared and not alike:
            close = apart == 0 if own else number >= at and apart <= _NEAR_LINES
            if not close or len(frame.words) < _LEAST_WORDS:
                return _NOTHING
        weight = min(shared, _MOST_SHARED) + 2.0 * alike - _PER_LINE * abs(apart)
        if apart == 0:
            weight += _NEAR + own
        return weight + (answers and number >= at and bool(shared or apart == 0))

    def _position(self, side: str, number: int) -> Position | None:
        frame = self._context.units[number].frame
        told = self._context.evidence(frame.start, frame.end)[:1]
        if not told or citable_part(self._context.document, told[0]) is None:
            return None
        return Position(side, frame.start, frame.end, told)

    def _matter(self, issue: Issue) -> _Matter:
        home = max(bisect_right(self._starts, issue.evidence[0].start) - 1, 0)
        spans = [(issue.start, issue.end), *((p.start, p.end) for p in issue.positions)]
        words = frozenset[str]().union(*(self._words(*span) for span in spans))
        measures = frozenset[str]().union(*(self._measures(*span) for span in spans))
        return _Matter(home, self._words(issue.start, issue.end), words, measures, bool(issue.positions))

    def _told_in(self, number: int) -> tuple[frozenset[str], frozenset[str]]:
        """Words and measures of a unit, read once."""
        if number not in self._known:
            frame = self._context.units[number].frame
            self._known[number] = self._words(frame.start, frame.end), self._measures(frame.start, frame.end)
        return self._known[number]

    def _words(self, start: int, end: int) -> frozenset[str]:
        text = self._context.document.text
        names = content_stems(" ".join(text[m.start : m.end] for m in self._context.actors.mentions(start, end)))
        return content_stems(text[start:end]) - names - _PLAIN

    def _measures(self, start: int, end: int) -> frozenset[str]:
        return frozenset(f"{a[2]}{a[3]}" for a in self._context.terms.figures(start, end) if a[2] or a[3])

    def _outward(self, at: int) -> list[int]:
        """Numbers of the units around `at`: those behind it first, then those before it, nearest first."""
        ahead = list(range(at, min(at + _MOST_UNITS, len(self._starts))))
        back = list(range(at - 1, max(at - _MOST_UNITS, -1), -1))
        return sorted((*ahead, *back), key=lambda number: (abs(number - at), number < at))
