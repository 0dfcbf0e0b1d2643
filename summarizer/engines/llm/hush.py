"""Keeps what libraries log about our requests out of the logs: articles, answers, headers, keys."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

# These write requests, answers, errors or headers as they are.
TALKATIVE = (
    "openai._base_client",
    "openai._legacy_response",
    "openai._response",
    "instructor",
    "instructor.v2",
    "instructor.v2.retry",
    "httpcore2.http11",
    "httpcore2.http2",
    "httpcore2.proxy",
)

_ours: ContextVar[bool] = ContextVar("summarizer_request", default=False)


def hush() -> None:
    """Have the libraries' loggers drop records made inside `hushed`; other users of the libraries keep theirs."""
    for name in TALKATIVE:
        logger = logging.getLogger(name)
        if _not_ours not in logger.filters:
            logger.addFilter(_not_ours)


@contextmanager
def hushed() -> Iterator[None]:
    """Stand around everything that makes a library log about a request of ours."""
    token = _ours.set(True)
    try:
        yield
    finally:
        _ours.reset(token)


def _not_ours(_record: logging.LogRecord) -> bool:
    return not _ours.get()
