"""Cuts an article's text into the pieces that a page can light up: between two cuts nothing begins or ends.

Spans overlap freely (sentences, quotations inside them, evidence of many items), which nested elements cannot
express; flat pieces can, in time and size linear in the text and its spans. A span is a run of pieces.
"""

from __future__ import annotations

import heapq
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from summarizer.document import BarKind, Document
from summarizer.document.patterns import lazy
from summarizer.render.view import View
from summarizer.schemas import Span

LINE = lazy(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
VOICES = 8  # colours of speakers; from the ninth speaker on they repeat


class Piece(NamedTuple):
    """Characters that share everything; `note` explains.

    `sentence` and `quotation` are set on the first piece of one only; a sentence's id goes before a quotation's.
    """

    text: str
    classes: str
    sentence: str | None
    quotation: str | None
    note: str


class SourceLine(NamedTuple):
    """One line of the article with its line break."""

    pieces: tuple[Piece, ...]
    blank: bool


@dataclass(frozen=True, slots=True)
class SourceText:
    """The whole article as lines of pieces, numbered from 0 throughout; joined they are its exact text."""

    lines: tuple[SourceLine, ...]
    _cuts: tuple[int, ...]

    def runs(self, spans: Iterable[Span]) -> str:
        """Numbers of the pieces that `spans` cover, as ascending runs: ``"3-7 12"``."""
        last = self._cuts[-1]
        ranges = sorted((min(s.start, last), min(s.end, last)) for s in spans if s.start < min(s.end, last))
        merged: list[list[int]] = []
        for start, end in ranges:
            first, final = bisect_right(self._cuts, start) - 1, bisect_left(self._cuts, end) - 1
            if merged and first <= merged[-1][1] + 1:
                merged[-1][1] = max(merged[-1][1], final)
            else:
                merged.append([first, final])
        return " ".join(f"{a}-{b}" if a != b else str(a) for a, b in merged)


def voice(view: View, speakers: Sequence[str]) -> str:
    """Class of the colour of the first speaker, "" for words of nobody in particular."""
    return f"v{view.speakers.index(speakers[0]) % VOICES}" if speakers else ""


def source_text(view: View) -> SourceText:
    """The article of `view`, cut wherever a line, sentence, quotation, barred passage or evidence begins or ends."""
    text = view.source.text
    document = Document(text)
    line_ends = [match.end() for match in LINE.finditer(text) if match.group()]
    marks = _marks(view, document)
    edges = {0, len(text), *line_ends}
    for start, end in (
        *((sentence.start, sentence.end) for sentence in document.sentences),
        *((mark.start, mark.end) for mark in marks),
        *((span.start, span.end) for span in view.cited()),
    ):
        edges.update((min(start, len(text)), min(end, len(text))))
    cuts = sorted(edges)
    names = {sentence.start: sentence.id for sentence in document.sentences}
    quoted = {card.quote.start: card.quote.id for card in view.cards if card.quote is not None}
    painted = zip(cuts, cuts[1:], _painted(cuts, marks), strict=False)
    pieces = [Piece(text[a:b], mark.classes, names.get(a), quoted.get(a), mark.note) for a, b, mark in painted]
    return SourceText(tuple(_lines(cuts, pieces, line_ends)), tuple(cuts))


@dataclass(frozen=True, slots=True, order=True)
class _Mark:
    """Something that a passage is shown as; the one that starts last is on top."""

    start: int
    end: int
    classes: str = ""
    note: str = ""


NOTHING = _Mark(0, 0)


def _marks(view: View, document: Document) -> list[_Mark]:
    marks = []
    for card in view.cards:
        if card.quote is not None:
            classes = f"q {voice(view, card.speakers)}".strip()
            note = f"{card.label}: {', '.join(card.speakers) or 'speaker not told'}"
            marks.append(_Mark(card.quote.start, card.quote.end, classes, note))
    for barred in document.barred:
        classes = "barred order" if barred.kind is BarKind.ORDER else "barred"
        marks.append(_Mark(barred.start, barred.end, classes, f"set aside: {barred.reason}"))
    return sorted(marks)


def _painted(cuts: Sequence[int], marks: Sequence[_Mark]) -> Iterator[_Mark]:
    """The mark on top of the piece that begins at each cut."""
    open_marks: list[tuple[int, int]] = []  # (minus start, index): the latest start first
    upcoming = 0
    for cut in cuts:
        while upcoming < len(marks) and marks[upcoming].start <= cut:
            heapq.heappush(open_marks, (-marks[upcoming].start, upcoming))
            upcoming += 1
        while open_marks and marks[open_marks[0][1]].end <= cut:
            heapq.heappop(open_marks)
        yield marks[open_marks[0][1]] if open_marks else NOTHING


def _lines(cuts: Sequence[int], pieces: Sequence[Piece], line_ends: Sequence[int]) -> Iterator[SourceLine]:
    first = 0
    for end in line_ends:
        last = bisect_left(cuts, end)
        line = tuple(pieces[first:last])
        yield SourceLine(line, blank=not any(piece.text.strip() for piece in line))
        first = last
