"""Find the subject in front of an apposition: "Ms Li, a lawyer from Boston, said"."""

from __future__ import annotations

from summarizer.document.clauses import TIMES, chunk_starts, clause_start, is_adverbial, main_subject
from summarizer.document.cues import (
    AUXILIARY,
    CONJUNCTIONS,
    DAYS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVE,
    SUBORDINATORS,
)
from summarizer.document.frames import QUOTE, Frame
from summarizer.document.phrases import NOUNS, STOPS, Subject, is_adverb, is_finite, is_name, phrase_before

_BEFORE_NOUNS = PREPOSITIONS | DETERMINERS
_CLAUSES = frozenset("when after while before because if since once until as".split())


def across_apposition(frame: Frame, comma: int, floor: int) -> Subject | None:
    """The subject in "Ms Li, a lawyer from Boston, said" or "Ms Li (D-Mass.) said"."""
    if frame.words[comma] in ")]":
        at = comma
        while at > floor and frame.words[at] not in "([":
            at -= 1
        if at > floor:
            return phrase_before(frame, at, floor)
    floor = max(clause_start(frame, comma, floor), min(frame.body, comma))
    starts = chunk_starts(frame, floor, comma)
    if starts[-1] > floor and all(is_adverb(frame, i) for i in range(starts[-1], comma)):
        return phrase_before(frame, starts[-1] - 1, floor)
    return _leftmost(frame, starts, comma) or main_subject(frame, floor, comma)


def _leftmost(frame: Frame, starts: list[int], comma: int) -> Subject | None:
    """Leftwards over chunks that can be appositions: the last phrase that opens its chunk or clause."""
    best: Subject | None = None
    for number in range(len(starts) - 1, -1, -1):
        start = stop = starts[number]
        while stop < comma and frame.words[stop] not in STOPS:
            stop += 1
        skipped = start >= stop or frame.lowers[start] in RELATIVE
        if skipped or (number and (_continues_place(frame, start, stop) or _runs_on_from_marks(frame, start))):
            continue
        adverbial = is_adverbial(frame, start)
        if adverbial and not _hides_subject(frame, start, stop):
            if best is None:
                continue
            break
        found = phrase_before(frame, stop, start)
        if found is None or frame.lowers[found.last - 1] in DAYS or frame.lowers[stop - 1] in TIMES:
            if any(is_finite(frame, at) for at in range(start, stop)):
                break
        elif adverbial and is_name(frame.words[found.first]):
            return found
        elif found.first == start:
            best = found
        elif _opens_clause(frame, found.first, start) or (best is None and _follows_when(frame, found.first, start)):
            return found
        elif not _goes_on(frame, found.first, start):
            break
    return best


def _follows_when(frame: Frame, first: int, start: int) -> bool:
    """ "It came up after Ms Li, asked about it, said": the clause with the subject begins inside the chunk."""
    return frame.lowers[first - 1] in _CLAUSES and frame.lowers[start] not in AUXILIARY


def _continues_place(frame: Frame, start: int, stop: int) -> bool:
    """ "in Salem, New Hampshire," or "a woman from Worcester, Massachusetts,": the second name belongs to the first."""
    if stop - start > 2 or not is_name(frame.words[start]) or frame.words[start].endswith(".") or start < 3:
        return False
    return is_name(frame.words[start - 2]) and frame.lowers[start - 3] in {"in", "from", "near", "of", "at"}


def _runs_on_from_marks(frame: Frame, start: int) -> bool:
    """ "a “Vote” badge": a chunk right behind marks without a comma is the rest of the chunk before them."""
    before = start - 1
    return frame.words[before] == QUOTE and frame.last_sign(before) not in ",.!?"


def _opens_clause(frame: Frame, first: int, start: int) -> bool:
    """The phrase is the subject of a clause inside its chunk: "while Ms Li", "said Ms Li", "said that Ms Li"."""
    before = frame.lowers[first - 1]
    if first - 1 in frame.cue_set or (before == "that" and first - 2 in frame.cue_set):
        return True
    if first - 1 != start:
        return False
    if before in CONJUNCTIONS:
        return is_name(frame.words[first]) or frame.lowers[first] in DETERMINERS or frame.lowers[first] in PRONOUNS
    return before in SUBORDINATORS or before in DAYS


def _goes_on(frame: Frame, first: int, start: int) -> bool:
    """True where the chunk is an apposition with a tail: "a lawyer in Boston", "a fan who voted for Ms Li"."""
    before = frame.lowers[first - 1]
    opener = frame.lowers[start]
    return (
        before in PREPOSITIONS
        or before in CONJUNCTIONS
        or before in RELATIVE
        or opener.endswith("ed")
        or opener in AUXILIARY
    )


def _hides_subject(frame: Frame, start: int, stop: int) -> bool:
    """ "After the debate Ms Li, a lawyer, said": a name that follows a common noun or a day."""
    words, lowers = frame.words, frame.lowers
    if lowers[start] == "of":  # "Ann Roe, of the broker Moll Brand, said"
        return False
    if lowers[start] in {"as", "but", "that", "while", "whether"} and (
        is_name(words[stop - 1]) or lowers[stop - 1] in NOUNS
    ):
        return True
    at = stop - 1
    while at > start and is_name(words[at]) and lowers[at] not in DAYS:
        at -= 1
    return start < at < stop - 1 and (lowers[at] in DAYS or (lowers[at] not in _BEFORE_NOUNS and stop - at > 2))
