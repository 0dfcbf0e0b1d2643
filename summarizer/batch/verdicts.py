"""What the end of one request says about the endpoint, and when it says that no article will fare better."""

from __future__ import annotations

from enum import Enum, auto

OVERLOADED = frozenset({"http_429", "http_503", "http_529", "timeout"})
DOWN = frozenset({"http_500", "http_502", "http_503", "http_504", "http_5xx", "timeout", "connection"})
SILENT = frozenset({"cancelled", "interrupted", "no_recording"})
FATAL = {
    "quota": "the account has no credit left",
    "http_401": "the endpoint does not accept the key",
    "http_404": "the endpoint does not know the model or the address",
}
REFUSED = frozenset({"http_400", "http_403", "http_413", "http_422", "http_4xx", "redirect", "mode_unknown"})
REFUSALS_AT_FIRST = 3  # in a row, before anything was answered: the settings are wrong, not the articles
REFUSALS_LATER = 25


class Health(Enum):
    GOOD = auto()
    OVERLOADED = auto()
    DOWN = auto()
    UNKNOWN = auto()


def health(outcome: str) -> Health:
    """What `outcome` (of a ledger row) says about how the endpoint is doing."""
    if outcome in OVERLOADED:
        return Health.OVERLOADED
    if outcome in DOWN:
        return Health.DOWN
    return Health.UNKNOWN if outcome in SILENT else Health.GOOD


class Verdict:
    """Decides when a batch is pointless: at once for quota, key and model; for refusals once they look lasting."""

    def __init__(self) -> None:
        self.answered = False
        self._refusals = 0
        self.reason: str | None = None

    def hear(self, outcome: str) -> None:
        """Take note of how a request ended; `reason` is set once no further request should be sent."""
        if outcome in FATAL:
            self.reason = self.reason or FATAL[outcome]
        elif outcome in REFUSED:
            self._refusals += outcome != "mode_unknown"
            if self._refusals >= (REFUSALS_LATER if self.answered else REFUSALS_AT_FIRST):
                self.reason = self.reason or f"the endpoint refuses every request ({outcome})"
        elif health(outcome) is Health.GOOD:
            self.answered, self._refusals = True, 0
