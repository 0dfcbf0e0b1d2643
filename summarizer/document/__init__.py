"""Deterministic annotations of an article: standard library only, linear in its length, shared by every engine."""

from summarizer.document.document import Document
from summarizer.document.model import (
    Amount,
    AmountKind,
    Attribution,
    BarKind,
    Barred,
    Basis,
    DateMention,
    Entity,
    EntityKind,
    Line,
    Mention,
    Quotation,
    QuotationUse,
    Sentence,
)

__all__ = [
    "Amount",
    "AmountKind",
    "Attribution",
    "BarKind",
    "Barred",
    "Basis",
    "DateMention",
    "Document",
    "Entity",
    "EntityKind",
    "Line",
    "Mention",
    "Quotation",
    "QuotationUse",
    "Sentence",
]
