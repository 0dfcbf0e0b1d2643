"""Find the people and bodies whom the narrative brings on without a name before they speak: "a man in a red cap"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarizer.document.cues import (
    CONJUNCTIONS,
    DETERMINERS,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    SPEECH,
    SUBORDINATORS,
)
from summarizer.document.foreign import introduced
from summarizer.document.frames import Frame
from summarizer.document.phrases import is_adverb, is_finite, is_name, is_word, phrase_after
from summarizer.document.sayings import Saying
from summarizer.document.titles import BODIES, DOCUMENTS, ROLES

_FOLLOWERS = frozenset("he she they it".split())
_ANY = _FOLLOWERS | {""}  # these may take up a description whatever its noun
_NOBODY: frozenset[str] = frozenset()
_LOOK_BACK = 3  # frames between a description and the pronoun that takes it up
_OPENERS = PREPOSITIONS | SUBORDINATORS | CONJUNCTIONS
_OWNERS = {"his": "m", "her": "f"}
_KIN = frozenset(
    """
    father mother brother sister son daughter husband wife uncle aunt grandfather grandmother grandson granddaughter
    child parent cousin family dad mum party campaign office boyfriend girlfriend
    """.split()
)
_GENDERS = {"he": "m", "she": "f"}
_INDEFINITE = frozenset("a an one another".split())
_STANDS = frozenset("there here stands stood sits sat waits waited is was comes came lives lived".split())
_ORDINALS = frozenset("second third fourth fifth".split())
_NUMBERS = frozenset("two three four five several".split())
_SHORT = 30  # characters of "the lawyer", which takes up "a lawyer on the other side"
_LONGEST = 6  # words between the article and the noun
_SINGULAR = frozenset(word for word in ROLES if not word.endswith("s") or word == "boss")
_PLURAL = frozenset(word for word in ROLES if word.endswith("s") and word[:-1] in ROLES)
_BODIES = frozenset(BODIES) - DOCUMENTS - frozenset("side sides both parties police media".split())


def find_introductions(frames: Sequence[Frame], sayings: Sequence[Saying], *, foreign: bool = False) -> list[Saying]:
    """Descriptions near sentences in which a pronoun speaks, in text order; their `cue` is empty."""
    if foreign:
        found = ((number, introduced(frame)) for number, frame in enumerate(frames))
        return [Saying(number, *span, "") for number, span in found if span is not None]
    wanted: dict[int, frozenset[str]] = {}
    shared: dict[frozenset[str], frozenset[str]] = {}

    def want(number: int, word: str) -> None:
        takers = wanted.get(number, _NOBODY) | {word}
        wanted[number] = shared.setdefault(takers, takers)

    for saying in sayings:
        word = _taken_up(frames[saying.frame].text[saying.start : min(saying.end, saying.start + _SHORT)].lower())
        if word:
            for number in range(max(saying.frame - _LOOK_BACK, 0), saying.frame + 1):
                want(number, word)
    tagged = {saying.frame for saying in sayings}
    for number, frame in enumerate(frames):
        if number and frame.passages and number not in tagged:
            want(number - 1, "")
    speaking = {saying.start for saying in sayings}
    return [
        Saying(number, start, end, "")
        for number in sorted(wanted)
        for start, end in _in_frame(frames[number], wanted[number])
        if start not in speaking
    ]


def _taken_up(phrase: str) -> str:
    """By what a speaker's words take up an earlier description: the pronoun, or the noun of "the lawyer"; else ""."""
    if phrase in _FOLLOWERS:
        return phrase
    return phrase[4:] if phrase.startswith("the ") and phrase[4:] in _SINGULAR else ""


def _in_frame(frame: Frame, takers: frozenset[str]) -> Iterator[tuple[int, int]]:
    """The spans of the descriptions in one frame that stand as subjects and that a pronoun or noun takes up later."""
    lowers, words = frame.lowers, frame.words
    for at, word in enumerate(lowers):
        if (
            word in _ORDINALS
            and at == frame.body + 1
            and lowers[at - 1] == "a"
            and at + 1 < len(words)
            and words[at + 1] == ","
        ):
            yield frame.starts[at - 1], frame.ends[at]
        if word in _NUMBERS and at == frame.body:
            noun = next((i for i in range(at + 1, min(at + 4, len(words))) if lowers[i] in ROLES), None)
            if noun is not None:
                yield frame.starts[at], frame.ends[noun]
        if word == "one" and at == frame.body and lowers[at + 1 : at + 2] == ["of"]:
            yield from _one_of(frame, at)
        several = "they" in takers and word in _PLURAL
        if not (several or word in _SINGULAR or word in _BODIES) or not words[at][:1].islower():
            continue
        first = _article(frame, at)
        if first is None or not _is_subject(frame, first):
            continue
        if word in _BODIES and word not in ROLES and lowers[first] in _INDEFINITE:
            continue
        if word not in takers and not takers & _ANY:
            continue
        if word in _KIN and _OWNERS.get(lowers[first], "none") in {_GENDERS.get(taker) for taker in takers}:
            continue  # of "his father" and the man himself, "he" is more often the man
        phrase = phrase_after(frame, first, len(words))
        last = at + 1 if phrase is None or phrase.last <= at else phrase.last
        yield frame.starts[first], frame.ends[last - 1]


def _one_of(frame: Frame, at: int) -> Iterator[tuple[int, int]]:
    """ "One of his workers": somebody of a group."""
    phrase = phrase_after(frame, at, len(frame.words))
    if phrase is not None and any(word in ROLES for word in frame.lowers[at + 2 : phrase.last]):
        yield frame.starts[at], frame.ends[phrase.last - 1]


def _article(frame: Frame, noun: int) -> int | None:
    """Where the phrase of the noun begins: at its article, its possessive or its owner's name."""
    lowers, words = frame.lowers, frame.words
    if noun + 1 < len(words) and (lowers[noun + 1] in ROLES or is_name(words[noun + 1])):
        return None
    for at in range(noun - 1, max(noun - _LONGEST, -1), -1):
        word = lowers[at]
        if word in {"a", "an", "the"} or (word in POSSESSIVES and word != "whose") or word == "another":
            return at
        if words[at][:1].isupper() and word.endswith(("'s", "s'")):
            return next((i + 1 for i in range(at - 1, -1, -1) if not _is_part(frame, i)), 0)
        if word == "one":
            return at
        if word == "of" and at + 1 < noun and (lowers[at + 1] in POSSESSIVES or lowers[at + 1] == "the"):
            continue
        outside = (
            is_finite(frame, at)
            or word in PREPOSITIONS
            or word in PRONOUNS
            or word in SUBORDINATORS
            or word in CONJUNCTIONS
        )
        if not is_word(words[at]) or outside or (word in SPEECH and at in frame.cue_set):
            return None
    return None


def _is_part(frame: Frame, at: int) -> bool:
    """A capitalised word of a name, not the preposition that opens the sentence."""
    return is_name(frame.words[at]) and frame.lowers[at] not in _OPENERS


def _is_subject(frame: Frame, first: int) -> bool:  # noqa: PLR0911 # a cascade of rules, one return each
    """At the start of the sentence or of a clause, or behind an opening phrase of place ("at the kiosk a man ...")."""
    lowers, words = frame.lowers, frame.words
    at = first - 1
    while at >= 0 and is_adverb(frame, at) and lowers[at] not in _STANDS:
        at -= 1
    if at < frame.body:
        return True
    before = lowers[at]
    if before in {"and", "but", "while", "though", "where"}:
        return at == 0 or words[at - 1] in {",", ";"}
    if words[at] in {";", ":", "—", "–"}:
        return True
    opened = (
        lowers[frame.body] in PREPOSITIONS
        or (words[at] == "," and lowers[frame.body] in SUBORDINATORS)
        or lowers[frame.body] in {"there", "here", "then", "outside"}
    )
    if not opened or before in PREPOSITIONS or before in DETERMINERS:
        return False
    if words[at] == "," and at and is_name(words[at - 1]) and not is_name(words[first]):
        return False
    subject_before = any(word in PRONOUNS for word in lowers[frame.body : at])
    if words[at] == "," and lowers[frame.body] in SUBORDINATORS:
        return True
    return not subject_before and (words[at] == "," or before in _STANDS or is_word(words[at]))
