"""Which names are one party."""

from __future__ import annotations

import pytest

from summarizer.document import Document
from summarizer.engines.rules.namesakes import canonical, governed_state


def same(text: str) -> dict[str, str]:
    """Name -> name of the party that it stands for."""
    document = Document(text)
    names = {entity.id: entity.name for entity in document.entities}
    return {names[a]: names[b] for a, b in canonical(document).items()}


@pytest.mark.parametrize(
    ("text", "short", "full"),
    [
        ("The TGU said no. The TGU union, which met on Monday, said it would wait.", "TGU union", "TGU"),
        ("The AB-7 said no. Envoys of the AB7 met on Monday.", "AB7", "AB-7"),
        (
            "Chad's government met the rebels in Oman. Chad offered a truce. The government said it would wait.",
            "government",
            "Chad",
        ),
    ],
)
def test_two_names_are_one_party(text: str, short: str, full: str) -> None:
    """A name with its noun, other marks in a name, the government of the one state at hand."""
    assert same(text).get(short) == full


def test_two_governments_are_not_one() -> None:
    """With two governments, "the government" may be either."""
    document = Document("Chad's government met Oman's government. The government said it would wait.")
    assert governed_state(document) is None


def test_a_company_is_not_its_workers_union() -> None:
    """ "Nordlys Ferries pilots union" is not Nordlys Ferries."""
    text = "Nordlys Ferries said no. The Nordlys Ferries pilots union said it would wait."
    assert "Nordlys Ferries" not in {full for short, full in same(text).items() if "union" in short}


def test_initials_of_two_bodies_stand_for_neither() -> None:
    """Where two names have the same initials nothing is joined."""
    text = "The National Ferry Guild met the Northern Fishing Group. The NFG said it would wait."
    assert "NFG" not in same(text)


def test_the_house_is_not_the_white_house() -> None:
    """The last word of a place's name does not stand for it."""
    found = same(
        "The White House and House Republicans met. The House has proposed a bill. The White House refused it."
    )
    assert "House" not in found


def test_the_group_is_the_armed_group_where_no_company_is_told_of() -> None:
    """ "The group also agreed" goes on telling of the one that fights."""
    assert same("Hamas met Israel's envoys. The group also agreed to a truce.")["group"] == "Hamas"
    assert "group" not in same("Hamas met envoys of Corvane Holdings. The group agreed to a truce.")


def test_a_last_word_cut_short_is_the_same_body() -> None:
    """ "Cycle Pharma" is Cycle Pharmaceuticals; "Cycle Foods" is not."""
    found = same("Cycle Pharmaceuticals bid for Vanda. Cycle Pharma offered $8 a share. Cycle Foods did not bid.")
    assert found["Cycle Pharma"] == "Cycle Pharmaceuticals"
    assert "Cycle Foods" not in found
