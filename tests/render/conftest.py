"""Results to print: the contract's example, and one whose every text is hostile."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from summarizer.schemas import BriefResult, NegotiationBrief

EXAMPLE = Path(__file__).parents[1] / "contract" / "example.json"
HOSTILE = (
    "</script><script>alert(1)</script><!--]]> & &amp; {{7*7}} {% x %} \r\nA\rB\r\n\n\f\x0b\x01\x1b[31mred\x1b]0;t\x07 "
    "\x00 \x85\x9b31m\u2028x \u202eevil\u202c \u2066שלום 👩‍👩‍👧‍👦 e\u0301 | `code` **b** [l](javascript:1) "
    "<img src=x onerror=alert(1)> $5 # \\ ' \" \ttab\n\n  https://a.example www.a.example end"
)


@pytest.fixture
def example() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(EXAMPLE.read_text("utf-8"))
    return loaded


@pytest.fixture
def result(example: dict[str, Any]) -> BriefResult[NegotiationBrief]:
    return BriefResult[NegotiationBrief].model_validate(example)


@pytest.fixture
def failed(example: dict[str, Any]) -> BriefResult[NegotiationBrief]:
    finding = {"code": "endpoint_timeout", "severity": "error", "message": "No answer came in time."}
    return BriefResult[NegotiationBrief].model_validate(
        {**example, "status": "failed", "brief": None, "findings": [finding]}
    )


@pytest.fixture
def hostile() -> Callable[[str], BriefResult[NegotiationBrief]]:
    return hostile_result


def hostile_result(text: str = HOSTILE) -> BriefResult[NegotiationBrief]:
    """A result about `text` that holds its beginning wherever a brief can hold text."""
    words = text[:400]

    def span(start: int, end: int, name: str) -> dict[str, Any]:
        start, end = min(start, len(text)), min(end, len(text))
        return {"id": name, "start": start, "end": end, "text": text[start:end]}

    offer = {
        "id": "O1",
        "kind": "offer",
        "made_by": ['p"<'],
        "made_to": ["absent"],
        "according_to": None,
        "text": words,
        "conditions": [words],
        "amounts": [{"text": words}],
        "deadline": words,
        "status": "unclear",
        "evidence": [span(2, 7, "S1"), span(5, 40, "S2")],
    }
    party = {
        "id": 'p"<',
        "name": words,
        "aliases": [words],
        "kind": "person",
        "role": "principal",
        "represents": None,
        "title": words,
        "evidence": [span(0, len(text), "S1")],
    }
    quotes = [
        {
            "id": f"U{n}",
            "passage": span(n, 30 - n, f"Q{n}"),
            "speakers": ['p"<'],
            "kind": "full",
            "repeats": None,
            "about": ["O1"],
        }
        for n in (1, 2, 3)
    ]
    brief = {
        "headline": words,
        "summary": [{"text": words, "evidence": [span(0, len(text), "S1")]}],
        "parties": [party],
        "offers": [offer],
        "open_issues": [],
        "quotes": quotes,
        "next_steps": [],
    }
    finding = {"code": "code", "severity": "warning", "message": words, "spans": [span(0, 9, "S1")], "item": "O1"}
    return BriefResult[NegotiationBrief].model_validate(
        {
            "status": "partial",
            "brief": brief,
            "source": {
                "title": words,
                "published": None,
                "sha256": "0" * 64,
                "chars": len(text),
                "text": text,
                "name": words,
            },
            "dropped": [{"section": words, "code": "code", "message": words, "item": {"text": words}}],
            "findings": [finding],
            "provenance": {
                "engine": "rules",
                "model": words,
                "type": "negotiation",
                "prompt_sha256": None,
                "schema_sha256": None,
                "version": "1",
            },
        }
    )
