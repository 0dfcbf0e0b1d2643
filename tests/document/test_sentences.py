"""Sentences: lines first, then stops."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.document.lines import split_lines
from summarizer.document.sentences import split_sentences


def cut(text: str) -> list[str]:
    return [text[s.start : s.end] for s in split_sentences(text, split_lines(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pilots reject offer\nThe union said no.", ["Pilots reject offer", "The union said no."]),
        (
            "“The offer will not stay. We’ve resolved 90%,” the official said.",
            ["“The offer will not stay.", "We’ve resolved 90%,” the official said."],
        ),
        ("He called it “a start.” Talks go on.", ["He called it “a start.”", "Talks go on."]),
        ("It ended (at last.) Both left.", ["It ended (at last.)", "Both left."]),
        ("Then silence... Nobody spoke.", ["Then silence...", "Nobody spoke."]),
        ("The law ... is dead.", ["The law ... is dead."]),
        ("The war went on.[12] Nobody won.", ["The war went on.[12]", "Nobody won."]),
        ("See the results here.Read the rest.", ["See the results here.", "Read the rest."]),
    ],
)
def test_a_sentence_ends_at_its_stop_with_the_marks_that_close_it(text: str, expected: list[str]) -> None:
    """Closing quotes, brackets and notes belong to the sentence before; a quotation's inner stops end sentences."""
    assert cut(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Ash met Dr. Birch of the U.S. Senate at 5 p.m. Monday.",
        "J. K. Elm of Elm Inc. said No. 5 cost $4.5 billion.",
        "Sen. Oak (R-Calif.) left Washington, D.C. Monday.",
        "“Why now?” Elm asked.",
        "“Stop!” he said.",
        "Am 3. November kam Dr. Buche.",
        "On Nov. 3 the talks, e.g. those in St. Anne, ended.",
        "Он приехал в г. Москву.",
        "1. The first item",
    ],
)
def test_a_stop_that_ends_no_sentence_cuts_nothing(text: str) -> None:
    """Abbreviations, initials, decimals, ordinals, item numbers and questions before a tag leave one sentence."""
    assert cut(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He is ill. Elm left.", ["He is ill.", "Elm left."]),
        ("They left the U.S. The deal fell.", ["They left the U.S.", "The deal fell."]),
        ("It met at 5 p.m. The vote failed.", ["It met at 5 p.m.", "The vote failed."]),
        ("Non. » Il part. C’est tout.", ["Non. »", "Il part.", "C’est tout."]),
        ("¿Vienen? No lo sé. Adiós.", ["¿Vienen?", "No lo sé.", "Adiós."]),
        ("Τι θέλεις; Δεν ξέρω.", ["Τι θέλεις;", "Δεν ξέρω."]),
        ("谈判失败了。工会说：“不行。”下一步是什么？", ["谈判失败了。", "工会说：“不行。”", "下一步是什么？"]),
        ("「行かない。」と彼は言った。", ["「行かない。」と彼は言った。"]),
        ("we agreed. they left.", ["we agreed.", "they left."]),
    ],
)
def test_the_next_word_decides_where_an_abbreviation_may_end_a_sentence(text: str, expected: list[str]) -> None:
    """Ambiguous stops are read by what follows, in any script."""
    assert cut(text) == expected


WRAPPED = """\
PILOTS REJECT OFFER FROM AIRLINE
The pilots of the airline rejected an offer of a pay rise of four per
cent on Monday, saying that it was too low. The company had raised its
offer twice before. "We will strike from Friday," said the president of
the union, who had led the talks since March.

Talks go on next week. A mediator has been called in by both of the
sides and will begin work on Tuesday.
- the first demand
- the second demand"""


def test_hard_wrapped_text_is_joined_before_it_is_cut() -> None:
    """Line breaks at the right margin end no sentence; headline, blank lines and list marks do."""
    sentences = split_sentences(WRAPPED, split_lines(WRAPPED))
    assert [s.paragraph for s in sentences] == [0, 1, 1, 1, 2, 2, 3, 4]
    texts = [WRAPPED[s.start : s.end] for s in sentences]
    assert texts[0] == "PILOTS REJECT OFFER FROM AIRLINE"
    assert texts[1].endswith("saying that it was too low.")
    assert texts[-1] == "- the second demand"


def test_short_lines_that_are_paragraphs_stay_apart() -> None:
    """An appeal or a list in short lines is not taken for wrapped text."""
    text = "Talks fail\nWe practise what we preach:\nfearless news. We need you.\n- On the ground\n- More\nJoin us."
    assert cut(text) == [
        "Talks fail",
        "We practise what we preach:",
        "fearless news.",
        "We need you.",
        "- On the ground",
        "- More",
        "Join us.",
    ]


def test_ids_count_in_text_order_and_paragraph_is_the_line() -> None:
    """S1, S2, ... over all lines; sentences of one line share its index."""
    text = "Head\n\nOne here. Two here.\nThree."
    sentences = split_sentences(text, split_lines(text))
    assert [(s.id, s.paragraph) for s in sentences] == [("S1", 0), ("S2", 1), ("S3", 1), ("S4", 2)]


@given(
    st.text(alphabet=st.sampled_from("aB .!?…。\"'“”‘’«»()[]\n\r\t;A1-U.S\ud800é中"), max_size=80)
    | st.text(max_size=80)
)
@settings(max_examples=200, deadline=None)
def test_sentences_cover_every_visible_character_once(text: str) -> None:
    """Any string: spans are in order, disjoint, not blank, and lose nothing but white space."""
    sentences = split_sentences(text, split_lines(text))
    position = 0
    kept = []
    for sentence in sentences:
        assert position <= sentence.start < sentence.end <= len(text)
        assert text[sentence.start : sentence.end].strip() == text[sentence.start : sentence.end]
        kept.append(text[sentence.start : sentence.end])
        position = sentence.end
    assert "".join("".join(kept).split()) == "".join("".join(text[s.start : s.end] for s in split_lines(text)).split())


@pytest.mark.parametrize("unit", [".", "A. ", "“a.” ", "a\n", "word ", "Mr. ", "。", ".)"])
def test_a_hundred_thousand_characters_take_a_moment(unit: str) -> None:
    """Linear time: long runs of one pattern are cut within a second."""
    text = unit * (100_000 // len(unit))
    started = time.process_time()
    split_sentences(text, split_lines(text))
    assert time.process_time() - started < 2
