"""Quotes point at the passages of the document and keep their speakers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from summarizer.document import Document
from summarizer.engines.rules.quotes import repetitions

SEED = (Path(__file__).parents[3] / "seeds" / "us-ukraine-guarantees.txt").read_text(encoding="utf-8")


def test_seed_has_eleven_quotes_with_speakers(brief: Callable[[str], dict[str, Any]]) -> None:
    """Every quote of the sample article is there and has one speaker."""
    quotes = brief(SEED)["quotes"]
    assert len(quotes) == 11
    assert all(len(quote["speakers"]) == 1 for quote in quotes)


def test_same_words_again_are_a_repetition() -> None:
    """A later quote that prints the words of an earlier one points back to it."""
    document = Document(
        "Deal near\n“The offer will not be on the table forever,” she said.\n"
        "“The offer will not be on the table forever,” he said.\n"
    )
    first, second = document.quotations
    assert repetitions(document, [first, second]) == {second.id: first.id}


def test_a_man_of_a_state_is_not_the_state(brief: Callable[[str], dict[str, Any]]) -> None:
    """ "The Chadian said" goes back to the nameless Chadian source, never to Chad."""
    raw = brief(
        "Talks on prisoners go on\nTalks between Chad and the rebels went on in Muscat on Friday.\n"
        "The list is too long, according to a Chadian official close to the delegation.\n"
        "“There are names on it that no minister can sign for,” the Chadian said.\n"
    )
    kinds = {party["id"]: party["kind"] for party in raw["parties"]}
    (quote,) = raw["quotes"]
    assert [kinds[speaker] for speaker in quote["speakers"]] == ["unnamed"]
