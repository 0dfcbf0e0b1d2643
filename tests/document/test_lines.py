"""Lines and the paragraphs that they make."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.document.layout import paragraphs, wrap_width
from summarizer.document.lines import split_lines


def test_lines_leave_out_blank_ones_and_outer_white_space() -> None:
    """Only lines with something in them are listed."""
    text = "  one \r\n\r\n\ttwo\x0cthree"
    assert [text[line.start : line.end] for line in split_lines(text)] == ["one", "two", "three"]


def test_lines_of_an_unwrapped_text_are_its_paragraphs() -> None:
    """Without signs of wrapping nothing is joined."""
    text = "Headline\n" + "A long paragraph of the report that goes on and on. " * 8 + "\nAnother one."
    lines = split_lines(text)
    assert wrap_width(text, lines) is None
    assert paragraphs(text, lines) == lines


def test_wrapped_lines_join_up_to_the_blank_line() -> None:
    """Quoted mail with lines of about seventy characters becomes two paragraphs."""
    text = (
        "the committee met on Monday and heard a report on the state of the\n"
        "negotiations, which the chair described as difficult but not without\n"
        "hope; members asked for a written account of the open questions by\n"
        "the end of the week.\n"
        "\n"
        "a second meeting is planned for Friday, and the chair will then say\n"
        "whether the offer is accepted or not.\n"
    )
    lines = split_lines(text)
    assert wrap_width(text, lines) is not None
    assert len(paragraphs(text, lines)) == 2


@given(st.text(max_size=200))
@settings(max_examples=150, deadline=None)
def test_paragraphs_hold_every_line_of_any_text(text: str) -> None:
    """Each line lies in exactly one paragraph, and paragraphs keep the order."""
    lines = split_lines(text)
    blocks = paragraphs(text, lines)
    assert [line for line in lines if sum(b.start <= line.start and line.end <= b.end for b in blocks) != 1] == []
    assert list(blocks) == sorted(blocks, key=lambda block: block.start)
