"""List the speech quotations of an article with their speakers, repetitions marked."""

from __future__ import annotations

import re

from summarizer.document import Attribution, Document, EntityKind, Quotation, QuotationUse
from summarizer.document.gazetteer import state_forms
from summarizer.document.patterns import lazy

LEAST_CONFIDENCE = 0.45  # below it a speaker is wrong about as often as right, so none is given
_COMPATRIOT = lazy(r"(?:the|a|an|one|another)\s([A-Z][a-z]+)$", re.IGNORECASE)
_WORD = lazy(r"[^\W_]+")
_SHINGLE = 4
_MOST_SOURCES = 50


def spoken(document: Document) -> list[tuple[Quotation, Attribution]]:
    """Speech quotations outside barred passages, in text order."""
    pairs = zip(document.quotations, document.attributions, strict=True)
    return [
        (quotation, attribution)
        for quotation, attribution in pairs
        if quotation.use is QuotationUse.SPEECH and document.barred_at(quotation.start, quotation.end) is None
    ]


def speaker_of(document: Document, attribution: Attribution) -> str | None:
    """The entity that is given as speaker, None where nobody is or the rule is too weak.

    "The Chadian" is no state but a man of it: the nameless source last called so, else nobody.
    """
    if attribution.entity is None or attribution.confidence < LEAST_CONFIDENCE:
        return None
    match = _COMPATRIOT.match(document.text, attribution.start, attribution.end)
    form = None if match is None else state_forms().get(match.group(1))
    if match is None or form is None or form.sort != "adjective":
        return attribution.entity
    earlier = [
        (mention.start, entity.id)
        for entity in document.entities[:_MOST_SOURCES]
        if entity.kind is EntityKind.UNNAMED and match.group(1) in entity.name.split()
        for mention in entity.mentions[:_MOST_SOURCES]
        if mention.start < attribution.start
    ]
    return max(earlier)[1] if earlier else None


def repetitions(document: Document, quotations: list[Quotation]) -> dict[str, str]:
    """Quotation id -> id of the earlier quotation that uses the same words.

    A shared run of four words makes a candidate; it repeats the earlier one if most words of the shorter are in it.
    """
    seen: dict[tuple[str, ...], str] = {}
    words_of: dict[str, set[str]] = {}
    found: dict[str, str] = {}
    for quotation in quotations:
        words = [w.lower() for w in _WORD.findall(document.slice(quotation))]
        words_of[quotation.id] = set(words)
        shingles = [tuple(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1)]
        for shingle in shingles:
            earlier = seen.get(shingle)
            if earlier is not None and _mostly(words_of[earlier], words_of[quotation.id]):
                found[quotation.id] = earlier
                break
        for shingle in shingles:
            seen.setdefault(shingle, quotation.id)
    return found


def _mostly(one: set[str], other: set[str]) -> bool:
    return len(one & other) >= 0.8 * min(len(one), len(other))
