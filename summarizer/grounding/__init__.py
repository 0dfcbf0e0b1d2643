"""Turns an answer's ids into exact spans and checks every claim against its evidence."""

from summarizer.grounding.completion import complete, repeated_quotes
from summarizer.grounding.coverage import coverage_findings
from summarizer.grounding.grounding import Grounding, Outcome, evidence_of
from summarizer.grounding.merging import AnswerMerger
from summarizer.grounding.model import Candidate, Problem
from summarizer.grounding.notes import document_findings
from summarizer.grounding.pointers import DocumentPointers

__all__ = [
    "AnswerMerger",
    "Candidate",
    "DocumentPointers",
    "Grounding",
    "Outcome",
    "Problem",
    "complete",
    "coverage_findings",
    "document_findings",
    "evidence_of",
    "repeated_quotes",
]
