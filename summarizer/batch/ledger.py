"""The books of a run: what each request took, what those under way may still take, and the limits on both."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from summarizer.batch import wire
from summarizer.batch.records import Amount, Caps, Exchanged
from summarizer.batch.runs import spent
from summarizer.schemas import Attempt

BILLED_OR_NOT = frozenset(
    {"timeout", "connection", "unreadable", "cancelled", "interrupted"}
)  # nobody can say what these cost


@dataclass(frozen=True, slots=True)
class Entry:
    """One request as it goes into the books."""

    item: int
    attempt: Attempt
    bound: Amount  # what it may have cost at most
    hold: int | None = None
    exchanged: Exchanged | None = None


def enter(connection: sqlite3.Connection, run: int, entry: Entry, now: float) -> None:
    """Book a request, release what was held for it, and keep what went over the wire."""
    attempt = entry.attempt
    charged = charge(attempt, entry.bound)
    request, answer, status = wire.keep(connection, run, entry.exchanged)
    connection.execute(
        "INSERT INTO attempts (run, item, at, kind, outcome, model, input_tokens, output_tokens, cached_tokens, "
        "seconds, cost_usd, charged_tokens, charged_usd, request, answer, answer_status) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            run,
            entry.item,
            now,
            attempt.kind.value,
            attempt.outcome,
            attempt.model,
            attempt.input_tokens,
            attempt.output_tokens,
            attempt.cached_tokens,
            attempt.seconds,
            attempt.cost_usd,
            charged.tokens,
            charged.usd,
            request,
            answer,
            status,
        ),
    )
    connection.execute(
        "UPDATE runs SET spent_requests = spent_requests + 1, spent_tokens = spent_tokens + ?, "
        "spent_usd = spent_usd + ?, updated = ? WHERE id = ?",
        (charged.tokens, charged.usd, now, run),
    )
    drop_hold(connection, entry.hold)


def charge(attempt: Attempt, bound: Amount) -> Amount:
    """What a request counts for budgets: as billed; at most where it may have been billed; else nothing."""
    if attempt.input_tokens is not None or attempt.output_tokens is not None:
        tokens = (attempt.input_tokens or 0) + (attempt.output_tokens or 0)
        return Amount(1, tokens, bound.usd if attempt.cost_usd is None else attempt.cost_usd)
    if attempt.outcome in BILLED_OR_NOT or attempt.outcome == "ok":
        return bound
    return Amount(1)


def hold(connection: sqlite3.Connection, run: int, owner: int, item: int, caps: Caps, amount: Amount) -> int | str:
    """Reserve `amount` for a request: the hold's id, or the name of the limit that would be passed."""
    head = connection.execute("SELECT * FROM runs WHERE id = ?", (run,)).fetchone()
    held = connection.execute(
        "SELECT coalesce(sum(requests), 0), coalesce(sum(tokens), 0), coalesce(sum(usd), 0) FROM holds WHERE run = ?",
        (run,),
    ).fetchone()
    passed = caps.passed_by(spent(head) + Amount(*held) + amount)
    if passed is not None:
        return passed
    cursor = connection.execute(
        "INSERT INTO holds (run, owner, item, requests, tokens, usd) VALUES (?, ?, ?, ?, ?, ?)",
        (run, owner, item, amount.requests, amount.tokens, amount.usd),
    )
    assert cursor.lastrowid is not None  # an INSERT has one
    return cursor.lastrowid


def drop_hold(connection: sqlite3.Connection, hold_id: int | None) -> None:
    if hold_id is not None:
        connection.execute("DELETE FROM holds WHERE id = ?", (hold_id,))


def anything_held(connection: sqlite3.Connection, run: int) -> bool:
    """Whether requests are under way whose end may make room in the budget."""
    return connection.execute("SELECT 1 FROM holds WHERE run = ? LIMIT 1", (run,)).fetchone() is not None
