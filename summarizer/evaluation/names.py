"""Printed names in one form: compatibility characters, case, marks, articles and titles made equal."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_TITLES = frozenset(
    "mr mrs ms miss mx dr prof professor sir dame lady president premier chancellor minister secretary senator "
    "governor ambassador envoy captain colonel admiral chairman chairwoman m mme señor señora herr frau".split()
)
# Words that are part of a title only before one of the titles above: "Foreign Minister", but not "Foreign Ministry".
_BEFORE_TITLES = frozenset("prime foreign finance defence defense interior energy trade vice former deputy".split())
_ARTICLES = frozenset({"the", "a", "an"})
_WORD = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*")


@lru_cache(maxsize=8192)
def plain_name(name: str) -> str:
    """A name for comparison; a name that is nothing but a title ("the president") stays whole.

    >>> plain_name("the US\\u00a0government"), plain_name("Dr Anna Berg"), plain_name("Anna Berg’s")
    ('us government', 'anna berg', 'anna berg')
    """
    text = unicodedata.normalize("NFKC", name).casefold().replace("’", "'").replace(".", "")
    words = [re.sub(r"'s?$", "", word) for word in _WORD.findall(text + " ")]
    if words and words[0] in _ARTICLES:
        words = words[1:]
    first = 0
    while first < len(words) and (
        words[first] in _TITLES or (words[first] in _BEFORE_TITLES and words[first + 1 : first + 2] == ["minister"])
    ):
        first += 1
    return " ".join(words[first:] or words)
