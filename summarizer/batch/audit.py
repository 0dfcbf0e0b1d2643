"""Looks into a run store: which runs there are, how each article fared, what was sent for it and what came back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from summarizer.batch import wire
from summarizer.batch.records import ItemStatus, Named
from summarizer.batch.runs import tally
from summarizer.batch.store import Store
from summarizer.errors import UsageError


def runs(store: Store) -> Iterator[dict[str, Any]]:
    """Every run, the oldest first."""
    for row in store.connection.execute("SELECT * FROM runs ORDER BY id").fetchall():
        found = tally(store.connection, row["id"])
        config = json.loads(row["config"])
        yield {
            "run": row["id"],
            "status": row["status"],
            "target": row["target"],
            "engine": config.get("engine"),
            "model": config.get("model"),
            "type": config.get("type"),
            "created": row["created"],
            "total": found.total,
            "ok": found.ok,
            "partial": found.partial,
            "failed": found.failed,
            "cached": found.cached,
            "requests": found.spent.requests,
            "tokens": found.spent.tokens,
            "cost_usd": round(found.spent.usd, 9),
        }


def require_run(store: Store, run: int) -> None:
    """Raise `UsageError` for a run that is not there."""
    if store.connection.execute("SELECT 1 FROM runs WHERE id = ?", (run,)).fetchone() is None:
        raise UsageError(f"There is no run {run} in {store.path}.", hint="'summarizer runs list' names them.")


def items(store: Store, run: int, *, status: str | None = None) -> Iterator[dict[str, Any]]:
    """The articles of a run in input order, with how each ended and what it took. Raises `UsageError`."""
    require_run(store, run)
    if status is not None and status not in {known.value for known in ItemStatus}:
        known = ", ".join(ItemStatus)
        raise UsageError(f"No article ever stands as {status!r}.", hint=f"Use one of {known}.")
    query = (
        "SELECT items.*, (SELECT count(*) FROM attempts WHERE item = items.id) AS sent, "
        "(SELECT sum(coalesce(input_tokens, 0) + coalesce(output_tokens, 0)) FROM attempts "
        "WHERE item = items.id) AS tokens "
        "FROM items JOIN runs ON runs.id = items.run WHERE items.run = ? AND items.epoch = runs.epoch ORDER BY position"
    )
    for row in store.connection.execute(query, (run,)):
        if status is None or row["status"] == status:
            error = Named.read(row["error"]) if row["error"] else None
            yield {
                "id": row["name"],
                "status": row["status"],
                "requests": row["sent"],
                "tokens": row["tokens"] or 0,
                "error": error.code if error else None,
                "message": error.message if error else None,
                "source": row["source"],
            }


def exchanges(store: Store, run: int, name: str) -> Iterator[dict[str, Any]]:
    """Every request that was sent for the article called `name`, as sent, and its answer as it came."""
    require_run(store, run)
    item = store.connection.execute("SELECT id FROM items WHERE run = ? AND name = ?", (run, name)).fetchone()
    if item is None:
        raise UsageError(f"Run {run} has no article {name}.", hint=f"'summarizer runs show {run}' names them.")
    query = "SELECT * FROM attempts WHERE item = ? ORDER BY id"
    for row in store.connection.execute(query, (item["id"],)).fetchall():
        yield {
            "at": row["at"],
            "kind": row["kind"],
            "outcome": row["outcome"],
            "model": row["model"],
            "input_tokens": row["input_tokens"],
            "output_tokens": row["output_tokens"],
            "cached_tokens": row["cached_tokens"],
            "seconds": row["seconds"],
            "cost_usd": row["cost_usd"],
            "request": _shown(wire.fetch(store.connection, row["request"])),
            "status": row["answer_status"],
            "answer": _shown(wire.fetch(store.connection, row["answer"])),
        }


def _shown(content: bytes | None) -> Any:
    """JSON as JSON, all else as text."""
    if content is None:
        return None
    plain = wire.readable(content)
    try:
        return json.loads(plain)
    except (ValueError, RecursionError):
        return plain.decode("utf-8", "replace")
