"""Connections to the endpoint, as many as there are requests under way."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import httpx2


class Connections(httpx2.AsyncBaseTransport):
    """One connection a request, used again by the next one; the last one first. Belongs to one event loop.

    The HTTP library's pool looks at each of its connections twice for every request: with 256 requests under way in one
    pool that is a millisecond of CPU, as much as all else that a request costs. So each connection has its own.
    """

    def __init__(self, **options: Any) -> None:
        """`options` are those of `httpx2.AsyncHTTPTransport`."""
        one = httpx2.Limits(max_connections=1, max_keepalive_connections=1)
        context = httpx2.create_ssl_context()  # made once: it reads all certificates
        self._options = {"verify": context, "limits": one, **options}
        self._all: list[httpx2.AsyncHTTPTransport] = []
        self._free: list[httpx2.AsyncHTTPTransport] = []

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        connection = self._free.pop() if self._free else self._new()
        try:
            response = await connection.handle_async_request(request)
        except BaseException:
            self._free.append(connection)
            raise
        assert isinstance(response.stream, httpx2.AsyncByteStream)  # what an asynchronous transport returns
        response.stream = _Lent(response.stream, connection, self._free)
        return response

    async def aclose(self) -> None:
        for connection in self._all:
            await connection.aclose()

    def _new(self) -> httpx2.AsyncHTTPTransport:
        self._all.append(httpx2.AsyncHTTPTransport(**self._options))
        return self._all[-1]


class _Lent(httpx2.AsyncByteStream):
    """An answer; its connection is free once it is closed."""

    def __init__(
        self,
        answer: httpx2.AsyncByteStream,
        connection: httpx2.AsyncHTTPTransport,
        free: list[httpx2.AsyncHTTPTransport],
    ) -> None:
        self._answer, self._connection, self._free = answer, connection, free
        self._open = True

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self._answer.__aiter__()

    async def aclose(self) -> None:
        if not self._open:
            return
        self._open = False
        try:
            await self._answer.aclose()
        finally:
            self._free.append(self._connection)
