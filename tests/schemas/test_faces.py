"""The two faces of a brief type: what a strict provider accepts, and what the contract promises."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel, Field, ValidationError

from summarizer.schemas import (
    BriefResult,
    Evidence,
    NegotiationBrief,
    Printed,
    Quotation,
    Ref,
    Span,
    StatementBrief,
    by_program,
    model_face,
    reader_face,
)
from summarizer.schemas.faces import STRICT_KEYWORDS

CONTRACT = Path(__file__).parents[1] / "contract" / "example.json"


class Clause(BaseModel):
    """A clause."""

    id: str
    text: str = Field(description="What it says.", max_length=500)
    owner: Ref[Clause] | None = None
    words: Quotation
    printed: Printed = "default"
    score: float | None = by_program()
    evidence: Evidence


class Contract(BaseModel):
    clauses: list[Clause] = Field(default_factory=list)
    tags: list[str] = []


def objects(node: Any) -> list[dict[str, Any]]:
    found = []
    if isinstance(node, dict):
        if "properties" in node:
            found.append(node)
        for value in node.values():
            found += objects(value)
    elif isinstance(node, list):
        for value in node:
            found += objects(value)
    return found


def keywords(node: Any, *, names: bool = False) -> set[str]:
    """All JSON Schema keywords in use; the keys of `properties` and `$defs` are names, not keywords."""
    found: set[str] = set()
    if isinstance(node, dict):
        for key, value in node.items():
            if not names:
                found.add(key)
            found |= keywords(value, names=not names and key in ("properties", "$defs"))
    elif isinstance(node, list):
        for value in node:
            found |= keywords(value)
    return found


@pytest.mark.parametrize("brief_type", [NegotiationBrief, StatementBrief, Contract])
class TestModelFace:
    def test_every_object_requires_all_its_fields_and_allows_no_others(self, brief_type: type[BaseModel]) -> None:
        """Strict structured output wants every property required and additionalProperties false."""
        found = objects(model_face(brief_type))
        assert len(found) >= 2
        for schema in found:
            assert schema["required"] == list(schema["properties"])
            assert schema["additionalProperties"] is False

    def test_only_keywords_of_strict_mode_are_used(self, brief_type: type[BaseModel]) -> None:
        """No default, title, format, length or pattern reaches a provider that would refuse it."""
        assert keywords(model_face(brief_type)) <= STRICT_KEYWORDS

    def test_a_reference_stands_alone_and_resolves(self, brief_type: type[BaseModel]) -> None:
        """Strict mode refuses a $ref with siblings, and every $ref needs its definition."""
        schema = model_face(brief_type)

        def walk(node: Any) -> None:
            if isinstance(node, dict):
                if "$ref" in node:
                    assert set(node) == {"$ref"}
                    assert node["$ref"].removeprefix("#/$defs/") in schema["$defs"]
                for value in node.values():
                    walk(value)
            elif isinstance(node, list):
                for value in node:
                    walk(value)

        walk(schema)


def test_pointers_are_plain_strings_for_the_model_and_spans_for_the_reader() -> None:
    """The model writes an id; the reader gets offsets and text."""
    asked = model_face(Contract)["$defs"]["Clause"]["properties"]
    assert asked["words"] == {"type": "string"}
    assert asked["evidence"] == {"type": "array", "items": {"type": "string"}}
    printed = json.dumps(reader_face(Contract))
    assert '"start"' in printed
    assert '"end"' in printed


def test_fields_filled_by_the_program_are_absent_from_the_model_face() -> None:
    """A model is never asked for what only the program knows."""
    assert "score" not in model_face(Contract)["$defs"]["Clause"]["properties"]
    offer = model_face(NegotiationBrief)["$defs"]["Offer"]["properties"]
    assert {"basis", "confidence"}.isdisjoint(offer)
    assert list(model_face(NegotiationBrief)["$defs"]["Amount"]["properties"]) == ["text"]


def test_a_saved_result_reads_back_without_its_article() -> None:
    """The reader's face validates again; what is dumped equals what was read, name by name."""
    saved = json.loads(CONTRACT.read_text(encoding="utf-8"))
    result = BriefResult[NegotiationBrief].model_validate(saved)
    again = BriefResult[NegotiationBrief].model_validate_json(result.model_dump_json())
    assert again == result
    assert_contains(result.model_dump(mode="json"), saved, "result")


def assert_contains(actual: Any, expected: Any, where: str) -> None:
    if isinstance(expected, dict):
        for key, value in expected.items():
            assert key in actual, f"{where} lacks {key}"
            assert_contains(actual[key], value, f"{where}.{key}")
    elif isinstance(expected, list):
        assert len(actual) == len(expected), where
        for index, (a, e) in enumerate(zip(actual, expected, strict=True)):
            assert_contains(a, e, f"{where}[{index}]")
    else:
        assert actual == expected, where


def test_an_id_needs_an_article() -> None:
    """Without pointers in the context an id is refused rather than left unresolved."""
    with pytest.raises(ValidationError, match="needs the article"):
        Clause.model_validate({"id": "c", "text": "t", "words": "Q1", "evidence": ["S1"]})


class OnePlace:
    """Pointers to an article with one sentence and one quotation."""

    def resolve(self, kind: str, pointer: str) -> Span:
        return Span(id=pointer, start=0, end=3, text="Yes")


def test_with_an_article_only_ids_are_taken() -> None:
    """A model that spells out a span could misquote: with an article at hand that is refused."""
    span = {"id": "Q1", "start": 0, "end": 3, "text": "Yes"}
    with pytest.raises(ValidationError, match="write the quotation id"):
        Clause.model_validate(
            {"id": "c", "text": "t", "words": span, "evidence": ["S1"]}, context={"pointers": OnePlace()}
        )


def test_references_are_checked_against_the_known_ids_of_their_class() -> None:
    """A reference to an item that is not in the brief is an error at that very place."""
    raw = {"id": "c", "text": "t", "owner": "nobody", "words": "Q1", "evidence": ["S1"]}
    context = {"pointers": OnePlace(), "known_ids": {"Clause": frozenset({"c"})}}
    with pytest.raises(ValidationError) as caught:
        Clause.model_validate(raw, context=context)
    assert [(e["type"], e["loc"]) for e in caught.value.errors()] == [("unknown_reference", ("owner",))]
    assert Clause.model_validate({**raw, "owner": "c"}, context=context).owner == "c"


def test_evidence_comes_in_text_order_without_doubles() -> None:
    """The order in which a model lists its evidence does not show in the brief."""
    spans = [Span(id="S2", start=9, end=12, text="two"), Span(id="S1", start=0, end=3, text="one")]
    clause = Clause(id="c", text="t", words=spans[0], evidence=[*spans, spans[0]])
    assert [span.id for span in clause.evidence] == ["S1", "S2"]
