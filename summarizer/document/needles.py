"""Tell which of many short strings stand in a text, from what is known of its words since earlier texts."""

from __future__ import annotations

from collections.abc import Iterable

_MOST_WORDS = 20_000  # whose needles are kept; a longer list is begun anew
_LONGEST_WORD = 40


class Needles:
    """Short strings in lower case that are looked for in one text after the other."""

    def __init__(self, needles: Iterable[str]) -> None:
        self._all = tuple(dict.fromkeys(needles))
        self._within = tuple(needle for needle in self._all if len(needle.split()) == 1)
        self._across = tuple(needle for needle in self._all if len(needle.split()) != 1)
        self._known: dict[str, tuple[str, ...]] = {}

    def found_in(self, lower: str) -> frozenset[str]:
        """The needles that stand in `lower`, a text in lower case."""
        known = self._known
        likely: set[str] = set()
        for word in set(lower.split()):
            held = known.get(word)
            if held is None:
                held = self._held(word)
            if held:
                likely.update(held)
        likely.update(self._across)
        return frozenset(needle for needle in likely if needle in lower)

    def _held(self, word: str) -> tuple[str, ...]:
        """The needles that may stand in a word or in its spaces on both sides."""
        spaced = f" {word} "
        held = tuple(needle for needle in self._within if needle in spaced)
        if len(word) <= _LONGEST_WORD:
            if len(self._known) >= _MOST_WORDS:
                self._known = {}
            self._known[word] = held
        return held
