"""How often each family of rules was right on the articles of evals/training.

The rules were written with those articles in view, so the shares are an upper bound for text from elsewhere;
`evals/training/measure.py` counts them anew.
"""

from __future__ import annotations

# Family -> items that were right (offers: with the right maker), items found. None of the training articles is in
# another language than English: what is read there counts as unmeasured.
_COUNTS = {
    "verb": (73, 99),
    "noun": (16, 19),
    "clause": (21, 27),
    "willing": (6, 8),
    "wording": (17, 26),
    "foreign": (0, 0),
    "issue": (61, 65),
    "issue:refused-terms": (4, 8),
    "issue:opposed-terms": (6, 11),
    "issue:asked-for": (24, 34),
    "issue:offered-figures": (1, 19),
    "issue:foreign": (0, 0),
    "issue:foreign-terms": (0, 0),
}


def of_rule(rule: str) -> float:
    """Share of the family's items that were right, one right and one wrong added (rule of succession)."""
    right, found = _COUNTS.get(rule) or _COUNTS[rule.split(":", 1)[0]]
    return round((right + 1) / (found + 2), 2)
