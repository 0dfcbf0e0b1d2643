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
from summarizer.document.modifiers import head_of_chain
from summarizer.document.phrases import (
    DASHES,
    NOUNS,
    STOPS,
    Subject,
    is_adverb,
    is_finite,
    is_name,
    is_word,
    phrase_before,
)

_BEFORE_NOUNS = PREPOSITIONS | DETERMINERS
_EXAMPLES = frozenset("of including like along".split())
_LONGEST_INSERTION = 40  # tokens between two dashes
_CLAUSES = frozenset("when after while before because if since once until as".split())


def across_apposition(frame: Frame, comma: int, floor: int) -> Subject | None:
    """The subject in "Ms Li, a lawyer from Boston, said" or "Ms Li (D-Mass.) said"."""
    if frame.words[comma] in ")]":
        at = comma
        while at > floor and frame.words[at] not in "([":
            at -= 1
        if at > floor:
            return phrase_before(frame, at, floor)
    if frame.words[comma] in DASHES:
        inserted = _before_insertion(frame, comma, floor)
        if inserted is not None:
            return inserted
    floor = max(clause_start(frame, comma, floor), min(frame.body, comma))
    starts = chunk_starts(frame, floor, comma)
    if starts[-1] > floor and all(is_adverb(frame, i) for i in range(starts[-1], comma)):
        return phrase_before(frame, starts[-1] - 1, floor)
    return _leftmost(frame, starts, comma) or main_subject(frame, floor, comma)


def _before_insertion(frame: Frame, dash: int, floor: int) -> Subject | None:
    """Of "the three unions — dockers, cooks and clerks — said" the phrase before the first dash."""
    inside = dash
    while inside > floor and frame.words[inside - 1] in DASHES:
        inside -= 1
    for at in range(inside - 1, max(dash - _LONGEST_INSERTION, floor), -1):
        if frame.words[at] in DASHES:
            before = at - 1
            while before > floor and frame.words[before] in DASHES:
                before -= 1
            found = phrase_before(frame, before + 1, floor)
            return None if found is None else head_of_chain(frame, found, floor)
        if frame.words[at] == QUOTE:
            return None
    return None


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
        found = _phrase_of_chunk(frame, start, stop)
        if found is None or frame.lowers[found.last - 1] in DAYS or frame.lowers[stop - 1] in TIMES:
            if any(is_finite(frame, at) for at in range(start, stop)):
                break
        elif adverbial and is_name(frame.words[found.first]):
            return found
        elif found.first == start:
            if best is not None and _has_predicate(frame, stop, comma):
                break
            best = found
        elif _opens_clause(frame, found.first, start) or (best is None and _follows_when(frame, found.first, start)):
            return found
        elif not _goes_on(frame, found.first, start):
            break
    return best


def _phrase_of_chunk(frame: Frame, start: int, stop: int) -> Subject | None:
    """The phrase that ends at `stop`; all of "a study by an economist" if that fills the chunk."""
    found = phrase_before(frame, stop, start)
    if found is None or found.first == start:
        return found
    whole = head_of_chain(frame, found, start)
    return whole if whole.first == start else found


def _has_predicate(frame: Frame, opening: int, comma: int) -> bool:
    """ "Ms Li (D-Mass.) remains committed, her aide said": behind the parenthesis a clause goes on."""
    if frame.words[opening] not in "([":
        return False
    at = next((at for at in range(opening, comma) if frame.words[at] in ")]"), comma) + 1
    linked = PREPOSITIONS | CONJUNCTIONS | RELATIVE
    return at < comma and is_word(frame.words[at]) and frame.lowers[at] not in linked


def _follows_when(frame: Frame, first: int, start: int) -> bool:
    """ "It came up after Ms Li, asked about it, said": the clause with the subject begins inside the chunk."""
    if frame.lowers[start] in AUXILIARY or frame.lowers[first - 2] == "such":
        return False
    inside = any(word in RELATIVE for word in frame.lowers[start : first - 1])  # "a cook who works as a guide"
    return frame.lowers[first - 1] in _CLAUSES and not inside


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
    if first - 1 in frame.cue_set:
        return _may_speak(frame, first)  # "said Ms Li", but not "recounted her trips"
    if before == "that" and (first - 2 in frame.cue_set or is_name(frame.words[first])):
        return True
    if first - 1 != start:
        return False
    if before in CONJUNCTIONS:
        return is_name(frame.words[first]) or frame.lowers[first] in DETERMINERS or frame.lowers[first] in PRONOUNS
    return before in SUBORDINATORS or before in DAYS


def _may_speak(frame: Frame, first: int) -> bool:
    """A name or a role within the phrase that begins at token `first`."""
    end = first
    while end < len(frame.words) and frame.words[end] not in STOPS:
        end += 1
    first += frame.lowers[first] == "both"
    return any(is_name(frame.words[at]) or frame.lowers[at] in NOUNS for at in range(first, end))


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
    if (
        lowers[start] in _EXAMPLES
    ):  # "Ann Roe, of the broker Moll Brand, said", "several ministers, including Ms Li, said"
        return False
    if lowers[start] in {"as", "but", "that", "while", "whether"} and (
        is_name(words[stop - 1]) or lowers[stop - 1] in NOUNS
    ):
        return True
    at = stop - 1
    while at > start and is_name(words[at]) and lowers[at] not in DAYS:
        at -= 1
    return start < at < stop - 1 and (lowers[at] in DAYS or (lowers[at] not in _BEFORE_NOUNS and stop - at > 2))
