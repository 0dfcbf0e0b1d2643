"""Amounts as printed, and the numbers of any string."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.document.amounts import find_amounts, number_values, parse_amount
from summarizer.document.model import AmountKind


def read(text: str) -> list[tuple[str, str, float, str | None]]:
    return [(text[a.start : a.end], a.kind.value, a.value, a.currency or a.unit) for a in find_amounts(text)]


@pytest.mark.parametrize(
    ("text", "printed", "value", "currency"),
    [
        ("worth $45 billion a year", "$45 billion", 45e9, "USD"),
        ("about US$ 4bn", "US$ 4bn", 4e9, "USD"),
        ("paid €1.2m", "€1.2m", 1.2e6, "EUR"),
        ("45 billion dollars", "45 billion dollars", 45e9, "USD"),
        ("a £30-a-share bid", "£30", 30.0, "GBP"),
        ("Rs 500 crore", "Rs 500 crore", 5e9, "INR"),
        ("a $4.1-billion loan", "$4.1-billion", 4.1e9, "USD"),
        ("500,000 Canadian dollars", "500,000 Canadian dollars", 5e5, "CAD"),
        ("4,5 Mrd. €", "4,5 Mrd. €", 4.5e9, "EUR"),
        ("1 500 000 euros", "1 500 000 euros", 1.5e6, "EUR"),
        ("two hundred million pounds", "two hundred million pounds", 2e8, "GBP"),
        ("50 pesos", "50 pesos", 50.0, None),
    ],
)
def test_money_is_read_with_its_scale_and_currency(text: str, printed: str, value: float, currency: str | None) -> None:
    """The span is as printed, the value in whole units of the currency."""
    assert [(p, k, v, c) for p, k, v, c in read(text) if k == "money"] == [(printed, "money", value, currency)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a 4% rise", ("4%", "percent", 4.0, "%")),
        ("4 per cent", ("4 per cent", "percent", 4.0, "%")),
        ("a four percent rise", ("four percent", "percent", 4.0, "%")),
        ("0.5 percentage points", ("0.5 percentage points", "percent", 0.5, "percentage point")),
        ("more than 100 journalists", ("100", "count", 100.0, None)),
        ("two hundred people", ("two hundred", "count", 200.0, None)),
        ("1,200 troops", ("1,200", "count", 1200.0, None)),
        ("a dozen jets", ("a dozen", "count", 12.0, None)),
        ("for two years", ("two years", "duration", 2.0, "year")),
        ("within a week", ("a week", "duration", 1.0, "week")),
        ("a 60-day truce", ("60-day", "duration", 60.0, "day")),
        ("35 working hours", ("35 working hours", "duration", 35.0, "hour")),
        ("a year and a half", ("a year and a half", "duration", 1.5, "year")),
    ],
)
def test_percentages_counts_and_durations_are_told_apart(
    text: str, expected: tuple[str, str, float, str | None]
) -> None:
    """Figures in digits and in words carry their unit."""
    assert read(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "in 2024",
        "on 3 November",
        "at 10:30",
        "at 5 p.m.",
        "a 45-year-old",
        "Anna Birch, 58, who leads the union",
        'an id="672151859491016704"',
        "Article 5",
        "the G7",
        "an F-16",
        "twice a week",
        "the 10th round",
        "dozens of people",
        "one official",
        "1. First item",
    ],
)
def test_what_counts_nothing_is_no_amount(text: str) -> None:
    """Years, dates, times, ages, labels, rates, names and vague numbers are left out."""
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("$4-5 billion", [4e9, 5e9]),
        ("between $4 and $5 billion", [4e9, 5e9]),
        ("10-15%", [10.0, 15.0]),
        ("5 to 10 years", [5.0, 10.0]),
        ("from $900 million to $1 billion", [9e8, 1e9]),
    ],
)
def test_a_range_is_two_amounts_of_one_kind(text: str, values: list[float]) -> None:
    """The first takes scale, unit and currency from the second where it prints none."""
    amounts = find_amounts(text)
    assert [amount.value for amount in amounts] == values
    assert len({(amount.kind, amount.unit, amount.currency) for amount in amounts}) == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("$45bn", "45 billion dollars"),
        ("4.1 billion", "4,100,000,000"),
        ("half of it", "50%"),
        ("three quarters", "75 percent"),
        ("two-thirds", "two thirds"),
        ("forty-five", "45"),
        ("two hundred and fifty thousand", "250,000"),
        ("one official", "an official"),
        ("10th", "tenth"),
    ],
)
def test_one_value_in_two_notations_is_equal(first: str, second: str) -> None:
    """A claim may print a figure otherwise than its evidence does."""
    assert number_values(first) == number_values(second)


def test_a_changed_digit_changes_the_values() -> None:
    """What the numeric check must catch."""
    assert not number_values("$54 billion") <= number_values("roughly $45 billion annually")
    assert not number_values("ninety percent") <= number_values("19% of the issues")


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("US$ 4bn", AmountKind.MONEY, 4e9),
        ("four per cent", AmountKind.PERCENT, 4.0),
        ("a week", AmountKind.DURATION, 1.0),
        ("2024", AmountKind.COUNT, 2024.0),
        ("100 journalists", AmountKind.COUNT, 100.0),
    ],
)
def test_one_printed_figure_is_parsed(text: str, kind: AmountKind, value: float) -> None:
    """A figure on its own needs no context."""
    amount = parse_amount(text)
    assert amount is not None
    assert (amount.kind, amount.value) == (kind, value)


def test_text_without_a_figure_has_no_amount() -> None:
    """Nothing is made up."""
    assert parse_amount("no figure here") is None
    assert number_values("no figure here") == frozenset()


@given(
    st.text(alphabet=st.sampled_from("0123456789.,%$€£ -–andonetwo hundred billion\n½k"), max_size=60)
    | st.text(max_size=80)
)
@settings(max_examples=200, deadline=None)
def test_amounts_of_any_string_are_disjoint_slices(text: str) -> None:
    """Offsets hold, nothing overlaps, nothing raises."""
    position = 0
    for amount in find_amounts(text):
        assert position <= amount.start < amount.end <= len(text)
        position = amount.end
    number_values(text)
    parse_amount(text)
