"""What a document costs the client: plain openai, plain instructor, and the whole batch pipeline, on one endpoint.

    python evals/benchmarks/batch.py [--documents 200] [--rate] [--memory 200000]

The endpoint is a process of its own on loopback that answers gold articles with ready briefs after a given latency. All
clients send the same messages and get the same answers. Plain openai asks with a JSON schema and parses the JSON;
plain instructor asks with a pydantic model of the same fields; the batch reads the articles from a file, annotates,
renders, asks (once: repairs are off), grounds, checks, and stores every result durably. CPU is that of the client's
process, all threads.

`--rate` measures documents a second at 500 ms latency with 256 in flight, by one and by two processes, against what
the CPU permits; `--memory` runs that many short articles through rules and a replayed LLM and prints the memory.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import multiprocessing
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import instructor
import openai
from pydantic import BaseModel, SecretStr
from replayed import Replayed

from summarizer.batch import BatchOptions, Limits, run_batch
from summarizer.document import Document
from summarizer.engines.protocol import Ask
from summarizer.engines.rules import RulesEngine
from summarizer.prompting import brief_type, render
from summarizer.schemas import AttemptKind
from summarizer.settings import Settings

GOLD = Path(__file__).parent.parent / "gold"
CASES = (
    "ceasefire-wire climate-finance coalition-talks dam-waters-1 debt-restructuring hostage-exchange "
    "merger-hostile-bid oil-quotas peace-talks-lakeside tariffs-trade"
).split()
AT_ONCE = 32
KEY = "none"


class PlainParty(BaseModel):
    id: str
    name: str
    aliases: list[str]
    kind: str
    role: str
    represents: str | None
    title: str | None
    evidence: list[str]


class PlainAmount(BaseModel):
    text: str


class PlainOffer(BaseModel):
    id: str
    kind: str
    made_by: list[str]
    made_to: list[str]
    according_to: str | None
    text: str
    conditions: list[str]
    amounts: list[PlainAmount]
    deadline: str | None
    status: str
    evidence: list[str]


class PlainPosition(BaseModel):
    party: str
    text: str
    evidence: list[str]


class PlainIssue(BaseModel):
    id: str
    topic: str
    status: str
    positions: list[PlainPosition]
    evidence: list[str]


class PlainQuote(BaseModel):
    id: str
    passage: str
    speakers: list[str]
    kind: str
    repeats: str | None
    about: list[str]


class PlainStatement(BaseModel):
    text: str
    evidence: list[str]


class PlainBrief(BaseModel):
    """What somebody who writes the schema as plain pydantic would write."""

    headline: str
    summary: list[PlainStatement]
    parties: list[PlainParty]
    offers: list[PlainOffer]
    open_issues: list[PlainIssue]
    quotes: list[PlainQuote]
    next_steps: list[PlainStatement]


def gold_articles() -> list[str]:
    return [(GOLD / case / "article.txt").read_text("utf-8") for case in CASES]


def answers() -> list[tuple[bytes, bytes]]:
    """For each article, bytes by which a request for it is known, and the HTTP response to give."""
    kind = brief_type()
    found = []
    for text in gold_articles():
        raw = RulesEngine().answer(Ask(AttemptKind.DRAFT, Document(text), kind)).raw
        brief = {name: raw[name] for name in kind.schema["properties"]}
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


def requests(texts: list[str]) -> list[list[dict[str, str]]]:
    kind = brief_type()
    return [
        [{"role": message.role, "content": message.content} for message in render(kind, Document(text)).messages]
        for text in texts
    ]


async def plain_openai(url: str, asked: list[list[dict[str, str]]], at_once: int) -> int:
    client = openai.AsyncOpenAI(api_key=KEY, base_url=url, max_retries=0)
    shape: Any = {
        "type": "json_schema",
        "json_schema": {"name": "brief", "strict": True, "schema": brief_type().schema},
    }

    async def one(messages: Any) -> int:
        answer = await client.chat.completions.create(model="mock", messages=messages, response_format=shape)
        return len(json.loads(answer.choices[0].message.content or "")["parties"])

    return await in_turn(one, asked, at_once)


async def plain_instructor(url: str, asked: list[list[dict[str, str]]], at_once: int) -> int:
    client = instructor.from_openai(
        openai.AsyncOpenAI(api_key=KEY, base_url=url, max_retries=0), mode=instructor.Mode.JSON_SCHEMA
    )

    async def one(messages: Any) -> int:
        brief = await client.chat.completions.create(model="mock", messages=messages, response_model=PlainBrief)
        return len(brief.parties)

    return await in_turn(one, asked, at_once)


async def in_turn(one: Any, asked: list[Any], at_once: int) -> int:
    """Every request, `at_once` at a time; how many brought something."""
    waiting = iter(asked)

    async def worker() -> int:
        return sum([1 for messages in waiting if await one(messages) >= 0])

    return sum(await asyncio.gather(*(worker() for _ in range(at_once))))


def batch(url: str, folder: Path, texts: list[str], at_once: int, name: str) -> int:
    source = folder / f"{name}.jsonl"
    source.write_text("".join(json.dumps({"id": str(n), "text": text}) + "\n" for n, text in enumerate(texts)))
    options = BatchOptions(
        (str(source),),
        folder / f"{name}-out.jsonl",
        store=folder / f"{name}.db",
        limits=Limits(at_once, fixed=True),
    )
    settings = Settings(
        engine="llm", base_url=url, api_key=SecretStr(KEY), model="mock", mode="json_schema", repair=False
    )
    outcome = run_batch(options, settings)
    assert outcome.tally.done == len(texts) == outcome.tally.ok + outcome.tally.partial, outcome
    return outcome.tally.done


def cpu() -> float:
    """Seconds of CPU of this process so far."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def measured(work: Any) -> tuple[float, float]:
    """Seconds of CPU and of the clock that `work` takes."""
    before, started = cpu(), time.monotonic()
    work()
    return cpu() - before, time.monotonic() - started


def cost_table(count: int, rounds: int) -> None:
    """Each client in turn, several rounds, the best of each: noise of the machine only adds."""
    texts = documents(count)
    asked = requests(texts)
    best: dict[str, float] = {}
    with endpoint(0.0) as url, tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        for number in range(rounds + 1):
            clients = {
                "plain openai": lambda: asyncio.run(plain_openai(url, asked, AT_ONCE)),
                "plain instructor": lambda: asyncio.run(plain_instructor(url, asked, AT_ONCE)),
                "summarizer batch": lambda n=number: batch(url, folder, texts, AT_ONCE, f"r{n}"),
            }
            for name, work in clients.items():
                used = measured(work)[0] / count
                if number:  # the first round imports, compiles and connects
                    best[name] = min(used, best.get(name, used))
    base = best["plain instructor"]
    print(f"{'client':20} {'CPU ms/document':>16} {'to instructor':>14}")
    for name, used in best.items():
        print(f"{name:20} {1000 * used:16.2f} {used / base:14.2f}")


def rate_table(count: int) -> None:
    """One and two processes on one store at 500 ms latency and 256 in flight."""
    print(f"\n{'processes':10} {'documents/s':>12} {'CPU ms/document':>16} {'ideal/s':>9} {'reached':>8}")
    with endpoint(0.5) as url, tempfile.TemporaryDirectory() as place:
        for processes in (1, 2):
            texts = documents(count)
            source = Path(place) / f"in{processes}.jsonl"
            source.write_text("".join(json.dumps({"id": str(n), "text": text}) + "\n" for n, text in enumerate(texts)))
            command = [
                *(sys.executable, "-c", "from summarizer.cli import main; main()", "batch", str(source)),
                *("-o", str(Path(place) / f"out{processes}.jsonl"), "--store", str(Path(place) / f"{processes}.db")),
                *("--engine", "llm", "--base-url", url, "--model", "mock", "--concurrency", "256"),
                *("--processes", str(processes), "--mode", "json_schema", "--no-repair"),
            ]
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            started = time.monotonic()
            done = subprocess.run(
                command, env=os.environ | {"OPENAI_API_KEY": KEY}, capture_output=True, text=True, check=False
            )
            seconds = time.monotonic() - started
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            permitted = min(processes * count / used, processes * 256 / 0.5)
            line = f"{processes:10} {count / seconds:12.1f} {1000 * used / count:16.2f} {permitted:9.1f}"
            print(f"{line} {count / seconds / permitted:8.2f}   {done.stderr.splitlines()[-2:]}")


def memory(count: int) -> None:
    """Resident memory while many short articles go through, first by rules, then by a replayed LLM."""
    with tempfile.TemporaryDirectory() as place:
        source = Path(place) / "in.jsonl"
        with source.open("w") as file:
            for n in range(count):
                text = f"The port offered {n} per cent on Monday. The union refused."
                file.write(json.dumps({"id": str(n), "text": text}) + "\n")
        for engine in ("rules", "llm"):
            marks = [1000, *(count * part // 10 for part in range(1, 11))]
            print(f"\n{engine}: articles done, resident MB, seconds")
            started = time.monotonic()

            def watch(tally: Any, _flow: Any, marks: list[int] = marks, started: float = started) -> None:
                while marks and tally.done >= marks[0]:
                    print(f"{marks.pop(0):10,} {resident():10.1f} {time.monotonic() - started:10.0f}", flush=True)

            options = BatchOptions(
                (str(source),),
                Path(place) / f"{engine}.jsonl",
                store=Path(place) / f"{engine}.db",
                limits=Limits(64, fixed=True),
            )
            settings = Settings(
                engine=engine, base_url="http://replayed.invalid/v1", api_key=SecretStr(KEY), model="mock", repair=False
            )
            transport = Replayed() if engine == "llm" else None
            outcome = run_batch(options, settings, brief="statement", transport=transport, watch=watch)
            size = sum(path.stat().st_size for path in Path(place).glob(f"{engine}.db*")) / 1e6
            print(f"{outcome.tally.done:10,} {resident():10.1f} {outcome.seconds:10.0f}   store {size:.0f} MB")


def resident() -> float:
    """MB of memory that this process holds now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--rate", action="store_true")
    parser.add_argument("--memory", type=int, default=0)
    arguments = parser.parse_args()
    if arguments.memory:
        memory(arguments.memory)
    elif arguments.rate:
        rate_table(arguments.documents)
    else:
        cost_table(arguments.documents, arguments.rounds)


if __name__ == "__main__":
    main()
