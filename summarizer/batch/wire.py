"""Keeps what went over the wire, for audit: each request as sent and each answer as it came, without the key.

Requests of one run share the system message and the schema: the first one is the dictionary that all others are
compressed with.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import AsyncIterator
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

from summarizer.batch.packing import Damaged, digest, pack, unpack
from summarizer.batch.records import Exchanged, Ticket
from summarizer.settings import SHORTEST_SECRET

if TYPE_CHECKING:
    import httpx2

LARGEST_KEPT = 2_000_000  # bytes of an answer; what comes after them is not kept

current_ticket: ContextVar[Ticket | None] = ContextVar("summarizer_batch_ticket", default=None)


def keep(
    connection: sqlite3.Connection, run: int, exchanged: Exchanged | None
) -> tuple[str | None, str | None, int | None]:
    """Store a request and its answer; their hashes and the answer's status, for the ledger row."""
    if exchanged is None:
        return None, None, None
    request = _put_request(connection, run, exchanged.request)
    answer = _put(connection, exchanged.answer) if exchanged.answer is not None else None
    return request, answer, exchanged.status


def fetch(connection: sqlite3.Connection, sha256: str | None) -> bytes | None:
    """The bytes with this hash, None where they are not there or damaged."""
    row = connection.execute("SELECT * FROM blobs WHERE sha256 = ?", (sha256,)).fetchone()
    if row is None:
        return None
    like = _dictionary(connection, row["dictionary"]) if row["dictionary"] else b""
    try:
        return None if like is None else unpack(row["body"], like, sha256=sha256)
    except Damaged:
        return None


_known: dict[str, bytes] = {}  # dictionaries by their hash, so that none is unpacked for every request


def _dictionary(connection: sqlite3.Connection, sha256: str) -> bytes | None:
    if sha256 not in _known:
        content = fetch(connection, sha256)
        if content is None:
            return None
        if len(_known) >= 8:
            _known.clear()
        _known[sha256] = content
    return _known[sha256]


def _put_request(connection: sqlite3.Connection, run: int, content: bytes) -> str:
    """Store a request with the run's first one as its dictionary."""
    (first,) = connection.execute("SELECT dictionary FROM runs WHERE id = ?", (run,)).fetchone()
    like = _dictionary(connection, first) if first else None
    sha256 = _put(connection, content, like, first)
    if like is None:
        connection.execute("UPDATE runs SET dictionary = ? WHERE id = ?", (sha256, run))
    return sha256


def _put(connection: sqlite3.Connection, content: bytes, like: bytes | None = None, name: str | None = None) -> str:
    sha256 = digest(content)
    row = (sha256, name if like else None, pack(content, like or b""))
    connection.execute("INSERT OR IGNORE INTO blobs (sha256, dictionary, body) VALUES (?, ?, ?)", row)
    return sha256


def readable(answer: bytes) -> bytes:
    """An answer's bytes as they were before compression, where they were compressed."""
    if answer[:2] != b"\x1f\x8b":
        return answer
    try:
        return zlib.decompressobj(wbits=31).decompress(answer, 64_000_000)
    except zlib.error:
        return answer


def listening_transport(key: str | None, base_url: str, inner: httpx2.AsyncBaseTransport | None = None) -> Any:
    """A transport that hands the current ticket what it sends and gets; `inner` does the sending.

    Import cost: the HTTP library, so call this only where requests will be sent.
    """
    import httpx2  # noqa: PLC0415 # see above

    from summarizer.engines.llm.connections import Connections  # noqa: PLC0415 # see above

    if inner is None:
        inner = Connections(proxy=_proxy(base_url))
    secret = key.encode() if key else None
    sender = inner

    class Tee(httpx2.AsyncByteStream):
        """Passes an answer on and keeps its beginning."""

        def __init__(self, stream: Any, ticket: Ticket, request: bytes, status: int) -> None:
            self._stream, self._ticket, self._request, self._status = stream, ticket, request, status

        async def __aiter__(self) -> AsyncIterator[bytes]:
            kept, size = [], 0
            try:
                async for chunk in self._stream:
                    if size < LARGEST_KEPT:
                        kept.append(chunk)
                        size += len(chunk)
                    yield chunk
            finally:
                answer = b"".join(kept)[:LARGEST_KEPT]
                self._ticket.exchanged = Exchanged(self._request, self._status, _without(answer, secret))

        async def aclose(self) -> None:
            await self._stream.aclose()

    class Listening(httpx2.AsyncBaseTransport):
        async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
            ticket = current_ticket.get()
            if ticket is None:
                return await sender.handle_async_request(request)
            body = _without(await request.aread(), secret)
            ticket.exchanged = Exchanged(body)
            response = await sender.handle_async_request(request)
            if response.is_stream_consumed:  # an answer that was made in this process
                answer = _without((await response.aread())[:LARGEST_KEPT], secret)
                ticket.exchanged = Exchanged(body, response.status_code, answer)
                return response
            response.stream = Tee(response.stream, ticket, body, response.status_code)
            return response

        async def aclose(self) -> None:
            await sender.aclose()

    return Listening()


def _without(content: bytes, secret: bytes | None) -> bytes:
    return content.replace(secret, b"***") if secret and len(secret) >= SHORTEST_SECRET else content


def _proxy(base_url: str) -> str | None:
    """The proxy that the environment names for this address: a transport of one's own has to ask for itself."""
    parts = urlsplit(base_url)
    if not parts.hostname or proxy_bypass(parts.hostname):
        return None
    proxies = getproxies()
    return proxies.get(parts.scheme) or proxies.get("all")
