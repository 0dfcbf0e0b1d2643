"""What a brief type looks like to grounding: which fields hold lists of items, and which fields of an item are what."""

from __future__ import annotations

import types
from collections.abc import Mapping
from functools import lru_cache
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from summarizer.schemas import AsPrinted, PointerTo, Ref, Span, ref_targets


class FieldShape(NamedTuple):
    """One field: `item` is the class of a list's or single item, `metadata` all annotations at any depth."""

    name: str
    is_list: bool
    nullable: bool
    item: type[BaseModel] | None
    by_program: bool
    is_claim: bool
    is_printed: bool
    is_evidence: bool
    is_passage: bool
    refers_to: tuple[str, ...]


@lru_cache(maxsize=256)
def shape_of(model: type[BaseModel]) -> tuple[FieldShape, ...]:
    """The fields of a model in declaration order."""
    return tuple(_field_shape(name, info) for name, info in model.model_fields.items())


@lru_cache(maxsize=256)
def sections_of(model: type[BaseModel]) -> Mapping[str, type[BaseModel]]:
    """The brief's lists of items: field name -> class of its items."""
    found = {field.name: field.item for field in shape_of(model) if field.is_list and field.item is not None}
    return types.MappingProxyType(found)


class ItemParts(NamedTuple):
    """The names of an item's fields by what they hold: claims, printed forms, spans of the article, further items.

    `fields` are all those that hold any of it.
    """

    fields: tuple[str, ...]
    claims: tuple[str, ...]
    printed: tuple[str, ...]
    spans: tuple[str, ...]
    nested: tuple[str, ...]


@lru_cache(maxsize=256)
def parts_of(model: type[BaseModel]) -> ItemParts:
    """The fields of a model's items that checks look into, each kind in declaration order."""
    shape = shape_of(model)
    return ItemParts(
        fields=tuple(field.name for field in shape if _matters(field)),
        claims=tuple(field.name for field in shape if field.is_claim),
        printed=tuple(field.name for field in shape if field.is_printed),
        spans=tuple(field.name for field in shape if field.is_evidence or field.is_passage or _is_span(field.item)),
        nested=tuple(field.name for field in shape if field.item is not None),
    )


def _matters(field: FieldShape) -> bool:
    return field.is_claim or field.is_printed or field.is_evidence or field.is_passage or field.item is not None


def _is_span(item: type[BaseModel] | None) -> bool:
    return item is not None and issubclass(item, Span)


def _field_shape(name: str, info: FieldInfo) -> FieldShape:
    core, metadata, is_list, nullable = _unwrap(info.annotation)
    refers_to = ref_targets(core) if _is_reference(core) else ()
    metadata += list(info.metadata)
    extra = info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}
    by_program = bool(extra.get("readOnly"))
    points = any(isinstance(mark, PointerTo) for mark in metadata)
    printed = any(isinstance(mark, AsPrinted) for mark in metadata)
    is_model = isinstance(core, type) and issubclass(core, BaseModel) and not points
    plain = core is str and name != "id" and not by_program
    return FieldShape(
        name=name,
        is_list=is_list,
        nullable=nullable,
        item=core if is_model else None,
        by_program=by_program,
        is_claim=plain and not printed,
        is_printed=plain and printed,
        is_evidence=any(isinstance(mark, PointerTo) and mark.kind == "sentence" for mark in metadata),
        is_passage=any(isinstance(mark, PointerTo) and mark.kind == "quotation" for mark in metadata),
        refers_to=refers_to,
    )


def _is_reference(annotation: Any) -> bool:
    origin = get_origin(annotation)
    return isinstance(origin, type) and issubclass(origin, Ref)


def _unwrap(annotation: Any) -> tuple[Any, list[Any], bool, bool]:
    """Strip `Annotated`, `list` and `| None` from an annotation: (core, metadata, is a list, is nullable)."""
    metadata: list[Any] = []
    is_list = nullable = False
    while True:
        origin = get_origin(annotation)
        if origin is Annotated:
            annotation, *marks = get_args(annotation)
            metadata += marks
        elif origin in (list, tuple, set, frozenset):
            is_list = True
            annotation = get_args(annotation)[0]
        elif origin in (Union, types.UnionType):
            members = [member for member in get_args(annotation) if member is not type(None)]
            nullable = nullable or len(members) < len(get_args(annotation))
            if len(members) != 1:
                return annotation, metadata, is_list, nullable
            annotation = members[0]
        else:
            return annotation, metadata, is_list, nullable
