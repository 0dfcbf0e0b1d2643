"""Turns of phrase that tell an offer where the grammar of a clause does not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Offers = Callable[[str], list[dict[str, Any]]]
Brief = Callable[[str], dict[str, Any]]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Nordlys Ferries has lifted its offer for the night crews to 4 per cent.", "offer"),
        ("The company would, its lawyers wrote, pay €900 a month if the strike is called off.", "offer"),
        ("Under the plan, circulated on Sunday, deckhands would work nine nights a month.", "proposal"),
        ("Nordlys Ferries made its payment conditional on a return to work.", "offer"),
        ("The Deckhands Union dropped its demand for free meals.", "demand"),
        ("Deckhands will stay ashore, and the union will not sign a deal without a limit on night shifts.", "demand"),
        ("The Deckhands Union set a condition: two nights of rest after each crossing.", "demand"),
        ("What the union wants now is 7 per cent.", "demand"),
        ("Deckhands will walk out again on Friday unless the rosters are restored.", "ultimatum"),
    ],
)
def test_turns_of_phrase_tell_offers(offers_of: Offers, sentence: str, kind: str) -> None:
    """One item of the right kind, whatever the clause is built like."""
    assert [offer["kind"] for offer in offers_of(sentence)] == [kind]


@pytest.mark.parametrize(
    "sentence",
    [
        "Nobody wants to stay ashore for a year.",
        "The boats would be full if the weather improved.",
        "Analysts expect an offer of 4 per cent.",
        "Passengers said they were ready to go home.",
        "The crews have been asked to wait.",
    ],
)
def test_look_alikes_are_left_out(offers_of: Offers, sentence: str) -> None:
    """Wishes of nobody, forecasts and conditions of the weather put nothing on the table."""
    assert offers_of(sentence) == []


def test_a_herald_is_one_item_with_what_follows(brief: Brief) -> None:
    """ "put forward a plan" and the plan's terms in the next sentence are one proposal."""
    raw = brief(
        "Talks on the ferry dispute stall\n"
        "Talks between Nordlys Ferries and the Deckhands Union broke down over night shifts on Monday.\n"
        "Nordlys Ferries put forward a plan of its own. Nordlys Ferries would pay €900 a month if the strike ended.\n"
        "The union rejected an offer of 3 per cent in May.\n"
    )
    assert not any("of its own" in offer["text"] for offer in raw["offers"])
    assert any("€900" in offer["text"] for offer in raw["offers"])
