"""Who is in the brief, and as what."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

SEED = (Path(__file__).parents[3] / "seeds" / "us-ukraine-guarantees.txt").read_text(encoding="utf-8")
Brief = Callable[[str], dict[str, Any]]


def test_seed_has_its_parties_and_no_bystander(brief: Brief) -> None:
    """Sides, delegates, officials and the body asked to consent are in; the donation block is not."""
    names = {party["name"] for party in brief(SEED)["parties"]}
    assert {"Ukraine", "Russia", "Volodymyr Zelenskyy", "Donald Trump", "Steve Witkoff", "Jared Kushner"} <= names
    assert {"United States", "Congress", "senior American official", "Another US official", "US officials"} <= names
    assert not names & {"Gaza", "Syria", "Israel", "Egypt", "Pakistan", "Media Line", "The Media Line"}


def test_seed_officials_stay_apart_and_unnamed(brief: Brief) -> None:
    """Anonymous sources keep the words that the article uses for them."""
    unnamed = [party["name"] for party in brief(SEED)["parties"] if party["kind"] == "unnamed"]
    assert len(unnamed) == len(set(unnamed)) >= 3
    assert all("Witkoff" not in name and "Kushner" not in name for name in unnamed)


def test_seed_offers_and_issues(brief: Brief) -> None:
    """The guarantee and the $45 billion are on the table; territory and the vote in Congress are open."""
    raw = brief(SEED)
    assert any(o["kind"] == "guarantee" and o["made_by"] == ["united-states"] for o in raw["offers"])
    assert any([a["text"] for a in o["amounts"]] == ["$45 billion"] for o in raw["offers"])
    topics = " | ".join(issue["topic"] for issue in raw["open_issues"])
    assert "territorial arrangements" in topics
    assert "Congress" in topics


def test_references_resolve(brief: Brief) -> None:
    """Whoever an item names is a party of the brief."""
    raw = brief(SEED)
    known = {party["id"] for party in raw["parties"]}
    named = {p for o in raw["offers"] for p in (*o["made_by"], *o["made_to"])}
    named |= {position["party"] for issue in raw["open_issues"] for position in issue["positions"]}
    named |= {speaker for quote in raw["quotes"] for speaker in quote["speakers"]}
    named |= {party["represents"] for party in raw["parties"] if party["represents"]}
    assert named <= known


def test_presidents_represent_their_states(brief: Brief) -> None:
    """A title ties a person to the side for which it speaks."""
    parties = {party["id"]: party for party in brief(SEED)["parties"]}
    assert parties["volodymyr-zelenskyy"]["represents"] == "ukraine"
    assert parties["vladimir-putin"]["role"] == "representative"


def test_who_leads_the_rebel_delegation_stands_for_the_rebels(brief: Brief) -> None:
    """A described side is followed to the only body that it can mean."""
    text = (
        "Rebels offer truce\n"
        "Talks between Chad and the Northern Liberation Front, whose fighters hold the hills, stalled over prisoners.\n"
        "“We will not wait,” said Mariam Kosso, who leads the rebel delegation.\n"
        "Chad rejected a proposal from the Front for a truce of 20 days.\n"
    )
    parties = {party["name"]: party for party in brief(text)["parties"]}
    assert parties["Mariam Kosso"]["represents"] == "northern-liberation-front"


LICENCES = """Chad and Oman argue about fishing licences
Talks between Chad and Oman on fishing licences broke off on Monday over fees.
{sentence}
Oman offered Chad 40 licences. Chad rejected the offer.
"""


def test_the_paper_that_is_told_things_is_no_party(brief: Brief) -> None:
    """ "told the Courier", "the Courier understands": the publisher."""
    raw = brief(
        LICENCES.format(
            sentence="“We wait,” the minister, Adam Saleh, told the Courier. The Courier understands that he is ill."
        )
    )
    assert not any("Courier" in party["name"] for party in raw["parties"])


def test_a_state_printed_as_two_letters_is_a_party(brief: Brief) -> None:
    """ "US" is no pronoun."""
    raw = brief(
        "US and Oman talk fees\nTalks between the US and Oman broke off.\nThe US demanded a fee of 5 per cent.\n"
    )
    assert "US" in {party["name"] for party in raw["parties"]}


def test_a_bare_word_that_only_says_something_is_no_party(brief: Brief) -> None:
    """ "Officials said": nobody in particular."""
    raw = brief(LICENCES.format(sentence="Observers said the sea was calm."))
    assert not any(party["name"].lower() == "observers" for party in raw["parties"])


def test_two_states_that_mediate_are_mediators(brief: Brief) -> None:
    """ "Egypt and Qatar have been mediating": both of them."""
    raw = brief(LICENCES.format(sentence="Egypt and Qatar have been mediating. Egypt proposed a fee of 3 per cent."))
    assert {p["name"]: p["role"] for p in raw["parties"]}["Egypt"] == "mediator"


def test_a_title_tells_for_whom_somebody_acts(brief: Brief) -> None:
    """ "Oman's chief negotiator", "the Chadian sea minister": by owner and by adjective."""
    raw = brief(
        LICENCES.format(
            sentence="Oman’s chief negotiator, Salim Harthy, said no. The Chadian sea minister, Adam Saleh, said yes."
        )
    )
    represents = {party["name"]: party["represents"] for party in raw["parties"]}
    assert (represents["Salim Harthy"], represents["Adam Saleh"]) == ("oman", "chad")


def test_who_meets_without_agreement_takes_part(brief: Brief) -> None:
    """Those met, those "between" whom talks fail, and a list of names that "cannot agree"."""
    raw = brief(
        "Teachers may strike after contract negotiations between their union and Hale Public Schools failed to "
        "produce a deal on pay.\n\nThe union had demanded 6 per cent. Talks broke down on Friday.\n\nThe "
        "governor has met with Senate Majority Leader Paul Garro and House Speaker Mira Hortman without an "
        "agreement on pay.\n\nA strike begins on Monday if Walter Tims and Ida Kroll can’t agree on terms."
    )
    names = {party["name"] for party in raw["parties"]}
    assert {"Hale Public Schools", "Paul Garro", "Mira Hortman", "Walter Tims", "Ida Kroll"} <= names


def test_a_place_of_the_talks_is_no_party(brief: Brief) -> None:
    """ "held in Vessa", "the new Vessa ceasefire proposal", "retake Vessa City" name a scene."""
    raw = brief(
        "Norland has said it will deliver its response to mediators by Friday on a new Vessa ceasefire proposal "
        "accepted by the Ashan Front.\n\nThe proposal follows protests in Norland demanding the release of "
        "hostages held in Vessa. The Ashan Front has softened its position on an exchange and on Norland’s "
        "demand for a buffer zone.\n\nUnder the reported terms, half of the hostages would be freed during a "
        "truce of 60 days. In exchange Norland would release 150 prisoners.\n\nNorland has insisted that it is "
        "no longer willing to accept a partial agreement, threatening a major offensive to retake Vessa City. "
        "The plan resembles an earlier one.\n\nMediators from Egypt have urged the front to compromise on "
        "Norland’s demand for Vessa’s demilitarisation. The talks resume on Sunday. Egypt has presented the "
        "framework to Norland. Egyptian officials said the ball was in its court."
    )
    assert not any("Vessa" in party["name"] for party in raw["parties"])


def test_rebels_of_a_nation_do_not_speak_for_its_state(brief: Brief) -> None:
    """ "Ugandan" is only where they come from: what they want is no demand of the state."""
    raw = brief(
        "Ugandan rebels withdrew on Tuesday a threat to boycott peace talks with the government, saying "
        "mediators had promised to address their list of demands.\n\nThe rebels said on Monday evening that they "
        "wanted four remaining prisoners held by the government to be released and the army to withdraw from the "
        "north.\n\nThe mediators have given guarantees that all issues will be addressed. Uganda has not "
        "answered. The talks go on in Oslo on Friday."
    )
    rebels = next(party for party in raw["parties"] if "rebels" in party["name"])
    assert (rebels["role"], rebels["represents"]) == ("principal", None)
    assert [rebels["id"]] in [offer["made_by"] for offer in raw["offers"] if offer["kind"] == "demand"]


def test_of_a_title_s_owner_and_its_bearer_the_bearer_speaks(brief: Brief) -> None:
    """ "House Speaker Ida Kroll has insisted" is her word, and none of the House's."""
    raw = brief(
        "Negotiators for the White House and House Republican leaders were closing in on a deal on the debt "
        "limit on Friday.\n\nUnder the proposal, spending on defense would increase while other spending would "
        "fall.\n\nThe White House had proposed a deal to rescind $30 billion in unspent funds.\n\nThe two sides "
        "hope to reach a deal in May. The White House argues that the cap would cut spending by $1 "
        "trillion.\n\nHouse Speaker Ida Kroll has insisted she wants to limit spending to last year's levels. "
        "Republicans demanded a cut of $60 billion."
    )
    names = {party["name"] for party in raw["parties"]}
    assert "Ida Kroll" in names
    assert "House" not in names
