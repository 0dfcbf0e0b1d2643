"""Acts told by a verb of bargaining: "Kestrel offered $41 a share", "the union is asking for 7 per cent"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from summarizer.document.cues import PREPOSITIONS, PRONOUNS
from summarizer.document.patterns import lazy
from summarizer.engines.rules.clause import (
    Mood,
    clause_end,
    complement,
    in_condition,
    is_finite_verb,
    is_passive,
    mood_of,
    object_then,
    phrase_after_object,
)
from summarizer.engines.rules.context import PEOPLE, Context
from summarizer.engines.rules.lexicon import (
    BARGAINING_NOUNS,
    DEALS,
    IDLE_OBJECTS,
    SIGNALS,
    VERB_RULES,
    WILLING,
    WILLINGNESS,
    VerbRule,
)
from summarizer.engines.rules.records import Act, Unit
from summarizer.engines.rules.syntax import QUOTE, Frame, Subject, phrase_after

_NO = frozenset("no nothing anything little".split())
# What is told or asked of somebody counts only where that somebody bargains.
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
# Who is asked for something without being on the other side of the table.
_OUTSIDERS = frozenset(
    "judge judges court courts police voters members public supporters fans people followers".split()
)
_AND_ALSO = lazy(r",?\sand\s(for|to|that)\s")
_SHORTEST_THING = 20
_IDLE_DEEDS = frozenset(
    "talk talks comment meet speak help know see say believe think resign tell explain report answer work fight "
    "cooperate unite defend respond bring continue".split()
)
_FACTS = frozenset("is are was were has have had did does do isn't wasn't aren't weren't hasn't haven't".split())
_WISHES = frozenset("must should would will be shall not".split())
_DIRECTIVES = frozenset("tell order urge expect".split())
_BE_LIKE = frozenset("is are was were be been being remain remains remained seem seems seemed 's 're 'm".split())


def verb_acts(context: Context, unit: Unit) -> Iterator[Act]:
    """Every act that a verb or an adjective of willingness tells in this unit."""
    frame = unit.frame
    for at, word in enumerate(frame.lowers):
        rules = VERB_RULES.get(word)
        if rules is not None:
            found = _first_act(context, unit, at, rules)
            if found is not None:
                yield from _things_asked(context, unit, found)
        if word in WILLING or word in WILLINGNESS:
            found = _willing(context, unit, at)
            if found is not None:
                yield found


def _things_asked(context: Context, unit: Unit, act: Act) -> Iterator[Act]:
    """ "asked for a rise of 5 per cent and for an end to split shifts": each "for" or "to" behind an "and" is a thing
    of its own, if it is told at some length.
    """
    frame = unit.frame
    cue = act.cues[0][1]
    match = _AND_ALSO.search(frame.text, cue, frame.end)
    linked = frame.text[cue : cue + 10].split()[:1]
    if act.stance or match is None or linked != [match.group(1)] or frame.end - match.end() < _SHORTEST_THING:
        yield act
        return
    behind = bisect_right(frame.starts, match.start(1)) - 1
    first, second = (act.start, min(act.end, match.start())), (match.start(1), clause_end(frame, behind))
    for start, end in (first, second):
        yield replace(
            act,
            start=start,
            end=end,
            terms=context.terms.read(start, end),
            evidence=context.evidence(start, end),
            matter=act.matter if start == act.start else context.matter(match.end(), end),
        )


def _first_act(context: Context, unit: Unit, at: int, rules: tuple[VerbRule, ...]) -> Act | None:
    if not is_finite_verb(unit.frame, at):
        return None
    for rule in rules:
        after = _after_particle(unit.frame, at, rule.particle)
        if after is not None:
            return _act(context, unit, at, after, rule)
    return None


def _after_particle(frame: Frame, at: int, particle: str) -> int | None:
    """The token after the verb and its particle, None where the particle does not follow."""
    if not particle:
        return at + 1
    if particle == "on the table":
        later = frame.lowers[at + 1 : at + 12]
        return at + 1 if any(later[i : i + 3] == ["on", "the", "table"] for i in range(1, len(later))) else None
    words = particle.split()
    start = at + 1
    if frame.lowers[start : start + len(words)] == words:
        return start + len(words)
    if frame.lowers[start + 1 : start + 1 + len(words)] == words and frame.lowers[start].endswith("ly"):
        return start + 1 + len(words)
    return None


def _act(context: Context, unit: Unit, at: int, after: int, rule: VerbRule) -> Act | None:  # noqa: PLR0911 # one return for each ground
    frame = unit.frame
    after = _past_time(frame, after)
    shape, addressee, content = _shape(frame, after, rule)
    figures = bool(context.terms.amounts(frame.starts[at], frame.end))
    if shape is None or not (_is_clause(frame, content, shape) or _has_content(frame, content, rule, figures=figures)):
        return None
    passive = is_passive(frame, at)
    makers, subject = context.actors.subject(context.units, unit, at)
    mood = mood_of(frame, at, 0 if subject is None or subject.first > at else subject.first)
    if passive:
        recipient, makers = makers, _by(context, unit, at)
        if rule.lemma in {"ask", "require", "tell", "order", "urge"} and not makers:
            return None
        to = recipient if rule.lemma in {"offer", "promise", "guarantee", "ask"} else ()
    else:
        makers = makers or _behind_the_offer(context, unit, subject, at)
        to = context.resolve(unit, addressee) or _toward(context, unit, content)
    if rule.lemma == "insist" and shape == "that" and _states_a_fact(frame, content):
        return None
    if rule.lemma == "suggest" and shape == "that" and not _proposes(context, frame, at, makers):
        return None
    if _ruled_out(unit, subject, at, mood) or not (makers or (not passive and context.speaks_of_a_side(unit, subject))):
        return None
    if (
        shape in {"obj_to", "obj_for"}
        and addressee is not None
        and _OUTSIDERS & set(frame.lowers[addressee.first : addressee.last])
    ):
        return None
    if rule.kind == "demand" and makers and to and set(context.sides(to)) <= set(context.sides(makers)):
        return None
    source, observer = context.source(unit, subject, at)
    if observer or (makers and not (context.at_table(makers) if rule.sides_only else context.can_bargain(makers))):
        return None
    if (
        rule.lemma in _DIRECTIVES
        and "on" not in rule.particle
        and (not context.at_table(to) or set(context.sides(to)) & set(context.sides(makers)))
    ):
        return None
    return context.act(
        unit,
        at,
        rule=rule.name,
        kind=rule.kind,
        makers=makers,
        subject=subject,
        addressees=to,
        source=_teller(context, makers, source),
        status=_status(mood),
        stance=rule.stance,
        matter=context.matter(frame.starts[_matter_begins(context, unit, addressee, content)], frame.end),
    )


def _behind_the_offer(context: Context, unit: Unit, subject: Subject | None, verb: int) -> tuple[str, ...]:
    """Whose offer does it: "the pay proposal by the government offered teachers a bonus"."""
    words = unit.frame.lowers
    if subject is None or subject.last > verb or not {"by", "from"} & set(words[subject.first + 1 : verb]):
        return ()
    behind = next(at for at in range(subject.first + 1, verb) if words[at] in {"by", "from"})
    if words[behind - 1] not in BARGAINING_NOUNS or behind + 1 >= verb:
        return ()
    return context.resolve(unit, Subject(behind + 1, verb))


def _matter_begins(context: Context, unit: Unit, addressee: Subject | None, content: int) -> int:
    """ "want pay rises to match inflation": a thing that is to do something is the matter itself."""
    if addressee is None or context.resolve(unit, addressee) or addressee.last > content:
        return content
    return content if unit.frame.lowers[addressee.first] in PRONOUNS else addressee.first


def _states_a_fact(frame: Frame, content: int) -> bool:
    """ "insisted that it was not part of the deal": what is held true, where "that it stay" or "must" would demand."""
    for word in frame.lowers[content : content + 10]:
        if word in _FACTS or word in _WISHES:
            return word in _FACTS
    return False


def _past_time(frame: Frame, after: int) -> int:
    """The token behind "on Friday", "again", "last week": "offered on Friday to lend ..."."""
    word, following = frame.lowers[after : after + 1], frame.lowers[after + 1 : after + 2]
    if word == ["on"] and following and following[0] in _DAYS:
        return after + 2
    if word and word[0] in {"last", "this"} and following and following[0] in {"week", "month", "year", "morning"}:
        return after + 2
    return after + 1 if word and word[0] in {"again", "yesterday", "today", "instead", "also", "late"} else after


def _proposes(context: Context, frame: Frame, at: int, makers: tuple[str, ...]) -> bool:
    """A body that "has suggested that" proposes; a person, or "suggesting that", only says."""
    return not frame.lowers[at].endswith("ing") and all(context.actors.kind(m) not in PEOPLE for m in makers)


def _teller(context: Context, makers: tuple[str, ...], source: str | None) -> str | None:
    """A person who makes an offer voices it for the side."""
    if source is None and len(makers) == 1 and context.actors.side_of(makers[0]) != makers[0]:
        return makers[0]
    return source


def _ruled_out(unit: Unit, subject: Subject | None, at: int, mood: Mood) -> bool:
    return mood.negated or mood.hypothetical or unit.history or in_condition(unit.frame, subject, at)


def _status(mood: Mood) -> str:
    return "announced" if mood.future else "proposed"


def _shape(frame: Frame, after: int, rule: VerbRule) -> tuple[str | None, Subject | None, int]:
    """Which complement of the rule follows, the addressee if it stands there, and the token where content begins."""
    begins = complement(frame, after)
    if {"obj_to", "obj_for"} & rule.takes and begins == "np":
        found, then, at = object_then(frame, after)
        if found is not None and f"obj_{then}" in rule.takes:
            return f"obj_{then}", found, at + 1
    if begins == "to" and "to_be" in rule.takes and frame.lowers[after + 1 : after + 2] == ["be"]:
        return "to", None, after + 1
    if begins not in rule.takes:
        return None, None, after
    if begins == "np":
        found, then, at = object_then(frame, after)
        free = frame.lowers[after] in {"what", "how", "whatever"}
        if (
            then == "np"
            and found is not None
            and not free
            and rule.lemma in {"offer", "promise", "guarantee", "extend", "pledge"}
        ):
            return "np", found, at
    if begins in {"to", "that"} and after + 1 >= len(frame.words):
        return None, None, after
    return begins, None, after + (begins in {"to", "that"})


def _is_clause(frame: Frame, content: int, shape: str) -> bool:
    """ "to give ...", "that they give ...", "giving ...": a clause says what, unless it is only to talk."""
    if shape not in {"to", "that", "ing"} or content >= len(frame.words):
        return False
    return not set(frame.lowers[content : content + 2]) & _IDLE_DEEDS


def _has_content(frame: Frame, content: int, rule: VerbRule, *, figures: bool) -> bool:  # noqa: PLR0911 # one return for each ground
    """False for idle objects ("offered no comment") and, for weak verbs, objects that are nothing of bargaining."""
    if content >= len(frame.words):
        return False
    if frame.words[content] == QUOTE:
        quoted = frame.text[frame.starts[content] : frame.ends[content]].lower().rstrip(" .,;!?”’\"'")
        return not rule.needs_noun and quoted.rsplit(" ", 1)[-1] not in IDLE_OBJECTS
    if frame.lowers[content] in _NO or frame.lowers[content] in {"what", "how", "whatever"}:
        return False
    if (
        "more" in frame.lowers[content : content + 2]
        and "than" in frame.lowers[content + 1 : content + 3]
        and not figures
    ):
        return False
    phrase = phrase_after_object(frame, content)
    if phrase is None:
        return not rule.needs_noun
    words = frame.lowers[phrase.first : phrase.last]
    head = words[-1] if words else ""
    if head in IDLE_OBJECTS:
        return False
    nouns = {w.split("-")[-1] for w in words} | set(words)
    if rule.needs_noun:
        return bool(nouns & (BARGAINING_NOUNS.keys() | DEALS)) or (rule.lemma == "table" and figures)
    return head not in {"talks", "negotiations"} and not (
        rule.lemma in {"reject", "want", "request"} and head in BARGAINING_NOUNS
    )


def _by(context: Context, unit: Unit, at: int) -> tuple[str, ...]:
    """The maker behind a passive: "was proposed by Norway"."""
    frame = unit.frame
    for position in range(at + 1, min(at + 8, len(frame.words) - 1)):
        if frame.lowers[position] == "by":
            return context.resolve(unit, phrase_after(frame, position + 1, len(frame.words)))
    return ()


def _toward(context: Context, unit: Unit, content: int) -> tuple[str, ...]:
    """The addressee after the object: "offered peace talks to the rebels", "demanded an apology from Bolivia"."""
    frame = unit.frame
    for at in range(content, min(content + 14, len(frame.words) - 1)):
        if frame.words[at] in {",", ";", ":", QUOTE}:
            break
        if frame.lowers[at] in {"to", "from"} and complement(frame, at + 1) == "np":
            phrase = phrase_after_object(frame, at + 1)
            found = context.resolve(unit, phrase)
            if found and phrase is not None and frame.lowers[phrase.last : phrase.last + 1] != ["to"]:
                return found
    return ()


def _willing(context: Context, unit: Unit, at: int) -> Act | None:  # noqa: PLR0911 # one return for each ground
    """ "is prepared to extend guarantees", "has indicated openness to membership", "was ready for a withdrawal"."""
    frame = unit.frame
    word = frame.lowers[at]
    after = _past_parenthesis(frame, at + 1)
    if after + 1 >= len(frame.words) or frame.lowers[after] not in {"to", "for"}:
        return None
    verb = at
    if word in WILLINGNESS:
        verb = next((i for i in range(at - 1, max(at - 4, -1), -1) if frame.lowers[i] in SIGNALS), -1)
    elif not any(w in _BE_LIKE or w.endswith(("'s", "'re", "'m", "'d")) for w in frame.lowers[max(at - 4, 0) : at]):
        return None
    if verb < 0 or _idle_willingness(frame, at, after):
        return None
    makers, subject = context.actors.subject(context.units, unit, verb)
    mood = mood_of(frame, verb, 0 if subject is None or subject.first > verb else subject.first)
    if _ruled_out(unit, subject, verb, mood) or not (makers or context.speaks_of_a_side(unit, subject)):
        return None
    if makers and not context.at_table(makers):
        return None
    source, observer = context.source(unit, subject, verb)
    if observer:
        return None
    act = context.act(
        unit,
        at,
        rule=f"willing:{word}",
        kind="concession",
        makers=makers,
        subject=subject,
        source=_teller(context, makers, source),
        status="under_discussion",
        matter=context.matter(frame.starts[after + 1], frame.end),
        cues=((frame.starts[verb], frame.ends[after]),),
    )
    if act.terms.conditions or act.terms.amounts:
        return replace(act, kind="offer", status="proposed")
    return act


def _past_parenthesis(frame: Frame, at: int) -> int:
    """The token after ", she said," where such a parenthesis begins at `at`."""
    if frame.words[at : at + 1] == [","]:
        for position in range(at + 1, min(at + 6, len(frame.words) - 1)):
            if frame.words[position] == ",":
                return position + 1
    return at


def _idle_willingness(frame: Frame, at: int, after: int) -> bool:
    """ "open to the public", "ready for war", "ready to talk" and "willing to wait" put nothing on the table."""
    words = [*frame.lowers[after + 1 : after + 4], "."]
    idle = {
        "talk",
        "talks",
        "wait",
        "negotiate",
        "listen",
        "fight",
        "go",
        "defend",
        "work",
        "respond",
        "question",
        "questions",
        "meet",
        "strike",
        "vote",
    }
    if frame.lowers[at] == "content":
        return True
    if frame.lowers[after] == "for" or words[0] in PREPOSITIONS:
        idle = idle | {"war", "anything", "battle", "business", "the"} - {"the"}
    return bool(set(words[:2]) & idle) or words[0] in {"public", "interpretation", "visitors", "change", "dialogue"}
