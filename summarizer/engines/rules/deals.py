"""Acts told by a whole clause: agreements, what others "must" do, threats, ultimatums and the terms of plans."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.document.cues import POSSESSIVES
from summarizer.document.patterns import lazy
from summarizer.engines.rules.clause import (
    complement,
    in_condition,
    is_finite_verb,
    mood_of,
    object_then,
    phrase_after_object,
)
from summarizer.engines.rules.context import Context
from summarizer.engines.rules.lexicon import DEAL_VERBS, DEALS, PLEDGEABLE, forms
from summarizer.engines.rules.promises import promise, red_line, side_subject
from summarizer.engines.rules.records import Act, Unit
from summarizer.engines.rules.syntax import QUOTE, Frame, Subject, phrase_after

_AGREE = forms("agree")
# What one side alone can agree to do; to accept, sign or back is an answer to somebody's offer.
_GIVES_WAY = PLEDGEABLE - frozenset(
    "accept sign back support ratify agree set call take put hold return resume".split()
)
_TELL = forms("tell") | forms("order") | forms("warn")
_GIVE = forms("give")
_THREATEN = forms("threaten")
_THREAT = lazy(r"\bor (?:face|risk|else|be |(?:it|they) (?:will|would) )|\botherwise\b|\bunless\b", re.IGNORECASE)
_TIMES = frozenset("hours day days week weeks month months".split())
_PLANS = frozenset("proposal offer bid plan counter-proposal counterproposal counter-offer".split())
_FAR_FROM_DEAL = frozenset(
    "no any not without failed fail fails if whether could might may towards toward near close hope hopes "
    "hoping before try trying tried brink verge edge".split()
)


def clause_acts(context: Context, unit: Unit) -> Iterator[Act]:
    """Every act that the shape of a clause tells in this unit."""
    if unit.history:
        return
    frame = unit.frame
    for at, word in enumerate(frame.lowers):
        found = None
        if word in _AGREE:
            found = _agreed(context, unit, at)
        elif word == "settled" and frame.lowers[at + 1 : at + 2] == ["with"]:
            found = _settled(context, unit, at)
        elif word in DEALS:
            found = _deal_noun(context, unit, at)
        elif word in {"would", "will", "could", "won't", "wouldn't", "cannot", "can't"} or word.endswith(("'ll", "'d")):
            found = promise(context, unit, at) or red_line(context, unit, at)
        elif word in {"must", "has", "have", "should"}:
            found = _must(context, unit, at)
        elif word in _TELL or word in _GIVE:
            found = _ultimatum(context, unit, at)
        elif word in _THREATEN:
            found = _threat(context, unit, at)
        elif (word == "under" and not frame.words[at][:1].isupper()) or (word == "under" and at == 0):
            found = _under(context, unit, at)
        if found is not None:
            yield found


def _agreed(context: Context, unit: Unit, at: int) -> Act | None:  # noqa: PLR0911 # one return for each ground
    """ "The two sides agreed on a prisoner exchange", "Ravenna and the union have agreed that ..."."""
    frame = unit.frame
    if (
        not is_finite_verb(frame, at)
        or at + 2 >= len(frame.words)
        or frame.lowers[at + 1] not in {"to", "on", "that", "a", "an", "terms"}
    ):
        return None
    makers, subject = context.actors.subject(context.units, unit, at)
    if context.actors.short and frame.lowers[at + 1] in {"a", "an", "terms"}:
        makers = (*makers, *_with(context, unit, at, 10))
    makers = context.sides(makers)
    mood = mood_of(frame, at, 0 if subject is None or subject.first > at else subject.first)
    if frame.lowers[at] in {"agree", "agrees"} and frame.lowers[at + 1] == "that":
        return None
    unsure = mood.negated or mood.hypothetical or mood.future or mood.conditional or in_condition(frame, subject, at)
    gives = len(makers) == 1 and frame.lowers[at + 1] == "to" and frame.lowers[at + 2] in _GIVES_WAY
    if unsure or (len(makers) < 2 and not gives):
        return None
    if frame.lowers[at + 1] == "to" and frame.lowers[at + 2] in {
        "meet",
        "talk",
        "resume",
        "continue",
        "hold",
        "keep",
        "disagree",
        "return",
        "go",
        "come",
        "sit",
        "reconvene",
        "negotiate",
        "work",
    }:
        return None
    if not context.at_table(makers):
        return None
    source, observer = context.source(unit, subject, at)
    if observer:
        return None
    return context.act(
        unit,
        at,
        rule="clause:agreed-to" if gives else "clause:agreed",
        kind="concession" if gives else "agreement",
        makers=makers,
        subject=subject,
        source=source,
        status="proposed" if gives else "accepted",
        matter=context.matter(frame.starts[at + 2], frame.end) if gives else None,
    )


def _settled(context: Context, unit: Unit, at: int) -> Act | None:
    """ "The firm settled with the fishermen for $80 million"."""
    makers, subject = context.actors.subject(context.units, unit, at)
    mood = mood_of(unit.frame, at, 0 if subject is None or subject.first > at else subject.first)
    both = context.sides((*makers, *context.resolve(unit, phrase_after_object(unit.frame, at + 2))))
    unsure = mood.negated or mood.hypothetical or mood.future or mood.conditional
    if unsure or len(both) < 2 or not makers or not context.at_table(both):
        return None
    return context.act(unit, at, rule="clause:deal", kind="agreement", makers=both, subject=subject, status="accepted")


def _deal_noun(context: Context, unit: Unit, at: int) -> Act | None:  # noqa: PLR0911 # one return for each ground
    """ "signed an accord to ...", "an agreement, initialled on Sunday, to open a road"."""
    frame = unit.frame
    window = frame.lowers[max(at - 8, 0) : at]
    if set(window) & _FAR_FROM_DEAL or frame.words[at][:1].isupper():
        return None
    verb = next(
        (
            i
            for i in range(at - 1, max(at - 7, -1), -1)
            if frame.lowers[i] in DEAL_VERBS - {"ink"} and is_finite_verb(frame, i)
        ),
        None,
    )
    behind = next(
        (
            i
            for i in range(at + 1, min(at + 4, len(frame.words)))
            if frame.lowers[i] in {"initialled", "initialed", "signed", "reached", "struck", "concluded", "sealed"}
        ),
        None,
    )
    if verb is None and behind is None:
        return None
    if not _deal_content(frame, at):
        return None
    makers: tuple[str, ...] = ()
    subject = None
    if verb is not None:
        makers, subject = context.actors.subject(context.units, unit, verb)
        mood = mood_of(frame, verb, 0 if subject is None or subject.first > verb else subject.first)
        if mood.negated or mood.hypothetical or mood.future or mood.conditional:
            return None
        makers = context.sides((*makers, *_with(context, unit, at)))
    elif frame.lowers[0] in {"they", "now", "both", "the"}:
        makers = context.actors.pair
    if len(makers) < 2 or not context.at_table(makers):
        return None
    source, observer = context.source(unit, subject, at if verb is None else verb)
    if observer:
        return None
    return context.act(
        unit,
        at if verb is None else verb,
        rule="clause:deal",
        kind="agreement",
        makers=makers,
        subject=subject,
        source=source,
        status="accepted",
    )


def _deal_content(frame: Frame, at: int) -> bool:
    return any(
        word in {"to", "on", "under", "that", "for", "of", ":", "which"} for word in frame.lowers[at + 1 : at + 8]
    )


def _with(context: Context, unit: Unit, at: int, window: int = 6) -> tuple[str, ...]:
    """Whom "with X" or "between X and Y" names in the next tokens."""
    frame = unit.frame
    for position in range(at + 1, min(at + window, len(frame.words) - 1)):
        if frame.lowers[position] in {"with", "between"}:
            return context.resolve(unit, phrase_after(frame, position + 1, len(frame.words)))
    return ()


def _must(context: Context, unit: Unit, at: int) -> Act | None:
    """ "He said Bolivia must withdraw its soldiers": one side says what another has to do."""
    frame = unit.frame
    word = frame.lowers[at]
    if word in {"has", "have"} and frame.lowers[at + 1 : at + 2] != ["to"]:
        return None
    if (word == "should" and unit.quotation is not None) or mood_of(frame, at).negated:
        return None
    addressed, subject = side_subject(context, unit, at)
    if not addressed or subject is None or in_condition(frame, subject, at):
        return None
    source, observer = context.source(unit, subject, at)
    if source is None or observer:
        return None
    makers = context.sides((source,))
    if makers[0] in addressed or not context.at_table(makers):
        return None
    return context.act(
        unit,
        at,
        rule=f"clause:{word}",
        kind="demand",
        makers=makers,
        addressees=addressed,
        subject=subject,
        source=source,
    )


_ONESELF = frozenset("themselves itself himself herself each".split())


def _ultimatum(context: Context, unit: Unit, at: int) -> Act | None:
    """ "told its neighbour to quit the post by Sunday or face bombardment", "gave the union until Friday to ..."."""
    frame = unit.frame
    if not is_finite_verb(frame, at) or at + 2 >= len(frame.words) or frame.lowers[at + 1] in _ONESELF:
        return None
    threat = _THREAT.search(frame.text, frame.ends[at], frame.end)
    near = frame.lowers[at + 2 : at + 7]
    until = frame.lowers[at] in _GIVE and bool({"until", "till"} & set(near) or (threat and _TIMES & set(near)))
    if not until and (threat is None or frame.lowers[at] in _GIVE or complement(frame, at + 1) not in {"np", "prep"}):
        return None
    makers, subject = context.actors.subject(context.units, unit, at)
    makers = context.sides(makers)
    mood = mood_of(frame, at, 0 if subject is None or subject.first > at else subject.first)
    if not context.at_table(makers) or mood.negated or mood.hypothetical:
        return None
    phrase, then, _ = object_then(frame, at + 1)
    if phrase is None or (not until and then != "to"):
        return None
    addressees = context.resolve(unit, phrase)
    return context.act(
        unit,
        at,
        rule="clause:ultimatum",
        kind="demand" if threat is None else "ultimatum",
        makers=makers,
        addressees=addressees,
        subject=subject,
    )


def _threat(context: Context, unit: Unit, at: int) -> Act | None:
    """ "threatened to leave the group unless its quota was raised": a demand with what follows if it is refused."""
    frame = unit.frame
    condition = re.search(r"\bunless\b|\bif\b[^.;]{0,80}?(?:\bnot\b|n['’]t\b)", frame.text[frame.ends[at] : frame.end])
    if frame.lowers[at + 1 : at + 2] != ["to"] or condition is None or not is_finite_verb(frame, at):
        return None
    makers, subject = context.actors.subject(context.units, unit, at)
    mood = mood_of(frame, at, 0 if subject is None or subject.first > at else subject.first)
    if not context.at_table(makers) or mood.negated or mood.hypothetical:
        return None
    source, observer = context.source(unit, subject, at)
    if observer:
        return None
    return context.act(unit, at, rule="clause:threat", kind="ultimatum", makers=makers, subject=subject, source=source)


def _under(context: Context, unit: Unit, at: int) -> Act | None:
    """ "Under the new proposal, Korn & Sohn would keep the plants": a term of a plan, its maker's if the clause names
    one.
    """
    frame = unit.frame
    noun = next((i for i in range(at + 1, min(at + 7, len(frame.lowers))) if frame.lowers[i] in _PLANS), None)
    if noun is None or any(word in {",", QUOTE} for word in frame.words[at:noun]):
        return None
    modal = next((i for i in range(noun + 1, len(frame.lowers)) if frame.lowers[i] in {"would", "will"}), None)
    if modal is None:
        return None
    owners = context.actors.mentions(frame.starts[at], frame.starts[noun])
    makers, subject = context.actors.subject(context.units, unit, modal)
    if owners:
        makers = (owners[0].entity,)
    elif frame.lowers[at + 1] in POSSESSIVES:
        makers = context.resolve(unit, Subject(at + 1, at + 2)) or makers
    if not context.at_table(makers) or subject is None or len(makers) != 1:
        return None
    start = frame.starts[at] if at == 0 else None
    return context.act(
        unit,
        modal,
        rule="clause:under",
        kind="proposal",
        makers=makers,
        subject=subject,
        start=start,
        status="proposed",
    )
