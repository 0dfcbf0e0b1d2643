"""A brief type that this package has never seen is readable in every face."""

from __future__ import annotations

import io
import subprocess
import sys
from enum import StrEnum
from typing import Any

import pytest
from pydantic import BaseModel
from rich.console import Console

from summarizer.render import render_html, render_json, render_markdown, render_terminal
from summarizer.render.view import Layout
from summarizer.render.views import accounts, view_of
from summarizer.schemas import Attempt, BriefResult, Quotation, Ref, Sentence

TEXT = "The council met. “We will build it,” the mayor said. It will cost 3 million."


class Stage(StrEnum):
    UNDER_DISCUSSION = "under_discussion"


class Person(BaseModel):
    id: str
    name: str


class Cost(BaseModel):
    what: str
    figure: float
    evidence: list[Sentence]


class Plan(BaseModel):
    id: str
    stage: Stage
    claim: str
    owner: Ref[Person]
    costs: list[Cost]
    tags: list[str]
    certain: bool
    extra: dict[str, int]
    evidence: list[Sentence]


class Words(BaseModel):
    passage: Quotation
    speakers: list[Ref[Person]]


class CouncilBrief(BaseModel):
    headline: str
    mood: str
    people: list[Person]
    plans: list[Plan]
    words: list[Words]
    remarks: list[str]
    lead: Sentence


@pytest.fixture
def council() -> BriefResult[CouncilBrief]:
    def span(name: str, start: int, end: int) -> dict[str, Any]:
        return {"id": name, "start": start, "end": end, "text": TEXT[start:end]}

    plan = {
        "id": "L1",
        "stage": "under_discussion",
        "claim": "A bridge is planned.",
        "owner": "mayor",
        "costs": [{"what": "steel", "figure": 3.5, "evidence": [span("S3", 53, 76)]}],
        "tags": ["bridge", "road"],
        "certain": True,
        "extra": {"votes": 7},
        "evidence": [span("S1", 0, 16)],
    }
    brief = {
        "headline": "Council plans a bridge",
        "mood": "calm",
        "people": [{"id": "mayor", "name": "the mayor"}],
        "plans": [plan],
        "words": [{"passage": span("Q1", 18, 35), "speakers": ["mayor"]}],
        "remarks": ["A remark on its own."],
        "lead": span("S1", 0, 16),
    }
    provenance = {
        "engine": "llm",
        "model": "m",
        "type": "council",
        "prompt_sha256": None,
        "schema_sha256": None,
        "version": "1",
    }
    source = {"title": None, "published": None, "sha256": "0" * 64, "chars": len(TEXT), "text": TEXT}
    return BriefResult[CouncilBrief].model_validate(
        {"status": "ok", "brief": brief, "source": source, "provenance": provenance}
    )


def test_lists_become_sections_with_everything_in_them(council: BriefResult[CouncilBrief]) -> None:
    """Fields find their place by type: title, badge, reference by name, nested items, quote with speaker."""
    view = view_of(council)
    assert view.headline == "Council plans a bridge"
    assert [section.title for section in view.sections] == ["People", "Plans", "Words", "Remarks"]
    plan = view.sections[1].cards[0]
    assert (plan.label, plan.title, plan.badges[0].text) == ("L1", "A bridge is planned.", "under discussion")
    assert plan.fact("owner") == "the mayor"
    assert plan.fact("certain") == "yes"
    assert [span.id for span in plan.spans] == ["S1", "S3"]
    words = view.sections[2]
    assert words.layout is Layout.QUOTES
    assert words.cards[0].speakers == ("the mayor",)


def test_every_face_prints_it(council: BriefResult[CouncilBrief]) -> None:
    """No value of a strange brief is lost in any face."""
    console = Console(file=io.StringIO(), width=80)
    render_terminal(council, console)
    terminal = console.file.getvalue()  # type: ignore[attr-defined]  # a StringIO
    for text in (terminal, render_markdown(council), render_html(council), render_json(council)):
        flat = " ".join(text.replace("\\", "").split())
        for value in (
            "Council plans a bridge",
            "calm",
            "A bridge is planned.",
            "steel",
            "3.5",
            "bridge",
            "votes",
            "We will build it,",
        ):
            assert value in flat, value


def test_unknown_costs_are_unknown() -> None:
    """Totals of a ledger say "unknown" or "at least", never zero, where an endpoint did not tell."""
    rows = [
        Attempt(attempt=1, kind="draft", outcome="ok", model="m", input_tokens=1200, output_tokens=10, seconds=1.25),
        Attempt(attempt=2, kind="repair", outcome="ok", model="m", output_tokens=5, seconds=2.0),
    ]
    totals = {fact.label: fact.text for fact in accounts(rows)}
    assert totals["requests"] == "2 (1 draft, 1 repair)"
    assert totals["input tokens"] == "at least 1,200"
    assert totals["output tokens"] == "15"
    assert totals["cost in USD"] == "unknown"
    assert accounts([])[0].text == "none"


def test_importing_the_faces_is_light() -> None:
    """Importing them loads neither rich nor jinja2 nor openai: start-up pays for nothing it does not print."""
    heavy = ("rich", "jinja2", "openai", "instructor", "trafilatura", "pypdf", "markdown_it")
    code = f"import sys, summarizer.render, summarizer.readers; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
