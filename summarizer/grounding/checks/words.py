"""A sentence or a claim cut into words, and passages of several: what they print is worked out when it is asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property, reduce
from itertools import accumulate, chain
from operator import attrgetter, or_

from summarizer.document import Amount
from summarizer.document.amounts import find_amounts, number_values
from summarizer.document.dates import date_keys
from summarizer.grounding.checks.forms import (
    BORDER,
    DATE_WORD,
    DIGIT,
    FIGURE,
    FORMS,
    NEGATIVE,
    NEGATOR,
    PERIOD,
    TIME_UNIT,
    WHICH,
    Form,
    pieces_of,
)
from summarizer.grounding.checks.lexicon import NOT_NEGATING

_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,]\d+)*|[^\w\s]")
_LOWER, _KEYS, _TRAITS = attrgetter("lower"), attrgetter("keys"), attrgetter("traits")
_NOTHING: frozenset[str] = frozenset()
_NO_NUMBERS: frozenset[float] = frozenset()


class Words:
    """A text cut into `forms`; positions are indices into them, offsets are those of `text`.

    >>> [form.lower for form in Words("The firm won't pay").forms]
    ['the', 'firm', 'wo', "n't", 'pay']
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.forms: tuple[Form, ...] = tuple(chain.from_iterable(map(FORMS.__getitem__, _TOKEN.findall(text))))
        self.traits: int = reduce(or_, map(_TRAITS, self.forms), 0)

    @cached_property
    def lowers(self) -> frozenset[str]:
        return frozenset(map(_LOWER, self.forms))

    @cached_property
    def keys(self) -> frozenset[str]:
        return _NOTHING.union(*map(_KEYS, self.forms))

    @cached_property
    def clauses(self) -> Sequence[int]:
        """For each word the number of its clause, from 0."""
        if not self.traits & BORDER:
            return (0,) * len(self.forms)
        return tuple(accumulate(1 if form.traits & BORDER else 0 for form in self.forms))

    @cached_property
    def negators(self) -> tuple[int, ...]:
        """Where "not", "no" and their like deny something: not in "no later than"."""
        if not self.traits & NEGATOR:
            return ()
        return tuple(at for at, form in enumerate(self.forms) if form.traits & NEGATOR and not self._is_idiom(at))

    @cached_property
    def denials(self) -> tuple[int, ...]:
        """The negators, and the words that deny, refuse or lack."""
        if not self.traits & NEGATIVE:
            return self.negators
        negative = {at for at, form in enumerate(self.forms) if form.traits & NEGATIVE}
        return tuple(sorted(negative.union(self.negators)))

    def _is_idiom(self, at: int) -> bool:
        following = [form.lower for form in self.forms[at : at + 3]]
        return " ".join(following) in NOT_NEGATING or " ".join(following[:2]) in NOT_NEGATING

    def akin(self, keys: frozenset[str]) -> list[int]:
        """Where content words stand that share one of the keys."""
        if keys.isdisjoint(self.keys):
            return []
        return [at for at, form in enumerate(self.forms) if form.content and not form.keys.isdisjoint(keys)]

    @cached_property
    def places(self) -> tuple[tuple[int, int], ...]:
        """Start and end of each word."""
        found: list[tuple[int, int]] = []
        for match in _TOKEN.finditer(self.text):
            start = match.start()
            for piece in pieces_of(match.group()):
                found.append((start, start + len(piece)))
                start += len(piece)
        return tuple(found)

    def printed(self, first: int, last: int) -> str:
        """The characters of the words [first, last)."""
        return self.text[self.places[first][0] : self.places[last - 1][1]]

    @cached_property
    def numbers(self) -> frozenset[float]:
        return number_values(self.text) if self.traits & FIGURE else _NO_NUMBERS

    @cached_property
    def amounts(self) -> tuple[Amount, ...]:
        if not self.traits & FIGURE and not (self.traits & TIME_UNIT and not self.lowers.isdisjoint(("a", "an"))):
            return ()
        return find_amounts(self.text)

    @cached_property
    def dates(self) -> frozenset[str]:
        return date_keys(self.text) if self.may_date else _NOTHING

    @property
    def may_date(self) -> bool:
        """Whether a date may be printed at all."""
        traits = self.traits
        return bool(traits & (DIGIT | DATE_WORD)) or (bool(traits & PERIOD) and bool(traits & WHICH))


class Passage:
    """Sentences that support a claim, and what all of them print together."""

    def __init__(self, sentences: tuple[Words, ...]) -> None:
        self.sentences = sentences
        self.traits: int = reduce(or_, map(_TRAITS, sentences), 0)

    @cached_property
    def text(self) -> str:
        return "\n".join(sentence.text for sentence in self.sentences)

    @cached_property
    def keys(self) -> frozenset[str]:
        return _NOTHING.union(*(sentence.keys for sentence in self.sentences))

    @cached_property
    def lowers(self) -> frozenset[str]:
        return _NOTHING.union(*(sentence.lowers for sentence in self.sentences))

    @cached_property
    def numbers(self) -> frozenset[float]:
        return _NO_NUMBERS.union(*(sentence.numbers for sentence in self.sentences))

    @cached_property
    def dates(self) -> frozenset[str]:
        return _NOTHING.union(*(sentence.dates for sentence in self.sentences))

    def prints_any(self, words: frozenset[str]) -> bool:
        """Whether one of the lower-case words stands here."""
        return any(not words.isdisjoint(sentence.lowers) for sentence in self.sentences)

    @property
    def denies(self) -> bool:
        """Whether a negator or a word of denial stands here."""
        return any(sentence.denials for sentence in self.sentences)
