"""Knows by which printed words the article names whom, and finds those names in any text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from summarizer.document import Document, EntityKind
from summarizer.document.gazetteer import BODIES, state_forms
from summarizer.grounding.checks.lexicon import GENERIC_PARTIES, NOT_NAMES
from summarizer.grounding.checks.words import Word, split_words
from summarizer.schemas import Party, PartyKind

MOST_FORM_WORDS = 12
MOST_NAMESAKES = 200  # what more parties share ("senior official" in a whole volume) names none of them
_ARTICLES = frozenset("the a an its his her their our this that mr mrs ms dr sir".split())
# Parts of names that name nobody by themselves.
_COMMON_PARTS = frozenset(
    """united states national international republic federal union bank central council committee party group company
    corporation ministry minister president government association federation service services court board trust
    fund foundation institute university industries limited holdings partners capital metal north south east
    west northern southern eastern western general great new saint city county town street club sports world
    european african asian american people's workers democratic liberal conservative labour labor social green
    front army movement forces authority agency commission congress assembly senate house department office
    bureau centre center forum alliance league society network trade transport health education energy oil gas
    water power mining steel first second third co inc ltd plc corp and of for the de la le el von van al bin""".split()
)


@dataclass(frozen=True, slots=True)
class Named:
    """Words [first, last) of a text that name somebody: `ids` are all whom they may mean."""

    first: int
    last: int
    ids: frozenset[str]


_Key = tuple[tuple[str, ...], bool]  # the words of a form, and whether its first must be a capital
_Forms = dict[str, list[tuple[_Key, frozenset[str]]]]


@dataclass(frozen=True)
class NameBook:
    """Printed forms by their first word, longest first, with the identities that they stand for.

    An identity is ``party:<id>``, ``state:<country>``, ``body:<name>`` or ``entity:<id>``; one form may have several.
    """

    forms: _Forms
    kin: dict[str, frozenset[str]]

    @classmethod
    def of(cls, document: Document, parties: Iterable[Party]) -> NameBook:
        """The names of the article's entities, of the brief's parties, and of states."""
        found: dict[_Key, set[str]] = {}
        full: dict[_Key, set[str]] = {}
        for text, identities, whole in (*_party_forms(parties), *_entity_forms(document)):
            key = _form(text)
            if key is not None:
                found.setdefault(key, set()).update(identities)
                if whole:
                    full.setdefault(key, set()).update(identities)
        everywhere = _state_book()
        kin: dict[str, frozenset[str]] = {}
        # Members of the same sets share one union: a thousand "senior officials" must not cost a million entries.
        unions: dict[tuple[frozenset[str], frozenset[str]], frozenset[str]] = {}
        for key, identities in full.items():
            states = (one for one in everywhere.names.get(key, ()) if one.startswith("state:"))
            together = frozenset((*identities, *states))
            for one in together:
                pair = kin.get(one, together), together
                if pair not in unions:
                    unions[pair] = pair[0] | together
                kin[one] = unions[pair]
        complete = {
            key: frozenset(ids) | everywhere.ids.get(key, frozenset())
            for key, ids in found.items()
            if len(ids) <= MOST_NAMESAKES
        }
        return cls(_by_first_word(complete), kin)

    def find(self, words: Sequence[Word]) -> list[Named]:
        """The names in `words`, disjoint, the longest at each place."""
        found = []
        at = 0
        while at < len(words):
            own, known = _at(self.forms, words, at), _at(_state_book().forms, words, at)
            named = own if known is None or (own is not None and own.last >= known.last) else known
            if named is None:
                at += 1
            else:
                found.append(named)
                at = named.last
        return found

    def same(self, identities: Iterable[str]) -> frozenset[str]:
        """The identities and those that share a whole name with one of them."""
        sets = {self.kin.get(one, frozenset((one,))) for one in identities}
        return sets.pop() if len(sets) == 1 else frozenset().union(*sets)


def _at(forms: _Forms, words: Sequence[Word], at: int) -> Named | None:
    for (form, capital), identities in forms.get(words[at].lower, ()):
        if capital and not words[at].capital:
            continue
        last = at + len(form)
        if last <= len(words) and all(words[at + i].lower == form[i] for i in range(1, len(form))):
            return Named(at, last, identities)
    return None


def _by_first_word(ids: dict[_Key, frozenset[str]]) -> _Forms:
    forms: _Forms = {}
    for key, identities in ids.items():
        forms.setdefault(key[0][0], []).append((key, identities))
    for several in forms.values():
        several.sort(key=lambda form: -len(form[0][0]))
    return forms


@dataclass(frozen=True)
class _StateBook:
    """The forms of states and of their bodies; `names` are those that mean the same state wherever they stand."""

    forms: _Forms
    ids: dict[_Key, frozenset[str]]
    names: dict[_Key, frozenset[str]]


@cache
def _state_book() -> _StateBook:
    ids: dict[_Key, frozenset[str]] = {}
    names: dict[_Key, frozenset[str]] = {}
    for text, state in state_forms().items():
        key = _form(text)
        if key is not None:
            ids[key] = ids.get(key, frozenset()) | {f"state:{state.state}"}
            if state.sort == "name":
                names[key] = ids[key]
    for body, country in BODIES.items():
        key = _form(body)
        if key is not None:
            ids[key] = frozenset((f"body:{body}", f"state:{country}"))
    return _StateBook(_by_first_word(ids), ids, names)


@lru_cache(maxsize=8192)
def _form(text: str) -> _Key | None:
    """A printed form as lower-case words without its article; whether its first word must be a capital."""
    words = [word for word in split_words(text[:200]) if word.lower[0].isalnum()]
    while len(words) > 1 and words[0].lower in _ARTICLES:
        words = words[1:]
    if not words or len(words) > MOST_FORM_WORDS or (len(words) == 1 and words[0].lower in _ARTICLES | NOT_NAMES):
        return None
    return tuple(word.lower for word in words), words[0].capital


def _party_forms(parties: Iterable[Party]) -> Iterator[tuple[str, set[str], bool]]:
    """(printed form, identities, whether it is a whole name: whoever shares one is the same)."""
    states = state_forms()
    for party in parties:
        own = {f"party:{party.id}"}
        printed = [party.name, *party.aliases]
        if party.kind is PartyKind.STATE:
            own |= {f"state:{states[form].state}" for form in printed if form in states}
        for form in printed:
            yield form, own, True
            if party.kind is not PartyKind.UNNAMED:
                yield from ((part, own, False) for part in _parts(form, person=party.kind is PartyKind.PERSON))
        if party.title:
            yield party.title, own, False


def _entity_forms(document: Document) -> Iterator[tuple[str, set[str], bool]]:
    for entity in document.entities:
        own = {f"entity:{entity.id}"}
        for form in (entity.name, *entity.aliases):
            yield form, own, True
            person, of, _ = form.partition(" of ")
            if of and " " in person.strip():
                yield person, own, True
            yield from ((part, own, False) for part in _parts(form, person=entity.kind is EntityKind.PERSON))


def _parts(form: str, *, person: bool) -> Iterator[str]:
    """What may stand for a longer name: a surname, the initials of a body, a part that nobody else would have."""
    words = [word for word in split_words(form[:200]) if word.lower[0].isalnum()]
    capitals = [word for word in words if word.capital]
    if len(words) < 2 or len(capitals) < 2:
        return
    initials = "".join(form[word.start] for word in capitals)
    if not person and len(initials) > 2:
        yield initials
    for word in capitals[1:] if person else capitals:
        common = word.lower in _COMMON_PARTS or word.lower in GENERIC_PARTIES or word.lower in NOT_NAMES
        if not common and len(word.lower) > 2 and form[word.start : word.end] not in state_forms():
            yield form[word.start : word.end]
