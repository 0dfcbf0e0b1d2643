"""Any brief type as sections of cards: lists of items become sections, the rest facts, by the types of their fields.

An item's title is its first field of the names in `TITLES` (else its first text), its id its `id`; sentences are its
evidence, a quotation its quote, references the names of what they refer to, enumerations badges.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from enum import Enum
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from summarizer.render.negotiation import TONES, basis
from summarizer.render.view import Badge, Card, Fact, Layout, Section, Tone, title_case, words
from summarizer.schemas.fields import PointerTo, Ref, Span

HEADLINES = ("headline", "title", "name")
TITLES = ("name", "title", "topic", "headline", "text", "statement", "claim", "summary")
DEPTH = 6  # nested items further down are printed as JSON


def generic_sections(brief: BaseModel) -> tuple[Section, ...]:
    """One section for each list or item among the brief's fields."""
    names = dict(_names(brief))
    sections = []
    for field in type(brief).model_fields:
        value = getattr(brief, field)
        if isinstance(value, BaseModel) and not isinstance(value, Span):
            value = [value]
        if isinstance(value, (list, tuple)):
            cards = tuple(_element(field, n, item, names) for n, item in enumerate(value))
            sections.append(Section(field, title_case(field), _layout(cards), cards, "None."))
    return tuple(sections)


def generic_headline(brief: BaseModel) -> str | None:
    """The brief's own headline, where it has one."""
    found = (getattr(brief, name, None) for name in HEADLINES)
    return next((value for value in found if isinstance(value, str) and value), None)


def generic_facts(brief: BaseModel) -> tuple[Fact, ...]:
    """The brief's single values, its headline aside."""
    names = dict(_names(brief))
    headline = generic_headline(brief)
    facts = []
    for field in type(brief).model_fields:
        value = getattr(brief, field)
        if value is None or isinstance(value, (list, tuple)) or value == headline:
            continue
        if isinstance(value, Span):
            facts.append(Fact(words(field), (value.text,)))
        elif not isinstance(value, BaseModel):
            facts.append(Fact(words(field), (_printed(value, names),)))
    return tuple(facts)


def _layout(cards: tuple[Card, ...]) -> Layout:
    if cards and all(card.quote is not None for card in cards):
        return Layout.QUOTES
    plain = all(not (card.badges or card.facts or card.parts or card.show_label) for card in cards)
    return Layout.STATEMENTS if plain else Layout.ITEMS


def _names(value: Any, depth: int = 0) -> Iterator[tuple[str, str]]:
    """Id and name of every item below `value`."""
    if depth > DEPTH:
        return
    if isinstance(value, (list, tuple)):
        for element in value:
            yield from _names(element, depth + 1)
    elif isinstance(value, BaseModel) and not isinstance(value, Span):
        own = getattr(value, "id", None)
        name = getattr(value, "name", None)
        if isinstance(own, str):
            yield own, name if isinstance(name, str) and name else own
        for field in type(value).model_fields:
            yield from _names(getattr(value, field), depth + 1)


def _element(section: str, number: int, value: Any, names: dict[str, str], depth: int = 0) -> Card:
    key = f"{section}-{number}"
    label = f"{section}[{number}]"
    if isinstance(value, Span):
        return Card(key, label, value.text, show_label=False, evidence=(value,))
    if isinstance(value, BaseModel):
        return _item(key, label, value, names, depth)
    return Card(key, label, _printed(value, names), show_label=False)


def _item(key: str, label: str, item: BaseModel, names: dict[str, str], depth: int) -> Card:
    fields = type(item).model_fields
    own = getattr(item, "id", None)
    title_field = _title_field(item)
    gathered = _Gathered(names, depth, key)
    for name, info in fields.items():
        if name not in ("id", "basis", "confidence", title_field):
            gathered.add(name, info, getattr(item, name))
    named = isinstance(own, str) and own != ""
    title = getattr(item, title_field) if title_field else ""
    return Card(
        key,
        own if named and isinstance(own, str) else label,
        title or (gathered.quote.text if gathered.quote else ""),
        show_label=named,
        badges=tuple(gathered.badges),
        facts=tuple(gathered.facts),
        parts=tuple(gathered.parts),
        evidence=tuple(gathered.evidence),
        quote=gathered.quote,
        speakers=tuple(gathered.speakers),
        basis=basis(getattr(item, "basis", None), getattr(item, "confidence", None)),
    )


def _title_field(item: BaseModel) -> str:
    texts = [
        name
        for name in type(item).model_fields
        if name not in ("id", "basis") and type(value := getattr(item, name)) is str and value
    ]
    return next((name for name in TITLES if name in texts), texts[0] if texts else "")


class _Gathered:
    """What the fields of one item come to."""

    def __init__(self, names: dict[str, str], depth: int, key: str) -> None:
        self.names = names
        self.depth = depth
        self.key = key
        self.badges: list[Badge] = []
        self.facts: list[Fact] = []
        self.parts: list[Card] = []
        self.evidence: list[Span] = []
        self.quote: Span | None = None
        self.speakers: list[str] = []

    def add(self, name: str, info: FieldInfo, value: Any) -> None:
        values = list(value) if isinstance(value, (list, tuple, set, frozenset)) else [value]
        spans = [element for element in values if isinstance(element, Span)]
        if spans and self.quote is None and "quotation" in _pointer_kinds(info):
            self.quote, *spans = spans
        self.evidence += spans
        models = [e for e in values if isinstance(e, BaseModel) and not isinstance(e, Span)]
        if self.depth < DEPTH:
            start = len(self.parts)
            self.parts += (
                _element(self.key, start + n, model, self.names, self.depth + 1) for n, model in enumerate(models)
            )
            models = []
        plain = [e for e in values if e is not None and e != "" and not isinstance(e, BaseModel)]
        if isinstance(value, Enum):
            self.badges.append(Badge(words(str(value.value)), TONES.get(str(value.value), Tone.NEUTRAL)))
        elif "speaker" in name and plain and all(isinstance(element, Ref) for element in plain):
            self.speakers += (_printed(element, self.names) for element in plain)
        elif plain or models:
            self.facts.append(Fact(words(name), tuple(_printed(e, self.names) for e in [*plain, *models])))


def _pointer_kinds(info: FieldInfo) -> set[str]:
    """Which kinds of pointer a field's annotation holds at any depth."""
    kinds: set[str] = {mark.kind for mark in info.metadata if isinstance(mark, PointerTo)}
    stack = [info.annotation]
    while stack:
        for argument in get_args(stack.pop()):
            if isinstance(argument, PointerTo):
                kinds.add(argument.kind)
            else:
                stack.append(argument)
    return kinds


def _printed(value: Any, names: dict[str, str]) -> str:
    if isinstance(value, Ref):
        return names.get(value, str(value))
    if isinstance(value, Enum):
        return words(str(value.value))
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, BaseModel):
        value = value.model_dump(mode="json")
    return json.dumps(value, ensure_ascii=False, default=str) if isinstance(value, (dict, list)) else str(value)
