"""Choose who belongs in the brief and say what each is: kind, role, title, principal, and where that stands."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from summarizer.document import Document, Entity, EntityKind, Mention, QuotationUse
from summarizer.document.cues import SPEECH
from summarizer.engines.rules.context import Context
from summarizer.engines.rules.lexicon import MEDIATING
from summarizer.engines.rules.records import Act, Issue, Span
from summarizer.engines.rules.syntax import find_sayings

_SAYING = frozenset(
    """say tell add confirm note claim write announce reveal disclose report suggest acknowledge explain argue warn
    state declare
    repeat reiterate stress emphasise emphasize hint maintain insist describe call think believe predict admit
    concede ask deny
    accuse urge shout reply answer respond according""".split()
)
_TALKS_WITH = re.compile(
    r"\b(?:talks|negotiations|meeting|meetings|discussions|consultations|mediat\w+|led|brokered|headed|"
    r"attended|hosted|conversations)\s"
    r"(?:\w+\s){0,2}?(?:with|between|by|among|involving)\s",
    re.IGNORECASE,
)
_CONSENT = re.compile(
    r"\b(?:approv|ratif|vote|ballot|clear|consent|blessing|endorse|sign off|contacted)\w*", re.IGNORECASE
)
_WATCHES = re.compile(r"\b(?:monitors?|guarantors?|underwrit\w+|peacekeepers?)\b", re.IGNORECASE)
_HELPS = re.compile(
    r"\boffer(?:ed|ing|s)? (?:its|their|his|her) (?:help|services|good offices)\b|\bboth sides\b|\bboth parties\b",
    re.IGNORECASE,
)
_STAKEHOLDER_NAMES = re.compile(
    r"\b(?:Congress|Parliament|Senate|Commission|Court|Bundestag|Knesset|Duma|Council|Assembly|Authority|"
    r"regulator\w*|Agency)\b",
    re.IGNORECASE,
)
_RUNS_TALKS = re.compile(
    r"\b(?:runs|chairs|hosts|is chairing|moderates|convened|facilitates) the (?:\w+ )?(?:talks|negotiations)\b"
)
_KINDS = {kind.value: kind.value for kind in EntityKind} | {"unknown": "organization"}
_MOST_EVIDENCE = 3
_MOST_FORMS = 50


@dataclass
class Casting:
    """Why each entity is in: reasons by entity id, in the order of the rules that gave them."""

    reasons: dict[str, list[tuple[str, Span]]] = field(default_factory=dict)

    def add(self, entity_id: str, rule: str, span: Span) -> None:
        self.reasons.setdefault(entity_id, []).append((rule, span))


def cast_parties(context: Context, acts: list[Act], issues: list[Issue], *, negotiation: bool) -> Casting:
    """Everybody who speaks, makes or receives an offer, holds a position, takes part in talks, or is represented by
    such.
    """
    casting = Casting()
    document = context.document
    _speakers(document, casting)
    _sources(context, casting)
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
        for side in context.actors.sides[:2]:
            mention = next(iter(_mentions(context, side)), None)
            if mention is not None:
                casting.add(side, "side", (mention.start, mention.end))
    return casting


def _speakers(document: Document, casting: Casting) -> None:
    for quotation, attribution in zip(document.quotations, document.attributions, strict=True):
        if quotation.use is not QuotationUse.SPEECH or attribution.entity is None:
            continue
        if document.barred_at(quotation.start, quotation.end) is None:
            span = (attribution.start, attribution.end)
            casting.add(attribution.entity, f"speaks:{attribution.basis.value}", span)


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
        if issue.rule in {"issue:needs-approval", "issue:must-clear", "issue:put-to-vote"}:
            for mention in context.actors.mentions(issue.start, issue.end + 30):
                if context.actors.kind(mention.entity) is EntityKind.ORGANIZATION:
                    casting.add(mention.entity, "asked-to-consent", (mention.start, mention.end))


def _mentions(context: Context, entity_id: str) -> tuple[Mention, ...]:
    entity = context.actors.entity(entity_id)
    return (
        ()
        if entity is None
        else tuple(m for m in entity.mentions if context.document.barred_at(m.start, m.end) is None)
    )


class PartyWriter:
    """Writes the party items of a brief in the model's face."""

    def __init__(self, context: Context, casting: Casting, acts: list[Act], *, negotiation: bool) -> None:
        self._context = context
        self._acts = [act for act in acts if not act.stance]
        self._negotiation = negotiation
        self._casting = casting
        self._makers = Counter(maker for act in self._acts for maker in act.makers)
        self._addressed = Counter(a for act in self._acts for a in act.addressees)

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
            if e is not None and _mentions(self._context, e.id)
        ]
        entities.sort(key=lambda e: e.mentions[0].start)
        kept = {e.id for e in entities}
        return [self._party(e, kept) for e in entities]

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
        role = self._role(entity, represents)
        kind = self._kind(entity)
        aliases = [a for a in entity.aliases if a != entity.name][:8]
        return {
            "id": entity.id,
            "name": self._name(entity),
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
            return entity.name
        return max(forms, key=len, default=entity.name)

    def _kind(self, entity: Entity) -> str:
        kind = self._context.actors.kind(entity.id)
        if kind is EntityKind.UNKNOWN:
            return "person" if self._speaks(entity.id) and len(entity.name.split()) > 1 else "organization"
        return _KINDS[kind.value]

    def _speaks(self, entity_id: str) -> bool:
        return any(rule.startswith(("speaks", "says")) for rule, _ in self._casting.reasons.get(entity_id, ()))

    def _role(self, entity: Entity, represents: str | None) -> str:
        """One role a party; without a negotiation everybody only comments."""
        if not self._negotiation:
            return "commentator"
        text = self._surroundings(entity)
        if self._mediates(entity, text) or represents in self._context.actors.mediators:
            return "mediator"
        if self._context.actors.kind(entity.id) in {EntityKind.PERSON, EntityKind.UNNAMED}:
            return self._role_of_person(entity, represents)
        return "representative" if represents is not None else self._role_of_body(entity, text)

    def _role_of_person(self, entity: Entity, represents: str | None) -> str:
        if represents in self._sides() or self._leads_talks(entity.id):
            return "representative"
        acts = self._makers[entity.id] + self._addressed[entity.id] > 0
        alone = entity.kind is EntityKind.PERSON and represents is None
        return "principal" if acts and alone else "commentator"

    def _role_of_body(self, entity: Entity, text: str) -> str:
        makes, main = self._makers[entity.id] > 0, entity.id in self._context.actors.sides[:2]
        if makes and not main and _WATCHES.search(text):
            return "guarantor"
        consents = entity.kind is EntityKind.ORGANIZATION and _STAKEHOLDER_NAMES.search(entity.name) is not None
        if (makes or main or self._addressed[entity.id] > 0) and not (consents and not makes):
            return "principal"
        if consents or _CONSENT.search(text) or not self._speaks(entity.id):
            return "stakeholder"
        return "commentator"

    def _leads_talks(self, entity_id: str) -> bool:
        return any(rule == "talks-with" for rule, _ in self._casting.reasons.get(entity_id, ()))

    def _sides(self) -> set[str]:
        return set(self._context.actors.sides)

    def _mediates(self, entity: Entity, text: str) -> bool:
        words = f"{entity.name} {' '.join(entity.aliases)} {' '.join(entity.titles)}".lower().split()
        if any(word in MEDIATING for word in words):
            return True
        if entity.kind is EntityKind.PERSON and _RUNS_TALKS.search(text):
            return True
        return any(_mediator_phrase(self._context.document.text, m) for m in _mentions(self._context, entity.id)[:20])

    def _surroundings(self, entity: Entity) -> str:
        document = self._context.document
        spans = {
            s.id: s for m in _mentions(self._context, entity.id)[:12] for s in document.sentences_of(m.start, m.end)
        }
        return " ".join(document.slice(sentence) for sentence in spans.values())

    def _evidence(self, entity: Entity) -> list[str]:
        """The first mention's sentence and those where the entity acts, at most three, in text order."""
        document = self._context.document
        spans = [self._first_span(entity.id), *(span for _, span in self._casting.reasons.get(entity.id, ()))]
        found: dict[str, int] = {}
        for start, end in spans:
            for sentence in document.sentences_of(start, max(end, start + 1))[:1]:
                if document.barred_at(sentence.start, sentence.end) is None:
                    found.setdefault(sentence.id, sentence.start)
            if len(found) >= _MOST_EVIDENCE:
                break
        if not found:
            for sentence in document.sentences_of(*self._first_span(entity.id))[:1]:
                found[sentence.id] = sentence.start
        return sorted(found, key=lambda i: found[i])


def _mediator_phrase(text: str, mention: Mention) -> bool:
    """ "Norwegian mediators", "mediated by Qatar", "conciliation service Acas"."""
    after = text[mention.end : mention.end + 30].lower()
    before = text[max(mention.start - 30, 0) : mention.start].lower()
    near = (after.split()[:2], before.split()[-2:])
    return any(word.strip(",.’'") in MEDIATING for words in near for word in words)
