"""Small readings of one phrase: its head, its owner, its pronoun."""

from __future__ import annotations

from collections.abc import Callable

from summarizer.document import Document, EntityKind, Mention
from summarizer.document.cues import ADVERBS, AUXILIARY, PREPOSITIONS
from summarizer.document.patterns import lazy
from summarizer.engines.rules.lexicon import BODY_NOUNS
from summarizer.engines.rules.syntax import Frame, Subject, main_subject, phrase_after

# "the Free Valleys movement": a word that says what the named body is.
_KINDS_OF_BODY = frozenset(
    "movement group federation union company club party front association alliance guild airline bank fund "
    "council reply answer response letter paper proposal counter-proposal plan text".split()
)
_LIST_GAP = lazy(r",?\s(?:and\s)?(?:the\s)?$")
_MOST_NAMES = 20
_MOST_LIST = 160  # characters to either side in which a list of names is looked for
_SHORTEST_LIST = 2  # gaps between three names
_CONTRACTIONS = ("'s", "'d", "'ll", "'ve", "'re", "'m")


def subject_in_report(frame: Frame, verb: int) -> Subject | None:
    """The subject of a second verb inside a reported clause: "He added that a plan is ready and will require ..."."""
    before = verb - 1
    while before >= 0 and (frame.lowers[before] in AUXILIARY or frame.lowers[before] in ADVERBS):
        before -= 1
    if before < 0 or frame.lowers[before] not in {"and", "but", "or"}:
        return None
    that = next((i for i in range(before - 1, 0, -1) if frame.lowers[i] == "that"), None)
    if that is None or not any(that - 4 <= cue < that for cue in frame.cues):
        return None
    found = main_subject(frame, that + 1, before)
    return found if found is not None and found.last <= before else None


def subject_across_commas(frame: Frame, verb: int) -> Subject | None:
    """The subject of "Russia, invited as an observer, has offered": the first phrase, where commas part it from its
    verb.
    """
    before = verb - 1
    while before >= 0 and (frame.lowers[before] in AUXILIARY or frame.lowers[before] in ADVERBS):
        before -= 1
    if before < 2 or frame.words[before] != ",":
        return None
    that = next((i for i in range(before - 1, 0, -1) if frame.lowers[i] == "that"), -1)
    for start in dict.fromkeys((that + 1, 0)):
        found = main_subject(frame, start, before)
        if found is not None and frame.words[found.last : found.last + 1] == [","] and found.last < before:
            return found
    return None


def subject_behind_report(frame: Frame, found: Subject, verb: int) -> Subject | None:
    """Of "A diplomat who has followed the talks says the Front would accept" the subject behind the verb of report."""
    cue = next((c for c in reversed(frame.cues) if found.last <= c < verb - 1), None)
    if cue is None:
        return None
    before = verb - 1
    while before > cue and (frame.lowers[before] in AUXILIARY or frame.lowers[before] in ADVERBS):
        before -= 1
    start = cue + 1 + (frame.lowers[cue + 1] == "that")
    own = phrase_after(frame, start, before + 1)
    return own if own is not None and own.first == start and own.last == before + 1 else None


def bare(word: str) -> str:
    for ending in _CONTRACTIONS:
        word = word.removesuffix(ending)
    return word


def head_length(words: list[str]) -> int:
    """How many words stand before the first preposition: the phrase's head with what describes it."""
    for at, word in enumerate(words):
        if at and (word in PREPOSITIONS or word in {"who", "which", "that", ","}):
            return at
    return len(words)


def head_end(frame: Frame, phrase: Subject) -> int:
    length = head_length(frame.lowers[phrase.first : phrase.last])
    return frame.ends[phrase.first + length - 1]


def owns_something_else(rest: str) -> bool:
    """True for what follows a name that only owns or describes the head: "'s bid", "farmers"; bodies act for the
    name.
    """
    rest = rest.removeprefix("'s").removeprefix("'").strip(" ,.")
    words = rest.split()
    return bool(words) and words[-1] not in BODY_NOUNS | _KINDS_OF_BODY


def opening_mentions(document: Document, known: set[int]) -> list[Mention]:
    """Known one-word names at the start of a sentence, where a capital alone does not make a name."""
    forms = {
        form: e.id for e in document.entities for form in (e.name, *e.aliases) if form[:1].isupper() and " " not in form
    }
    found = []
    for frame in document.frames:
        for at in range(min(2, len(frame.words))):
            word = frame.words[at].removesuffix("'s").removesuffix("’s")
            start = frame.starts[at]
            if word in forms and start not in known:
                found.append(Mention(start, start + len(word), forms[word]))
    return found


def longer_names(document: Document) -> set[Mention]:
    """Mentions of states that only open the name of a body: "Danish" in "Danish Ferries' chief", known elsewhere."""
    forms: dict[str, list[str]] = {}
    for entity in document.entities:
        if entity.kind is not EntityKind.STATE and " " in entity.name and entity.name[:1].isupper():
            forms.setdefault(entity.name.split()[0], []).append(entity.name)
    found = set()
    for entity in document.entities if forms else ():
        for mention in entity.mentions if entity.kind is EntityKind.STATE else ():
            names = forms.get(document.text[mention.start : mention.end], [])[:_MOST_NAMES]
            if any(document.text.startswith(name, mention.start) for name in names):
                found.add(mention)
    return found


def whole_list(
    frame: Frame, found: Subject, verb: int, mentions: Callable[[int, int], list[Mention]]
) -> tuple[str, ...]:
    """All names of "Italy, Greece and Poland demanded", of which the phrase found is a part; () where it is no such
    list.
    """
    start, end = frame.starts[found.first], frame.ends[found.last - 1]
    near = mentions(max(frame.start, start - _MOST_LIST), min(frame.starts[verb], end + _MOST_LIST))
    own = [at for at, mention in enumerate(near) if start <= mention.start < end]
    if not own:
        return ()
    first, last = own[0], own[-1]
    text = frame.text
    while first and _LIST_GAP.match(text[near[first - 1].end : near[first].start]):
        first -= 1
    while last + 1 < len(near) and _LIST_GAP.match(text[near[last].end : near[last + 1].start]):
        last += 1
    placed = text[max(near[first].start - 8, frame.start) : near[first].start].lower().split()
    joined = any(" and " in text[near[i].end : near[i + 1].start] for i in range(first, last))
    if last - first < _SHORTEST_LIST or not joined or (placed and placed[-1] in PREPOSITIONS):
        return ()
    return tuple(dict.fromkeys(mention.entity for mention in near[first : last + 1]))
