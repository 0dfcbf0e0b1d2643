"""To whom an offer is made where the article does not say."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Brief = Callable[[str], dict[str, Any]]

TWO = (
    "Ferry crews reject pay offer\nTalks between Nordlys Ferries and the Deckhands Union broke down on Monday.\n"
    "Nordlys Ferries is a company that runs nine boats.\n"
    "The Deckhands Union demanded 6 per cent. Nordlys Ferries offered 3 per cent."
)
THREE = (
    "Ostrava and Lauria talk about peace\n"
    "Negotiations between Ostrava and Lauria to end the war went on, mediated by Norland.\n"
    "Norland offered Ostrava security guarantees.\n"
    "Ostrava demanded $4 billion a year for its army. Lauria offered a ceasefire of 30 days.\n"
    "Norland, which mediates between Ostrava and Lauria, met both sides."
)


def sides(raw: dict[str, Any]) -> dict[str, list[str]]:
    return {offer["made_by"][0]: offer["made_to"] for offer in raw["offers"] if len(offer["made_by"]) == 1}


def test_where_two_bargain_each_offer_is_made_to_the_other(brief: Brief) -> None:
    """Nobody else is at the table."""
    assert sides(brief(TWO)) == {"deckhands-union": ["nordlys-ferries"], "nordlys-ferries": ["deckhands-union"]}


def test_where_a_broker_bargains_too_the_addressee_is_left_open(brief: Brief) -> None:
    """The money may be asked of the broker: only what the article says is said."""
    found = sides(brief(THREE))
    assert found["norland"] == ["ostrava"]
    assert found["ostrava"] == []
