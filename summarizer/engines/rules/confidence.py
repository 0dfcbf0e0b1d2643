"""How often each family of rules was right on the articles of evals/training.

The rules were written with those articles in view, so the shares are an upper bound for text from elsewhere;
`evals/training/measure.py` counts them anew.
"""

from __future__ import annotations

# Family -> items that were right (offers: with the right maker), items found. None of the training articles is in
# another language than English: what is read there counts as unmeasured.
_COUNTS = {
    "verb": (77, 101),
    "noun": (17, 22),
    "clause": (25, 34),
    "willing": (6, 8),
    "wording": (19, 27),
    "foreign": (0, 0),
    "issue": (62, 67),
    "issue:refused-terms": (3, 10),
    "issue:opposed-terms": (9, 17),
    "issue:asked-for": (18, 28),
    "issue:offered-figures": (2, 18),
    "issue:foreign": (0, 0),
    "issue:foreign-terms": (0, 0),
}


def of_rule(rule: str) -> float:
    """Share of the family's items that were right, one right and one wrong added (rule of succession)."""
    right, found = _COUNTS.get(rule) or _COUNTS[rule.split(":", 1)[0]]
    return round((right + 1) / (found + 2), 2)
