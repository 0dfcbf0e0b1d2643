"""Placeholder."""

from __future__ import annotations

from summarizer.document.model import DateMention


def find_dates(text: str) -> tuple[DateMention, ...]:
    return ()
