"""What a reader sees of a result, independent of the medium: sections of cards, notices, findings, accounts.

Every face (terminal, Markdown, HTML) prints a `View`; only the modules that build one know brief types.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import chain
from typing import NamedTuple

from summarizer.schemas import Attempt, Severity, Source, Span


class Tone(StrEnum):
    """How a badge or notice feels; faces map it to colours."""

    NEUTRAL = "neutral"
    INFO = "info"
    GOOD = "good"
    WARN = "warn"
    BAD = "bad"


class Layout(StrEnum):
    """How the cards of a section are best set."""

    STATEMENTS = "statements"
    TABLE = "table"
    ITEMS = "items"
    QUOTES = "quotes"


class Badge(NamedTuple):
    text: str
    tone: Tone = Tone.NEUTRAL


class Fact(NamedTuple):
    """A labelled detail of a card. Values that name other cards have those cards' keys (else None) in `targets`."""

    label: str
    values: tuple[str, ...]
    targets: tuple[str | None, ...] = ()

    @property
    def text(self) -> str:
        return (", " if self.targets else "; ").join(self.values)

    @property
    def links(self) -> tuple[tuple[str, str | None], ...]:
        """Each value with the key of the card that it names; empty where the values name none."""
        return tuple(zip(self.values, self.targets, strict=True)) if self.targets else ()


class Doubt(NamedTuple):
    """A finding, as printed: `card` is the key of the card it is about, `about` what to call it without one."""

    severity: Severity
    code: str
    message: str
    spans: tuple[Span, ...]
    about: str | None = None
    card: str | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """One item. `key` is unique in the view; `label` its id in the brief or its place ("summary[0]").

    `show_label` is False where the label is no name that a reader knows the item by. `speakers` are whose words
    `quote` is.
    """

    key: str
    label: str
    title: str
    show_label: bool = True
    badges: tuple[Badge, ...] = ()
    byline: str = ""
    facts: tuple[Fact, ...] = ()
    parts: tuple[Card, ...] = ()
    evidence: tuple[Span, ...] = ()
    quote: Span | None = None
    speakers: tuple[str, ...] = ()
    basis: str = ""
    doubts: tuple[Doubt, ...] = ()

    @property
    def spans(self) -> tuple[Span, ...]:
        """Every place of the article that the card and its parts point at."""
        own = (self.quote, *self.evidence) if self.quote else self.evidence
        return tuple(chain(own, *(part.spans for part in self.parts)))

    def fact(self, label: str) -> str:
        """The text of the fact called `label`, "" without one."""
        return next((fact.text for fact in self.facts if fact.label == label), "")


class Section(NamedTuple):
    """A titled list of cards; `empty` is what to print where there are none."""

    key: str
    title: str
    layout: Layout
    cards: tuple[Card, ...]
    empty: str = "None in the article."


class Notice(NamedTuple):
    tone: Tone
    title: str
    text: str


class SetAside(NamedTuple):
    """A dropped item, as printed: `text` its most telling value, `details` the whole item as JSON."""

    section: str
    code: str
    message: str
    text: str
    details: str


@dataclass(frozen=True, slots=True)
class View:
    """A whole result as a reader sees it. `speakers` are all whose words are quoted, in order of appearance."""

    headline: str
    status: str
    type: str
    source: Source
    notices: tuple[Notice, ...]
    facts: tuple[Fact, ...]
    sections: tuple[Section, ...]
    findings: tuple[Doubt, ...]
    dropped: tuple[SetAside, ...]
    accounts: tuple[Fact, ...]
    provenance: tuple[Fact, ...]
    attempts: tuple[Attempt, ...] = ()
    speakers: tuple[str, ...] = field(default=())

    @property
    def cards(self) -> tuple[Card, ...]:
        return tuple(chain.from_iterable(section.cards for section in self.sections))

    def cited(self) -> tuple[Span, ...]:
        """The sentences and passages that anything printed points at, each once, in the order of the text."""
        spans = chain((s for card in self.cards for s in card.spans), (s for d in self.findings for s in d.spans))
        unique = {(span.start, span.end, span.id): span for span in spans}
        return tuple(unique[key] for key in sorted(unique))


def with_doubts(section: Section, doubts: dict[str, tuple[Doubt, ...]]) -> Section:
    """The section with each card's findings hung on it; `doubts` by card key."""
    cards = tuple(replace(card, doubts=doubts.get(card.key, ())) for card in section.cards)
    return section._replace(cards=cards)


def words(name: str) -> str:
    """A name of code as a reader's words: ``under_discussion -> under discussion``."""
    return name.replace("_", " ")


def title_case(name: str) -> str:
    """A field's name as a heading: ``open_issues -> Open issues``."""
    return words(name)[:1].upper() + words(name)[1:]


def one_line(text: str) -> str:
    """`text` with every run of white space as one space."""
    return " ".join(text.split())
