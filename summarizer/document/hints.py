"""Find whose words stand in marks without a verb of speech: by an owner, a colon, an infinitive or "as a"."""

from __future__ import annotations

from summarizer.document.clauses import main_subject
from summarizer.document.cues import AUXILIARY, POSSESSIVES, PREPOSITIONS, SPEECH_NOUNS
from summarizer.document.frames import QUOTE, Frame
from summarizer.document.model import Basis
from summarizer.document.phrases import DASHES, NOUNS, Subject, is_finite, is_name, phrase_after, phrase_before
from summarizer.document.subjects import subject_of
from summarizer.document.titles import ROLES

Found = tuple[Basis, int, Subject | None]
"""The rule, the token of the cue and the words that name the speaker."""

ANSWERS = frozenset("answer reply response reaction verdict comment message view word words assessment retort".split())
_LONGEST_ACT = 6  # spaces in what somebody means to do
_CREDITS = frozenset("from per via".split())
_WORDS = frozenset("words view phrase opinion telling judgment judgement account estimation eyes".split())
_MAKES = frozenset("let lets letting made makes making make".split())
_MADE_KNOWN_WITHIN = 20  # tokens between "known" and the passage
_PHRASES = frozenset("phrase phrases slogan mantra clause words line".split())


def loose_source(frame: Frame, token: int) -> Found | None:
    """Ms Li's “...” / in her words, “...” / Ms Li took the floor: “...”."""
    words = frame.words
    if token and words[token - 1] == ":":
        return Basis.TAG_BEFORE, token - 1, _before_colon(frame, token - 1)
    if token > 2 and words[token - 1] == "," and frame.text.startswith("because ", frame.starts[token]):
        found = main_subject(frame, 0, token)
        return None if found is None else (Basis.SAME_SENTENCE, token, found)
    return _owner(frame, token) or _without_verb(frame, token)


def _owner(frame: Frame, token: int) -> Found | None:
    """Whose “...” it is, and whose claim or words: the nearest owner before the passage."""
    words, lowers = frame.words, frame.lowers
    owner_near = bool(token) and owns(frame, token - 1)
    noun = False
    for at in range(token - 1, max(token - 12, -1), -1):
        if words[at] in {";", QUOTE}:
            break
        if owns(frame, at) and (owner_near or noun):
            owner = Subject(at, at + 1) if lowers[at] in POSSESSIVES else phrase_before(frame, at + 1, 0)
            return Basis.SAME_SENTENCE, at, owner or Subject(at, at + 1)
        noun |= lowers[at] in SPEECH_NOUNS
    return None


def _without_verb(frame: Frame, token: int) -> Found | None:
    """A claim of “...”, let it be known that “...”, meant to “...”, hailed as a “...”, under the phrase “...”."""
    lowers = frame.lowers
    if token > 1 and lowers[token - 1] == "of" and lowers[token - 2] in SPEECH_NOUNS:
        return Basis.SAME_SENTENCE, token - 2, None
    known = _made_known(frame, token)
    if known is not None:
        return Basis.TAG_BEFORE, known, subject_of(frame, known)
    holder = _holder(frame, token)
    if holder is not None:
        return Basis.SAME_SENTENCE, token - 1, holder
    if token > 2 and (_intends(frame, token) or _presents(frame, token) or lowers[token - 1] in _PHRASES):
        wants = lowers[token - 1] == "to" and is_finite(frame, token - 2)
        subject = subject_of(frame, token - 2) if wants else None
        return Basis.SAME_SENTENCE, token - 1, subject or main_subject(frame, 0, token)
    return None


def _holder(frame: Frame, token: int) -> Subject | None:
    """Whose view it is: "For Ms Li, the deal is “a first step”"."""
    first = frame.body + (frame.lowers[frame.body] in {"but", "and", "yet"})
    if frame.lowers[first : first + 1] not in (["for"], ["to"]) or frame.lowers[token - 1] not in AUXILIARY:
        return None
    found = phrase_after(frame, first + 1, token)
    somebody = found is not None and (is_name(frame.words[found.last - 1]) or frame.lowers[found.last - 1] in ROLES)
    return found if found is not None and somebody and frame.words[found.last] == "," else None


def _made_known(frame: Frame, token: int) -> int | None:
    """The verb of "Ms Li let it be known that", "made it clear that", "made clear that" before a passage."""
    lowers = frame.lowers
    for at in range(token - 2, max(token - _MADE_KNOWN_WITHIN, 0), -1):
        if lowers[at] not in {"known", "clear", "plain"} or "that" not in lowers[at + 1 : token]:
            continue
        verb = next((i for i in range(at - 1, max(at - 4, -1), -1) if lowers[i] in _MAKES), None)
        if verb:
            return verb
    return None


def _intends(frame: Frame, token: int) -> bool:
    """ "He came to “go an extra step”": the verb itself stands in the marks."""
    if frame.text.count(" ", frame.starts[token], frame.ends[token]) > _LONGEST_ACT:
        return False
    return frame.lowers[token - 1] == "to" and frame.text[frame.starts[token]].islower()


def _presents(frame: Frame, token: int) -> bool:
    """ "She hailed the pact as a “breakthrough.”", but not "as the “harbour” candidate"."""
    at = token - 2 if frame.lowers[token - 1] in {"a", "an", "the"} else token - 1
    if frame.lowers[at] != "as" or frame.lowers[at - 1] in {"known", "such", "well", "much"} or at < 3:
        return False
    after = frame.words[token + 1 : token + 2]
    closed = not after or not after[0].isalpha() or frame.last_sign(token) in ",.!?"
    return closed or frame.lowers[token + 1] in PREPOSITIONS


def in_words_of(frame: Frame, at: int, ceiling: int) -> Subject | None:
    """Whose words they are in "in Ms Li's words" and "in the minister's view", at the token "in"."""
    if frame.lowers[at] != "in":
        return None
    for owner in range(at + 1, min(at + 7, ceiling - 1)):
        if frame.lowers[owner + 1] in _WORDS and (owns(frame, owner) or frame.lowers[owner].endswith(("'s", "s'"))):
            return Subject(owner if frame.lowers[owner] in POSSESSIVES else at + 1, owner + 1)
    return None


def owns(frame: Frame, at: int) -> bool:
    """A possessive or a name with the owner's mark."""
    word = frame.lowers[at]
    if word in POSSESSIVES:
        return True
    somebody = frame.words[at][:1].isupper() or word[:-2] in NOUNS or word[:-1] in NOUNS
    return somebody and word.endswith(("'s", "s'"))


def name_before_colon(frame: Frame, colon: int) -> Subject | None:
    """A name right before the colon: "- Jane Roe:", "More from Roe:"."""
    words, lowers = frame.words, frame.lowers
    first = colon
    while (
        first > 0
        and (is_name(words[first - 1]) or (lowers[first - 1] == "and" and first < colon))
        and colon - first < 8
    ):
        first -= 1
    if first == 0 and first in frame.cue_set:
        return Subject(1, colon) if colon > 1 else None  # "Said Ms Li:"
    opener = words[first - 1] if first else ""
    named = first < colon and (not opener or opener in DASHES or opener == "." or lowers[first - 1] in {"from", "by"})
    return Subject(first, colon) if named else None


def _before_colon(frame: Frame, colon: int) -> Subject | None:
    """The subject of the clause before the colon, else its last phrase; of "a note that a tenant left:" the tenant."""
    if frame.lowers[frame.body] in _CREDITS and frame.body + 1 < colon:
        return phrase_after(frame, frame.body + 1, colon)
    for at in range(min(4, colon - 2)):
        if frame.lowers[at] in ANSWERS and frame.lowers[at + 1] in {"of", "from"}:
            return phrase_after(frame, at + 2, colon)
    for at in range(max(colon - 12, 1), colon - 1):
        if frame.lowers[at] in {"that", "which"} and frame.lowers[at - 1] in SPEECH_NOUNS:
            return phrase_after(frame, at + 1, colon)
    return main_subject(frame, 0, colon) or phrase_before(frame, colon, 0)
