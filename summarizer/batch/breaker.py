"""A circuit breaker: when an endpoint is down, one request asks now and then whether it is back, and the rest wait.

Closed, it lets everything through. `FAILURES` failures in a row, with no answer between, open it: nothing passes for
a second, then one probe. A probe that fails doubles the wait (at most a minute), one that is answered closes it.
"""

from __future__ import annotations

FAILURES = 6
FIRST_WAIT = 1.0
LONGEST_WAIT = 60.0


class Breaker:
    """Not thread-safe: it belongs to one event loop. Moments are seconds of one clock."""

    def __init__(self, failures: int = FAILURES) -> None:
        self._most = failures
        self._failures = 0
        self._wait = FIRST_WAIT
        self._until = 0.0
        self._probing = False
        self.opened: float | None = None

    @property
    def open(self) -> bool:
        return self.opened is not None

    def seconds_open(self, now: float) -> float:
        return 0.0 if self.opened is None else now - self.opened

    def wait(self, now: float) -> float:
        """Seconds until a request may ask again; 0 where it may now."""
        if not self.open:
            return 0.0
        if self._probing:
            return 0.1
        return max(0.0, self._until - now)

    def enter(self) -> bool:
        """A request is sent; whether it is the probe."""
        if self.open and not self._probing:
            self._probing = True
            return True
        return False

    def good(self) -> None:
        """An answer came, whatever it says: the endpoint is there."""
        self._failures, self._wait, self.opened, self._probing = 0, FIRST_WAIT, None, False

    def failed(self, now: float, *, probe: bool) -> None:
        """No answer came, or one that says that the endpoint is down."""
        self._failures += 1
        if probe:
            self._probing = False
            self._wait = min(LONGEST_WAIT, 2 * self._wait)
            self._until = now + self._wait
        elif not self.open and self._failures >= self._most:
            self.opened, self._until = now, now + self._wait

    def withdrawn(self, *, probe: bool) -> None:
        """The request was not sent after all, or its end says nothing about the endpoint."""
        if probe:
            self._probing = False
