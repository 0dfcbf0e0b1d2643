"""Dates and days as printed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.document.dates import date_keys, find_dates


def read(text: str) -> list[tuple[str, str | None]]:
    return [(text[d.start : d.end], d.iso) for d in find_dates(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("said Monday that", [("Monday", None)]),
        ("by Friday", [("Friday", None)]),
        ("on Monday, 15 March 2026, in", [("Monday, 15 March 2026", "2026-03-15")]),
        ("Nov. 3, 2025", [("Nov. 3, 2025", "2025-11-03")]),
        ("on 3 November", [("3 November", None)]),
        ("2026-03-15", [("2026-03-15", "2026-03-15")]),
        ("15/03/2026", [("15/03/2026", "2026-03-15")]),
        ("3/4/2025", [("3/4/2025", None)]),
        ("31 February 2025", [("31 February 2025", None)]),
        ("3 novembre 2025", [("3 novembre 2025", "2025-11-03")]),
        ("3 de noviembre de 2025", [("3 de noviembre de 2025", "2025-11-03")]),
        ("3. November 2025", [("3. November 2025", "2025-11-03")]),
        ("talks next week or this weekend", [("next week", None), ("this weekend", None)]),
        ("by the end of 2026", [("2026", None)]),
        ("since May", [("May", None)]),
        ("before Christmas", [("Christmas", None)]),
        ("on New Year’s Eve", [("New Year’s Eve", None)]),
        ("in FY2024", [("FY2024", None)]),
    ],
)
def test_dates_are_found_as_printed(text: str, expected: list[tuple[str, str | None]]) -> None:
    """iso stands only where day, month, year and their order are printed and real."""
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "They may have left",
        "They march on",
        "May they succeed",
        "Theresa May resigned; the deal by May fell",
        "the Good Friday Agreement",
        "the Sunday Times",
        "more than 2000 left",
        "2000 troops",
        "page 1945.3",
        "a second look",
    ],
)
def test_words_and_numbers_that_only_look_like_dates_are_left(text: str) -> None:
    """Verbs, names, papers and counts are no dates."""
    assert read(text) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("by Friday, Nov. 3", "until Friday 3 November"),
        ("the following week", "next week"),
        ("15 March 2026", "2026-03-15"),
        ("the weekend", "this weekend"),
        ("Sept. 2025", "September 2025"),
    ],
)
def test_one_date_in_two_notations_has_the_same_keys(first: str, second: str) -> None:
    """A claim may print a date otherwise than its evidence does."""
    assert date_keys(first) == date_keys(second)


def test_another_day_has_other_keys() -> None:
    """What the date check must catch."""
    assert not date_keys("on Tuesday") <= date_keys("said Monday")
    assert not date_keys("4 November") <= date_keys("Nov. 3")
    assert date_keys("no date") == frozenset()


@given(
    st.text(alphabet=st.sampled_from("0123456789/.-, MarchMayonthe next week()Mondayst\n"), max_size=60)
    | st.text(max_size=80)
)
@settings(max_examples=200, deadline=None)
def test_dates_of_any_string_are_disjoint_slices(text: str) -> None:
    """Offsets hold, nothing overlaps, nothing raises."""
    position = 0
    for date in find_dates(text):
        assert position <= date.start < date.end <= len(text)
        position = date.end
    date_keys(text)
