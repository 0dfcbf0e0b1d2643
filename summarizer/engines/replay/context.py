"""What the two ends of a request tell each other past the libraries between: whose article it is, how long it took."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass


@dataclass
class RequestFacts:
    """`document` is the sha256 of the article, set by the engine; the rest is set by a replaying transport.

    `seconds` is what the answer took when it was recorded, None where that is unknown.
    """

    document: str | None = None
    replayed: bool = False
    seconds: float | None = None


_case: ContextVar[str | None] = ContextVar("summarizer_recording_case", default=None)
_facts: ContextVar[RequestFacts | None] = ContextVar("summarizer_request_facts", default=None)


@contextmanager
def recording_case(name: str) -> Iterator[None]:
    """Say which case the requests of this block belong to; recordings carry it, and a miss names it."""
    token = _case.set(name)
    try:
        yield
    finally:
        _case.reset(token)


@contextmanager
def request_facts(document: str | None) -> Iterator[RequestFacts]:
    """Stand around one request; what the transport learns about it is in the yielded object afterwards."""
    facts = RequestFacts(document=document)
    token = _facts.set(facts)
    try:
        yield facts
    finally:
        _facts.reset(token)


def current_case() -> str | None:
    return _case.get()


def current_facts() -> RequestFacts:
    return _facts.get() or RequestFacts()
