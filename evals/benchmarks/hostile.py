"""An endpoint that answers with anything: random answers that its schema allows, and broken ones of every kind.

    python evals/benchmarks/hostile.py [--valid 10000] [--broken 2000] [--seed 1]

The answers go through the real LLM engine and the whole pipeline, over a transport in this process. For each one:
no exception but ours, every span an exact slice of the article, every id real, nothing barred cited, references that
resolve, every item of the answer in the brief or in `dropped`, a status that says so, a result that every renderer
can print. The first violations are printed with what caused them; the exit code is 1 if there is any.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import httpx2
from answers import ARTICLES, KINDS, Material, broken, friendly, valid
from pydantic import BaseModel, SecretStr

from summarizer import BriefResult, Settings, Summarizer, SummarizerError
from summarizer.engines.llm import LLMEngine, no_waits
from summarizer.prompting import brief_type
from summarizer.render import render_html, render_json, render_markdown
from summarizer.schemas import Quote, RunStatus, Severity, Span


class Endpoint:
    """Answers each request with the next of `answers` (the last one again where there are no more)."""

    def __init__(self) -> None:
        self.answers: list[str] = []
        self.asked = 0

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        text = self.answers[min(self.asked, len(self.answers) - 1)]
        self.asked += 1
        sent = json.loads(request.content)
        message: dict[str, Any] = {"role": "assistant", "content": text}
        if sent.get("tools"):
            call = {"name": sent["tools"][0]["function"]["name"], "arguments": text}
            message |= {"content": None, "tool_calls": [{"id": "c", "type": "function", "function": call}]}
        choice = {"index": 0, "finish_reason": "stop", "message": message}
        usage = {"prompt_tokens": 7, "completion_tokens": 3, "total_tokens": 10}
        body = {"id": "x", "object": "chat.completion", "created": 1, "model": "m", "choices": [choice], "usage": usage}
        return httpx2.Response(200, json=body)


def violations(result: BriefResult[Any], material: Material, answer: Any) -> list[str]:
    """What is wrong with a result, in words; empty where every promise holds."""
    found: list[str] = []
    brief = result.brief
    if brief is None:
        return ["no brief, no error"]
    for owner, span in spans_of(brief):
        found += _wrong_span(owner, span, material)
    found += _wrong_references(brief)
    incomplete = bool(result.dropped) or any(finding.severity is Severity.ERROR for finding in result.findings)
    if (result.status is RunStatus.PARTIAL) != incomplete:
        found.append(f"status {result.status} with {len(result.dropped)} dropped")
    for dropped in result.dropped:
        if not (dropped.code and dropped.message and dropped.section):
            found.append(f"dropped without a reason: {dropped}")
    found += _lost(result, answer)
    if [row.attempt for row in result.ledger] != list(range(1, len(result.ledger) + 1)) or len(result.ledger) > 5:
        found.append(f"ledger {[row.attempt for row in result.ledger]}")
    for render in (render_json, render_markdown, render_html):
        render(result).encode()
    again = type(result).model_validate_json(render_json(result))
    if again != result:
        found.append("the printed result reads back as another one")
    return found


def spans_of(value: Any, owner: Any = None) -> Iterator[tuple[Any, Span]]:
    """Every span of a brief with the item that holds it."""
    if isinstance(value, Span):
        yield owner, value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from spans_of(getattr(value, name), value)
    elif isinstance(value, list):
        for element in value:
            yield from spans_of(element, owner)


def _wrong_span(owner: Any, span: Span, material: Material) -> Iterator[str]:
    document = material.document
    if not span.text or document.text[span.start : span.end] != span.text:
        yield f"{type(owner).__name__}: {span} is no slice of the article"
    if document.barred_at(span.start, span.end) is not None:
        yield f"{type(owner).__name__}: {span} is barred"
    sentence = document.sentence(span.id)
    if not isinstance(owner, Quote) and (
        sentence is None or not sentence.start <= span.start < span.end <= sentence.end
    ):
        yield f"{type(owner).__name__}: {span} is not its sentence"


def _wrong_references(brief: Any) -> Iterator[str]:
    parties = {party.id for party in brief.parties}
    targets = {item.id for item in (*brief.offers, *brief.open_issues)}
    quotes = {quote.id for quote in brief.quotes}
    used = [ref for party in brief.parties for ref in [party.represents] if ref]
    used += [ref for offer in brief.offers for ref in (*offer.made_by, *offer.made_to, offer.according_to) if ref]
    used += [position.party for issue in brief.open_issues for position in issue.positions]
    used += [ref for quote in brief.quotes for ref in quote.speakers]
    yield from (f"no party {ref!r}" for ref in used if ref not in parties)
    yield from (f"no item {ref!r}" for quote in brief.quotes for ref in quote.about if ref not in targets)
    yield from (f"no quote {q.repeats!r}" for q in brief.quotes if q.repeats and q.repeats not in quotes)
    for section in ("parties", "offers", "open_issues", "quotes"):
        ids = [item.id for item in getattr(brief, section)]
        if len(set(ids)) != len(ids):
            yield f"an id of {section} is taken twice"


def _lost(result: BriefResult[Any], answer: Any) -> Iterator[str]:
    """Sections whose items are neither in the brief nor dropped."""
    dropped = Counter(item.section for item in result.dropped)
    for section in ("parties", "offers", "open_issues", "quotes", "summary", "next_steps"):
        given = answer.get(section) if isinstance(answer, dict) else None
        kept = len(getattr(result.brief, section))
        if isinstance(given, list) and len(given) != kept + dropped[section]:
            yield f"{section}: {len(given)} answered, {kept} kept, {dropped[section]} dropped"


@dataclass
class Report:
    """What happened to the answers: outcomes by kind of answer, and violations with their cause."""

    outcomes: Counter[tuple[str, str]] = field(default_factory=Counter)
    kept: int = 0
    dropped: int = 0
    requests: int = 0
    failures: list[str] = field(default_factory=list)


class Harness:
    """Engines in every mode on one endpoint, reused for all answers."""

    def __init__(self) -> None:
        self.endpoint = Endpoint()
        self.materials = [Material(text) for text in ARTICLES]
        self.schema = brief_type().schema
        self.engines = [self._engine(mode) for mode in ("json_schema", "tools", "json")]
        self.report = Report()

    def _engine(self, mode: str) -> LLMEngine:
        settings = Settings(
            engine="llm", api_key=SecretStr("sk-x"), base_url="http://endpoint/v1", model="m", mode=mode, timeout=60
        )
        return LLMEngine(settings, http_transport=httpx2.MockTransport(self.endpoint))

    def close(self) -> None:
        for engine in self.engines:
            engine.close()

    def play(self, kind: str, seed: str) -> None:
        """One article with one random answer of `kind`; every later request gets another random one."""
        rng = random.Random(seed)
        material, engine = rng.choice(self.materials), rng.choice(self.engines)
        answer = valid(self.schema, material, rng)
        if rng.random() < 0.5:
            answer = friendly(answer, material, rng)
        first = json.dumps(answer) if kind == "valid" else broken(kind, answer, material, rng)
        again = valid(self.schema, material, rng)
        repair = json.dumps(again) if rng.random() < 0.7 else broken(rng.choice(KINDS), again, material, rng)
        self.endpoint.answers, self.endpoint.asked = [first, repair], 0
        outcome = self._outcome(material, engine, kind, seed, first)
        self.report.outcomes[kind, outcome] += 1
        self.report.requests += self.endpoint.asked

    def _outcome(self, material: Material, engine: LLMEngine, kind: str, seed: str, first: str) -> str:
        try:
            result = Summarizer(engine.settings, engine=engine).summarize(material.text)
        except SummarizerError as error:
            failed = getattr(error, "result", None)
            if failed is None or failed.status is not RunStatus.FAILED or failed.brief is not None:
                self._fail(kind, seed, f"{type(error).__name__} without a failed result: {error}")
            return error.code
        except Exception as error:  # noqa: BLE001 # what this harness is there to find
            self._fail(kind, seed, f"{type(error).__name__}: {error}")
            return "CRASH"
        reasked = any(row.kind == "reask" for row in result.ledger)
        answer = json.loads(first) if kind == "valid" and not reasked else None
        try:
            wrong = violations(result, material, answer)
        except Exception as error:  # noqa: BLE001 # a result that cannot be printed
            wrong = [f"{type(error).__name__} on looking at the result: {error}"]
        for line in wrong:
            self._fail(kind, seed, line)
        self.report.kept += sum(1 for _ in spans_of(result.brief))
        self.report.dropped += len(result.dropped)
        return "VIOLATION" if wrong else result.status.value

    def _fail(self, kind: str, seed: str, line: str) -> None:
        self.report.failures.append(f"{kind} {seed!r}: {line[:300]}")


def run(valid_answers: int, broken_answers: int, seed: int, tell: Callable[[str], None] = lambda _: None) -> Report:
    """Play that many answers of both sorts."""
    harness = Harness()
    begun = time.perf_counter()
    with no_waits():
        for number in range(valid_answers):
            harness.play("valid", f"{seed} valid {number}")
            if number % 1000 == 999:
                tell(
                    f"{number + 1} valid, {time.perf_counter() - begun:.0f} s, {len(harness.report.failures)} failures"
                )
        for number in range(broken_answers):
            harness.play(KINDS[number % len(KINDS)], f"{seed} broken {number}")
    harness.close()
    return harness.report


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--valid", type=int, default=10_000)
    parser.add_argument("--broken", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--one", nargs=2, metavar=("KIND", "SEED"), help="play one answer again, as printed")
    arguments = parser.parse_args()
    if arguments.one:
        harness = Harness()
        with no_waits():
            harness.play(*arguments.one)
        print(*harness.endpoint.answers, *harness.report.failures, harness.report.outcomes, sep="\n")
        return
    begun = time.perf_counter()
    report = run(arguments.valid, arguments.broken, arguments.seed, lambda line: print(line, flush=True))
    for kind in ("valid", *KINDS):
        row = {outcome: count for (of, outcome), count in sorted(report.outcomes.items()) if of == kind}
        print(f"{kind:15} {sum(row.values()):6}  " + ", ".join(f"{outcome} {count}" for outcome, count in row.items()))
    total = arguments.valid + arguments.broken
    print(f"{total} answers, {report.requests} requests, {time.perf_counter() - begun:.0f} s")
    print(f"{report.kept} spans checked, {report.dropped} items dropped, {len(report.failures)} violations")
    print(*report.failures[:20], sep="\n")
    sys.exit(1 if report.failures else 0)


if __name__ == "__main__":
    main()
