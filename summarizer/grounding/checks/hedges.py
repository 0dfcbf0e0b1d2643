"""Checks that a claim is no surer than its evidence: hedges, outcomes and bounds are kept."""

from __future__ import annotations

from collections.abc import Iterator

from summarizer.grounding.checks import forms as traits
from summarizer.grounding.checks.claims import UNCERTAIN_FIELDS, Claim
from summarizer.grounding.checks.lexicon import (
    APPROXIMATORS,
    CERTAIN,
    CERTAINLY,
    FIRM_FUTURE,
    HEDGES,
    LOWER_BOUNDS,
    OUTCOMES,
    REPORTING,
    STRONG_HEDGES,
    UPPER_BOUNDS,
)
from summarizer.grounding.checks.words import Words
from summarizer.grounding.model import Problem
from summarizer.schemas import Severity

_BE = frozenset(("is", "are", "was", "were", "be"))
_SURE = CERTAIN | CERTAINLY | frozenset(("certainty", "must", "set"))
BEHIND = 12  # words behind "will" or a hedge that tell of what it is said
LEAST_TOLD = 2  # content words that a claim and its evidence must share there
REACH = 5  # words between a hedge and the verb that it holds back
SCOPE = 4


def check_hedges(claim: Claim) -> Iterator[Problem]:
    """`overstated`, `hedge_lost`, `approximation_lost` and `bound_reversed`."""
    if claim.words.traits & traits.WILL:
        yield from _future(claim)
    if claim.field not in UNCERTAIN_FIELDS:
        if claim.words.traits & traits.OUTCOME:
            yield from _outcomes(claim)
        yield from _in_principle(claim)
        if claim.words.traits & traits.CERTAINTY:
            yield from _certain(claim)
        if claim.cited.traits & traits.STRONG_HEDGE and not claim.words.traits & traits.HEDGE:
            yield from _lost(claim)
    if _may_differ_in_bounds(claim):
        yield from _approximations(claim)
        yield from _bounds(claim)


def _may_differ_in_bounds(claim: Claim) -> bool:
    figures = claim.words.figures
    bounded = bool(figures) and any(sentence.is_bounded for sentence in claim.cited.sentences)
    return bounded and not claim.cited.prints_bounds(figures)


def _future(claim: Claim) -> Iterator[Problem]:
    """ "will X" where the evidence only says that X may happen or is wanted."""
    forms = claim.words.forms
    for at, form in enumerate(forms):
        if not form.traits & traits.WILL:
            continue
        verb = next((other for other in forms[at + 1 : at + 4] if other.content), None)
        if verb is None:
            continue
        before = [_modals(s, index) for s in claim.cited.sentences for index in s.akin(verb.keys)]
        hedges = [found & HEDGES for found in before if not found & FIRM_FUTURE]
        if before and len(hedges) == len(before) and all(hedges):
            message = f"{claim.label}: the evidence says {min(hedges[0])!r} of {verb.lower!r}, not 'will'"
            firm = all(found & STRONG_HEDGES for found in hedges)
            yield Problem("overstated", message, claim.path, Severity.ERROR if firm else Severity.WARNING)
        elif not before and (hedge := _held_back(claim, at)) is not None:
            message = f"{claim.label}: the evidence says {hedge!r} of this, not 'will'"
            yield Problem("overstated", message, claim.path, Severity.WARNING)


def _held_back(claim: Claim, at: int) -> str | None:
    """The hedge under which the evidence has most of what stands behind "will", if no "will" of it has as much."""
    told = _told_behind(claim.words, at)
    most, found = LEAST_TOLD - 1, None
    for sentence in claim.cited.readable:
        for index, form in enumerate(sentence.forms):
            firm = form.traits & traits.WILL or form.lower == "would"
            if not (firm or form.traits & traits.STRONG_HEDGE or form.lower == "unlikely"):
                continue
            shared = sum(any(one.akin(other) for other in _told_behind(sentence, index)) for one in told)
            if shared > most or (shared == most and firm and found):
                most, found = shared, None if firm else form.lower
    return found


def _told_behind(words: Words, at: int) -> list[traits.Form]:
    behind = range(at + 1, min(at + 1 + BEHIND, len(words.forms)))
    return [words.forms[i] for i in behind if words.forms[i].content and words.clauses[i] == words.clauses[at]]


def _modals(sentence: Words, at: int) -> frozenset[str]:
    """The words shortly before a verb; a reported "would" is the writer's "will"."""
    forms, clauses = sentence.forms, sentence.clauses
    near = frozenset(forms[i].lower for i in range(max(at - REACH, 0), at) if clauses[i] == clauses[at])
    if "would" in near and any(form.lower in REPORTING for form in forms[:at]):
        return near - {"would"} | {"will"}
    return near


def _outcomes(claim: Claim) -> Iterator[Problem]:
    """A word of agreement or success in the claim where the evidence has none of its kind."""
    for form in claim.words.forms:
        family = OUTCOMES.get(form.lower)
        if family is not None and not claim.cited.prints_any(family):
            message = (
                f"{claim.label}: nothing near {claim.places} says {form.lower!r}: do not say more than is reported"
            )
            yield Problem("overstated", message, claim.path, Severity.WARNING)
            return


def _certain(claim: Claim) -> Iterator[Problem]:
    """ "Is certain" or "definitely" where the evidence has nothing of the kind."""
    forms = claim.words.forms
    for at, form in enumerate(forms):
        told = form.lower in CERTAINLY or (form.lower in CERTAIN and at > 0 and forms[at - 1].lower in _BE)
        if told and not claim.around.prints_any(_SURE) and not claim.around.has_keys(form.keys):
            message = (
                f"{claim.label}: nothing near {claim.places} says {form.lower!r}: do not say more than is reported"
            )
            yield Problem("overstated", message, claim.path, Severity.WARNING)
            return


def _in_principle(claim: Claim) -> Iterator[Problem]:
    told = claim.words.traits
    if claim.cited.traits & traits.PRINCIPLE and told & traits.ACCEPTANCE and not told & traits.PRINCIPLE:
        message = f"{claim.label}: the evidence says 'in principle': keep it"
        yield Problem("hedge_lost", message, claim.path, Severity.WARNING)


def _lost(claim: Claim) -> Iterator[Problem]:
    """A statement that stands under "may", "is prepared to" or "possibly" in the evidence, told as a fact."""
    words = claim.words
    for sentence in claim.cited.sentences:
        if not sentence.traits & traits.STRONG_HEDGE:
            continue
        forms, clauses = sentence.forms, sentence.clauses
        for at, form in enumerate(forms):
            if not form.traits & traits.STRONG_HEDGE:
                continue
            reach = range(at + 1, min(at + 10, len(forms)))
            scope = [forms[i].keys for i in reach if forms[i].content and clauses[i] == clauses[at]][:SCOPE]
            held = [next(iter(words.akin(keys)), None) for keys in scope]
            if sum(index is not None for index in held) < 2 or held[0] is None or not _finite(words, held[0]):
                continue
            message = f"{claim.label}: the evidence says {form.lower!r} of this: keep the hedge"
            yield Problem("hedge_lost", message, claim.path, Severity.WARNING)
            return


def _finite(words: Words, at: int) -> bool:
    """Whether the word at `at` may be the verb of a statement rather than an infinitive, an imperative or a noun."""
    return at > 0 and words.forms[at - 1].lower not in _BEFORE_NO_VERB


_BEFORE_NO_VERB = frozenset(("to", "a", "an", "the", "of", "for", "and", "or", ",", ";", ":", "no"))


def _approximations(claim: Claim) -> Iterator[Problem]:
    """ "$45 billion" for "roughly $45 billion"."""
    for amount in claim.words.amounts:
        if _approximate(claim.text, amount.start):
            continue
        printed = [
            _approximate(sentence.text, there.start)
            for sentence in claim.cited.sentences
            for there in sentence.amounts_of(amount.value)
            if there.kind is amount.kind
        ]
        if printed and all(printed):
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
        if told is None:
            continue
        printed = {
            _bound(sentence.text, there.start)
            for sentence in claim.cited.sentences
            for there in sentence.amounts_of(amount.value)
        }
        if told not in printed and printed - {None}:
            figure = claim.text[amount.start : amount.end]
            message = f"{claim.label}: the evidence gives {figure!r} as the other bound"
            severity = Severity.WARNING if None in printed else Severity.ERROR
            yield Problem("bound_reversed", message, claim.path, severity)


def _bound(text: str, at: int) -> str | None:
    if _phrase_before(text, at, LOWER_BOUNDS):
        return "lower"
    return "upper" if _phrase_before(text, at, UPPER_BOUNDS) else None
