"""Bounds what one answer may hold, so that an endpoint gone wild cannot fill the memory."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from functools import lru_cache
from typing import Protocol

LARGEST = 16_000_000  # bytes: a hundred times the largest brief
LARGEST_COMPRESSED = 256_000  # bytes: what deflate can turn into 264 MB at worst


class AnswerTooLarge(Exception):
    """The endpoint sends more than any answer needs."""


class Stream(Protocol):
    def __aiter__(self) -> AsyncIterator[bytes]: ...

    async def aclose(self) -> None: ...


class Response(Protocol):
    """What is used of the HTTP library's response."""

    stream: Stream

    @property
    def headers(self) -> dict[str, str]: ...


async def bound_size(response: Response) -> None:
    """Hook of the HTTP client, called between headers and body: the body may be read up to the limit."""
    compressed = response.headers.get("content-encoding", "identity") != "identity"
    response.stream = _bounded()(response.stream, LARGEST_COMPRESSED if compressed else LARGEST)


@lru_cache(maxsize=1)
def _bounded() -> Callable[[Stream, int], Stream]:
    import httpx2  # noqa: PLC0415 # comes with openai: only once an engine asks

    class Bounded(httpx2.AsyncByteStream):
        def __init__(self, inner: Stream, limit: int) -> None:
            self._inner, self._limit = inner, limit

        async def __aiter__(self) -> AsyncIterator[bytes]:
            left = self._limit
            async for chunk in self._inner:
                left -= len(chunk)
                if left < 0:
                    raise AnswerTooLarge
                yield chunk

        async def aclose(self) -> None:
            await self._inner.aclose()

    return Bounded
