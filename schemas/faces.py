"""The two JSON schemas of one brief type: what the model is asked to write, and what the reader gets."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from pydantic import BaseModel

JsonSchema = dict[str, Any]

# Keywords that every provider with strict structured outputs accepts; anything else is left out of the model's face.
STRICT_KEYWORDS = frozenset(
    {"type", "properties", "required", "additionalProperties", "items", "enum", "anyOf", "$ref", "$defs", "description"}
)


@lru_cache(maxsize=64)
def _faces(brief_type: type[BaseModel]) -> tuple[JsonSchema, JsonSchema]:
    written = brief_type.model_json_schema(mode="validation")
    read = brief_type.model_json_schema(mode="serialization")
    return _model_face(written), read


def model_face(brief_type: type[BaseModel]) -> JsonSchema:
    """JSON schema of the answer that a model writes: ids only, strict.

    Every field is required (optional ones are nullable), no defaults, no further keys, and only the keywords of
    `STRICT_KEYWORDS`; fields declared with `by_program` are absent. The result is shared: do not change it.
    """
    return _faces(brief_type)[0]


def reader_face(brief_type: type[BaseModel]) -> JsonSchema:
    """JSON schema of the brief as printed: spans with offsets and text. The result is shared: do not change it."""
    return _faces(brief_type)[1]


def _model_face(schema: JsonSchema) -> JsonSchema:
    definitions: JsonSchema = schema.get("$defs", {})
    strict = _strict(schema, definitions)
    used = _references(strict, definitions)
    if used:
        strict["$defs"] = {name: _strict(definitions[name], definitions) for name in sorted(used)}
    return strict


def _strict(node: JsonSchema, definitions: JsonSchema) -> JsonSchema:
    if "$ref" in node:
        return _reference(node, definitions)
    if "allOf" in node and len(node["allOf"]) == 1:
        merged = {**node["allOf"][0], **{key: value for key, value in node.items() if key != "allOf"}}
        return _strict(merged, definitions)
    node = _without_const(node)
    result: JsonSchema = {}
    for key, value in node.items():
        if key == "properties":
            kept = {name: child for name, child in value.items() if not child.get("readOnly")}
            result["properties"] = {name: _strict(child, definitions) for name, child in kept.items()}
        elif key == "items":
            result["items"] = _strict(value, definitions)
        elif key in ("anyOf", "oneOf"):
            result["anyOf"] = [_strict(child, definitions) for child in value]
        elif key == "description":
            result["description"] = " ".join(value.split())
        elif key in STRICT_KEYWORDS - {"$defs", "required", "additionalProperties"}:
            result[key] = value
    if "properties" in result:
        result["required"] = list(result["properties"])
        result["additionalProperties"] = False
    return result


def _reference(node: JsonSchema, definitions: JsonSchema) -> JsonSchema:
    """Strict mode wants a `$ref` to stand alone; enums and references with a description are written out in place."""
    name = node["$ref"].rsplit("/", 1)[-1]
    target = definitions[name]
    if "enum" in target or "const" in target:
        merged = {"type": target.get("type", "string"), "enum": target.get("enum", [target.get("const")])}
        description = node.get("description")
        return {**merged, "description": " ".join(description.split())} if description else merged
    return {"$ref": node["$ref"]}


def _without_const(node: JsonSchema) -> JsonSchema:
    if "const" not in node:
        return node
    return {**{key: value for key, value in node.items() if key != "const"}, "enum": [node["const"]]}


def _references(node: Any, definitions: JsonSchema, seen: frozenset[str] = frozenset()) -> set[str]:
    """Names of the definitions that `node` needs, following references through the (unstrict) definitions."""
    found: set[str] = set()
    stack = [node]
    while stack:
        current = stack.pop()
        if isinstance(current, dict):
            reference = current.get("$ref")
            if isinstance(reference, str):
                name = reference.rsplit("/", 1)[-1]
                if name not in found and name not in seen:
                    found.add(name)
                    stack.append(_strict(definitions[name], definitions))
            stack.extend(value for key, value in current.items() if key != "$ref")
        elif isinstance(current, list):
            stack.extend(current)
    return found
