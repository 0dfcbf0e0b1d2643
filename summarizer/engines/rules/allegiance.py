"""Say for whom a person speaks or acts where the article says so: by title, possessor, "for X", or the delegation that is led."""

from __future__ import annotations

import re

from summarizer.document import Entity, EntityKind, Mention
from summarizer.engines.rules.context import Context

_OFFICE = (
    r"(?:spokes(?:man|woman|person|people)|president|prime minister|(?:\w+ )?minister|secretary|chair(?:man|woman|person)?|chief(?: executive| negotiator)?|"
    r"ceo|head|leader|boss|managing director|director|negotiator|envoy|ambassador|manager|lawyer|attorney|agent|delegate|commissioner|official|owner|gaffer|"
    r"captain|founder|commander|premier|chancellor|counsel|representative|deputy|organi[sz]er|steward|governor|commissioner|portfolio manager|analyst|insider)"
)
_FOR = re.compile(rf"\b{_OFFICE}s?\s+(?:\w+\s)?(?:of|for|at|to|from)\s+(?:the\s+)?$", re.IGNORECASE)
_BETWEEN = re.compile(rf"^(?:['’]s)?\s+(?:[\w-]+\s){{0,3}}?{_OFFICE}s?,?\s*$", re.IGNORECASE)
_LEADS = re.compile(
    r"\b(?:leads?|led|heads?|headed|chairs?|represents?|speaks? for|runs?|who (?:leads|heads|chairs|runs|represents))\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_OFFICE_BEFORE = re.compile(rf"\b({_OFFICE})\s*,?\s*$", re.IGNORECASE)
_COMPANY_OFFICE = re.compile(
    r"\b(?:managing director|chief executive|ceo|boss|finance director|chief operating officer)\b", re.IGNORECASE
)
_UNION_OFFICE = re.compile(
    r"\b(?:branch secretary|general secretary|shop steward|union (?:leader|official|organi[sz]er|rep))\b", re.IGNORECASE
)
_MOST_MENTIONS = 12
_OWN = frozenset({EntityKind.PERSON, EntityKind.UNNAMED, EntityKind.UNKNOWN})


class Allegiances:
    """Whom an entity represents: the document's own reading first, then the words around its first mentions."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._known: dict[str, str | None] = {}

    def of(self, entity_id: str) -> str | None:
        if entity_id not in self._known:
            self._known[entity_id] = None
            entity = self._context.actors.entity(entity_id)
            if entity is not None and entity.kind in _OWN:
                self._known[entity_id] = entity.represents or self._read(entity)
            elif entity is not None:
                self._known[entity_id] = entity.represents
        return self._known[entity_id]

    def _read(self, entity: Entity) -> str | None:
        for mention in entity.mentions[:_MOST_MENTIONS]:
            found = self._around(entity, mention)
            if found is not None:
                return found
        return None

    def _around(self, entity: Entity, mention: Mention) -> str | None:
        """The principal named beside one mention: "Chad's chief negotiator X", "X, spokesman for Y", "X, who leads Y"."""
        text = self._context.document.text
        sentence = next(iter(self._context.document.sentences_of(mention.start, mention.end)), None)
        if sentence is None:
            return None
        others = [m for m in self._context.actors.mentions(sentence.start, sentence.end) if m.entity != entity.id]
        for other in others:
            if self._context.actors.kind(other.entity) in _OWN - {EntityKind.UNKNOWN}:
                continue
            if other.end <= mention.start and _BETWEEN.match(text[other.end : mention.start]):
                return other.entity
            if other.start >= mention.end and other.start - mention.end < 90:
                gap = text[mention.end : other.start]
                if gap.startswith((",", " (", " of", " for")) or gap.lstrip().startswith(("who", "is", "was")):
                    if _FOR.search(gap) or _LEADS.search(gap):
                        return other.entity
                    if (
                        _BETWEEN.match(text[other.end : other.end + 40].split(",")[0].split(".")[0])
                        and gap.count(",") <= 2
                    ):
                        return other.entity
        return self._by_office(mention)

    def _by_office(self, mention: Mention) -> str | None:
        """A managing director speaks for the only company at the table, a branch secretary for the only union."""
        text = self._context.document.text
        near = (
            text[max(mention.start - 30, 0) : mention.start] + " " + text[mention.end : mention.end + 30].split(".")[0]
        )
        for pattern, kind in ((_COMPANY_OFFICE, EntityKind.COMPANY), (_UNION_OFFICE, EntityKind.UNION)):
            if pattern.search(near):
                fitting = [s for s in self._context.actors.sides if self._context.actors.kind(s) is kind]
                return fitting[0] if len(fitting) == 1 else None
        return None
