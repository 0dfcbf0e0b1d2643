"""Lines that a typesetter broke become paragraphs again."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.readers.wrapping import join_pages

WRAPPED = [
    "The harbour pilots' union on Tuesday rejected the port",
    "authority's offer of a 4% rise over two years, and nego-",
    "tiations will resume on Friday after a long-term plan is",
    "agreed.",
    "The authority did not comment.",
]


def test_wrapped_lines_join_and_paragraphs_stay_apart() -> None:
    """A line that could have taken the next word ends its paragraph; hyphenation is undone."""
    text, left_out = join_pages([WRAPPED])
    assert text.splitlines() == [
        (
            "The harbour pilots' union on Tuesday rejected the port authority's offer of a 4% rise over two years, and "
            "negotiations will resume on Friday after a long-term plan is agreed."
        ),
        "The authority did not comment.",
    ]
    assert left_out == 0


def test_a_compound_keeps_its_hyphen() -> None:
    """A word that the text writes with a hyphen elsewhere keeps it at a line end; names and numbers always do."""
    text, _ = join_pages(
        [["They want a plan for the long-", "term and a long-term pact with the Anglo-", "American firm."]]
    )
    assert text == "They want a plan for the long-term and a long-term pact with the Anglo-American firm.\n"


def test_running_heads_and_page_numbers_go() -> None:
    """Lines that stand at the edge of most pages, and lone page numbers, are left out and counted."""
    pages = [
        ["The Daily Port", f"{name} paragraph of the story stands here.", f"Page {n} of 3"]
        for n, name in enumerate("ABC")
    ]
    text, left_out = join_pages(pages)
    assert "Daily" not in text
    assert "Page" not in text
    assert left_out == 6


def test_a_paragraph_runs_over_a_page() -> None:
    """The end of a page is no end of a paragraph."""
    text, _ = join_pages([["A sentence that goes on over", "1"], ["the page and ends there now.", "2"]])
    assert text == "A sentence that goes on over the page and ends there now.\n"


@settings(deadline=None, max_examples=60)
@given(st.lists(st.lists(st.text("ab -.•1\u00ad", max_size=12).map(str.strip), max_size=6), max_size=4))
def test_no_letter_is_invented_or_reordered(pages: list[list[str]]) -> None:
    """Joining keeps the letters of the lines that stay, in their order."""
    text, left_out = join_pages(pages)
    before = "".join(char for page in pages for line in page for char in line if char in "ab")
    assert "".join(char for char in text if char in "ab") == before or left_out
