"""Checks that a claim gives words to the one whom its evidence gives them to, where two parties stand side by side."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from summarizer.grounding.checks.claims import Claim
from summarizer.grounding.checks.lexicon import NOT_NAMES, OFFICES
from summarizer.grounding.checks.namebook import Named
from summarizer.grounding.checks.words import Words
from summarizer.grounding.model import Problem
from summarizer.schemas import Severity

SAME = 5  # letters that a name shares with its adjective
GAP = 3  # words between a name and the word that it belongs to
LINKS = frozenset("and or between with to from for against".split())
_WHERE = frozenset("in at of near from outside".split())
_INSIDE = frozenset(("in", "at", "near"))
RELATIONS = frozenset("on against to from with by at of".split())
MOST_APART = 4  # words between two mentions of one party that look like one too many
MOST_BETWEEN = 3  # light words between a name and the word that it belongs to
# Light words that do not change who does what.
_NO_ROLE = frozenset(
    """a an the its his her their is are was were be been has have had will would can could may might must should shall
    to also only just""".split()
)
_BE = frozenset("is are was were be been being".split())
_NO_KEYS: frozenset[str] = frozenset()


def check_agents(claim: Claim) -> Iterator[Problem]:
    """`other_name_in_evidence`, `roles_swapped`, `same_name_twice` and `office_of_nobody`."""
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
            yield from _office(claim, named)
        if number:
            yield from _doubled(claim, names[number - 1], named)


def _named_beside(claim: Claim, mentioned: frozenset[str]) -> bool:
    """Whether the cited sentences name somebody else."""
    context = claim.context
    return any(
        sentence.forms[named.first].capital and mentioned.isdisjoint(context.names.kin_of(named.ids))
        for sentence in claim.cited.sentences
        for named in context.named_in(sentence)
    )


def _doubled(claim: Claim, one: Named, other: Named) -> Iterator[Problem]:
    """ "Norland and Norland", "Norland's duty on Norland's fish": one party in both roles of a relation."""
    words = claim.words
    between = [form.lower for form in words.forms[one.last : other.first] if form.lower not in _NO_ROLE]
    linked = len(between) == 1 and between[0] in LINKS
    related = bool(between) and between[-1] in RELATIONS and _distance(words, one, other) <= MOST_APART
    if (
        not _are_one(claim, one, other)
        or not (linked or related)
        or words.segments[one.first] != words.segments[other.first]
    ):
        return
    for sentence in claim.cited.sentences:
        for first, second in pairwise(claim.context.named_in(sentence)):
            near = _distance(sentence, first, second) <= MOST_APART
            if near and _are_one(claim, first, one) and _are_one(claim, second, one):
                return
    message = f"{claim.label}: {words.printed(one.first, other.last)!r} names one party twice"
    severity = Severity.ERROR if linked else Severity.WARNING
    yield Problem("same_name_twice", message, claim.path, severity)


def _are_one(claim: Claim, one: Named, other: Named) -> bool:
    return one.ids == other.ids or not claim.context.wanted(one).isdisjoint(claim.context.wanted(other))


def _distance(words: Words, one: Named, other: Named) -> int:
    """The number of words between two names, marks aside."""
    return sum(bool(form.keys) for form in words.forms[one.last : other.first])


def _office(claim: Claim, named: Named) -> Iterator[Problem]:
    """ "Minister Norland": a state, a company or another body as the bearer of somebody's office."""
    forms = claim.words.forms
    at = named.first - 1 - (named.first > 1 and forms[named.first - 1].lower == ",")
    if at < 0 or forms[at].lower not in OFFICES:
        return
    if named.last < len(forms) and forms[named.last].content:
        return  # "the chief Norland negotiator"
    if not claim.context.are_bodies(claim.context.wanted(named)):
        return
    if any(
        sentence.forms[other.first - 1 - gap].lower == forms[at].lower
        for sentence in claim.cited.sentences
        for other in claim.context.named_in(sentence)
        for gap in (0, 1)
        if other.first > gap and not other.ids.isdisjoint(named.ids)
    ):
        return
    printed = claim.words.printed(at, named.last)
    message = f"{claim.label}: {printed!r} gives somebody's office to a body: name who holds it"
    yield Problem("office_of_nobody", message, claim.path, Severity.WARNING)


def _reversed(claim: Claim) -> Iterator[Problem]:
    """Two names around a verb that the cited sentences have the other way round, both active or both passive."""
    words = claim.words
    for one, other in pairwise(claim.names):
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
    if not others and not _named_beside(claim, claim.context.wanted(named)):
        return
    other = (
        _neighbour(claim, named)
        or _other_place(claim, named)
        or (_elsewhere(claim, named, mentioned) if others else None)
    )
    if other is not None:
        printed = claim.words.printed(named.first, named.last)
        message = f"{claim.label}: {claim.places} has {other!r} where the claim has {printed!r}: check who does what"
        yield Problem("other_name_in_evidence", message, claim.path, Severity.WARNING)


def _neighbour(claim: Claim, named: Named) -> str | None:
    """Who always stands where the claim has the name, right before or right behind a word, if it is another."""
    for step in (1, -1):
        found = _beside(claim, named, step)
        if found is not None:
            return found
    return None


def _beside(claim: Claim, named: Named, step: int) -> str | None:
    """Who stands before (`step` 1) or behind (-1) the content word next to the name, the same light words between."""
    context = claim.context
    at, between = _next_content(claim.words, named.last if step > 0 else named.first - 1, step)
    if at is None:
        return None
    wanted = context.wanted(named)
    keys = claim.words.forms[at].own_keys
    found = None
    for sentence in claim.cited.sentences:
        standing = sentence.akin(keys)
        names = context.named_in(sentence) if standing else []
        for place in standing:
            if any(n.first <= place < n.last for n in names):
                continue
            end, light = _back_to_name(sentence, place, step)
            other = next((n for n in names if (n.last - 1 if step > 0 else n.first) == end), None)
            if other is None or light != between or not wanted.isdisjoint(context.names.kin_of(other.ids)):
                return None
            if step > 0 and _is_place(sentence, other):
                return None
            found = _printed(sentence, other) if sentence.forms[other.first].capital else found
    return found


def _is_place(words: Words, named: Named) -> bool:
    """Whether a name only says where somebody is or whose: "the parliament in Bishkek has to approve"."""
    return named.first > 0 and words.forms[named.first - 1].lower in _WHERE


def _next_content(words: Words, at: int, step: int) -> tuple[int | None, tuple[str, ...]]:
    """The content word next to a name in one direction, and what must stand between: light words that tell roles."""
    between: list[str] = []
    while 0 <= at < len(words.forms) and len(between) <= MOST_BETWEEN:
        form = words.forms[at]
        if form.content:
            return at, tuple(between)
        if form.lower not in _NO_ROLE:
            between.append(form.lower)
        at += step
    return None, ()


def _back_to_name(words: Words, place: int, step: int) -> tuple[int, tuple[str, ...]]:
    """From a content word back over light words: where the next other word stands, and the light words in order."""
    between: list[str] = []
    at = place - step
    while 0 <= at < len(words.forms) and len(between) <= MOST_BETWEEN:
        form = words.forms[at]
        if form.content or form.capital:
            break
        if form.lower not in _NO_ROLE:
            between.append(form.lower)
        at -= step
    return at, tuple(reversed(between))


def _other_place(claim: Claim, named: Named) -> str | None:
    """ "In Geneva" where the cited sentences say "in Tarn" and do not name Geneva at all."""
    context = claim.context
    forms = claim.words.forms
    if not named.first or forms[named.first - 1].lower not in _INSIDE:
        return None
    if context.names_any(context.wanted(named), claim.cited):
        return None
    for sentence in claim.cited.readable:
        for at, form in enumerate(sentence.forms[1:], 1):
            if (
                form.capital
                and form.content
                and form.lower not in NOT_NAMES
                and sentence.forms[at - 1].lower in _INSIDE
            ):
                return form.text
    return None


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
        owned = {n.first for n in names}  # "Labour's Ann Lee" is Ann Lee
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
            others = (n for n in there if n.last not in owned and mentioned.isdisjoint(context.names.kin_of(n.ids)))
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
