"""Checks what the figures of a claim are figures of: their units, their rates, and which of two stands for what."""

from __future__ import annotations

from collections.abc import Iterator

from summarizer.document.amounts import number_values
from summarizer.document.model import Amount, AmountKind
from summarizer.document.patterns import lazy
from summarizer.grounding.checks.claims import Claim
from summarizer.grounding.checks.context import CheckContext
from summarizer.grounding.checks.forms import FIGURE, MEASURE, TIME_UNIT
from summarizer.grounding.checks.lexicon import MEASURE_WORDS
from summarizer.grounding.checks.passages import Passage
from summarizer.grounding.checks.stems import stem
from summarizer.grounding.checks.words import Words
from summarizer.grounding.model import Problem
from summarizer.schemas import Severity

BESIDE = 6  # words on each side of a figure that say what it is a figure of
MOST_FIGURES = 12  # in a passage, beyond which it is a table
_BEHIND = lazy(r"[\s-]*([^\W\d_]+)(?:[\s-]+([^\W\d_]+))?")
_EACH = frozenset(("a", "an", "per", "each", "every"))
_RATES = frozenset(
    "annual annually yearly monthly weekly daily hourly year-on-year".split()
)  # "annual" is "a year": see `stems`
_PERIODS = frozenset(map(stem, "year month week day hour".split()))
# A span of time in hours.
_HOURS = {"hour": 1, "day": 24, "week": 168, "fortnight": 336, "month": 730, "year": 8760, "decade": 87600}
_SAME_SPAN = 0.02
_ALMOST = frozenset("nearly almost under below just to".split())
_ABOVE = frozenset("over above than exceeding".split())
_ROUGHLY = frozenset("about around roughly some approximately".split())
_ROUNDED = 0.06
_MEASURES = frozenset(map(stem, MEASURE_WORDS))
_Unit = tuple[AmountKind, str | None]


def check_measures(claim: Claim) -> Iterator[Problem]:
    """`unit_differs` for units and rates, `figures_swapped` for figures that stand in each other's places."""
    words = claim.words
    if not words.may_count:
        return
    if words.traits & MEASURE and not _stand_measured(claim):
        yield from _units(claim)
    if words.traits & TIME_UNIT or "per" in words.lowers:
        yield from _rates(claim)
    if not _in_order(claim):
        yield from _swapped(claim)


def _stand_measured(claim: Claim) -> bool:
    """Whether the figures and the measures of a claim all stand in its evidence."""
    measures = (form for form in claim.words.forms if form.traits & MEASURE and form.content)
    return claim.cited.prints_figures(claim.words.figures) and all(claim.cited.has_keys(form.keys) for form in measures)


def _in_order(claim: Claim) -> bool:
    """Whether the evidence has the claim's figures in the claim's order: then none stands in another's place."""
    told = [form.lower for form in claim.words.forms if form.traits & FIGURE]
    if len(told) < 2:
        return True
    printed = [form.lower for sentence in claim.cited.readable for form in sentence.forms if form.traits & FIGURE]
    places = [printed.index(figure) for figure in told if figure in printed]
    return places == sorted(places)


def _units(claim: Claim) -> Iterator[Problem]:
    """ "1,850 euros" for "1,850 crowns", "25 metres" for "25 nautical miles"."""
    for amount in claim.words.amounts:
        unit = _unit(claim.text, amount)
        if unit is None or amount.kind in {AmountKind.PERCENT, AmountKind.DURATION}:
            continue
        values = number_values(claim.text[amount.start : amount.end])
        there = [_unit(sentence.text, one) for sentence, one in _amounts_like(claim.around, values)]
        if there and unit not in there and None not in there:
            printed = claim.text[amount.start : amount.end]
            message = f"{claim.label}: {printed!r} has another unit in the article near {claim.places}"
            yield Problem("unit_differs", message, claim.path, Severity.WARNING)


def _amounts_like(passage: Passage, values: frozenset[float]) -> Iterator[tuple[Words, Amount]]:
    """The amounts of a passage that print one of the numbers."""
    for sentence in passage.readable:
        if values.isdisjoint(sentence.numbers):
            continue
        for amount in sentence.amounts:
            if not values.isdisjoint(number_values(sentence.text[amount.start : amount.end])):
                yield sentence, amount


def _unit(text: str, amount: Amount) -> str | None:
    """The unit of an amount; for a count the measure right behind it, if there is one."""
    if amount.kind is AmountKind.MONEY:
        printed = text[amount.start : amount.end].lower()
        return "pence" if amount.currency == "GBP" and printed.endswith(("pence", "p")) else amount.currency
    if amount.kind is not AmountKind.COUNT:
        return amount.unit
    match = _BEHIND.match(text, amount.end)
    words = [word.lower() for word in match.groups() if word] if match else []
    return next((stem(word) for word in words if stem(word) in _MEASURES), None)


def _rates(claim: Claim) -> Iterator[Problem]:
    """ "a month" for "a week", "per million" for "per thousand"."""
    told = _rates_in(claim.words)
    if not told:
        return
    printed = frozenset[str]().union(*map(_rates_in, claim.cited.readable))
    anywhere = frozenset[str]().union(*map(_rates_in, claim.around.readable))
    for one in sorted(told - anywhere):
        if any(_is_period(other) == _is_period(one) for other in printed - told):
            message = f"{claim.label}: {claim.places} counts by another unit than {one!r}"
            yield Problem("unit_differs", message, claim.path, Severity.WARNING)
            return


def _rates_in(words: Words) -> frozenset[str]:
    forms = words.forms
    found = set()
    for at, form in enumerate(forms):
        before = forms[at - 1].lower if at else ""
        if form.lower in _RATES or before == "per" or (form.traits & TIME_UNIT and before in _EACH):
            found.add(stem(form.lower))
    return frozenset(found)


def _is_period(rate: str) -> bool:
    return rate in _PERIODS


def _swapped(claim: Claim) -> Iterator[Problem]:
    """Two figures of one kind that stand where the evidence has the other one."""
    told = _placed(claim.words, claim.context)
    if len(told) < 2:
        return
    printed = [one for sentence in claim.cited.readable for one in _placed(sentence, claim.context)]
    if len(printed) > MOST_FIGURES:
        return
    for number, (value, kind, beside) in enumerate(told):
        for other, kind_too, beside_other in told[number + 1 :]:
            if value == other or kind != kind_too:
                continue
            here = [words for v, k, words in printed if v == value and k == kind]
            there = [words for v, k, words in printed if v == other and k == kind]
            if len(here) != 1 or len(there) != 1:
                continue
            # What stands beside both tells nothing.
            mine, its = here[0] - there[0], there[0] - here[0]
            one, two = beside - beside_other, beside_other - beside
            straight = len(one & mine) + len(two & its)
            crossed = len(one & its) + len(two & mine)
            if crossed > straight and one & its and (two & mine or crossed > straight + 1):
                message = f"{claim.label}: {claim.places} has {value:g} and {other:g} in each other's places"
                yield Problem("figures_swapped", message, claim.path, Severity.WARNING)
                return


def _placed(words: Words, context: CheckContext) -> list[tuple[float, _Unit, frozenset[str]]]:
    """The amounts of a text, each with the keys of the words and the names beside it in its part of the sentence."""
    amounts = [amount for amount in words.amounts if amount.value is not None]
    if not amounts:
        return []
    names = context.named_in(words)
    found = []
    for amount in amounts:
        first = next((i for i, (_, end) in enumerate(words.places) if end > amount.start), 0)
        last = next((i for i, (start, _) in enumerate(words.places) if start >= amount.end), len(words.forms))
        near = [
            i
            for i in (*range(max(first - BESIDE, 0), first), *range(last, min(last + BESIDE, len(words.forms))))
            if words.segments[i] == words.segments[first]
        ]
        keys = frozenset[str]().union(*(words.forms[i].own_keys for i in near if words.forms[i].content))
        ids = (named.ids for named in names if any(named.first <= i < named.last for i in near))
        kind = amount.kind, amount.currency if amount.kind is AmountKind.MONEY else amount.unit
        found.append((amount.value, kind, keys.union(*(context.names.kin_of(one) for one in ids))))
    return found


def is_same_span(amount: Amount, passage: Passage) -> bool:
    """Whether a passage prints the same span of time in another unit: "six months" for "half a year"."""
    hours = _HOURS.get(amount.unit or "")
    if hours is None or amount.value is None:
        return False
    wanted = amount.value * hours
    return any(
        abs(one.value * _HOURS[one.unit] - wanted) <= _SAME_SPAN * wanted
        for sentence in passage.readable
        for one in sentence.amounts
        if one.kind is AmountKind.DURATION and one.value is not None and one.unit in _HOURS
    )


def is_rounded(text: str, amount: Amount, passage: Passage) -> bool:
    """Whether a round figure behind "nearly" or the like stands for one of the passage: "nearly $50m" for "$48m"."""
    value = amount.value
    before = text[max(amount.start - 12, 0) : amount.start].lower().split()
    if not value or not before:
        return False
    digits = _digits(value)
    low, high = 1 - _ROUNDED, 1 + _ROUNDED
    if before[-1] in _ALMOST:
        high = 1.0
    elif before[-1] in _ABOVE:
        low = 1.0
    elif before[-1] not in _ROUGHLY:
        return False
    return any(
        one.kind is amount.kind
        and one.currency == amount.currency
        and one.value is not None
        and low * value <= one.value <= high * value
        and _digits(one.value) > digits
        for sentence in passage.readable
        for one in sentence.amounts
    )


def _digits(value: float) -> int:
    """The significant digits of a number: 1 of 50,000,000, 2 of 48."""
    return len(f"{value:.6e}".partition("e")[0].replace(".", "").rstrip("0"))
