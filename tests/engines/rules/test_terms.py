"""Which figures belong to the terms of an offer, in its own sentence and in those behind it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from summarizer.document import Document
from summarizer.engines.rules.terms import TermsReader

Brief = Callable[[str], dict[str, Any]]
OPENING = (
    "Ferry crews and Nordlys in pay talks\nTalks between Nordlys Ferries and the Deckhands Union went on.\n"
    "Nordlys Ferries is a company that runs nine boats.\n"
)


def figures(text: str) -> list[str]:
    return [printed for printed, *_ in TermsReader(Document(text)).figures(0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The fund would pay 412p a share.", ["412p"]),
        ("The crews would leave in three stages over 45 days.", ["three", "45 days"]),
        ("It asked for £13 an hour for the cooks, who are on £12, and a cap of 40 hours.", ["£13", "40 hours"]),
        ("It offered 40p an hour more.", ["40p"]),
        ("It offered 6% rather than 4%.", ["6%"]),
        ("It offered 5%, compared with 3% a year ago.", ["5%"]),
        ("It offered 5% to its 12,000 staff.", ["5%"]),
        ("It offered to return 12 of the 40 masks.", ["12"]),
        ("They want five of the twelve ministries.", ["five"]),
        ("It offered to pay a third of the cost.", ["a third"]),
        ("It offered 4.5pc and a line of 8km.", ["4.5pc", "8km"]),
        ("It would keep its 900 jobs for two years.", ["900", "two years"]),
        ("It is the first figure in 14 months of talks.", []),
    ],
)
def test_figures_of_the_terms_are_told_from_those_beside_them(text: str, expected: list[str]) -> None:
    """Rates, comparisons, known totals and head counts are no terms; fractions and glued units are."""
    assert figures(text) == expected


def test_the_next_sentences_add_their_figures_to_the_offer(brief: Brief) -> None:
    """ "It would run for three years" tells a term of the offer before it."""
    raw = brief(
        OPENING + "Nordlys Ferries offered a rise of 3 per cent. It would run for three years. "
        "A bonus of 500 euros would be paid in June.\nThe Deckhands Union is asking for 6 per cent."
    )
    offer = raw["offers"][0]
    assert [amount["text"] for amount in offer["amounts"]] == ["3 per cent", "three years", "500 euros"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The rise would cost it 4 million euros.",
        "It is worth 40 euros a month, said the Deckhands Union.",
        "Inflation is at 5 per cent.",
    ],
)
def test_effects_and_other_voices_are_no_terms(brief: Brief, sentence: str) -> None:
    """What an offer costs, what others say it is worth and what stands beside it add nothing to it."""
    raw = brief(OPENING + f"Nordlys Ferries offered a rise of 3 per cent. {sentence}")
    assert [amount["text"] for amount in raw["offers"][0]["amounts"]] == ["3 per cent"]
