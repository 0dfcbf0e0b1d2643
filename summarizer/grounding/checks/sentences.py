"""The article's sentences, cut into words where they are asked for, and the passages of them that a claim rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import overload

from summarizer.document import Document
from summarizer.document.kept import kept
from summarizer.grounding.checks.passages import Passage
from summarizer.grounding.checks.words import Words

MOST_NEIGHBOURS = 20  # sentences on each side; a "paragraph" of 100,000 characters supports nothing in particular

Places = tuple[int, ...]  # indices of sentences, rising


class Sentences:
    """The sentences of a document by their places. It knows nothing of what is kept about them elsewhere: with no
    cycle between them, all of an article goes as soon as its brief is there.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self._passages: dict[Places, Passage] = {}
        self._words: dict[str, Words] = {}
        self._barred: dict[int, bool] = {}

    def words(self, text: str) -> Words:
        """A text cut into words once for all rounds of checking; an extract shares those of its sentence."""
        found = self._words.get(text)
        if found is None:
            found = self._words[text] = Words(text)
        return found

    def passage(self, places: Places) -> Passage:
        found = self._passages.get(places)
        if found is None:
            found = self._passages[places] = Passage(tuple(map(self._at, places)))
        return found

    def citable(self) -> Passage:
        """All that may be cited."""
        places = [at for at in range(len(self.document.sentences)) if not self.is_barred(at)]
        return Passage(_CutWhenRead(places, self._at))

    def _at(self, at: int) -> Words:
        return self.words(self.document.slice(self.document.sentences[at]))

    def neighbourhood(self, places: Places, beyond: int) -> Places:
        """The sentences of the same paragraphs, and of `beyond` paragraphs on each side, without barred ones."""
        found: set[int] = set()
        sentences = self.document.sentences
        for index in places:
            if index in found and not beyond:
                continue
            paragraph = sentences[index].paragraph
            before = range(index, max(index - MOST_NEIGHBOURS, 0) - 1, -1)
            after = range(index + 1, min(index + MOST_NEIGHBOURS + 1, len(sentences)))
            for steps in (before, after):
                for at in steps:
                    if abs(sentences[at].paragraph - paragraph) > beyond:
                        break
                    if not self.is_barred(at):
                        found.add(at)
        return tuple(sorted(found))

    def is_barred(self, at: int) -> bool:
        """Whether nothing of the sentence may be cited."""
        barred = self._barred.get(at)
        if barred is None:
            sentence = self.document.sentences[at]
            mark = self.document.barred_at(sentence.start, sentence.end)
            barred = mark is not None and mark.start <= sentence.start and sentence.end <= mark.end
            self._barred[at] = barred
        return barred


@dataclass(frozen=True)
class Grounds:
    """What a claim rests on: the cited sentences, their paragraphs, and these with their neighbours."""

    sentences: Sentences
    places: Places

    @kept
    def cited(self) -> Passage:
        return self.sentences.passage(self.places)

    @kept
    def around(self) -> Passage:
        return self.sentences.passage(self.sentences.neighbourhood(self.places, 0))

    @kept
    def citable(self) -> bool:
        """Whether all cited sentences may be cited, so that they are part of their paragraphs."""
        return not any(map(self.sentences.is_barred, self.places))

    @kept
    def wider(self) -> Passage:
        return self.sentences.passage(self.sentences.neighbourhood(self.places, 1))


class _CutWhenRead(Sequence[Words]):
    """Sentences that are cut into words one by one: what is looked for in a whole article mostly stands at its head."""

    def __init__(self, places: Sequence[int], sentence: Callable[[int], Words]) -> None:
        self._places, self._sentence = places, sentence

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, at: int) -> Words: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Words]: ...
    def __getitem__(self, at: int | slice) -> Words | Sequence[Words]:
        if isinstance(at, slice):
            return _CutWhenRead(self._places[at], self._sentence)
        return self._sentence(self._places[at])

    def __iter__(self) -> Iterator[Words]:
        return map(self._sentence, self._places)
