"""The harness: verdicts, exit codes, gates; nothing that goes wrong passes for a score."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from summarizer.evaluation import commands, harness
from summarizer.evaluation.baseline import Baseline
from summarizer.evaluation.gates import Gates, RunGate, replay_gate
from summarizer.evaluation.gold import GoldCase
from summarizer.evaluation.harness import Status, run_cases
from summarizer.settings import Settings

from .conftest import Command
from .folders import SPEC, StandIn, edit_json, write_gold, write_json, write_results
from .generated import Brief


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    write_gold(tmp_path / "gold")
    return tmp_path / "gold"


@pytest.fixture
def cases(gold: Path) -> list[GoldCase]:
    return list(commands.open_evaluation(gold).cases)


@pytest.fixture
def gated(gold: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Gold with gates and an accepted baseline of an engine that says what gold says; `play` changes what it says."""
    (gold.parent / "gates.toml").write_text(
        '[runs.rules]\nengine = "rules"\n[runs.rules.floors]\n"offers.correct_f1" = 0.5\n'
    )
    play(monkeypatch)
    commands.accept_runs(gold, Settings())
    return gold


def play(monkeypatch: pytest.MonkeyPatch, edit: Callable[[str, Brief], Brief | None] | None = None) -> None:
    source = StandIn(edit) if edit else StandIn()
    monkeypatch.setattr(commands, "source_for", lambda *_arguments: source)


def in_first_case(change: Callable[[Brief], None]) -> Callable[[str, Brief], Brief]:
    def edit(case: str, brief: Brief) -> Brief:
        if case == "case-0":
            change(brief)
        return brief

    return edit


def test_saved_results_are_scored(command: Command, gold: Path, cases: list[GoldCase], capsys: Any) -> None:
    """A folder of results that say what gold says is judged perfect, and nothing is held against them."""
    write_results(gold.parent / "results", cases)
    assert command("score", gold.parent / "results", "--gold", gold) == 0
    printed = capsys.readouterr().out
    assert "INFO: cases judged: results 3 of 3" in printed
    assert "3 scored, 0 failed, 0 errored of 3" in printed
    assert "1.00 (3 of 3)" in printed


def test_a_failed_run_is_an_empty_brief(gold: Path, cases: list[GoldCase]) -> None:
    """A model without a valid brief costs recall in its case; the case is not left out."""
    write_results(gold.parent / "results", cases, lambda case, brief: None if case == "case-1" else brief)
    outcome = commands.score_folder(gold, gold.parent / "results")
    run = outcome.reports[0].run
    assert [case.status for case in run.cases] == [Status.SCORED, Status.FAILED, Status.SCORED]
    parties = outcome.reports[0].figures.sections["parties"]
    assert parties.counts.mis == len(cases[1].gold.parties)
    assert parties.macro_n == 3
    assert outcome.exit_code == 0


def test_a_structure_that_is_no_brief_is_an_empty_brief(gold: Path, cases: list[GoldCase]) -> None:
    """A result whose brief lacks its fields is no valid brief; the note says what is wrong."""
    write_results(gold.parent / "results", cases)
    edit_json(gold.parent / "results" / "case-0.json", lambda data: data["brief"]["offers"][0].pop("status"))
    first = commands.score_folder(gold, gold.parent / "results").reports[0].run.cases[0]
    assert first.status is Status.FAILED
    assert "brief.offers.0.status" in first.note


@pytest.mark.parametrize(
    ("spoil", "named"),
    [
        (lambda results: (results / "case-0.json").unlink(), "No result of case case-0"),
        (lambda results: (results / "case-0.json").write_text("{"), "is not JSON"),
        (
            lambda results: edit_json(results / "case-0.json", lambda data: data["source"].update(sha256="0" * 64)),
            "made from another text",
        ),
    ],
)
def test_what_cannot_be_judged_gives_no_score(
    command: Command, gold: Path, cases: list[GoldCase], capsys: Any, spoil: Callable[[Path], Any], named: str
) -> None:
    """A missing or broken result, or one of another text, is exit 2 with its case named."""
    write_results(gold.parent / "results", cases)
    spoil(gold.parent / "results")
    assert command("score", gold.parent / "results", "--gold", gold) == 2
    printed = capsys.readouterr().out
    assert "ERROR: no verdict" in printed
    assert named in printed


def test_zero_cases_is_an_error(command: Command, tmp_path: Path, capsys: Any) -> None:
    """An empty gold folder, or a name that no case has, never passes."""
    (tmp_path / "gold").mkdir()
    assert command("run", "--gold", tmp_path / "gold") == 2
    assert "nothing was judged" in capsys.readouterr().err
    write_gold(tmp_path / "gold", 1)
    assert command("run", "--gold", tmp_path / "gold", "--case", "case-7") == 2
    assert command("run", "--gold", tmp_path / "nowhere") == 2


def test_a_crashed_scorer_is_an_error(
    gated: Path, command: Command, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    """A scorer that raises on one case gives exit 2 naming the case; the case is not dropped from the averages."""
    scored = harness.score_case

    def crash(case: GoldCase, brief: Any) -> Any:
        if case.id == "case-1":
            raise ZeroDivisionError("boom")
        return scored(case, brief)

    monkeypatch.setattr(harness, "score_case", crash)
    assert command("run", "--gold", gated) == 2
    printed = capsys.readouterr().out
    assert "Case case-1: the scorer crashed: ZeroDivisionError: boom" in printed
    assert "2 scored, 0 failed, 1 errored of 3" in printed


def test_bad_gold_is_an_error(command: Command, gold: Path, capsys: Any) -> None:
    """An offset moved by one is found before anything is run."""
    edit_json(
        gold / "case-0" / "gold.json", lambda data: data["quotes"][0].update(start=data["quotes"][0]["start"] + 1)
    )
    assert command("run", "--gold", gold) == 2
    assert "case-0: U1: text is not the article's" in capsys.readouterr().err
    assert command("lint", "--gold", gold) == 2


def test_a_changed_article_is_an_error(command: Command, gold: Path, capsys: Any) -> None:
    """Gold belongs to the bytes that it was written for."""
    article = gold / "case-0" / "article.txt"
    article.write_bytes(article.read_bytes().replace(b"spoke", b"SPOKE", 1))
    assert command("run", "--gold", gold) == 2
    assert "article.txt is not the text that gold.json was written for" in capsys.readouterr().err


def test_what_was_accepted_passes(gated: Path, command: Command, capsys: Any) -> None:
    """The same outcomes as the baseline's pass."""
    assert command("run", "--gold", gated) == 0
    assert "PASS: cases judged: rules 3 of 3" in capsys.readouterr().out


def test_one_item_worse_fails_and_is_named(
    gated: Path, command: Command, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    """One lost item is exit 1, with the item, its text and the way to explain it."""
    play(monkeypatch, in_first_case(lambda brief: brief["offers"].pop(0)))
    assert command("run", "--gold", gated) == 1
    printed = capsys.readouterr().out
    assert "FAIL: rules: 1 items changed" in printed
    assert "worse: case-0 offers/O1: COR -> MIS" in printed
    assert "summarizer eval explain case-0 --run rules" in printed


def test_one_item_better_fails_until_it_is_accepted(
    gated: Path, command: Command, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    """A gain is a change too: exit 1 until somebody accepts it, then exit 0."""
    play(monkeypatch, in_first_case(lambda brief: brief["offers"].pop(0)))
    assert command("accept", "--gold", gated) == 0
    play(monkeypatch)
    assert command("run", "--gold", gated) == 1
    assert "better: case-0 offers/O1: MIS -> COR" in capsys.readouterr().out
    assert command("accept", "--gold", gated) == 0
    assert command("run", "--gold", gated) == 0


def test_a_field_that_is_not_critical_is_a_change_too(
    gated: Path, command: Command, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    """A deadline that appears from nowhere changes no outcome, but it is listed."""
    play(monkeypatch, in_first_case(lambda brief: brief["offers"][0].update(deadline="by noon")))
    assert command("run", "--gold", gated) == 1
    assert "worse: case-0 offers/O1: COR -> COR | deadline" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("change", "counter"),
    [
        (lambda brief: brief["quotes"][0]["passage"].update(text="something else"), "non-verbatim quotes"),
        (lambda brief: brief["offers"][0]["evidence"][0].update(end=999_999), "unresolved evidence"),
        (lambda brief: brief["offers"][0]["evidence"][0].update(start=None), "unresolved evidence"),
    ],
)
def test_zero_tolerance_cannot_be_accepted_away(
    gated: Path, command: Command, monkeypatch: pytest.MonkeyPatch, capsys: Any, change: Any, counter: str
) -> None:
    """A quote that is not verbatim or evidence that is nowhere fails also after `accept`."""
    play(monkeypatch, in_first_case(change))
    assert command("accept", "--gold", gated) == 0
    assert command("run", "--gold", gated) == 1
    assert f"{counter}: case-0" in capsys.readouterr().out


def test_floors_hold_what_was_accepted(
    gated: Path, command: Command, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    """Accepting a brief without offers does not lower the floor under them."""

    def edit(_case: str, brief: Brief) -> Brief:
        return {**brief, "offers": []}

    play(monkeypatch, edit)
    assert command("accept", "--gold", gated) == 0
    assert command("run", "--gold", gated) == 1
    assert "offers.correct_f1 is .000, its floor .500" in capsys.readouterr().out.replace("0.", ".")


def test_a_missing_baseline_fails(gated: Path, command: Command, capsys: Any) -> None:
    """Deleting the baseline is no way to pass."""
    (gated.parent / "baseline.json").unlink()
    assert command("run", "--gold", gated) == 1
    assert "there is no accepted baseline" in capsys.readouterr().out


def test_a_deleted_case_is_missed(gated: Path, command: Command, capsys: Any) -> None:
    """A case of the baseline that is gone from the gold is a change for the worse."""
    shutil.rmtree(gated / "case-2")
    assert command("run", "--gold", gated) == 1
    assert "worse: case-2 case: judged -> nothing" in capsys.readouterr().out


def test_one_case_can_be_run_alone(gated: Path, command: Command, capsys: Any) -> None:
    """A part of the cases is held to its own items; floors and the other cases wait for the whole run."""
    assert command("run", "--gold", gated, "--case", "case-1") == 0
    assert "rules 1 of 1" in capsys.readouterr().out


def test_floors_do_not_rest_on_written_answers(cases: list[GoldCase]) -> None:
    """Cases whose answers were written by hand count for no floor."""

    class Written(StandIn):
        def origins(self, case: GoldCase) -> dict[str, int]:
            return {"synthetic": 1}

    run = run_cases(cases, SPEC, Written())
    gate = RunGate(SPEC, {"offers.correct_f1": 0.1})
    verdict = replay_gate(run, gate, Baseline({}).accepting(run))
    assert verdict.floors == ("offers.correct_f1 is n/a, its floor 0.100",)


@pytest.mark.parametrize(
    "text",
    [
        "runs = 3",
        '[runs.rules]\nengine = "magic"',
        '[runs.rules]\nengine = "rules"\nflors = {}',
        '[runs.rules]\nengine = "rules"\n[runs.rules.floors]\n"offers.f2" = 0.5',
        '[runs.rules]\nengine = "rules"\n[runs.rules.floors]\n"offers.correct_f1" = 50',
        '[runs.rules]\nengine = "rules"\n[floors]\n"offers.correct_f1" = 0.5',
        "not toml",
    ],
)
def test_gates_that_say_nonsense_are_refused(gold: Path, command: Command, text: str) -> None:
    """A typo in the gates file is exit 2, not a gate that never closes."""
    (gold.parent / "gates.toml").write_text(text)
    assert command("run", "--gold", gold) == 2


def test_two_runs_give_the_same_bytes(gated: Path, command: Command, tmp_path: Path) -> None:
    """JSON, Markdown, JUnit and HTML of the same run are the same, byte for byte."""
    for name in ("one", "two"):
        outputs = [part for suffix in ("json", "md", "xml", "html") for part in ("-o", tmp_path / f"{name}.{suffix}")]
        assert command("run", "--gold", gated, *outputs) == 0
    for suffix in ("json", "md", "xml", "html"):
        assert (tmp_path / f"one.{suffix}").read_bytes() == (tmp_path / f"two.{suffix}").read_bytes()


def test_junit_says_which_case_failed(
    gated: Path, command: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The XML is well formed, one test a case, and the failing one holds the changed item."""
    play(monkeypatch, in_first_case(lambda brief: brief["offers"].pop(0)))
    command("run", "--gold", gated, "-o", tmp_path / "run.xml")
    suite = ElementTree.fromstring((tmp_path / "run.xml").read_text()).find("testsuite")
    assert suite is not None
    failing = [test.get("name") for test in suite if test.find("failure") is not None]
    assert failing == ["case-0"]
    assert suite.get("failures") == "1"


def test_json_says_what_the_terminal_says(gated: Path, command: Command, tmp_path: Path) -> None:
    """A script reads verdict, exit code, statuses and figures."""
    command("run", "--gold", gated, "-o", tmp_path / "run.json")
    data = json.loads((tmp_path / "run.json").read_text())
    assert data["verdict"].startswith("PASS")
    assert data["exit_code"] == 0
    assert data["statuses"] == {"rules": {"scored": 3, "failed": 0, "errored": 0}}
    assert data["figures"]["rules"]["mean_document_f1"] == 1.0


def test_comparing_a_run_with_itself(gated: Path, command: Command, tmp_path: Path, capsys: Any) -> None:
    """p = 1, no item moved, exit 0."""
    command("run", "--gold", gated, "-o", tmp_path / "run.json")
    capsys.readouterr()
    assert command("compare", tmp_path / "run.json", tmp_path / "run.json") == 0
    printed = capsys.readouterr().out
    assert "p that it is worse 1.000, over 3 of 3 documents" in printed
    assert "items better" not in printed


def test_comparing_lists_what_moved(
    gated: Path, command: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: Any
) -> None:
    """Every item that the second run judges otherwise is listed; under forty documents nothing fails."""
    command("run", "--gold", gated, "-o", tmp_path / "a.json")
    play(monkeypatch, in_first_case(lambda brief: brief["offers"].pop(0)))
    command("run", "--gold", gated, "-o", tmp_path / "b.json")
    capsys.readouterr()
    assert command("compare", tmp_path / "a.json", f"{tmp_path / 'b.json'}:rules") == 0
    printed = capsys.readouterr().out
    assert "0 items better, 1 worse" in printed
    assert "worse: case-0 offers/O1" in printed


def test_runs_that_are_none_are_refused(command: Command, tmp_path: Path) -> None:
    """A file that is no run is exit 2."""
    write_json(tmp_path / "a.json", {"format": 1, "runs": [{"name": 3}]})
    assert command("compare", tmp_path / "a.json", tmp_path / "a.json") == 2
    assert command("compare", tmp_path / "none.json", tmp_path / "a.json") == 2


def test_explain_gives_the_reason(gated: Path, command: Command, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    """Gold and brief stand side by side, each with why it is wrong."""

    def change(brief: Brief) -> None:
        brief["offers"][0]["amounts"] = [{"text": "99%"}]
        brief["next_steps"].append({"text": "Nothing of the kind", "evidence": []})
        brief["quotes"].pop(0)

    play(monkeypatch, in_first_case(change))
    assert command("explain", "case-0", "--gold", gated) == 0
    printed = capsys.readouterr().out
    assert "INC  amounts: 99%, gold " in printed
    assert "SPU  no gold item aligns with it" in printed
    assert "MIS  nothing in the brief aligns with this gold item" in printed


def test_held_out_cases_are_reported_apart(gated: Path, command: Command, capsys: Any) -> None:
    """Cases kept from tuning have a row of their own; a name that no case has is an error."""
    gates = gated.parent / "gates.toml"
    gates.write_text('held_out = ["case-1"]\n' + gates.read_text())
    assert Gates.load(gates).held_out == ("case-1",)
    assert command("run", "--gold", gated) == 0
    assert "held out (1)" in capsys.readouterr().out
    gates.write_text(gates.read_text().replace("case-1", "case-9"))
    assert command("run", "--gold", gated) == 2
