"""The article as every later step sees it: one frozen text and its annotations, each made when first asked for."""

from __future__ import annotations

import hashlib
from array import array
from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter
from typing import TypeVar

from summarizer.document.amounts import find_amounts
from summarizer.document.barred import find_barred
from summarizer.document.dates import find_dates
from summarizer.document.foreign import foreign_language
from summarizer.document.frames import Frame, cut_frames, packed_frames
from summarizer.document.introductions import find_introductions
from summarizer.document.kept import kept
from summarizer.document.language import detect_language
from summarizer.document.layout import paragraphs, unwrapped
from summarizer.document.lines import split_lines
from summarizer.document.marks import pair_marks
from summarizer.document.model import (
    Amount,
    Attribution,
    Barred,
    DateMention,
    Entity,
    Line,
    Quotation,
    Sentence,
)
from summarizer.document.names import find_entities
from summarizer.document.packed import Form, packed
from summarizer.document.quotations import find_quotations
from summarizer.document.sayings import SAYINGS, Saying, find_sayings
from summarizer.document.sentences import joined_where_barred, split_sentences
from summarizer.document.speakers import attribute_quotations
from summarizer.document.tags import TAGS, Tag, read_tags

_MOST_DIGITS = 12  # of the number in an id
_SPAN = attrgetter("start", "end")
_LINES = Form(lambda _, *fields: Line(*fields), numbers=_SPAN)
_SENTENCES = Form(
    lambda at, start, end, paragraph: Sentence(f"S{at + 1}", start, end, paragraph),
    numbers=attrgetter("start", "end", "paragraph"),
)
_QUOTATIONS = Form(
    lambda at, start, end, *rest: Quotation(f"Q{at + 1}", start, end, *rest),
    numbers=_SPAN,
    rest=attrgetter("style", "closed", "clause", "use"),
)
_AMOUNTS = Form(
    lambda _, *fields: Amount(*fields),
    numbers=_SPAN,
    rest=attrgetter("kind", "value", "unit", "currency"),
)
_DATES = Form(
    lambda _, *fields: DateMention(*fields),
    numbers=_SPAN,
    rest=lambda date: (date.iso,),
)


class Document:
    """A frozen text with its annotations.

    >>> document = Document("Pilots reject offer\\n“We will not go below 6%,” the union said.")
    >>> [s.id for s in document.sentences], document.slice(document.quotations[0])
    (['S1', 'S2'], 'We will not go below 6%,')
    """

    def __init__(self, text: str, *, title: str | None = None, published: str | None = None) -> None:
        self.text = text
        self.given_title = title
        self.published = published

    def slice(self, span: Amount | Attribution | Barred | DateMention | Line | Quotation | Sentence) -> str:
        """The characters that an annotation covers."""
        return self.text[span.start : span.end]

    @kept
    def sha256(self) -> str:
        """Hash of the text as UTF-8 (lone surrogates kept), hexadecimal."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @kept
    def title(self) -> str | None:
        """The given title, else the first paragraph when it reads as a headline (short, no full stop at its end)."""
        if self.given_title:
            return self.given_title
        for paragraph in self.paragraphs[:1]:
            first = " ".join(self.slice(paragraph).split())
            if len(self.lines) > 1 and len(first) <= 200 and not first.endswith((".", "。", ":", ";")):
                return first
        return None

    @kept
    def language(self) -> str:
        """ISO 639-1 code of the text's language, "und" where the rules cannot tell."""
        return detect_language(self.text)

    @kept
    def lines(self) -> Sequence[Line]:
        return packed(split_lines(self.text), _LINES)

    @kept
    def paragraphs(self) -> Sequence[Line]:
        """The lines themselves, or blocks of lines where the text is hard-wrapped."""
        found = paragraphs(self.text, self.lines)
        return found if found is self.lines else packed(found, _LINES)

    @kept
    def running_text(self) -> str:
        """The text with a space for each line break inside a paragraph; offsets are those of `text`."""
        return unwrapped(self.text, self.paragraphs)

    @kept
    def barred(self) -> tuple[Barred, ...]:
        """Passages that may not be cited, in text order, disjoint."""
        return find_barred(self.text, self.lines)

    @kept
    def sentences(self) -> Sequence[Sentence]:
        """Sentences in text order; what one mark bars within one line stays whole, since nobody will cite its parts."""
        return packed(joined_where_barred(split_sentences(self.text, self.lines), self.barred), _SENTENCES)

    @kept
    def quotations(self) -> Sequence[Quotation]:
        found = find_quotations(self.running_text, self.paragraphs, self.frames, self.tags, foreign=self.foreign)
        return packed(found, _QUOTATIONS)

    @kept
    def frames(self) -> Sequence[Frame]:
        """Narrative sentences with each marked passage as one token, shared by names, quotations and speakers."""
        marks = pair_marks(self.running_text, self.paragraphs)
        return packed_frames(cut_frames(self.running_text, self.paragraphs, marks))

    @kept
    def tags(self) -> Sequence[Tag | None]:
        """For each marked passage, what its own frame says about its speaker."""
        count = sum(len(frame.passages) for frame in self.frames)
        return packed(read_tags(self.frames, count, foreign=count > 0 and self.foreign), TAGS)

    @kept
    def foreign(self) -> bool:
        """Whether the text is in another language than English, as far as the rules can tell."""
        return foreign_language(self.running_text) != ""

    @kept
    def sayings(self) -> Sequence[Saying]:
        """Every place where the narrative says that somebody says something."""
        return packed(find_sayings(self.frames, self.tags), SAYINGS)

    @kept
    def introductions(self) -> Sequence[Saying]:
        """The described people near sentences in which a pronoun speaks."""
        return packed(find_introductions(self.frames, self.sayings, foreign=self.foreign), SAYINGS)

    @kept
    def amounts(self) -> Sequence[Amount]:
        return packed(find_amounts(self.text, self.dates), _AMOUNTS)

    @kept
    def dates(self) -> Sequence[DateMention]:
        return packed(find_dates(self.text), _DATES)

    @kept
    def entities(self) -> tuple[Entity, ...]:
        return find_entities(self)

    @kept
    def attributions(self) -> Sequence[Attribution]:
        """One attribution a quotation, in the order of `quotations`."""
        return attribute_quotations(self)

    @kept
    def _sentence_starts(self) -> array[int]:
        return array("q", [sentence.start for sentence in self.sentences])

    @kept
    def _entities_by_id(self) -> dict[str, Entity]:
        return {entity.id: entity for entity in self.entities}

    @kept
    def _barred_starts(self) -> list[int]:
        return [mark.start for mark in self.barred]

    def sentence(self, sentence_id: str) -> Sentence | None:
        return _with_id(self.sentences, sentence_id)

    def quotation(self, quotation_id: str) -> Quotation | None:
        return _with_id(self.quotations, quotation_id)

    def entity(self, entity_id: str) -> Entity | None:
        return self._entities_by_id.get(entity_id)

    def sentences_of(self, start: int, end: int) -> tuple[Sentence, ...]:
        """The sentences that share a character with [start, end)."""
        first = max(bisect_right(self._sentence_starts, start) - 1, 0)
        found = []
        for index in range(first, len(self.sentences)):
            sentence = self.sentences[index]
            if sentence.start >= end:
                break
            if sentence.end > start:
                found.append(sentence)
        return tuple(found)

    def paragraph_of(self, sentence: Sentence) -> tuple[Sentence, ...]:
        """The sentences of the paragraph that `sentence` stands in."""
        index = bisect_right(self._sentence_starts, sentence.start) - 1
        first = last = index
        while first > 0 and self.sentences[first - 1].paragraph == sentence.paragraph:
            first -= 1
        while last + 1 < len(self.sentences) and self.sentences[last + 1].paragraph == sentence.paragraph:
            last += 1
        return tuple(self.sentences[first : last + 1])

    def barred_at(self, start: int, end: int) -> Barred | None:
        """The first barred passage that shares a character with [start, end), or None."""
        index = bisect_right(self._barred_starts, start) - 1
        for position in range(max(index, 0), len(self.barred)):
            mark = self.barred[position]
            if mark.start >= end:
                return None
            if mark.end > start:
                return mark
        return None


Numbered = TypeVar("Numbered", Sentence, Quotation)


def _with_id(records: Sequence[Numbered], wanted: str) -> Numbered | None:
    """The record with an id such as "S12", which stands at place 11."""
    number = wanted[1:]
    at = int(number) - 1 if number.isascii() and number.isdecimal() and len(number) < _MOST_DIGITS else -1
    return records[at] if 0 <= at < len(records) and records[at].id == wanted else None
