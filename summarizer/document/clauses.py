"""Find who does the saying: the subject of a verb of speech, by word lists and commas, without a parser."""

from __future__ import annotations

from dataclasses import dataclass

from summarizer.document.cues import (
    ADVERBS,
    AUXILIARY,
    CONJUNCTIONS,
    DAYS,
    DETERMINERS,
    INSIDE_PHRASES,
    LINKS,
    NOT_ADVERBS,
    OBJECTS,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVE,
    SPEECH_NOUNS,
    SUBORDINATORS,
    WORK_NOUNS,
)
from summarizer.document.frames import QUOTE, Frame
from summarizer.document.gazetteer import state_forms
from summarizer.document.titles import BODIES, NEVER_ALONE, ROLES

_STOPS = frozenset([",", ";", ":", "(", ")", "—", "–", "―", "-", "…", ".", "?", "!", "[", "]", "|", QUOTE])
_DASHES = frozenset("—–―-")
_LINKING = frozenset(["and", "&", "or"])
_WINDOW = 80
_BREAKS = (AUXILIARY | ADVERBS) - INSIDE_PHRASES - DETERMINERS
_VERBS = frozenset(
    """went came took got gave made became met began left arrived appeared seemed tried joined turned wanted used
    ran won lost sat stood walked started continued wants goes comes takes gives makes gets has says
    called asked told said held kept let showed brought spoke sought wore threw broke drew fell grew knew chose rose
    shook swore taught understood led paid sent set sold spent struck swept built bought caught dealt fought
    forgot hit hurt flew drove cast laid read rode rang shut slept stuck stole swung woke wound
    returned issued launched landed""".split()
)
_JOINED = frozenset("of and & de la van von der bin al".split())
_TIMES = frozenset("later earlier ago afterward afterwards before".split())
_LOOSE_OPENERS = frozenset("back late early most just shortly moments hours days weeks months years minutes".split())
_RELATIVE_PRONOUNS = frozenset("who which that".split())
_NOUNS = ROLES.keys() | BODIES.keys()
_SINGULARS = frozenset(word for word in _NOUNS | SPEECH_NOUNS | WORK_NOUNS if not word.endswith("s"))


@dataclass(frozen=True, slots=True)
class Subject:
    """Tokens [first, last) of a frame that name a speaker; `whom` is what a relative pronoun ("who") stands for."""

    first: int
    last: int
    whom: Subject | None = None


def is_name(word: str) -> bool:
    """A capitalised word, a handle or a hashtag."""
    return word[:1].isupper() or (word[:1] in "@#" and len(word) > 1)


def _is_word(word: str) -> bool:
    return word[:1].isalnum() or word[:1] in "@#"


def is_adverb(frame: Frame, at: int) -> bool:
    """Words that may stand between a subject and its verb."""
    word = frame.lowers[at]
    if word in AUXILIARY or word in ADVERBS or word in DAYS:
        return True
    return word.endswith("ly") and (at == 0 or frame.words[at][:1].islower()) and word not in NOT_ADVERBS


def _is_verb(frame: Frame, at: int) -> bool:
    """A lower-case finite verb that cannot stand inside a noun phrase."""
    if not frame.words[at][:1].islower():
        return False
    before = frame.lowers[at - 1] if at else ""
    if before in DETERMINERS or before in POSSESSIVES:
        return False
    word = frame.lowers[at]
    if word in _VERBS or word in AUXILIARY or at in frame.cue_set:
        return True
    if word.endswith("ed") and at and (before in _NOUNS or is_name(frame.words[at - 1])):
        return True
    after = frame.lowers[at + 1] if at + 1 < len(frame.lowers) else ""
    if word.endswith("ed") and (after in DETERMINERS or after in POSSESSIVES or after in OBJECTS):
        return True
    ends = after in DETERMINERS or after in POSSESSIVES or after in {"to", "on", "that"}
    return word.endswith("s") and before in _SINGULARS and ends


def phrase_before(frame: Frame, end: int, floor: int) -> Subject | None:
    """The noun phrase that ends right before token `end`, with its "of"/"for" links: "a spokesman for the union"."""
    words, lowers = frame.words, frame.lowers
    floor = max(floor, end - _WINDOW)
    at = end - 1
    while at >= floor:
        word = lowers[at]
        if words[at] in _STOPS or word in PRONOUNS or word in SUBORDINATORS or word in _BREAKS:
            break
        if word in PREPOSITIONS and not _links(frame, at, floor):
            break
        if word in DAYS and word != "may" and not (at + 1 < end and words[at + 1][:1].isdigit()):
            break
        if word in CONJUNCTIONS and not (word in _LINKING and at - 1 >= floor and _joins(frame, at, end)):
            break
        if _is_verb(frame, at) and at < end - 1:
            break
        at -= 1
    first = at + 1
    if at >= floor and lowers[at] in PRONOUNS and first == end:
        return Subject(at, end)
    return _without_leading_links(frame, first, end)


def _links(frame: Frame, at: int, floor: int) -> bool:
    """ "of" and "for" tie to the noun before them; other prepositions only to a name or a role."""
    word = frame.lowers[at]
    if word in {"of", "for"} or word not in LINKS or at - 1 < floor:
        return word in LINKS
    return frame.lowers[at - 1] in _NOUNS or is_name(frame.words[at - 1])


def _joins(frame: Frame, at: int, end: int) -> bool:
    """True where "and" joins two names or two nouns rather than two clauses."""
    before, after = frame.words[at - 1], frame.words[at + 1] if at + 1 < end else ""
    if not after:
        return False
    if is_name(before) and (
        is_name(after) or frame.lowers[at + 1] in DETERMINERS or frame.lowers[at + 1] in POSSESSIVES
    ):
        return True
    return not is_name(after) and not is_name(before) and before.isalpha() and frame.lowers[at + 1] not in PRONOUNS


def _without_leading_links(frame: Frame, first: int, end: int) -> Subject | None:
    """Cut "After the debate Mr. Li" to the name; a phrase that starts with a preposition has no head before it."""
    words, lowers = frame.words, frame.lowers
    while first < end and (lowers[first] in CONJUNCTIONS or lowers[first] in _BREAKS or not _is_word(words[first])):
        first += 1
    if first < end and lowers[first] in PREPOSITIONS:
        cut = next(
            (
                i
                for i in range(first + 2, end)
                if is_name(words[i])
                and not is_name(words[i - 1])
                and lowers[i - 1] not in DETERMINERS | LINKS | POSSESSIVES
            ),
            None,
        )
        if cut is None:
            starts = [i for i in range(first + 2, end) if lowers[i] in DETERMINERS and lowers[i - 1] not in LINKS]
            cut = starts[-1] if starts else None
        if cut is None:
            return None
        first = cut
    if first >= end or (first == end - 1 and (lowers[first] in OBJECTS or first in frame.cue_set)):
        return None
    return Subject(first, end)


def phrase_after(frame: Frame, start: int, ceiling: int) -> Subject | None:
    """The noun phrase that begins at token `start` (up to a comma, verb or clause)."""
    words, lowers = frame.words, frame.lowers
    ceiling = min(ceiling, start + _WINDOW)
    at = first = start
    if at < ceiling and lowers[at] in PRONOUNS:
        return Subject(at, at + 1)
    while at < ceiling:
        word = lowers[at]
        if (
            words[at] in _STOPS
            or word in SUBORDINATORS
            or word in PRONOUNS
            or (word in OBJECTS and word not in POSSESSIVES)
        ):
            break
        if word in _BREAKS or (word.endswith("ly") and at > first and is_adverb(frame, at)):
            break
        if word in PREPOSITIONS and (word not in LINKS or at == first or _opens_adverbial(frame, at, ceiling)):
            break
        if word in DAYS and word != "may" and not (at == first + 1 and lowers[first] in DETERMINERS):
            break
        if word in CONJUNCTIONS and not (word in _LINKING and at > first and _joins(frame, at, ceiling)):
            break
        if at > first and (_is_verb(frame, at) or _name_is_over(frame, at, first)):
            break
        at += 1
    return Subject(first, at) if at > first else None


def _name_is_over(frame: Frame, at: int, first: int) -> bool:
    """A name without article ends before a common word that is no role: "Ms Li / caucused", but "Li aides"."""
    if is_name(frame.words[at]) or not is_name(frame.words[at - 1]) or frame.lowers[first] in DETERMINERS:
        return False
    word, before = frame.lowers[at], frame.lowers[at - 1]
    if before in NEVER_ALONE or getattr(state_forms().get(frame.words[at - 1]), "sort", "") == "adjective":
        return False
    return word not in _NOUNS and word not in _JOINED and word not in LINKS and frame.words[at][:1].islower()


def _opens_adverbial(frame: Frame, at: int, ceiling: int) -> bool:
    """ "in an interview", "on Monday", "to reporters" belong to the verb, "of the union" to the noun."""
    if frame.lowers[at] in {"of", "for"} or at + 1 >= ceiling:
        return False
    after = frame.lowers[at + 1]
    return (
        frame.lowers[at] in {"on", "about", "to", "against", "near"}
        or after in DAYS
        or after in {"an", "a", "response", "his", "her", "their"}
    )


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
        elif depth == 0 and (word in {",", ";", QUOTE, ":"} or word in _DASHES):
            starts.append(at + 1)
    return starts


def main_subject(frame: Frame, floor: int, end: int) -> Subject | None:
    """The subject of the clause that begins at `floor`: its first noun phrase that no preposition or conjunction opens."""
    floor = max(floor, end - 2 * _WINDOW, min(frame.body, end))
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
        place, after_place = after_place, lowers[start] in PREPOSITIONS and _ends_in_place(frame, stop - 1)
        if closed and (lowers[stop - 2] in _TIMES or word in _LOOSE_OPENERS):
            continue
        if (
            word in PREPOSITIONS
            or word in SUBORDINATORS
            or (word.endswith(("ing", "ed")) and not _is_plain_name(frame, at))
        ):
            found = None if closed else _after_adverbial(frame, at, stop)
            if found:
                return found
            continue
        if place and closed and stop - start <= 3 and is_name(words[at]) and not words[at].endswith("."):
            continue
        found = phrase_after(frame, at, stop)
        if found is not None:
            return found
    return None


def _ends_in_place(frame: Frame, comma: int) -> bool:
    """True where a name that may be a place stands before the comma ("in Salem,")."""
    return comma > 0 and is_name(frame.words[comma - 1]) and frame.lowers[comma - 1] not in DAYS


def _skippable(frame: Frame, at: int) -> bool:
    word = frame.lowers[at]
    if word in DETERMINERS and word not in {"that"}:
        return False
    if word in PREPOSITIONS or word in SUBORDINATORS:
        return False
    return word in CONJUNCTIONS or is_adverb(frame, at) or not _is_word(frame.words[at])


def _is_plain_name(frame: Frame, at: int) -> bool:
    return (
        is_name(frame.words[at])
        and at + 1 < len(frame.words)
        and (is_name(frame.words[at + 1]) or at + 1 in frame.cue_set)
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


def subject_of(frame: Frame, verb: int, floor: int = 0) -> Subject | None:
    """The subject of the verb at token `verb`, looking left no further than `floor`."""
    floor = max(floor, verb - _WINDOW)
    lowers, words = frame.lowers, frame.words
    at = verb - 1
    auxiliary = False
    while at >= floor and (
        (is_adverb(frame, at) and not _is_collective(frame, at))
        or (lowers[at] == "on" and at + 1 < verb and lowers[at + 1] in DAYS)
    ):
        auxiliary |= lowers[at] in AUXILIARY
        at -= 1
    if at < floor:
        return None
    word = lowers[at]
    if word in RELATIVE:
        return _antecedent(frame, at, floor)
    participle = lowers[verb].endswith("ing") and not auxiliary
    if words[at] in {",", ")", "]"} or words[at] in _DASHES:
        return _of_participle(frame, at, floor) if participle else _across_apposition(frame, at, floor)
    if word == "to" and at > floor:
        runs = _runs_to(frame, at - 1)
        if runs is not None:
            return subject_of(frame, runs, floor)
    if word in CONJUNCTIONS or word == "to":
        return main_subject(frame, clause_start(frame, at, floor), at)
    if participle:
        return _of_absolute(frame, at, floor) or _of_participle(frame, at, floor)
    found = phrase_before(frame, at + 1, floor)
    if found is None:
        return main_subject(frame, clause_start(frame, at, floor), at + 1)
    before = found.first - 1
    if before > floor and lowers[before] in PREPOSITIONS and lowers[before] != "as":
        if is_adverb(frame, before - 1) or lowers[before - 1] in RELATIVE:
            return subject_of(frame, before, floor)  # "who has in the past called"
        return found
    if lowers[found.first] in PRONOUNS:
        return found
    if before >= floor and lowers[before] in RELATIVE and lowers[before] != "that" and not is_name(words[found.first]):
        return _antecedent(frame, before, floor)
    return found


def _runs_to(frame: Frame, at: int) -> int | None:
    """The verb before "to say": "went on to say", "was prompted to say"."""
    if frame.lowers[at] in {"on", "out", "forward"} and at:
        at -= 1
    word = frame.lowers[at]
    return at if word in _VERBS or word.endswith("ed") else None


def _of_absolute(frame: Frame, at: int, floor: int) -> Subject | None:
    """The own subject of a participle: "with officials saying", "video of him saying", "his remarks calling"."""
    word = frame.lowers[at]
    if word in SPEECH_NOUNS:
        for owner in range(at - 1, max(at - 4, floor - 1), -1):
            if frame.lowers[owner] in POSSESSIVES:
                return Subject(owner, owner + 1)
        return None
    plural = word.endswith("s") and not word.endswith("ss")
    if not (is_name(frame.words[at]) or word in PRONOUNS or word in OBJECTS or plural):
        return None
    if at in frame.cue_set:
        return None
    found = phrase_before(frame, at + 1, floor)
    if found is None:
        for start in range(at, max(at - 10, floor - 1), -1):
            if frame.lowers[start] == "with":
                return Subject(start + 1, at + 1)
        return None
    before = found.first - 1
    if frame.lowers[found.first] in PREPOSITIONS:
        return None
    alone = (
        found.first == frame.body
        or before < floor
        or frame.lowers[before] in {"with", "of"}
        or frame.words[before] in _STOPS
    )
    return found if alone else None


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
    while end > floor and (not _is_word(frame.words[end - 1]) or frame.lowers[end - 1] in CONJUNCTIONS):
        end -= 1
    if relative == floor:
        return None
    found = phrase_before(frame, end, floor) or main_subject(frame, floor, end)
    if found is None or frame.lowers[relative] not in _RELATIVE_PRONOUNS:
        return found
    return Subject(relative, relative + 1, found)


def _of_participle(frame: Frame, at: int, floor: int) -> Subject | None:
    """The subject of ", saying": that of a when-clause right before it, else of the main clause."""
    starts = chunk_starts(frame, clause_start(frame, at, floor), at)
    start = starts[-1]
    if len(starts) > 1 and start < at and frame.lowers[start] in {"when", "as", "while", "because", "where", "whereas"}:
        first = start + 1
        found = phrase_after(frame, first, at)
        if (
            found is not None
            and found.last < at
            and found.last > first
            and not frame.lowers[first].endswith(("ing", "ed"))
        ):
            return found
    return main_subject(frame, clause_start(frame, at, floor), at)


def _across_apposition(frame: Frame, comma: int, floor: int) -> Subject | None:
    """The subject in "Ms Li, a lawyer from Boston, said" or "Ms Li (D-Mass.) said"."""
    if frame.words[comma] in ")]":
        at = comma
        while at > floor and frame.words[at] not in "([":
            at -= 1
        if at > floor:
            return phrase_before(frame, at, floor)
    floor = max(floor, min(frame.body, comma))
    starts = chunk_starts(frame, floor, comma)
    if starts[-1] > floor and all(is_adverb(frame, i) for i in range(starts[-1], comma)):
        return phrase_before(frame, starts[-1] - 1, floor)
    best: Subject | None = None
    for number in range(len(starts) - 1, -1, -1):
        start = starts[number]
        stop = start
        while stop < comma and frame.words[stop] not in _STOPS:
            stop += 1
        if start >= stop or frame.lowers[start] in RELATIVE:
            continue
        if number and (_continues_place(frame, start, stop) or _runs_on_from_marks(frame, start)):
            continue
        adverbial = _is_adverbial(frame, start)
        if adverbial and not _hides_subject(frame, start, stop):
            if best is None:
                continue
            break
        found = phrase_before(frame, stop, start)
        if found is None or frame.lowers[found.last - 1] in DAYS or frame.lowers[stop - 1] in _TIMES:
            if any(_is_verb(frame, at) for at in range(start, stop)):
                break
        elif found.first == start:
            best = found
        elif _opens_clause(frame, found.first, start):
            best = found
            break
        elif best is None and frame.lowers[found.first - 1] in _CLAUSES and frame.lowers[start] not in AUXILIARY:
            best = found
            break
        elif not _goes_on(frame, found.first, start):
            break
    return best or main_subject(frame, floor, comma)


_CLAUSES = frozenset("when after while before because if since once until as".split())


def _continues_place(frame: Frame, start: int, stop: int) -> bool:
    """ "in Salem, New Hampshire," and "a woman from Worcester, Massachusetts,": the second name belongs to the first."""
    if stop - start > 2 or not is_name(frame.words[start]) or frame.words[start].endswith(".") or start < 3:
        return False
    return is_name(frame.words[start - 2]) and frame.lowers[start - 3] in {"in", "from", "near", "of", "at"}


def _runs_on_from_marks(frame: Frame, start: int) -> bool:
    """ "a “Vote” badge": a chunk right behind marks without a comma is the rest of the chunk before them."""
    before = start - 1
    return frame.words[before] == QUOTE and frame.text[frame.ends[before] - 1] not in ",.!?"


def _opens_clause(frame: Frame, first: int, start: int) -> bool:
    """True where the phrase is the subject of a clause inside its chunk: "while Ms Li", "said Ms Li", "said that Ms Li"."""
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


def _is_adverbial(frame: Frame, start: int) -> bool:
    word = frame.lowers[start]
    return word in PREPOSITIONS or word in SUBORDINATORS or word in DAYS or word.endswith("ing")


def _hides_subject(frame: Frame, start: int, stop: int) -> bool:
    """ "After the debate Ms Li, a lawyer, said": a name that follows a common noun or a day."""
    words, lowers = frame.words, frame.lowers
    if lowers[start] in {"as", "but", "that", "while", "whether"} and (
        is_name(words[stop - 1]) or lowers[stop - 1] in _NOUNS
    ):
        return True
    at = stop - 1
    while at > start and is_name(words[at]):
        at -= 1
    return start < at < stop - 1 and (
        lowers[at] in DAYS or (lowers[at] not in PREPOSITIONS | DETERMINERS and stop - at > 2)
    )
