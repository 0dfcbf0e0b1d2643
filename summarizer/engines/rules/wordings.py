"""Acts told by a turn of phrase that the rules of grammar do not read: tried only where they found nothing in a
sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from summarizer.document.cues import PREPOSITIONS
from summarizer.document.patterns import has_words, lazy
from summarizer.engines.rules.clause import clause_end, in_condition, is_passive, mood_of
from summarizer.engines.rules.context import PEOPLE, Context
from summarizer.engines.rules.lexicon import OBSERVERS, SIDES_NOUNS
from summarizer.engines.rules.records import Act, Unit
from summarizer.engines.rules.syntax import QUOTE, Frame, Subject
from summarizer.engines.rules.wording_cues import NOUN, WORDINGS, Wording

_HINT = lazy(
    r"would|will|could|can\b|might|want|demand|ask|insist|seek|claim|push|press|hold|call|request|look|drop|with|"
    r"abandon|scrap|gave up|given up|set|laid|named|spelled|made|attach|list|rais|lift|increas|sweet|improv|lower|"
    r"reduc|upp|hik|boost|counter|respond|answer|repl|back|put|plac|slid|lob|tabl|present|submit|circul|float|unveil|"
    r"sent|deliver|receiv|launch|offer|bid|propos|plan|under|ready|open|prepar|happy|promis|pledg|commit|guarant|"
    r"suggest|reach|struck|sign|agree|settl|vote",
)
_UNSURE = lazy(
    r"\b(?:expected|expects?|likely|analysts?|economists?|should have|rumou?rs?|speculat\w+|in theory|some say|"
    r"investors expect)\b",
    re.IGNORECASE,
)
_CONDITION = lazy(
    r"\b(?:if|unless|until|provided|once|as long as|in return|in exchange|on condition|only (?:if|when|after)|"
    r"before|without|instead|rather than|at least|no more than|guarantee\w*|written)\b",
    re.IGNORECASE,
)
_NOUNS_OF_MATTER = lazy(
    r"\b(?:to (?!the\b|a\b|be\b)\w+|that would|under which|which would|of [\d$€£]|for [\d$€£]|worth|"
    r"in return|in exchange|:)",
    re.IGNORECASE,
)
_DENIED = lazy(r"\b(?:not|never)\s|n['’]t\s")
_LIMIT = lazy(r"\b(?:above|below|beyond|more than|less than|until|unless|without|higher|lower)\b")
_NOBODY = lazy(r"\b(?:nobody|no one|no side|none)\b", re.IGNORECASE)
_ANEW = lazy(r"\b(?:second|third|fourth|new|revised|improved|sweetened|fresh|final)\b", re.IGNORECASE)
_ANY_NOUN = lazy(rf"\b{NOUN}\b", re.IGNORECASE)


_GETS = frozenset("get receive earn".split())  # whose subject is no maker
_SPEAKERS_OWN = frozenset("we i our my us".split())
_ANAPHORS = frozenset("they it he she its their".split())
_EVENTS = frozenset(
    "demonstrations demonstration protests protest rally rallies march marches riots unrest lawsuit lawsuits petition "
    "petitions campaign campaigns posters banners signs chants".split()
)
_NOT_YET = frozenset("must need needs should would will could can before until unless if once to close near".split())
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
        "could-go-to",
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
        match = wording.pattern.search(text) if has_words(text, wording.words) else None
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
    pieces, position = [], frame.start
    for at in frame.quotes:
        start, end = frame.starts[at], frame.ends[at]
        if end - start > _LONG_SPEECH and start >= position:
            pieces += [context.lowered[position:start], " " * (end - start)]
            position = end
    return "".join((*pieces, context.lowered[position : frame.end]))


def _first_word(match: re.Match[str]) -> int:
    lead = match.group()
    return match.start() + len(lead) - len(lead.lstrip(" ,“\"'’\n"))


def _is_denied(frame: Frame, wording: Wording, match: re.Match[str], at: int) -> bool:
    """ "would not hand it over for 40 years" gives nothing; "would not go above 6" gives up to 6."""
    denied = wording.name == "would-amount" and _DENIED.search(match.group()) is not None
    return denied and _LIMIT.search(frame.text, frame.starts[at], frame.end) is None


def _holds(context: Context, unit: Unit, wording: Wording, match: re.Match[str], at: int) -> bool:
    frame = unit.frame
    mood = mood_of(frame, at)
    unsure = mood.negated or mood.hypothetical or in_condition(frame, None, at)
    if (unsure and wording.name not in _MODAL | _FREE) or _is_denied(frame, wording, match, at):
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


def _act(context: Context, unit: Unit, wording: Wording, at: int, cue_end: int) -> Act | None:  # noqa: PLR0911 # one return for each ground
    frame = unit.frame
    makers, subject = _maker(context, unit, at)
    if wording.name == "under-it":
        makers = _owner_of_plan(context, unit, at)
    if wording.name == "would-amount" and _GETS & set(frame.lowers[at : at + 4]):
        makers = ()
    if _ruled_out(frame, wording, subject, at):
        return None
    addressees: tuple[str, ...] = ()
    if wording.name == "promised" and is_passive(frame, _verb_of(frame, at, cue_end)):
        addressees, makers = makers, ()
    source, observer = context.source(unit, subject, at)
    named = makers or addressees
    if observer or (named and not context.at_table(named)):
        return None
    if not makers and wording.name == "would-if":
        return None
    if wording.name == "could-go-to" and not context.is_reported(unit, subject, at):
        return None
    if not makers and wording.name in _SIDED and not context.speaks_of_a_side(unit, subject):
        return None
    if wording.kind == "agreement":
        if _NOT_YET & set(frame.lowers[max(at - 4, 0) : at]):
            return None
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
        addressees=addressees,
        source=source,
        status=status,
        start=None if subject is not None and subject.first <= at else frame.starts[at],
        end=_end(frame, wording, at),
        matter=None
        if wording.name == "under-it"
        else context.matter(_matter_start(frame, at, wording, cue_end), frame.end),
    )


def _verb_of(frame: Frame, at: int, cue_end: int) -> int:
    """The last token that begins before `cue_end`: "offered" of "has been offered"."""
    return max(bisect_right(frame.starts, cue_end - 2) - 1, at)


def _end(frame: Frame, wording: Wording, at: int) -> int:
    """The end of the clause; of a plan the end of its sentence, where nobody else begins to speak."""
    if wording.name != "under-it" or frame.quotes or any(cue > at for cue in frame.cues):
        return clause_end(frame, at)
    return frame.starts[-1] if frame.words[-1] in {".", ";", "!"} else frame.end


def _owner_of_plan(context: Context, unit: Unit, at: int) -> tuple[str, ...]:
    """Whose plan "under the Norwegian proposal" is: who is named in the phrase, else nobody."""
    frame = unit.frame
    comma = next((i for i in range(at, len(frame.words)) if frame.words[i] == ","), min(at + 6, len(frame.words) - 1))
    return tuple(m.entity for m in context.actors.mentions(frame.starts[at], frame.starts[comma])[:1])


def _of_an_event(frame: Frame, at: int) -> bool:
    """ "demonstrations in Israel demanding an agreement": what demands is no side."""
    before = at - 1
    while (
        before > 0
        and at - before <= 6
        and frame.words[before][:1].isalnum()
        and frame.lowers[before] not in PREPOSITIONS
    ):
        before -= 1
    head = before - 1 if before > 0 and frame.lowers[before] in PREPOSITIONS else at - 1
    return frame.lowers[head] in _EVENTS


def _ruled_out(frame: Frame, wording: Wording, subject: Subject | None, at: int) -> bool:
    """Nobody does it, an observer does, an "if" opens the clause, or what demands is no side."""
    if _NOBODY.search(frame.text, max(frame.start, frame.starts[at] - 24), frame.starts[at]):
        return True
    if subject is not None and any(w in OBSERVERS for w in frame.lowers[subject.first : subject.last]):
        return True
    if wording.name not in _MODAL | _FREE and in_condition(frame, subject, at):
        return True
    if "only way" in frame.text[max(frame.start, frame.starts[at] - 60) : frame.starts[at]]:
        return True
    return wording.name == "asking-for" and _of_an_event(frame, at)


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
    if subject is not None and unit.frame.lowers[subject.first] not in _SPEAKERS_OWN | _ANAPHORS:
        return context.owner(unit, subject.first, subject.last), subject
    if unit.quotation is not None:
        own = subject is None or unit.frame.lowers[subject.first] in _SPEAKERS_OWN
        return (context.sides(unit.speakers) if own else ()), subject
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
