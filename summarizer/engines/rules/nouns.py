"""Acts told by a noun: "a $41-a-share bid from Kestrel", "its counter-offer is for 21 days", "the Bolivian proposal
for a truce".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from summarizer.document.cues import AUXILIARY, DETERMINERS, POSSESSIVES, PREPOSITIONS, PRONOUNS
from summarizer.document.patterns import lazy
from summarizer.engines.rules.clause import complement, in_condition, mood_of, phrase_after_object
from summarizer.engines.rules.context import Context
from summarizer.engines.rules.lexicon import (
    ACCEPTING,
    BARGAINING_NOUNS,
    HYPOTHETICAL,
    NEGATIONS,
    RAISING,
    REFUSING,
    REFUSING_PARTICLES,
    TABLING,
    WEAK_NOUNS,
    WITHDRAWING,
    forms,
)
from summarizer.engines.rules.records import Act, Span, Unit
from summarizer.engines.rules.syntax import QUOTE, Frame, Subject, phrase_after

_CALLS = frozenset("call calls appeal appeals insistence".split())  # demands where somebody refuses or accepts them
_CONTENT_LINKS = frozenset("of for to that under on at worth".split())
_NOT_NOUN_BEFORE = frozenset("job special trade-in share public rights".split())
_REFUSED_PARTICLE_FORMS = {form: particle for verb, particle in REFUSING_PARTICLES.items() for form in forms(verb)}
_ANSWERING = REFUSING | ACCEPTING | WITHDRAWING
_COMING = forms("come") | forms("arrive") | forms("return") | forms("answer") | forms("reply")
_COPULAS = frozenset("is was calls called from by".split())
_ANNOUNCES = frozenset(
    "would will includes included foresees provides amounts stood stands gives comes : - — –".split()
)
# ", which includes ...", "was conditional on ...", "from earlier this month for $8": terms a little behind the noun.
_TERMS_FOLLOW = lazy(
    r"(?:\s(?:to|for|with)\s[^,;:.]{2,60})?,?\s(?:which|that)\s(?:also\s)?(?:would|includes?|included|calls? for|"
    r"provides?|offers|envisages|foresees|requires?)\b|\s(?:is|was)\s(?:conditional|contingent)\s(?:on|upon)\b|"
    r"\sfrom\s(?:earlier|last|this)\s(?:\w+\s){0,2}?(?:of|for|to|at|worth)\b"
)
_OWNED = (["to"], ["that"], ["for"], ["are"], ["is"], ["were"], ["was"], ["include"], ["included"], ["stands"])
_MODALS = frozenset({"would", "will"})
_MOST_BACK = 12
_ANSWERED_THINGS = frozenset(
    "increase rise raise deal settlement bonus truce ceasefire takeover approach freeze".split()
)
_NEXT_ACTS = frozenset("demanded demands offered offers proposed asked wants wanted called insisted said told".split())


def noun_acts(context: Context, unit: Unit) -> Iterator[Act]:
    """Every act that a noun of bargaining tells in this unit, with its maker and its content."""
    for at, word in enumerate(unit.frame.lowers):
        kind = BARGAINING_NOUNS.get(word) or BARGAINING_NOUNS.get(word.rsplit("-", 1)[-1])
        if kind is None and word in _CALLS and _answer_before(unit.frame, _first_of_phrase(unit.frame, at))[1]:
            kind = "demand"
        if kind is None and context.actors.short and word in _ANSWERED_THINGS:
            kind = _answered_kind(unit.frame, at)
        if kind is not None and not unit.history and not word.startswith("non-"):
            found = _act(context, unit, at, kind)
            if found is not None:
                yield found


_SCENE = frozenset("at in on during after before when , .".split())  # "made the offer at a meeting": told before
_DECIDED = frozenset("voted votes agreed agrees decided decides chose chosen".split())


def _answered_kind(frame: Frame, at: int) -> str | None:
    """ "turned down a 2% increase", "accepted a truce": what is answered was offered, whatever it is called."""
    verb, status = _answer_before(frame, _first_of_phrase(frame, at))
    return "offer" if verb >= 0 and status in {"rejected", "accepted"} else None


def _act(context: Context, unit: Unit, at: int, kind: str) -> Act | None:  # noqa: PLR0911 # one return for each ground
    frame = unit.frame
    first = _phrase_start(frame, at)
    if first is None:
        return None
    makers, how = _maker(context, unit, first, at)
    verb, status = _answer_before(frame, first)
    if _told_as_idea(frame, first) and not (verb >= 0 and frame.lowers[verb + 1] == "no"):
        return None
    noun = frame.lowers[at]
    answered = kind in {"offer", "proposal"} and _is_answered(context, unit, verb, status, makers)
    nobodys = answered and not makers and noun not in WEAK_NOUNS and _is_told_anew(frame, first, at)
    again = how == "tabled" and frame.lowers[first:at] == ["the"] and set(frame.lowers[at + 1 : at + 2]) <= _SCENE
    if again or not (makers or nobodys) or (noun in WEAK_NOUNS and how == "adjective"):
        return None
    told = _has_content(context, unit, first, at)
    if (makers and not context.at_table(makers)) or not (answered or told):
        return None
    source, observer = context.source(unit, None, first)
    if observer:
        return None
    noun_matter = _matter(context, frame, first, at) if told else None
    start = _text_start(context, unit, first, how)
    act = context.act(
        unit,
        at,
        rule=f"noun:{noun.rsplit('-', 1)[-1]}",
        kind=kind,
        makers=makers,
        source=source,
        status=status or "proposed",
        addressees=_addressee(context, unit, first, at, verb, status),
        start=start,
        end=_before_next_act(frame, at) if told else _short_end(frame, at),
        matter=noun_matter,
        cues=((frame.starts[first], frame.ends[at]),),
    )
    if status != "rejected":
        return act
    span = (frame.starts[verb], act.end)
    return replace(act, refusals=tuple((party, *span, act.evidence) for party in act.addressees))


def _before_next_act(frame: Frame, at: int) -> int | None:
    """Where the offer ends if the same subject does something else next: "rejected a rise of 4% and demanded 7%"."""
    for position in range(at + 1, len(frame.words) - 1):
        if frame.words[position] in {";", QUOTE}:
            break
        if frame.lowers[position] == "and" and frame.lowers[position + 1] in _NEXT_ACTS:
            return frame.ends[position - 1]
    return None


def _is_told_anew(frame: Frame, first: int, at: int) -> bool:
    """ "a pay offer", "the latest offer"; "the offer" alone is the one told before, "an earlier offer" is history."""
    if {"earlier", "previous"} & set(frame.lowers[first:at]):
        return False
    return frame.lowers[first] in {"a", "an"} or (frame.lowers[first] in DETERMINERS and at - first > 1)


def _short_end(frame: Frame, at: int) -> int:
    """Where an offer without terms ends: before the comma or "and" behind it."""
    for position in range(at + 1, len(frame.words)):
        if frame.words[position] in {",", ";", ":", ".", QUOTE} or frame.lowers[position] in {"and", "but", "in", "on"}:
            return frame.ends[position - 1]
        if frame.lowers[position] == "by" and _is_date_like(frame, position + 1):
            return frame.ends[position - 1]
    return frame.ends[-1]


def _is_answered(context: Context, unit: Unit, verb: int, status: str | None, makers: tuple[str, ...]) -> bool:
    """ "has rejected a takeover bid from Kestrel": an offer that its addressee answers is one, whatever its terms."""
    if verb < 0 or status not in {"rejected", "accepted"}:
        return False
    by, subject = context.actors.subject(context.units, unit, verb)
    mood = mood_of(unit.frame, verb, 0 if subject is None or subject.first > verb else subject.first)
    if mood.negated or mood.hypothetical or mood.future or mood.conditional or in_condition(unit.frame, subject, verb):
        return False
    return bool(by) and context.can_bargain(by) and not set(context.sides(by)) & set(context.sides(makers))


def _matter(context: Context, frame: Frame, first: int, at: int) -> Span | None:
    """What stands behind the noun's colon ("an offer in his briefcase: a truce of 60 days"), else the noun phrase."""
    for position in range(at + 1, min(at + 16, len(frame.words) - 1)):
        if frame.words[position] == ":":
            return context.matter(frame.starts[position + 1], frame.end)
        if frame.words[position] == ";":
            break
    return context.matter(frame.starts[first], frame.end)


def _phrase_start(frame: Frame, at: int) -> int | None:
    """The first token of the noun phrase that ends at `at`; None where the word is no noun here."""
    before = frame.lowers[at - 1] if at else ""
    if before in _NOT_NOUN_BEFORE or before == "to" or frame.words[at][:1].isupper():
        return None
    after = frame.lowers[at + 1] if at + 1 < len(frame.words) else "."
    if frame.lowers[at] in {"bid", "bids"} and after == "to":
        return None
    first = _first_of_phrase(frame, at)
    return None if _seems_verb(frame, first, at, after) else first


def _seems_verb(frame: Frame, first: int, at: int, after: str) -> bool:
    """ "workers demand a rise": an object behind the word and no determiner or owner in front of it."""
    opener = frame.lowers[first]
    owned = opener in DETERMINERS or opener in POSSESSIVES or opener.endswith(("'s", "s'"))
    return (
        frame.lowers[at] in {"offer", "bid", "demand", "request", "claim"}
        and complement(frame, at + 1) == "np"
        and after not in AUXILIARY | PRONOUNS
        and not (owned or any(w.endswith(("'s", "s'")) for w in frame.lowers[first:at]))
    )


def _first_of_phrase(frame: Frame, at: int) -> int:
    first = at
    while first > 0 and at - first < _MOST_BACK:
        word = frame.lowers[first - 1]
        if (
            word in PREPOSITIONS
            or word in {"and", "or", "that", ",", ";", ":", QUOTE}
            or not (frame.words[first - 1][:1].isalnum() or word in "$£€%-.'")
        ):
            break
        if word in _ANSWERING and first > 1 and _ends_subject(frame, first - 2):
            break
        first -= 1
        if word.endswith(("'s", "s'")):
            while first > 0 and frame.words[first - 1][:1].isupper() and frame.words[first][:1].isupper():
                first -= 1
            break
        if word in DETERMINERS or word in POSSESSIVES:
            break
    return first


def _ends_subject(frame: Frame, at: int) -> bool:
    """Whether a verb may follow token `at`: "has / rejected offers", "Norway / rejected offers"."""
    word = frame.lowers[at]
    return word in AUXILIARY or word in PRONOUNS or word.endswith("ly") or frame.words[at][:1].isupper()


def _maker(context: Context, unit: Unit, first: int, at: int) -> tuple[tuple[str, ...], str]:  # noqa: PLR0911, PLR0912 # one return for each ground
    """Whose it is and how the clause says so: possessor, adjective, "from X", or the subject of a verb of tabling."""
    frame = unit.frame
    word = frame.lowers[first]
    if frame.lowers[at + 1 : at + 2] == ["from"] and not _is_date_like(frame, at + 2):
        found = context.resolve(unit, phrase_after_object(frame, at + 2))
        if found:
            return found, "from"
    if word in POSSESSIVES:
        own = context.resolve(unit, Subject(first, first + 1))
        verb = _tabling(frame, first) if context.actors.short and not own else None
        if verb is not None and frame.lowers[verb - 1] == "to" and verb > 1:
            verb -= 2
        return own if verb is None else context.actors.subject(context.units, unit, verb)[0], "possessor"
    mentioned = context.actors.mentions(frame.starts[first], frame.starts[at])
    if mentioned:
        owner = mentioned[-1]
        rest = frame.text[owner.end : frame.starts[at]].replace("’", "'").lower()
        if owner.end <= frame.starts[at]:
            return (owner.entity,), "possessor" if rest.startswith(("'s", "' ")) else "adjective"
    owners = context.owner(unit, first, at)
    if owners:
        return owners, "possessor"
    for position in range(at + 1, min(at + 10, len(frame.words) - 1)):
        if frame.words[position] in {";", ":", "."}:
            break
        if frame.lowers[position] in {"from", "by"}:
            found = context.resolve(unit, phrase_after_object(frame, position + 1))
            if found and not _is_date_like(frame, position + 1):
                return found, "from"
    if BARGAINING_NOUNS.get(frame.lowers[at]) in {"demand", "offer"}:
        found = _of_whom(context, unit, at)
        if found:
            return found, "possessor"
    answer, status = _answer_before(frame, first)
    if status == "withdrawn":
        return context.actors.subject(context.units, unit, answer)[0], "tabled"
    verb = _tabling(frame, first)
    if verb is not None:
        if verb > 1 and frame.lowers[verb - 1] == "to":
            verb = next((i for i in range(verb - 2, max(verb - 5, 0), -1) if frame.lowers[i] in _DECIDED), verb)
        makers, subject = context.actors.subject(context.units, unit, verb)
        mood = mood_of(frame, verb, 0 if subject is None else subject.first)
        if makers and not (mood.negated or mood.hypothetical or in_condition(frame, subject, verb)):
            return makers, "tabled"
    return (), ""


def _of_whom(context: Context, unit: Unit, at: int) -> tuple[str, ...]:
    """Whose "the plea of the rebels to free them" or "the demands of the union are" is."""
    frame = unit.frame
    if frame.lowers[at + 1 : at + 2] != ["of"] or complement(frame, at + 2) != "np":
        return ()
    phrase = phrase_after_object(frame, at + 2)
    if phrase is None or frame.lowers[phrase.last : phrase.last + 1] not in _OWNED:
        return ()
    found = context.resolve(unit, phrase)
    return found if context.at_table(found) else ()


def _tabling(frame: Frame, first: int) -> int | None:
    """The verb of tabling before the noun phrase at `first`: "sent the firm an offer", "came to Norway with an
    offer".
    """
    verbs = TABLING | _COMING if first and frame.lowers[first - 1] == "with" else TABLING
    return next((i for i in range(first - 1, max(first - 7, -1), -1) if frame.lowers[i] in verbs), None)


def _is_date_like(frame: Frame, at: int) -> bool:
    return at < len(frame.words) and frame.words[at][:1].isdigit()


def _told_as_idea(frame: Frame, first: int) -> bool:
    """ "no offer", "any offer", "could make an offer", "if an offer comes" put nothing on the table."""
    before = set(frame.lowers[max(first - 6, 0) : first + 1])
    return bool(
        before & (HYPOTHETICAL | {"no", "any", "if", "whether", "without", "unless"} | (NEGATIONS - {"not", "no"}))
    )


def _has_content(context: Context, unit: Unit, first: int, at: int) -> bool:  # noqa: PLR0911 # one return for each ground
    """A figure in the phrase, or "of", "for", "to", "that", a colon or "is for" behind the noun."""
    frame = unit.frame
    if context.terms.amounts(frame.starts[first], frame.ends[at]) or _raised_to_a_figure(context, frame, first, at):
        return True
    if _TERMS_FOLLOW.match(frame.text, frame.ends[at], frame.end):
        return True
    aside = _past_aside(frame, at + 1)
    after = _past_copula(frame, aside)
    if after >= len(frame.words):
        return False
    word = frame.lowers[after]
    if aside > at + 1:
        figures = context.terms.amounts(frame.starts[aside], frame.end)
        return word in _ANNOUNCES or (frame.lowers[aside] in {"is", "was"} and bool(figures))
    if word in _MODALS and frame.lowers[after + 1 : after + 2] == ["not"]:
        return False
    if word in _ANNOUNCES or (word == "," and _colon_later(frame, after)):
        return True
    if (
        after > at + 1
        and frame.lowers[after - 1] in {"is", "was"}
        and context.terms.amounts(frame.starts[after], frame.end)
    ):
        return True
    near = frame.words[after : after + 6]
    if word in {"in", "under", "on", "through"} and ":" in near and "," not in near:
        return True
    if word == "worth":
        return bool(context.terms.amounts(frame.starts[after], frame.end))
    if word == "of" and _of_whom(context, unit, at):
        return True
    return word in _CONTENT_LINKS and not _plain_addressee(context, unit, after)


def _past_aside(frame: Frame, after: int) -> int:
    """The token behind ", sent overnight," or ", which it circulated on Monday,"; `after` where no aside stands."""
    if frame.words[after : after + 1] == [","]:
        for position in range(after + 2, min(after + 16, len(frame.words) - 1)):
            if frame.words[position] == ",":
                return position + 1
            if frame.words[position] in {";", ":"}:
                break
    return after


def _raised_to_a_figure(context: Context, frame: Frame, first: int, at: int) -> bool:
    """ "has raised its offer for the rival to 310 million"."""
    raised = any(word in RAISING for word in frame.lowers[max(first - 4, 0) : first])
    return raised and bool(context.terms.amounts(frame.ends[at], frame.end))


def _past_copula(frame: Frame, after: int) -> int:
    """The token after "is", "was", "called" and after "from X" or "by X"."""
    while after < len(frame.words) and frame.lowers[after] in _COPULAS:
        if frame.lowers[after] in {"from", "by"}:
            phrase = phrase_after_object(frame, after + 1)
            if phrase is None or _is_date_like(frame, after + 1):
                return len(frame.words)
            after = phrase.last
        else:
            after += 1
    return after


def _colon_later(frame: Frame, at: int) -> bool:
    words = frame.words[at + 1 : at + 14]
    return ":" in words or (
        "," in words and words[words.index(",") + 1 : words.index(",") + 3] in (["is", "for"], ["was", "for"])
    )


def _plain_addressee(context: Context, unit: Unit, link: int) -> bool:
    """ "the offer to the union" says to whom, not what."""
    frame = unit.frame
    if frame.lowers[link] not in {"to", "for"}:
        return False
    phrase = phrase_after(frame, link + 1, len(frame.words))
    return bool(context.resolve(unit, phrase)) and complement(frame, link + 1) == "np"


def _answer_before(frame: Frame, first: int) -> tuple[int, str | None]:
    """The verb of refusing, accepting or withdrawing whose object the noun is, with the status that follows."""
    for at in range(first - 1, max(first - 6, -1), -1):
        word = frame.lowers[at]
        if word in REFUSING and frame.lowers[at + 1] != "to":
            return at, "rejected"
        if word in ACCEPTING:
            return at, "accepted"
        if word in WITHDRAWING:
            return at, "withdrawn"
        if word in REFUSING_PARTICLES.values() and at and _REFUSED_PARTICLE_FORMS.get(frame.lowers[at - 1]) == word:
            return at - 1, "rejected"
        if word == "to" and frame.lowers[at - 2 : at] in (["said", "no"], ["says", "no"], ["say", "no"]):
            return at - 2, "rejected"
        if word in {",", ";", ":"}:
            break
    before = _offer_before(frame, first)
    return (-1, None) if before is None else _answer_before(frame, before)


def _offer_before(frame: Frame, first: int) -> int | None:
    """Where the other offer begins of "rejected an offer from Kestrel and / a revised bid from Corvane"."""
    if first < 3 or frame.lowers[first - 1] != "and":
        return None
    for at in range(first - 2, max(first - _MOST_BACK, 0), -1):
        if frame.words[at] in {",", ";", ":", QUOTE} or frame.lowers[at] in AUXILIARY:
            return None
        if BARGAINING_NOUNS.get(frame.lowers[at]) in {"offer", "proposal"}:
            return None if frame.lowers[at + 1] not in {"from", "by"} else _first_of_phrase(frame, at)
    return None


def _addressee(context: Context, unit: Unit, first: int, at: int, verb: int, status: str | None) -> tuple[str, ...]:
    """Who refuses or accepts it is its addressee; else what "to X" names behind it, or the object of "sent X an
    offer".
    """
    frame = unit.frame
    if verb >= 0 and status in {"rejected", "accepted"}:
        answering, _ = context.actors.subject(context.units, unit, verb)
        return answering
    for position in range(at + 1, min(at + 9, len(frame.words) - 1)):
        if frame.words[position] in {",", ";", ":"}:
            break
        if frame.lowers[position] == "to" and complement(frame, position + 1) == "np":
            found = context.resolve(unit, phrase_after_object(frame, position + 1))
            if found:
                return found
    giver = next((i for i in range(first - 1, max(first - 6, -1), -1) if frame.lowers[i] in TABLING), None)
    if giver is not None and giver + 1 < first:
        return context.resolve(unit, Subject(giver + 1, first))
    return ()


def _text_start(context: Context, unit: Unit, first: int, how: str) -> int:
    """Where the text begins: at the subject of the tabling verb, else at the noun phrase itself."""
    frame = unit.frame
    if how == "possessor" and frame.lowers[first].endswith(("'s", "s'")):
        first = next((i for i in range(first, max(first - 4, -1), -1) if frame.lowers[i] in DETERMINERS), first)
    if how == "tabled":
        verb = _tabling(frame, first) or first
        _, subject = context.actors.subject(context.units, unit, verb)
        if subject is not None and subject.first < verb:
            return frame.starts[subject.first]
        return frame.starts[verb]
    return frame.starts[first]
