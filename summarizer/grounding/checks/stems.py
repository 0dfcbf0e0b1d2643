"""Stems of English words and the rows of words used for one another: what makes two words akin."""

from __future__ import annotations

from functools import lru_cache

from summarizer.grounding.checks.lexicon import IRREGULAR, SYNONYMS

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
_BY_LAST_LETTER = {
    last: [suffix for suffix in _SUFFIXES if suffix[-1] == last] for last in {suffix[-1] for suffix in _SUFFIXES}
}
ROW = "#"  # what the key of a row of words used for one another begins with
_LEAST_STEM = 3
_MOST_WORD = 60
_BEGINNING = 6  # letters that "recognise" shares with "recognition"


def keys_of(word: str) -> frozenset[str]:
    """The stem of a lower-case word, the rows of words that it stands in, and the beginning of a long word."""
    base = stem(word)
    beginning = {f"~{word[:_BEGINNING]}"} if len(word) >= _BEGINNING else frozenset()
    return _ROWS.get(base, frozenset()) | {base} | beginning


@lru_cache(maxsize=4096)
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


def inflected(words: frozenset[str]) -> frozenset[str]:
    """The words with all they may be inflected to."""
    found = set(words) | {form for form, base in _IRREGULAR.items() if base in words}
    for word in words:
        short = word[:-1] if word.endswith(("e", "y")) else word
        found |= {f"{word}s", f"{word}es", f"{short}ed", f"{short}ied", f"{short}ies", f"{short}ing", f"{word}ing"}
        found |= {f"{word}{word[-1]}ed", f"{word}{word[-1]}ing"}
    return frozenset(found)


def _without_suffix(word: str) -> str:
    for suffix in _BY_LAST_LETTER.get(word[-1:], ()):
        least = _LEAST_STEM if len(suffix) < 3 else 4
        if word.endswith(suffix) and len(word) - len(suffix) >= least:
            return word[: -len(suffix)]
    return word


_IRREGULAR = {form: row.split()[0] for row in IRREGULAR.split(";") for form in row.split()[1:]}


def _rows() -> dict[str, frozenset[str]]:
    rows: dict[str, set[str]] = {}
    for number, row in enumerate(SYNONYMS.strip().splitlines()):
        for word in row.split():
            rows.setdefault(stem(word), set()).add(f"{ROW}{number}")
    return {base: frozenset(found) for base, found in rows.items()}


_ROWS = _rows()
