"""Find who does the saying: the subject of a verb of speech, by word lists and commas, without a parser."""

from __future__ import annotations

from dataclasses import dataclass

from summarizer.document.cues import (
    AUXILIARY,
    CONJUNCTIONS,
    DAYS,
    DETERMINERS,
    LINKS,
    OBJECTS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVE,
    SPEECH,
    SUBORDINATORS,
)
from summarizer.document.frames import QUOTE, Frame

_STOPS = frozenset([",", ";", ":", "(", ")", "—", "–", "-", "…", ".", "?", "!", "[", "]", QUOTE])
_LINKING = frozenset(["and", "&", "or"])
_ROLE_ADVERBS = frozenset("also then later however meanwhile instead still now finally yesterday today".split())


@dataclass(frozen=True, slots=True)
class Subject:
    """Tokens [first, last) of a frame that name a speaker."""

    first: int
    last: int


def _is_name(word: str) -> bool:
    return word[:1].isupper() or word[:1] in "@#" and len(word) > 1


def _is_word(word: str) -> bool:
    return word[:1].isalnum() or word[:1] in "@#"


def is_adverb(word: str) -> bool:
    """Words that may stand between a subject and its verb."""
    return (
        word in AUXILIARY
        or word in DAYS
        or (word.endswith("ly") and word not in {"family", "ally", "italy", "assembly", "only"})
    )


def _verbish(frame: Frame, at: int) -> bool:
    """A lower-case finite verb that cannot stand inside a noun phrase."""
    word = frame.lowers[at]
    if frame.words[at][:1].isupper():
        return False
    if word in SPEECH and word not in _NOUNS_TOO:
        return True
    return word in _BE or word in _MOTION


_NOUNS_TOO = frozenset(
    """state states report reports note notes claim claims call calls post posts label labels charge charges figure
    figures view views brand comment comments question questions request demand demands answer detail details order
    orders rule rules plan plans hope warning remark remarks protest attack challenge voice volunteer counsel
    reporting polling leading read frame term bill appeal list press text email vow feature lobby lobbying""".split()
)
_BE = frozenset("is are was were be been has have had will would can could may might must should do does did".split())
_MOTION = frozenset(
    """went came took got gave made became met began left arrived appeared seemed tried joined turned wanted used
    ran won lost sat stood walked started continued wants has says seems goes comes takes gives makes gets
    called asked told""".split()
)


def phrase_before(frame: Frame, end: int, floor: int) -> Subject | None:
    """The noun phrase that ends right before token `end`, with its "of"/"for" links: "a spokesman for the union"."""
    words, lowers = frame.words, frame.lowers
    at = end - 1
    while at >= floor:
        word = lowers[at]
        if words[at] in _STOPS or word in PRONOUNS or word in SUBORDINATORS or word in AUXILIARY - DETERMINERS:
            break
        if word in PREPOSITIONS and word not in LINKS:
            break
        if word in DAYS and not words[at].isupper() and word != "may":
            break
        if word in CONJUNCTIONS and not (word in _LINKING and at - 1 >= floor and _joins(frame, at, end)):
            break
        if _verbish(frame, at):
            break
        at -= 1
    first = at + 1
    if at >= floor and lowers[at] in PRONOUNS and first == end:
        return Subject(at, end)
    return _without_leading_links(frame, first, end)


def _joins(frame: Frame, at: int, end: int) -> bool:
    """True where "and" joins two names or two nouns rather than two clauses."""
    before, after = frame.words[at - 1], frame.words[at + 1] if at + 1 < end else ""
    if not after:
        return False
    if _is_name(before) and (_is_name(after) or frame.lowers[at + 1] in DETERMINERS):
        return True
    return not _is_name(after) and not _is_name(before) and before.isalpha()


def _without_leading_links(frame: Frame, first: int, end: int) -> Subject | None:
    """Cut "After the debate Mr. Li" to the name; a phrase that starts with a preposition has no head before it."""
    words, lowers = frame.words, frame.lowers
    while first < end and (
        lowers[first] in CONJUNCTIONS or lowers[first] in _ROLE_ADVERBS or not _is_word(words[first])
    ):
        first += 1
    if first < end and lowers[first] in LINKS:
        names = [i for i in range(first + 1, end) if _is_name(words[i])]
        cut = next(
            (
                i
                for i in names
                if not _is_name(words[i - 1]) and i - 1 > first and lowers[i - 1] not in DETERMINERS | LINKS
            ),
            None,
        )
        if cut is None:
            determiner = [i for i in range(first + 2, end) if lowers[i] in DETERMINERS and lowers[i - 1] not in LINKS]
            cut = determiner[-1] if determiner else None
        if cut is None:
            return None
        first = cut
    return Subject(first, end) if first < end else None


def phrase_after(frame: Frame, start: int, ceiling: int) -> Subject | None:
    """The noun phrase that begins at token `start` (up to a comma, verb or clause)."""
    words, lowers = frame.words, frame.lowers
    at = start
    while at < ceiling and lowers[at] in {"the", "a", "an"} | _ROLE_ADVERBS and lowers[at] not in DETERMINERS:
        at += 1
    first = at
    if at < ceiling and lowers[at] in PRONOUNS:
        return Subject(at, at + 1)
    while at < ceiling:
        word = lowers[at]
        if words[at] in _STOPS or word in SUBORDINATORS or word in PRONOUNS or word in OBJECTS:
            break
        if word in AUXILIARY and word not in DETERMINERS:
            break
        if word in PREPOSITIONS and (word not in LINKS or at == first):
            break
        if (
            word in PREPOSITIONS
            and at + 1 < ceiling
            and lowers[at + 1] in DAYS | {"an", "a", "response"}
            and word != "of"
        ):
            break
        if word in DAYS and word != "may":
            break
        if word in CONJUNCTIONS and not (word in _LINKING and at > first and _joins(frame, at, ceiling)):
            break
        if at > first and _verbish(frame, at):
            break
        at += 1
    return Subject(first, at) if at > first else None


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
        elif depth == 0 and word in {",", "—", "–", ";", QUOTE, ":", "-"}:
            starts.append(at + 1)
    return starts


def main_subject(frame: Frame, floor: int, end: int) -> Subject | None:
    """The subject of the clause that begins at `floor`: its first noun phrase that no preposition or conjunction opens."""
    words, lowers = frame.words, frame.lowers
    starts = [*chunk_starts(frame, floor, end), end]
    for number, start in enumerate(starts[:-1]):
        stop = starts[number + 1]
        at = start
        while at < stop and (
            lowers[at] in CONJUNCTIONS
            or lowers[at] in _ROLE_ADVERBS
            or is_adverb(lowers[at])
            and lowers[at] not in DETERMINERS
            or not _is_word(words[at])
        ):
            at += 1
        if at >= stop or words[at] == QUOTE:
            continue
        word = lowers[at]
        if (
            word in PREPOSITIONS
            or word in SUBORDINATORS
            or (word.endswith(("ing", "ed")) and not _is_plain_name(frame, at))
        ):
            found = _after_adverbial(frame, at, stop) if word in PREPOSITIONS and not (words[stop - 1] == ",") else None
            if found:
                return found
            continue
        found = phrase_after(frame, at, stop)
        if found is not None:
            return found
    return None


def _is_plain_name(frame: Frame, at: int) -> bool:
    return _is_name(frame.words[at]) and at + 1 < len(frame.words) and _is_name(frame.words[at + 1])


def _after_adverbial(frame: Frame, start: int, stop: int) -> Subject | None:
    """The subject in "On Monday Ms Li ..." where no comma closes the adverbial."""
    for at in range(start + 1, stop - 1):
        word = frame.lowers[at]
        if word in DAYS and (_is_name(frame.words[at + 1]) or frame.lowers[at + 1] in PRONOUNS):
            return phrase_after(frame, at + 1, stop)
        if word in PRONOUNS and word != "who":
            return Subject(at, at + 1)
    return None


def subject_of(frame: Frame, verb: int, floor: int = 0) -> Subject | None:
    """The subject of the verb at token `verb`, looking left no further than `floor`."""
    lowers, words = frame.lowers, frame.words
    at = verb - 1
    while at >= floor and (
        (is_adverb(lowers[at]) and not _is_collective(frame, at))
        or lowers[at] == "on"
        and at + 1 < verb
        and lowers[at + 1] in DAYS
    ):
        at -= 1
    if at < floor:
        return None
    word = lowers[at]
    if word in RELATIVE:
        return _antecedent(frame, at, floor)
    if words[at] in {",", ")", "]", "—", "–", "-"}:
        return _across_apposition(frame, at, floor, verb)
    if word in CONJUNCTIONS or word == "to" or lowers[verb].endswith("ing"):
        return main_subject(frame, clause_start(frame, at, floor), at)
    found = phrase_before(frame, at + 1, floor)
    if found is None:
        return main_subject(frame, clause_start(frame, at, floor), at + 1)
    before = found.first - 1
    if before >= floor and lowers[before] in RELATIVE and lowers[before] != "that" and not _is_name(words[found.first]):
        return _antecedent(frame, before, floor)
    return found


def _is_collective(frame: Frame, at: int) -> bool:
    return frame.lowers[at] in {"both", "all", "each"} and (at == 0 or not _is_word(frame.words[at - 1]))


def clause_start(frame: Frame, at: int, floor: int) -> int:
    """The start of the main clause before token `at`: after a semicolon, else the frame's start."""
    for position in range(at - 1, floor - 1, -1):
        if frame.words[position] in {";", ":"}:
            return position + 1
    return floor


def _antecedent(frame: Frame, relative: int, floor: int) -> Subject | None:
    """Whom "who" stands for: the phrase before it."""
    end = relative
    while end > floor and not _is_word(frame.words[end - 1]):
        end -= 1
    if relative == floor:
        return None
    return phrase_before(frame, end, floor) or main_subject(frame, floor, end)


def _across_apposition(frame: Frame, comma: int, floor: int, verb: int) -> Subject | None:
    """The subject in "Ms Li, a lawyer from Boston, said" or "Ms Li (D-Mass.) said"; also of ", saying"."""
    starts = chunk_starts(frame, floor, comma)
    if frame.lowers[verb].endswith("ing"):
        return main_subject(frame, clause_start(frame, comma, floor), comma)
    if frame.words[comma] in ")]":
        at = comma
        while at > floor and frame.words[at] not in "([":
            at -= 1
        if at > floor:
            return phrase_before(frame, at, floor)
    for start in starts:
        stop = start
        while stop < comma and frame.words[stop] not in {",", "—", "–", ";", QUOTE, ":", "-", "("}:
            stop += 1
        found = _whole_chunk(frame, start, stop)
        if found is not None:
            return found
    return main_subject(frame, floor, comma)


def _whole_chunk(frame: Frame, start: int, stop: int) -> Subject | None:
    """The phrase that ends a chunk, if the chunk can hold the subject before an apposition."""
    lowers = frame.lowers
    if start >= stop:
        return None
    if lowers[start] in PREPOSITIONS | SUBORDINATORS and not _is_name(frame.words[stop - 1]):
        return None
    if lowers[start] in PREPOSITIONS and frame.words[stop : stop + 1] == [","] and stop - start <= 7:
        return None
    found = phrase_before(frame, stop, start)
    if found is None or lowers[found.last - 1] in DAYS:
        return None
    return found
