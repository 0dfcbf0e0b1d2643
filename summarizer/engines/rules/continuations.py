"""Follow the terms of an offer into the sentences behind it: "It would run for three years", "Guns would fall silent
24 hours later".
"""

from __future__ import annotations

from dataclasses import replace

from summarizer.document.patterns import lazy
from summarizer.engines.rules.context import Context
from summarizer.engines.rules.records import Act, Unit

_OFFER = r"(?:offer|proposal|plan|package|deal|bid|draft|text|paper|compromise|accord|agreement|terms|scheme|formula)"
_GOES_ON = lazy(
    rf"^\W*(?:it|this|that|they|these|both|half|the (?:rest|remainder|other)|"
    rf"(?:its|the|their|his|her) (?:[\w-]+\s){{0,3}}?{_OFFER}s?|"
    rf"under (?:it|(?:the|this|that|its|their|his|her) (?:[\w-]+\s){{0,3}}?{_OFFER}s?)|"
    rf"in (?:return|exchange|addition|turn)|on top of (?:that|it|this)|there would|another|a further|also)\b"
    rf"[^;]{{0,90}}?\b(?:would|will|include[sd]?|comes? (?:with|at|to)|runs?|carr(?:y|ies)|foresees?|provides?|"
    rf"gives?|offers?|calls? for|covers?|sets?|limits?|caps?|requires?|allows?|"
    rf"(?:is|are|was|were) (?:for|to|worth|conditional|linked|tied))\b"
)
_WOULD = lazy(r"\bwould\s(?!have\b|not have\b|cost\b|mean\b|save\b|equal\b|represent\b|like\b|take\b|need\b)")
_EFFECT = lazy(
    r"\b(?:costs?|costing|sav(?:e|es|ing)|valu(?:e|es|ed|ing)|estimat\w+|analysts?|economists?|experts?|compar\w+|"
    r"currently|at present|so far|now|last (?:year|month|week)|average|inflation|expected?|likely|shares?|investors?|"
    r"polls?|votes?|according to (?:the )?(?:analysts?|estimates?)|reject\w*|refus\w*|turned|demand\w*|wants?|asked|"
    r"insist\w*|insufficient|too (?:low|little|much)|not enough|previous|earlier|ago|compared|than (?:the|its|a)|"
    r"had been)\b"
)
_SAYING = lazy(r"\b(?:says?|said|told|argues?|argued|warns?|warned|thinks?|believes?|reckons?|calls?|called)\b")
_MOST_AHEAD = 2
_MOST_LOOKED = 12  # units behind the offer, quotations among them
_MOST_EVIDENCE = 4


def with_continuations(context: Context, acts: list[Act]) -> list[Act]:
    """The acts with the figures that the next sentences of their paragraph add; sentences of other acts are skipped."""
    told = {s.id for act in acts if not act.stance for s in act.evidence}
    return [_continued(context, act, told) if _may_go_on(act) else act for act in acts]


def _may_go_on(act: Act) -> bool:
    return not act.stance and act.kind not in {"demand", "ultimatum"} and len(act.evidence) < _MOST_EVIDENCE


def _continued(context: Context, act: Act, told: set[str]) -> Act:
    home = context.units[act.unit]
    if home.quotation is not None:
        return act
    seen = 0
    for number in range(act.unit + 1, min(act.unit + 1 + _MOST_LOOKED, len(context.units))):
        unit = context.units[number]
        if unit.line != home.line or seen == _MOST_AHEAD:
            break
        if unit.quotation is not None:
            continue
        seen += 1
        evidence = context.evidence(unit.frame.start, unit.frame.end)
        if any(s.id in told for s in evidence) or not _adds_terms(context, act, unit):
            break
        figures = context.terms.figures(unit.frame.start, unit.frame.end)
        amounts = tuple(dict.fromkeys((*act.terms.amounts, *figures)))
        act = replace(act, terms=act.terms._replace(amounts=amounts)).with_evidence(evidence)
        told.update(s.id for s in evidence)
    return act


def _adds_terms(context: Context, act: Act, unit: Unit) -> bool:
    start, end = unit.frame.start, unit.frame.end
    text = context.lowered
    if unit.history or not context.terms.amounts(start, end):
        return False
    if _EFFECT.search(text, start, end) or _SAYING.search(text, start, end):
        return False
    opened = _GOES_ON.match(text[start:end]) is not None
    if not opened and _WOULD.search(text, start, end) is None:
        return False
    subject = context.sides(context.actors.main_subject(context.units, unit))
    return opened or not subject or bool(set(subject) & set(act.makers)) or len(act.makers) != 1
