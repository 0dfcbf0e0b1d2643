"""Find the lines of a text that belong to the page and not to the report."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from summarizer.document import boxes, comments, stamps
from summarizer.document import furniture_reasons as reason
from summarizer.document.closing import bar_closing_lines
from summarizer.document.cue_reader import LONGEST_CUE, CueReader
from summarizer.document.layout import has_list_mark, paragraphs
from summarizer.document.model import BarKind, Barred, Line
from summarizer.document.patterns import lazy

_APPEALS = frozenset((reason.DONATION, reason.NEWSLETTER, reason.WALL, reason.BIO))
_TAILS = _APPEALS | {reason.RELATED, reason.SIGN_OFF, reason.MEDIA, reason.NOTE, reason.CAPTION}
_NOT_IN_HEADLINE = frozenset(
    (reason.RELATED, reason.MEDIA, reason.DONATION, reason.QUIZ, reason.NOTE, reason.ADVERTISEMENT, reason.NOTICE)
)
_CREDIT = lazy(r"\(?(?:photo|photograph|picture|image|credit|illustration|foto|bild)s?(?: by|\s?:|/)", re.IGNORECASE)
_LAST_SENTENCE = lazy(r"[.!?][\"”’)]*\s+(?=[A-Z(\[@])")


def find_furniture(text: str, lines: Sequence[Line]) -> list[Barred]:
    """Furniture of `text` in order: whole lines (or unwrapped paragraphs), and datelines inside a line."""
    blocks = paragraphs(text, lines)
    reader = CueReader(text)
    bodies = [text[block.start : block.end] if block.end - block.start <= LONGEST_CUE else "" for block in blocks]
    reasons = [_reason(reader, body, index, len(blocks)) for index, body in enumerate(bodies)]
    _bar_comments(bodies, reasons)
    boxes.bar_headline_lists(bodies, reasons)
    boxes.bar_hidden_captions(bodies, reasons)
    boxes.bar_topics(bodies, reasons)
    boxes.bar_answers(bodies, reasons)
    _bar_after(bodies, reasons)
    boxes.bar_repeated_blocks(bodies, reasons)
    tails = [None if why else _tail(reader, text, block) for block, why in zip(blocks, reasons, strict=True)]
    for index, (block, tail) in enumerate(zip(blocks, tails, strict=True)):
        if tail is not None and tail[0] == block.start:
            reasons[index] = tail[1]
    listed = [bool(body) and has_list_mark(text, block) for body, block in zip(bodies, blocks, strict=True)]
    boxes.grow_appeals(bodies, reasons, listed, Counter(body for body in bodies if body))
    boxes.bar_ruled_boxes(bodies, reasons)
    bar_closing_lines(text, bodies, reasons)
    marks = []
    for index, (block, why) in enumerate(zip(blocks, reasons, strict=True)):
        if why:
            marks.append(Barred(block.start, block.end, BarKind.FURNITURE, why))
        else:
            marks.extend(_inside(text, block, index, tails[index]))
    return marks


def _reason(reader: CueReader, body: str, index: int, total: int) -> str | None:
    """Why the line is furniture by its own words, or None."""
    if not body:
        return None
    if stamps.is_byline(body, index, total):
        return reason.BYLINE
    if stamps.is_masthead(body, index):
        return reason.MASTHEAD
    why = reader.reason(body)
    if index == 0 and total > 1 and why in _NOT_IN_HEADLINE:
        return None  # the first line is the headline, whatever it looks like
    return why


def _bar_comments(bodies: list[str], reasons: list[str | None]) -> None:
    """The readers' comments run to the end of the text; a head alone is a button."""
    for index, body in enumerate(bodies):
        if comments.is_head(body):
            reasons[index] = reason.COMMENT
    start = comments.comments_start(bodies, [bool(why) for why in reasons])
    if start is not None:
        reasons[start:] = [reason.COMMENT] * (len(bodies) - start)


def _bar_after(bodies: list[str], reasons: list[str | None]) -> None:
    """The role or paper under a byline, the name over a role, and the text of a correction under its head."""
    correction = False
    for index in range(1, min(7, len(bodies))):
        if not reasons[index] and stamps.is_role_line(bodies[index], index):
            reasons[index] = reason.BYLINE
            if index > 1 and not reasons[index - 1] and stamps.is_name_line(bodies[index - 1]):
                reasons[index - 1] = reason.BYLINE
    for index, body in enumerate(bodies):
        if reasons[index]:
            head = reasons[index] == reason.NOTE and body.endswith(":") and len(body) <= 40
            correction = head or (correction and reasons[index] == reason.SIGN_OFF)
            continue
        if body and index and reasons[index - 1] == reason.BYLINE and stamps.names_a_role(body):
            reasons[index] = reason.BYLINE
        elif correction:
            reasons[index] = reason.NOTE
        correction = False


def _tail(reader: CueReader, text: str, block: Line) -> tuple[int, str] | None:
    """Where the furniture at the end of a line of the report begins, and what it is: an appeal or a link.

    What leads up to an appeal goes with it ("Enjoying this story? Sign up for our newsletter!"), and what stands
    before the credit of a picture is its caption.
    """
    stops = [match.end() for match in _LAST_SENTENCE.finditer(text, max(block.start, block.end - 260), block.end)]
    if not stops:
        return None
    start = stops.pop()
    last = text[start : block.end]
    if last[0] != "(" and text.count("“", block.start, block.end) != text.count("”", block.start, block.end):
        return None
    why = reader.reason(last)
    if why not in _TAILS:
        return None
    if why in _APPEALS:
        return _led_up_to(reader, text, block, start, stops), why
    if why == reason.CAPTION and len(stops) == 0 and block.end - block.start <= 260 and _CREDIT.match(last):
        return (start if reason.SPEECH.search(text, block.start, start) else block.start), why
    return start, why


def _led_up_to(reader: CueReader, text: str, block: Line, start: int, stops: list[int]) -> int:
    """The first of the sentences before `start` that lead up to an appeal."""
    whole = block.end - block.start <= 260
    while start > block.start and (stops or whole):
        before = stops.pop() if stops else block.start
        sentence = text[before:start].strip()
        if not boxes.goes_with_appeal(sentence) and reader.reason(sentence) is None:
            break
        start = before
    return start


def _inside(text: str, block: Line, index: int, tail: tuple[int, str] | None) -> Iterator[Barred]:
    """Furniture within a line of the report: a dateline at its head, an appeal or a link at its end."""
    start = block.start
    if index < 6:
        end = stamps.dateline_end(text, start, block.end)
        if end is not None:
            yield Barred(start, end, BarKind.FURNITURE, reason.DATELINE)
            start = end
    if tail is not None and tail[0] >= start:
        yield Barred(tail[0], block.end, BarKind.FURNITURE, tail[1])
