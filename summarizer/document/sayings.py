"""Collect everything the narrative says that somebody said: the speaker's words and where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter
from typing import NamedTuple

from summarizer.document.cues import RELATIVE, SPEECH
from summarizer.document.frames import Frame
from summarizer.document.issuers import issuer_of
from summarizer.document.packed import Form
from summarizer.document.phrases import Subject, is_finite, phrase_after
from summarizer.document.reach import EVIDENTIALS, accord_length, inverts, is_passive
from summarizer.document.subjects import subject_of
from summarizer.document.tags import Tag

_NOT_SAID = frozenset(
    "make hold feel find put go mean see want carry include plan seek push begin feature order rule".split()
)
_CLOSES = frozenset([".", ",", ";", ")"])


class Saying(NamedTuple):
    """The words [start, end) of frame `frame` are given as the speaker of the verb `cue`."""

    frame: int
    start: int
    end: int
    cue: str


SAYINGS = Form(
    lambda _, *fields: Saying(*fields),
    numbers=attrgetter("frame", "start", "end"),
    rest=lambda saying: (saying.cue,),
)


def find_sayings(frames: Sequence[Frame], tags: Sequence[Tag | None]) -> list[Saying]:
    """Every attribution in the narrative, in order of the speakers' words, without repetitions."""
    found: dict[tuple[int, int], Saying] = {}
    for tag in tags:
        if tag is not None and tag.end > tag.start:
            found[tag.start, tag.end] = Saying(tag.frame, tag.start, tag.end, tag.cue)
            if tag.whom is not None:
                found.setdefault(tag.whom, Saying(tag.frame, *tag.whom, tag.cue))
    for number, frame in enumerate(frames):
        for subject, cue in _subjects(frame):
            span = frame.starts[subject.first], frame.ends[subject.last - 1]
            found.setdefault(span, Saying(number, *span, frame.lowers[cue]))
            if subject.whom is not None:
                whom = frame.starts[subject.whom.first], frame.ends[subject.whom.last - 1]
                found.setdefault(whom, Saying(number, *whom, frame.lowers[cue]))
    for saying in list(found.values()):
        issuer = issuer_of(frames, saying.frame, saying.start, saying.end)
        if issuer is not None and issuer[0] == saying.frame:  # "a report published by the union says"
            found.setdefault(issuer[1:], Saying(*issuer, saying.cue))
    return sorted(found.values(), key=lambda saying: saying.start)


def teller(frame: Frame, cue: int) -> Subject | None:
    """Who says what the verb at `cue` tells: its subject, or the phrase behind it in "he was late, said one aide."."""
    if cue > 2 and frame.words[cue - 1] == "," and inverts(frame.lowers[cue]):
        behind = phrase_after(frame, cue + 1, len(frame.words))
        closed = (
            behind is not None
            and behind.last < len(frame.words)
            and (frame.words[behind.last] in _CLOSES or frame.lowers[behind.last] in RELATIVE)
        )
        if closed and any(is_finite(frame, at) for at in range(cue - 1)):
            return behind
    return subject_of(frame, cue)


def _accords(frame: Frame) -> list[int]:
    """Where "according to" or "in the words of" may begin."""
    return [at for at, word in enumerate(frame.lowers[:-2]) if word in EVIDENTIALS]


def _subjects(frame: Frame) -> list[tuple[Subject, int]]:
    found = []
    for cue in frame.cues:
        if SPEECH[frame.lowers[cue]] in _NOT_SAID or is_passive(frame, cue):
            continue
        subject = teller(frame, cue)
        if subject is not None:
            found.append((subject, cue))
    for at in _accords(frame):
        accords = accord_length(frame.lowers, at)
        if accords:
            subject = phrase_after(frame, at + accords, len(frame.words))
            if subject is not None:
                found.append((subject, at))
    return found
