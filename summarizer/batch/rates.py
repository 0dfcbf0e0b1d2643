"""Limits per minute, as endpoints count them: requests, and tokens in and out.

The generic cell rate algorithm (ATM Forum, 1996) in its virtual scheduling form: one moment says when the next unit
is due; a burst of a few seconds' worth may run ahead of it.
"""

from __future__ import annotations

BURST_SECONDS = 1.0


class Rate:
    """At most `per_minute` units a minute, None for no limit. Moments are seconds of a clock of the caller's."""

    def __init__(self, per_minute: float | None) -> None:
        self._seconds_each = 60.0 / per_minute if per_minute else 0.0
        self._due = float("-inf")

    def wait(self, now: float) -> float:
        """Seconds until the next units may be taken."""
        return max(0.0, self._due - BURST_SECONDS - now) if self._seconds_each else 0.0

    def take(self, units: float, now: float) -> None:
        """Count `units`; negative ones are given back."""
        if self._seconds_each:
            self._due = max(self._due, now) + units * self._seconds_each
