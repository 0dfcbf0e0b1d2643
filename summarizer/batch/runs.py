"""The row of a run: found by its target, held to the settings that it began with."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from typing import Any

from summarizer.batch.records import Amount, ItemStatus, Tally
from summarizer.errors import UsageError


def open_run(
    connection: sqlite3.Connection,
    target: str,
    config_key: str,
    config: Mapping[str, Any],
    *,
    unordered: bool,
    now: float,
) -> int:
    """The id of the run that writes `target`, begun or found. Raises `UsageError` if it began with other settings."""
    row = connection.execute(
        "SELECT id, config_key, config, unordered FROM runs WHERE target = ?", (target,)
    ).fetchone()
    if row is None:
        cursor = connection.execute(
            "INSERT INTO runs (target, config_key, config, created, updated, unordered) VALUES (?, ?, ?, ?, ?, ?)",
            (target, config_key, json.dumps(config), now, now, int(unordered)),
        )
        assert cursor.lastrowid is not None  # an INSERT has one
        return cursor.lastrowid
    if row["config_key"] != config_key:
        before = json.loads(row["config"])
        changed = [key for key in {**before, **config} if before.get(key) != config.get(key)]
        hint = "Give another -o, or --restart to forget what that run has done."
        raise UsageError(f"{target} belongs to a run with other settings ({', '.join(sorted(changed))}).", hint=hint)
    run = int(row["id"])
    if bool(row["unordered"]) != unordered:
        raise UsageError(
            f"{target} was begun {'un' if row['unordered'] else ''}ordered.", hint="Rerun it the same way."
        )
    connection.execute("UPDATE runs SET updated = ?, status = 'open' WHERE id = ?", (now, run))
    return run


def delete_run(connection: sqlite3.Connection, run: int) -> None:
    """Forget a run with its results; inputs and wire texts that other runs use stay."""
    connection.execute("DELETE FROM results WHERE run = ?", (run,))
    connection.execute("DELETE FROM attempts WHERE run = ?", (run,))
    connection.execute("DELETE FROM items WHERE run = ?", (run,))
    connection.execute("DELETE FROM holds WHERE run = ?", (run,))
    connection.execute("DELETE FROM runs WHERE id = ?", (run,))


def tally(connection: sqlite3.Connection, run: int) -> Tally:
    """Where the run stands, by the store."""
    head = connection.execute("SELECT * FROM runs WHERE id = ?", (run,)).fetchone()
    found = Tally(complete=bool(head["ingested"]))
    query = "SELECT status, count(*) AS n FROM items WHERE run = ? AND epoch = ? GROUP BY status"
    for row in connection.execute(query, (run, head["epoch"])):
        found.total += row["n"]
        if row["status"] in (ItemStatus.OK, ItemStatus.PARTIAL, ItemStatus.FAILED):
            setattr(found, row["status"], row["n"])
    cached = "SELECT count(*) FROM results JOIN items ON items.id = item WHERE items.run = ? AND epoch = ? AND cached"
    (found.cached,) = connection.execute(cached, (run, head["epoch"])).fetchone()
    found.spent = spent(head)
    unknown = "SELECT count(*) FROM attempts WHERE run = ? AND input_tokens IS NULL AND charged_tokens > 0"
    (found.unknown,) = connection.execute(unknown, (run,)).fetchone()
    return found


def spent(head: sqlite3.Row) -> Amount:
    return Amount(head["spent_requests"], head["spent_tokens"], head["spent_usd"])
