"""Give each marked passage its speaker: from its own sentence, else from the sentences around it."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.document.clauses import main_subject, phrase_after, subject_of
from summarizer.document.frames import Frame
from summarizer.document.model import Attribution, Basis, Quotation, QuotationUse
from summarizer.document.resolve import Resolver

if TYPE_CHECKING:
    from summarizer.document.document import Document


@dataclass(frozen=True, slots=True)
class _Source:
    """Words [start, end) that name a speaker and the rule that found them."""

    start: int
    end: int
    basis: Basis
    whom: tuple[int, int] | None = None


def _find_sources(document: Document) -> list[_Source | None]:
    frame_of = {index: number for number, frame in enumerate(document.frames) for index, _ in frame.passages}
    sources: list[_Source | None] = []
    previous = -1
    for index in range(len(document.tags)):
        source = _source(document, index, frame_of, previous, sources[previous] if previous >= 0 else None)
        sources.append(source)
        previous = previous if source is None else index
    return sources


def _source(
    document: Document, index: int, frame_of: dict[int, int], previous: int, last: _Source | None
) -> _Source | None:
    """The source of passage `index`; `previous` is the last passage before it that has one, `last` that one's source."""
    frames = document.frames
    tag = document.tags[index]
    if document.quotations[index].use is not QuotationUse.SPEECH:
        return None
    if tag is not None and tag.end > tag.start:
        return _Source(tag.start, tag.end, tag.basis, tag.whom)
    number = frame_of[index]
    frame = frames[number]
    if tag is not None and not (tag.cue.endswith("ing") and frame.lowers[0] == tag.cue):
        return None
    same_line = [n for n in range(max(number - 4, 0), number) if frames[n].line == frame.line]
    if same_line:
        told = _told_by(frames[same_line[-1]])
        if (
            last is not None
            and frame_of[previous] in same_line
            and (frame_of[previous] == same_line[-1] or told is None)
        ):
            return _Source(last.start, last.end, Basis.RUNNING, last.whom)
        if told is not None:
            return _Source(*told, Basis.PREVIOUS_SENTENCE)
        if last is not None and frame_of[previous] == number:
            return _Source(last.start, last.end, Basis.SAME_SENTENCE, last.whom)
    signed = _signature(frame, frames[number + 1 : number + 2])
    if signed is not None:
        return _Source(*signed, Basis.LABEL)
    if not same_line and number:
        told = _introduced(frames, number - 1)
        if told is not None:
            return _Source(*told, Basis.PREVIOUS_PARAGRAPH)
    subject = _sentence_subject(frame)
    if subject is not None:
        return _Source(*subject, Basis.SAME_SENTENCE)
    if last is not None:
        return _Source(last.start, last.end, Basis.CONTINUED, last.whom)
    if number:
        told = _told_by(frames[number - 1])
        if told is not None:
            return _Source(*told, Basis.FALLBACK)
    return None


_SIGNED = re.compile(r"[\s”\"’'»)\].,]{0,6}\s*(?:[—–―~]|--?)\s*(?=[A-Z@])")
_NAME_LINE = re.compile(r"(?:[A-Z][\w.’'-]*\s){1,3}[A-Z][\w’'-]+(?=\s*(?:,|\(|$))")


def _signature(frame: Frame, following: list[Frame]) -> tuple[int, int] | None:
    """The name that signs a passage: “...” — Jane Roe, farmer; on the same line or alone on the next."""
    end = frame.passages[-1][1].end
    match = _SIGNED.match(frame.text, end)
    if match is not None and "\n\n" not in match.group():
        name = _NAME_LINE.match(frame.text, match.end(), min(match.end() + 80, len(frame.text)))
        stop = frame.text.find("\n", match.end())
        if name is not None or (0 <= stop - match.end() < 60):
            return (match.end(), name.end() if name is not None else stop)
    return None


def _introduced(frames: list[Frame], number: int) -> tuple[int, int] | None:
    """Who speaks in the paragraph that ends with frame `number` and introduces the passage behind it."""
    frame = frames[number]
    if not frame.text[frame.start : frame.end].rstrip().endswith(":"):
        return None
    if frame.lowers and frame.lowers[0] in _CREDITS:
        credited = phrase_after(frame, 1, len(frame.words))
        if credited is not None:
            return frame.starts[credited.first], frame.ends[credited.last - 1]
    for earlier in range(number, max(number - 4, -1), -1):
        told = _told_by(frames[earlier])
        if told is not None and not _is_bare(frame.text[told[0] : told[1]]):
            return told
    return None


_CREDITS = frozenset("from by via per".split())


def _is_bare(phrase: str) -> bool:
    """ "Transcript", "It", "Here", "The statement": words that introduce a text without saying whose."""
    return phrase.split()[-1].lower() in _TEXTS


_TEXTS = frozenset(
    """transcript statement letter text excerpt excerpts below it here this that these there following email memo remarks
    speech exchange interview video post tweet read full rush partial relevant wait watch listen see""".split()
)


def _told_by(frame: Frame) -> tuple[int, int] | None:
    """The subject of the last verb of speech of a frame, else its main subject."""
    for cue in reversed(frame.cues):
        subject = subject_of(frame, cue)
        if subject is not None:
            return frame.starts[subject.first], frame.ends[subject.last - 1]
    return _sentence_subject(frame)


def _sentence_subject(frame: Frame) -> tuple[int, int] | None:
    subject = main_subject(frame, 0, len(frame.words))
    return None if subject is None else (frame.starts[subject.first], frame.ends[subject.last - 1])


def attribute_quotations(document: Document) -> tuple[Attribution, ...]:
    """One attribution for each quotation, in order."""
    if not document.tags:
        return ()
    sources = _find_sources(document)
    resolver = Resolver(document.frames, document.entities, document.sayings)
    starts = [frame.start for frame in document.frames]
    return tuple(
        _attribution(document, q, s, resolver, starts) for q, s in zip(document.quotations, sources, strict=True)
    )


def _attribution(
    document: Document, quotation: Quotation, source: _Source | None, resolver: Resolver, starts: list[int]
) -> Attribution:
    if source is None:
        return Attribution(quotation.id, None, 0, 0, None, Basis.NONE, 0.0, strong=False)
    number = bisect_right(starts, source.start) - 1
    entity = resolver.resolve(number, *(source.whom or (source.start, source.end)))
    words = document.text[source.start : source.end]
    return Attribution(quotation.id, words, source.start, source.end, entity, source.basis, 0.5, strong=False)
