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
MOST_SENTENCES = 500  # beyond which the rest of an article is not searched for a condition


def check_conditions(claim: Claim) -> Iterator[Problem]:
    """`condition_not_in_evidence`: an error where hardly a word of a condition stands there, else a doubt."""
    words = claim.words.words
    spans = list(_clauses(words))
    if claim.field in CONDITION_FIELDS and not (spans and spans[0][0] == 0):
        spans.append((0, spans[0][0] if spans else len(words)))
    for first, last in spans:
        content = [word for word in words[first:last] if word.content]
        if not content:
            continue
        share, conditional = _support(content, claim.around.sentences)
        printed = claim.text[words[first].start : words[last - 1].end]
        message = f"{claim.label}: {claim.places} does not set the condition {printed[:80]!r}"
        if share < INVENTED and len(content) > 1 and not _stands_elsewhere(content, claim):
            yield Problem("condition_not_in_evidence", message, claim.path)
        elif share < DOUBTFUL or not conditional:
            yield Problem("condition_not_in_evidence", message, claim.path, Severity.WARNING)


def _support(content: Sequence[Word], sentences: Sequence[Sequence[Word]]) -> tuple[float, bool]:
    """The largest share of the words that two neighbouring sentences have, and whether a condition is told there."""
    best, conditional = 0.0, False
    for index in range(len(sentences)):
        near = [word for sentence in sentences[max(index - 1, 0) : index + 1] for word in sentence]
        keys = frozenset(key for word in near for key in word.keys)
        share = sum(not word.keys.isdisjoint(keys) for word in content) / len(content)
        told = any(word.lower in CONDITION_WORDS for word in near)
        best, conditional = max((best, conditional), (share, told))
    return best, conditional


def _stands_elsewhere(content: Sequence[Word], claim: Claim) -> bool:
    """Whether one or two sentences of the article, far from the evidence, have the whole condition."""
    sentences = claim.context.article.whole.sentences
    return len(sentences) <= MOST_SENTENCES and _support(content, sentences)[0] >= DOUBTFUL and len(content) > 2


def _clauses(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """The conditions within a text: [opener, end of its clause)."""
    at = 0
    while at < len(words):
        length = _opener(words, at)
        if not length:
            at += 1
            continue
        last = at + length
        while last < len(words) and words[last].lower not in _ENDS and not _opener(words, last):
            if words[last].lower == "," and last - at > length + 1:
                break
            last += 1
        yield at, last
        at = last


def _opener(words: Sequence[Word], at: int) -> int:
    """The number of words that open a condition at `at`, 0 for none."""
    if words[at].lower not in _FIRST_WORDS:
        return 0
    if words[at].lower == "once" and (
        at + 1 == len(words) or not words[at + 1].keys or (at and words[at - 1].lower == "at")
    ):
        return 0
    return next((len(o) for o in _OPENERS if tuple(word.lower for word in words[at : at + len(o)]) == o), 0)


_FIRST_WORDS = frozenset(opener[0] for opener in _OPENERS)
