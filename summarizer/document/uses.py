"""Decide what a pair of quotation marks is for: speech, a title, a term, a nickname or doubt."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.document.cues import (
    BROADCASTERS,
    CLAUSE_OPENERS,
    CONJUNCTIONS,
    DETERMINERS,
    FINITE,
    LABEL_WORDS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVE,
    SPEECH,
    SPEECH_NOUNS,
    SUBORDINATORS,
    WORK_NOUNS,
)
from summarizer.document.foreign_speech import is_told, words_in
from summarizer.document.frames import Frame
from summarizer.document.model import Basis, QuotationUse
from summarizer.document.patterns import lazy
from summarizer.document.phrases import NOUNS, is_adverb, is_name
from summarizer.document.tags import Tag

_WORD = lazy(r"\w+(?:[’'.&-]\w+)*")
_STOP_INSIDE = lazy(r"[.!?…][”’'\")]*\s+[A-ZÀ-Þ]")
_SURELY_CLAUSE = 9  # words
_SUBJECTS = frozenset(
    """
    i we you he she they it there nobody somebody everybody everyone someone nothing everything who je nous vous il ils
    elle elles on yo nosotros ustedes
    """.split()
)
_JOINS = frozenset("because and but so".split())
_NO_SUBJECT = PREPOSITIONS | SUBORDINATORS | CONJUNCTIONS | frozenset(["not", "never"])
# Verbs that open an order: "Ask me in the spring."
_IMPERATIVES = frozenset(
    """
    ask tell go come give let take make keep look listen read write wait stop leave put get bring show see think
    remember forget believe imagine never don't just please do be try talk speak pay sign say trust call send help
    """.split()
)
_SMALL = frozenset(
    """
    a an the of and or in on at to for from with by is are it's & vs as but not my your our you
    """.split()
)


def _words(text: str) -> list[str]:
    return _WORD.findall(text)


def has_clause(passage: str) -> bool:
    """True where a subject and a finite verb stand in the passage, as far as word lists can tell."""
    printed = _words(passage[:400])
    words = [word.lower().replace("’", "'") for word in printed]
    if len(words) < 2:
        return False
    if printed[0][0].islower() and not _STOP_INSIDE.search(passage[:400]):
        return _runs_to_verb(words)
    spoken = any(word in _SUBJECTS for word in words[:-1]) or words[0] in _IMPERATIVES
    return spoken or any(word in FINITE for word in words) or len(words) > _SURELY_CLAUSE


def _runs_to_verb(words: list[str]) -> bool:
    """In a passage that begins inside its sentence: a subject and its verb before any clause that depends on them."""
    if any(words[at] in _JOINS and words[at + 1] in _SUBJECTS for at in range(len(words) - 2)):
        return True  # "nodded at 30, and they nodded in front of us"
    words = words[words[0] in _JOINS :]
    if words[0] in FINITE or words[0] in _NO_SUBJECT or words[0].endswith("ed"):
        return False
    for at, word in enumerate(words[1:], 1):
        if word in RELATIVE or word in SUBORDINATORS:
            return False
        if word in FINITE and words[at - 1] not in CONJUNCTIONS:
            return True
        if at == 1 and words[0] in _SUBJECTS and word not in PREPOSITIONS:
            return True
    return False


def _title_case(words: list[str]) -> bool:
    return (
        bool(words)
        and words[0][:1].isupper() | words[0][:1].isdigit()
        and all(word[:1].isupper() or word[:1].isdigit() or word.lower() in _SMALL for word in words)
    )


def tell_uses(
    text: str, frames: Sequence[Frame], tags: Sequence[Tag | None], *, foreign: bool = False
) -> list[QuotationUse]:
    """One use for each passage, in order; in `foreign` languages only length, clause and tag by name decide."""
    uses = []
    for frame in frames:
        for token, index in frame.quotes.items() if frame.passages else ():
            use = _foreign_use(text, frame, token, tags[index]) if foreign else _use(text, frame, token, tags[index])
            uses.append(use)
    return uses


def _foreign_use(text: str, frame: Frame, token: int, tag: Tag | None) -> QuotationUse:
    """Without that language's grammar: a saying beside it, three words or more, or a pause behind or inside "
    "tell speech."""
    start, end = frame.starts[token], frame.ends[token]
    words = _words(text[start:end])
    many = words_in(text[start:end])
    behind = frame.words[token + 1 : token + 2] == [","] or frame.last_sign(token) in ",.!?，。！？।؟،"
    if tag is not None or many > 3 or (many > 1 and behind):
        return QuotationUse.SPEECH
    titled = _title_case(words) and len(words) > 1
    if not titled and is_told(text, start, end, frame.start, frame.end):
        return QuotationUse.SPEECH
    return QuotationUse.TITLE if titled else QuotationUse.SCARE


def _use(text: str, frame: Frame, token: int, tag: Tag | None) -> QuotationUse:
    body = text[frame.starts[token] : frame.ends[token]]
    words = _words(body)
    label = _label(frame, token, words, tag)
    if label is not None:
        return label
    if _is_title(frame, token, words, tag):
        return QuotationUse.TITLE
    if tag is not None and (tag.basis is not Basis.SAME_SENTENCE or len(words) > 1 or _is_claimed(frame, token, tag)):
        return QuotationUse.SPEECH
    alone = not any(word[:1].isalnum() for i, word in enumerate(frame.words) if i != token)
    utterance = len(words) > 2 and has_clause(body) and words[0].lower() in CLAUSE_OPENERS
    if len(words) > 7 or (alone and (len(words) > 1 or body.endswith(("!", "?")))) or utterance:
        return QuotationUse.SPEECH
    return QuotationUse.TITLE if _title_case(words) and len(words) > 1 else QuotationUse.SCARE


def _label(frame: Frame, token: int, words: list[str], tag: Tag | None) -> QuotationUse | None:
    """ "nicknamed “...”", "Jan “Iron” Roe", "so-called “...”", "known as “...”"."""
    before = frame.lowers[token - 1] if token else ""
    around = frame.words[max(token - 1, 0) : token + 2]
    between_names = len(words) <= 2 and len(around) == 3 and around[0].istitle() and around[2].istitle()
    dubbed = before in {"nicknamed", "dubbed"}
    told = dubbed and tag is not None and _is_teller(frame, token - 2)
    if (dubbed and not told) or (between_names and frame.last_sign(token) not in ",.?!"):
        return QuotationUse.NICKNAME
    titled = before == "called" and frame.lowers[token - 2 : token - 1] in _ARE and _title_case(words)
    if titled or _glosses(frame, token):
        return QuotationUse.TERM
    if before in {"called", "named"} and frame.lowers[token - 2 : token - 1] == ["so"]:
        return QuotationUse.TERM
    known_as = before == "as" and frame.lowers[token - 2 : token - 1] == ["known"]
    return QuotationUse.TERM if known_as or (before in LABEL_WORDS and before != "called" and not told) else None


def _is_teller(frame: Frame, at: int) -> bool:
    """Somebody stands before "dubbed", who then dubs, unless "by" behind the marks names who did."""
    if at < 0 or "by" in frame.lowers[at + 2 : at + 5]:
        return False
    word = frame.lowers[at]
    return word in PRONOUNS or word in {"has", "have", "had"} or is_name(frame.words[at]) or word in NOUNS


def _glosses(frame: Frame, token: int) -> bool:
    """ "What the ministry calls its plan, with its “...”": more words of the same jargon."""
    if frame.lowers[0] != "what" or token < 4:
        return False
    calls = next((at for at in range(1, min(token, 8)) if frame.lowers[at] in {"call", "calls", "called"}), None)
    return calls is not None and "," in frame.words[calls:token] and not any(calls < cue < token for cue in frame.cues)


def _is_claimed(frame: Frame, token: int, tag: Tag) -> bool:
    """One word that its sentence gives to somebody: hailed as “...”, the union's claim that it is “...”."""
    return tag.cue in _PRESENTING or "that" in frame.lowers[max(token - _CLAIMED_WITHIN, 0) : token]


_CLAIMED_WITHIN = 8  # tokens
_AUTHOR_WITHIN = 7  # tokens of "according to E. J. Roe's"
_LONGEST_TITLE = 14  # words, in title case all of them
_PRESENTING = frozenset(
    "as a an the to cries chants shouts jeers phrase phrases slogan mantra clause words line".split()
)
_ARE = (["is"], ["are"], ["was"], ["were"])


def _is_title(frame: Frame, token: int, words: list[str], tag: Tag | None) -> bool:
    """Title case, and words beside it that speak of works, shows and stations."""
    if len(words) > _LONGEST_TITLE or not _title_case(words):
        return False
    lowers = frame.lowers
    if len(words) > 1 and _names_show(words) and frame.words[token - 1 : token] != [","]:
        return True
    before = lowers[token - 1] if token else ""
    after = lowers[token + 1] if token + 1 < len(lowers) else ""
    named_before = before in WORK_NOUNS or before in BROADCASTERS or before in {"'s", "s'"}
    apposed = before == "," and any(word in WORK_NOUNS for word in lowers[max(token - 5, 0) : token - 1])
    if named_before or apposed or (after in _AFTER_TITLES and len(words) > 1):
        return True
    return len(words) > 1 and token > 1 and _stands_for_work(frame, token, tag)


def _stands_for_work(frame: Frame, token: int, tag: Tag | None) -> bool:
    """In title case: according to “...”, on “...”, her “...” initiative."""
    before, second = frame.lowers[token - 1], frame.lowers[token - 2]
    by_author = before.endswith(("'s", "s'")) and "according" in frame.lowers[max(token - _AUTHOR_WITHIN, 0) : token]
    if by_author or (before == "to" and second == "according"):
        return True
    if tag is not None and tag.basis is Basis.SAME_SENTENCE:
        return _is_noun(frame, token + 1)
    return before == "on" or (before in _INTO_WORKS and second not in SPEECH_NOUNS and second not in SPEECH)


def _names_show(words: list[str]) -> bool:
    """ "Harbour News Live", "Good Day with Ann Roe", "Sunday at Eight"."""
    lowers = [word.lower() for word in words]
    hosted = "with" in lowers[1:-1] and len(words) > 3
    return hosted or lowers[-1] in _SHOWS or lowers[0] in _STATIONS


def _is_noun(frame: Frame, at: int) -> bool:
    """A word in small letters that the marks qualify: the “Ships for All” initiative."""
    word = frame.lowers[at] if at < len(frame.words) else ""
    return word.isalpha() and frame.words[at].islower() and word not in _NO_NOUNS and not is_adverb(frame, at)


_NO_NOUNS = PREPOSITIONS | SUBORDINATORS | CONJUNCTIONS | PRONOUNS | DETERMINERS
_STATIONS = frozenset(word.removesuffix("'s") for word in BROADCASTERS)
_SHOWS = frozenset("show news live tonight morning today sunday report hour newshour podcast".split())
_INTO_WORKS = frozenset("on in of from".split())
_AFTER_TITLES = frozenset(
    """
    star stars actor actress host hosts show movie film album reboot series episode author creator director
    franchise sequel cast tv podcast magazine hat hats cap caps shirt shirts
    """.split()
)
