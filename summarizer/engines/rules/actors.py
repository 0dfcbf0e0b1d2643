"""Say whom a noun phrase means: names first, then pronouns and descriptions where only one reading is open, else
nobody.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cached_property

from summarizer.document import Document, Entity, EntityKind, Mention
from summarizer.document.cues import POSSESSIVES
from summarizer.engines.rules.allegiance import Allegiances
from summarizer.engines.rules.kinds import COUNTRIES, DESCRIPTIONS, FIGHTERS, is_description, refined_kind
from summarizer.engines.rules.lexicon import BODY_NOUNS, GROUPS, MEMBERS, OFFICES, OWN_PEOPLE, SIDES_NOUNS
from summarizer.engines.rules.namesakes import called_by_last_word, canonical, described_sides, standing_for
from summarizer.engines.rules.phrases import (
    bare,
    head_end,
    head_length,
    longer_names,
    opening_mentions,
    owns_something_else,
    subject_across_commas,
    subject_behind_report,
    subject_in_report,
    whole_list,
)
from summarizer.engines.rules.records import Unit
from summarizer.engines.rules.syntax import Frame, Subject, main_subject, subject_of

_HE = frozenset("he she him her his".split())
_IT = frozenset("it its itself".split())
_THEY = frozenset("they them their themselves".split())
_WE = frozenset("we us our i my me ourselves".split())
_MOST_LOOKBACK = 4
_MOST_SENTENCE = 400
_QUOTED_BACK = 2
_COLLECTIVES = frozenset(map(EntityKind, "union group armed_group unnamed organization company".split()))
_MAY_BE_THEY = _COLLECTIVES | {EntityKind.UNKNOWN}
_PEOPLE = frozenset({EntityKind.PERSON, EntityKind.UNNAMED})
_DETERMINER_AND_NOUN = 2
_NO_NEWCOMERS = frozenset("movement target front business fund trust".split())
_ANY_BODY = frozenset("group organisation organization body association".split())
_VAGUE = frozenset({EntityKind.ORGANIZATION, EntityKind.UNKNOWN})


@dataclass
class Actors:
    """Resolves phrases of one document. `sides` are the entity ids of all who bargain, `pair` the two main ones, once
    known.
    """

    short = False

    document: Document
    sides: tuple[str, ...] = ()
    pair: tuple[str, ...] = ()
    mediators: tuple[str, ...] = ()
    groups: dict[str, Entity] = field(default_factory=dict)

    def __post_init__(self) -> None:
        longer = longer_names(self.document)
        pairs = [(m.start, m) for e in self.document.entities for m in e.mentions if m not in longer]
        pairs += [(m.start, m) for m in opening_mentions(self.document, {start for start, _ in pairs})]
        self._same = canonical(self.document)
        self._standing_for = standing_for(self._same)
        self._mentions = [m for _, m in sorted(pairs, key=lambda pair: (pair[0], -pair[1].end))]
        self._starts = [m.start for m in self._mentions]
        self._subjects: dict[int, tuple[str, ...]] = {}
        self._kinds: dict[str, EntityKind] = {}
        self._fighting = FIGHTERS.search(self.document.text) is not None
        self._countries = COUNTRIES.search(self.document.text) is not None
        self.allegiances = Allegiances(self.document, self.mentions, self.kind, self._pools, self.same)

    def _pools(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        return self.pair, tuple(side for side in self.sides if side not in self.mediators)

    def same(self, entity_id: str) -> str:
        """The named entity that a described one ("the federation") stands for where only one can be meant; else
        itself.
        """
        return self._same.get(entity_id, entity_id)

    def namesakes(self, entity_id: str) -> list[Entity]:
        """The entities that stand for this one, itself first."""
        ids = [entity_id, *self._standing_for.get(entity_id, ())]
        return [found for found in map(self.entity, ids) if found is not None]

    def entity(self, entity_id: str) -> Entity | None:
        return self.document.entity(entity_id) or self.groups.get(entity_id)

    def kind(self, entity_id: str) -> EntityKind:
        if entity_id not in self._kinds:
            found = self.entity(entity_id)
            self._kinds[entity_id] = EntityKind.UNKNOWN if found is None else self._refined(found)
        return self._kinds[entity_id]

    def _refined(self, entity: Entity) -> EntityKind:
        kind = refined_kind(self.document.text, entity, fighting=self._fighting, countries=self._countries)
        others = map(self.document.entity, self._standing_for.get(entity.id, ()))
        return EntityKind.UNION if kind in _VAGUE and any(o and o.kind is EntityKind.UNION for o in others) else kind

    def at_the_table(self, sides: tuple[str, ...], pair: tuple[str, ...], mediators: tuple[str, ...]) -> None:
        """Tell who bargains; what was read without that knowledge is read again."""
        self.sides, self.pair, self.mediators = sides, pair, mediators
        self._subjects.clear()
        self.allegiances.forget()
        self._same.update(described_sides(self.document, self._same, (pair,), self.kind))
        self._standing_for = standing_for(self._same)
        self._kinds.clear()

    def side_of(self, entity_id: str) -> str:
        """The principal for whom an entity acts, following titles at most three steps; itself without one."""
        for _ in range(3):
            found = self.entity(self.same(entity_id))
            principal = None if found is None else self.allegiances.of(found)
            if principal is None:
                break
            entity_id = principal
        return self.same(entity_id)

    def mentions(self, start: int, end: int) -> list[Mention]:
        """Mentions that begin in [start, end), outermost only, barred ones left out."""
        found: list[Mention] = []
        for at in range(bisect_left(self._starts, start), len(self._mentions)):
            mention = self._mentions[at]
            if mention.start >= end:
                break
            if (found and mention.start < found[-1].end) or self.document.barred_at(mention.start, mention.end):
                continue
            same = self.same(mention.entity)
            found.append(mention if same == mention.entity else Mention(mention.start, mention.end, same))
        return found

    def subject(self, units: list[Unit], unit: Unit, verb: int) -> tuple[tuple[str, ...], Subject | None]:
        """Who does the verb at token `verb`, and the words that say so."""
        found = subject_in_report(unit.frame, verb) or subject_of(unit.frame, verb)
        if found is None:
            return (), None
        own = subject_behind_report(unit.frame, found, verb)
        whole = subject_across_commas(unit.frame, verb)
        if own is not None and self.resolve(units, unit, own):
            found = own
        elif whole is not None and found.first > whole.last and self.resolve(units, unit, whole):
            found = whole
        resolved = self.resolve(units, unit, found)
        return (whole_list(unit.frame, found, verb, self.mentions) or resolved) if resolved else resolved, found

    def resolve(self, units: list[Unit], unit: Unit, phrase: Subject) -> tuple[str, ...]:
        """The entities that a phrase means: none where it is unclear."""
        phrase = phrase.whom or phrase
        frame = unit.frame
        words = frame.lowers[phrase.first : phrase.last]
        if not words:
            return ()
        if len(words) == 1 or words[0] in {"they", "we", "it", "he", "she"}:
            pronoun = bare(words[0])
            if pronoun in _HE | _IT | _THEY | _WE:
                return self._pronoun(units, unit, pronoun, phrase.first)
        if words[-1] in SIDES_NOUNS and set(words[:-1]) & {"both", "two", "the"} and len(words) <= 4:
            return self.pair
        if words[0] in POSSESSIVES and words[-1] in BODY_NOUNS | OFFICES | OWN_PEOPLE:
            owned = self._described(units, unit, phrase)
            if owned:
                return owned
        named = self._named(frame, phrase)
        if named and all(is_description(self.entity(i)) for i in named):
            known = self._described(units, unit, phrase)
            return known if known and not set(known) <= self.groups.keys() else named
        return self._described(units, unit, phrase) if named is None else named

    def _named(self, frame: Frame, phrase: Subject) -> tuple[str, ...] | None:
        """Entities named in the head of the phrase; () where a name only describes something else; None without
        names.
        """
        found = self.mentions(frame.starts[phrase.first], frame.ends[phrase.last - 1])
        if not found:
            return None
        cut = head_end(frame, phrase)
        head = [m for m in found if m.start < cut]
        if not head:
            words = frame.lowers[phrase.first : phrase.first + head_length(frame.lowers[phrase.first : phrase.last])]
            return (found[0].entity,) if any(w in BODY_NOUNS for w in words) else None
        chosen: list[str] = []
        for at, mention in enumerate(head):
            after = head[at + 1].start if at + 1 < len(head) else cut
            rest = frame.text[mention.end : after].strip().lower().replace("’", "'")
            rest = rest.removesuffix(" the")
            joined = rest.strip(" ,") in {"and", "&", ""} and at + 1 < len(head) and rest != ""
            ends = at + 1 == len(head) or joined or rest.endswith((" and", ","))
            if ends and not owns_something_else(rest.removesuffix("and").strip(" ,")):
                chosen.append(mention.entity)
        return tuple(dict.fromkeys(chosen))

    def _pronoun(self, units: list[Unit], unit: Unit, pronoun: str, at: int) -> tuple[str, ...]:
        if pronoun in _WE:
            return tuple(dict.fromkeys(unit.speakers)) if unit.quotation is not None else ()
        if unit.quotation is not None:
            return ()
        for candidates in self._earlier_subjects(units, unit, at, bodies=pronoun in _IT):
            fitting = tuple(c for c in candidates if self._fits(c, pronoun))
            if pronoun in _THEY and len(candidates) > 1:
                return candidates
            if fitting:
                return fitting if len(fitting) == 1 or pronoun in _THEY else ()
            behind = self._behind(candidates) if pronoun in _IT else ()
            if behind:
                return behind
        return ()

    def _behind(self, people: tuple[str, ...]) -> tuple[str, ...]:
        """ "A spokesman for the airline said it would": the body for which who is named speaks."""
        sides = tuple(dict.fromkeys(self.side_of(one) for one in people))
        return sides if len(sides) == 1 and sides[0] not in people and self.kind(sides[0]) not in _PEOPLE else ()

    def _earlier_subjects(
        self, units: list[Unit], unit: Unit, at: int, *, bodies: bool = False
    ) -> list[tuple[str, ...]]:
        """Subjects before token `at`: first in the same sentence (nearest speech verb's), then of the sentences
        before; with `bodies` the only body that such a sentence names comes behind its subject.
        """
        frame = unit.frame
        found = []
        for cue in reversed([c for c in frame.cues if c < at]):
            told = subject_of(frame, cue)
            if told is not None and told.last <= at:
                named = self._subject_before(units, unit, told)
                if named:
                    found.append(named)
        own = main_subject(frame, 0, len(frame.words))
        if own is not None and own.last <= at:
            named = self._subject_before(units, unit, own)
            if named:
                found.append(named)
        seen = 0
        for index in range(unit.index - 1, -1, -1):
            if units[index].quotation is not None:
                if unit.index - index <= _QUOTED_BACK and len(units[index].speakers) == 1:
                    found.append(units[index].speakers)
                continue
            seen += 1
            if seen > _MOST_LOOKBACK or unit.line - units[index].line > 2:
                break
            found.append(self.main_subject(units, units[index]))
            if bodies:
                found += self._only_body(units[index].frame)
        return found

    def _subject_before(
        self,
        units: list[Unit],  # noqa: ARG002 # a short text looks for descriptions in them
        unit: Unit,
        phrase: Subject,
    ) -> tuple[str, ...] | None:
        """Whom an earlier subject of the same sentence names, for a pronoun behind it."""
        return self._named(unit.frame, phrase)

    def _only_body(self, frame: Frame) -> list[tuple[str, ...]]:
        """The one body that the beginning of a sentence names, if it is one."""
        near = self.mentions(frame.start, min(frame.end, frame.start + _MOST_SENTENCE))
        bodies = dict.fromkeys(m.entity for m in near if self.kind(m.entity) not in _PEOPLE)
        return [tuple(bodies)] if len(bodies) == 1 else []

    def main_subject(self, units: list[Unit], unit: Unit) -> tuple[str, ...]:
        """Who the sentence is about: the subject of its first clause, pronouns followed. Computed once a unit."""
        if unit.index not in self._subjects:
            self._subjects[unit.index] = ()
            found = main_subject(unit.frame, 0, len(unit.frame.words))
            if found is not None:
                self._subjects[unit.index] = self.resolve(units, unit, found)
        return self._subjects[unit.index]

    def _fits(self, entity_id: str, pronoun: str) -> bool:
        found = self.entity(entity_id)
        if found is None:
            return False
        if pronoun in _HE:
            wanted = "f" if pronoun in {"she", "her"} else "m"
            return found.kind in _PEOPLE | {EntityKind.UNKNOWN} and found.gender in ("", wanted)
        if pronoun in _IT:
            guessed = found.kind is EntityKind.PERSON and not found.gender and not found.titles
            return guessed or found.kind not in _PEOPLE
        return not {found.kind, self.kind(entity_id)}.isdisjoint(_MAY_BE_THEY)

    def _described(self, units: list[Unit], unit: Unit, phrase: Subject) -> tuple[str, ...]:
        """Whom a phrase without a name means: each reading is tried in turn, the first that names somebody holds."""
        words = unit.frame.lowers[phrase.first : phrase.last]
        core = words[: head_length(words)]
        if not core:
            return ()
        head = core[-1].removesuffix("'s")
        if head in {"mediators", "mediator"} and len(self.mediators) == 1:
            return self.mediators
        if (head in BODY_NOUNS or head in OWN_PEOPLE or head in OFFICES) and core[0] in POSSESSIVES:
            people = self._pronoun(units, unit, core[0], phrase.first)
            return tuple(dict.fromkeys(self.side_of(p) for p in people))
        return (
            (self._behind_of(units, unit, phrase, len(core)) if head in BODY_NOUNS else ())
            or self._members(units, unit, phrase.first, core)
            or self._of_kind(units, unit, phrase.first, core, head)
            or (self._titled(head) if core[0] == "the" and len(core) == 2 else ())
            or self._group(unit.frame, phrase, core, head)
        )

    def _members(self, units: list[Unit], unit: Unit, at: int, core: list[str]) -> tuple[str, ...]:
        """ "members", "the drivers" in a union man's sentence."""
        if core[-1] not in MEMBERS or (len(core) > 1 and core[0] not in {"the", "its", "their", "his", "her"}):
            return ()
        return self._union_speaking(units, unit, at)

    def _of_kind(self, units: list[Unit], unit: Unit, at: int, core: list[str], head: str) -> tuple[str, ...]:
        kinds = DESCRIPTIONS.get(head)
        bare = core == ["management"]
        if kinds is None and len(core) == _DETERMINER_AND_NOUN and core[0] == "the":
            called = self._called.get(head, ())
            return called if len(called) == 1 else ()
        if kinds is None or not (bare or core[0] in {"the", "its", "his", "her"}):
            return ()
        called = self._called.get(head, ()) if core[0] == "the" else ()
        found = (
            called
            if len(called) == 1
            else self._only_one(units, unit, at, kinds, _COLLECTIVES - _PEOPLE if head in _ANY_BODY else frozenset())
        )
        if found or core[0] != "the" or head in _NO_NEWCOMERS or any(self.kind(i) in kinds for i in self._bodies[0]):
            return found
        return self._described_body(unit, at, core, head, kinds)

    def _described_body(
        self, unit: Unit, at: int, core: list[str], head: str, kinds: frozenset[EntityKind]
    ) -> tuple[str, ...]:
        """ "the ministry" where the article names no body of the kind: a party of its own, called what it is called."""
        return self._new_group(unit.frame, at + 1, at + len(core), head, min(kinds, key=list(EntityKind).index))

    def _behind_of(self, units: list[Unit], unit: Unit, phrase: Subject, head: int) -> tuple[str, ...]:
        """ "lawyers for the owners", "leaders of the creditors": those behind the preposition."""
        first = phrase.first + head
        if first + 1 < phrase.last and unit.frame.lowers[first] in {"of", "for", "from", "at"}:
            return self.resolve(units, unit, Subject(first + 1, phrase.last))
        return ()

    def _union_speaking(self, units: list[Unit], unit: Unit, at: int) -> tuple[str, ...]:
        """The union for which the sentence's speaker speaks."""
        for candidates in self._earlier_subjects(units, unit, at)[:1]:
            own = {self.side_of(c) for c in candidates}
            if len(own) == 1 and self.kind(next(iter(own))) is EntityKind.UNION:
                return tuple(own)
        return ()

    def _only_one(
        self,
        units: list[Unit],
        unit: Unit,
        at: int,
        kinds: frozenset[EntityKind],
        wide: frozenset[EntityKind] = frozenset(),
    ) -> tuple[str, ...]:
        """The entity of that kind whose man is speaking, the only side of the kind, or the only one at all."""
        for candidates in self._earlier_subjects(units, unit, at)[:1]:
            own = {self.side_of(c) for c in candidates if self.kind(self.side_of(c)) in kinds | wide}
            if len(own) == 1 and self.side_of(candidates[0]) != candidates[0]:
                return tuple(own)
        active = tuple(side for side in self.sides if side not in self.mediators)
        for pool in (self.pair, active, self._bodies[1], self._bodies[0]):
            fitting = [c for c in pool if self.kind(c) in kinds]
            if len(fitting) == 1:
                return (fitting[0],)
            if len(fitting) > 1:
                return ()
        return ()

    @cached_property
    def _bodies(self) -> tuple[list[str], list[str]]:
        """Entities that a description may stand for, at most a hundred: all, and those mentioned twice."""
        bodies = [e for e in self.document.entities if self.kind(e.id) not in _PEOPLE][:100]
        return [e.id for e in bodies], [e.id for e in bodies if len(e.mentions) > 1]

    @cached_property
    def _called(self) -> dict[str, tuple[str, ...]]:
        return called_by_last_word([e for e in map(self.entity, self._bodies[0]) if e is not None], self.same)

    @cached_property
    def _title_words(self) -> dict[str, list[str]]:
        table: dict[str, list[str]] = {}
        for entity in self.document.entities:
            for word in {title.lower().split()[-1] for title in entity.titles if title} - DESCRIPTIONS.keys():
                table.setdefault(word, []).append(entity.id)
        return table

    def _titled(self, head: str) -> tuple[str, ...]:
        people = self._title_words.get(head, ())
        return tuple(people) if len(people) == 1 else ()

    def _group(self, frame: Frame, phrase: Subject, core: list[str], head: str) -> tuple[str, ...]:
        """People described by what they are ("the bondholders", "striking dockers"): one entity for each head noun."""
        if head not in GROUPS or core[0] in {"no", "some", "many", "few", "other"}:
            return ()
        first = phrase.first + (core[0] in {"the", "these", "those", "its", "their", "his", "her"})
        return self._new_group(frame, first, phrase.first + len(core), head, EntityKind.GROUP)

    def describe(self, name: str, start: int, kind: EntityKind = EntityKind.GROUP) -> tuple[str, ...]:
        """The party called `name`, which is printed at `start`, made where it is not known yet."""
        known = next((e.id for e in self.document.entities if e.name.lower() == name.lower()), None)
        key = known or f"the-{name.lower().replace(' ', '-')}"
        if known is None and key not in self.groups:
            mention = Mention(start, start + len(name), key)
            self.groups[key] = Entity(key, name, kind, (), (), None, "", (mention,))
        return (key,)

    def _new_group(self, frame: Frame, first: int, last: int, head: str, kind: EntityKind) -> tuple[str, ...]:
        """The described entity of this head noun, made at its first place."""
        if head not in self.groups:
            start, end = frame.starts[first], frame.ends[last - 1]
            end -= next((len(s) for s in ("'s", "’s", "'", "’") if frame.text[start:end].endswith(s)), 0)
            key = f"the-{head}" if self.document.entity(head) else head
            self.groups[head] = Entity(
                id=key,
                name=" ".join(frame.text[start:end].split()),
                kind=kind,
                aliases=(),
                titles=(),
                represents=None,
                gender="",
                mentions=(Mention(start, end, key),),
            )
            self.groups.setdefault(key, self.groups[head])
        return (self.groups[head].id,)
