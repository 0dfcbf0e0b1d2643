"""Short passages of every class of attribution: who speaks, who stays without a name, who is an entity at all.

A line of `passages/*.txt` is `text => expected`, with ¶ for a new paragraph and ";" between quotations or entities.
For quotations: a name, several joined by "+", "?noun" for a source without a name, "-" for nobody, "!" for no speech.
For names: `name` or `name/kind`, and "!name" for what must be no entity. Lines with "~" are known limits.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from summarizer.document import Attribution, Document, Entity, EntityKind, QuotationUse

FOLDER = Path(__file__).parent / "passages"
NAMELESS = {EntityKind.UNNAMED, EntityKind.GROUP}


def rows(*names: str, limits: bool = False) -> list[tuple[str, str]]:
    """Text and expectation of every line of the named files; known limits only where asked for."""
    found = []
    for name in names:
        for line in (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#") and (limits or not line.startswith("~")):
                text, expected = line.removeprefix("~ ").rsplit(" => ", 1)
                found.append((text.replace(" ¶ ", "\n\n"), expected))
    return found


def plain(name: str) -> str:
    return name.lower().replace("’", "'").removeprefix("the ")


def speakers(attribution: Attribution, entities: dict[str, Entity]) -> list[Entity]:
    found = (attribution.entity, *attribution.others) if attribution.entity else ()
    return [entities[entity] for entity in found]


def agrees(use: QuotationUse, found: list[Entity], expected: str) -> bool:
    """Whether a quotation is read as expected: see the module's text."""
    if expected == "!":
        return use is not QuotationUse.SPEECH
    if expected == "-":
        return not found
    if expected.startswith("?"):
        noun = plain(expected[1:])
        return len(found) == 1 and found[0].kind in NAMELESS and noun in plain(found[0].name)
    return {plain(entity.name) for entity in found} == {plain(name.strip()) for name in expected.split("+")}


@pytest.mark.parametrize(("text", "expected"), rows("quotes", "unnamed", "foreign"))
def test_each_quotation_has_the_speaker_that_its_passage_gives(text: str, expected: str) -> None:
    """By name, without a name, jointly, or nobody."""
    document = Document(text)
    entities = {entity.id: entity for entity in document.entities}
    pairs = list(zip(document.quotations, document.attributions, strict=True))
    wanted = [part.strip() for part in expected.split(";")]
    assert len(pairs) == len(wanted)
    for (quotation, attribution), want in zip(pairs, wanted, strict=True):
        assert agrees(quotation.use, speakers(attribution, entities), want), (want, attribution)


@pytest.mark.parametrize(("text", "expected"), rows("unnamed", limits=True))
def test_a_source_without_a_name_is_never_given_one(text: str, expected: str) -> None:
    """Whatever else is read wrongly, no name of the passage stands for its unnamed source."""
    document = Document(text)
    entities = {entity.id: entity for entity in document.entities}
    wanted = [part.strip() for part in expected.split(";")]
    for attribution, want in zip(document.attributions, wanted, strict=False):
        if want[:1] in {"?", "-"}:
            assert all(entity.kind is not EntityKind.PERSON for entity in speakers(attribution, entities))


@pytest.mark.parametrize(("text", "expected"), rows("names"))
def test_entities_are_who_the_passage_speaks_of(text: str, expected: str) -> None:
    """Whole names of the right kind, and no words or places taken for somebody."""
    kinds = {plain(entity.name): entity.kind.value for entity in Document(text).entities}
    for part in (part.strip() for part in expected.split(";")):
        if part.startswith("!"):
            assert plain(part[1:]) not in kinds
            continue
        name, _, kind = part.partition("/")
        assert plain(name) in kinds
        assert not kind or kinds[plain(name)] == kind
