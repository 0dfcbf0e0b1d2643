"""Read who is given as the speaker of a marked passage in French and Spanish sentences."""

from __future__ import annotations

from typing import NamedTuple

from summarizer.document import foreign_cues as cues
from summarizer.document.frames import QUOTE, Frame
from summarizer.document.language import detect_language
from summarizer.document.model import Basis
from summarizer.document.patterns import lazy
from summarizer.document.phrases import is_name

_ENGLISH = lazy(r"\b(?:the|of|and|that|said|was|for|with)\b")
_SAMPLE = 2000
_RARE = 100  # characters for each of these words in an English text, at most
_ENDS = frozenset([".", ";", ":", "(", ")", "!", "?", "…", QUOTE])
_SKIPPED = frozenset([",", "—", "–", "-", "…", ")"])
_LONGEST = 30  # tokens between a verb and the name of its subject
_ATTACHED = lazy(r"-(?:t-)?(ils?|elles?|on)$")
_PARTICLES = frozenset("de del la van von der bin ould el al".split())
_OF = cues.PREPOSITIONS | frozenset("a de du del des d'".split())
_PLACING = cues.PREPOSITIONS | {"a"}
_LOOSE = cues.ADVERBS - cues.ARTICLES
_CLAUSES = frozenset("que qui quien dont où donde cuando quand porque car lorsque".split())


class Given(NamedTuple):
    """A speaker [start, end) found by `basis` through the word `cue`; empty where a verb stands without its subject."""

    basis: Basis
    cue: str
    start: int
    end: int


def foreign_language(text: str) -> str:
    """The language where it is not English, else ""; most texts are told by their first function words."""
    sample = text[:_SAMPLE]
    if len(_ENGLISH.findall(sample)) * _RARE >= len(sample):
        return ""
    language = detect_language(text)
    return "" if language in {"en", "und"} else language


def read_given(frame: Frame, token: int) -> Given | None:
    """The speaker whom the passage at `token` is given to in its own sentence, if a verb or "selon" gives it."""
    behind = _behind(frame, token)
    return _before(frame, token) if behind is None else behind


def _verb(word: str) -> str | None:
    """The verb of speech in a token: "dit-elle" -> "dit", "s'agace" -> "agace"."""
    plain = _ATTACHED.sub("", word.removeprefix("s'").removeprefix("l'"))
    return plain if plain in cues.VERBS else None


def _pronoun(frame: Frame, at: int) -> tuple[int, int] | None:
    """The pronoun that hangs on a verb: "dit-elle"."""
    match = _ATTACHED.search(frame.lowers[at])
    if match is None or match.group(1) == "on":
        return None
    return frame.ends[at] - len(match.group(1)), frame.ends[at]


def _behind(frame: Frame, token: int) -> Given | None:
    """« ... », a déclaré Ana Rey / «...», según Ana Rey."""
    words, lowers = frame.words, frame.lowers
    at = token + 1
    while at < len(words) and words[at] in _SKIPPED:
        at += 1
    ceiling = next((i for i in range(at, len(words)) if words[i] == QUOTE or words[i] in _ENDS), len(words))
    if at >= ceiling:
        return None
    if lowers[at] in cues.ACCORDING or lowers[at : at + 2] == ["pour", "reprendre"]:
        return _according(frame, at, ceiling)
    hanging: tuple[int, int] | None = None
    for cue in range(at, min(at + 4, ceiling)):
        hanging = hanging or _pronoun(frame, cue)
        if _verb(lowers[cue]) is not None:
            span = hanging or _subject_behind(frame, cue + 1, ceiling)
            return Given(Basis.TAG_AFTER, lowers[cue], *span) if span else None
        if _ATTACHED.sub("", lowers[cue]) not in cues.AUXILIARIES and lowers[cue] not in cues.ADVERBS:
            return None
    return None


def _according(frame: Frame, at: int, ceiling: int) -> Given | None:
    start = at + 1
    for words in cues.WORDS_OF:
        for skipped in (start, start + 1):
            if frame.lowers[skipped : skipped + len(words)] == words:
                start = skipped + len(words)
    span = _subject_behind(frame, start, ceiling)
    return None if span is None else Given(Basis.ACCORDING_TO, frame.lowers[at], *span)


def _subject_behind(frame: Frame, start: int, ceiling: int) -> tuple[int, int] | None:
    """The subject behind its verb: a name, "le ministre, Ana Rey," by its name, or a description."""
    lowers, words = frame.lowers, frame.words
    at = start
    while at < ceiling and (lowers[at] in _LOOSE or lowers[at] in _PLACING):
        placed = lowers[at] in _PLACING  # "à la radio": the preposition, its article and its noun
        at += 1
        if placed and at < ceiling and lowers[at] in cues.ARTICLES:
            at += 1
        if placed and at < ceiling and not is_name(words[at]):
            at += 1
    if at >= ceiling or lowers[at] in _CLAUSES or words[at] == ",":
        return None
    if is_name(words[at]):
        return frame.starts[at], frame.ends[_name_end(frame, at, ceiling) - 1]
    if not words[at][:1].isalpha():
        return None
    return _described(frame, at, min(ceiling, at + _LONGEST))


def _described(frame: Frame, at: int, ceiling: int) -> tuple[int, int] | None:
    """ "le ministre de la pêche, Ana Rey" is Ana Rey; "un diplomate africain qui" is the diplomat."""
    lowers, words = frame.lowers, frame.words
    end = next((i for i in range(at, ceiling) if words[i] == "," or lowers[i] in _CLAUSES), ceiling)
    noun = at + 1 if lowers[at] in cues.ARTICLES or lowers[at].startswith("l'") else at
    if lowers[at] not in cues.ARTICLES and lowers[at].removeprefix("l'") not in cues.ROLES | cues.BODIES.keys():
        return None
    if end + 1 < ceiling and words[end] == "," and is_name(words[end + 1]):
        return frame.starts[end + 1], frame.ends[_name_end(frame, end + 1, ceiling) - 1]
    inner = next((i for i in range(noun + 1, end) if is_name(words[i])), None)
    if inner is not None and lowers[inner - 1] in cues.ROLES and lowers[inner - 2] in _PARTICLES | {"du", "des"}:
        inner = None  # "l'entourage du ministre Paul Armand" is not the minister
    if inner is not None and lowers[inner - 1] not in _PARTICLES | {
        "des",
        "du",
        "d'",
        "les",
        "los",
        "las",
        "le",
        "a",
        "à",
    }:
        return frame.starts[inner], frame.ends[_name_end(frame, inner, end) - 1]
    stop = next((i for i in range(noun + 1, end) if lowers[i] in cues.PREPOSITIONS - {"à"}), end)
    return (frame.starts[at], frame.ends[stop - 1]) if stop > at else None


def _name_end(frame: Frame, at: int, ceiling: int) -> int:
    last = at + 1
    while last < ceiling and (
        is_name(frame.words[last])
        or (
            (frame.lowers[last] in _PARTICLES or frame.words[last] in {".", "y", "et"})
            and last + 1 < ceiling
            and is_name(frame.words[last + 1])
        )
    ):
        last += 1
    return last


def _before(frame: Frame, token: int) -> Given | None:
    """Ana Rey dijo que «...» / Selon Ana Rey, « ... »."""
    lowers = frame.lowers
    if lowers[0] in cues.ACCORDING or (lowers[0] in {"pour", "para"} and frame.words[1:2] and is_name(frame.words[1])):
        return _according(frame, 0, token)
    if token > 1 and frame.words[token - 1] == ":" and not any(map(_verb, lowers[:token])):
        span = _described(frame, 0, token - 1) if lowers[0] in cues.ARTICLES else _subject_before(frame, token - 1)
        return None if span is None else Given(Basis.TAG_BEFORE, ":", *span)
    for cue in range(token - 1, max(token - _LONGEST, -1), -1):
        if frame.words[cue] == QUOTE or frame.words[cue] == ";":
            return None
        if _verb(lowers[cue]) is not None and frame.words[cue][:1].islower():
            span = _pronoun(frame, cue) or _subject_before(frame, cue)
            if span is not None:
                return Given(Basis.TAG_BEFORE, lowers[cue], *span)
    return None


def _subject_before(frame: Frame, cue: int) -> tuple[int, int] | None:
    """The nearest name to the left that ends a chunk between commas, else the description that opens the sentence."""
    lowers, words = frame.lowers, frame.words
    at = cue - 1
    while at >= 0 and (lowers[at] in cues.AUXILIARIES or lowers[at] in cues.ADVERBS or lowers[at] in {"no", "pas"}):
        at -= 1
    if at < 0:
        return None
    if lowers[at] in cues.PRONOUNS:
        return frame.starts[at], frame.ends[at]
    end = at + 1 if words[at] != "," else at
    while end > 0:
        first = end
        while first > 0 and (_is_name(frame, first - 1) or _joins(frame, first - 1)):
            first -= 1
        if first < end and lowers[first - 1 if first else 0] not in _OF:
            return frame.starts[first], frame.ends[end - 1]
        comma = next((i for i in range(end - 1, -1, -1) if words[i] == ","), -1)
        if comma < 0:
            break
        end = comma
    opens = lowers[0] in cues.ARTICLES or lowers[0] in cues.ROLES
    return _described(frame, 0, min(cue, _LONGEST)) if opens else None


def _is_name(frame: Frame, at: int) -> bool:
    return is_name(frame.words[at]) and frame.lowers[at] not in cues.OPENERS


def introduced(frame: Frame) -> tuple[int, int] | None:
    """Who opens the sentence: "Un camionero en la cola fue más claro."."""
    if frame.passages or not frame.words:
        return None
    if frame.lowers[0] in cues.ARTICLES | {"otro", "otra"}:
        noun = next((at for at in range(1, min(5, len(frame.words))) if frame.lowers[at] in cues.ROLES), None)
        named = _described(frame, 0, min(len(frame.words), _LONGEST)) if frame.lowers[0] in cues.ARTICLES else None
        if named is not None and frame.text[named[0]].isupper() and named[0] > frame.start:
            return named
        return None if noun is None else (frame.starts[0], frame.ends[noun])
    if not _is_name(frame, 0):
        return None
    return frame.starts[0], frame.ends[_name_end(frame, 0, len(frame.words)) - 1]


def _joins(frame: Frame, at: int) -> bool:
    """A particle or "and" between two names."""
    inside = frame.lowers[at] in _PARTICLES | {"y", "et", "e"} or frame.words[at] == "."
    between = 0 < at < len(frame.words) - 1
    return inside and between and is_name(frame.words[at - 1]) and is_name(frame.words[at + 1])
