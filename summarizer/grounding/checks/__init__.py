"""Checks of claims against their evidence, without a model: each finds problems of one kind in one item."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from summarizer.grounding.checks.context import CheckContext
from summarizer.grounding.checks.printed import check_printed
from summarizer.grounding.model import Problem

__all__ = ["CheckContext", "check_item", "check_plain"]


def check_item(item: BaseModel, context: CheckContext) -> list[Problem]:
    """Everything that is wrong or doubtful with a grounded item."""
    return list(check_printed(item, context))


def check_plain(name: str, value: Any, context: CheckContext) -> list[Problem]:
    """Everything that is wrong or doubtful with a field of the brief that is not a list of items."""
    return []
