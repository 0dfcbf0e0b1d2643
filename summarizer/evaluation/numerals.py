"""The figures in a text in one spelling, so that "$88m" and "88 million dollars" compare equal."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty"
).split()
_SMALL = {word: str(value) for value, word in enumerate(_WORDS)} | {
    word: str(value)
    for value, word in zip(range(30, 100, 10), "thirty forty fifty sixty seventy eighty ninety".split(), strict=True)
}
_PARTS = {"half": "1/2", "third": "1/3", "quarter": "1/4", "fifth": "1/5", "tenth": "1/10", "dozen": "12"}
_SCALES = {
    **dict.fromkeys(("k", "thousand"), "thousand"),
    **dict.fromkeys(("m", "mn", "million", "millions", "millones", "millón"), "million"),
    **dict.fromkeys(("bn", "b", "billion", "milliard", "milliards"), "billion"),
    **dict.fromkeys(("tn", "trn", "trillion"), "trillion"),
    "hundred": "hundred",
}
_PERCENT = frozenset({"%", "percent", "pc", "pct", "cent"})
_CURRENCIES = {
    **dict.fromkeys(("$", "usd", "dollar", "dollars"), "$"),
    **dict.fromkeys(("€", "eur", "euro", "euros"), "€"),
    **dict.fromkeys(("£", "gbp", "pound", "pounds", "sterling"), "£"),
    **dict.fromkeys(("¥", "jpy", "yen"), "¥"),
}
_TOKEN = re.compile(r"\d{1,3}(?: \d{3})+(?!\d)|\d+(?:[.,']\d+)*|[^\W\d_]+|[%$€£¥]")


@dataclass(frozen=True, slots=True, order=True)
class Figure:
    """One figure: its number as digits, a scale word or "", and "%", a currency sign or "" for its unit."""

    number: str
    scale: str
    unit: str

    def matches(self, other: Figure) -> bool:
        """Same number and scale, and no unit that contradicts the other's."""
        return (self.number, self.scale) == (other.number, other.scale) and (
            self.unit == other.unit or not self.unit or not other.unit
        )


def figures(text: str) -> tuple[Figure, ...]:
    """The figures of a text in order.

    >>> figures("a 4% rise over two years"), figures("$1.5bn") == figures("1.5 billion dollars")
    ((Figure(number='4', scale='', unit='%'), Figure(number='2', scale='', unit='')), True)
    """
    tokens = _TOKEN.findall(unicodedata.normalize("NFKC", text).casefold())
    found = []
    for index, token in enumerate(tokens):
        number = _number(token, tokens[index - 1] if index else "")
        if number is None:
            continue
        after = tokens[index + 1 : index + 4]
        scale = _SCALES.get(after[0], "") if after else ""
        rest = after[1:] if scale else after
        found.append(Figure(number, scale, _unit(tokens[index - 1] if index else "", rest)))
    return tuple(found)


def _number(token: str, before: str) -> str | None:
    if token[0].isdigit():
        return re.sub(r"[' ]", "", token).replace(",", ".")
    if token in _SMALL:
        return _SMALL[token]
    # "the third party" and "a quarter of an hour ago" count nothing: a fraction needs its article or number.
    return _PARTS[token] if token in _PARTS and (before in ("", "a", "one") or token in ("half", "dozen")) else None


def _unit(before: str, after: list[str]) -> str:
    if after and (after[0] in _PERCENT - {"cent"} or after[:2] == ["per", "cent"]):
        return "%"
    if before in _CURRENCIES:
        return _CURRENCIES[before]
    return next((_CURRENCIES[token] for token in after[:2] if token in _CURRENCIES), "")


def same_figures(predicted: Iterable[str], gold: Iterable[str]) -> bool:
    """Whether two lists of printed amounts hold the same figures, in any order and cut.

    An amount without a figure that we can read ("tres años") is compared by its letters, one within the other.
    """
    one, one_words = _split(predicted)
    two, two_words = _split(gold)
    return (
        all(any(a.matches(b) for b in two) for a in one)
        and all(any(a.matches(b) for a in one) for b in two)
        and all(any(a in b or b in a for b in two_words) for a in one_words)
        and all(any(a in b or b in a for a in one_words) for b in two_words)
    )


def _split(amounts: Iterable[str]) -> tuple[list[Figure], list[str]]:
    numbers: list[Figure] = []
    words: list[str] = []
    for amount in amounts:
        found = figures(amount)
        numbers += found
        if not found:
            words.append("".join(unicodedata.normalize("NFKC", amount).casefold().split()))
    return numbers, words
