"""Find who does the saying: the subject of a verb, by word lists and commas, without a parser."""

from __future__ import annotations

from summarizer.document.appositions import across_apposition
from summarizer.document.clauses import chunk_starts, clause_start, main_subject
from summarizer.document.cues import (
    AUXILIARY,
    COLLECTIVE_PRONOUNS,
    CONJUNCTIONS,
    DETERMINERS,
    LINKS,
    OBJECTS,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVE,
    SPEECH_NOUNS,
)
from summarizer.document.frames import QUOTE, Frame
from summarizer.document.modifiers import MADE, OPEN_CLAUSES, described_by, head_of_chain, is_dating
from summarizer.document.phrases import (
    DASHES,
    NOUNS,
    STOPS,
    VERBS,
    WINDOW,
    Subject,
    is_adverb,
    is_finite,
    is_name,
    is_word,
    phrase_after,
    phrase_before,
)
from summarizer.document.titles import ROLES

_COUNTS = frozenset("few dozen couple handful hundred thousand".split())
_NOUN_AND_PAIR = 3  # "a process / union leaders"
_HEARD = frozenset("heard seen known quoted said overheard".split())
_LONGEST_MEANT = 8  # tokens of "for ... to"
_RELATIVE_PRONOUNS = frozenset("who which that".split())


def subject_of(frame: Frame, verb: int, floor: int = 0) -> Subject | None:  # noqa: PLR0911 # a cascade of rules, one return each
    """The subject of the verb at token `verb`, looking left no further than `floor`."""
    floor = max(floor, verb - WINDOW)
    lowers, words = frame.lowers, frame.words
    at = verb - 1
    while at >= floor and _stands_between(frame, at, verb):
        at -= 1
    if at < floor:
        return None
    word = lowers[at]
    if word in RELATIVE:
        if "there" in lowers[at + 1 : verb]:  # "one person who was there said"
            return phrase_before(frame, at, floor)
        return _antecedent(frame, at, floor)
    participle = lowers[verb].endswith("ing") and AUXILIARY.isdisjoint(lowers[at + 1 : verb])
    if words[at] in {",", ")", "]"} or words[at] in DASHES or (words[at] == QUOTE and frame.last_sign(at) == ","):
        return _of_participle(frame, at, floor) if participle else across_apposition(frame, at, floor)
    if word == "to" and at > floor:
        runs = _runs_to(frame, at - 1)
        meant = _of_infinitive(frame, at, floor) if runs is None else subject_of(frame, runs, floor)
        if runs is not None or meant is not None:
            return meant
    if word in CONJUNCTIONS or word == "to":
        return main_subject(frame, clause_start(frame, at, floor), at)
    if participle and word == "as" and at - 1 > floor:  # "quoted Ms Li as saying", "was quoted as saying"
        if at - 1 in frame.cue_set:
            return subject_of(frame, at - 1, floor)
        heard = phrase_before(frame, at, floor)
        by = -1 if heard is None else heard.first - 1
        if by > floor and lowers[by] == "by" and lowers[by - 1].endswith("ed"):  # "was quoted by the Post as saying"
            return subject_of(frame, by - 1, floor)
        return heard
    if participle:
        return _of_absolute(frame, at, floor) or described_by(frame, at, floor) or _of_participle(frame, at, floor)
    return _phrase_or_clause(frame, at, floor)


def _phrase_or_clause(frame: Frame, at: int, floor: int) -> Subject | None:  # noqa: PLR0911 # a cascade of rules, one return each
    """The phrase that ends at token `at`, unless it stands inside a relative clause or behind a preposition."""
    words, lowers = frame.words, frame.lowers
    found = phrase_before(frame, at + 1, floor)
    if found is None:
        return main_subject(frame, clause_start(frame, at, floor), at + 1)
    own = _own_subject(frame, found) or _met(frame, found, floor)
    if own is not None:
        return own
    whose = _inside_relative(frame, found.first, floor)
    if whose is not None:
        return whose
    before = found.first - 1
    if before - 3 >= floor and words[before] == "," and lowers[before - 2] in {"of", "from", "in"}:
        whole = phrase_before(frame, before, floor)  # "Ann Roe of Salem, Oregon said"
        place = all(is_name(word) for word in (words[before - 1], *words[found.first : found.last]))
        if whole is not None and whole.first < before - 2 and found.last - found.first <= 2 and place:
            return whole
    if before > floor and lowers[before] in PREPOSITIONS and lowers[before] != "as":
        if lowers[before] in OPEN_CLAUSES:
            return found
        if is_adverb(frame, before - 1) or lowers[before - 1] in RELATIVE:
            return subject_of(frame, before, floor)  # "who has in the past called"
        made = lowers[before - 1].endswith("ed") or lowers[before - 1] in MADE
        if lowers[before] == "by" and made and before - 2 >= floor and lowers[before - 2] not in AUXILIARY:
            return phrase_before(frame, before - 1, floor) or found  # "a letter obtained by the Post warns"
        if lowers[before - 1].endswith("ing") and before - 2 >= floor and lowers[before - 2] in ROLES:
            return phrase_before(frame, before - 1, floor)  # "an official travelling with the delegation said"
        return head_of_chain(frame, found, floor)
    relative = before >= floor and lowers[before] in {"who", "whose"}
    if relative and lowers[found.first] not in PRONOUNS and not is_name(frame.words[found.first]):
        return _antecedent(frame, before, floor)
    return found


def _met(frame: Frame, found: Subject, floor: int) -> Subject | None:
    """Of "none of the cooks I interviewed said": the phrase before the pronoun."""
    last, pronoun = found.last - 1, found.first - 1
    acts = frame.lowers[last].endswith("ed") or frame.lowers[last] in VERBS
    if found.last - found.first > 1 or not acts or pronoun - 1 < floor or frame.lowers[pronoun] not in PRONOUNS:
        return None
    return phrase_before(frame, pronoun, floor) if is_word(frame.words[pronoun - 1]) else None


def _own_subject(frame: Frame, found: Subject) -> Subject | None:
    """Of "a title game / many" in "a title game many call": the clause behind a noun has a subject of its own."""
    last = found.last - 1
    words = frame.lowers[found.first : last]
    if last - found.first < 2 or not words or words[-1] in DETERMINERS or words[-1] in LINKS or words[-1] == "and":
        return None
    if frame.lowers[last] in COLLECTIVE_PRONOUNS and words[-1] not in {"so", "how", "too", "as"}:
        return Subject(last, found.last)
    single = words[0] in {"a", "an"} and words[1] not in _COUNTS and not any(word in LINKS for word in words)
    plural = frame.lowers[last] in NOUNS and frame.lowers[last].endswith("s") and frame.lowers[last][:-1] in NOUNS
    whole = last - found.first == _NOUN_AND_PAIR
    return Subject(found.first + 2 if whole else last, found.last) if single and plural else None


def _inside_relative(frame: Frame, first: int, floor: int) -> Subject | None:
    """In "a nurse who did not want her name used said" the phrase before the verb belongs to the clause of "who"."""
    finite = False
    for at in range(first - 1, floor, -1):
        if frame.words[at] in STOPS or frame.words[at] == QUOTE:
            return None
        if frame.lowers[at] == "that" and _of_a_noun(frame, at):
            return phrase_before(frame, at, floor)
        if frame.lowers[at] in {"who", "whom"}:
            return phrase_before(frame, at, floor) if finite else None
        finite |= is_finite(frame, at)
    return None


def _of_a_noun(frame: Frame, at: int) -> bool:
    """Whether "that" stands for the people before it: "the groups that wrote to Ms Li", not "said that Ms Li wrote"."""
    verb = frame.lowers[at + 1]
    acts = verb in VERBS or verb in AUXILIARY or at + 1 in frame.cue_set or verb.endswith("ed")
    return acts and frame.lowers[at - 1] in NOUNS and at - 1 not in frame.cue_set


def _runs_to(frame: Frame, at: int) -> int | None:
    """The verb before "to say": "went on to say", "was prompted to say"."""
    if frame.lowers[at] in {"on", "out", "forward"} and at:
        at -= 1
    word = frame.lowers[at]
    return at if word in VERBS or word in _HEARD or word.endswith("ed") else None


def _of_infinitive(frame: Frame, to: int, floor: int) -> Subject | None:
    """Of "it is common for papers to call": the papers."""
    for at in range(to - 2, max(to - _LONGEST_MEANT, floor), -1):
        if frame.words[at] in STOPS or is_finite(frame, at):
            return None
        if frame.lowers[at] == "for":
            return Subject(at + 1, to) if frame.lowers[at + 1] not in OBJECTS else None
    return None


def _of_absolute(frame: Frame, at: int, floor: int) -> Subject | None:
    """The own subject of a participle: "with officials saying", "video of him saying", "his remarks calling"."""
    word = frame.lowers[at]
    opener = next((i for i in range(at, max(at - 10, floor), -1) if frame.lowers[i] == "with"), None)
    if opener is not None and frame.words[opener - 1] == "," and STOPS.isdisjoint(frame.words[opener:at]):
        return Subject(opener + 1, at + 1)  # "..., with one survey finding"
    if word in SPEECH_NOUNS:
        owners = (i for i in range(at - 1, max(at - 4, floor - 1), -1) if frame.lowers[i] in POSSESSIVES)
        owner = next(owners, None)
        return None if owner is None else Subject(owner, owner + 1)
    plural = word.endswith("s") and not word.endswith("ss")
    if at in frame.cue_set or not (is_name(frame.words[at]) or word in PRONOUNS or word in OBJECTS or plural):
        return None
    found = phrase_before(frame, at + 1, floor)
    if found is None:
        opener = next((i for i in range(at, max(at - 10, floor - 1), -1) if frame.lowers[i] == "with"), None)
        return None if opener is None else Subject(opener + 1, at + 1)
    before = found.first - 1
    if frame.lowers[found.first] in PREPOSITIONS:
        return None
    alone = (
        found.first == frame.body
        or before < floor
        or frame.lowers[before] in {"with", "of"}
        or frame.words[before] in STOPS
    )
    return found if alone else None


def _stands_between(frame: Frame, at: int, verb: int) -> bool:
    """Adverbs, auxiliaries and dates between a subject and its verb."""
    if is_adverb(frame, at) and not _is_collective(frame, at):
        return True
    return (at + 1 < verb and is_dating(frame, at)) or _is_loose_adverb(frame, at)


def _is_loose_adverb(frame: Frame, at: int) -> bool:
    """ "Have long said", "would only say", "only once said": adverbs where they stand beside an auxiliary or adverb."""
    if frame.lowers[at] == "long":
        return at > 0 and frame.lowers[at - 1] in AUXILIARY
    beside = at > 0 and (frame.lowers[at - 1] in AUXILIARY or is_adverb(frame, at + 1))
    return frame.lowers[at] == "only" and beside


def _is_collective(frame: Frame, at: int) -> bool:
    return frame.lowers[at] in {"both", "all", "each"} and (at == 0 or not is_word(frame.words[at - 1]))


def _antecedent(frame: Frame, relative: int, floor: int) -> Subject | None:
    """Whom "who" stands for: the phrase before it."""
    end = relative
    while end > floor and (not is_word(frame.words[end - 1]) or frame.lowers[end - 1] in CONJUNCTIONS):
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
    tag = _told_before(frame, starts, at)
    return tag or main_subject(frame, clause_start(frame, at, floor), at + is_word(frame.words[at]))


def _told_before(frame: Frame, starts: list[int], comma: int) -> Subject | None:
    """Of "the plan is late, Ms Li said, calling": whose tag stands right before the comma."""
    start = starts[-1]
    if len(starts) == 1 or start >= comma or frame.words[comma] != "," or frame.words[start - 1] != ",":
        return None
    for cue in frame.cues:
        if start < cue < comma:
            found = subject_of(frame, cue, start)
            return found if found is not None and found.first == start and found.whom is None else None
    return None
