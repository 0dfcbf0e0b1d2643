"""Runs as JSON: everything that was judged, so that runs can be compared, explained and charted later."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from summarizer.evaluation.faults import RunFileError
from summarizer.evaluation.figures import Figures, figures_of
from summarizer.evaluation.gates import Verdict
from summarizer.evaluation.harness import Run, Status

FORMAT = 1
_RUNS = TypeAdapter(tuple[Run, ...])
_FIGURES = TypeAdapter(Figures)
_VERDICTS = TypeAdapter(tuple[Verdict, ...])


def runs_text(runs: Sequence[Run], verdicts: Sequence[Verdict], sentence: str) -> str:
    """The JSON of some runs; the same runs give the same bytes."""
    data: dict[str, Any] = {
        "format": FORMAT,
        "verdict": sentence,
        "exit_code": max(verdict.exit_code for verdict in verdicts),
        "gates": _VERDICTS.dump_python(tuple(verdicts), mode="json"),
        "figures": {run.name: _FIGURES.dump_python(figures_of(run.scores, run.clusters), mode="json") for run in runs},
        "statuses": {run.name: {status.value: len(run.having(status)) for status in Status} for run in runs},
        "runs": _RUNS.dump_python(tuple(runs), mode="json"),
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def load_runs(path: Path) -> tuple[Run, ...]:
    """The runs of a JSON file that `runs_text` wrote; raises `RunFileError`."""
    try:
        data = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise RunFileError(f"{path} cannot be read as JSON: {error}.") from None
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise RunFileError(
            f"{path} is no run of format {FORMAT}.", hint="'summarizer eval run -o RUN.json' writes one."
        )
    try:
        runs = _RUNS.validate_python(_tuples(data.get("runs")))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        raise RunFileError(f"{path}: {where}: {first['msg']}.") from None
    if not runs:
        raise RunFileError(f"{path} holds no runs.")
    return runs


def _tuples(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
