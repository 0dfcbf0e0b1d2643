"""Checks that a claim gives words to the one whom its evidence gives them to, where two parties stand side by side."""

from __future__ import annotations

from collections.abc import Iterator

from summarizer.grounding.checks.claims import Claim
from summarizer.grounding.checks.namebook import Named
from summarizer.grounding.checks.words import Words
from summarizer.grounding.model import Problem
from summarizer.schemas import Severity

SAME = 5  # letters that a name shares with its adjective
GAP = 3  # words between a name and the word that it belongs to
LINKS = frozenset("and or between with to from for against".split())
_BE = frozenset("is are was were be been being".split())
_NO_KEYS: frozenset[str] = frozenset()


def check_agents(claim: Claim) -> Iterator[Problem]:
    """`other_name_in_evidence`, `roles_swapped` and `same_name_twice`."""
    names = claim.names
    if not names:
        return
    words = claim.words
    if len(names) > 1:
        yield from _reversed(claim)
    mentioned = _NO_KEYS.union(*(claim.context.names.kin_of(named.ids) for named in names))
    others = _named_beside(claim, mentioned)
    for number, named in enumerate(names):
        if words.forms[named.first].capital:
            yield from _check(claim, named, mentioned, others=others)
        if number and _doubled(words, names[number - 1], named):
            printed = words.printed(names[number - 1].first, named.last)
            yield Problem("same_name_twice", f"{claim.label}: {printed!r} names one party twice", claim.path)


def _named_beside(claim: Claim, mentioned: frozenset[str]) -> bool:
    """Whether the cited sentences name somebody whom the claim does not name."""
    context = claim.context
    return any(
        sentence.forms[named.first].capital and mentioned.isdisjoint(context.names.kin_of(named.ids))
        for sentence in claim.cited.sentences
        for named in context.named_in(sentence)
    )


def _doubled(words: Words, one: Named, other: Named) -> bool:
    return one.ids == other.ids and other.first - one.last == 1 and words.forms[one.last].lower in LINKS


def _reversed(claim: Claim) -> Iterator[Problem]:
    """Two names around a verb that the cited sentences have the other way round, both active or both passive."""
    words = claim.words
    for one, other in zip(claim.names, claim.names[1:], strict=False):
        verb = next((at for at in range(one.last, other.first) if words.forms[at].content), None)
        if verb is None or words.clauses[one.first] != words.clauses[other.first]:
            continue
        keys = words.forms[verb].keys
        found = [
            _order(claim, sentence, at, one, other)
            for sentence in claim.cited.sentences
            for at in sentence.akin(keys)
            if _passive(sentence, at) == _passive(words, verb)
        ]
        if "reversed" in found and "same" not in found:
            told = words.printed(one.first, other.last)
            message = f"{claim.label}: {claim.places} has {told!r} the other way round: check who does what"
            yield Problem("roles_swapped", message, claim.path, Severity.WARNING)
            return


def _order(claim: Claim, sentence: Words, at: int, one: Named, other: Named) -> str | None:
    """How the nearest names before and after a verb of the evidence stand to two names of the claim."""
    context = claim.context
    names = context.named_in(sentence)
    before = next((n for n in reversed(names) if n.last <= at), None)
    after = next((n for n in names if n.first > at), None)
    if before is None or after is None:
        return None
    first, second = context.names.kin_of(before.ids), context.names.kin_of(after.ids)
    left, right = context.wanted(one), context.wanted(other)
    if not first.isdisjoint(left) and not second.isdisjoint(right):
        return "same"
    return "reversed" if not first.isdisjoint(right) and not second.isdisjoint(left) else None


def _check(claim: Claim, named: Named, mentioned: frozenset[str], *, others: bool) -> Iterator[Problem]:
    other = _neighbour(claim, named) or (_elsewhere(claim, named, mentioned) if others else None)
    if other is not None:
        printed = claim.words.printed(named.first, named.last)
        message = f"{claim.label}: {claim.places} has {other!r} where the claim has {printed!r}: check who does what"
        yield Problem("other_name_in_evidence", message, claim.path, Severity.WARNING)


def _neighbour(claim: Claim, named: Named) -> str | None:
    """Who always stands right before the word that the claim puts right after the name, if it is another."""
    context = claim.context
    forms = claim.words.forms
    if named.last >= len(forms) or not forms[named.last].content:
        return None
    keys, wanted = forms[named.last].keys, context.wanted(named)
    found = None
    for sentence in claim.cited.sentences:
        standing = sentence.akin(keys)
        if not standing:
            continue
        names = context.named_in(sentence)
        for at in standing:
            if any(n.first <= at < n.last for n in names):
                continue
            other = next((n for n in names if n.last == at), None)
            if other is None or not wanted.isdisjoint(context.names.kin_of(other.ids)):
                return None
            found = _printed(sentence, other) if sentence.forms[other.first].capital else found
    return found


def _elsewhere(claim: Claim, named: Named, mentioned: frozenset[str]) -> str | None:
    """Whom the cited sentences name near the words around the name, where they do not name the claim's there."""
    context = claim.context
    left, right = _keys_before(claim.words, named), _keys_after(claim.words, named)
    wanted = context.wanted(named)
    found = None
    for sentence in claim.cited.sentences:
        standing = sentence.akin(left | right)
        if not standing:
            continue
        names = context.named_in(sentence)
        capital = [n for n in names if sentence.forms[n.first].capital]
        for at in standing:
            if any(name.first <= at < name.last for name in capital):
                continue
            near = [n for n in capital if at - GAP - 1 <= n.last - 1 and n.first <= at + GAP + 1]
            if any(not wanted.isdisjoint(context.names.kin_of(n.ids)) for n in near):
                return None
            if _adjective(claim.words, named, sentence):
                return None
            after = not sentence.forms[at].keys.isdisjoint(left)
            before = not sentence.forms[at].keys.isdisjoint(right)
            if before and _passive(sentence, at):
                continue
            there = [n for n in near if (after and n.first > at) or (before and n.last <= at)] or near
            others = (n for n in there if mentioned.isdisjoint(context.names.kin_of(n.ids)))
            other = next(others, None)
            found = found if other is None else _printed(sentence, other)
    return found


def _keys_before(words: Words, named: Named) -> frozenset[str]:
    """Of the last two content words before a name, in its clause and near it."""
    near = [
        words.forms[at].keys
        for at in range(max(named.first - GAP - 1, 0), named.first)
        if words.forms[at].content and words.clauses[at] == words.clauses[named.first]
    ]
    return _NO_KEYS.union(*near[-2:])


def _keys_after(words: Words, named: Named) -> frozenset[str]:
    near = [
        words.forms[at].keys
        for at in range(named.last, min(named.last + GAP + 1, len(words.forms)))
        if words.forms[at].content and words.clauses[at] == words.clauses[named.last - 1]
    ]
    return _NO_KEYS.union(*near[:2])


def _adjective(words: Words, named: Named, sentence: Words) -> bool:
    """Whether a capitalised word of the sentence begins as the name does: "Ostravan" for "Ostrava"."""
    printed = (words.forms[at].lower for at in range(named.first, named.last))
    beginnings = tuple(lower[:SAME] for lower in printed if len(lower) >= SAME)
    return any(form.capital and form.lower.startswith(beginnings) for form in sentence.forms)


def _passive(sentence: Words, at: int) -> bool:
    return any(form.lower in _BE for form in sentence.forms[max(at - 3, 0) : at])


def _printed(sentence: Words, named: Named) -> str:
    return " ".join(form.text for form in sentence.forms[named.first : named.last])
