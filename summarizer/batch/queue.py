"""Hands the articles of a run to workers, each to one at a time, and takes back how they ended."""

from __future__ import annotations

import hashlib
import json
import logging
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from summarizer.batch import cache, owners
from summarizer.batch.ingest import put_result
from summarizer.batch.packing import Damaged, Recent, unpack
from summarizer.batch.records import Claimed, Finished, ItemStatus, Named
from summarizer.readers import Article

LOOK_AHEAD = 64  # articles looked at beyond those that are wanted: twins of one under way are passed over

LOST = Named("store_damaged", "The text of the article is damaged in the store.", "Run the same command again.")

log = logging.getLogger("summarizer")


@dataclass(frozen=True)
class Claims:
    """What one look at the queue brought; `served` came from the cache, `waiting` says that others are left."""

    claimed: tuple[Claimed, ...] = ()
    served: tuple[ItemStatus, ...] = ()
    waiting: bool = False
    listed: bool = False  # whether all articles of the run are in the store
    lister: int | None = None  # who is listing them


@dataclass(frozen=True)
class Queue:
    """The queue of one run as one owner sees it. Its methods run inside a transaction."""

    run: int
    owner: int
    config_key: str
    use_cache: bool = True
    only_retries: bool = False
    recent: Recent = field(default_factory=Recent)  # for the output, which writes soon what was stored

    @property
    def _waiting(self) -> tuple[str, ...]:
        return (ItemStatus.RETRY,) if self.only_retries else (ItemStatus.RETRY, ItemStatus.PENDING)

    def claim(self, connection: sqlite3.Connection, wanted: int) -> Claims:
        """Take up to `wanted` articles in input order. Those that the cache holds are finished on the spot."""
        claimed: list[Claimed] = []
        served: list[ItemStatus] = []
        waiting = False
        for row in self._next(connection, wanted):
            waiting = True
            if len(claimed) >= wanted:
                break
            if self.use_cache:
                hit = self._serve(connection, row)
                if hit is not None:
                    served.append(hit)
                    continue
                if self._under_way(connection, row["input"]):
                    continue
            taken = self._take(connection, row)
            if taken is not None:
                claimed.append(taken)
        head = connection.execute("SELECT ingested, ingester FROM runs WHERE id = ?", (self.run,)).fetchone()
        return Claims(tuple(claimed), tuple(served), waiting, bool(head["ingested"]), head["ingester"])

    def finish(self, connection: sqlite3.Connection, claimed: Claimed, finished: Finished, requests: int) -> bool:
        """Write down how an article ended; False where it is no longer this owner's, and nothing was written."""
        error = finished.error.json() if finished.error else None
        cursor = connection.execute(
            "UPDATE items SET status = ?, owner = NULL, error = ?, requests = requests + ?, written = 0 "
            "WHERE id = ? AND owner = ? AND status = 'claimed'",
            (finished.status, error, requests, claimed.item, self.owner),
        )
        if cursor.rowcount == 0:
            log.warning("item %d was taken over by another process; its result is dropped", claimed.item)
            return False
        sha256 = put_result(
            connection,
            self.run,
            claimed.item,
            finished.status,
            finished.body,
            like=claimed.article.text.encode("utf-8", "surrogatepass"),
            cache_key=cache.key(self.config_key, claimed.input_sha256) if finished.cacheable else None,
        )
        self.recent.keep(sha256, finished.body)
        return True

    def release(self, connection: sqlite3.Connection, claimed: Claimed, requests: int) -> None:
        """Put an article back: it is as if nobody had begun, but for the requests that were sent."""
        connection.execute(
            "UPDATE items SET status = ?, owner = NULL, requests = requests + ? WHERE id = ? AND owner = ?",
            (self.waiting_as, requests, claimed.item, self.owner),
        )

    def park(self, connection: sqlite3.Connection, claimed: Claimed) -> None:
        """Put an article aside until a batch of the provider's is through."""
        update = "UPDATE items SET status = 'parked', owner = NULL WHERE id = ? AND owner = ?"
        connection.execute(update, (claimed.item, self.owner))

    @property
    def waiting_as(self) -> ItemStatus:
        """As what an article waits that goes on in this session."""
        return ItemStatus.RETRY if self.only_retries else ItemStatus.PENDING

    def take_back(self, connection: sqlite3.Connection, claims: Sequence[Claimed]) -> None:
        """Put back articles that failed, once it is clear that it was not their fault."""
        for claimed in claims:
            connection.execute("DELETE FROM results WHERE item = ?", (claimed.item,))
            update = "UPDATE items SET status = ?, error = NULL, written = 0 WHERE id = ?"
            connection.execute(update, (self.waiting_as, claimed.item))
        if claims:  # their failures may stand in the output
            connection.execute("UPDATE runs SET stale = 1 WHERE id = ?", (self.run,))

    def retry_failed(self, connection: sqlite3.Connection) -> int:
        """Let the failed articles of the run wait again; their number. Those that cannot be read stay as they are."""
        failed = "run = ? AND status = 'failed' AND input IS NOT NULL"
        connection.execute(f"DELETE FROM results WHERE item IN (SELECT id FROM items WHERE {failed})", (self.run,))  # noqa: S608 # constant
        changed = connection.execute(
            f"UPDATE items SET status = 'retry', error = NULL, requests = 0, written = 0 WHERE {failed}",  # noqa: S608 # constant
            (self.run,),
        ).rowcount
        if changed:
            connection.execute("UPDATE runs SET stale = 1 WHERE id = ?", (self.run,))
        return changed

    def others_at_work(self, connection: sqlite3.Connection) -> bool:
        """Whether another process holds articles of this run."""
        query = "SELECT 1 FROM items WHERE run = ? AND status = 'claimed' AND owner <> ? LIMIT 1"
        return connection.execute(query, (self.run, self.owner)).fetchone() is not None

    def _next(self, connection: sqlite3.Connection, wanted: int) -> Iterator[sqlite3.Row]:
        """Articles that wait: as many as are wanted, and if those do not do, more behind them."""
        query = (
            "SELECT items.* FROM items JOIN runs ON runs.id = run WHERE run = ? AND items.status = ? "
            "AND items.epoch = runs.epoch AND position > ? ORDER BY position LIMIT ?"
        )
        for status in self._waiting:
            last = -1
            for limit in (wanted, LOOK_AHEAD):
                for row in connection.execute(query, (self.run, status, last, limit)).fetchall():
                    last = row["position"]
                    yield row

    def _take(self, connection: sqlite3.Connection, row: sqlite3.Row) -> Claimed | None:
        found = connection.execute("SELECT * FROM inputs WHERE sha256 = ?", (row["input"],)).fetchone()
        try:
            text = unpack(found["text"] if found else b"").decode("utf-8", "surrogatepass")
        except Damaged as error:
            log.warning("the text of item %d is damaged in the store (%s); it is read anew next time", row["id"], error)
            connection.execute("DELETE FROM inputs WHERE sha256 = ?", (row["input"],))
            connection.execute(
                "UPDATE items SET input = NULL, signature = NULL, status = 'failed', error = ? WHERE id = ?",
                (
                    '{"code": "store_damaged", "message": "The stored text is damaged.", "hint": "Run again."}',
                    row["id"],
                ),
            )
            put_result(connection, self.run, row["id"], ItemStatus.FAILED, b"")
            return None
        connection.execute("UPDATE items SET status = 'claimed', owner = ? WHERE id = ?", (self.owner, row["id"]))
        facts = json.loads(found["facts"])
        article = Article(text=text, name=row["name"], **{**facts, "notes": tuple(facts["notes"])})
        return Claimed(row["id"], row["name"], article, row["input"], row["requests"])

    def _serve(self, connection: sqlite3.Connection, row: sqlite3.Row) -> ItemStatus | None:
        hit = cache.lookup(connection, cache.key(self.config_key, row["input"]), name=row["name"])
        if hit is None:
            return None
        connection.execute(
            "UPDATE items SET status = ?, owner = NULL, error = NULL, written = 0 WHERE id = ?", (hit.status, row["id"])
        )
        put_result(connection, self.run, row["id"], hit.status, hit.body, like=hit.text, cached=True)
        return hit.status

    def _under_way(self, connection: sqlite3.Connection, sha256: str) -> bool:
        query = (
            "SELECT 1 FROM items JOIN runs ON runs.id = run WHERE input = ? AND items.status = 'claimed' "
            "AND config_key = ? LIMIT 1"
        )
        return connection.execute(query, (sha256, self.config_key)).fetchone() is not None


def free_the_dead(connection: sqlite3.Connection, now: float, *, asking: bool) -> int:
    """Put back what dead processes held, of any run; the number of articles.

    Where requests are sent (`asking`), each leaves a ledger row: one may have been under way, and nobody can say
    what it cost. It is charged with what was held for it.
    """
    dead = owners.bury(connection, now)
    freed = 0
    for owner in dead:
        rows = connection.execute(
            "SELECT id, run FROM items WHERE owner = ? AND status = 'claimed'", (owner,)
        ).fetchall()
        for row in rows:
            freed += 1
            connection.execute("UPDATE items SET status = 'pending', owner = NULL WHERE id = ?", (row["id"],))
            if asking:
                _note_interrupted(connection, row, now)
        connection.execute("DELETE FROM holds WHERE owner = ?", (owner,))
        connection.execute("UPDATE runs SET writer = NULL WHERE writer = ?", (owner,))
        connection.execute("UPDATE runs SET ingester = NULL WHERE ingester = ?", (owner,))
    return freed


def _note_interrupted(connection: sqlite3.Connection, row: sqlite3.Row, now: float) -> None:
    held = connection.execute(
        "SELECT coalesce(sum(tokens), 0) AS tokens, coalesce(sum(usd), 0) AS usd FROM holds WHERE item = ?",
        (row["id"],),
    ).fetchone()
    connection.execute(
        "INSERT INTO attempts (run, item, at, kind, outcome, charged_tokens, charged_usd) "
        "VALUES (?, ?, ?, 'draft', 'interrupted', ?, ?)",
        (row["run"], row["id"], now, held["tokens"], held["usd"]),
    )
    connection.execute("UPDATE items SET requests = requests + 1 WHERE id = ?", (row["id"],))
    connection.execute(
        "UPDATE runs SET spent_requests = spent_requests + 1, spent_tokens = spent_tokens + ?, "
        "spent_usd = spent_usd + ? WHERE id = ?",
        (held["tokens"], held["usd"], row["run"]),
    )


def config_key(config: object) -> str:
    """Hash of the settings that decide a result."""
    return hashlib.sha256(json.dumps(config, sort_keys=True, ensure_ascii=False).encode("utf-8")).hexdigest()
