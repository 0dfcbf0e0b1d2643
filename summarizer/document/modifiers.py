"""Find the noun that heads a long phrase: in front of "at the talks in Salem", "taken in May" and "like Ms Li"."""

from __future__ import annotations

from summarizer.document.cues import (
    AUXILIARY,
    CONJUNCTIONS,
    DAYS,
    LINKS,
    PREPOSITIONS,
    PRONOUNS,
    SPEECH_NOUNS,
    SUBORDINATORS,
)
from summarizer.document.frames import QUOTE, Frame
from summarizer.document.phrases import STOPS, VERBS, Subject, is_finite, phrase_before
from summarizer.document.titles import BODIES, DOCUMENTS, ROLES

MADE = frozenset("written sent put seen led run made drawn taken given held shown done known".split())
OPEN_CLAUSES = frozenset("after before since until as".split())
_DATING = frozenset("this last next late early".split())
_TEXTS = SPEECH_NOUNS | DOCUMENTS
_BESIDE = frozenset("despite alongside besides amid".split())
_TO = frozenset(["to", "with", "by"])  # a pitch to voters saying: not the voters
_MEN = ("man", "men", "woman", "women", "person")
_MOST_LINKS = 6
# Not the nouns of a phrase but the first words of "rather than", "because of", "out of", "ahead of", "due to".
_NO_HEADS = frozenset("rather because instead out up down back off due prior such ahead along together aside".split())


def is_dating(frame: Frame, at: int) -> bool:
    """The first word of "this year", "late Tuesday", "on Monday"."""
    word = frame.lowers[at]
    return (word in _DATING or word == "on") and frame.lowers[at + 1 : at + 2] != [] and frame.lowers[at + 1] in DAYS


def head_of_chain(frame: Frame, found: Subject, floor: int) -> Subject:
    """The chain of phrases that prepositions link up to `found`, from its first on, if that one opens its clause.

    All of "Some delegates / at the talks / in Salem", but only the head of "A report / released in May / by the union".
    """
    first, last = found.first, found.last
    for _ in range(_MOST_LINKS):
        link = first - 1
        if link <= floor or frame.lowers[link] not in PREPOSITIONS - OPEN_CLAUSES:
            break
        left = phrase_before(frame, link, floor)
        left = None if left is None else without_participle(frame, left)
        if left is None or frame.lowers[left.first] in PRONOUNS or frame.lowers[left.last - 1] in _NO_HEADS:
            return found
        first = left.first
        last = last if left.last == link and frame.lowers[link] in LINKS - {"with"} else left.last
    return Subject(first, last) if first < found.first and _opens(frame, first, floor) else found


def _opens(frame: Frame, first: int, floor: int) -> bool:
    if first <= max(floor, frame.body):
        return True
    word, before = frame.words[first - 1], frame.lowers[first - 1]
    opener = before in SUBORDINATORS or before in CONJUNCTIONS or first - 1 in frame.cue_set
    return opener or word in STOPS or word == QUOTE


def described_by(frame: Frame, at: int, floor: int) -> Subject | None:
    """Whom or what a participle behind token `at` describes without a comma: "a gunman claiming", "a caller saying".

    A text that says something ("issued a statement saying") speaks for whoever issued it, so it is left out.
    """
    found = phrase_before(frame, at + 1, floor)
    head = frame.lowers[at]
    if found is None or found.last - found.first < 2 or head in _TEXTS or found.first - 1 in frame.cue_set:
        return None
    before = frame.lowers[found.first - 1] if found.first > floor else ""
    person = before not in _TO and (head in ROLES or head.endswith(_MEN)) and head not in BODIES
    return found if person or (before in _BESIDE and head not in BODIES) else None


def without_participle(frame: Frame, found: Subject) -> Subject | None:
    """ "Polls taken" without "taken"; None where the last word is a verb, so that a clause ends there."""
    last = found.last - 1
    word = frame.lowers[last]
    if word in MADE or word.endswith("ed"):
        text = last > found.first and frame.lowers[last - 1] in _TEXTS
        if last == found.first or (last in frame.cue_set and not text):
            return None
        return Subject(found.first, last)
    verb = word in VERBS or word in AUXILIARY or (last in frame.cue_set and is_finite(frame, last))
    return None if verb else found
