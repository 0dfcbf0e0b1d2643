"""Joins the answers about the windows of one long document into one answer: no item twice, references kept.

Items are the same where the text says so: parties by a printed name or alias, quotes by their passage, claims by shared
evidence and wording. Everything else stays apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel

from summarizer.document.patterns import lazy
from summarizer.grounding.checks.context import fold
from summarizer.grounding.shape import FieldShape, sections_of, shape_of

Raw = dict[str, Any]
IdMap = dict[str, dict[str, str]]
NUMBERED = lazy(r"([A-Za-z]+)(\d+)\Z")
WORD = lazy(r"\w+")
LEAST_SHARED_WORDING = 0.4
SUMMARY, LONGEST_SUMMARY = "summary", 4
# A status that says nothing gives way to one that says something; otherwise the later part of the text is right.
SILENT = frozenset({"unclear", "open"})


class AnswerMerger:
    """Joins answers in the model's face (ids of sentences and quotations global), window after window, into one."""

    def __init__(self, model: type[BaseModel]) -> None:
        self._model = model
        self._sections = {name: _Section(item) for name, item in sections_of(model).items()}
        self._plain: Raw = {}
        self._summaries: list[list[Raw]] = []

    def add(self, answer: Raw) -> None:
        """Take in the answer about the next window."""
        for shape in shape_of(self._model):
            if shape.name not in self._sections and self._plain.get(shape.name) in (None, "", []):
                self._plain[shape.name] = answer.get(shape.name)
        places = {name: section.place(_items(answer, name)) for name, section in self._sections.items()}
        ids: IdMap = {}
        for name, section in self._sections.items():
            ids.setdefault(section.model.__name__, {}).update(section.ids(_items(answer, name), places[name]))
        for name, section in self._sections.items():
            for raw, place in zip(_items(answer, name), places[name], strict=True):
                section.put(_with_ids(raw, section.model, ids), place)
        self._summaries.append(_items(answer, SUMMARY))

    def merged(self) -> Raw:
        """The answer so far."""
        merged = {**self._plain, **{name: section.items for name, section in self._sections.items()}}
        if SUMMARY in self._sections:
            merged[SUMMARY] = _shortest_summary(self._summaries)
        return merged

    def named_items(self) -> list[tuple[str, str]]:
        """Id and name of every named item so far: the cast that later windows should know."""
        named = (section for section in self._sections.values() if _is_named(section.model))
        return [(str(raw["id"]), str(raw.get("name"))) for section in named for raw in section.items if "id" in raw]


@dataclass
class _Section:
    """The items of one section merged so far, with what they can be found by."""

    model: type[BaseModel]
    items: list[Raw] = field(default_factory=list)
    by_key: dict[str, int] = field(default_factory=dict)
    by_evidence: dict[str, list[int]] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)
    counts: dict[str, int] = field(default_factory=dict)

    def place(self, raws: list[Raw]) -> list[int | None]:
        """For each item of an answer the index of the item that it is, None for a new one."""
        return [self._same(raw) for raw in raws]

    def ids(self, raws: list[Raw], places: list[int | None]) -> dict[str, str]:
        """The id that each item of an answer has from now on, by the id that the answer gave it."""
        renamed: dict[str, str] = {}
        for raw, place in zip(raws, places, strict=True):
            old = raw.get("id")
            if isinstance(old, str):
                renamed[old] = str(self.items[place]["id"]) if place is not None else self._fresh(old)
        return renamed

    def put(self, raw: Raw, place: int | None) -> None:
        """Add a new item, or what it tells beyond the item that it is."""
        if place is None:
            place = len(self.items)
            self.items.append(raw)
        else:
            self.items[place] = _joined(self.items[place], raw, self.model)
        for key in _keys(self.items[place], self.model):
            self.by_key.setdefault(key, place)
        for pointer in _evidence(self.items[place], self.model):
            known = self.by_evidence.setdefault(pointer, [])
            if place not in known:
                known.append(place)

    def _same(self, raw: Raw) -> int | None:
        for key in _keys(raw, self.model):
            if key in self.by_key:
                return self.by_key[key]
        if _is_named(self.model) or _has_passage(self.model):
            return None
        words = _words(raw, self.model)
        near = {place for pointer in _evidence(raw, self.model) for place in self.by_evidence.get(pointer, ())}
        shared = {place: _overlap(words, _words(self.items[place], self.model)) for place in sorted(near)}
        best = max(shared, key=lambda place: shared[place], default=None)
        return best if best is not None and shared[best] >= LEAST_SHARED_WORDING else None

    def _fresh(self, wanted: str) -> str:
        """`wanted` where it is free, else the next number after it."""
        match = NUMBERED.match(wanted)
        stem = match.group(1) if match else f"{wanted}-"
        number = self.counts.get(stem, 0 if match else 1)
        candidate = wanted
        while candidate in self.taken:
            number += 1
            candidate = f"{stem}{number}"
        self.counts[stem] = number
        self.taken.add(candidate)
        return candidate


def _items(answer: Raw, section: str) -> list[Raw]:
    value = answer.get(section)
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _is_named(model: type[BaseModel]) -> bool:
    return any(shape.name == "name" and shape.is_printed for shape in shape_of(model))


def _has_passage(model: type[BaseModel]) -> bool:
    return any(shape.is_passage and not shape.is_list for shape in shape_of(model))


def _keys(raw: Raw, model: type[BaseModel]) -> list[str]:
    """What makes an item the same as another: a printed name or alias, a passage, or the very wording of a claim."""
    if _is_named(model):
        aliases = raw.get("aliases")
        names = [raw.get("name"), *(aliases if isinstance(aliases, list) else [])]
        if raw.get("kind") == "unnamed":
            names = [f"{raw.get('id')} {raw.get('name')}"]  # two "officials" of two windows need not be one
        return [fold(str(name)).removeprefix("the ") for name in names if name]
    passages = [str(raw.get(shape.name)) for shape in shape_of(model) if shape.is_passage and not shape.is_list]
    if passages:
        return passages
    words = _words(raw, model)
    return [" ".join(sorted(words))] if words else []


def _words(raw: Raw, model: type[BaseModel]) -> frozenset[str]:
    claims = [raw.get(shape.name) for shape in shape_of(model) if shape.is_claim and not shape.is_list]
    return frozenset(WORD.findall(" ".join(str(claim) for claim in claims if claim).casefold()))


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one and other else 0.0


def _evidence(raw: Raw, model: type[BaseModel]) -> list[str]:
    pointers: list[str] = []
    for shape in shape_of(model):
        value = raw.get(shape.name)
        if shape.is_evidence and isinstance(value, list):
            pointers += [pointer for pointer in value if isinstance(pointer, str)]
    return pointers


def _with_ids(raw: Raw, model: type[BaseModel], ids: IdMap) -> Raw:
    """A copy with its own id and all references renamed."""
    result = dict(raw)
    own = ids.get(model.__name__, {})
    if isinstance(raw.get("id"), str):
        result["id"] = own.get(raw["id"], raw["id"])
    for shape in shape_of(model):
        value = raw.get(shape.name)
        if shape.refers_to:
            result[shape.name] = _renamed(value, shape, ids)
        elif shape.item is not None and isinstance(value, list):
            item = shape.item
            result[shape.name] = [_with_ids(v, item, ids) if isinstance(v, dict) else v for v in value]
    return result


def _renamed(value: Any, shape: FieldShape, ids: IdMap) -> Any:
    if isinstance(value, list):
        return [_renamed(element, shape, ids) for element in value]
    if not isinstance(value, str):
        return value
    return next((ids[target][value] for target in shape.refers_to if value in ids.get(target, {})), value)


def _joined(first: Raw, second: Raw, model: type[BaseModel]) -> Raw:
    """The first item with what the second adds: lists grow, gaps are filled, a later status is taken over."""
    result = dict(first)
    for shape in shape_of(model):
        one, two = first.get(shape.name), second.get(shape.name)
        if isinstance(one, list) and isinstance(two, list):
            result[shape.name] = _union(one, two, shape)
        elif one is None or (shape.name == "status" and two is not None and two not in SILENT):
            result[shape.name] = two
    names = {first.get("name"), second.get("name")} - {None}
    if _is_named(model) and len(names) == 2:
        longest = max(names, key=lambda name: (len(str(name)), str(name)))
        aliases = [alias for alias in (*result.get("aliases", []), *names) if alias != longest]
        result.update({"name": longest, "aliases": list(dict.fromkeys(aliases))})
    return result


def _union(one: Iterable[Any], two: Iterable[Any], shape: FieldShape) -> list[Any]:
    """Elements of both, first come first; nested items of one party or one printed text are one."""
    merged: dict[Any, Any] = {}
    for element in (*one, *two):
        key = _element_key(element)
        known = merged.get(key)
        if isinstance(known, dict) and isinstance(element, dict) and shape.item is not None:
            merged[key] = _joined(known, element, shape.item)
        else:
            merged.setdefault(key, element)
    return list(merged.values())


def _element_key(element: Any) -> Any:
    if not isinstance(element, dict):
        return repr(element)
    return ("item", str(element.get("party") or element.get("id") or element.get("text")))


def _shortest_summary(summaries: Sequence[list[Raw]]) -> list[Raw]:
    """Up to four sentences: the first of each window, then the second, and so on; in the order of the windows."""
    ranked = [(rank, window, raw) for window, sentences in enumerate(summaries) for rank, raw in enumerate(sentences)]
    chosen = sorted(ranked, key=lambda entry: entry[:2])[:LONGEST_SUMMARY]
    return [raw for _, _, raw in sorted(chosen, key=lambda entry: (entry[1], entry[0]))]
