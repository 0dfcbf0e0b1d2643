"""A transport that answers every request with one brief, without a socket: for memory, not for speed."""

from __future__ import annotations

import json

import httpx2

BRIEF = {"headline": "The port offers", "speakers": [], "commitments": [], "demands": [], "denials": [], "quotes": []}
ANSWER = json.dumps(
    {
        "id": "x",
        "object": "chat.completion",
        "created": 1,
        "model": "mock",
        "choices": [
            {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": json.dumps(BRIEF)}}
        ],
        "usage": {"prompt_tokens": 900, "completion_tokens": 40, "total_tokens": 940},
    }
).encode()


class Replayed(httpx2.AsyncBaseTransport):
    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        await request.aread()
        return httpx2.Response(200, headers={"content-type": "application/json"}, content=ANSWER)
