"""Enters articles into a run: new ones wait for a worker, known ones keep what they have, changed ones begin anew."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field

from summarizer.batch.inputs import Input, input_sha256
from summarizer.batch.packing import digest, pack
from summarizer.batch.records import ItemStatus, Named, article_facts

ASIDE = -1  # the epoch of results that belong to no article of any listing


def begin_ingest(connection: sqlite3.Connection, run: int, owner: int) -> int | None:
    """Start to list the run's inputs afresh: the number of this listing (its epoch), None if somebody else lists."""
    begun = "UPDATE runs SET epoch = epoch + 1, ingested = 0, ingester = ? WHERE id = ? AND ingester IS NULL"
    if connection.execute(begun, (owner, run)).rowcount == 0:
        return None
    (epoch,) = connection.execute("SELECT epoch FROM runs WHERE id = ?", (run,)).fetchone()
    return int(epoch)


def end_ingest(connection: sqlite3.Connection, run: int) -> None:
    """The listing is complete. If articles went away since the last one, the output has to be written anew."""
    gone = "SELECT 1 FROM items JOIN runs ON runs.id = run WHERE run = ? AND items.epoch < runs.epoch "
    gone += f"AND items.epoch > {ASIDE} LIMIT 1"
    stale = connection.execute(gone, (run,)).fetchone() is not None
    connection.execute("UPDATE runs SET ingested = 1, ingester = NULL, stale = stale | ? WHERE id = ?", (stale, run))


@dataclass
class Ingest:
    """One listing of a run's inputs."""

    run: int
    epoch: int
    position: int = 0
    last: dict[bytes, int] = field(default_factory=dict)  # of names that came again: the number given last

    def enter(self, connection: sqlite3.Connection, inputs: Sequence[Input]) -> None:
        """Enter the next articles of the listing."""
        moved = False
        for found in inputs:
            self.position += 1
            name, row = self._row(connection, found.name)
            moved |= row is not None and row["position"] != self.position
            if row is None:
                self._insert(connection, found, name)
            elif found.article is None and found.error is None:
                self._touch(connection, row["id"], found)
            else:
                moved |= self._update(connection, row, found)
        if moved:
            connection.execute("UPDATE runs SET stale = 1 WHERE id = ?", (self.run,))

    def _row(self, connection: sqlite3.Connection, name: str) -> tuple[str, sqlite3.Row | None]:
        """The item called `name`; a second article of that name in one listing is `name#2`."""
        query = "SELECT * FROM items WHERE run = ? AND name = ?"
        row = connection.execute(query, (self.run, name)).fetchone()
        if row is None or row["epoch"] != self.epoch:
            return name, row
        key = hashlib.sha256(name.encode()).digest()[:16]
        while True:
            self.last[key] = number = self.last.get(key, 1) + 1
            called = f"{name}#{number}"
            row = connection.execute(query, (self.run, called)).fetchone()
            if row is None or row["epoch"] != self.epoch:
                return called, row

    def _insert(self, connection: sqlite3.Connection, found: Input, name: str) -> None:
        sha256, status, error = _content(connection, found)
        cursor = connection.execute(
            "INSERT INTO items (run, name, position, epoch, source, signature, input, status, error) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (self.run, name, self.position, self.epoch, found.source, found.signature, sha256, status, error),
        )
        if status is ItemStatus.FAILED:
            assert cursor.lastrowid is not None  # an INSERT has one
            put_result(connection, self.run, cursor.lastrowid, status, b"")

    def _touch(self, connection: sqlite3.Connection, item: int, found: Input) -> None:
        connection.execute(
            "UPDATE items SET position = ?, epoch = ?, signature = ?, source = ? WHERE id = ?",
            (self.position, self.epoch, found.signature, found.source, item),
        )

    def _update(self, connection: sqlite3.Connection, row: sqlite3.Row, found: Input) -> bool:
        """Whether the article is another than before."""
        same = row["input"] == (input_sha256(found.article) if found.article else None)
        if same and (found.error is None or row["status"] == ItemStatus.FAILED):
            self._touch(connection, row["id"], found)
            return False
        self._set_aside(connection, row)
        self._fill(connection, row["id"], found, again=row["status"] == ItemStatus.FAILED)
        return True

    def _set_aside(self, connection: sqlite3.Connection, row: sqlite3.Row) -> None:
        """Make room for another result. One that others may use is kept under a name of its own: the lines of a file
        without ids have other names when one comes in before them, and none is to be paid for again."""
        query = "SELECT cache_key FROM results WHERE item = ? AND cache_key IS NOT NULL"
        kept = connection.execute(query, (row["id"],)).fetchone()
        if kept is not None:
            item = connection.execute(
                "INSERT OR IGNORE INTO items (run, name, position, epoch, input, status, written) "
                "VALUES (?, ?, 0, ?, ?, ?, 1)",
                (self.run, f"\0{kept['cache_key']}", ASIDE, row["input"], row["status"]),
            )
            if item.rowcount:
                connection.execute("UPDATE results SET item = ? WHERE item = ?", (item.lastrowid, row["id"]))
        connection.execute("DELETE FROM results WHERE item = ?", (row["id"],))

    def _fill(self, connection: sqlite3.Connection, item: int, found: Input, *, again: bool = False) -> None:
        sha256, status, error = _content(connection, found)
        if again and status is ItemStatus.PENDING:
            status = ItemStatus.RETRY
        connection.execute(
            "UPDATE items SET position = ?, epoch = ?, source = ?, signature = ?, input = ?, status = ?, error = ?, "
            "owner = NULL, written = 0, requests = 0 WHERE id = ?",
            (self.position, self.epoch, found.source, found.signature, sha256, status, error, item),
        )
        if status is ItemStatus.FAILED:
            put_result(connection, self.run, item, status, b"")


def put_result(
    connection: sqlite3.Connection,
    run: int,
    item: int,
    status: ItemStatus,
    body: bytes,
    *,
    like: bytes = b"",
    cache_key: str | None = None,
    cached: bool = False,
) -> str:
    """Store how an item ended; the checksum of `body`. `like` is its article's text, which `body` repeats."""
    sha256 = digest(body)
    connection.execute("UPDATE runs SET last_seq = last_seq + 1 WHERE id = ?", (run,))
    connection.execute(
        "INSERT OR REPLACE INTO results (item, run, seq, status, cached, sha256, cache_key, body) "
        "SELECT ?, id, last_seq, ?, ?, ?, ?, ? FROM runs WHERE id = ?",
        (item, status, int(cached), sha256, cache_key, pack(body, like), run),
    )
    return sha256


def _content(connection: sqlite3.Connection, found: Input) -> tuple[str | None, ItemStatus, str | None]:
    """The hash under which the article is kept, whether it waits for a worker, and what was wrong with it."""
    sha256 = _keep(connection, found) if found.article is not None else None
    error = Named.of(found.error).json() if found.error else None
    return sha256, ItemStatus.PENDING if sha256 else ItemStatus.FAILED, error


def _keep(connection: sqlite3.Connection, found: Input) -> str:
    assert found.article is not None  # the caller has looked
    sha256 = input_sha256(found.article)
    facts = json.dumps(article_facts(found.article), ensure_ascii=False)
    text = pack(found.article.text.encode("utf-8", "surrogatepass"))
    connection.execute("INSERT OR IGNORE INTO inputs (sha256, facts, text) VALUES (?, ?, ?)", (sha256, facts, text))
    return sha256
