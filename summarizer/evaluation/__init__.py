"""Scores briefs against gold. In Python, without files or engines:

>>> from summarizer.evaluation import figures_of, load_case, read_result, score_case  # doctest: +SKIP
>>> case = load_case(Path("evals/gold/us-ukraine-guarantees"))                        # doctest: +SKIP
>>> score = score_case(case, read_result(json.loads(saved)).brief)                    # doctest: +SKIP
>>> figures_of([score], {case.id: case.gold.cluster}).sections["offers"].counts       # doctest: +SKIP
"""

from summarizer.evaluation.faults import GoldError, HarnessError, RunFileError
from summarizer.evaluation.figures import Counts, Figures, figures_of
from summarizer.evaluation.gold import GoldCase, load_case
from summarizer.evaluation.lint import lint_case
from summarizer.evaluation.outcomes import Outcome, Result
from summarizer.evaluation.saved import SavedResult, of_result, read_result
from summarizer.evaluation.score import CaseScore, score_case

__all__ = [
    "CaseScore",
    "Counts",
    "Figures",
    "GoldCase",
    "GoldError",
    "HarnessError",
    "Outcome",
    "Result",
    "RunFileError",
    "SavedResult",
    "figures_of",
    "lint_case",
    "load_case",
    "of_result",
    "read_result",
    "score_case",
]
