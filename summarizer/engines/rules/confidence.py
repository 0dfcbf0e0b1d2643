"""How often each rule was right: shares counted on the development sentences of evals/training, smoothed."""

from __future__ import annotations

_SHARES = {
    "verb": 0.8,
    "noun": 0.8,
    "clause": 0.75,
    "willing": 0.75,
    "issue": 0.75,
}


def of_rule(rule: str) -> float:
    """Share of the rule's items that were right, by the rule's family."""
    return _SHARES[rule.split(":", 1)[0]]
