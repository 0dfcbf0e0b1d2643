"""Placeholder."""

from __future__ import annotations

from summarizer.document.model import Line, Sentence


def split_sentences(text: str, lines: tuple[Line, ...]) -> tuple[Sentence, ...]:
    return ()
