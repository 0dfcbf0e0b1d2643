"""Follow a speaker's words to an entity: names by place, pronouns and bare titles by who was the subject last."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import chain

from summarizer.document.clauses import chunk_starts, main_subject
from summarizer.document.frames import Frame
from summarizer.document.headwords import head_index
from summarizer.document.issuers import issuer_of, sender
from summarizer.document.model import Entity, EntityKind
from summarizer.document.packed import firsts, in_order
from summarizer.document.phrases import is_finite, is_name, phrase_after
from summarizer.document.sayings import Saying
from summarizer.document.titles import TITLES_BETWEEN

_GENDERED = {
    "il": "m",
    "elle": "f",
    "él": "m",
    "ella": "f",
    "he": "m",
    "him": "m",
    "his": "m",
    "she": "f",
    "her": "f",
    "hers": "f",
}
_PLURAL = frozenset("they them their".split())
_NEUTRAL = frozenset("it its".split())
_STRANGERS = frozenset("a an one another".split())
_UNNAMED = frozenset("named identified anonymity anonymously".split())
_LOOK_BACK = 14
_MOST_INSIDE = 1_000  # frames whose mentions are kept
_DEEPEST = 50  # pronouns that lead to pronouns in the sentences before
_PLACES = (" in", " at", " from", " near", "in", "at", "from", "near")
_PEOPLE = (EntityKind.PERSON, EntityKind.UNKNOWN)
_BODIES = (EntityKind.COMPANY, EntityKind.ORGANIZATION, EntityKind.UNION, EntityKind.STATE, EntityKind.ARMED_GROUP)


class Resolver:
    """Looks entities up by position and keeps, for each frame, the entity that is its subject."""

    def __init__(
        self,
        frames: Sequence[Frame],
        entities: tuple[Entity, ...],
        sayings: Sequence[Saying],
        introductions: Sequence[Saying],
    ) -> None:
        self.frames = frames
        self.text = frames[0].text if frames else ""
        self.entities = {entity.id: entity for entity in entities}
        mentions = ((m.start, m.end, m.entity) for entity in entities for m in entity.mentions)
        self.spans = in_order(mentions, self.entities)
        self.keys = firsts(self.spans)
        self._subjects: dict[int, Sequence[tuple[int, str]]] = {}
        self._said = in_order((saying.frame, saying.start, saying.end) for saying in chain(sayings, introductions))
        self._said_in = firsts(self._said)
        self._depth = 0
        self._inside: dict[int, list[tuple[int, str]]] = {}

    def mentions_in(self, number: int) -> list[tuple[int, str]]:
        """(position, entity) of the mentions in the narrative of a frame, marked passages excluded."""
        if number not in self._inside:
            if len(self._inside) == _MOST_INSIDE:
                self._inside.clear()
            frame = self.frames[number]
            first, last = bisect_left(self.keys, frame.start), bisect_left(self.keys, frame.end)
            found = [(start, entity) for start, _, entity in self.spans[first:last]]
            for _, passage in frame.passages:
                found = [row for row in found if not passage.start <= row[0] < passage.end]
            self._inside[number] = found
        return self._inside[number]

    def named(self, start: int, end: int) -> tuple[str, ...]:
        """The entities that the phrase [start, end) names: one, or several joined by "and"."""
        text = self.text
        words = text[start:end].split()
        head_end = start + len(" ".join(words[: head_index(words) + 1]))
        first, last = bisect_left(self.keys, start), bisect_left(self.keys, end)
        rows = self.spans[first:last]
        whole = [entity for s, e, entity in rows if s == start and e >= head_end]
        if whole:
            return (whole[-1], *self._second(rows, head_end, end))
        ending = [
            row
            for row in rows
            if row[1] == head_end or (row[1] < head_end and text[row[1] : head_end] in {"'s", "’s", "'", "’"})
        ]
        if not ending:
            return self._apposed(end)
        found = [ending[-1][2]]
        joined = [
            row
            for row in rows
            if row[1] < ending[-1][0]
            and text[row[1] : row[1] + 6].lstrip(".").startswith((" and ", ", ", " y ", " et "))
        ]
        if any(word in text[start:head_end] for word in (" and ", " y ", " et ")):
            found = [*self._listed(rows[0][0]), *(row[2] for row in joined), *found]
        return tuple(dict.fromkeys(found))

    def _second(self, rows: Sequence[tuple[int, int, str]], head_end: int, end: int) -> tuple[str, ...]:
        """The second speaker of "Ann Lee of Acme and Jan Roe of Dell": a name of the same sort behind "and"."""
        text = self.text
        at = text.find(" and ", head_end, end)
        row = next((row for row in rows if row[0] == at + 5), None)
        inside = any(row[0] < at < row[1] for row in rows)
        if at < 0 or row is None or inside or row[1] == end:
            return ()
        people = (self.entities[row[2]].kind in _PEOPLE, self.entities[rows[0][2]].kind in _PEOPLE)
        return (row[2],) if people[0] == people[1] else ()

    def _listed(self, start: int) -> list[str]:
        """Names of a list before the phrase ("France, / Spain and Italy"), but no place ("In Paris, / ...")."""
        text = self.text
        found: list[str] = []
        at = bisect_left(self.keys, start)
        while at and self.spans[at - 1][1] + 2 == self.keys[at] and text.startswith(", ", self.spans[at - 1][1]):
            at -= 1
            found.insert(0, self.spans[at][2])
        if found and text[max(self.keys[at] - 8, 0) : self.keys[at]].rstrip().lower().endswith(_PLACES):
            return []
        kinds = {self.entities[entity].kind for entity in found}
        return found if found and kinds == {self.entities[self.spans[bisect_left(self.keys, start)][2]].kind} else []

    def _apposed(self, end: int) -> tuple[str, ...]:
        """The person whose name stands right behind a description that itself names nobody: "the baker, Ann Lee"."""
        text = self.text
        if text[end : end + 2] != ", ":
            return ()
        at = bisect_left(self.keys, end + 2)
        if at == len(self.keys) or self.keys[at] > end + 40 or self.entities[self.spans[at][2]].kind not in _PEOPLE:
            return ()
        between = text[end + 2 : self.keys[at]].split()
        found = self._and_another(at)
        last = self.spans[at + len(found) - 1][1]
        if text[last : last + 1] not in {",", ".", ";", ")", ":", ""}:
            return ()
        return found if all(word.lower().rstrip(".") in TITLES_BETWEEN for word in between) else ()

    def _and_another(self, at: int) -> tuple[str, ...]:
        """The person of mention `at`, and the one that "and" joins: "the heads of both, Ann Lee and Jan Roe,"."""
        follows = at + 1 < len(self.keys) and self.text[self.spans[at][1] : self.keys[at + 1]] == " and "
        if not follows or self.entities[self.spans[at + 1][2]].kind not in _PEOPLE:
            return (self.spans[at][2],)
        return self.spans[at][2], self.spans[at + 1][2]

    def subjects(self, number: int) -> Sequence[tuple[int, str]]:
        """(position, entity) of a frame's speakers and its main subject, in text order, pronouns followed."""
        if number not in self._subjects and self._depth < _DEEPEST:
            self._depth += 1
            found: list[tuple[int, str]] = []  # filled from the left, so that "he" in "Mr Li said he hopes" is Mr Li
            self._subjects[number] = found
            frame = self.frames[number]
            first, last = bisect_left(self._said_in, number), bisect_left(self._said_in, number + 1)
            spans = [(start, end) for _, start, end in self._said[first:last]]
            if self.mentions_in(number) or _has_pronoun(frame):
                main = main_subject(frame, 0, len(frame.words))
                if main is not None:
                    spans.append((frame.starts[main.first], frame.ends[main.last - 1]))
            spans += _clause_subjects(frame)
            for start, end in sorted(set(spans)):
                entity = self.resolve(number, start, end)
                if entity is not None:
                    found.append((start, entity))
            self._subjects[number] = tuple(found)
            self._depth -= 1
        return self._subjects.get(number, ())

    def resolve(self, number: int, start: int, end: int) -> str | None:
        """The entity of the phrase [start, end) in frame `number`, or None; of several the last."""
        found = self.resolve_all(number, start, end)
        return found[-1] if found else None

    def resolve_all(self, number: int, start: int, end: int) -> tuple[str, ...]:
        """The entities of the phrase [start, end) in frame `number`, in text order."""
        if end <= start:
            return ()
        word = self.text[start:end].lower()
        one: str | None = None
        if word in _GENDERED:
            one = self._antecedent(number, start, _GENDERED[word])
        elif word in _PLURAL and number and len(self._pair(number - 1)) > 1:
            return self._pair(number - 1)
        elif word in _PLURAL or word in _NEUTRAL:
            one = self._group_antecedent(number, start, plural=word in _PLURAL)
        else:
            return self.named(start, end)
        return () if one is None else (one,)

    def _pair(self, number: int) -> tuple[str, ...]:
        """Those whom "and" joins as the subject of frame `number`: "Ms Li and the union met. They"."""
        main = main_subject(self.frames[number], 0, len(self.frames[number].words))
        if main is None or "and" not in self.frames[number].lowers[main.first : main.last]:
            return ()
        return self.named(self.frames[number].starts[main.first], self.frames[number].ends[main.last - 1])

    def speakers(self, number: int, start: int, end: int) -> tuple[str, ...]:
        """The entities of a phrase that speaks; a text speaks for whoever issued it."""
        before = self.text[max(start - 4, 0) : start]
        return () if before == "nor " else self.resolve_all(number, start, end) or self._issuers(number, start, end)

    def names_person(self, start: int, end: int) -> bool:
        """Whether the words [start, end) give the name of a person."""
        return any(self.entities[entity].kind is EntityKind.PERSON for entity in self.named(start, end))

    def _issuers(self, number: int, start: int, end: int) -> tuple[str, ...]:
        """Those for whom a text speaks that is itself nobody: "the union's letter says"."""
        found = issuer_of(self.frames, number, start, end)
        if found is None or found[1:] == (start, end):
            return ()
        return self.resolve_all(*found) if found[0] < number or found[2] <= end or found[1] > start else ()

    def _fits(self, entity: str, gender: str) -> bool:
        row = self.entities[entity]
        if row.kind not in (EntityKind.PERSON, EntityKind.UNKNOWN, EntityKind.UNNAMED):
            return False
        return row.gender in {"", gender} and not (row.kind is EntityKind.UNNAMED and _is_plural(row.name))

    def _antecedent(self, number: int, position: int, gender: str) -> str | None:
        """Of fitting gender: who spoke or was the subject last; else who was named last."""
        here = [
            entity
            for start, entity in self.subjects(number)
            if start < position and self._fits(entity, gender) and not self._is_owned(start, gender)
        ]
        if here:
            return here[0]
        unsure = None
        for at in range(number - 1, max(number - _LOOK_BACK, -1), -1):
            near = at == number - 1
            if near and self._tells_of_a_stranger(at):
                return None
            fitting = [e for _, e in self.subjects(at) if self._fits(e, gender) and (near or not self._trails(e))]
            sure = [entity for entity in fitting if self.entities[entity].gender == gender]
            if sure:
                return sure[0] if unsure is None else unsure
            unsure = unsure or (fitting[0] if fitting else None)
        return unsure or self._named_last(number, position, gender)

    def _tells_of_a_stranger(self, number: int) -> bool:
        """Whether the subject of a frame is a person whom nothing names or describes: "A descendant, who ...,"."""
        frame = self.frames[number]
        main = main_subject(frame, 0, len(frame.words))
        if main is None or frame.lowers[main.first] not in _STRANGERS:
            return False
        person = "who" in frame.lowers[main.last : main.last + 3] or bool(_UNNAMED.intersection(frame.lowers))
        return person and not self.named(frame.starts[main.first], frame.ends[main.last - 1])

    def _trails(self, entity: str) -> bool:
        """A long description ("an aide to the head of Acme Partners") is taken up at once or not at all."""
        row = self.entities[entity]
        return row.kind is EntityKind.UNNAMED and row.name.endswith("s")

    def _is_owned(self, start: int, gender: str) -> bool:
        """In "her deputy had agreed, she said" the deputy is not who says it."""
        word = self.text[start : start + 4].lower()
        return _GENDERED.get(word.rstrip()) == gender and word.endswith(" ") and word[:2] in {"hi", "he"}

    def _named_last(self, number: int, position: int, gender: str) -> str | None:
        loose = None
        for at in range(number, max(number - _LOOK_BACK, -1), -1):
            fitting = [e for start, e in self.mentions_in(at) if start < position and self._fits(e, gender)]
            sure = [entity for entity in fitting if self.entities[entity].gender == gender]
            if sure:
                return sure[0]
            loose = loose or (fitting[0] if fitting else None)
        return loose

    def _group_antecedent(self, number: int, position: int, *, plural: bool) -> str | None:
        sent = None if plural else sender(self.frames, number, "", position)
        if sent is not None and self.text[sent[1] : sent[2]].lower() not in _NEUTRAL | _PLURAL:
            return self.resolve(*sent)
        loose = None
        for at in range(number, max(number - 4, -1), -1):
            rows = [entity for start, entity in self.subjects(at)] if at < number else []
            if not plural and at == number - 1:
                loose = next((entity for entity in rows if self.entities[entity].kind is EntityKind.UNKNOWN), None)
            rows += [entity for start, entity in self.mentions_in(at) if start < position]
            for entity in rows:
                row = self.entities[entity]
                if row.kind in _BODIES and (not plural or row.kind is not EntityKind.STATE):
                    return entity
                if plural and (
                    row.kind is EntityKind.GROUP or (row.kind is EntityKind.UNNAMED and _is_plural(row.name))
                ):
                    return entity
        return loose


def _is_plural(name: str) -> bool:
    """By the noun of a description: "union officials close to Roe", but "one of his workers"."""
    words = name.split()
    noun = words[head_index(words)]
    return noun.endswith("s") and not noun.endswith("ss") and words[0].lower() != "one"


def _clause_subjects(frame: Frame) -> list[tuple[int, int]]:
    """The subjects of further clauses: "They want cash, and the manager, Jan Roe, looked calm"."""
    lowers, words = frame.lowers, frame.words
    spans = []
    for at in range(2, len(words) - 2):
        if lowers[at] == "who" and words[at - 1] == ",":
            spans += _named_before(frame, at - 1) or _named_before(frame, chunk_starts(frame, 0, at - 1)[-1] - 1)
        if words[at - 1] == "," and lowers[at] in _JOINS:
            found = phrase_after(frame, at + 1, len(words))
            if found is not None and found.last < len(words) and is_finite(frame, found.last):
                spans.append((frame.starts[found.first], frame.ends[found.last - 1]))
    return spans


def _named_before(frame: Frame, comma: int) -> list[tuple[int, int]]:
    """The name that "who" stands for: "applause for Ms Li, a cleaner, who held up her payslip"."""
    first = comma
    while first > 0 and is_name(frame.words[first - 1]):
        first -= 1
    return [(frame.starts[first], frame.ends[comma - 1])] if 0 <= first < comma else []


_JOINS = frozenset("and but while though".split())


def _has_pronoun(frame: Frame) -> bool:
    return any(word in _GENDERED for word in frame.lowers[:8])
