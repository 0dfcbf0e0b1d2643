"""Pair the quotation marks of a text: every language's marks, nested, re-opened over paragraphs, broken or missing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from operator import attrgetter
from typing import NamedTuple

from summarizer.document.model import Line
from summarizer.document.packed import Form
from summarizer.document.patterns import lazy

_MARK = lazy(r"``|''|[\"“”„‟«»‹›「」『』＂‘’‚‛']")
_WORD = lazy(r"\w")
_OPENS_BEFORE = frozenset("([{—–-/‘'“\"«„¿¡…:,;>*_")
_SINGLES = frozenset("‘’‚‛'")
_STYLES = {
    '"': "straight",
    "＂": "straight",
    "“": "curly",
    "”": "curly",
    "„": "low",
    "‟": "curly",
    "``": "typewriter",
    "''": "typewriter",
    "«": "guillemet",
    "»": "guillemet",
    "‹": "guillemet",
    "›": "guillemet",
    "「": "corner",
    "」": "corner",
    "『": "corner",
    "』": "corner",
    "‘": "single",
    "’": "single",
    "‚": "single",
    "‛": "single",
    "'": "single",
}
_CLOSERS: dict[str, frozenset[str]] = {  # what may close a passage of this style; wrong marks are common in print
    "straight": frozenset(["“", "”", '"', "＂", "''"]),
    "curly": frozenset(["”", "“", '"', "''", "‟"]),
    "low": frozenset(["“", "”", "‟", '"', "„"]),
    "typewriter": frozenset(["''", '"', "”"]),
    "guillemet": frozenset(["«", "»", "‹", "›"]),
    "corner": frozenset(["」", "』"]),
    "single": frozenset(["’", "'", "‘", "‛"]),
}
_PURE_OPEN = frozenset(["„", "``", "「", "『", "‚"])
_PURE_CLOSE = frozenset(["」", "』"])
_CONTRACTION = lazy(r"['’](?:s|t|d|m|re|ve|ll|em|n|til|tis|twas|cause|bout|round)\b", re.IGNORECASE)
# "the '80s", "in '08", but "'50 per cent is not enough,' she said"
_YEAR = lazy(r"['’‘]\d\d(?:s\b|(?<=\b(?:in|of|by|to)\s...)\b(?!\s?(?:%|per|p\.?c\b)))", re.IGNORECASE)
_CLIPPED = lazy(r"‘(?:em|n|tis|twas|bout)\b", re.IGNORECASE)
_LOOK_AHEAD = 8
_MOST_INSIDE = 100  # marks between two single marks that make a passage
# "SMITH:" and "Jane Smith:" at the start of a transcript's turn inside the marks.
_LABEL = lazy(
    r"(?:[A-Z][A-Z.’'-]{1,24}(?:\s[A-Z][A-Z.’'-]{1,24}){0,3}|[A-Z][a-z’'-]+\s[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?):\s+(?=\S)"
)
_OPENS_LINE = lazy(r"(?:^|\n)[^\w\n]{0,4}$")
_ENDS_LINE = lazy(r"[^\w\n]{0,4}(?:\n|$)")
_INCHES = lazy(r"\d['’]\d{1,2}$")


class Passage(NamedTuple):
    """A marked passage: [start, end) excludes the outer marks; `style` names them; `closed` tells of a closing mark.

    `label` spans the name of a transcript's speaker, printed inside the marks before the passage.
    """

    start: int
    end: int
    style: str
    closed: bool
    label: tuple[int, int] | None = None


PASSAGES = Form(
    lambda _, start, end, label, label_end, style, closed: Passage(
        start, end, style, closed, None if label < 0 else (label, label_end)
    ),
    numbers=lambda passage: (passage.start, passage.end, *(passage.label or (-1, -1))),
    rest=attrgetter("style", "closed"),
)


class Mark(NamedTuple):
    """One quotation mark: its span and whether its neighbours (and shape) let it open or close a passage."""

    start: int
    end: int
    sign: str
    opens: bool
    closes: bool


def _read_mark(text: str, start: int, end: int) -> Mark | None:  # noqa: PLR0911 # a cascade of rules, one return each
    """The mark at [start, end), or None for apostrophes, inches, feet and years."""
    sign = text[start:end]
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    left_gap = before.isspace() or before in _OPENS_BEFORE
    right_gap = after.isspace() or not (after.isalnum() or after in "“‘«„$€£#@&([¿¡")
    if sign in _SINGLES:
        return _read_single(text, start, end, sign, before, after)
    if sign in _PURE_OPEN or sign in _PURE_CLOSE:
        return Mark(start, end, sign, opens=sign in _PURE_OPEN, closes=sign in _PURE_CLOSE or sign == "„")
    if sign in "«»‹›":
        return _read_guillemet(start, end, sign, before, after)
    if sign in ('"', "''", "＂"):
        if before.isdigit() and _INCHES.search(text, max(start - 5, 0), start):
            return None
        # "No way, '' she said", and scripts that set no spaces around marks: the state decides.
        adrift = (before.isspace() and after.isspace()) or _between_letters(before, after)
        opens = adrift or (left_gap and not after.isspace())
        closes = adrift or (not before.isspace() and right_gap)
        return Mark(start, end, sign, opens=opens, closes=closes)
    if sign == "“":
        wrong_way = right_gap and (after.isspace() or not left_gap)
        return Mark(start, end, sign, opens=not wrong_way or before.isspace(), closes=wrong_way)
    return Mark(start, end, sign, opens=left_gap and not right_gap, closes=True)


def _between_letters(before: str, after: str) -> bool:
    """Whether a mark has no gap at either side where Chinese, Japanese or Korean needs none."""
    eastern = "\u3000" <= before <= "\ud7a3" or "\u3000" <= after <= "\ud7a3"
    return eastern and not before.isspace() and not after.isspace()


def _read_guillemet(start: int, end: int, sign: str, before: str, after: str) -> Mark:
    """French marks point outwards («x»), German ones inwards (»x«), Swedish ones both right (»x»)."""
    outward_open = sign in "«‹"
    tight_left = not before.isspace() and before not in "([—–-"
    tight_right = not after.isspace() and (after.isalnum() or after in "¿¡“‘'(")
    if tight_left != tight_right:
        return Mark(start, end, sign, opens=tight_right, closes=tight_left)
    return Mark(start, end, sign, opens=outward_open, closes=not outward_open)


def _read_single(text: str, start: int, end: int, sign: str, before: str, after: str) -> Mark | None:
    """Single marks: an apostrophe inside a word or before a decade is none; the rest may open or close."""
    if before.isalnum() and after.isalnum():
        return None
    if sign == "‚":
        opens = (before.isspace() or before in _OPENS_BEFORE) and after.isalpha()
        return Mark(start, end, sign, opens=True, closes=False) if opens else None
    opens = (
        (before.isspace() or before in '([—–-/“"„«:')
        and not after.isspace()
        and (after.isalnum() or after in "$£€(…[.#@")
    )
    closes = not before.isspace() and not after.isalnum()
    clipped = _CONTRACTION if sign in "’'" else _CLIPPED
    if opens and (clipped.match(text, start) or _YEAR.match(text, start)):
        return None
    if sign == "’":
        opens = False
    if sign == "‘":
        closes = closes and not opens
    if not opens and not closes:
        return None
    if before.isdigit() and sign == "'":
        return None
    return Mark(start, end, sign, opens=opens, closes=closes)


def find_marks(text: str) -> list[Mark]:
    """Every quotation mark of the text, in order."""
    marks = []
    for match in _MARK.finditer(text):
        mark = _read_mark(text, match.start(), match.end())
        if mark is not None:
            marks.append(mark)
    return marks


def _closes(style: str, mark: Mark) -> bool:
    return mark.closes and mark.sign in _CLOSERS[style]


class _Pairing:
    """Walks the marks line by line; at most one outer passage is open at any time."""

    def __init__(self, text: str, lines: Sequence[Line]) -> None:
        self.text = text
        self.lines = lines
        self.passages: list[Passage] = []
        self.style: str | None = None
        self.start = 0
        self.depth = 0
        self.last_end = 0
        self.reopens = False

    def run(self) -> list[Passage]:
        marks = find_marks(self.text)
        first = 0
        for number, line in enumerate(self.lines):
            last = first
            while last < len(marks) and marks[last].start < line.end:
                last += 1
            following = self.lines[number + 1].start if number + 1 < len(self.lines) else -1
            self.reopens = last < len(marks) and marks[last].start == following and marks[last].opens
            self._walk(marks[first:last], line)
            if self.style is not None and not self._runs_on(number, marks, last):
                self._close(line.end, closed=False)
            self.last_end = line.end
            self.depth = 0
            first = last
        return self.passages

    def _walk(self, marks: list[Mark], line: Line) -> None:
        last_single = max((i for i, mark in enumerate(marks) if mark.closes and mark.sign in _SINGLES), default=-1)
        index = 0
        if self.style is not None and marks and marks[0].start == line.start and marks[0].opens:
            index = 1  # the marks are re-opened at the start of a paragraph
            if _LABEL.match(self.text, marks[0].end):
                self._close(self.last_end, closed=False)
                self._open(marks[0])
        while index < len(marks):
            mark = marks[index]
            if self.style is None:
                index = self._begin(marks, index, last_single, line)
                continue
            if _closes(self.style, mark) or (self.depth and mark.closes and mark.sign not in _SINGLES):
                self._step_out(mark)
            elif mark.opens and self.style != "single" and mark.sign not in _SINGLES:
                self._nest(marks, index)
            index += 1

    def _begin(self, marks: list[Mark], index: int, last_single: int, line: Line) -> int:
        mark = marks[index]
        if not mark.opens:
            return index + 1
        if mark.sign in _SINGLES:
            closing = self._single_end(marks, index) if index < last_single else None
            if closing is None:
                if mark.sign == "‘" and mark.start == line.start and index == len(marks) - 1:
                    self._open(mark)
                return index + 1
            self._open(mark)
            self._close(marks[closing].start, closed=True)
            return closing + 1
        self._open(mark)
        return index + 1

    def _single_end(self, marks: list[Mark], index: int) -> int | None:
        """The closing single mark; a plural's apostrophe ("workers' ") closes only if no better mark follows."""
        weak = None
        inside = False  # double marks
        for at in range(index + 1, min(len(marks), index + _MOST_INSIDE)):
            mark = marks[at]
            if mark.sign not in _SINGLES:
                inside = mark.opens and not mark.closes
                continue
            if inside:
                continue
            if mark.closes:
                possessive = (
                    self.text[mark.start - 1] == "s"
                    and self.text[mark.end : mark.end + 1] == " "
                    and self.text[mark.end + 1 : mark.end + 2].islower()
                )
                if not possessive:
                    return at
                weak = at if weak is None else weak
            elif weak is not None:
                break
        return weak

    def _open(self, mark: Mark) -> None:
        self.style, self.start, self.depth = _STYLES[mark.sign], mark.end, 0

    def _step_out(self, mark: Mark) -> None:
        if self.depth:
            self.depth -= 1
        else:
            self._close(mark.start, closed=True)

    def _nest(self, marks: list[Mark], index: int) -> None:
        """An opening mark inside a passage is nested if both find their ends, else a closing mark is missing before it.

        The outer passage may find its end in a later paragraph: then the next line opens the marks again, or the
        inner marks are of another kind.
        """
        levels = self.depth + 2
        lowest = levels
        for mark in marks[index + 1 : index + 1 + _LOOK_AHEAD]:
            if mark.sign in _SINGLES:
                continue
            levels += 1 if mark.opens and not mark.closes else -1
            lowest = min(lowest, levels)
        other_kind = self.style != _STYLES[marks[index].sign]
        if lowest <= 0 or (lowest <= self.depth + 1 and (other_kind or self.reopens)):
            self.depth += 1
            return
        self._close(marks[index].start, closed=False)
        self._open(marks[index])

    def _label(self, start: int, end: int) -> re.Match[str] | None:
        """The name before a transcript's turn; one in small letters counts only if the turn fills its line."""
        label = _LABEL.match(self.text, start, end)
        if label is None or label.group().isupper():
            return label
        fills = _OPENS_LINE.search(self.text, max(start - 4, 0), start) and _ENDS_LINE.match(self.text, end)
        return label if fills and not label.group().startswith(("The ", "An ")) else None

    def _close(self, end: int, *, closed: bool) -> None:
        body = self.text[self.start : end]
        start = self.start + len(body) - len(body.lstrip())
        end = self.start + len(body.rstrip())
        label = self._label(start, end)
        span = None if label is None else (start, start + label.group().index(":"))
        start = start if label is None else label.end()
        if self.style is not None and start < end and _WORD.search(self.text, start, end):
            self.passages.append(Passage(start, end, self.style, closed, span))
        self.style = None

    def _runs_on(self, number: int, marks: list[Mark], following: int) -> bool:
        """A passage open at its line's end goes on where the next line re-opens it or, the line wrapped, closes it."""
        if number + 1 == len(self.lines) or following == len(marks) or self.style is None:
            return False
        line, after = self.lines[number], self.lines[number + 1]
        mark = marks[following]
        if mark.start == after.start and mark.opens:
            return (mark.sign in _SINGLES) == (self.style == "single")
        wrapped = after.start - line.end <= 2 and "\n\n" not in self.text[line.end : after.start]
        return (
            wrapped
            and mark.start < after.end
            and _closes(self.style, mark)
            and not mark.opens
            and self.text[line.end - 1] not in ".!?:"
        )


def pair_marks(text: str, lines: Sequence[Line]) -> list[Passage]:
    """The outermost marked passages of the text, in order, disjoint."""
    return _Pairing(text, lines).run()
