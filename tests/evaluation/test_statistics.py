"""Intervals and tests: exact where they can be, fair where nothing happened, the same in every run."""

from __future__ import annotations

from random import Random

import pytest

from summarizer.evaluation.gates import LEAST_DOCUMENTS, compare_runs
from summarizer.evaluation.harness import CaseRun, Run, Status
from summarizer.evaluation.outcomes import Outcome, Result
from summarizer.evaluation.score import ZERO_TOLERANCE, CaseScore
from summarizer.evaluation.statistics import bootstrap_interval, mean, sign_flip_p, splitmix64


def test_the_generator_is_the_published_one() -> None:
    """The first numbers of SplitMix64 from seed 1234567 are those of its authors' test vector."""
    numbers = splitmix64(1234567)
    assert [next(numbers) for _ in range(3)] == [6457827717110365317, 3203168211198807973, 9817491932198370423]


def test_no_difference_gives_p_one() -> None:
    """A run against itself is no evidence of anything."""
    assert sign_flip_p([0.0] * 50) == 1.0
    assert sign_flip_p([]) == 1.0


@pytest.mark.parametrize(
    ("losses", "p"),
    [([0.1], 0.5), ([0.1, 0.1, 0.1], 0.125), ([-0.1, -0.1], 1.0), ([0.1, -0.1], 0.75), ([0.2, 0.1, -0.1], 0.375)],
)
def test_small_samples_are_enumerated(losses: list[float], p: float) -> None:
    """With few documents the p-value is the exact share of sign patterns that reach the observed loss."""
    assert sign_flip_p(losses) == p


def test_a_clear_loss_is_found() -> None:
    """Forty documents that all lose five points leave no room for chance."""
    assert sign_flip_p([0.05] * 40) < 0.001


def test_intervals_hold_the_mean_and_repeat() -> None:
    """The percentile interval brackets the mean and is the same when it is asked for again."""
    values = [Random(1).random() for _ in range(1)] + [number / 30 for number in range(30)]
    interval = bootstrap_interval(values, mean)
    assert interval is not None
    assert interval[0] < sum(values) / len(values) < interval[1]
    assert interval == bootstrap_interval(values, mean)
    assert bootstrap_interval([1.0], mean) is None


def run_of(rights: list[int], name: str = "run", *, of: int = 10) -> Run:
    """A run over documents with `of` required offers each, `rights[i]` of them correct, the rest wrong."""
    cases = []
    for number, right in enumerate(rights):
        lines = tuple(
            Outcome("offers", Result.COR if i < right else Result.INC, f"O{i}", f"P{i}", "", "", (), ())
            for i in range(of)
        )
        counters = dict.fromkeys((*ZERO_TOLERANCE, "unsupported", "without evidence"), ())
        score = CaseScore(f"case-{number}", lines, counters, 0, of)
        cases.append(CaseRun(f"case-{number}", f"event-{number}", Status.SCORED, score))
    return Run(name, "rules", None, tuple(cases))


def test_a_run_against_itself_does_not_fail() -> None:
    """The same run twice: no loss, p = 1."""
    run = run_of([7] * LEAST_DOCUMENTS)
    found = compare_runs(run, run)
    assert (found.p, found.loss, found.fails) == (1.0, 0.0, False)


def test_a_loss_fails_only_with_enough_documents() -> None:
    """The same loss informs under forty documents and fails from there on."""
    few, many = LEAST_DOCUMENTS - 1, LEAST_DOCUMENTS
    assert not compare_runs(run_of([8] * few), run_of([7] * few)).fails
    assert compare_runs(run_of([8] * few), run_of([7] * few)).informs_only
    assert compare_runs(run_of([8] * many), run_of([7] * many)).fails
    assert not compare_runs(run_of([7] * many), run_of([8] * many)).fails


def test_a_small_loss_does_not_fail() -> None:
    """A loss under one point passes, however sure it is."""
    before, after = run_of([190] * 40, of=200), run_of([189] * 40, of=200)
    found = compare_runs(before, after)
    assert found.p < 0.05
    assert found.loss == pytest.approx(0.005)
    assert not found.fails


def test_null_pairs_rarely_fail() -> None:
    """Of 200 pairs of runs that differ by chance alone at most 10 % fail."""
    random = Random(7)
    failed = 0
    for _ in range(200):
        truth = [random.uniform(0.3, 0.95) for _ in range(LEAST_DOCUMENTS)]
        a, b = ([sum(random.random() < t for _ in range(10)) for t in truth] for _ in range(2))
        failed += compare_runs(run_of(a), run_of(b), interval=False).fails
    assert failed <= 20
