"""Cut a text into its non-blank lines."""

from __future__ import annotations

from summarizer.document.model import Line
from summarizer.document.patterns import lazy

_LINE = lazy(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")


def split_lines(text: str) -> tuple[Line, ...]:
    """The non-blank lines of `text`, outer white space excluded."""
    lines = []
    for match in _LINE.finditer(text):
        body = match.group()
        start = match.start() + len(body) - len(body.lstrip())
        end = match.start() + len(body.rstrip())
        if start < end:
            lines.append(Line(start, end))
    return tuple(lines)
