"""The document layer's reading of phrases and subjects, gathered in the one place from which the rules take it."""

from __future__ import annotations

from summarizer.document.clauses import main_subject
from summarizer.document.frames import QUOTE, Frame, cut_frames
from summarizer.document.phrases import Subject, phrase_after
from summarizer.document.sayings import find_sayings
from summarizer.document.subjects import subject_of

__all__ = ["QUOTE", "Frame", "Subject", "cut_frames", "find_sayings", "main_subject", "phrase_after", "subject_of"]
