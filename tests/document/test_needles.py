"""Words that are looked for in the chunks of a text, and tables that keep what chunks hold."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.document import chunks
from summarizer.document.chunks import ChunkTable, chunks_of
from summarizer.document.needles import Needles

TEXTS = st.text(alphabet="ab# \n\u00a0", max_size=40)
NEEDLES = st.lists(st.text(alphabet="ab# ", min_size=1, max_size=5).filter(str.strip), max_size=8)


@given(NEEDLES, st.lists(TEXTS, max_size=5))
@settings(max_examples=100, deadline=None)
def test_needles_find_what_a_search_for_each_finds(needles: list[str], texts: list[str]) -> None:
    """Within words, with white space inside or around, and in text after text."""
    sought = Needles(needles)
    assert [sought.held_by(text) for text in texts] == [{n for n in needles if n in text} for text in texts]


@given(TEXTS)
@settings(max_examples=50, deadline=None)
def test_a_text_cut_by_parts_has_the_chunks_of_the_whole(text: str) -> None:
    """The parts of a long text end at spaces."""
    long = text * 3
    whole = set(long.split())
    before, chunks._PART = chunks._PART, 7
    try:
        assert chunks_of(long) == whole
    finally:
        chunks._PART = before


def test_a_table_of_chunks_is_bounded() -> None:
    """Many chunks make a table start anew, and a long one is read again each time."""
    read: list[str] = []

    def length(chunk: str) -> int:
        read.append(chunk)
        return len(chunk)

    table = ChunkTable(length)
    long = "a" * (chunks.MOST_CHARACTERS + 1)
    assert [table[long], table[long]] == [len(long)] * 2
    assert read == [long] * 2
    for number in range(chunks.MOST_CHUNKS + 1):
        assert table[str(number)] == len(str(number))
    assert len(table) == 1
