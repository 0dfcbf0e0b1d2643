"""Checks of claims against their evidence, without a model: each finds problems of one kind in one item."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from pydantic import BaseModel

from summarizer.grounding.checks.agents import check_agents
from summarizer.grounding.checks.claims import Claim, claims_of
from summarizer.grounding.checks.conditions import check_conditions
from summarizer.grounding.checks.context import Article, CheckContext
from summarizer.grounding.checks.figures import check_dates, check_figures
from summarizer.grounding.checks.hedges import check_hedges
from summarizer.grounding.checks.names import check_names
from summarizer.grounding.checks.polarity import check_polarity
from summarizer.grounding.checks.printed import check_printed
from summarizer.grounding.model import Problem

__all__ = ["Article", "CheckContext", "check_item", "check_plain"]

ClaimCheck = Callable[[Claim], Iterator[Problem]]
ANY_LANGUAGE: tuple[ClaimCheck, ...] = (check_figures, check_dates)
ENGLISH: tuple[ClaimCheck, ...] = (check_names, check_agents, check_polarity, check_hedges, check_conditions)


def check_item(item: BaseModel, context: CheckContext) -> list[Problem]:
    """Everything that is wrong or doubtful with a grounded item."""
    problems = list(check_printed(item, context))
    checks = ANY_LANGUAGE + ENGLISH if context.article.english else ANY_LANGUAGE
    for claim in claims_of(item, context):
        for check in checks:
            problems += check(claim)
    return problems


def check_plain(name: str, value: Any, context: CheckContext) -> list[Problem]:
    """Everything that is wrong or doubtful with a field of the brief that is not a list of items."""
    return []
