"""Headline, summary and next steps are extracts of the report."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from summarizer.engines.rules.summary import shortened

SEED = (Path(__file__).parents[3] / "seeds" / "us-ukraine-guarantees.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("Pilots reject offer", "Pilots reject offer"),
        (
            "Crews at the ferry line vote to walk out on Thursday night, after the company withdrew its last offer",
            "Crews at the ferry line vote to walk out on Thursday night",
        ),
        ("one two three four five six seven eight nine ten eleven twelve thirteen fourteen of the rest",) * 1
        + ("one two three four five six seven eight nine ten eleven twelve thirteen fourteen",),
    ],
)
def test_headline_is_cut_at_a_clause_border(title: str, short: str) -> None:
    """At most fifteen words, no loose "of" at the end."""
    assert shortened(title) == short


def test_summary_and_next_steps_are_whole_sentences_of_the_report(findings: Callable[..., Any], brief: Any) -> None:
    """Two to four statements, each one sentence of the article, none from the donation block."""
    raw = brief(SEED)
    assert 2 <= len(raw["summary"]) <= 4
    document = findings(SEED).context.document
    for statement in (*raw["summary"], *raw["next_steps"]):
        (sentence_id,) = statement["evidence"]
        sentence = document.sentence(sentence_id)
        assert statement["text"] == " ".join(document.slice(sentence).split())
        assert document.barred_at(sentence.start, sentence.end) is None


def test_dated_plans_are_next_steps_and_forecasts_are_not(brief: Callable[[str], dict[str, Any]]) -> None:
    """An agreed date counts, somebody's guess does not."""
    text = (
        "Ferry talks go on\n"
        "Nordlys Ferries offered the Deckhands Union 3 per cent, and the union rejected the offer.\n"
        "Talks are due to resume on Monday under a mediator.\n"
        "A deal is likely by Friday, the mayor said.\n"
        "Negotiators remain divided over night shifts.\n"
    )
    assert [step["text"] for step in brief(text)["next_steps"]] == [
        "Talks are due to resume on Monday under a mediator."
    ]


def test_the_lead_behind_a_dateline_is_kept(brief: Callable[[str], dict[str, Any]]) -> None:
    """A dateline is barred, the sentence behind it is the lead."""
    raw = brief(
        "Ferry talks stall\n\n"
        "PORT LENA, May 3 (Newsline) - Nordlys Ferries on Friday rejected a demand from the Deckhands Union.\n\n"
        "The two sides remain far apart over night shifts, a mediator said after the talks.\n"
    )
    lead = raw["summary"][0]["text"]
    assert lead.startswith("Nordlys Ferries")
    assert "Newsline" not in lead
