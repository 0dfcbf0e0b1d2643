"""Read, frame by frame, which verb or phrase gives a marked passage to somebody."""

from __future__ import annotations

from dataclasses import dataclass

from summarizer.document.clauses import (
    Subject,
    chunk_starts,
    is_adverb,
    main_subject,
    phrase_after,
    phrase_before,
    subject_of,
)
from summarizer.document.cues import (
    AUXILIARY,
    CONJUNCTIONS,
    DAYS,
    DETERMINERS,
    INVERTS,
    LABEL_WORDS,
    OBJECTS,
    POSSESSIVES,
    PRONOUNS,
    SPEECH,
    SPEECH_NOUNS,
    WEAK,
)
from summarizer.document.frames import QUOTE, Frame
from summarizer.document.model import Basis

_PASSIVE = frozenset("was were been is are be being get gets got".split())


@dataclass(frozen=True, slots=True)
class Tag:
    """What a frame says about one passage: the rule, the cue's word and the words [start, end) that name the speaker.

    `start == end` where the frame gives the passage to somebody whom it does not name ("was described as").
    """

    passage: int
    frame: int
    basis: Basis
    cue: str
    start: int
    end: int


def read_tags(frames: list[Frame], count: int) -> list[Tag | None]:
    """One tag or None for each of the `count` passages."""
    tags: list[Tag | None] = [None] * count
    for number, frame in enumerate(frames):
        for token, passage in frame.quotes.items() if frame.passages else ():
            tags[passage] = _read(frame, number, token, passage)
    return tags


def _tag(frame: Frame, number: int, passage: int, basis: Basis, cue: int, subject: Subject | None) -> Tag:
    word = frame.lowers[cue] if cue >= 0 else ""
    if subject is None:
        return Tag(passage, number, basis, word, 0, 0)
    return Tag(passage, number, basis, word, frame.starts[subject.first], frame.ends[subject.last - 1])


def _read(frame: Frame, number: int, token: int, passage: int) -> Tag | None:
    after = _tag_after(frame, token)
    if after is not None:
        basis, cue, subject = after
        return _tag(frame, number, passage, basis, cue, subject)
    before = _tag_before(frame, token)
    trailing = _trailing(frame, token)
    if before is not None and (trailing is None or before[2] is not None):
        return _tag(frame, number, passage, *before)
    if trailing is not None:
        return _tag(frame, number, passage, *trailing)
    loose = _loose(frame, token)
    return _tag(frame, number, passage, *loose) if loose is not None else None


_Found = tuple[Basis, int, Subject | None]


def _next_quote(frame: Frame, token: int) -> int:
    for at in range(token + 1, len(frame.words)):
        if frame.words[at] == QUOTE:
            return at
    return len(frame.words)


def _tag_after(frame: Frame, token: int) -> _Found | None:
    """“...,” said Ms Li / “...,” Ms Li said / “...,” according to Ms Li."""
    words, lowers = frame.words, frame.lowers
    ceiling = _next_quote(frame, token)
    at = token + 1
    comma = frame.text[frame.ends[token] - 1] in ",?!—–-.…" or (at < ceiling and words[at] in {",", "—", "–"})
    while at < ceiling and words[at] in {",", "—", "–", "-", ".", ")", "…"}:
        at += 1
    if at >= ceiling:
        return None
    if lowers[at] == "according" and lowers[at + 1 : at + 2] == ["to"]:
        return Basis.ACCORDING_TO, at, phrase_after(frame, at + 2, ceiling)
    basis = Basis.TAG_AFTER
    if token and comma and any(cue < token for cue in frame.cues) and _clause_ends(frame, ceiling):
        basis = Basis.TAG_AFTER
    verb = at
    while verb < ceiling and is_adverb(lowers[verb]) and verb - at < 3:
        verb += 1
    if verb < ceiling and SPEECH.get(lowers[verb]) in INVERTS and comma:
        inverted = _inverted(frame, verb, ceiling)
        if inverted is not None:
            return basis, verb, inverted
    if not comma:
        return None
    return _subject_then_verb(frame, at, ceiling)


def _clause_ends(frame: Frame, ceiling: int) -> bool:
    return ceiling == len(frame.words)


def _inverted(frame: Frame, verb: int, ceiling: int) -> Subject | None:
    """The phrase behind "said"; "said on Monday" and "said that" have none."""
    start = verb + 1
    while start < ceiling and (is_adverb(frame.lowers[start]) and frame.lowers[start] not in DETERMINERS):
        start += 1
    if (
        start >= ceiling
        or frame.lowers[start] in {"that", "in", "of", "on", "at", "to", "with", "from", "during", "about"} | OBJECTS
    ):
        return None
    return phrase_after(frame, start, ceiling)


def _subject_then_verb(frame: Frame, at: int, ceiling: int) -> _Found | None:
    """“...,” Ms Li, a lawyer, told reporters: the first verb of speech whose subject begins right after the passage."""
    lowers = frame.lowers
    for cue in frame.cues:
        if cue <= at or cue >= ceiling:
            continue
        if cue - at > 45:
            break
        lemma = SPEECH[lowers[cue]]
        if frame.words[cue][:1].isupper() and cue - at < 3:
            continue
        if lemma in WEAK and cue - at > 6:
            continue
        subject = subject_of(frame, cue, at)
        if subject is None:
            continue
        gap = subject.first - at
        if gap <= 0 or (
            gap <= 3 and all(is_adverb(word) or word in DETERMINERS for word in lowers[at : subject.first])
        ):
            if lowers[cue - 1] in _PASSIVE and lemma not in {"quote"}:
                return None
            return Basis.TAG_AFTER, cue, subject
        if lowers[at] in {"as", "in", "with", "but", "and", "though", "while"}:
            if lowers[at] == "as":
                return Basis.TAG_AFTER, cue, subject
            return None
    return None


def _tag_before(frame: Frame, token: int) -> _Found | None:
    """Ms Li said, “...” and Ms Li called it “...”: the nearest verb of speech to the left."""
    words, lowers = frame.words, frame.lowers
    ceiling = _next_quote(frame, token)
    for cue in reversed([cue for cue in frame.cues if cue < token]):
        word = lowers[cue]
        lemma = SPEECH[word]
        near = token - cue <= (2 if lemma in WEAK else 60)
        if not near or not is_verb(frame, cue):
            continue
        if word == "according":
            return Basis.ACCORDING_TO, cue, phrase_after(frame, cue + 2, token)
        passive = is_passive(frame, cue)
        if passive:
            by = _by(frame, cue, ceiling, token)
            return Basis.TAG_BEFORE, cue, by
        subject = subject_of(frame, cue)
        if subject is None and cue == 0 or (subject is None and lemma in INVERTS):
            subject = phrase_after(frame, cue + 1, token)
        return Basis.TAG_BEFORE, cue, subject
    for at in range(token - 1):
        if lowers[at] == "according" and lowers[at + 1] == "to":
            return Basis.ACCORDING_TO, at, phrase_after(frame, at + 2, token)
    return None


def is_verb(frame: Frame, at: int) -> bool:
    """False for nouns that look like verbs of speech: "a report", "his call", "the state"."""
    if (
        frame.words[at][:1].isupper()
        and at
        and (frame.words[at - 1][:1].isupper() or at + 1 < len(frame.words) and frame.words[at + 1][:1].isupper())
    ):
        return frame.lowers[at] in {"says", "said", "tells"}
    word = frame.lowers[at]
    before = frame.lowers[at - 1] if at else ""
    if before in DETERMINERS - {
        "all",
        "both",
        "most",
        "some",
        "many",
        "several",
        "this",
        "that",
        "those",
        "few",
        "other",
        "one",
        "two",
        "another",
        "these",
    }:
        return False
    if before in POSSESSIVES or before.endswith("'s") and SPEECH[word] == word:
        return False
    if before in {"of", "for", "in", "with", "on", "a"} and not word.endswith("ing"):
        return False
    return True


def is_passive(frame: Frame, cue: int) -> bool:
    lowers = frame.lowers
    if not lowers[cue].endswith(("ed", "en", "tten", "told", "sung", "put", "said", "quoted", "held")):
        return False
    at = cue - 1
    while at >= 0 and is_adverb(lowers[at]) and lowers[at] not in _PASSIVE:
        at -= 1
    return at >= 0 and lowers[at] in _PASSIVE


def _by(frame: Frame, cue: int, ceiling: int, token: int) -> Subject | None:
    for at in range(cue + 1, ceiling - 1):
        if frame.lowers[at] == "by" and at != token:
            return phrase_after(frame, at + 1, ceiling)
    return None


def _trailing(frame: Frame, token: int) -> _Found | None:
    """The plan is “dead” for now, Ms Li said."""
    words, lowers = frame.words, frame.lowers
    for cue in reversed(frame.cues):
        if cue <= token:
            return None
        lemma = SPEECH[lowers[cue]]
        if lemma in WEAK or not is_verb(frame, cue):
            continue
        commas = [i for i in range(token + 1, cue) if words[i] in {",", QUOTE}]
        if not commas:
            continue
        if lemma in INVERTS and commas[-1] == cue - 1:
            inverted = _inverted(frame, cue, len(words))
            if inverted is not None:
                return Basis.TAG_AFTER, cue, inverted
        subject = subject_of(frame, cue, token + 1)
        if subject is not None and subject.first - 1 in commas:
            return Basis.TAG_AFTER, cue, subject
    for at in range(token + 1, len(words) - 1):
        if lowers[at] == "according" and lowers[at + 1] == "to":
            return Basis.ACCORDING_TO, at, phrase_after(frame, at + 2, len(words))
    return None


def _loose(frame: Frame, token: int) -> _Found | None:
    """Ms Li's “...” / in her words, “...” / Ms Li took the floor: “...”."""
    words, lowers = frame.words, frame.lowers
    at = token - 1
    owner_near = token and (lowers[at] in POSSESSIVES or lowers[at].endswith(("'s", "s'")))
    for at in range(token - 1, max(token - 12, -1), -1):
        word = lowers[at]
        if words[at] in {";", QUOTE}:
            break
        if word in POSSESSIVES or (words[at][:1].isupper() and word.endswith(("'s", "s'"))):
            if owner_near or any(lowers[k] in SPEECH_NOUNS for k in range(at + 1, token)):
                subject = (
                    Subject(at, at + 1)
                    if word in POSSESSIVES
                    else phrase_before(frame, at + 1, 0) or Subject(at, at + 1)
                )
                return Basis.SAME_SENTENCE, at, subject
    if token and words[token - 1] == ":":
        subject = main_subject(frame, 0, token - 1)
        if subject is None:
            subject = phrase_before(frame, token - 1, 0)
        return Basis.TAG_BEFORE, token - 1, subject
    return None
