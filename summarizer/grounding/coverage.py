"""Compares a brief with what the annotations saw: an answer that left much out must not pass for a quiet article."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import accumulate

from pydantic import BaseModel

from summarizer.document import Document, Quotation, QuotationUse
from summarizer.grounding.shape import sections_of, shape_of
from summarizer.schemas import Finding, Severity, Span

LEAST_CONFIDENCE = 0.8


def coverage_findings(document: Document, brief: BaseModel) -> list[Finding]:
    """A warning for quotations with a plain speaker that no item cites, and one for a brief without any item.

    Both only where the brief's type has a place for quotations at all.
    """
    if not _has_quotations(type(brief)):
        return []
    spoken = list(_plainly_spoken(document))
    missing = _uncited(spoken, sorted((span.start, span.end) for span in _passages(brief)))
    findings = []
    if spoken and not any(getattr(brief, name) for name in sections_of(type(brief))):
        message = f"the answer lists nothing, though the article quotes somebody {len(spoken)} times"
        findings.append(Finding(code="empty_brief", severity=Severity.ERROR, message=message))
    if missing:
        message = f"{len(missing)} of {len(spoken)} quotations with a plain speaker are not listed"
        spans = [Span(id=q.id, start=q.start, end=q.end, text=document.slice(q)) for q in missing]
        findings.append(Finding(code="uncited_quotations", severity=Severity.WARNING, message=message, spans=spans))
    return findings


def _uncited(quotations: list[Quotation], cited: list[tuple[int, int]]) -> list[Quotation]:
    """The quotations that no cited passage overlaps; `cited` is sorted."""
    starts = [start for start, _ in cited]
    furthest = list(accumulate((end for _, end in cited), max, initial=0))
    return [q for q in quotations if furthest[bisect_left(starts, q.end)] <= q.start]


def _has_quotations(model: type[BaseModel]) -> bool:
    return any(shape.is_passage for item in sections_of(model).values() for shape in shape_of(item))


def _plainly_spoken(document: Document) -> Iterator[Quotation]:
    """Quotations that the rules take for speech and that a tag gives to somebody."""
    sure = {a.quotation for a in document.attributions if a.strong or a.confidence >= LEAST_CONFIDENCE}
    for quotation in document.quotations:
        speech = quotation.use is QuotationUse.SPEECH and quotation.id in sure
        if speech and not document.barred_at(quotation.start, quotation.end):
            yield quotation


def _passages(brief: BaseModel) -> Iterator[Span]:
    for name, model in sections_of(type(brief)).items():
        fields = [shape.name for shape in shape_of(model) if shape.is_passage]
        for item in getattr(brief, name):
            for field in fields:
                value = getattr(item, field)
                yield from value if isinstance(value, list) else [value] if value is not None else []
