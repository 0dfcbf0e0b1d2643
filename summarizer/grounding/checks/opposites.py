"""Checks that a claim does not say the opposite of its evidence: "accepted" for "turned down", "higher" for "lower"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from summarizer.grounding.checks.claims import UNCERTAIN_FIELDS, Claim
from summarizer.grounding.checks.context import CheckContext
from summarizer.grounding.checks.forms import BORDER, OPPOSITE, PREFIXED
from summarizer.grounding.checks.opposite_words import sides_of, without_prefix
from summarizer.grounding.checks.stems import stem
from summarizer.grounding.checks.words import Words
from summarizer.grounding.model import Problem
from summarizer.schemas import Severity

BEARS = 2  # content words that a negation next to them turns round
AROUND = 6  # words on each side of an opposite that show what it is said of
REFUSED = 6  # words behind one that refuses or lacks something
FOLLOWING = 3  # words in which the particle of a verb may follow
_NEW_PART = frozenset((",", "and", "because"))  # behind which what stood before is no longer refused
_OF_THINGS = frozenset(("no", "without"))
_ALSO_NOUNS = frozenset(("end",))
_BEFORE_VERBS = frozenset("to will would may might could can must shall should not n't".split())


class Charge(NamedTuple):
    """A word of a row at `at`: +1 for the row's first side, -1 for its second, 0 where that cannot be told."""

    at: int
    row: int
    sign: int


def check_opposites(claim: Claim) -> Iterator[Problem]:
    """`opposite_in_evidence`: a doubt where the evidence has only the contrary of a word of the claim."""
    told, printed = claim.words.traits, claim.cited.traits
    if told & printed & OPPOSITE:
        yield from _contrary(claim)
    if (told | printed) & PREFIXED and claim.field not in UNCERTAIN_FIELDS:
        yield from _prefixed(claim)


def _contrary(claim: Claim) -> Iterator[Problem]:
    words = claim.words
    told = charges_in(words, claim.context)
    if not told:
        return
    printed = [(one, charge) for one in claim.cited.readable for charge in charges_in(one, claim.context)]
    for at, row, sign in told:
        there = [(sentence, charge) for sentence, charge in printed if charge.row == row]
        if not sign or not any(charge.sign == -sign for _, charge in there):
            continue
        base = stem(words.forms[at].lower)
        if any(not charge.sign for _, charge in there):
            continue
        most = max((_shared(words, at, one, charge.at) for one, charge in there if charge.sign == sign), default=0)
        for sentence, charge in there:
            contrary = charge.sign != sign and stem(sentence.forms[charge.at].lower) != base
            if contrary and _shared(words, at, sentence, charge.at) > most:
                yield _problem(claim, at, sentence.forms[charge.at].lower)
                return


def _prefixed(claim: Claim) -> Iterator[Problem]:
    """ "sufficient" for "insufficient", and the reverse."""
    words = claim.words
    for sentence in claim.cited.readable:
        for one, other, swapped in ((words, sentence, False), (sentence, words, True)):
            for at in [at for at, form in enumerate(one.forms) if form.traits & PREFIXED and not form.capital]:
                bare = without_prefix(one.forms[at].lower)
                if bare not in other.keys or not one.forms[at].keys.isdisjoint(other.keys):
                    continue
                there = next((i for i, form in enumerate(other.forms) if stem(form.lower) == bare), None)
                if there is not None and _turn(one, at) == _turn(other, there) == 1:
                    told, contrary = (there, one.forms[at].lower) if swapped else (at, other.forms[there].lower)
                    yield _problem(claim, told, contrary)
                    return


def _problem(claim: Claim, at: int, contrary: str) -> Problem:
    said = claim.words.forms[at].lower
    message = f"{claim.label}: {claim.places} says {contrary!r} where the claim says {said!r}: check which holds"
    return Problem("opposite_in_evidence", message, claim.path, Severity.WARNING)


def charges_in(words: Words, context: CheckContext) -> list[Charge]:
    """The charges of a text, found once for all claims."""
    found = context.charges.get(id(words))
    if found is None:
        found = context.charges[id(words)] = charges(words) if words.traits & OPPOSITE else []
    return found


def charges(words: Words) -> list[Charge]:
    """The words of a text that have an opposite, negations taken into account."""
    found: list[Charge] = []
    forms = words.forms
    for at in [at for at, form in enumerate(forms) if form.traits & OPPOSITE]:
        lower = forms[at].lower
        if lower in _ALSO_NOUNS and not (at and forms[at - 1].lower in _BEFORE_VERBS):
            continue
        sides = sides_of(lower, tuple(other.lower for other in forms[at + 1 : at + 1 + FOLLOWING]))
        if sides:
            turn = _turn(words, at)
            found += [Charge(at, row, sign * turn) for row, sign in sides]
    return found


def _turn(words: Words, at: int) -> int:
    """-1 for a word that is denied, 0 for one that another word refuses or lacks, 1 for any other."""
    turn = 1
    for negator, scope in words.denied:
        if at in scope[:BEARS] and negator < at and not _is_other(words, negator, at):
            turn = -turn
    negators = words.negators
    for denial in words.denials:
        if at - REFUSED <= denial < at and denial not in negators:
            between = words.forms[denial + 1 : at]
            if not any(form.lower in _NEW_PART or form.traits & BORDER for form in between):
                return 0
    return turn


def _is_other(words: Words, negator: int, at: int) -> bool:
    """Whether "no" or "without" denies a thing, and the word is another one's: "without a threshold and welcomes"."""
    forms = words.forms
    return forms[negator].lower in _OF_THINGS and any(form.lower == "and" for form in forms[negator:at])


def _shared(claim: Words, at: int, sentence: Words, there: int) -> int:
    """How many words beside the one stand beside the other too."""
    near = _beside(sentence, there, AROUND + 2)
    beside = _beside(claim, at, AROUND)
    return sum(any(claim.forms[index].akin(sentence.forms[other]) for other in near) for index in beside)


def _beside(words: Words, at: int, reach: int) -> list[int]:
    forms, clauses = words.forms, words.clauses
    near = range(max(at - reach, 0), min(at + reach + 1, len(forms)))
    return [i for i in near if i != at and forms[i].content and clauses[i] == clauses[at]]
