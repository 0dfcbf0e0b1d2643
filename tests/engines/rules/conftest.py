"""Shared fixtures: read a text by all rules, and write its brief."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from summarizer.document import Document
from summarizer.engines.rules.draft import Draft, Findings, find_all

STRIKE = """Ferry crews reject pay offer
Talks between Nordlys Ferries and the Deckhands Union broke down on Monday over night shifts.
Nordlys Ferries is a company that runs nine boats.
{sentence}
The Deckhands Union turned down an earlier proposal and the two sides remain far apart.
"""


@pytest.fixture
def findings() -> Callable[[str], Findings]:
    """What the rules find in a text."""
    return lambda text: find_all(Document(text))


@pytest.fixture
def brief() -> Callable[[str], dict[str, Any]]:
    """The brief of a text in the model's face."""
    return lambda text: Draft(find_all(Document(text))).raw()


@pytest.fixture
def offers_of() -> Callable[[str], list[dict[str, Any]]]:
    """The offers that the rules read in one sentence, set into an article about a pay dispute."""

    def read(sentence: str) -> list[dict[str, Any]]:
        document = Document(STRIKE.format(sentence=sentence))
        raw = Draft(find_all(document)).raw()
        place = document.text.index(sentence)
        ids = {s.id for s in document.sentences_of(place, place + len(sentence))}
        return [offer for offer in raw["offers"] if ids & set(offer["evidence"])]

    return read
