"""Find money, percentages, durations and counts as printed, and the numeric values of any string."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summarizer.document.anchors import matches_at, parts, words_among
from summarizer.document.currencies import ADJECTIVES, NAMES, SIGNS
from summarizer.document.dates import find_dates
from summarizer.document.model import Amount, AmountKind, DateMention
from summarizer.document.numerals import SCALE_WORDS, STARTS, Numeral, find_numerals
from summarizer.document.patterns import lazy

_HUNDREDTHS = frozenset(("cent", "pence"))
_DURATIONS = {
    unit: unit for unit in ("second", "minute", "hour", "day", "week", "fortnight", "month", "year", "decade")
}
_DURATIONS |= {"century": "century", "centurie": "century"}

_SPACE = "[ \u00a0\u202f\n-]"
_SYMBOL = "|".join(sorted(map(re.escape, SIGNS), key=len, reverse=True))
_SYMBOL_BEFORE = lazy(rf"(?:(?<![\w.])|(?<=[0-9]))({_SYMBOL})[ \u00a0\u202f]?$")
_SYMBOL_AFTER = lazy(r"[ \u00a0\u202f]?(€|£|₽|₴|zł|CHF|EUR|USD|GBP|SEK|NOK|DKK|PLN|\$)(?!\w)")
_PENCE = lazy(r"(?<!\b480)(?<!\b720)(?<!\b1080)(?<!\b2160)[½¼¾]?p\b(?!\.\s?m\b|[-/@])")
_MONEY_WORD = lazy(
    rf"{_SPACE}(?:({'|'.join(map(re.escape, ADJECTIVES))}){_SPACE})?"
    rf"({'|'.join(sorted(NAMES, key=len, reverse=True))})s?\b",
    re.IGNORECASE,
)
_PERCENT = lazy(
    rf"[ \u00a0\u202f]?[%％]|{_SPACE}(?P<points>percentage{_SPACE}points?|points?(?={_SPACE}of)|pp\b|ppts?\b)"
    rf"|{_SPACE}(?P<basis>basis{_SPACE}points?|bps?\b)|{_SPACE}(?:per{_SPACE}?cent(?!ur)|pct\b|prozent\b|por "
    rf"ciento|pour cent|per cento|por cento|процент\w*)",
    re.IGNORECASE,
)
_DURATION = lazy(
    rf"{_SPACE}(?:(?:full|more|further|additional|consecutive|long|whole|extra|calendar){_SPACE})?"
    rf"((?:business{_SPACE}|working{_SPACE})?(?:second|minute|hour|day|week|fortnight|month|year|decade|centur(?:y|"
    rf"ie)))(s?)\b(?P<half>{_SPACE}and{_SPACE}a{_SPACE}half)?",
    re.IGNORECASE,
)
_AGE = lazy(r"(?:-old|\sold)\b|['’]?\s+of\s+age")
_ONE_SPAN = lazy(
    r"(?:an?|one)[ \u00a0-](?:(?:full|whole|further|additional)\s)?(hour|day|week|fortnight|month|year|decade|"
    r"century)\b"
    r"(?P<half>\sand\sa\shalf)?(?!-old|\sold)",
    re.IGNORECASE,
)
_RATE_BEFORE = lazy(
    r"(?:\b(?:times|once|twice|dollars|euros|pounds|percent|cent|million|billion|trillion|hundred|thousand|"
    r"[a-z]+s)|[0-9]%?|bn|[mk]|\))\s$",
    re.IGNORECASE,
)
_RANGE_LINK = lazy(r"\s?[-–—]\s?|\s(?:to|and|or)\s")
_BETWEEN = lazy(r"\b(?:between|from)\s+(?:\w+\s)?$", re.IGNORECASE)
_LABEL = lazy(
    r"(?:\b(?:Article|Articles|Section|Chapter|Resolution|No|Nos|Number|Phase|Group|Page|Paragraph|Annex|Appendix|"
    r"Clause|Protocol|Act|Part|Title|"
    r"Day|Room|Highway|Route|Flight|Channel|Boeing|Airbus|Level|Tier|Stage|Round|Formula|Windows|Proposition|Form|"
    r"Gate|Track|Gen|Version|Bill|Order)"
    r"\.?|№|#|\b(?:articles?|sections?|page|pages|chapter|paragraph|article|phase|number|aged))\s?$"
)
_TIME_AFTER = lazy(
    r"(?::[0-9]{2}){0,2}\s?(?:[ap]\.?\s?m\b\.?|o['’]clock|GMT|UTC|CET|EST|ET\b|BST|hrs?\b)|:[0-9]{2}|h[0-9]{2}\b",
    re.IGNORECASE,
)
_TIME_BEFORE = lazy(r"[0-9]:$")
_AGE_BEFORE = lazy(r"[A-ZÀ-Þ][\w.’'-]*,\s$")
_NAME_BEFORE = lazy(r"=[\"']?$|[A-Za-z][-‑–]?$|[\w]/$|[@#_]$|[0-9][.:/]$")
_NO_END = lazy(r"[-‑][a-z]+[-‑]old|[A-Za-z_@/\\]|[.-][A-Za-z]|\.[0-9]|-[0-9]+-")
_LIST_ITEM = lazy(r"[.)]\s")
_VAGUE_ONE = frozenset((1.0,))
_COUNTING = frozenset(("digits", "words"))  # forms of numerals that may be an amount
_ONES = frozenset(("a", "an", "one"))
_SIGN_ENDS = frozenset(sign[-1] for sign in SIGNS)
# The word behind a figure: most are no unit, and then none of the patterns of units is tried.
_NEXT_WORD = lazy(rf"{_SPACE}([^\W\d_]+)")
_UNITS = frozenset(
    (
        *(form.split()[0].rstrip(".").split(".")[0] for form in ADJECTIVES),
        *(name + ending for name in (*(n.split()[0] for n in NAMES), *_DURATIONS) for ending in ("", "s")),
        *"percentage point points pp ppt ppts basis bp bps per percent pct prozent por pour century centuries".split(),
        *"full more further additional consecutive long whole extra calendar business working".split(),
        *"zł chf eur usd gbp sek nok dkk pln".split(),
    )
)
# Lower-case words and marks beside a figure that may change what it means; numerals themselves aside.
FIGURE_NEIGHBOURS = frozenset(
    (
        *_UNITS,
        *(word for form in (*SIGNS, *ADJECTIVES, *NAMES) for word in re.findall(r"[^\W\d_]+|[^\w\s]", form.lower())),
        *SCALE_WORDS,
        *"k m b t s h a an and half old ago age aged am pm o'clock gmt utc cet est et bst hr hrs cent cents".split(),
        *"article articles section sections chapter resolution no nos number phase group page pages paragraph".split(),
        *"annex appendix clause protocol act part title day room highway route flight channel boeing airbus".split(),
        *"level tier stage round formula windows proposition form gate track gen version bill order between".split(),
        *"% ％ ° º - – — ‑ / \\ : # № @ = & +".split(),
    )
)


def find_amounts(text: str, known_dates: Sequence[DateMention] | None = None) -> tuple[Amount, ...]:
    """The figures of `text` in order, disjoint. Years, dates, times, ordinals, ages and numbers in names are none.

    A range gives two amounts, the first with the scale, unit and currency of the second where it prints none.
    `known_dates` are the dates of the text, where they are found already.

    >>> [(a.kind.value, a.value, a.currency) for a in find_amounts("a $4-5 billion loan over two years")]
    [('money', 4000000000.0, 'USD'), ('money', 5000000000.0, 'USD'), ('duration', 2.0, None)]
    """
    dates = find_dates(text) if known_dates is None else known_dates
    found: list[Amount] = []
    for start, end in parts(text, "\n\n"):  # what is read from a part is let go before the next
        if end - start == len(text):
            return FigureReading(text).amounts(dates)
        read = FigureReading(text[start:end]).candidates()
        found += [amount._replace(start=amount.start + start, end=amount.end + start) for amount in read]
    return tuple(_disjoint(found, _spans(dates)))


def _spans(dates: Sequence[DateMention]) -> list[tuple[int, int]]:
    return [(date.start, date.end) for date in dates]


class FigureReading:
    """The figures of one text, read once for both `number_values` and `find_amounts`."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._words = words_among(text, STARTS)
        self._found = [(_amount(text, numeral), numeral) for numeral in find_numerals(text, self._words)]

    def values(self) -> frozenset[float]:
        """All numeric values that the text prints: see `number_values`."""
        found = list(self._found)
        _spread_ranges(self._text, found)
        return frozenset(value for amount, numeral in found for value in _values(amount, numeral))

    def amounts(self, dates: Sequence[DateMention]) -> tuple[Amount, ...]:
        """The figures in order, disjoint, given the dates of the text: see `find_amounts`."""
        return tuple(_disjoint(self.candidates(), _spans(dates)))

    def candidates(self) -> list[Amount]:
        """The figures with those that overlap another or are a part of a date."""
        text = self._text
        found = [(amount, numeral) for amount, numeral in self._found if numeral.form in _COUNTING]
        _spread_ranges(text, found)
        amounts = [a for a, numeral in found if a.kind is not AmountKind.COUNT or _counts(text, numeral)]
        amounts.extend(_single_spans(text, [start for start, word in self._words if word in _ONES]))
        return amounts


def parse_amount(text: str) -> Amount | None:
    """The one figure that `text` prints, or None: "US$ 4bn", "45 billion dollars", "four per cent", "a week", "
    ""2024"."""
    amounts = find_amounts(text)
    if amounts:
        order = (AmountKind.MONEY, AmountKind.PERCENT, AmountKind.DURATION, AmountKind.COUNT)
        return min(amounts, key=lambda amount: (order.index(amount.kind), amount.start))
    numerals = find_numerals(text)
    if not numerals:
        return None
    first = numerals[0]
    kind = AmountKind.ORDINAL if first.form == "ordinal" else AmountKind.COUNT
    return Amount(first.start, first.end, kind, first.value, None, None)


def number_values(text: str) -> frozenset[float]:
    """All numeric values that `text` prints in any notation, to compare a claim with its evidence.

    "$45bn" and "45 billion dollars" both give {45e9}. A percentage gives its figure and the fraction, as do
    fractions in words ("half": 50 and 0.5), so that "half" equals "50%". "2.6 cents" gives 2.6 and 0.026: the unit may
    stand elsewhere. A dot that may group thousands gives both readings. A bare 1 is left out, whether digit or word:
    "one official" is no figure.
    """
    return FigureReading(text).values()


def _values(amount: Amount, numeral: Numeral) -> Iterator[float]:
    if numeral.form == "fraction" or (amount.kind is AmountKind.PERCENT and amount.unit == "%"):
        share = numeral.value * 100 if numeral.form == "fraction" else amount.value
        yield from (rounded(share), rounded(share / 100))
    elif amount.value not in _VAGUE_ONE or amount.kind in {AmountKind.MONEY, AmountKind.PERCENT}:
        yield rounded(amount.value)
        if amount.kind is AmountKind.MONEY and amount.value < numeral.value:
            yield rounded(numeral.value)
        if numeral.whole is not None:
            yield numeral.whole


def rounded(value: float) -> float:
    """A value as `number_values` gives it: free of the noise of binary fractions."""
    return float(f"{value:.6g}") if abs(value) < 1e6 else float(f"{value:.12g}")


def _amount(text: str, numeral: Numeral) -> Amount:
    """The numeral with the currency, per cent sign or unit that stands at it; a bare one is a count."""
    before = text[max(0, numeral.start - 6) : numeral.start]
    symbol = _SYMBOL_BEFORE.search(before) if before[-1:] in _SIGN_ENDS or before[-2:-1] in _SIGN_ENDS else None
    if symbol or _unit_ahead(text, numeral.end):
        return _with_unit(text, numeral, before, symbol)
    return Amount(numeral.start, numeral.end, AmountKind.COUNT, numeral.value, None, None)


def _with_unit(text: str, numeral: Numeral, before: str, symbol: re.Match[str] | None) -> Amount:
    start, end, value = numeral.start, numeral.end, numeral.value
    word = _MONEY_WORD.match(text, end)
    if symbol:
        start -= len(before) - symbol.start()
        currency = SIGNS[symbol.group(1)]
        if currency is None and symbol.group(1).startswith("Rs") and re.search("crore|lakh", text[numeral.start : end]):
            currency = "INR"
        return Amount(start, word.end() if word else end, AmountKind.MONEY, value, None, currency)
    if word and not (
        word.group(2).lower() in {"pound", "real", "won", "crown", "second"} and not _plural_money(word, text)
    ):
        unit = word.group(2).lower()
        adjective = word.group(1)
        currency = ADJECTIVES[re.sub(_SPACE, " ", adjective.lower())] if adjective else NAMES[unit]
        value = value / 100 if unit in _HUNDREDTHS else value
        return Amount(start, word.end(), AmountKind.MONEY, value, None, currency)
    percent = _PERCENT.match(text, end)
    if percent:
        unit = "percentage point" if percent.group("points") else "basis point" if percent.group("basis") else "%"
        return Amount(start, percent.end(), AmountKind.PERCENT, value, unit, None)
    after = _sign_after(text, numeral)
    if after is not None:
        return after
    duration = _DURATION.match(text, end)
    if (
        duration
        and not _AGE.match(text, duration.end())
        and numeral.form != "ordinal"
        and not _is_year_of(numeral, duration)
    ):
        half = 0.5 if duration.group("half") else 0.0
        unit = _DURATIONS[re.split(_SPACE, duration.group(1).lower())[-1]]
        return Amount(start, duration.end(), AmountKind.DURATION, value + half, unit, None)
    return Amount(start, end, AmountKind.COUNT, value, None, None)


def _sign_after(text: str, numeral: Numeral) -> Amount | None:
    """Money whose sign stands behind the figure: "45 €", "412p"."""
    start, end = numeral.start, numeral.end
    pence = _PENCE.match(text, end) if numeral.form == "digits" else None
    if pence:
        return Amount(start, pence.end(), AmountKind.MONEY, numeral.value / 100, None, "GBP")
    after = _SYMBOL_AFTER.match(text, end)
    if after is None or (after.group(1) == "$" and text[after.end() : after.end() + 1].isdigit()):
        return None
    return Amount(start, after.end(), AmountKind.MONEY, numeral.value, None, SIGNS[after.group(1)])


def _unit_ahead(text: str, end: int) -> bool:
    """Whether a unit may stand at `end`; True where only its pattern can tell."""
    following = _NEXT_WORD.match(text, end)
    if following is None:  # a sign, or a code without a space
        return text[end : end + 2].strip("., )\n") != ""
    word = following.group(1).lower()
    return word in _UNITS or word.startswith(("percent", "процент"))


def _plural_money(word: re.Match[str], text: str) -> bool:
    unit = word.group(2).lower()
    if unit == "pound":
        return word.group().lower().endswith("s") and not text.startswith(" of", word.end())
    return word.group(1) is not None


def _is_year_of(numeral: Numeral, duration: re.Match[str]) -> bool:
    """ "the 2024 year": a year before a singular unit is no duration."""
    return not duration.group(2) and 1900 <= numeral.value < 2100 and numeral.form == "digits"


def _spread_ranges(text: str, found: list[tuple[Amount, Numeral]]) -> None:
    """Give the first figure of a range ("$4-5 billion", "10 to 15%") what only the second prints, and the reverse."""
    for index in range(len(found) - 1):
        (first, first_numeral), (second, second_numeral) = found[index], found[index + 1]
        if second.start - first.end > 5 or not first.end <= second.start:
            continue
        link = _RANGE_LINK.fullmatch(text, first.end, second.start)
        if not link:
            continue
        words = link.group().strip() in {"to", "and", "or"}
        between = _BETWEEN.search(text, max(0, first.start - 20), first.start) is not None
        if link.group().strip() == "and" and not between:
            continue
        if first.kind is AmountKind.COUNT or second.kind in {first.kind, AmountKind.COUNT}:
            scale = second_numeral.scale if first_numeral.scale == 1.0 else 1.0
            rising = first_numeral.mantissa < second_numeral.mantissa
            value = first.value * scale if scale != 1.0 and (not words or between) and rising else first.value
            kind = second.kind if first.kind is AmountKind.COUNT else first.kind
            found[index] = (
                first._replace(
                    kind=kind,
                    value=value,
                    unit=first.unit or second.unit,
                    currency=first.currency or second.currency,
                ),
                first_numeral,
            )
            if second.kind is AmountKind.COUNT and first.kind is AmountKind.MONEY:
                found[index + 1] = (second._replace(kind=first.kind, currency=first.currency), second_numeral)


def _counts(text: str, numeral: Numeral) -> bool:
    """Whether a bare numeral counts something, instead of being a label, a time, an age or a part of a name."""
    start, end = numeral.start, numeral.end
    before = text[max(0, start - 16) : start]
    if numeral.value in _VAGUE_ONE and numeral.scale == 1.0:
        return False
    aged = 0 < numeral.value < 111 and text[end : end + 1] in {",", ";"} and _AGE_BEFORE.search(before)
    if aged or _LABEL.search(before) or _NAME_BEFORE.search(before):
        return False
    if numeral.form == "words":
        return text[end : end + 1] != "-" or numeral.scale != 1.0
    if _TIME_AFTER.match(text, end) or _TIME_BEFORE.search(before):
        return False
    if _AGE.match(text, end) or _NO_END.match(text, end):
        return False
    line_start = start == 0 or text[start - 1] in "\n\r"
    return not (line_start and numeral.value < 100 and _LIST_ITEM.match(text, end))


def _single_spans(text: str, starts: list[int]) -> Iterator[Amount]:
    """ "a week", "an hour and a half": one unit of time, unless it is a rate ("twice a week", "$5bn a year")."""
    for match in matches_at(_ONE_SPAN, text, starts):
        before = text[max(0, match.start() - 12) : match.start()]
        if match.group().lower().startswith("one") or not _RATE_BEFORE.search(before):
            value = 1.5 if match.group("half") else 1.0
            yield Amount(
                match.start(), match.end(), AmountKind.DURATION, value, _DURATIONS[match.group(1).lower()], None
            )


def _disjoint(amounts: list[Amount], dates: list[tuple[int, int]]) -> Iterator[Amount]:
    """The amounts in order without those that overlap an earlier one or, being counts or durations, a date."""
    position = reached = 0
    for amount in sorted(amounts, key=lambda amount: (amount.start, -amount.end)):
        while position < len(dates) and dates[position][1] <= amount.start:
            position += 1
        dated = position < len(dates) and dates[position][0] < amount.end
        if amount.start < reached or (dated and amount.kind is AmountKind.COUNT):
            continue
        reached = amount.end
        yield amount
