"""Entities: names with titles and aliases, states, bodies, unnamed sources, and whom they represent."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.document import Document, Entity, EntityKind
from summarizer.document.gazetteer import state_forms


def cast(text: str) -> dict[str, Entity]:
    return {entity.name: entity for entity in Document(text).entities}


def test_a_person_is_one_entity_under_all_its_names() -> None:
    """Title, full name and surname lead to one entity, named by the fullest form without title."""
    text = "Finance Minister Jane Q. Roe spoke first. Ms. Roe left early. “I am tired,” Roe said."
    entity = cast(text)["Jane Q. Roe"]
    assert (entity.kind, entity.titles, entity.gender) == (EntityKind.PERSON, ("Finance Minister",), "f")
    assert entity.aliases == ("Roe",)
    assert [text[m.start : m.end] for m in entity.mentions] == ["Jane Q. Roe", "Roe", "Roe"]


def test_namesakes_are_told_apart_by_gender_of_their_titles() -> None:
    """ "Mr. Roe" is not "Jane Roe"."""
    entities = cast("Jane Roe met Thomas Roe. Mr. Roe agreed. Ms. Roe did not.")
    assert [len(entities[name].mentions) for name in ("Jane Roe", "Thomas Roe")] == [2, 2]


@pytest.mark.parametrize(
    ("name", "aliases", "text"),
    [
        (
            "United States",
            {"US", "American", "Washington"},
            "The United States waits. US and American envoys left. Washington refused.",
        ),
        ("U.S.", set(), "The U.S. refused."),
        ("Ukraine", {"Kyiv", "Ukrainian"}, "Ukraine agreed. Kyiv is ready. Ukrainian envoys left."),
        ("France", {"French"}, "French envoys left."),
        ("Kyiv", set(), "Kyiv rejected the plan."),
    ],
)
def test_states_gather_names_adjectives_and_capitals(name: str, aliases: set[str], text: str) -> None:
    """The fullest printed name is used; a state printed only as an adjective is named by its country."""
    entity = cast(text)[name]
    assert entity.kind is EntityKind.STATE
    assert set(entity.aliases) >= aliases


def test_a_capital_as_a_place_is_no_government() -> None:
    """Talks in a city do not make its state a party."""
    assert "Switzerland" not in cast("The talks in Bern went on. Envoys flew to Cairo on Monday.")
    assert cast("The talks in Bern went on. Envoys flew to Cairo.") == {}


@pytest.mark.parametrize(
    ("kind", "name", "text"),
    [
        (EntityKind.UNION, "Harbour Workers Union", "The Harbour Workers Union said no."),
        (EntityKind.COMPANY, "Acme Motors", "Acme Motors said no."),
        (
            EntityKind.ORGANIZATION,
            "Competition and Markets Authority",
            "The Competition and Markets Authority said no.",
        ),
        (EntityKind.ORGANIZATION, "NATO", "Leaders of NATO said no."),
        (EntityKind.ARMED_GROUP, "Hezbollah", "The militia Hezbollah said no."),
        (EntityKind.UNNAMED, "senior diplomat", "A senior diplomat said no."),
        (EntityKind.UNION, "union", "The union said no."),
    ],
)
def test_kinds_follow_the_words_of_the_name(kind: EntityKind, name: str, text: str) -> None:
    """Each kind has its telling words."""
    assert cast(text)[name].kind is kind


def test_an_acronym_is_an_alias_of_the_name_whose_initials_it_has() -> None:
    """ "HWU" needs no brackets to be the Harbour Workers Union."""
    assert cast("The Harbour Workers Union met. The HWU said no.")["Harbour Workers Union"].aliases == ("HWU",)


@pytest.mark.parametrize(
    ("who", "whom", "text"),
    [
        ("Jan Roe", "Ukraine", "Ukraine waits. Ukrainian President Jan Roe said no."),
        ("Jan Roe", "Acme Motors", "Acme Motors Chief Executive Jan Roe said no."),
        ("Jan Roe", "Harbour Union", "The Harbour Union met. Jan Roe, a spokesman for the Harbour Union, said no."),
        ("Jan Roe", "Harbour Union", "The Harbour Union met, and union negotiator Jan Roe said no."),
        ("Jan Roe", "Harbour Union", "The Harbour Union met. Jan Roe, the union's president, said no."),
        ("Jan Roe", "Kremlin", "Kremlin spokesman Jan Roe said no."),
        ("spokesman for the union", "Harbour Union", "The Harbour Union met. A spokesman for the union said no."),
        ("senior American official", "United States", "The United States waits. A senior American official said no."),
    ],
)
def test_titles_say_who_represents_whom(who: str, whom: str, text: str) -> None:
    """The words before or behind a name tie it to the body or state that they name."""
    entities = cast(text)
    assert entities[who].represents == entities[whom].id


def test_unnamed_sources_stay_apart_until_the_text_points_back() -> None:
    """An article opens a new source, "the official" is the last one, "another" is somebody else."""
    text = (
        "A senior envoy said no. “It is late,” the envoy said. Another envoy said yes. "
        "One official said that talks go on. The official left. Another said maybe."
    )
    entities = cast(text)
    assert [text[m.start : m.end] for m in entities["senior envoy"].mentions] == ["A senior envoy", "the envoy"]
    assert {"Another envoy", "One official", "Another official"} <= entities.keys()


def test_a_description_leads_to_the_person_named_beside_it() -> None:
    """An apposition names the bearer; a bare title leads to him later."""
    text = "The transport minister, Ann Roe, said no. “Never,” the minister said."
    document = Document(text)
    assert {attribution.entity for attribution in document.attributions} == {"ann-roe"}


def test_an_official_is_never_given_a_name_by_nearness() -> None:
    """A nameless source stays nameless even right after a name."""
    document = Document("Minister Ann Roe arrived. “We are close,” the official said. “Very,” an aide said.")
    assert [attribution.entity for attribution in document.attributions] == ["official", "aide"]


def test_lines_of_capitals_give_no_names_of_their_own() -> None:
    """A headline repeats known names and cuts none out of its capitals."""
    names = cast("Roe Rejects Final Pay Offer From City Hall Today\nMayor Jane Roe rejected the offer.")
    assert list(names) == ["Jane Roe"]
    assert len(names["Jane Roe"].mentions) == 2


def test_ids_are_unique_slugs() -> None:
    """Two sources with the same words get two ids."""
    entities = Document("One envoy said no. Later, one envoy said yes. Émile Zöe agreed.").entities
    ids = [entity.id for entity in entities]
    assert len(set(ids)) == len(ids)
    assert "emile-zoe" in ids


def test_every_form_of_the_table_points_to_one_state() -> None:
    """About 200 states, each with a name, and no empty form."""
    forms = state_forms()
    states = {form.state for form in forms.values()}
    assert len(states) > 195
    assert all(forms[state].sort == "name" for state in states)
    assert "" not in forms


@given(
    st.lists(
        st.sampled_from("Mr. Roe Jane President of the US said a official union’s , . “ ” \n and".split(" ")),
        max_size=60,
    )
)
@settings(max_examples=150, deadline=None)
def test_mentions_and_references_always_resolve(words: list[str]) -> None:
    """Whatever the words, mentions lie in the text and `represents` names an entity of the document."""
    document = Document(" ".join(words))
    ids = {entity.id for entity in document.entities}
    for entity in document.entities:
        assert entity.represents is None or entity.represents in ids
        assert all(0 <= m.start < m.end <= len(document.text) for m in entity.mentions)


@pytest.mark.parametrize(
    "name",
    [
        "Alliance of Motion Picture and Television Producers",
        "Department of Trade and Industry",
        "National Union of Rail, Maritime and Transport Workers",
        "Union of Shop, Distributive and Allied Workers",
        "Ministry of Health & Social Welfare",
    ],
)
def test_a_body_keeps_all_that_it_has_in_charge(name: str) -> None:
    """ "of A, B and C" is one name where what follows "and" is something that such bodies are in charge of."""
    entities = cast(f"On Monday the {name} met the Northern Ferries crew. The {name} refused.")
    assert len(entities[name].mentions) == 2


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Bank of England and Toyota met the Ministry of Health and Corvane Steel.", ("Corvane Steel", "Toyota")),
        ("The Union of Dockers, Corvane Steel and Nordlys Ferries met.", ("Corvane Steel", "Nordlys Ferries")),
    ],
)
def test_two_bodies_joined_by_and_stay_two(text: str, names: tuple[str, ...]) -> None:
    """A company behind "and" is no part of the ministry before it."""
    assert set(names) <= cast(text).keys()


def test_where_a_body_comes_from_is_no_part_of_its_name() -> None:
    """ "UK-based" and "New York-based" go; "Saudi-led Coalition" is what it calls itself."""
    text = "UK-based Cycle Foods and New York-based Kestrel Partners met the Saudi-led Coalition."
    assert {"Cycle Foods", "Kestrel Partners", "Saudi-led Coalition"} <= cast(text).keys()


@pytest.mark.parametrize(
    "title",
    ["House Speaker", "Opposition Leader", "City Councilwoman", "MEP", "Crown Prince", "Managing Director", "Provost"],
)
def test_offices_of_many_kinds_are_titles(title: str) -> None:
    """The name behind them is the person's alone."""
    entity = cast(f"The envoys met {title} Mira Hortman on Friday.")["Mira Hortman"]
    assert (entity.kind, entity.titles) == (EntityKind.PERSON, (title,))
