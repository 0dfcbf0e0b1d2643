"""How many articles may be under way at once: more while answers are healthy, half when the endpoint is not.

Additive increase, multiplicative decrease, as TCP does it (Chiu and Jain, 1989; RFC 5681): until the first setback
each good answer adds one (doubling a round trip), after it a whole round of good answers does. One overload is one
setback: failures of requests that were sent before the last one change nothing.
"""

from __future__ import annotations

FIRST = 4  # few enough that a bad key, seen by all of them, costs less than eight requests


class Concurrency:
    """The limit for one endpoint. Not thread-safe: it belongs to one event loop."""

    def __init__(self, largest: int, *, fixed: bool = False) -> None:
        self.largest = largest
        self._fixed = fixed
        self._limit = float(largest if fixed else min(FIRST, largest))
        self._starting = True
        self._last_setback = float("-inf")

    @property
    def limit(self) -> int:
        return int(self._limit)

    def good(self) -> None:
        """A healthy answer came."""
        if not self._fixed:
            step = 1.0 if self._starting else 1.0 / self._limit
            self._limit = min(float(self.largest), self._limit + step)

    def setback(self, sent: float, now: float) -> None:
        """A request that was sent at `sent` (seconds) met an overloaded endpoint at `now`."""
        if self._fixed or sent < self._last_setback:
            return
        self._starting = False
        self._last_setback = now
        self._limit = max(1.0, self._limit / 2)
