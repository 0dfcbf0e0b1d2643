"""Say for whom a person speaks or acts where the article says so: by title, possessor, "for X", or the delegation
that is led.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from functools import cached_property

from summarizer.document import Document, Entity, EntityKind, Mention
from summarizer.document.gazetteer import state_forms
from summarizer.engines.rules import allegiance_cues as cues
from summarizer.engines.rules.described import Described
from summarizer.engines.rules.kinds import DESCRIPTIONS
from summarizer.engines.rules.lexicon import GROUPS
from summarizer.engines.rules.observers import only_watches
from summarizer.engines.rules.vicinity import Vicinity


class Allegiances:
    """Whom an entity represents: the document's own reading first, then the words around its first mentions.

    `mentions` lists the mentions of a stretch, `kind` gives an entity's kind, `pools` the two main sides
    and all who bargain, in that order, `same` the named entity that another stands for.
    """

    def __init__(
        self,
        document: Document,
        mentions: Callable[[int, int], list[Mention]],
        kind: Callable[[str], EntityKind],
        pools: Callable[[], Iterable[Iterable[str]]],
        same: Callable[[str], str] = str,
    ) -> None:
        self._document = document
        self._mentions = mentions
        self._kind = kind
        self._pools = pools
        self._described = Described(document, kind, pools, same)
        self._near = Vicinity(document, mentions, kind)
        self._known: dict[str, str | None] = {}
        self._line_starts = [paragraph.start for paragraph in document.paragraphs]

    def forget(self) -> None:
        """Read again: the sides have become known."""
        self._known.clear()

    def of(self, entity: Entity) -> str | None:
        if entity.id not in self._known:
            self._known[entity.id] = None
            own = None if _are_members(entity) else self._told(entity)
            if own is not None and (self._of_its_employer(entity, own) or self._of_a_person(entity, own)):
                own = None
            elif own is None and self._kind(entity.id) in cues.OWN:
                own = self._read(entity)
            elif own is None and self._kind(entity.id) is EntityKind.ORGANIZATION:
                own = self._state_of(entity) or self._whole_of(entity)
            elif own is None and self._kind(entity.id) is EntityKind.STATE:
                own = self._on_behalf(entity)
            self._known[entity.id] = own if own != entity.id else None
        return self._known[entity.id]

    def spoken_for(self, entity: Entity) -> str | None:
        """Whom an entity represents before the public: not those of whose thinking a source only knows."""
        own = self.of(entity)
        known = entity.kind is EntityKind.UNNAMED and own is not None and self._is_anybodys(entity, own)
        return None if known else own

    def _told(self, entity: Entity) -> str | None:
        """The document's own reading; of "spokesman for the ministry" only where a ministry is meant."""
        own = entity.represents
        if any(cues.LEFT.match(title) for title in entity.titles[:1]):
            return None
        named = cues.NAMED_FOR.search(entity.name) if entity.kind is EntityKind.UNNAMED else None
        if own is None or named is None:
            return own
        word = named.group(1).lower()
        fits = self._kind(own) in DESCRIPTIONS.get(word, cues.BODIES)
        return self._described.meant(word) or (own if fits else None)

    def _is_anybodys(self, entity: Entity, owner: str) -> bool:
        """ "A person familiar with Kestrel's thinking", "an EU diplomat": near a body, and nobody says for whom."""
        if cues.INFORMED.search(entity.name):
            return True
        diplomat = cues.DIPLOMAT.search(entity.name) is not None
        return diplomat and self._kind(owner) is not EntityKind.STATE

    def _of_its_employer(self, entity: Entity, owner: str) -> bool:
        """ "the pilots union at Nordlys Ferries": a union does not speak for the company whose name it bears."""
        union = self._kind(entity.id) is EntityKind.UNION or cues.UNION_WORD.search(entity.name) is not None
        return union and self._kind(owner) is not EntityKind.UNION and self._kind(entity.id) not in cues.OWN

    def _of_a_person(self, entity: Entity, owner: str) -> bool:
        """ "the government of President Roe": a state speaks for itself."""
        return self._kind(entity.id) is EntityKind.STATE and self._kind(owner) is EntityKind.PERSON

    def _read(self, entity: Entity) -> str | None:
        if entity.kind is EntityKind.UNNAMED:
            found = self._owner_in_name(entity) or self._colleague(entity) or self._behind_source(entity)
            return found or self._of_last_person(entity) or self._by_words(entity)
        if self.only_watches(entity):
            return None
        for mention in entity.mentions[: cues.MOST_MENTIONS]:
            found = self._around(entity, mention)
            if found is not None:
                return found
        found = next(filter(None, (self._by_title(entity, title) for title in entity.titles[: cues.MOST_TITLES])), None)
        return found or (self._by_words(entity) if entity.titles else None)

    def _by_words(self, entity: Entity) -> str | None:
        """The side of which somebody in an office tells what it is willing to do: "Roe said the district would pay"."""
        text = self._document.text
        for mention in entity.mentions[: cues.MOST_MENTIONS]:
            told = cues.SPEAKS_OF.match(text, mention.end, mention.end + cues.FAR_BEHIND)
            meant = None if told is None else self._described.meant(told.group(1))
            if meant is not None and self._kind(meant) not in {EntityKind.PERSON, EntityKind.UNNAMED}:
                return meant
        return None

    def _in_opposition(self, entity: Entity) -> bool:
        first = entity.mentions[0].start
        return "opposition" in self._document.text[max(first - cues.FAR_BEFORE, 0) : first]

    def _of_last_person(self, entity: Entity) -> str | None:
        """ "Two officials in her ministry": the side of the person named last before."""
        if not cues.IN_THE_BODY_OF.search(entity.name):
            return None
        earlier = self._mentions(max(entity.mentions[0].start - 2 * cues.MOST_BACK, 0), entity.mentions[0].start)
        people = [e for e in map(self._document.entity, (m.entity for m in reversed(earlier))) if e is not None]
        return next((self.of(e) for e in people if e.kind is EntityKind.PERSON), None)

    def only_watches(self, entity: Entity) -> bool:
        """Whether an expert of a house that is not at the table: he speaks for nobody."""
        return only_watches(self._document.text, entity, self._at_the_table)

    def _at_the_table(self, start: int, end: int) -> list[Mention]:
        pair = set(next(iter(self._pools()), ()))
        return [mention for mention in self._mentions(start, end) if mention.entity in pair]

    def _by_title(self, entity: Entity, title: str) -> str | None:
        """The owner that a title names: "Algeria's chief negotiator", "Dutch climate minister", "its director"; a
        councillor's council, and of a plain minister the article's own state.
        """
        found = self._by_seat(entity, title) or self._by_owner(entity, title)
        if found is None and cues.MINISTER.match(title):
            return self._described.own_state or self._near.state_beside(entity.mentions[0])
        return found

    def _by_seat(self, entity: Entity, title: str) -> str | None:
        """The body on which one sits: "Councillor", "board member"."""
        member = cues.MEMBER_OF.search(title)
        last = title.lower().rsplit(maxsplit=1)[-1]
        body = cues.BODY_OF_MEMBER.get(last) if member is None else member.group(1).lower()
        meant = None if body is None or self._in_opposition(entity) else self._described.ending(body)
        return meant if meant != entity.id else None

    def _by_owner(self, entity: Entity, title: str) -> str | None:
        """The possessor, adjective or noun before the office."""
        words = title.split()
        if len(words) < 2 or not cues.OFFICE_WORD.search(title):
            return None
        if words[0].lower() in {"its", "their"}:
            return self._near.last_body(entity.mentions[0])
        if words[0].islower() and words[0] not in {"the", "a", "an"}:
            meant = self._described.meant(words[0])
            if meant is not None and meant != entity.id:
                return meant
        owner = cues.OWNER.match(title)
        client = [] if owner is None else self._people.get(owner.group(1).split()[-1], [])
        if owner is not None and len(client) == 1 and cues.OWN_AGENT.match(f"{title[owner.end(1) :]} "):
            return client[0].id
        for form in (owner.group(1),) if owner else (" ".join(words[:2]), words[0]):
            known = self._bodies_by_form.get(form)
            state = state_forms().get(form)
            if known is None and state is not None and cues.STATE_OFFICE.search(title):
                known = next((e.id for e in self._document.entities if e.name == state.state), None)
            if known is not None and known != entity.id:
                return known
        return None

    def _on_behalf(self, entity: Entity) -> str | None:
        """ "Bolivia, for the Group of 77,": the group for which a state speaks."""
        text = self._document.text
        for mention in entity.mentions[: cues.MOST_MENTIONS]:
            for other in self._mentions(mention.end, mention.end + 40):
                if other.entity != entity.id and cues.ON_BEHALF.match(text[mention.end : other.start]):
                    return other.entity
        return None

    def _owner_in_name(self, entity: Entity) -> str | None:
        """ "Harbour insider", "another government official": a body's name or kind in the description itself."""
        words = entity.name.split()
        for at in range(len(words) - 1):
            for length in (3, 2, 1):
                owner = self._bodies_by_form.get(
                    " ".join(words[at : at + length]).removesuffix("'s").removesuffix("’s")
                )
                if owner is not None and at + length < len(words):
                    return owner
        owned = cues.OWNED_SOURCE.match(entity.name)
        meant = None if owned is None else self._described.meant(owned.group(1))
        if meant is not None:
            return meant
        kind = next((cues.KINDS_BY_WORD[w] for w in map(str.lower, words[:-1]) if w in cues.KINDS_BY_WORD), None)
        return None if kind is None else self._described.only(kind)

    @cached_property
    def _bodies_by_form(self) -> dict[str, str]:
        """Printed form -> body that it names, for forms of one body only."""
        table: dict[str, str] = {}
        for entity in self._document.entities:
            if self._kind(entity.id) not in cues.OWN or entity.kind is EntityKind.UNKNOWN:
                for form in {entity.name, *entity.aliases} if entity.name[:1].isupper() else ():
                    table[form] = "" if table.get(form, entity.id) != entity.id else entity.id
        return {form: body for form, body in table.items() if body}

    def _colleague(self, entity: Entity) -> str | None:
        """ "One official" after "US officials": the same service as the last in the paragraph, or as all before."""
        earlier = self._services.get((self._line(entity), _head(entity.name)), [])
        at = bisect_left(earlier, (entity.mentions[0].start, ""))
        if at:
            return earlier[at - 1][1]
        if cues.PLAIN_SOURCE.match(entity.name) is None:
            return None
        owner, first, other = self._served.get(_head(entity.name), (None, 0, 0))
        return owner if first < entity.mentions[0].start <= other else None

    @cached_property
    def _served(self) -> dict[str, tuple[str, int, int]]:
        """Kind of source -> whom the first represents, where he stands, and where one of another service does."""
        table: dict[str, tuple[str, int, int]] = {}
        told = [(start, noun, own) for (_, noun), place in self._services.items() for start, own in place]
        for start, noun, own in sorted(told):
            first = table.setdefault(noun, (own, start, len(self._document.text)))
            if own != first[0] and start < first[2]:
                table[noun] = (first[0], first[1], start)
        return table

    @cached_property
    def _services(self) -> dict[tuple[int, str], list[tuple[int, str]]]:
        """For each paragraph and kind of unnamed source, in order: where one is first named and whom it represents."""
        found: dict[tuple[int, str], list[tuple[int, str]]] = {}
        for entity in self._document.entities:
            if entity.kind is EntityKind.UNNAMED and entity.mentions and entity.represents:
                place = found.setdefault((self._line(entity), _head(entity.name)), [])
                place.append((entity.mentions[0].start, entity.represents))
        for place in found.values():
            place.sort()
        return found

    def _behind_source(self, entity: Entity) -> str | None:
        """ "A person who has advised Kestrel"; "a spokesman", of the body named last before him in his paragraph."""
        for mention in entity.mentions[:1]:
            if cues.BARE_SPOKESMAN.match(entity.name):
                return self._near.speaking_before(mention, self._line_starts[max(self._line(entity) - 1, 0)])
            for other in self._mentions(mention.end, mention.end + cues.NEAR):
                gap = self._document.text[mention.end : other.start]
                if cues.ADVISES.match(gap) and self._kind(other.entity) in cues.BODIES:
                    return other.entity
        return None

    def _line(self, entity: Entity) -> int:
        return bisect_right(self._line_starts, entity.mentions[0].start)

    def _state_of(self, entity: Entity) -> str | None:
        """The state whose name or adjective opens the name of its own body: "Bolivian Defence Ministry"; of "its
        finance ministry" the state named last before.
        """
        words = entity.name.replace("’", "'").split()
        if cues.MINISTERS_OFFICE.match(entity.name):
            return self._described.own_state
        if not cues.STATE_BODY.search(entity.name):
            return None
        if words[0].lower() == "its" and entity.mentions:
            earlier = self._mentions(max(entity.mentions[0].start - cues.MOST_BACK, 0), entity.mentions[0].start)
            return next((m.entity for m in reversed(earlier) if self._kind(m.entity) is EntityKind.STATE), None)
        forms = state_forms()
        for length in (3, 2, 1):
            form = forms.get(" ".join(words[:length]).removesuffix("'s"))
            if form is not None:
                return next((e.id for e in self._document.entities if e.name == form.state), None)
        return None

    def _whole_of(self, entity: Entity) -> str | None:
        """The body to which a part belongs that acts for it: "the guild's committee", "Mr Roe's committee"."""
        match = cues.PART.match(entity.name)
        if match is None:
            return None
        owner = match.group(1)
        whole = self._bodies_by_form.get(owner) or self._described.meant(owner)
        if whole is None:
            people = self._people.get(owner.split()[-1], [])
            whole = self.of(people[0]) if len(people) == 1 else None
        return whole

    @cached_property
    def _people(self) -> dict[str, list[Entity]]:
        """Last name -> the persons who bear it."""
        table: dict[str, list[Entity]] = {}
        for entity in self._document.entities:
            if entity.kind is EntityKind.PERSON:
                table.setdefault(entity.name.split()[-1], []).append(entity)
        return table

    def _around(self, entity: Entity, mention: Mention) -> str | None:
        """The principal named beside one mention: "Y's chief negotiator X", "X, spokesman for Y"."""
        sentence = next(iter(self._document.sentences_of(mention.start, mention.end)), None)
        if sentence is None:
            return None
        text = self._document.text
        for other in self._mentions(sentence.start, sentence.end):
            gap = text[other.end : mention.start] if other.end <= mention.start else ""
            if other.entity != entity.id and gap and cues.OWN_AGENT.match(gap):
                return other.entity
            if other.entity == entity.id or self._kind(other.entity) in cues.OWN - {EntityKind.UNKNOWN}:
                continue
            if other.end <= mention.start and self._precedes(other, mention):
                return self._whole(other.entity)
            if other.start >= mention.end and other.start - mention.end < 90 and self._follows(mention, other):
                return other.entity
        return self._by_office(mention)

    def _whole(self, body: str) -> str:
        """The side for which a delegation stands: "Iceland's delegation, led by X"."""
        entity = self._document.entity(body)
        part = entity is not None and entity.name.lower().endswith(("delegation", "team", "negotiators"))
        return (self.of(entity) or body) if part and entity is not None else body

    def _precedes(self, other: Mention, mention: Mention) -> bool:
        """ "Y's chief negotiator X", "his counterpart at Y, X"."""
        text = self._document.text
        gap = text[other.end : mention.start]
        if cues.LED_BY.match(gap):
            return True
        if cues.BETWEEN.match(gap):
            return cues.LEFT.search(cues.CLAUSES.split(gap)[-1]) is None
        before = text[max(other.start - 40, 0) : other.start]
        return gap == ", " and (
            cues.COUNTERPART.search(before) is not None or cues.SPEAKING_FOR.search(before) is not None
        )

    def _follows(self, mention: Mention, other: Mention) -> bool:
        """ "X, spokesman for Y", "X, who leads Y", "X, Y's chief negotiator"."""
        text = self._document.text
        gap = text[mention.end : other.start]
        if not (gap.startswith((",", " (", " of", " for", " from")) or gap.lstrip().startswith(("who", "is", "was"))):
            return False
        if cues.LEFT.search(cues.CLAUSES.split(gap)[-1]):
            return False
        if (
            (cues.FOR.search(gap) and not cues.SENT_TO.search(gap))
            or cues.LEADS.search(gap)
            or cues.SPEAKING_FOR.search(gap)
        ):
            return True
        if cues.OF_BODY.match(gap):
            return self._kind(other.entity) in cues.EMPLOYERS and other.entity in self._bargaining()
        behind = text[other.end : other.end + 60].split(",")[0].split(".")[0]
        owned = cues.BETWEEN.match(behind) or (cues.OWNED_OFFICE.match(behind) if cues.APPOSED.match(gap) else None)
        return owned is not None and gap.count(",") <= 2 and cues.LEFT.search(behind) is None

    def _bargaining(self) -> set[str]:
        """All who bargain, or act at the table."""
        return {side for pool in self._pools() for side in pool}

    def _by_office(self, mention: Mention) -> str | None:
        """A managing director speaks for the only company at the table, who leads the rebel delegation for the only
        rebels.
        """
        text = self._document.text
        before, after = (
            text[max(mention.start - 40, 0) : mention.start],
            text[mention.end : mention.end + 60].split(".")[0],
        )
        far = text[max(mention.start - cues.FAR_BEFORE, 0) : mention.start]
        for described in (
            cues.LEADS_DESCRIBED.match(after),
            cues.BESIDE.search(before),
            cues.OF_DESCRIBED.match(after),
            cues.DESCRIBED_OWNER.search(after),
            cues.DESCRIBED_OWNER.search(before),
            cues.DESCRIBED_BEFORE.search(far),
            cues.DESCRIBED_OFFICE.search(far),
        ):
            meant = None if described is None else self._described.meant(next(filter(None, described.groups())))
            if meant is not None:
                return meant
        if cues.HIS_OFFICE.search(before):
            return self._near.last_person(mention)
        if cues.ITS_OFFICE.search(before) or cues.ITS_OFFICE_BEHIND.match(after):
            return self._near.last_body(mention)
        near = f"{before[-30:]} {after[:30]}"
        if cues.COMPANY_OFFICE.search(near):
            return self._described.only(EntityKind.COMPANY)
        return self._described.only(EntityKind.UNION) if cues.UNION_OFFICE.search(near) else None


def _head(name: str) -> str:
    """The noun of a description, singular: "US officials" -> official."""
    words = name.lower().split()
    cut = next(
        (n for n, word in enumerate(words) if n and word in {"of", "for", "from", "at", "with", "who", "familiar"}),
        len(words),
    )
    return words[cut - 1].removesuffix("s") if words else ""


def _are_members(entity: Entity) -> bool:
    """ "Tenants at Hollis Court": many who bargain for themselves, whatever place or house they are named after."""
    words = entity.name.lower().split()
    return entity.kind is EntityKind.GROUP and words[:1] != [] and words[0] in GROUPS and words[1:2] in (["at"], ["in"])
