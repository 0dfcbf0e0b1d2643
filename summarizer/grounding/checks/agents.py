"""Checks that a claim gives words to the one whom its evidence gives them to, where two parties stand side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarizer.grounding.checks.claims import Claim
from summarizer.grounding.checks.namebook import Named
from summarizer.grounding.checks.words import Word
from summarizer.grounding.model import Problem
from summarizer.schemas import Severity

SAME = 5  # letters that a name shares with its adjective
GAP = 3  # words between a name and the word that it belongs to
LINKS = frozenset("and or between with to from for against".split())
_BE = frozenset("is are was were be been being".split())


def check_agents(claim: Claim) -> Iterator[Problem]:
    """`other_name_in_evidence`, `roles_swapped` and `same_name_twice`."""
    words = claim.words.words
    yield from _reversed(claim)
    for number, named in enumerate(claim.names):
        if words[named.first].capital:
            yield from _check(claim, named)
        if number and _doubled(words, claim.names[number - 1], named):
            printed = claim.text[words[claim.names[number - 1].first].start : words[named.last - 1].end]
            yield Problem("same_name_twice", f"{claim.label}: {printed!r} names one party twice", claim.path)


def _doubled(words: Sequence[Word], one: Named, other: Named) -> bool:
    between = words[one.last : other.first]
    return one.ids == other.ids and len(between) == 1 and between[0].lower in LINKS


def _reversed(claim: Claim) -> Iterator[Problem]:
    """Two names around a verb that the cited sentences have the other way round, both active or both passive."""
    words = claim.words.words
    for one, other in zip(claim.names, claim.names[1:], strict=False):
        between = [at for at in range(one.last, other.first) if words[at].content]
        if not between or words[one.first].clause != words[other.first].clause:
            continue
        verb = between[0]
        found = [
            _order(claim, sentence, at, one, other)
            for sentence in claim.cited.sentences
            for at, word in enumerate(sentence)
            if word.content and word.akin(words[verb]) and _passive(sentence, at) == _passive(words, verb)
        ]
        if "reversed" in found and "same" not in found:
            told = claim.text[words[one.first].start : words[other.last - 1].end]
            message = f"{claim.label}: {claim.places} has {told!r} the other way round: check who does what"
            yield Problem("roles_swapped", message, claim.path, Severity.WARNING)
            return


def _order(claim: Claim, sentence: tuple[Word, ...], at: int, one: Named, other: Named) -> str | None:
    """How the nearest names before and after a verb of the evidence stand to two names of the claim."""
    context = claim.context
    names = context.named_in(sentence)
    before = next((n for n in reversed(names) if n.last <= at), None)
    after = next((n for n in names if n.first > at), None)
    if before is None or after is None:
        return None
    first, second = context.names.same(before.ids), context.names.same(after.ids)
    left, right = context.wanted(one), context.wanted(other)
    if not first.isdisjoint(left) and not second.isdisjoint(right):
        return "same"
    return "reversed" if not first.isdisjoint(right) and not second.isdisjoint(left) else None


def _check(claim: Claim, named: Named) -> Iterator[Problem]:
    other = _neighbour(claim, named) or _elsewhere(claim, named)
    if other is not None:
        words = claim.words.words
        printed = claim.text[words[named.first].start : words[named.last - 1].end]
        message = f"{claim.label}: {claim.places} has {other!r} where the claim has {printed!r}: check who does what"
        yield Problem("other_name_in_evidence", message, claim.path, Severity.WARNING)


def _neighbour(claim: Claim, named: Named) -> str | None:
    """Who always stands right before the word that the claim puts right after the name, if it is another."""
    context = claim.context
    words = claim.words.words
    if named.last >= len(words) or not words[named.last].content:
        return None
    wanted = context.wanted(named)
    found = None
    for sentence in claim.cited.sentences:
        names = {n.last: n for n in context.named_in(sentence)}
        for at, word in enumerate(sentence):
            if (
                word.content
                and word.akin(words[named.last])
                and not any(n.first <= at < n.last for n in names.values())
            ):
                other = names.get(at)
                if other is None or not wanted.isdisjoint(context.names.same(other.ids)):
                    return None
                found = _printed(sentence, other) if sentence[other.first].capital else found
    return found


def _elsewhere(claim: Claim, named: Named) -> str | None:
    """Whom the cited sentences name near the words around the name, where they do not name the claim's there."""
    context = claim.context
    words = claim.words.words
    wanted = context.wanted(named)
    mentioned = context.names.same(frozenset().union(*(other.ids for other in claim.names)))
    left = [
        w
        for w in words[max(named.first - GAP - 1, 0) : named.first]
        if w.content and w.clause == words[named.first].clause
    ]
    right = [
        w for w in words[named.last : named.last + GAP + 1] if w.content and w.clause == words[named.last - 1].clause
    ]
    found = None
    for sentence in claim.cited.sentences:
        names = context.named_in(sentence)
        for at, word in enumerate(sentence):
            after = word.content and any(word.akin(other) for other in left[-2:])
            before = word.content and any(word.akin(other) for other in right[:2])
            if not (after or before) or any(
                name.first <= at < name.last and sentence[name.first].capital for name in names
            ):
                continue
            near = [
                n for n in names if at - GAP - 1 <= n.last - 1 and n.first <= at + GAP + 1 and sentence[n.first].capital
            ]
            if any(not wanted.isdisjoint(context.names.same(n.ids)) for n in near) or _adjective(
                words, named, sentence
            ):
                return None
            if before and _passive(sentence, at):
                continue
            there = [n for n in near if (after and n.first > at) or (before and n.last <= at)] or near
            found = next(
                (_printed(sentence, n) for n in there if mentioned.isdisjoint(context.names.same(n.ids))), found
            )
    return found


def _adjective(words: Sequence[Word], named: Named, sentence: Sequence[Word]) -> bool:
    """Whether a capitalised word of the sentence begins as the name does: "Ostravan" for "Ostrava"."""
    beginnings = {word.lower[:SAME] for word in words[named.first : named.last] if len(word.lower) >= SAME}
    return any(word.capital and word.lower[:SAME] in beginnings for word in sentence)


def _passive(sentence: Sequence[Word], at: int) -> bool:
    return any(word.lower in _BE for word in sentence[max(at - 3, 0) : at])


def _printed(sentence: Sequence[Word], named: Named) -> str:
    return " ".join(word.text for word in sentence[named.first : named.last])
