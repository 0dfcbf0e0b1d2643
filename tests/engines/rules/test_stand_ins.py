"""A branch, a board or a commission is the body that it belongs to; who holds an office speaks for its owner."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Brief = Callable[[str], dict[str, Any]]


def party(found: dict[str, Any], name: str) -> dict[str, Any]:
    return next(p for p in found["parties"] if p["name"] == name)


def test_a_branch_and_its_local_are_one_union(brief: Brief) -> None:
    """ "The local" after "Transit Workers Local 88" puts forward the union's demand."""
    found = brief(
        "Drivers and Carrow Transit in pay talks\nTalks between Carrow Transit and Transit Workers Local 88 stalled.\n"
        "Carrow Transit is a company with 300 buses.\nCarrow Transit offered a rise of 3 per cent.\n"
        "The local demanded 6 per cent and a limit of ten hours.\nThe talks go on next week."
    )
    union = party(found, "Transit Workers Local 88")
    assert union["kind"] == "union"
    assert any(o["made_by"] == [union["id"]] and o["kind"] == "demand" for o in found["offers"])


def test_the_board_is_the_company_it_belongs_to(brief: Brief) -> None:
    """A bid that "the board" turned down was put to the company."""
    found = brief(
        "Kestrel bids for Dorn Foods\nKestrel Ltd has offered 412p a share for Dorn Foods Ltd, its rival.\n"
        "Dorn Foods Ltd said on Monday that it had received the bid.\nThe board said that it had rejected the offer.\n"
        "Talks between the two companies go on."
    )
    assert [o["status"] for o in found["offers"]][:1] == ["rejected"]
    assert "board" not in {p["name"] for p in found["parties"]}


@pytest.mark.parametrize(
    "sentence",
    [
        "Councillor Maureen Hay said the rent was too high.",
        "Maureen Hay, an officer of the council, said the rent was too high.",
        "General manager Maureen Hay said on Monday that the council was willing to pay more.",
    ],
)
def test_who_sits_on_a_body_or_tells_what_it_would_do_speaks_for_it(brief: Brief, sentence: str) -> None:
    """A councillor, an officer of the council, and who says what it is willing to do are its representatives."""
    found = brief(
        "Council and marina owner in rent talks\nBayline Marinas Ltd is asking for £48,000 a year for the slipway.\n"
        f"The town council has offered £27,000 in the talks.\n{sentence}\nThe talks go on next week.\n"
        "Bayline Marinas Ltd rejected the offer.\nNeither side would say more.\nThe slipway was built in 1911.\n"
        "Boats lie beside it in winter."
    )
    hay = party(found, "Maureen Hay")
    assert (hay["role"], hay["represents"]) == ("representative", party(found, "town council")["id"])


def test_who_acts_for_a_person_represents_him(brief: Brief) -> None:
    """ "Roe's attorney, Sylvia Brandt": her client is the side."""
    found = brief(
        "Coach and university in talks on buyout\nJohn Roe demanded $11 million from Delta University in the talks.\n"
        "The university offered Roe $6 million.\nRoe's attorney, Sylvia Brandt, said that he rejected the offer.\n"
        "Talks go on next week.\nNeither side would say more.\nRoe won nine games.\nThe stadium is old.\n"
        "It seats 40,000 people."
    )
    assert party(found, "Sylvia Brandt")["represents"] == party(found, "John Roe")["id"]
