"""How often each family of rules was right on the articles of evals/training.

The rules were written with those articles in view, so the shares are an upper bound for text from elsewhere;
`evals/training/measure.py` counts them anew.
"""

from __future__ import annotations

# Family -> items that were right with the right maker (issues: right), items found.
_COUNTS = {
    "verb": (33, 43),
    "noun": (4, 5),
    "clause": (9, 13),
    "willing": (5, 5),
    "wording": (1, 1),
    "foreign": (1, 1),
    "issue": (28, 28),
    "issue:refused-terms": (2, 3),
    "issue:opposed-terms": (6, 10),
    "issue:asked-for": (1, 1),
}


def of_rule(rule: str) -> float:
    """Share of the family's items that were right, one right and one wrong added (rule of succession)."""
    right, found = _COUNTS.get(rule) or _COUNTS[rule.split(":", 1)[0]]
    return round((right + 1) / (found + 2), 2)
