"""Reads a brief type's own docstrings and field descriptions, for the prompt of a type that has no templates."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NamedTuple

from pydantic import BaseModel

from summarizer.schemas import model_face


class FieldNote(NamedTuple):
    name: str
    text: str


class Note(NamedTuple):
    """What the schema says of one class: its docstring and its described fields."""

    title: str
    text: str
    fields: tuple[FieldNote, ...]


@lru_cache(maxsize=64)
def notes_of(model: type[BaseModel]) -> tuple[Note, ...]:
    """One note for the brief itself and one for each class of item in it, in the order in which fields name them."""
    schema = model_face(model)
    definitions: dict[str, Any] = schema.get("$defs", {})
    order = _in_field_order(schema, definitions)
    return (_note(model.__name__, schema), *(_note(name, definitions[name]) for name in order))


def _note(title: str, schema: dict[str, Any]) -> Note:
    described = [
        FieldNote(name, field["description"]) for name, field in schema["properties"].items() if "description" in field
    ]
    return Note(title=title, text=schema.get("description", ""), fields=tuple(described))


def _in_field_order(schema: dict[str, Any], definitions: dict[str, Any]) -> list[str]:
    found: list[str] = []
    stack: list[Any] = [schema.get("properties", {})]
    while stack:
        node = stack.pop()
        if isinstance(node, dict):
            name = str(node.get("$ref", "")).rsplit("/", 1)[-1]
            if name in definitions and name not in found:
                found.append(name)
                stack.append(definitions[name].get("properties", {}))
            stack.extend(reversed(list(node.values())))
        elif isinstance(node, list):
            stack.extend(reversed(node))
    return [name for name in found if "properties" in definitions[name]]
