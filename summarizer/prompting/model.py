"""The records that prompting hands on: brief types, messages and rendered prompts."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel

from summarizer.schemas import model_face


@dataclass(frozen=True)
class BriefType:
    """A pydantic model and the folder of templates that ask for it."""

    name: str
    model: type[BaseModel]
    prompts: Path

    @property
    def schema(self) -> dict[str, Any]:
        """JSON schema of the answer that a model writes (shared: do not change it)."""
        return model_face(self.model)

    @cached_property
    def schema_sha256(self) -> str:
        return sha256_of(self.schema)


@dataclass(frozen=True)
class Message:
    """One chat message; `content` is sent as it is and never rendered again."""

    role: Literal["system", "user", "assistant"]
    content: str

    @cached_property
    def quoted(self) -> str:
        """`content` as JSON; written once a message, and once for all articles where it is a system message."""
        return _quoted_again(self.content) if self.role == "system" else _quoted(self.content)


@dataclass(frozen=True)
class Prompt:
    """What is sent for one article: messages, and the JSON schema that the answer must follow."""

    messages: tuple[Message, ...]
    brief_type: BriefType
    version: str

    @cached_property
    def sha256(self) -> str:
        """Hash of the messages as sent, hexadecimal."""
        pairs = (f'["{message.role}",{message.quoted}]' for message in self.messages)
        return _sha256(f"[{','.join(pairs)}]")  # as sha256_of writes a list of pairs


def sha256_of(value: Any) -> str:
    """Hash of a JSON value in canonical form (sorted keys, no spaces, UTF-8)."""
    return _sha256(json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":")))


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


_quoted_again = lru_cache(maxsize=16)(_quoted)
