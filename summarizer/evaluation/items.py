"""One view of gold and prediction for the scorer: sections of items with a text, places in the article and fields."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from summarizer.evaluation.gold import GoldCase
from summarizer.evaluation.saved import SavedBrief, SavedSpan
from summarizer.evaluation.spans import Range, touches, trimmed

SECTIONS = ("parties", "offers", "open_issues", "quotes", "next_steps")
Value = str | None | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a brief.

    `places` are the alternative places of a gold item, the resolved evidence of a predicted one; for quotes the one
    passage. `fields` hold plain strings and ids, as written. `copies` are the passages of the same statement
    elsewhere in the article (gold quotes only).
    """

    section: str
    id: str
    text: str
    places: tuple[Range, ...]
    fields: Mapping[str, Value]
    optional: bool = False
    copies: tuple[Range, ...] = ()

    @property
    def order(self) -> tuple[Any, ...]:
        """Sort key: first place, text, then all else, so that only twins are equal."""
        first = min(self.places, default=(1 << 60, 0))
        return first[0], self.text, self.places, sorted((k, repr(v)) for k, v in self.fields.items()), self.id


Sections = Mapping[str, tuple[Item, ...]]


@dataclass(frozen=True)
class Prediction:
    """A predicted brief as the scorer sees it, with what can be counted against the article alone.

    `unresolved` and `non_verbatim` name the items whose evidence or quoted text is not what the article holds;
    `leaks` those that touch furniture; `bare` those without any evidence.
    """

    sections: Sections
    unresolved: tuple[str, ...] = ()
    non_verbatim: tuple[str, ...] = ()
    leaks: tuple[str, ...] = ()
    bare: tuple[str, ...] = ()


EMPTY = Prediction(dict.fromkeys(SECTIONS, ()))


def gold_sections(case: GoldCase) -> Sections:
    """The items of a gold case, sorted."""
    gold, article = case.gold, case.article
    copies: dict[str, tuple[Range, ...]] = {}
    spans = {quote.id: trimmed(article, quote.start, quote.end) for quote in gold.quotes}
    for group in gold.repeated:
        for quote_id in group:
            copies[quote_id] = tuple(spans[other] for other in group if other != quote_id)
    sections = {
        "parties": [
            Item("parties", p.id, p.name, p.evidence, _party_fields(p.name, p.aliases, p), p.optional)
            for p in gold.parties
        ],
        "offers": [
            Item("offers", o.id, o.text, o.evidence, _offer_fields(o, o.amounts), o.optional) for o in gold.offers
        ],
        "open_issues": [
            Item("open_issues", i.id, i.topic, i.evidence, _issue_fields(i), i.optional) for i in gold.open_issues
        ],
        "quotes": [
            Item("quotes", q.id, q.text, (spans[q.id],), _quote_fields(q), q.optional, copies.get(q.id, ()))
            for q in gold.quotes
        ],
        "next_steps": [Item("next_steps", n.id, n.text, n.evidence, {}, n.optional) for n in gold.next_steps],
    }
    return {name: tuple(sorted(items, key=lambda item: item.order)) for name, items in sections.items()}


def _party_fields(name: str, aliases: Any, party: Any) -> dict[str, Value]:
    return {
        "name": name,
        "aliases": tuple(aliases),
        "kind": str(party.kind),
        "role": str(party.role),
        "represents": party.represents and str(party.represents),
        "title": party.title,
    }


def _offer_fields(offer: Any, amounts: Any) -> dict[str, Value]:
    return {
        "kind": str(offer.kind),
        "status": str(offer.status),
        "made_by": tuple(map(str, offer.made_by)),
        "made_to": tuple(map(str, offer.made_to)),
        "according_to": offer.according_to and str(offer.according_to),
        "amounts": tuple(amounts),
        "conditions": tuple(offer.conditions),
        "deadline": offer.deadline,
    }


def _issue_fields(issue: Any) -> dict[str, Value]:
    return {"status": str(issue.status), "positions": tuple(str(position.party) for position in issue.positions)}


def _quote_fields(quote: Any) -> dict[str, Value]:
    return {
        "speakers": tuple(map(str, quote.speakers)),
        "kind": str(quote.kind),
        "repeats": quote.repeats and str(quote.repeats),
        "about": tuple(map(str, quote.about)),
    }


@dataclass
class _Reader:
    """Reads spans of a predicted brief against the article and keeps what is wrong with them."""

    article: str
    furniture: tuple[Range, ...]
    unresolved: list[str] = field(default_factory=list)
    non_verbatim: list[str] = field(default_factory=list)
    leaks: list[str] = field(default_factory=list)
    bare: list[str] = field(default_factory=list)

    def place(self, span: SavedSpan) -> Range | None:
        """Where the article really holds the span's text, else None."""
        start, end = span.start, span.end
        if start is None or end is None or not 0 <= start < end <= len(self.article):
            return None
        return (start, end) if self.article[start:end] == span.text else None

    def evidence(self, label: str, spans: Sequence[SavedSpan]) -> tuple[Range, ...]:
        """The resolved places, in text order, each once."""
        if not spans:
            self.bare.append(label)
        places = [self.place(span) for span in spans]
        self.unresolved += [f"{label} {span.id}" for span, place in zip(spans, places, strict=True) if place is None]
        self.touched(label, spans)
        return tuple(sorted({place for place in places if place is not None}))

    def passage(self, label: str, span: SavedSpan) -> tuple[Range, ...]:
        """The passage as given, also where the article holds another text there."""
        if self.place(span) is None:
            self.non_verbatim.append(label)
        self.touched(label, [span])
        if span.start is None or span.end is None:
            return ()
        return (trimmed(self.article, span.start, span.end),)

    def touched(self, label: str, spans: Sequence[SavedSpan]) -> None:
        ranges = [(span.start, span.end) for span in spans if span.start is not None and span.end is not None]
        if touches(ranges, self.furniture):
            self.leaks.append(label)


def predicted_sections(brief: SavedBrief | None, case: GoldCase) -> Prediction:
    """The items of a predicted brief, sorted, and the counts that need no alignment. No brief is an empty one."""
    if brief is None:
        return EMPTY
    read = _Reader(case.article, case.gold.furniture)
    for index, statement in enumerate(brief.summary, start=1):
        read.evidence(f"summary {index}", statement.evidence)
    for issue in brief.open_issues:
        for position in issue.positions:
            read.evidence(f"{issue.id}.{position.party}", position.evidence)
    sections = {
        "parties": [
            Item("parties", p.id, p.name, read.evidence(p.id, p.evidence), _party_fields(p.name, p.aliases, p))
            for p in brief.parties
        ],
        "offers": [
            Item("offers", o.id, o.text, read.evidence(o.id, o.evidence), _offer_fields(o, o.amounts))
            for o in brief.offers
        ],
        "open_issues": [
            Item("open_issues", i.id, i.topic, read.evidence(i.id, i.evidence), _issue_fields(i))
            for i in brief.open_issues
        ],
        "quotes": [
            Item("quotes", q.id, q.passage.text, read.passage(q.id, q.passage), _quote_fields(q)) for q in brief.quotes
        ],
        "next_steps": [
            Item("next_steps", f"N{index}", n.text, read.evidence(f"N{index}", n.evidence), {})
            for index, n in enumerate(brief.next_steps, start=1)
        ],
    }
    return Prediction(
        {name: tuple(sorted(items, key=lambda item: item.order)) for name, items in sections.items()},
        tuple(sorted(read.unresolved)),
        tuple(sorted(read.non_verbatim)),
        tuple(sorted(read.leaks)),
        tuple(sorted(read.bare)),
    )
