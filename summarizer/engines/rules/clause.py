"""Look around one verb: its form, what negates or hedges it, what follows it, who reports it, and where its clause
ends.
"""

from __future__ import annotations

from typing import NamedTuple

from summarizer.document.cues import AUXILIARY, DETERMINERS, POSSESSIVES, PREPOSITIONS, PRONOUNS, SPEECH
from summarizer.document.patterns import lazy
from summarizer.engines.rules.lexicon import (
    BODY_NOUNS,
    CARRIES_ON,
    CONDITIONALS,
    HYPOTHETICAL,
    NEGATIONS,
    NOUN_FORMS,
    PLANNING,
    UNWILLING,
    WILLING,
)
from summarizer.engines.rules.syntax import QUOTE, Frame, Subject, phrase_after, subject_of

_BE = frozenset("is are was were be been being 's 're get gets got".split())
_REPORTS = frozenset(
    """say tell add confirm note claim write announce reveal disclose report suggest acknowledge indicate explain argue
    warn state declare repeat reiterate stress emphasise emphasize hint maintain understand think believe predict
    expect insist concede admit recall estimate""".split()
)
# Determiners that can also be the subject: "both rejected", "many demanded".
_STAND_ALONE = frozenset("all both each that this these those some many most several others".split())
_ADVERBS = frozenset(
    """also then later once now never always often even just still only again already first earlier recently since soon
    ever instead too further however jointly initially formally""".split()
)
_FREE_RELATIVES = frozenset("what whatever how why".split())
_NO_PHRASE = (
    PREPOSITIONS
    | AUXILIARY
    | {"and", "or", "but", "that", "which", "who", "if", "when", "while", "because", "as", "where"}
)
_CONTENT_OPENERS = DETERMINERS | POSSESSIVES | {"$", "£", "€", QUOTE.lower()}
_CLAUSE_END = lazy(
    r";|,\s+(?:while|whereas|although|though)\s|\s[–—]\s(?=and|but|a |an |the )|,?\s+but\s|,\s+(?:which|"
    r"who|according to|said|says)\s|,\s+and\s"
    r"(?=(?:[\w’'$£€.-]+\s){1,5}?(?:has|have|had|is|are|was|were|will|would|said|says|told)\s)"
)
_WORD = lazy(r"[\w’']")


def skip_back(frame: Frame, at: int) -> int:
    """The token before the adverbs and auxiliaries that stand before token `at`."""
    at -= 1
    while at >= 0 and (_is_filler(frame.lowers[at])):
        at -= 1
    return at


def _is_filler(word: str) -> bool:
    return word in _ADVERBS or (
        (word in AUXILIARY and word not in DETERMINERS)
        or word in NEGATIONS
        or (word.endswith("ly") and word not in {"family", "only", "supply", "reply", "ally"})
    )


def is_finite_verb(frame: Frame, at: int) -> bool:  # noqa: PLR0911 # one return for each ground
    """False for nouns and adjectives that look like the verb: "a second offer", "the proposed deal", "of demanding"."""
    word, before = frame.lowers[at], frame.lowers[at - 1] if at else ""
    if at and frame.words[at][:1].isupper() and frame.words[at - 1][:1].isupper():
        return False
    if before in POSSESSIVES or (
        before.endswith(("'s", "s'"))
        and word in NOUN_FORMS
        and before not in {"who's", "it's", "he's", "she's", "that's"}
    ):
        return False
    if before in DETERMINERS - _STAND_ALONE:
        return False
    if before in PREPOSITIONS and before not in {"to", "by", "since", "after", "before", "while", "against"}:
        return False
    if word in NOUN_FORMS:
        return _verb_among_nouns(frame, at)
    if word.endswith("ed") and at + 1 < len(frame.words):
        return before not in {"the", "its", "a", "their"}
    return True


def _verb_among_nouns(frame: Frame, at: int) -> bool:
    """ "offers" and its like are verbs after a name, a pronoun, an auxiliary or "to", with an object behind them."""
    before = frame.lowers[at - 1] if at else ""
    after = frame.lowers[at + 1] if at + 1 < len(frame.words) else "."
    if after in {
        "of",
        "from",
        "by",
        "would",
        "will",
        "was",
        "were",
        "is",
        "are",
        "has",
        "had",
        "that",
        ",",
        ".",
        ";",
        "include",
        "includes",
    }:
        return False
    if (
        before == "," and at > 1 and frame.lowers[at].endswith("s")
    ):  # "its reply, which is short, offers two of the wells"
        return complement(frame, at + 1) == "np" and frame.words[at - 2] != ","
    if before == "to" or before in PRONOUNS or before in AUXILIARY or _bare_pronoun(before):
        return True
    if _is_filler(before) and at > 1:
        before = frame.lowers[at - 2]
        return frame.words[at - 2][:1].isupper() or before in PRONOUNS or before in AUXILIARY
    name_before = at > 0 and frame.words[at - 1][:1].isupper() and not before.endswith("'s")
    plural_before = at > 0 and before.endswith("s") and not before.endswith(("'s", "s'", "ss"))
    return (name_before and frame.words[at][:1].islower()) or (plural_before and not frame.lowers[at].endswith("s"))


def _bare_pronoun(word: str) -> bool:
    return word.split("'", maxsplit=1)[0] in PRONOUNS and "'" in word


def is_passive(frame: Frame, at: int) -> bool:
    if frame.lowers[at].endswith("ing"):
        return False
    before = at - 1
    while before >= 0 and (
        frame.lowers[before].endswith("ly")
        or frame.lowers[before] in {"not", "also", "now", "never", "first", "already", "initially"}
    ):
        before -= 1
    if before < 0:
        return False
    word = frame.lowers[before]
    return (
        word in _BE
        or word.endswith(("'re",))
        or (word.endswith("'s") and word[:-2] in PRONOUNS and frame.lowers[at] not in {"offered", "put", "said"})
    )


class Mood(NamedTuple):
    """How a verb is meant: `negated`, `hypothetical` (may, could, if), `future` (will, plans to), `conditional`
    (would).
    """

    negated: bool = False
    hypothetical: bool = False
    future: bool = False
    conditional: bool = False


def mood_of(frame: Frame, at: int, floor: int = 0) -> Mood:
    """Reads the words between the subject and the verb at `at`, and the verb that governs a bare "to"."""
    negated = hypothetical = future = conditional = False
    position = at - 1
    while position >= floor:
        word = frame.lowers[position]
        if word in NEGATIONS or word.endswith("n't") or (word == "longer" and frame.lowers[position - 1] == "no"):
            negated = True
        elif word in HYPOTHETICAL:
            hypothetical = True
        elif word in {"will", "shall"} or word.endswith("'ll"):
            future = True
        elif word == "would" or word.endswith("'d"):
            conditional = True
        elif word == "to":
            governor = frame.lowers[position - 1] if position else ""
            negated |= governor in UNWILLING
            future |= governor in PLANNING
            hypothetical |= governor not in UNWILLING | PLANNING | CARRIES_ON | WILLING
            position -= 1
        elif not _is_filler(word):
            break
        position -= 1
    return Mood(negated, hypothetical, future, conditional)


def in_condition(frame: Frame, subject: Subject | None, at: int) -> bool:
    """True where an "if", "whether" or "unless" opens the clause of the verb at `at`."""
    first = at if subject is None else subject.first
    before = first - 1
    while before >= 0 and frame.lowers[before] in {"that", "even", "only", "then"}:
        before -= 1
    return before >= 0 and frame.lowers[before] in CONDITIONALS | _FREE_RELATIVES


def complement(frame: Frame, after: int) -> str:  # noqa: PLR0911 # one return for each ground
    """What begins at token `after`: to, that, ing, np, prep or nothing ("")."""
    if after >= len(frame.words):
        return ""
    word, printed = frame.lowers[after], frame.words[after]
    if word == "to":
        return "to"
    if word == "that":
        return "that"
    if printed == QUOTE or word in _CONTENT_OPENERS or printed[:1].isdigit():
        return "np"
    if word in PREPOSITIONS or not (printed[:1].isalnum()):
        return "prep" if word in PREPOSITIONS else ""
    if word in {"and", "or", "but", "as", "when", "while", "if", "because"} or word in PRONOUNS - {"it"}:
        return ""
    if word.endswith("ing"):
        return "ing"
    return "np"


def object_then(frame: Frame, after: int) -> tuple[Subject | None, str, int]:
    """The object that begins at `after`, and what follows it (to, for, that, np or "") at which token."""
    found = phrase_after_object(frame, after)
    if found is None:
        return None, "", after
    at = found.last
    if at >= len(frame.words):
        return found, "", at
    word = frame.lowers[at]
    if word in {"to", "for", "that"}:
        return found, word, at
    if word in {"in", "on", "at", "yesterday", "again", "last"}:
        later = next(
            (i for i in range(at + 1, min(at + 5, len(frame.words))) if frame.lowers[i] in {"to", "for", ",", "and"}),
            None,
        )
        if later is not None and frame.lowers[later] in {"to", "for"}:
            return found, frame.lowers[later], later
    return found, "np" if complement(frame, at) == "np" else "", at


def phrase_after_object(frame: Frame, after: int) -> Subject | None:
    """A short noun phrase without its own prepositions: "the company", "Kestrel", "both sides".

    It ends where another object can begin ("offered Kestrel limited access", "promised both sides 300 monitors").
    """
    words, lowers = frame.words, frame.lowers
    if after < len(words) and lowers[after] in {"it", "them", "him", "her", "us"}:
        return Subject(after, after + 1)
    at = after
    while at < len(words) and words[at][:1].isalnum() and lowers[at] not in _NO_PHRASE:
        first = at == after or (at == after + 1 and lowers[after] in DETERMINERS)
        if not first and (lowers[at] in DETERMINERS or lowers[at] in POSSESSIVES or words[at][:1].isdigit()):
            break
        named = at > after and words[at - 1][:1].isupper() and not lowers[at - 1].endswith(("'s", "s'"))
        if named and words[at][:1].islower() and lowers[at - 1] not in DETERMINERS and lowers[at] not in BODY_NOUNS:
            break
        at += 1
    return Subject(after, at) if at > after else None


def reporter(frame: Frame, subject_first: int, verb: int) -> tuple[Subject | None, int]:
    """Who says so: the subject of a verb of report before the clause ("X said Y would ...") or behind it (", X
    said").
    """
    for cue in reversed([c for c in frame.cues if c < subject_first]):
        if SPEECH[frame.lowers[cue]] in _REPORTS and not _is_tail(frame, cue):
            told = subject_of(frame, cue)
            if told is not None:
                return told, cue
    for cue in [c for c in frame.cues if c > verb]:
        if SPEECH[frame.lowers[cue]] in _REPORTS:
            told = subject_of(frame, cue, verb + 1)
            if told is not None and frame.words[told.first - 1] in {",", QUOTE}:
                return told, cue
            if frame.words[cue - 1] == ",":
                return phrase_after(frame, cue + 1, len(frame.words)), cue
    for at in range(len(frame.words) - 2):
        if frame.lowers[at] == "according" and frame.lowers[at + 1] == "to":
            return phrase_after(frame, at + 2, len(frame.words)), at
    return None, -1


def _is_tail(frame: Frame, cue: int) -> bool:
    """True where nothing of its own follows the verb of report: "..., she said, ..."."""
    return cue + 1 < len(frame.words) and frame.words[cue + 1] in {".", ";"}


def clause_end(frame: Frame, verb: int) -> int:
    """Offset where the clause of the verb at token `verb` ends, closing punctuation left out."""
    text = frame.text
    end = frame.end
    match = _CLAUSE_END.search(text, frame.ends[verb], end)
    while match is not None and _inside_quote(frame, match.start()):
        match = _CLAUSE_END.search(text, match.end(), end)
    if match is not None and match.start() - frame.starts[verb] > 25:
        end = match.start()
    while end > frame.starts[verb] and not _WORD.match(text[end - 1]) and text[end - 1] not in ')%”"':
        end -= 1
    return end


def _inside_quote(frame: Frame, offset: int) -> bool:
    return any(frame.starts[at] <= offset < frame.ends[at] for at in frame.quotes)
