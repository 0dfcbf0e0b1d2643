"""A transport that answers every request with one brief, without a socket: for memory, not for speed."""

from __future__ import annotations

import json
import re
from typing import Any

import httpx2

SPEAKER = re.compile(r"([A-Z]\w+ [A-Z]\w+) told reporters")


class Replayed(httpx2.AsyncBaseTransport):
    """Finds who told reporters something in the request, and answers with that speaker and the first quotation."""

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        asked = json.loads(await request.aread())["messages"][-1]["content"]
        speaker = SPEAKER.search(asked)
        message = {"role": "assistant", "content": json.dumps(_brief(speaker.group(1) if speaker else None))}
        choice = {"index": 0, "finish_reason": "stop", "message": message}
        usage = {"prompt_tokens": 900, "completion_tokens": 40, "total_tokens": 940}
        body = {"id": "x", "object": "chat.completion", "created": 1, "model": "m", "choices": [choice], "usage": usage}
        return httpx2.Response(200, json=body)


def _brief(speaker: str | None) -> dict[str, Any]:
    speakers = [{"id": "s", "name": speaker, "title": None, "evidence": ["S2"]}] if speaker else []
    quotes = [{"id": "U1", "passage": "Q1", "speakers": ["s"]}] if speaker else []
    brief: dict[str, Any] = {"headline": "", "speakers": speakers, "commitments": [], "demands": [], "denials": []}
    return brief | {"quotes": quotes}
