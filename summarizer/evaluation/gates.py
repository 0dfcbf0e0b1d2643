"""The two gates: the replay gate that every change must pass, and the comparison gate between two runs."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, get_args

from summarizer.evaluation.baseline import Baseline, Change, changes
from summarizer.evaluation.engines import EngineName, Spec
from summarizer.evaluation.faults import RunFileError
from summarizer.evaluation.figures import Figures, document_f1, figures_of, section_counts
from summarizer.evaluation.gold import RECORDINGS
from summarizer.evaluation.harness import Run, Status
from summarizer.evaluation.items import SECTIONS
from summarizer.evaluation.score import ZERO_TOLERANCE
from summarizer.evaluation.statistics import bootstrap_interval, mean, sign_flip_p

GATES, BASELINE = "gates.toml", "baseline.json"

# The comparison gate fails where chance explains the loss this badly, the loss is this large, and documents suffice.
ALPHA = 0.05
LEAST_LOSS = 0.01
LEAST_DOCUMENTS = 40

FLOORS = ("found_precision", "found_recall", "found_f1", "correct_precision", "correct_recall", "correct_f1")
WHOLE_FLOORS = ("speaker_accuracy", "verbatim_rate")


@dataclass(frozen=True)
class RunGate:
    """What one run of the gates file is held to: floors by figure name, e.g. "parties.correct_f1"."""

    spec: Spec
    floors: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Gates:
    """The runs of an evaluation and their floors; `held_out` names cases that are reported apart."""

    runs: tuple[RunGate, ...]
    held_out: tuple[str, ...] = ()

    @classmethod
    def load(cls, path: Path) -> Gates:
        """Read a gates file; raises `RunFileError` for anything it should not say."""
        try:
            data = tomllib.loads(path.read_text("utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise RunFileError(f"{path}: {error}.") from None
        unknown = set(data) - {"held_out", "runs"}
        if unknown:
            raise RunFileError(f"{path}: unknown keys {', '.join(sorted(unknown))}.")
        runs, held_out = data.get("runs"), data.get("held_out", [])
        if not isinstance(runs, dict) or not runs:
            raise RunFileError(f"{path} names no runs.", hint="Write [runs.NAME] tables; see docs/evals.md.")
        if not isinstance(held_out, list) or not all(isinstance(case, str) for case in held_out):
            raise RunFileError(f"{path}: held_out is a list of names of cases.")
        return cls(tuple(_run_gate(path, name, table) for name, table in runs.items()), tuple(held_out))


def _run_gate(path: Path, name: str, table: Any) -> RunGate:
    known = isinstance(table, dict) and not set(table) - {"engine", "model", "recordings", "floors"}
    if not known or table.get("engine") not in get_args(EngineName) or not isinstance(table.get("floors", {}), dict):
        raise RunFileError(
            f"{path}: run {name}: engine is one of {', '.join(get_args(EngineName))}; then model, recordings, floors."
        )
    floors = dict(table.get("floors", {}))
    for figure, value in floors.items():
        if not _is_figure(figure) or not isinstance(value, int | float) or not 0 <= value <= 1:
            raise RunFileError(f"{path}: run {name}: no floor {figure} = {value!r}.", hint="See docs/evals.md.")
    return RunGate(Spec(name, table["engine"], table.get("model"), table.get("recordings", RECORDINGS)), floors)


def _is_figure(name: str) -> bool:
    section, _, figure = name.partition(".")
    return name in WHOLE_FLOORS or (section in SECTIONS and figure in FLOORS)


@dataclass(frozen=True)
class Verdict:
    """What the replay gate says of one run. `errors` make exit code 2, any other reason 1."""

    run: str
    errors: tuple[str, ...]
    changed: tuple[Change, ...]
    tolerance: tuple[str, ...]
    floors: tuple[str, ...]
    no_baseline: bool = False

    @property
    def exit_code(self) -> int:
        if self.errors:
            return 2
        return 1 if self.changed or self.tolerance or self.floors or self.no_baseline else 0


def replay_gate(run: Run, gate: RunGate, baseline: Baseline) -> Verdict:
    """Hold a run against its baseline, the zero-tolerance counters and its floors."""
    accepted = baseline.runs.get(run.name)
    return Verdict(
        run.name,
        errors=tuple(case.note for case in run.having(Status.ERRORED)),
        changed=tuple(changes(run, accepted)) if accepted is not None else (),
        tolerance=tuple(_tolerance(run)),
        floors=tuple(_floors(run, gate.floors)),
        no_baseline=accepted is None,
    )


def ungated(run: Run) -> Verdict:
    """The verdict where there is nothing to hold a run against: only errors count."""
    return Verdict(run.name, tuple(case.note for case in run.having(Status.ERRORED)), (), (), ())


def _tolerance(run: Run) -> list[str]:
    return [
        f"{counter}: {score.case}: {', '.join(score.counters[counter])}"
        for counter in ZERO_TOLERANCE
        for score in run.scores
        if score.counters[counter]
    ]


def _floors(run: Run, floors: Mapping[str, float]) -> list[str]:
    """Floors that do not hold. They rest on what engines and models answered themselves, never on written answers."""
    own = [case.score for case in run.cases if case.score is not None and "synthetic" not in case.origins]
    if not floors:
        return []
    figures = figures_of(own, run.clusters, intervals=False)
    low = []
    for name, floor in floors.items():
        value = figure(figures, name)
        if value is None or value < floor:
            low.append(f"{name} is {'n/a' if value is None else f'{value:.3f}'}, its floor {floor:.3f}")
    return low


def figure(figures: Figures, name: str) -> float | None:
    """A figure by the name that floors use: "offers.correct_f1", "speaker_accuracy"."""
    if name == "speaker_accuracy":
        return figures.brief.speakers.value
    if name == "verbatim_rate":
        return figures.brief.verbatim.value
    section, _, rest = name.partition(".")
    which, _, part = rest.partition("_")
    counts = figures.sections[section].counts
    value: float | None = getattr(counts.found if which == "found" else counts.correct, part)
    return value


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two runs over the same documents. `loss` is the fall of the mean document correct-F1 from a to b."""

    documents: int
    total: int
    mean_a: float | None
    mean_b: float | None
    loss: float | None
    p: float
    interval: tuple[float, float] | None
    fails: bool
    informs_only: bool


def compare_runs(a: Run, b: Run, *, interval: bool = True) -> Comparison:
    """The comparison gate: fails where b is worse than a by a point or more and chance hardly explains it.

    Only documents where both have a figure count, `documents` of `total`; under `LEAST_DOCUMENTS` it informs.
    """
    first, second = _document_f1(a), _document_f1(b)
    both = [case for case in first if first[case] is not None and second.get(case) is not None]
    losses = {case: (first[case] or 0.0) - (second[case] or 0.0) for case in both}
    clusters: dict[str, list[float]] = {}
    for case, fall in losses.items():
        clusters.setdefault(a.clusters[case], []).append(-fall)
    p = sign_flip_p(list(losses.values()))
    loss = mean(list(losses.values()))
    worse = loss is not None and p < ALPHA and loss >= LEAST_LOSS
    return Comparison(
        documents=len(both),
        total=len(set(first) | set(second)),
        mean_a=mean([first[case] or 0.0 for case in both]),
        mean_b=mean([second[case] or 0.0 for case in both]),
        loss=loss,
        p=p,
        interval=bootstrap_interval(list(clusters.values()), _mean_of_groups) if interval else None,
        fails=worse and len(both) >= LEAST_DOCUMENTS,
        informs_only=len(both) < LEAST_DOCUMENTS,
    )


def _document_f1(run: Run) -> dict[str, float | None]:
    return {score.case: document_f1(section_counts(score)) for score in run.scores}


def _mean_of_groups(groups: Sequence[Sequence[float]]) -> float | None:
    return mean([value for group in groups for value in group])
