"""Reads one article from a file, standard input or bytes: decoded once, reduced to its text, frozen from then on."""

from __future__ import annotations

from summarizer.readers.article import Article
from summarizer.readers.given import declared_date, given_date, given_title
from summarizer.readers.reading import read, read_bytes

__all__ = ["Article", "declared_date", "given_date", "given_title", "read", "read_bytes"]
