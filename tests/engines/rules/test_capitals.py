"""Articles that are set in capitals alone."""

from __future__ import annotations

import time

from summarizer import Settings, summarize
from summarizer.document import Document
from summarizer.engines.rules.capitals import with_small_letters

ARTICLE = (
    "BALLOT DUE ON PAY OFFER\n"
    "PORT OPERATOR ELMPORT OFFERED A RAISE OF 4 PERCENT ON MONDAY, WHICH THE PILOTS' UNION REJECTED.\n"
    "“WE WILL NOT GO BELOW SIX,” SAID UNION LEADER ANNA BIRCH.\n"
    "ELMPORT SPOKESMAN CARL ASH SAID FRANCE HAD BEEN TOLD.\n"
)


def test_names_speakers_and_offers_are_told_from_the_words_around_them() -> None:
    """They are found as in any other article, and printed as this one prints them."""
    brief = summarize(ARTICLE, settings=Settings(engine="rules")).brief
    assert {"ELMPORT", "ANNA BIRCH", "CARL ASH"} <= {party.name for party in brief.parties}
    names = {party.id: party.name for party in brief.parties}
    (quote,) = brief.quotes
    assert [names[speaker] for speaker in quote.speakers] == ["ANNA BIRCH"]
    assert all(offer.text in ARTICLE for offer in brief.offers)
    assert {names[maker] for offer in brief.offers for maker in offer.made_by} == {"ELMPORT"}


def test_small_letters_keep_every_offset() -> None:
    """The text that the rules read has the same sentences and passages at the same places."""
    printed, read = Document(ARTICLE), with_small_letters(Document(ARTICLE))
    assert read.text.upper() == ARTICLE
    assert "Anna Birch" in read.text
    assert "offered a raise of 4 percent on Monday" in read.text
    assert [(s.id, s.start, s.end) for s in read.sentences] == [(s.id, s.start, s.end) for s in printed.sentences]


def test_other_articles_are_read_as_they_are() -> None:
    """A headline in capitals over a report in small letters changes nothing."""
    document = Document("PILOTS REJECT OFFER\nThe union rejected the port's offer of 4% on Monday.")
    assert with_small_letters(document) is document


def test_long_texts_in_capitals_take_linear_time() -> None:
    """A hundred thousand characters are read within a moment."""
    started = time.process_time()
    with_small_letters(Document("PRESIDENT ELM BIRCH SAID. " * 4_000))
    assert time.process_time() - started < 6
