"""Estimates how many tokens a text is worth, without a tokenizer's files."""

from __future__ import annotations

from summarizer.document.patterns import lazy

PIECE = lazy(r"\w+|[^\w\s]")
LETTERS_A_TOKEN = 6


def estimated_tokens(text: str) -> int:
    """A rough count of tokens: words and marks, long words in pieces of six letters."""
    return sum(1 + (len(piece) - 1) // LETTERS_A_TOKEN for piece in PIECE.findall(text))
