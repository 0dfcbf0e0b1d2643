"""List the speech quotations of an article with their speakers, repetitions marked."""

from __future__ import annotations

import re

from summarizer.document import Attribution, Document, Quotation, QuotationUse

LEAST_CONFIDENCE = 0.45  # below it a speaker is wrong about as often as right, so none is given
_WORD = re.compile(r"[^\W_]+")
_SHINGLE = 4


def spoken(document: Document) -> list[tuple[Quotation, Attribution]]:
    """Speech quotations outside barred passages, in text order."""
    pairs = zip(document.quotations, document.attributions, strict=True)
    return [
        (quotation, attribution)
        for quotation, attribution in pairs
        if quotation.use is QuotationUse.SPEECH and document.barred_at(quotation.start, quotation.end) is None
    ]


def speaker_of(attribution: Attribution) -> str | None:
    """The entity that is given as speaker, None where nobody is or the rule is too weak."""
    return attribution.entity if attribution.confidence >= LEAST_CONFIDENCE else None


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
