"""How long to wait between two requests: full jitter, Retry-After, and a switch for tests."""

from __future__ import annotations

import asyncio
import math
import random
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from email.utils import parsedate_to_datetime

FIRST = 0.5
LONGEST = 20.0


class _Switch:
    """Whether waits are real. One per process: retries run on whatever loop or thread asks."""

    on = True


@contextmanager
def no_waits() -> Iterator[None]:
    """Turn all waits between requests into nothing while the block runs (for tests)."""
    before = _Switch.on
    _Switch.on = False
    try:
        yield
    finally:
        _Switch.on = before


def wait_before_retry(retry: int, retry_after: float | None) -> float:
    """Seconds to wait before the `retry`-th retry (from 1).

    Without Retry-After: uniform between 0 and 0.5 s doubled each time, at most 20 s ("full jitter", AWS Architecture
    Blog, 2015). With it: never earlier than asked, and a little later by chance, so that clients do not return as one.
    """
    if not _Switch.on:
        return 0.0
    if retry_after is not None:
        return retry_after + random.uniform(0.0, min(1.0, 0.1 * retry_after) + 0.01)  # noqa: S311 # no secret
    return random.uniform(0.0, min(LONGEST, FIRST * 2 ** (retry - 1)))  # noqa: S311 # no secret


async def pause(seconds: float) -> None:
    if seconds > 0:
        await asyncio.sleep(seconds)


def retry_after_seconds(headers: Mapping[str, str]) -> float | None:
    """Seconds that `Retry-After-Ms` or `Retry-After` (seconds or an HTTP date) ask for, None if nothing usable."""
    milliseconds = _number(headers.get("retry-after-ms"))
    if milliseconds is not None:
        return milliseconds / 1000
    value = headers.get("retry-after")
    seconds = _number(value)
    if seconds is not None or value is None:
        return seconds
    try:
        moment = parsedate_to_datetime(value).timestamp()
    except (ValueError, TypeError, OverflowError):
        return None
    return max(0.0, moment - time.time())


def _number(text: str | None) -> float | None:
    try:
        value = float(text or "")
    except ValueError:
        return None
    return value if math.isfinite(value) and value >= 0 else None
