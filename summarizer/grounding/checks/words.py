"""A sentence or a claim cut into words: what it prints is worked out when it is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from itertools import accumulate
from operator import attrgetter, or_

from summarizer.document import Amount, DateMention
from summarizer.document.amounts import FigureReading, rounded
from summarizer.document.dates import read_dates
from summarizer.document.kept import kept
from summarizer.grounding.checks.forms import (
    BESIDE_FIGURE,
    BORDER,
    BOUND,
    DATE_MARK,
    DATE_WORD,
    DIGIT,
    FIGURE,
    LINK,
    MONTH,
    NEGATIVE,
    NEGATOR,
    ONE,
    PERIOD,
    TIME_UNIT,
    TOKEN,
    WHICH,
    YEAR,
    Form,
    cut,
    pieces_of,
)
from summarizer.grounding.checks.lexicon import BOUNDS, NOT_NEGATING, SCOPE_ENDS

SCOPE = 5  # content words after a negation that it is taken to bear on
BEFORE = 3  # content words before it that it is taken to bear on
FAR = 14  # words after which a negation has lost its hold
Figure = tuple[str, ...]  # the lower-case words of a figure and of what belongs to it
_LOWER, _KEYS, _TRAITS = attrgetter("lower"), attrgetter("keys"), attrgetter("traits")
_SINGLE_SPANS = (1.0, 1.5)  # "a week", "a year and a half" print no number
_COUNTING, _IN_FIGURES = FIGURE | TIME_UNIT, FIGURE | BESIDE_FIGURE
_IN_DATES = DIGIT | DATE_WORD | PERIOD | WHICH | YEAR | MONTH | DATE_MARK
_NOTHING: frozenset[str] = frozenset()
_LISTING = frozenset(("or", "nor", "and"))
_UNBOUND = frozenset(("",))
_NO_NUMBERS: frozenset[float] = frozenset()


class Words:
    """A text cut into `forms`; positions are indices into them, offsets are those of `text`.

    >>> [form.lower for form in Words("The firm won't pay").forms]
    ['the', 'firm', 'wo', "n't", 'pay']
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.forms = cut(text)
        self.traits: int = reduce(or_, map(_TRAITS, self.forms), 0)
        self.lowers = frozenset(map(_LOWER, self.forms))

    @kept
    def _flat(self) -> str:
        return " ".join(self.text.split())

    def prints(self, text: str) -> bool:
        """Whether the very words of another text stand here in a row, white space aside."""
        at = self._flat.find(text)
        end = at + len(text)
        return at >= 0 and not self._flat[max(at - 1, 0) : at].isalnum() and not self._flat[end : end + 1].isalnum()

    @kept
    def keys(self) -> frozenset[str]:
        return _NOTHING.union(*map(_KEYS, self.forms))

    @kept
    def clauses(self) -> Sequence[int]:
        """For each word the number of its clause, from 0."""
        if not self.traits & BORDER:
            return (0,) * len(self.forms)
        return tuple(accumulate(1 if form.traits & BORDER else 0 for form in self.forms))

    @kept
    def segments(self) -> Sequence[int]:
        """For each word the number of its part between borders of clauses and commas."""
        return tuple(accumulate(1 if f.traits & BORDER or f.lower == "," else 0 for f in self.forms))

    @kept
    def negators(self) -> tuple[int, ...]:
        """Where "not", "no" and their like deny something: not in "no later than"."""
        if not self.traits & NEGATOR:
            return ()
        return tuple(at for at, form in enumerate(self.forms) if form.traits & NEGATOR and not self._is_idiom(at))

    @kept
    def denied(self) -> tuple[tuple[int, tuple[int, ...]], ...]:
        """Each negator with the content words that it bears on: its scope, else those before it."""
        return tuple((at, self._bears_on(at)) for at in self.negators)

    def scope(self, at: int) -> list[int]:
        """The content words that a negation at `at` bears on: those after it in its clause, else the very next word."""
        found: list[int] = []
        forms, clauses = self.forms, self.clauses
        for index in range(at + 1, min(at + 1 + FAR, len(forms))):
            if clauses[index] != clauses[at] or len(found) == SCOPE or (found and self._ends_scope(index)):
                break
            if forms[index].content:
                found.append(index)
        return found or [index for index in range(at + 1, min(at + 2, len(forms))) if forms[index].keys]

    def _ends_scope(self, at: int) -> bool:
        """Whether another statement begins: at a comma that is none of a list, at "because", "which", "not"."""
        form = self.forms[at]
        if form.lower == ",":
            following = [other.lower for other in self.forms[at + 1 : at + 5]]
            return following[:1] == ["and"] or _LISTING.isdisjoint(following)
        return form.lower in SCOPE_ENDS or bool(form.traits & NEGATOR)

    def before(self, at: int) -> list[int]:
        """The last content words of its clause before a negation: "none of the sides" may be "the sides neither"."""
        near = range(max(at - FAR, 0), at)
        return [i for i in near if self.forms[i].content and self.clauses[i] == self.clauses[at]][-BEFORE:]

    def _bears_on(self, at: int) -> tuple[int, ...]:
        return tuple([index for index in self.scope(at) if self.forms[index].content] or self.before(at))

    @kept
    def denials(self) -> tuple[int, ...]:
        """The negators, and the words that deny, refuse or lack."""
        if not self.traits & NEGATIVE:
            return self.negators
        negative = {at for at, form in enumerate(self.forms) if form.traits & NEGATIVE and not self._describes(at)}
        return tuple(sorted(negative.union(self.negators)))

    def _describes(self, at: int) -> bool:
        """Whether "unarmed" or its like only describes the word behind it: "unarmed observers" denies no observers."""
        return self.forms[at].lower.startswith("un") and any(form.content for form in self.forms[at + 1 : at + 2])

    def _is_idiom(self, at: int) -> bool:
        following = [form.lower for form in self.forms[at : at + 3]]
        return " ".join(following) in NOT_NEGATING or " ".join(following[:2]) in NOT_NEGATING

    def akin(self, keys: frozenset[str]) -> list[int]:
        """Where content words stand that share one of the keys."""
        if keys.isdisjoint(self.keys):
            return []
        return [at for at, form in enumerate(self.forms) if form.content and not form.keys.isdisjoint(keys)]

    @kept
    def places(self) -> tuple[tuple[int, int], ...]:
        """Start and end of each word."""
        found: list[tuple[int, int]] = []
        for match in TOKEN.finditer(self.text):
            start = match.start()
            for piece in pieces_of(match.group()):
                found.append((start, start + len(piece)))
                start += len(piece)
        return tuple(found)

    def printed(self, first: int, last: int) -> str:
        """The characters of the words [first, last)."""
        return self.text[self.places[first][0] : self.places[last - 1][1]]

    @kept
    def _figures(self) -> FigureReading:
        return FigureReading(self.text)

    @kept
    def numbers(self) -> frozenset[float]:
        """All numeric values: see `summarizer.document.amounts.number_values`."""
        return self._figures.values() if self.traits & FIGURE else _NO_NUMBERS

    @property
    def may_count(self) -> bool:
        """Whether an amount may be printed at all."""
        traits = self.traits
        return bool(traits & FIGURE) or (bool(traits & TIME_UNIT) and not self.lowers.isdisjoint(("a", "an")))

    @kept
    def amounts(self) -> tuple[Amount, ...]:
        return self._figures.amounts(self._dated[0]) if self.may_count else ()

    def amounts_of(self, value: float) -> list[Amount]:
        """The amounts of one value; the others are not even looked for where no such number stands here."""
        if value in _SINGLE_SPANS:
            if not self.traits & (TIME_UNIT | ONE):
                return []
        elif rounded(value) not in self.numbers:
            return []
        return [amount for amount in self.amounts if amount.value == value]

    @kept
    def figures(self) -> dict[Figure, frozenset[str]]:
        """The figures as they are printed, each with the words beside it that may change what it means.

        To each the bounds that stand before it in its places: "at least", "about", "" for none. A text whose
        figures all stand in another as they are has the same amounts as that.
        """
        found: dict[Figure, frozenset[str]] = {}
        if not self.may_count:
            return found
        forms = self.forms
        reached = 0
        for at in [at for at, form in enumerate(forms) if form.traits & _COUNTING]:
            if at < reached:
                continue
            first, reached = at, at + 1
            while first and forms[first - 1].traits & BESIDE_FIGURE:
                first -= 1
            while reached < len(forms) and (forms[reached].traits & _IN_FIGURES or self._links(reached)):
                reached += 1
            figure, first = _trimmed(forms, first, reached)
            found[figure] = found.get(figure, _NOTHING) | {self._bound_before(first)}
        return found

    @kept
    def is_bounded(self) -> bool:
        """Whether a figure stands behind "about", "at least" or the like."""
        return bool(self.traits & BOUND) and any(bounds != _UNBOUND for bounds in self.figures.values())

    def _bound_before(self, at: int) -> str:
        if not self.traits & BOUND:
            return ""
        before = [form.lower for form in self.forms[max(at - 3, 0) : at]]
        phrases = (" ".join(before[start:]) for start in range(len(before)))
        return next((phrase for phrase in phrases if phrase in BOUNDS), "")

    def _links(self, at: int) -> bool:
        """Whether "to", "and" or "or" may join the figures on its two sides."""
        following = self.forms[at + 1 : at + 3]
        return self.forms[at].traits & LINK != 0 and any(form.traits & FIGURE for form in following)

    @kept
    def _dated(self) -> tuple[tuple[DateMention, ...], frozenset[str]]:
        return read_dates(self.text) if self.may_date else ((), _NOTHING)

    @property
    def dates(self) -> frozenset[str]:
        """The keys of all dates: see `summarizer.document.dates.date_keys`."""
        return self._dated[1]

    @kept
    def dates_read(self) -> tuple[str, ...]:
        """The dates as they are printed, each a run of the words that dates are made of, lower-case between spaces."""
        if not self.may_date:
            return ()
        found: list[str] = []
        run: list[str] = []
        for form in (*self.forms, None):
            if form is not None and form.traits & _IN_DATES:
                run.append(form.text if form.traits & DATE_WORD else form.lower)
                continue
            if run:
                found.append(f" {' '.join(run)} ")
            run = []
        return tuple(found)

    @property
    def may_date(self) -> bool:
        """Whether a date may be printed at all."""
        traits = self.traits
        if traits & (DATE_WORD | YEAR) or (traits & PERIOD and traits & WHICH):
            return True
        return bool(traits & DIGIT and traits & (MONTH | DATE_MARK))


def _trimmed(forms: Sequence[Form], first: int, last: int) -> tuple[Figure, int]:
    """A figure without the words at its ends that join it to its sentence ("a $5 fee and", "9."), and its start."""
    while last - first > 1 and forms[last - 1].lower in _BEHIND:
        last -= 1
    while last - first > 1 and (
        forms[first].lower in _BEFORE or (forms[first].lower in _ARTICLES and not forms[first + 1].keys)
    ):
        first += 1
    if last - first > 1 and forms[first].lower in _ARTICLES and forms[first + 1].traits & DIGIT:
        first += 1
    return tuple(form.lower for form in forms[first:last]), first


_ARTICLES = frozenset(("a", "an"))
_BEFORE = frozenset((":", ".", "and"))
_BEHIND = _ARTICLES | _BEFORE | {"no", "more"}
