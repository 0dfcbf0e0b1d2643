"""Resolves the ids that a model writes to exact spans of one document, or says why it cannot."""

from __future__ import annotations

import re
from itertools import takewhile

from summarizer.document import Document
from summarizer.document.patterns import lazy
from summarizer.schemas import PointerError, Span
from summarizer.schemas.fields import PointerKind

SENTENCE_ID = lazy(r"\s*[\[(]?\s*(S\d{1,9})\s*[\])]?\s*\Z")
QUOTATION_ID = lazy(r"\s*[\[(]?\s*(Q\d{1,9})\s*[\])]?\s*\Z")
PASSAGE = lazy(r"\s*(S\d{1,9})(?:\s*-\s*(S\d{1,9}))?\s*:(.*)\Z", re.DOTALL)
ELLIPSIS = lazy(r"\s*(?:\.{3,}|\u2026|\[\s*(?:\.{3}|\u2026)\s*\])\s*")
LEAST_CITABLE_WORDS = 2
MOST_SENTENCES = 60  # that a passage may run over
MOST_LETTERS = 2000  # that the given end of a passage may have
LONGEST_ID = 12  # characters; what is longer is a passage, asked for once
QUOTATION_MARKS = frozenset("\"'`‘’‚‛“”„‟«»‹›「」『』")


class DocumentPointers:
    """`summarizer.schemas.Pointers` over one document.

    A sentence that is barred only in part (a dateline before the report) stands for its longest citable part.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._letters: dict[tuple[int, int], tuple[str, list[int]]] = {}
        self._resolved: dict[tuple[str, str], Span] = {}

    def resolve(self, kind: PointerKind, pointer: str) -> Span:
        """The span that an id names. Raises `PointerError`."""
        found = self._resolved.get((kind, pointer))
        if found is None:
            found = self._sentence(pointer) if kind == "sentence" else self._quotation(pointer)
            if len(pointer) <= LONGEST_ID:
                self._resolved[kind, pointer] = found
        return found

    def _sentence(self, pointer: str) -> Span:
        match = SENTENCE_ID.match(pointer)
        sentence = self._document.sentence(match.group(1)) if match else None
        if sentence is None:
            raise PointerError("unknown_sentence", f"the article has no sentence {pointer[:40]!r}")
        start, end = self._citable(sentence.start, sentence.end)
        if start == end:
            mark = self._document.barred_at(sentence.start, sentence.end)
            reason = mark.reason if mark else "barred"
            raise PointerError("barred_evidence", f"{sentence.id} may not be cited: {reason}")
        return Span(id=sentence.id, start=start, end=end, text=self._document.text[start:end])

    def _quotation(self, pointer: str) -> Span:
        match = QUOTATION_ID.match(pointer)
        if match is None:
            return self._passage(pointer)
        quotation = self._document.quotation(match.group(1))
        if quotation is None:
            raise PointerError("unknown_quotation", f"the article has no quotation {pointer[:40]!r}")
        return self._uncensored(quotation.id, quotation.start, quotation.end)

    def _passage(self, pointer: str) -> Span:
        """``S5: first words ... last words``: both ends must stand there exactly once, letter by letter."""
        match = PASSAGE.match(pointer)
        if match is None:
            raise PointerError(
                "unknown_quotation", f"{pointer[:40]!r} is neither a Q id nor 'S5: first ... last words'"
            )
        first = self._document.sentence(match.group(1))
        last = self._document.sentence(match.group(2)) if match.group(2) else first
        if first is None or last is None or last.end < first.end:
            raise PointerError("unknown_sentence", f"the article has no sentence range like {pointer[:40]!r}")
        if int(last.id[1:]) - int(first.id[1:]) > MOST_SENTENCES:
            raise PointerError("unknown_passage", f"{pointer[:40]!r} runs over more than {MOST_SENTENCES} sentences")
        ends = [part for part in ELLIPSIS.split(match.group(3).strip()) if part]
        if not 1 <= len(ends) <= 2:
            raise PointerError("unknown_passage", "give the first words, ' ... ' and the last words of the passage")
        start, end_of_first = self._only_place(ends[0], first.start, last.end)
        end = self._only_place(ends[1], end_of_first, last.end)[1] if len(ends) == 2 else end_of_first
        if len(ends) == 2:
            self._only_place(ends[1], first.start, last.end)
        return self._uncensored(f"{first.id}:{start}-{end}", start, end)

    def _only_place(self, words: str, start: int, end: int) -> tuple[int, int]:
        """The one place in [start, end) where the letters of `words` stand, marks and white space aside."""
        wanted = "".join(c for c in words if c.isalnum())
        if not wanted:
            raise PointerError("unknown_passage", f"{words[:40]!r} holds no letters to look for")
        if len(wanted) > MOST_LETTERS:
            raise PointerError(
                "unknown_passage", f"{words[:40]!r}...: give its first words, ' ... ' and its last words"
            )
        letters, offsets = self._letters_of(start, end)
        found = _whole_word_places(letters, offsets, wanted, self._document.text)
        if len(found) != 1:
            times = "not" if not found else f"{len(found)} times"
            raise PointerError("unknown_passage", f"{words[:60]!r} stands {times} in that sentence")
        first, last = offsets[found[0]], offsets[found[0] + len(wanted) - 1] + 1
        return self._with_marks(words, first, last, start, end)

    def _with_marks(self, words: str, first: int, last: int, start: int, end: int) -> tuple[int, int]:
        """Take in the marks at the ends ("$", "%", ".") that both print, except quotation marks."""
        text = self._document.text
        marks = [c for c in words if not c.isspace() and c not in QUOTATION_MARKS]
        leading = list(takewhile(lambda c: not c.isalnum(), marks))
        trailing = list(takewhile(lambda c: not c.isalnum(), reversed(marks)))
        while leading and first > start and text[first - 1] == leading.pop():
            first -= 1
        while trailing and last < end and text[last] == trailing.pop():
            last += 1
        return first, last

    def _letters_of(self, start: int, end: int) -> tuple[str, list[int]]:
        if (start, end) not in self._letters:
            text = self._document.text
            offsets = [i for i in range(start, end) if text[i].isalnum()]
            self._letters[start, end] = "".join(text[i] for i in offsets), offsets
        return self._letters[start, end]

    def _citable(self, start: int, end: int) -> tuple[int, int]:
        """The longest part of [start, end) that no mark bars; empty where that is less than two words."""
        mark = self._document.barred_at(start, end)
        if mark is None:
            return start, end
        best = (start, start)
        position = start
        while mark is not None:
            best = max(best, (position, max(position, mark.start)), key=_length)
            position = max(mark.end, position + 1)
            mark = self._document.barred_at(position, end) if position < end else None
        best = max(best, (min(position, end), end), key=_length)
        text = self._document.text[best[0] : best[1]]
        trimmed = best[0] + len(text) - len(text.lstrip()), best[1] - len(text) + len(text.rstrip())
        if best == (start, end):
            return best
        return trimmed if len(text.split()) >= LEAST_CITABLE_WORDS else (start, start)

    def _uncensored(self, label: str, start: int, end: int) -> Span:
        mark = self._document.barred_at(start, end)
        if mark is not None:
            raise PointerError("barred_evidence", f"{label} may not be cited: {mark.reason}")
        return Span(id=label, start=start, end=end, text=self._document.text[start:end])


def _length(span: tuple[int, int]) -> int:
    return span[1] - span[0]


def _whole_word_places(letters: str, offsets: list[int], wanted: str, text: str) -> list[int]:
    """Places of `wanted` in `letters` that begin and end at word boundaries of the text; two are enough to know."""
    found: list[int] = []
    at = letters.find(wanted)
    while at >= 0 and len(found) < 2:
        before, after = offsets[at] - 1, offsets[at + len(wanted) - 1] + 1
        if not (before >= 0 and text[before].isalnum()) and not (after < len(text) and text[after].isalnum()):
            found.append(at)
        at = letters.find(wanted, at + 1)
    return found
