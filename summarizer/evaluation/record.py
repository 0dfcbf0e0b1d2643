"""Records a live model's answers to the articles of gold cases, and only those that a replay can no longer use."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Literal

from summarizer.engines.replay import Recordings, recording_case
from summarizer.evaluation.engines import STANDARD, Live, Replayed, Spec
from summarizer.evaluation.faults import HarnessError
from summarizer.evaluation.gold import GoldCase
from summarizer.settings import Settings

Done = Literal["kept", "recorded", "skipped", "failed"]


@dataclass(frozen=True, slots=True)
class Recorded:
    """What happened to the recordings of one case, and why."""

    case: str
    done: Done
    why: str


def record_cases(
    cases: Sequence[GoldCase],
    settings: Settings,
    *,
    spec: Spec,
    stale: bool,
    jobs: int = 1,
    tell: Callable[[Recorded], None],
) -> list[Recorded]:
    """Ask the model of `spec` about each case and keep its answers beside the gold.

    With `stale`, cases whose recordings still replay to the end are kept as they are. Recordings written by hand
    (synthetic) are never replaced. A file is replaced only once its case is through. Raises `HarnessError` in CI.
    """
    if os.environ.get("CI", "").lower() in ("true", "1"):
        raise HarnessError("Recording is refused in CI.", hint="Record on your own machine and commit the files.")

    def one(case: GoldCase) -> Recorded:
        done = _record(case, settings, spec, stale=stale)
        tell(done)
        return done

    with ThreadPoolExecutor(max_workers=max(1, jobs)) as pool:
        return list(pool.map(one, cases))


def _record(case: GoldCase, settings: Settings, spec: Spec, *, stale: bool) -> Recorded:
    path = case.folder / spec.recordings
    if path.is_file() and any(r.origin == "synthetic" for r in Recordings.load(path)):
        return Recorded(case.id, "skipped", "its recordings are written by hand")
    why = stale_because(case, settings, spec)
    if stale and why is None:
        return Recorded(case.id, "kept", "its recordings replay to the end")
    try:
        _ask(case, settings, spec)
    except HarnessError as error:
        return Recorded(case.id, "failed", str(error))
    return Recorded(case.id, "recorded", why or "asked for")


def stale_because(case: GoldCase, settings: Settings, spec: Spec) -> str | None:
    """Why the recordings of a case cannot be replayed, in one line; None where they can."""
    try:
        Replayed(settings, spec).result(case)
    except HarnessError as error:
        return error.message.splitlines()[0]
    return None


def _ask(case: GoldCase, settings: Settings, spec: Spec) -> None:
    from summarizer.engines.llm import LLMEngine  # noqa: PLC0415 # loads openai and instructor
    from summarizer.engines.replay.transports import RecordingTransport  # noqa: PLC0415 # loads the HTTP library

    settings = settings.model_copy(update={**STANDARD, "recordings": None, "model": spec.model or settings.model})
    path = case.folder / spec.recordings
    fresh = path.with_suffix(".new")
    fresh.unlink(missing_ok=True)
    engine = LLMEngine(settings, http_transport=RecordingTransport(fresh))
    try:
        with recording_case(case.id):
            Live(settings, engine).result(case)
        if not fresh.is_file():
            raise HarnessError("No answer came in time. What was recorded before is kept.")
        fresh.replace(path)
    finally:
        engine.close()
        fresh.unlink(missing_ok=True)
