"""What a reader returns: the frozen text of one article and what is known about where it came from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Article:
    """One article, read.

    `text` is frozen: every later offset counts its Unicode code points. `title` and `published` (ISO date,
    YYYY-MM-DD) are what the document itself declares or what the caller gave, never a guess from the prose.
    `name` is the file's name without its folder, None for standard input. `encoding` is the codec that decoded
    the bytes, None where the format fixes it (PDF, DOCX). `notes` are sentences that the user should see.
    """

    text: str
    title: str | None = None
    published: str | None = None
    name: str | None = None
    media_type: str = "text/plain"
    encoding: str | None = None
    notes: tuple[str, ...] = ()


class Extract(NamedTuple):
    """What a format's own reader found: its text, and the title and date (as printed) that the document declares."""

    text: str
    title: str | None = None
    published: str | None = None
    notes: tuple[str, ...] = ()
