"""What the commands of `summarizer eval` do: gold, gates and baseline found, runs made, results said."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from shlex import quote

from summarizer.errors import OutputError, UsageError
from summarizer.evaluation.baseline import Baseline, changes, entries_of
from summarizer.evaluation.engines import Folder, Source, Spec, source_for
from summarizer.evaluation.explain import explained
from summarizer.evaluation.faults import GoldError, HarnessError
from summarizer.evaluation.gates import BASELINE, GATES, Gates, RunGate, Verdict, compare_runs, replay_gate, ungated
from summarizer.evaluation.gold import RECORDINGS, GoldCase
from summarizer.evaluation.harness import Run, Status, run_cases
from summarizer.evaluation.junit import junit
from summarizer.evaluation.layout import Block, markdown, plain
from summarizer.evaluation.lint import lint_folder
from summarizer.evaluation.record import Recorded, record_cases
from summarizer.evaluation.report import render_report
from summarizer.evaluation.runs import load_runs, runs_text
from summarizer.evaluation.summary import Reported, comparison_page, page, reported, verdict_sentence
from summarizer.settings import Settings

GOLD = Path("evals/gold")  # what the commands take where no folder is given


@dataclass(frozen=True)
class Evaluation:
    """A folder of cases with its gates and its baseline, both None where the folder above has none."""

    cases: tuple[GoldCase, ...]
    gates: Gates | None
    baseline: Baseline | None
    baseline_path: Path


def open_evaluation(root: Path, only: tuple[str, ...] = ()) -> Evaluation:
    """Load and lint the gold, and what stands beside its folder; bad gold raises `GoldError`."""
    cases, problems = lint_folder(root, only)
    if problems:
        more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        raise GoldError(f"{problems[0]}{more}.")
    gates_path, baseline_path = root.resolve().parent / GATES, root.resolve().parent / BASELINE
    gates = Gates.load(gates_path) if gates_path.is_file() else None
    if gates is not None and not only:
        unknown = sorted(set(gates.held_out) - {case.id for case in cases})
        if unknown:
            raise HarnessError(f"{gates_path.name} holds out cases that do not exist: {', '.join(unknown)}.")
    baseline = Baseline.load(baseline_path) if gates is not None else None
    return Evaluation(tuple(cases), gates, baseline, baseline_path)


def _recorded_run(evaluation: Evaluation, name: str | None) -> Spec:
    """The replayed run that is recorded for: the named one, else the first of the gates file."""
    runs = evaluation.gates.runs if evaluation.gates else ()
    replayed = [gate.spec for gate in runs if gate.spec.engine == "replay" and name in (None, gate.spec.name)]
    if name is not None and not replayed:
        raise UsageError(f"There is no run {name!r} with recordings in {GATES}.")
    return replayed[0] if replayed else Spec("replay", "replay")


def record_gold(
    root: Path,
    only: tuple[str, ...],
    settings: Settings,
    *,
    model: str | None = None,
    run_name: str | None = None,
    stale: bool,
    jobs: int,
    tell: Callable[[str], None],
) -> int:
    """Record cases; the number of those that failed. The model: `model`, else the run's own, else the settings'."""
    evaluation = open_evaluation(root, only)

    def say(done: Recorded) -> None:
        tell(f"{done.case}: {done.done} ({done.why})")

    spec = _recorded_run(evaluation, run_name)
    spec = replace(spec, model=model or spec.model or settings.model)
    done = record_cases(evaluation.cases, settings, spec=spec, stale=stale, jobs=jobs, tell=say)
    return sum(one.done == "failed" for one in done)


@dataclass(frozen=True)
class Outcome:
    """Finished runs: what to print, what to save, and the exit code."""

    reports: tuple[Reported, ...]
    sentence: str
    exit_code: int
    cases: tuple[GoldCase, ...] = ()

    @property
    def blocks(self) -> list[Block]:
        return page(self.reports, self.sentence)

    @property
    def json(self) -> str:
        runs = [report.run for report in self.reports]
        return runs_text(runs, [report.verdict for report in self.reports], self.sentence)


def run_gates(evaluation: Evaluation, engines: Sequence[str], models: Sequence[str]) -> list[RunGate]:
    """The runs to make: those of the gates file, or of the engines asked for, once for each model."""
    listed = list(evaluation.gates.runs) if evaluation.gates else []
    if not engines and not models:
        return listed or _possible_runs(evaluation)
    wanted = list(engines) or ["replay"]
    made: list[RunGate] = []
    for engine in wanted:
        if engine not in ("rules", "replay", "llm"):
            raise UsageError(f"No engine {engine!r} to evaluate.", hint="Use rules, replay or llm.")
        if models and engine != "rules":
            made += [RunGate(Spec(f"{engine}:{model}", engine, model)) for model in models]  # type: ignore[arg-type] # checked above
        else:
            known = [gate for gate in listed if gate.spec.engine == engine]
            made += known or [RunGate(Spec(engine, engine))]  # type: ignore[arg-type] # checked above
    return made


def _possible_runs(evaluation: Evaluation) -> list[RunGate]:
    runs = [RunGate(Spec("rules", "rules"))]
    if any((case.folder / RECORDINGS).is_file() for case in evaluation.cases):
        runs.append(RunGate(Spec("replay", "replay")))
    return runs


def run_gold(
    root: Path,
    settings: Settings,
    *,
    only: tuple[str, ...] = (),
    engines: Sequence[str] = (),
    models: Sequence[str] = (),
) -> Outcome:
    """Run and judge; the replay gate stands where there is a gates file, for runs that it names."""
    evaluation = open_evaluation(root, only)
    judged, looks = [], []
    for gate in run_gates(evaluation, engines, models):
        run = run_cases(evaluation.cases, gate.spec, source_for(gate.spec, settings))
        judged.append((run, _verdict(evaluation, gate, run, partial=bool(only))))
        looks.append(_look(evaluation, gate, root))
    return _outcome(evaluation, judged, looks)


def score_folder(root: Path, results: Path, *, only: tuple[str, ...] = ()) -> Outcome:
    """Judge saved results; nothing is held against a baseline."""
    evaluation = open_evaluation(root, only)
    spec = Spec(results.resolve().name, "saved")
    run = run_cases(evaluation.cases, spec, Folder(results))
    return _outcome(evaluation, [(run, ungated(run))], [f"--results {quote(str(results))}{_of_gold(root)}"])


def _look(evaluation: Evaluation, gate: RunGate, root: Path) -> str | None:
    """See `Reported.look`."""
    if gate in run_gates(evaluation, (), ()):
        return f"--run {quote(gate.spec.name)}{_of_gold(root)}"
    return f"--engine rules{_of_gold(root)}" if gate.spec.engine == "rules" else None


def _of_gold(root: Path) -> str:
    return "" if root == GOLD else f" --gold {quote(str(root))}"


def _verdict(evaluation: Evaluation, gate: RunGate, run: Run, *, partial: bool) -> Verdict:
    gates, baseline = evaluation.gates, evaluation.baseline
    if gates is None or baseline is None or gate not in gates.runs:
        return ungated(run)
    if not partial:
        return replay_gate(run, gate, baseline)
    # Floors are figures of all cases: a part of them is held to its items alone.
    judged = {case.case for case in run.cases}
    accepted = {name: {c: e for c, e in cases.items() if c in judged} for name, cases in baseline.runs.items()}
    return replay_gate(run, RunGate(gate.spec), Baseline(accepted))


def _outcome(evaluation: Evaluation, judged: Sequence[tuple[Run, Verdict]], looks: Sequence[str | None]) -> Outcome:
    named = {gate.spec.name for gate in evaluation.gates.runs} if evaluation.gates else set()
    held_out = evaluation.gates.held_out if evaluation.gates else ()
    reports = tuple(reported(judged, evaluation.baseline, held_out, looks))
    gated = all(run.name in named for run, _ in judged)
    code = max(verdict.exit_code for _, verdict in judged)
    return Outcome(reports, verdict_sentence(reports, gated=gated), code, evaluation.cases)


def accept_runs(root: Path, settings: Settings, *, engines: Sequence[str] = ()) -> tuple[Outcome, Path]:
    """Make what the engines say now the baseline. Zero-tolerance counters and floors are not accepted away."""
    outcome = run_gold(root, settings, engines=engines)
    evaluation = open_evaluation(root)
    if evaluation.gates is None or evaluation.baseline is None:
        raise HarnessError(f"There is no {GATES} beside {root}.", hint=f"Write one: it names the runs of {BASELINE}.")
    baseline = evaluation.baseline
    for report in outcome.reports:
        baseline = baseline.accepting(report.run)
    write_text(evaluation.baseline_path, baseline.text())
    return outcome, evaluation.baseline_path


def explain_case(
    root: Path, case_id: str, settings: Settings, *, engines: Sequence[str], run_name: str | None, results: Path | None
) -> tuple[list[Block], int]:
    """The page about one case, for each run that is asked for, and the exit code."""
    evaluation = open_evaluation(root, (case_id,))
    case = evaluation.cases[0]
    if results is not None:
        sources: list[tuple[Spec, Source]] = [(Spec(results.resolve().name, "saved"), Folder(results))]
    else:
        gates = [gate for gate in run_gates(evaluation, engines, ()) if run_name in (None, gate.spec.name)]
        if not gates:
            raise UsageError(f"There is no run {run_name!r}.")
        sources = [(gate.spec, source_for(gate.spec, settings)) for gate in gates]
    blocks: list[Block] = []
    code = 0
    for spec, source in sources:
        judged = run_cases([case], spec, source).cases[0]
        blocks += explained(case, judged, spec.name)
        code = max(code, 2 if judged.status is Status.ERRORED else 0)
    return blocks, code


def compare_files(a: Path, b: Path, name_a: str | None, name_b: str | None) -> tuple[list[Block], int]:
    """The comparison gate between two saved runs: the page and the exit code."""
    one, two = _chosen(a, name_a), _chosen(b, name_b)
    for path, run in ((a, one), (b, two)):
        errored = run.having(Status.ERRORED)
        if errored:
            raise HarnessError(f"{path}: {len(errored)} cases of {run.name} have no judgement: {errored[0].note}")
    found = compare_runs(one, two)
    moved = changes(two, {score.case: entries_of(score) for score in one.scores})
    return comparison_page(one, two, found, moved), 1 if found.fails else 0


def _chosen(path: Path, name: str | None) -> Run:
    runs = load_runs(path)
    names = ", ".join(run.name for run in runs)
    if name is None:
        if len(runs) > 1:
            raise UsageError(f"{path} holds {len(runs)} runs.", hint=f"Choose one of {names}: {path}:NAME.")
        return runs[0]
    found = next((run for run in runs if run.name == name), None)
    if found is None:
        raise UsageError(f"{path} holds no run {name!r}, only {names}.")
    return found


def split_name(text: str) -> tuple[Path, str | None]:
    """ "RUN.json" or "RUN.json:NAME" of the command line."""
    if not Path(text).exists() and ".json:" in text:
        path, _, name = text.rpartition(".json:")
        return Path(f"{path}.json"), name
    return Path(text), None


def write_text(path: Path, text: str) -> None:
    """Write a file whole or not at all; raises `OutputError`."""
    fresh = path.with_name(f".{path.name}.new")
    try:
        fresh.write_text(text, "utf-8")
        fresh.replace(path)
    except OSError as error:
        fresh.unlink(missing_ok=True)
        raise OutputError(f"{path} cannot be written: {error.strerror or error}.") from None


FORMATS: dict[str, Callable[[Outcome], str]] = {
    "text": lambda outcome: plain(outcome.blocks),
    "json": lambda outcome: outcome.json,
    "md": lambda outcome: markdown(outcome.blocks),
    "xml": lambda outcome: junit(outcome.reports),
    "html": lambda outcome: render_report(outcome.reports, outcome.cases, outcome.sentence),
}


def form_of(path: Path) -> str:
    """The format that a file's suffix names; raises `OutputError` where it names none."""
    form = path.suffix.lower().removeprefix(".")
    if form not in FORMATS:
        raise OutputError(f"No format for {path.name!r}.", hint="Use .json, .md, .xml (JUnit) or .html.")
    return form


def check_outputs(paths: Sequence[Path]) -> None:
    """Raise `OutputError` for files that cannot be written, before anything is paid for."""
    for path in paths:
        form_of(path)
        if path.is_dir() or not path.resolve().parent.is_dir():
            raise OutputError(f"{path} cannot be written: no such folder, or a folder itself.")


def save(outcome: Outcome, path: Path) -> None:
    """Write an outcome in the format of the file's suffix."""
    write_text(path, FORMATS[form_of(path)](outcome))


def report_files(paths: Sequence[Path], root: Path) -> str:
    """The page about the runs of some JSON files, over the gold in `root`."""
    evaluation = open_evaluation(root)
    runs = [(path, run) for path in paths for run in load_runs(path)]
    names = [run.name for _, run in runs]
    named = [run if names.count(run.name) == 1 else replace(run, name=f"{path.stem}: {run.name}") for path, run in runs]
    known = {case.id for case in evaluation.cases}
    foreign = sorted({case.case for run in named for case in run.cases} - known)
    if foreign:
        raise HarnessError(f"No gold in {root} for {', '.join(foreign)}.", hint="Give the runs' gold with --gold.")
    reports = reported([(run, ungated(run)) for run in named], None, ())
    judged = {case.case for run in named for case in run.cases}
    sentence = f"{len(named)} runs over {len(judged)} cases: {', '.join(run.name for run in named)}."
    return render_report(reports, [case for case in evaluation.cases if case.id in judged], sentence)
