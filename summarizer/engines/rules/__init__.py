"""The embedded engine: useful with nothing but the package."""

from summarizer.engines.rules.engine import DRAFT_NOTE, LANGUAGE_NOTE, RulesEngine, why
from summarizer.engines.rules.records import Reason

__all__ = ["DRAFT_NOTE", "LANGUAGE_NOTE", "Reason", "RulesEngine", "why"]
