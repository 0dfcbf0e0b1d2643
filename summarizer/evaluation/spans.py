"""Arithmetic of character ranges: unions, shared characters, intersection over union."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

Range = tuple[int, int]
"""[start, end): offsets in Unicode code points of the article, end exclusive."""

# A final comma or full stop inside the marks belongs to the text and never decides a score (GUIDELINES.md, "Marks").
_FINAL = frozenset(",. \t\n\u00a0")


def union(ranges: Iterable[Range]) -> tuple[Range, ...]:
    """The same characters as disjoint ranges in text order; empty ranges vanish.

    >>> union([(5, 9), (0, 3), (2, 4)])
    ((0, 4), (5, 9))
    """
    merged: list[Range] = []
    for start, end in sorted(ranges):
        if start >= end:
            continue
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def size(ranges: Sequence[Range]) -> int:
    """Number of characters of disjoint ranges."""
    return sum(end - start for start, end in ranges)


def shared(one: Sequence[Range], other: Sequence[Range]) -> int:
    """Number of characters that two unions have in common."""
    total = left = right = 0
    while left < len(one) and right < len(other):
        start = max(one[left][0], other[right][0])
        end = min(one[left][1], other[right][1])
        total += max(0, end - start)
        if one[left][1] <= other[right][1]:
            left += 1
        else:
            right += 1
    return total


def iou(one: Sequence[Range], other: Sequence[Range]) -> float:
    """Shared characters over all characters of two unions, 0.0 where both are empty."""
    common = shared(one, other)
    whole = size(one) + size(other) - common
    return common / whole if whole else 0.0


def overlap(one: Sequence[Range], other: Sequence[Range]) -> float:
    """Shared characters over those of the shorter union, 0.0 where one is empty."""
    shorter = min(size(one), size(other))
    return shared(one, other) / shorter if shorter else 0.0


def touches(ranges: Iterable[Range], others: Sequence[Range]) -> bool:
    """Whether any range shares a character with any of the others."""
    return shared(union(ranges), union(others)) > 0


def trimmed(text: str, start: int, end: int) -> Range:
    """The range of a quotation without a final comma, full stop or white space; never empty unless it was."""
    start, end = max(0, min(start, len(text))), max(0, min(end, len(text)))
    last = end
    while last > start and text[last - 1] in _FINAL:
        last -= 1
    return (start, last) if last > start else (start, end)
