"""Ids become exact spans of the article, or errors that say why not."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.document import Document
from summarizer.grounding.pointers import DocumentPointers
from summarizer.schemas import PointerError, Span

TEXT = (
    "Talks near an end\n"
    "“We will not go below 6%,” the union said. It asked for “more, more and more” pay.\n"
    "The other side ‘never” answered the letter of the union of the town.\n"
)


def pointers(text: str = TEXT) -> DocumentPointers:
    return DocumentPointers(Document(text))


def error(kind: str, pointer: str, text: str = TEXT) -> str:
    with pytest.raises(PointerError) as caught:
        pointers(text).resolve(kind, pointer)  # type: ignore[arg-type] # a literal
    return caught.value.code


@pytest.mark.parametrize("written", ["S2", " S2 ", "[S2]", "(S2)", "[ S2 ]"])
def test_ids_may_wear_brackets_and_spaces(written: str) -> None:
    """Models write ids as the prompt printed them, or with a bracket around."""
    assert pointers().resolve("sentence", written).text == "“We will not go below 6%,” the union said."


@pytest.mark.parametrize("written", ["", "S", "S0", "S99", "s2", "Q1", "S2 S3", "S2.", "S" + "1" * 40, "two", "\x00"])
def test_no_other_id_is_a_sentence(written: str) -> None:
    """Nothing is guessed: what is no id of the article is an error."""
    assert error("sentence", written) == "unknown_sentence"


def test_quotations_by_id_are_copied() -> None:
    """A Q id stands for the characters between the marks."""
    assert pointers().resolve("quotation", "Q1").text == "We will not go below 6%,"
    assert error("quotation", "Q99") == "unknown_quotation"
    assert error("quotation", "We will not go below 6%,") == "unknown_quotation"


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("S4: never ... letter", "never” answered the letter"),
        ("S4: “Never” … letter", None),
        ("S4: never answered the letter", "never” answered the letter"),
        ("S2: “We will ... 6%,”", "We will not go below 6%,"),
        ("S2: “We will ... 6%”", "We will not go below 6%"),
        ("S2-S3: We will […] and more", "We will not go below 6%,” the union said. It asked for “more, more and more"),
    ],
)
def test_a_passage_is_found_by_its_ends(written: str, text: str | None) -> None:
    """Both ends stand there letter by letter, marks and spaces aside; what lies between is copied."""
    if text is None:
        assert error("quotation", written) == "unknown_passage"
    else:
        assert pointers().resolve("quotation", written).text == text


@pytest.mark.parametrize(
    "written",
    [
        "S3: more ... pay",  # its first words stand there three times
        "S4: the ... town",
        "S4: town ... never",  # the wrong way round
        "S4: answer ... letter",  # half a word
        "S4: ... letter",
        "S4: ,,, ... !!!",
        "S4: a ... b ... c",
        "S4:",
        "S4: " + "x" * 5000,
    ],
)
def test_an_unclear_passage_is_an_error(written: str) -> None:
    """An end that is missing, repeated or cut off decides nothing."""
    if written == "S4: ... letter":
        assert pointers().resolve("quotation", written).text == "letter"
    else:
        assert error("quotation", written) == "unknown_passage"


def test_furniture_cannot_be_cited() -> None:
    """A barred sentence is an error with its reason, a barred part is left out of the span."""
    text = "Talks near an end\nThe two sides met on Monday.\nSign up for our newsletter!\nThey will meet again.\n"
    document = Document(text)
    furniture = next(s for s in document.sentences if document.slice(s).startswith("Sign up"))
    assert document.barred_at(furniture.start, furniture.end) is not None
    assert error("sentence", furniture.id, text) == "barred_evidence"
    assert error("quotation", f"{furniture.id}: Sign ... newsletter", text) == "barred_evidence"


def test_a_hostile_passage_costs_linear_time() -> None:
    """Repetitive letters and repetitive words do not make the search quadratic."""
    for unit, wanted in (("a", "a" * 1900), ("ab ", "ab" * 900 + "a")):
        text = "Heading\n" + unit * (200_000 // len(unit)) + "\n"
        begun = time.perf_counter()
        assert error("quotation", f"S2: {wanted}", text) in {"unknown_passage", "barred_evidence"}
        assert time.perf_counter() - begun < 5


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300), st.text(max_size=40))
def test_any_pointer_gives_a_real_span_or_a_pointer_error(text: str, written: str) -> None:
    """On any text and any id: the article's own characters, or `PointerError`."""
    found = DocumentPointers(Document(text))
    for kind in ("sentence", "quotation"):
        for pointer in (written, f"S1: {written}", "S1", "Q1", f"S1-S3: {text[:5]} ... {text[-5:]}"):
            try:
                span = found.resolve(kind, pointer)  # type: ignore[arg-type] # a literal
            except PointerError:
                continue
            assert isinstance(span, Span)
            assert span.text == text[span.start : span.end]
