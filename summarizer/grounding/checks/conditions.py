"""Checks that the conditions of a claim are conditions of its evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarizer.grounding.checks.claims import Claim
from summarizer.grounding.checks.forms import CONDITION, OPENER, OPENING, Form
from summarizer.grounding.checks.lexicon import CONDITION_OPENERS
from summarizer.grounding.checks.words import Words
from summarizer.grounding.model import Problem
from summarizer.schemas import Severity

CONDITION_FIELDS = frozenset(("conditions", "condition", "provisos"))
_OPENERS = sorted((tuple(opener.split()) for opener in CONDITION_OPENERS), key=len, reverse=True)
_ENDS = frozenset(";.!?()")
# A condition counts as invented where less than this share of its words stands in the paragraphs.
INVENTED, DOUBTFUL = 0.34, 0.67
ADDED = 0.5  # of the words that an "and" adds to it
MOST_SENTENCES = 500  # beyond which the rest of an article is not searched for a condition


def check_conditions(claim: Claim) -> Iterator[Problem]:
    """`condition_not_in_evidence`: an error where hardly a word of a condition stands there, else a doubt."""
    words = claim.words
    told = claim.field in CONDITION_FIELDS
    if not (told or words.traits & OPENING):
        return
    spans = list(_clauses(words.forms)) if words.traits & OPENING else []
    if told and not (spans and spans[0][0] == 0):
        spans.append((0, spans[0][0] if spans else len(words.forms)))
    for first, last in spans:
        content = [form for form in words.forms[first:last] if form.content]
        if not content:
            continue
        share, conditional = _support(content, claim.around.sentences)
        if share >= DOUBTFUL and conditional and not _adds(claim, first, last):
            continue
        message = f"{claim.label}: {claim.places} does not set the condition {words.printed(first, last)[:80]!r}"
        if share < INVENTED and len(content) > 1 and not _stands_elsewhere(content, claim):
            yield Problem("condition_not_in_evidence", message, claim.path)
        else:
            yield Problem("condition_not_in_evidence", message, claim.path, Severity.WARNING)


def _adds(claim: Claim, first: int, last: int) -> bool:
    """Whether what an "and" adds to a condition hardly stands there: "if it signs and back pay is settled"."""
    forms = claim.words.forms
    joint = next((at for at in range(last - 1, first, -1) if forms[at].lower == "and"), None)
    added = [form for form in forms[joint + 1 : last] if form.content] if joint is not None else []
    return len(added) > 1 and _support(added, claim.around.sentences)[0] <= ADDED


def _support(content: Sequence[Form], sentences: Sequence[Words]) -> tuple[float, bool]:
    """The largest share of the words that two neighbouring sentences have, and whether a condition is told there."""
    best, conditional = 0.0, False
    before = None
    for sentence in sentences:
        here, there = sentence.keys, before.keys if before else frozenset[str]()
        count = sum(not (form.keys.isdisjoint(here) and form.keys.isdisjoint(there)) for form in content)
        told = bool((sentence.traits | (before.traits if before else 0)) & CONDITION)
        best, conditional = max((best, conditional), (count / len(content), told))
        before = sentence
    return best, conditional


def _stands_elsewhere(content: Sequence[Form], claim: Claim) -> bool:
    """Whether one or two sentences of the article, far from the evidence, have the whole condition."""
    sentences = claim.context.article.whole.sentences
    return len(sentences) <= MOST_SENTENCES and _support(content, sentences)[0] >= DOUBTFUL and len(content) > 2


def _clauses(forms: Sequence[Form]) -> Iterator[tuple[int, int]]:
    """The conditions within a text: [opener, end of its clause)."""
    at = 0
    while at < len(forms):
        length = _opener(forms, at)
        if not length:
            at += 1
            continue
        last = at + length
        while last < len(forms) and forms[last].lower not in _ENDS and not _opener(forms, last):
            if forms[last].lower == "," and last - at > length + 1:
                break
            last += 1
        yield at, last
        at = last


def _opener(forms: Sequence[Form], at: int) -> int:
    """The number of words that open a condition at `at`, 0 for none."""
    if not forms[at].traits & OPENER:
        return 0
    if forms[at].lower == "once" and (
        at + 1 == len(forms) or not forms[at + 1].keys or (at and forms[at - 1].lower == "at")
    ):
        return 0
    following = tuple(form.lower for form in forms[at : at + len(_OPENERS[0])])
    return next((len(opener) for opener in _OPENERS if following[: len(opener)] == opener), 0)
