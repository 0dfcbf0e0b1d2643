"""A batch on a cluster writes what a batch on one machine writes, whatever dies."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest
import ray

from summarizer.batch import BatchOptions, Caps, Limits, Outcome, run_batch
from summarizer.errors import UsageError
from summarizer.ray import run_batch_on_ray
from summarizer.ray.cluster import require_listener
from summarizer.settings import Settings
from tests.batch.played import KEY, Played, Reply, answered, articles, batch, refusing, settings
from tests.ray.conftest import wait_for
from tests.ray.noting import fussy, noting

ROOT = Path(__file__).parent.parent.parent


def on_cluster(
    place: Path, *, workers: int = 2, reply: Reply = answered, free: int | None = None, **options: Any
) -> Outcome:
    """As `tests.batch.played.batch`."""
    asked = {
        "sources": (str(place / "in.jsonl"),),
        "target": place / "out.jsonl",
        "store": place / "runs.db",
        "limits": Limits(24),
    }
    return run_batch_on_ray(
        BatchOptions(**(asked | options)),
        settings(),
        workers=workers,
        brief="statement",
        transport=noting(place, seconds=0.05 if free else 0.0, reply=reply, free=free),
        clock=lambda: 1_000.0,
    )


def locally(place: Path, reply: Reply = answered) -> bytes:
    target = place / "local.jsonl"
    batch(place, Played(replies=[reply]), target=target, store=place / "local.db", limits=Limits(24))
    return target.read_bytes()


def requests(place: Path) -> int:
    return (place / "count").stat().st_size


def stored(place: Path, query: str) -> Any:
    connection = sqlite3.connect(place / "runs.db")
    try:
        return connection.execute(query).fetchone()[0]
    finally:
        connection.close()


def test_the_output_is_the_local_one(tmp_path: Path, cluster: Any) -> None:
    """Briefs, refusals, answers that are no JSON and lines that are no articles: the same bytes."""
    articles(tmp_path / "in.jsonl", 30)
    with (tmp_path / "in.jsonl").open("a") as file:
        file.write('nonsense\n{"id": "x"}\n')
    whole = locally(tmp_path, fussy)
    outcome = on_cluster(tmp_path, reply=fussy)
    assert outcome.exit_code == 1
    assert outcome.tally.failed == 4
    assert (tmp_path / "out.jsonl").read_bytes() == whole
    assert requests(tmp_path) == stored(tmp_path, "SELECT count(*) FROM attempts")
    assert stored(tmp_path, "SELECT count(*) FROM attempts WHERE answer IS NULL OR request IS NULL") == 0


@pytest.mark.slow
def test_a_killed_node_changes_nothing(tmp_path: Path, cluster: Any) -> None:
    """One of three nodes is killed in the middle: same bytes, nothing lost or doubled, lost requests on the books."""
    articles(tmp_path / "in.jsonl", 200)
    whole = locally(tmp_path)
    found: list[int] = []
    killer = threading.Thread(target=lambda: found.append(cluster.kill_one(tmp_path, after=70)))
    killer.start()
    outcome = on_cluster(tmp_path, workers=3, free=70)
    killer.join()
    assert 70 <= found[0] <= 70 + 24
    assert outcome.exit_code == 0
    assert (tmp_path / "out.jsonl").read_bytes() == whole
    assert stored(tmp_path, "SELECT count(*) FROM results") == 200
    interrupted = stored(tmp_path, "SELECT count(*) FROM attempts WHERE outcome = 'interrupted'")
    assert 1 <= interrupted <= 24
    assert requests(tmp_path) <= outcome.tally.spent.requests == 200 + interrupted


@pytest.mark.slow
def test_a_killed_node_does_not_let_the_budget_pass(tmp_path: Path, cluster: Any) -> None:
    """What died on its way counts: with a budget of 120 requests, never 121 are sent, and the rest waits."""
    articles(tmp_path / "in.jsonl", 200)
    whole = locally(tmp_path)
    killer = threading.Thread(target=lambda: cluster.kill_one(tmp_path, after=50))
    killer.start()
    outcome = on_cluster(tmp_path, workers=3, free=50, caps=Caps(requests=120))
    killer.join()
    assert outcome.exit_code == 3
    assert "budget" in str(outcome.stopped)
    assert requests(tmp_path) <= 120
    assert outcome.tally.spent.requests == 120
    assert stored(tmp_path, "SELECT count(*) FROM holds") == 0
    assert on_cluster(tmp_path).exit_code == 0
    assert (tmp_path / "out.jsonl").read_bytes() == whole


@pytest.mark.slow
def test_a_killed_driver_goes_on_where_it_was(tmp_path: Path, cluster: Any) -> None:
    """SIGKILL of the driver: the next one asks again at most for what was under way, and ends with the same bytes."""
    articles(tmp_path / "in.jsonl", 200)
    whole = locally(tmp_path)
    command = [sys.executable, "-c", f"from tests.ray.test_batch import drive; drive({str(tmp_path)!r})"]
    driver = subprocess.Popen(command, cwd=ROOT, env=os.environ | {"RAY_ADDRESS": cluster.address})
    assert wait_for(tmp_path / "count", 60)
    driver.send_signal(signal.SIGKILL)
    driver.wait()
    finished = stored(tmp_path, "SELECT count(*) FROM results")
    assert 0 < finished < 200
    outcome = on_cluster(tmp_path)
    assert outcome.exit_code == 0
    assert outcome.here == 200 - finished
    assert (tmp_path / "out.jsonl").read_bytes() == whole
    assert requests(tmp_path) <= 200 + 24


def drive(place: str) -> None:
    """The driver that the test above kills."""
    on_cluster(Path(place), free=60)


@pytest.mark.slow
def test_an_article_that_kills_its_workers_is_the_only_one_that_fails(tmp_path: Path, cluster: Any) -> None:
    """Four workers die of it, the last ones alone with it; whoever was with it before is made by others."""
    articles(tmp_path / "in.jsonl", 30)
    outcome = on_cluster(tmp_path, reply=_deadly)
    assert outcome.exit_code == 1
    assert (outcome.tally.ok, outcome.tally.failed) == (29, 1)
    lines = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text().splitlines()]
    assert [(line["id"], line["error"]["code"]) for line in lines if line["error"]] == [("a8", "internal")]


def _deadly(played: Played, body: dict[str, Any]) -> Any:
    if "offered 8 per" in str(body["messages"]):
        os._exit(1)
    return answered(played, body)


def test_a_wrong_key_stops_the_whole_cluster(tmp_path: Path, cluster: Any) -> None:
    """The first 401 ends the run for all workers, before an eighth request."""
    articles(tmp_path / "in.jsonl", 100)
    outcome = on_cluster(tmp_path, reply=refusing(401))
    assert outcome.exit_code == 3
    assert requests(tmp_path) < 8
    assert outcome.tally.done == 0


PAUSE = 4  # seconds that the endpoint asks for
UNDER_WAY = 2  # seconds in which requests that had been sent may still arrive


def test_retry_after_holds_the_whole_cluster(tmp_path: Path, cluster: Any) -> None:
    """An answer that asks for a pause, given to one worker, keeps all of them quiet."""
    articles(tmp_path / "in.jsonl", 40)
    whole = locally(tmp_path)
    outcome = on_cluster(tmp_path, reply=_busy_once(tmp_path / "told"))
    assert outcome.exit_code == 0
    assert (tmp_path / "out.jsonl").stat().st_size > len(whole)  # one ledger has two rows
    told = float((tmp_path / "told").read_text().split()[0])
    later = [float(moment) for moment in (tmp_path / "told").read_text().split()[1:]]
    early = [moment for moment in later if moment - told < UNDER_WAY]
    assert len(early) < 10  # those that were under way; without a pause nearly all of the forty would be here
    assert all(moment - told > PAUSE - 0.05 for moment in later if moment not in early)
    assert outcome.tally.spent.requests == 41


def _busy_once(notes: Path) -> Reply:
    def reply(played: Played, body: dict[str, Any]) -> Any:
        first = not notes.exists()
        handle = os.open(notes, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o666)
        os.write(handle, f"{time.time()}\n".encode())
        os.close(handle)
        return refusing(429, retry_after=str(PAUSE))(played, body) if first else answered(played, body)

    return reply


def test_the_embedded_rules_work_on_all_nodes(tmp_path: Path, cluster: Any) -> None:
    """No endpoint, no permits: the same bytes as here."""
    articles(tmp_path / "in.jsonl", 20)
    rules = Settings(engine="rules")
    for name in ("here", "there"):
        asked = BatchOptions((str(tmp_path / "in.jsonl"),), tmp_path / f"{name}.jsonl", store=tmp_path / f"{name}.db")
        if name == "here":
            run_batch(asked, rules)
        else:
            assert run_batch_on_ray(asked, rules, workers=2).exit_code == 0
    assert (tmp_path / "here.jsonl").read_bytes() == (tmp_path / "there.jsonl").read_bytes()


def test_workers_that_would_make_other_briefs_are_refused(
    tmp_path: Path, cluster: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A node with other templates, or another version, is told before anything is asked."""
    articles(tmp_path / "in.jsonl", 3)
    monkeypatch.setattr("summarizer.batch.identity.__version__", "0.0.0")
    with pytest.raises(UsageError, match="version"):
        on_cluster(tmp_path)
    assert not (tmp_path / "count").exists()


@pytest.mark.parametrize("address", ["127.0.0.1:1", "nonsense", "127.0.0.1:x"])
def test_an_address_where_nobody_listens_is_told_at_once(address: str) -> None:
    """Not after the two minutes that Ray takes."""
    with pytest.raises(UsageError, match="no Ray cluster"):
        require_listener(address)


def test_no_part_of_the_cluster_writes_the_key_down(tmp_path: Path, cluster: Any) -> None:
    """Logs of all nodes, the store and the output are free of it, also when things fail."""
    articles(tmp_path / "in.jsonl", 12)
    on_cluster(tmp_path, reply=fussy)
    logs = Path(ray._private.worker._global_node.get_session_dir_path())
    places = [tmp_path, logs]
    found = [
        path
        for place in places
        for path in place.rglob("*")
        if path.is_file() and not path.is_symlink() and KEY.encode() in path.read_bytes()
    ]
    assert not found
    assert all(KEY not in json.dumps(row) for row in (tmp_path / "out.jsonl").read_text().splitlines())
