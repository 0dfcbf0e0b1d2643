"""The parts that the scorer is built of, each against a reference of its own."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.evaluation.assignment import assign
from summarizer.evaluation.chrf import chrf
from summarizer.evaluation.names import plain_name
from summarizer.evaluation.numerals import figures, same_figures
from summarizer.evaluation.spans import iou, overlap, shared, size, trimmed, union

ranges = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=5)
matrices = st.integers(1, 6).flatmap(
    lambda columns: st.lists(st.lists(st.integers(0, 20), min_size=columns, max_size=columns), min_size=1, max_size=6)
)


@pytest.mark.parametrize(
    ("hypothesis", "reference", "score"),
    [
        # Values of sacreBLEU 2's sentence chrF2, divided by 100.
        ("Control of the fort", "Whether the fort is vacated", 0.2448868231),
        ("A rise of 4% over two years", "4% over two years", 0.8901215194),
        ("ab", "abc", 0.6363636364),
        ("same words", "same words", 1.0),
        ("abc", "xyz", 0.0),
        ("", "something", 0.0),
    ],
)
def test_chrf_gives_the_published_figures(hypothesis: str, reference: str, score: float) -> None:
    """Our page of chrF gives what the reference implementation gives."""
    assert chrf(hypothesis, reference) == pytest.approx(score, abs=1e-9)


@settings(max_examples=300, deadline=None)
@given(matrices)
def test_assignment_is_the_best_of_all(weights: list[list[int]]) -> None:
    """No other one-to-one choice has a greater total; every pair is allowed and used once."""
    pairs = assign(weights)
    rows, columns = len(weights), len(weights[0])
    best = (
        max(
            sum(weights[r][c] for r, c in zip(range(rows), chosen, strict=False))
            for chosen in permutations([*range(columns), *[None] * 0], min(rows, columns))
        )
        if rows <= columns
        else max(
            sum(weights[r][c] for c, r in zip(range(columns), chosen, strict=False))
            for chosen in permutations(range(rows), columns)
        )
    )
    assert sum(weights[r][c] for r, c in pairs) == best
    assert len({r for r, _ in pairs}) == len({c for _, c in pairs}) == len(pairs)
    assert all(weights[r][c] > 0 for r, c in pairs)


@settings(max_examples=200, deadline=None)
@given(st.integers(1, 30), st.integers(1, 30), st.randoms(use_true_random=False))
def test_assignment_agrees_with_scipy(rows: int, columns: int, random: object) -> None:
    """The total of larger assignments is scipy's."""
    optimize = pytest.importorskip("scipy.optimize")
    numpy = pytest.importorskip("numpy")
    weights = [[random.randint(0, 10**6) for _ in range(columns)] for _ in range(rows)]  # type: ignore[attr-defined] # a Random
    row_indices, column_indices = optimize.linear_sum_assignment(numpy.array(weights), maximize=True)
    assert sum(weights[r][c] for r, c in assign(weights)) == int(
        numpy.array(weights)[row_indices, column_indices].sum()
    )


@given(ranges, ranges)
def test_ranges_are_sets_of_characters(one: list[tuple[int, int]], two: list[tuple[int, int]]) -> None:
    """Unions, shared characters, IoU and overlap are those of the sets of offsets."""
    a = {offset for start, end in one for offset in range(start, end)}
    b = {offset for start, end in two for offset in range(start, end)}
    left, right = union(one), union(two)
    assert (size(left), size(right), shared(left, right)) == (len(a), len(b), len(a & b))
    assert iou(left, right) == (len(a & b) / len(a | b) if a | b else 0.0)
    assert overlap(left, right) == (len(a & b) / min(len(a), len(b)) if a and b else 0.0)


def test_a_final_comma_decides_nothing() -> None:
    """A comma or full stop at the end of a quotation is left out before passages are compared."""
    text = "“No,” he said. “...”"
    assert text[slice(*trimmed(text, 1, 4))] == "No"
    assert trimmed(text, 16, 19) == (16, 19)
    assert trimmed(text, 1, 400) == (1, 20)


@pytest.mark.parametrize(
    ("predicted", "gold", "same"),
    [
        (["$88m"], ["88 million dollars"], True),
        (["two years"], ["two-year"], True),
        (["7 years"], ["seven years"], True),
        (["350,000 bpd"], ["350,000 barrels per day"], True),
        (["4%"], ["4 per cent"], True),
        (["15\u00a0%"], ["15 %"], True),
        (["4% over two years"], ["two years", "4%"], True),
        (["$4.8bn"], ["$4.3bn"], False),
        (["$4m"], ["$4bn"], False),
        (["€30"], ["$30"], False),
        (["30"], ["$30"], True),
        (["4%"], [], False),
        (["4%", "5%"], ["4%"], False),
        (["a third"], ["a third"], True),
        (["a third"], ["a fifth"], False),
        (["tres años"], ["durante tres años"], True),
        (["tres años"], ["cuatro años"], False),
        ([], [], True),
    ],
)
def test_amounts_are_compared_by_their_figures(predicted: list[str], gold: list[str], *, same: bool) -> None:
    """The same figures in another spelling or cut are the same; another figure, scale or currency is not."""
    assert same_figures(predicted, gold) is same


def test_ordinals_are_no_figures() -> None:
    """A third party or the second meeting counts nothing."""
    assert figures("the third party asked for a second vote") == ()


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("the Port\u00a0Authority", "port authority"),
        ("Prime Minister Anna Berg", "anna berg"),
        ("Foreign Ministry", "foreign ministry"),
        ("U.S.", "us"),
        ("Anna Berg’s", "anna berg"),
        ("the president", "president"),
        ("ＮＡＴＯ", "nato"),
    ],
)
def test_names_are_made_comparable(name: str, plain: str) -> None:
    """Case, marks, articles and titles aside, a printed name is itself; offices and ministries keep their words."""
    assert plain_name(name) == plain
