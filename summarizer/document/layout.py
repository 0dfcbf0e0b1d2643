"""Tell lines that are paragraphs from lines that a program wrapped at a fixed width, and give the paragraphs."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from summarizer.document.model import Line
from summarizer.document.patterns import lazy

_LIST_MARK = lazy(r"(?:[-*•‣◦▪–—+]|\(?\d{1,3}[.)]|\(?[a-zA-Z][.)])\s")
_BREAK = lazy(r"[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
_FIRST_WORD = lazy(r"\S{1,40}")
_ENDS = ".!?…。！？:;\"'”’»)]}"
_WIDEST = 130
_NARROWEST = 40


def has_list_mark(text: str, line: Line) -> bool:
    """Whether the line opens with a bullet, a dash or an item number."""
    return _LIST_MARK.match(text, line.start, min(line.start + 8, line.end)) is not None


def paragraphs(text: str, lines: Sequence[Line]) -> Sequence[Line]:
    """Spans of the text's paragraphs: the lines themselves, or blocks of lines where the text is hard-wrapped.

    In hard-wrapped text a paragraph ends at a blank line, before a list mark, and after a line that had room
    for the next word (a headline over its lead, the last line of a paragraph).
    """
    width = wrap_width(text, lines)
    if width is None:
        return lines
    blocks: list[Line] = []
    start = lines[0].start
    for line, following in itertools.pairwise(lines):
        if not _joined(text, line, following, width):
            blocks.append(Line(start, line.end))
            start = following.start
    blocks.append(Line(start, lines[-1].end))
    return tuple(blocks)


def unwrapped(text: str, blocks: Sequence[Line]) -> str:
    """`text` with a space for each line break inside a paragraph; every offset keeps its place.

    >>> unwrapped("an offer\\nmade today\\n\\nno", (Line(0, 19), Line(21, 23)))
    'an offer made today\\n\\nno'
    """
    pieces: list[str] = []
    position = 0
    for block in blocks:
        if _BREAK.search(text, block.start, block.end):
            pieces += text[position : block.start], _BREAK.sub(" ", text[block.start : block.end])
            position = block.end
    return "".join((*pieces, text[position:])) if pieces else text


def wrap_width(text: str, lines: Sequence[Line]) -> int | None:
    """The width in characters at which the text was wrapped, or None where each line is a paragraph.

    Wrapped text has short lines, and many of its line breaks stand inside a sentence at the right margin:
    the line ends without a stop, the next begins in lower case, and its first word would not have fitted.
    """
    if len(lines) < 3:
        return None
    lengths = sorted(line.end - line.start for line in lines)
    width = lengths[(len(lengths) * 19) // 20 - (1 if len(lengths) < 20 else 0)]
    if not _NARROWEST <= width <= _WIDEST or sum(length > _WIDEST for length in lengths) * 20 > len(lengths):
        return None
    pairs = running = full = 0
    for line, following in itertools.pairwise(lines):
        if blank_between(text, line, following):
            continue
        pairs += 1
        if _runs_on(text, line, following):
            running += 1
            full += _is_full(text, line, following, width - width // 10)
    wrapped = running >= 2 and running * 4 >= pairs and full * 10 >= running * 7
    return width if wrapped else None


def blank_between(text: str, line: Line, following: Line) -> bool:
    """Whether at least one blank line stands between two neighbouring lines."""
    gap = text[line.end : following.start]
    return max(gap.count("\n"), gap.count("\r"), gap.count("\u2029") * 2) > 1


def _joined(text: str, line: Line, following: Line, width: int) -> bool:
    if blank_between(text, line, following) or has_list_mark(text, following):
        return False
    if _is_full(text, line, following, width - width // 20):
        return True
    return _runs_on(text, line, following)


def _runs_on(text: str, line: Line, following: Line) -> bool:
    return text[line.end - 1] not in _ENDS and text[following.start].islower()


def _is_full(text: str, line: Line, following: Line, width: int) -> bool:
    word = _FIRST_WORD.match(text, following.start, following.end)
    return line.end - line.start + 1 + (len(word.group()) if word else 0) > width
