"""Say whom a phrase of a short text means: there "the port", "their landlord" or a name told once is a party."""

from __future__ import annotations

from summarizer.document import Document, Entity, EntityKind, Mention
from summarizer.document.cues import POSSESSIVES
from summarizer.document.patterns import lazy
from summarizer.engines.rules.actors import Actors
from summarizer.engines.rules.kinds import DESCRIPTIONS
from summarizer.engines.rules.lexicon import BARGAINERS, BODY_NOUNS, GROUPS
from summarizer.engines.rules.records import Unit
from summarizer.engines.rules.syntax import Frame, Subject

_MOST_SENTENCES = 8
_TWO = lazy(r"\band (?:its|their|the|his|her)\b")  # "the airline and its pilots" are two
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_NO_PARTY = frozenset("side sides target team player players striker coach talks court judge church school".split())
_NO_NAMES = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december the this that these those it they we he she there here no nobody everybody
    everyone someone both neither either all some many most few another one two three four five critics analysts
    police customers passengers investors""".split()
)
# Who bargains in a short text besides those that bargain in a long one, where they are told by name or often.
_COLLECTIVES = frozenset(
    """crew gunmen fishermen militiamen clergy charity staff kidnappers hijackers pirates collectors label singer artist
    author authors band orchestra platform streamer network dealer store brewery refinery plant shipyard yard dairy
    railway utility academy college foundation family victims heirs tribe tribes clan faction junta regime militia
    cartel gang protesters strikers contractor contractors subcontractors vendor franchisees paramilitary force forces
    developer freeholder leaseholders housekeepers couriers riders actors screenwriters directors graduates
    postdocs seller sellers purchaser widow inventor photographer sponsor sponsors broadcaster distributor""".split()
)
_LINKS = frozenset("of for at in from with".split())
_MEMBERS_END = ("workers", "drivers", "men", "makers", "collectors", "growers", "owners", "sellers")


def is_short(document: Document) -> bool:
    """Whether the text is a snippet: so few sentences that no side is named often."""
    return len(document.sentences) <= _MOST_SENTENCES


def read_actors(document: Document) -> Actors:
    """The actors of a document, by the rules for its length."""
    return SnippetActors(document) if is_short(document) else Actors(document)


class SnippetActors(Actors):
    """Actors of a text of a few sentences, where nobody is told twice: whoever is described is a party of its own."""

    short = True

    def __post_init__(self) -> None:
        super().__post_init__()
        text = self.document.text
        self._mentions = [
            m for m in self._mentions if not (self._opens_a_group(m) or _TWO.search(text, m.start, m.end))
        ]
        self._starts = [m.start for m in self._mentions]

    def resolve(self, units: list[Unit], unit: Unit, phrase: Subject) -> tuple[str, ...]:
        """As in a long text, then pairs ("the airline and its pilots"), descriptions and names told once."""
        phrase = phrase.whom or phrase
        words = unit.frame.lowers[phrase.first : phrase.last]
        behind = self._for_whom(words)
        if behind:
            found = self.resolve(units, unit, Subject(phrase.first + behind, phrase.last))
            if found:
                return found
        both = self._pair_of(units, unit, phrase, words.index("and")) if "and" in words else ()
        found = both or super().resolve(units, unit, phrase)
        if found or not words:
            return found
        return self._described(units, unit, phrase) or self._newcomer(unit.frame, phrase)

    def _for_whom(self, words: list[str]) -> int:
        """Where those begin that "lawyers for the residents" act for; 0 where the phrase is no such thing."""
        for at in (1, 2):
            if words[at : at + 1] in (["for"], ["of"]) and words[at - 1] in BODY_NOUNS and at + 1 < len(words):
                return at + 1
        return 0

    def _pair_of(self, units: list[Unit], unit: Unit, phrase: Subject, word: int) -> tuple[str, ...]:
        """ "the airline and its pilots": both, if both are known."""
        at = phrase.first + word
        if not phrase.first < at < phrase.last - 1:
            return ()
        joint = unit.frame.starts[at]
        near = self.mentions(unit.frame.starts[phrase.first], unit.frame.ends[phrase.last - 1])
        if any(m.start < joint < m.end for m in near):
            return ()
        one = self.resolve(units, unit, Subject(phrase.first, at))
        other = self.resolve(units, unit, Subject(at + 1, phrase.last))
        return tuple(dict.fromkeys((*one, *other))) if one and other else ()

    def _named(self, frame: Frame, phrase: Subject) -> tuple[str, ...] | None:
        found = super()._named(frame, phrase)
        if found:
            start, end = frame.starts[phrase.first], frame.ends[phrase.last - 1]
            owners = {m.entity for m in self.mentions(start, end) if self._owns_a_group(m)}
            return tuple(i for i in found if i not in owners) or None
        return found

    def _subject_before(self, units: list[Unit], unit: Unit, phrase: Subject) -> tuple[str, ...] | None:
        return self._named(unit.frame, phrase) or self._described(units, unit, phrase)

    def _fits(self, entity_id: str, pronoun: str) -> bool:
        many = self.kind(entity_id) is EntityKind.GROUP and self._is_plural(entity_id)
        return super()._fits(entity_id, pronoun) and not (many and pronoun in {"it", "its", "itself"})

    def _is_plural(self, entity_id: str) -> bool:
        entity = self.entity(entity_id)
        return entity is not None and entity.name.endswith(("s", "men", "staff"))

    def _described(self, units: list[Unit], unit: Unit, phrase: Subject) -> tuple[str, ...]:
        return super()._described(units, unit, phrase) or self._collective(unit.frame, phrase)

    def _refined(self, entity: Entity) -> EntityKind:
        """ "The landlord offered new lifts" is a side that speaks, no nameless source."""
        name = entity.name.lower()
        if entity.kind is EntityKind.UNNAMED and name in DESCRIPTIONS.keys() | GROUPS | _COLLECTIVES:
            return min(DESCRIPTIONS.get(name, {EntityKind.GROUP}), key=list(EntityKind).index)
        return super()._refined(entity)

    def _new_group(self, frame: Frame, first: int, last: int, head: str, kind: EntityKind) -> tuple[str, ...]:
        known = self.document.entity(head)
        if known is not None and known.name.lower() == head:
            return (head,)
        return super()._new_group(frame, first, last, head, kind)

    def _of_kind(self, units: list[Unit], unit: Unit, at: int, core: list[str], head: str) -> tuple[str, ...]:
        kinds = DESCRIPTIONS.get(head)
        if kinds is not None and core[0] == "the" and len(core) == 2 and len(self._called.get(head, ())) != 1:
            spoken = self._spoken_of(units, unit, at, kinds)
            if spoken:
                return spoken
        return super()._of_kind(units, unit, at, core, head)

    def _spoken_of(self, units: list[Unit], unit: Unit, at: int, kinds: frozenset[EntityKind]) -> tuple[str, ...]:
        """ "Norwick City have turned down a bid. The club want more": the last subject that has a name and may be
        meant.
        """
        for candidates in self._earlier_subjects(units, unit, at)[:2]:
            own = {self.side_of(c) for c in candidates} - self.groups.keys()
            if len(own) == 1 and self.kind(min(own)) in kinds | {EntityKind.UNKNOWN}:
                return tuple(own)
        return ()

    def _owns_a_group(self, mention: Mention) -> bool:
        """ "Zambia's bondholders" are not Zambia."""
        words = self._words_behind(mention)
        return len(words) > 1 and words[0] in _POSSESSIVE and words[1].strip(".,;:") in GROUPS

    def _opens_a_group(self, mention: Mention) -> bool:
        """ "Island states": a capital that opens the sentence makes no name of what a group is called."""
        words = self._words_behind(mention)
        found = self.document.entity(mention.entity)
        opens = mention.start == 0 or self.document.text[: mention.start].rstrip()[-1:] in {".", "!", "?", "”", '"'}
        unknown = found is not None and found.kind is EntityKind.UNKNOWN and " " not in found.name
        return opens and unknown and bool(words) and words[0].strip(".,;:") in GROUPS | _COLLECTIVES

    def _words_behind(self, mention: Mention) -> list[str]:
        return self.document.text[mention.end : mention.end + 40].split()[:2]

    def _newcomer(self, frame: Frame, phrase: Subject) -> tuple[str, ...]:
        """ "a bid from Barrow Athletic": a name that the text prints once, where a party is due."""
        first = phrase.first + (frame.lowers[phrase.first] == "the")
        words = frame.words[first : phrase.last]
        if not words or not all(word[:1].isupper() for word in words) or frame.lowers[first] in _NO_NAMES:
            return ()
        plural = first == 0 and len(words) == 1 and words[0].endswith("s")
        if plural or (len(words) > 1 and all(word.isupper() for word in words)):
            return ()
        start, last = frame.starts[first], phrase.last
        if first == 0 and frame.lowers[last : last + 1] and frame.lowers[last] in GROUPS | _COLLECTIVES:
            return self._new_group(frame, first, last + 1, frame.lowers[last], EntityKind.GROUP)
        end = frame.ends[last - 1]
        end -= next((len(s) for s in _POSSESSIVE if frame.text[start:end].endswith(s)), 0)
        return self.describe(" ".join(frame.text[start:end].split()), start, EntityKind.UNKNOWN)

    def _collective(self, frame: Frame, phrase: Subject) -> tuple[str, ...]:
        """ "the port", "their landlord", "a mining company", "gunmen": who bargains without a name."""
        words = frame.lowers[phrase.first : phrase.last]
        length = next((n for n, w in enumerate(words) if n and w in _LINKS), len(words))
        last = phrase.first + length
        head = words[length - 1].removesuffix("'s").removesuffix("'") if words else ""
        known = head in BARGAINERS | _COLLECTIVES or head.endswith(_MEMBERS_END)
        if not known or head in _NO_PARTY:
            return ()
        first = next((i for i in range(last - 1, max(last - 5, -1), -1) if _opens_phrase(frame.lowers[i])), -1) + 1
        if not first and not head.endswith(("s", "men", "staff", "clergy")):
            return ()
        first = first or phrase.first
        kind = min(DESCRIPTIONS.get(head, {EntityKind.GROUP}), key=list(EntityKind).index)
        return self._new_group(frame, first, last, head, kind) if first < last else ()


def _opens_phrase(word: str) -> bool:
    return word in {"the", "a", "an", "each"} or word in POSSESSIVES
