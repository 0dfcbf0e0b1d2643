"""The cast of one article under construction: names merged into entities, short forms followed to their full ones."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field

from summarizer.document import packed
from summarizer.document.gazetteer import state_forms
from summarizer.document.mentions import RawName
from summarizer.document.model import Entity, EntityKind, Line, Mention
from summarizer.document.packed import Made, Spans, in_order
from summarizer.document.patterns import lazy
from summarizer.document.titles import CLUBS, FOLK, GIVEN, NEVER_ALONE, ROLES

_SLUG = lazy(r"[^a-z0-9]+")
_MOST_BEARERS = 30  # of one surname, first name or title; more make no sense and would cost time
_SUFFIXES = frozenset(["jr", "sr", "ii", "iii", "iv"])
_NOUNS = (FOLK | ROLES.keys()) - GIVEN.keys()  # with a capital only because they open a sentence
_PEOPLE = (EntityKind.PERSON, EntityKind.UNKNOWN)


@dataclass(eq=False, slots=True)
class Draft:
    """An entity while its mentions are still being found."""

    number: int
    kind: EntityKind
    words: tuple[str, ...]
    spans: list[tuple[int, int]] | Spans
    forms: dict[str, int] = field(default_factory=dict)
    titles: list[str] = field(default_factory=list)
    gender_votes: int = 0
    represents: int | None = None
    other_than_place: bool = False
    described: dict[str, None] = field(default_factory=dict)  # an empty set takes more room
    name: str = ""

    def gender(self) -> str:
        return "m" if self.gender_votes > 0 else "f" if self.gender_votes < 0 else ""


class Mentions(Made[Mention]):
    """The mentions of one entity in eight bytes each."""

    __slots__ = ("_entity", "_spans")

    def __init__(self, spans: Iterable[tuple[int, int]], entity: str) -> None:
        self._spans = Spans(spans)
        self._entity = entity

    def __len__(self) -> int:
        return len(self._spans)

    def _record(self, at: int) -> Mention:
        return Mention(*self._spans[at], self._entity)


def slug(name: str) -> str:
    """A readable identifier: lower case, ASCII letters and digits, joined by hyphens."""
    plain = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
    return _SLUG.sub("-", plain).strip("-") or "entity"


class Cast:
    """Entities by name, surname, acronym, state and role; `speaking` are ends of phrases that speak in the text.

    `labels` are starts of names before a transcript's turns.
    """

    def __init__(self, text: str, speaking: Container[int], labels: set[int]) -> None:
        self.text = text
        self.long = len(text) > packed.LONG_TEXT
        self.labels = labels
        self.speaking = speaking
        self.drafts: list[Draft] = []
        self.by_name: dict[tuple[str, ...], Draft] = {}
        self.by_last: dict[str, list[Draft]] = {}
        self.by_first: dict[str, list[Draft]] = {}
        self.states: dict[str, Draft] = {}
        self.acronyms: dict[str, Draft] = {}

    # ---- building

    def new(self, kind: EntityKind, words: tuple[str, ...]) -> Draft:
        draft = Draft(len(self.drafts), kind, words, Spans() if self.long else [])
        self.drafts.append(draft)
        return draft

    def mention(self, draft: Draft, start: int, end: int) -> None:
        form = self.text[start:end]
        draft.forms[form] = draft.forms.get(form, 0) + 1
        draft.spans.append((start, end))

    def describe(self, draft: Draft, start: int, end: int) -> None:
        """A mention by description ("the senator"), which never becomes the entity's name."""
        self.mention(draft, start, end)
        draft.described[self.text[start:end]] = None

    def add_names(self, raws: Sequence[RawName], common: set[str]) -> None:
        """First the full names, then every mention in text order."""
        singles: set[str] = set()
        for raw in raws:
            if not raw.office and raw.state is None and len(raw.words) > 1:
                self._full(raw)
            elif not raw.office and len(raw.words) == 1 and not raw.opening:
                singles.add(raw.words[0])
        for match in _ALIAS.finditer(self.text) if "known" in self.text or "nicknamed" in self.text else ():
            bearer = self.by_name.get(self._key(tuple(match.group(1).split(" "))))
            if bearer is not None:
                self.by_name.setdefault((match.group(2).lower(),), bearer)
        for raw in raws:
            draft = None if raw.office else self._draft_for(raw, common, singles)
            if draft is not None:
                self.mention(draft, raw.start, raw.end)
                self._learn(draft, raw)

    def _learn(self, draft: Draft, raw: RawName) -> None:
        draft.other_than_place |= not raw.place
        if raw.gender:
            draft.gender_votes += (3 if raw.title else 1) * (1 if raw.gender == "m" else -1)
        title = " ".join(w for w in raw.title.split(" ") if w.lower().rstrip(".") not in _EMPTY_TITLES)
        if title and title not in draft.titles:
            draft.titles.append(title)
        if raw.title and draft.kind is EntityKind.UNKNOWN:
            draft.kind = EntityKind.PERSON
        if draft.kind is EntityKind.UNKNOWN and raw.kind is not EntityKind.UNKNOWN:
            draft.kind = raw.kind

    def _key(self, words: tuple[str, ...]) -> tuple[str, ...]:
        plain = tuple(word.lower().replace("’", "'").rstrip(".'") for word in words)
        while len(plain) > 1 and plain[-1] in _SUFFIXES:
            plain = plain[:-1]
        return plain

    def _full(self, raw: RawName) -> None:
        key = self._key(raw.words)
        if key in self.by_name:
            draft = self.by_name[key]
        else:
            draft = self._same_person(key) or self.new(raw.kind, raw.words)
            self.by_name[key] = draft
            if draft.kind in _PEOPLE:
                self._index(self.by_last, key[-1], draft)
                if key[-1].startswith(("al-", "el-")):
                    self._index(self.by_last, key[-1][3:], draft)
                self._index(self.by_first, key[0], draft)
            else:
                if draft.kind is EntityKind.COMPANY and key[0] not in _COMMON_FIRSTS:
                    self._index(self.by_first, key[0], draft)
                initials = "".join(word[0] for word in raw.words if word[0].isupper())
                if len(initials) > 1:
                    self.acronyms.setdefault(initials, draft)
        if len(raw.words) > len(draft.words):
            draft.words = raw.words

    @staticmethod
    def _index(table: dict[str, list[Draft]], key: str, draft: Draft) -> None:
        row = table.setdefault(key, [])
        if len(row) < _MOST_BEARERS and draft not in row:
            row.append(draft)

    def _same_person(self, key: tuple[str, ...]) -> Draft | None:
        """ "Hillary Rodham Clinton" is "Hillary Clinton": same first and last name."""
        for draft in self.by_last.get(key[-1], ()):
            other = self._key(draft.words)
            if other[0] == key[0] and (len(other) != len(key)):
                return draft
        return None

    def _draft_for(self, raw: RawName, common: set[str], singles: set[str]) -> Draft | None:
        if raw.state is not None:
            if raw.state.sort == "capital" and (raw.place or (raw.end not in self.speaking and self._is_place(raw))):
                return None
            return self.state(raw.state.state)
        if len(raw.words) > 1:
            draft = self.by_name[self._key(raw.words)]
            if draft.kind is EntityKind.UNKNOWN and raw.end in self.speaking:
                draft.kind = self._speaking_kind(raw)
            return draft
        return self._short(raw, common, singles)

    def _speaking_kind(self, raw: RawName) -> EntityKind:
        """A name that speaks is a person, unless it has an article ("the Red Cross") or ends like a club's."""
        articled = self.text[max(raw.start - 4, 0) : raw.start].lower() == "the "
        if raw.words[-1].lower() in ROLES or not (articled or raw.words[-1] in CLUBS):
            return EntityKind.PERSON
        return EntityKind.ORGANIZATION

    def _is_place(self, raw: RawName) -> bool:
        """A capital means its government where it acts: before a verb, after "with", "between" or "and"."""
        before = self.text[max(raw.start - 10, 0) : raw.start].lower()
        after = self.text[raw.end : raw.end + 12]
        if before.endswith(("between ", "with ", "urged ", "pressed ", "by ", "and ", "told ", "gave ")):
            return False
        return (
            re.match(
                r"[’']s\s|\s+(?:is|has|was|will|would|had|and|wants|could|may|must|seeks|did|does|to|[a-z]+ed)\b", after
            )
            is None
        )

    def state(self, state: str) -> Draft:
        if state not in self.states:
            self.states[state] = self.new(EntityKind.STATE, (state,))
        return self.states[state]

    def _short(self, raw: RawName, common: set[str], singles: set[str]) -> Draft | None:  # noqa: PLR0911 # a cascade of rules, one return each
        """A single word: a surname, a first name, an acronym or a name of its own."""
        word = raw.words[0]
        key = word.lower().rstrip(".").replace("’", "'")
        known = self.acronyms.get(word.replace(".", ""))
        if known is not None:
            return known
        if key in NEVER_ALONE and not raw.title:
            return None
        if raw.opening and not raw.title and key in _NOUNS:
            return None
        people = self.by_last.get(key, [])
        if people:
            return self._choose(people, raw)
        draft = self.by_name.get((key,))
        if draft is not None:
            return draft
        firsts = self.by_first.get(key, [])
        if len(firsts) == 1 and not raw.title:
            return firsts[0]
        speaks = raw.end in self.speaking
        untried = key in common or word not in singles  # no second sight of it tells a name from a common word
        doubtful = untried if not speaks else key in common and word not in singles
        if raw.kind is not EntityKind.UNKNOWN:
            doubtful = key in common
        if (raw.opening and not raw.title and doubtful) or (
            raw.kind is EntityKind.UNKNOWN and key in common and not speaks
        ):
            return None
        draft = self.new(EntityKind.PERSON if raw.start in self.labels else raw.kind, raw.words)
        self.by_name[(key,)] = draft
        return draft

    def _choose(self, people: list[Draft], raw: RawName) -> Draft:
        """The bearer of a surname: gender must fit; else the one named last before, else the first."""
        fitting = [d for d in people if not raw.gender or d.gender() in {"", raw.gender}] or people
        seen = [draft for draft in fitting if draft.spans]
        return max(seen, key=lambda draft: draft.spans[-1]) if seen else fitting[0]

    def add_headline_mentions(self, headlines: list[Line]) -> None:
        """In lines of capitals only forms known from the rest of the text count."""
        if not headlines:
            return
        known = {form: draft for draft in self.drafts for form in draft.forms if len(form) > 1}
        for draft in self.drafts:
            if draft.kind is EntityKind.PERSON and len(draft.words) > 1:
                known.setdefault(draft.words[-1], draft)
        for line in headlines:
            self._headline(line, known)

    def _headline(self, line: Line, known: dict[str, Draft]) -> None:
        states = state_forms()
        words = [
            (m.start(), m.end())
            for m in re.finditer(r"(?:[A-Z]\.){2,}|\w+(?:[’'&-](?!s\b)\w+)*", self.text[line.start : line.end])
        ]
        at = 0
        while at < len(words):
            for length in (4, 3, 2, 1):
                if at + length > len(words):
                    continue
                start, end = line.start + words[at][0], line.start + words[at + length - 1][1]
                form = self.text[start:end]
                draft = known.get(form)
                row = states.get(form) if draft is None else None
                if row is not None and row.sort != "capital":
                    draft = self.state(row.state)
                if draft is not None:
                    self.mention(draft, start, end)
                    at += length
                    break
            else:
                at += 1

    def index(self) -> Sequence[tuple[int, int, int]]:
        """(start, end, number of the entity) of every mention so far, in text order."""
        rows = ((start, end, draft.number) for draft in self.drafts for start, end in draft.spans)
        return in_order(rows)

    def known(self, name: str) -> Draft | None:
        """The entity that a full name, a first word of a body's name or an acronym stands for."""
        key = self._key(tuple(name.split(" ")))
        firsts = self.by_first.get(key[0], []) if len(key) == 1 else []
        return self.by_name.get(key) or self.acronyms.get(name) or (firsts[0] if len(firsts) == 1 else None)

    # ---- result

    def entities(self) -> tuple[Entity, ...]:
        kept = [draft for draft in self.drafts if self._keep(draft)]
        kept.sort(key=lambda draft: min(draft.spans))
        taken: set[str] = set()
        ids: dict[int, str] = {}
        used: dict[str, int] = {}
        for draft in kept:
            base = slug(self._best_name(draft))
            ids[draft.number] = base
            while ids[draft.number] in taken:
                used[base] = used.get(base, 1) + 1
                ids[draft.number] = f"{base}-{used[base]}"
            taken.add(ids[draft.number])
        return tuple(self._entity(draft, ids) for draft in kept)

    def _keep(self, draft: Draft) -> bool:
        """Drop what only stands as a place and single capitalised words that occur once and never speak."""
        if not draft.spans or draft.kind is not EntityKind.UNKNOWN or self._seems_person(draft):
            return bool(draft.spans)
        speaks = any(end in self.speaking for _, end in draft.spans)
        return speaks or (draft.other_than_place and (len(draft.spans) > 1 or len(draft.words) > 1))

    def _best_name(self, draft: Draft) -> str:
        if draft.name:
            return draft.name
        if draft.kind is EntityKind.STATE:
            forms = state_forms()
            known = [form for form in draft.forms if form not in draft.described]
            printed = [form for form in known if forms[form].sort == "name"]
            if not printed and {forms[form].sort for form in known} == {"capital"}:
                printed = known
            return max(printed, key=len) if printed else draft.words[0]
        names = [form for form in draft.forms if form not in draft.described] or list(draft.forms)
        return max(names, key=lambda form: (len(form.split()), len(form)))

    def _entity(self, draft: Draft, ids: dict[int, str]) -> Entity:
        name = self._best_name(draft)
        number = ids[draft.number]
        represents = None if draft.represents is None else ids.get(draft.represents)
        aliases = tuple(
            sorted((form for form in draft.forms if form != name), key=lambda form: (-draft.forms[form], form))
        )
        kind = EntityKind.PERSON if draft.kind is EntityKind.UNKNOWN and self._seems_person(draft) else draft.kind
        spans = sorted(set(draft.spans))
        mentions = Mentions(spans, number) if self.long else tuple(Mention(start, end, number) for start, end in spans)
        return Entity(
            number,
            name,
            kind,
            aliases,
            tuple(draft.titles),
            represents,
            draft.gender(),
            mentions,
        )

    @staticmethod
    def _seems_person(draft: Draft) -> bool:
        return bool(draft.titles) or draft.gender_votes != 0


_ALIAS = lazy(r"\b([A-Z][\w’'-]+(?: [A-Z][\w’'-]+){1,3}),? (?:[a-z]+ )?(?:known|nicknamed)(?: as)? ([A-Z][\w’-]+)")
_COMMON_FIRSTS = frozenset(
    """
    european national american international new united general federal royal first democratic republican north
    south east west eastern western northern southern central world supreme state national public house human great
    people's air department ministry university bank college court office center centre institute society
    association committee saint st. british russian chinese french german israeli ukrainian green white black red
    blue super
    """.split()
)
_EMPTY_TITLES = frozenset("mr mrs ms miss dr".split())
