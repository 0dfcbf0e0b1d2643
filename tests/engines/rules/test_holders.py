"""Who holds something on an open issue, by the sentences around it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Brief = Callable[[str], dict[str, Any]]
TALKS = """Ferry crews reject pay offer
Talks between Nordlys Ferries and the Deckhands Union, mediated by Norway, broke down on Monday.
Nordlys Ferries offered the Deckhands Union 3 per cent, and the union rejected the offer.
The main sticking point is night shifts. {around}
{later}
"""
BOTH = "The Deckhands Union wants them gone. Nordlys Ferries insists that they stay."


def positions(raw: dict[str, Any]) -> dict[str, str]:
    """Party -> text of its position on night shifts."""
    issue = next(i for i in raw["open_issues"] if "night shifts" in i["topic"])
    return {p["party"]: p["text"].rstrip(".") for p in issue["positions"]}


def read(brief: Brief, around: str, later: str = "Tea was served at noon.") -> dict[str, str]:
    return positions(brief(TALKS.format(around=around, later=later)))


def test_both_sides_hold_what_the_next_sentences_tell(brief: Brief) -> None:
    """ "wants" and "insists" right behind the issue are positions, in the words of their sentences."""
    assert read(brief, BOTH) == {
        "deckhands-union": "The Deckhands Union wants them gone",
        "nordlys-ferries": "Nordlys Ferries insists that they stay",
    }


def test_every_position_points_at_its_sentence(brief: Brief) -> None:
    """The evidence of a position is the sentence that tells it, not the issue's."""
    raw = brief(TALKS.format(around=BOTH, later="Tea was served at noon."))
    issue = next(i for i in raw["open_issues"] if "night shifts" in i["topic"])
    own = [tuple(p["evidence"]) for p in issue["positions"]]
    assert len(set(own)) == 2
    assert not {i for ids in own for i in ids} & set(issue["evidence"])


@pytest.mark.parametrize(
    ("around", "party"),
    [
        ("“They have to go,” said Tor Aasen, the union's general secretary.", "deckhands-union"),
        ("Marit Lunde, chief executive of Nordlys Ferries, said that they would stay.", "nordlys-ferries"),
    ],
)
def test_a_mans_words_are_his_sides_position(brief: Brief, around: str, party: str) -> None:
    """In marks or reported, whoever speaks for a side holds it for the side."""
    assert set(read(brief, around)) == {party}


@pytest.mark.parametrize(
    "around",
    [
        "Ida Brekke, an analyst at Fjord Bank, said that they would stay.",
        "Norway said that it was too early to tell.",
        "The boats are white. The harbour is deep.",
        "Last year the Deckhands Union wanted them gone.",
    ],
)
def test_observers_brokers_and_history_hold_nothing(brief: Brief, around: str) -> None:
    """Analysts, the mediator, mere description, and what was wanted a year ago are no positions."""
    assert read(brief, around) == {}


def test_another_paragraph_is_not_read(brief: Brief) -> None:
    """What a side wants two paragraphs on is about something else."""
    later = "The weather was fine. Gulls cried.\nThe Deckhands Union wants new boots. Nordlys Ferries refuses to pay."
    assert read(brief, "The boats are white.", later) == {}


def test_a_side_has_one_position_an_issue(brief: Brief) -> None:
    """Two sentences of one side are one position, the first."""
    around = "The Deckhands Union wants them gone. The union insists on it."
    assert list(read(brief, around).values()) == ["The Deckhands Union wants them gone"]


def test_each_clause_of_a_contrast_has_its_holder(brief: Brief) -> None:
    """ "The union wants ..., while the company would ...": two positions from one sentence, each in its own words."""
    found = read(brief, "The Deckhands Union wants them gone, while Nordlys Ferries would keep them.")
    assert found["nordlys-ferries"].startswith("Nordlys Ferries would keep them")
    assert set(found) == {"deckhands-union", "nordlys-ferries"}
