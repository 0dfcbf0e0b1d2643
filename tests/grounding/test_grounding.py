"""An answer on its way to a brief: what is kept, spared, repaired, dropped; and hostile answers."""

from __future__ import annotations

import copy
import gc
import os
import random
import weakref
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import BaseModel, Field

from summarizer.document import Document
from summarizer.errors import AnswerInvalid, SummarizerError
from summarizer.grounding import Grounding, Outcome
from summarizer.grounding.validation import MOST_DEPTH, clean
from summarizer.schemas import Evidence, NegotiationBrief, Ref, Span, StatementBrief, model_face
from tests.grounding.articles import FERRIES
from tests.grounding.hostile import broken, valid

ANSWERS = int(os.environ.get("HOSTILE_ANSWERS", "120"))  # for each type; half of them broken
DOCUMENT = Document(FERRIES + "Sign up for our newsletter!\n")


def party(identity: str, name: str, **more: Any) -> dict[str, Any]:
    fields: dict[str, Any] = {"aliases": [], "kind": "company", "role": "principal", "represents": None, "title": None}
    return {"id": identity, "name": name, **fields, "evidence": ["S2"], **more}


ANSWER: dict[str, Any] = {
    "headline": "Harbour Union rejects bonus",
    "summary": [{"text": "The union rejected a bonus of 300 euros on Monday.", "evidence": ["S2"]}],
    "parties": [
        party("union", "Harbour Union", kind="union"),
        party("line", "Blue Line"),
        party("varga", "Tom Varga", kind="person", represents="union"),
    ],
    "offers": [
        {
            "id": "O1",
            "kind": "offer",
            "made_by": ["line"],
            "made_to": ["union"],
            "according_to": None,
            "text": "A one-off bonus of 300 euros",
            "conditions": [],
            "amounts": [{"text": "300 euros"}],
            "deadline": None,
            "status": "rejected",
            "evidence": ["S2"],
        }
    ],
    "open_issues": [],
    "quotes": [{"id": "U1", "passage": "Q2", "speakers": ["varga"], "kind": "full", "repeats": None, "about": ["O1"]}],
    "next_steps": [],
}


def answer(change: Any = None) -> dict[str, Any]:
    raw = copy.deepcopy(ANSWER)
    if change is not None:
        change(raw)
    return raw


def ground(raw: Any, repair: Any = None) -> Outcome:
    grounding = Grounding(DOCUMENT, NegotiationBrief)
    grounding.load(raw)
    if repair is not None:
        grounding.replace(repair)
    return grounding.finish()


def spans(value: Any) -> Iterator[Span]:
    if isinstance(value, Span):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from spans(getattr(value, name))
    elif isinstance(value, list):
        for element in value:
            yield from spans(element)


def test_a_right_answer_passes_whole() -> None:
    """Ids become spans, nothing is dropped and nothing doubted."""
    outcome = ground(answer())
    assert (outcome.dropped, outcome.findings) == ([], [])
    assert [span.text for span in spans(outcome.brief) if span.id == "Q2"] == ["There will be no strike in March,"]


def test_a_wrong_claim_is_failing_and_then_dropped_with_its_reason() -> None:
    """What no repair mends goes to `dropped`, with the item as it was answered."""
    raw = answer(lambda a: a["offers"][0].update(text="A one-off bonus of 900 euros"))
    grounding = Grounding(DOCUMENT, NegotiationBrief)
    grounding.load(raw)
    assert [(f.section, f.code) for f in grounding.failing()] == [("offers", "number_not_in_article")]
    outcome = grounding.finish()
    assert [(d.section, d.code, d.item["id"]) for d in outcome.dropped] == [("offers", "number_not_in_article", "O1")]
    assert outcome.brief.offers == []  # type: ignore[attr-defined] # a NegotiationBrief


def test_a_repair_takes_the_place_of_what_failed_and_of_nothing_else() -> None:
    """By id; items that had passed cannot be changed by a repair."""
    raw = answer(lambda a: a["offers"][0].update(text="A one-off bonus of 900 euros"))
    repaired = {**ANSWER["offers"][0], "text": "A bonus of 300 euros"}
    repair = {"offers": [repaired], "parties": [party("union", "Somebody Else")], "headline": None}
    outcome = ground(raw, repair)
    assert outcome.dropped == []
    brief: Any = outcome.brief
    assert [o.text for o in brief.offers] == ["A bonus of 300 euros"]
    assert [p.name for p in brief.parties] == ["Harbour Union", "Blue Line", "Tom Varga"]


def test_the_smallest_part_goes() -> None:
    """An invented condition costs the condition, a foreign speaker the speaker."""
    invented = "if the constitutional court rules in favour"
    raw = answer(lambda a: a["offers"][0].update(conditions=["one-off", invented]))
    outcome = ground(raw)
    brief: Any = outcome.brief
    assert invented not in brief.offers[0].conditions
    assert "condition_not_in_evidence" in {finding.code for finding in outcome.findings}
    outcome = ground(answer(lambda a: a["quotes"][0].update(speakers=["varga", "nobody"])))
    brief = outcome.brief
    assert brief.quotes[0].speakers == ["varga"]
    assert [finding.code for finding in outcome.findings] == ["unknown_reference"]


def test_a_title_put_together_from_two_places_is_cut_to_its_first_part_without_a_request() -> None:
    """The part before the comma stays where it is printed, what was answered is on record; else a repair is due."""
    raw = answer(lambda a: a["parties"][2].update(title="leads the union, former deckhand"))
    grounding = Grounding(DOCUMENT, NegotiationBrief)
    grounding.load(raw)
    assert grounding.failing() == ()
    outcome = grounding.finish()
    brief: Any = outcome.brief
    assert brief.parties[2].title == "leads the union"
    (finding,) = outcome.findings
    assert (finding.code, finding.item) == ("not_printed", "varga")
    assert "former deckhand" in finding.message
    grounding = Grounding(DOCUMENT, NegotiationBrief)
    grounding.load(answer(lambda a: a["parties"][2].update(title="deckhand, leads the union")))
    assert [problem.code for problem in grounding.failing()] == ["not_printed"]


def test_references_to_a_dropped_item_go_with_it() -> None:
    """No id in a finished brief points at nothing."""
    outcome = ground(answer(lambda a: a["parties"][2].update(name="Zubrowka Czerny")))
    brief: Any = outcome.brief
    assert [p.id for p in brief.parties] == ["union", "line"]
    assert brief.quotes[0].speakers == []


def test_chains_of_references_end() -> None:
    """Where each item needs the one before it, one bad item takes all that rest on it, however many."""

    class Step(BaseModel):
        id: str
        after: Ref[Step]
        evidence: Evidence

    class Chain(BaseModel):
        steps: list[Step] = Field(description="Steps.")

    Chain.model_rebuild(_types_namespace={"Step": Step})
    steps = [{"id": f"T{n}", "after": f"T{n - 1}", "evidence": ["S2"]} for n in range(120)]
    grounding = Grounding(DOCUMENT, Chain)
    grounding.load({"steps": steps})
    outcome = grounding.finish()
    assert outcome.brief.steps == []  # type: ignore[attr-defined] # a Chain
    assert len(outcome.dropped) == len(steps)


@pytest.mark.parametrize("raw", [None, "text", 3, [], [{}], True])
def test_an_answer_that_is_no_object_is_our_error(raw: Any) -> None:
    """Structure that cannot be read is said so; a repair like that brings nothing."""
    with pytest.raises(AnswerInvalid):
        ground(raw)
    assert ground(answer(), raw).dropped == []


def test_an_answer_is_cleaned_of_what_cannot_be_printed() -> None:
    """Lone surrogates and bottomless nesting do not travel on."""
    deep: Any = "x"
    for _ in range(500):
        deep = [deep]
    cleaned = clean({"a\ud800": "b\udfff", "pair": "\ud83d\udea2", "deep": deep, "n": 1.5})
    assert cleaned["a\ufffd"] == "b\ufffd"
    assert (cleaned["pair"], cleaned["n"]) == ("🚢", 1.5)
    levels, value = 0, cleaned["deep"]
    while isinstance(value, list):
        levels, value = levels + 1, value[0]
    assert levels <= MOST_DEPTH
    assert value is None


@pytest.mark.parametrize("model", [NegotiationBrief, StatementBrief])
def test_random_answers_give_real_spans_or_our_errors(model: type[BaseModel]) -> None:
    """Valid or broken: no crash, every span is an exact slice of what may be cited, every reference resolves."""
    face = model_face(model)
    for seed in range(ANSWERS):
        rng = random.Random(seed)
        make = valid if seed % 2 else broken
        try:
            grounding = Grounding(DOCUMENT, model)
            grounding.load(make(face, rng))
            grounding.failing()
            grounding.replace(make(face, rng))
            outcome = grounding.finish()
        except SummarizerError:
            continue
        for span in spans(outcome.brief):
            assert span.text == DOCUMENT.text[span.start : span.end]
            assert span.text.strip()
            assert DOCUMENT.barred_at(span.start, span.end) is None
        ids = {one.id for name in model.model_fields for one in _items(outcome.brief, name)}
        assert set(_references(outcome.brief)) <= ids
        outcome.brief.model_dump_json()
        for record in (*outcome.dropped, *outcome.findings):
            record.model_dump_json()


def _items(brief: BaseModel, name: str) -> list[Any]:
    value = getattr(brief, name)
    return [one for one in value if hasattr(one, "id")] if isinstance(value, list) else []


def _references(value: Any) -> Iterator[str]:
    if isinstance(value, Ref):
        yield str(value)
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _references(getattr(value, name))
    elif isinstance(value, list):
        for element in value:
            yield from _references(element)


def test_an_article_goes_with_its_grounding() -> None:
    """Nothing of an article waits for the collector of cycles: a batch would keep thousands of them for it."""
    document = Document(FERRIES)
    grounding = Grounding(document, NegotiationBrief)
    gc.disable()
    try:
        grounding.load(ANSWER)
        grounding.finish()
        kept = [weakref.ref(part) for part in (document, *document.frames)]
        del document, grounding
        assert [reference() for reference in kept] == [None] * len(kept)
    finally:
        gc.enable()
