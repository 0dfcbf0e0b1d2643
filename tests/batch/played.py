"""What the tests of the batch runner share: an endpoint without sockets, articles, and short ways to run them."""

from __future__ import annotations

import asyncio
import hashlib
import json
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx2
from pydantic import SecretStr

from summarizer.batch import BatchOptions, Limits, Outcome, run_batch
from summarizer.batch.disk import Disk
from summarizer.engines.replay.context import current_facts
from summarizer.settings import Settings

KEY = "sk-canary-0123456789abcdef"
EMPTY = {"headline": "", "speakers": [], "commitments": [], "demands": [], "denials": [], "quotes": []}


def articles(path: Path, count: int) -> Path:
    """A JSON Lines file of `count` short articles, no two alike."""
    rows = [
        {"id": f"a{n}", "text": f"The port offered {n} per cent on Monday. The union refused."} for n in range(count)
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


Reply = Callable[["Played", dict[str, Any]], httpx2.Response]


def answered(played: Played, body: dict[str, Any]) -> httpx2.Response:
    """A good answer that depends on the article alone, with a bill that does, too."""
    article = body["messages"][-1]["content"]
    number = int(hashlib.sha256(article.encode()).hexdigest()[:4], 16)
    text = json.dumps(EMPTY | {"headline": "The port offered something"})
    return httpx2.Response(
        200,
        json={
            "id": "x",
            "object": "chat.completion",
            "created": 1,
            "model": "played",
            "choices": [{"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": text}}],
            "usage": {"prompt_tokens": 1000 + number % 100, "completion_tokens": 50 + number % 10, "total_tokens": 0},
        },
    )


def refusing(status: int, code: str | None = None, **headers: str) -> Reply:
    """An error answer."""

    def reply(played: Played, body: dict[str, Any]) -> httpx2.Response:
        error = {"error": {"message": "no", "type": code, "code": code, "param": None}}
        return httpx2.Response(status, json=error, headers={k.replace("_", "-"): v for k, v in headers.items()})

    return reply


@dataclass
class Played(httpx2.AsyncBaseTransport):
    """Answers requests in the process: `replies` in turn, the last one for all further requests.

    `counter` gets one byte for each request, so that requests of killed processes are counted, too.
    """

    replies: list[Reply] = field(default_factory=lambda: [answered])
    seconds: float = 0.0
    counter: Path | None = None
    bodies: list[dict[str, Any]] = field(default_factory=list)
    at_once: int = 0
    most_at_once: int = 0

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        turn = len(self.bodies)
        body = json.loads(await request.aread())
        self.bodies.append(body)
        if self.counter is not None:
            handle = os.open(self.counter, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o666)
            os.write(handle, b".")
            os.close(handle)
        try:
            await asyncio.sleep(self.seconds)
        finally:
            self.at_once -= 1
        facts = current_facts()
        facts.replayed, facts.seconds = True, 0.5
        return self.replies[min(turn, len(self.replies) - 1)](self, body)


def settings(**changes: Any) -> Settings:
    options: dict[str, Any] = {
        "engine": "llm",
        "api_key": SecretStr(KEY),
        "base_url": "http://played.invalid/v1",
        "model": "played",
        "timeout": 20.0,
        "mode": "json_schema",
        "repair": False,
    }
    return Settings(**(options | changes))


def batch(
    place: Path,
    transport: Played,
    *,
    disk: Disk | None = None,
    limits: Limits | None = None,
    changes: dict[str, Any] | None = None,
    **options: Any,
) -> Outcome:
    """Run ``place/in.jsonl`` to ``place/out.jsonl``, with the store beside them and a fixed clock."""
    asked = {
        "sources": (str(place / "in.jsonl"),),
        "target": place / "out.jsonl",
        "store": place / "runs.db",
        "limits": limits or Limits(8),
    }
    return run_batch(
        BatchOptions(**(asked | options)),
        settings(**(changes or {})),
        brief="statement",
        transport=transport,
        disk=disk,
        clock=lambda: 1_000.0,
    )


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
