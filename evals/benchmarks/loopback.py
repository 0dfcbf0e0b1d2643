"""An endpoint on loopback, a process of its own, that answers gold articles with ready briefs after a given latency."""

from __future__ import annotations

import asyncio
import json
import multiprocessing
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from summarizer.document import Document
from summarizer.engines.protocol import Ask
from summarizer.engines.rules import RulesEngine
from summarizer.grounding.shape import sections_of, shape_of
from summarizer.grounding.validation import tidy
from summarizer.prompting import brief_type
from summarizer.schemas import AttemptKind

GOLD = Path(__file__).parent.parent / "gold"
CASES = (
    "ceasefire-wire climate-finance coalition-talks dam-waters-1 debt-restructuring hostage-exchange "
    "merger-hostile-bid oil-quotas peace-talks-lakeside tariffs-trade"
).split()
KEY = "none"


def gold_articles() -> list[str]:
    return [(GOLD / case / "article.txt").read_text("utf-8") for case in CASES]


def answers() -> list[tuple[bytes, bytes]]:
    """For each article, bytes by which a request for it is known, and the HTTP response to give."""
    kind = brief_type()
    found = []
    for text in gold_articles():
        raw = RulesEngine().answer(Ask(AttemptKind.DRAFT, Document(text), kind)).raw
        brief = _as_written(kind.model, raw)
        content = json.dumps(brief)
        message = {"role": "assistant", "content": content}
        usage = {"prompt_tokens": 3000, "completion_tokens": len(content) // 4, "total_tokens": 0}
        completion = {
            "id": "x",
            "object": "chat.completion",
            "created": 1,
            "model": "mock",
            "choices": [{"index": 0, "finish_reason": "stop", "message": message}],
            "usage": usage,
        }
        body = json.dumps(completion).encode()
        head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        line = max(text.splitlines()[:3], key=len)
        words = max(line.replace('"', "\n").splitlines(), key=len)[5:60]
        found.append((json.dumps(words, ensure_ascii=False)[1:-1].encode(), head.encode() + body))
    return found


def _as_written(model: type[BaseModel], raw: dict[str, Any]) -> dict[str, Any]:
    """What a model can write under the strict schema: without the fields that only the program fills."""
    sections = sections_of(model)
    return {
        shape.name: [tidy(item, sections[shape.name], trusted=False) for item in raw[shape.name]]
        if shape.name in sections
        else raw[shape.name]
        for shape in shape_of(model)
        if not shape.by_program
    }


class Answering(asyncio.Protocol):
    """Answers each request after `latency` seconds."""

    def __init__(self, ready: list[tuple[bytes, bytes]], latency: float) -> None:
        self._ready, self._latency, self._buffer = ready, latency, b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        head, mark, body = self._buffer.partition(b"\r\n\r\n")
        if not mark:
            return
        size = int(head.lower().split(b"content-length:")[1].split(b"\r\n")[0])
        if len(body) < size:
            return
        self._buffer = body[size:]
        answer = next((answer for words, answer in self._ready if words in body), self._ready[0][1])
        asyncio.get_running_loop().call_later(self._latency, self._answer, answer)

    def _answer(self, answer: bytes) -> None:
        if not self._transport.is_closing():
            self._transport.write(answer)


def serve(pipe: Any, latency: float) -> None:
    async def main() -> None:
        ready = answers()
        loop = asyncio.get_running_loop()
        server = await loop.create_server(lambda: Answering(ready, latency), "127.0.0.1", 0, backlog=1024)
        pipe.send(server.sockets[0].getsockname()[1])
        await server.serve_forever()

    asyncio.run(main())


@contextmanager
def endpoint(latency: float) -> Iterator[str]:
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=serve, args=(theirs, latency), daemon=True)
    process.start()
    try:
        yield f"http://127.0.0.1:{ours.recv()}/v1"
    finally:
        process.terminate()
        process.join()


def documents(count: int) -> list[str]:
    """Gold articles, each made different by a number at its end."""
    texts = gold_articles()
    return [f"{texts[number % len(texts)]}\n\nNumber {number}.\n" for number in range(count)]
