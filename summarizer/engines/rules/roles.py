"""Say what part each party takes: side, representative, mediator, guarantor, stakeholder or commentator."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from functools import cached_property

from summarizer.document import Entity, EntityKind, Mention
from summarizer.document.patterns import lazy
from summarizer.engines.rules.actors import Actors
from summarizer.engines.rules.bound import approves, guarantees, is_traded
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
_BROKERS_BEHIND = lazy(
    r"^,?\s(?:who\s)?(?:is\s|was\s|has\sbeen\s)?(?:appointed\sto\s|named\sto\s|asked\sto\s|called\sin\sto\s|trying\sto\s)?"
    r"(?:mediat(?:e|es|ed|ing)|broker(?:ed|ing))\b"
    r"|^,\s(?:a|an|the|[\w’'. ]{2,30}['’]s)\s(?:[\w-]+\s){0,3}?(?:mediator|conciliator|arbitrator|facilitator)\b"
)
_SENT_BY_ALL = lazy(
    r"\b(?:UN|U\.N\.|United Nations|African Union|OSCE|Ecowas|ECOWAS|IGAD)(?:['’]s)?\s(?:[\w-]+\s){0,2}?"
    r"(?:envoy|representative)\b"
)
_CHAIRS = lazy(
    r"\b(?:co-?facilitators?|conference president|conciliator|mediator|facilitator|arbitrator)\b", re.IGNORECASE
)
_OFFICE = lazy(
    r"\b(?:spokes(?:man|woman|person)|president|prime minister|minister|general secretary|branch secretary|"
    r"secretary|chair(?:man|woman|person)?|chief|ceo|leader|boss|director|negotiator|envoy|ambassador|lawyer|attorney|"
    r"delegate|delegation|commissioner|counsel|representative|organi[sz]er|steward|governor|mayor|premier|chancellor|"
    r"negotiates for|speaks for|leads|heads|clerk|mission chief|portfolio (?:manager|holder)|founder|commander|captain|"
    r"superintendent|gaffer|counterpart|(?:head|club) coach|(?:vice-|deputy )?head of|managing partner|trustee|proxy|"
    r"partner (?:running|leading|handling|in charge of)|adviser to|has the \w+ (?:file|brief|portfolio))\b",
    re.IGNORECASE,
)
_NO_OFFICE = lazy(
    r"\b(?:former|ex-|late|retired|analyst|economist|professor|lecturer|historian|studies|teaches|charity|"
    r"opposition(?!\s(?:delegation|negotiat|team|side)))\b",
    re.IGNORECASE,
)
# What makes nobody an observer who holds an office: "the union president, who teaches", "the negotiator, retired Gen.".
_PRIVATE_LIFE = frozenset({"retired", "teaches", "studies"})
_LEFT_OFFICE = lazy(r"\b(?:former|ex-?|late|retired|one-time)\s?(?:[\w-]+\s){0,2}$", re.IGNORECASE)
_SPEAKS_FOR = lazy(
    r"\b(?:spokes(?:man|woman|person|people)|negotiators?|lawyers? for|representatives? of)\b", re.IGNORECASE
)
_STATES_AND_CAMPS = frozenset({EntityKind.STATE, EntityKind.GROUP})
_BODIES = frozenset({EntityKind.ORGANIZATION, EntityKind.UNION, EntityKind.COMPANY, EntityKind.GROUP})
_LATE = 0.3  # share of the text behind which those come in who are no side
_MANY = 3
_NEAR = 70
_MOST_MENTIONS = 20
# Who is told by age or kin wants things and bargains for none: "Amina Ali, 34,", "Amina Ali, whose son".
# "Rovers say they have turned down an offer": who answers an offer is a side.
_ANSWERS = lazy(
    r"^(?:\s(?:says?|said)(?:\sthat)?\s(?:it|they))?(?:\s(?:has|have|had|also|again|firmly|swiftly))*\s"
    r"(?:reject(?:s|ed)?|turned\sdown|rebuff(?:s|ed)|spurn(?:s|ed)|accept(?:s|ed)?|declined)\s"
    r"(?:an?|the|its|their|this|that|his|her)\s(?:[\w’'-]+\s){0,4}?(?:offers?|bids?|proposals?|terms|plan|deal|approach|demands?)\b"
)
_BYSTANDER = lazy(r"^,\s(?:whose\s|\d{2},\s)")


class Roles:
    """Tells the role of each party of one brief."""

    def __init__(
        self,
        actors: Actors,
        acts: list[Act],
        speaks: Callable[[str], bool],
        *,
        negotiation: bool,
        urging: frozenset[str] = frozenset(),
    ) -> None:
        self._actors = actors
        self._text = actors.document.text
        self._speaks = speaks
        self._negotiation = negotiation
        self._urging = urging
        self._makers = Counter(maker for act in acts for maker in act.makers)
        self._bidders = {maker for act in acts if act.kind in {"offer", "proposal"} for maker in act.makers}
        self._addressed = Counter(a for act in acts for a in act.addressees)
        self._givers = {m for act in acts if act.gives or act.kind == "agreement" for m in act.makers}

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
        unnamed = entity.kind is EntityKind.UNNAMED
        near = f"{' '.join(entity.titles)} {around}"
        if any(word in OBSERVERS for word in words):
            return "commentator"
        if self._is(is_traded, entity):
            return "stakeholder"
        if represents is not None:
            return "representative"
        if self._actors.mediators and _LED_TALKS.search(near):
            return "mediator"
        if unnamed:
            return "representative" if _SPEAKS_FOR.search(entity.name) else "commentator"
        return self._of_free_person(entity, near)

    def _of_free_person(self, entity: Entity, near: str) -> str:
        """The role of a named person of whom nobody says for whom he speaks."""
        office = _holds_office(near)
        private = _NO_OFFICE.search(near)
        watches = private is not None and not (office and private.group().lower() in _PRIVATE_LIFE)
        if watches or self._actors.allegiances.only_watches(entity):
            return "commentator"
        both = self._makers[entity.id] > 0 and self._addressed[entity.id] > 0
        if office and not both:
            return "representative"
        acts = self._makers[entity.id] + self._addressed[entity.id] > 0
        bystander = any(_BYSTANDER.match(self._text[m.end : m.end + _NEAR]) for m in entity.mentions[:4])
        return "principal" if acts and not bystander and entity.kind is EntityKind.PERSON else "commentator"

    def _of_body(self, entity: Entity, around: str) -> str:
        if self._only_asks(entity):
            return "stakeholder"
        if entity.id not in self._actors.sides[:2]:
            bound = self._bound(entity, around)
            if bound is not None:
                return bound
        if self._bargains(entity):
            return "principal"
        if _CONSENT.search(around) or not self._speaks(entity.id) or entity.id in self._urging:
            return "stakeholder"
        return "commentator"

    def _bound(self, entity: Entity, around: str) -> str | None:
        """Guarantor or stakeholder of those who are not the main sides; None where nothing binds them."""
        makes = self._makers[entity.id] > 0
        if (makes and _WATCHES.search(around)) or self._is(guarantees, entity):
            return "guarantor"
        often = entity.id in self._givers and self._makers[entity.id] > 1
        named = _STAKEHOLDER_NAMES.search(entity.name) is not None and not often
        consents = named or (entity.id not in self._bidders and _HOLDS_SHARES.search(around) is not None)
        sold = self._between_companies and self._actors.kind(entity.id) is EntityKind.UNION
        return "stakeholder" if consents or sold or (not makes and self._is(approves, entity)) else None

    def _only_asks(self, entity: Entity) -> bool:
        """Whether a body beside two sides wants something of them, and gives or is asked for nothing."""
        if self._actors.kind(entity.id) not in _BODIES or entity.id in self._givers or self._addressed[entity.id]:
            return False
        if entity.mentions[0].start < len(self._text) * _LATE:
            return False
        pair = self._actors.pair
        both = entity.id not in pair and len(pair) > 1 and all(self._makers[s] + self._addressed[s] for s in pair)
        return self._makers[entity.id] > 0 and (both or len(self._exchange - {entity.id}) > 1)

    @cached_property
    def _exchange(self) -> frozenset[str]:
        """The bodies that give something or are asked for it."""
        told = self._givers | set(self._addressed)
        return frozenset(
            i for i in told if self._actors.kind(i) is not EntityKind.UNNAMED and i not in self._actors.mediators
        )

    def _bargains(self, entity: Entity) -> bool:
        """Whether a body is a side: it puts something on the table, is asked for it, answers, or sits with many."""
        main = entity.id in self._actors.sides[:2] or entity.id in self._actors.pair
        acts = self._makers[entity.id] + self._addressed[entity.id] > 0
        answers = any(_ANSWERS.match(self._text[m.end : m.end + _NEAR]) for m in entity.mentions[:_MOST_MENTIONS])
        return main or acts or answers or (self._among_many and self._is_state_or_camp(entity.id))

    def _is(self, told: Callable[[str, Mention], bool], entity: Entity) -> bool:
        """Whether one of the first mentions tells something of an entity."""
        return any(told(self._text, mention) for mention in entity.mentions[:_MOST_MENTIONS])

    @cached_property
    def _among_many(self) -> bool:
        """Whether at least three states or camps beside the main two put something on the table: all are sides then."""
        others = self._makers.keys() - set(self._actors.pair)
        return sum(1 for maker in others if self._is_state_or_camp(maker)) >= _MANY

    def _is_state_or_camp(self, entity_id: str) -> bool:
        entity = self._actors.entity(entity_id)
        named = entity is not None and entity.name[:1].isupper()
        return named and self._actors.kind(entity_id) in _STATES_AND_CAMPS

    @cached_property
    def _between_companies(self) -> bool:
        """Whether the main two are companies: a merger or a bid, to which unions are bound without being a side."""
        pair = self._actors.pair or self._actors.sides[:2]
        return len(pair) > 1 and all(self._actors.kind(side) is EntityKind.COMPANY for side in pair)

    def _is_person(self, entity: Entity) -> bool:
        """A person or a nameless source, or a full name of no known kind that speaks."""
        kind = self._actors.kind(entity.id)
        if kind is EntityKind.UNKNOWN and any(is_traded(self._text, m) for m in entity.mentions[:_MOST_MENTIONS]):
            return True
        return kind in _PEOPLE or (kind is EntityKind.UNKNOWN and " " in entity.name and self._speaks(entity.id))

    def _mediates(self, entity: Entity, around: str) -> bool:
        words = f"{entity.name} {' '.join(entity.aliases)} {' '.join(entity.titles)}".lower().split()
        if any(word in MEDIATING for word in words) or entity.id in self._actors.mediators:
            return True
        if self._is_person(entity) and (_RUNS_TALKS.search(around) or _CHAIRS.search(around)):
            return True
        if self._is_person(entity) and self._is_go_between(entity, around):
            return True
        return any(is_mediating(self._text, m) for m in entity.mentions[:20])

    def _is_go_between(self, entity: Entity, around: str) -> bool:
        """ "X, who is mediating", "X, the UN envoy for Y"."""
        ends = [m.end for m in entity.mentions[:4]]
        if any(_BROKERS_BEHIND.match(self._text[end : end + _NEAR]) for end in ends):
            return True
        return (
            entity.kind is EntityKind.PERSON and _SENT_BY_ALL.search(f"{' '.join(entity.titles)} {around}") is not None
        )

    def _around(self, entity: Entity) -> str:
        """The words beside the first mentions, each cut at the sentence."""
        found = []
        for mention in entity.mentions[:4]:
            before = self._text[max(mention.start - _NEAR, 0) : mention.start]
            after = self._text[mention.end : mention.end + _NEAR]
            found.append(f"{_last_sentence(before)} {_first_sentence(after)}")
        return " | ".join(found)


def _holds_office(near: str) -> bool:
    """Whether the words beside a name give it an office that it still holds."""
    return any(_LEFT_OFFICE.search(near[max(m.start() - 30, 0) : m.start()]) is None for m in _OFFICE.finditer(near))


def _last_sentence(text: str) -> str:
    return re.split(r"[.!?”\"]\s|\n\n", text)[-1]


def _first_sentence(text: str) -> str:
    return re.split(r"[.!?“\"]\s|\n\n|\s[“\"]", text)[0]
