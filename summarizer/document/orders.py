"""Find text that gives orders to a program ("ignore previous instructions"), planted in an article."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

from summarizer.document import order_cues as cues
from summarizer.document.anchors import lowered
from summarizer.document.kept import kept
from summarizer.document.layout import blank_between, has_list_mark, paragraphs
from summarizer.document.model import BarKind, Barred, Line
from summarizer.document.patterns import lazy
from summarizer.document.sentences import split_sentences

REASON = "planted order"

_BRACKETS = {"[": "]", "(": ")", "{": "}"}
_LONGEST_BLOCK = 12  # paragraphs that one order may open
_LONGEST_COMMENT = 2_000  # characters of a comment in the page's code
_NEAR = 300  # characters around a quotation in which the words that give it to somebody are looked for
_WHITE = lazy(r"\s")
# Letters with nothing visible between them, or of two alphabets in one word: how orders are hidden from a search.
_UNSEEN = lazy("[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]")
_DISGUISED = lazy(
    "[A-Za-z](?:[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]+[A-Za-z]|[\u0400-\u04ff])|[\u0400-\u04ff][A-Za-z]"
)
_DISGUISING = lazy("[\u00ad\u200b-\u200f\u2060-\u2064\ufeff\u0400-\u04ff]")
_LOOKALIKES = str.maketrans(
    "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u0410\u0415\u041e\u0420\u0421\u0425\u0406",
    "aeopcyxijsAEOPCXI",
)


def find_orders(text: str, lines: Sequence[Line], held: Set[str]) -> list[Barred]:
    """Planted orders of `text`: the bracket, or all from the order to the end of its paragraph, fake quotes inside
    included; and the block, list or made-up talk that an order opens.

    Words that somebody in the story is quoted as saying are the story's, and are left alone. `held` is what
    the text holds of the hints, in any case, and perhaps of other words.
    """
    disguised = _DISGUISING.search(text) is not None and _DISGUISED.search(text) is not None
    hints = held & cues.HINTS
    if disguised:
        shown = _undisguised(text).lower()
        hints |= {hint for hint in cues.HINTS if hint in shown}
    marks = [Barred(m.start(), m.end(), BarKind.ORDER, REASON) for m in cues.SMUGGLED.finditer(text)]
    if not hints:
        return marks
    marks += _hidden(text)
    blocks = paragraphs(text, lines)
    after_colon = False
    index = 0
    while index < len(blocks):
        block = blocks[index]
        index += 1
        spans: list[tuple[int, int]] = []
        lower = lowered(text[block.start : block.end])
        if any(hint in lower for hint in hints):
            spans = _orders_in(_passage(text, block, after_colon=after_colon))
        if not spans and disguised and _DISGUISED.search(text, block.start, block.end):
            plain = _undisguised(text[block.start : block.end])
            if _orders_in(_passage(plain, Line(0, len(plain)), after_colon=after_colon)):
                spans = [(block.start, block.end)]
        if spans and spans[-1][1] == block.end:
            following = _opened_by(text, blocks, index - 1)
            spans += [(opened.start, opened.end) for opened in blocks[index:following]]
            index = following
        marks.extend(Barred(start, end, BarKind.ORDER, REASON) for start, end in spans)
        after_colon = text[blocks[index - 1].end - 1] == ":"
    return marks


def _undisguised(text: str) -> str:
    return _UNSEEN.sub("", text).translate(_LOOKALIKES)


def _hidden(text: str) -> Iterator[Barred]:
    """Comments of the page's code, whatever they say."""
    start = text.find("<!--")
    while start >= 0:
        end = text.find("-->", start) + 3
        if end < 3:
            return
        if end - start <= _LONGEST_COMMENT:
            order = bool(_matches(text[start:end]))
            kind, why = (BarKind.ORDER, REASON) if order else (BarKind.FURNITURE, "page code")
            yield Barred(start, end, kind, why)
        start = text.find("<!--", end)


def _opened_by(text: str, blocks: Sequence[Line], index: int) -> int:
    """Up to which paragraph those behind an order belong to it: its block, its list, the turns of its made-up talk."""
    block = blocks[index]
    head = text[block.start : min(block.end, block.start + 80)]
    if cues.BLOCK_BEGINS.match(head):
        for at in range(index + 1, min(index + 1 + _LONGEST_BLOCK, len(blocks))):
            if cues.BLOCK_ENDS.match(text[blocks[at].start : min(blocks[at].end, blocks[at].start + 80)]):
                return at + 1
    at = index + 1
    if block.end - block.start <= 60 and cues.MARKER_LINE.match(head):
        while at < len(blocks) and cues.MARKER_LINE.match(
            text, blocks[at].start, min(blocks[at].end, blocks[at].start + 60)
        ):
            at += 1
        return min(at + 1, len(blocks))
    if text[block.end - 1] == ":":
        while at < len(blocks) and at <= index + _LONGEST_BLOCK and has_list_mark(text, blocks[at]):
            at += 1
        at = min(max(at, index + 2), len(blocks))
        while at < min(index + _LONGEST_BLOCK, len(blocks)) and _adjoins(text, blocks, at):
            at += 1
        return at
    if cues.TURN.match(head):
        while at < len(blocks) and cues.TURN.match(text, blocks[at].start, blocks[at].end):
            at += 1
    return at


def _adjoins(text: str, blocks: Sequence[Line], at: int) -> bool:
    """Whether a paragraph stands right under the one before it, in a text that sets paragraphs apart by blank lines."""
    tight = not blank_between(text, blocks[at - 1], blocks[at])
    return tight and any(blank_between(text, a, b) for a, b in pairwise(blocks[max(at - 8, 0) : at + 8]))


@dataclass(frozen=True)
class _Passage:
    """One line or paragraph on one line; offsets of its quotations and sentences are those in `body`."""

    offset: int
    body: str
    after_colon: bool

    @kept
    def quoted(self) -> list[tuple[int, int]]:
        return [match.span() for match in cues.QUOTED.finditer(self.body)]

    @kept
    def sentences(self) -> list[tuple[int, int]]:
        return [(s.start, s.end) for s in split_sentences(self.body, (Line(0, len(self.body)),))]


def _passage(text: str, block: Line, *, after_colon: bool) -> _Passage:
    return _Passage(block.start, _WHITE.sub(" ", text[block.start : block.end]), after_colon)


def _orders_in(passage: _Passage) -> list[tuple[int, int]]:
    """Spans of orders in one passage."""
    body = passage.body
    marker = cues.MARKERS.search(body)
    if marker and not _told(passage, marker.start()):
        return [(passage.offset, passage.offset + len(body))]
    brackets: list[tuple[int, int]] = []
    for match in _matches(body):
        at = match.start("cue")
        if _told(passage, at):
            continue
        bracket = _bracket(body, at)
        if bracket is None:
            start = min([_sentence(passage, at)[0], *(start for start, _ in brackets)])
            return [(passage.offset + start, passage.offset + len(body))]
        brackets.append(bracket)
    if not brackets:
        return []
    return [(passage.offset + brackets[0][0], passage.offset + max(end for _, end in brackets))]


def _matches(body: str) -> list[re.Match[str]]:
    """The turns of phrase of orders in `body`, in order and disjoint; where two begin together the first form wins."""
    held = cues.needed_in(lowered(body))
    forms = [form.pattern for form in cues.FORMS if form.may_stand_among(held)]
    found = sorted((match for form in forms for match in form.finditer(body)), key=lambda match: match.start())
    kept: list[re.Match[str]] = []
    for match in found:
        if not kept or match.start() >= kept[-1].end():
            kept.append(match)
    return kept


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
