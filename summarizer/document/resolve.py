"""Follow a speaker's words to an entity: names by place, pronouns and bare titles by who was the subject last."""

from __future__ import annotations

from bisect import bisect_left

from summarizer.document.clauses import main_subject
from summarizer.document.frames import Frame
from summarizer.document.model import Entity, EntityKind
from summarizer.document.nominals import head_index

_GENDERED = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"}
_PLURAL = frozenset("they them their".split())
_NEUTRAL = frozenset("it its".split())
_LOOK_BACK = 14
_BODIES = (EntityKind.COMPANY, EntityKind.ORGANIZATION, EntityKind.UNION, EntityKind.STATE, EntityKind.ARMED_GROUP)


class Resolver:
    """Looks entities up by position and keeps, for each frame, the entity that is its subject."""

    def __init__(self, frames: list[Frame], entities: tuple[Entity, ...]) -> None:
        self.frames = frames
        self.entities = {entity.id: entity for entity in entities}
        spans = sorted((m.start, m.end, m.entity) for entity in entities for m in entity.mentions)
        self.spans = spans
        self.keys = [start for start, _, _ in spans]
        self._subjects: dict[int, str | None] = {}
        self._inside: dict[int, list[tuple[int, str]]] = {}

    def mentions_in(self, number: int) -> list[tuple[int, str]]:
        """(position, entity) of the mentions in the narrative of a frame, marked passages excluded."""
        if number not in self._inside:
            frame = self.frames[number]
            first, last = bisect_left(self.keys, frame.start), bisect_left(self.keys, frame.end)
            found = [(start, entity) for start, _, entity in self.spans[first:last]]
            for _, passage in frame.passages:
                found = [row for row in found if not passage.start <= row[0] < passage.end]
            self._inside[number] = found
        return self._inside[number]

    def named(self, start: int, end: int) -> tuple[str, ...]:
        """The entities that the phrase [start, end) names: one, or several joined by "and"."""
        text = self.frames[0].text
        words = text[start:end].split()
        head_end = start + len(" ".join(words[: head_index(words) + 1]))
        first, last = bisect_left(self.keys, start), bisect_left(self.keys, end)
        rows = self.spans[first:last]
        whole = [entity for s, e, entity in rows if s == start and e >= head_end]
        if whole:
            return (whole[-1],)
        ending = [
            row
            for row in rows
            if row[1] == head_end or (row[1] < head_end and text[row[1] : head_end] in {"'s", "’s", "'", "’"})
        ]
        if not ending:
            return ()
        found = [ending[-1][2]]
        joined = [
            row for row in rows if row[1] < ending[-1][0] and text[row[1] : row[1] + 5].startswith((" and ", ", "))
        ]
        if " and " in text[start:head_end]:
            found = [row[2] for row in joined] + found
        return tuple(dict.fromkeys(found))

    def subject(self, number: int) -> str | None:
        """The entity that is the subject of a frame's main clause, pronouns followed."""
        if number not in self._subjects:
            self._subjects[number] = None
            frame = self.frames[number]
            found = (
                main_subject(frame, 0, len(frame.words)) if self.mentions_in(number) or _has_pronoun(frame) else None
            )
            if found is not None:
                start, end = frame.starts[found.first], frame.ends[found.last - 1]
                self._subjects[number] = self.resolve(number, start, end)
        return self._subjects[number]

    def resolve(self, number: int, start: int, end: int) -> str | None:
        """The entity of the phrase [start, end) in frame `number`, or None."""
        if end <= start:
            return None
        word = self.frames[0].text[start:end].lower()
        if word in _GENDERED:
            return self._antecedent(number, start, _GENDERED[word])
        if word in _PLURAL or word in _NEUTRAL:
            return self._group_antecedent(number, start, plural=word in _PLURAL)
        found = self.named(start, end)
        return found[-1] if found else None

    def _fits(self, entity: str, gender: str) -> bool:
        row = self.entities[entity]
        if row.kind not in (EntityKind.PERSON, EntityKind.UNKNOWN, EntityKind.UNNAMED):
            return False
        return row.gender in {"", gender} and not (row.kind is EntityKind.UNNAMED and row.name.endswith("s"))

    def _antecedent(self, number: int, position: int, gender: str) -> str | None:
        """The nearest subject of fitting gender; in each sentence the subject comes before other names."""
        loose = None
        for at in range(number, max(number - _LOOK_BACK, -1), -1):
            rows = [row for row in self.mentions_in(at) if row[0] < position]
            fitting = [entity for _, entity in rows if self._fits(entity, gender)]
            subject = self.subject(at) if at < number else None
            if subject is not None and self._fits(subject, gender):
                if self.entities[subject].gender == gender or loose is None:
                    return subject
            sure = [entity for entity in fitting if self.entities[entity].gender == gender]
            if sure:
                return sure[0]
            if fitting and loose is None:
                loose = fitting[0]
        return loose

    def _group_antecedent(self, number: int, position: int, *, plural: bool) -> str | None:
        for at in range(number, max(number - 4, -1), -1):
            subject = self.subject(at) if at < number else None
            rows = [subject] if subject else []
            rows += [entity for start, entity in self.mentions_in(at) if start < position]
            for entity in rows:
                row = self.entities[entity]
                if row.kind in _BODIES and (not plural or row.kind is not EntityKind.STATE):
                    return entity
                if plural and row.kind is EntityKind.UNNAMED and row.name.endswith("s"):
                    return entity
        return None


def _has_pronoun(frame: Frame) -> bool:
    return any(word in _GENDERED for word in frame.lowers[:8])
