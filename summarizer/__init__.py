"""Structured briefs of articles about negotiations, in which every item points at the characters that support it.

    >>> from summarizer import Settings, summarize
    >>> text = "Union rejects offer\\nThe union rejected the port's offer of 4%."
    >>> result = summarize(text, settings=Settings(engine="rules"))
    >>> result.provenance.engine
    'rules'

Names are loaded when first used: importing this package loads neither openai nor instructor.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from summarizer._version import __version__

if TYPE_CHECKING:
    from summarizer.document import Document
    from summarizer.errors import EngineError, InputError, SummarizerError, UsageError
    from summarizer.pipeline import Summarizer, asummarize, summarize
    from summarizer.schemas import BriefResult, NegotiationBrief, StatementBrief
    from summarizer.settings import Settings, load_settings

__all__ = [
    "BriefResult",
    "Document",
    "EngineError",
    "InputError",
    "NegotiationBrief",
    "Settings",
    "StatementBrief",
    "Summarizer",
    "SummarizerError",
    "UsageError",
    "__version__",
    "asummarize",
    "load_settings",
    "summarize",
]

_HOME = {
    "Document": "summarizer.document",
    "EngineError": "summarizer.errors",
    "InputError": "summarizer.errors",
    "SummarizerError": "summarizer.errors",
    "UsageError": "summarizer.errors",
    "Summarizer": "summarizer.pipeline",
    "asummarize": "summarizer.pipeline",
    "summarize": "summarizer.pipeline",
    "BriefResult": "summarizer.schemas",
    "NegotiationBrief": "summarizer.schemas",
    "StatementBrief": "summarizer.schemas",
    "Settings": "summarizer.settings",
    "load_settings": "summarizer.settings",
}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOME[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
