"""A transcript that is read in windows: everything once, everybody the same person all through."""

from __future__ import annotations

import importlib
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from summarizer.document import Document
from summarizer.prompting import windows_of
from summarizer.schemas import RunStatus

BENCHMARKS = Path(__file__).parent.parent / "evals" / "benchmarks"
WINDOW = 2_000


@pytest.fixture(scope="module")
def benchmark() -> Any:
    """The benchmark of long documents, whose played model answers what stands in both of two windows twice."""
    sys.path.insert(0, str(BENCHMARKS))
    try:
        return importlib.import_module("long")
    finally:
        sys.path.remove(str(BENCHMARKS))


def test_a_transcript_in_windows_is_one_brief(benchmark: Any) -> None:
    """Nothing is lost or listed twice at a border, and surnames keep the party that an earlier window named in full."""
    made, reader = benchmark.transcript(40_000), benchmark.Reader()
    windows = windows_of(Document(made.text), WINDOW)
    assert len(windows) > 5
    assert all(window.overlap > 0 for window in windows[1:])
    result = benchmark.read(made, WINDOW, reader)
    brief = result.brief
    assert result.status is RunStatus.OK
    assert reader.asked == len(result.ledger) == len(windows)
    passages = Counter((quote.passage.start, quote.passage.end) for quote in brief.quotes)
    assert len(passages) == len(brief.quotes) == len(made.speakers)
    assert len({(offer.text, offer.evidence[0].id) for offer in brief.offers}) == len(brief.offers) == made.offers
    names = {party.id: party.name for party in brief.parties}
    assert sorted(names.values()) == sorted(benchmark.CAST.values())
    told = {quote.passage.text: [names[speaker] for speaker in quote.speakers] for quote in brief.quotes}
    for number, speakers in benchmark.numbered(told):
        assert speakers == [benchmark.CAST[made.speakers[number]]]
