"""Which process holds which piece of work, and whether it still lives."""

from __future__ import annotations

import os
import secrets
import socket
import sqlite3
from functools import cache
from pathlib import Path

BEAT_SECONDS = 5.0
LOST_SECONDS = 60.0  # without a beat, from a machine whose processes cannot be seen from here


_here: set[str] = set()  # marks of the owners of this process that have not left


def register(connection: sqlite3.Connection, run: int, now: float) -> int:
    """The id under which this process claims work of `run`."""
    pid = os.getpid()
    mark = f"{_started(pid)} {secrets.token_hex(4)}"
    _here.add(mark)
    row = (run, _machine(), pid, mark, now)
    cursor = connection.execute("INSERT INTO owners (run, machine, pid, started, beat) VALUES (?, ?, ?, ?, ?)", row)
    assert cursor.lastrowid is not None  # an INSERT has one
    return cursor.lastrowid


def beat(connection: sqlite3.Connection, owner: int, now: float) -> None:
    connection.execute("UPDATE owners SET beat = ? WHERE id = ?", (now, owner))


def bury(connection: sqlite3.Connection, now: float) -> list[int]:
    """Strike dead owners, of any run, off the list and return them; what they held is the caller's to free."""
    rows = connection.execute("SELECT id, machine, pid, started, beat FROM owners").fetchall()
    dead = [int(row["id"]) for row in rows if not _lives(row, now)]
    connection.executemany("DELETE FROM owners WHERE id = ?", [(owner,) for owner in dead])
    return dead


def others(connection: sqlite3.Connection, run: int, owner: int) -> bool:
    """Whether another process is on the list of `run`."""
    query = "SELECT 1 FROM owners WHERE run = ? AND id <> ? LIMIT 1"
    return connection.execute(query, (run, owner)).fetchone() is not None


def forget_own(connection: sqlite3.Connection, owner: int) -> None:
    """This process holds nothing as `owner` any more, also where the store cannot be told."""
    for row in connection.execute("SELECT started FROM owners WHERE id = ?", (owner,)):
        _here.discard(row["started"])


def leave(connection: sqlite3.Connection, owner: int) -> None:
    connection.execute("DELETE FROM owners WHERE id = ?", (owner,))


def _lives(row: sqlite3.Row, now: float) -> bool:
    """Whether the owner's process is there: seen directly where possible, else by its beat."""
    if row["machine"] != _machine():
        return bool(now - row["beat"] < LOST_SECONDS)
    if row["pid"] == os.getpid():
        return row["started"] in _here
    try:
        os.kill(row["pid"], 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    started = _started(row["pid"])
    return not started or started == row["started"].split(" ")[0]


@cache
def _machine() -> str:
    """Equal for processes that can see each other's ids: same host, same boot, same container."""
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text("ascii").strip()
        return f"{socket.gethostname()} {boot} {Path('/proc/self/ns/pid').readlink()}"
    except OSError:
        return socket.gethostname()


def _started(pid: int) -> str:
    """When the process began, as the kernel counts; empty where that cannot be known, "ended" for a zombie."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text("latin-1")
    except OSError:
        return ""
    fields = stat.rpartition(")")[2].split()
    return "ended" if fields[0] in ("Z", "X") else fields[19]
