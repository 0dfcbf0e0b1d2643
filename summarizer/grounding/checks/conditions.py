"""Checks that the conditions of a claim are conditions of its evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarizer.grounding.checks.claims import Claim
from summarizer.grounding.checks.lexicon import CONDITION_OPENERS, CONDITION_WORDS
from summarizer.grounding.checks.words import Word
from summarizer.grounding.model import Problem
from summarizer.schemas import Severity

CONDITION_FIELDS = frozenset(("conditions", "condition", "provisos"))
_OPENERS = sorted((tuple(opener.split()) for opener in CONDITION_OPENERS), key=len, reverse=True)
_ENDS = frozenset(";.!?()")
# A condition counts as invented where less than this share of its words stands in the paragraphs.
INVENTED, DOUBTFUL = 0.34, 0.67


def check_conditions(claim: Claim) -> Iterator[Problem]:
    """`condition_not_in_evidence`: an error where hardly a word of a condition stands there, else a doubt."""
    words = claim.words.words
    spans = [(0, len(words))] if claim.field in CONDITION_FIELDS else list(_clauses(words))
    for first, last in spans:
        content = [word for word in words[first:last] if word.content]
        if not content:
            continue
        share = sum(not word.keys.isdisjoint(claim.around.keys) for word in content) / len(content)
        conditional = bool(claim.around.lowers & CONDITION_WORDS)
        printed = claim.text[words[first].start : words[last - 1].end]
        message = f"{claim.label}: {claim.places} does not set the condition {printed[:80]!r}"
        if share < INVENTED and len(content) > 1:
            yield Problem("condition_not_in_evidence", message, claim.path)
        elif share < DOUBTFUL or not conditional:
            yield Problem("condition_not_in_evidence", message, claim.path, Severity.WARNING)


def _clauses(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """The conditions within a text: [opener, end of its clause)."""
    at = 0
    while at < len(words):
        length = next((len(o) for o in _OPENERS if tuple(w.lower for w in words[at : at + len(o)]) == o), 0)
        if not length:
            at += 1
            continue
        last = at + length
        while last < len(words) and words[last].lower not in _ENDS:
            if words[last].lower == "," and last - at > length + 1:
                break
            last += 1
        yield at, last
        at = last
