"""Tell whether a text of a few sentences reports bargaining: there the acts decide, not how often talks are named."""

from __future__ import annotations

import re

from summarizer.document import EntityKind
from summarizer.document.patterns import lazy
from summarizer.engines.rules.context import PEOPLE, Context
from summarizer.engines.rules.records import Act
from summarizer.engines.rules.sides import Negotiation
from summarizer.engines.rules.table import two_sides

_ANSWERED = frozenset({"rejected", "accepted", "withdrawn", "under_discussion"})
_EXCHANGE = lazy(
    r"\b(?:in exchange|in return|provided|unless|on condition|if|swap|to settle|or (?:it|they) (?:will|would)|"
    r"or face)\b",
    re.IGNORECASE,
)
_REPLIES = lazy(r"\b(?:replied|responded|answered|rejected|refused|welcomed|dismissed|countered|said no)\b")
# A court that rules, or a parliament that votes, answers nobody's terms.
_RULING = lazy(
    r"\b(?:judges?|jury|tribunal|magistrates?|parliament|lawmakers|senators?|senate|congress|mps|voters) "
    r"(?:\w+ )?(?:rejected|refused|dismissed|accepted|approved|voted)\b",
    re.IGNORECASE,
)
# What is offered, asked or promised in other news: to buyers, voters, applicants, the public.
_OTHER_NEWS = lazy(
    r"\b(?:election|elected|campaign\w*|voters?|polls?|surveys?|donat\w+|in aid|scholarships?|"
    r"rival (?:candidate|wants)|manifesto|pledged|customers?|"
    r"shoppers?|buyers|discount|off all|free (?:case|delivery|buses)|quarterly|earnings|dividend|profits?|guidance|"
    r"revenue (?:rose|fell)|air ?strikes?|drones?|missiles?|storm|hurricane|earthquake|forecast|scored|goals?|drew|"
    r"[0-9]-[0-9]|half-time|married|wedding|police|shop assistant|bill on|draft law|a law)\b",
    re.IGNORECASE,
)


def weighed_by_acts(context: Context, negotiation: Negotiation, acts: list[Act]) -> Negotiation:
    """The verdict on a short text: two actors in opposed frames are a negotiation, each of them told once.

    The sides are then who acts and who is addressed.
    """
    told = [act for act in acts if not act.stance]
    found = negotiation.found or (_opposed(context, told) and not _OTHER_NEWS.search(context.document.running_text))
    if not found:
        return negotiation._replace(found=False)
    sides = tuple(
        dict.fromkeys(p for act in told for p in _bodies(context, (*act.makers, *act.addressees, *_refusers(act))))
    )
    sides = tuple(dict.fromkeys((*sides, *negotiation.sides)))
    return negotiation._replace(found=True, sides=sides, pair=two_sides(context, told) or negotiation.pair)


def facing(context: Context, negotiation: Negotiation, acts: list[Act]) -> tuple[str, ...]:
    """The two main sides where a short text tells acts of them alone and nobody mediates; else ()."""
    told = {party for act in acts if not act.stance for party in (*act.makers, *act.addressees)}
    alone = context.actors.short and not negotiation.mediators and told <= set(negotiation.pair)
    return negotiation.pair if alone and len(negotiation.sides) == len(negotiation.pair) else ()


def _opposed(context: Context, acts: list[Act]) -> bool:
    """Whether somebody answers somebody else's terms, sets terms of his own against them, or gives for something."""
    return any(_answered(context, act) or _exchanges(context, act) for act in acts) or any(
        _counters(context, one, other) for n, one in enumerate(acts) for other in acts[n + 1 :]
    )


def _answered(context: Context, act: Act) -> bool:
    """Whether another body than its maker answers the act; a court that rules answers nobody's terms."""
    makers = set(_bodies(context, act.makers))
    others = set(_bodies(context, (*_refusers(act), *act.addressees))) - makers
    if _RULING.search(context.document.running_text):
        return False
    if act.kind == "agreement":
        return len(makers) > 1
    return act.status in _ANSWERED and bool(others) and (bool(makers) or bool(act.terms.amounts))


def _exchanges(context: Context, act: Act) -> bool:
    """ "offered Italy a patrol in exchange for rights": one body gives another something for something."""
    makers = _bodies(context, act.makers)
    words = context.document.text[act.start : act.end]
    end = max((sentence.end for sentence in act.evidence), default=act.end)
    named = tuple(mention.entity for mention in context.actors.mentions(act.start, end))
    others = set(_bodies(context, (*act.addressees, *named, *_who_replies(context, act))))
    return bool(makers) and bool(others - set(makers)) and bool(act.terms.conditions or _EXCHANGE.search(words))


def _who_replies(context: Context, act: Act) -> tuple[str, ...]:
    """ "The US replied that inspections had to come first": the subject of the next sentence, if it answers."""
    unit = next((u for u in context.units[act.unit + 1 :] if u.quotation is None), None)
    if unit is None or _REPLIES.search(unit.frame.text, unit.frame.start, unit.frame.end) is None:
        return ()
    return context.actors.main_subject(context.units, unit)


def _counters(context: Context, one: Act, other: Act) -> bool:
    """ "wants 6 per cent; has offered 3": terms of two bodies, one asking and one giving or both to one another."""
    mine, theirs = set(_bodies(context, one.makers)), set(_bodies(context, other.makers))
    if not mine or not theirs or mine & theirs:
        return False
    facing = mine & set(other.addressees) or theirs & set(one.addressees)
    units = {(a[2], a[3]) for a in one.terms.amounts} & {(a[2], a[3]) for a in other.terms.amounts}
    near = abs(one.unit - other.unit) <= 1 and bool(one.addressees or other.addressees)
    return bool(facing) or (one.gives != other.gives and (bool(units) or near))


def _bodies(context: Context, ids: tuple[str, ...]) -> tuple[str, ...]:
    """Those of `ids` that bargain for more than themselves: no persons, no nameless sources of nobody."""
    return tuple(
        i
        for i in context.sides(ids)
        if context.actors.kind(i) not in PEOPLE
        or (context.actors.kind(i) is EntityKind.UNNAMED and context.can_bargain((i,)))
    )


def _refusers(act: Act) -> tuple[str, ...]:
    return tuple(party for party, *_ in act.refusals)
