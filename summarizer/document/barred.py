"""Placeholder."""

from __future__ import annotations

from summarizer.document.model import Barred, Line


def find_barred(text: str, lines: tuple[Line, ...]) -> tuple[Barred, ...]:
    return ()
