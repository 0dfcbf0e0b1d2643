"""Cuts a document that is too long for one request into windows of whole sentences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from summarizer.document import Document, Sentence
from summarizer.prompting.tokens import estimated_tokens

OVERLAP_SENTENCES = 6
LINE_OVERHEAD_TOKENS = 4


class KnownParty(NamedTuple):
    """One party of the windows read so far: enough for a model to go on using the same id."""

    id: str
    label: str


class Window(NamedTuple):
    """The sentences [first, last) of a document; the first `overlap` of them stood in the window before too.

    `number` counts from 1 to `of`; `cast` lists the parties that earlier windows found.
    """

    first: int
    last: int
    overlap: int
    number: int
    of: int
    cast: tuple[KnownParty, ...] = ()

    def sentences(self, document: Document) -> tuple[Sentence, ...]:
        return tuple(document.sentences[self.first : self.last])

    def offsets(self, document: Document) -> tuple[int, int]:
        """The characters of the document that the window covers, overlap excluded."""
        sentences = document.sentences
        return sentences[self.first + self.overlap].start, sentences[self.last - 1].end


def windows_of(document: Document, most_tokens: int) -> tuple[Window, ...]:
    """The windows of at most `most_tokens` (estimated) each; empty where the document fits into one request.

    A window ends with a paragraph where one ends in its last quarter. A single sentence that is too long stands alone.
    """
    if len(document.text) + LINE_OVERHEAD_TOKENS * len(document.sentences) <= most_tokens:
        return ()  # a token has a character at least
    sizes = [estimated_tokens(document.slice(sentence)) + LINE_OVERHEAD_TOKENS for sentence in document.sentences]
    if sum(sizes) <= most_tokens:
        return ()
    cuts = _cuts(document.sentences, sizes, most_tokens)
    bounds = list(zip([0, *cuts[:-1]], cuts, strict=True))
    windows = []
    for number, (start, end) in enumerate(bounds, start=1):
        overlap = _overlap(sizes, start, most_tokens)
        windows.append(Window(start - overlap, end, overlap, number, len(bounds)))
    return tuple(windows)


def _overlap(sizes: list[int], start: int, most_tokens: int) -> int:
    """How many sentences before `start` are shown again: up to six, and no more than an eighth of a window."""
    room, count = most_tokens // 8, 0
    while count < min(OVERLAP_SENTENCES, start) and sizes[start - count - 1] <= room:
        room -= sizes[start - count - 1]
        count += 1
    return count


def _cuts(sentences: Sequence[Sentence], sizes: list[int], most_tokens: int) -> list[int]:
    """Indices of the sentences that begin a new window, and at the end the number of sentences."""
    room = most_tokens - most_tokens // 8
    cuts: list[int] = []
    used, paragraph_end = 0, 0
    start = 0
    index = 0
    while index < len(sizes):
        if index > start and sentences[index].paragraph != sentences[index - 1].paragraph and used >= room * 3 // 4:
            paragraph_end = index
        if index > start and used + sizes[index] > room:
            cut = paragraph_end if paragraph_end > start else index
            cuts.append(cut)
            start = index = cut
            used = 0
            continue
        used += sizes[index]
        index += 1
    return [*cuts, len(sizes)]
