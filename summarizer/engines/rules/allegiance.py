"""Say for whom a person speaks or acts where the article says so: by title, possessor, "for X", or the delegation
that is led.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from functools import cached_property

from summarizer.document import Document, Entity, EntityKind, Mention
from summarizer.document.gazetteer import state_forms
from summarizer.document.patterns import lazy

_OFFICE = (
    r"(?:spokes(?:man|woman|person|people)|president|prime minister|(?:\w+ )?minister|secretary|chair(?:man|"
    r"woman|person)?|chief(?: executive| negotiator)?|"
    r"ceo|head|leader|boss|managing director|director|negotiator|envoy|ambassador|manager|lawyer|attorney|"
    r"agent|delegate|commissioner|official|owner|gaffer|"
    r"captain|founder|commander|premier|chancellor|counsel|representative|deputy|organi[sz]er|steward|"
    r"governor|portfolio (?:manager|holder)|insider|superintendent)"
)
_FOR = lazy(rf"\b{_OFFICE}s?\s+(?:\w+\s)?(?:of|for|at|to|from)\s+(?:the\s+)?$", re.IGNORECASE)
_BETWEEN = lazy(rf"^(?:['’]s|['’])?,?\s+(?:[\w-]+\s){{0,3}}?{_OFFICE}s?,?\s*$", re.IGNORECASE)
_LEADS = lazy(
    r"\b(?:leads?|led|heads?|headed|chairs?|represents?|speaks? for|runs?|negotiat\w+ for)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_LEADS_DESCRIBED = lazy(
    r"^,?\s*(?:\w+\s){0,3}?(?:leads?|led|heads?|headed|speaks? for|chief of|head of|leader of|spokesman for|"
    r"spokeswoman for)\s+the\s+(?:\w+\s)?"
    r"(rebel|rebels|union|company|firm|airline|government|insurgent|club)\b",
    re.IGNORECASE,
    words="lead|led|head|speak|chief of|spokes & rebel|union|company|firm|airline|government|insurgent|club",
)
_BESIDE = lazy(
    r"\b(rebel|union|company|government|club)\s+(?:\w+\s)?" + _OFFICE + r"s?,?\s*$",
    re.IGNORECASE,
    words="rebel|union|company|government|club",
)
_COUNTERPART = lazy(rf"\b(?:counterpart|opposite number|{_OFFICE}) (?:at|of|for|from) (?:the )?$", re.IGNORECASE)
_OF_DESCRIBED = lazy(
    rf"^,?\s(?:(?:a|an|the)\s)?(?:[\w-]+\s){{0,3}}?{_OFFICE}s?\s(?:of|for|at)\s(?:the|its|their)\s(?:[\w-]+\s)?"
    r"(rebels?|union|company|firm|airline|government|club|group|landlord|developer|federation|association|guild|chamber|"
    r"publishers|tenants|residents|farmers|plaintiffs|families|owners)\b",
    re.IGNORECASE,
    words="rebel|union|company|firm|airline|government|club|group|landlord|developer|federation|association|guild|"
    "chamber|publishers|tenants|residents|farmers|plaintiffs|families|owners",
)
_DESCRIBED_OWNER = lazy(
    rf"(?:\bthe\s(?:[\w-]+\s)?(rebel|union|company|firm|airline|government|club|group|landlord|developer|federation|"
    rf"association|guild|chamber)['’]s|^,\sthe\s(union|company|firm|group|club|government)['’]s)\s(?:[\w-]+\s){{0,2}}?"
    rf"{_OFFICE}\b",
    re.IGNORECASE,
    words="rebel|union|company|firm|airline|government|club|group|landlord|developer|federation|association|guild|"
    "chamber & 's|’s",
)
_ITS_OFFICE = lazy(
    rf"\b(?:its|their)\s(?:[\w-]+\s){{0,3}}?{_OFFICE},?\s(?:[A-Z]\w+\s)?$", re.IGNORECASE, words="its|their"
)
_ITS_OFFICE_BEHIND = lazy(
    rf"^,\s(?:(?:its|their)\s(?:[\w-]+\s){{0,3}}?{_OFFICE}\b|(?:the\s)?{_OFFICE}\sof\s(?:its|their)\s)",
    re.IGNORECASE,
    words="its|their",
)
_ON_BEHALF = lazy(r"^,\s(?:speaking\s)?(?:for|on behalf of)\s(?:the\s)?$")
_BODIES = frozenset(
    {
        EntityKind.STATE,
        EntityKind.COMPANY,
        EntityKind.UNION,
        EntityKind.ARMED_GROUP,
        EntityKind.ORGANIZATION,
        EntityKind.GROUP,
    }
)
_MOST_BACK = 260
_STATE_BODY = lazy(
    r"\b(?:[Mm]inistry|[Gg]overnment|[Aa]rmy|[Ee]mbassy|[Pp]residency|[Ff]orces|[Mm]ilitary|[Dd]elegation|"
    r"State Department|Kremlin|Treasury|Foreign Office)\b"
)
_COMPANY_OFFICE = lazy(
    r"\b(?:managing director|chief executive|ceo|boss|finance director|chief operating officer|"
    r"chief financial officer)\b",
    re.IGNORECASE,
)
_UNION_OFFICE = lazy(
    r"\b(?:branch secretary|general secretary|shop steward|"
    r"union (?:president|chair\w*|boss|leader|official|organi[sz]er|rep|secretary))\b",
    re.IGNORECASE,
)
_KINDS_BY_WORD = {
    "rebel": EntityKind.ARMED_GROUP,
    "rebels": EntityKind.ARMED_GROUP,
    "insurgent": EntityKind.ARMED_GROUP,
    "union": EntityKind.UNION,
    "company": EntityKind.COMPANY,
    "firm": EntityKind.COMPANY,
    "airline": EntityKind.COMPANY,
    "government": EntityKind.STATE,
    "club": EntityKind.ORGANIZATION,
    **dict.fromkeys(("group", "landlord", "developer"), EntityKind.COMPANY),
    **dict.fromkeys(("federation", "association", "guild", "chamber"), EntityKind.UNION),
    **dict.fromkeys(
        ("publishers", "tenants", "residents", "farmers", "plaintiffs", "families", "owners"), EntityKind.GROUP
    ),
}
_MOST_MENTIONS = 12
_MOST_TITLES = 4
_OFFICE_WORD = lazy(rf"\b{_OFFICE}\b", re.IGNORECASE)
_MINISTER = lazy(r"(?:[A-Z][a-z]+\s){1,2}Minister$")
_STATE_OFFICE = lazy(
    r"\b(?:minister|president|premier|chancellor|ambassador|envoy|negotiator|secretary|spokes\w+|official|diplomat|"
    r"commissioner|delegate|representative)s?\b",
    re.IGNORECASE,
)
_OWNER = lazy(r"(?:the\s)?([^’']{2,40})[’']s?\s", re.IGNORECASE)
_OWN = frozenset({EntityKind.PERSON, EntityKind.UNNAMED, EntityKind.UNKNOWN})


class Allegiances:
    """Whom an entity represents: the document's own reading first, then the words around its first mentions.

    `mentions` lists the mentions of a stretch, `kind` gives an entity's kind, `pools` the two main sides
    and all who bargain, in that order.
    """

    def __init__(
        self,
        document: Document,
        mentions: Callable[[int, int], list[Mention]],
        kind: Callable[[str], EntityKind],
        pools: Callable[[], Iterable[Iterable[str]]],
    ) -> None:
        self._document = document
        self._mentions = mentions
        self._kind = kind
        self._pools = pools
        self._known: dict[str, str | None] = {}
        self._line_starts = [paragraph.start for paragraph in document.paragraphs]

    def forget(self) -> None:
        """Read again: the sides have become known."""
        self._known.clear()

    def of(self, entity: Entity) -> str | None:
        if entity.id not in self._known:
            self._known[entity.id] = None
            own = entity.represents
            if own is None and self._kind(entity.id) in _OWN:
                own = self._read(entity)
            elif own is None and self._kind(entity.id) is EntityKind.ORGANIZATION:
                own = self._state_of(entity)
            elif own is None and self._kind(entity.id) is EntityKind.STATE:
                own = self._on_behalf(entity)
            self._known[entity.id] = own if own != entity.id else None
        return self._known[entity.id]

    def _read(self, entity: Entity) -> str | None:
        if entity.kind is EntityKind.UNNAMED:
            return self._owner_in_name(entity) or self._colleague(entity)
        for mention in entity.mentions[:_MOST_MENTIONS]:
            found = self._around(entity, mention)
            if found is not None:
                return found
        return next(filter(None, (self._by_title(entity, title) for title in entity.titles[:_MOST_TITLES])), None)

    def _by_title(self, entity: Entity, title: str) -> str | None:
        """The owner that a title names: "Algeria's chief negotiator", "Dutch climate minister", "its director"."""
        words = title.split()
        if len(words) < 2 or not _OFFICE_WORD.search(title):
            return None
        if words[0].lower() in {"its", "their"}:
            return self._last_body(entity.mentions[0])
        owner = _OWNER.match(title)
        for form in (owner.group(1),) if owner else (" ".join(words[:2]), words[0]):
            known = self._bodies_by_form.get(form)
            state = state_forms().get(form)
            if known is None and state is not None and _STATE_OFFICE.search(title):
                known = next((e.id for e in self._document.entities if e.name == state.state), None)
            if known is not None and known != entity.id:
                return known
        return self._own_state if _MINISTER.match(title) else None

    @cached_property
    def _own_state(self) -> str | None:
        """The state in which the article is at home: named at least twice as often as any other."""
        often = sorted((len(e.mentions), e.id) for e in self._document.entities if e.kind is EntityKind.STATE)[-2:]
        clear = bool(often) and (len(often) == 1 or often[-1][0] >= 2 * often[0][0])
        return often[-1][1] if clear else None

    def _on_behalf(self, entity: Entity) -> str | None:
        """ "Bolivia, for the Group of 77,": the group for which a state speaks."""
        text = self._document.text
        for mention in entity.mentions[:_MOST_MENTIONS]:
            for other in self._mentions(mention.end, mention.end + 40):
                if other.entity != entity.id and _ON_BEHALF.match(text[mention.end : other.start]):
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
        kind = next((_KINDS_BY_WORD[w] for w in map(str.lower, words[:-1]) if w in _KINDS_BY_WORD), None)
        return None if kind is None else self._only(kind)

    @cached_property
    def _bodies_by_form(self) -> dict[str, str]:
        """Printed form -> body that it names, for forms of one body only."""
        table: dict[str, str] = {}
        for entity in self._document.entities:
            if entity.kind not in _OWN or entity.kind is EntityKind.UNKNOWN:
                for form in {entity.name, *entity.aliases} if entity.name[:1].isupper() else ():
                    table[form] = "" if table.get(form, entity.id) != entity.id else entity.id
        return {form: body for form, body in table.items() if body}

    def _colleague(self, entity: Entity) -> str | None:
        """ "One official" after "US officials" in the same paragraph: the same service, if nothing else is said."""
        earlier = self._services.get((self._line(entity), _head(entity.name)), [])
        at = bisect_left(earlier, (entity.mentions[0].start, ""))
        return earlier[at - 1][1] if at else None

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

    def _line(self, entity: Entity) -> int:
        return bisect_right(self._line_starts, entity.mentions[0].start)

    def _state_of(self, entity: Entity) -> str | None:
        """The state whose name or adjective opens the name of its own body: "Bolivian Defence Ministry"; of "its
        finance ministry" the state named last before.
        """
        words = entity.name.replace("’", "'").split()
        if not _STATE_BODY.search(entity.name):
            return None
        if words[0].lower() == "its" and entity.mentions:
            earlier = self._mentions(max(entity.mentions[0].start - _MOST_BACK, 0), entity.mentions[0].start)
            return next((m.entity for m in reversed(earlier) if self._kind(m.entity) is EntityKind.STATE), None)
        forms = state_forms()
        for length in (3, 2, 1):
            form = forms.get(" ".join(words[:length]).removesuffix("'s"))
            if form is not None:
                return next((e.id for e in self._document.entities if e.name == form.state), None)
        return None

    def _around(self, entity: Entity, mention: Mention) -> str | None:
        """The principal named beside one mention: "Y's chief negotiator X", "X, spokesman for Y"."""
        sentence = next(iter(self._document.sentences_of(mention.start, mention.end)), None)
        if sentence is None:
            return None
        for other in self._mentions(sentence.start, sentence.end):
            if other.entity == entity.id or self._kind(other.entity) in _OWN - {EntityKind.UNKNOWN}:
                continue
            if other.end <= mention.start and self._precedes(other, mention):
                return other.entity
            if other.start >= mention.end and other.start - mention.end < 90 and self._follows(mention, other):
                return other.entity
        return self._by_office(mention)

    def _precedes(self, other: Mention, mention: Mention) -> bool:
        """ "Y's chief negotiator X", "his counterpart at Y, X"."""
        text = self._document.text
        gap = text[other.end : mention.start]
        if _BETWEEN.match(gap):
            return True
        return gap == ", " and _COUNTERPART.search(text[max(other.start - 40, 0) : other.start]) is not None

    def _follows(self, mention: Mention, other: Mention) -> bool:
        """ "X, spokesman for Y", "X, who leads Y", "X, Y's chief negotiator"."""
        text = self._document.text
        gap = text[mention.end : other.start]
        if not (gap.startswith((",", " (", " of", " for")) or gap.lstrip().startswith(("who", "is", "was"))):
            return False
        if _FOR.search(gap) or _LEADS.search(gap):
            return True
        behind = text[other.end : other.end + 40].split(",")[0].split(".")[0]
        return _BETWEEN.match(behind) is not None and gap.count(",") <= 2

    def _by_office(self, mention: Mention) -> str | None:
        """A managing director speaks for the only company at the table, who leads the rebel delegation for the only
        rebels.
        """
        text = self._document.text
        before, after = (
            text[max(mention.start - 40, 0) : mention.start],
            text[mention.end : mention.end + 60].split(".")[0],
        )
        led = _LEADS_DESCRIBED.match(after) or _BESIDE.search(before)
        if led is not None:
            return self._only(_KINDS_BY_WORD[led.group(1).lower()])
        described = _OF_DESCRIBED.match(after) or _DESCRIBED_OWNER.search(f"{after}") or _DESCRIBED_OWNER.search(before)
        if described is not None:
            return self._only(_KINDS_BY_WORD[next(filter(None, described.groups())).lower()])
        if _ITS_OFFICE.search(before) or _ITS_OFFICE_BEHIND.match(after):
            return self._last_body(mention)
        near = f"{before[-30:]} {after[:30]}"
        if _COMPANY_OFFICE.search(near):
            return self._only(EntityKind.COMPANY)
        return self._only(EntityKind.UNION) if _UNION_OFFICE.search(near) else None

    def _last_body(self, mention: Mention) -> str | None:
        """The body named last before "its chairwoman, X"."""
        earlier = self._mentions(max(mention.start - _MOST_BACK, 0), mention.start)
        return next((m.entity for m in reversed(earlier) if self._kind(m.entity) in _BODIES), None)

    def _only(self, kind: EntityKind) -> str | None:
        for pool in self._pools():
            fitting = [side for side in pool if self._kind(side) is kind]
            if fitting:
                return fitting[0] if len(fitting) == 1 else None
        return None


def _head(name: str) -> str:
    """The noun of a description, singular: "US officials" -> official."""
    words = name.lower().split()
    cut = next(
        (n for n, word in enumerate(words) if n and word in {"of", "for", "from", "at", "with", "who", "familiar"}),
        len(words),
    )
    return words[cut - 1].removesuffix("s") if words else ""
