"""Say what part each party takes: side, representative, mediator, guarantor, stakeholder or commentator."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

from summarizer.document import Entity, EntityKind
from summarizer.document.patterns import lazy
from summarizer.engines.rules.actors import Actors
from summarizer.engines.rules.lexicon import MEDIATING, OBSERVERS
from summarizer.engines.rules.records import Act
from summarizer.engines.rules.sides import is_mediating

_PEOPLE = frozenset({EntityKind.PERSON, EntityKind.UNNAMED})
_CONSENT = lazy(r"\b(?:approv|ratif|vote|ballot|clear|consent|blessing|endorse|sign off|contacted)\w*", re.IGNORECASE)
_WATCHES = lazy(r"\b(?:monitors?|guarantors?|underwrit\w+|peacekeepers?)\b", re.IGNORECASE)
_STAKEHOLDER_NAMES = lazy(
    r"\b(?:Congress|Parliament|Senate|Commission|Court|Bundestag|Knesset|Duma|Council|Assembly|Authority|"
    r"regulator\w*|Agency|shareholders?|holders)\b",
    re.IGNORECASE,
)
_HOLDS_SHARES = lazy(
    r"\b(?:hedge fund|shareholder|owns [\d.]+ ?(?:%|per ?cent)|with [\d.]+ ?(?:%|per ?cent)|"
    r"(?:has|holds) [\d.]+ ?(?:%|per ?cent) of the (?:shares|stock))\b",
    re.IGNORECASE,
)
_RUNS_TALKS = lazy(
    r"\b(?:runs|chairs|chaired|hosts|hosted|is chairing|moderates|convened|facilitates|facilitated)\s"
    r"(?:all\s)?(?:the\s)?(?:\w+\s)?(?:talks|negotiations|sessions)\b"
)
_LED_TALKS = lazy(r"\b(?:talks|negotiations|meetings?),?\s(?:\w+\s)?(?:led|headed|chaired|run) by\b", re.IGNORECASE)
_CHAIRS = lazy(
    r"\b(?:co-?facilitators?|conference president|conciliator|mediator|facilitator|arbitrator)\b", re.IGNORECASE
)
_OFFICE = lazy(
    r"\b(?:spokes(?:man|woman|person)|president|prime minister|minister|general secretary|branch secretary|"
    r"secretary|chair(?:man|woman|person)?|chief|ceo|leader|boss|director|negotiator|envoy|ambassador|lawyer|attorney|"
    r"delegate|delegation|commissioner|counsel|representative|organi[sz]er|steward|governor|mayor|premier|chancellor|"
    r"negotiates for|speaks for|leads|heads|clerk|mission chief|portfolio manager|founder|commander|captain)\b",
    re.IGNORECASE,
)
_NO_OFFICE = lazy(
    r"\b(?:former|ex-|late|retired|analyst|economist|professor|lecturer|historian|studies|teaches|charity|opposition)\b",
    re.IGNORECASE,
)
_SPEAKS_FOR = lazy(
    r"\b(?:spokes(?:man|woman|person|people)|negotiators?|lawyers? for|representatives? of)\b", re.IGNORECASE
)
_NEAR = 70


class Roles:
    """Tells the role of each party of one brief."""

    def __init__(self, actors: Actors, acts: list[Act], speaks: Callable[[str], bool], *, negotiation: bool) -> None:
        self._actors = actors
        self._text = actors.document.text
        self._speaks = speaks
        self._negotiation = negotiation
        self._makers = Counter(maker for act in acts for maker in act.makers)
        self._addressed = Counter(a for act in acts for a in act.addressees)

    def of(self, entity: Entity, represents: str | None) -> str:
        """One role a party; without a negotiation everybody only comments."""
        if not self._negotiation:
            return "commentator"
        around = self._around(entity)
        if self._mediates(entity, around) or represents in self._actors.mediators:
            return "mediator"
        if self._is_person(entity):
            return self._of_person(entity, represents, around)
        return "representative" if represents is not None else self._of_body(entity, around)

    def _of_person(self, entity: Entity, represents: str | None, around: str) -> str:
        words = f"{' '.join(entity.titles)} {entity.name}".lower().split()
        if any(word in OBSERVERS for word in words):
            return "commentator"
        if represents is not None:
            return "representative"
        near = f"{' '.join(entity.titles)} {around}"
        if self._actors.mediators and _LED_TALKS.search(near):
            return "mediator"
        if entity.kind is not EntityKind.UNNAMED and _NO_OFFICE.search(near):
            return "commentator"
        if _SPEAKS_FOR.search(entity.name) if entity.kind is EntityKind.UNNAMED else _OFFICE.search(near):
            return "representative"
        acts = self._makers[entity.id] + self._addressed[entity.id] > 0
        return "principal" if acts and entity.kind is EntityKind.PERSON else "commentator"

    def _of_body(self, entity: Entity, around: str) -> str:
        makes = self._makers[entity.id] > 0
        main = entity.id in self._actors.sides[:2]
        if makes and not main and _WATCHES.search(around):
            return "guarantor"
        consents = _STAKEHOLDER_NAMES.search(entity.name) is not None or _HOLDS_SHARES.search(around) is not None
        if consents and not main:
            return "stakeholder"
        if makes or main or self._addressed[entity.id] > 0 or entity.id in self._actors.pair:
            return "principal"
        if _CONSENT.search(around) or not self._speaks(entity.id):
            return "stakeholder"
        return "commentator"

    def _is_person(self, entity: Entity) -> bool:
        """A person or a nameless source, or a full name of no known kind that speaks."""
        kind = self._actors.kind(entity.id)
        return kind in _PEOPLE or (kind is EntityKind.UNKNOWN and " " in entity.name and self._speaks(entity.id))

    def _mediates(self, entity: Entity, around: str) -> bool:
        words = f"{entity.name} {' '.join(entity.aliases)} {' '.join(entity.titles)}".lower().split()
        if any(word in MEDIATING for word in words) or entity.id in self._actors.mediators:
            return True
        if self._is_person(entity) and (_RUNS_TALKS.search(around) or _CHAIRS.search(around)):
            return True
        return any(is_mediating(self._text, m) for m in entity.mentions[:20])

    def _around(self, entity: Entity) -> str:
        """The words beside the first mentions, each cut at the sentence."""
        found = []
        for mention in entity.mentions[:4]:
            before = self._text[max(mention.start - _NEAR, 0) : mention.start]
            after = self._text[mention.end : mention.end + _NEAR]
            found.append(f"{_last_sentence(before)} {_first_sentence(after)}")
        return " | ".join(found)


def _last_sentence(text: str) -> str:
    return re.split(r"[.!?”\"]\s|\n\n", text)[-1]


def _first_sentence(text: str) -> str:
    return re.split(r"[.!?“\"]\s|\n\n|\s[“\"]", text)[0]
