"""Checks of claims against their evidence, without a model: each finds problems of one kind in one item."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from pydantic import BaseModel

from summarizer.grounding.checks.agents import check_agents
from summarizer.grounding.checks.claims import Claim, claims_of, elements_of
from summarizer.grounding.checks.conditions import check_conditions
from summarizer.grounding.checks.context import Article, CheckContext
from summarizer.grounding.checks.figures import check_dates, check_figures
from summarizer.grounding.checks.hedges import check_hedges
from summarizer.grounding.checks.involved import check_involved
from summarizer.grounding.checks.measures import check_measures
from summarizer.grounding.checks.names import check_names
from summarizer.grounding.checks.opposites import check_opposites
from summarizer.grounding.checks.polarity import check_polarity
from summarizer.grounding.checks.printed import check_printed
from summarizer.grounding.checks.speakers import check_speakers
from summarizer.grounding.checks.structure import check_structure
from summarizer.grounding.checks.subjects import check_subjects
from summarizer.grounding.model import Path, Problem
from summarizer.grounding.shape import FieldShape
from summarizer.schemas import Severity

__all__ = ["Article", "CheckContext", "check_item", "check_plain"]

ClaimCheck = Callable[[Claim], Iterator[Problem]]
ANY_LANGUAGE: tuple[ClaimCheck, ...] = (check_figures, check_dates)
EVERY = (
    *ANY_LANGUAGE,
    check_measures,
    check_names,
    check_agents,
    check_subjects,
    check_polarity,
    check_opposites,
    check_hedges,
    check_conditions,
)
# A text that rests on the whole article has no sentence whose hedges and negations it should keep.
ANYWHERE = (*ANY_LANGUAGE, check_names, check_conditions)
ITEM_CHECKS = (check_printed, check_structure, check_speakers, check_involved)
# Words of a cited sentence as they stand name whom it names; what stands around them may yet hold them back.
EXTRACT: tuple[ClaimCheck, ...] = (check_figures, check_polarity, check_hedges)
MOST_CLAIM = 2000  # characters; a claim is a sentence or two
LABEL = "topic"
MOST_HEADLINE = 15  # words


def check_item(item: BaseModel, context: CheckContext) -> list[Problem]:
    """Everything that is wrong or doubtful with a grounded item, each fault once."""
    problems = [problem for check in ITEM_CHECKS for problem in check(item, context)]
    for claim in claims_of(item, context):
        problems += _check_claim(claim)
    return list(dict.fromkeys(problems))


def check_plain(field: FieldShape, value: Any, context: CheckContext) -> list[Problem]:
    """Everything that is wrong or doubtful with a field of the brief that is not a list of items, such as its headline.

    Such a text has no evidence of its own: it is held against the whole article.
    """
    if isinstance(value, BaseModel):
        return check_item(value, context)
    texts = [(index, text) for index, text in elements_of(value) if isinstance(text, str)]
    problems: list[Problem] = []
    for index, text in texts:
        path: Path = (field.name,) if index is None else (field.name, index)
        if field.is_claim:
            problems += _check_claim(Claim(path, field.name, text, None, (), context))
        elif field.is_printed and not context.article.prints(text):
            problems.append(Problem("not_printed", f"{field.name}: the article does not print {text[:80]!r}", path))
        if field.name == "headline" and len(text.split()) > MOST_HEADLINE:
            message = f"{field.name}: {len(text.split())} words are more than {MOST_HEADLINE}"
            problems.append(Problem("headline_long", message, path, Severity.WARNING))
    return problems


def _check_claim(claim: Claim) -> list[Problem]:
    if not claim.text.strip():
        return [Problem("empty_text", f"{claim.label}: say something, or leave it out", claim.path)]
    if len(claim.text) > MOST_CLAIM:
        return [Problem("too_long", f"{claim.label}: {len(claim.text)} characters; say it in a sentence", claim.path)]
    problems = [problem for check in _checks_of(claim) for problem in check(claim)]
    return [_milder(problem) if claim.field == LABEL else problem for problem in problems]


def _checks_of(claim: Claim) -> tuple[ClaimCheck, ...]:
    if not claim.context.article.english:
        return ANY_LANGUAGE
    if not claim.spans:
        return ANYWHERE
    return EXTRACT if claim.is_extract else EVERY


def _milder(problem: Problem) -> Problem:
    """A topic is a label for the whole article: what it names must be printed there, not beside each citation."""
    return problem._replace(severity=Severity.WARNING) if problem.code.endswith("_not_in_evidence") else problem
