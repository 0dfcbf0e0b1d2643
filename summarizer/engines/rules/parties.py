"""Write the parties: name, kind, role, title, principal, and where that stands."""

from __future__ import annotations

import re

from summarizer.document import Entity, EntityKind
from summarizer.document.patterns import lazy
from summarizer.engines.rules.cast import MOST_FORMS, Casting, mentions_of
from summarizer.engines.rules.context import Context
from summarizer.engines.rules.kinds import office_in_name
from summarizer.engines.rules.records import Act, Span
from summarizer.engines.rules.roles import Roles
from summarizer.engines.rules.units import citable_part, headline_end

_NOBODY = lazy(
    r"^(?:(?:neither|both|each|either|the two|two|all|other) (?:\w+ )?(?:sides?|delegations?|parties|camps?|"
    r"governments?|groups?|teams?|countries|nations|companies|clubs|leaders|ministers)"
    r"|(?:its|their|his|her|our) (?:delegation|side|team|government|negotiators|people|colleagues)"
    r"|(?:state |local |national )?(?:news agency|newspaper|broadcaster|television|radio|media)"
    r"|usd|eur|gbp|nkr|(?-i:us)|talks|reports?|cups?|campaign|delegation|paper|mediation|conciliation|page|posts?|"
    r"(?:[\w-]+ )?paper|(?:deputy )?minister|spokesman|spokeswoman|department|side|sides|chapter|source|lawyer|judge)$",
    re.IGNORECASE,
)
_NO_SOURCE = lazy(r"\bany\b|\blate\s\w+$", re.IGNORECASE)
_WITH_ITS_BID = lazy(r"\s(?:Bid|Proposal|Offer|Plan|Deal|Agreement|Contract)$")
_SPOKESMAN = lazy(r"^spokes(?:man|woman)$", re.IGNORECASE)
_PEOPLES = lazy(r"['’]s?\s(?=[A-Z])")
_TOLD = lazy(r"\b(?:told|tells|spoke to|speaking to|seen by|interview with|obtained by)\s(?:the\s|The\s)?$")
_TOLD_CHARS = 24
_LEARNS = lazy(
    r"\s(?:understands|attended|visited|spoke to|has asked|has (?:learned|learnt|seen|been told)|can reveal|"
    r"reported|reports)\b"
)
_PLACE_BEFORE = lazy(
    r"\b(?:in|at|near|outside|from|to|into|around|towards?|till|until|north of|south of|of)\s(?:the\s)?$", re.IGNORECASE
)
_RANK = lazy(r"^(?:(?:Lt|Cdr|Col|Gen|Maj|Capt|Sgt|Adm|Cmdr|Brig|Mrs?|Ms|Dr|Sir|Prof)\.?\s)+")
_OF_PLACE = lazy(r"^((?:[A-Z][\w’'.-]+\s){1,3}[A-Z][\w’'.-]+) of (?:the )?[A-Z].*$")
_BODY_FIRST = lazy(
    r"\b(?:Bank|Ministry|University|Federation|Association|Department|Council|Union|Republic|Kingdom|States|Group|House|"
    r"Board|Court|Chamber|Institute|League|Office|Academy|Church|Alliance|Organi[sz]ation|City|Port|Parish|County)\b"
)
_KINDS = {kind.value: kind.value for kind in EntityKind} | {"unknown": "organization"}
_MOST_EVIDENCE = 3
_PEOPLE = frozenset({EntityKind.PERSON, EntityKind.UNNAMED})


class PartyWriter:
    """Writes the party items of a brief in the model's face."""

    def __init__(self, context: Context, casting: Casting, acts: list[Act], *, negotiation: bool) -> None:
        self._context = context
        self._negotiation = negotiation
        self._casting = casting
        told = [act for act in acts if not act.stance]
        urging = frozenset(maker for act in acts if act.stance for maker in act.makers)
        self._roles = Roles(context.actors, told, self._speaks, negotiation=negotiation, urging=urging)

    def write(self) -> list[dict[str, object]]:
        """All parties in the order of their first mention, those they represent included."""
        wanted = dict.fromkeys(self._casting.reasons)
        for entity_id in list(wanted):
            principal = self._represented(entity_id)
            if principal is not None and self._negotiation:
                wanted.setdefault(principal)
                self._casting.add(principal, "represented", self._first_span(entity_id))
        entities = [
            e
            for e in (self._context.actors.entity(i) for i in wanted)
            if e is not None and mentions_of(self._context, e.id) and not self._is_nobody(e)
        ]
        entities.sort(key=lambda e: e.mentions[0].start)
        kept = {e.id for e in entities}
        return [self._party(e, kept) for e in entities]

    def _is_nobody(self, entity: Entity) -> bool:
        """ "Neither side", "USD", a place: what is mentioned but takes no part."""
        name = self._name(entity)
        if _NOBODY.match(name) or _NOBODY.match(entity.name):
            return not (_SPOKESMAN.match(entity.name) and self._speaks(entity.id) and self._represented(entity.id))
        if self._is_publisher(entity) or self._is_nameless_headline(entity):
            return True
        rules = {rule.split(":")[0] for rule, _ in self._casting.reasons.get(entity.id, ())}
        kind = self._context.actors.kind(entity.id)
        busy = {"speaks", "says", "represented"} | ({"acts"} if self._context.actors.short else set())
        if kind in _PEOPLE | {EntityKind.STATE} or rules & busy:
            return False
        text = self._context.document.text
        mentions = mentions_of(self._context, entity.id)[:MOST_FORMS]
        places = [m for m in mentions if _PLACE_BEFORE.search(text[max(m.start - 14, 0) : m.start])]
        return kind is EntityKind.UNKNOWN and len(places) * 4 >= len(mentions) * 3

    def _is_nameless_headline(self, entity: Entity) -> bool:
        """ "Ferry boss says no" above an article that names him; "any two people", "the Front's late founder"."""
        if self._context.actors.kind(entity.id) is not EntityKind.UNNAMED:
            return False
        if _NO_SOURCE.search(entity.name):
            return True
        mentions = mentions_of(self._context, entity.id)
        return bool(mentions) and mentions[-1].start < headline_end(self._context.document)

    def _is_publisher(self, entity: Entity) -> bool:
        """ "told the Courier", "the Courier understands": a name that is only told things or knows them."""
        text = self._context.document.text
        seen = 0
        for mention in mentions_of(self._context, entity.id)[:MOST_FORMS]:
            told = _TOLD.search(text[max(mention.start - _TOLD_CHARS, 0) : mention.start])
            if told is not None or _LEARNS.match(text, mention.end):
                seen += 1
            elif "|" not in text[mention.end : mention.end + 3]:
                return False
        return seen > 0

    def _represented(self, entity_id: str) -> str | None:
        entity = self._context.actors.entity(entity_id)
        found = None if entity is None else self._context.actors.allegiances.spoken_for(entity)
        return None if found is None else self._context.actors.same(found)

    def _first_span(self, entity_id: str) -> Span:
        mention = next(iter(mentions_of(self._context, entity_id)), None)
        return (0, 0) if mention is None else (mention.start, mention.end)

    def _party(self, entity: Entity, kept: set[str]) -> dict[str, object]:
        represents = self._represented(entity.id)
        if represents not in kept or represents == entity.id:
            represents = None
        role = self._roles.of(entity, represents)
        kind = self._kind(entity)
        name, text = self._name(entity), self._context.document.text
        forms = [f for e in self._context.actors.namesakes(entity.id) for f in (e.name, *e.aliases)]
        printed = {" ".join(text[m.start : m.end].split()) for m in mentions_of(self._context, entity.id)[:MOST_FORMS]}
        state = entity.kind is EntityKind.STATE
        known = [f for f in dict.fromkeys(forms) if f != name and f[:1].isalpha()]
        aliases = [f for f in known if state or any(f in form for form in printed)][:8]
        return {
            "id": entity.id,
            "name": name,
            "aliases": aliases,
            "kind": kind,
            "role": role,
            "represents": represents if role == "representative" else None,
            "title": _title(entity),
            "evidence": self._evidence(entity),
        }

    def _name(self, entity: Entity) -> str:
        """The entity's name; its longest printed form where the name is not printed ("Another" for an official)."""
        text = self._context.document.text
        for part in self._context.actors.namesakes(entity.id)[1:]:
            end = part.mentions[0].end
            behind = _PEOPLES.match(text, end)
            if behind is not None and any(m.start == behind.end() for m in entity.mentions):
                return f"{part.name}{behind.group()}{entity.name}"
        forms = [" ".join(text[m.start : m.end].split()) for m in mentions_of(self._context, entity.id)[:MOST_FORMS]]
        if entity.kind is EntityKind.STATE or any(entity.name in form for form in forms):
            return (
                self._person_name(entity)
                if self._context.actors.kind(entity.id) is not EntityKind.STATE
                else entity.name
            )
        return max(forms, key=len, default=entity.name)

    def _person_name(self, entity: Entity) -> str:
        """ "Cdr Rachel Voss" and "Henrik Aasen of Norway" without rank and place."""
        officer = office_in_name(entity.name)
        bidder = _WITH_ITS_BID.sub("", entity.name)
        if bidder != entity.name and bidder in entity.aliases:
            return bidder
        name = _RANK.sub("", entity.name) if officer is None else officer[1]
        match = _OF_PLACE.match(name)
        body = self._context.actors.kind(entity.id) not in _PEOPLE | {EntityKind.UNKNOWN}
        if match is not None and not body and not _BODY_FIRST.search(match.group(1)):
            name = match.group(1)
        return name or entity.name

    def _kind(self, entity: Entity) -> str:
        kind = self._context.actors.kind(entity.id)
        if kind is EntityKind.UNKNOWN:
            return "person" if self._speaks(entity.id) and len(entity.name.split()) > 1 else "organization"
        return _KINDS[kind.value]

    def _speaks(self, entity_id: str) -> bool:
        return any(rule.startswith(("speaks", "says")) for rule, _ in self._casting.reasons.get(entity_id, ()))

    def _evidence(self, entity: Entity) -> list[str]:
        """The first mention's sentence and those where the entity acts, at most three, in text order."""
        document = self._context.document
        spans = [self._first_span(entity.id), *(span for _, span in self._casting.reasons.get(entity.id, ()))]
        found: dict[str, int] = {}
        for start, end in spans:
            for sentence in document.sentences_of(start, max(end, start + 1))[:1]:
                if citable_part(document, sentence) is not None:
                    found.setdefault(sentence.id, sentence.start)
            if len(found) >= _MOST_EVIDENCE:
                break
        if not found:
            for sentence in document.sentences_of(*self._first_span(entity.id))[:1]:
                found[sentence.id] = sentence.start
        return sorted(found, key=lambda i: found[i])


def _title(entity: Entity) -> str | None:
    officer = office_in_name(entity.name)
    return next(iter(entity.titles), None if officer is None else officer[0])
