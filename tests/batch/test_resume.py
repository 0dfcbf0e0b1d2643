"""A run that breaks anywhere goes on where it was, and ends as if nothing had happened."""

from __future__ import annotations

import errno
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx2
import pytest

from summarizer.batch import Caps, Limits
from summarizer.errors import OutputError
from tests.batch.crashing import CountingDisk, FullDisk
from tests.batch.played import Played, articles, batch, lines

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    articles(tmp_path / "in.jsonl", 20)
    return tmp_path


def undisturbed(folder: Path, **options: Any) -> bytes:
    apart = folder / "apart"
    apart.mkdir()
    (apart / "in.jsonl").write_bytes((folder / "in.jsonl").read_bytes())
    batch(apart, Played(), **options)
    return (apart / "out.jsonl").read_bytes()


def program(what: str, folder: Path, number: int, **environment: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.batch.forks", what, str(folder), str(number)]
    whole = os.environ | environment
    done = subprocess.run(command, cwd=ROOT, env=whole, capture_output=True, text=True, timeout=240, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_results_stand_in_input_order_once_each(folder: Path) -> None:
    """The output has one line an article, in the order of the input, however they were answered."""
    outcome = batch(folder, Played())
    assert outcome.exit_code == 0
    assert [line["id"] for line in lines(folder / "out.jsonl")] == [f"a{number}" for number in range(20)]


def test_rerun_of_a_finished_run_asks_nothing(folder: Path) -> None:
    """The same command run again sends no request and changes no byte."""
    batch(folder, Played())
    before = (folder / "out.jsonl").read_bytes()
    again = Played()
    assert batch(folder, again).exit_code == 0
    assert not again.bodies
    assert (folder / "out.jsonl").read_bytes() == before


def test_full_disk_at_every_step_loses_nothing(folder: Path) -> None:
    """Whatever write, flush or commit finds the disk full, the run ends clearly and the next one completes it."""
    articles(folder / "in.jsonl", 8)
    whole = undisturbed(folder)
    counting = CountingDisk()
    batch(folder, Played(), disk=counting)
    for step in range(1, counting.steps - 4):  # the last ones come when all is done
        for path in (folder / "out.jsonl", *folder.glob("runs.db*")):
            path.unlink(missing_ok=True)
        played = Played()
        with pytest.raises(OutputError, match="No space left"):
            batch(folder, played, disk=FullDisk(step))
        _require_whole_lines(folder / "out.jsonl")
        resumed = Played()
        assert batch(folder, resumed).exit_code == 0
        assert (folder / "out.jsonl").read_bytes() == whole
        assert len(played.bodies) + len(resumed.bodies) <= 8 + 8


def _require_whole_lines(path: Path) -> None:
    for line in path.read_bytes().split(b"\n")[:-1] if path.exists() else ():
        json.loads(line)


def test_full_store_is_a_clear_end_and_resumes(folder: Path) -> None:
    """SQLite's own 'database or disk is full' stops the run with its reason."""
    articles(folder / "in.jsonl", 100)
    whole = undisturbed(folder)

    class Small(CountingDisk):
        def commit(self, connection: sqlite3.Connection) -> None:
            connection.execute("PRAGMA max_page_count = 30")
            super().commit(connection)

    with pytest.raises(OutputError, match="full"):
        batch(folder, Played(), disk=Small())
    assert batch(folder, Played()).exit_code == 0
    assert (folder / "out.jsonl").read_bytes() == whole


def test_a_request_waits_until_those_before_it_are_on_disk(folder: Path) -> None:
    """At any request, a crash would lose no more than the four that may be under way, this one included."""
    lost: list[int] = []

    class Watched(Played):
        async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
            with closing(sqlite3.connect(folder / "runs.db")) as connection:
                kept = connection.execute("SELECT count(*) FROM results").fetchone()[0]
            lost.append(len(self.bodies) + 1 - kept)
            return await super().handle_async_request(request)

    assert batch(folder, Watched(), limits=Limits(4, fixed=True)).exit_code == 0
    assert len(lost) == 20
    assert max(lost) <= 4


@pytest.mark.slow
def test_kill_at_every_step_loses_nothing(folder: Path) -> None:
    """SIGKILL at each step on the disk: nothing lost, doubled or torn; paid again is at most what was under way."""
    articles(folder / "in.jsonl", 8)
    found = program("steps", folder, 0)
    assert found["steps"] > 20
    assert not found["problems"]
    assert found["repaid"] <= 8


@pytest.mark.slow
def test_kills_at_random_moments_lose_nothing(folder: Path) -> None:
    """SIGKILL at random moments; 300 of them: python -m tests.batch.forks random FOLDER 300."""
    found = program("random", folder, 10)
    assert found["kills"] == 10
    assert not found["problems"]


def test_budget_stop_and_resume_equals_the_whole_run(folder: Path) -> None:
    """A run cut short by its budget and finished without it writes the same bytes."""
    whole = undisturbed(folder)
    outcome = batch(folder, Played(), caps=Caps(requests=7))
    assert outcome.exit_code == 3
    assert outcome.stopped is not None
    assert outcome.tally.done == 7
    assert batch(folder, Played()).exit_code == 0
    assert (folder / "out.jsonl").read_bytes() == whole


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_the_run_in_order(folder: Path, number: signal.Signals) -> None:
    """The first signal lets answers come in, asks nothing more, and says how to go on."""
    whole = undisturbed(folder)

    class Interrupting(Played):
        async def handle_async_request(self, request: Any) -> Any:
            if len(self.bodies) == 6:
                os.kill(os.getpid(), number)
            return await super().handle_async_request(request)

    cut = Interrupting(seconds=0.01)
    outcome = batch(folder, cut)
    assert outcome.exit_code == 128 + number
    assert outcome.tally.done == len(cut.bodies)
    resumed = Played()
    assert batch(folder, resumed).exit_code == 0
    assert len(cut.bodies) + len(resumed.bodies) == 20
    assert (folder / "out.jsonl").read_bytes() == whole


def test_output_that_was_changed_is_written_anew(folder: Path) -> None:
    """A file that is not what the store says is replaced as a whole."""
    batch(folder, Played())
    whole = (folder / "out.jsonl").read_bytes()
    for damage in (whole[:-100], b"x" + whole[1:], b""):
        (folder / "out.jsonl").write_bytes(damage)
        assert batch(folder, Played()).exit_code == 0
        assert (folder / "out.jsonl").read_bytes() == whole
    (folder / "out.jsonl").unlink()
    batch(folder, Played())
    assert (folder / "out.jsonl").read_bytes() == whole


def test_damaged_result_is_made_again(folder: Path) -> None:
    """A result whose bytes changed in the store is asked for again, not written."""
    batch(folder, Played())
    whole = (folder / "out.jsonl").read_bytes()
    (folder / "out.jsonl").unlink()
    with sqlite3.connect(folder / "runs.db") as connection:
        connection.execute("UPDATE results SET body = x'00' WHERE item = 3")
        connection.execute("UPDATE results SET cache_key = NULL")
    connection.close()
    played = Played()
    assert batch(folder, played).exit_code in (0, 3)
    batch(folder, played)
    assert len(played.bodies) == 1
    assert (folder / "out.jsonl").read_bytes() == whole


def test_changed_inputs_are_asked_for_again_and_only_they(folder: Path) -> None:
    """An article that is new or has changed is asked for; one that is gone leaves the output."""
    batch(folder, Played())
    rows = lines(folder / "in.jsonl")
    rows[4]["text"] += " The port agreed."
    rows.insert(0, {"id": "first", "text": "The union and the port will meet on Friday."})
    del rows[10]
    (folder / "in.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    played = Played()
    assert batch(folder, played).exit_code == 0
    assert len(played.bodies) == 2
    assert [line["id"] for line in lines(folder / "out.jsonl")] == [row["id"] for row in rows]


def test_lines_without_ids_that_moved_are_not_paid_for_again(folder: Path) -> None:
    """A line that comes in before others changes their names, not what is known of them; nor does one that goes."""
    rows = [{"text": f"The port offered {number} per cent."} for number in range(6)]
    changes = [rows, [{"text": "The union wrote on Monday."}, *rows], rows[3:], rows[::-1], rows]
    asked = []
    for texts in changes:
        (folder / "in.jsonl").write_text("".join(json.dumps(row) + "\n" for row in texts))
        played = Played()
        assert batch(folder, played).exit_code == 0
        asked.append(len(played.bodies))
        assert [line["result"]["source"]["text"] for line in lines(folder / "out.jsonl")] == [
            row["text"] for row in texts
        ]
    assert asked == [6, 1, 0, 0, 0]
    assert batch(folder, Played()).tally.total == 6


def test_rerun_without_the_budget_is_the_same_run(folder: Path) -> None:
    """The limit that a budget in tokens sets for answers is not one of the settings that a run is held to."""
    assert batch(folder, Played(), caps=Caps(tokens=0)).exit_code == 3
    assert batch(folder, Played(), caps=Caps(tokens=50_000_000)).exit_code == 0
    again = Played()
    assert batch(folder, again).exit_code == 0
    assert not again.bodies


def test_store_that_is_damaged_under_way_ends_the_run_in_one_line(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What SQLite finds wrong when the run is counted at its end, too, is an error that names the store."""

    def broken(connection: sqlite3.Connection, run: int) -> None:
        error = sqlite3.DatabaseError("database disk image is malformed")
        error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
        raise error

    monkeypatch.setattr("summarizer.batch.session.tally", broken)
    with pytest.raises(OutputError, match=r"runs\.db cannot be used") as caught:
        batch(folder, Played())
    assert "from a copy" in caught.value.hint


def test_only_failed_asks_for_nothing_else(folder: Path) -> None:
    """Articles that wait, because the run was cut or never begun, are not paid for under --only-failed."""
    never = Played()
    assert batch(folder, never, only_failed=True).exit_code == 3
    batch(folder, Played(), caps=Caps(requests=7))
    assert batch(folder, never, only_failed=True).exit_code == 3
    assert not never.bodies
    assert batch(folder, Played()).tally.ok == 20


def test_two_processes_share_one_run(folder: Path) -> None:
    """Two processes that run the same command ask for each article once and write one output."""
    whole = undisturbed(folder)
    script = (
        "import sys; from pathlib import Path; from tests.batch.played import Played, batch; "
        "f = Path(sys.argv[1]); sys.exit(batch(f, Played(seconds=0.05, counter=f / 'requests')).exit_code)"
    )
    command = [sys.executable, "-c", script, str(folder)]
    both = [subprocess.Popen(command, cwd=ROOT) for _ in range(2)]
    assert [process.wait(60) for process in both] == [0, 0]
    assert (folder / "out.jsonl").read_bytes() == whole
    assert (folder / "requests").stat().st_size == 20


def test_two_processes_share_one_budget(folder: Path) -> None:
    """What one process has under way counts for the other: together they never pass the limit."""
    script = (
        "import sys, time; from pathlib import Path; from summarizer.batch import Caps\n"
        "from tests.batch.played import Played, batch; f = Path(sys.argv[1])\n"
        "played = Played(seconds=0.4, counter=f / 'requests'); (f / sys.argv[2]).touch()\n"
        "while not ((f / 'ready0').exists() and (f / 'ready1').exists()): time.sleep(0.01)\n"  # neither long before
        "sys.exit(batch(f, played, caps=Caps(requests=11)).exit_code)"
    )
    command = [sys.executable, "-c", script, str(folder)]
    both = [subprocess.Popen([*command, f"ready{number}"], cwd=ROOT) for number in range(2)]
    assert [process.wait(60) for process in both] == [3, 3]
    assert (folder / "requests").stat().st_size == 11
    assert batch(folder, Played()).exit_code == 0


def test_unordered_results_are_all_there_after_a_break(folder: Path) -> None:
    """Lines as they come: each article once, also when the run was cut."""
    batch(folder, Played(), unordered=True, caps=Caps(requests=7))
    first = (folder / "out.jsonl").read_bytes()
    assert batch(folder, Played(), unordered=True).exit_code == 0
    assert (folder / "out.jsonl").read_bytes().startswith(first)
    assert sorted(line["id"] for line in lines(folder / "out.jsonl")) == sorted(f"a{number}" for number in range(20))


def test_one_file_an_article(folder: Path) -> None:
    """A folder gets one JSON file an article, and one that went missing comes back."""
    target = folder / "briefs"
    assert batch(folder, Played(), target=target, folder=True).exit_code == 0
    assert len(list(target.glob("a*.json"))) == 20
    assert len(list(target.iterdir())) == 20
    (target / "a3.json").unlink()
    again = Played()
    assert batch(folder, again, target=target, folder=True).exit_code == 0
    assert json.loads((target / "a3.json").read_text())["id"] == "a3"
    assert not again.bodies


def test_file_of_an_article_that_is_gone_goes_too(folder: Path) -> None:
    """The folder holds what the inputs hold, as a file of lines does; what others put there stays."""
    target = folder / "briefs"
    batch(folder, Played(), target=target, folder=True)
    (target / "mine.json").write_text("mine")
    rows = lines(folder / "in.jsonl")
    (folder / "in.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows[:3]))
    assert batch(folder, Played(), target=target, folder=True).exit_code == 0
    assert sorted(path.name for path in target.iterdir()) == ["a0.json", "a1.json", "a2.json", "mine.json"]
    articles(folder / "in.jsonl", 20)
    again = Played()
    assert batch(folder, again, target=target, folder=True).exit_code == 0
    assert len(list(target.iterdir())) == 21
    assert not again.bodies


def test_read_only_output_is_refused_before_anything_is_paid(folder: Path) -> None:
    """An output that cannot be written is said before the first request."""
    played = Played()
    (folder / "out.jsonl").mkdir()
    with pytest.raises(OutputError, match="is a folder"):
        batch(folder, played)
    with pytest.raises(OutputError, match="does not exist"):
        batch(folder, played, target=folder / "nowhere" / "out.jsonl")
    assert not played.bodies


def test_memory_of_time_is_the_clock_that_was_given(folder: Path) -> None:
    """The store's moments come from the clock that was handed in, so that runs can be compared."""
    batch(folder, Played(), limits=Limits(4))
    connection = sqlite3.connect(folder / "runs.db")
    assert {row[0] for row in connection.execute("SELECT at FROM attempts")} == {1000.0}
    connection.close()
    assert time.time() > 1000.0


def test_output_that_takes_no_more_does_not_lose_what_was_paid(folder: Path) -> None:
    """When only the output is full, answers on their way still reach the store, and none is asked for again."""
    whole = undisturbed(folder)

    class FullOutput(CountingDisk):
        def write(self, file: Any, content: bytes) -> None:
            if file.tell() > 5_000:
                raise OSError(errno.ENOSPC, "No space left on device")
            super().write(file, content)

    cut, resumed = Played(seconds=0.01), Played()
    with pytest.raises(OutputError, match=r"out\.jsonl cannot be written: No space left"):
        batch(folder, cut, disk=FullOutput())
    _require_whole_lines(folder / "out.jsonl")
    assert batch(folder, resumed).exit_code == 0
    assert len(cut.bodies) + len(resumed.bodies) == 20
    assert (folder / "out.jsonl").read_bytes() == whole


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("cc") is None or sys.platform != "linux", reason="needs a C compiler on Linux")
def test_kill_inside_system_calls_loses_nothing(folder: Path) -> None:
    """SIGKILL in the middle of writes, SQLite's included; at every one of them: forks calls FOLDER 1."""
    articles(folder / "in.jsonl", 8)
    library = folder.parent / "killpoints.so"
    source = Path(__file__).with_name("killpoints.c")
    subprocess.run(["cc", "-shared", "-fPIC", "-o", library, source, "-ldl"], check=True, timeout=60)
    found = program("calls", folder, 23, LD_PRELOAD=str(library))
    assert found["steps"] > 100
    assert not found["problems"]
    assert found["repaid"] <= 8
