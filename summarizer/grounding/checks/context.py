"""What every check may look at: the article cut into words, the paragraphs behind a claim, and the brief's items."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from pydantic import BaseModel

from summarizer.document import Amount, Attribution, Document, EntityKind, Sentence
from summarizer.document.amounts import find_amounts, number_values
from summarizer.document.dates import date_keys
from summarizer.grounding.checks.namebook import NameBook, Named
from summarizer.grounding.checks.words import Word, split_words
from summarizer.schemas import Party, PartyKind, Quote, Ref, Span

MOST_NEIGHBOURS = 20  # sentences on each side; a "paragraph" of 100,000 characters supports nothing in particular


@dataclass(frozen=True)
class Passage:
    """Text that supports a claim: `sentences` as words, all of them joined in `text`, and what they print."""

    text: str
    sentences: tuple[tuple[Word, ...], ...]
    keys: frozenset[str]
    lowers: frozenset[str]
    numbers: frozenset[float]
    dates: frozenset[str]

    @cached_property
    def words(self) -> tuple[Word, ...]:
        return tuple(word for sentence in self.sentences for word in sentence)

    @cached_property
    def amounts(self) -> tuple[Amount, ...]:
        return find_amounts(self.text)


@dataclass
class Article:
    """The document's words, computed once where they are asked for and shared by all rounds of checking."""

    document: Document
    _passages: dict[tuple[str, ...], Passage] = field(default_factory=dict)
    _sentences: dict[str, Passage] = field(default_factory=dict)
    _texts: dict[str, Passage] = field(default_factory=dict)

    @property
    def english(self) -> bool:
        return self.document.language == "en"

    @cached_property
    def folded(self) -> str:
        """The whole text for looking up printed forms: see `fold`."""
        return fold(self.document.text)

    @cached_property
    def whole(self) -> Passage:
        """All that may be cited."""
        return self._join([sentence for sentence in self.document.sentences if not self._is_barred(sentence)])

    @cached_property
    def attributions(self) -> dict[tuple[int, int], Attribution]:
        """Attributions by the place of their quotation."""
        pairs = zip(self.document.quotations, self.document.attributions, strict=True)
        return {(quotation.start, quotation.end): attribution for quotation, attribution in pairs}

    def passage(self, text: str) -> Passage:
        """A claim's text, cut into words once for all rounds of checking."""
        if text not in self._texts:
            self._texts[text] = passage_of(text)
        return self._texts[text]

    def cited(self, spans: Iterable[Span]) -> Passage:
        """The sentences that the spans share characters with."""
        return self._join(self._sentences_of(spans))

    def around(self, spans: Iterable[Span], beyond: int = 0) -> Passage:
        """The paragraphs of the spans, and `beyond` paragraphs on each side."""
        found: dict[str, Sentence] = {}
        sentences = self.document.sentences
        for sentence in self._sentences_of(spans):
            if sentence.id in found and not beyond:
                continue
            index = self._index[sentence.id]
            low, high = max(index - MOST_NEIGHBOURS, 0), min(index + MOST_NEIGHBOURS + 1, len(sentences))
            for neighbour in sentences[low:high]:
                if abs(neighbour.paragraph - sentence.paragraph) <= beyond and not self._is_barred(neighbour):
                    found[neighbour.id] = neighbour
        return self._join(sorted(found.values(), key=lambda sentence: sentence.start))

    @cached_property
    def _index(self) -> dict[str, int]:
        return {sentence.id: index for index, sentence in enumerate(self.document.sentences)}

    def _sentences_of(self, spans: Iterable[Span]) -> list[Sentence]:
        found = {s.id: s for span in spans for s in self.document.sentences_of(span.start, span.end)}
        return sorted(found.values(), key=lambda sentence: sentence.start)

    def _is_barred(self, sentence: Sentence) -> bool:
        mark = self.document.barred_at(sentence.start, sentence.end)
        return mark is not None and mark.start <= sentence.start and sentence.end <= mark.end

    def _join(self, sentences: list[Sentence]) -> Passage:
        key = tuple(sentence.id for sentence in sentences)
        if key not in self._passages:
            parts = [self._sentence(sentence) for sentence in sentences]
            self._passages[key] = Passage(
                text="\n".join(part.text for part in parts),
                sentences=tuple(words for part in parts for words in part.sentences),
                keys=frozenset().union(*(part.keys for part in parts)),
                lowers=frozenset().union(*(part.lowers for part in parts)),
                numbers=frozenset().union(*(part.numbers for part in parts)),
                dates=frozenset().union(*(part.dates for part in parts)),
            )
        return self._passages[key]

    def _sentence(self, sentence: Sentence) -> Passage:
        if sentence.id not in self._sentences:
            self._sentences[sentence.id] = passage_of(self.document.slice(sentence))
        return self._sentences[sentence.id]


def passage_of(text: str) -> Passage:
    """A text of its own as one sentence."""
    words = tuple(split_words(text))
    return Passage(
        text=text,
        sentences=(words,),
        keys=frozenset(key for word in words for key in word.keys),
        lowers=frozenset(word.lower for word in words),
        numbers=number_values(text),
        dates=date_keys(text),
    )


@dataclass
class CheckContext:
    """The article and the brief's items."""

    article: Article
    items: list[BaseModel] = field(default_factory=list)
    _named: dict[int, list[Named]] = field(default_factory=dict)
    _identities: dict[int, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, article: Article | Document, items: Iterable[BaseModel]) -> CheckContext:
        return cls(article if isinstance(article, Article) else Article(article), list(items))

    @property
    def document(self) -> Document:
        return self.article.document

    @cached_property
    def parties(self) -> dict[str, Party]:
        return {item.id: item for item in self.items if isinstance(item, Party)}

    @cached_property
    def quotes(self) -> dict[str, Quote]:
        return {item.id: item for item in self.items if isinstance(item, Quote)}

    def attribution_of(self, passage: Span) -> Attribution | None:
        """Whom the article's own tag gives a passage to; None where the passage is no marked quotation."""
        return self.article.attributions.get((passage.start, passage.end))

    @cached_property
    def first_sources(self) -> dict[str, str]:
        """For each unnamed party, the unnamed source that its first quote is given to."""
        found: dict[str, str] = {}
        for quote in sorted(self.quotes.values(), key=lambda quote: quote.passage.start):
            attribution = self.attribution_of(quote.passage)
            if attribution is None or not attribution.strong or attribution.entity is None:
                continue
            entity = self.document.entity(attribution.entity)
            if entity is not None and entity.kind is EntityKind.UNNAMED:
                for speaker in quote.speakers:
                    found.setdefault(str(speaker), entity.id)
        return found

    @cached_property
    def names(self) -> NameBook:
        return NameBook.of(self.document, self.parties.values())

    def named_in(self, words: tuple[Word, ...]) -> list[Named]:
        """The names in one sentence of the article, found once."""
        key = id(words)
        if key not in self._named:
            self._named[key] = self.names.find(words)
        return self._named[key]

    def identities_in(self, passage: Passage) -> frozenset[str]:
        """Everybody whom the passage names, with those that share a name with them."""
        key = id(passage)
        if key not in self._identities:
            found: set[str] = set()
            for words in passage.sentences:
                for named in self.named_in(words):
                    found |= named.ids
            self._identities[key] = self.names.same(found)
        return self._identities[key]

    def wanted(self, named: Named) -> frozenset[str]:
        """Whom a name in a claim stands for; "Congress" in the article may bear out "the US", but not the reverse."""
        own = frozenset(one for one in named.ids if not one.startswith("state:"))
        return self.names.same(own or named.ids)

    def are_people(self, identities: Iterable[str]) -> bool:
        """Whether all that is known of them says that they are persons."""
        kinds = set()
        for one in identities:
            sort, _, name = one.partition(":")
            if sort == "party" and name in self.parties:
                kinds.add(self.parties[name].kind is PartyKind.PERSON)
            elif sort == "entity" and (entity := self.document.entity(name)) is not None:
                kinds.add(entity.kind is EntityKind.PERSON)
            elif sort in {"state", "body"}:
                kinds |= {False}
        return kinds == {True}

    def involved(self, item: BaseModel) -> frozenset[str]:
        """Whom an item refers to, and whom those speak for."""
        ids = {one for name in type(item).model_fields for one in _references(getattr(item, name))}
        for one in list(ids):
            party = self.parties.get(one)
            if party is not None and party.represents:
                ids.add(str(party.represents))
        return self.names.same(f"party:{one}" for one in ids)


def _references(value: object) -> list[str]:
    """The references among a field's values, nested items included."""
    elements = value if isinstance(value, list) else [value]
    found: list[str] = []
    for element in elements:
        if isinstance(element, Ref):
            found.append(str(element))
        elif isinstance(element, BaseModel) and not isinstance(element, Span):
            found += [one for name in type(element).model_fields for one in _references(getattr(element, name))]
    return found


QUOTE_MARKS = dict.fromkeys(map(ord, "\u2018\u2019\u201a\u201b`\u00b4\u2032"), "'") | dict.fromkeys(
    map(ord, "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033"), '"'
)
DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"), "-")


def fold(text: str) -> str:
    """Lower case, one kind of quotation mark and dash, single spaces: two prints of the same words become equal."""
    return " ".join(text.translate(QUOTE_MARKS | DASHES).casefold().split())
