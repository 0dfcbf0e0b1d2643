"""Writes finished results where the user wants them: one JSON Lines file, or one JSON file an article.

The store is the truth and the output its copy, so a broken run only has to find out how far the copy got. Lines are
appended as results come, in input order or as they finish; how far, how many bytes and their CRC-32 stand in the
store. A file that is not what the store says is written anew beside and put in its place when the run ends.
"""

from __future__ import annotations

import json
import logging
import re
import sqlite3
import sys
import time
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Protocol

from summarizer.batch.disk import Disk
from summarizer.batch.folders import LINES
from summarizer.batch.ingest import ASIDE
from summarizer.batch.options import is_store
from summarizer.batch.packing import Damaged, Recent, digest, unpack
from summarizer.batch.records import Named
from summarizer.batch.store import Store
from summarizer.errors import OutputError

LOOK = 64  # rows read at once
NOTE_SECONDS = 2.0  # between two notes of how far the file is
PART = ".part"
LONGEST_NAME = 90  # bytes, of the 255 that a file's name may have
MARKED = re.compile(r"-[0-9a-f]{16}$")  # the end of a name that could not be taken as it is

log = logging.getLogger("summarizer")

ROWS = (
    "SELECT items.id, items.name, items.position, items.status, items.error, results.seq, results.body, "
    "results.sha256, inputs.text FROM items JOIN results ON results.item = items.id "
    "LEFT JOIN inputs ON inputs.sha256 = items.input "
)


class Output(Protocol):
    """Follows the results of a run. Called in the thread of the journal, by the one process that writes."""

    def advance(self) -> None:
        """Write what has finished since the last call and may be written now."""
        ...

    def close(self, *, complete: bool) -> None:
        """Bring what is written to disk; with `complete`, everything is there and takes its final form."""
        ...

    def release(self) -> None:
        """Let go of the file, whatever happened."""
        ...


def line(row: sqlite3.Row, recent: Recent) -> bytes:
    """The line of one item. Raises `Damaged`."""
    body = recent.take(row["sha256"])
    if body is None:
        text = unpack(row["text"]) if row["text"] is not None else b""
        body = unpack(row["body"], text, sha256=row["sha256"])
    error = row["error"]
    shown = {"code": "", "message": ""} if error is None else json.loads(Named.read(error).json())
    head = json.dumps({"id": row["name"], "status": row["status"]}, ensure_ascii=False)[:-1]
    told = "null" if error is None else json.dumps(shown, ensure_ascii=False)
    return f'{head}, "error": {told}, "result": '.encode("utf-8", "surrogatepass") + (body or b"null") + b"}\n"


class LinesOutput:
    """One JSON Lines file."""

    def __init__(self, store: Store, run: int, target: Path, disk: Disk, recent: Recent) -> None:
        self._store, self._run, self._target, self._disk, self._recent = store, run, target, disk, recent
        self._file: BinaryIO | None = None
        self._noted = time.monotonic()
        head = store.connection.execute("SELECT * FROM runs WHERE id = ?", (run,)).fetchone()
        self._unordered = bool(head["unordered"])
        self._written, self._bytes, self._crc = head["written"], head["written_bytes"], head["written_crc"]
        self._anew = bool(head["stale"]) or not self._intact()
        if not self._anew:
            self._file = self._open()
            try:
                self._disk.truncate(self._file, self._bytes)
            except OSError:
                self._file.close()
                raise

    def advance(self) -> None:
        if self._anew or self._file is None or self._is_stale():
            return
        before = self._bytes
        for row in self._rows(self._written):
            try:
                self._append(row, self._file)
            except Damaged as error:
                make_again(self._store, row, error)
                break
        if self._bytes != before and time.monotonic() - self._noted > NOTE_SECONDS:
            self._note()

    def close(self, *, complete: bool) -> None:
        stale = self._is_stale()
        if self._file is not None and not stale:
            self.advance()
            self._disk.sync(self._file)
            self._note()
        self.release()
        if complete and (stale or self._anew):
            self._write_anew()

    def release(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None

    def _write_anew(self) -> None:
        part = self._target.with_name(self._target.name + PART)
        self._written, self._bytes, self._crc = 0, 0, 0
        with part.open("wb", buffering=0) as file:
            for row in self._rows(0):
                try:
                    self._append(row, file)
                except Damaged as error:
                    make_again(self._store, row, error)
                    return
            self._disk.sync(file)
        self._disk.replace(part, self._target)
        self._anew = False
        self._note()

    def _append(self, row: sqlite3.Row, file: BinaryIO) -> None:
        content = line(row, self._recent)
        self._disk.write(file, content)
        self._bytes += len(content)
        self._crc = zlib.crc32(content, self._crc)
        self._written = row["seq"] if self._unordered else row["position"]

    def _rows(self, after: int) -> Iterator[sqlite3.Row]:
        """Items that may be written behind `after`: the next in order up to the first that is not finished."""
        place = "results.seq" if self._unordered else "items.position"
        query = (
            f"{ROWS} JOIN runs ON runs.id = items.run WHERE items.run = ? AND items.epoch = runs.epoch "
            f"AND {place} > ? AND {place} <= ? ORDER BY {place}"
        )
        while (upto := self._end_of_next(after)) > after:
            yield from self._store.connection.execute(query, (self._run, after, upto)).fetchall()
            after = upto

    def _end_of_next(self, after: int) -> int:
        """The place up to which the next rows may be written, at most `LOOK` of them; `after` if there are none."""
        if self._unordered:
            query = "SELECT last_seq FROM runs WHERE id = ?"
            (last,) = self._store.connection.execute(query, (self._run,)).fetchone()
            return min(int(last), after + LOOK)
        query = (
            "SELECT position FROM items JOIN runs ON runs.id = items.run JOIN results ON results.item = items.id "
            "WHERE items.run = ? AND items.epoch = runs.epoch AND position > ? AND position <= ? ORDER BY position"
        )
        for (position,) in self._store.connection.execute(query, (self._run, after, after + LOOK)):
            if position != after + 1:
                break
            after = position
        return after

    def _is_stale(self) -> bool:
        query = "SELECT stale FROM runs WHERE id = ?"
        return bool(self._store.connection.execute(query, (self._run,)).fetchone()["stale"])

    def _intact(self) -> bool:
        """Whether the file begins with the bytes that the store says were written."""
        if self._bytes == 0:
            return not self._target.exists() or self._target.stat().st_size == 0 or self._written == 0
        crc, left = 0, self._bytes
        try:
            with self._target.open("rb") as file:
                while left and (piece := file.read(min(left, 1 << 20))):
                    crc, left = zlib.crc32(piece, crc), left - len(piece)
        except OSError:
            return False
        return left == 0 and crc == int(self._crc)

    def _open(self) -> BinaryIO:
        return self._target.open("r+b" if self._target.exists() else "w+b", buffering=0)

    def _note(self) -> None:
        with self._store.transaction() as connection:
            connection.execute(
                "UPDATE runs SET written = ?, written_bytes = ?, written_crc = ?, stale = 0 WHERE id = ?",
                (self._written, self._bytes, self._crc, self._run),
            )
        self._noted = time.monotonic()


class FolderOutput:
    """One JSON file an article, each put in place whole."""

    def __init__(self, store: Store, run: int, folder: Path, disk: Disk, recent: Recent) -> None:
        self._store, self._run, self._folder, self._disk, self._recent = store, run, folder, disk, recent
        folder.mkdir(parents=True, exist_ok=True)
        with store.transaction() as connection:
            query = "SELECT id, name FROM items WHERE run = ? AND written = 1 AND epoch > ?"
            rows = connection.execute(query, (run, ASIDE))
            gone = [(row["id"],) for row in rows if not self._file(row["name"]).exists()]
            connection.executemany("UPDATE items SET written = 0 WHERE id = ?", gone)

    def advance(self) -> None:
        query = (
            f"{ROWS} JOIN runs ON runs.id = items.run WHERE items.run = ? AND items.epoch = runs.epoch "
            f"AND items.written = 0 AND items.status IN ('ok', 'partial', 'failed') LIMIT {LOOK}"
        )
        while rows := self._store.connection.execute(query, (self._run,)).fetchall():
            for row in rows:
                try:
                    self._write(row)
                except Damaged as error:
                    make_again(self._store, row, error)
            with self._store.transaction() as connection:
                connection.executemany("UPDATE items SET written = 1 WHERE id = ?", [(row["id"],) for row in rows])

    def close(self, *, complete: bool) -> None:
        self.advance()
        if complete:
            gone = self._of_gone()
            for row in gone:
                self._file(row["name"]).unlink(missing_ok=True)
            with self._store.transaction() as connection:
                connection.executemany("UPDATE items SET written = 0 WHERE id = ?", [(row["id"],) for row in gone])
                connection.execute("UPDATE runs SET stale = 0 WHERE id = ?", (self._run,))

    def release(self) -> None:
        """Nothing is kept open."""

    def _of_gone(self) -> list[sqlite3.Row]:
        """The items whose file was written here, and whose article is not among the inputs any more."""
        query = (
            "SELECT items.id, name FROM items JOIN runs ON runs.id = run WHERE run = ? AND items.written = 1 "
            "AND items.epoch < runs.epoch AND items.epoch > ?"
        )
        return self._store.connection.execute(query, (self._run, ASIDE)).fetchall()

    def _write(self, row: sqlite3.Row) -> None:
        target = self._file(row["name"])
        part = target.with_name(f".{target.name}{PART}")
        with part.open("wb", buffering=0) as file:
            self._disk.write(file, line(row, self._recent))
            self._disk.sync(file)
        self._disk.replace(part, target)

    def _file(self, name: str) -> Path:
        return self._folder / file_name(name)


def make_again(store: Store, row: sqlite3.Row, error: Damaged) -> None:
    """Let an item whose stored result is damaged wait for a worker again."""
    log.warning("the stored result of %s is damaged (%s): it is made again", row["name"], error)
    with store.transaction() as connection:
        connection.execute("DELETE FROM results WHERE item = ?", (row["id"],))
        connection.execute("UPDATE items SET status = 'pending', written = 0 WHERE id = ?", (row["id"],))


def file_name(name: str) -> str:
    """The file of the item called `name`: readable, safe on any system, and different for different names."""
    safe = re.sub(r"[^\w.-]", "_", name).strip(".").encode("utf-8", "replace")[:LONGEST_NAME].decode("utf-8", "ignore")
    if safe and safe == name and not MARKED.search(name):
        return f"{safe}.json"
    return f"{safe}-{digest(name.encode('utf-8', 'replace'))[:16]}.json"


def output_for(store: Store, run: int, target: Path, disk: Disk, recent: Recent, *, folder: bool) -> Output:
    """The output that writes `target`. Raises `OutputError` where it cannot be written."""
    try:
        return (FolderOutput if folder else LinesOutput)(store, run, target, disk, recent)
    except OSError as error:
        raise OutputError(f"{target} cannot be written: {error.strerror or error}.") from None


def export_run(store: Store, run: int, target: Path | None) -> int:
    """Write the finished items of a run in input order to `target` (None: standard output); their number.

    What was at `target` stays as it is until all is written. Damaged results are left out, each with a warning.
    Raises `OutputError`.
    """
    if target is None:
        return _export(store, run, sys.stdout.buffer)
    target = target.resolve()
    if is_store(target, store.path):
        raise OutputError(f"{target} is the run store.", hint="Name another file for the output.")
    piped = target.exists() and not target.is_file()  # a pipe or a device takes no other file's place
    if not piped and target.suffix.lower() not in LINES:  # an article named by mistake is not to be written over
        raise OutputError(f"{target}: an export writes JSON Lines.", hint=f"End the name in {LINES[0]}.")
    part = target.with_name(f".{target.name[:80]}{PART}")
    try:
        if piped:
            with target.open("wb") as file:
                return _export(store, run, file)
        with part.open("wb") as file:
            count = _export(store, run, file)
            file.flush()
            store.disk.sync(file)
        store.disk.replace(part, target)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise OutputError(f"{target} cannot be written: {error.strerror or error}.") from None
    return count


def _export(store: Store, run: int, target: BinaryIO) -> int:
    query = (
        f"{ROWS} JOIN runs ON runs.id = items.run WHERE items.run = ? AND items.epoch = runs.epoch ORDER BY position"
    )
    count = 0
    for row in store.connection.execute(query, (run,)):
        try:
            content = line(row, Recent(0))
        except Damaged as error:
            log.warning("the stored result of %s is damaged (%s): it is left out", row["name"], error)
            continue
        target.write(content)
        count += 1
    return count
