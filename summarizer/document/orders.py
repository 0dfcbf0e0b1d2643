"""Find text that gives orders to a program ("ignore previous instructions"), planted in an article."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from summarizer.document import disguises
from summarizer.document import order_cues as cues
from summarizer.document.anchors import lowered, parts
from summarizer.document.kept import kept
from summarizer.document.layout import blank_between, has_list_mark, paragraphs
from summarizer.document.model import BarKind, Barred, Line
from summarizer.document.order_cues_foreign import FOREIGN_FORMS, ForeignForm
from summarizer.document.page_voices import is_page_voice, may_hold_voice, wants_writing
from summarizer.document.patterns import lazy
from summarizer.document.plain_orders import is_plain_order, may_command
from summarizer.document.sentences import split_sentences

REASON = "planted order"

_BRACKETS = {"[": "]", "(": ")", "{": "}"}
_LONGEST_BLOCK = 12  # paragraphs that one order may open
_LONGEST_COMMENT = 2_000  # characters of a comment in the page's code
_NEAR = 300  # characters around a quotation in which the words that give it to somebody are looked for
_LONGEST_LINE = 80  # characters of the lines over which an order may be split
_SHORT = 30  # characters of a line that may go on in the next though that begins with a capital
_WHITE = lazy(r"\s")
_STOPS = '.!?:;…。！？"”»’)]'


def find_orders(text: str, lines: Sequence[Line]) -> list[Barred]:
    """Planted orders of `text`: the bracket, or all from the order to the end of its paragraph, fake quotes inside
    included; and the block, list or made-up talk that an order opens. Of orders without a word that names a program
    only the sentence is barred.

    Words that somebody in the story is quoted as saying are the story's, and are left alone.
    """
    marks = [Barred(m.start(), m.end(), BarKind.ORDER, REASON) for m in cues.SMUGGLED.finditer(text)]
    search = _Search.of(text)
    marks += _hidden(text)
    blocks = paragraphs(text, lines)
    after_colon = False
    index = 0
    while index < len(blocks):
        spans = search.spans(blocks[index], after_colon=after_colon)
        index += 1
        if not spans and (joined := _split_order(text, blocks, index - 1, search)) > index:
            spans = [(blocks[at].start, blocks[at].end) for at in range(index - 1, joined)]
            index = joined
        elif spans and spans[-1][1] == blocks[index - 1].end:
            following = _opened_by(text, blocks, index - 1)
            spans += [(opened.start, opened.end) for opened in blocks[index:following]]
            index = following
        marks.extend(Barred(start, end, BarKind.ORDER, REASON) for start, end in spans)
        after_colon = text[blocks[index - 1].end - 1] == ":"
    return marks


@dataclass(frozen=True)
class _Search:
    """What to look for in the paragraphs of one text, so that most of them are asked only cheap questions."""

    text: str
    hints: list[str]
    foreign: list[ForeignForm]
    disguised: bool

    @classmethod
    def of(cls, text: str) -> _Search:
        hints: dict[str, None] = {}
        foreign: dict[ForeignForm, None] = {}
        hidden = False
        for start, end in parts(text, "\n"):
            part = text[start:end]
            lower = lowered(part)
            hidden = hidden or disguises.may_hide(part, lower)
            lower = _on_one_line(lower)
            hints |= dict.fromkeys(hint for hint in cues.HINTS if hint in lower)
            foreign |= dict.fromkeys(form for form in FOREIGN_FORMS if form.may_stand_in(lower))
        return cls(text, list(hints), list(foreign), hidden)

    def spans(self, block: Line, *, after_colon: bool) -> list[tuple[int, int]]:
        """Spans of the orders in one paragraph, as they stand or in a disguise, which bars all of it."""
        found = self.as_printed(block, after_colon=after_colon)
        if found or not self.disguised:
            return found
        body = self.text[block.start : block.end]
        return [(block.start, block.end)] if disguises.may_hide(body, body.lower()) and _hides_order(body) else []

    def as_printed(self, block: Line, *, after_colon: bool) -> list[tuple[int, int]]:
        lower = _on_one_line(lowered(self.text[block.start : block.end]))
        hinted = any(hint in lower for hint in self.hints)
        foreign = [form for form in self.foreign if form.may_stand_in(lower)]
        plain, voiced = may_command(lower), may_hold_voice(lower)
        if not (hinted or foreign or plain or voiced):
            return []
        passage = _passage(self.text, block, after_colon=after_colon)
        spans = _spoken_by_page(passage) if voiced else []
        if not spans and hinted:
            spans = _orders_in(passage)
        if not spans and foreign:
            spans = _foreign_orders(passage, foreign)
        return spans or (_plain_orders(passage) if plain else [])


def _on_one_line(lower: str) -> str:
    """An order may be split over lines."""
    return " ".join(lower.split())


def _hides_order(body: str) -> bool:
    """Whether another reading of a paragraph is an order, or a code in it hides a message."""
    if disguises.decoded(body):
        return True
    for plain in disguises.readings(body):
        whole = Line(0, len(plain))
        if _Search.of(plain).as_printed(whole, after_colon=False):
            return True
    return False


def _split_order(text: str, blocks: Sequence[Line], index: int, search: _Search) -> int:
    """Up to which line an order runs that begins in the line `index` and is whole in none; `index` for none."""
    end = index + 1
    while end < len(blocks) and end - index < _LONGEST_BLOCK and _goes_on(text, blocks[end - 1], blocks[end]):
        end += 1
    if end == index + 1 or (index and _goes_on(text, blocks[index - 1], blocks[index])):
        return index
    return end if search.spans(Line(blocks[index].start, blocks[end - 1].end), after_colon=False) else index


def _goes_on(text: str, line: Line, following: Line) -> bool:
    """Whether a short line seems to go on in the next."""
    if max(line.end - line.start, following.end - following.start) > _LONGEST_LINE:
        return False
    if text[line.end - 1] in _STOPS or blank_between(text, line, following):
        return False
    return text[following.start].islower() or line.end - line.start <= _SHORT >= following.end - following.start


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


def _spoken_by_page(passage: _Passage) -> list[tuple[int, int]]:
    """Sentences in which a part of the page is quoted with an order."""
    found: list[tuple[int, int]] = []
    for start, end in passage.quoted:
        inside = passage.body[start + 1 : end - 1]
        if wants_writing(inside) and is_page_voice(passage.body, start, end):
            first, last = _sentence(passage, start), _sentence(passage, max(end - 1, start))
            last = _sentence(passage, min(end + 1, len(passage.body) - 1)) if last[1] <= end else last
            found.append((passage.offset + first[0], passage.offset + last[1]))
    return found


def _foreign_orders(passage: _Passage, forms: list[ForeignForm]) -> list[tuple[int, int]]:
    """From the first order in another language to the end of its paragraph."""
    matches = (match for form in forms for match in form.pattern.finditer(passage.body))
    starts = [match.start() for match in matches if not _told(passage, match.end() - 1)]
    if not starts:
        return []
    return [(passage.offset + _sentence(passage, min(starts))[0], passage.offset + len(passage.body))]


def _plain_orders(passage: _Passage) -> list[tuple[int, int]]:
    return [
        (passage.offset + start, passage.offset + end)
        for start, end in passage.sentences
        if is_plain_order(passage.body, start, end, passage.quoted)
    ]


def _matches(body: str) -> list[re.Match[str]]:
    """The turns of phrase of orders in `body`, in order and disjoint; where two begin together the first form wins."""
    words = cues.words_of(lowered(body))
    forms = [form.pattern for form in cues.FORMS if form.may_stand_in(words)]
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
