"""Which acts become offers, whose they are, and which look-alikes do not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Offers = Callable[[str], list[dict[str, Any]]]
Brief = Callable[[str], dict[str, Any]]


@pytest.mark.parametrize(
    ("sentence", "kind", "maker"),
    [
        ("Nordlys Ferries offered a pay rise of 3 per cent.", "offer", "nordlys-ferries"),
        ("Nordlys Ferries has put forward a one-off payment of €500.", "proposal", "nordlys-ferries"),
        ("The Deckhands Union is demanding 6 per cent.", "demand", "deckhands-union"),
        ("The Deckhands Union insists on a limit of ten hours.", "demand", "deckhands-union"),
        ("Nordlys Ferries asked the union to call off the strike.", "demand", "nordlys-ferries"),
        ("Nordlys Ferries is prepared to open its books.", "concession", "nordlys-ferries"),
        ("Nordlys Ferries is ready to pay €500 if the strike ends.", "offer", "nordlys-ferries"),
        (
            "The Deckhands Union threatened to stop all boats unless rosters were restored.",
            "ultimatum",
            "deckhands-union",
        ),
        (
            "The union told the company to restore the rosters by Friday or face a strike.",
            "ultimatum",
            "deckhands-union",
        ),
        ("Nordlys Ferries made an offer of 4 per cent.", "offer", "nordlys-ferries"),
        ("The pay proposal by Nordlys Ferries offers crews a bonus of €200.", "offer", "nordlys-ferries"),
        ("Nordlys Ferries and the Deckhands Union have agreed on a bonus of €200.", "agreement", "nordlys-ferries"),
    ],
)
def test_acts_of_bargaining_are_read_with_their_maker(offers_of: Offers, sentence: str, kind: str, maker: str) -> None:
    """Verbs, nouns and clauses of bargaining give one item of the right kind to the side that the clause names."""
    found = offers_of(sentence)
    assert [offer["kind"] for offer in found] == [kind]
    assert maker in found[0]["made_by"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Nordlys Ferries has not offered a pay rise.",
        "Nordlys Ferries refused to offer more money.",
        "Nordlys Ferries could offer 5 per cent.",
        "If Nordlys Ferries offers 5 per cent, the crews will vote again.",
        "Nordlys Ferries offered no comment.",
        "In 2011 Nordlys Ferries offered a pay rise of 2 per cent.",
        "Analysts said Nordlys Ferries would pay 5 per cent if fuel became cheaper.",
        "A passenger demanded her money back at the quay.",
    ],
)
def test_look_alikes_are_no_offers(offers_of: Offers, sentence: str) -> None:
    """Negated, hypothetical and idle acts, history, observers' ideas and bystanders put nothing on the table."""
    assert offers_of(sentence) == []


def test_who_voices_an_offer_is_not_its_maker(offers_of: Offers) -> None:
    """A report of somebody else's offer keeps maker and source apart."""
    (offer,) = offers_of("A mediator said Nordlys Ferries has offered a bonus of €300.")
    assert offer["made_by"] == ["nordlys-ferries"]
    assert offer["according_to"] != "nordlys-ferries"


def test_terms_are_read_as_printed(offers_of: Offers) -> None:
    """Figures, condition and deadline keep the article's words."""
    (offer,) = offers_of("Nordlys Ferries offered 4 per cent, provided that the strike was called off by Friday.")
    assert [amount["text"] for amount in offer["amounts"]] == ["4 per cent"]
    assert offer["amounts"][0]["value"] == 4
    assert offer["conditions"] == ["provided that the strike was called off by Friday"]
    assert offer["deadline"] == "by Friday"


def test_an_answer_in_another_sentence_sets_the_status(offers_of: Offers) -> None:
    """ "Turned it down" goes to the offer before it, by another side."""
    found = offers_of("Nordlys Ferries offered 4 per cent. The Deckhands Union turned it down.")
    assert [offer["status"] for offer in found] == ["rejected"]


def test_one_offer_told_twice_is_one_item(offers_of: Offers) -> None:
    """The same figure by the same maker is the same thing, with both places as evidence."""
    found = offers_of("Nordlys Ferries offered a bonus of €700. Nordlys Ferries proposed the bonus of €700 by letter.")
    assert len(found) == 1
    assert len(found[0]["evidence"]) >= 2


def test_we_in_a_quotation_is_the_speakers_side(brief: Callable[[str], dict[str, Any]]) -> None:
    """First-person acts inside speech belong to whom the speaker stands for, and he voices them."""
    text = (
        "Kestrel Foods sweetens bid\n"
        "Talks between Kestrel Foods and Dornfeld Dairies resumed after the board rejected a bid of $30 a share.\n"
        "“We are offering $41 a share,” said Kestrel Foods chief executive Lena Moss.\n"
        "Dornfeld Dairies turned down the offer, and the two sides remain far apart on price.\n"
    )
    offers = [offer for offer in brief(text)["offers"] if "$41" in offer["text"]]
    assert [offer["made_by"] for offer in offers] == [["kestrel-foods"]]


def test_no_offer_on_articles_without_a_negotiation(brief: Callable[[str], dict[str, Any]]) -> None:
    """Promises and demands in other news are no offers."""
    text = (
        "Storm cuts power to 40,000 homes\n"
        "A storm cut power to 40,000 homes along the coast on Tuesday.\n"
        "The grid operator promised to restore supplies by Thursday.\n"
        "The county council demanded an explanation from the operator.\n"
    )
    raw = brief(text)
    assert raw["offers"] == raw["open_issues"] == raw["next_steps"] == []
    assert {party["role"] for party in raw["parties"]} <= {"commentator"}


@pytest.mark.parametrize(
    ("sentence", "kind", "status"),
    [
        ("Nordlys Ferries rejected the plea of the Deckhands Union to hire 30 cooks.", "demand", "rejected"),
        ("Nordlys Ferries rejected a call from the Deckhands Union for a rise of 5 per cent.", "demand", "rejected"),
        ("The demands of the Deckhands Union include a rise of 6 per cent.", "demand", "proposed"),
        ("The Deckhands Union argues for a rise of 6 per cent.", "demand", "proposed"),
        ("The Deckhands Union expects Nordlys Ferries to pay 6 per cent.", "demand", "proposed"),
    ],
)
def test_demands_are_told_by_what_they_are_called(offers_of: Offers, sentence: str, kind: str, status: str) -> None:
    """Pleas, calls and demands "of" somebody are his; a refused call is a demand."""
    found = offers_of(sentence)
    assert [(offer["kind"], offer["status"], offer["made_by"]) for offer in found] == [
        (kind, status, ["deckhands-union"])
    ]


@pytest.mark.parametrize(
    "sentence", ["Nordlys Ferries said it could go to 4 per cent.", "Nordlys Ferries' offer is 4 per cent."]
)
def test_a_figure_that_a_side_names_is_its_offer(offers_of: Offers, sentence: str) -> None:
    """ "could go to 4 per cent", said by the side itself, and "its offer is 4 per cent" are offers."""
    found = offers_of(sentence)
    assert [offer["made_by"] for offer in found] == [["nordlys-ferries"]]
    assert [amount["text"] for amount in found[0]["amounts"]] == ["4 per cent"]


def test_who_was_offered_something_has_not_made_the_offer(offers_of: Offers) -> None:
    """ "has been offered 4 per cent": the subject is the addressee; where two face each other, of the other."""
    found = offers_of("The Deckhands Union has been offered 4 per cent.")
    assert [(offer["made_by"], offer["made_to"]) for offer in found] == [(["nordlys-ferries"], ["deckhands-union"])]


def test_two_things_undertaken_are_two_offers(offers_of: Offers) -> None:
    """ "has undertaken to keep ... and to put ..." promises two things, each with its figures."""
    found = offers_of("Nordlys Ferries has undertaken to keep nine boats for two years, and to put €3m into the fund.")
    assert [[amount["text"] for amount in offer["amounts"]] for offer in found] == [["nine", "two years"], ["€3m"]]


def test_an_earlier_proposal_that_was_refused_is_not_the_one_on_the_table(offers_of: Offers) -> None:
    """The refusal of "an earlier proposal" leaves the present offer open."""
    assert [offer["status"] for offer in offers_of("Nordlys Ferries is offering 4 per cent.")] == ["proposed"]


def test_two_offers_refused_in_one_breath_are_two(brief: Brief) -> None:
    """ "rejected an offer from A and a revised bid from B": the verb answers both; who bids is a side, stake or not."""
    raw = brief(
        "Vessa Brewing said on Wednesday that it has rejected takeover offers from Corvane Foods and a revised "
        "bid from Kestrel Partners, adding that both undervalue the brewer.\n\nThis is the third time Vessa "
        "Brewing has rejected a buyout offer from Kestrel Partners. After that offer Vessa Brewing adopted a "
        "plan to keep any shareholder, Kestrel Partners first, from buying a stake of more than 10% without "
        "approval.\n\nCorvane Foods’ buyout offer for $8 per share would value Vessa Brewing at $466 million. "
        "Corvane Foods said it would hold talks. Corvane Foods declined to say more."
    )
    assert sorted((o["made_by"], o["status"]) for o in raw["offers"]) == [
        (["corvane-foods"], "rejected"),
        (["kestrel-partners"], "rejected"),
    ]
    assert {p["id"]: p["role"] for p in raw["parties"]}["kestrel-partners"] == "principal"


def test_they_may_be_a_club_that_speaks(brief: Brief) -> None:
    """ "Vessa Dorado say they have turned down an offer": a name that only its neighbours tell to be a club."""
    raw = brief(
        "Vessa Dorado say they have turned down an offer from Hale United for midfielder Ander Kroll.\n\nClub "
        "president Josu Arrieta claims a firm bid was lodged on Thursday and dismissed. Talks between the clubs "
        "ended.\n\nArrieta said the club would not negotiate. Hale United may come back with an improved offer "
        "on Monday, he said.\n\nThe window closes in May."
    )
    first = raw["offers"][0]
    assert (first["made_by"], first["made_to"], first["status"]) == (["hale-united"], ["vessa-dorado"], "rejected")
    assert {p["id"]: p["role"] for p in raw["parties"]}["ander-kroll"] == "stakeholder"
