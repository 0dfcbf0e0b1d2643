"""Gold folders, saved results and stand-in engines for tests of the harness."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from summarizer.evaluation.engines import Spec
from summarizer.evaluation.gold import Gold, GoldCase, load_case
from summarizer.evaluation.saved import SavedResult, read_result

from .generated import Brief, brief_of, made_up_case, result_of

Edit = Callable[[str, Brief], Brief | None]


def write_gold(root: Path, count: int = 3, *, first_seed: int = 0) -> list[GoldCase]:
    """Write `count` made-up cases under `root`, each an event of its own."""
    cases = []
    for number in range(count):
        made = made_up_case(first_seed + number, optional=False, full=True)
        name = f"case-{number}"
        folder = root / name
        folder.mkdir(parents=True)
        (folder / "article.txt").write_bytes(made.raw)
        data = made.gold.model_copy(update={"id": name, "cluster": name}).model_dump(mode="json")
        write_json(folder / "gold.json", data)
        cases.append(load_case(folder))
    return cases


def write_json(path: Path, data: Any) -> None:
    path.write_text(json.dumps(data, ensure_ascii=False), "utf-8")


def edit_json(path: Path, change: Callable[[Any], None]) -> None:
    data = json.loads(path.read_text("utf-8"))
    change(data)
    write_json(path, data)


def write_results(folder: Path, cases: list[GoldCase], edit: Edit = lambda _case, brief: brief) -> None:
    """Save a result a case: what gold says, as `edit` changes it; None makes a failed result."""
    folder.mkdir(parents=True, exist_ok=True)
    for case in cases:
        write_json(folder / f"{case.id}.json", result_of(case, edit(case.id, brief_of(case))))


class StandIn:
    """A source of results that says what gold says, as `edit` changes it."""

    model = "stand-in"

    def __init__(self, edit: Edit = lambda _case, brief: brief) -> None:
        self.edit = edit

    def result(self, case: GoldCase) -> SavedResult:
        return read_result(result_of(case, self.edit(case.id, brief_of(case))))

    def origins(self, case: GoldCase) -> dict[str, int]:
        return {"recorded": 1}


SPEC = Spec("stand-in", "rules")
__all__ = ["SPEC", "Edit", "Gold", "StandIn", "edit_json", "write_gold", "write_json", "write_results"]
