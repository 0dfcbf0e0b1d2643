"""Read, frame by frame, which verb or phrase gives a marked passage to somebody."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from summarizer.document.cues import (
    CONJUNCTIONS,
    DETERMINERS,
    FINITE,
    FOREIGN,
    OBJECTS,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVE,
    SPEECH,
    WEAK,
)
from summarizer.document.foreign import read_given
from summarizer.document.frames import QUOTE, Frame
from summarizer.document.hints import ANSWERS, Found, in_words_of, loose_source, name_before_colon, owns
from summarizer.document.model import Basis
from summarizer.document.packed import Form
from summarizer.document.phrases import STOPS, Subject, is_adverb, is_finite, is_name, phrase_after
from summarizer.document.reach import (
    EVIDENTIALS,
    accord_length,
    inverts,
    is_passive,
    is_spare,
    is_weak,
    only_imagined,
    reaches,
)
from summarizer.document.subjects import subject_of
from summarizer.document.titles import ROLES

_PASSIVE = frozenset("was were been is are be being get gets got".split())
_PAUSES = frozenset([",", "—", "–", "-", ".", ")", "…", "]"])
_DASHES = frozenset("—–-")
_WHAT_WITHIN = 9  # tokens of "what two advisers to the board" before "called"
_JOINED_WITHIN = 7  # tokens between two passages that "and" joins
_NEAR_RELATIVE = 3  # tokens between the verb of a relative clause and words that are surely its object
_NEAR = 60  # tokens between a verb of speech and its quotation
_NO_SPEAKER_AFTER = frozenset("that in of on at to with from during about as for by after".split()) | OBJECTS
_PARTICLES = frozenset("de la del von van der den di da do dos le du".split())
_WHEN = frozenset("as when while after before because though although until since".split())
_EQUALS = frozenset("was is were came comes".split())
_NOT_TRAILING = frozenset("call name describe label dub brand term".split())  # “...,” nobody "called" behind a comma


class Tag(NamedTuple):
    """What a frame says about one passage: the rule, the cue's word and the words [start, end) that name the speaker.

    `whom` spans the words that a relative pronoun stands for. `start == end` where the frame gives the passage to
    somebody whom it does not name ("was described as").
    """

    passage: int
    frame: int
    basis: Basis
    cue: str
    start: int
    end: int
    whom: tuple[int, int] | None = None


_NOBODY = (-1, -1)
TAGS: Form[Tag | None] = Form(
    lambda at, frame, start, end, whom, whom_end, basis=None, cue="": (
        Tag(at, frame, basis, cue, start, end, None if whom < 0 else (whom, whom_end)) if basis else None
    ),
    numbers=lambda tag: (0, 0, 0, *_NOBODY) if tag is None else (tag.frame, tag.start, tag.end, *(tag.whom or _NOBODY)),
    rest=lambda tag: () if tag is None else (tag.basis, tag.cue),
)


def read_tags(frames: Sequence[Frame], count: int, *, foreign: bool = False) -> list[Tag | None]:
    """One tag or None for each of the `count` passages; in `foreign` texts French and Spanish ways come first."""
    tags: list[Tag | None] = [None] * count
    for number, frame in enumerate(frames):
        inside = -1
        for token, passage in frame.quotes.items() if frame.passages else ():
            given = read_given(frame, token) if foreign else None
            if given is not None:
                tags[passage] = Tag(passage, number, given.basis, given.cue, given.start, given.end)
                continue
            found = _read(frame, token)
            if found is None:
                tags[passage] = _joined(frame, token, tags)
                continue
            joined = _joined(frame, token, tags) if found[0] is Basis.TAG_AFTER else None
            if joined is not None and frame.last_sign(token) not in ",.?!":
                tags[passage] = (
                    joined  # the comma behind both ends their clause: came with “talk” and “lies”, and Ms Li
                )
                continue
            basis, cue, subject = found
            if basis is Basis.TAG_BEFORE and cue == inside:
                if _in_tail(frame, cue, token):
                    continue
                basis = Basis.TAG_INSIDE
            inside = cue if basis is Basis.TAG_AFTER else inside
            tags[passage] = _tag(frame, number, passage, basis, cue, subject)
        for passage, row in frame.passages:
            if row.label is not None:
                tags[passage] = Tag(passage, number, Basis.LABEL, ":", *row.label)
    return tags


def _tag(frame: Frame, number: int, passage: int, basis: Basis, cue: int, subject: Subject | None) -> Tag:
    word = frame.lowers[cue] if cue >= 0 else ""
    if subject is None:
        return Tag(passage, number, basis, word, 0, 0)
    whom = subject.whom
    if frame.lowers[subject.last - 1] in ANSWERS:  # "Ms Li's answer was that “...”"
        owner = next((at for at in range(subject.first, subject.last - 1) if owns(frame, at)), None)
        subject = subject if owner is None else Subject(subject.first, owner + 1)
    span = None if whom is None else (frame.starts[whom.first], frame.ends[whom.last - 1])
    return Tag(passage, number, basis, word, frame.starts[subject.first], frame.ends[subject.last - 1], span)


def _read(frame: Frame, token: int) -> Found | None:
    found = _tag_after(frame, token)
    if found is not None and (_belongs_left(frame, token, found[1]) or _only_dashed(frame, token)):
        found = None
    if found is None:
        before, trailing = _tag_before(frame, token), _trailing(frame, token)
        found = before if before is not None and (trailing is None or before[2] is not None) else trailing
    return loose_source(frame, token) if found is None else found


def _joined(frame: Frame, token: int, tags: list[Tag | None]) -> Tag | None:
    """The tag of the passage before, which "and" joins to this one: to “stand up” in the port and “walk out.”"""
    at = token - 1
    if at < 1 or frame.lowers[at] not in {"and", "or"}:
        return None
    for before in range(at - 1, max(at - _JOINED_WITHIN, -1), -1):
        if frame.words[before] == QUOTE:
            tag = tags[frame.quotes[before]]
            return None if tag is None else tag._replace(passage=frame.quotes[token])
        if frame.words[before] in STOPS - {","} or is_finite(frame, before):
            return None
    return None


def _in_tail(frame: Frame, cue: int, token: int) -> bool:
    """Behind words in marks: "Ms Li said in a talk with “Good Day”" and "said Ms Li, whose “late” port waits"."""
    words, lowers = frame.words, frame.lowers
    breaks = [at for at in range(cue + 1, token) if words[at] in _PAUSES or words[at] in {":", ";", QUOTE}]
    if breaks:
        return breaks[-1] < token - 1 and lowers[breaks[-1] + 1] in RELATIVE - {"that"}
    inverted = words[cue - 1] == QUOTE or words[cue - 1] in _PAUSES
    hangs = lowers[token - 1] in PREPOSITIONS or lowers[token - 1] in DETERMINERS or lowers[token - 1] in CONJUNCTIONS
    return hangs if inverted else lowers[cue + 1] in _ASIDES


_ASIDES = frozenset("in on at with from during after by for".split())


def _belongs_left(frame: Frame, token: int, cue: int) -> bool:
    """In "When he shouted, “Boo,” Ms Li joked, “Hush”" the verb behind the first passage introduces the second."""
    left = token - 1 if token and frame.words[token - 1] not in {",", ":"} else token - 2
    if left not in frame.cue_set:
        return False
    following = _next_quote(frame, token)
    introduced = following < len(frame.words) and 0 < following - cue <= 2
    what = "what" in frame.lowers[max(left - _WHAT_WITHIN, 0) : left]
    return introduced or what or frame.lowers[frame.body] in {"when", "after", "as", "while"}


def _only_dashed(frame: Frame, token: int) -> bool:
    """ "Ms Li called that “no offer” — a phrase she borrowed — and said": the verb before the marks is the nearest."""
    behind = frame.words[token + 1 : token + 2]
    near = any(at in frame.cue_set and not is_passive(frame, at) for at in range(max(token - 3, 0), token))
    if not near or not behind or frame.last_sign(token) in ",.!?":
        return False
    return behind[0] in _DASHES or (behind[0] == "," and token + 2 not in frame.cue_set)


def _next_quote(frame: Frame, token: int) -> int:
    return next((at for at in frame.quotes if at > token), len(frame.words))


def _tag_after(frame: Frame, token: int) -> Found | None:  # noqa: PLR0911 # a cascade of rules, one return each
    """“...,” said Ms Li / “...,” Ms Li said / “...,” according to Ms Li."""
    words, lowers = frame.words, frame.lowers
    ceiling = _next_quote(frame, token)
    at = token + 1
    pause = frame.last_sign(token) in ",?!—–-.…" or (at < ceiling and words[at] in {",", "—", "–"})
    while at < ceiling and words[at] in _PAUSES:
        at += 1
    if at >= ceiling:
        return None
    accords = accord_length(lowers, at)
    if accords:
        return Basis.ACCORDING_TO, at, phrase_after(frame, at + accords, ceiling)
    viewer = in_words_of(frame, at, ceiling)
    if viewer is not None:
        return Basis.ACCORDING_TO, at, viewer
    abroad = next((i for i in range(at, min(at + 2, ceiling)) if lowers[i] in FOREIGN), None)
    if abroad is not None and abroad + 1 < ceiling and is_name(words[abroad + 1]):
        last = abroad + 2
        while last < ceiling and (is_name(words[last]) or (lowers[last] in _PARTICLES and last + 1 < ceiling)):
            last += 1
        return Basis.TAG_AFTER, abroad, Subject(abroad + 1, last)
    equated = _equated(frame, at, ceiling)
    if equated is not None:
        return Basis.TAG_AFTER, at, equated
    if not pause:
        return None
    verb = at
    while verb < ceiling and is_adverb(frame, verb) and verb - at < 3:
        verb += 1
    unknown = lowers[at].endswith("ed") and at + 1 < ceiling and is_name(words[at + 1]) and words[at][:1].islower()
    if unknown or (verb in frame.cue_set and inverts(lowers[verb])):
        inverted = _inverted(frame, verb, ceiling)
        if inverted is not None:
            return Basis.TAG_AFTER, verb, inverted
    return _subject_then_verb(frame, at, ceiling)


def _equated(frame: Frame, at: int, ceiling: int) -> Subject | None:
    """“...” was how Ms Li put it / was the verdict of Ms Li / was Ms Li's answer."""
    lowers = frame.lowers
    at += lowers[at] in {"that", "this"}
    if at + 2 >= ceiling or lowers[at] not in _EQUALS:
        return None
    if lowers[at + 1] == "how":
        return phrase_after(frame, at + 2, ceiling)
    if lowers[at + 1] == "the" and lowers[at + 2] in ANSWERS:
        chosen = lowers[at + 4 : at + 5] == ["by"]  # "was the word used by Ms Li"
        given = lowers[at + 3 : at + 4] in (["of"], ["from"]) or chosen
        return phrase_after(frame, at + 4 + chosen, ceiling) if given else None
    for owner in range(at + 1, min(at + 6, ceiling - 1)):
        owned = owns(frame, owner) or lowers[owner].endswith(("'s", "s'"))
        if owned and lowers[owner + 1] in ANSWERS:
            return Subject(owner if lowers[owner] in POSSESSIVES else at + 1, owner + 1)
    return None


def _inverted(frame: Frame, verb: int, ceiling: int) -> Subject | None:
    """The phrase behind "said"; "said on Monday" and "said that" have none."""
    start = verb + 1
    while start < ceiling and is_adverb(frame, start) and frame.lowers[start] not in DETERMINERS:
        start += 1
    if start >= ceiling:
        return None
    hers = frame.lowers[start] == "her" and start + 1 < ceiling and frame.words[start + 1].islower()  # "her deputy"
    kin = hers and any(word in ROLES for word in frame.lowers[start + 1 : min(start + 4, ceiling)])
    if frame.lowers[start] in _NO_SPEAKER_AFTER and not kin:
        return None
    return phrase_after(frame, start, ceiling)


def _subject_then_verb(frame: Frame, at: int, ceiling: int) -> Found | None:
    """“...,” Ms Li, a lawyer, told reporters: the first verb of speech whose subject begins right after the passage."""
    lowers = frame.lowers
    at += 2 * (lowers[at : at + 2] == ["or", "so"] and at + 2 < ceiling)  # "“...,” or so Ms Li says"
    opener = lowers[at]
    if opener in {"in", "with", "but", "and", "though", "while", "who", "which"}:
        return None
    for cue in frame.cues:
        if cue <= at:
            continue
        if cue >= ceiling or cue - at > 45:
            break
        if (frame.words[cue][:1].isupper() and cue - at < 3) or (SPEECH[lowers[cue]] in WEAK and cue - at > 6):
            continue
        subject = subject_of(frame, cue, at)
        if subject is None:
            continue
        if opener == "as" or all(is_adverb(frame, i) or lowers[i] in DETERMINERS for i in range(at, subject.first)):
            passive = lowers[cue - 1] in _PASSIVE and lowers[cue] != "quoted" and not lowers[cue].endswith("ing")
            return None if passive else (Basis.TAG_AFTER, cue, subject)
    return None


def _tag_before(frame: Frame, token: int) -> Found | None:
    """Ms Li said, “...” and Ms Li called it “...”: the nearest verb of speech to the left that reaches the passage."""
    lowers = frame.lowers
    spare: Found | None = None
    if token and frame.words[token - 1] == ":":
        named = name_before_colon(frame, token - 1)
        if named is not None:
            return Basis.TAG_BEFORE, token - 1, named
    for cue in reversed([cue for cue in frame.cues if token - _NEAR <= cue < token]):
        if not reaches(frame, cue, token):
            continue
        if is_passive(frame, cue):
            by = _by(frame, cue, _next_quote(frame, token), token)
            if by is not None:
                return Basis.TAG_BEFORE, cue, by
            spare = spare or (Basis.TAG_BEFORE, cue, None)
            continue
        subject = subject_of(frame, cue)
        if subject is None and lowers[cue].endswith("ing") and cue <= frame.body + 2:
            subject = _next_subject(frame, token)
        elif subject is None and (cue == 0 or inverts(lowers[cue])):
            subject = _inverted(frame, cue, token)
        found = Basis.TAG_BEFORE, cue, subject
        if subject is None or only_imagined(frame, cue) or is_spare(frame, cue, token):
            spare = spare if spare is not None and (spare[2] is not None or subject is None) else found
            continue
        if subject.whom is not None and _resumes(frame, cue, token):
            spare = spare or found
            continue
        outer = _outer(frame, cue, subject)
        return (Basis.TAG_BEFORE, *outer) if outer is not None else found
    for at in range(max(token - _NEAR, 0), token - 1):
        accords = accord_length(lowers, at) if lowers[at] in EVIDENTIALS else 0
        if accords:
            return Basis.ACCORDING_TO, at, phrase_after(frame, at + accords, token)
    return spare


def _resumes(frame: Frame, cue: int, token: int) -> bool:
    """In "Ms Li said cooks who complain of heat “would be sacked”" the marks go on where the relative clause ends."""
    if token - cue <= _NEAR_RELATIVE:
        return False
    first = frame.text[frame.starts[token] : frame.starts[token] + 12].split()[0].lower()
    return first in FINITE and (frame.lowers[token - 1] in PRONOUNS or frame.lowers[token - 1] not in {"that", ","})


def _next_subject(frame: Frame, token: int) -> Subject | None:
    """Whose participle opens the sentence: "In calling it “dead,” Ms Li went further"."""
    at = token + 1
    while at < len(frame.words) and frame.words[at] in _PAUSES:
        at += 1
    return phrase_after(frame, at, len(frame.words)) if at < len(frame.words) else None


def _outer(frame: Frame, cue: int, subject: Subject) -> tuple[int, Subject] | None:
    """In "Ms Li said the union called it “dead”" the marks hold Ms Li's words: the verb outside speaks."""
    before = frame.lowers[max(subject.first - 2, 0) : subject.first]
    joined = before[-1:] != [] and before[-1] in CONJUNCTIONS and before[0] not in PRONOUNS  # a clause of its own
    if subject.whom is not None or joined or frame.lowers[cue].endswith("ing"):
        return None
    at = subject.first - 1
    while at >= 0 and cue - at < _NEAR:
        word = frame.words[at]
        if frame.lowers[at] in _WHEN:
            return None
        if at in frame.cue_set:
            deaf = SPEECH[frame.lowers[at]] == "report" or is_weak(frame, at) or is_passive(frame, at)
            found = None if deaf or only_imagined(frame, at) else subject_of(frame, at)
            return None if found is None else (at, found)
        if word in {",", ";", ":", QUOTE, "(", ")"} or word in _DASHES or frame.lowers[at] in RELATIVE - {"that"}:
            return None
        at -= 1
    return None


def _by(frame: Frame, cue: int, ceiling: int, token: int) -> Subject | None:
    for at in range(cue + 1, ceiling - 1):
        if frame.lowers[at] == "by" and at != token:
            return phrase_after(frame, at + 1, ceiling)
    return None


def _trailing(frame: Frame, token: int) -> Found | None:
    """The plan is “dead” for now, Ms Li said."""
    words, lowers = frame.words, frame.lowers
    for cue in reversed(frame.cues):
        if cue <= token:
            break
        if SPEECH[lowers[cue]] in WEAK or SPEECH[lowers[cue]] in _NOT_TRAILING:
            continue
        commas = [i for i in range(token + 1, cue) if words[i] in {",", QUOTE}]
        if not commas:
            continue
        if inverts(lowers[cue]) and commas[-1] == cue - 1:
            inverted = _inverted(frame, cue, len(words))
            if inverted is not None:
                return Basis.TAG_AFTER, cue, inverted
        subject = subject_of(frame, cue, token + 1)
        if subject is not None and subject.first - 1 in commas:
            return Basis.TAG_AFTER, cue, subject
    for at in range(token + 1, len(words) - 1):
        accords = accord_length(lowers, at) if lowers[at] in EVIDENTIALS else 0
        if accords:
            return Basis.ACCORDING_TO, at, phrase_after(frame, at + accords, len(words))
        viewer = in_words_of(frame, at, len(words)) if words[at - 1] == "," else None
        if viewer is not None:
            return Basis.ACCORDING_TO, at, viewer
    return None
