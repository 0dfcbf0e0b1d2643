"""Mark the passages of an article that may not be cited: page furniture and planted orders."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.document.furniture import find_furniture
from summarizer.document.model import Barred, Line
from summarizer.document.orders import find_orders


def find_barred(text: str, lines: Sequence[Line]) -> tuple[Barred, ...]:
    """Furniture and planted orders in text order, disjoint; an order inside furniture is part of the furniture.

    A mark covers whole lines or sentences, but for datelines ("KYIV, Nov 3 (Agency) -") and orders in brackets.
    """
    marks: list[Barred] = []
    for mark in sorted((*find_furniture(text, lines), *find_orders(text, lines)), key=lambda m: (m.start, -m.end)):
        if marks and mark.start < marks[-1].end:
            last = marks[-1]
            if mark.end > last.end:
                marks[-1] = Barred(last.start, mark.end, last.kind, last.reason)
            continue
        marks.append(mark)
    return tuple(marks)
