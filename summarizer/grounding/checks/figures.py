"""Checks that the figures and dates of a claim stand in the paragraphs of its evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TypeVar

from summarizer.document.amounts import find_amounts, number_values
from summarizer.document.dates import date_keys, find_dates
from summarizer.document.model import Amount, AmountKind
from summarizer.document.numerals import find_numerals
from summarizer.grounding.checks.claims import Claim
from summarizer.grounding.checks.forms import CAPITAL, DIGIT, MONTH, Form
from summarizer.grounding.checks.measures import is_rounded, is_same_span
from summarizer.grounding.checks.passages import Passage
from summarizer.grounding.checks.words import Words
from summarizer.grounding.model import Problem
from summarizer.schemas import Severity

T = TypeVar("T")
MOST_COUNTED = 5
REACH = 8  # words on each side of a figure that say what it is a figure of
MOST_SENTENCES = 500  # beyond which an article is not searched for them
LEAST_SHARED, SHARED = 3, 0.67  # content words there, and the share of them that another sentence must have
# Small counts that a reader makes for himself where the text says it in another way.
_PAIR = frozenset(
    "both two pair twice double doubled halve half halved second each other either neither couple sides".split()
)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_ALSO_WORDS = frozenset(("may", "march"))
_BEFORE_MONTHS = frozenset("in by until till since from of before after early mid late next last this least".split())
_NOW = frozenset(("today", "today's", "today’s"))  # is mostly "present", no day
_TRIPLE = frozenset("three third triple trio".split())


def check_figures(claim: Claim) -> Iterator[Problem]:
    """A problem for each figure of the claim that its paragraphs do not print in any notation."""
    words = claim.words
    if not words.may_count or _stands(claim, Passage.prints_figures, words.figures):
        return
    missing = claim.around.lacking(words.numbers)
    if missing:
        yield from _unprinted(claim, missing)
    yield from _check_units(claim)


def _stands(claim: Claim, prints: Callable[[Passage, T], bool], wanted: T) -> bool:
    """Whether the paragraphs print it all as it is; mostly the cited sentences alone do."""
    return (claim.is_citable and prints(claim.cited, wanted)) or prints(claim.around, wanted)


def _unprinted(claim: Claim, missing: frozenset[float]) -> Iterator[Problem]:
    text = claim.text
    dated = [(date.start, date.end) for date in find_dates(text)]
    for start, end in _figures(text):
        values = number_values(text[start:end])
        if not values or not values <= missing or _told_otherwise(values, claim, start) or _is_same(claim, start, end):
            continue
        if any(first < end and start < last for first, last in dated) and not claim.around.lacking_dates(
            date_keys(text[start:end])
        ):
            continue
        yield _missing(claim, start, text[start:end], values)


def _figures(text: str) -> list[tuple[int, int]]:
    """Amounts, and numerals that are part of none."""
    amounts = [(amount.start, amount.end) for amount in find_amounts(text)]
    bare = [(n.start, n.end) for n in find_numerals(text)]
    return sorted(amounts + [(s, e) for s, e in bare if not any(a < e and s < b for a, b in amounts)])


def _is_same(claim: Claim, start: int, end: int) -> bool:
    """Whether the paragraphs print the figure unrounded, or in another unit of time."""
    there = [amount for amount in claim.words.amounts if amount.start < end and start < amount.end]
    halved = claim.text[start:end].lower() == "half"
    spans = [one._replace(value=one.value / 2) if halved and one.value == 1 else one for one in _behind(claim, end)]
    return any(is_rounded(claim.text, one, claim.around) for one in there) or any(
        is_same_span(one, claim.around) for one in (*there, *spans)
    )


def _behind(claim: Claim, at: int) -> list[Amount]:
    """The amount right behind an offset: "a year" behind "half"."""
    return [amount for amount in claim.words.amounts if at < amount.start <= at + 2]


def _check_months(claim: Claim) -> Iterator[Problem]:
    """A month without a day or a year that nothing near the evidence prints."""
    forms = claim.words.forms
    for at, form in enumerate(forms):
        if not (form.traits & MONTH and form.capital) or (form.lower in _ALSO_WORDS and not _dates(forms, at)):
            continue
        beside = (*forms[max(at - 1, 0) : at], *forms[at + 1 : at + 2])
        if any(other.traits & DIGIT for other in beside):
            continue  # `check_dates` knows it as a date
        short = form.lower[:3]
        if short not in _MONTHS:
            continue
        known = (claim.context.document.published or "", claim.context.document.title or "")
        if any(f"-{_MONTHS.index(short) + 1:02}-" in text or short in text.lower() for text in known):
            continue
        if not any(o.lower[:3] == short and o.traits & MONTH for s in claim.wider.readable for o in s.forms):
            printed = claim.words.printed(at, at + 1)
            message = (
                f"{claim.label}: {printed!r} does not stand near {claim.places}: correct it, or cite where it stands"
            )
            yield Problem("date_not_in_evidence", message, claim.path, Severity.WARNING)


def _dates(forms: Sequence[Form], at: int) -> bool:
    """Whether the word before "May" or "March" makes it a month."""
    return at > 0 and forms[at - 1].lower in _BEFORE_MONTHS


def _told_otherwise(values: frozenset[float], claim: Claim, start: int) -> bool:
    if any(one.start <= start < one.end and one.kind is not AmountKind.COUNT for one in claim.words.amounts):
        return False  # "both sides" are no "two years"
    words = {2.0: _PAIR, 3.0: _TRIPLE}.get(min(values)) if len(values) == 1 else None
    return words is not None and claim.around.prints_any(words)


def _missing(claim: Claim, at: int, printed: str, values: frozenset[float]) -> Problem:
    """Small counts in words are often the reader's own counting, and a neighbouring paragraph is near: doubts only."""
    counted = printed.isalpha() and all(value <= MOST_COUNTED for value in values)
    if not claim.context.article.whole.lacking(values):
        near = not claim.wider.lacking(values)
        message = f"the figure {printed!r} does not stand near {claim.places}: correct it, or cite where it stands"
        told = near or counted or _told_elsewhere(claim, at, partial(_prints_numbers, values))
        severity = Severity.WARNING if told else Severity.ERROR
        return Problem("number_not_in_evidence", f"{claim.label}: {message}", claim.path, severity)
    severity = Severity.WARNING if counted else Severity.ERROR
    message = f"{claim.label}: the article does not print the figure {printed!r}"
    return Problem("number_not_in_article", message, claim.path, severity)


def _told_elsewhere(claim: Claim, at: int, prints: Callable[[Words], bool]) -> bool:
    """Whether a sentence that is not cited tells what stands at an offset of the claim in the claim's own words.

    Then the claim is right and its citation short: a doubt.
    """
    words = claim.words
    index = next((i for i, (_, end) in enumerate(words.places) if end > at), 0)
    low, high = max(index - REACH, 0), min(index + REACH + 1, len(words.forms))
    beside = [words.forms[i] for i in range(low, high) if words.clauses[i] == words.clauses[index]]
    content = [form for form in beside if form.content]
    sentences = claim.context.article.whole.sentences
    if len(content) < LEAST_SHARED or len(sentences) > MOST_SENTENCES:
        return False
    return any(
        sum(not form.keys.isdisjoint(sentence.keys) for form in content) >= SHARED * len(content) and prints(sentence)
        for sentence in sentences
    )


def _prints_numbers(values: frozenset[float], sentence: Words) -> bool:
    return values <= sentence.numbers


def _prints_dates(keys: frozenset[str], sentence: Words) -> bool:
    return keys <= sentence.dates


def _check_units(claim: Claim) -> Iterator[Problem]:
    """The same figure with another unit: 60 weeks for 60 days, $5 million for 5%."""
    for amount in claim.words.amounts:
        unit = _unit(amount)
        if unit[0] is AmountKind.COUNT:
            continue
        there = _units_of(amount.value, claim.around)
        if there and unit not in there and not any(kind is AmountKind.COUNT for kind, _ in there):
            wanted = claim.text[amount.start : amount.end]
            message = f"{claim.label}: {wanted!r} has another unit in the article near {claim.places}"
            yield Problem("unit_differs", message, claim.path, Severity.WARNING)


def _units_of(value: float, passage: Passage) -> set[tuple[AmountKind, str | None]]:
    """The units in which a passage prints a figure."""
    return {_unit(amount) for sentence in passage.sentences for amount in sentence.amounts_of(value)}


def _unit(amount: Amount) -> tuple[AmountKind, str | None]:
    return amount.kind, amount.currency if amount.kind is AmountKind.MONEY else amount.unit


def check_dates(claim: Claim) -> Iterator[Problem]:
    """A problem for each day, month, weekday or year of the claim that its paragraphs do not print."""
    words = claim.words
    if words.traits & MONTH and words.traits & CAPITAL:
        yield from _check_months(claim)
    if not words.may_date or _stands(claim, Passage.prints_dates, words.dates_read):
        return
    if not claim.around.lacking_dates(words.dates):
        return
    document = claim.context.document
    published = date_keys(document.published or "") | date_keys(document.title or "")
    for date in find_dates(claim.text):
        printed = claim.text[date.start : date.end]
        absent = claim.around.lacking_dates(date_keys(printed))
        if not absent or absent <= published or printed.lower() in _NOW:
            continue
        if not claim.context.article.whole.lacking_dates(absent):
            message = (
                f"{printed!r} stands in the article, but not near {claim.places}: correct it, or cite where it stands"
            )
            near = not claim.wider.lacking_dates(absent)
            told = near or _told_elsewhere(claim, date.start, partial(_prints_dates, absent))
            severity = Severity.WARNING if told else Severity.ERROR
            yield Problem("date_not_in_evidence", f"{claim.label}: {message}", claim.path, severity)
        else:
            yield Problem("date_not_in_article", f"{claim.label}: the article does not print {printed!r}", claim.path)
