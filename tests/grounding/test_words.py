"""Texts cut into words: what is left out for speed must never hide anything."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.document.amounts import find_amounts, number_values
from summarizer.document.dates import date_keys
from summarizer.grounding.checks import forms
from summarizer.grounding.checks.passages import Passage
from summarizer.grounding.checks.words import Words

PIECES = (
    *"a an one two third half hundred twenty-one 3 16.5 1,200 4.5% $45 billion €3m 2.6 cents week years".split(),
    *"about at least up to more than between and or of the Monday monday May may 14 March 2025 05.03.25 Q3".split(),
    *"this next last nextweek weekend tonight Christmas New Year year mid-May FY2024 3/5/24 six's won't".split(),
    *"cannot union rejected , . ; : ( ) “ ” ’ - – / \n Article No. İ ſix janvier".split(" "),
)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_words_hide_no_figure_and_no_date(text: str) -> None:
    """The look at the words that decides whether to read a text for figures and dates misses none."""
    words = Words(text)
    assert words.numbers == number_values(text)
    assert words.amounts == find_amounts(text)
    assert words.dates == date_keys(text)


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_a_text_prints_its_own_figures_and_dates(text: str) -> None:
    """Whatever a text prints stands in that text as it is, and so do its bounds."""
    words, passage = Words(text), Passage((Words(text),))
    assert passage.prints_figures(words.figures)
    assert passage.prints_bounds(words.figures)
    assert passage.prints_dates(words.dates_read)


@settings(max_examples=200, deadline=None)
@given(TEXTS | st.text(max_size=60))
def test_words_stand_where_they_are_printed(text: str) -> None:
    """The place of each word prints it, letter case and kind of apostrophe aside."""
    words = Words(text)
    assert len(words.places) == len(words.forms)
    for form, (start, end) in zip(words.forms, words.places, strict=True):
        assert text[start:end].replace("’", "'").lower() == form.lower


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("a fee of $5 and no more.", {("$", "5"): {""}}),
        ("at least 9 per cent, or 9 per cent", {("9", "per", "cent"): {"at least", ""}}),
        ("between £190m and £200m", {("between", "£", "190", "m", "and", "£", "200", "m"): {""}}),
        ("the two and a half years", {("two", "and", "a", "half", "years"): {""}}),
        ("nothing to count", {}),
    ],
)
def test_figures_keep_what_may_change_them(text: str, figures: dict[tuple[str, ...], set[str]]) -> None:
    """Signs, units and the other end of a range belong to a figure, the words of its sentence do not."""
    assert Words(text).figures == figures


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("the firm will not pay, and the union waits", [["pay"]]),
        ("they have no food, water or medicine", [["food", "water", "medicine"]]),
        ("it will not sign anything without a fee", [["sign", "anything"], ["fee"]]),
        ("there will be no buses after drivers threw it out", [["buses"]]),
        ("the raiders were never ours", [["raiders"]]),
        ("no later than Friday", []),
    ],
)
def test_a_negation_has_a_scope(text: str, denied: list[list[str]]) -> None:
    """It ends at another statement, not at a comma of a list."""
    words = Words(text)
    assert [[words.forms[at].lower for at in scope] for _, scope in words.denied] == denied


def test_unarmed_observers_are_observers() -> None:
    """A word that only describes the next denies nothing; one that is said of something does."""
    assert Words("sixty unarmed observers").denials == ()
    assert Words("the offer is unacceptable").denials == (3,)


def test_the_tables_of_forms_stay_small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Other words without end need no memory without end."""
    monkeypatch.setattr(forms, "MOST_FORMS", 50)
    table = forms._CHUNKS  # its size is what is promised
    table.clear()
    for number in range(300):
        forms.cut(f"word{number} {'x' * 1000}{number}")
        assert len(table) <= 50
