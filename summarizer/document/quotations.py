"""List the marked passages of an article and tell speech from titles, terms, scare quotes and nicknames."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.document.foreign import foreign_language
from summarizer.document.frames import Frame, cut_frames
from summarizer.document.marks import pair_marks
from summarizer.document.model import Line, Quotation
from summarizer.document.tags import Tag, read_tags
from summarizer.document.uses import has_clause, tell_uses


def find_quotations(
    text: str,
    lines: Sequence[Line],
    frames: Sequence[Frame] | None = None,
    tags: Sequence[Tag | None] | None = None,
    *,
    foreign: bool | None = None,
) -> tuple[Quotation, ...]:
    """Every outermost marked passage `Q1`, `Q2`, ... in text order; what is not given is found here."""
    frames = cut_frames(text, lines, pair_marks(text, lines)) if frames is None else frames
    passages = [passage for frame in frames for _, passage in frame.passages]
    foreign = bool(passages) and foreign_language(text) != "" if foreign is None else foreign
    tags = read_tags(frames, len(passages), foreign=foreign) if tags is None else tags
    uses = tell_uses(text, frames, tags, foreign=foreign)
    return tuple(
        Quotation(f"Q{number}", p.start, p.end, p.style, p.closed, has_clause(text[p.start : p.end]), use)
        for number, (p, use) in enumerate(zip(passages, uses, strict=True), 1)
    )
