"""Validates one item of an answer against its class, and saves what can be saved of one that fails."""

from __future__ import annotations

import copy
from typing import Any

from pydantic import BaseModel, ValidationError

from summarizer.document.patterns import lazy
from summarizer.grounding.model import Path, Problem
from summarizer.grounding.shape import shape_of

MOST_ROUNDS = 50
COMMA = lazy("[,;\u060c\u3001]")

MOST_DEPTH = 32  # levels of nesting; no brief has ten


def clean(raw: Any, depth: int = 0) -> Any:
    """A copy of an answer that can be printed: no lone surrogates, None for what is nested beyond reason."""
    if isinstance(raw, str):
        return raw if raw.isascii() else raw.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(raw, (dict, list)) and depth >= MOST_DEPTH:
        return None
    if isinstance(raw, dict):
        return {
            key if isinstance(key, str) and key.isascii() else clean(key): (
                value if isinstance(value, str) and value.isascii() else clean(value, depth + 1)
            )
            for key, value in raw.items()
        }
    if isinstance(raw, list):
        return [value if isinstance(value, str) and value.isascii() else clean(value, depth + 1) for value in raw]
    return raw


def tidy(raw: Any, model: type[BaseModel], *, trusted: bool) -> Any:
    """`raw` with absent nullable fields as None, absent lists as [], and keys left out that the model may not write.

    Keys that the class does not declare go too: they are the model's chatter, not part of the item.
    """
    if not isinstance(raw, dict):
        return raw
    result: dict[str, Any] = {}
    for field in shape_of(model):
        if field.by_program and not trusted:
            continue
        if field.name in raw:
            value = raw[field.name]
            if field.item is not None:
                item = field.item
                value = [tidy(v, item, trusted=trusted) for v in value] if isinstance(value, list) else value
            result[field.name] = value
        elif field.by_program:
            continue
        elif field.is_list:
            result[field.name] = []
        elif field.nullable:
            result[field.name] = None
    return result


def validate(raw: Any, model: type[BaseModel], context: dict[str, Any]) -> tuple[BaseModel | None, list[Problem]]:
    """The grounded item, or None and what is wrong with it."""
    try:
        return model.model_validate(raw, context=context), []
    except ValidationError as error:
        problems = [Problem(code=e["type"], message=_message(e), path=tuple(e["loc"])) for e in error.errors()]
        return None, problems
    except RecursionError:
        return None, [Problem(code="too_deep", message="the item is nested too deeply")]


def without(raw: Any, path: Path, model: type[BaseModel]) -> tuple[Any, Path] | None:
    """A copy of `raw` without the smallest part around `path` that an item can spare, and where that part stood.

    That is the innermost list element on the path, or a nullable field, which becomes None. None if there is neither.
    """
    for depth in range(len(path), 0, -1):
        step = path[depth - 1]
        parent = at(raw, path[: depth - 1])
        if isinstance(step, int) and isinstance(parent, list) and step < len(parent):
            pruned = copy.deepcopy(raw)
            del at(pruned, path[: depth - 1])[step]
            return pruned, path[:depth]
        if isinstance(step, str) and isinstance(parent, dict) and parent.get(step) is not None:
            owner = _class_at(model, path[: depth - 1])
            if owner and any(field.name == step and field.nullable and not field.is_list for field in shape_of(owner)):
                pruned = copy.deepcopy(raw)
                at(pruned, path[: depth - 1])[step] = None
                return pruned, path[:depth]
    return None


def leading_part(raw: Any, problem: Problem, model: type[BaseModel]) -> str | None:
    """What stands before the first comma of a nullable printed field that is not printed whole; None elsewhere."""
    if problem.code != "not_printed" or len(problem.path) != 1 or not isinstance(raw, dict):
        return None
    field = next((field for field in shape_of(model) if field.name == problem.path[0]), None)
    value = raw.get(str(problem.path[0]))
    if field is None or not field.nullable or not isinstance(value, str):
        return None
    return COMMA.split(value, maxsplit=1)[0].strip() or None if COMMA.search(value) else None


def at(raw: Any, path: Path) -> Any:
    """The value at a path of a raw item, None where there is none."""
    for step in path:
        try:
            raw = raw[step]
        except (KeyError, IndexError, TypeError):
            return None
    return raw


def _class_at(model: type[BaseModel], path: Path) -> type[BaseModel] | None:
    current: type[BaseModel] | None = model
    for step in path:
        if isinstance(step, str) and current is not None:
            current = next((field.item for field in shape_of(current) if field.name == step), None)
    return current


def _message(error: Any) -> str:
    where = ".".join(str(step) for step in error["loc"])
    return f"{where}: {error['msg']}" if where else str(error["msg"])
