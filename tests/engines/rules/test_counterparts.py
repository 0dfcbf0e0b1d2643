"""What the other side holds on an issue, where the article tells it, and nothing where it does not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Brief = Callable[[str], dict[str, Any]]
TEXT = (
    "Ferry crews and Nordlys in talks\nTalks between Nordlys Ferries and the Deckhands Union went on.\n"
    "Nordlys Ferries is a company that runs nine boats.\n"
    "The Deckhands Union demanded two nights of rest after each crossing.\n{}\n"
)


def positions(brief: Brief, behind: str) -> dict[str, str]:
    """Party -> words of its position on the first issue."""
    issue = brief(TEXT.format(behind))["open_issues"][0]
    return {position["party"]: position["text"] for position in issue["positions"]}


@pytest.mark.parametrize(
    "behind",
    [
        "Nordlys Ferries said one night was plenty.",
        "The boats sail on Monday.\nNordlys Ferries refused, saying that rest was a matter for captains.",
        "The boats sail on Monday.\nThe sea was calm.\nNobody waved.\nNordlys Ferries insists that rest is no problem.",
    ],
)
def test_the_other_side_holds_what_it_says_of_the_matter(brief: Brief, behind: str) -> None:
    """An answer right behind the demand, or later words on the same matter, are the other side's position."""
    held = positions(brief, behind)
    assert held.keys() == {"deckhands-union", "nordlys-ferries"}
    assert held["nordlys-ferries"].rstrip(".") in behind


@pytest.mark.parametrize(
    "behind",
    [
        "The boats sail on Monday.",
        "The boats sail on Monday.\nThe sea was calm.\nNobody waved.\nNordlys Ferries offered 4 per cent on pay.",
        "An analyst said the nights were short.",
    ],
)
def test_other_matters_and_other_voices_are_no_position(brief: Brief, behind: str) -> None:
    """What a side says of something else, far from the demand, and what bystanders say is left out."""
    assert positions(brief, behind).keys() == {"deckhands-union"}


def test_a_bare_number_is_no_matter(brief: Brief) -> None:
    """ "has offered five" joins no other matter by its number and names none."""
    raw = brief(TEXT.format("Nordlys Ferries has offered five."))
    assert "five" not in {issue["topic"] for issue in raw["open_issues"]}
