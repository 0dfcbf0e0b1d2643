"""The ways to ask for a shape, and what each adds to a request."""

from __future__ import annotations

import json
from dataclasses import replace
from enum import StrEnum
from functools import lru_cache
from typing import Any

from summarizer.engines.llm.extraction import is_sendable, sendable
from summarizer.engines.llm.structure import AnswerStructure
from summarizer.prompting import Message, Prompt
from summarizer.settings import ModeName


class Mode(StrEnum):
    """From the strongest promise to none."""

    JSON_SCHEMA = "json_schema"  # response_format json_schema, strict
    TOOLS = "tools"  # one forced tool call, strict
    JSON = "json"  # response_format json_object, the schema in the system message
    TEXT = "text"  # the schema in the system message, nothing else


LADDERS: dict[ModeName, tuple[Mode, ...]] = {
    "auto": (Mode.JSON_SCHEMA, Mode.TOOLS, Mode.JSON, Mode.TEXT),
    "json_schema": (Mode.JSON_SCHEMA,),
    "tools": (Mode.TOOLS,),
    "json": (Mode.JSON, Mode.TEXT),
}
# What an endpoint's complaint mentions when it is about the way of asking and not about the request as such.
COMPLAINTS: dict[Mode, tuple[str, ...]] = {
    Mode.JSON_SCHEMA: ("response_format", "json_schema", "structured output", "response format", "strict", "grammar"),
    Mode.TOOLS: ("tool", "function", "strict"),
    Mode.JSON: ("response_format", "json_object", "response format", "json mode"),
    Mode.TEXT: (),
}


def complains_of(mode: Mode, complaint: str) -> bool:
    """Whether an endpoint that says `complaint` does not know `mode`."""
    lower = complaint.lower()
    return any(word in lower for word in COMPLAINTS[mode])


@lru_cache(maxsize=64)
def shape_json(mode: Mode, structure: AnswerStructure) -> str:
    """The request parameters that ask for the shape, as the members of a JSON object; written once a brief type."""
    parameters: dict[str, Any] = {}
    if mode is Mode.JSON_SCHEMA:
        parameters = {"response_format": structure.response_format}
    elif mode is Mode.TOOLS:
        choice = {"type": "function", "function": {"name": structure.name}}
        parameters = {"tools": structure.tools, "tool_choice": choice}
    elif mode is Mode.JSON:
        parameters = {"response_format": {"type": "json_object"}}
    return as_json(parameters)[1:-1]


def as_json(value: Any) -> str:
    """As openai writes it: compact, not ASCII alone."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def prompt_sha256(mode: Mode, structure: AnswerStructure, prompt: Prompt) -> str:
    """Hash of the messages of `prompt` as they are sent."""
    sent = messages_for(mode, structure, prompt.messages)
    return prompt.sha256 if sent == prompt.messages else replace(prompt, messages=sent).sha256


def messages_for(mode: Mode, structure: AnswerStructure, messages: tuple[Message, ...]) -> tuple[Message, ...]:
    """The messages as sent: where nothing else carries the schema, it ends the first system message."""
    sent = tuple(
        message if is_sendable(message.content) else Message(message.role, sendable(message.content))
        for message in messages
    )
    if mode in (Mode.JSON_SCHEMA, Mode.TOOLS):
        return sent
    if sent and sent[0].role == "system":
        return (Message("system", f"{sent[0].content}\n\n{structure.instruction}"), *sent[1:])
    return (Message("system", structure.instruction), *sent)
