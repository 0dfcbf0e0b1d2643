"""Takes a chat request apart into the parts that decide its answer, so that a changed one can be named.

The key of a request is the hash of the hashes of its parts:

============== ===================================================================================
part           what it holds
============== ===================================================================================
model          the name of the model
template       the system messages
schema         the shape asked for: response_format, tools, tool_choice
article        the user messages before the first answer
conversation   everything after: an earlier answer and what was said about it, with the turn's number
sampling       every other parameter
============== ===================================================================================
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

PARTS = ("model", "template", "schema", "article", "conversation", "sampling")
SHAPE = ("response_format", "tools", "tool_choice")
GENERATED_IDS = ("id", "tool_call_id")
VERSIONED_URL = re.compile(r"https://errors\.pydantic\.dev/[0-9.]+/")
RENAMED = {"max_completion_tokens": "max_tokens"}


@dataclass(frozen=True)
class RequestParts:
    """The text of each part of a request, canonical: same decision, same text."""

    texts: Mapping[str, str]

    @cached_property
    def hashes(self) -> dict[str, str]:
        return {name: sha256(self.texts[name]) for name in PARTS}

    @cached_property
    def key(self) -> str:
        return key_of(self.hashes)


def key_of(hashes: Mapping[str, str]) -> str:
    """The key of a request whose parts have these hashes."""
    return sha256("\n".join(f"{name} {hashes[name]}" for name in PARTS))


def parts_of(body: Mapping[str, Any]) -> RequestParts:
    """Take the JSON body of a chat request apart."""
    messages = [_without_generated_ids(message) for message in body.get("messages") or []]
    system = [message for message in messages if message.get("role") == "system"]
    rest = [message for message in messages if message.get("role") != "system"]
    turn = sum(message.get("role") == "assistant" for message in rest)
    first = next((place for place, message in enumerate(rest) if message.get("role") == "assistant"), len(rest))
    others = {
        RENAMED.get(name, name): value for name, value in body.items() if name not in ("model", "messages", *SHAPE)
    }
    texts = {
        "model": str(body.get("model")),
        "template": _spoken(system),
        "schema": _canonical({name: body[name] for name in SHAPE if name in body}),
        "article": _spoken(rest[:first]),
        "conversation": f"turn {turn}\n{_spoken(rest[first:])}" if turn else "",
        "sampling": _canonical(others),
    }
    return RequestParts(
        texts={name: VERSIONED_URL.sub("https://errors.pydantic.dev/-/", texts[name]) for name in PARTS}
    )


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _spoken(messages: list[dict[str, Any]]) -> str:
    """Messages as text that a person can read in a diff."""
    return "\n".join(f"[{message.get('role')}]\n{_content(message)}" for message in messages)


def _content(message: dict[str, Any]) -> str:
    others = {name: value for name, value in message.items() if name not in ("role", "content")}
    content = message.get("content")
    text = content if isinstance(content, str) else _canonical(content)
    return f"{text}\n{_canonical(others)}" if others else text


def _canonical(value: Any) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False, indent=1)


def _without_generated_ids(value: Any) -> Any:
    if isinstance(value, dict):
        return {
            name: "-" if name in GENERATED_IDS and isinstance(child, str) else _without_generated_ids(child)
            for name, child in value.items()
        }
    if isinstance(value, list):
        return [_without_generated_ids(child) for child in value]
    return value
