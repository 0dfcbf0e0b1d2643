"""Good answers, and the building blocks of bad ones."""

from __future__ import annotations

import json
from typing import Any

from tests.endpoint.mock import Play, Wire

BRIEF: dict[str, Any] = {
    "headline": "The port offers four per cent",
    "speakers": [],
    "commitments": [],
    "demands": [],
    "denials": [],
    "quotes": [],
}
GOOD = json.dumps(BRIEF)


def says(text: str | None, *, finish: str = "stop", **message: Any) -> Play:
    """A completion whose answer is `text`, in the tool call where the request forces one."""

    def play(wire: Wire) -> None:
        wire.answer_json(200, completion(wire, text, finish=finish, **message))

    return play


def completion(wire: Wire, text: str | None, *, finish: str = "stop", **message: Any) -> dict[str, Any]:
    spoken: dict[str, Any] = {"role": "assistant", "content": text}
    tools = (wire.seen.body or {}).get("tools")
    if tools and text is not None:
        function = {"name": tools[0]["function"]["name"], "arguments": text}
        call = {"id": f"call_{wire.turn}", "type": "function", "function": function}
        spoken |= {"content": None, "tool_calls": [call]}
    choice = {"index": 0, "finish_reason": finish, "message": spoken | message}
    return {
        "id": f"chatcmpl-{wire.turn}",
        "object": "chat.completion",
        "created": 1,
        "model": "mock-1",
        "choices": [choice],
        "usage": wire.bill(),
    }


def good() -> Play:
    return says(GOOD)


def status(code: int, *, message: str = "no", kind: str | None = None, **headers: str) -> Play:
    """An error answer as OpenAI writes them."""

    def play(wire: Wire) -> None:
        error = {"message": message, "type": kind or "error", "code": kind, "param": None}
        wire.answer_json(code, {"error": error}, **headers)

    return play


def body(value: Any) -> Play:
    """A 200 with the JSON of `value`; a callable gets the wire (to bill) and returns the value."""

    def play(wire: Wire) -> None:
        wire.answer_json(200, value(wire) if callable(value) else value)

    return play


def raw(payload: bytes, *, media_type: str = "application/json", code: int = 200, **headers: str) -> Play:
    def play(wire: Wire) -> None:
        wire.answer(code, payload, media_type=media_type, **headers)

    return play
