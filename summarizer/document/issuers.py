"""Find who issued a text that speaks: "the union's letter", "a statement from the board"."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.document.clauses import main_subject
from summarizer.document.cues import DAYS, POSSESSIVES
from summarizer.document.frames import QUOTE, Frame
from summarizer.document.phrases import Subject, phrase_after, phrase_before
from summarizer.document.titles import BODIES, DOCUMENTS

Place = tuple[int, int, int]  # number of a frame and the words [start, end) in it

_LOOK_BACK = 5
_SENT = frozenset(
    """
    sent sends send wrote writes written issued issues released releases published publishes posted posts made put
    handed gave signed tabled circulated filed read reads answered replied responded delivered
    """.split()
)
_BY = frozenset(["by", "from"])
_OWNED = ("'s", "’s", "s'", "s’")


def head_noun(words: list[str]) -> int:
    """The place of the noun that names a text in a phrase, or -1."""
    texts = [word.lower().strip("’'") in DOCUMENTS for word in words]
    first = texts.index(True) if True in texts else -1
    return first + 1 if first >= 0 and texts[first + 1 : first + 2] == [True] else first  # "a text message"


def owner_length(words: list[str], head: int) -> int:
    """How many words at the front name the owner: "the union's letter" 2, "a ministry statement" 2, "the letter" 0."""
    for at in range(head - 1, -1, -1):
        if words[at].endswith(_OWNED) or words[at].lower() in POSSESSIVES:
            return at + 1
    owner = words[head - 1] if head > 0 else ""
    named = head > 1 and owner[:1].isupper() and owner.lower() not in DAYS
    return head if named or (owner.lower() in BODIES and owner.lower() not in DOCUMENTS) else 0


def without_owner_mark(phrase: str) -> str:
    """ "the union's" -> "the union"."""
    return phrase[:-2] if phrase.endswith(("'s", "’s")) else phrase.rstrip("'’")


def issuer_of(frames: Sequence[Frame], number: int, start: int, end: int) -> Place | None:
    """Who issued the text that the words [start, end) of frame `number` name; None where nobody says."""
    frame = frames[number]
    phrase = frame.text[start:end]
    words = phrase.split()
    head = head_noun(words)
    if head < 0:
        return None
    length = owner_length(words, head)
    if length:
        return number, start, start + len(without_owner_mark(" ".join(words[:length])))
    return _author(frame, number, start + len(" ".join(words[: head + 1]))) or sender(
        frames, number, words[head].lower().strip("’'"), start
    )


def _author(frame: Frame, number: int, end: int) -> Place | None:
    """Behind the noun: "statement from the board", "letter, signed by Ann Lee,", "letter by the union"."""
    try:
        at = frame.ends.index(end) + 1
    except ValueError:
        return None
    for by in range(at, min(at + 3, len(frame.words) - 1)):
        if frame.lowers[by] in _BY:
            found = phrase_after(frame, by + 1, len(frame.words))
            return None if found is None else (number, frame.starts[found.first], frame.ends[found.last - 1])
        sent = _sender_behind(frame, by - 1) if by == at else None
        if sent is not None:
            return number, frame.starts[sent.first], frame.ends[sent.last - 1]
    return None


def sender(frames: Sequence[Frame], number: int, noun: str, position: int) -> Place | None:
    """Whose "letter" it is when "the letter" speaks: who sent, wrote or issued one in the sentences before.

    With `noun` "" any text counts, and only the sentence right before: "Ann Lee sent a letter. “...,” it says."
    """
    reach = _LOOK_BACK if noun else 1
    while not noun and reach < _LOOK_BACK and number >= reach and frames[number - reach].lowers[:1] == ["it"]:
        reach += 1  # "It names no date. It says": the text is that of the sentence before both
    for at in range(number, max(number - reach - 1, -1), -1):
        frame = frames[at]
        if at == number and frame.start >= position:
            continue
        found = _sender_in(frame, noun, position)
        if found is not None:
            return at, *found
    return None


def _sender_behind(frame: Frame, noun: int) -> Subject | None:
    """ "A letter that Ms Li sent on Monday"."""
    found = phrase_after(frame, noun + 2, len(frame.words)) if frame.lowers[noun + 1 : noun + 2] == ["that"] else None
    if found is None or not _SENT.intersection(frame.lowers[found.last - 1 : found.last + 2]):
        return None
    return Subject(found.first, found.last - 1 if frame.lowers[found.last - 1] in _SENT else found.last)


def _sender_in(frame: Frame, noun: str, position: int) -> tuple[int, int] | None:
    for at, word in enumerate(frame.lowers):
        if frame.starts[at] >= position:
            return None
        if word not in DOCUMENTS or (noun and word != noun) or at < 1:
            continue
        if noun and frame.lowers[at - 1].endswith(("'s", "s'")):
            owner = phrase_before(frame, at, 0)
            if owner is not None:
                return frame.starts[owner.first], frame.ends[at - 1] - (2 if frame.words[at - 1][-1] == "s" else 1)
        if not _SENT.intersection(frame.lowers[:at]) and "in" not in frame.lowers[max(at - 4, 0) : at]:
            continue
        found = _sender_behind(frame, at) or main_subject(frame, 0, len(frame.words))
        if found is not None and frame.words[found.first] != QUOTE:
            return frame.starts[found.first], frame.ends[found.last - 1]
    return None
