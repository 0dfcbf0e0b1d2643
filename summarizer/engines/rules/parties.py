"""Choose who belongs in the brief and say what each is: kind, role, title, principal, and where that stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field

from summarizer.document import Document, Entity, EntityKind, Mention, QuotationUse
from summarizer.document.cues import SPEECH
from summarizer.document.patterns import lazy
from summarizer.engines.rules.context import Context
from summarizer.engines.rules.quotes import speaker_of
from summarizer.engines.rules.records import Act, Issue, Span
from summarizer.engines.rules.roles import Roles
from summarizer.engines.rules.syntax import find_sayings
from summarizer.engines.rules.units import citable_part

_SAYING = frozenset(
    """say tell add confirm note claim write announce reveal disclose report suggest acknowledge explain argue warn
    state declare
    repeat reiterate stress emphasise emphasize hint maintain insist describe call think believe predict admit
    concede ask deny
    accuse urge shout reply answer respond according""".split()
)
_TALKS_WITH = lazy(
    r"\b(?:talks|negotiations|meeting|meetings|discussions|consultations|mediat\w+|led|brokered|headed|"
    r"attended|hosted|conversations)\s"
    r"(?:\w+\s){0,2}?(?:with|between|by|among|involving)\s",
    re.IGNORECASE,
)
_CONSENT = lazy(r"\b(?:approv|ratif|vote|ballot|clear|consent|blessing|endorse|sign off|agree to)\w*", re.IGNORECASE)
_SAYS = (
    r"(?:said|says|told|added|adds|warned|warns|wrote|writes|replied|argued|argues|asked|shouted|insisted|recalled|recalls|"
    r"stressed|noted|called|announced|conceded|confirmed|denied|declined to|refused to|urged|answered|teased|declared|"
    r"maintains|maintained|agreed)"
)
_SAYS_BEHIND = lazy(
    rf"^(?:,\s[^,.;“”\"\n]{{2,70}},|\s\([^)\n]{{1,30}}\))?,?\s(?:(?:has|had|have|also|later|then|however)\s){{0,2}}{_SAYS}\b"
)
_SAYS_BEFORE = lazy(rf"[,”\"’'?!]\s{_SAYS}\s(?:[\w’'.-]+\s){{0,4}}$")
_NOBODY = lazy(
    r"^(?:(?:neither|both|each|either|the two|two|all|other) (?:\w+ )?(?:sides?|delegations?|parties|camps?|"
    r"governments?|groups?|teams?|countries|nations|companies|clubs|leaders|ministers)"
    r"|(?:its|their|his|her|our) (?:delegation|side|team|government|negotiators|people|colleagues)"
    r"|(?:state |local |national )?(?:news agency|newspaper|broadcaster|television|radio|media)"
    r"|usd|eur|gbp|nkr|(?-i:us)|talks|reports?|cups?|campaign|delegation|paper|mediation|conciliation|page|posts?|"
    r"(?:[\w-]+ )?paper|(?:deputy )?minister|spokesman|spokeswoman|department|side|sides|chapter|source|lawyer|judge)$",
    re.IGNORECASE,
)
_TOLD = lazy(r"\b(?:told|tells|spoke to|speaking to|seen by|interview with|obtained by)\s(?:the\s|The\s)?$")
_TOLD_CHARS = 24
_LEARNS = lazy(r"\s(?:understands|has (?:learned|learnt|seen|been told)|can reveal|reported|reports)\b")
_PLACE_BEFORE = lazy(
    r"\b(?:in|at|near|outside|from|to|into|around|towards?|till|until|north of|south of|of)\s(?:the\s)?$", re.IGNORECASE
)
_RANK = lazy(r"^(?:(?:Lt|Cdr|Col|Gen|Maj|Capt|Sgt|Adm|Cmdr|Brig|Mrs?|Ms|Dr|Sir|Prof)\.?\s)+")
_OF_PLACE = lazy(r"^((?:[A-Z][\w’'.-]+\s){1,3}[A-Z][\w’'.-]+) of (?:the )?[A-Z].*$")
_BODY_FIRST = lazy(
    r"\b(?:Bank|Ministry|University|Federation|Association|Department|Council|Union|Republic|Kingdom|States|Group|House|"
    r"Board|Court|Chamber|Institute|League|Office|Academy|Church|Alliance|Organi[sz]ation|City|Port|Parish|County)\b"
)
_OFFICERS = lazy(
    r"\b(?:minister|president|negotiator|envoy|ambassador|spokes\w+|chief|chair\w*|leader|secretary|director|head|"
    r"commissioner|delegate|lawyer|agent|premier|chancellor|manager|gaffer|mediator|conciliator|counsel|trustee)\b",
    re.IGNORECASE,
)
_GONE = lazy(r"\b(?:former|late|predecessor|founder)\b", re.IGNORECASE)
_KINDS = {kind.value: kind.value for kind in EntityKind} | {"unknown": "organization"}
_MOST_EVIDENCE = 3
_MOST_FORMS = 50
_MOST_NEAR = 6
_PEOPLE = frozenset({EntityKind.PERSON, EntityKind.UNNAMED})


@dataclass
class Casting:
    """Why each entity is in: reasons by entity id, in the order of the rules that gave them."""

    reasons: dict[str, list[tuple[str, Span]]] = field(default_factory=dict)
    same: Callable[[str], str] = str

    def add(self, entity_id: str, rule: str, span: Span) -> None:
        self.reasons.setdefault(self.same(entity_id), []).append((rule, span))


def cast_parties(context: Context, acts: list[Act], issues: list[Issue], *, negotiation: bool) -> Casting:
    """Everybody who speaks, makes or receives an offer, holds a position, takes part in talks, or is represented by
    such.
    """
    casting = Casting()
    document = context.document
    casting.same = context.actors.same
    _speakers(document, casting)
    _sources(context, casting)
    _sayers(context, casting)
    for act in acts:
        if not act.stance:
            for entity in (*act.makers, *act.addressees, *filter(None, (act.source,))):
                casting.add(entity, f"acts:{act.rule}", act.cues[0])
    for issue in issues:
        for position in issue.positions:
            casting.add(position.party, f"holds:{issue.rule}", (position.start, position.end))
    if negotiation:
        _participants(context, casting)
        _consenting(context, issues, casting)
        _officers(context, casting)
        for side in context.actors.pair or context.actors.sides[:1]:
            mention = next(iter(_mentions(context, side)), None)
            if mention is not None:
                casting.add(side, "side", (mention.start, mention.end))
    _drop_bystanders(context, casting, {maker for act in acts if not act.stance for maker in act.makers})
    return casting


def _drop_bystanders(context: Context, casting: Casting, makers: set[str]) -> None:
    """Leave out who has no name and does nothing of its own: one bare word ("the firm", "officials") has to be quoted
    or to make an offer, a longer description at least to say something, and a group more than that.
    """
    for entity_id in list(casting.reasons):
        entity = context.actors.entity(entity_id)
        if entity is None or entity_id in makers:
            continue
        kind = context.actors.kind(entity_id)
        rules = {rule.split(":")[0] for rule, _ in casting.reasons[entity_id]}
        nameless = entity.name == entity.name.lower() or kind in {EntityKind.UNNAMED, EntityKind.GROUP}
        idle = not rules & ({"speaks"} if " " not in entity.name else {"speaks", "says"})
        if (nameless and idle) or (kind is EntityKind.GROUP and rules == {"says"}):
            del casting.reasons[entity_id]


def _speakers(document: Document, casting: Casting) -> None:
    for quotation, attribution in zip(document.quotations, document.attributions, strict=True):
        speaker = speaker_of(document, attribution) if quotation.use is QuotationUse.SPEECH else None
        if speaker is not None and document.barred_at(quotation.start, quotation.end) is None:
            span = (attribution.start, attribution.end)
            casting.add(speaker, f"speaks:{attribution.basis.value}", span)


def _sources(context: Context, casting: Casting) -> None:
    """Those of whom the narrative says that they say something."""
    document, actors = context.document, context.actors
    for saying in find_sayings(document.frames, document.tags):
        if SPEECH.get(saying.cue, saying.cue) not in _SAYING or document.barred_at(saying.start, saying.end):
            continue
        for mention in actors.mentions(saying.start, saying.end)[:1]:
            if mention.start - saying.start < 40:
                casting.add(mention.entity, f"says:{saying.cue}", (saying.start, saying.end))


def _participants(context: Context, casting: Casting) -> None:
    """Those with, between or by whom talks are held or led."""
    text = context.document.text
    for unit in context.units:
        if unit.history or unit.quotation is not None:
            continue
        for match in _TALKS_WITH.finditer(text, unit.frame.start, unit.frame.end):
            stop = re.search(
                r"[;.:”]|,\s(?:as|which|who|but)\b|\b(?:in|on|at|over|about|to)\s", text[match.end() : unit.frame.end]
            )
            end = unit.frame.end if stop is None else match.end() + stop.start()
            for mention in context.actors.mentions(match.end(), end)[:4]:
                if (
                    re.match(r"\s[a-z]+(?<!and)(?<!or)\b", text[mention.end : mention.end + 20])
                    and context.actors.kind(mention.entity) is not EntityKind.PERSON
                ):
                    continue
                casting.add(mention.entity, "talks-with", (mention.start, mention.end))


def _consenting(context: Context, issues: list[Issue], casting: Casting) -> None:
    """Bodies whose approval an open issue waits for."""
    for issue in issues:
        for sentence in issue.evidence[:1] if issue.rule.startswith("issue:") else ():
            if not _CONSENT.search(context.document.slice(sentence)):
                continue
            for mention in context.actors.mentions(sentence.start, sentence.end)[:_MOST_NEAR]:
                if context.actors.kind(mention.entity) is EntityKind.ORGANIZATION:
                    casting.add(mention.entity, "asked-to-consent", (mention.start, mention.end))


def _sayers(context: Context, casting: Casting) -> None:
    """Persons and sources named right beside a verb of saying: "X, chief executive of Y, said"."""
    text = context.document.text
    for entity in context.document.entities:
        kind = context.actors.kind(entity.id)
        if kind not in _PEOPLE and not (kind is EntityKind.UNKNOWN and " " in entity.name):
            continue
        for mention in _mentions(context, entity.id)[:_MOST_FORMS]:
            if _SAYS_BEHIND.match(text, mention.end, mention.end + 120) or _SAYS_BEFORE.search(
                text[max(mention.start - 50, 0) : mention.start]
            ):
                casting.add(entity.id, "says:beside", (mention.start, mention.end))
                break


def _officers(context: Context, casting: Casting) -> None:
    """Ministers, negotiators, spokesmen and agents of a side, where the report tells what they do now."""
    sides = set(context.actors.sides) | set(casting.reasons)
    told = [unit for unit in context.units if unit.quotation is None and not unit.history]
    starts = [unit.frame.start for unit in told]
    text = context.document.text
    for entity in context.document.entities:
        mention = next(iter(_mentions(context, entity.id)), None)
        if mention is None or context.actors.kind(entity.id) is not EntityKind.PERSON or entity.id in casting.reasons:
            continue
        near = f"{' '.join(entity.titles)} {text[max(mention.start - 60, 0) : mention.end + 40]}"
        at = bisect_right(starts, mention.start) - 1
        present = at >= 0 and mention.start < told[at].frame.end
        side = context.actors.side_of(entity.id)
        if present and side != entity.id and side in sides and _OFFICERS.search(near) and not _GONE.search(near):
            casting.add(entity.id, "officer", (mention.start, mention.end))


def _mentions(context: Context, entity_id: str) -> tuple[Mention, ...]:
    """Where an entity, under any of its names, is mentioned outside barred passages."""
    found = [m for e in context.actors.namesakes(entity_id) for m in e.mentions]
    return tuple(m for m in sorted(found, key=lambda m: m.start) if context.document.barred_at(m.start, m.end) is None)


class PartyWriter:
    """Writes the party items of a brief in the model's face."""

    def __init__(self, context: Context, casting: Casting, acts: list[Act], *, negotiation: bool) -> None:
        self._context = context
        self._negotiation = negotiation
        self._casting = casting
        told = [act for act in acts if not act.stance]
        self._roles = Roles(context.actors, told, self._speaks, negotiation=negotiation)

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
            if e is not None and _mentions(self._context, e.id) and not self._is_nobody(e)
        ]
        entities.sort(key=lambda e: e.mentions[0].start)
        kept = {e.id for e in entities}
        return [self._party(e, kept) for e in entities]

    def _is_nobody(self, entity: Entity) -> bool:
        """ "Neither side", "USD", a place: what is mentioned but takes no part."""
        name = self._name(entity)
        if _NOBODY.match(name) or _NOBODY.match(entity.name):
            return True
        if self._is_publisher(entity):
            return True
        rules = {rule.split(":")[0] for rule, _ in self._casting.reasons.get(entity.id, ())}
        kind = self._context.actors.kind(entity.id)
        if kind in _PEOPLE | {EntityKind.STATE} or rules & {"speaks", "says", "represented"}:
            return False
        text = self._context.document.text
        mentions = _mentions(self._context, entity.id)[:_MOST_FORMS]
        places = [m for m in mentions if _PLACE_BEFORE.search(text[max(m.start - 14, 0) : m.start])]
        return kind is EntityKind.UNKNOWN and len(places) * 4 >= len(mentions) * 3

    def _is_publisher(self, entity: Entity) -> bool:
        """ "told the Courier", "the Courier understands": a name that is only told things or knows them."""
        text = self._context.document.text
        seen = 0
        for mention in _mentions(self._context, entity.id)[:_MOST_FORMS]:
            told = _TOLD.search(text[max(mention.start - _TOLD_CHARS, 0) : mention.start])
            if told is not None or _LEARNS.match(text, mention.end):
                seen += 1
            elif "|" not in text[mention.end : mention.end + 3]:
                return False
        return seen > 0

    def _represented(self, entity_id: str) -> str | None:
        entity = self._context.actors.entity(entity_id)
        found = None if entity is None else self._context.actors.allegiances.of(entity)
        return None if found is None else self._context.actors.same(found)

    def _first_span(self, entity_id: str) -> Span:
        mention = next(iter(_mentions(self._context, entity_id)), None)
        return (0, 0) if mention is None else (mention.start, mention.end)

    def _party(self, entity: Entity, kept: set[str]) -> dict[str, object]:
        represents = self._represented(entity.id)
        if represents not in kept or represents == entity.id:
            represents = None
        role = self._roles.of(entity, represents)
        kind = self._kind(entity)
        name, text = self._name(entity), self._context.document.text
        forms = [f for e in self._context.actors.namesakes(entity.id) for f in (e.name, *e.aliases)]
        printed = {" ".join(text[m.start : m.end].split()) for m in _mentions(self._context, entity.id)[:_MOST_FORMS]}
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
            "title": entity.titles[0] if entity.titles else None,
            "evidence": self._evidence(entity),
        }

    def _name(self, entity: Entity) -> str:
        """The entity's name; its longest printed form where the name is not printed ("Another" for an official)."""
        text = self._context.document.text
        forms = [" ".join(text[m.start : m.end].split()) for m in _mentions(self._context, entity.id)[:_MOST_FORMS]]
        if entity.kind is EntityKind.STATE or any(entity.name in form for form in forms):
            return (
                self._person_name(entity)
                if self._context.actors.kind(entity.id) is not EntityKind.STATE
                else entity.name
            )
        return max(forms, key=len, default=entity.name)

    def _person_name(self, entity: Entity) -> str:
        """ "Cdr Rachel Voss" and "Henrik Aasen of Norway" without rank and place."""
        name = _RANK.sub("", entity.name)
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
