"""Which part each party takes, and which names are one party."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Brief = Callable[[str], dict[str, Any]]
TALKS = """Ferry crews reject pay offer
Talks between Nordlys Ferries and the Deckhands Union, mediated by Norway, broke down on Monday over night shifts.
Nordlys Ferries offered the Deckhands Union 3 per cent, and the union rejected the offer.
{sentence}
Neither side has said when it would meet again.
"""


@pytest.mark.parametrize(
    ("sentence", "name", "role"),
    [
        (
            "Marit Lunde, chief executive of Nordlys Ferries, said the money was not there.",
            "Marit Lunde",
            "representative",
        ),
        ("“We are tired,” said Tor Aasen, the union's general secretary.", "Tor Aasen", "representative"),
        ("Analyst Ida Brekke said a strike would be costly.", "Ida Brekke", "commentator"),
        ("Nils Dahl, a passenger, said he would swim.", "Nils Dahl", "commentator"),
        ("Norway said it would present a text.", "Norway", "mediator"),
        ("Talks are hard, said Kari Moe, who chairs the talks.", "Kari Moe", "mediator"),
        ("Nothing new was said.", "Nordlys Ferries", "principal"),
    ],
)
def test_roles_follow_office_and_deed(brief: Brief, sentence: str, name: str, role: str) -> None:
    """Officers represent, mediators mediate, those who only watch comment, and the sides are principals."""
    roles = {party["name"]: party["role"] for party in brief(TALKS.format(sentence=sentence))["parties"]}
    assert roles.get(name) == role


def test_nobody_is_no_party(brief: Brief) -> None:
    """ "Neither side" is nobody."""
    names = {party["name"].lower() for party in brief(TALKS.format(sentence="Nothing new was said."))["parties"]}
    assert not names & {"neither side", "both sides", "talks"}


def test_an_office_is_the_person_named_behind_it(brief: Brief) -> None:
    """ "The defence minister, Joseph Kirwa," is one party, also where only the office is named later."""
    raw = brief(
        TALKS.format(sentence="The transport minister, Ola Vik, said he would wait. “It will pass,” the minister said.")
    )
    names = [party["name"] for party in raw["parties"]]
    assert "Ola Vik" in names
    assert not any(name.lower().endswith("minister") for name in names)
