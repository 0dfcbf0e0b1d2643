"""Checks that a claim denies what its evidence denies, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from summarizer.grounding.checks.claims import UNCERTAIN_FIELDS, Claim
from summarizer.grounding.checks.forms import DIGIT, NEGATIVE, NEGATOR, SOFT, Form
from summarizer.grounding.checks.passages import Passage
from summarizer.grounding.checks.stems import stem
from summarizer.grounding.checks.words import FAR, Words
from summarizer.grounding.model import Problem
from summarizer.schemas import Severity

NEAR = 8  # words within which a word of denial bears on another
_NOBODY = frozenset("nobody none nothing".split())
# "Anyone convicted stays" may be "nobody convicted is freed".
_ANYBODY = frozenset("anyone anybody anything any those whoever everyone everybody".split())
_PAIRED = frozenset(("neither", "nor"))
TOPIC = "topic"
_POINTING = frozenset("it them this that these those him her so one any".split())  # instead of what is denied
_LIGHT = frozenset("a an the be been to of in on for have has".split())


def check_polarity(claim: Claim) -> Iterator[Problem]:
    """`negation_added` and `negation_lost`."""
    if claim.words.traits & NEGATOR:
        yield from _added(claim)
    if claim.cited.prints("unless"):
        yield from _unless_lost(claim)
    if claim.cited.traits & NEGATOR and claim.field not in UNCERTAIN_FIELDS:
        yield from _lost(claim)


def _added(claim: Claim) -> Iterator[Problem]:
    """A plain "not" or "no" of the claim that the cited sentences do not bear out."""
    words = claim.words
    for at in words.negators:
        if at - 1 in words.negators:
            continue
        scope = words.scope(at)
        anchors = _anchors(claim, scope) or _anchors(claim, words.before(at)[::-1])
        anchor = anchors[0] if anchors else None
        if anchor is None and (claim.around.traits & (NEGATIVE | SOFT) or claim.around.denies):
            continue
        # A topic names a matter: it has a "not" only where the article has that very "not".
        denied = bool(anchors) and _are_denied(claim.cited, anchors)
        if denied and claim.field != TOPIC and not _is_double(claim, at, scope):
            continue
        if _verbatim(claim, at) or _told_as_unless(claim, at) or _told_as_only(claim, at):
            continue
        doubtful = (
            anchor is None
            or denied
            or (words.forms[at].lower in _NOBODY and claim.cited.prints_any(_ANYBODY))
            or _is_denied(claim.around, anchor, softly=True)
            or any(sentence.negators for sentence in claim.cited.sentences)
        )
        last = scope[min(1, len(scope) - 1)] if scope else at
        told = words.printed(at, last + 1)
        message = f"{claim.places} does not say {told!r}: take the negation out, or cite where it stands"
        severity = Severity.WARNING if doubtful else Severity.ERROR
        yield Problem("negation_added", f"{claim.label}: {message}", claim.path, severity)


def _anchors(claim: Claim, places: Sequence[int]) -> list[Form]:
    """Those of the words that stand in the paragraphs."""
    forms = claim.words.forms
    return [forms[at] for at in places if claim.around.has_keys(forms[at].keys)]


def _are_denied(passage: Passage, anchors: Sequence[Form]) -> bool:
    """Whether the passage denies the first of the words.

    Where it denies only a word that is used for it ("agreement" for "back"), another of them must be denied too.
    """
    if not _is_denied(passage, anchors[0]):
        return False
    base = stem(anchors[0].lower)
    if len(anchors) == 1 or any(base in sentence.keys for sentence in passage.sentences):
        return True
    return any(_is_denied(passage, other) for other in anchors[1:])


def _verbatim(claim: Claim, at: int) -> bool:
    """Whether the negation stands before the same word in the cited sentences, and after it if that is a light one.

    "Without it" bears out "without" anything.
    """
    wanted = [form.lower for form in claim.words.forms[max(at - 1, 0) : at + 2]]
    negator = claim.words.forms[at].lower
    if negator in _PAIRED and claim.cited.prints_any(_PAIRED):
        return True
    if at and wanted[-1] not in _LIGHT:
        wanted = wanted[1:]
    for sentence in claim.cited.sentences:
        if negator not in sentence.lowers:
            continue
        lowers = [form.lower for form in sentence.forms]
        if any(first == negator and second in _POINTING for first, second in pairwise(lowers)):
            return True
        if len(wanted) > 1 and any(
            lowers[index] == wanted[0] and lowers[index : index + len(wanted)] == wanted for index in range(len(lowers))
        ):
            return True
    return False


def _told_as_unless(claim: Claim, at: int) -> bool:
    """ "if there is no X" for "unless X"."""
    opened = any(form.lower == "if" for form in claim.words.forms[max(at - 4, 0) : at])
    return opened and claim.cited.prints_any(_OTHERWISE)


def _told_as_only(claim: Claim, at: int) -> bool:
    """ "nothing beyond X" for "only X"."""
    following = claim.words.forms[at + 1 : at + 2]
    return any(form.lower in _BEYOND for form in following) and claim.cited.prints_any(_ONLY)


_BEYOND, _ONLY = frozenset("beyond more but other else except".split()), frozenset(("only", "merely", "solely", "just"))


def _is_double(claim: Claim, at: int, scope: Sequence[int]) -> bool:
    """ "Does not refuse", "refusal is not advised": whether the claim takes back a refusal that its evidence leaves."""
    words = claim.words
    refusals = [i for i in words.denials if i not in words.negators and abs(i - at) <= NEAR]
    refusals = [i for i in refusals if words.clauses[i] == words.clauses[at] and _is_bound(words, i, at)]
    if scope and scope[0] - at <= 2 and words.forms[scope[0]].traits & SOFT:
        refusals.append(scope[0])
    if not refusals or not claim.cited.denies:
        return False
    refused = frozenset[str]().union(*(words.forms[i].keys for i in refusals))
    for sentence in claim.cited.readable:
        for _, there in sentence.denied:
            if any(
                sentence.forms[i].traits & (NEGATIVE | SOFT) or not sentence.forms[i].keys.isdisjoint(refused)
                for i in there[:2]
            ):
                return False
    return True


def _is_bound(words: Words, refusal: int, negator: int) -> bool:
    """Whether nothing between the two begins another statement."""
    low, high = sorted((refusal, negator))
    return not any(form.lower in _NEW_PART for form in words.forms[low + 1 : high])


_NEW_PART = frozenset((",", "and", "or", "but", "because", "that"))
_OTHERWISE = frozenset(("unless", "otherwise", "failing"))


def _is_denied(passage: Passage, wanted: Form, *, softly: bool = False) -> bool:
    """Whether the passage denies the word, or says by another word near it that it is refused, lacking (or ended)."""
    for sentence in passage.sentences:
        standing = [at for at, form in enumerate(sentence.forms) if form.akin(wanted)]
        if not standing:
            continue
        if any(at in standing for _, scope in sentence.denied for at in scope):
            return True
        denials: Sequence[int] = sentence.denials
        if softly and sentence.traits & SOFT:
            denials = [at for at, form in enumerate(sentence.forms) if at in denials or form.traits & SOFT]
        for at in denials:
            lacks = at not in sentence.negators and not sentence.forms[at].akin(wanted)
            parts = sentence.clauses if softly else sentence.segments
            if lacks and any(abs(other - at) <= NEAR and parts[other] == parts[at] for other in standing):
                return True
    return False


def _unless_lost(claim: Claim) -> Iterator[Problem]:
    """ "If X" for "unless X"."""
    words = claim.words
    condition = next((at for at, form in enumerate(words.forms) if form.lower == "if"), None)
    if condition is None or any(at > condition for at in words.denials):
        return
    for sentence in claim.cited.sentences:
        if "unless" not in sentence.lowers or "if" in sentence.lowers:
            continue
        at = next(at for at, form in enumerate(sentence.forms) if form.lower == "unless")
        scope = [sentence.forms[index] for index in sentence.scope(at)]
        told = [form for form in words.forms[condition + 1 : condition + FAR] if form.content]
        if sum(any(form.akin(other) for other in scope) for form in told) >= min(2, len(told)):
            message = f"{claim.label}: the evidence says 'unless', not 'if': keep the negation"
            yield Problem("negation_lost", message, claim.path, Severity.WARNING)
            return


def _lost(claim: Claim) -> Iterator[Problem]:
    """A "not" or "no" of the evidence whose words the claim repeats without any denial."""
    words = claim.words
    denied_in_claim = [words.forms[i] for _, scope in words.denied for i in scope]
    for sentence in claim.cited.sentences:
        for at, scope in sentence.denied:
            heads = [sentence.forms[index] for index in scope]
            if not scope or any(one.akin(other) for one in heads[:2] for other in denied_in_claim):
                continue
            kept = _kept(words, heads)
            least = 1 if heads[0].traits & DIGIT else min(2, len(scope))
            few = len(kept) < least or (len(kept) * 2 < len(scope) and not heads[0].traits & DIGIT)
            if few or _says_otherwise(claim, sentence, scope):
                continue
            clauses = {words.clauses[index] for index in kept}
            near = range(max(kept[0] - NEAR, 0), min(kept[-1] + NEAR, len(words.forms)))
            others = [sentence.forms[index] for index in sentence.denials if index != at]
            if any(
                index in near
                and words.clauses[index] in clauses
                and (index in words.negators or any(_is_bound(words, index, other) for other in kept))
                and not any(words.forms[index].akin(other) for other in others)
                for index in words.denials
            ):
                continue
            printed = " ".join(form.lower for form in sentence.forms[at : at + 5])
            message = f"{claim.label}: the evidence denies this ({printed!r}): keep the negation"
            firm = len(kept) == len(scope) > 2 and not (words.denials or words.traits & SOFT)
            yield Problem("negation_lost", message, claim.path, Severity.ERROR if firm else Severity.WARNING)
            return


def _kept(words: Words, scope: Sequence[Form]) -> list[int]:
    """Where the claim repeats the words of the scope; empty unless its head is among them and they stand together."""
    if scope[0].keys.isdisjoint(words.keys):
        return []
    held = [next(iter(words.akin(one.keys)), None) for one in scope]
    kept = sorted(index for index in held if index is not None)
    if held[0] is None or kept[-1] - kept[0] > FAR:
        return []
    return kept


def _says_otherwise(claim: Claim, denied: Words, scope: Sequence[int]) -> bool:
    """Whether another place of the cited sentences says the same words without denial."""
    heads = [denied.forms[at] for at in scope[:2]]
    for sentence in claim.cited.sentences:
        for index in sentence.akin(heads[0].keys):
            if sentence is denied and index in scope[:2]:
                continue
            low, high = max(index - NEAR, 0), index + NEAR + 1
            nearby = sentence.forms[low:high]
            if any(low <= at < high for at in sentence.denials):
                continue
            if all(any(head.akin(other) for other in nearby) for head in heads):
                return True
    return False
