"""The gold in the repository: clean, enough of it, and perfect when it is given back as a prediction."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarizer.evaluation.figures import section_counts
from summarizer.evaluation.gold import GoldCase
from summarizer.evaluation.lint import lint_folder
from summarizer.evaluation.saved import read_result
from summarizer.evaluation.score import ZERO_TOLERANCE, score_case

from .generated import brief_of, result_of

GOLD = Path(__file__).parents[2] / "evals" / "gold"
MORE = Path(__file__).parents[2] / "evals" / "more" / "gold"


def clean(folder: Path) -> list[GoldCase]:
    found, problems = lint_folder(folder)
    assert [str(problem) for problem in problems] == []
    return found


@pytest.fixture(scope="module")
def cases() -> list[GoldCase]:
    return clean(GOLD)


def test_there_are_enough_cases(cases: list[GoldCase]) -> None:
    """At least 24 cases, some without a negotiation, some with furniture, some not in English."""
    assert len(cases) >= 24
    assert sum(not case.gold.offers and not case.gold.open_issues for case in cases) >= 4
    assert sum(bool(case.gold.furniture) for case in cases) >= 4
    assert sum(case.gold.language != "en" for case in cases) >= 2


def test_gold_given_back_is_perfect(cases: list[GoldCase]) -> None:
    """Real gold as prediction: every item right, nothing at zero tolerance."""
    for case in (*cases, *clean(MORE)):
        score = score_case(case, read_result(result_of(case, brief_of(case))).brief)
        assert {line.signature for line in score.outcomes} <= {"COR", "OPT"}, case.id
        assert all(not score.counters[counter] for counter in ZERO_TOLERANCE), case.id
        assert all(counts.correct.f1 in (1.0, None) for counts in section_counts(score).values()), case.id
