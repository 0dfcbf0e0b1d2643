"""Checks that a claim denies what its evidence denies, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarizer.grounding.checks.claims import UNCERTAIN_FIELDS, Claim
from summarizer.grounding.checks.context import Passage
from summarizer.grounding.checks.words import Word
from summarizer.grounding.model import Problem
from summarizer.schemas import Severity

SCOPE = 5  # content words after a negation that it is taken to bear on
BEFORE = 3  # content words before it, for "none of the sides" said as "the sides ... neither"
NEAR = 8  # words within which a word of denial bears on another
_LIGHT = frozenset("a an the be been to of in on for have has".split())
FAR = 14  # words after which a negation has lost its hold


def check_polarity(claim: Claim) -> Iterator[Problem]:
    """`negation_added` and `negation_lost`."""
    yield from _added(claim)
    yield from _lost(claim)


def _scope(words: Sequence[Word], at: int) -> list[Word]:
    """The content words that a negation at `at` bears on: those after it in its clause, else the very next word."""
    found: list[Word] = []
    for word in words[at + 1 : at + 1 + FAR]:
        if word.clause != words[at].clause or len(found) == SCOPE:
            break
        if word.content:
            found.append(word)
    return found or [word for word in words[at + 1 : at + 2] if word.keys]


def _before(words: Sequence[Word], at: int) -> list[Word]:
    near = words[max(at - FAR, 0) : at]
    return [word for word in near if word.content and word.clause == words[at].clause][-BEFORE:]


def _bears_on(words: Sequence[Word], at: int) -> list[Word]:
    """The content words of its scope, else those before it: "the raiders were never ours"."""
    return [word for word in _scope(words, at) if word.content] or _before(words, at)


def _added(claim: Claim) -> Iterator[Problem]:
    """A plain "not" or "no" of the claim that the cited sentences do not bear out."""
    words = claim.words.words
    for at, word in enumerate(words):
        if not word.negates or (at and words[at - 1].negates):
            continue
        scope = _scope(words, at)
        anchor = next((one for one in scope if _stands(one, claim.around)), None)
        if anchor is None:
            anchor = next((one for one in reversed(_before(words, at)) if _stands(one, claim.around)), None)
        if anchor is None and any(other.negative or other.soft for other in claim.around.words):
            continue
        if (
            (anchor is not None and _is_denied(claim.cited, anchor))
            or _verbatim(claim, at)
            or _told_as_unless(claim, at)
        ):
            continue
        doubtful = (
            anchor is None or _is_denied(claim.around, anchor, softly=True) or any(w.negates for w in claim.cited.words)
        )
        last = scope[min(1, len(scope) - 1)] if scope else word
        denied = claim.text[word.start : last.end]
        message = f"{claim.places} does not say {denied!r}: take the negation out, or cite where it stands"
        yield Problem(
            "negation_added", f"{claim.label}: {message}", claim.path, Severity.WARNING if doubtful else Severity.ERROR
        )


def _verbatim(claim: Claim, at: int) -> bool:
    """Whether the negation stands before the same word in the cited sentences, and after it if that is a light one."""
    words = [word.lower for word in claim.words.words[max(at - 1, 0) : at + 2]]
    if words and words[-1] not in _LIGHT and at:
        words = words[1:]
    return len(words) > 1 and any(
        [word.lower for word in sentence[index : index + len(words)]] == words
        for sentence in claim.cited.sentences
        for index in range(len(sentence))
        if sentence[index].lower == words[0]
    )


def _told_as_unless(claim: Claim, at: int) -> bool:
    """ "if there is no X" for "unless X"."""
    opened = any(word.lower == "if" for word in claim.words.words[max(at - 4, 0) : at])
    return opened and not claim.cited.lowers.isdisjoint(("unless", "otherwise", "failing"))


def _stands(word: Word, passage: Passage) -> bool:
    return not word.keys.isdisjoint(passage.keys)


def _is_denied(passage: Passage, wanted: Word, *, softly: bool = False) -> bool:
    """Whether the passage denies the word, or says by another word near it that it is refused, lacking (or ended)."""
    for sentence in passage.sentences:
        for at, word in enumerate(sentence):
            if word.negates:
                if any(wanted.akin(other) for other in _bears_on(sentence, at)):
                    return True
                continue
            lacks = (word.negative or (softly and word.soft)) and not word.akin(wanted)
            near = sentence[max(at - NEAR, 0) : at + NEAR + 1] if lacks else ()
            if any(wanted.akin(other) and other.clause == word.clause for other in near):
                return True
    return False


def _lost(claim: Claim) -> Iterator[Problem]:
    """A "not" or "no" of the evidence whose words the claim repeats without any denial."""
    if claim.field in UNCERTAIN_FIELDS:
        return
    words = claim.words.words
    denied_in_claim = [other for at, word in enumerate(words) if word.negates for other in _bears_on(words, at)]
    for sentence in claim.cited.sentences:
        for at, word in enumerate(sentence):
            if not word.negates:
                continue
            scope = _bears_on(sentence, at)
            if not scope or any(one.akin(other) for one in scope for other in denied_in_claim):
                continue
            kept = _kept(words, scope)
            if len(kept) < min(2, len(scope)) or len(kept) * 2 < len(scope) or _says_otherwise(claim, scope[:2]):
                continue
            clauses = {words[index].clause for index in kept}
            if any(
                other.negative and other.clause in clauses for other in words[max(kept[0] - NEAR, 0) : kept[-1] + NEAR]
            ):
                continue
            printed = " ".join(other.lower for other in sentence[at : at + 5])
            message = f"{claim.label}: the evidence denies this ({printed!r}): keep the negation"
            firm = len(kept) == len(scope) > 2 and not any(other.negative or other.soft for other in words)
            yield Problem("negation_lost", message, claim.path, Severity.ERROR if firm else Severity.WARNING)
            return


def _kept(words: Sequence[Word], scope: Sequence[Word]) -> list[int]:
    """Where the claim repeats the words of the scope; empty unless its head is among them and they stand together."""
    held = [next((i for i, word in enumerate(words) if word.content and word.akin(one)), None) for one in scope]
    kept = sorted(index for index in held if index is not None)
    if held[0] is None or kept[-1] - kept[0] > FAR:
        return []
    return kept


def _says_otherwise(claim: Claim, heads: Sequence[Word]) -> bool:
    """Whether another place of the cited sentences says the same words without denial."""
    for sentence in claim.cited.sentences:
        for index, word in enumerate(sentence):
            if word.content and word not in heads and word.akin(heads[0]):
                nearby = sentence[max(index - NEAR, 0) : index + NEAR + 1]
                if not any(other.negative for other in nearby) and all(
                    any(head.akin(other) for other in nearby) for head in heads
                ):
                    return True
    return False
