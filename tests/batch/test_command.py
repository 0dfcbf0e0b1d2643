"""The command line: what it prints, how it ends, and that help loads no engine."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from summarizer.batch.progress import Progress, span, summary
from summarizer.batch.records import Amount, Tally
from summarizer.batch.runner import Outcome
from summarizer.cli.app import app
from summarizer.errors import InputError, OutputError
from tests.batch.played import lines

TEXT = "The port offered four per cent on Monday. The union refused."


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    for number in range(3):
        (tmp_path / "in" / f"{number}.txt").write_text(f"{TEXT} That was round {number}.")
    return tmp_path


def test_batch_command_runs_shows_and_exports(here: Path) -> None:
    """Run, list, show, export, cache: the whole round with the rules engine."""
    runner = CliRunner()
    done = runner.invoke(app, ["batch", "in", "-o", "out.jsonl", "--engine", "rules"])
    assert done.exit_code == 0, done.output
    assert "3 of 3 articles" in done.stderr
    assert [line["id"] for line in lines(here / "out.jsonl")] == ["0.txt", "1.txt", "2.txt"]
    (run,) = [json.loads(line) for line in runner.invoke(app, ["runs", "list"]).stdout.splitlines()]
    assert (run["run"], run["status"], run["ok"]) == (1, "complete", 3)
    shown = runner.invoke(app, ["runs", "show", "1"]).stdout.splitlines()
    assert [json.loads(line)["id"] for line in shown] == ["0.txt", "1.txt", "2.txt"]
    runner.invoke(app, ["runs", "export", "1", "-o", "again.jsonl"])
    assert (here / "again.jsonl").read_bytes() == (here / "out.jsonl").read_bytes()
    assert "3 results can be reused" in runner.invoke(app, ["cache", "stats"]).stdout
    assert "3 results" in runner.invoke(app, ["cache", "clear"]).stdout


def test_dry_run_prints_and_writes_nothing(here: Path) -> None:
    """--dry-run counts only."""
    done = CliRunner().invoke(app, ["batch", "in", "-o", "out.jsonl", "--engine", "rules", "--dry-run"])
    assert done.exit_code == 0
    assert "3 articles" in done.stdout
    assert not (here / "out.jsonl").exists()
    assert not (here / "summarizer-runs.db").exists()


def test_limit_takes_the_first_and_goes_on_later(here: Path) -> None:
    """--limit 2, then all: the first two are not made again."""
    runner = CliRunner()
    runner.invoke(app, ["batch", "in", "-o", "out.jsonl", "--engine", "rules", "--limit", "2"])
    assert len(lines(here / "out.jsonl")) == 2
    done = runner.invoke(app, ["batch", "in", "-o", "out.jsonl", "--engine", "rules"])
    assert "1 in this session" in done.stderr
    assert len(lines(here / "out.jsonl")) == 3


def test_two_worker_processes_finish_one_batch(here: Path) -> None:
    """--processes shares the work; the output is the same."""
    command = [sys.executable, "-c", "from summarizer.cli import main; main()", "batch", "in", "--engine", "rules"]
    done = subprocess.run(
        [*command, "-o", "out.jsonl", "--processes", "2"], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    alone = subprocess.run(
        [*command, "-o", "alone.jsonl", "--no-cache"], capture_output=True, text=True, timeout=60, check=False
    )
    assert alone.returncode == 0, alone.stderr
    assert (here / "out.jsonl").read_bytes() == (here / "alone.jsonl").read_bytes()


def test_help_loads_neither_engines_nor_the_runner() -> None:
    """--help of the batch command is quick."""
    code = (
        "import sys; from typer.testing import CliRunner; from summarizer.cli.app import app; "
        "CliRunner().invoke(app, ['batch', '--help']); "
        "print([m for m in ('openai', 'instructor', 'sqlite3', 'summarizer.batch') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=30, check=True)
    assert done.stdout.strip() == "[]"


def test_closing_lines_say_what_happened_and_what_it_cost() -> None:
    """Counts, rate, bill, and how to go on."""
    tally = Tally(total=10, ok=5, partial=1, failed=1, cached=2, complete=True, spent=Amount(9, 12_345, 0.5), unknown=1)
    text = "\n".join(summary(Outcome(tally, "the budget of usd is used up", None, 7.0, 7)))
    for part in ("7 of 10", "3 left", "1.0/s", "9 requests, 12,345 tokens, $0.5000", "1 requests whose", "used up"):
        assert part in text


@pytest.mark.parametrize(
    ("tally", "stopped", "number", "code"),
    [
        (Tally(total=2, ok=2, complete=True), None, None, 0),
        (Tally(total=2, ok=1, partial=1, complete=True), None, None, 1),
        (Tally(total=2, ok=1, failed=1, complete=True), None, None, 1),
        (Tally(total=2, ok=1, complete=True), "the budget", None, 3),
        (Tally(total=2, ok=1, complete=True), "interrupted", 2, 130),
        (Tally(total=2, ok=1, complete=True), "interrupted", 15, 143),
    ],
)
def test_exit_codes(tally: Tally, stopped: str | None, number: int | None, code: int) -> None:
    """0 all ok, 1 some partial or failed, 3 not finished, 128 and the signal."""
    assert Outcome(tally, stopped, number).exit_code == code


def test_time_left_is_said_as_people_say_it() -> None:
    """Seconds, minutes, hours."""
    assert [span(42), span(600), span(7500)] == ["42 s", "10 min", "2 h 05 min"]


def test_progress_is_plain_lines_when_nobody_watches(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a terminal: one line now and then, with rate, tokens, cost and time left."""
    moments = iter([0.0, 0.0, 0.0, 5.0, 5.0, 20.0, 20.0, 20.0])

    class Quiet:
        inside = 3

        class concurrency:  # noqa: N801 # stands in for an attribute
            limit = 8

        class breaker:  # noqa: N801 # see above
            open = False

    with Progress(sys.stderr, clock=lambda: next(moments, 20.0)) as progress:
        progress.watch(Tally(total=100), Quiet())  # type: ignore[arg-type]  # only what is shown
        progress.watch(Tally(total=100, ok=10), Quiet())  # type: ignore[arg-type]  # see above
        progress.watch(Tally(total=100, ok=50, complete=True, spent=Amount(50, 5000, 0.25)), Quiet())  # type: ignore[arg-type]  # see above
    shown = capsys.readouterr().err.splitlines()
    assert len(shown) == 2
    for part in ("50/100 done", "2.5/s", "5,000 tokens", "$0.25", "20 s left", "3 of 8 under way"):
        assert part in shown[1]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["empty", "-o", "out.jsonl"], "empty holds no article"),
        (["in", "-o", "out.csv"], "JSON Lines"),
        (["in", "-o", "brief.json"], "JSON Lines"),
        (["in", "-o", "-"], "writes to a file"),
        (["in", "-o", "mine.jsonl", "--store", "./mine.jsonl"], "mine.jsonl is the run store"),
        (["in", "-o", "runs.jsonl-wal", "--store", "runs.jsonl"], "is the run store"),
    ],
)
def test_no_article_and_another_form_are_told_before_anything_is_written(
    here: Path, arguments: list[str], said: str
) -> None:
    """A folder without articles, or an output that is no JSON Lines: one line, exit 2, no file."""
    (here / "empty").mkdir()
    (here / "empty" / "notes.xyz").write_text(TEXT)
    done = CliRunner().invoke(app, ["batch", *arguments, "--engine", "rules"])
    assert isinstance(done.exception, InputError | OutputError)
    assert done.exception.exit_code == 2
    assert said in str(done.exception)
    assert sorted(path.name for path in here.iterdir()) == ["empty", "in"]


@pytest.mark.parametrize("option", [["--output=briefs/"], ["-obriefs/"], ["-o", "briefs/"]])
def test_slash_makes_a_folder_however_the_option_is_written(here: Path, option: list[str]) -> None:
    """One file an article also where value and option are one word."""
    assert CliRunner().invoke(app, ["batch", "in", *option, "--engine", "rules"]).exit_code == 0
    assert [path.name for path in sorted((here / "briefs").iterdir())] == ["0.txt.json", "1.txt.json", "2.txt.json"]


def test_export_never_takes_the_place_of_the_store(here: Path) -> None:
    """The store of a night is not destroyed by its name in the wrong place."""
    CliRunner().invoke(app, ["batch", "in", "-o", "out.jsonl", "--engine", "rules"])
    for name in ("summarizer-runs.db", "./summarizer-runs.db-wal"):
        done = CliRunner().invoke(app, ["runs", "export", "1", "-o", name])
        assert isinstance(done.exception, OutputError)
    assert len(CliRunner().invoke(app, ["runs", "export", "1"]).stdout.splitlines()) == 3


def test_damaged_store_is_told_in_one_line(here: Path) -> None:
    """Whoever looks into a store that was damaged hears which file it is."""
    CliRunner().invoke(app, ["batch", "in", "-o", "out.jsonl", "--engine", "rules"])
    store = here / "summarizer-runs.db"
    content = bytearray(store.read_bytes())
    content[8192:] = b"x" * (len(content) - 8192)
    store.write_bytes(content)
    again = CliRunner().invoke(app, ["batch", "in", "-o", "out.jsonl", "--engine", "rules"])
    assert isinstance(again.exception, OutputError)
    assert "from a copy" in again.exception.hint
    for command in (["runs", "list"], ["runs", "show", "1"], ["runs", "export", "1"], ["cache", "stats"]):
        done = CliRunner().invoke(app, command)
        assert isinstance(done.exception, OutputError), command
        assert "summarizer-runs.db cannot be used" in str(done.exception)
