"""The run store: its schema and migrations, what lies in it, who holds what, and that nothing secret is in it."""

from __future__ import annotations

import json
import logging
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any, BinaryIO

import httpx2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.batch import audit, cache, owners
from summarizer.batch.disk import Disk
from summarizer.batch.output import export_run, file_name
from summarizer.batch.packing import Damaged, digest, pack, unpack
from summarizer.batch.queue import free_the_dead
from summarizer.batch.schema import MIGRATIONS, VERSION_1
from summarizer.batch.store import Store
from summarizer.errors import InputNotFound, OutputError, UsageError
from tests.batch.played import KEY, Played, answered, articles, batch, refusing


class FullDisk(Disk):
    def sync(self, file: BinaryIO) -> None:
        raise OSError(28, "No space left on device")


BROKEN = st.binary(min_size=1, max_size=200)


@given(content=st.binary(max_size=2000), like=st.binary(max_size=2000))
@settings(max_examples=50, deadline=None)
def test_what_is_packed_comes_out_the_same(content: bytes, like: bytes) -> None:
    """Packing loses nothing, with and without a text that is alike."""
    assert unpack(pack(content, like), like) == content


@given(content=BROKEN, place=st.integers(min_value=0), mark=st.integers(min_value=1, max_value=255))
@settings(max_examples=100, deadline=None)
def test_a_changed_byte_is_noticed(content: bytes, place: int, mark: int) -> None:
    """No damage comes out as content."""
    packed = bytearray(pack(content))
    packed[place % len(packed)] ^= mark
    try:
        found = unpack(bytes(packed), sha256=digest(content))
    except Damaged:
        return
    assert found == content


def test_store_of_an_older_version_is_brought_up_to_date(tmp_path: Path) -> None:
    """A store of version 1 opens, keeps its rows, and has today's version after it."""
    path = tmp_path / "runs.db"
    connection = sqlite3.connect(path)
    connection.executescript(VERSION_1)
    connection.execute("INSERT INTO runs (target, config_key, config, created, updated) VALUES ('t', 'k', '{}', 1, 1)")
    connection.execute("PRAGMA user_version = 1")
    connection.commit()
    connection.close()
    store = Store(path)
    assert store.connection.execute("PRAGMA user_version").fetchone()[0] == len(MIGRATIONS)
    assert [row["target"] for row in audit.runs(store)] == ["t"]
    store.close()


def test_store_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    """What a newer version wrote is refused, not guessed at."""
    path = tmp_path / "runs.db"
    Store(path).close()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(OutputError, match="newer version"):
        Store(path)


def test_file_that_is_no_store_is_refused(tmp_path: Path) -> None:
    """A text file is not taken for a store, and not changed."""
    path = tmp_path / "runs.db"
    path.write_text("These are notes and no database. " * 100)
    before = path.read_bytes()
    with pytest.raises(OutputError, match="not a database"):
        Store(path)
    assert path.read_bytes() == before
    with pytest.raises(InputNotFound):
        Store.existing(tmp_path / "none.db")


def test_everything_sent_and_answered_can_be_read_again(tmp_path: Path) -> None:
    """The audit shows each request as it was sent and each answer as it came, also of failed requests."""
    articles(tmp_path / "in.jsonl", 3)
    played = Played([refusing(500), answered])
    batch(tmp_path, played)
    store = Store.existing(tmp_path / "runs.db")
    (run,) = audit.runs(store)
    assert (run["total"], run["ok"], run["requests"]) == (3, 3, 4)
    sent = [row for name in ("a0", "a1", "a2") for row in audit.exchanges(store, run["run"], name)]
    assert len(sent) == 4
    for row in sent:
        assert row["request"] in played.bodies
        assert row["status"] in (200, 500)
    assert {row["outcome"] for row in sent} == {"ok", "http_500"}
    failed = next(row for row in sent if row["status"] == 500)
    assert failed["answer"]["error"]["message"] == "no"
    with pytest.raises(UsageError, match="no article"):
        list(audit.exchanges(store, run["run"], "nobody"))
    store.close()


def test_export_equals_the_output(tmp_path: Path) -> None:
    """What 'runs export' writes is what the run wrote."""
    articles(tmp_path / "in.jsonl", 5)
    batch(tmp_path, Played())
    store = Store.existing(tmp_path / "runs.db")
    assert export_run(store, 1, tmp_path / "again.jsonl") == 5
    store.close()
    assert (tmp_path / "again.jsonl").read_bytes() == (tmp_path / "out.jsonl").read_bytes()


def test_export_leaves_nothing_out_in_silence(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A damaged result is named; where the disk is full, what was exported before stays."""
    articles(tmp_path / "in.jsonl", 3)
    batch(tmp_path, Played())
    target = tmp_path / "again.jsonl"
    with closing(Store.existing(tmp_path / "runs.db")) as store:
        export_run(store, 1, target)
        whole = target.read_bytes()
        store.connection.execute("UPDATE results SET body = x'00' WHERE item = 2")
        store.disk = FullDisk()
        with pytest.raises(OutputError, match="No space left"):
            export_run(store, 1, target)
        assert target.read_bytes() == whole
        store.disk = Disk()
        assert export_run(store, 1, target) == 2
    assert "a1 is damaged" in caplog.text


def test_other_settings_need_another_output(tmp_path: Path) -> None:
    """A run is held to the settings that it began with; --restart begins anew."""
    articles(tmp_path / "in.jsonl", 3)
    batch(tmp_path, Played())
    with pytest.raises(UsageError, match="temperature"):
        batch(tmp_path, Played(), changes={"temperature": 0.5})
    again = Played()
    assert batch(tmp_path, again, changes={"temperature": 0.5}, restart=True).exit_code == 0
    assert len(again.bodies) == 3


def test_cache_serves_other_runs_until_it_is_cleared(tmp_path: Path) -> None:
    """Another output of the same settings asks nothing; after a clear, or with other settings, it does."""
    articles(tmp_path / "in.jsonl", 4)
    batch(tmp_path, Played())
    second = Played()
    assert batch(tmp_path, second, target=tmp_path / "second.jsonl").tally.cached == 4
    other = Played()
    batch(tmp_path, other, target=tmp_path / "other.jsonl", changes={"seed": 1})
    assert (len(second.bodies), len(other.bodies)) == (0, 4)
    store = Store.existing(tmp_path / "runs.db")
    assert cache.stats(store.connection).entries == 8
    with store.transaction() as connection:
        assert cache.clear(connection) == 8
    store.close()
    third = Played()
    batch(tmp_path, third, target=tmp_path / "third.jsonl")
    assert len(third.bodies) == 4


def test_damaged_cache_entry_is_a_miss_with_a_warning(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """An entry whose bytes changed is asked for again, and said."""
    articles(tmp_path / "in.jsonl", 4)
    batch(tmp_path, Played())
    connection = sqlite3.connect(tmp_path / "runs.db")
    connection.execute("UPDATE results SET body = substr(body, 1, 20) WHERE item = 2")
    connection.commit()
    connection.close()
    again = Played()
    with caplog.at_level(logging.WARNING, logger="summarizer"):
        outcome = batch(tmp_path, again, target=tmp_path / "second.jsonl")
    assert outcome.exit_code == 0
    assert len(again.bodies) == 1
    assert "damaged" in caplog.text


def test_failed_results_are_not_cached(tmp_path: Path) -> None:
    """What failed is asked for again by another run."""
    articles(tmp_path / "in.jsonl", 4)
    batch(tmp_path, Played([answered, refusing(400), answered]))
    again = Played()
    assert batch(tmp_path, again, target=tmp_path / "second.jsonl").exit_code == 0
    assert len(again.bodies) == 1


def test_result_with_a_part_that_was_not_read_is_not_cached(tmp_path: Path) -> None:
    """A long article whose window failed is asked for again by the next run, and then whole."""
    text = " ".join(f"The port offered {number} per cent on Monday and the union refused." for number in range(400))
    (tmp_path / "in.jsonl").write_text(json.dumps({"id": "long", "text": text}) + "\n")
    broken = Played([answered, refusing(400), answered])
    first = batch(tmp_path, broken, changes={"window_tokens": 4000})
    assert (first.tally.partial, len(broken.bodies)) == (1, 2)
    whole = Played()
    second = batch(tmp_path, whole, changes={"window_tokens": 4000}, target=tmp_path / "other.jsonl")
    assert second.tally.ok == 1
    assert len(whole.bodies) > 2


def test_nothing_in_the_store_is_code(tmp_path: Path) -> None:
    """Nothing that the batch runner keeps is pickled."""
    source = "".join(path.read_text("utf-8") for path in Path(cache.__file__).parent.glob("*.py"))
    assert "pickle" not in source.replace("Nothing is pickled", "")
    assert "eval(" not in source
    assert "marshal" not in source


def test_dead_process_loses_its_work_and_a_living_one_does_not(tmp_path: Path) -> None:
    """Claims are freed when their process is gone, or its beat is old on another machine; else never."""
    store = Store(tmp_path / "runs.db")
    with store.transaction() as connection:
        living = owners.register(connection, 1, now=100.0)
        ended = subprocess.Popen([sys.executable, "-c", ""])
        ended.wait()
        row = (1, owners._machine(), ended.pid, "1 x", 100.0)
        insert = "INSERT INTO owners (run, machine, pid, started, beat) VALUES (?, ?, ?, ?, ?)"
        dead = connection.execute(insert, row).lastrowid
        near = connection.execute(insert, (1, "elsewhere", 1, "1 x", 95.0)).lastrowid
        far = connection.execute(insert, (1, "elsewhere", 1, "1 x", 5.0)).lastrowid
        reused = connection.execute(insert, (1, owners._machine(), os.getppid(), "1 x", 100.0)).lastrowid
        for owner in (living, dead, near, far, reused):
            connection.execute(
                "INSERT INTO items (run, name, position, epoch, status, owner) VALUES (1, ?, 1, 1, 'claimed', ?)",
                (str(owner), owner),
            )
        freed = free_the_dead(connection, 100.0, asking=True)
        held = {row[0] for row in connection.execute("SELECT owner FROM items WHERE status = 'claimed'")}
        interrupted = connection.execute("SELECT count(*) FROM attempts WHERE outcome = 'interrupted'").fetchone()[0]
    assert freed == interrupted == 3
    assert held == {living, near}
    store.close()


def test_no_key_is_written_anywhere(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A key that the endpoint echoes stands in no log, store or output."""
    articles(tmp_path / "in.jsonl", 3)

    def echo(played: Played, body: dict[str, Any]) -> httpx2.Response:
        error = {"error": {"message": f"bad key {KEY}", "type": "x", "code": "x", "param": KEY}}
        return httpx2.Response(400, json=error)

    with caplog.at_level(logging.DEBUG):
        batch(tmp_path, Played([answered, echo]))
    assert KEY not in caplog.text
    for path in tmp_path.iterdir():
        assert KEY.encode() not in path.read_bytes()
    store = Store.existing(tmp_path / "runs.db")
    for name in ("a0", "a1", "a2"):
        assert KEY not in json.dumps(list(audit.exchanges(store, 1, name)))
    store.close()


def test_file_names_are_safe_and_differ() -> None:
    """Any id makes a file name of its own that stays in the folder."""
    names = ["a", "a/b", "a_b", "../a", "", ".", "x" * 300, "x" * 301, "Ñandú", "a\nb"]
    names += ["a_b-" + file_name("a/b")[4:-5], "\U00020000" * 80, "\U00020000" * 81, "報" * 300]
    files = [file_name(name) for name in names]
    assert all(len(f".{name}.part".encode()) <= 255 for name in files)
    assert len(set(files)) == len(names)
    assert all("/" not in name and not name.startswith(".") and len(name) < 120 for name in files)


@pytest.mark.parametrize(("code", "opens"), [(sqlite3.SQLITE_BUSY, True), (sqlite3.SQLITE_IOERR, False)])
def test_a_store_that_another_process_switches_to_wal_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, opens: bool
) -> None:
    """Two batches that start at one moment: SQLite answers "locked" at once there, whatever its timeout."""
    refusals = [code, code]

    class Locked(sqlite3.Connection):
        def execute(self, sql: str, parameters: Any = ()) -> sqlite3.Cursor:
            if "journal_mode" in sql and refusals:
                error = sqlite3.OperationalError("database is locked")
                error.sqlite_errorcode = refusals.pop()
                raise error
            return super().execute(sql, parameters)

    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda *given, **more: connect(*given, factory=Locked, **more))
    if opens:
        Store(tmp_path / "runs.db").close()
        assert refusals == []
    else:
        with pytest.raises(OutputError):
            Store(tmp_path / "runs.db")


@pytest.mark.parametrize(("name", "hint"), [("notes.txt", "--store"), ("nowhere/runs.db", "folder")])
def test_store_that_cannot_be_one_is_told_with_the_way_out(tmp_path: Path, name: str, hint: str) -> None:
    """Another file, or a folder that is not there: nothing that more room would mend."""
    (tmp_path / "notes.txt").write_text("No database at all.")
    with pytest.raises(OutputError) as caught:
        Store(tmp_path / name)
    assert hint in str(caught.value.hint)
    assert "room" not in str(caught.value.hint)
