"""Placeholder."""

from __future__ import annotations

from summarizer.document.model import Line, Quotation


def find_quotations(text: str, lines: tuple[Line, ...]) -> tuple[Quotation, ...]:
    return ()
