"""Acts told by a modal verb: promises under a condition, and red lines."""

from __future__ import annotations

import re
from dataclasses import replace

from summarizer.document.patterns import lazy
from summarizer.engines.rules.clause import clause_end, in_condition, phrase_after_object
from summarizer.engines.rules.context import Context
from summarizer.engines.rules.lexicon import PLEDGEABLE
from summarizer.engines.rules.records import Act, Unit
from summarizer.engines.rules.syntax import Frame, Subject

_IF = lazy(
    r"\b(?:if(?! that[’']s| it takes| need be| necessary| possible| anything| at all| the strikes? go| talks fail)|"
    r"provided|providing|as long as|so long as|on condition|in exchange for|in return for|once|"
    r"only (?:if|when|after)|unless)\b",
    re.IGNORECASE,
)
_RED_LINE = lazy(
    r"\b(?:until|unless|without|anything that|(?:any|a) deal that|below|at any price|"
    r"under any circumstances|less than|as long as)\b",
    re.IGNORECASE,
)
_RED_VERBS = frozenset(
    "accept sign agree give tolerate allow settle withdraw return lift resume release disarm recognise "
    "recognize ratify surrender end stop concede budge take attend join negotiate talk vote free".split()
)
_UNMET = lazy(r"\bif\b[^;:]{0,90}?(?:\bnot\b|n['’]t\b)[^;:]{0,60}?,\s+[^,;:]{0,40}$", re.IGNORECASE)
# "Under the offer, ...", "the only way he will ...": what follows is a term of it, not its subject's promise.
_OF_A_PLAN = lazy(
    r"\W*(?:under|according to|as part of|in)\s(?:[\w’'.-]+\s){0,6}?(?:proposals?|offers?|bids?|plan|terms|deal|"
    r"package|agreement|framework|draft|text|accord|blueprint|truce|ceasefire)\b",
    re.IGNORECASE,
    words="proposal|offer|bid|plan|terms|deal|package|agreement|framework|draft|text|accord|blueprint|truce|ceasefire",
)
_OPENING = 120  # characters in which a plan is named
_NEAR = 60
# What things do under a condition that a side sets: "the coupon would go unpaid unless ...".
_HAPPENS = frozenset("go become remain stay rise fall come expire lapse run apply last".split())
_COULD = frozenset("accept agree support back live sign".split())


def _main_verb(frame: Frame, modal: int) -> int:
    at = modal + 1
    while at < len(frame.lowers) and (
        frame.lowers[at] in {"not", "also", "only", "then", "never", "be", "first"} or frame.lowers[at].endswith("ly")
    ):
        at += 1
    return at


def side_subject(context: Context, unit: Unit, at: int) -> tuple[tuple[str, ...], Subject | None]:
    """The sides for which the subject of the modal at token `at` acts, none if they are not at the table; its words."""
    makers, subject = context.actors.subject(context.units, unit, at)
    if _is_contracted(unit.frame, at):
        subject = Subject(at, at + 1)
        makers = context.resolve(unit, subject)
    makers = context.sides(makers)
    if not context.at_table(makers):
        return (), subject
    return makers, subject


def _is_contracted(frame: Frame, at: int) -> bool:
    """True for "we'll" and "they'd": pronoun and modal in one token."""
    word = frame.lowers[at]
    return word.endswith(("'ll", "'d"))


def promise(context: Context, unit: Unit, at: int) -> Act | None:  # noqa: PLR0911 # one return for each ground
    """ "would give Kestrel access if it first signs a standstill": a promise with its condition in the same clause."""
    frame = unit.frame
    verb = _main_verb(frame, at)
    if verb >= len(frame.lowers) or any(w in {"not", "never"} for w in frame.lowers[at:verb]):
        return None
    happens = frame.lowers[verb] in _HAPPENS
    if not happens and frame.lowers[verb] not in PLEDGEABLE:
        return None
    could = frame.lowers[at] == "could" and frame.lowers[verb] not in _COULD and not happens
    if could or frame.lowers[at] in {"won't", "wouldn't", "cannot", "can't"}:
        return None
    tail = frame.text[frame.ends[verb] : frame.end]
    head = frame.text[frame.start : frame.starts[at]]
    if _OF_A_PLAN.match(head[:_OPENING]) is not None or "only way" in head[-_NEAR:]:
        return None
    unmet = _UNMET.search(head) is not None
    bound = _IF.search(tail) is not None or unmet or re.match(r"\W*If\b", head) is not None
    if not bound and not context.terms.amounts(frame.ends[verb], clause_end(frame, verb)):
        return None
    makers, subject = side_subject(context, unit, at)
    source, observer = context.source(unit, subject, at)
    if not makers and bound and source is not None and set(context.sides((source,))) <= set(context.actors.sides):
        makers = context.sides((source,))
    elif happens:
        return None
    if not makers or observer or in_condition(frame, subject, at) or not context.is_reported(unit, subject, at):
        return None
    if not bound and (source is None or context.actors.side_of(source) not in makers):
        return None
    threat = unmet or "unless" in tail.split()
    start = unit.frame.start + len(head) - len(head.lstrip()) if re.match(r"\W*If\b", head) else None
    return context.act(
        unit,
        verb,
        rule="clause:would-if" if bound else "clause:would-pay",
        kind="ultimatum" if threat else "offer",
        makers=makers,
        subject=subject,
        source=source,
        start=start,
        addressees=context.resolve(unit, phrase_after_object(frame, verb + 1)),
        cues=((frame.starts[at], frame.ends[verb]),),
    )


def red_line(context: Context, unit: Unit, at: int) -> Act | None:
    """ "will not sign without ...", "won't give up split shifts at any price": what a side says that it will not do."""
    frame = unit.frame
    verb = _main_verb(frame, at)
    negated = (
        frame.lowers[at] in {"won't", "wouldn't", "cannot", "can't"}
        or "not" in frame.lowers[at:verb]
        or "never" in frame.lowers[at:verb]
    )
    if not negated or verb >= len(frame.lowers) or frame.lowers[verb] not in _RED_VERBS:
        return None
    if _RED_LINE.search(frame.text, frame.ends[verb], frame.end) is None:
        return None
    makers, subject = side_subject(context, unit, at)
    source, observer = context.source(unit, subject, at)
    if not makers or observer or in_condition(frame, subject, at):
        return None
    return context.act(
        unit,
        verb,
        rule="clause:red-line",
        kind="demand",
        makers=makers,
        subject=subject,
        source=source,
        cues=((frame.starts[at], frame.ends[verb]),),
    )


def as_demand(context: Context, act: Act) -> Act:
    """ "It would accept nothing less than 30 per cent" asks for it, although the words are those of giving."""
    if not act.gives or _LEAST_TAKEN.search(context.document.text, act.start, act.end) is None:
        return act
    return replace(act, kind="demand")


_LEAST_TAKEN = lazy(
    r"\b(?:would|will|could|can)\s(?:only\s)?(?:accept|support|back|settle for|vote for|sign|take|agree to|recommend)\s"
    r"(?:for\s)?(?:nothing (?:less|below|under)|no less|not less|anything (?:above|over|of at least)|at least|"
    r"[^.;,]{2,40}? (?:at most|at least|or more))\b"
    r"|\b(?:will|would|can|could)(?: not|n['’]t)\s(?!(?:go|rise|fall|be|pay more)\b)[^.;]{3,110}?\b(?:unless|until)\b"
)
