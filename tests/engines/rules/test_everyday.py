"""Words of bargaining in everyday use make no item, in the middle of a negotiation too."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Offers = Callable[[str], list[dict[str, Any]]]


@pytest.mark.parametrize(
    "sentence",
    [
        "Nordlys Ferries offered the union a sober assessment of the harbour on Monday.",
        "Nordlys Ferries offers a night service to 14 islands.",
        "Nordlys Ferries bid for the championship of harbours by 2 boats.",
        "The Deckhands Union made a bid for the presidency of 90 ports with $2 million.",
        "Nordlys Ferries extended its contract with the Deckhands Union by 2 years.",
        "Nordlys Ferries' claim that the union lost $3 million surprised the Deckhands Union.",
        "The Deckhands Union asked the crowd to stand for 2 minutes.",
        "The terms that the Deckhands Union wants are agreed by 400 crews.",
        "The Deckhands Union demanded to know why Nordlys Ferries lost $3 million.",
        "The Deckhands Union is looking for a candidate with 20 years at sea.",
        "Nordlys Ferries conceded any deal worth $3 million was unlikely.",
        "Nordlys Ferries conceded the race to a rival by 2 hours.",
        "The Deckhands Union pledged allegiance to the federation for 2 years.",
        "The Deckhands Union vowed to fight the company for 10 years.",
        "Nordlys Ferries is seeking bankruptcy protection from $3 million of debt.",
        "Surveys suggested that Nordlys Ferries lost 12 per cent of its passengers.",
        "Nordlys Ferries would go bankrupt if the boats stood still for 30 days.",
        "The strike will go on until Nordlys Ferries puts an offer of 5 per cent on the table.",
        "Nordlys Ferries must be a company of 90 boats, said the Deckhands Union.",
        "Nordlys Ferries is willing to lie about 9 boats.",
        "Nils Berg, a presidential candidate, offered all ferry crews 9 per cent more.",
    ],
)
def test_an_everyday_use_is_no_offer(offers_of: Offers, sentence: str) -> None:
    """An assessment offered, a crowd addressed, a fact insisted on, a campaign promise: nobody at the table gets it."""
    assert offers_of(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Nordlys Ferries offered the union 3 per cent more from March.", "offer"),
        ("The Deckhands Union asked Nordlys Ferries to pay 5 per cent more.", "demand"),
        ("The Deckhands Union demanded 5 per cent more.", "demand"),
        ("The Deckhands Union is seeking 5 per cent more from Nordlys Ferries.", "demand"),
        ("Nordlys Ferries pledged to pay the crews $300 each.", "offer"),
        ("The Deckhands Union suggested that Nordlys Ferries pay 4 per cent more.", "proposal"),
        ("Nordlys Ferries would pay 4 per cent more if the crews returned to work.", "offer"),
        ("Nordlys Ferries said that 4 per cent would remain open until Friday if the crews returned.", "offer"),
    ],
)
def test_the_same_words_with_terms_stay_bargaining(offers_of: Offers, sentence: str, kind: str) -> None:
    """The guards look at what follows, not at the verb."""
    assert [offer["kind"] for offer in offers_of(sentence)] == [kind]
