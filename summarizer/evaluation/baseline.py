"""The committed outcomes of every item, and the comparison of a run with them: what changed, better or worse."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from summarizer.evaluation.faults import RunFileError
from summarizer.evaluation.figures import Counts
from summarizer.evaluation.gold import load_json
from summarizer.evaluation.harness import Run, Status
from summarizer.evaluation.items import SECTIONS
from summarizer.evaluation.outcomes import Outcome, Result
from summarizer.evaluation.score import ZERO_TOLERANCE, CaseScore

FORMAT = 1
SHOWN = 90
Entries = dict[str, str]
"""Key of an item -> signature of its outcome ("COR", "INC made_by | deadline", "SPU")."""

_RANK = {Result.COR: 3, Result.OPT: 3, Result.INC: 2, Result.MIS: 1, Result.SPU: 0}


@dataclass(frozen=True, slots=True)
class Change:
    """An item whose outcome is not the baseline's; `before` or `after` is None where there was no such item."""

    case: str
    item: str
    text: str
    before: str | None
    after: str | None
    direction: Literal["better", "worse", "changed"]


@dataclass(frozen=True)
class Baseline:
    """Accepted outcomes: run name -> case -> item -> signature, and each case's counters that are not zero."""

    runs: Mapping[str, Mapping[str, Entries]]

    @classmethod
    def load(cls, path: Path) -> Baseline:
        """Read a baseline file; a file that does not exist is an empty baseline."""
        if not path.exists():
            return cls({})
        data = load_json(path)
        runs = data.get("runs") if isinstance(data, dict) else None
        if not isinstance(runs, dict) or data.get("format") != FORMAT or not all(map(_is_entries, runs.values())):
            raise RunFileError(
                f"{path} is no baseline of format {FORMAT}.", hint="'summarizer eval accept' writes one."
            )
        return cls(runs)

    def accepting(self, run: Run) -> Baseline:
        """A baseline in which this run is what counts; raises `RunFileError` where a case has no judgement."""
        errored = [case.case for case in run.having(Status.ERRORED)]
        if errored:
            raise RunFileError(f"Not accepted: {len(errored)} cases have no judgement ({', '.join(errored)}).")
        return Baseline({**self.runs, run.name: {score.case: entries_of(score) for score in run.scores}})

    def text(self) -> str:
        """The file's content: sorted, one item a line, so that a diff in review shows the items."""
        runs = {name: {case: self.runs[name][case] for case in sorted(self.runs[name])} for name in sorted(self.runs)}
        return json.dumps({"format": FORMAT, "runs": runs}, ensure_ascii=False, indent=1) + "\n"


def _is_entries(cases: Any) -> bool:
    return isinstance(cases, dict) and all(
        isinstance(entries, dict) and all(isinstance(value, str) for value in entries.values())
        for entries in cases.values()
    )


def entries_of(score: CaseScore) -> Entries:
    """The outcomes of one case by item, in the order of sections, gold items first; then its counters."""
    return {key: line for key, line, _ in _lines(score)}


def _lines(score: CaseScore) -> Iterator[tuple[str, str, str]]:
    """(key, signature, text) of every item. A spurious item has no gold id: its place and text name it."""
    rows = []
    twins: dict[str, int] = {}
    for outcome in score.outcomes:
        key = f"{outcome.section}/{outcome.gold_id}" if outcome.gold_id else _spurious_key(outcome)
        twins[key] = twins.get(key, 0) + 1
        if twins[key] > 1:
            key += f" ({twins[key]})"
        order = (SECTIONS.index(outcome.section), outcome.gold_id is None, key)
        rows.append((order, key, outcome.signature, outcome.gold_text or outcome.predicted_text))
    for _, key, signature, text in sorted(rows):
        yield key, signature, text
    for counter in ZERO_TOLERANCE:
        if score.counters[counter]:
            named = ", ".join(score.counters[counter])
            yield f"counter/{counter}", str(len(score.counters[counter])), named


def _spurious_key(outcome: Outcome) -> str:
    start = outcome.predicted_places[0][0] if outcome.predicted_places else "-"
    return f"{outcome.section}/spurious at {start}: {outcome.predicted_text[:SHOWN]}"


def changes(run: Run, baseline: Mapping[str, Entries]) -> list[Change]:
    """Every item of a run whose outcome is not the baseline's, in the order of cases; errored cases are left out."""
    found = []
    for score in run.scores:
        before = baseline.get(score.case)
        if before is None:
            found.append(Change(score.case, "case", "is not in the baseline", None, "judged", "changed"))
            continue
        after = {key: (signature, text) for key, signature, text in _lines(score)}
        for key in [*after, *(key for key in before if key not in after)]:
            old, (new, text) = before.get(key), after.get(key, (None, ""))
            if old != new:
                found.append(Change(score.case, key, text or _text_of(key), old, new, _direction(key, old, new)))
    judged = {case.case for case in run.cases}
    for case in sorted(set(baseline) - judged):
        found.append(Change(case, "case", "is in the baseline and was not run", "judged", None, "worse"))
    return found


def _text_of(key: str) -> str:
    return key.split(": ", 1)[1] if ": " in key else ""


def _direction(key: str, before: str | None, after: str | None) -> Literal["better", "worse", "changed"]:
    if key.startswith("counter/"):
        return "better" if int(after or 0) < int(before or 0) else "worse"
    if {before and before[:3], after and after[:3]} <= {Result.OPT, None}:
        return "changed"
    old, new = _rank(before), _rank(after)
    return "better" if new > old else "worse" if new < old else "changed"


def _rank(signature: str | None) -> tuple[int, int, int]:
    """Larger is better: the outcome, then fewer wrong fields. Having no item is better than a spurious one."""
    if signature is None:
        return (_RANK[Result.MIS], 0, 0)
    head, _, other = signature.partition(" | ")
    result, _, critical = head.partition(" ")
    return (_RANK[Result(result)], -_listed(critical), -_listed(other))


def _listed(names: str) -> int:
    return len(names.split(", ")) if names else 0


def baseline_counts(entries: Mapping[str, Entries], section: str, cases: set[str]) -> Counts:
    """Tally of a section in the baseline over the given cases."""
    tally = dict.fromkeys(Result, 0)
    for case, items in entries.items():
        for key, signature in items.items():
            if case in cases and key.startswith(f"{section}/"):
                tally[Result(signature.split(" ", 1)[0])] += 1
    return Counts(tally[Result.COR], tally[Result.INC], tally[Result.MIS], tally[Result.SPU], tally[Result.OPT])
