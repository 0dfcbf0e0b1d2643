"""Requests that are not sent but wait in the store for a batch of the provider's, and their answers when they came.

The pipeline runs as always; its transport answers a request whose answer is there, and parks any other one: the
article is put aside, and begun again when the batch is through. A request that comes again within one article (a
retry) is another request, by its number.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from summarizer.batch.packing import digest, pack, unpack
from summarizer.batch.provider import Reply
from summarizer.batch.records import Exchanged, ItemStatus, Ticket
from summarizer.batch.wire import current_ticket

if TYPE_CHECKING:
    import httpx2

    from summarizer.batch.late import Late

LARGEST_COUNT = 50_000  # requests in one file, as OpenAI limits it
LARGEST_BYTES = 100_000_000  # of one file; OpenAI takes 200 MB
PATH = "/v1/chat/completions"
AGAIN = frozenset({408, 409, 429, 500, 502, 503, 504})
TRIES = 3


class Parked(BaseException):
    """The request waits for a batch. Not an `Exception`: what catches those to try again must let it pass."""


@dataclass(frozen=True)
class Waiting:
    """A request that has not been handed to the provider."""

    id: int
    key: str
    body: bytes


def parking_transport(late: Late) -> Any:
    """A transport that answers from the store, and parks what has no answer there by raising `Parked`."""
    import httpx2  # noqa: PLC0415 # comes with openai: only where requests are made

    class Parking(httpx2.AsyncBaseTransport):
        async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
            ticket = current_ticket.get()
            assert ticket is not None, "requests of a batch belong to an article"  # a bug of ours otherwise
            body = await request.aread()
            key = key_of(body, ticket)
            item, run = ticket.claimed.item, late.run
            row = await late.journal.call(lambda c: _answer_or_park(c, run, item, key, body))
            if row is None:
                ticket.parked = True
                raise Parked
            status, answer = row
            ticket.exchanged = Exchanged(body, status, answer)
            return httpx2.Response(status, headers={"content-type": "application/json"}, content=answer)

    return Parking()


def key_of(body: bytes, ticket: Ticket) -> str:
    """The name of a request: its hash, and how often this article has made it before."""
    sha256 = digest(body)
    number = ticket.made.get(sha256, 0)
    ticket.made[sha256] = number + 1
    return digest(f"{sha256} {number}".encode())


def _answer_or_park(
    connection: sqlite3.Connection, run: int, item: int, key: str, body: bytes
) -> tuple[int, bytes] | None:
    row = connection.execute("SELECT * FROM parked WHERE run = ? AND key = ?", (run, key)).fetchone()
    if row is not None and row["status"] is not None:
        return int(row["status"]), unpack(row["answer"])
    if row is None:
        insert = "INSERT INTO parked (run, item, key, request) VALUES (?, ?, ?, ?)"
        connection.execute(insert, (run, item, key, pack(body)))
    return None


def waiting(connection: sqlite3.Connection, run: int) -> Iterator[Waiting]:
    """Requests that belong to no batch, in the order in which they were parked."""
    query = "SELECT id, key, request FROM parked WHERE run = ? AND status IS NULL AND submission IS NULL ORDER BY id"
    for row in connection.execute(query, (run,)):
        yield Waiting(row["id"], row["key"], unpack(row["request"]))


def fill(requests: Iterator[Waiting]) -> tuple[list[int], bytes]:
    """As many requests as one file holds: their ids, and the file."""
    ids: list[int] = []
    lines: list[bytes] = []
    size = 0
    for one in requests:
        head = json.dumps({"custom_id": one.key, "method": "POST", "url": PATH})[:-1].encode()
        line = head + b', "body": ' + one.body + b"}\n"
        size += len(line)
        if ids and (size > LARGEST_BYTES or len(ids) >= LARGEST_COUNT):
            break
        ids.append(one.id)
        lines.append(line)
    return ids, b"".join(lines)


def begin(connection: sqlite3.Connection, run: int, mark: str, ids: list[int]) -> int:
    """Note that these requests go into a batch with this mark, before the provider hears of it."""
    cursor = connection.execute("INSERT INTO submissions (run, mark) VALUES (?, ?)", (run, mark))
    submission = cursor.lastrowid
    assert submission is not None  # an INSERT has one
    connection.executemany("UPDATE parked SET submission = ? WHERE id = ?", [(submission, one) for one in ids])
    return submission


def started(connection: sqlite3.Connection, submission: int, batch: str) -> None:
    connection.execute("UPDATE submissions SET batch = ? WHERE id = ?", (batch, submission))


def forget(connection: sqlite3.Connection, submission: int) -> None:
    """A batch that was noted never began: neither it nor its requests are waited for."""
    connection.execute("DELETE FROM parked WHERE submission = ? AND status IS NULL", (submission,))
    connection.execute("UPDATE submissions SET ended = 1 WHERE id = ?", (submission,))


def open_submissions(connection: sqlite3.Connection, run: int) -> list[sqlite3.Row]:
    query = "SELECT * FROM submissions WHERE run = ? AND ended = 0 ORDER BY id"
    return connection.execute(query, (run,)).fetchall()


def requests_of(connection: sqlite3.Connection, submission: int) -> Iterator[Waiting]:
    query = "SELECT id, key, request FROM parked WHERE submission = ? AND status IS NULL ORDER BY id"
    for row in connection.execute(query, (submission,)):
        yield Waiting(row["id"], row["key"], unpack(row["request"]))


def take(connection: sqlite3.Connection, run: int, replies: list[Reply]) -> None:
    """Store answers. One that may be better next time leaves its request waiting, `TRIES` times in all."""
    for reply in replies:
        row = connection.execute("SELECT id, tries FROM parked WHERE run = ? AND key = ?", (run, reply.key)).fetchone()
        if row is None:
            continue
        again = reply.status is None or reply.status in AGAIN
        if again and row["tries"] + 1 < TRIES:
            connection.execute("UPDATE parked SET tries = tries + 1 WHERE id = ?", (row["id"],))
            continue
        body = json.dumps(reply.body).encode()
        update = "UPDATE parked SET status = ?, answer = ?, tries = tries + 1 WHERE id = ?"
        connection.execute(update, (reply.status or 504, pack(body), row["id"]))


def end(connection: sqlite3.Connection, run: int, submission: int, waiting_as: ItemStatus) -> None:
    """A batch is through: what it left unanswered waits for the next one, articles put aside go on."""
    connection.execute("UPDATE submissions SET ended = 1 WHERE id = ?", (submission,))
    connection.execute("UPDATE parked SET submission = NULL WHERE submission = ? AND status IS NULL", (submission,))
    connection.execute("UPDATE items SET status = ? WHERE run = ? AND status = 'parked'", (waiting_as, run))


def unpark(connection: sqlite3.Connection, run: int, waiting_as: ItemStatus) -> None:
    """Let articles go on that an earlier session put aside: their answers may be there.

    They make their requests again; one that was not handed in is forgotten, or it would be paid for also where its
    article has changed or gone.
    """
    unsent = "DELETE FROM parked WHERE run = ? AND submission IS NULL AND status IS NULL AND tries = 0"
    connection.execute(unsent, (run,))
    connection.execute("UPDATE items SET status = ? WHERE run = ? AND status = 'parked'", (waiting_as, run))
