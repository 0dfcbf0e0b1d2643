"""What a document costs the client: plain openai, plain instructor, and the whole batch pipeline, on one endpoint.

    python evals/benchmarks/batch.py [--documents 200] [--rate] [--memory 200000]

The endpoint is a process of its own on loopback that answers gold articles with ready briefs after a given latency. All
clients send the same messages and get the same answers. Plain openai asks with a JSON schema and parses the JSON;
plain instructor asks with a pydantic model of the same fields; the batch reads the articles from a file, annotates,
renders, asks (once: repairs are off), grounds, checks, and stores every result durably. CPU is that of the client's
process, all threads.

`--rate` measures documents a second at 500 ms latency with 256 in flight, by one and by two processes, and what part
of the rate that their CPU permits that is (Linux alone). `--memory` runs that many short articles through rules and a
replayed LLM and prints the memory.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import os
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import instructor
import openai
from loopback import KEY, documents, endpoint
from news import Newsroom
from pydantic import BaseModel, SecretStr
from replayed import Replayed

from summarizer.batch import BatchOptions, Limits, run_batch
from summarizer.document import Document
from summarizer.prompting import brief_type, render
from summarizer.settings import Settings

AT_ONCE = 32


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

    async with client:
        return await in_turn(one, asked, at_once)


async def plain_instructor(url: str, asked: list[list[dict[str, str]]], at_once: int) -> int:
    inner = openai.AsyncOpenAI(api_key=KEY, base_url=url, max_retries=0)
    client = instructor.from_openai(inner, mode=instructor.Mode.JSON_SCHEMA)

    async def one(messages: Any) -> int:
        brief = await client.chat.completions.create(model="mock", messages=messages, response_model=PlainBrief)
        return len(brief.parties)

    async with inner:
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


@dataclass
class Mark:
    """A moment of a run: articles done; seconds that its main threads ran and waited for a core; all its CPU."""

    at: float
    done: int
    ran: float
    waited: float
    cpu: float

    @classmethod
    def of(cls, pids: list[int], done: int) -> Mark:
        ran = waited = used = 0.0
        for pid in pids:
            fields = Path(f"/proc/{pid}/schedstat").read_text().split()
            ran, waited = ran + int(fields[0]) / 1e9, waited + int(fields[1]) / 1e9
            ticks = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            used += (int(ticks[11]) + int(ticks[12])) / os.sysconf("SC_CLK_TCK")
        return cls(time.monotonic(), done, ran, waited, used)


def rate_table(count: int) -> None:
    """One and two processes on one store at 500 ms latency and 256 in flight, between a quarter and nine tenths done.

    The machine may be busy with other things, so the kernel is asked what each main thread did: it ran, it waited for
    a core, or it had nothing to do. `occupied` is the share of time in which it had something to do: the part that it
    reaches of the rate that its CPU permits. `own cores` is the rate if it had never waited for a core.
    """
    head = f"{'processes':10} {'documents/s':>12} {'CPU ms/document':>16} {'occupied':>9} {'own cores/s':>12}"
    print(f"\n{head} {'times':>6}")
    alone = 0.0
    with endpoint(0.5) as url, tempfile.TemporaryDirectory() as place:
        for processes in (1, 2):
            first, last = steady(Path(place) / str(processes), url, processes, count * processes)
            seconds, done = last.at - first.at, last.done - first.done
            ran, waited = last.ran - first.ran, last.waited - first.waited
            own = done / seconds * (ran + waited) / ran
            alone = alone or own
            line = f"{processes:10} {done / seconds:12.1f} {1000 * (last.cpu - first.cpu) / done:16.2f}"
            print(f"{line} {(ran + waited) / seconds / processes:9.2f} {own:12.1f} {own / alone:6.2f}", flush=True)


def steady(folder: Path, url: str, processes: int, count: int) -> tuple[Mark, Mark]:
    """Run the command on `count` articles: where it stood at a quarter and at nine tenths."""
    folder.mkdir()
    source, store = folder / "in.jsonl", folder / "runs.db"
    with source.open("w") as file:
        for number, text in enumerate(documents(count)):
            file.write(json.dumps({"id": str(number), "text": text}) + "\n")
    command = [
        *(sys.executable, "-c", "from summarizer.cli import main; main()", "batch", str(source)),
        *("-o", str(folder / "out.jsonl"), "--store", str(store)),
        *("--engine", "llm", "--base-url", url, "--model", "mock", "--concurrency", "256"),
        *("--processes", str(processes), "--mode", "json_schema", "--no-repair"),
    ]
    marks: list[Mark] = []
    with subprocess.Popen(command, env=os.environ | {"OPENAI_API_KEY": KEY}, stderr=subprocess.DEVNULL) as process:
        while process.poll() is None and len(marks) < 2:
            time.sleep(0.05)
            done = finished(store)
            if done >= (count * 9 // 10 if marks else count // 4):
                children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
                marks.append(Mark.of([process.pid, *map(int, children)], done))
    first, last = marks
    return first, last


def finished(store: Path) -> int:
    """How many results the store holds; none while it is being made."""
    if not store.exists():
        return 0
    with contextlib.closing(sqlite3.connect(f"file:{store}?mode=ro", uri=True, timeout=5)) as connection:
        try:
            return int(connection.execute("SELECT count(*) FROM results").fetchone()[0])
        except sqlite3.OperationalError:
            return 0


def memory(count: int) -> None:
    """Resident memory while many short articles, each with names of its own, go through rules and a replayed LLM."""
    newsroom = Newsroom(cast=None)
    with tempfile.TemporaryDirectory() as place:
        source = Path(place) / "in.jsonl"
        with source.open("w") as file:
            for n in range(count):
                file.write(json.dumps({"id": str(n), "text": newsroom.short(n)}) + "\n")
        for engine in ("rules", "llm"):
            marks = sorted({1000, *(count * part // 10 for part in range(1, 11))})
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
            ended = f"store {size:.0f} MB, {outcome.tally.ok:,} ok, {outcome.tally.partial:,} partial"
            print(f"{outcome.tally.done:10,} {resident():10.1f} {outcome.seconds:10.0f}   {ended}")


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
