"""The connection to a Ray cluster: found, begun where there is none, and given back."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import ray

from summarizer.errors import UsageError

NAMESPACE = "summarizer"


@contextmanager
def connected(address: str | None) -> Iterator[None]:
    """A connection to the cluster at `address` for the time of the block, or the one that this process has.

    None finds the cluster that this machine is part of (`RAY_ADDRESS` first) or begins one on this machine alone;
    ``ray://host:port`` is the port of Ray's client server. Raises `UsageError` where nothing answers.
    """
    if ray.is_initialized():
        yield
        return
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # a cluster that begins here reports to nobody
    try:
        ray.init(address, namespace=NAMESPACE, logging_level=logging.ERROR, log_to_driver=False)
    except (OSError, RuntimeError, ValueError, ImportError) as error:
        reason = (str(error).strip().splitlines() or [type(error).__name__])[0]
        where = address or os.environ.get("RAY_ADDRESS") or "this machine"
        raise UsageError(f"There is no Ray cluster at {where}: {reason}", hint="Check the address.") from None
    try:
        yield
    finally:
        ray.shutdown()


def cores() -> int:
    """The cores of all nodes together, at least 1."""
    resources: Any = ray.cluster_resources  # has no types
    return max(1, int(resources().get("CPU", 1)))
