"""Checks that the parts of an item fit together: who makes what to whom, what repeats what, which state it is in."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from summarizer.document.amounts import number_values
from summarizer.grounding.checks.claims import elements_of, nested_in
from summarizer.grounding.checks.context import CheckContext, fold, stands_as_it_is, stands_in
from summarizer.grounding.checks.lexicon import ACCEPTANCE, EXPIRY, REFUSAL, WITHDRAWAL
from summarizer.grounding.checks.passages import Passage
from summarizer.grounding.checks.sentences import Grounds
from summarizer.grounding.model import Path, Problem
from summarizer.grounding.shape import parts_of
from summarizer.schemas import Offer, OfferKind, OfferStatus, Party, Quote, Severity, Span

MOST_AMOUNT = 200  # characters
_CUES = {
    OfferStatus.ACCEPTED: ACCEPTANCE,
    OfferStatus.IN_FORCE: ACCEPTANCE,
    OfferStatus.REJECTED: REFUSAL,
    OfferStatus.WITHDRAWN: WITHDRAWAL,
    OfferStatus.EXPIRED: EXPIRY,
}


def check_structure(item: BaseModel, context: CheckContext) -> Iterator[Problem]:
    """Problems of an item's parts with each other; texts are left to the checks of claims."""
    yield from _check_spans(item, context, ())
    if isinstance(item, Party):
        if item.represents is not None and str(item.represents) == item.id:
            yield Problem(
                "represents_itself", f"{item.id!r} cannot represent itself: name the side, or null", ("represents",)
            )
    elif isinstance(item, Quote):
        yield from _check_repeats(item, context)
    elif isinstance(item, Offer):
        yield from _check_sides(item)
        grounds = context.article.grounds([span for span in item.evidence if isinstance(span, Span)])
        yield from _check_amounts(item, grounds, context)
        if context.article.english:
            yield from _check_status(item, grounds)


def _check_spans(item: BaseModel, context: CheckContext, prefix: Path) -> Iterator[Problem]:
    """Spans at any depth must cover something and be the article's own characters."""
    parts = parts_of(type(item))
    text = context.document.text
    for name in parts.spans:
        for index, span in elements_of(getattr(item, name)):
            if isinstance(span, Span) and (text[span.start : span.end] != span.text or not span.text.strip()):
                path: Path = (*prefix, name) if index is None else (*prefix, name, index)
                yield Problem("empty_span", f"{span.id} holds no text of the article", path)
    if parts.nested:
        for element, path in nested_in(item, prefix):
            if not isinstance(element, Span):
                yield from _check_spans(element, context, path)


def _check_repeats(quote: Quote, context: CheckContext) -> Iterator[Problem]:
    if quote.repeats is None:
        return
    if str(quote.repeats) == quote.id:
        yield Problem(
            "repeats_itself", f"{quote.id} cannot repeat itself: name the earlier quote, or null", ("repeats",)
        )
        return
    earlier = context.quotes.get(str(quote.repeats))
    if earlier is not None and earlier.passage.start >= quote.passage.start:
        message = f"{earlier.id} stands after {quote.id}: only a later quote repeats an earlier one"
        yield Problem("repeats_later", message, ("repeats",))


def _check_sides(offer: Offer) -> Iterator[Problem]:
    for index, addressee in enumerate(offer.made_to):
        if addressee in offer.made_by:
            yield Problem("made_to_maker", f"{addressee!r} cannot make {offer.id} to itself", ("made_to", index))
    if offer.kind is OfferKind.AGREEMENT:
        if offer.made_to:
            message = f"{offer.id} is an agreement: all its sides belong in made_by, nobody in made_to"
            yield Problem("agreement_with_addressee", message, ("made_to",), Severity.WARNING)
        if len(offer.made_by) == 1 and not offer.made_to:
            yield Problem("agreement_of_one", f"{offer.id} is an agreement of one side", ("made_by",), Severity.WARNING)
    if not offer.made_by:
        yield Problem("no_maker", f"{offer.id} is made by nobody", ("made_by",), Severity.WARNING)


def _check_amounts(offer: Offer, grounds: Grounds, context: CheckContext) -> Iterator[Problem]:
    for index, amount in enumerate(offer.amounts):
        if _is_printed(amount.text, grounds.cited) or not context.article.prints(amount.text):
            continue  # `not_printed` says the latter
        values = number_values(amount.text[:MOST_AMOUNT])
        if _is_printed(amount.text, grounds.around) or (values and not grounds.around.lacking(values)):
            continue
        message = f"{amount.text[:60]!r} is not printed near the evidence of {offer.id}: cite where it stands"
        severity = Severity.WARNING if _is_printed(amount.text, grounds.wider) else Severity.ERROR
        yield Problem("amount_not_in_evidence", message, ("amounts", index), severity)


def _is_printed(text: str, passage: Passage) -> bool:
    return stands_as_it_is(text, passage.text) or stands_in(text, fold(passage.text))


def _check_status(offer: Offer, grounds: Grounds) -> Iterator[Problem]:
    cues = _CUES.get(offer.status)
    if cues is not None and not grounds.cited.prints_any(cues) and not grounds.wider.prints_any(cues):
        message = f"nothing near the evidence of {offer.id} says that it was {offer.status.value.replace('_', ' ')}"
        yield Problem("status_without_cue", message, ("status",), Severity.WARNING)
