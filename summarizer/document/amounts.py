"""Placeholder."""

from __future__ import annotations

from summarizer.document.model import Amount


def find_amounts(text: str) -> tuple[Amount, ...]:
    return ()
