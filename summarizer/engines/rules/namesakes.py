"""Find entities that are one party under two names: "the federation", a surname, an acronym in brackets, an office
with its holder behind a comma.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from summarizer.document import Document, Entity, EntityKind
from summarizer.document.patterns import lazy
from summarizer.engines.rules.kinds import refined_kind

_PEOPLE = frozenset({EntityKind.PERSON, EntityKind.UNNAMED})
_LIKE_UNIONS = frozenset("Association Federation Guild Brotherhood Alliance Organisation Organization".split())
_BODY_WORDS = frozenset("company firm union airline".split())
# ", Deputy Water Minister " or ", who goes by the name ": what may stand between an office and the name of its holder.
_HOLDER = lazy(r"^,\s(?:(?:[A-Z][\w.’'-]*\s){0,5}|who goes by the name (?:of )?)$")
_DEFINITE = lazy(r"(?:\b[Tt]he|['’]s?|\b[Ii]ts|\b[Tt]heir)\s(?:[\w-]+\s){0,2}$")
_SHORTEST = 3
_MOST_WORDS = 8
_AMBIGUOUS = 2


def canonical(document: Document) -> dict[str, str]:
    """Entity id -> id of the named entity that it stands for, where only one can be meant."""
    found: dict[str, str] = {}
    for reading in (_described, _bracketed, _shortened, _holders):
        for entity, name in reading(document):
            if entity != name and found.get(name, name) != entity:
                found.setdefault(entity, name)
    return {entity: found.get(name, name) for entity, name in found.items()}


def called_by_last_word(bodies: list[Entity], same: Callable[[str], str]) -> dict[str, tuple[str, ...]]:
    """Last word of a body's name -> the bodies so called: "the agency" is the Atomic Energy Agency."""
    table: dict[str, tuple[str, ...]] = {}
    for entity in bodies:
        if entity.name[:1].isupper() and " " in entity.name:
            word = entity.name.lower().split()[-1]
            if same(entity.id) not in table.get(word, ()):
                table[word] = (*table.get(word, ()), same(entity.id))
    return table


def _described(document: Document) -> Iterator[tuple[str, str]]:
    """Described entity ("the federation", "Front") -> the one named entity whose name holds its noun."""
    named = [e for e in document.entities if e.name[:1].isupper() and " " in e.name and e.kind not in _PEOPLE]
    by_word: dict[str, list[str]] = {}
    for entity in named:
        for word in {w.strip("’'").removesuffix("’s").removesuffix("'s").lower() for w in entity.name.split()[1:]}:
            by_word.setdefault(word, []).append(entity.id)
    by_kind: dict[EntityKind, list[str]] = {}
    for entity in document.entities:
        words = entity.name.lower().split()
        if entity.kind in _PEOPLE or len(words) != 1 or entity.represents is not None:
            continue
        candidates = [i for i in by_word.get(words[-1], ()) if i != entity.id]
        if not candidates and entity.name[:1].islower() and words[-1] in _BODY_WORDS:
            if not by_kind:
                for other in named:
                    by_kind.setdefault(refined_kind(document.text, other), []).append(other.id)
            candidates = by_kind.get(entity.kind, [])
            if not candidates and words[-1] == "union":
                candidates = [e.id for e in named if e.name.split()[-1] in _LIKE_UNIONS]
        if len(candidates) == 1:
            yield entity.id, candidates[0]


def _bracketed(document: Document) -> Iterator[tuple[str, str]]:
    """ "the least developed countries (LDCs)": the acronym stands for the name before it."""
    ends = {m.end: e for e in document.entities for m in e.mentions}
    for entity in document.entities:
        for mention in entity.mentions[:_SHORTEST]:
            before = document.text[max(mention.start - 2, 0) : mention.start]
            full = ends.get(mention.start - 2) if before == " (" else None
            if full is not None and " " in full.name and document.text[mention.end : mention.end + 1] == ")":
                yield entity.id, full.id


def _shortened(document: Document) -> Iterator[tuple[str, str]]:
    """A person's last names alone, a body's first words alone, if one longer name fits."""
    table: dict[str, list[str]] = {}
    for entity in document.entities:
        words = entity.name.split()[:_MOST_WORDS]
        if not entity.name[:1].isupper() or entity.kind is EntityKind.UNNAMED:
            continue
        if entity.kind is EntityKind.PERSON:
            cuts = [" ".join(words[at:]) for at in range(1, len(words))]
        else:
            cuts = [" ".join(words[:at]) for at in range(1, len(words))]
        for cut in cuts:
            longer = table.setdefault(cut, [])
            if len(longer) <= _AMBIGUOUS:
                longer.append(entity.id)
    kinds = {entity.id: entity.kind for entity in document.entities}
    for entity in document.entities:
        if entity.kind in {EntityKind.UNNAMED, EntityKind.STATE} or not entity.name[:1].isupper():
            continue
        for form in (entity.name, *entity.aliases[:_SHORTEST]):
            others = [i for i in table.get(form, ()) if i != entity.id]
            if len(others) == 1 and len(form) > _SHORTEST and _may_be(entity, kinds[others[0]]):
                yield entity.id, others[0]
                break


def _may_be(entity: Entity, kind: EntityKind) -> bool:
    """A short form may be of the longer name's kind, or its own kind was a guess."""
    if entity.kind is kind or entity.kind is EntityKind.UNKNOWN:
        return kind is not EntityKind.STATE
    return entity.kind is EntityKind.PERSON and not entity.gender and not entity.titles and kind in _NAMED_BODIES


_NAMED_BODIES = frozenset({EntityKind.COMPANY, EntityKind.ORGANIZATION, EntityKind.UNION})


def _holders(document: Document) -> Iterator[tuple[str, str]]:
    """ "the defence minister, Joseph Kirwa,": a definite office is the person named right behind it."""
    starts = {m.start: e.id for e in document.entities if e.kind is EntityKind.PERSON for m in e.mentions}
    text = document.text
    for entity in document.entities:
        if entity.kind is not EntityKind.UNNAMED or not entity.mentions:
            continue
        mention = entity.mentions[0]
        definite = _DEFINITE.search(text[max(mention.start - 30, 0) : mention.start]) or re.search(
            r"['’]s\s", entity.name
        )
        if definite is None or entity.name.lower().split()[-1].endswith("s"):
            continue
        for end in range(mention.end + 2, min(mention.end + 60, len(text))):
            if end in starts and _HOLDER.match(text[mention.end : end]):
                yield entity.id, starts[end]
                break
