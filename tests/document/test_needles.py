"""Words that are looked for in the chunks of a text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.document import needles as module
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
def test_a_long_text_is_cut_at_spaces(text: str) -> None:
    """No chunk is cut in two where a text is read by parts."""
    before, module._PART = module._PART, 7
    try:
        assert module._chunks_of(text * 3) == set((text * 3).split())
    finally:
        module._PART = before


def test_the_table_of_chunks_is_bounded() -> None:
    """Many chunks make the table start anew, and a long one is not kept."""
    sought = Needles(["a"])
    long = "a" * (module.MOST_CHARACTERS + 1)
    assert sought.held_by(long) == {"a"}
    assert long not in sought._chunks
    sought.held_by(" ".join(map(str, range(module.MOST_CHUNKS + 1))))
    assert len(sought._chunks) == 1
