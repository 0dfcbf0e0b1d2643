"""Runs cases: every case is asked for, judged and accounted for; nothing that goes wrong drops out of the averages."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

from summarizer.evaluation.engines import Source, Spec
from summarizer.evaluation.faults import HarnessError
from summarizer.evaluation.gold import GoldCase
from summarizer.evaluation.saved import SavedAttempt, SavedResult
from summarizer.evaluation.score import CaseScore, score_case

T = TypeVar("T")

log = logging.getLogger("summarizer")


class Status(StrEnum):
    """scored: a brief was judged; failed: there was no valid brief, judged as an empty one; errored: no judgement."""

    SCORED = "scored"
    FAILED = "failed"
    ERRORED = "errored"


@dataclass(frozen=True, slots=True)
class Usage:
    """What one case took: requests, re-asks among them, tokens, USD, seconds; None where nobody said."""

    requests: int = 0
    reasks: int = 0
    input_tokens: int | None = None
    output_tokens: int | None = None
    cost_usd: float | None = None
    seconds: float | None = None


@dataclass(frozen=True)
class CaseRun:
    """One case of a run. `score` is None where it errored; `note` says why it failed or errored."""

    case: str
    cluster: str
    status: Status
    score: CaseScore | None = None
    note: str = ""
    usage: Usage = field(default_factory=Usage)
    origins: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Run:
    """All cases of one engine or model, in order of their names."""

    name: str
    engine: str
    model: str | None
    cases: tuple[CaseRun, ...]

    @property
    def scores(self) -> tuple[CaseScore, ...]:
        return tuple(case.score for case in self.cases if case.score is not None)

    @property
    def clusters(self) -> dict[str, str]:
        return {case.case: case.cluster for case in self.cases}

    def having(self, status: Status) -> tuple[CaseRun, ...]:
        return tuple(case for case in self.cases if case.status is status)


def run_cases(cases: Iterable[GoldCase], spec: Spec, source: Source) -> Run:
    """Judge every case; raises `HarnessError` where there is none."""
    done = tuple(_run_case(case, source) for case in cases)
    if not done:
        raise HarnessError("No cases: nothing was judged.")
    return Run(spec.name, spec.engine, source.model or spec.model, done)


def _run_case(case: GoldCase, source: Source) -> CaseRun:
    try:
        result = _guarded("the engine", case, lambda: source.result(case))
        score = _judged(case, result)
    except HarnessError as error:
        return CaseRun(case.id, case.gold.cluster, Status.ERRORED, note=str(error), origins=source.origins(case))
    status = Status.SCORED if result.brief is not None else Status.FAILED
    usage = usage_of(result.ledger)
    return CaseRun(case.id, case.gold.cluster, status, score, result.failure or "", usage, source.origins(case))


def _judged(case: GoldCase, result: SavedResult) -> CaseScore:
    if result.source.sha256 not in (None, case.gold.sha256):
        raise HarnessError(f"Case {case.id}: the result was made from another text than the case's article.")
    return _guarded("the scorer", case, lambda: score_case(case, result.brief))


def _guarded(what: str, case: GoldCase, work: Callable[[], T]) -> T:
    """The one seam where any exception is caught: a crash must cost the run its verdict, not drop the case from it."""
    try:
        return work()
    except HarnessError:
        raise
    except Exception as error:
        log.debug("%s crashed", what, exc_info=True)
        raise HarnessError(f"Case {case.id}: {what} crashed: {type(error).__name__}: {error}.") from error


def usage_of(ledger: Sequence[SavedAttempt]) -> Usage:
    """Sums over the requests of one case; a sum is None where no request told its part."""

    def total(values: Iterable[float | int | None]) -> float | None:
        known = [value for value in values if value is not None]
        return sum(known) if known else None

    tokens_in = total(a.input_tokens for a in ledger)
    tokens_out = total(a.output_tokens for a in ledger)
    return Usage(
        requests=len(ledger),
        reasks=sum(a.kind != "draft" for a in ledger),
        input_tokens=None if tokens_in is None else int(tokens_in),
        output_tokens=None if tokens_out is None else int(tokens_out),
        cost_usd=total(a.cost_usd for a in ledger),
        seconds=total(a.seconds for a in ledger),
    )
