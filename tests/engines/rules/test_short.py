"""Texts of one to six sentences: two actors told once each are the sides, and other news stays empty."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from summarizer.document import Document
from summarizer.engines.rules.snippets import SnippetActors, read_actors

Brief = Callable[[str], dict[str, Any]]


def offers(raw: dict[str, Any]) -> list[tuple[str, str, str]]:
    """(maker, addressee, status) of each offer by the names of the parties."""
    names = {party["id"]: party["name"] for party in raw["parties"]}
    return [
        (
            " and ".join(names[i] for i in offer["made_by"]),
            " and ".join(names[i] for i in offer["made_to"]),
            offer["status"],
        )
        for offer in raw["offers"]
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The port offered four per cent on Monday. The union refused.", [("port", "union", "rejected")]),
        (
            "France offered Italy a joint patrol in exchange for fishing rights.",
            [("France", "Italy", "proposed")],
        ),
        (
            "The teachers want 6 percent. The city has offered 3 percent.",
            [("teachers", "city", "proposed"), ("city", "teachers", "proposed")],
        ),
        (
            "The dock workers' union rejected the port operator's offer of a 4% raise on Monday and demanded 7%.",
            [
                ("port operator", "dock workers' union", "rejected"),
                ("dock workers' union", "port operator", "proposed"),
            ],
        ),
        (
            "Acme Corp offered $4bn for Widget Inc. Widget's board rejected the bid as too low and asked for $5bn.",
            [("Acme Corp", "Widget Inc", "rejected"), ("Widget Inc", "Acme Corp", "proposed")],
        ),
        (
            "Norwick City have turned down a £22m bid from Barrow Athletic. The club want £30m.",
            [("Barrow Athletic", "Norwick City", "rejected"), ("Norwick City", "Barrow Athletic", "proposed")],
        ),
        (
            "Tenants at Hollis Court have asked their landlord for a rent freeze. The landlord offered new lifts.",
            [("Tenants at Hollis Court", "landlord", "proposed"), ("landlord", "Tenants at Hollis Court", "proposed")],
        ),
        (
            "Canada proposed to cut its tariffs if the United States drops its own. Washington said it would study it.",
            [("Canada", "United States", "under_discussion")],
        ),
        (
            "The company offered $15 million to settle the lawsuit. Lawyers for the residents called it an insult.",
            [("company", "residents", "rejected")],
        ),
        (
            "The airline and its pilots agreed on a 5% raise early on Sunday, averting a strike.",
            [("airline and pilots", "", "accepted")],
        ),
    ],
)
def test_two_sides_told_once_each_bargain(brief: Brief, text: str, told: list[tuple[str, str, str]]) -> None:
    """No talks are named and nobody is mentioned twice: the frames of offering, asking and refusing decide."""
    assert offers(brief(text)) == told


@pytest.mark.parametrize(
    "text",
    [
        "The store offered 20% off all shoes on Friday. People queued for hours.",
        "Brightwell has offered Jane Poole the job of finance director. She will start in May.",
        "The government proposed a law on Monday that would ban plastic bags. Shops would have until 2030 to comply.",
        "The senator promised to cut taxes by 10 percent if she is elected. Her rival wants to raise them.",
        "Tom proposed to Anna on the beach. She accepted.",
        "Airlines cancelled 200 flights on Friday and offered passengers refunds. Passengers demanded answers.",
        "A judge rejected the bank's request for a delay. The trial opens on Monday.",
        "Norwick City beat Barrow Athletic 3-1 on Saturday. Leo Marsh scored twice.",
    ],
)
def test_other_news_in_few_words_is_no_negotiation(brief: Brief, text: str) -> None:
    """One actor alone, buyers, voters, courts and couples do not make a table."""
    raw = brief(text)
    assert (raw["offers"], raw["open_issues"]) == ([], [])


def test_figures_that_do_not_meet_are_one_issue_of_both_sides(brief: Brief) -> None:
    """The words of the matter name it, also where the other side gives the bare figure."""
    raw = brief(
        "The dock workers' union rejected the port operator's offer of a 4% raise on Monday and demanded 7%. "
        "Talks resume on Thursday."
    )
    (issue,) = raw["open_issues"]
    assert "4% raise" in issue["topic"]
    assert len(issue["positions"]) == 2
    assert [step["text"] for step in raw["next_steps"]] == ["Talks resume on Thursday."]


def test_a_bare_count_answers_the_offer_before_it(brief: Brief) -> None:
    """ "six" has no matter of its own."""
    raw = brief("The Greens offered the Liberals four ministries in a coalition. The Liberals want six.")
    (issue,) = raw["open_issues"]
    assert issue["topic"].startswith("four ministries")
    assert [p["party"] for p in issue["positions"]] == [o["made_by"][0] for o in raw["offers"]]


@pytest.mark.parametrize(
    "text",
    [
        "Le syndicat réclame une hausse de 6 %. La direction propose 3 %. Les négociations reprennent jeudi.",
        "El sindicato reclama una subida del 5 %. La empresa ofrece un 2 %. Las negociaciones siguen el jueves.",
    ],
)
def test_french_and_spanish_snippets_are_read_from_their_first_sentence(brief: Brief, text: str) -> None:
    """A text of a few sentences has no headline to leave out."""
    made = [(offer["made_by"], offer["made_to"]) for offer in brief(text)["offers"]]
    assert len(made) == 2
    assert made[0] == (made[1][1], made[1][0])


def test_only_short_texts_make_parties_of_descriptions() -> None:
    """In whole articles a side has a name or is told often."""
    snippet = "The port offered four per cent. The union refused."
    article = "\n".join(["The port offered four per cent."] * 9)
    assert isinstance(read_actors(Document(snippet)), SnippetActors)
    assert not read_actors(Document(article)).short
