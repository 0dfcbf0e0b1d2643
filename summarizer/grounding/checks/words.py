"""Cuts English text into words that can be compared, and says which words are akin."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from summarizer.grounding.checks.lexicon import (
    BORDER_MARKS,
    BORDER_WORDS,
    FUNCTION_WORDS,
    IRREGULAR,
    NEGATIVE_WORDS,
    NEGATORS,
    NOT_NEGATING,
    SOFT_NEGATIVES,
    SYNONYMS,
)

_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,]\d+)*|[^\w\s]")
_SUFFIXES = tuple(
    sorted(
        """
        ational ations ation atives ative ators ator ings ing edly ed ions ion es s ers er ors or ments ment
        ness ities ity ally als al ives ive ables able ances ance ences ence ants ant ents ent ly ies ied y e
        ures ure ful
        """.split(),
        key=len,
        reverse=True,
    )
)
_LEAST_STEM = 3
_MOST_WORD = 60
_BEGINNING = 6  # letters that "recognise" shares with "recognition"


@dataclass(frozen=True, slots=True)
class Word:
    """One word or mark of a text, offsets in it.

    `keys` are what is compared: two words are akin where they share one. `content` is False for function words and
    marks. `negates` is True for "not", "no" and their like, `negative` also for words that deny, refuse or lack, `soft`
    for words that end or bar something.
    `clause` counts the clauses of the text from 0.
    """

    text: str
    lower: str
    keys: frozenset[str]
    start: int
    end: int
    content: bool
    negates: bool
    negative: bool
    soft: bool
    clause: int

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()

    def akin(self, other: Word) -> bool:
        return not self.keys.isdisjoint(other.keys)


def split_words(text: str) -> list[Word]:
    """The words and marks of `text` in order; "n't" is a word of its own.

    >>> [word.lower for word in split_words("The firm won't pay")]
    ['the', 'firm', 'wo', "n't", 'pay']
    """
    pieces = [piece for match in _TOKEN.finditer(text) for piece in _pieces(match)]
    words: list[Word] = []
    clause = 0
    for index, (printed, start) in enumerate(pieces):
        lower = printed.lower()
        border = lower in BORDER_MARKS or lower in BORDER_WORDS
        clause += border
        negates = lower in NEGATORS and not _is_idiom(pieces, index)
        keys = keys_of(lower) if lower[0].isalnum() else frozenset()
        words.append(
            Word(
                text=printed,
                lower=lower,
                keys=keys,
                start=start,
                end=start + len(printed),
                content=lower[0].isalnum() and lower not in FUNCTION_WORDS,
                negates=negates,
                negative=negates or lower in _NEGATIVE or _denies_by_prefix(lower),
                soft=lower in _SOFT,
                clause=clause,
            )
        )
    return words


def _is_idiom(pieces: list[tuple[str, int]], at: int) -> bool:
    following = [printed.lower() for printed, _ in pieces[at : at + 3]]
    return " ".join(following) in NOT_NEGATING or " ".join(following[:2]) in NOT_NEGATING


def _pieces(match: re.Match[str]) -> list[tuple[str, int]]:
    """A token, cut before "n't" and before "'s"; both kinds of apostrophe become one."""
    printed = match.group().replace("’", "'")
    lower = printed.lower()
    if lower.endswith("n't") and len(lower) > 3:
        return [(printed[:-3], match.start()), ("n't", match.start() + len(printed) - 3)]
    if lower == "cannot":
        return [("can", match.start()), ("not", match.start() + 3)]
    if lower.endswith("'s") and len(lower) > 2:
        return [(printed[:-2], match.start())]
    return [(printed, match.start())]


def _denies_by_prefix(lower: str) -> bool:
    return (
        len(lower) > 6
        and lower.startswith("un")
        and lower.endswith(("ed", "able"))
        and not lower.startswith(("unit", "under", "uni"))
    )


@lru_cache(maxsize=20_000)
def keys_of(word: str) -> frozenset[str]:
    """The stem of a lower-case word, the rows of words that it stands in, and the beginning of a long word."""
    base = stem(word)
    beginning = {f"~{word[:_BEGINNING]}"} if len(word) >= _BEGINNING else frozenset()
    return _ROWS.get(base, frozenset()) | {base} | beginning


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """A crude stem, one for inflections and most derivations: "approves" and "approval" both give "approv"."""
    if len(word) > _MOST_WORD:
        return word
    word = _IRREGULAR.get(word, word)
    for _ in range(2):
        shorter = _without_suffix(word)
        if shorter == word:
            break
        word = shorter
    if len(word) > _LEAST_STEM and word[-1] == word[-2] and word[-1] not in "aeiouls":
        word = word[:-1]
    return word[:-1] + "y" if word.endswith("i") else word.removesuffix("e")


def _without_suffix(word: str) -> str:
    for suffix in _SUFFIXES:
        least = _LEAST_STEM if len(suffix) < 3 else 4
        if word.endswith(suffix) and len(word) - len(suffix) >= least:
            return word[: -len(suffix)]
    return word


_IRREGULAR = {form: row.split()[0] for row in IRREGULAR.split(";") for form in row.split()[1:]}


def _rows() -> dict[str, frozenset[str]]:
    rows: dict[str, set[str]] = {}
    for number, row in enumerate(SYNONYMS.strip().splitlines()):
        for word in row.split():
            rows.setdefault(stem(word), set()).add(f"#{number}")
    return {base: frozenset(found) for base, found in rows.items()}


_ROWS = _rows()


def _inflected(words: frozenset[str]) -> frozenset[str]:
    """The words with all they may be inflected to."""
    found = set(words) | {form for form, base in _IRREGULAR.items() if base in words}
    for word in words:
        short = word[:-1] if word.endswith(("e", "y")) else word
        found |= {f"{word}s", f"{word}es", f"{short}ed", f"{short}ied", f"{short}ies", f"{short}ing", f"{word}ing"}
        found |= {f"{word}{word[-1]}ed", f"{word}{word[-1]}ing"}
    return frozenset(found)


_NEGATIVE = _inflected(NEGATIVE_WORDS)
_SOFT = _inflected(SOFT_NEGATIVES)
