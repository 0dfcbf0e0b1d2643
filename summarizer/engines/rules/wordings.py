"""Acts told by a turn of phrase that the rules of grammar do not read: tried only where they found nothing in a
sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from summarizer.engines.rules.clause import clause_end, in_condition, mood_of
from summarizer.engines.rules.context import PEOPLE, Context
from summarizer.engines.rules.lexicon import OBSERVERS, SIDES_NOUNS
from summarizer.engines.rules.records import Act, Unit
from summarizer.engines.rules.syntax import QUOTE, Frame, Subject

_NOUN = (
    r"(?:counter-?\s?offer|counter-?\s?proposal|counter-?\s?bid|offer|proposal|bid|approach|package|plan|"
    r"blueprint|compromise|formula|paper|draft|terms|deal|roadmap|framework)"
)
_GIVING = (
    r"(?:accept|agree|allow|back|buy|cap|consider|contribute|cover|cut|drop|end|extend|free|fund|give|go (?:to|up)|"
    r"grant|guarantee|hand|halt|keep|lend|let|lift|limit|live with|lower|offer|open|pay|provide|raise|reduce|"
    r"release|reopen|resume|return|sell|settle for|sign|spend|stop|supply|support|suspend|take|vacate|withdraw)"
)
_ASKED = r"(?:demand|insistence|call|request|claim|condition|bid|offer|proposal|plan)"
_WHO = r"(?:its|their|his|her|the|a|an)"


@dataclass(frozen=True, slots=True)
class Wording:
    """A turn of phrase in small letters, the kind of item it tells, and what its clause must hold: a figure, a
    condition, either or nothing.
    """

    name: str
    kind: str
    pattern: re.Pattern[str]
    needs: str = ""
    status: str = "proposed"


def _wording(name: str, kind: str, pattern: str, needs: str = "", status: str = "proposed") -> Wording:
    return Wording(name, kind, re.compile(pattern), needs, status)


WORDINGS = (
    _wording(
        "walk-out-unless",
        "ultimatum",
        r"\b(?:will|would|to|'ll|’ll)\s(?:\w+\s)?(?:strike|walk out|close|shut|stop|halt|leave|sue|withhold|go on|"
        r"walk away|down tools|quit|block|withdraw|cut off)\b[^.;]{0,90}?\b(?:unless|until|if\b[^.;]{0,60}?\bnot)\b",
    ),
    _wording(
        "not-without",
        "demand",
        r"\b(?:will|would|could|can)\s?(?:not|never|n['’]t)\s(?:\w+\s){0,2}?(?:accept|agree|sign|sell|give|lift|"
        r"release|return|withdraw|deliver|settle|disarm|vote|back|support|move|free|pay|approve|resume|bring)\b"
        r"[^.;]{0,70}?\b(?:until|unless|without|before|below|less than|as long as)\b",
    ),
    _wording(
        "dropped",
        "demand",
        rf"\b(?:dropped|withdrew|withdrawn|abandoned|scrapped|gave up|given up)\s{_WHO}\s(?:\w+\s){{0,2}}?{_ASKED}s?\b",
        status="withdrawn",
    ),
    _wording(
        "asking-for",
        "demand",
        r"\b(?:seeking|asking for|asking|demanding|claiming|pushing for|pressing for|holding out for|insisting on|"
        r"calling for|requesting|looking for)\s(?!talks|comment|trouble|help\b|answers|explanations?|calm|restraint|"
        r"bids|buyers|not to|speed|them to|progress)",
    ),
    _wording(
        "want",
        "demand",
        r"\b(?:wants?|demands?|insists? (?:on|that)|calls for|asks? for)\s(?=(?:an?|the|its|their|his|her|all|any|"
        r"both|no|more|at least|better|higher|lower|guarantees?|written|two|three|four|five|six|seven|eight|ten|"
        r"that|it back|them back|[$€£0-9])\b|[$€£0-9]|to (?:pay|keep|see|be|get|buy|sell|cut|raise|limit|spread))",
    ),
    _wording(
        "have-asked",
        "demand",
        r"\b(?:has|have|had)\s(?:(?!been\b)\w+\s){0,2}?(?:(?:asked|requested)\s(?:\w+\s){0,4}?(?:for|to|that)|"
        r"demanded|insisted (?:on|that)|called (?:for|on))\b",
    ),
    _wording(
        "condition-set",
        "demand",
        r"\b(?:set|setting|laid down|named|spelled out|made|attached|listed)\s[^.;:]{0,50}?\b(?:conditions?|terms|"
        r"demands|price)\b",
    ),
    _wording("what-wants", "demand", r"\bwhat\s[^.;,]{2,60}?\bwants?\b[^.;,]{0,40}?\b(?:is|are)\s"),
    _wording(
        "raised-bid",
        "offer",
        rf"\b(?:rais|lift|increas|sweeten|improv|lower|reduc|upp|hik|boost)(?:ed|es|e|s|ing)\s{_WHO}\s(?:\w+\s){{0,3}}?"
        rf"(?:{_NOUN}|price|figure)\b",
        "figure",
    ),
    _wording(
        "countered",
        "offer",
        r"\b(?:countered|responded|answered|replied|hit back|came back|come back|gone back in)\s(?:[\w ]{0,24}?\s)?"
        r"(?:with|for)\s(?=an?\s|the\s|its\s|[$€£0-9])",
        "figure-or-noun",
    ),
    _wording(
        "put-in-front",
        "offer",
        r"\b(?:put|puts|placed|laid|set|slid|lobbed in|lodged|filed|handed)\s[^.;]{2,80}?\b(?:on the table|in front of|"
        r"before the|under [\w' ]{2,30} door)\b",
    ),
    _wording(
        "signalled",
        "concession",
        r"\b(?:signal|indicat|hint|suggest|let it be known|made (?:it )?(?:clear|known|plain))\w*\s(?:that\s)?"
        r"(?:[\w’']+\s){1,4}?(?:could|would|might|can)\s(?!not\b|never\b|be\b)",
        status="under_discussion",
    ),
    _wording(
        "we-can",
        "offer",
        rf"^\W*(?:and |but |so |then )?we (?:can|could|will|would)\s(?:also\s|even\s)?(?:{_GIVING}|do|build|manage|"
        rf"sell)\s"
        r"(?!it\b|everything|our best|whatever)",
    ),
    _wording(
        "would-swap",
        "offer",
        r"\b(?:would|could|might|will)\s(?:\w+\s)?(?:swap|trade|exchange|give up)\s",
    ),
    _wording(
        "no-further",
        "offer",
        r"\b(?:will|would|can|could)\s(?:go|pay|offer|accept|give)\s(?:no (?:further|higher|more) than|at most|only)\b",
    ),
    _wording(
        "with-a-plan",
        "proposal",
        rf"\bwith an?\s(?:[\w-]+\s){{0,3}}?{_NOUN}(?:\sin which|\sunder which|\sthat would|:|\sto\s)",
    ),
    _wording(
        "a-second", "offer", r"\b(?:lobbed in|made|launched|submitted|tabled|lodged) a (?:second|third|new|fresh)\b[,.]"
    ),
    _wording(
        "could-live-with",
        "concession",
        r"\b(?:supports? the idea of|(?:could|can) live with|(?:is|are|was|were) flexible on|"
        r"described\s[^.;]{3,80}?\sas\s[“\"'‘]?(?:an option|possible|acceptable|thinkable))",
    ),
    _wording("has-put-table", "offer", r"\bput on the table\b[^.;]{0,30}?\b(?:is|are|was|were)\s"),
    _wording(
        "tabled",
        "proposal",
        rf"\b(?:tabled|presented|submitted|circulated|floated|unveiled|sent|delivered|lobbed in|made|received|"
        rf"launched)\s(?:[\w'’€£$.,-]+\s){{0,8}}?{_NOUN}\b",
        "content",
    ),
    _wording(
        "noun-would",
        "proposal",
        rf"\b(?:latest|last|new|second|first|final|opening|revised|improved|written|own|current|present|standing|"
        rf"best|better|rival)\s(?:\w+\s){{0,2}}?{_NOUN}\b(?:,[^,;]{{2,60}},)?\s(?:would|is|amounts|includes?|foresees|"
        rf"provides|gives|of|at|worth|for|to)\b",
        "figure",
    ),
    _wording(
        "offer-told",
        "offer",
        r"\b(?:an?|the)\s(?:[\w£$€.,%-]+\s){0,4}?(?:offer|bid|proposal)\s(?:of|worth|to|for|"
        r"that would|under which|by)\s",
        "content",
    ),
    _wording(
        "under-it",
        "proposal",
        rf"\bunder\s(?:the|its|their|his|that|this|a)\s(?:[\w'’-]+\s){{0,3}}?{_NOUN}s?\b[^.;]{{0,90}}?\bwould\b",
    ),
    _wording(
        "it-would",
        "proposal",
        rf"^\W*(?:it|the (?:\w+\s){{0,2}}?{_NOUN})\s(?:also\s)?(?:would (?:give|mean|also|raise|cut|pay|allow|keep|see|"
        rf"cover|require|limit|oblige|leave|let|set|create)|includes?|gives|foresees|provides for|calls for|"
        rf"offers|comes at a price)\b",
    ),
    _wording(
        "would-if",
        "offer",
        rf"\b(?:would|could|might|will|can|['’]ll|['’]d)(?:,[^,.;]{{2,40}},)?\s(?:\w+\s){{0,2}}?"
        rf"(?:{_GIVING}|(?!be\b|have\b|not\b|never\b)[a-z]{{3,}})\b[^.;]{{0,140}}?\b(?:if|provided|"
        rf"once|as long as|so long as|only (?:if|when|after|once)|in return|in exchange|on condition|but only)\b",
    ),
    _wording(
        "if-would",
        "offer",
        rf"(?:^|[,“\"]\s?)if\b[^.;]{{3,140}}?,\s[^.;,]{{1,40}}?\b(?:would|will|could|['’]ll|"
        rf"['’]d)\s(?:\w+\s)?{_GIVING}\b",
    ),
    _wording(
        "would-amount",
        "offer",
        rf"\b(?:would|will|['’]ll|can)\s(?:\w+\s){{0,2}}?(?:{_GIVING}|get|receive|earn|station|ship|build|invest|rise|"
        rf"go)\s",
        "figure",
    ),
    _wording(
        "ready",
        "concession",
        r"\b(?:ready|willing|prepared|open|happy)\s(?:to|for)\s(?!talk|negotiate|meet|the public|questions|"
        r"listen|wait|fight|war|go home|work|resume)",
    ),
    _wording(
        "promised",
        "offer",
        r"\b(?:has|have|had|is|are|was|were|been)?\s?(?:offered|offering|proposed|proposing|promised|pledged|"
        r"committed to|undertaken to|guaranteed|suggested)\s(?!by\b|no\b|in\b|on\b|at\b)",
        "either",
    ),
    _wording(
        "contingent",
        "offer",
        r"\bmade\s[^.;]{3,80}?\b(?:contingent|conditional|dependent)\s(?:on|upon)\b",
    ),
    _wording(
        "agreement",
        "agreement",
        r"\b(?:reached|struck|signed|clinched|sealed|concluded|initialled|hammered out)\s(?:an?|the|their)?\s?"
        r"(?:[\w-]+\s){0,4}?(?:agreement|deal|settlement|accord|pact|truce|contract|memorandum|treaty)\b",
    ),
    _wording(
        "agreed-to",
        "agreement",
        r"\b(?:(?:have|has|both)\s)?(?:agreed|settled)\s(?:on\s|to (?!meet|talk|resume|continue|hold|keep|"
        r"disagree|return|buy|pay|extend maturities)|that\s|the (?:[\w-]+\s){0,3}?[\w-]+:)",
        "two-sides",
    ),
    _wording("voted-to-accept", "agreement", r"\b(?:voted|agreed) to accept\b"),
)
_HINT = re.compile(
    r"would|will|could|can\b|might|want|demand|ask|insist|seek|claim|push|press|hold|call|request|look|drop|with|"
    r"abandon|scrap|gave up|given up|set|laid|named|spelled|made|attach|list|rais|lift|increas|sweet|improv|lower|"
    r"reduc|upp|hik|boost|counter|respond|answer|repl|back|put|plac|slid|lob|tabl|present|submit|circul|float|unveil|"
    r"sent|deliver|receiv|launch|offer|bid|propos|plan|under|ready|open|prepar|happy|promis|pledg|commit|guarant|"
    r"suggest|reach|struck|sign|agree|settl|vote",
)
_UNSURE = re.compile(
    r"\b(?:expected|expects?|likely|analysts?|economists?|should have|rumou?rs?|speculat\w+|in theory|some say|"
    r"investors expect)\b",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"\b(?:if|unless|until|provided|once|as long as|in return|in exchange|on condition|only (?:if|when|after)|"
    r"before|without|instead|rather than|at least|no more than|guarantee\w*|written)\b",
    re.IGNORECASE,
)
_NOUNS_OF_MATTER = re.compile(
    r"\b(?:to (?!the\b|a\b|be\b)\w+|that would|under which|which would|of [\d$€£]|for [\d$€£]|worth|"
    r"in return|in exchange|:)",
    re.IGNORECASE,
)
_NOBODY = re.compile(r"\b(?:nobody|no one|no side|none)\b", re.IGNORECASE)
_ANEW = re.compile(r"\b(?:second|third|fourth|new|revised|improved|sweetened|fresh|final)\b", re.IGNORECASE)
_ANY_NOUN = re.compile(rf"\b{_NOUN}\b", re.IGNORECASE)


_LONG_SPEECH = 50
# Wordings that end where their matter begins.
_LEADING = frozenset(
    {"asking-for", "want", "have-asked", "what-wants", "promised", "countered", "would-amount", "would-swap", "ready"}
)
_FREE = frozenset({"has-put-table", "what-wants"})
_MODAL = frozenset(
    {
        "signalled",
        "we-can",
        "would-swap",
        "no-further",
        "would-if",
        "if-would",
        "would-amount",
        "not-without",
        "walk-out-unless",
    }
)
_SIDED = _MODAL | {"ready", "want", "promised", "could-live-with", "signalled", "would-swap"}


def worded_acts(context: Context, unit: Unit) -> Iterator[Act]:
    """At most one act of this unit, by the first turn of phrase that holds."""
    frame = unit.frame
    text = _without_speech(context, unit)
    if unit.history or _HINT.search(text) is None or _UNSURE.search(text) is not None:
        return
    if unit.quotation is not None and not unit.speakers and not text.lstrip(" “\"'").lower().startswith("we "):
        return
    for wording in WORDINGS:
        match = wording.pattern.search(text)
        if match is None:
            continue
        at = bisect_right(frame.starts, frame.start + _first_word(match)) - 1
        spoken = at >= 0 and frame.words[at] == QUOTE
        if at >= 0 and not spoken and _holds(context, unit, wording, match, at):
            act = _act(context, unit, wording, at, frame.start + match.end())
            if act is not None:
                yield act
                return


def _without_speech(context: Context, unit: Unit) -> str:
    """The unit's text with long quotations blanked: they are units of their own."""
    frame = unit.frame
    text = context.lowered[frame.start : frame.end]
    for at in frame.quotes:
        start, end = frame.starts[at] - frame.start, frame.ends[at] - frame.start
        if end - start > _LONG_SPEECH:
            text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    return text


def _first_word(match: re.Match[str]) -> int:
    lead = match.group()
    return match.start() + len(lead) - len(lead.lstrip(" ,“\"'’\n"))


def _holds(context: Context, unit: Unit, wording: Wording, match: re.Match[str], at: int) -> bool:
    frame = unit.frame
    mood = mood_of(frame, at)
    if wording.name not in _MODAL | _FREE and (mood.negated or mood.hypothetical or in_condition(frame, None, at)):
        return False
    start, end = frame.start + match.start(), frame.end
    figures = bool(context.terms.amounts(start, end))
    rest = frame.text[start:end]
    if wording.needs == "figure":
        return figures
    if wording.needs == "either":
        return figures or _CONDITION.search(rest) is not None
    if wording.needs == "figure-or-noun":
        return figures or _ANY_NOUN.search(rest) is not None
    if wording.needs == "content":
        return (
            figures
            or _ANEW.search(match.group()) is not None
            or _NOUNS_OF_MATTER.search(frame.text, frame.start + match.end() - 4, end) is not None
        )
    return True


def _act(context: Context, unit: Unit, wording: Wording, at: int, cue_end: int) -> Act | None:
    frame = unit.frame
    makers, subject = _maker(context, unit, at)
    if _NOBODY.search(frame.text, max(frame.start, frame.starts[at] - 24), frame.starts[at]):
        return None
    if subject is not None and any(w in OBSERVERS for w in frame.lowers[subject.first : subject.last]):
        return None
    source, observer = context.source(unit, subject, at)
    if observer or (makers and not context.at_table(makers)):
        return None
    if not makers and wording.name in _SIDED and not context.speaks_of_a_side(unit, subject):
        return None
    if wording.kind == "agreement":
        makers = context.sides(makers)
        if wording.needs == "two-sides" and len(makers) < 2 and not _both(unit, subject):
            return None
        if len(makers) < 2:
            makers = (*makers, *_others(context, unit, makers))
    status = "accepted" if wording.kind == "agreement" else wording.status
    return context.act(
        unit,
        at,
        rule=f"wording:{wording.name}",
        kind=wording.kind,
        makers=makers,
        subject=subject,
        source=source,
        status=status,
        start=None if subject is not None and subject.first <= at else frame.starts[at],
        end=clause_end(frame, at),
        matter=context.matter(_matter_start(frame, at, wording, cue_end), frame.end),
    )


def _both(unit: Unit, subject: Subject | None) -> bool:
    """ "the two sides", "the parties"."""
    return subject is not None and bool(SIDES_NOUNS & set(unit.frame.lowers[subject.first : subject.last]))


def _matter_start(frame: Frame, at: int, wording: Wording, cue_end: int) -> int:
    """Behind what asks or offers; for a threat behind "unless", for what would be done at the deed."""
    if wording.name in _LEADING and cue_end < frame.end:
        return cue_end
    if wording.kind == "ultimatum":
        for position in range(at, len(frame.words) - 1):
            if frame.lowers[position] in {"unless", "until"}:
                return frame.starts[position + 1]
    return frame.starts[min(at + 1, len(frame.starts) - 1)]


def _maker(context: Context, unit: Unit, at: int) -> tuple[tuple[str, ...], Subject | None]:
    """The subject of the phrase; inside a quotation its speaker; else the only body named before it."""
    verb = at
    if unit.frame.lowers[at] == "what":
        words = unit.frame.lowers
        verb = next((i for i in range(at, len(words)) if words[i] in {"want", "wants", "put"}), at)
    makers, subject = context.actors.subject(context.units, unit, verb)
    if makers:
        return makers, subject
    if subject is None and unit.quotation is None:
        makers = context.actors.main_subject(context.units, unit)
        if makers and context.at_table(makers):
            return makers, None
    if unit.quotation is not None:
        return context.sides(unit.speakers), subject
    named = {
        side
        for mention in context.actors.mentions(unit.frame.start, unit.frame.starts[at])
        for side in context.sides((mention.entity,))
        if context.actors.kind(side) not in PEOPLE and side in context.actors.sides
    }
    return (tuple(named) if len(named) == 1 else ()), subject


def _others(context: Context, unit: Unit, makers: tuple[str, ...]) -> tuple[str, ...]:
    """Every other side that the sentence names: the partners of an agreement."""
    sides = [s for m in context.actors.mentions(unit.frame.start, unit.frame.end) for s in context.sides((m.entity,))]
    return tuple(s for s in dict.fromkeys(sides) if s in context.actors.sides and s not in makers)
