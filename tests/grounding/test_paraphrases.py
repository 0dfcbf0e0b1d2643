"""Claims in other words than their evidence: opposites, subjects, units and places of figures, rounding."""

from __future__ import annotations

import pytest

from summarizer.grounding.checks.opposite_words import sides_of, without_prefix
from tests.grounding.articles import codes, document, statement

ARTICLE = document(
    "Belmark and Orsova talk about gas\n"
    "\n"
    "Belmark, which pipes gas through its neighbour, has proposed a fee of 1,850 crowns a week for six months. "
    "Orsova rejected that figure and insists on 2,400 crowns. "
    "The fighters of the Amber Front agreed to halt attacks on the line.\n"
    "\n"
    "The lessors said the new terms were insufficient and turned the plan down in August. "
    "Belmark could go to 31,000 tonnes of coal and sent two ships to Orsova. "
    "Its strike fund holds roughly 48 million euros.\n"
)


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("A fee of 1,850 crowns a week for half a year was proposed by Belmark", ["S2"]),
        ("The fund holds nearly 50 million euros", ["S7"]),
        ("An end to attacks was agreed by the Amber Front", ["S4"]),
        ("The terms were not sufficient for the lessors", ["S5"]),
        ("Belmark offers 1,850 crowns and Orsova, refusing it, demands 2,400", ["S2", "S3"]),
        ("The plan was rejected by the lessors", ["S5"]),
    ],
)
def test_another_wording_of_the_same_passes(text: str, evidence: list[str]) -> None:
    """Passives, nouns for verbs, spans in another unit and rounded figures are no fault."""
    assert codes(ARTICLE, statement(ARTICLE, text, *evidence)) == {}


@pytest.mark.parametrize(
    ("text", "evidence", "code"),
    [
        ("The lessors accepted the plan", ["S5"], "opposite_in_evidence"),
        ("The lessors called the terms sufficient", ["S5"], "opposite_in_evidence"),
        ("The Amber Front agreed to resume attacks", ["S4"], "opposite_in_evidence"),
        ("A fee of 1,850 crowns was proposed by Orsova", ["S2", "S3"], "other_subject_in_evidence"),
        ("Belmark rejected the figure of 1,850 crowns", ["S2", "S3"], "other_subject_in_evidence"),
        ("Belmark proposed a fee of 1,850 euros", ["S2"], "unit_differs"),
        ("Belmark proposed 1,850 crowns a month", ["S2"], "unit_differs"),
        ("Belmark proposed a fee of 2,400 crowns, Orsova insists on 1,850", ["S2", "S3"], "figures_swapped"),
        ("Belmark will deliver 31,000 tonnes of coal", ["S6"], "overstated"),
        ("Belmark is certain to send coal", ["S6"], "overstated"),
        ("The lessors turned the plan down in April", ["S5"], "date_not_in_evidence"),
        ("The fund holds nearly 80 million euros", ["S7"], "number_not_in_article"),
        ("Orsova sent two ships to Belmark", ["S6"], "other_subject_in_evidence"),
    ],
)
def test_the_contrary_in_other_words_is_caught(text: str, evidence: list[str], code: str) -> None:
    """What the evidence denies, gives to another party, or counts in another unit is at least doubted."""
    assert code in codes(ARTICLE, statement(ARTICLE, text, *evidence))


def test_a_verb_and_its_particle_are_read_together() -> None:
    """ "Turned it down" is a refusal, "turned" alone is nothing."""
    assert sides_of("turned", ("it", "down")) == sides_of("rejected", ())[:1]
    assert sides_of("turned", ("to", "him")) == ()


def test_a_word_without_its_prefix() -> None:
    """ "Insufficient" denies "sufficient"."""
    assert without_prefix("insufficient") == without_prefix("unsufficient")
