"""Read numerals in digits, words and mixtures ("45 billion", "4bn", "two hundred and fifty", "three quarters")."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from summarizer.document.anchors import matches_at, words_among
from summarizer.document.patterns import lazy

_SMALL = {
    word: float(value)
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
_TENS = {
    word: float(10 * value)
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
_SCALES = {
    **dict.fromkeys("thousand tausend mille mil mila тысяч тысячи тысяча тыс".split(), 1e3),
    **dict.fromkeys(
        "million millions mn mln mio millionen millón millones milione milioni milhão milhões миллион миллиона "
        "миллионов млн мільйон мільйонів".split(),
        1e6,
    ),
    **dict.fromkeys(
        "billion billions bn bln mrd milliard milliards milliarde milliarden miliardo miliardi bilhão bilhões "
        "миллиард миллиарда миллиардов млрд мільярд мільярдів".split(),
        1e9,
    ),
    **dict.fromkeys("trillion trillions tn trn триллион триллиона триллионов трлн".split(), 1e12),
    "lakh": 1e5,
    "crore": 1e7,
    "hundred": 1e2,
    "dozen": 12.0,
}
SCALE_WORDS = frozenset(_SCALES)
_LETTER_SCALES = {"k": 1e3, "m": 1e6, "b": 1e9, "t": 1e12}
_WORD_SCALES = ("hundred", "thousand", "million", "billion", "trillion", "lakh", "crore", "dozen")
_PARTS = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10,
}  # fmt: skip
_ORDINALS = {
    word: float(value)
    for value, word in enumerate(
        "third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
        "sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        start=3,
    )
}
_VULGAR = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
_LONGEST = 30  # characters; anything longer is no figure of an article
_LONGEST_RUN = 13  # digits without a separator; longer ones are identifiers

_SPACE = "[\\s\u00a0\u202f-]"
_THIN = "[ \u00a0\u202f\u2009]"
_DIGIT = lazy("[0-9]")
_DIGITS = lazy(
    r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?(?![0-9])"
    r"|[0-9]{1,3}(?:\.[0-9]{3}){2,}(?:,[0-9]+)?(?![0-9])"
    rf"|[0-9]{{1,3}}(?:{_THIN}[0-9]{{3}})+(?:[.,][0-9]+)?(?![0-9])"
    r"|[0-9]+(?:[.,][0-9]+)?|\.[0-9]+"
)
_SCALE_WORD = lazy(rf"{_SPACE}?([^\W\d_]+)\b")
_SCALES_WITH_STOP = frozenset(("mrd", "mio", "тыс"))
_LETTER_SCALE = lazy(r"[ \u00a0]?([kmbt])\b(?!['’])", re.IGNORECASE)
_ORDINAL_ENDING = lazy(r"(?:st|nd|rd|th)\b")
_DOTTED_THOUSANDS = lazy(r"[0-9]{1,3}\.[0-9]{3}")
_GROUPED = lazy(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_WORD = lazy(
    rf"(?:(?P<one>an?(?=\s(?:{'|'.join(_WORD_SCALES)})\b))|"
    rf"(?P<half>half{_SPACE}an?(?={_SPACE}(?:{'|'.join(_WORD_SCALES)})\b))"
    rf"|(?P<plus>and{_SPACE}a{_SPACE}half)|{'|'.join((*_SMALL, *_TENS, *_WORD_SCALES))})\b",
    re.IGNORECASE,
)
_FRACTION = lazy(
    rf"(?:(?P<top>an?|one|two|three|four|five|six|seven|eight|nine){_SPACE})?"
    r"(?P<part>half|halves|(?:third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth)s?)\b",
    re.IGNORECASE,
)
_SHARE_FOLLOWS = lazy(r"\s+(?:of|less|more|as|lower|higher)\b|[.,;:”\"]|\s*$", re.IGNORECASE)
_HALF_OF_MANY = lazy(r"\b(?:first|second|other|better|latter|and)\s$", re.IGNORECASE)
_HALF_A_SCALE = lazy(rf"{_SPACE}an?\s(?:{'|'.join(_WORD_SCALES)})\b", re.IGNORECASE)
_WORD_STARTS = frozenset(("a", "an", "half", "and", *_SMALL, *_TENS, *_WORD_SCALES))
_FRACTION_STARTS = frozenset(("a", "an", *list(_SMALL)[1:10], *_PARTS, *(f"{part}s" for part in _PARTS)))
STARTS = _WORD_STARTS | _FRACTION_STARTS | frozenset(_ORDINALS)
_GAPS = frozenset((" ", "-", "\u2011", "\n", "\u00a0", " and ", "-and-", "\nand ", " and\n"))


class Numeral(NamedTuple):
    """A number as printed, scale words included; `form` is "digits", "words", "fraction" or "ordinal".

    `mantissa` is the number without its scale ("4.5" of "4.5 billion") and `scale` the factor. `whole` is a
    second reading where a dot may group thousands ("1.200"), else None.
    """

    start: int
    end: int
    value: float
    form: str
    mantissa: float
    scale: float
    whole: float | None = None


def find_numerals(text: str, words: list[tuple[int, str]] | None = None) -> list[Numeral]:
    """All numerals of `text` that do not overlap, in order; `words` are those among `STARTS`, if already looked up."""
    words = words_among(text, STARTS) if words is None else words
    found = [*_fractions(text, words)]
    taken = [(numeral.start, numeral.end) for numeral in found]
    found.extend(_digit_numerals(text))
    for numeral in _word_numerals(text, words):
        if not _inside(numeral.start, numeral.end, taken):
            found.append(numeral)
    for start, word in words:
        if word in _ORDINALS and not _inside(start, start + len(word), taken):
            found.append(Numeral(start, start + len(word), _ORDINALS[word], "ordinal", _ORDINALS[word], 1.0))
    found.sort(key=lambda numeral: (numeral.start, -numeral.end))
    return found


def _inside(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    index = bisect_right(spans, (start, end)) - 1
    near = spans[max(index, 0) : index + 2]
    return any(first < end and start < last for first, last in near)


def _digit_numerals(text: str) -> Iterator[Numeral]:
    for match, vulgar, scale_end, scale_factor in _digit_matches(text):
        start, stop = match.span()
        end, scale = scale_end, scale_factor
        if stop - start > _LONGEST or (stop - start > _LONGEST_RUN and text[start:stop].isdigit()):
            continue
        printed = match.group()
        mantissa = _value(printed) + _VULGAR.get(vulgar, 0.0)
        form = "digits"
        if scale == 1.0:
            letter = _LETTER_SCALE.match(text, end)
            if letter and (letter.end() - end == 1 or text[start - 1 : start] in "$€£¥₹₽₴₩"):
                scale, end = _LETTER_SCALES[letter.group(1).lower()], letter.end()
            elif ending := _ORDINAL_ENDING.match(text, end):
                form, end = "ordinal", ending.end()
        whole = float(printed.replace(".", "")) * scale if _DOTTED_THOUSANDS.fullmatch(printed) else None
        yield Numeral(start, end, _clean(mantissa * scale), form, mantissa, scale, whole)


def _digit_matches(text: str) -> Iterator[tuple[re.Match[str], str, int, float]]:
    """Numbers in digits with the vulgar fraction behind them, the end of their scale words and what these stand for."""
    reached = 0
    while digit := _DIGIT.search(text, reached):
        start = digit.start()
        if start > reached and text[start - 1] == "." and not _word_or_stop(text, start - 2):
            start -= 1
        match = _DIGITS.match(text, start)
        if match is None:  # cannot be: one digit is a number
            return
        end = match.end()
        vulgar = text[end : end + 1] if text[end : end + 1] in _VULGAR else ""
        scale_end, scale = _scale_at(text, end + len(vulgar))
        yield match, vulgar, scale_end, scale
        reached = scale_end


def _word_or_stop(text: str, at: int) -> bool:
    return at >= 0 and (text[at] in "._" or text[at].isalnum())


def _scale_at(text: str, end: int) -> tuple[int, float]:
    """The end of up to two scale words at `end` ("million", "thousand million", "Mrd."), and their factor."""
    first = _SCALE_WORD.match(text, end)
    word = first.group(1).lower() if first else ""
    if first is None or word not in _SCALES:
        return end, 1.0
    scale, end = _SCALES[word], first.end()
    second = _SCALE_WORD.match(text, end)
    if second and second.start(1) > end and second.group(1).lower() in _SCALES:
        return second.end(), scale * _SCALES[second.group(1).lower()]
    if word in _SCALES_WITH_STOP and text.startswith(".", end):
        end += 1
    return end, scale


def _value(printed: str) -> float:
    """Value of digits with separators: a comma before exactly three digits groups, else it is a decimal comma."""
    plain = printed if printed.isascii() and " " not in printed else re.sub(_THIN, "", printed)
    if plain.count(".") > 1:
        plain = plain.replace(".", "").replace(",", ".")
    elif _GROUPED.fullmatch(plain):
        plain = plain.replace(",", "")
    return float(plain.replace(",", "."))


def _clean(value: float) -> float:
    """Drop the noise of binary fractions, so that 4.1 x 10^9 equals 4,100,000,000."""
    return float(f"{value:.12g}")


@dataclass(slots=True)
class _Sum:
    """The number that the words read so far stand for."""

    start: int
    end: int
    total: float = 0.0
    current: float = 0.0
    last_scale: float = 1e15
    closed: bool = False

    def take(self, word: str, *, linked: bool) -> bool:
        """Add `word` if the number may go on with it; `linked` where "and" stands before it."""
        if self.closed:
            return False
        if word in _SMALL or word in _TENS:
            return self._take_small(_SMALL.get(word, _TENS.get(word, 0.0)), linked=linked)
        scale = _SCALES[word]
        if linked or self.current <= 0 or (scale == 100.0 and self.current >= 100) or scale >= self.last_scale:
            return False
        if scale in {100.0, 12.0}:
            self.current *= scale
        else:
            self.total += self.current * scale
            self.current, self.last_scale = 0.0, scale
        return True

    def _take_small(self, value: float, *, linked: bool) -> bool:
        fresh = self.current == 0 and self.total > 0
        after_hundred = self.current >= 100 and self.current % 100 == 0
        after_ten = value < 10 and self.current % 10 == 0 and self.current % 100 >= 20
        if value == 0 or not (fresh or after_hundred or (after_ten and not linked)):
            return False
        self.current += value
        return True


def _word_numerals(text: str, words: list[tuple[int, str]]) -> Iterator[Numeral]:
    now: _Sum | None = None
    for match in matches_at(_WORD, text, (start for start, word in words if word in _WORD_STARTS)):
        word = match.group().lower()
        gap = text[now.end : match.start()] if now and match.start() - now.end <= 6 else None
        if now and gap in _GAPS:
            if match.group("plus"):
                now.current, now.end = now.current + 0.5, match.end()
                continue
            if not match.group("one") and not match.group("half") and now.take(word, linked="and" in gap):
                now.end = match.end()
                continue
        if now:
            yield _numeral(now)
        now = _opening(match, word)
    if now:
        yield _numeral(now)


def _opening(match: re.Match[str], word: str) -> _Sum | None:
    if match.group("plus"):
        return None
    if match.group("one"):
        return _Sum(match.start(), match.end(), current=1.0)
    if match.group("half"):
        return _Sum(match.start(), match.end(), current=0.5)
    if word in _WORD_SCALES:
        return None
    value = _SMALL.get(word, _TENS.get(word, 0.0))
    return _Sum(match.start(), match.end(), current=value, closed=value == 0)


def _numeral(total: _Sum) -> Numeral:
    value = _clean(total.total + total.current)
    scale = total.last_scale if total.total and not total.current and total.last_scale < 1e15 else 1.0
    return Numeral(total.start, total.end, value, "words", value / scale, scale)


def _fractions(text: str, words: list[tuple[int, str]]) -> Iterator[Numeral]:
    for match in matches_at(_FRACTION, text, (start for start, word in words if word in _FRACTION_STARTS)):
        part = match.group("part").lower()
        top = (match.group("top") or "").lower()
        end = match.end()
        bottom = _PARTS.get(part) or _PARTS[part.removesuffix("s")]
        several = top not in {"", "a", "an", "one"}
        if part == "half":
            if text[end : end + 1] in {"-", "\u2011"} or _HALF_OF_MANY.search(
                text, max(0, match.start() - 8), match.start()
            ):
                continue
            if _HALF_A_SCALE.match(text, end):
                continue
        elif not top or several != part.endswith("s") or (not several and not _SHARE_FOLLOWS.match(text, end)):
            continue
        value = (_SMALL[top] if several else 1.0) / bottom
        yield Numeral(match.start(), end, value, "fraction", value, 1.0)
