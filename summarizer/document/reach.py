"""Whether a verb of speech reaches a passage in marks: its voice, its mood and how near it must stand."""

from __future__ import annotations

from summarizer.document.cues import INVERTS, MODALS, PARTICLES, RELATIVE, SPEECH, WEAK
from summarizer.document.frames import Frame
from summarizer.document.phrases import is_adverb

_PASSIVE = frozenset("was were been is are be being get gets got".split())
_CLAUSE_WORDS = RELATIVE | {"what"}
_BEFORE_CLAUSES = frozenset("—–-,")
_BETWEEN = frozenset([",", ":", "it", "that", "as", "in", "about", "out", "of"])
# "offered to pay “a fair share”", "thinks that it is “a trap”"
_GOVERNING = {"to": frozenset(["offer"]), "that": frozenset(["think", "feel"])}
_LONGEST_GOVERNED = 8  # words between such a verb and the passage
_NAMING = frozenset(["dub", "nickname"])
_LONGEST_NAMED = 5  # words between "dubbed" and the name that it gives
_ESTIMATE = 8  # words between "put" and "at “...”"
EVIDENTIALS = frozenset(["according", "in"])  # first words of "according to", "in the words of"
_ACTIVE = frozenset("he she they it i we you who has have had".split())
_HEARD = frozenset("heard quoted known seen overheard".split())


def accord_length(lowers: list[str], at: int) -> int:
    """How many tokens make an evidential at `at`: "according to" 2, "in the words of" 4, else 0."""
    if lowers[at] == "according":
        return 2 if lowers[at + 1 : at + 2] == ["to"] else 0
    if lowers[at] == "in" and lowers[at + 1 : at + 2] == ["the"] and lowers[at + 3 : at + 4] == ["of"]:
        return 4 if lowers[at + 2] in {"words", "view", "phrase"} else 0
    return 0


def inverts(word: str) -> bool:
    """ "said", "says", "say" and their like may stand before their speaker; "saying" and "note" do not."""
    lemma = SPEECH[word]
    return (
        (lemma in INVERTS or lemma == "read")
        and not word.endswith("ing")
        and (word != lemma or word in {"say", "read"})
    )


def reaches(frame: Frame, cue: int, token: int) -> bool:
    """False for weak verbs that do not touch the passage and for verbs in a relative clause that ended before it."""
    lowers = frame.lowers
    between = lowers[cue + 1 : token]
    if SPEECH[lowers[cue]] in _NAMING and len(between) > _LONGEST_NAMED:
        return False
    if is_weak(frame, cue):
        if SPEECH[lowers[cue]] in _GOVERNING.get(between[0] if between else "", ()):
            return len(between) <= _LONGEST_GOVERNED
        if lowers[cue] in {"put", "puts"} and _estimates(frame, token):
            return len(between) <= _ESTIMATE
        return len(between) <= 3 and all(word in _BETWEEN for word in between)
    at = cue - 1
    while at >= 0 and cue - at < 8 and lowers[at] not in _CLAUSE_WORDS and lowers[at] != ",":
        at -= 1
    opens = at == 0 and lowers[0] == "what"
    if opens or (at > 0 and lowers[at] in _CLAUSE_WORDS and frame.words[at - 1] in _BEFORE_CLAUSES):
        mark = "," if opens else frame.words[at - 1]
        closed = [i for i in range(cue + 1, token - 1) if frame.words[i] == mark]
        closed += [i for i in frame.quotes if cue < i < token - 1 and mark == "," and frame.last_sign(i) == ","]
        return not any(token - i > 2 for i in closed)
    return True


def is_spare(frame: Frame, cue: int, token: int) -> bool:
    if is_weak(frame, cue) and SPEECH[frame.lowers[cue]] in _GOVERNING.get(frame.lowers[cue + 1], ()):
        return False
    return is_weak(frame, cue) and not (frame.lowers[cue] in {"put", "puts"} and _estimates(frame, token))


def _estimates(frame: Frame, token: int) -> bool:
    """Ms Li put the chance at “one in ten” / put it “at one in ten”."""
    return frame.lowers[token - 1] == "at" or frame.text.startswith("at ", frame.starts[token])


def is_weak(frame: Frame, cue: int) -> bool:
    """ "went", "put" and their like, unless a particle makes them speak ("went on", "shot back")."""
    after = frame.lowers[cue + 1 : cue + 2]
    if SPEECH[frame.lowers[cue]] == "speak" and after == ["of"]:
        return False
    return SPEECH[frame.lowers[cue]] in WEAK and not PARTICLES.intersection(after)


def only_imagined(frame: Frame, cue: int) -> bool:
    """ "would say", "to say": words that nobody is said to have spoken yet."""
    at = cue - 1
    while at >= 0 and is_adverb(frame, at) and frame.lowers[at] not in MODALS:
        at -= 1
    heard = at > 0 and frame.lowers[at] == "to" and frame.lowers[at - 1] in _HEARD
    return at >= 0 and frame.lowers[at] in MODALS and not heard


def is_passive(frame: Frame, cue: int) -> bool:
    """ "was told", "is called": the subject does not speak."""
    lowers = frame.lowers
    if not lowers[cue].endswith(("ed", "en", "told", "sung", "put", "said")):
        return False
    agent = lowers[cue + 1 : cue + 2] == ["by"] and cue + 2 < len(lowers)
    if agent and not lowers[cue + 2].endswith("ing") and not (cue and lowers[cue - 1] in _ACTIVE):
        return True
    at = cue - 1
    while at >= 0 and is_adverb(frame, at) and lowers[at] not in _PASSIVE:
        if lowers[at] in {"there", "here"}:  # "a person who was there said"
            return False
        at -= 1
    return at >= 0 and lowers[at] in _PASSIVE
