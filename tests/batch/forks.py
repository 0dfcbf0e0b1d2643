"""Runs a batch in forked processes that are killed, one after the other. Started as a program of its own.

    python -m tests.batch.forks steps FOLDER COUNT      killed at the 1st, 2nd, ... step on the disk, each run resumed
    python -m tests.batch.forks random FOLDER KILLS     killed at random moments, until the run is through

    LD_PRELOAD=killpoints.so python -m tests.batch.forks calls FOLDER STRIDE      killed at every STRIDE-th system call

Each prints one JSON line: what was found wrong, and figures. FOLDER holds in.jsonl, and whole.jsonl, the output of a
run that nothing disturbed.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

from summarizer.batch.disk import Disk
from tests.batch.crashing import KillingDisk
from tests.batch.played import Played, batch

CONCURRENT = 8


def forked(folder: Path, disk: Disk | None, seconds: float) -> int:
    """The process id of a child that runs the batch."""
    child = os.fork()
    if child == 0:
        code = 99
        try:
            played = Played(seconds=seconds, counter=folder / "requests")
            code = batch(folder, played, disk=disk).exit_code
        finally:
            os._exit(code)
    return child


def wrong(folder: Path) -> list[str]:
    """What is not as it should be after the run is through."""
    problems = []
    if (folder / "out.jsonl").read_bytes() != (folder / "whole.jsonl").read_bytes():
        problems.append("the output differs from that of the undisturbed run")
    connection = sqlite3.connect(folder / "runs.db")
    if connection.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
        problems.append("the store is damaged")
    twice = connection.execute("SELECT count(*) - count(DISTINCT item) FROM results").fetchone()[0]
    if twice:
        problems.append(f"{twice} results stand twice")
    connection.close()
    return problems


def steps(folder: Path, count: int, *, stride: int = 1, calls: bool = False) -> dict[str, Any]:
    """Kill at each step (or system call) in turn; a run that outlives its step ends the search."""
    problems: Counter[str] = Counter()
    repaid = 0
    step = 0
    for step in range(1, 100_000, stride):
        for name in ("out.jsonl", "out.jsonl.part", "runs.db", "runs.db-wal", "runs.db-shm", "requests"):
            (folder / name).unlink(missing_ok=True)
        if calls:
            os.environ |= {"KILL_AT": str(step), "KILL_UNDER": str(folder)}
        _, status = os.waitpid(forked(folder, None if calls else KillingDisk(step), 0.0), 0)
        os.environ.pop("KILL_AT", None)
        outlived = not os.WIFSIGNALED(status)
        _, status = os.waitpid(forked(folder, None, 0.0), 0)
        if os.waitstatus_to_exitcode(status) != 0:
            problems[f"the resumed run ended with {status}"] += 1
        problems.update(wrong(folder))
        repaid = max(repaid, (folder / "requests").stat().st_size - count)
        if calls and problems:
            return {"steps": step, "problems": problems, "repaid": repaid}
        if outlived:
            break
    return {"steps": step, "problems": problems, "repaid": repaid}


def kills(folder: Path, wanted: int, count: int, seed: int) -> dict[str, Any]:
    """Kill at random moments; start anew once a run is through, until enough were killed."""
    rng = random.Random(seed)
    problems: Counter[str] = Counter()
    killed = runs = repaid = 0
    while killed < wanted:
        runs += 1
        here = 0
        for path in folder.iterdir():
            if path.name not in ("in.jsonl", "whole.jsonl"):
                path.unlink()
        while True:
            child = forked(folder, None, 0.02)
            time.sleep(rng.uniform(0.0, 0.35))
            os.kill(child, signal.SIGKILL)
            _, status = os.waitpid(child, 0)
            if not os.WIFSIGNALED(status):
                break
            killed += 1
            here += 1
            if killed >= wanted:
                break
        _, status = os.waitpid(forked(folder, None, 0.0), 0)
        problems.update(wrong(folder))
        again = (folder / "requests").stat().st_size - count
        repaid = max(repaid, again)
        if again > here * CONCURRENT:
            problems["more requests were paid again than were under way"] += 1
    return {"kills": killed, "runs": runs, "problems": problems, "repaid": repaid}


def main() -> None:
    what, folder, number = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    count = len((folder / "in.jsonl").read_text("utf-8").splitlines())
    with tempfile.TemporaryDirectory() as apart:  # also loads everything, so that the forks need not
        shutil.copy(folder / "in.jsonl", apart)
        batch(Path(apart), Played())
        shutil.move(Path(apart) / "out.jsonl", folder / "whole.jsonl")
    if what == "random":
        found = kills(folder, number, count, seed=7)
    else:
        found = steps(folder, count, stride=max(1, number), calls=what == "calls")
    sys.stdout.write(json.dumps(found) + "\n")


if __name__ == "__main__":
    main()
