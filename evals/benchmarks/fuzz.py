"""Random and mutated strings through every annotation and the whole rules pipeline; time on repeated patterns.

    python evals/benchmarks/fuzz.py [--count 20000] [--first 0] [--seed 1] [--text FILE ...]
    python evals/benchmarks/fuzz.py --case 1234                            # one case again, printed
    python evals/benchmarks/fuzz.py --times [--largest 1000000] [--only 12]   # growth of the time

Case number and seed make the string, so a run can be done in pieces and any case again. For each string: no
exception but InputError, every offset inside the text and in order, every passage of the brief an exact slice of
the article and not barred, every id real, a result that reads back. Texts given with `--text` are mutated beside the
built-in ones. `--times` repeats characters and patterns up to `--largest` characters and reports what grew faster
than the text; each pattern runs in a process of its own, which is ended after `--patience` seconds of processor time.
The exit code is 1 if anything was found.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import math
import re
import resource
import subprocess
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from hostile import spans_of
from news import Newsroom
from strings import ARTICLES, PATTERNS, make

from summarizer import BriefResult, Settings, Summarizer
from summarizer.document import Document
from summarizer.errors import InputError

STEEP = 1.3  # exponent of the growth of time from which a pattern is reported; 1 is linear


def annotate(text: str) -> Document:
    """A document of which every public annotation has been made."""
    document = Document(text)
    for name in (name for name in dir(Document) if not name.startswith("_")):
        if not callable(getattr(Document, name)):
            getattr(document, name)
    return document


def wrong_annotations(document: Document) -> Iterator[str]:
    """Offsets outside the text, out of order or not what they claim to be."""
    text = document.text
    for name in ("lines", "paragraphs", "barred", "sentences", "quotations", "amounts", "dates"):
        spans = getattr(document, name)
        yield from (f"{name}: bad offsets {s}" for s in spans if not 0 <= s.start <= s.end <= len(text))
        yield from (f"{name}: not in order {b}" for a, b in pairwise(spans) if b.start < a.start)
    for name in ("sentences", "barred", "paragraphs"):
        spans = getattr(document, name)
        yield from (f"{name}: overlap at {b}" for a, b in pairwise(spans) if b.start < a.end)
    yield from (f"empty sentence {s}" for s in document.sentences if not text[s.start : s.end].strip())
    if len(document.running_text) != len(text):
        yield "running_text has another length"
    for entity in document.entities:
        yield from (f"mention {m} of {entity.id}" for m in entity.mentions if not 0 <= m.start < m.end <= len(text))
    known = {entity.id for entity in document.entities}
    if [a.quotation for a in document.attributions] != [q.id for q in document.quotations]:
        yield "attributions are not those of the quotations"
    for attribution in document.attributions:
        if not 0 <= attribution.start <= attribution.end <= len(text) or not 0 <= attribution.confidence <= 1:
            yield f"bad attribution {attribution}"
        yield from (
            f"no entity {e}" for e in (attribution.entity, *attribution.others) if e is not None and e not in known
        )
        said = document.running_text[attribution.start : attribution.end]
        if attribution.speaker is not None and attribution.speaker != said:
            yield f"speaker {attribution.speaker!r} is {said!r} in the text"


def wrong_result(result: BriefResult[Any]) -> Iterator[str]:
    """Passages that are no slices of the article or barred, and results that do not read back."""
    text = result.source.text
    document = Document(text)
    if result.brief is None:
        yield "no brief, no error"
        return
    for owner, span in spans_of(result.brief):
        if not span.text or text[span.start : span.end] != span.text:
            yield f"{type(owner).__name__}: {span} is no slice of the article"
        elif document.barred_at(span.start, span.end) is not None:
            yield f"{type(owner).__name__}: {span} is barred"
    try:
        if type(result).model_validate_json(result.model_dump_json()) != result:
            yield "the printed result reads back as another one"
    except ValueError as error:
        yield f"the result cannot be printed and read back: {type(error).__name__}: {error}"


def trouble(text: str, summarizer: Summarizer) -> tuple[str, list[str]]:
    """Outcome of one string and what is wrong with it."""
    try:
        found = list(wrong_annotations(annotate(text)))
    except Exception as error:  # noqa: BLE001 # what this harness is there to find
        return "crash", [_where(error)]
    try:
        result = summarizer.summarize(text)
    except InputError as error:
        return error.code, found
    except Exception as error:  # noqa: BLE001 # the same
        return "crash", [*found, _where(error)]
    return result.status.value, found + list(wrong_result(result))


def _where(error: BaseException) -> str:
    """The error with the innermost lines that raised it."""
    while error.__cause__ is not None:
        error = error.__cause__
    frames = traceback.extract_tb(error.__traceback__)[-3:]
    places = " > ".join(f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames)
    return f"{type(error).__name__}: {str(error)[:200]} at {places}"


def shrunk(text: str, fails: Callable[[str], bool]) -> str:
    """The text with every stretch left out that the failure does not need, halves first, in at most 400 tries."""
    size, tries = max(len(text) // 2, 1), 0
    while size and tries < 400:
        at = 0
        while at < len(text) and tries < 400:
            tries += 1
            shorter = text[:at] + text[at + size :]
            if fails(shorter):
                text = shorter
            else:
                at += size
        size //= 2
    return text


def run_cases(numbers: Iterable[int], seed: int, texts: list[str]) -> bool:
    """Play the cases, print a summary and one smallest string for each kind of failure; True if there is none."""
    summarizer = Summarizer(Settings(engine="rules"))
    outcomes: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    failures: dict[str, list[int]] = {}
    slowest, characters, begun = (0.0, -1, 0), 0, time.perf_counter()
    for number in numbers:
        kind, text = make(number, seed, texts)
        since = time.process_time()
        outcome, found = trouble(text, summarizer)
        spent = time.process_time() - since
        outcomes[outcome] += 1
        kinds[kind] += 1
        characters += len(text)
        slowest = max(slowest, (spent / (len(text) + 1000), number, len(text)))
        for line in found:
            failures.setdefault(_signature(line), []).append(number)
    seconds = time.perf_counter() - begun
    print(f"{kinds.total()} strings, {characters:,} characters, {seconds:.0f} s, seed {seed}: {dict(kinds)}")
    print(f"outcomes {dict(outcomes)}")
    print(f"slowest for its length: case {slowest[1]}, {slowest[2]} characters, {slowest[0] * 1e6:.0f} us a character")
    print(f"{sum(map(len, failures.values()))} failures of {len(failures)} kinds")
    for signature, cases in failures.items():
        text = make(cases[0], seed, texts)[1]
        small = shrunk(text, lambda t, s=signature: any(_signature(line) == s for line in trouble(t, summarizer)[1]))
        lines = [line for line in trouble(small, summarizer)[1] if _signature(line) == signature]
        print(f"  {len(cases)} x case {cases[:3]}: {lines[:1]}\n    smallest string: {small[:400]!a}")
    return not failures


def _signature(line: str) -> str:
    """What failures of one kind share: the place that raised, else the first words."""
    error, at, place = line.rpartition(" at ")
    return error.partition(":")[0] + place if at else re.sub(r"\d+", "", line)[:24]


def seconds_of(text: str) -> dict[str, float]:
    """Processor time of all annotations and of the whole pipeline."""
    begun = time.process_time()
    annotate(text)
    between = time.process_time()
    with contextlib.suppress(InputError):
        Summarizer(Settings(engine="rules", max_bytes=10**9)).summarize(text)
    return {"document": between - begun, "pipeline": time.process_time() - between}


def run_times(largest: int, only: list[int] | None, patience: int) -> bool:
    """Time every pattern at `largest` characters and at a quarter; report what grew faster; True if nothing."""
    steep = 0
    slowest: dict[str, tuple[float, int]] = {"document": (0.0, -1), "pipeline": (0.0, -1)}
    chosen = range(len(PATTERNS)) if only is None else only
    for number in chosen:
        command = [sys.executable, __file__, "--pattern", str(number)]
        command += ["--largest", str(largest), "--patience", str(patience)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        rows = [json.loads(line) for line in done.stdout.splitlines()]
        found = [f"not done, exit code {done.returncode} {done.stderr.splitlines()[-1:]}"] if done.returncode else []
        took = ""
        if len(rows) == 2:
            found += _steep(*rows)
            slowest = {part: max(slowest[part], (rows[1][part], number)) for part in slowest}
            took = f"{rows[1]['document']:.2f} + {rows[1]['pipeline']:.2f} s "
        print(f"pattern {number} {PATTERNS[number]!a}: {took}{'; '.join(found)}", flush=True)
        steep += bool(found)
    print(f"{len(chosen)} patterns of {largest:,} characters, {steep} steeper than linear or not done")
    for part, (spent, number) in slowest.items():
        print(f"slowest {part}: {spent:.2f} s, pattern {number} {PATTERNS[number]!a}")
    return not steep


def _steep(small: dict[str, float], large: dict[str, float]) -> Iterator[str]:
    """Parts that took at least half a second and much more than four times as long on four times the text."""
    for part, spent in large.items():
        exponent = math.log(max(spent, 1e-6) / max(small[part], 1e-6), 4)
        if spent > 0.5 and exponent > STEEP:
            yield f"steep: {part} {small[part]:.2f} s for a quarter, {spent:.2f} s for all, exponent {exponent:.2f}"


def time_pattern(number: int, largest: int, patience: int) -> None:
    """One pattern in this process: seconds at a quarter and at full length, within `patience` seconds of its own."""
    resource.setrlimit(resource.RLIMIT_CPU, (patience, patience))
    piece = PATTERNS[number]
    seconds_of("Talks\nThe union wants 4%.\n" * 50)  # what is made once is not counted
    for chars in (largest // 4, largest):
        print(json.dumps(seconds_of((piece * (chars // len(piece) + 1))[:chars])), flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--first", type=int, default=0, help="number of the first case")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--text", type=Path, nargs="*", default=[], help="articles to mutate beside the built-in ones")
    parser.add_argument("--case", type=int, help="play one case and print it")
    parser.add_argument("--times", action="store_true", help="growth of the time on repeated patterns")
    parser.add_argument("--largest", type=int, default=1_000_000)
    parser.add_argument("--only", type=int, nargs="*", help="numbers of patterns")
    parser.add_argument("--patience", type=int, default=60, help="processor seconds a pattern")
    parser.add_argument("--pattern", type=int, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.pattern is not None:
        time_pattern(arguments.pattern, arguments.largest, arguments.patience)
        return
    if arguments.times:
        raise SystemExit(0 if run_times(arguments.largest, arguments.only, arguments.patience) else 1)
    newsroom = Newsroom(seed=arguments.seed)
    texts = [*ARTICLES, *(newsroom.article() for _ in range(20))]
    texts += [path.read_text(encoding="utf-8") for path in arguments.text]
    if arguments.case is not None:
        print(ascii(make(arguments.case, arguments.seed, texts)[1]))
        raise SystemExit(0 if run_cases([arguments.case], arguments.seed, texts) else 1)
    numbers = range(arguments.first, arguments.first + arguments.count)
    raise SystemExit(0 if run_cases(numbers, arguments.seed, texts) else 1)


if __name__ == "__main__":
    main()
