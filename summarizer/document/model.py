"""What the program knows about an article before any engine reads it: plain frozen records over one frozen text.

Every record gives `start` and `end`: offsets in Unicode code points of the article's text, end exclusive.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple


class Line(NamedTuple):
    """One line of the text without its line break and outer white space; blank lines are not listed."""

    start: int
    end: int


class BarKind(StrEnum):
    """Why a passage may not be cited."""

    FURNITURE = "furniture"
    ORDER = "order"


class Barred(NamedTuple):
    """A passage that belongs to the page (furniture) or gives orders to a program; `reason` is a short phrase."""

    start: int
    end: int
    kind: BarKind
    reason: str


class Sentence(NamedTuple):
    """A sentence `S<n>`; `paragraph` counts from 0 and sentences of one line share it."""

    id: str
    start: int
    end: int
    paragraph: int


class QuotationUse(StrEnum):
    """What a pair of quotation marks is for, as far as rules can tell."""

    SPEECH = "speech"
    TITLE = "title"
    SCARE = "scare"
    TERM = "term"
    NICKNAME = "nickname"


class Quotation(NamedTuple):
    """A passage `Q<n>` between quotation marks; start and end exclude the outer marks.

    A quotation that re-opens its marks in the following paragraphs is one passage: inner marks and line
    breaks stay inside. `closed` is False where no closing mark was found. `clause` is True where a clause with
    subject and verb stands in the marks (a full quote). `style` names the marks: curly, straight, single,
    typewriter, guillemet, low, corner.
    """

    id: str
    start: int
    end: int
    style: str
    closed: bool
    clause: bool
    use: QuotationUse


class Basis(StrEnum):
    """The rule by which a quotation got its speaker, strongest kinds first."""

    TAG_AFTER = "tag_after"
    TAG_BEFORE = "tag_before"
    TAG_INSIDE = "tag_inside"
    ACCORDING_TO = "according_to"
    LABEL = "speaker_label"
    SAME_SENTENCE = "same_sentence"
    CONTINUED = "continued"
    RUNNING = "running_speaker"
    PREVIOUS_SENTENCE = "previous_sentence"
    PREVIOUS_PARAGRAPH = "previous_paragraph"
    NEXT_SENTENCE = "next_sentence"
    TITLE_LINE = "title_line"
    FALLBACK = "fallback"
    NONE = "none"


class Attribution(NamedTuple):
    """Who is given as the speaker of the quotation with id `quotation`.

    start/end span the words that name the speaker (both 0 with `speaker` None where nobody is given);
    `entity` is the id of the entity they resolve to (pronouns and titles followed); `confidence` in [0, 1] is
    the share of training attributions with this basis that were right; `strong` is True where the tag itself
    names the speaker by name or description ("Trump said"), so that a different speaker contradicts the text.
    `others` are further entities of a joint statement ("A and B said"), `cue` is the word that fired ("said").
    """

    quotation: str
    speaker: str | None
    start: int
    end: int
    entity: str | None
    basis: Basis
    confidence: float
    strong: bool
    others: tuple[str, ...] = ()
    cue: str = ""


class EntityKind(StrEnum):
    """What an entity is; the same words as a party's kind."""

    PERSON = "person"
    STATE = "state"
    COMPANY = "company"
    UNION = "union"
    ARMED_GROUP = "armed_group"
    ORGANIZATION = "organization"
    GROUP = "group"
    UNNAMED = "unnamed"
    UNKNOWN = "unknown"


class Mention(NamedTuple):
    """One place where an entity is printed."""

    start: int
    end: int
    entity: str


class Entity(NamedTuple):
    """Somebody or something that the article names or describes as a speaker.

    `id` is a slug unique in the document; `name` the fullest printed form without title; `aliases` the other
    printed forms; `titles` printed titles or roles ("Ukrainian President"); `represents` the id of the entity
    for which a title says that it speaks or acts; `gender` is "m", "f" or "" where unknown.
    """

    id: str
    name: str
    kind: EntityKind
    aliases: tuple[str, ...]
    titles: tuple[str, ...]
    represents: str | None
    gender: str
    mentions: Sequence[Mention]


class AmountKind(StrEnum):
    """What an amount counts."""

    MONEY = "money"
    PERCENT = "percent"
    COUNT = "count"
    DURATION = "duration"
    ORDINAL = "ordinal"


class Amount(NamedTuple):
    """A figure as printed ("$45 billion", "4%", "two years"): value in `unit`; money has an ISO 4217 code if known."""

    start: int
    end: int
    kind: AmountKind
    value: float
    unit: str | None
    currency: str | None


class DateMention(NamedTuple):
    """A date or a day as printed ("Monday", "15 March 2026", "next week"); `iso` where the text alone fixes it."""

    start: int
    end: int
    iso: str | None


def overlapping(marks: tuple[Barred, ...], start: int, end: int) -> Iterator[Barred]:
    """The barred passages that share at least one character with [start, end)."""
    return (mark for mark in marks if mark.start < end and start < mark.end)
