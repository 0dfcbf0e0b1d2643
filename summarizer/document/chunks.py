"""Keeps what is read from each piece of a text between white space, for all texts that print the same piece."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

MOST_CHUNKS = 20_000  # kept at once; beyond it a table starts anew
MOST_CHARACTERS = 40  # of a chunk that is kept
_PART = 100_000  # characters that are cut at a time: all chunks of a long text take more room than the text


def chunks_of(text: str) -> set[str]:
    """The distinct chunks of a text."""
    found: set[str] = set()
    start = 0
    while start < len(text):
        end = text.find(" ", start + _PART)
        end = end if end >= 0 else len(text)
        found.update(text[start:end].split())
        start = end
    return found


class ChunkTable(dict[str, T]):
    """Reads a chunk when it is first asked for. Most of an article's chunks were printed by other articles before.

    >>> lengths = ChunkTable(len)
    >>> [lengths[chunk] for chunk in "the pilots and the airline".split()], sorted(lengths)
    ([3, 6, 3, 3, 7], ['airline', 'and', 'pilots', 'the'])
    """

    def __init__(self, read: Callable[[str], T]) -> None:
        """`read` depends on nothing but the chunk."""
        super().__init__()
        self._read = read

    def __missing__(self, chunk: str) -> T:
        found = self._read(chunk)
        if len(chunk) <= MOST_CHARACTERS:
            if len(self) >= MOST_CHUNKS:
                self.clear()
            self[chunk] = found
        return found
