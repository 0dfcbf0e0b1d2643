"""Random answers: valid against a model's face with ids and texts drawn at random, and broken on purpose."""

from __future__ import annotations

import random
from typing import Any

TEXTS = (
    "The union will not accept 300 euros unless the ministry signs by Friday.",
    "Kyiv rejected $45 billion",
    "",
    " ",
    "no",
    "not",
    "No no no not never without",
    "if if if unless until",
    "{{ 7*7 }} {% raw %} {curly}",
    "\u202e\u200bhidden\u0000text\ufeff",
    "\ud800 lone",
    "🚢" * 40,
    "10^400 9999999999999999999999999999999999999999 1,2,3,4 $ € %",
    "A" * 3000,
    "S1: The ... Friday",
    "S2: “We ... present,",
    "S2-S3: first ... last",
    "S99999999999",
    "Q1",
    "S1",
    "\n\n",
)


POOL = (
    *(f"{prefix}{number}" for prefix in ("S", "Q", "O", "I", "U") for number in range(8)),
    *("union", "operator", "ministry", "us", "Ferry crews", "300 euros", "Monday"),
    *TEXTS,
)


def valid(schema: dict[str, Any], rng: random.Random) -> Any:
    """A value that the strict JSON schema allows; strings are ids, words of the article or hostile texts."""
    return _valid(schema, schema.get("$defs", {}), rng)


def _valid(node: dict[str, Any], definitions: dict[str, Any], rng: random.Random) -> Any:
    if "$ref" in node:
        return _valid(definitions[node["$ref"].rsplit("/", 1)[-1]], definitions, rng)
    if "anyOf" in node:
        return _valid(rng.choice(node["anyOf"]), definitions, rng)
    if "enum" in node:
        return rng.choice(node["enum"])
    kind = node.get("type")
    if kind == "object":
        return {name: _valid(child, definitions, rng) for name, child in node.get("properties", {}).items()}
    if kind == "array":
        return [_valid(node["items"], definitions, rng) for _ in range(rng.choice((0, 1, 1, 2, 3)))]
    if kind == "string":
        return rng.choice(POOL)
    if kind in ("integer", "number"):
        return rng.choice((0, -1, 3.5, 10**30))
    return rng.choice((True, False)) if kind == "boolean" else None


def junk(rng: random.Random, depth: int = 0) -> Any:
    """Any JSON value, now and then nested deeply."""
    choice = rng.randrange(10)
    if depth < 3 and choice == 0:
        return [junk(rng, depth + 1) for _ in range(rng.randrange(4))]
    if depth < 3 and choice == 1:
        return {rng.choice(("id", "text", "evidence", "x", "")): junk(rng, depth + 1) for _ in range(rng.randrange(4))}
    if choice == 2:
        nested: Any = "deep"
        for _ in range(rng.choice((5, 300, 700))):
            nested = [nested] if rng.random() < 0.5 else {"id": nested}
        return nested
    return rng.choice((None, True, 0, -1, 1e308, float("inf"), float("nan"), *TEXTS))


def broken(schema: dict[str, Any], rng: random.Random) -> Any:
    """A valid answer with up to six of its parts replaced by junk, left out or said twice; sometimes only junk."""
    if rng.random() < 0.05:
        return junk(rng)
    answer = valid(schema, rng)
    for _ in range(rng.randrange(1, 7)):
        _break(answer, rng)
    return answer


def _break(node: Any, rng: random.Random) -> None:
    while isinstance(node, dict | list) and node:
        key = rng.choice(list(node)) if isinstance(node, dict) else rng.randrange(len(node))
        child = node[key]
        if isinstance(child, dict | list) and child and rng.random() < 0.7:
            node = child
            continue
        action = rng.randrange(4)
        if action == 0 and isinstance(node, dict):
            del node[key]
        elif action == 1 and isinstance(node, list):
            node.append(child)
        elif action == 2 and isinstance(node, dict):
            node[rng.choice(("extra", "basis", "confidence", "__class__"))] = junk(rng)
        else:
            node[key] = junk(rng)
        return
