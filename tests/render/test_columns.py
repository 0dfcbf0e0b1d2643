"""Columns take whole words, share what is left, and say when they cannot."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.text import Text

from summarizer.render.columns import column_widths, longest_word

CELLS = st.text(st.sampled_from("abc 語é\n"), max_size=40).map(Text)


@settings(deadline=None, max_examples=200)
@given(st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=4), st.integers(0, 120))
def test_widths_fill_the_line_and_hold_every_word(rows: list[tuple[Text, Text, Text]], available: int) -> None:
    """Together they are the line; each holds the longest word of its column; else there are none."""
    widths = column_widths(rows, available)
    if widths is not None:
        assert sum(widths) == available
        assert all(longest_word(row[n]) <= widths[n] for row in rows for n in range(3))


def test_a_modest_column_gets_what_it_wants_first() -> None:
    """One long name does not keep the short columns from standing on one line."""
    rows = [
        [Text("a name of some length that will have to wrap anyway " * 3), Text("state, mediator"), Text("S1 S2 S3")]
    ]
    assert column_widths(rows, 60) == [37, 15, 8]
