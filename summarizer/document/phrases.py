"""Cut noun phrases out of a frame by word lists: to the left of a verb, or to the right of a passage."""

from __future__ import annotations

from typing import NamedTuple

from summarizer.document.cues import (
    ADVERBS,
    AUXILIARY,
    COLLECTIVE_PRONOUNS,
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
    SPEECH_NOUNS,
    SUBORDINATORS,
    WORK_NOUNS,
)
from summarizer.document.frames import QUOTE, Frame
from summarizer.document.gazetteer import state_forms
from summarizer.document.titles import BODIES, DOCUMENTS, FOLK, NEVER_ALONE, ROLES

_DATING = frozenset("last this next earlier".split())  # "a study last year", "the port this week"
_FEW = frozenset("one two three four five six seven eight nine".split())
_ROUGHLY = frozenset("about around over under".split())  # "about four in 10 voters"
_ARTICLES = frozenset(["a", "an", "the"])
_LINKING = frozenset(["and", "&", "or"])
_CLOSE = frozenset("close familiar briefed knowledge involved acquainted".split())  # "sources close to the talks"
_WITHIN = frozenset("around inside within behind under beneath".split())  # "people around the minister"
_JOINED = frozenset("of and & de la van von der bin al".split())
STOPS = frozenset([",", ";", ":", "(", ")", "—", "–", "―", "-", "…", ".", "?", "!", "[", "]", "|", QUOTE])
DASHES = frozenset("—–―-")
_NAMES_TOO = frozenset("jan april june may august".split())  # months that are first names too
WINDOW = 80
_PREFIXES = frozenset("anti pro non pre post ex ultra mid".split())
_LONGEST_OWNED = 6  # words behind "Ms Li's" up to the noun
_NO_NOUNS = DETERMINERS | PREPOSITIONS | CONJUNCTIONS
_BEFORE_NAMES = DETERMINERS | LINKS | POSSESSIVES
_JOINING = PREPOSITIONS | LINKS
_BREAKS = (AUXILIARY | ADVERBS) - INSIDE_PHRASES - DETERMINERS
VERBS = frozenset(
    """
    went came took got gave made became met began left arrived appeared seemed tried joined turned wanted used ran
    won lost sat stood walked started continued wants goes comes takes gives makes gets has says called asked told
    said held kept let showed brought spoke sought wore threw broke drew fell grew knew chose rose shook swore
    taught understood led paid sent set sold spent struck swept built bought caught dealt fought forgot hit hurt
    flew drove cast laid read rode rang shut slept stuck stole swung woke wound withdrew
    overcame undertook oversaw fled hid hung fed sank sprang arose ate froze shrank swam tore returned issued
    launched landed
    """.split()
)
# Participles that describe people ("registered voters") and are no verbs of theirs.
_PARTICIPIAL = frozenset("registered elected retired unnamed undecided wounded armed skilled seasoned veteran".split())
NOUNS = ROLES.keys() | BODIES.keys()
_SINGULARS = frozenset(word for word in NOUNS | SPEECH_NOUNS | WORK_NOUNS if not word.endswith("s"))


class Subject(NamedTuple):
    """Tokens [first, last) of a frame that name a speaker; `whom` is what a relative pronoun ("who") stands for."""

    first: int
    last: int
    whom: Subject | None = None


def is_name(word: str) -> bool:
    """A capitalised word, a handle or a hashtag."""
    return word[:1].isupper() or (word[:1] in "@#" and len(word) > 1)


def is_word(word: str) -> bool:
    return word[:1].isalnum() or word[:1] in "@#"


def is_adverb(frame: Frame, at: int) -> bool:
    """Words that may stand between a subject and its verb."""
    word = frame.lowers[at]
    if word in _NAMES_TOO and at + 1 < len(frame.words) and is_name(frame.words[at]) and is_name(frame.words[at + 1]):
        return False
    if word in AUXILIARY or word in ADVERBS or word in DAYS:
        return True
    return word.endswith("ly") and (at == 0 or frame.words[at][:1].islower()) and word not in NOT_ADVERBS


def is_finite(frame: Frame, at: int) -> bool:
    """A lower-case finite verb that cannot stand inside a noun phrase."""
    if not frame.words[at][:1].islower():
        return False
    before = frame.lowers[at - 1] if at else ""
    word = frame.lowers[at]
    if before in DETERMINERS or before in POSSESSIVES or word in _PARTICIPIAL:
        return False
    if word in VERBS or word in AUXILIARY or at in frame.cue_set:
        return True
    if word.endswith("ed") and at and (before in NOUNS or is_name(frame.words[at - 1])):
        return True
    after = frame.lowers[at + 1] if at + 1 < len(frame.lowers) else ""
    if word.endswith("ed") and (after in DETERMINERS or after in POSSESSIVES or after in OBJECTS):
        return True
    ends = after in DETERMINERS or after in POSSESSIVES or after in {"to", "on", "that"}
    noun = word in NOUNS or word[:-1] in NOUNS  # "progressive organizations that"
    return word.endswith("s") and before in _SINGULARS and ends and not noun


def phrase_before(frame: Frame, end: int, floor: int) -> Subject | None:
    """The noun phrase that ends right before token `end`, with its "of"/"for" links: "a spokesman for the union"."""
    words, lowers = frame.words, frame.lowers
    floor = max(floor, end - WINDOW)
    at = end - 1
    while at >= floor:
        word = lowers[at]
        dated = words[at] == "May" and at + 1 < end and words[at + 1][:1].isdigit()
        if words[at] in STOPS or word in PRONOUNS or word in SUBORDINATORS or (word in _BREAKS and not dated):
            break
        if word in PREPOSITIONS and not _links(frame, at, floor):
            break
        if word in DAYS and word != "may" and not (at + 1 < end and _qualifies(frame, at)):
            break
        if word in CONJUNCTIONS and not (word in _LINKING and at - 1 >= floor and _joins(frame, at, end)):
            break
        if is_finite(frame, at) and at < end - 1:
            break
        at -= 1
    first = at + 1
    if at >= floor and lowers[at] in PRONOUNS and first == end:
        return Subject(at, end)
    return _without_leading_links(frame, first, end)


def _qualifies(frame: Frame, day: int) -> bool:
    """A day before its date ("Feb. 1") or, behind an article, before a noun ("the night shift")."""
    after = frame.words[day + 1]
    noun = after.isalpha() and after.islower() and frame.lowers[day + 1] not in _NO_NOUNS
    return after[:1].isdigit() or (noun and day > 0 and frame.lowers[day - 1] in {"the", "a"})


def _links(frame: Frame, at: int, floor: int) -> bool:
    """ "of" and "for" tie to the noun before them; other prepositions only to a name or a role."""
    word = frame.lowers[at]
    if word in _WITHIN:
        return at > floor and frame.lowers[at - 1] in ROLES
    if word in {"of", "for"} or word not in LINKS or at - 1 < floor:
        return word in LINKS
    if word == "in" and (frame.lowers[at - 1] in _FEW or frame.words[at - 1].isdigit()):  # "four in 10 voters"
        return True
    if frame.lowers[at - 1] in _CLOSE or (word == "in" and frame.lowers[at - 1] in COLLECTIVE_PRONOUNS):
        return True
    return frame.lowers[at - 1] in NOUNS or is_name(frame.words[at - 1])


def _joins(frame: Frame, at: int, end: int) -> bool:
    """True where "and" joins two names or two nouns rather than two clauses."""
    before, after = frame.words[at - 1], frame.words[at + 1] if at + 1 < end else ""
    if not after:
        return False
    if is_name(before) and (
        is_name(after) or frame.lowers[at + 1] in DETERMINERS or frame.lowers[at + 1] in POSSESSIVES
    ):
        return True
    one_speaks = (frame.lowers[at + 1] in FOLK or frame.lowers[at + 1] in ROLES) != (frame.lowers[at - 1] in NOUNS)
    if one_speaks and at + 2 <= end and at + 2 == end and at - 2 >= 0 and not is_name(before):
        return frame.lowers[at + 1] not in ROLES
    common = not is_name(before) or (at - 1 == frame.body and frame.lowers[at - 1] in FOLK)  # "Cleaners and tenants"
    return not is_name(after) and common and before.isalpha() and frame.lowers[at + 1] not in PRONOUNS


def _without_leading_links(frame: Frame, first: int, end: int) -> Subject | None:
    """Cut "After the debate Mr. Li" to the name; a phrase that starts with a preposition has no head before it."""
    words, lowers = frame.words, frame.lowers
    while first < end and (lowers[first] in CONJUNCTIONS or lowers[first] in _BREAKS or not is_word(words[first])):
        first += 1
    if first + 1 < end and lowers[first] in _ROUGHLY and (lowers[first + 1] in _FEW or words[first + 1][:1].isdigit()):
        first += 1
    if lowers[first : first + 2] in (["at", "least"], ["at", "most"]) and first + 2 < end:  # "at least half of voters"
        first += 2
    if first < end and lowers[first] in PREPOSITIONS:
        cut = next(
            (
                i
                for i in range(first + 2, end)
                if is_name(words[i]) and not is_name(words[i - 1]) and lowers[i - 1] not in _BEFORE_NAMES
            ),
            None,
        )
        if cut is None:
            starts = [i for i in range(first + 2, end) if lowers[i] in DETERMINERS and lowers[i - 1] not in LINKS]
            cut = starts[-1] if starts else None
        if cut is None:
            return None
        first = cut
    alone = first == end - 1 and (lowers[first] in OBJECTS or lowers[first] in _ARTICLES or first in frame.cue_set)
    if first >= end or alone:
        return None
    return Subject(first, end)


def phrase_after(frame: Frame, start: int, ceiling: int) -> Subject | None:
    """The noun phrase that begins at token `start` (up to a comma, verb or clause)."""
    words, lowers = frame.words, frame.lowers
    ceiling = min(ceiling, start + WINDOW)
    at = first = start
    if at < ceiling and lowers[at] in PRONOUNS:
        return Subject(at, at + 1)
    while at < ceiling:
        word = lowers[at]
        if (
            words[at] in STOPS
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
        if at > first and word in _DATING and at + 1 < ceiling and lowers[at + 1] in DAYS:
            break
        if word in CONJUNCTIONS and not (word in _LINKING and at > first and _joins(frame, at, ceiling)):
            break
        if at > first and not _is_close(frame, at) and (is_finite(frame, at) or _name_is_over(frame, at, first)):
            break
        at += 1
    return Subject(first, at) if at > first else None


def _is_close(frame: Frame, at: int) -> bool:
    """ "A source involved in the talks", "a person briefed on them": still the same phrase."""
    near = frame.lowers[at] in _CLOSE and frame.lowers[at - 1] in ROLES
    return near and frame.lowers[at + 1 : at + 2] != [] and frame.lowers[at + 1] in LINKS


def _name_is_over(frame: Frame, at: int, first: int) -> bool:
    """A name without article ends before a common word that is no role: "Ms Li / caucused", but "Li aides"."""
    if is_name(frame.words[at]) or not is_name(frame.words[at - 1]) or frame.lowers[first] in DETERMINERS:
        return False
    word, before = frame.lowers[at], frame.lowers[at - 1]
    if before.endswith(("'s", "s'")):
        return not _owns_somebody(frame, at)
    following = frame.words[at + 1 : at + 2]
    if following and is_name(following[0]) and frame.words[at].isalpha() and frame.lowers[at] not in _JOINING:
        return False  # "Acme constituent Jan Roe"
    if before in NEVER_ALONE or getattr(state_forms().get(frame.words[at - 1]), "sort", "") == "adjective":
        return False
    common = word not in NOUNS and word not in _JOINED and word not in LINKS and frame.words[at][:1].islower()
    return common and not _is_compound(frame, at)


def _is_compound(frame: Frame, at: int) -> bool:
    """ "Anti-Moll / forces", "Acme / report", "Acme / press release"."""
    before, after = frame.lowers[at - 1], frame.lowers[at + 1] if at + 1 < len(frame.lowers) else ""
    prefixed = "-" in before and before.partition("-")[0] in _PREFIXES
    behind = after.removesuffix("s") in DOCUMENTS and at + 1 not in frame.cue_set
    return prefixed or behind or frame.lowers[at].removesuffix("s") in DOCUMENTS


def _owns_somebody(frame: Frame, at: int) -> bool:
    """ "Ms Li's / closest adviser" is one phrase, of "Ms Li's / answer" the owner speaks."""
    for word in frame.lowers[at : at + _LONGEST_OWNED]:
        if word in STOPS or word in PREPOSITIONS or word in DOCUMENTS:
            return False
        if word in NOUNS:
            return True
    return False


def _opens_adverbial(frame: Frame, at: int, ceiling: int) -> bool:
    """ "in an interview", "on Monday", "to reporters" belong to the verb, "of the union" to the noun."""
    if frame.lowers[at] in {"of", "for"} or at + 1 >= ceiling or frame.lowers[at - 1] in _CLOSE:
        return False
    after = frame.lowers[at + 1]
    return (
        frame.lowers[at] in {"on", "about", "to", "against", "near"}
        or after in DAYS
        or after in {"an", "a", "response", "his", "her", "their"}
    )
