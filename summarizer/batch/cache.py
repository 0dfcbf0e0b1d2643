"""Serves results that were made before from the same text, prompt, schema, model, parameters and version.

There is no second copy: the cache is the finished results of the run store, found by their key. Only results that
passed their checks have one (ok and partial; not those whose repair failed on the way).
"""

from __future__ import annotations

import hashlib
import json
import logging
import sqlite3
from dataclasses import dataclass
from typing import Any

from summarizer.batch.packing import Damaged, unpack
from summarizer.batch.records import ItemStatus

SERVABLE = {status.value: status for status in (ItemStatus.OK, ItemStatus.PARTIAL)}

log = logging.getLogger("summarizer")


@dataclass(frozen=True)
class Hit:
    """A result from the cache, as one that cost nothing: its ledger is empty, a finding says where it came from."""

    status: ItemStatus
    body: bytes
    text: bytes


def key(config_key: str, input_sha256: str) -> str:
    return hashlib.sha256(f"{config_key} {input_sha256}".encode()).hexdigest()


def lookup(connection: sqlite3.Connection, cache_key: str, *, name: str) -> Hit | None:
    """The result under this key, for an article called `name`. A damaged entry is a miss, and warned of once."""
    row = connection.execute(
        "SELECT results.item, results.body, results.sha256, results.status, inputs.text FROM results "
        "JOIN items ON items.id = results.item JOIN inputs ON inputs.sha256 = items.input WHERE cache_key = ? LIMIT 1",
        (cache_key,),
    ).fetchone()
    if row is None:
        return None
    try:
        text = unpack(row["text"])
        body = _as_served(unpack(row["body"], text, sha256=row["sha256"]), name)
        status = SERVABLE[row["status"]]
    except (Damaged, ValueError, TypeError, KeyError) as error:
        log.warning("a cached result is damaged (%s): the article is asked for again", error)
        connection.execute("UPDATE results SET cache_key = NULL WHERE item = ?", (row["item"],))
        return None
    return Hit(status, body, text)


def _as_served(body: bytes, name: str) -> bytes:
    result: dict[str, Any] = json.loads(body)
    result["source"]["name"] = name
    result["ledger"] = []
    finding: dict[str, Any] = {
        "code": "cached",
        "severity": "info",
        "message": "Answered from the cache.",
        "spans": [],
        "item": None,
    }
    result["findings"] = [*result["findings"], finding]
    return json.dumps(result, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


@dataclass(frozen=True)
class Stats:
    """Entries, their packed bytes, and the results that were served from them."""

    entries: int
    size: int
    served: int


def stats(connection: sqlite3.Connection) -> Stats:
    entries, size = connection.execute(
        "SELECT count(*), coalesce(sum(length(body)), 0) FROM results WHERE cache_key IS NOT NULL"
    ).fetchone()
    (served,) = connection.execute("SELECT count(*) FROM results WHERE cached").fetchone()
    return Stats(entries, size, served)


def clear(connection: sqlite3.Connection) -> int:
    """Serve none of the present results again; their number. The runs that they belong to keep them."""
    return connection.execute("UPDATE results SET cache_key = NULL WHERE cache_key IS NOT NULL").rowcount
