"""Tells which of many words a text holds, at the price of a few searches instead of one for each."""

from __future__ import annotations

from collections.abc import Iterable

from summarizer.document.anchors import PART

MOST_CHUNKS = 20_000  # kept at once; beyond it a table starts anew
MOST_CHARACTERS = 40  # of a chunk that is kept
_PART = 100_000  # characters that are cut at a time: all chunks of a long text take more room than the text


class Needles:
    """Words, marks and phrases to look for: each by its longest piece, in the chunks between a text's white space.

    A chunk is looked through once for all texts that print it, and most chunks of an article other articles print.

    >>> sorted(Needles(["gift of hope", "free", "#", " bot "]).held_by("a gift of hope for the freed bots"))
    ['free', 'gift of hope']
    """

    def __init__(self, needles: Iterable[str]) -> None:
        """`needles` hold more than white space."""
        pieces = {needle: max(needle.split(), key=len) for needle in needles}
        self._alone = frozenset(needle for needle, piece in pieces.items() if piece == needle)
        self._longest = max(map(len, pieces), default=0)
        self._chunks = _Chunks(pieces)

    def held_by(self, text: str) -> set[str]:
        """Those that stand anywhere in `text`, letter by letter."""
        found = set(map(self._chunks.__getitem__, _chunks_of(text)))
        held: set[str] = set().union(*found)
        return held & self._alone | {needle for needle in held - self._alone if needle in text}

    def held_in(self, text: str) -> set[str]:
        """Those that stand in `text` in any case; of a long text no lowered copy is made."""
        if len(text) <= PART:
            return self.held_by(text.lower())
        starts = range(0, len(text), PART)
        return set().union(*(self.held_by(text[start : start + PART + self._longest].lower()) for start in starts))


class _Chunks(dict[str, tuple[str, ...]]):
    """For each chunk the needles whose longest piece it holds."""

    def __init__(self, pieces: dict[str, str]) -> None:
        super().__init__()
        self._by_head: dict[str, list[tuple[str, str]]] = {}
        for needle, piece in pieces.items():
            self._by_head.setdefault(piece[:2], []).append((piece, needle))

    def __missing__(self, chunk: str) -> tuple[str, ...]:
        found = [
            needle
            for at in range(len(chunk))
            for head in (chunk[at], chunk[at : at + 2])
            for piece, needle in self._by_head.get(head, ())
            if chunk.startswith(piece, at)
        ]
        held = tuple(dict.fromkeys(found))
        if len(chunk) <= MOST_CHARACTERS:
            if len(self) >= MOST_CHUNKS:
                self.clear()
            self[chunk] = held
        return held


def _chunks_of(text: str) -> set[str]:
    """The distinct chunks of a text."""
    found: set[str] = set()
    start = 0
    while start < len(text):
        end = text.find(" ", start + _PART)
        end = end if end >= 0 else len(text)
        found.update(text[start:end].split())
        start = end
    return found
