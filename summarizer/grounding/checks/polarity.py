"""Checks that a claim denies what its evidence denies, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarizer.grounding.checks.claims import Claim
from summarizer.grounding.checks.words import Word
from summarizer.grounding.model import Problem
from summarizer.schemas import Severity

SCOPE = 4  # content words after a negation that it is taken to bear on
NEAR = 6  # words within which a word of denial bears on another
FAR = 12


def check_polarity(claim: Claim) -> Iterator[Problem]:
    """`negation_added` and `negation_lost`."""
    yield from _added(claim)
    yield from _lost(claim)


def _scope(words: Sequence[Word], at: int) -> list[int]:
    """The content words that a negation at `at` bears on: those after it in its clause."""
    found = []
    for index in range(at + 1, len(words)):
        if words[index].clause != words[at].clause or len(found) == SCOPE or index - at > FAR:
            break
        if words[index].content:
            found.append(index)
    return found


def _denied(words: Sequence[Word], at: int, reach: int = NEAR) -> bool:
    """Whether a word that denies or lacks stands near the word at `at`."""
    return any(word.negative for word in words[max(at - reach, 0) : at + reach + 1])


def _added(claim: Claim) -> Iterator[Problem]:
    """A plain "not" or "no" of the claim that the evidence does not bear out."""
    words = claim.words.words
    for at, word in enumerate(words):
        if not word.negates:
            continue
        scope = _scope(words, at)
        aligned = [
            (sentence, index)
            for sentence in claim.cited.sentences
            for index, other in enumerate(sentence)
            if other.content and any(words[s].akin(other) for s in scope[:2])
        ]
        negative = any(other.negative for other in claim.cited.words)
        if any(_denied(sentence, index) for sentence, index in aligned):
            continue
        if not aligned and (negative or any(other.negates for other in claim.around.words)):
            continue
        firm = not any(other.negates for other in claim.cited.words) and (not negative or bool(aligned)) and bool(aligned)
        head = claim.text[words[scope[0]].start : words[scope[0]].end] if scope else ""
        message = f"{claim.label}: {claim.places} does not deny {head!r}: take the negation {claim.text[word.start:word.end]!r} out"
        yield Problem("negation_added", message, claim.path, Severity.ERROR if firm and not negative else Severity.WARNING)


def _lost(claim: Claim) -> Iterator[Problem]:
    """A "not" or "no" of the evidence whose words the claim repeats without any denial."""
    words = claim.words.words
    if any(word.negates for word in words):
        return
    for sentence in claim.cited.sentences:
        for at, word in enumerate(sentence):
            if not word.negates:
                continue
            scope = _scope(sentence, at)
            held = [next((i for i, w in enumerate(words) if w.content and w.akin(sentence[s])), None) for s in scope]
            kept = [index for index in held if index is not None]
            if len(kept) < 2 or held[0] is None or len(kept) * 2 < len(scope) or max(kept) - min(kept) > FAR:
                continue
            if any(_denied(words, index) for index in kept[:2]) or _asserted(claim, sentence, scope[:2]):
                continue
            printed = claim.context.article.document.text and " ".join(w.lower for w in sentence[at : scope[min(1, len(scope) - 1)] + 1])
            message = f"{claim.label}: the evidence denies this ({printed!r}): keep the negation"
            yield Problem("negation_lost", message, claim.path, Severity.ERROR if len(kept) > 2 else Severity.WARNING)
            return


def _asserted(claim: Claim, denied: Sequence[Word], scope: list[int]) -> bool:
    """Whether another place of the cited sentences says the same words without denial."""
    heads = [denied[index] for index in scope]
    for sentence in claim.cited.sentences:
        for index, word in enumerate(sentence):
            if sentence is denied and index in scope:
                continue
            if word.content and word.akin(heads[0]) and not _denied(sentence, index):
                nearby = sentence[max(index - NEAR, 0) : index + NEAR + 1]
                if all(any(head.akin(other) for other in nearby) for head in heads):
                    return True
    return False
