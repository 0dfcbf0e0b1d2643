"""How often each family of rules was right on the articles of evals/training.

The rules were written with those articles in view, so the shares are an upper bound for text from elsewhere;
`evals/training/measure.py` counts them anew.
"""

from __future__ import annotations

# Family -> items that were right (offers: with the right maker), items found. None of the training articles is in
# another language than English: what is read there counts as unmeasured.
_COUNTS = {
    "verb": (75, 109),
    "noun": (14, 17),
    "clause": (20, 27),
    "willing": (6, 9),
    "wording": (26, 50),
    "foreign": (0, 0),
    "issue": (70, 74),
    "issue:refused-terms": (4, 9),
    "issue:opposed-terms": (7, 9),
    "issue:offered-figures": (0, 0),
    "issue:asked-for": (26, 43),
    "issue:foreign": (0, 0),
    "issue:foreign-terms": (0, 0),
}


def of_rule(rule: str) -> float:
    """Share of the family's items that were right, one right and one wrong added (rule of succession)."""
    right, found = _COUNTS.get(rule) or _COUNTS[rule.split(":", 1)[0]]
    return round((right + 1) / (found + 2), 2)
