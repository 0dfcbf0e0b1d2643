"""Hear a refusal or an acceptance that is told as a judgement: "called it an insult", "is not enough", "would not
accept the plan".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from summarizer.document import EntityKind
from summarizer.document.patterns import lazy
from summarizer.engines.rules.context import Context
from summarizer.engines.rules.merging import content_stems
from summarizer.engines.rules.records import Answered, Unit

_THING = (
    r"(?:offers?|bids?|proposals?|plans?|packages?|terms|deal|drafts?|text|compromise|approach|figures?|numbers?|price|"
    r"rise|increase|idea|step|exchange|condition|demands?|request|counter-?(?:offer|proposal|bid)|suggestion|notion|"
    r"calls?|scheme|arrangement|swap|cap|sum|pullback|ultimatum|formula|claims?)"
)
# Words between a determiner and its noun.
_BETWEEN = r"(?:(?!(?:on|of|in|for|to|with|that|only|by|at|from|as|and)\b)[\w-]+\s){0,3}?"
_IT = rf"(?:it|that|this|these|those|they|them|both|(?:the|its|their|his|her|our|your|such an?)\s{_BETWEEN}{_THING})"
_BAD = (
    r"(?:unacceptable|derisory|insult(?:ing)?|inadequate|insufficient|non-?starters?|too (?:low|little|late|small|much|"
    r"high|far)|unaffordable|unrealistic|ridiculous|absurd|opportunistic|outrageous|laughable|unworkable|unfair|"
    r"out of the question|not (?:acceptable|adequate|enough|good enough|serious|an option|possible|negotiable)|"
    r"not (?:\w+\s){1,2}(?:enough|acceptable|adequate)|(?:nowhere near|far from|hardly|simply not|not nearly) "
    r"(?:enough|adequate|acceptable|good enough)|slap in the face|"
    r"(?:an? )?joke|(?:far |well )?short of (?:what|its|their|the)|impossible|undervalu\w+)"
)
_NOT_TAKE = (
    r"(?:(?:would|will|could|can|do|does|did)\s?(?:not|n['’]t|never)|cannot|can['’]t|won['’]t|wouldn['’]t|never)"
    r"\s(?:\w+ly\s|ever\s|possibly\s)?(?:accept|agree to|sign|support|recommend|live with|back|entertain|countenance|"
    r"swallow|wear|stomach|take|buy|consent to|put up with)"
)
_REFUSED = lazy(
    rf"\b(?:call(?:ed|s|ing)?|describ(?:ed|es|ing)|dismiss(?:ed|es|ing)|brand(?:ed|s|ing)|denounc(?:ed|es|ing)|"
    rf"label(?:led|s|ling)|deem(?:ed|s)|condemn(?:ed|s|ing)|derid(?:ed|es|ing)|consider(?:ed|s))\s{_IT}\s"
    rf"(?:as\s|to be\s)?[“\"'‘]?(?:[\w-]+\s){{0,3}}?{_BAD}\b"
    rf"|\b{_IT}\s(?:is|are|was|were|remains?|remained|fell|falls|comes?|came)\s(?:[\w-]+\s){{0,3}}?[“\"'‘]?{_BAD}\b"
    rf"|\b(?:it|that|this|both|they|offers?|bids?|proposals?|price|terms)\s(?:[\w'’]+\s){{0,2}}?undervalue[sd]?\b"
    rf"|\bsa(?:id|ys|ying)\s(?:no|[“\"]no[,.]?[”\"])\sto\s{_IT}\b"
    rf"|\b(?:dismiss(?:ed|es|ing)|reject(?:ed|s|ing)|rul(?:ed|es|ing) out|oppos(?:ed|es|ing)|resist(?:ed|s|ing)|"
    rf"turn(?:ed|s|ing) down)\s(?:the|its|their|his|her|any|such an?)\s{_BETWEEN}{_THING}\b"
    rf"|\b(?:walk(?:ed|s) away from|balk(?:ed|s) at|brush(?:ed|es) (?:aside|off)|wav(?:ed|es) (?:aside|away)|"
    rf"sh(?:ot|oots) down|swat(?:ted|s) away|scoff(?:ed|s) at|"
    rf"turn(?:ed|s) (?:his|her|its|their) (?:back|nose up) (?:on|at)|"
    rf"told (?:it|them|him|her|[\w’'-]+) to forget|"
    rf"vot(?:ed|es) (?:against|to reject|not to accept)|poured cold water on|took issue with)\s{_IT}\b"
    rf"|\b(?:w(?:as|ere) not tempted|ha(?:ving|ve|d) none of (?:it|that|this)|would not hear of (?:it|that|this))\b"
    rf"|\b(?:answer|reply|response)\s(?:is|was|came back)?:?\s?(?:an? )?(?:\w+ )?[“\"]?no\b"
    rf"|\b{_NOT_TAKE}\s{_IT}(?![^.;]{{0,60}}\b(?:until|unless|without|below|less than|before|if|as)\b)"
)
_SPOKEN_NO = lazy(
    rf"\b(?:it|that|this|these|they|both|the (?:[\w-]+\s){{0,3}}?{_THING}|what (?:they|he|she)[^.;]{{2,40}}?)"
    rf"(?:\s(?:is|are|was|were|remains?|would be|falls?|fell)|['’](?:s|re))\s(?:[\w-]+\s){{0,3}}?{_BAD}\b"
    rf"|\b(?:it|that|this)\s(?:isn['’]t|wasn['’]t|is not|was not)\s(?:[\w-]+\s){{0,2}}?(?:enough|acceptable|adequate|"
    rf"an option|serious|possible)\b"
    rf"|^\W*(?:[\w-]+\s)?(?:insulting|derisory|unacceptable|not enough|out of the question|no deal|too little)\b"
    rf"|\b(?:we|i)\s(?:{_NOT_TAKE})\s(?:{_IT}|less|anything)\b(?![^.;]{{0,60}}\b(?:until|unless|without|below|before|if)\b)"
    rf"|\b(?:we|i)\s(?:have\s)?(?:rejected|turned (?:it|that|them|this) down|said no)\b"
)
_TAKEN = lazy(
    rf"\b(?:sign(?:ed|s) up to|agre(?:ed|es) to|consent(?:ed|s) to|said yes to|sign(?:ed|s) off on|"
    rf"ha(?:d|s|ve) no (?:problem|objections?|quarrel|difficulty) with|(?:could|can) live with|"
    rf"(?:is|was|were|are) (?:fine|happy|content|comfortable) with|goes along with|went along with|"
    rf"vot(?:ed|es) (?:to (?:accept|approve|ratify|back)|in favou?r of)|voted for|gave (?:its|their|his|her) "
    rf"(?:blessing|approval|consent) to|(?:bow(?:ed|s)|gave in|giv(?:es|en) in|yield(?:ed|s)) to)\s{_IT}\b"
)
# "a cap alone would not be enough", "the rebate was a matter for the state": the thing itself is judged.
_JUDGED = lazy(
    r"\b(?:the|an?|its|their|his|her|any|such)\s((?:(?!(?:that|which|who|and|but)\b)[\w’'-]+\s){1,5}?)(?:"
    r"(?:would|will|could|can|is|was|are|were|do|does)\s?(?:not|n['’]t|never)\s(?:be\s)?(?:[\w-]+ly\s)?(?:enough|acceptable|"
    r"adequate|sufficient|discussed|considered|negotiable|accepted|tolerated|possible|on offer|on the table|"
    r"up for (?:discussion|negotiation|debate))|"
    r"(?:would be|is|was|are|were|remain(?:s|ed))\s(?:[\w-]+ly\s)?(?:off the table|out of the question|"
    r"an? non-?starter|unacceptable|"
    r"unaffordable|unrealistic|a matter for|no business of|none of (?:its|their|his|her)|"
    r"(?:far |much )?too (?:low|little|high|long|short|late|much|expensive)|a red line|excessive|inadequate|"
    r"insufficient))\b"
)
_JUDGED_HINT = lazy(
    r"enough|acceptable|adequate|sufficient|(?:be|not) (?:discussed|considered|accepted)|negotiable|tolerated|possible|"
    r"on offer|the table|question|starter|afford|realistic|a matter|no business|none of|too |red line|excessive|up for"
)
_GONE = lazy(
    rf"\b(?:took|taken|takes|pulled|pulls)\s{_IT}\s(?:back\s)?(?:off the table|from the table)\b|"
    rf"\b{_IT}\s(?:is|are|was|were)\s(?:no longer|off)\s(?:on\s)?(?:the table|offer)\b|"
    rf"\bpull(?:ed|s)\s(?:its|their|his|her|the)\s(?:[\w-]+\s){{0,2}}?(?:offer|bid|proposal)\b"
)
# "refused to reopen the canteen", "will not pay for the wells": the deed says what is refused.
_DEED = lazy(
    r"\b(?:refus(?:es|ed|ing) to|declin(?:es|ed) to|(?:will|would) (?:not|never)|won['’]t|wouldn['’]t|"
    r"rul(?:es|ed|ing) out|oppos(?:es|ed)|object(?:s|ed) to|ha(?:s|ve|d) no (?:plans|intention) to)\s"
    r"(?!say\b|comment\b|be\b|discuss\b|talk\b|negotiate\b|meet\b|speak\b|budge\b|confirm\b|answer\b|have\b|do\b)"
)
_DEED_ENDS = lazy(r"[;:”\"—–()]|[.,](?!\d)|\s(?:but|and|because|saying|while|although|as|when|after|which|who|that)\s")
_TERMS_OF_IT = lazy(r"\b(?:until|unless|without|before|if|below|less than|more than|beyond|above)\b")
_LEAST_OF_DEED = 2  # words that say what the deed is
_MOST_OF_DEED = 90
_DOUBT = lazy(r"\b(?:if|unless|whether|may|might|could|until|in case|would be|not (?:yet )?(?:said|say))\b")
_HINT = lazy(
    r"accept|derisory|insult|adequate|sufficient|starter|too |afford|realistic|ridiculous|absurd|opportun|outrageous|"
    r"laughable|workable|unfair|question|enough|option|serious|slap|joke|short of|possible|undervalu|to |at |down|"
    r"against|aside|away|off|none of it|no deal|tempted|on the|of |with|rejected|said no|discuss|consider|negotiab|"
    r"matter|red line|excessive|rul(?:ed|es|ing) out|dismiss|reject|oppos|resist"
)
_DEMANDED = lazy(r"\b(?:demands?|requests?|conditions?)\b")
_PUT = lazy(r"\b(?:offers?|bids?|proposals?|price|approach|counter-?\w+)\b")


def find_verdicts(context: Context, unit: Unit) -> Iterator[Answered]:
    """The answers that this unit gives by judging what is on the table, at most one of each status."""
    if unit.history:
        return
    yield from _deeds(context, unit)
    start, end = unit.frame.start, unit.frame.end
    text = context.lowered
    if _HINT.search(text, start, end) is None:
        return
    yield from _judged(context, unit)
    spoken = unit.quotation is not None
    kinds = (
        (("rejected", _SPOKEN_NO),) if spoken else (("rejected", _REFUSED), ("accepted", _TAKEN), ("withdrawn", _GONE))
    )
    for status, pattern in kinds:
        match = pattern.search(text, start, end)
        if match is None or _DOUBT.search(text, max(start, match.start() - 60), match.start()):
            continue
        by = _judges(context, unit, match.start())
        if by:
            noun = "demand" if _DEMANDED.search(match.group()) else "offer" if _PUT.search(match.group()) else ""
            yield Answered(
                unit.index,
                by,
                status,
                noun,
                match.start(),
                min(match.end(), end),
                context.evidence(match.start(), match.end()),
                verdict=True,
            )


def _judged(context: Context, unit: Unit) -> Iterator[Answered]:
    """What a side calls not enough or not negotiable by its name: it answers the terms that name it."""
    text, start, end = context.lowered, unit.frame.start, unit.frame.end
    match = _JUDGED.search(text, start, end) if _JUDGED_HINT.search(text, start, end) else None
    if match is None or _DOUBT.search(text, max(start, match.start() - 60), match.start()):
        return
    about = content_stems(match.group(1)) - _ABOUT_ANY
    by = _judges(context, unit, match.start()) if about else ()
    if by:
        told = (match.start(), min(match.end(), end))
        yield Answered(unit.index, by, "rejected", "", *told, context.evidence(*told), about=about, verdict=True)


_ABOUT_ANY = content_stems("offer proposal plan demand terms deal price alone latest talks figure number bid idea")


def _deeds(context: Context, unit: Unit) -> Iterator[Answered]:
    """What a side says that it will not do: it answers the demand that it do so."""
    text, start, end = context.lowered, unit.frame.start, unit.frame.end
    match = _DEED.search(text, start, end)
    if match is None or _DOUBT.search(text, max(start, match.start() - 60), match.start()):
        return
    border = _DEED_ENDS.search(text, match.end(), end)
    stop = min(end if border is None else border.start(), match.end() + _MOST_OF_DEED)
    about = content_stems(text[match.end() : stop])
    if len(about) < _LEAST_OF_DEED or _TERMS_OF_IT.search(text, match.end(), stop):
        return
    by = _doer(context, unit, match)
    if by:
        evidence = context.evidence(match.start(), stop)
        yield Answered(unit.index, by, "rejected", "", match.start(), stop, evidence, about=about, verdict=True)


def _doer(context: Context, unit: Unit, match: re.Match[str]) -> tuple[str, ...]:
    """The side whose deed it would be: the subject of the refusing verb or of the deed, "we" in its own words."""
    starts = unit.frame.starts
    for offset in (match.start(), match.end()):
        at = min(max(bisect_right(starts, offset) - 1, 0), len(starts) - 1)
        ids, subject = context.actors.subject(context.units, unit, at)
        if ids:
            observer = context.source(unit, subject, at)[1]
            return context.sides(ids) if context.at_table(ids) and not observer else ()
    return ()


def _judges(context: Context, unit: Unit, offset: int) -> tuple[str, ...]:
    """The side that judges: who speaks, who is told to say so, else whom the sentence is about."""
    if unit.quotation is not None:
        ids = unit.speakers
        return context.sides(ids) if ids and not any(map(context.is_observer, ids)) and context.at_table(ids) else ()
    at = max(bisect_right(unit.frame.starts, offset) - 1, 0)
    source, observer = context.source(unit, None, at)
    if observer:
        return ()
    ids = (source,) if source is not None else context.actors.main_subject(context.units, unit)
    if any(context.actors.kind(side) is EntityKind.UNNAMED for side in context.sides(ids)):
        return ()
    return context.sides(ids) if context.at_table(ids) else ()
