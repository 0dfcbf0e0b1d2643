"""Find who issued a text that speaks: "the union's letter", "a statement from the board"."""

from __future__ import annotations

from summarizer.document.clauses import main_subject
from summarizer.document.cues import POSSESSIVES
from summarizer.document.frames import QUOTE, Frame
from summarizer.document.phrases import phrase_after
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
    return next((at for at, word in enumerate(words) if word.lower().strip("’'") in DOCUMENTS), -1)


def owner_length(words: list[str], head: int) -> int:
    """How many words at the front name the owner: "the union's letter" 2, "a ministry statement" 2, "the letter" 0."""
    for at in range(head - 1, -1, -1):
        if words[at].endswith(_OWNED) or words[at].lower() in POSSESSIVES:
            return at + 1
    return head if head and words[head - 1].lower() in BODIES and words[head - 1].lower() not in DOCUMENTS else 0


def without_owner_mark(phrase: str) -> str:
    """ "the union's" -> "the union"."""
    return phrase[:-2] if phrase.endswith(("'s", "’s")) else phrase.rstrip("'’")


def issuer_of(frames: list[Frame], number: int, start: int, end: int) -> Place | None:
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
        if frame.lowers[by] == "that" and by == at:
            found = phrase_after(frame, by + 1, len(frame.words))
            if found is not None and _SENT.intersection(frame.lowers[found.last - 1 : found.last + 2]):
                last = found.last - 1 if frame.lowers[found.last - 1] in _SENT else found.last
                return number, frame.starts[found.first], frame.ends[last - 1]
    return None


def sender(frames: list[Frame], number: int, noun: str, position: int) -> Place | None:
    """Whose "letter" it is when "the letter" speaks: who sent, wrote or issued one in the sentences before.

    With `noun` "" any text counts, and only the sentence right before: "Ann Lee sent a letter. “...,” it says."
    """
    for at in range(number, max(number - (_LOOK_BACK if noun else 1) - 1, -1), -1):
        frame = frames[at]
        if at == number and frame.start >= position:
            continue
        found = _sender_in(frame, noun, position)
        if found is not None:
            return at, *found
    return None


def _sender_in(frame: Frame, noun: str, position: int) -> tuple[int, int] | None:
    for at, word in enumerate(frame.lowers):
        if frame.starts[at] >= position:
            return None
        if word not in DOCUMENTS or (noun and word != noun) or at < 1:
            continue
        if not _SENT.intersection(frame.lowers[:at]) and "in" not in frame.lowers[max(at - 4, 0) : at]:
            continue
        found = main_subject(frame, 0, len(frame.words))
        if found is not None and frame.words[found.first] != QUOTE:
            return frame.starts[found.first], frame.ends[found.last - 1]
    return None
