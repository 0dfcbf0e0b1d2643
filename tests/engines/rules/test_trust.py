"""Which acts enough speaks for, and when terms show that an article tells of a negotiation."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from summarizer.document import Document
from summarizer.engines.rules.draft import Findings, find_all
from summarizer.engines.rules.records import Act, Terms
from summarizer.engines.rules.trust import trusted

Offers = Callable[[str], list[dict[str, Any]]]

THIN = """Rents at the mill go up in March
The old mill by the river has 80 flats. It was built in 1911 and rebuilt in 1998.
Mill Lane Homes owns it. The lift is new, the windows are not, and pigeons live under the roof.
{terms}
Ada Brook has lived there for nine years. "The river is the best of it," she said.
A jazz festival fills the yard every June. The city paints the bridge every ten years.
The tenants' association meets on the first Monday of the month. Tea is served.
Trains stop nearby twice an hour. A bakery opened last week. Swifts nest in the gables.
The yard has a pump of iron. Children draw on its stones with chalk. Cats sleep on the wall.
"""
TERMS = (
    "Mill Lane Homes wants 12 per cent more from March. The Tenants' Union has asked for a cap of 4 per cent. "
    "Mill Lane Homes would accept 9 per cent if the tenants paid for the new lift. Talks go on. "
    "A mediator has been called."
)


def test_terms_between_two_sides_bear_out_a_thin_negotiation() -> None:
    """Where words of talks are few, figures and conditions that sides put to each other decide."""
    found = find_all(Document(THIN.format(terms=TERMS)))
    assert found.negotiation.found
    assert len(found.offers) >= 3


def test_an_article_with_as_few_words_of_talks_and_no_terms_is_no_negotiation() -> None:
    """Without terms the same article tells of none and has no offers."""
    found = find_all(
        Document(THIN.format(terms="Mill Lane Homes wants a greener yard. The union has asked for a bench."))
    )
    assert not found.negotiation.found
    assert (found.acts, found.issues) == ([], [])


@pytest.mark.parametrize(
    "sentence",
    [
        "“We want to keep our people,” said Nils Berg of Nordlys Ferries.",
        "The sides have reached the brink of an agreement that could end the strike.",
        "A deal must be reached to allow the boats to run.",
        "Both sides agree that the sea is cold.",
        "The union insisted that the boats were not late.",
        "Nordlys Ferries is no longer willing to open its books.",
        "The Deckhands Union has asked a judge to hear its case.",
        "The union wants far more than it has been offered.",
    ],
)
def test_what_too_little_speaks_for_is_no_offer(offers_of: Offers, sentence: str) -> None:
    """One sign of bargaining alone, a deal that is not made, an opinion, a lost willingness: nothing."""
    assert offers_of(sentence) == []


def test_an_offer_that_is_refused_counts_without_its_terms(offers_of: Offers) -> None:
    """Maker, addressee and fate are told; a fuller telling would join it."""
    (offer,) = offers_of("The Deckhands Union has rejected a pay offer from Nordlys Ferries, saying it came too late.")
    assert (offer["made_by"], offer["made_to"], offer["status"]) == (
        ["nordlys-ferries"],
        ["deckhands-union"],
        "rejected",
    )
    assert offer["text"] == "a pay offer from Nordlys Ferries"


def test_two_things_asked_for_in_one_breath_are_two_items(offers_of: Offers) -> None:
    """ "... and for ..." begins a demand of its own."""
    found = offers_of("The Deckhands Union asked for a rise of 6 per cent and for an end to night shifts on Sundays.")
    assert [offer["text"] for offer in found] == [
        "The Deckhands Union asked for a rise of 6 per cent",
        "for an end to night shifts on Sundays",
    ]
    assert [[a["text"] for a in offer["amounts"]] for offer in found] == [["6 per cent"], []]


def test_what_a_side_says_of_a_thing_under_a_condition_is_its_offer(offers_of: Offers) -> None:
    """The speaker's side makes it, though a thing is the subject."""
    (offer,) = offers_of(
        "Nordlys Ferries said that the bonus would stay at €300 if the Deckhands Union called off the strike."
    )
    assert offer["made_by"] == ["nordlys-ferries"]
    assert offer["conditions"] == ["if the Deckhands Union called off the strike"]


def test_terms_of_a_plan_are_nobodys_promise(offers_of: Offers) -> None:
    """ "Under the proposal the ferries would ...": the subject makes no offer."""
    (offer,) = offers_of("Under the proposal, Nordlys Ferries and the Deckhands Union would share the cost of €2m.")
    assert offer["kind"] == "proposal"
    assert len(offer["made_by"]) < 2


def test_all_of_a_list_of_names_make_the_demand(findings: Callable[[str], Findings]) -> None:
    """ "Italy, Greece and Poland demanded": three makers."""
    text = (
        "Ministers clash over cap\nTalks on a price cap went on all night in Brussels without agreement.\n"
        "Italy, Greece and Poland demanded a cap of 60 euros. Germany rejected the demand.\n"
    )
    demand = next(act for act in findings(text).offers if act.kind == "demand")
    assert demand.makers == ("italy", "greece", "poland")


def test_what_would_happen_unless_somebody_acts_is_an_ultimatum(offers_of: Offers) -> None:
    """The side of the speaker makes it; a plan for a strike, or words of endurance, are none."""
    (offer,) = offers_of("Nordlys Ferries said that the bonus would lapse unless the Deckhands Union signed by Friday.")
    assert (offer["kind"], offer["made_by"]) == ("ultimatum", ["nordlys-ferries"])
    assert offers_of("“We will stay ashore till autumn if that’s what it takes,” the Deckhands Union said.") == []


def test_the_other_half_of_an_exchange_belongs_to_the_first(offers_of: Offers) -> None:
    """ "In exchange, ..." begins no offer of its own."""
    found = offers_of(
        "Under the plan, Nordlys Ferries would pay €500. In exchange, the Deckhands Union would give up 3 free days."
    )
    assert [[amount["text"] for amount in offer["amounts"]] for offer in found] == [["€500", "3"]]


def test_figures_in_an_aside_on_the_maker_are_no_terms(offers_of: Offers) -> None:
    """ "the union, which has 900 members, wants 6 per cent": the 6 per cent alone."""
    (offer,) = offers_of("The Deckhands Union, which has 900 members, is asking for a rise of 6 per cent.")
    assert [amount["text"] for amount in offer["amounts"]] == ["6 per cent"]


def act(findings: Findings, **changes: object) -> Act:
    """An act that only a wording speaks for, told by the report; `changes` add grounds."""
    told = next(unit.index for unit in findings.context.units if unit.quotation is None)
    bare: dict[str, object] = {
        "rule": "wording:it-would",
        "kind": "offer",
        "unit": told,
        "makers": (),
        "addressees": (),
        "source": None,
        "start": 0,
        "end": 1,
        "cues": ((0, 1),),
        "status": "proposed",
    }
    return Act(**(bare | changes))  # type: ignore[arg-type] # the fields are spelled by the cases


MAKER = {"makers": ("mill-lane-homes",)}
TERMED = {"terms": Terms(deadline="by Friday")}


@pytest.mark.parametrize(
    ("changes", "kept"),
    [
        ({}, False),
        (MAKER, False),
        (MAKER | TERMED, True),
        (MAKER | {"rule": "verb:offer"}, True),
        (MAKER | {"rule": "wording:under-it"}, True),
        (MAKER | {"status": "rejected"}, True),
        (MAKER | {"status": "under_discussion"}, False),
        (MAKER | {"addressees": ("tenants-union",)}, True),
        (TERMED | {"rule": "noun:offer"}, True),
        ({"stance": True}, True),
        (MAKER | TERMED | {"kind": "agreement"}, False),
        (TERMED | {"kind": "agreement", "makers": ("mill-lane-homes", "tenants-union")}, True),
    ],
)
def test_three_grounds_of_five_are_enough(changes: dict[str, object], kept: bool) -> None:
    """Maker, terms, report, grammar, and what bears it out: three keep an act; stances always stay."""
    found = find_all(Document(THIN.format(terms=TERMS)))
    one = act(found, **changes)
    assert trusted(found.context, [one]) == ([one] if kept else [])


def test_words_in_marks_need_one_ground_more() -> None:
    """What only a quotation tells lacks the ground that the report gives."""
    found = find_all(Document(THIN.format(terms=TERMS)))
    quoted = next(unit.index for unit in found.context.units if unit.quotation is not None)
    assert trusted(found.context, [act(found, unit=quoted, **MAKER, **TERMED)]) == []
    spoken = act(found, unit=quoted, **MAKER, **TERMED, rule="verb:offer")
    assert trusted(found.context, [spoken]) == [spoken]
