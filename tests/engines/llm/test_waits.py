"""Waits between requests: jitter, Retry-After, and the switch for tests."""

from __future__ import annotations

import contextlib
import time
from email.utils import formatdate

import pytest

from summarizer.engines.llm.waits import no_waits, retry_after_seconds, wait_before_retry


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after": "7"}, 7.0),
        ({"retry-after": "0.5"}, 0.5),
        ({"retry-after-ms": "250", "retry-after": "9"}, 0.25),
        ({"retry-after": "-1"}, None),
        ({"retry-after": "nan"}, None),
        ({"retry-after": "inf"}, None),
        ({"retry-after": "soon"}, None),
        ({"retry-after": ""}, None),
        ({}, None),
    ],
)
def test_retry_after_in_seconds(headers: dict[str, str], seconds: float | None) -> None:
    """Numbers count, nonsense counts as nothing."""
    assert retry_after_seconds(headers) == seconds


def test_retry_after_as_a_date() -> None:
    """An HTTP date counts from now; one that is over means at once."""
    ahead = retry_after_seconds({"retry-after": formatdate(time.time() + 30, usegmt=True)})
    assert ahead is not None
    assert 28 < ahead <= 30
    assert retry_after_seconds({"retry-after": formatdate(time.time() - 30, usegmt=True)}) == 0.0


def test_wait_is_never_earlier_than_asked() -> None:
    """Retry-After is a lower bound, and clients that were sent away together do not return together."""
    waits = {wait_before_retry(1, 2.0) for _ in range(200)}
    assert min(waits) >= 2.0
    assert max(waits) <= 2.25
    assert len(waits) > 100


def test_wait_is_full_jitter_that_doubles() -> None:
    """Between nothing and half a second doubled for each retry, and never over 20 seconds."""
    for retry, most in ((1, 0.5), (2, 1.0), (3, 2.0), (30, 20.0)):
        waits = [wait_before_retry(retry, None) for _ in range(300)]
        assert 0.0 <= min(waits) < 0.2 * most
        assert 0.8 * most < max(waits) <= most


def test_switch_restores_itself() -> None:
    """Waits are off inside the block and on after it, also when it fails and when blocks are nested."""
    with no_waits():
        with no_waits():
            assert wait_before_retry(1, 60.0) == 0.0
        assert wait_before_retry(1, 60.0) == 0.0
    assert wait_before_retry(1, 60.0) >= 60.0
    with contextlib.suppress(RuntimeError), no_waits():
        raise RuntimeError
    assert wait_before_retry(1, 60.0) >= 60.0
