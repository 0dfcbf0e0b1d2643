"""The embedded engine fills the built-in types, says what it is, and refuses others."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from pydantic import BaseModel

from summarizer.document import Document
from summarizer.engines.protocol import Ask
from summarizer.engines.rules import DRAFT_NOTE, LANGUAGE_NOTE, RulesEngine, why
from summarizer.errors import UsageError
from summarizer.prompting import brief_type
from summarizer.schemas import AttemptKind

SEED = Path(__file__).parents[3] / "seeds" / "us-ukraine-guarantees.txt"


def ask(text: str, type_name: str = "negotiation") -> Ask:
    return Ask(AttemptKind.DRAFT, Document(text), brief_type(type_name))


def test_answer_is_trusted_and_says_that_it_is_a_draft() -> None:
    """A reader can tell a rule-based brief from a model's."""
    answer = RulesEngine().answer(ask(SEED.read_text(encoding="utf-8")))
    assert answer.trusted
    assert answer.notes == (DRAFT_NOTE,)
    assert answer.attempts == ()


def test_asynchronous_answer_is_the_same() -> None:
    """Both faces of the engine give one answer."""
    question = ask(SEED.read_text(encoding="utf-8"))
    engine = RulesEngine()
    assert asyncio.run(engine.aanswer(question)) == engine.answer(question)


def test_unknown_type_is_a_usage_error() -> None:
    """Rules cannot fill a schema that they were not written for."""

    class Recipe(BaseModel):
        """Something else."""

        dish: str

    with pytest.raises(UsageError, match="built-in"):
        RulesEngine().answer(Ask(AttemptKind.DRAFT, Document("Some text."), brief_type(Recipe)))


def test_other_languages_get_quotes_only() -> None:
    """The rules know no German; quotation marks are the same everywhere."""
    text = (
        "Die Werksleitung bietet drei Prozent mehr Lohn\n"
        "Die Leitung des Werks hat der Gewerkschaft eine Erhöhung von drei Prozent und eine Prämie angeboten.\n"
        "„Wir lehnen das Angebot ab, es ist sehr weit von unseren Forderungen entfernt“, sagte die Sprecherin.\n"
    )
    answer = RulesEngine().answer(ask(text))
    assert LANGUAGE_NOTE in answer.notes
    assert answer.raw["offers"] == answer.raw["open_issues"] == answer.raw["next_steps"] == []


def test_every_item_has_a_reason_with_exact_words() -> None:
    """The why of an item points at characters of the article."""
    document = Document(SEED.read_text(encoding="utf-8"))
    answer = RulesEngine().answer(Ask(AttemptKind.DRAFT, document, brief_type()))
    reasons = why(document)
    for section in ("parties", "offers", "open_issues", "quotes"):
        explained = {reason.item for reason in reasons if reason.section == section}
        assert {item["id"] for item in answer.raw[section]} <= explained
    for reason in reasons:
        for words, (start, end) in zip(reason.words, reason.spans, strict=True):
            assert words == " ".join(document.text[start:end].split())
