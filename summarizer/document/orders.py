"""Find text that gives orders to a program ("ignore previous instructions"), planted in an article."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from summarizer.document import order_cues as cues
from summarizer.document.layout import paragraphs
from summarizer.document.model import BarKind, Barred, Line
from summarizer.document.sentences import split_sentences

REASON = "planted order"

_BRACKETS = {"[": "]", "(": ")", "{": "}"}
_NEAR = 300  # characters around a quotation in which the words that give it to somebody are looked for
_WHITE = re.compile(r"\s")


def find_orders(text: str, lines: tuple[Line, ...]) -> list[Barred]:
    """Planted orders of `text`: the bracket, the sentences or the line that hold one, fake quotes inside included.

    Words that somebody in the story is quoted as saying are the story's, and are left alone.
    """
    lower = _lowered(text)
    hints = [hint for hint in cues.HINTS if hint in lower]
    marks = [Barred(m.start(), m.end(), BarKind.ORDER, REASON) for m in cues.SMUGGLED.finditer(text)]
    carry = after_colon = False
    for block in paragraphs(text, lines) if hints else ():
        if carry:
            spans = [(block.start, block.end)]
            carry = cues.MARKER_LINE.match(text, block.start, min(block.end, block.start + 60)) is not None
        elif any(lower.find(hint, block.start, block.end) >= 0 for hint in hints):
            passage = _passage(text, block, after_colon=after_colon)
            spans, carry = _orders_in(passage)
        else:
            spans = []
        marks.extend(Barred(start, end, BarKind.ORDER, REASON) for start, end in spans)
        after_colon = text[block.end - 1] == ":"
    return marks


def _lowered(text: str) -> str:
    """The text in lower case, letter by letter, so that offsets hold where lower case has another length."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(char if len(char.lower()) != 1 else char.lower() for char in text)


@dataclass(frozen=True, slots=True)
class _Passage:
    """One line or paragraph on one line, with the spans of its quotations and its sentences; offsets in `body`."""

    offset: int
    body: str
    quoted: list[tuple[int, int]]
    sentences: list[tuple[int, int]]
    after_colon: bool


def _passage(text: str, block: Line, *, after_colon: bool) -> _Passage:
    body = _WHITE.sub(" ", text[block.start : block.end])
    quoted = [match.span() for match in cues.QUOTED.finditer(body)]
    sentences = [(s.start, s.end) for s in split_sentences(body, (Line(0, len(body)),))]
    return _Passage(block.start, body, quoted, sentences, after_colon)


def _orders_in(passage: _Passage) -> tuple[list[tuple[int, int]], bool]:
    """Spans of orders in one passage, and whether the next one belongs to an order that this one only opens."""
    body = passage.body
    marker = cues.MARKERS.search(body)
    if marker and not _told(passage, marker.start()):
        alone = len(body) <= 60 and cues.MARKER_LINE.match(body) is not None
        return [(passage.offset, passage.offset + len(body))], alone
    spans = []
    for match in cues.ORDERS.finditer(body):
        at = match.start("cue")
        if not _told(passage, at):
            spans.append(_bracket(body, at) or _sentence(passage, at))
    return [(passage.offset + start, passage.offset + end) for start, end in _grown(passage, spans)], False


def _told(passage: _Passage, at: int) -> bool:
    """Whether the words at `at` stand in quotation marks that the passage gives to somebody, or talks about."""
    index = bisect_right(passage.quoted, (at, len(passage.body))) - 1
    if index < 0 or passage.quoted[index][1] <= at:
        return False
    start, end = passage.quoted[index]
    before = passage.body[max(0, start - _NEAR) : start]
    if cues.REPORTED.search(before) or cues.REPORTED.search(passage.body, end, end + _NEAR):
        return not cues.FAKE_HEAD.search(before[-60:])
    return passage.after_colon


def _bracket(body: str, at: int) -> tuple[int, int] | None:
    """The bracket that holds `at`, if it opens at most 200 characters before and closes within 2,000."""
    depth = 0
    for index in range(min(at, len(body) - 1), max(-1, at - 200), -1):
        char = body[index]
        if char in ")]}" and index != at:
            depth += 1
        elif char in _BRACKETS:
            if depth:
                depth -= 1
                continue
            end = body.find(_BRACKETS[char], at, at + 2_000)
            return (index, end + 1) if end >= 0 else None
    return None


def _sentence(passage: _Passage, at: int) -> tuple[int, int]:
    index = bisect_right(passage.sentences, (at, len(passage.body))) - 1
    return passage.sentences[max(index, 0)]


def _grown(passage: _Passage, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """One span over all orders of a passage: what stands between two belongs to them, and sentences that go on too."""
    if not spans:
        return []
    first = min(start for start, _ in spans)
    last = max(end for _, end in spans)
    for start, end in passage.sentences[bisect_right(passage.sentences, (last, -1)) :]:
        if not cues.CONTINUES.match(passage.body, start, end):
            break
        last = end
    return [(first, last)]
