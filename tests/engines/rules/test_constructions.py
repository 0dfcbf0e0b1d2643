"""Which turns of phrase give a person or a body its part in a negotiation, and which give it none."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Brief = Callable[[str], dict[str, Any]]
PAY = """Ferry crews reject pay offer
Talks between Nordlys Ferries and the Deckhands Union, mediated by Norway, broke down on Monday over night shifts.
Nordlys Ferries offered the Deckhands Union 3 per cent, and the union rejected the offer.
{sentence}
Neither side has said when it would meet again.
"""
TRUCE = """Truce talks stall over prisoners
Peace talks between Sudan and the Hill Front, mediated by Qatar, stalled on Monday over prisoners, officials said.
Sudan proposed a truce of 30 days, and the Hill Front rejected the proposal. The rebels demanded that Sudan free 40 men.
{sentence}
Neither side has said when it would meet again.
"""
BID = """Food maker rejects bid
Lund Foods rejected a takeover bid of 40 kronor a share from Moen Motors on Monday. Moen Motors is a company in Bergen.
Lund Foods is a company that makes soup. Moen Motors said its offer was fair, and Lund Foods asked for 50 kronor.
{sentence}
"""


def party(raw: dict[str, Any], name: str) -> dict[str, Any]:
    found = [p for p in raw["parties"] if p["name"].lower() == name.lower()]
    assert found, [p["name"] for p in raw["parties"]]
    return dict(found[0])


@pytest.mark.parametrize(
    ("sentence", "name", "principal"),
    [
        ("Ida Brekke, who advises the Deckhands Union, said the offer was thin.", "Ida Brekke", "deckhands-union"),
        ("Union spokesman Tor Aasen said the offer was thin.", "Tor Aasen", "deckhands-union"),
        ("A spokesman for the company, Tor Aasen, said the offer was fair.", "Tor Aasen", "nordlys-ferries"),
        ("“It is thin,” said Tor Aasen, who leads the union's bargaining team.", "Tor Aasen", "deckhands-union"),
        ("Tor Aasen, speaking for the Deckhands Union, said no.", "Tor Aasen", "deckhands-union"),
        ("Speaking on behalf of Nordlys Ferries, Tor Aasen said no.", "Tor Aasen", "nordlys-ferries"),
        ("Tor Aasen of the Deckhands Union said the offer was thin.", "Tor Aasen", "deckhands-union"),
        ("Tor Aasen from Nordlys Ferries said the offer was fair.", "Tor Aasen", "nordlys-ferries"),
        ("“No,” said Tor Aasen, the union president, who teaches knots.", "Tor Aasen", "deckhands-union"),
        ("A union source said the offer was thin.", "union source", "deckhands-union"),
    ],
)
def test_who_speaks_for_a_side_represents_it(brief: Brief, sentence: str, name: str, principal: str) -> None:
    """By office, by "who leads", "who advises", "speaking for", "of the union", or the description itself."""
    found = party(brief(PAY.format(sentence=sentence)), name)
    assert (found["role"], found["represents"]) == ("representative", principal)


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Musa Deng, a spokesman for the rebels, said they would wait.", "Musa Deng"),
        ("The Front's political chief, Musa Deng, said it would wait.", "Musa Deng"),
    ],
)
def test_the_rebels_spokesman_is_theirs(brief: Brief, sentence: str, name: str) -> None:
    """A description or the last word of a name is enough to say whose man he is."""
    assert party(brief(TRUCE.format(sentence=sentence)), name)["represents"] == "hill-front"


@pytest.mark.parametrize(
    "sentence",
    [
        "Omar Ali, the head of the government delegation, said it would hold. Sudan's government agreed.",
        "“It is a start,” said Omar Ali, Sudan's ambassador to the African Union.",
        "“It is a start,” said Omar Ali, the former miller who is Sudan's chief negotiator.",
    ],
)
def test_a_states_man_is_told_by_government_and_possessor(brief: Brief, sentence: str) -> None:
    """The government is the state's; an ambassador is his sender's, not theirs to whom he is sent."""
    assert party(brief(TRUCE.format(sentence=sentence)), "Omar Ali")["represents"] == "sudan"


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Ida Brekke, director of the Centre for Sea Studies, said a strike would be dear.", "Ida Brekke"),
        ("Ida Brekke, chief economist at Fjord Bank, said a strike would be dear.", "Ida Brekke"),
        ("Ida Brekke, head of research at Tide Securities, said a strike would be dear.", "Ida Brekke"),
        ("A strike would be dear, according to Ida Brekke of Bergen University.", "Ida Brekke"),
        ("Tor Aasen, a former chairman of Nordlys Ferries, said the offer was fair.", "Tor Aasen"),
        ("Ida Brekke, of the rival Seamen's League, said the offer was thin.", "Ida Brekke"),
        ("Nils Dahl, who has worked for Nordlys Ferries for 20 years, said he was tired.", "Nils Dahl"),
        ("A person familiar with the thinking of Nordlys Ferries said it would wait.", "person"),
    ],
)
def test_who_only_watches_comments(brief: Brief, sentence: str, name: str) -> None:
    """Experts of houses that are not at the table, those who left, staff, and the merely informed speak for nobody."""
    raw = brief(PAY.format(sentence=sentence))
    found = next(p for p in raw["parties"] if p["name"].lower().startswith(name.lower()))
    assert (found["role"], found["represents"]) == ("commentator", None)
    assert "fjord-bank" not in {p["id"] for p in raw["parties"]}


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Kari Moe, appointed to mediate in the dispute, said she would present a text.", "Kari Moe"),
        ("Kari Moe, the UN special envoy for Sudan, said she was hopeful.", "Kari Moe"),
        ("Kari Moe, chief mediator from the regional bloc IGAD, said she was hopeful.", "IGAD"),
        ("Egypt and Kenya are mediating the talks.", "Kenya"),
        ("A Qatari official said the talks were slow.", "Qatari official"),
    ],
)
def test_go_betweens_mediate(brief: Brief, sentence: str, name: str) -> None:
    """Who is appointed to mediate, the envoy of all, the bloc that sends the mediator, and those who only stand by."""
    assert party(brief(TRUCE.format(sentence=sentence)), name)["role"] == "mediator"


def test_who_would_watch_over_a_truce_guarantees_it(brief: Brief) -> None:
    """ "The African Union would monitor the truce"."""
    raw = brief(TRUCE.format(sentence="The African Union would monitor the truce, under the plan."))
    assert party(raw, "African Union")["role"] == "guarantor"


def test_who_has_to_approve_is_a_stakeholder(brief: Brief) -> None:
    """ "must be approved by the Federal Maritime Commission", which says nothing."""
    raw = brief(PAY.format(sentence="Any deal must be approved by the Federal Maritime Commission."))
    assert party(raw, "Federal Maritime Commission")["role"] == "stakeholder"


def test_a_union_is_bound_by_a_merger_and_no_side_of_it(brief: Brief) -> None:
    """Between two companies the union of the works is a stakeholder."""
    raw = brief(BID.format(sentence="The Metal Workers Union said it wanted a pledge on jobs."))
    assert party(raw, "Metal Workers Union")["role"] == "stakeholder"


def test_a_player_is_what_the_clubs_bargain_over(brief: Brief) -> None:
    """ "A bid for midfielder Jon Roe": a stakeholder, also where he is silent."""
    raw = brief(
        "Rovers turn down bid\n"
        "Calder Rovers say they have turned down an offer from Harbour Town for midfielder Jon Roe.\n"
        "Club president Stan Moe said the bid of £2m was dismissed. Harbour Town offered £2m on Monday.\n"
    )
    assert party(raw, "Jon Roe")["role"] == "stakeholder"
    assert party(raw, "Calder Rovers")["kind"] == "organization"
    assert party(raw, "Calder Rovers")["role"] == "principal"


def test_who_does_not_answer_takes_no_part(brief: Brief) -> None:
    """ "did not reply to requests for comment" makes nobody a party."""
    raw = brief(PAY.format(sentence="The Labour Inspectorate did not reply to a request for comment."))
    assert "Labour Inspectorate" not in {p["name"] for p in raw["parties"]}


def test_a_union_does_not_speak_for_the_company_in_its_name(brief: Brief) -> None:
    """ "the Nordlys Ferries pilots union, the Pilots Guild," is one party, the guild, and its own side."""
    raw = brief(PAY.format(sentence="The Nordlys Ferries pilots union, the Pilots Guild, said it would wait."))
    guild = party(raw, "Pilots Guild")
    assert guild["represents"] is None
    assert "nordlys-ferries-pilots-union" not in {p["id"] for p in raw["parties"]}


def test_an_officer_read_as_one_name_is_a_person(brief: Brief) -> None:
    """ "House Speaker Ann Roe said": the person, with the office as title."""
    raw = brief(PAY.format(sentence="Senate Transport Committee Chair Ann Roe said the talks were slow."))
    found = party(raw, "Ann Roe")
    assert (found["kind"], found["title"]) == ("person", "Senate Transport Committee Chair")


def test_an_unnamed_source_stays_unnamed(brief: Brief) -> None:
    """A bare spokesman speaks for the body that spoke before him, and gets no name."""
    raw = brief(
        PAY.format(sentence="Nordlys Ferries said it was ready. Tor Aasen listened. “We wait,” a spokesman added.")
    )
    found = next(p for p in raw["parties"] if p["kind"] == "unnamed")
    assert found["name"] == "spokesman"
    assert found["represents"] == "nordlys-ferries"
