"""Scan a text for capitalised names and say of each what title it carries and what kind of thing it seems to be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from summarizer.document.cues import DAYS
from summarizer.document.foreign_cues import KEPT_ARTICLES, OPENERS
from summarizer.document.gazetteer import ARMED_GROUPS, BODIES, StateForm, state_forms
from summarizer.document.joint_names import LONGEST_JOINT, joined
from summarizer.document.model import EntityKind, Line
from summarizer.document.name_kinds import kind_of
from summarizer.document.packed import Form
from summarizer.document.patterns import lazy
from summarizer.document.titles import (
    BODY_NOUNS,
    GIVEN,
    HONORIFICS,
    KNOWN_BODIES,
    NAME_KINDS,
    NOT_NAMES,
    ROLES,
    TITLE_HEADS,
    TITLE_OBJECTS,
    TITLED_BODIES,
    TITLES,
)

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽĿŁŃŅŇŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽȘȚ"
_OPENERS = "(?:The|A|An|In|On|At|He|She|It|But|And|They|We|If|As|This|That)"
_WORD = (
    rf"(?:(?:Mr|Mrs|Ms|Dr|Sens?|Reps?|Govs?|Gen|Col|Lt|Sgt|Capt|Rev|Prof|Jr|Sr|St|Hon|Adm|Maj|Cmdr|Messrs)\."
    rf"|(?:[A-Z]\.){{2,}}|[A-Z]\.(?=[ \u00a0](?!{_OPENERS}\b)[{_UPPER}])"
    rf"|(?:al-|el-|bin-|d['’])?[{_UPPER}][\w+]*(?:(?:[’'&-](?!s\b)|\.(?!(?<=[a-z]\.)[A-Z][a-z]))\w+)*)"
)
_LINK = r"(?:of the|of|de la|de|del|da|dos|do|van der|van|von|der|den|bin|ibn|al|el|le|la|du|ter|&)"
# "the Seafarers' Union": a plural owner belongs to the name of a body.
_BODY_WORD = (
    "Union|Association|Alliance|Forum|Guild|Federation|Confederation|League|Club|Council|Committee|Society|Institute|"
    "Organi[sz]ation|Party|Fund|Group|Network|Movement|Trust|Brotherhood|Congress|Syndicate|Cooperative|Co-operative"
)
_OWNER = rf"(?:(?<=s)[’'](?=[ \u00a0](?:[A-Z][\w-]+[ \u00a0]){{0,2}}(?:{_BODY_WORD})\b))?"
_RUN = lazy(rf"\b(?=[{_UPPER}abde]){_WORD}{_OWNER}(?:[ \u00a0](?:{_LINK}[ \u00a0])?{_WORD}{_OWNER}){{0,12}}")
_NUMBERED = lazy(r"(?<=Local) \d{1,5}\b|(?<=Group) of (?:77|20|7)(?: and China)?\b")
_PLACE_WORDS = frozenset(
    """
    in at near outside inside around across from visit visited visiting throughout toward towards via to
    """.split()
)
_STATE_AFTER = lazy(r",\s+[A-Z][\w.]+|\s+talks\b|[-–][A-Z]")
_LONGEST_HEADING = 60  # characters of a heading in capitals ("WHO PAYS")
_SKIPPED = " \t\u00a0\"“”‘’'»)]"
_SENTENCE_ENDS = frozenset(".!?…:;\n\r•*–—-")


class RawName(NamedTuple):
    """A printed name: span and words without title; `title` as printed before it; `state` where the table knows it."""

    start: int
    end: int
    words: tuple[str, ...]
    title: str
    kind: EntityKind
    state: StateForm | None
    gender: str
    opening: bool
    place: bool
    office: bool = False


RAW_NAMES = Form(
    lambda _, *fields: RawName(*fields),
    numbers=attrgetter("start", "end"),
    rest=attrgetter("words", "title", "kind", "state", "gender", "opening", "place", "office"),
)


def _bare(word: str) -> str:
    return word.lower().rstrip(".").replace("’", "'")


def headline_spans(text: str, lines: Sequence[Line]) -> list[Line]:
    """Lines whose words mostly have capitals: names cannot be cut out of them by their capitals."""
    found = []
    for line in lines:
        if line.end - line.start > 220 or text[max(line.end - 3, 0) : line.end].rstrip("”\"’'»)")[-1:] in {
            ".",
            ",",
            ";",
        }:
            continue
        if line.end - line.start < _LONGEST_HEADING and text[line.start : line.end].isupper():
            found.append(line)
            continue
        words = [w for w in text[line.start : line.end].split() if w[:1].isalpha()]
        capital = sum(word[0].isupper() for word in words)
        if len(words) >= 4 and capital >= 0.6 * len(words) and capital >= len(words) - 5:
            found.append(line)
    return found


def scan_names(text: str, headlines: list[Line], *, foreign: bool = False) -> Iterator[RawName]:
    """Every capitalised name outside headlines, in text order; in `foreign` texts articles are cut off."""
    last: RawName | None = None
    forms = state_forms()
    at = 0
    for match in _RUN.finditer(text):
        while at < len(headlines) and headlines[at].end <= match.start():
            at += 1
        if at < len(headlines) and headlines[at].start <= match.start():
            continue
        run = match.group()
        if run.endswith(("Local", "Group")):
            number = _NUMBERED.match(text, match.end())
            run += number.group() if number is not None else ""
        if foreign:
            parts = _without_article(match.start(), run)
        else:
            parts = _sentences_of(match.start(), run) if "." in run else [(match.start(), run)]
        for start, part in parts:
            for name in _read_run(text, start, part, forms):
                if last is None:
                    last = name
                elif name.start - last.end <= LONGEST_JOINT:
                    *done, last = joined(text, last, name)
                    yield from done
                else:
                    yield last
                    last = name
    if last is not None:
        yield last


def _sentences_of(start: int, run: str) -> list[tuple[int, str]]:
    """Cut a run where a sentence ends inside it: "the U.S. While Clinton"."""
    match = _STOP_INSIDE.search(run) if "." in run else None
    if match is None or match.group(1).lower() not in NOT_NAMES:
        return [(start, run)]
    cut = match.start(1)
    return [(start, run[: cut - 1]), (start + cut, run[cut:])]


_STOP_INSIDE = lazy(r"(?<=[A-Z]\.[A-Z]\.)[ \u00a0]([A-Z]\w*)")


_ELIDED = lazy(r"[A-Z]\w{0,6}[’'][a-zà-ÿ]")  # "D’après"


def _without_article(start: int, run: str) -> list[tuple[int, str]]:
    """ "Le Sénégal" -> "Sénégal", "L’Allemagne" -> "Allemagne", but "La Paz"."""
    if run[1:2] in {"’", "'"} and run[0] in "LDQSN" and run[2:3].isupper():
        start, run = start + 2, run[2:]
    while run:
        word, _, rest = run.partition(" ")
        if word not in {"M.", "Sr.", "Don"} and _ELIDED.match(word) is None and word.lower() not in OPENERS:
            return [(start, run)]
        if rest.split(" ")[0] in KEPT_ARTICLES:
            return [(start, run)]
        start, run = start + len(word) + 1, rest
    return []


def _read_run(text: str, start: int, run: str, forms: dict[str, StateForm]) -> list[RawName]:
    """Cut one run of capitalised words into names."""
    words = run.replace("\u00a0", " ").split(" ")
    if len(words) == 1:
        timed = run in _ZONES and _CLOCK.search(text, max(start - 8, 0), start) is not None
        if (run.lower() in NOT_NAMES and run not in forms) or run in _CURRENCIES or timed:
            return []
        return [_name(text, words, [start], "", forms, opening=_opens_sentence(text, start))]
    offsets = []
    position = start
    for word in words:
        offsets.append(position)
        position += len(word) + 1
    first = int(words[0] in _ZONES and _CLOCK.search(text, max(start - 8, 0), start) is not None)
    whole_known = run in forms or run in ARMED_GROUPS or run in BODIES or run in KNOWN_BODIES
    opening = _opens_sentence(text, start)
    if opening and words[0].lower() in _OPENING_PREPOSITIONS and len(words) == 2:
        first, opening = 1, False
    if opening and (words[0] in _ORDERS or "-of-" in words[0]) and words[-1] not in NAME_KINDS and not whole_known:
        first, opening = 1, False
    while first < len(words) and not whole_known and (_bare(words[first]) in NOT_NAMES or words[first] in _LINK_WORDS):
        if _state_prefix(words, first, forms) or " ".join(words[first : first + 2]) in forms:
            break
        first += 1
        opening = False
    if opening and len(words) > first + 2 and words[first + 1] in {"of", "of the"} and words[first].lower() in _GROUPS:
        first += 2 + (words[first + 2] == "the")
    first = next((at + 1 for at in range(len(words) - 2, first - 1, -1) if words[at].endswith(_FROM)), first)
    if first >= len(words):
        return []
    return _cut(text, words[first:], offsets[first:], forms, opening=opening)


# "UK-based Cycle Foods": where a body comes from is no part of its name.
_FROM = ("-based", "-listed", "-headquartered", "-backed", "-owned", "-registered")


def _opens_sentence(text: str, start: int) -> bool:
    before = text[max(start - 12, 0) : start].rstrip(_SKIPPED)
    return not before or before[-1] in _SENTENCE_ENDS


# "9.30am BST Ann Roe said", "8 PM Jan Roe spoke": what belongs to the clock is no part of the name.
_ZONES = frozenset("AM PM GMT UTC BST IST EST EDT ET CST CDT MST MDT PST PDT PT CET CEST EET EEST MSK AEST".split())
_CLOCK = lazy(r"(?:\d|[ap]\.?m\.?)\)?[ \u00a0]$", re.IGNORECASE)
_OPENING_PREPOSITIONS = frozenset("outside amid upon across along behind beyond toward towards via besides".split())
# Words that open a sentence and so have a capital: "Give Corvane more time", "Furious Jan Roe left".
_ORDERS = frozenset(
    """
    Give Ask Tell Keep Bring Send Put Leave Help Stop Remember Believe Forget Allow Blame Follow Meet Join Call Make
    Said Says Added Adds Hand Pay Show Invite Expect Consider Imagine Trust Vote Try Visit Avoid Include Prevent
    Protect Force Offer Furious Angry Defiant Outraged Embattled Beleaguered Disgraced Grieving Heartbroken Delighted
    Devastated Exhausted Proud Worried
    """.split()
)
_CURRENCIES = frozenset("USD EUR GBP JPY CHF CNY CAD AUD NZD SEK NOK DKK INR RUB BRL MXN ZAR XOF".split())
_GROUPS = frozenset(role for role in ROLES if role.endswith("s"))  # "Leaders of NATO"
_LINK_WORDS = frozenset("of the de del da van von der bin al el le la du &".split())


def _state_prefix(words: list[str], first: int, forms: dict[str, StateForm]) -> int:
    """How many words from `first` name a state or people: 0, 1, 2 or 3."""
    for length in (4, 3, 2, 1):
        if first + length <= len(words) and " ".join(words[first : first + length]) in forms:
            return length
    return 0


def _cut(
    text: str, words: list[str], offsets: list[int], forms: dict[str, StateForm], *, opening: bool
) -> list[RawName]:
    """Split off a title before a person, and what follows "of" behind one."""
    while len(words) > 1 and _bare(words[-1]) in DAYS and words[-1] != "May":
        words, offsets = words[:-1], offsets[:-1]
    title_end = _title_length(words)
    title = " ".join(words[:title_end])
    rest, at = words[title_end:], offsets[title_end:]
    if not rest:
        return [_name(text, words, offsets, "", forms, opening=opening)]
    while rest and rest[0] in _LINK_WORDS:
        rest, at = rest[1:], at[1:]
    names = []
    if "of" in rest[1:] and (title or rest[0].lower() in GIVEN or _is_bearer(text, rest, at[0])):
        cut = rest.index("of", 1)
        tail = cut + (2 if rest[cut + 1 : cut + 2] == ["the"] else 1)
        if tail < len(rest):
            names.append(_name(text, rest[tail:], at[tail:], "", forms, opening=False))
        rest, at = rest[:cut], at[:cut]
    if rest:
        names.insert(0, _name(text, rest, at, title, forms, opening=opening and not title))
    owner = _owner_length(words[:title_end], forms)
    if owner:
        names.insert(0, _name(text, words[:owner], offsets[:owner], "", forms, opening=False))
    return names


def _is_bearer(text: str, words: list[str], start: int) -> bool:
    """A person's name before "of": "Haluk Soral of Straits Research", not "the Central Bank of Norway"."""
    first = words[: words.index("of", 1)]
    return (
        2 <= len(first) <= 3
        and text[max(start - 4, 0) : start].lower() != "the "
        and not any(
            word in NAME_KINDS or word in _OF_PLACES or word.lower() in ROLES or word.lower() in BODY_NOUNS
            for word in first
        )
    )


_OF_PLACES = frozenset(
    """
    Bank Republic Kingdom Province State States Duchy Gulf Strait Straits Bay Cape Isle Islands Sea Lake Battle House
    Emirate Emirates Sultanate Commonwealth County City Port District Region Territory University Ministry Cathedral
    Bishop Archbishop Duke Duchess Prince Princess King Queen Order Knights Sons Daughters Friends Doctors Bill Tower
    Declaration Charter Statue Chamber Board Court Confederation Federation Rights Secretary Minister President
    Director General Chief Head Leader Speaker Governor Mayor Dean Master Members People Day Days End Rise Fall
    """.split()
)


def _owner_length(title: list[str], forms: dict[str, StateForm]) -> int:
    """How many words at the front of a title name a state or a body: "Ukrainian President", "Acme Corp. Chairman"."""
    people = _state_prefix(title, 0, forms)
    if people:
        return people if people < len(title) else 0
    owner = next((at for at, word in enumerate(title) if _bare(word) in TITLES), 0)
    known = owner and kind_of(" ".join(title[:owner]), "") not in (EntityKind.UNKNOWN, EntityKind.PERSON)
    return owner if known else 0


def _title_length(words: list[str]) -> int:
    """How many words at the front are a title: "Ukrainian President", "Secretary of State", "Florida Sen.", "Mr."."""
    if len(words) < 2 or " ".join(words[:2]) in TITLED_BODIES:
        return 0
    last = _role_length(words)
    for at in range(len(words) - 1):
        bare = _bare(words[at])
        if (bare in _TITLE_ENDS or bare in _HYPHENED) and (
            at == 0 or bare not in _ONLY_FIRST or _bare(words[at - 1]) in _BEFORE_A_HEAD
        ):
            last = at + 1
            if _object_follows(words, last):
                last += 2 + (words[last + 1] == "the")
    if last >= len(words) or (words[last] in _LINK_WORDS and last + 1 >= len(words)):
        return 0
    if words[last] == "of":
        return 0
    return last


_BEFORE_A_HEAD = TITLES | frozenset("house assembly opposition police fire parliament commons".split())
_COMPLETE = frozenset(
    """
    former republican democratic democrat rapper actor actress comedian singer author reporter host anchor columnist
    commentator pollster officer executive coach detective lawyer
    """.split()
)
_TITLE_ENDS = TITLE_HEADS | HONORIFICS.keys() | _COMPLETE
_HYPHENED = frozenset("secretary-general director-general attorney-general vice-president co-founder co-chair".split())
# These begin names of their own in the middle of a run ("Burger King Holdings", "Attorney General").
_ONLY_FIRST = frozenset(
    """
    king queen prince princess pope father sister miss lady lord general major chief judge justice dean coach
    principal duke baron former republican democratic democrat captain state first speaker leader manager officer
    director executive director agent counsel whip chair professor candidate
    """.split()
)


def _role_length(words: list[str]) -> int:
    """A trade that opens the sentence and so has a capital: "Farmer Jan Roe", not "Police Scotland"."""
    role = words[0].lower() in ROLES and not words[0].endswith("s") and len(words) > 2
    return int(role and words[0] not in _NO_TRADES and not any(w in NAME_KINDS or w in _LINK_WORDS for w in words[1:]))


_NO_TRADES = frozenset(
    "Police General King Prince Queen Princess Pope Major Guest Child Fan Party Servant Guide".split()
)


def _object_follows(words: list[str], at: int) -> bool:
    after = words[at + 1 : at + 3]
    if words[at : at + 1] != ["of"] or not after:
        return False
    return after[0] in TITLE_OBJECTS or (after[0] == "the" and len(after) > 1 and after[1] in TITLE_OBJECTS)


def _name(
    text: str, words: list[str], offsets: list[int], title: str, forms: dict[str, StateForm], *, opening: bool
) -> RawName:
    start, end = offsets[0], offsets[-1] + len(words[-1])
    printed = " ".join(words)
    before = text[max(start - 14, 0) : start].rstrip(" ")
    state = forms.get(printed)
    place = before[before.rfind(" ") + 1 :].lower() in _PLACE_WORDS
    honorific = _bare(title.rsplit(" ", maxsplit=1)[-1]) if title else ""
    gender = HONORIFICS.get(honorific, "")
    if state is not None and state.sort == "capital":
        place = place or bool(_STATE_AFTER.match(text, end)) or text[max(start - 4, 0) : start].lower() == "the "
    office = not title and _is_office(text, words, start, forms)
    kind = EntityKind.STATE if state is not None and not title else kind_of(printed, title)
    if kind is EntityKind.PERSON and not gender:
        gender = GIVEN.get(words[0].lower(), "") if len(words) > 1 else ""
    return RawName(
        start,
        end,
        tuple(words),
        title,
        kind,
        None if title else state,
        gender,
        opening=opening,
        place=place,
        office=office,
    )


def _is_office(text: str, words: list[str], start: int, forms: dict[str, StateForm]) -> bool:
    """ "Transport Secretary", "Ukrainian President", "the Minister for Health": a title without its bearer."""
    if len(words) == 1:
        return _bare(words[0]) in _BARE_OFFICES and text[max(start - 4, 0) : start].lower() == "the "
    return _bare(words[-1]) in TITLE_HEADS and all(
        _bare(word) in TITLES for word in words[_state_prefix(words, 0, forms) : -1] if word != words[0]
    )


_BARE_OFFICES = frozenset("minister president chancellor premier mayor governor chairman chairwoman ambassador".split())
