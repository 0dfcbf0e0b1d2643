"""Fills the fields of a grounded negotiation brief that only the program fills, and finds statements made twice."""

from __future__ import annotations

from itertools import product
from operator import itemgetter

from pydantic import BaseModel

from summarizer.document.amounts import parse_amount
from summarizer.document.patterns import lazy
from summarizer.schemas import Amount, NegotiationBrief, Offer, PartyKind, Quote

WORD = lazy(r"\w+(?:['’]\w+)?")
SHORTEST_REPETITION = 5
# Words that say nothing by themselves: a run of these alone is no repeated statement.
FUNCTION_WORDS = frozenset(
    "a an and are as at be been but by do for from had has have he i if in is it its not of on or our she so that the "
    "their there they this to was we were will with would you".split()
)


def complete(brief: BaseModel) -> BaseModel:
    """A copy of the brief with amounts parsed and repetitions marked. Other types come back as they are."""
    if not isinstance(brief, NegotiationBrief):
        return brief
    offers = [_with_parsed_amounts(offer) for offer in brief.offers]
    return brief.model_copy(update={"offers": offers, "quotes": _with_repetitions(brief)})


def repeated_quotes(brief: BaseModel) -> list[list[str]]:
    """Groups of ids of quotes that say the same thing, in text order, as the brief's `repeats` fields link them."""
    if not isinstance(brief, NegotiationBrief):
        return []
    group_of: dict[str, list[str]] = {}
    for quote in brief.quotes:
        group = group_of.get(str(quote.repeats), [str(quote.repeats)]) if quote.repeats else [quote.id]
        group_of.update(dict.fromkeys([quote.id, *group], group))
        if quote.id not in group:
            group.append(quote.id)
    distinct = {id(group): group for group in group_of.values()}
    return [group for group in distinct.values() if len(group) > 1]


def _with_parsed_amounts(offer: Offer) -> Offer:
    return offer.model_copy(update={"amounts": [_parsed(amount) for amount in offer.amounts]})


def _parsed(amount: Amount) -> Amount:
    parsed = parse_amount(amount.text)
    if parsed is None:
        return amount
    return Amount(text=amount.text, value=parsed.value, unit=parsed.unit, currency=parsed.currency)


def _with_repetitions(brief: NegotiationBrief) -> list[Quote]:
    """The quotes; one that repeats a run of words of an earlier one by the same speaker says so."""
    unnamed = {party.id for party in brief.parties if party.kind is PartyKind.UNNAMED}
    first_with: dict[tuple[tuple[str, ...], str | None], tuple[int, Quote]] = {}
    repeats: dict[str, str] = {}
    for number, quote in enumerate(sorted(brief.quotes, key=lambda q: q.passage.start)):
        runs = _runs(quote.passage.text)
        sources = _sources(quote, unnamed)
        known = ([first_with[run, who] for who in sources if (run, who) in first_with] for run in runs)
        earlier = next((min(found, key=itemgetter(0))[1] for found in known if found), None)
        if quote.repeats is None and earlier is not None and earlier.passage.end <= quote.passage.start:
            repeats[quote.id] = earlier.id
        for key in product(runs, sources):
            first_with.setdefault(key, (number, quote))
    return [q.model_copy(update={"repeats": repeats[q.id]}) if q.id in repeats else q for q in brief.quotes]


def _runs(text: str) -> list[tuple[str, ...]]:
    words = [word.casefold() for word in WORD.findall(text.replace("’", "'"))]
    telling = [word not in FUNCTION_WORDS for word in words]
    places = range(len(words) - SHORTEST_REPETITION + 1)
    return [tuple(words[i : i + SHORTEST_REPETITION]) for i in places if sum(telling[i : i + SHORTEST_REPETITION]) >= 2]


def _sources(quote: Quote, unnamed: set[str]) -> list[str | None]:
    """By whom a quote may be one statement with another: its speakers, and None where unnamed ones may be the same."""
    return [*quote.speakers, *([None] if set(quote.speakers) <= unnamed else [])]
