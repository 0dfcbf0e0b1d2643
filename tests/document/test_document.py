"""The container of all annotations."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.document import Document

SEED = Path(__file__).parents[2] / "seeds" / "us-ukraine-guarantees.txt"


def test_the_seed_bars_its_appeal_and_nothing_else() -> None:
    """The block from "Give the gift" to "Save democracy" is one run of barred lines."""
    document = Document(SEED.read_text(encoding="utf-8"))
    first = document.text.index("Give the gift of hope")
    last = document.text.index("Save democracy.") + len("Save democracy.")
    assert document.barred[0].start == first
    assert document.barred[-1].end == last
    between = [line for line in document.lines if first <= line.start < last]
    assert all(document.barred_at(line.start, line.end) for line in between)


def test_the_seed_is_cut_into_sentences_of_its_paragraphs() -> None:
    """Headline, lead and the two sentences of the first quotation stand apart."""
    document = Document(SEED.read_text(encoding="utf-8"))
    texts = [document.slice(sentence) for sentence in document.sentences]
    assert texts[0].endswith("Peace Deal Near")
    assert "“The offer for these guarantees will not be on the table forever." in texts
    assert "We’ve resolved 90% of the issues between Russia and Ukraine,” the official said." in texts
    assert document.language == "en"


def test_the_seed_gives_its_figures_and_days() -> None:
    """Money, percentage, duration and days of the report are read."""
    document = Document(SEED.read_text(encoding="utf-8"))
    assert {"$45 billion", "90%", "four years"} <= {document.slice(amount) for amount in document.amounts}
    assert {"this weekend", "Monday", "Christmas"} <= {document.slice(date) for date in document.dates}


WRAPPED = """Port Pilots Turn Down a Second Offer and Ask for More Time From
the Harbour Board

The pilots of the northern port on Tuesday turned down an offer of
four per cent that the harbour board had tabled in the afternoon.

"We have read every page of the offer and we have found nothing that
we could take home to our members," Anna Birch, the president of Elm
Pilots Association, said after the meeting. "We are tired of pages.

"We want a number that begins with a six," she said.

The board answered that it would `gladly' look at the second year and
that a reply could be expected on Friday.
"""


def test_quotations_and_names_run_over_the_breaks_of_wrapped_lines() -> None:
    """A fixed width cuts no passage, no name and no headline; re-opened marks still join."""
    document = Document(WRAPPED)
    passages = [" ".join(document.slice(quotation).split()) for quotation in document.quotations]
    assert passages[0].endswith("take home to our members,")
    assert passages[1] == 'We are tired of pages. "We want a number that begins with a six,'
    assert {"Anna Birch", "Elm Pilots Association"} <= {entity.name for entity in document.entities}
    assert [a.entity for a in document.attributions[:2]] == ["anna-birch", "anna-birch"]
    assert document.title == "Port Pilots Turn Down a Second Offer and Ask for More Time From the Harbour Board"


def test_running_text_keeps_every_offset() -> None:
    """Breaks inside a paragraph become spaces, those between paragraphs stay."""
    document = Document(WRAPPED)
    assert len(document.running_text) == len(document.text)
    assert document.running_text.split() == document.text.split()
    assert document.running_text.count("\n\n") == document.text.count("\n\n")
    assert Document("one\ntwo").running_text == "one\ntwo"


@given(st.text(max_size=200))
@settings(max_examples=100, deadline=None)
def test_annotations_of_any_text_are_slices_of_it(text: str) -> None:
    """Sentences, marks, amounts and dates keep within the text and are never empty."""
    document = Document(text)
    for span in (*document.sentences, *document.barred, *document.amounts, *document.dates):
        assert 0 <= span.start < span.end <= len(text)
        assert document.slice(span)
