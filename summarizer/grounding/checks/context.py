"""What every check may look at: the article cut into words, the paragraphs behind a claim, and the brief's items."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel

from summarizer.document import Attribution, Document, EntityKind
from summarizer.document.kept import kept
from summarizer.grounding.checks.namebook import EntityForms, NameBook, Named
from summarizer.grounding.checks.passages import Passage
from summarizer.grounding.checks.sentences import Grounds, Places, Sentences
from summarizer.grounding.checks.words import Words
from summarizer.schemas import Party, PartyKind, Quote, Ref, Span

MOST_PRINTED = 300  # characters of a name, a title, an amount or a time limit
LEAST_DESCRIBING = 3  # words of "fighters of the Front", whose description holds a name
_DESCRIBED = frozenset((EntityKind.UNNAMED, EntityKind.GROUP))
_NEARBY = 2_000  # characters before and after an item's evidence in which its names are looked for first


class Article:
    """The document's words, worked out once where they are asked for and shared by all rounds of checking."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._sentences = Sentences(document)
        self.words = self._sentences.words
        self._grounds: dict[tuple[int, ...], Grounds] = {}
        self._places: dict[tuple[int, int], Places] = {}

    @kept
    def english(self) -> bool:
        return self.document.language == "en"

    @kept
    def folded(self) -> str:
        """The whole text for looking up printed forms: see `fold`."""
        return fold(self.document.text)

    def prints(self, text: str, near: int | None = None) -> bool:
        """Whether the article prints a text, marks, case and a plural s aside; `near` is where to look first."""
        whole = self.document.text
        nearby = near is not None and stands_as_it_is(text, whole, max(near - _NEARBY, 0), near + _NEARBY)
        return nearby or stands_as_it_is(text, whole) or stands_in(text, self.folded)

    @kept
    def whole(self) -> Passage:
        """All that may be cited."""
        return self._sentences.citable()

    @kept
    def entity_forms(self) -> EntityForms:
        return EntityForms.of(self.document)

    @kept
    def attributions(self) -> dict[tuple[int, int], Attribution]:
        """Attributions by the place of their quotation."""
        pairs = zip(self.document.quotations, self.document.attributions, strict=True)
        return {(quotation.start, quotation.end): attribution for quotation, attribution in pairs}

    def grounds(self, spans: Sequence[Span]) -> Grounds:
        """What the sentences that the spans share characters with can bear out."""
        key = tuple(offset for span in spans for offset in (span.start, span.end))
        found = self._grounds.get(key)
        if found is None:
            places = {at for span in spans for at in self._places_of(span.start, span.end)}
            found = self._grounds[key] = Grounds(self._sentences, tuple(sorted(places)))
        return found

    def _places_of(self, start: int, end: int) -> Places:
        found = self._places.get((start, end))
        if found is None:
            index = self._index
            found = tuple(index[sentence.start] for sentence in self.document.sentences_of(start, end))
            self._places[start, end] = found
        return found

    @kept
    def _index(self) -> dict[int, int]:
        return {sentence.start: at for at, sentence in enumerate(self.document.sentences)}


@dataclass
class CheckContext:
    """The article and the brief's items."""

    article: Article
    items: list[BaseModel] = field(default_factory=list)
    deeds: dict[int, list[Any]] = field(default_factory=dict)  # what `subjects` found in a text
    charges: dict[int, list[Any]] = field(default_factory=dict)  # what `opposites` found in it
    _named: dict[int, list[Named]] = field(default_factory=dict)
    _identities: dict[int, frozenset[str]] = field(default_factory=dict)
    _wanted: dict[frozenset[str], frozenset[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, article: Article | Document, items: Iterable[BaseModel]) -> CheckContext:
        return cls(article if isinstance(article, Article) else Article(article), list(items))

    @property
    def document(self) -> Document:
        return self.article.document

    @kept
    def parties(self) -> dict[str, Party]:
        return {item.id: item for item in self.items if isinstance(item, Party)}

    @kept
    def company(self) -> dict[str, frozenset[str]]:
        """For each party its identities, those of whom it speaks for, and those of who speaks for it."""
        together = {one: {f"party:{one}"} for one in self.parties}
        for party in self.parties.values():
            if party.represents in together:
                together[party.id].add(f"party:{party.represents}")
                together[str(party.represents)].add(f"party:{party.id}")
        return {one: self.names.same(ids) for one, ids in together.items()}

    @kept
    def quotes(self) -> dict[str, Quote]:
        return {item.id: item for item in self.items if isinstance(item, Quote)}

    def attribution_of(self, passage: Span) -> Attribution | None:
        """Whom the article's own tag gives a passage to; None where the passage is no marked quotation."""
        return self.article.attributions.get((passage.start, passage.end))

    @kept
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

    @kept
    def names(self) -> NameBook:
        return NameBook.of(self.article.entity_forms, self.parties.values())

    def named_in(self, words: Words) -> list[Named]:
        """The names in a text of the article, or in a claim, found once."""
        found = self._named.get(id(words))
        if found is None:
            found = self._named[id(words)] = self.names.find(words)
        return found

    def names_somebody(self, passage: Passage) -> bool:
        return any(self._identities_of(words) for words in passage.sentences)

    def names_any(self, wanted: frozenset[str], passage: Passage) -> bool:
        """Whether the passage names one of them."""
        if passage.is_long:
            return not wanted.isdisjoint(self._identities_in(passage))
        return any(not wanted.isdisjoint(self._identities_of(words)) for words in passage.sentences)

    def _identities_in(self, passage: Passage) -> frozenset[str]:
        found = self._identities.get(id(passage))
        if found is None:
            found = frozenset().union(*map(self._identities_of, passage.sentences))
            self._identities[id(passage)] = found
        return found

    def _identities_of(self, words: Words) -> frozenset[str]:
        found = self._identities.get(id(words))
        if found is None:
            found = frozenset().union(*(self.meant(named, words) for named in self.named_in(words)))
            self._identities[id(words)] = found
        return found

    def meant(self, named: Named, words: Words) -> frozenset[str]:
        """Whom a name in the article stands for; "fighters of the Northern Front" names the front too."""
        own = self.names.kin_of(named.ids)
        if named.last - named.first < LEAST_DESCRIBING or not all(map(self._describes, named.ids)):
            return own
        return own.union(*(self.names.kin_of(ids) for ids in self.names.inside(words, named)))

    def _describes(self, identity: str) -> bool:
        entity = self.document.entity(identity.removeprefix("entity:"))
        return entity is not None and entity.kind in _DESCRIBED

    def wanted(self, named: Named) -> frozenset[str]:
        """Whom a name in a claim stands for; "Congress" in the article may bear out "the US", but not the reverse."""
        found = self._wanted.get(named.ids)
        if found is None:
            own = frozenset(one for one in named.ids if not one.startswith("state:"))
            found = self._wanted[named.ids] = self.names.same(own or named.ids)
        return found

    def wanted_company(self, named: Named) -> frozenset[str]:
        """The same with those for whom these speak, and those who speak for them."""
        wanted = self.wanted(named)
        parties = (one.partition(":")[2] for one in wanted if one.startswith("party:"))
        return wanted.union(*(self.company[one] for one in parties if one in self.company))

    def are_people(self, identities: Iterable[str]) -> bool:
        """Whether all that is known of them says that they are persons."""
        return self._personal(identities) == {True}

    def are_bodies(self, identities: Iterable[str]) -> bool:
        """Whether all that is known of them says that they are states, companies or the like."""
        return self._personal(identities) == {False}

    def _personal(self, identities: Iterable[str]) -> set[bool]:
        kinds: set[bool] = set()
        for one in identities:
            sort, _, name = one.partition(":")
            if sort == "party" and name in self.parties:
                kinds.add(self.parties[name].kind is PartyKind.PERSON)
            elif sort == "entity" and (entity := self.document.entity(name)) is not None:
                kinds.add(entity.kind is EntityKind.PERSON)
            elif sort in {"state", "body"}:
                kinds |= {False}
        return kinds

    def involved(self, item: BaseModel) -> frozenset[str]:
        """Whom an item refers to, and whom those speak for."""
        ids = set(_references(item))
        for one in list(ids):
            party = self.parties.get(one)
            if party is not None and party.represents:
                ids.add(str(party.represents))
        return self.names.same(f"party:{one}" for one in ids)


def _references(item: BaseModel) -> list[str]:
    """The references among an item's fields, nested items included."""
    found: list[str] = []
    for name in type(item).model_fields:
        value = getattr(item, name)
        for element in value if isinstance(value, list) else [value]:
            if isinstance(element, Ref):
                found.append(str(element))
            elif isinstance(element, BaseModel) and not isinstance(element, Span):
                found += _references(element)
    return found


_FOLDED = dict.fromkeys("\u2018\u2019\u201a\u201b`\u00b4\u2032", "'")
_FOLDED |= dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033", '"')
_FOLDED |= dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-")


def fold(text: str) -> str:
    """Lower case, one kind of quotation mark and dash, single spaces: two prints of the same words become equal."""
    for mark, plain in _FOLDED.items():  # many times as fast as `str.translate`
        text = text.replace(mark, plain)
    return " ".join(text.casefold().split())


def stands_in(text: str, folded_article: str) -> bool:
    """Whether the folded text, or its plural, stands in the folded article at word boundaries."""
    wanted = fold(text[: MOST_PRINTED + 1]).strip(" .,;:\"'")
    if not wanted or len(wanted) > MOST_PRINTED:
        return False
    at = folded_article.find(wanted)
    while at >= 0:
        before = folded_article[at - 1] if at else " "
        end = at + len(wanted)
        end += folded_article[end : end + 1] == "s"
        after = folded_article[end] if end < len(folded_article) else " "
        if not (before.isalnum() and wanted[0].isalnum()) and not (after.isalnum() and wanted[-1].isalnum()):
            return True
        at = folded_article.find(wanted, at + 1)
    return False


def stands_as_it_is(text: str, article: str, start: int = 0, stop: int | None = None) -> bool:
    """Whether the first place between `start` and `stop` that has the very characters has them as whole words: what
    needs no folding.
    """
    if len(text) > MOST_PRINTED // 2:
        return False
    at = article.find(text, start, stop)
    if at < 0 or not text.strip(" .,;:\"'"):
        return False
    end = at + len(text)
    begins = not text[0].isalnum() or not article[max(at - 1, 0) : at].isalnum()
    return begins and (not text[-1].isalnum() or not article[end : end + 1].isalnum())
