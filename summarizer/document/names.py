"""Placeholder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.document.model import Entity

if TYPE_CHECKING:
    from summarizer.document.document import Document


def find_entities(document: Document) -> tuple[Entity, ...]:
    return ()
