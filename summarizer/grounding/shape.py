"""What a brief type looks like to grounding: which fields hold lists of items, and which fields of an item are what."""

from __future__ import annotations

import types
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from summarizer.schemas import AsPrinted, PointerTo, Ref, ref_targets


@dataclass(frozen=True)
class FieldShape:
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


def sections_of(model: type[BaseModel]) -> dict[str, type[BaseModel]]:
    """The brief's lists of items: field name -> class of its items."""
    return {field.name: field.item for field in shape_of(model) if field.is_list and field.item is not None}


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
