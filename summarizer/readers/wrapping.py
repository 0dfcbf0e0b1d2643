"""Joins the hard-wrapped lines of printed pages into paragraphs, one a line.

A line break was the typesetter's, not the author's, where the next word would not have fitted any more. Words
hyphenated at a line end are closed up, unless the text elsewhere writes them with a hyphen.

>>> join_pages([["The two sides agreed to continue their nego-", "tiations on Friday.", "1"]])
('The two sides agreed to continue their negotiations on Friday.\\n', 1)
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from summarizer.document.patterns import lazy

PAGE_NUMBER = lazy(r"(?:page|p\.|seite|página)?\s*[-–—]?\s*\d{1,4}\s*(?:[-–—]|(?:of|/|von|de)\s*\d{1,4})?", re.I)
BULLET = lazy(r"[•‣◦▪●■*–—-]\s|\(?\d{1,2}[.)]\s")
SENTENCE_END = lazy(r"[.!?:;…][\"'”’»)\]]*$")
HYPHENATED = lazy(r"[^\W\d_]+-[^\W\d_]+")
DIGITS = lazy(r"\d+")
EDGE = 2  # lines at the top and bottom of a page that may be a running head or foot
ROOM = 0.85  # share of the measure that a line and the next word may fill before the break counts as forced


def join_pages(pages: Sequence[Sequence[str]]) -> tuple[str, int]:
    """Text of the pages' lines (each stripped), and how many page numbers and running heads were left out."""
    lines, left_out = _without_running_heads(pages)
    lengths = sorted(len(line) for line in lines if line)
    measure = lengths[len(lengths) * 9 // 10] if lengths else 0
    compounds = {word for line in lines for word in HYPHENATED.findall(line)}
    paragraphs: list[list[str]] = [[]]
    for line, following in zip(lines, [*lines[1:], ""], strict=False):
        if line:
            paragraphs[-1].append(line)
        if _ends_paragraph(line, following, measure) and paragraphs[-1]:
            paragraphs.append([])
    return "".join(f"{_joined(paragraph, compounds)}\n" for paragraph in paragraphs if paragraph), left_out


def _without_running_heads(pages: Sequence[Sequence[str]]) -> tuple[list[str], int]:
    counts = Counter(key for page in pages for key in {_key(page[index]) for index in _edges(page)})
    often = max(3, (len(pages) + 1) // 2)
    running = {key for key, count in counts.items() if count >= often}
    kept: list[str] = []
    left_out = 0
    for page in pages:
        edges = _edges(page)
        outermost = {min(edges), max(edges)} if edges else set()
        gone = {n for n in edges if _key(page[n]) in running or (n in outermost and PAGE_NUMBER.fullmatch(page[n]))}
        left_out += len(gone)
        rest = [line for n, line in enumerate(page) if n not in gone]
        filled = [n for n, line in enumerate(rest) if line]
        # Blank lines part paragraphs within a page, but the end of a page is no end of a paragraph.
        kept += rest[filled[0] : filled[-1] + 1] if filled else []
    return kept, left_out


def _edges(page: Sequence[str]) -> set[int]:
    """Indices of the first and last `EDGE` printed lines of a page."""
    printed = [index for index, line in enumerate(page) if line]
    return {*printed[:EDGE], *printed[-EDGE:]}


def _key(line: str) -> str:
    return DIGITS.sub("#", line)


def _ends_paragraph(line: str, following: str, measure: int) -> bool:
    if not line or not following or BULLET.match(following):
        return True
    if line.endswith(("-", "\u00ad")):
        return False
    next_word = following.split(" ", 1)[0]
    if len(line) + 1 + len(next_word) >= ROOM * measure:
        return False
    return SENTENCE_END.search(line) is not None or not following[0].islower()


def _joined(lines: Iterable[str], compounds: set[str]) -> str:
    text = ""
    parts: list[str] = []
    for line in lines:
        if text:
            parts.append(_closed_up(text, line, compounds))
        text = line
    return "".join([*parts, text])


def _closed_up(line: str, following: str, compounds: set[str]) -> str:
    """`line` with what has to stand between it and `following`."""
    if line.endswith("\u00ad"):
        return line[:-1]
    if not line.endswith("-") or line.endswith((" -", "--")):
        return f"{line} "
    head = re.search(r"[^\W\d_]+(?=-$)", line[-60:])
    tail = re.match(r"[^\W\d_]+", following[:60])
    if head is None or tail is None or not following[0].islower():
        return line
    return line if f"{head.group()}-{tail.group()}" in compounds else line[:-1]
