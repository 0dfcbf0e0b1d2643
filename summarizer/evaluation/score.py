"""The scorer: one gold case and one predicted brief in, what became of every item out. Pure and deterministic."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from summarizer.evaluation.alignment import (
    Alignment,
    align,
    party_similarity,
    printed_forms,
    quote_similarity,
    sigma,
)
from summarizer.evaluation.fields import References, critical_right
from summarizer.evaluation.gold import GoldCase
from summarizer.evaluation.items import SECTIONS, Item, Prediction, gold_sections, predicted_sections
from summarizer.evaluation.outcomes import Outcome, outcomes_of
from summarizer.evaluation.saved import SavedBrief
from summarizer.evaluation.spans import Range
from summarizer.evaluation.support import unsupported
from summarizer.schemas import PartyKind

Counters = Mapping[str, tuple[str, ...]]

ZERO_TOLERANCE = ("non-verbatim quotes", "deanonymised", "furniture leaks", "unresolved evidence")


@dataclass(frozen=True)
class CaseScore:
    """The judgement of one brief.

    `counters` name the offending items: those of `ZERO_TOLERANCE`, "unsupported" and "without evidence".
    `quotes` and `checkable` are the numbers of predicted quotes and of predicted items that a support check applies to.
    """

    case: str
    outcomes: tuple[Outcome, ...]
    counters: Counters
    quotes: int
    checkable: int


def score_case(case: GoldCase, brief: SavedBrief | None) -> CaseScore:
    """Judge one brief against one gold case; None, where a model gave no brief, is judged as an empty one."""
    prediction = predicted_sections(brief, case)
    gold = gold_sections(case)
    alignments, refs = _alignments(prediction, gold, case)
    outcomes = [line for name in SECTIONS for line in outcomes_of(name, alignments[name], refs)]
    counters = {
        "non-verbatim quotes": prediction.non_verbatim,
        "deanonymised": _deanonymised(prediction, gold, alignments, refs),
        "furniture leaks": prediction.leaks,
        "unresolved evidence": prediction.unresolved,
        "unsupported": unsupported(case.article, prediction.sections),
        "without evidence": prediction.bare,
    }
    checkable = sum(len(items) for name, items in prediction.sections.items() if name != "quotes")
    return CaseScore(case.id, tuple(outcomes), counters, len(prediction.sections["quotes"]), checkable)


def _alignments(
    prediction: Prediction, gold: Mapping[str, Sequence[Item]], case: GoldCase
) -> tuple[dict[str, Alignment], References]:
    """Parties first: the critical fields of everything else refer to them."""
    predicted = prediction.sections
    refs = References(groups={other: group[0] for group in case.gold.repeated for other in group})

    def agrees(one: Item, two: Item) -> bool:
        return critical_right(one, two, refs)

    similarity = party_similarity(_spoken(predicted["quotes"]))
    parties = align(predicted["parties"], gold["parties"], similarity, agrees)
    refs.parties = parties.meant
    offers = align(predicted["offers"], gold["offers"], sigma, agrees)
    issues = align(predicted["open_issues"], gold["open_issues"], sigma, agrees)
    quotes = align(predicted["quotes"], gold["quotes"], quote_similarity, agrees)
    steps = align(predicted["next_steps"], gold["next_steps"], sigma, agrees)
    refs.claims = {**offers.meant, **issues.meant}
    refs.quotes = quotes.meant
    aligned = {"parties": parties, "offers": offers, "open_issues": issues, "quotes": quotes, "next_steps": steps}
    return aligned, refs


def _spoken(quotes: Sequence[Item]) -> dict[str, list[Range]]:
    spoken: dict[str, list[Range]] = {}
    for quote in quotes:
        for speaker in _ids(quote, "speakers"):
            spoken.setdefault(speaker, []).extend(quote.places)
    return spoken


def _ids(item: Item, name: str) -> tuple[str, ...]:
    value = item.fields.get(name)
    return value if isinstance(value, tuple) else (value,) if value else ()


def _deanonymised(
    prediction: Prediction, gold: Mapping[str, Sequence[Item]], aligned: Mapping[str, Alignment], refs: References
) -> tuple[str, ...]:
    """Labels of predicted items that give an unnamed source of gold a name.

    Quotes and offers whose source is unnamed in gold and somebody with a name in the brief; unnamed parties that
    carry a name which the article prints for somebody else, or a proper name where gold has a description.
    """
    unnamed = {item.id for item in gold["parties"] if item.fields["kind"] == PartyKind.UNNAMED}
    named = {
        item.id
        for item in prediction.sections["parties"]
        if item.fields["kind"] != PartyKind.UNNAMED and refs.parties.get(item.id) not in unnamed
    }
    found = []
    for section, name in (("quotes", "speakers"), ("offers", "according_to")):
        for pair in aligned[section].pairs:
            sources = set(_ids(pair.gold, name))
            given = {party for party in _ids(pair.predicted, name) if refs.parties.get(party) not in sources}
            if sources & unnamed and given & named:
                found.append(pair.predicted.id)
    others = frozenset().union(*(printed_forms(item) for item in gold["parties"] if item.id not in unnamed))
    for pair in aligned["parties"].pairs:
        if pair.gold.id in unnamed:
            forms = printed_forms(pair.predicted) - printed_forms(pair.gold)
            if forms & others or _proper(pair.predicted.text, pair.gold):
                found.append(pair.predicted.id)
    return tuple(sorted(found))


def _proper(name: str, gold: Item) -> bool:
    """Whether a name is two or more capitalised words, none of which stands in gold's description."""
    described = {word for form in printed_forms(gold) for word in form.split()}
    words = name.split()
    return len(words) > 1 and all(word[:1].isupper() and word.casefold() not in described for word in words)
