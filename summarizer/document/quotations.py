"""List the marked passages of an article and tell speech from titles, terms, scare quotes and nicknames."""

from __future__ import annotations

import re

from summarizer.document.frames import Frame, cut_frames
from summarizer.document.language import detect_language
from summarizer.document.marks import pair_marks
from summarizer.document.model import Line, Quotation
from summarizer.document.tags import Tag, read_tags
from summarizer.document.uses import has_clause, tell_uses

_ENGLISH = re.compile(r"\b(?:the|of|and|that|said|was|for|with)\b")
_SAMPLE = 2000


def _plainly_english(text: str) -> bool:
    """A cheap answer for most texts: an English function word in every 60 characters of their beginning."""
    sample = text[:_SAMPLE]
    return len(_ENGLISH.findall(sample)) * 60 >= len(sample)


def find_quotations(
    text: str, lines: tuple[Line, ...], frames: list[Frame] | None = None, tags: list[Tag | None] | None = None
) -> tuple[Quotation, ...]:
    """Every outermost marked passage `Q1`, `Q2`, ... in text order; `frames` and `tags` are made where not given."""
    frames = cut_frames(text, lines, pair_marks(text, lines)) if frames is None else frames
    passages = [passage for frame in frames for _, passage in frame.passages]
    tags = read_tags(frames, len(passages)) if tags is None else tags
    foreign = bool(passages) and not _plainly_english(text) and detect_language(text) not in {"en", "und"}
    uses = tell_uses(text, frames, tags, foreign=foreign)
    return tuple(
        Quotation(f"Q{number}", p.start, p.end, p.style, p.closed, has_clause(text[p.start : p.end]), use)
        for number, (p, use) in enumerate(zip(passages, uses, strict=True), 1)
    )
