"""Joining the answers about the windows of a long document."""

from __future__ import annotations

from typing import Any

from summarizer.grounding import AnswerMerger
from summarizer.schemas import NegotiationBrief


def party(identity: str, name: str, *evidence: str, **more: Any) -> dict[str, Any]:
    base = {"aliases": [], "kind": "organization", "role": "principal", "represents": None, "title": None}
    return {"id": identity, "name": name, **base, **more, "evidence": list(evidence)}


def offer(identity: str, text: str, maker: str, *evidence: str, status: str = "proposed") -> dict[str, Any]:
    return {
        "id": identity,
        "kind": "offer",
        "made_by": [maker],
        "made_to": [],
        "according_to": None,
        "text": text,
        "conditions": [],
        "amounts": [],
        "deadline": None,
        "status": status,
        "evidence": list(evidence),
    }


def quote(identity: str, passage: str, speaker: str, about: list[str]) -> dict[str, Any]:
    return {"id": identity, "passage": passage, "speakers": [speaker], "kind": "full", "repeats": None, "about": about}


def merged(*answers: dict[str, Any]) -> dict[str, Any]:
    empty: dict[str, Any] = {
        name: [] for name in ("summary", "parties", "offers", "open_issues", "quotes", "next_steps")
    }
    merger = AnswerMerger(NegotiationBrief)
    for answer in answers:
        merger.add({"headline": "Talks", **empty, **answer})
    return merger.merged()


def test_one_party_under_two_ids_is_one_and_references_follow() -> None:
    """A printed name or alias makes two items one; offers of the second window point at the first's id."""
    first = {"parties": [party("union", "dock workers' union", "S1", aliases=["the union"])]}
    second = {
        "parties": [party("dockers", "The dock workers' union", "S9", aliases=["DWU"])],
        "offers": [offer("O1", "A strike pause.", "dockers", "S9")],
    }
    result = merged(first, second)
    assert [p["id"] for p in result["parties"]] == ["union"]
    assert result["parties"][0]["evidence"] == ["S1", "S9"]
    assert "DWU" in result["parties"][0]["aliases"]
    assert result["offers"][0]["made_by"] == ["union"]


def test_two_unnamed_sources_stay_two() -> None:
    """The same description in two windows is no identity, unless the model says so by using the known id."""
    first = {"parties": [party("official", "a senior official", "S1", kind="unnamed")]}
    again = {"parties": [party("official", "a senior official", "S9", kind="unnamed")]}
    other = {"parties": [party("official-b", "a senior official", "S9", kind="unnamed")]}
    assert len(merged(first, again)["parties"]) == 1
    assert len(merged(first, other)["parties"]) == 2


def test_equal_ids_of_different_items_are_told_apart() -> None:
    """Both windows call their first offer O1; references keep to their own."""
    first = {
        "parties": [party("union", "dock workers' union", "S1")],
        "offers": [offer("O1", "A pay rise of 4%.", "union", "S2")],
        "quotes": [quote("U1", "Q1", "union", ["O1"])],
    }
    second = {
        "parties": [party("union", "dock workers' union", "S9")],
        "offers": [offer("O1", "Free parking at the harbour.", "union", "S9")],
        "quotes": [quote("U1", "Q7", "union", ["O1"])],
    }
    result = merged(first, second)
    assert [(o["id"], o["text"]) for o in result["offers"]] == [
        ("O1", "A pay rise of 4%."),
        ("O2", "Free parking at the harbour."),
    ]
    assert [(q["id"], q["passage"], q["about"]) for q in result["quotes"]] == [
        ("U1", "Q1", ["O1"]),
        ("U2", "Q7", ["O2"]),
    ]


def test_what_stands_in_the_overlap_of_two_windows_is_listed_once() -> None:
    """Shared evidence and wording make one offer, a shared passage one quote; a later status is taken over."""
    first = {
        "parties": [party("union", "dock workers' union", "S1")],
        "offers": [offer("O1", "The union offers to pause the strike.", "union", "S5", status="proposed")],
        "quotes": [quote("U1", "Q3", "union", [])],
    }
    second = {
        "parties": [party("union", "dock workers' union", "S5")],
        "offers": [offer("O1", "The union offers to pause its strike.", "union", "S5", "S8", status="rejected")],
        "quotes": [quote("U1", "Q3", "union", ["O1"])],
    }
    result = merged(first, second)
    assert [(o["id"], o["status"], o["evidence"]) for o in result["offers"]] == [("O1", "rejected", ["S5", "S8"])]
    assert [(q["id"], q["about"]) for q in result["quotes"]] == [("U1", ["O1"])]


def test_the_summary_stays_short() -> None:
    """Ten windows with two sentences each make a summary of four, from the first windows' first sentences."""
    answers = [{"summary": [{"text": f"w{n}.{k}", "evidence": [f"S{n}"]} for k in range(2)]} for n in range(10)]
    assert [sentence["text"] for sentence in merged(*answers)["summary"]] == ["w0.0", "w1.0", "w2.0", "w3.0"]
