"""Checks that a claim is no surer than its evidence: hedges, outcomes and bounds are kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarizer.grounding.checks.claims import UNCERTAIN_FIELDS, Claim
from summarizer.grounding.checks.lexicon import (
    ACCEPTANCE,
    APPROXIMATORS,
    FIRM_FUTURE,
    HEDGES,
    LOWER_BOUNDS,
    NOUN_HEDGES,
    OUTCOMES,
    REPORTING,
    STRONG_HEDGES,
    UPPER_BOUNDS,
)
from summarizer.grounding.checks.words import Word
from summarizer.grounding.model import Problem
from summarizer.schemas import Severity

REACH = 5  # words between a hedge and the verb that it holds back
SCOPE = 4


def check_hedges(claim: Claim) -> Iterator[Problem]:
    """`overstated`, `hedge_lost`, `approximation_lost` and `bound_reversed`."""
    yield from _future(claim)
    yield from _outcomes(claim)
    yield from _lost(claim)
    yield from _approximations(claim)
    yield from _bounds(claim)


def _future(claim: Claim) -> Iterator[Problem]:
    """ "will X" where the evidence only says that X may happen or is wanted."""
    words = claim.words.words
    for at, word in enumerate(words):
        if word.lower not in {"will", "'ll", "shall"}:
            continue
        verb = next((other for other in words[at + 1 : at + 4] if other.content), None)
        if verb is None:
            continue
        before = [
            _modals(sentence, i)
            for sentence in claim.cited.sentences
            for i, w in enumerate(sentence)
            if w.content and w.akin(verb)
        ]
        hedges = [found & HEDGES for found in before if not found & FIRM_FUTURE]
        if before and len(hedges) == len(before) and all(hedges):
            message = f"{claim.label}: the evidence says {min(hedges[0])!r} of {verb.lower!r}, not 'will'"
            firm = all(found & STRONG_HEDGES for found in hedges)
            yield Problem("overstated", message, claim.path, Severity.ERROR if firm else Severity.WARNING)


def _modals(sentence: Sequence[Word], at: int) -> frozenset[str]:
    """The words shortly before a verb; a reported "would" is the writer's "will"."""
    near = frozenset(word.lower for word in sentence[max(at - REACH, 0) : at] if word.clause == sentence[at].clause)
    if "would" in near and any(word.lower in REPORTING for word in sentence[:at]):
        return near - {"would"} | {"will"}
    return near


def _outcomes(claim: Claim) -> Iterator[Problem]:
    """A word of agreement or success in the claim where the evidence has none of its kind."""
    printed = claim.cited.lowers
    if claim.field in UNCERTAIN_FIELDS:
        return
    for word in claim.words.words:
        family = OUTCOMES.get(word.lower)
        if family is not None and printed.isdisjoint(family):
            message = (
                f"{claim.label}: nothing near {claim.places} says {word.lower!r}: do not say more than is reported"
            )
            yield Problem("overstated", message, claim.path, Severity.WARNING)
            return


def _lost(claim: Claim) -> Iterator[Problem]:
    """A statement that stands under "may", "is prepared to" or "possibly" in the evidence, told as a fact."""
    words = claim.words.words
    lowers = claim.words.lowers
    if claim.field in UNCERTAIN_FIELDS:
        return
    if "principle" in claim.cited.lowers and "principle" not in lowers and lowers & ACCEPTANCE:
        message = f"{claim.label}: the evidence says 'in principle': keep it"
        yield Problem("hedge_lost", message, claim.path, Severity.WARNING)
    if lowers & (HEDGES - NOUN_HEDGES):
        return
    for sentence in claim.cited.sentences:
        for at, word in enumerate(sentence):
            if word.lower not in STRONG_HEDGES:
                continue
            scope = [other for other in sentence[at + 1 : at + 10] if other.content and other.clause == word.clause][
                :SCOPE
            ]
            held = [next((i for i, w in enumerate(words) if w.content and w.akin(one)), None) for one in scope]
            kept = [index for index in held if index is not None]
            if len(kept) < 2 or held[0] is None or not _finite(words, held[0]):
                continue
            message = f"{claim.label}: the evidence says {word.lower!r} of this: keep the hedge"
            yield Problem("hedge_lost", message, claim.path, Severity.WARNING)
            return


def _finite(words: Sequence[Word], at: int) -> bool:
    """Whether the word at `at` may be the verb of a statement rather than an infinitive, an imperative or a noun."""
    if at == 0:
        return False
    before = words[at - 1].lower
    return before not in {"to", "a", "an", "the", "of", "for", "and", "or", ",", ";", ":", "no"}


def _approximations(claim: Claim) -> Iterator[Problem]:
    """ "$45 billion" for "roughly $45 billion"."""
    for amount in claim.words.amounts:
        if _approximate(claim.text, amount.start):
            continue
        printed = [a for a in claim.cited.amounts if (a.value, a.kind) == (amount.value, amount.kind)]
        if printed and all(_approximate(claim.cited.text, a.start) for a in printed):
            figure = claim.text[amount.start : amount.end]
            message = f"{claim.label}: {figure!r} is an approximate figure in the evidence: say so"
            yield Problem("approximation_lost", message, claim.path, Severity.WARNING)


def _approximate(text: str, at: int) -> bool:
    return _phrase_before(text, at, APPROXIMATORS) is not None


def _phrase_before(text: str, at: int, phrases: frozenset[str]) -> str | None:
    before = text[max(at - 24, 0) : at].lower().split()
    for length in (3, 2, 1):
        phrase = " ".join(before[-length:])
        if phrase in phrases:
            return phrase
    return None


def _bounds(claim: Claim) -> Iterator[Problem]:
    """ "less than $52" for "not less than $52"."""
    for amount in claim.words.amounts:
        told = _bound(claim.text, amount.start)
        printed = {_bound(claim.cited.text, a.start) for a in claim.cited.amounts if a.value == amount.value}
        if told and told not in printed and printed - {None}:
            figure = claim.text[amount.start : amount.end]
            message = f"{claim.label}: the evidence gives {figure!r} as the other bound"
            severity = Severity.WARNING if None in printed else Severity.ERROR
            yield Problem("bound_reversed", message, claim.path, severity)


def _bound(text: str, at: int) -> str | None:
    if _phrase_before(text, at, LOWER_BOUNDS):
        return "lower"
    return "upper" if _phrase_before(text, at, UPPER_BOUNDS) else None
