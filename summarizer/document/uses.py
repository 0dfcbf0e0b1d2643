"""Decide what a pair of quotation marks is for: speech, a title, a term, a nickname or doubt."""

from __future__ import annotations

import re

from summarizer.document.cues import BROADCASTERS, CLAUSE_OPENERS, FINITE, LABEL_WORDS, SPEECH, SPEECH_NOUNS, WORK_NOUNS
from summarizer.document.frames import Frame
from summarizer.document.model import Basis, QuotationUse
from summarizer.document.tags import Tag

_WORD = re.compile(r"\w+(?:[’'.&-]\w+)*")
_SMALL = frozenset(
    """
    a an the of and or in on at to for from with by is are it's & vs as but not my your our you
    """.split()
)


def _words(text: str) -> list[str]:
    return _WORD.findall(text)


def has_clause(passage: str) -> bool:
    """True where a subject and a finite verb stand in the passage, as far as word lists can tell."""
    words = [word.lower().replace("’", "'") for word in _words(passage[:400])]
    if len(words) < 2:
        return False
    return any(word in FINITE for word in words) or len(words) > 9


def _title_case(words: list[str]) -> bool:
    return (
        bool(words)
        and words[0][:1].isupper() | words[0][:1].isdigit()
        and all(word[:1].isupper() or word[:1].isdigit() or word.lower() in _SMALL for word in words)
    )


def tell_uses(text: str, frames: list[Frame], tags: list[Tag | None], *, foreign: bool = False) -> list[QuotationUse]:
    """One use for each passage, in order; in `foreign` languages only length, clause and tag by name decide."""
    uses = []
    for frame in frames:
        for token, index in frame.quotes.items() if frame.passages else ():
            use = _foreign_use(text, frame, token, tags[index]) if foreign else _use(text, frame, token, tags[index])
            uses.append(use)
    return uses


def _foreign_use(text: str, frame: Frame, token: int, tag: Tag | None) -> QuotationUse:
    """Without that language's verbs: three words or more, a comma behind the marks or a pause inside tell speech."""
    body = text[frame.starts[token] : frame.ends[token]]
    words = _words(body)
    behind = frame.words[token + 1 : token + 2] == [","] or body[-1] in ",.!?"
    if tag is not None or len(words) > 3 or (len(words) > 1 and behind):
        return QuotationUse.SPEECH
    return QuotationUse.TITLE if _title_case(words) and len(words) > 1 else QuotationUse.SCARE


def _use(text: str, frame: Frame, token: int, tag: Tag | None) -> QuotationUse:
    body = text[frame.starts[token] : frame.ends[token]]
    words = _words(body)
    before = frame.lowers[token - 1] if token else ""
    if _is_title(frame, token, words, tag):
        return QuotationUse.TITLE
    if before in LABEL_WORDS and before != "called":
        return QuotationUse.NICKNAME if before in {"nicknamed", "dubbed"} else QuotationUse.TERM
    if tag is not None and (tag.basis is not Basis.SAME_SENTENCE or len(words) > 1):
        return QuotationUse.SPEECH
    alone = not any(word[:1].isalnum() for i, word in enumerate(frame.words) if i != token)
    utterance = len(words) > 2 and has_clause(body) and words[0].lower() in CLAUSE_OPENERS
    if len(words) > 7 or (alone and len(words) > 1) or utterance:
        return QuotationUse.SPEECH
    return QuotationUse.TITLE if _title_case(words) and len(words) > 1 else QuotationUse.SCARE


def _is_title(
    frame: Frame, token: int, words: list[str], tag: Tag | None
) -> bool:  # a cascade of rules, one return each
    """Title case, and words beside it that speak of works, shows and stations."""
    if len(words) > 9 or not _title_case(words):
        return False
    lowers = frame.lowers
    before = lowers[token - 1] if token else ""
    after = lowers[token + 1] if token + 1 < len(lowers) else ""
    if before in WORK_NOUNS or before in BROADCASTERS:
        return True
    if before in {"'s", "s'"} or (
        before == "," and any(word in WORK_NOUNS for word in lowers[max(token - 5, 0) : token - 1])
    ):
        return True
    if after in _AFTER_TITLES and len(words) > 1:
        return True
    if len(words) < 2 or (tag is not None and tag.basis is Basis.SAME_SENTENCE):
        return False
    return (
        before in _INTO_WORKS
        and lowers[token - 2 : token - 1] != []
        and lowers[token - 2] not in SPEECH_NOUNS | SPEECH.keys()
    ) or (before == "on" and token > 1)


_INTO_WORKS = frozenset("on in of from".split())
_AFTER_TITLES = frozenset(
    """
    star stars actor actress host hosts show movie film album reboot series episode author creator director
    franchise sequel cast tv podcast magazine hat hats cap caps shirt shirts
    """.split()
)
