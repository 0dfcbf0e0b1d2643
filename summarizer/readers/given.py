"""Title and publication date, as a caller gives them (what is wrong is refused) or a document declares them."""

from __future__ import annotations

import unicodedata
from datetime import datetime
from email.utils import parsedate_to_datetime

from summarizer.errors import UsageError


def given_title(title: str | None) -> str | None:
    """`title` on one line, None where it says nothing. Raises `UsageError` for what is no title.

    >>> given_title("  Talks\\n resume ")
    'Talks resume'
    """
    if title is None:
        return None
    if not isinstance(title, str):
        raise UsageError(f"The title is a {type(title).__name__}, not a text.")
    line = " ".join(title.split())
    if any(unicodedata.category(character) in ("Cc", "Cs") for character in line):
        raise UsageError(f"The title {line!r} holds control characters.", hint="Leave them out.")
    return line or None


def given_date(published: str | None) -> str | None:
    """The ISO date of `published`, None where it says nothing. Raises `UsageError` for what is no date.

    >>> given_date("2026-03-15T09:30:00Z")
    '2026-03-15'
    """
    hint = "Write it as YYYY-MM-DD, for example 2026-03-15."
    if published is None:
        return None
    if not isinstance(published, str):
        raise UsageError(f"The publication date is a {type(published).__name__}, not a text.", hint=hint)
    if not published.strip():
        return None
    try:
        return datetime.fromisoformat(published.strip()).date().isoformat()
    except ValueError:
        raise UsageError(f"The publication date {published!r} is not a date.", hint=hint) from None


def declared_date(declared: str | None) -> str | None:
    """ISO date of a document's own date in ISO 8601 or RFC 2822; None where it is written otherwise."""
    for parse in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return parse((declared or "").strip()).date().isoformat()
        except (ValueError, TypeError, IndexError, OverflowError):  # the mail parser is not careful with garbage
            continue
    return None
