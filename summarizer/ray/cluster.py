"""The connection to a Ray cluster: found, begun where there is none, and given back."""

from __future__ import annotations

import logging
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import ray

from summarizer.errors import UsageError

NAMESPACE = "summarizer"
HINT = "Give host:port of its head, on a machine that is one of its nodes, with the RAY_AUTH_MODE of the cluster."
LISTENER_SECONDS = 5.0


@contextmanager
def connected(address: str | None) -> Iterator[None]:
    """A connection to the cluster at `address` for the time of the block, or the one that this process has.

    The address is ``host:port`` of its head, and this machine one of its nodes. None finds the cluster of this machine
    (`RAY_ADDRESS` first) or begins one on it alone. Raises `UsageError` where nothing answers.
    """
    if ray.is_initialized():
        yield
        return
    if address is not None:
        require_listener(address)
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # a cluster that begins here reports to nobody
    try:
        ray.init(address, namespace=NAMESPACE, logging_level=logging.ERROR, log_to_driver=False)
    except (OSError, RuntimeError, ValueError, ImportError) as error:
        reason = (str(error).strip().splitlines() or [type(error).__name__])[0]
        where = address or os.environ.get("RAY_ADDRESS") or "this machine"
        raise UsageError(f"There is no Ray cluster at {where}: {reason}.", hint=HINT) from None
    try:
        yield
    finally:
        ray.shutdown()


def require_listener(address: str) -> None:
    """Raise `UsageError` where nobody listens: Ray itself takes two minutes to find that."""
    host, _, port = address.rpartition(":")
    try:
        socket.create_connection((host, int(port)), timeout=LISTENER_SECONDS).close()
    except (OSError, ValueError) as error:
        raise UsageError(f"There is no Ray cluster at {address}: {error}.", hint=HINT) from None


def cores() -> int:
    """The cores of all nodes together, at least 1."""
    resources: Any = ray.cluster_resources  # has no types
    return max(1, int(resources().get("CPU", 1)))
