"""Checks that who does something in a claim is who does it in the evidence: subjects of verbs, active and passive."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from summarizer.grounding.checks.claims import Claim
from summarizer.grounding.checks.context import CheckContext
from summarizer.grounding.checks.forms import ACTION, BORDER, Form
from summarizer.grounding.checks.lexicon import GENERIC_PARTIES, OFFICES, PRONOUNS, PRONOUNS_OF_PEOPLE, REPORTING
from summarizer.grounding.checks.namebook import Named
from summarizer.grounding.checks.opposite_words import sides_of
from summarizer.grounding.checks.stems import keys_of, stem
from summarizer.grounding.checks.words import Words
from summarizer.grounding.model import Problem
from summarizer.schemas import Severity

MOST_BEFORE = 25  # words between a subject and its verb
MOST_BEHIND = 14  # words between a passive verb and its "by"
MOST_BETWEEN = 4  # words between "by" and the name
_BE = frozenset("is are was were be been being gets got".split())
_PREPOSITIONS = frozenset(
    """of to for with from by in at against on between near over about into under towards toward among via without
    within behind beyond around through across""".split()
)
_DIRECTIONS = frozenset("to from against".split())
_DETERMINERS = frozenset("the a an its their his her this that these those any no every such some my our".split())
# Behind these a subject of its own stands, or another statement begins.
_NEW_SUBJECT = frozenset("whether if because unless when while whereas although though since what".split()) | (
    REPORTING - {"that"}
)
_THAT_ONE = frozenset("rejected rejects accepted accepts refused raised lifted cut dropped met backed".split())
_OWNED = frozenset("its their his her".split())
_OBJECTS = frozenset("it them him her us me".split())
_IN_FIGURES = frozenset("$€£%-")
_MODALS = {"could": "may", "might": "may", "may": "may", "will": "will", "would": "will"}
# Verbs with a particle, and what they mean.
_MEANING = {
    ("put", "forward"): "propose",
    ("turn", "down"): "reject",
    ("rule", "out"): "reject",
    ("set", "aside"): "drop",
    ("give", "up"): "drop",
    ("call", "for"): "demand",
    ("call", "off"): "cancel",
    ("go", "up"): "raise",
}
_PARTICLES = frozenset(particle for _, particle in _MEANING)
_SOMEBODY = GENERIC_PARTIES | OFFICES | PRONOUNS | PRONOUNS_OF_PEOPLE | frozenset("who which those others".split())
_WHO = frozenset(("who", "which"))
_OF, _BY = frozenset(("of", "by", "from")), frozenset(("by",))
_BETWEEN = frozenset("not n't been being also already never now".split())


class Deed(NamedTuple):
    """A word of the negotiation at `at`, what it is akin to, and who does it: None where that cannot be told."""

    at: int
    keys: frozenset[str]
    agent: Named | None


def check_subjects(claim: Claim) -> Iterator[Problem]:
    """`other_subject_in_evidence`, `roles_swapped`: the claim says of one party what the evidence says of another."""
    if len(claim.names) > 1:
        yield from _exchanged(claim)
    if not (claim.names and claim.words.traits & claim.cited.traits & ACTION):
        return
    context = claim.context
    for deed in deeds_in(claim.words, context):
        agent = deed.agent
        if agent is None or not (claim.words.forms[agent.first].capital or _is_party(agent)):
            continue
        others = _others(claim, deed.keys, context.wanted_company(agent))
        if others:
            printed = claim.words.printed(agent.first, agent.last)
            done = claim.words.forms[deed.at].lower
            message = (
                f"{claim.label}: {claim.places} says {done!r} of {others!r}, not of {printed!r}: check who does what"
            )
            yield Problem("other_subject_in_evidence", message, claim.path, Severity.WARNING)
            return


def _exchanged(claim: Claim) -> Iterator[Problem]:
    """ "To Nordland", where the evidence has "to Hammel" alone, and the claim names Hammel in another place."""
    context, words = claim.context, claim.words
    linked = [(_link(words, named), named) for named in claim.names]
    for link, named in linked:
        if link is None or not words.forms[named.first].capital:
            continue
        wanted = context.wanted_company(named)
        there = {
            context.meant(other, sentence)
            for sentence in claim.cited.readable
            for other in context.named_in(sentence)
            if _link(sentence, other) == link
        }
        if not there or any(not wanted.isdisjoint(ids) for ids in there):
            continue
        rest = [context.wanted(other) for link_too, other in linked if link_too != link]
        if any(not ids.isdisjoint(other) for ids in there for other in rest) and context.names_any(wanted, claim.cited):
            printed = words.printed(named.first, named.last)
            message = (
                f"{claim.label}: {claim.places} has {link!r} before another name than {printed!r}: check who does what"
            )
            yield Problem("roles_swapped", message, claim.path, Severity.WARNING)
            return


def _link(words: Words, named: Named) -> str | None:
    """The word of direction right before a name."""
    forms = words.forms
    at = named.first - 1
    if at >= 0 and forms[at].lower in _DETERMINERS:
        at -= 1
    return forms[at].lower if at >= 0 and forms[at].lower in _DIRECTIONS else None


def _is_party(named: Named) -> bool:
    return any(one.startswith("party:") for one in named.ids)


def _others(claim: Claim, done: frozenset[str], wanted: frozenset[str]) -> str | None:
    """Whom the evidence names as the one who does it; None where it may be the wanted one, or nobody is named."""
    context = claim.context
    found = None
    for sentence in claim.cited.readable:
        for deed in deeds_in(sentence, context) if sentence.traits & ACTION else ():
            if done.isdisjoint(deed.keys):
                continue
            agent = deed.agent
            if agent is None or not wanted.isdisjoint(context.meant(agent, sentence)):
                return None
            found = sentence.printed(agent.first, agent.last)
    return found


def deeds_in(words: Words, context: CheckContext) -> list[Deed]:
    """The deeds of a text, found once for all claims."""
    found = context.deeds.get(id(words))
    if found is None:
        found = context.deeds[id(words)] = list(deeds(words, context.named_in(words)))
    return found


def deeds(words: Words, names: list[Named]) -> Iterator[Deed]:
    """The words of the negotiation that a text tells of somebody, each with its agent; nouns only with one."""
    covered = {at for named in names for at in range(named.first, named.last)}
    for at, form in enumerate(words.forms):
        if not form.traits & ACTION or at in covered:
            continue
        if form.lower in _MODALS:
            yield Deed(at, frozenset((_MODALS[form.lower],)), _subject(words, at, names, covered))
        elif at and words.forms[at - 1].lower == "to":
            continue  # "has a plan to free them": whose deed it is, word order does not tell
        elif not _is_noun(words, at, covered):
            passive = _is_passive(words, at)
            agent = _behind(words, at, names, _BY, MOST_BEHIND) if passive else _subject(words, at, names, covered)
            yield Deed(at, _keys(words, at), agent)
        else:
            owner = _owner(words, at, names, covered) or _behind(words, at, names, _OF, 1)
            if owner is not None:
                yield Deed(at, _keys(words, at), owner)


def _keys(words: Words, at: int) -> frozenset[str]:
    form = words.forms[at]
    following = [other.lower for other in words.forms[at + 1 : at + 4]]
    for particle in following:
        meaning = _MEANING.get((stem(form.lower), particle)) if particle in _PARTICLES else None
        if meaning is not None:
            return keys_of(meaning)
    return form.keys.union(f"|{row}{sign}" for row, sign in sides_of(form.lower, tuple(following)))


def _is_noun(words: Words, at: int, covered: set[int]) -> bool:
    """Whether a determiner or an owner stands before the word, an adjective or two between."""
    forms = words.forms
    for index in range(at - 1, max(at - 6, -1), -1):
        form = forms[index]
        if index in covered:
            return index == at - 1 and _is_owner(words, index)
        if form.lower in _DETERMINERS:
            return True
        if not (form.content or form.lower in _IN_FIGURES) or form.lower.endswith("ly"):
            break
    return forms[at].lower.endswith(("tion", "ance", "al", "ment", "sion")) or (
        at + 1 < len(forms) and forms[at + 1].lower == "of"
    )


def _is_owner(words: Words, index: int) -> bool:
    """Whether "'s" or an apostrophe stands behind the word."""
    if "'" not in words.text and "’" not in words.text:
        return False
    end = words.places[index][1]
    return words.text[end : end + 1] in {"'", "’"}


def _owner(words: Words, at: int, names: list[Named], covered: set[int]) -> Named | None:
    """The name right before a noun, with "'s" and an adjective or two between; for "its" the subject before it."""
    for index in range(at - 1, max(at - 4, -1), -1):
        if words.forms[index].lower in _OWNED:
            return _subject(words, index, names, covered)
        if not (words.forms[index].content or words.forms[index].lower in _IN_FIGURES):
            break
    for named in reversed(names):
        if named.last <= at:
            near = at - named.last <= 2 and all(form.content for form in words.forms[named.last : at])
            return named if near and _is_owner(words, named.last - 1) else None
    return None


def _behind(words: Words, at: int, names: list[Named], links: frozenset[str], reach: int) -> Named | None:
    """The name behind "by"."""
    forms, clauses = words.forms, words.clauses
    for index in range(at + 1, min(at + 1 + reach, len(forms))):
        if clauses[index] != clauses[at]:
            break
        if forms[index].lower in links:
            return next((n for n in names if index < n.first <= index + MOST_BETWEEN), None)
    return None


def _is_passive(words: Words, at: int) -> bool:
    forms = words.forms
    if forms[at].lower.endswith("ing"):
        return False
    index = at - 1
    while index >= 0 and (forms[index].lower in _BETWEEN or forms[index].lower.endswith("ly")):
        index -= 1
    return (index >= 0 and forms[index].lower in _BE) or any(form.lower == "by" for form in forms[at + 1 : at + 3])


def _subject(words: Words, at: int, names: list[Named], covered: set[int]) -> Named | None:
    """The nearest name before an active verb that is no object, place or owner; None where another may be meant."""
    forms = words.forms
    by_last = {named.last - 1: named for named in names}
    index = at - 1
    least = max(at - MOST_BEFORE, 0)
    joined = False
    while index >= least:
        named = by_last.get(index)
        if named is not None:
            before = _word_before(forms, named.first)
            if _is_owner(words, index):
                return None
            if before not in _PREPOSITIONS:
                return None if before == "and" and _is_pair(named.first, by_last) else named
            index = named.first - 1
            continue
        form = forms[index]
        if index not in covered and (form.traits & BORDER or _stops(forms, index, joined=joined)):
            return None
        joined = joined or form.lower == "and"
        index -= 1
    return None


def _stops(forms: tuple[Form, ...], index: int, *, joined: bool) -> bool:
    """Whether somebody else may be the subject: a pronoun, a description, or what a word of saying opens."""
    lower = forms[index].lower
    if lower in _NEW_SUBJECT:
        return True
    if lower == "that":
        return index == 0 or forms[index - 1].lower not in _THAT_ONE
    if lower not in _SOMEBODY or lower in _WHO or lower in _OWNED:
        return False
    return not (joined and lower in _OBJECTS) and _word_before(forms, index) not in _PREPOSITIONS


def _is_pair(first: int, by_last: dict[int, Named]) -> bool:
    """Whether "and" joins a name to another one: both do it."""
    return any(end in by_last for end in range(max(first - 4, 0), first - 1))


def _word_before(forms: tuple[Form, ...], first: int) -> str:
    """The word before a name, its article and adjectives aside."""
    index = first - 1
    while index >= 0 and (forms[index].lower in _DETERMINERS or (forms[index].content and first - index <= 2)):
        index -= 1
    return forms[index].lower if index >= 0 else ""
