"""How time and memory of the rules engine grow with the length of the text, from 10 kB to 10 MB of made-up news.

    python evals/benchmarks/linear.py [--largest 1000000] [--cast 40 | --cast 0] [--steps | --annotations]

Each size runs in a process of its own: CPU seconds of the whole pipeline (document, draft, grounding, checks, result),
microseconds and peak memory a character, and the exponent by which time grew since the size before (1 is linear).
`--cast 0` draws new names for every article, so that the number of parties grows with the text. `--steps` splits the
time by the step that spends it. `--annotations` makes those of the document alone and prints the peak of the whole
process, interpreter and text included.
"""

from __future__ import annotations

import argparse
import json
import math
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

from news import Newsroom

from summarizer import Settings, Summarizer
from summarizer.document import Document
from summarizer.engines.rules import RulesEngine
from summarizer.render import render_json

SIZES = (10_000, 100_000, 1_000_000, 10_000_000)
PROPERTIES = (
    *("lines", "barred", "sentences", "language", "frames", "tags", "sayings", "quotations"),
    *("amounts", "dates", "entities", "attributions"),
)


class Clock:
    """CPU seconds by step, in the order in which they were first spent."""

    def __init__(self) -> None:
        self.steps: dict[str, float] = {}

    def time(self, name: str, call: Callable[[], Any]) -> Any:
        begun = time.process_time()
        value = call()
        self.steps[name] = self.steps.get(name, 0.0) + time.process_time() - begun
        return value


class TimedRules(RulesEngine):
    """The rules engine, with the annotations asked for one by one before it drafts."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock

    def answer(self, ask: Any) -> Any:
        for name in PROPERTIES:
            self.clock.time(name, lambda name=name: getattr(ask.document, name))
        return self.clock.time("draft", lambda: super(TimedRules, self).answer(ask))


def run(chars: int, cast: int) -> dict[str, Any]:
    """One size, in this process."""
    text = Newsroom(cast=cast or None).text(chars)
    Summarizer(Settings(engine="rules")).summarize("Talks\nThe union wants 4%.\n")  # what is made once is not counted
    _ = Document("Talks").attributions
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    clock = Clock()
    begun = time.process_time()
    result = Summarizer(Settings(engine="rules"), engine=TimedRules(clock)).summarize(text)
    seconds = time.process_time() - begun
    clock.steps["grounding"] = seconds - sum(clock.steps.values())
    clock.time("render json", lambda: render_json(result))
    memory = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024
    brief = result.brief
    assert brief is not None
    items = len(brief.parties) + len(brief.offers) + len(brief.open_issues) + len(brief.quotes)
    return {"chars": chars, "seconds": seconds, "memory": memory, "items": items, "steps": clock.steps}


def annotate(chars: int, cast: int) -> dict[str, float]:
    """CPU seconds and peak memory in MB of a process that makes every annotation of one text."""
    document = Document(Newsroom(cast=cast or None).text(chars))
    begun = time.process_time()
    for name in PROPERTIES:
        getattr(document, name)
    seconds = time.process_time() - begun
    return {"seconds": seconds, "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--largest", type=int, default=SIZES[-1])
    parser.add_argument("--cast", type=int, default=40, help="names that take turns; 0: new ones in every article")
    parser.add_argument("--steps", action="store_true")
    parser.add_argument("--annotations", action="store_true")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.one:
        print(json.dumps((annotate if arguments.annotations else run)(arguments.one, arguments.cast)))
        return
    sizes = [size for size in SIZES if size <= arguments.largest]
    if arguments.annotations:
        print(f"{'chars':>10} {'seconds':>8} {'peak MB':>8}")
        for size in sizes:
            row = _in_a_process(size, arguments.cast, "--annotations")
            print(f"{size:10,} {row['seconds']:8.2f} {row['peak']:8.0f}", flush=True)
        return
    print(f"{'chars':>10} {'seconds':>8} {'us/char':>8} {'bytes/char':>10} {'items':>6}  exponent of time, of memory")
    rows: list[dict[str, Any]] = []
    for size in sizes:
        row = _in_a_process(size, arguments.cast)
        each = f"{row['seconds'] / size * 1e6:8.1f} {row['memory'] / size:10.0f}"
        growth = f"{_exponent(rows, row, 'seconds')}, {_exponent(rows, row, 'memory')}" if rows else ""
        print(f"{size:10,} {row['seconds']:8.2f} {each} {row['items']:6}  {growth}", flush=True)
        rows.append(row)
        if arguments.steps:
            for name, seconds in row["steps"].items():
                before = rows[-2]["steps"][name] if len(rows) > 1 else 0.0
                since = f"{math.log10(seconds / before):5.2f}" if before else ""
                print(f"    {name:14} {seconds / size * 1e6:7.2f} us/char {since}")


def _in_a_process(size: int, cast: int, *options: str) -> Any:
    command = [sys.executable, __file__, "--one", str(size), "--cast", str(cast), *options]
    return json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)


def _exponent(rows: list[dict[str, Any]], row: dict[str, Any], key: str) -> str:
    ratio = row[key] / max(rows[-1][key], 1e-9)
    return f"{math.log(ratio) / math.log(row['chars'] / rows[-1]['chars']):.2f}"


if __name__ == "__main__":
    main()
