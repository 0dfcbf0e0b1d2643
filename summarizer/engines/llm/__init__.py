"""Drafts briefs through an OpenAI-compatible endpoint; the only importer of openai, instructor and tenacity."""

from summarizer.engines.llm.doctor import EndpointReport, check_endpoint
from summarizer.engines.llm.engine import DEFAULT_MODEL, Gate, LLMEngine
from summarizer.engines.llm.outcomes import Outcome
from summarizer.engines.llm.prices import price_list
from summarizer.engines.llm.waits import no_waits

__all__ = [
    "DEFAULT_MODEL",
    "EndpointReport",
    "Gate",
    "LLMEngine",
    "Outcome",
    "check_endpoint",
    "no_waits",
    "price_list",
]
