"""Open issues that no cue names: terms that were refused or asked for without an answer, and terms of several sides
that do not meet.
"""

from __future__ import annotations

import re

from summarizer.document.patterns import lazy
from summarizer.engines.rules.context import Context
from summarizer.engines.rules.merging import content_stems
from summarizer.engines.rules.records import Act, Issue, Position, Span

_UNSETTLED = frozenset({"proposed", "rejected", "under_discussion", "announced", "unclear"})
_OF_NOBODY = frozenset({"verb:seek"})  # "is seeking $45 billion": without an addressee nobody is known to withhold it
_OFFERED = "issue:offered-figures"
# "put on the table instead", "let it be known that": words of the telling, not of the matter.
_NO_MATTER = lazy(r"(?:on the table|(?:it )?(?:be known|clear|known|plain)|beyond)\b")
# What is asked of everybody in talks says nothing of what divides them.
_PROCEDURE = lazy(
    r"\b(?:return(?:ing)? to (?:the (?:negotiating |bargaining )?table|talks|dialogue)|"
    r"(?:resume|hold|host|attend|continue|join|start|begin|open)(?:ing)? (?:\w+ ){0,3}?"
    r"(?:talks|negotiations|meetings?|dialogue|discussions)|(?:host|hold) a meeting|"
    r"(?:restraint|calm)\b|(?:put|putting) [^.;,]{2,40}? first)\b",
    re.IGNORECASE,
)
_MOST_AHEAD = 12
_NEAR_UNITS = 8
_MOST_DEALS = 50
_MEASURES = frozenset(
    w[:6]
    for w in (
        "percent cent million billion trillion dollars euros pounds barrels tonnes people points exchange "
        "half least return release four five seven eight nine eleven twelve fifteen twenty thirty forty fifty hundred "
        "thousand"
    ).split()
)


def contested_issues(context: Context, acts: list[Act], known: list[Issue]) -> list[Issue]:
    """One issue for each matter on which terms are refused, asked for or opposed; matters that a known issue covers
    are left out.
    """
    terms = [
        act
        for act in acts
        if not act.stance and act.kind != "agreement" and act.status in _UNSETTLED and act.matter is not None
    ]
    settled = [_stems(context, (act.start, act.end)) for act in acts if act.kind == "agreement"][:_MOST_DEALS]
    covered = {stem for issue in known for stem in _stems(context, (issue.start, issue.end))}
    sentences = {s.id for issue in known for s in issue.evidence}
    held = {(p.start, p.end) for issue in known for p in issue.positions} | {(i.start, i.end) for i in known}
    found: list[Issue] = []
    offered = False  # one offer without an answer shows what is at stake; more of them only add doubt
    for group in _matters(context, terms):
        rule = _rule(group)
        best = _spokes(group)
        stems = _stems(context, best.matter or (best.start, best.end))
        idle = rule in {"issue:asked-for", _OFFERED} and _PROCEDURE.search(context.document.text, best.start, best.end)
        if rule is None or idle or any((a.start, a.end) in held or a.matter in held for a in group):
            continue
        if stems & covered or {s.id for s in best.home[:1]} & sentences:
            continue
        if any(len(stems & other) >= 2 for other in settled):
            continue
        if rule == _OFFERED:
            if offered or not (stems or _stems(context, (best.start, best.end))):
                continue
            offered = True
        covered |= stems
        sentences |= {s.id for act in group for s in act.home[:1]}
        found.append(_issue(context, rule, best, group))
    return found


def _matters(context: Context, terms: list[Act]) -> list[list[Act]]:
    """The acts grouped by what they are about, each compared with the next few only."""
    stems = [_stems(context, act.matter) if act.matter else frozenset() for act in terms]
    home = list(range(len(terms)))
    for number in range(len(terms)):
        for later in range(number + 1, min(number + 1 + _MOST_AHEAD, len(terms))):
            one, other = terms[number], terms[later]
            answers = (context.actors.short or not stems[later]) and _counters(one, other)
            if stems[number] & stems[later] or _meet(one, other) or answers:
                home[later] = min(home[later], home[number])
    groups: dict[int, list[Act]] = {}
    for number, act in enumerate(terms):
        groups.setdefault(home[number], []).append(act)
    return list(groups.values())


def _meet(one: Act, other: Act) -> bool:
    """Two sides' figures of one measure near each other: "asked for 16 percent", "offered 13 percent"."""
    mine = {(a[2], a[3]) for a in one.terms.amounts if a[2] or a[3]}
    theirs = {(a[2], a[3]) for a in other.terms.amounts}
    return other.unit - one.unit <= _NEAR_UNITS and set(one.makers) != set(other.makers) and bool(mine & theirs)


def _counters(one: Act, other: Act) -> bool:
    """What somebody puts against what was just put to him: "offered the Liberals four ministries. They want six"."""
    return other.unit - one.unit == 1 and bool(other.makers) and other.makers == one.addressees


def _rule(group: list[Act]) -> str | None:
    """Why the group's matter is unsettled: terms refused, terms of several sides, a demand or figures without an
    answer; None where one side has only shown itself willing.
    """
    if any(act.status == "rejected" for act in group):
        return "issue:refused-terms"
    if len({act.makers for act in group if act.makers}) >= 2:
        return "issue:opposed-terms"
    if any(_asks(act) for act in group):
        return "issue:asked-for"
    if any(act.gives and act.makers and act.terms.amounts and not act.terms.conditions for act in group):
        return _OFFERED
    return None


def _asks(act: Act) -> bool:
    known = act.makers or act.terms.amounts
    return not act.gives and bool(known) and (bool(act.addressees) or act.rule not in _OF_NOBODY)


def _spokes(group: list[Act]) -> Act:
    """The act that names the matter: a refused one, else what somebody asks for."""
    last = group[::-1]
    return next((a for a in last if a.status == "rejected"), next((a for a in last if not a.gives), last[0]))


def _topic(context: Context, best: Act, group: list[Act]) -> Span:
    """The words that name the matter: those of the best act (in a short text, else of another one); the whole act where
    they are a bare figure.
    """
    told = (best, *group) if context.actors.short else (best,)
    named = (act.matter for act in told if act.matter is not None and _names_a_matter(context, act.matter))
    return next(named, (best.start, best.end))


def _names_a_matter(context: Context, span: Span) -> bool:
    return bool(_stems(context, span)) and not _NO_MATTER.match(context.document.text, span[0])


def _stems(context: Context, span: Span) -> frozenset[str]:
    """Stems of a span's words of matter: names and measures left out."""
    text = context.document.text
    names = content_stems(" ".join(text[m.start : m.end] for m in context.actors.mentions(*span)))
    return content_stems(text[span[0] : span[1]]) - names - _MEASURES


def _issue(context: Context, rule: str, best: Act, group: list[Act]) -> Issue:
    positions = [Position(maker, act.start, act.end, act.home[:1]) for act in group for maker in act.makers]
    positions += [Position(party, a, b, told) for act in group for party, a, b, told in act.refusals]
    once = tuple({position.party: position for position in reversed(positions)}.values())[::-1]
    span = _topic(context, best, group)
    told = context.evidence(*span)[:1] if best.matter else best.home[:1]
    return Issue(rule, "open", *span, cues=best.cues, evidence=told or best.home[:1], positions=once)
