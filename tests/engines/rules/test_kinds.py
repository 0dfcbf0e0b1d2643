"""What an entity is, by its name and its neighbours."""

from __future__ import annotations

import pytest

from summarizer.document import Document, EntityKind
from summarizer.engines.rules.kinds import office_in_name, refined_kind


def kind_of(text: str, name: str) -> EntityKind:
    document = Document(text)
    entity = next(e for e in document.entities if e.name == name)
    return refined_kind(text, entity)


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The Marlow Education Association said no.", "Marlow Education Association", EntityKind.UNION),
        ("The Nurses Organisation said no.", "Nurses Organisation", EntityKind.UNION),
        ("The Gabon Bondholder Group said no.", "Gabon Bondholder Group", EntityKind.GROUP),
        ("The African Group said no.", "African Group", EntityKind.GROUP),
        ("The Shannon Hospital Group said no.", "Shannon Hospital Group", EntityKind.ORGANIZATION),
        ("Amalgamated Transit Local 809 said no.", "Amalgamated Transit Local 809", EntityKind.UNION),
        ("The Dock Guild, which represents 900 dockers, said no.", "Dock Guild", EntityKind.UNION),
    ],
)
def test_a_name_tells_the_kind(text: str, name: str, kind: EntityKind) -> None:
    """Workers' bodies are unions, creditors and states together are groups, a hospital group is neither."""
    assert kind_of(text, name) is kind


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("House Speaker Ann Roe", ("House Speaker", "Ann Roe")),
        ("Senate Finance Committee Chair Jo Roe", ("Senate Finance Committee Chair", "Jo Roe")),
        ("International Director League", None),
        ("Northern Salvation Front", None),
    ],
)
def test_an_office_inside_a_name(name: str, parts: tuple[str, str] | None) -> None:
    """Words of office before a forename and a surname; a body with such a word is none."""
    assert office_in_name(name) == parts


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Talks with Tarvania failed. Tarvania's finance ministry said no.", "Tarvania", EntityKind.STATE),
        (
            "Talks with Velkia went on. Energy minister Jan Havel said Velkia would offer more.",
            "Velkia",
            EntityKind.STATE,
        ),
        ("Corvo Mills, the flour and bakery group, said no.", "Corvo Mills", EntityKind.COMPANY),
        ("The Tile Guild, a trade group based in Pell, said no.", "Tile Guild", EntityKind.ORGANIZATION),
        ("Solent Gateway's commercial director said no.", "Solent Gateway", EntityKind.COMPANY),
        ("Orion Networks said no. Orion wants more.", "Orion Networks", EntityKind.COMPANY),
    ],
)
def test_what_stands_beside_a_name_tells_the_kind(text: str, name: str, kind: EntityKind) -> None:
    """A ministry makes a state, a commercial director a company, "a trade group" no union."""
    assert kind_of(text, name) is kind
