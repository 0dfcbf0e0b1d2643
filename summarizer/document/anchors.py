"""Find the words at which a pattern may match, so that a slow pattern is not tried at every character."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from summarizer.document.patterns import lazy

_WORD = lazy(r"\w+")
_DIGITS = frozenset("0123456789")


def lowered(text: str) -> str:
    """The text in lower case, letter by letter, so that offsets hold where lower case has another length."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(char if len(char.lower()) != 1 else char.lower() for char in text)


def words_among(text: str, wanted: frozenset[str], *, digits: bool = False) -> list[tuple[int, str]]:
    """Start and lower-case form of the words of `text` that are `wanted` or, with `digits`, begin with a digit.

    >>> words_among("In May, 4% more", frozenset(["may"]), digits=True)
    [(3, 'may'), (8, '4')]
    """
    found = _WORD.finditer(lowered(text))
    if digits:
        pairs = ((match.start(), match.group()) for match in found)
        return [(start, word) for start, word in pairs if word in wanted or word[0] in _DIGITS]
    return [(match.start(), word) for match in found if (word := match.group()) in wanted]


def matches_at(pattern: re.Pattern[str], text: str, starts: Iterable[int]) -> Iterator[re.Match[str]]:
    """What `pattern.finditer` would find, given all places in order at which a match may start."""
    reached = 0
    for start in starts:
        if start >= reached and (match := pattern.match(text, start)):
            reached = match.end()
            yield match
