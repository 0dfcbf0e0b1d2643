"""Tells which of many words a text holds, at the price of a few searches instead of one for each."""

from __future__ import annotations

from collections.abc import Iterable

from summarizer.document.anchors import PART
from summarizer.document.chunks import ChunkTable, chunks_of


class Needles:
    """Words, marks and phrases to look for: each by its longest piece, in the chunks of a text.

    >>> sorted(Needles(["gift of hope", "free", "#", " bot "]).held_by("a gift of hope for the freed bots"))
    ['free', 'gift of hope']
    """

    def __init__(self, needles: Iterable[str]) -> None:
        """`needles` hold more than white space."""
        self._by_head: dict[str, list[tuple[str, str]]] = {}
        for needle in dict.fromkeys(needles):
            piece = max(needle.split(), key=len)
            self._by_head.setdefault(piece[:2], []).append((piece, needle))
        pieces = [pair for pairs in self._by_head.values() for pair in pairs]
        self._alone = frozenset(needle for piece, needle in pieces if piece == needle)
        self._longest = max((len(needle) for _, needle in pieces), default=0)
        self._chunks = ChunkTable(self._pieces_in)

    def held_by(self, text: str) -> set[str]:
        """Those that stand anywhere in `text`, letter by letter."""
        found = set(map(self._chunks.__getitem__, chunks_of(text)))
        held: set[str] = set().union(*found)
        return held & self._alone | {needle for needle in held - self._alone if needle in text}

    def held_in(self, text: str) -> set[str]:
        """Those that stand in `text` in any case; of a long text no lowered copy is made."""
        if len(text) <= PART:
            return self.held_by(text.lower())
        starts = range(0, len(text), PART)
        return set().union(*(self.held_by(text[start : start + PART + self._longest].lower()) for start in starts))

    def _pieces_in(self, chunk: str) -> tuple[str, ...]:
        """The needles whose longest piece the chunk holds."""
        found = [
            needle
            for at in range(len(chunk))
            for head in (chunk[at], chunk[at : at + 2])
            for piece, needle in self._by_head.get(head, ())
            if chunk.startswith(piece, at)
        ]
        return tuple(dict.fromkeys(found))
