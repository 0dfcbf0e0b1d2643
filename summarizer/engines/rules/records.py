"""The records that the rules hand to each other: clauses under study, acts of bargaining, issues, and the reason for
each.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import NamedTuple

from summarizer.document import Quotation, Sentence
from summarizer.engines.rules.syntax import Frame

Span = tuple[int, int]


class Reason(NamedTuple):
    """Why an item is in the brief: the rule that made it and the words that fired, with their places in the text."""

    section: str
    item: str
    rule: str
    words: tuple[str, ...]
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """One clause-bearing stretch under study: a narrative sentence, or a sentence inside a speech quotation.

    `speakers` are the entities whose words these are (inside a quotation only); `history` is True where the passage
    tells of an earlier round; `line` is the line of the text, so that units of one paragraph share it.
    """

    index: int
    frame: Frame
    quotation: Quotation | None = None
    speakers: tuple[str, ...] = ()
    history: bool = False

    @property
    def line(self) -> int:
        return self.frame.line


class Terms(NamedTuple):
    """What a clause says about its terms: conditions and deadline as printed, figures as (printed, value, unit,
    currency).
    """

    conditions: tuple[str, ...] = ()
    amounts: tuple[tuple[str, float, str | None, str | None], ...] = ()
    deadline: str | None = None


@dataclass(frozen=True, slots=True)
class Act:
    """One act of bargaining as a rule read it. Parties are entity ids; `start`/`end` span the words that tell it.

    `matter` spans the noun phrase of what it is about; `refusals` are (party, start, end, sentences) of who refused it.
    `stance` marks what is too weak for an offer but good enough as a position on an issue ("wants", "presses for").
    """

    rule: str
    kind: str
    unit: int
    makers: tuple[str, ...]
    addressees: tuple[str, ...]
    source: str | None
    start: int
    end: int
    cues: tuple[Span, ...]
    status: str
    terms: Terms = field(default_factory=Terms)
    evidence: tuple[Sentence, ...] = ()
    stance: bool = False
    matter: Span | None = None
    refusals: tuple[tuple[str, int, int, tuple[Sentence, ...]], ...] = ()

    @property
    def gives(self) -> bool:
        """True for what its maker gives (offers, proposals, guarantees, concessions), False for what it asks."""
        return self.kind in {"offer", "proposal", "guarantee", "concession"}

    @property
    def home(self) -> tuple[Sentence, ...]:
        """The sentences that its own words stand in; the rest of its evidence tells of its fate or tells it again."""
        return tuple(s for s in self.evidence if s.start < self.end and self.start < s.end)

    def with_evidence(self, more: tuple[Sentence, ...]) -> Act:
        known = {sentence.id for sentence in self.evidence}
        added = tuple(sentence for sentence in more if sentence.id not in known)
        ordered = sorted((*self.evidence, *added), key=lambda sentence: sentence.start)
        return replace(self, evidence=tuple(ordered))


class Position(NamedTuple):
    """What a party (entity id) holds on an issue: the span of the words and the sentences they stand in."""

    party: str
    start: int
    end: int
    evidence: tuple[Sentence, ...]


class Issue(NamedTuple):
    """A matter that the article calls unsettled; `start`/`end` span its topic's words."""

    rule: str
    status: str
    start: int
    end: int
    cues: tuple[Span, ...]
    evidence: tuple[Sentence, ...]
    positions: tuple[Position, ...] = ()


class Answered(NamedTuple):
    """A refusal, acceptance or withdrawal that names no terms of its own: it changes the status of an earlier act.

    `about` holds stems of the thing refused, where it is called by its own name ("has ruled out the instrument");
    `verdict` marks a judgement ("is not enough"), which counts only where both its giver and the maker are known.
    """

    unit: int
    by: tuple[str, ...]
    status: str
    noun: str
    start: int
    end: int
    evidence: tuple[Sentence, ...]
    partial: bool = False
    both: bool = False
    about: frozenset[str] = frozenset()
    verdict: bool = False
