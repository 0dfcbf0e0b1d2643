"""Sentences that support a claim, and whether all of them together print what it tells."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import reduce
from operator import attrgetter, or_

from summarizer.document.kept import kept
from summarizer.grounding.checks.forms import FIGURE
from summarizer.grounding.checks.words import Figure, Words

LONG = 80  # sentences
MOST_WORDS = 300  # of a sentence that is read word by word for each claim
_TRAITS = attrgetter("traits")
_NOTHING: frozenset[str] = frozenset()
_NO_NUMBERS: frozenset[float] = frozenset()


class Passage:
    """Sentences that support a claim, and what all of them print together."""

    def __init__(self, sentences: Sequence[Words]) -> None:
        self.sentences = sentences

    @kept
    def traits(self) -> int:
        return reduce(or_, map(_TRAITS, self.sentences), 0)

    @property
    def is_long(self) -> bool:
        """Whether to read it once and for all, since another look from its head for each claim would take too long."""
        return len(self.sentences) > LONG

    @kept
    def readable(self) -> Sequence[Words]:
        """The sentences of a sane length: of "sentences" of 10,000 words nobody can tell who does what."""
        return tuple(sentence for sentence in self.sentences if len(sentence.forms) <= MOST_WORDS)

    @kept
    def _keys(self) -> frozenset[str]:
        return _NOTHING.union(*(sentence.keys for sentence in self.sentences))

    @kept
    def _lowers(self) -> frozenset[str]:
        return _NOTHING.union(*(sentence.lowers for sentence in self.sentences))

    @kept
    def _numbers(self) -> frozenset[float]:
        return _NO_NUMBERS.union(*(sentence.numbers for sentence in self.sentences))

    @kept
    def _figures(self) -> frozenset[Figure]:
        return frozenset(figure for sentence in self.sentences for figure in sentence.figures)

    @kept
    def _dates(self) -> frozenset[str]:
        return _NOTHING.union(*(sentence.dates for sentence in self.sentences))

    @kept
    def text(self) -> str:
        return "\n".join(sentence.text for sentence in self.sentences)

    def has_keys(self, keys: frozenset[str]) -> bool:
        """Whether a word stands here that is akin to one with these keys."""
        if self.is_long:
            return not keys.isdisjoint(self._keys)
        return any(not keys.isdisjoint(sentence.keys) for sentence in self.sentences)

    def prints(self, lower: str) -> bool:
        """Whether the lower-case word stands here."""
        return lower in self._lowers if self.is_long else any(lower in sentence.lowers for sentence in self.sentences)

    def prints_figures(self, figures: Collection[Figure]) -> bool:
        """Whether all of the figures stand here as they are: see `Words.figures`."""
        if self.is_long:
            return self._figures.issuperset(figures)
        return all(any(figure in sentence.figures for sentence in self.sentences) for figure in figures)

    def prints_bounds(self, figures: dict[Figure, frozenset[str]]) -> bool:
        """Whether all of the figures stand here behind the same bound, or without one where they have none there."""
        return all(
            any(not bounds.isdisjoint(sentence.figures.get(figure, _NOTHING)) for sentence in self.sentences)
            for figure, bounds in figures.items()
        )

    def prints_dates(self, dates: tuple[str, ...]) -> bool:
        """Whether all of the dates stand here as they are: see `Words.dates_read`."""
        return not self.is_long and all(
            any(date in printed for sentence in self.sentences for printed in sentence.dates_read) for date in dates
        )

    def lacking(self, numbers: frozenset[float]) -> frozenset[float]:
        """The numbers that stand in no sentence; no further sentence is read once all are found."""
        if self.is_long:
            return numbers - self._numbers
        for sentence in self.sentences:
            if not numbers:
                break
            if sentence.traits & FIGURE:
                numbers -= sentence.numbers
        return numbers

    def lacking_dates(self, dates: frozenset[str]) -> frozenset[str]:
        """The same for the keys of dates."""
        if self.is_long:
            return dates - self._dates
        for sentence in self.sentences:
            if not dates:
                break
            dates -= sentence.dates
        return dates

    def prints_any(self, words: frozenset[str]) -> bool:
        """Whether one of the lower-case words stands here."""
        return any(not words.isdisjoint(sentence.lowers) for sentence in self.sentences)

    @property
    def denies(self) -> bool:
        """Whether a negator or a word of denial stands here."""
        return any(sentence.denials for sentence in self.sentences)
