"""Decide whether the article tells of a negotiation at all, and between whom."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from summarizer.document import Document, EntityKind
from summarizer.engines.rules.actors import Actors
from summarizer.engines.rules.lexicon import STRONG_TALK_WORDS, TALK_WORDS
from summarizer.engines.rules.records import Unit

_CAN_NEGOTIATE = frozenset({EntityKind.STATE, EntityKind.COMPANY, EntityKind.UNION, EntityKind.ARMED_GROUP, EntityKind.ORGANIZATION, EntityKind.GROUP, EntityKind.UNKNOWN})  # fmt: skip
_BARGAINING_VERB = re.compile(
    r"\b(?:offer(?:ed|s|ing)?|propos(?:e|es|ed|ing|al|als)|demand(?:ed|s|ing)?|reject(?:ed|s)?|turn(?:ed)? down|refus(?:e|ed|es)|accept(?:ed|s)?|"
    r"agree(?:d|s|ment)?|insist(?:ed|s)?|ask(?:ed|ing)? for|put forward|is seeking|are seeking|prepared to|willing to|ready to|call(?:ed)? for|withdr[ae]w|"
    r"negotiat\w+|threaten\w*|pledg\w+|concession\w*|guarantee\w*)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_LEAST_SHARE = 0.12


@dataclass(frozen=True, slots=True)
class Negotiation:
    """The verdict: `found`, the sides by weight, and the words that spoke for it."""

    found: bool
    sides: tuple[str, ...]
    words: tuple[str, ...]


def find_negotiation(document: Document, actors: Actors, units: list[Unit]) -> Negotiation:
    """Bargaining needs words of talks, acts of bargaining in a fair share of the sentences, and at least two sides."""
    told = Counter[str]()
    acting = 0
    narrative = 0
    weights = Counter[str]()
    for unit in units:
        text = unit.frame.text[unit.frame.start : unit.frame.end]
        words = [w.lower().replace("’", "'") for w in _WORD.findall(text)]
        talk = [w for w in words if w in TALK_WORDS]
        told.update(talk)
        narrative += 1
        hit = _BARGAINING_VERB.search(text) is not None
        acting += hit or bool(talk)
        if hit or talk:
            for mention in actors.mentions(unit.frame.start, unit.frame.end):
                weights[actors.side_of(mention.entity)] += 2 if hit else 1
    _add_title(document, actors, weights)
    sides = _sides(actors, weights)
    strong = {w for w in told if w in STRONG_TALK_WORDS}
    share = acting / narrative if narrative else 0.0
    enough = len(strong) >= 2 or (len(strong) >= 1 and sum(told.values()) >= 3) or sum(told.values()) >= 5
    found = len(sides) >= 2 and enough and acting >= 3 and share >= _LEAST_SHARE
    return Negotiation(found, sides, tuple(sorted(told)))


def _add_title(document: Document, actors: Actors, weights: Counter[str]) -> None:
    if document.title is None or document.given_title is not None:
        return
    for mention in actors.mentions(0, len(document.title)):
        weights[actors.side_of(mention.entity)] += 3


def _sides(actors: Actors, weights: Counter[str]) -> tuple[str, ...]:
    """Who can negotiate and stands in at least two weights of bargaining sentences, heaviest first."""
    able = [(i, w) for i, w in weights.most_common() if actors.kind(i) in _CAN_NEGOTIATE and w >= 2]
    return tuple(i for i, _ in able)
