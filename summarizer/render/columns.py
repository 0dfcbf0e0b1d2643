"""How wide the columns of a table are set so that no word is broken, and when a table is better read as a list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.text import Text

LEAST_FIRST = 22  # cells for the first column, which holds names: narrower ones make a tall table


def column_widths(rows: Sequence[Sequence[Text]], available: int) -> list[int] | None:
    """Widths in cells that take every word whole, `available` together; None where they cannot.

    Each column gets its longest word. What is left goes evenly to those whose longest lines want more, and what nobody
    wants to the first.

    >>> from rich.text import Text
    >>> rows = [[Text("party"), Text("role")], [Text("United States"), Text("representative, state")]]
    >>> column_widths(rows, 50), column_widths(rows, 40), column_widths(rows, 20)
    ([29, 21], [22, 18], None)
    """
    columns = list(zip(*rows, strict=True))
    widths = [max(longest_word(cell) for cell in column) for column in columns]
    widths[0] = max(widths[0], LEAST_FIRST)
    spare = available - sum(widths)
    if spare < 0:
        return None
    wishes = [max(longest_line(cell) for cell in column) - width for column, width in zip(columns, widths, strict=True)]
    modest = sorted(range(len(columns)), key=lambda column: wishes[column])
    for served, column in enumerate(modest):
        more = max(0, min(wishes[column], spare // (len(columns) - served)))
        widths[column] += more
        spare -= more
    return [widths[0] + spare, *widths[1:]]


def longest_word(text: Text) -> int:
    """Cells that the longest word of `text` takes."""
    return _longest(text.plain.split())


def longest_line(text: Text) -> int:
    """Cells that the longest line of `text` takes when nothing wraps it."""
    return _longest(text.plain.splitlines())


def _longest(pieces: Sequence[str]) -> int:
    from rich.cells import cell_len  # noqa: PLC0415 # start-up: JSON output needs no rich

    return max(map(cell_len, pieces), default=0)
