"""Follow what became of an offer: refusals, acceptances and withdrawals told in other sentences than the offer
itself.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile

from summarizer.document import EntityKind
from summarizer.document.patterns import lazy
from summarizer.engines.rules.clause import clause_end, in_condition, is_finite_verb, is_passive, mood_of
from summarizer.engines.rules.context import PEOPLE, Context
from summarizer.engines.rules.lexicon import (
    ACCEPTING,
    BARGAINING_NOUNS,
    REFUSING,
    REFUSING_PARTICLES,
    WITHDRAWING,
    forms,
)
from summarizer.engines.rules.merging import content_stems
from summarizer.engines.rules.records import Act, Answered, Unit

_PRONOUNS = frozenset("it them this that both".split())
_PARTICLE_FORMS = {form: particle for verb, particle in REFUSING_PARTICLES.items() for form in forms(verb)}
_BEHIND_IT = frozenset(("as", "in", "on", *REFUSING_PARTICLES.values()))
_SAID_NO = lazy(
    r"\b(?:said|says|say) (no|yes) to (it|both|that|this|them)\b|\btold [\w ]{2,24}? (no)(?=[.,;])()|"
    r"\bsaid (no)(?=[.;])()"
)
_LAPSED = lazy(
    r"(?<!if )(?<!once )(?<!until )\b(?:deadline|offer|bid|proposal|it) (?:has |had )?"
    r"(?:passed|lapsed|expired|ran out|run out)\b|"
    r"\b(?:took|taken|take) (?:it|them|the offer) back\b"
)
_GRANTED = lazy(
    r"^\W*(?:that|this|it|the (?:request|demand|point|wish)|both|all (?:three|four|of it))\s(?:was|were|"
    r"has been|have been)\s(?:granted|conceded|accepted|agreed|met)\b",
    re.IGNORECASE,
)
_NEITHER = lazy(
    r"\bneither accepted nor (?:refused|rejected)\b|\bha(?:s|ve)(?:n['’]t| not) (?:said yes or no|replied|"
    r"responded|answered|decided)\b"
)
_STUDIED = lazy(
    r"\b(?:(?:is|are|was|were) (?:still )?(?:considering|studying|reviewing|weighing|examining)|(?:would|will) "
    r"(?:now )?(?:consider|study|review|weigh|examine|look at)) (?:the|this|that|its|their|it)\b(?: (?:offer|bid|"
    r"proposal|plan|demand|request|terms)\b)?"
)
_MOST_BACK_LINES = 3
_MOST_UNITS_AHEAD = 3
_MOST_BETWEEN = 4  # words between a verb and its particle: "turned the whole package down"
_MOST_OF_THING = 7
_MOST_BACK_OF_THING = 14
_THING_ENDS = frozenset(
    "of for to in on as at and or but that which who with by from outright yesterday because saying after before down "
    "out back flat flatly again today".split()
)
_OPEN = frozenset({"proposed", "under_discussion", "announced"})
_LEAST_SHARED = 2
_WHOSE = 4  # words before a verb among which "whose" makes it a deed of others
_NAMED_NEAR = 60  # characters behind a verb in which its addressees are named
_TO_MANY = lazy(
    r"\s(?:(?:its|the|their|all|both|his|her|other)\s)?(?:[\w-]+\s){0,2}?(?:neighbours|neighbors|ministers|partners|unions|"
    r"countries|states|governments|parties|sides|delegations|members|capitals)\b"
)
_EARLIER = frozenset("earlier previous initial first original".split())  # "rejected an earlier proposal": not this one
_AWAITING = frozenset("provided providing once until unless".split())
_REFUSED_ALONE = frozenset("refused declined refuses declines accepted accepts".split())


def find_answers(context: Context, unit: Unit) -> Iterator[Answered]:
    """Every answer in this unit whose object is an earlier offer ("turned it down", "rejected the proposal")."""
    frame = unit.frame
    if unit.history or unit.quotation is not None:
        return
    text = frame.text[frame.start : frame.end]
    said = _SAID_NO.search(text)
    if said is not None:
        by = context.sides(context.actors.main_subject(context.units, unit))
        status = "accepted" if said.group(1) == "yes" else "rejected"
        yield Answered(
            unit.index,
            by,
            status,
            "",
            frame.start,
            frame.end,
            context.evidence(frame.start, frame.end),
            both=said.group(2) == "both",
        )
    if _GRANTED.search(text) is not None:
        evidence = context.evidence(frame.start, frame.end)
        yield Answered(unit.index, (), "accepted", "", frame.start, frame.end, evidence)
    lapsed = _LAPSED.search(text)
    if lapsed is not None:
        status = "withdrawn" if "back" in lapsed.group() else "expired"
        evidence = context.evidence(frame.start, frame.end)
        yield Answered(unit.index, (), status, "", frame.start, frame.end, evidence)
    if _NEITHER.search(text) is not None or _STUDIED.search(text) is not None:
        by = context.sides(context.actors.main_subject(context.units, unit))
        evidence = context.evidence(frame.start, frame.end)
        yield Answered(unit.index, by, "under_discussion", "", frame.start, frame.end, evidence)
    for at, word in enumerate(frame.lowers):
        found = _answer(context, unit, at, word)
        if found is not None:
            yield found


def _answer(context: Context, unit: Unit, at: int, word: str) -> Answered | None:
    frame = unit.frame
    status, after = _status(unit, at, word)
    if status is None or not is_finite_verb(frame, at):
        return None
    noun, pronoun = _object(unit, after)
    noun = noun or _antecedent(unit, at)
    passive = is_passive(frame, at)
    about = _thing(unit, after) if status != "withdrawn" and not (noun or pronoun or passive) else frozenset()
    if not (noun or pronoun or passive or about or _alone(unit, at)):
        return None
    subject_ids, subject = context.actors.subject(context.units, unit, at)
    mood = mood_of(frame, at, 0 if subject is None or subject.first > at else subject.first)
    unsure = mood.negated or mood.hypothetical or mood.future or mood.conditional or in_condition(frame, subject, at)
    bystanders = "whose" in frame.lowers[max(at - _WHOSE, 0) : at]  # "Delta, whose pilots approved their contract"
    if unsure or bystanders or _awaited(unit, at if subject is None else subject.first):
        return None
    if passive:
        if subject is None:
            return None
        noun = next((w for w in frame.lowers[subject.first : subject.last] if w in BARGAINING_NOUNS), "")
        if not noun:
            return None
        subject_ids = ()
    partial = "principle" in frame.lowers[at : at + 5]
    return Answered(
        unit.index,
        context.sides(subject_ids),
        status,
        noun,
        frame.starts[at],
        clause_end(frame, at),
        context.evidence(frame.starts[at], frame.ends[at]),
        partial,
        about=about,
    )


def _thing(unit: Unit, after: int) -> frozenset[str]:
    """The stem of the head noun behind "the" that is refused: "has ruled out the instrument"."""
    words = unit.frame.lowers[after : after + _MOST_OF_THING]
    start = next((n for n, w in enumerate(words[:2]) if w in {"the", "its", "their"}), None)
    if start is None:
        return frozenset()
    head = list(takewhile(lambda w: w.isalpha() and w not in _THING_ENDS, words[start + 1 :]))
    return content_stems(head[-1]) if head else frozenset()


def _awaited(unit: Unit, first: int) -> bool:
    """ "provided the union drops its claim", "once the board accepts it": what has not come yet."""
    before = [w for w in unit.frame.lowers[max(first - 2, 0) : first] if w not in {"the", "that"}]
    return bool(before) and before[-1] in _AWAITING


def _antecedent(unit: Unit, at: int) -> str:
    """The bargaining noun of "a request that the kingdom turned down"."""
    words = unit.frame.lowers
    for position in range(at - 1, max(at - 6, 0), -1):
        if words[position] in {"that", "which"}:
            before = words[position - 1] if words[position - 1] != "," else words[position - 2]
            return before if before in BARGAINING_NOUNS else ""
    return ""


def _alone(unit: Unit, at: int) -> bool:
    """ "Mr X refused on Wednesday": a refusal whose object is what was asked before."""
    if unit.frame.lowers[at] not in _REFUSED_ALONE:
        return False
    after = unit.frame.lowers[at + 1 : at + 2]
    return not after or after[0] in {",", ".", ";", "on", "yesterday", "again", "last", "at"}


def _status(unit: Unit, at: int, word: str) -> tuple[str | None, int]:
    particle = _PARTICLE_FORMS.get(word)
    if _EARLIER & set(unit.frame.lowers[at + 1 : at + 5]):
        return None, at
    if particle is not None:
        ahead = unit.frame.lowers[at + 1 : at + 2 + _MOST_BETWEEN]
        near = ahead[: next((n for n, w in enumerate(ahead) if w in {",", ";", "and", "to"}), len(ahead))]
        return ("rejected", at + 1) if particle in near else (None, at)
    if word in REFUSING:
        return "rejected", at + 1
    if word in ACCEPTING:
        return "accepted", at + 1
    if word in WITHDRAWING:
        return "withdrawn", at + 1
    return None, at


def _object(unit: Unit, after: int) -> tuple[str, bool]:
    """The bargaining noun of the object, and whether the object is a pronoun."""
    words = unit.frame.lowers[after : after + 8]
    if (
        words[:1]
        and words[0] in _PRONOUNS
        and not (words[0] in {"this", "that"} and len(words) > 1 and words[1].isalpha() and words[1] not in _BEHIND_IT)
    ):
        return "", True
    for word in words:
        if word in {",", ";", "that", "to", "and"}:
            break
        noun = word if word in BARGAINING_NOUNS else word.rsplit("-", 1)[-1]
        if noun in BARGAINING_NOUNS:
            return noun, False
    return "", False


def apply_answers(context: Context, acts: list[Act], answers: list[Answered]) -> list[Act]:
    """The acts with the statuses that answers give them; an answer goes to the nearest earlier act of another side."""
    result = list(acts)
    answered: set[int] = set()
    agreed: dict[int, set[str]] = {}
    starts = [act.unit for act in acts]
    for number, answer in enumerate(answers):
        budget = 2 if answer.both else 1
        for index in range(bisect_right(starts, answer.unit) - 1, -1, -1):
            act = result[index]
            farthest = _MOST_BACK_OF_THING if answer.about else _MOST_BACK_LINES
            if budget == 0 or _lines_back(context, act, answer) > farthest:
                break
            meant = _answers(act, answer) or (context.actors.short and _answers(act, answer._replace(noun="")))
            if (act.unit == answer.unit and act.start > answer.start) or not meant:
                continue
            if answer.about and not _names(context, act, answer):
                continue
            said = {*answer.by, *agreed.setdefault(index, set())}
            if answer.status == "accepted":
                agreed[index] = said
            partial = answer.partial or _one_of_several(context, act, answer) or _by_one_side(context, act, said)
            status = "under_discussion" if partial else answer.status
            budget -= 1
            answered.add(number)
            if act.status in _OPEN or status == "withdrawn":
                refusals = tuple((party, answer.start, answer.end, answer.evidence) for party in answer.by)
                if status != "rejected":
                    refusals = ()
                to = act.addressees or (_bodies(context, answer.by) if status == "rejected" else ())
                if context.actors.short and not to and act.makers and status != "withdrawn":
                    to = answer.by
                changed = replace(act, status=status, addressees=to, refusals=(*act.refusals, *refusals))
                result[index] = changed.with_evidence(answer.evidence)
    late = [answer for number, answer in enumerate(answers) if number not in answered and answer.noun]
    return _told_before(context, result, late)


def _by_one_side(context: Context, act: Act, said: set[str]) -> bool:
    """Whether only one of the two sides has answered a mediator's plan: it is for both."""
    actors = context.actors
    plan = bool(act.makers) and all(m in actors.mediators for m in act.makers) and len(actors.pair) > 1
    return plan and bool(said) and not said >= set(actors.pair)


def _bodies(context: Context, parties: tuple[str, ...]) -> tuple[str, ...]:
    """Those who refused, where they are no mere persons: it was put to them."""
    return tuple(party for party in parties if context.actors.kind(party) not in PEOPLE)


def _names(context: Context, act: Act, answer: Answered) -> bool:
    """Whether the act speaks of what the answer refuses: two of its words, or the only one."""
    shared = answer.about & content_stems(context.document.text[act.start : act.end])
    return len(shared) >= min(_LEAST_SHARED, len(answer.about))


def _one_of_several(context: Context, act: Act, answer: Answered) -> bool:
    """Whether only one of those to whom it was made has answered: "offered its neighbours ..., one turned it down"."""
    if not answer.by or answer.status == "withdrawn":
        return False
    behind = context.document.text[act.cues[0][1] : act.cues[0][1] + _NAMED_NEAR]
    if _TO_MANY.match(behind) and all(context.actors.kind(party) is not EntityKind.GROUP for party in answer.by):
        return True
    others = set(act.addressees) - set(answer.by)
    return bool(others) and (
        bool(set(act.addressees) & set(answer.by)) or all(_is_group(context, other) for other in others)
    )


def _is_group(context: Context, party: str) -> bool:
    """A group without a name of its own: "its neighbours", "ministers"."""
    entity = context.actors.entity(party)
    return entity is not None and context.actors.kind(party) is EntityKind.GROUP and entity.name[:1].islower()


def _told_before(context: Context, acts: list[Act], answers: list[Answered]) -> list[Act]:
    """Answers told before their offer: "threw out a second offer. The firm had put forward 4.2 per cent"."""
    result = list(acts)
    starts = [act.unit for act in acts]
    for answer in answers:
        for index in range(bisect_right(starts, answer.unit), len(result)):
            act = result[index]
            if act.unit - answer.unit > _MOST_UNITS_AHEAD:
                break
            had = context.document.text[act.start : act.cues[0][0]].split()[-2:]
            if "had" in had and act.status == "proposed" and not set(answer.by) & set(act.makers):
                refusals = tuple((party, answer.start, answer.end, answer.evidence) for party in answer.by)
                result[index] = replace(act, status=answer.status, refusals=refusals).with_evidence(answer.evidence)
                break
    return result


def _lines_back(context: Context, act: Act, answer: Answered) -> int:
    return context.units[answer.unit].line - context.units[act.unit].line


def _answers(act: Act, answer: Answered) -> bool:
    """Whether the answer can be meant for this act: by somebody else (withdrawals: by its maker), of its kind."""
    nobodys = (answer.about and not answer.by) or (answer.verdict and not (act.makers and answer.by))
    if act.stance or act.kind == "agreement" or nobodys:
        return False
    if answer.status == "withdrawn":
        return bool(set(answer.by) & set(act.makers)) or not answer.by
    if set(answer.by) & set(act.makers):
        return False
    kind = BARGAINING_NOUNS[answer.noun] if answer.noun else ""
    if kind in {"demand", "ultimatum"}:
        return not act.gives or (answer.noun in {"condition", "conditions"} and bool(act.terms.conditions))
    return act.gives or not kind
