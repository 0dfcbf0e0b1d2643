"""Find entities that are one party under two names: "the federation", a surname, an acronym in brackets, an office
with its holder behind a comma.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from summarizer.document import Document, Entity, EntityKind, Mention
from summarizer.document.cues import POSSESSIVES
from summarizer.document.gazetteer import state_forms
from summarizer.document.patterns import lazy
from summarizer.engines.rules.kinds import DESCRIPTIONS, refined_kind
from summarizer.engines.rules.stand_ins import STAND_INS

_PEOPLE = frozenset({EntityKind.PERSON, EntityKind.UNNAMED})
_LIKE_UNIONS = frozenset("Association Federation Guild Brotherhood Alliance Organisation Organization".split())
_BODY_WORDS = frozenset("company firm union airline".split())
# ", Deputy Water Minister " or ", who goes by the name ": what may stand between an office and the name of its holder.
_HOLDER = lazy(r"^,\s(?:(?:[A-Z][\w.’'-]*\s){0,5}|who goes by the name (?:of )?)$")
_DEFINITE = lazy(r"(?:\b[Tt]he|['’]s?|\b[Ii]ts|\b[Tt]heir)\s(?:[\w-]+\s){0,2}$")
_GOVERNMENT_BEHIND = lazy(r"(?:['’]s?)?\s[Gg]overnment\b")
_STATE_GOVERNMENT = lazy(r"([A-Z][\w .]{2,30}?)(?:['’]s?)?\s[Gg]overnment$")
_GOVERNMENTS = frozenset({"government", "Government"})
_APPOSED = lazy(r",\s(?:the\s)?(?=[A-Z])")
# "The House" is not the White House, "the street" not Wall Street.
_CHAMBERS = frozenset("House Senate Assembly Parliament Congress".split())  # "House Republicans" are not the House
_PLACES_IN_NAMES = frozenset("house street hill".split())
_OWN_NOUNS = frozenset("union company firm airline group club federation party agency guild association".split())
_SHORTEST = 3
_MOST_WORDS = 8
_MOST_MENTIONS = 12
_AMBIGUOUS = 2


def canonical(document: Document) -> dict[str, str]:
    """Entity id -> id of the named entity that it stands for, where only one can be meant."""
    found: dict[str, str] = {}
    for reading in _READINGS:
        for entity, name in reading(document):
            if entity != name and found.get(name, name) != entity:
                found.setdefault(entity, name)
    return {entity: found.get(name, name) for entity, name in found.items()}


def standing_for(same: dict[str, str]) -> dict[str, list[str]]:
    """Named entity -> those that stand for it."""
    table: dict[str, list[str]] = {}
    for entity_id, name in same.items():
        table.setdefault(name, []).append(entity_id)
    return table


def called_by_last_word(bodies: list[Entity], same: Callable[[str], str]) -> dict[str, tuple[str, ...]]:
    """Last word of a body's name -> the bodies so called: "the agency" is the Atomic Energy Agency, "the council" the
    town council where no name has the word.
    """
    table: dict[str, tuple[str, ...]] = {}
    proper: set[str] = set()
    for entity in sorted(bodies, key=lambda e: e.name[:1].islower()):
        words = entity.name.lower().split()
        if (
            len(words) < 2
            or words[-1] in _PLACES_IN_NAMES
            or words[0] in POSSESSIVES
            or (entity.name[:1].islower() and words[-1] in proper)
        ):
            continue
        if entity.name[:1].isupper():
            proper.add(words[-1])
        if same(entity.id) not in table.get(words[-1], ()):
            table[words[-1]] = (*table.get(words[-1], ()), same(entity.id))
    return table


def _described(document: Document) -> Iterator[tuple[str, str]]:
    """Described entity ("the federation", "Front") -> the one named entity whose name holds its noun."""
    named = [e for e in document.entities if e.name[:1].isupper() and " " in e.name and e.kind not in _PEOPLE]
    by_word: dict[str, list[str]] = {}
    for entity in named:
        behind = {w.strip("’'").removesuffix("’s").removesuffix("'s").lower() for w in entity.name.split()[1:]}
        for word in behind - _PLACES_IN_NAMES:
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
        if not candidates and entity.name == "group":
            candidates = _fighters(document)
        if len(candidates) == 1:
            yield entity.id, candidates[0]


def _fighters(document: Document) -> list[str]:
    """The armed groups of an article in which no company is "the group"."""
    if any(e.kind is EntityKind.COMPANY for e in document.entities):
        return []
    return [e.id for e in document.entities if e.kind is EntityKind.ARMED_GROUP]


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
        for cut in [cut for cut in cuts if cut not in _CHAMBERS]:
            longer = table.setdefault(cut, [])
            if len(longer) <= _AMBIGUOUS:
                longer.append(entity.id)
    kinds = {entity.id: entity.kind for entity in document.entities}
    firsts = {entity.id: entity.mentions[0].start for entity in document.entities if entity.mentions}
    lead = document.paragraphs[1].start if len(document.paragraphs) > 1 else 0
    for entity in document.entities:
        if entity.kind in {EntityKind.UNNAMED, EntityKind.STATE} or not entity.name[:1].isupper():
            continue
        for form in (entity.name, *entity.aliases[:_SHORTEST]):
            others = [i for i in table.get(form, ()) if i != entity.id]
            place = (
                entity.kind is EntityKind.UNKNOWN and lead <= firsts.get(entity.id, 0) < firsts.get(others[0], 0)
                if others
                else False
            )
            if len(others) == 1 and not place and len(form) > _SHORTEST and _may_be(entity, kinds[others[0]]):
                yield entity.id, others[0]
                break


def _clipped(document: Document) -> Iterator[tuple[str, str]]:
    """ "Cycle Pharma" is Cycle Pharmaceuticals: the last word of a body's name cut short."""
    bodies: dict[str, list[Entity]] = {}
    for entity in document.entities:
        front, _, last = entity.name.rpartition(" ")
        if (
            front
            and last[:1].isupper()
            and entity.kind not in _PEOPLE
            and len(bodies.setdefault(front, [])) < _SHORTEST
        ):
            bodies[front].append(entity)
    for same in bodies.values():
        for entity in same:
            longer = [e.id for e in same if e is not entity and e.name.startswith(entity.name)]
            if len(longer) == 1 and len(entity.name.split()[-1]) > _SHORTEST:
                yield entity.id, longer[0]


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
        for mention in entity.mentions[:_SHORTEST]:
            holder = _holder(text, entity, mention, starts)
            if holder is not None:
                yield entity.id, holder
                break


def _holder(text: str, entity: Entity, mention: Mention, starts: dict[int, str]) -> str | None:
    definite = _DEFINITE.search(text[max(mention.start - 30, 0) : mention.start]) or re.search(r"['’]s\s", entity.name)
    if definite is None or entity.name.lower().split()[-1].endswith("s"):
        return None
    for end in range(mention.end + 2, min(mention.end + 60, len(text))):
        if end in starts and _HOLDER.match(text[mention.end : end]):
            return starts[end]
    return None


def governed_state(document: Document) -> str | None:
    """The one state of whose government the article speaks ("Chad's government"), if none is named more often."""
    text = document.text
    states = [e for e in document.entities if e.kind is EntityKind.STATE or _may_be_state(e)]
    governed = [
        e for e in states if any(_GOVERNMENT_BEHIND.match(text, m.end, m.end + 16) for m in e.mentions[:_MOST_MENTIONS])
    ]
    if len(governed) != 1 or any(len(e.mentions) > len(governed[0].mentions) for e in states):
        return None
    return governed[0].id


def _may_be_state(entity: Entity) -> bool:
    """A name of one word of no known kind: with "government" behind it, it is a country's."""
    return entity.kind is EntityKind.UNKNOWN and entity.name.isalpha() and entity.name[:1].isupper()


def _governments(document: Document) -> Iterator[tuple[str, str]]:
    """ "Chad's government" is Chad, and so is "the government" where the article speaks of one state's."""
    states = {e.name: e.id for e in document.entities if e.kind is EntityKind.STATE}
    for entity in document.entities:
        match = _STATE_GOVERNMENT.match(entity.name) if entity.kind not in _PEOPLE else None
        form = None if match is None else state_forms().get(match.group(1))
        if form is not None and form.state in states:
            yield entity.id, states[form.state]
    bare = [e.id for e in document.entities if e.name in _GOVERNMENTS]
    state = governed_state(document) if bare else None
    if state is not None:
        yield from ((entity, state) for entity in bare)


def _with_its_noun(document: Document) -> Iterator[tuple[str, str]]:
    """ "TGU teachers union", "TGU union": a name with its noun is the name alone."""
    named = {e.name: e.id for e in document.entities if e.name[:1].isupper() and e.kind not in _PEOPLE}
    for entity in document.entities:
        words = entity.name.split()[:_MOST_WORDS]
        if len(words) < 2 or words[-1] not in _OWN_NOUNS or entity.kind in _PEOPLE:
            continue
        at = len(words) - 1
        while at > 1 and words[at - 1].islower():
            at -= 1
        bare = named.get(" ".join(words[:at]))
        company_union = words[-1] == "union" and len(words) - at > 1
        if bare is not None and (not company_union or _is_short_union(words[0])):
            yield entity.id, bare


def _is_short_union(word: str) -> bool:
    """An acronym, as unions and hardly a company have them."""
    return word.isupper() and len(word) > 1


def _beside_its_noun(document: Document) -> Iterator[tuple[str, str]]:
    """ "the Nordlys Ferries pilots union, the Pilots Guild,": what it is and what it is called."""
    starts = {m.start: e for e in document.entities for m in e.mentions}
    for entity in document.entities:
        if entity.name.split()[-1:] != ["union"] or not entity.mentions:
            continue
        for mention in entity.mentions[:_SHORTEST]:
            behind = _APPOSED.match(document.text, mention.end)
            named = None if behind is None else starts.get(behind.end())
            if named is not None and named.name[:1].isupper() and named.kind in _NAMED_BODIES:
                yield entity.id, named.id
                break


def _same_name(document: Document) -> Iterator[tuple[str, str]]:
    """The same name twice, or with other marks: "G-77" and "G77", "AOSIS" met again."""
    first: dict[str, str] = {}
    for entity in document.entities:
        if entity.kind in _PEOPLE or not entity.name[:1].isupper():
            continue
        for form in (entity.name, *(a for a in entity.aliases if a.isupper())):
            known = first.setdefault(_NO_LETTER.sub("", form).lower(), entity.id)
            if known != entity.id:
                yield entity.id, known
                break


def _initials(document: Document) -> Iterator[tuple[str, str]]:
    """An acronym that the article never explains ("NFG") -> the one body with these initials."""
    table: dict[str, list[str]] = {}
    for entity in document.entities:
        if entity.kind in _BY_INITIALS and " " in entity.name:
            letters = "".join(w[0] for w in entity.name.split()[:_MOST_WORDS] if w[:1].isupper())
            table.setdefault(letters, []).append(entity.id)
    for entity in document.entities:
        if entity.name.isalpha() and entity.name.isupper() and len(entity.name) >= _SHORTEST:
            bodies = [i for i in table.get(entity.name, ()) if i != entity.id]
            if len(bodies) == 1 and entity.kind in _BY_INITIALS:
                yield entity.id, bodies[0]


def _same_again(document: Document) -> Iterator[tuple[str, str]]:
    """ "The same delegate": the source with that noun named last before."""
    nameless = [e for e in document.entities if e.kind is EntityKind.UNNAMED and e.mentions]
    nameless.sort(key=lambda e: e.mentions[0].start)
    last: dict[str, str] = {}
    for entity in nameless:
        words = entity.name.lower().split()
        if words[:1] == ["same"] or words[:2] == ["the", "same"]:
            earlier = last.get(words[-1])
            if earlier is not None:
                yield entity.id, earlier
        else:
            last.update(dict.fromkeys(words, entity.id))


def _peoples(document: Document) -> Iterator[tuple[str, str]]:
    """ "Hill People’s Party" read as two names: what stands before the party is a part of its name."""
    starts = {m.start: e.id for e in document.entities for m in e.mentions}
    for entity in document.entities:
        if entity.name.split()[-1] in _PEOPLES and entity.mentions:
            part = _PART_OF_NAME.match(document.text, entity.mentions[0].end)
            whole = None if part is None else starts.get(part.end())
            if whole is not None:
                yield entity.id, whole


_PEOPLES = frozenset("People Workers Women Farmers Tenants Teachers Nurses Citizens Fishermen Seamen".split())
_PART_OF_NAME = lazy(r"['’]s?\s(?=[A-Z])")


def _brussels(document: Document) -> Iterator[tuple[str, str]]:
    """ "Brussels" where the article tells of the European Union."""
    union = [e.id for e in document.entities if _EUROPEAN_UNION & {e.name, *e.aliases}]
    if len(union) == 1:
        yield from ((e.id, union[0]) for e in document.entities if e.name == "Brussels")


_EUROPEAN_UNION = frozenset({"European Union", "EU"})
_NO_LETTER = lazy(r"[^A-Za-z0-9]+")
_BY_INITIALS = _NAMED_BODIES | {EntityKind.UNKNOWN, EntityKind.GROUP}
_READINGS = (
    _described,
    _bracketed,
    _shortened,
    _clipped,
    _holders,
    _governments,
    _with_its_noun,
    _beside_its_noun,
    _same_name,
    _initials,
    _same_again,
    *STAND_INS,
    _brussels,
    _peoples,
)


def described_sides(
    document: Document,
    known: dict[str, str],
    pools: tuple[tuple[str, ...], ...],
    kind: Callable[[str], EntityKind],
) -> dict[str, str]:
    """Nameless body ("the airline") -> the only one of its kind in the first of the pools that has one."""
    found: dict[str, str] = {}
    for entity in document.entities:
        kinds = DESCRIPTIONS.get(entity.name.lower(), frozenset())
        for pool in pools if kinds and entity.id not in known and entity.kind not in _PEOPLE else ():
            fitting = [side for side in pool if kind(side) in kinds and side != entity.id]
            if fitting:
                if len(fitting) == 1:
                    found[entity.id] = known.get(fitting[0], fitting[0])
                break
    return found
