"""A page of headings, paragraphs, lists and tables, printed as plain text or as Markdown."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str


@dataclass(frozen=True, slots=True)
class Bullets:
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; the first column is text, the others are set to the right."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block = Heading | Paragraph | Bullets | Table


def plain(blocks: Sequence[Block]) -> str:
    """The page for a terminal; what articles and answers hold cannot move its cursor."""
    return _visible("\n\n".join(_plain(block) for block in blocks)) + "\n"


def _visible(text: str) -> str:
    """Control characters, other than the line feed, as replacement characters."""
    return "".join(c if c == "\n" or unicodedata.category(c) not in ("Cc", "Cf") else "\ufffd" for c in text)


def _plain(block: Block) -> str:
    if isinstance(block, Heading):
        return f"{block.text}\n{('=' if block.level == 1 else '-') * len(block.text)}"
    if isinstance(block, Paragraph):
        return block.text
    if isinstance(block, Bullets):
        return "\n".join(f"  {line}" for line in block.lines)
    widths = [max(len(row[column]) for row in (block.header, *block.rows)) for column in range(len(block.header))]
    lines = []
    for row in (block.header, *block.rows):
        cells = [cell.rjust(width) if column else cell.ljust(width) for column, (cell, width) in _cells(row, widths)]
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines)


def _cells(row: tuple[str, ...], widths: list[int]) -> list[tuple[int, tuple[str, int]]]:
    return list(enumerate(zip(row, widths, strict=True)))


def markdown(blocks: Sequence[Block]) -> str:
    """The page as GitHub-flavoured Markdown; text of articles cannot form markup."""
    return _visible("\n\n".join(_markdown(block) for block in blocks)) + "\n"


def _markdown(block: Block) -> str:
    if isinstance(block, Heading):
        return f"{'#' * block.level} {escaped(block.text)}"
    if isinstance(block, Paragraph):
        return "  \n".join(escaped(line) for line in block.text.splitlines())
    if isinstance(block, Bullets):
        return "\n".join(f"- {escaped(' '.join(line.split()))}" for line in block.lines)
    rows = [block.header, tuple("---:" if column else "---" for column in range(len(block.header))), *block.rows]
    return "\n".join(
        "| " + " | ".join(cell if index == 1 else escaped(cell) for cell in row) + " |"
        for index, row in enumerate(rows)
    )


def escaped(text: str) -> str:
    """Text that Markdown and the HTML in it leave as it is."""
    for mark in "\\`*_[]<>|#~":
        text = text.replace(mark, "&lt;" if mark == "<" else f"\\{mark}")
    return text
