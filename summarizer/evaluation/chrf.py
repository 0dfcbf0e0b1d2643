"""chrF: F-score of character n-grams between two short texts (Popović, "chrF: character n-gram F-score", WMT 2015).

The average over n = 1..6 of n-gram precision and of n-gram recall (clipped counts, white space left out, orders that
one of the texts is too short for left out), joined as F with recall weighing `BETA` times as much as precision.
The figures equal those of sacreBLEU's sentence chrF2 divided by 100.

>>> chrf("a 4% rise", "a 4% rise"), chrf("abc", "xyz")
(1.0, 0.0)
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import lru_cache

ORDER = 6
BETA = 2


@lru_cache(maxsize=4096)
def _grams(text: str) -> tuple[Counter[str], ...]:
    letters = "".join(text.split())
    return tuple(
        Counter(letters[i : i + n] for i in range(len(letters) - n + 1)) for n in range(1, min(ORDER, len(letters)) + 1)
    )


def chrf(hypothesis: str, reference: str) -> float:
    """Similarity in [0, 1] of a predicted text to a reference text, 0.0 where either is blank."""
    precision = recall = 0.0
    orders = 0
    for predicted, wanted in zip(_grams(hypothesis), _grams(reference), strict=False):
        matches = sum(min(predicted[gram], wanted[gram]) for gram in predicted.keys() & wanted.keys())
        precision += matches / predicted.total()
        recall += matches / wanted.total()
        orders += 1
    if not precision or not recall:
        return 0.0
    precision, recall = precision / orders, recall / orders
    return (1 + BETA**2) * precision * recall / (BETA**2 * precision + recall)


@lru_cache(maxsize=8192)
def likeness(predicted: str, gold: str) -> float:
    """chrF of two texts whose case and compatibility forms (NFKC) are made equal first."""
    return chrf(_plain(predicted), _plain(gold))


@lru_cache(maxsize=4096)
def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()
