"""Whole pages in the manner of many outlets: what is marked ⟦so⟧ is furniture or planted, all else is report."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarizer.document.barred import find_barred
from summarizer.document.lines import split_lines

PAGES = sorted((Path(__file__).parent / "pages").glob("*.txt"))
LEAST_FOUND = 0.85  # share of a page's marked characters; some labels and captions look like the report


def read(page: Path) -> tuple[str, set[int]]:
    """The page without its marks, and the offsets of the characters (white space apart) that stood in them."""
    characters: list[str] = []
    marked: set[int] = set()
    inside = False
    for character in page.read_text(encoding="utf-8"):
        if character in "⟦⟧":
            inside = character == "⟦"
            continue
        if inside and not character.isspace():
            marked.add(len(characters))
        characters.append(character)
    return "".join(characters), marked


def barred(text: str) -> set[int]:
    marks = find_barred(text, split_lines(text))
    return {at for mark in marks for at in range(mark.start, mark.end) if not text[at].isspace()}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_nothing_of_the_report_is_barred(page: Path) -> None:
    """Headlines, standfirsts, summaries, quotations and report that resembles furniture stay."""
    text, marked = read(page)
    wrong = {text.count("\n", 0, at) for at in barred(text) - marked}
    assert [text.splitlines()[number] for number in sorted(wrong)] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_furniture_of_a_page_is_barred(page: Path) -> None:
    """Nearly all of what belongs to the page is found, planted orders whole."""
    text, marked = read(page)
    found = len(barred(text) & marked)
    assert found >= LEAST_FOUND * len(marked)
    if page.stem.startswith("planted"):
        assert found == len(marked)
