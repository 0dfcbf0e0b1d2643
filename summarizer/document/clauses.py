"""Cut a frame at its commas and find the subject of its main clause."""

from __future__ import annotations

from summarizer.document.cues import CONJUNCTIONS, DAYS, DETERMINERS, PREPOSITIONS, PRONOUNS, RELATIVE, SUBORDINATORS
from summarizer.document.frames import QUOTE, Frame
from summarizer.document.phrases import DASHES, WINDOW, Subject, is_adverb, is_finite, is_name, is_word, phrase_after
from summarizer.document.titles import ROLES

_LOOSE_OPENERS = frozenset("back late early most just shortly moments hours days weeks months years minutes".split())
TIMES = frozenset("later earlier ago afterward afterwards before".split())


def chunk_starts(frame: Frame, floor: int, end: int) -> list[int]:
    """Where the comma-separated chunks of [floor, end) begin."""
    starts = [floor]
    depth = 0
    for at in range(floor, end):
        word = frame.words[at]
        if word in "([":
            depth += 1
        elif word in ")]":
            depth = max(depth - 1, 0)
        elif depth == 0 and (word in {",", ";", QUOTE, ":"} or word in DASHES):
            starts.append(at + 1)
    return starts


def main_subject(frame: Frame, floor: int, end: int) -> Subject | None:
    """The subject of the clause that begins at `floor`: its first noun phrase without preposition or conjunction."""
    floor = max(floor, end - 2 * WINDOW, min(frame.body, end))
    words, lowers = frame.words, frame.lowers
    starts = [*chunk_starts(frame, floor, end), end]
    after_place = False
    for number, start in enumerate(starts[:-1]):
        stop = starts[number + 1]
        at = start
        while at < stop and _skippable(frame, at):
            at += 1
        if at >= stop or words[at] == QUOTE:
            continue
        word = lowers[at]
        closed = stop - 1 > at and words[stop - 1] == ","
        place, after_place = after_place, is_adverbial(frame, start) and ends_in_place(frame, stop - 1)
        if closed and (lowers[stop - 2] in TIMES or word in _LOOSE_OPENERS):
            continue
        if (
            word in PREPOSITIONS
            or word in SUBORDINATORS
            or (word.endswith(("ing", "ed")) and not _is_plain_name(frame, at))
        ):
            found = _asked_pronoun(frame, at, stop) if closed else _after_adverbial(frame, at, stop)
            if found:
                return found
            continue
        if place and closed and stop - start <= 3 and is_name(words[at]) and not words[at].endswith("."):
            continue
        found = phrase_after(frame, at, stop)
        if found is not None:
            return found
    return None


def ends_in_place(frame: Frame, comma: int) -> bool:
    """True where a name that may be a place stands before the comma ("in Salem,")."""
    return comma > 0 and is_name(frame.words[comma - 1]) and frame.lowers[comma - 1] not in DAYS


def _skippable(frame: Frame, at: int) -> bool:
    word = frame.lowers[at]
    if word in DETERMINERS and word not in {"that"}:
        return False
    if word in PREPOSITIONS or word in SUBORDINATORS:
        return False
    return word in CONJUNCTIONS or is_adverb(frame, at) or not is_word(frame.words[at])


def _is_plain_name(frame: Frame, at: int) -> bool:
    return (
        is_name(frame.words[at])
        and frame.lowers[at] not in {"having", "being"}
        and at + 1 < len(frame.words)
        and (is_name(frame.words[at + 1]) or at + 1 in frame.cue_set or frame.lowers[at + 1] in ROLES)
    )


def _after_adverbial(frame: Frame, start: int, stop: int) -> Subject | None:
    """The subject in "On Monday Ms Li ..." or "when asked he ..." where no comma closes the adverbial."""
    for at in range(start + 1, min(stop - 1, start + 30)):
        word = frame.lowers[at]
        if word in DAYS and (is_name(frame.words[at + 1]) or frame.lowers[at + 1] in PRONOUNS):
            return phrase_after(frame, at + 1, stop)
        if word in PRONOUNS and word != "who":
            return Subject(at, at + 1)
    if frame.lowers[start] in SUBORDINATORS and frame.lowers[start] not in RELATIVE:
        return phrase_after(frame, start + 1, stop)
    return None


def _asked_pronoun(frame: Frame, start: int, stop: int) -> Subject | None:
    """ "Asked about it afterwards he stopped, for once": the pronoun that follows without a comma."""
    if frame.lowers[start] != "asked":
        return None
    found = next((at for at in range(start + 1, stop - 1) if frame.lowers[at] in {"he", "she"}), None)
    if found is None or not (frame.lowers[found + 1].endswith("ed") or is_finite(frame, found + 1)):
        return None
    return Subject(found, found + 1)


def clause_start(frame: Frame, at: int, floor: int) -> int:
    """The start of the main clause before token `at`: after a semicolon, else the frame's start."""
    for position in range(at - 1, floor - 1, -1):
        if frame.words[position] in {";", ":"}:
            return position + 1
    return floor


def is_adverbial(frame: Frame, start: int) -> bool:
    word = frame.lowers[start]
    return word in PREPOSITIONS or word in SUBORDINATORS or word in DAYS or word.endswith("ing")
