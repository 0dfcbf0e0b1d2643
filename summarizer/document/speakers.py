"""Placeholder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.document.model import Attribution

if TYPE_CHECKING:
    from summarizer.document.document import Document


def attribute_quotations(document: Document) -> tuple[Attribution, ...]:
    return ()
