"""Find the words at which a pattern may match, so that a slow pattern is not tried at every character."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from summarizer.document.patterns import lazy

_WORD = lazy(r"\w+")
_DIGITS = frozenset("0123456789")
_PART = 100_000  # characters in lower case at a time: `str.lower` takes room for 12 bytes a character


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


def each_word_among(text: str, wanted: frozenset[str], *, digits: bool = False) -> Iterable[tuple[int, str]]:
    """`words_among` for one pass: the words of a long text are not all held at once."""
    return words_among(text, wanted, digits=digits) if len(text) <= _PART else _by_part(text, wanted, digits=digits)


def _by_part(text: str, wanted: frozenset[str], *, digits: bool) -> Iterator[tuple[int, str]]:
    for start, end in parts(text, " "):
        for at, word in words_among(text[start:end], wanted, digits=digits):
            yield start + at, word


def parts(text: str, gap: str) -> Iterator[tuple[int, int]]:
    """The text in parts of some length, each cut behind a `gap`."""
    start = 0
    while start < len(text):
        at = text.find(gap, start + _PART)
        end = len(text) if at < 0 else at + len(gap)
        yield start, end
        start = end


def held(text: str, needles: Collection[str]) -> list[str]:
    """Those of the lower-case `needles` that stand in the text in any case; of a long text no lowered copy is made."""
    if len(text) <= _PART:
        lower = text.lower()
        return [needle for needle in needles if needle in lower]
    longest = max(map(len, needles))
    missing = needles
    for start in range(0, len(text), _PART):
        lower = text[start : start + _PART + longest].lower()
        missing = [needle for needle in missing if needle not in lower]
    lacking = frozenset(missing)
    return [needle for needle in needles if needle not in lacking]


def matches_at(pattern: re.Pattern[str], text: str, starts: Iterable[int]) -> Iterator[re.Match[str]]:
    """What `pattern.finditer` would find, given all places in order at which a match may start."""
    reached = 0
    for start in starts:
        if start >= reached and (match := pattern.match(text, start)):
            reached = match.end()
            yield match
