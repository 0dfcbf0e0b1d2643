"""Refusals and acceptances that are told as a judgement, and what only sounds like one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Brief = Callable[[str], dict[str, Any]]
TEXT = (
    "Ferry crews and Nordlys in pay talks\nTalks between Nordlys Ferries and the Deckhands Union went on.\n"
    "Nordlys Ferries is a company that runs nine boats.\nNordlys Ferries offered a rise of 3 per cent.\n{}\n"
    "The talks go on next week."
)


def status(brief: Brief, sentence: str) -> str:
    offers = brief(TEXT.format(sentence))["offers"]
    return str(offers[0]["status"])


@pytest.mark.parametrize(
    "sentence",
    [
        "The Deckhands Union called the offer an insult.",
        "The Deckhands Union dismissed it as derisory.",
        "The Deckhands Union said it was not enough.",
        "The Deckhands Union said the proposal fell far short of what the crews need.",
        "The Deckhands Union would not accept the offer.",
        "The Deckhands Union walked away from the deal.",
        "The Deckhands Union turned the whole offer down.",
        "The Deckhands Union voted against the proposal.",
        "The Deckhands Union has ruled out the rise.",
        "The Deckhands Union dismissed the idea.",
        "The Deckhands Union said a rise of 3 per cent would not be enough.",
        '"That is not acceptable," the Deckhands Union said.',
        '"We cannot accept it," said the Deckhands Union.',
    ],
)
def test_a_judgement_refuses_the_offer(brief: Brief, sentence: str) -> None:
    """Calling it an insult, not enough or unacceptable is a refusal by the other side."""
    assert status(brief, sentence) == "rejected"


@pytest.mark.parametrize(
    "sentence",
    [
        "The Deckhands Union accepted the rise.",
        "The Deckhands Union signed up to the deal.",
        "The Deckhands Union voted to accept the offer.",
    ],
)
def test_a_judgement_accepts_the_offer(brief: Brief, sentence: str) -> None:
    """Signing up to it or voting for it is an acceptance."""
    assert status(brief, sentence) == "accepted"


@pytest.mark.parametrize(
    "sentence",
    [
        "The Deckhands Union has not said whether the offer is unacceptable.",
        "Nordlys Ferries called the offer too high for its rivals.",
        "Passengers called the timetable unacceptable.",
        "An analyst said it was not enough.",
        "The Deckhands Union would accept it if nights were shorter.",
    ],
)
def test_doubts_makers_and_bystanders_refuse_nothing(brief: Brief, sentence: str) -> None:
    """Open questions, the maker's own words, other matters and observers leave the offer on the table."""
    assert status(brief, sentence) in {"proposed", "under_discussion"}


def test_one_of_several_addressees_leaves_it_under_discussion(brief: Brief) -> None:
    """A refusal by one of those to whom it was made does not end it."""
    raw = brief(
        "Harbour towns and Nordlys in talks\nTalks between Nordlys Ferries, the Deckhands Union and the Pilots "
        "Union went on.\nNordlys Ferries is a company that runs nine boats.\n"
        "Nordlys Ferries offered the unions a rise of 3 per cent.\nThe Deckhands Union turned it down."
    )
    assert raw["offers"][0]["status"] == "under_discussion"


def test_the_thing_refused_by_name_is_refused_wherever_it_was_offered(brief: Brief) -> None:
    """ "has ruled out the bonus" answers the demand for one."""
    raw = brief(
        "Ferry crews and Nordlys in pay talks\nTalks between Nordlys Ferries and the Deckhands Union went on.\n"
        "Nordlys Ferries is a company that runs nine boats.\n"
        "The Deckhands Union demanded a winter bonus of 900 euros.\n"
        "The talks are in their third week.\nNordlys Ferries has ruled out the bonus."
    )
    assert [offer["status"] for offer in raw["offers"]] == ["rejected"]


def test_what_is_still_awaited_is_no_answer(brief: Brief) -> None:
    """ "provided the union drops its claim" withdraws nothing."""
    raw = brief(
        "Ferry crews and Nordlys in pay talks\nTalks between Nordlys Ferries and the Deckhands Union went on.\n"
        "Nordlys Ferries is a company that runs nine boats.\nThe Deckhands Union demanded a bonus of 900 euros.\n"
        "Nordlys Ferries would pay 300 euros provided the Deckhands Union drops the demand."
    )
    assert "withdrawn" not in {offer["status"] for offer in raw["offers"]}


@pytest.mark.parametrize(
    "sentence",
    [
        "Nordlys Ferries refused to reopen the canteen.",
        "Nordlys Ferries said it would not reopen the canteen.",
        '"We will not reopen the canteen," Nordlys Ferries said.',
    ],
)
def test_a_side_that_will_not_do_it_refuses_the_demand(brief: Brief, sentence: str) -> None:
    """ "refused to reopen the canteen" answers the demand that it be reopened, whatever stands between."""
    raw = brief(
        "Ferry crews and Nordlys in talks\nTalks between Nordlys Ferries and the Deckhands Union went on.\n"
        "Nordlys Ferries is a company that runs nine boats.\n"
        "The Deckhands Union demanded that Nordlys Ferries reopen the canteen.\nThe sea was calm.\n" + sentence
    )
    assert raw["offers"][0]["status"] == "rejected"


@pytest.mark.parametrize(
    "sentence",
    [
        "Nordlys Ferries would not reopen the canteen without a new lease.",
        "Nordlys Ferries will not buy new boats.",
        "The Deckhands Union feared that the plan would not reopen the canteen.",
        "Nordlys Ferries declined to say when the canteen would reopen.",
    ],
)
def test_other_deeds_and_conditions_refuse_nothing(brief: Brief, sentence: str) -> None:
    """A condition, another deed, another subject or a silence is no refusal of the demand."""
    raw = brief(
        "Ferry crews and Nordlys in talks\nTalks between Nordlys Ferries and the Deckhands Union went on.\n"
        "Nordlys Ferries is a company that runs nine boats.\n"
        "The Deckhands Union demanded that Nordlys Ferries reopen the canteen.\nThe sea was calm.\n" + sentence
    )
    assert raw["offers"][0]["status"] == "proposed"


def test_what_others_accept_in_a_clause_with_whose_is_not_this_offer(brief: Brief) -> None:
    """ "Corvane Lines, whose union accepted the offer": another union, another offer."""
    sentence = "The firm will follow Corvane Lines, whose union accepted the offer on Friday."
    assert status(brief, sentence) == "proposed"
