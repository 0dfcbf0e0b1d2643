"""Checks that quotes go to whom the article gives them, and that sources without a name stay without one."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from summarizer.document import Attribution, Entity, EntityKind
from summarizer.grounding.checks.context import CheckContext
from summarizer.grounding.checks.lexicon import GENERIC_PARTIES, OFFICES
from summarizer.grounding.checks.words import Words
from summarizer.grounding.model import Problem
from summarizer.grounding.shape import parts_of
from summarizer.schemas import Party, PartyKind, Quote, Severity, Span

NEAR = 40  # characters around the words of a tag in which an apposition may name who is described

_DESCRIBING = OFFICES | GENERIC_PARTIES
_VAGUE = ("neither ", "both ", "his ", "her ", "their ", "its ", "one ", "another ", "some ")  # may be anybody


def check_speakers(item: BaseModel, context: CheckContext) -> Iterator[Problem]:
    """`deanonymised`, `speaker_contradicts_tag` and `sources_merged` for quotes, `unnamed_has_name` for parties."""
    if isinstance(item, Party):
        yield from _check_unnamed(item, context)
        return
    if "passage" not in parts_of(type(item)).spans:
        return
    passage, speakers = getattr(item, "passage", None), getattr(item, "speakers", None)
    if isinstance(passage, Span) and isinstance(speakers, list):
        attribution = context.attribution_of(passage)
        if attribution is not None and attribution.strong:
            yield from _check_tag(item, [str(one) for one in speakers], attribution, context)


def _check_unnamed(party: Party, context: CheckContext) -> Iterator[Problem]:
    """An unnamed party's name or alias that is a person's name."""
    if party.kind is not PartyKind.UNNAMED:
        return
    for index, form in [(None, party.name), *enumerate(party.aliases)]:
        words = Words(form[:200])
        named_by = [word for word in words.forms if word.keys]
        described = any(
            not word.capital or word.lower in _DESCRIBING or word.lower.rstrip("s") in OFFICES for word in named_by
        )
        if described:
            continue
        found = context.names.find(words)
        others = frozenset().union(*(named.ids for named in found)) - {f"party:{party.id}"}
        covered = sum(named.last - named.first for named in found) == len(named_by)
        if covered and context.are_people(others):
            message = f"{form!r} is a person's name: a source without a name keeps the article's description"
            yield Problem("unnamed_has_name", message, ("name",) if index is None else ("aliases", index))


def _check_tag(
    item: BaseModel, speakers: list[str], attribution: Attribution, context: CheckContext
) -> Iterator[Problem]:
    entity = context.document.entity(attribution.entity) if attribution.entity else None
    printed = attribution.speaker or ""
    if entity is not None and entity.kind is EntityKind.UNNAMED:
        for index, speaker in enumerate(speakers):
            party = context.parties.get(speaker)
            if party is not None and party.kind is PartyKind.UNNAMED:
                yield from _check_merged(item, party, entity, context)
            elif party is not None and party.kind is PartyKind.PERSON:
                yield from _check_deanonymised(party, index, attribution, context)
        return
    if printed.lower().startswith(_VAGUE):
        return
    given = context.names.same(f"party:{speaker}" for speaker in speakers)
    if entity is not None and not given.isdisjoint(context.names.same((f"entity:{entity.id}",))):
        return
    meant = _identities(attribution, entity, context)
    if not meant or not context.names.same(meant).isdisjoint(given):
        return
    if any(_named_there(speaker, attribution, context) for speaker in speakers):
        return
    if any(_shares_a_word(speaker, printed, entity, context) for speaker in speakers):
        return
    if speakers:
        names = ", ".join(context.parties[one].name if one in context.parties else one for one in speakers)
        message = f"the article gives these words to {printed!r}, the brief to {names}"
        yield Problem("speaker_contradicts_tag", message, ("speakers",), Severity.WARNING)
    else:
        message = f"the article gives these words to {printed!r}"
        yield Problem("speaker_missing", message, ("speakers",), Severity.WARNING)


def _shares_a_word(speaker: str, printed: str, entity: Entity | None, context: CheckContext) -> bool:
    """For a type of one's own, whose speakers are no `Party`: whether the tag prints a word of the item's name."""
    if speaker in context.parties:
        return False
    names = [getattr(item, "name", None) for item in context.items if getattr(item, "id", None) == speaker]
    given = {lower for name in names if isinstance(name, str) for lower in Words(name[:200]).lowers}
    forms = [printed, *((entity.name, *entity.aliases) if entity else ())]
    told = {lower for form in forms for lower in Words(form[:200]).lowers}
    return not given or not given.isdisjoint(told)


def _check_deanonymised(party: Party, index: int, attribution: Attribution, context: CheckContext) -> Iterator[Problem]:
    """A person in the place of a source without a name; a doubt where "the spokesman" may be somebody named."""
    if _named_there(party.id, attribution, context):
        return
    printed = attribution.speaker or ""
    grounds = context.article.grounds([Span(id="", start=attribution.start, end=attribution.end, text="")])
    named = context.names_any(context.names.same((f"party:{party.id}",)), grounds.around)
    severity = Severity.WARNING if named or printed.lower().startswith("the ") else Severity.ERROR
    message = f"the article gives these words to {printed!r}, a source without a name, not to {party.name!r}"
    yield Problem("deanonymised", message, ("speakers", index), severity)


def _named_there(speaker: str, attribution: Attribution, context: CheckContext) -> bool:
    """Whether the speaker's name stands in or right beside the words of the tag: "its secretary, Lena Ortiz"."""
    wanted = context.names.same((f"party:{speaker}",))
    start, end = attribution.start - NEAR, attribution.end + NEAR
    for sentence in context.document.sentences_of(attribution.start, attribution.end):
        words = context.article.words(context.document.slice(sentence))
        for named in context.named_in(words):
            first, last = (
                sentence.start + words.places[named.first][0],
                sentence.start + words.places[named.last - 1][1],
            )
            if first < end and start < last and not wanted.isdisjoint(context.names.same(named.ids)):
                return True
    return False


def _identities(attribution: Attribution, entity: Entity | None, context: CheckContext) -> frozenset[str]:
    found = context.names.find(Words(attribution.speaker or ""))
    named = frozenset().union(*(one.ids for one in found)) if found else frozenset()
    return (named | {f"entity:{entity.id}"}) if entity is not None else named


def _check_merged(item: BaseModel, party: Party, entity: Entity, context: CheckContext) -> Iterator[Problem]:
    """One unnamed party as the speaker of quotes that the article gives to different unnamed sources."""
    first = context.first_sources.get(party.id)
    if first is not None and first != entity.id and isinstance(item, Quote):
        other = context.document.entity(first)
        before = other.name if other else first
        message = f"{party.name!r} stands for {entity.name!r} here and for {before!r} before: they may be two sources"
        yield Problem("sources_merged", message, ("speakers",), Severity.WARNING)
