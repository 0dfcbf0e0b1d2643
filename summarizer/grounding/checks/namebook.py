"""Knows by which printed words the article names whom, and finds those names in any text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import NamedTuple

from summarizer.document import Document, EntityKind
from summarizer.document.gazetteer import BODIES, state_forms
from summarizer.grounding.checks.forms import Form, cut, printed_pieces
from summarizer.grounding.checks.lexicon import GENERIC_PARTIES, NOT_NAMES
from summarizer.grounding.checks.words import Words
from summarizer.schemas import Party, PartyKind

MOST_FORM_WORDS = 12
MOST_NAMESAKES = 200  # what more parties share ("senior official" in a whole volume) names none of them
_ARTICLES = frozenset("the a an its his her their our this that mr mrs ms dr sir".split())
_IN_NAMES = frozenset("-&+/")  # marks that are part of a name: "Anne-Marie", "OPEC+"
_NO_NAMES = _ARTICLES | NOT_NAMES
_NOBODY: frozenset[str] = frozenset()
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
_NAMES_NOBODY = _COMMON_PARTS | GENERIC_PARTIES | _NO_NAMES


class Named(NamedTuple):
    """Words [first, last) of a text that name somebody: `ids` are all whom they may mean."""

    first: int
    last: int
    ids: frozenset[str]


_Key = tuple[tuple[str, ...], bool]  # the words of a form, and whether its first must be a capital
# First word -> number of words, the most first -> words -> whether a capital must begin them, and identities.
_Forms = dict[str, dict[int, dict[tuple[str, ...], list[tuple[bool, frozenset[str]]]]]]
_Printed = tuple[_Key, frozenset[str], bool]  # a form, its identities, and whether it is a whole name


class EntityForms(NamedTuple):
    """The printed forms of a document's entities, the same for every brief about it."""

    forms: tuple[_Printed, ...]

    @classmethod
    def of(cls, document: Document) -> EntityForms:
        return cls(tuple(_entity_forms(document)))


@dataclass(frozen=True)
class NameBook:
    """Printed forms by their first word, longest first, with the identities that they stand for.

    An identity is ``party:<id>``, ``state:<country>``, ``body:<name>`` or ``entity:<id>``; one form may have several.
    """

    forms: _Forms
    kin: dict[str, frozenset[str]]
    firsts: frozenset[str]
    _kin_of: dict[frozenset[str], frozenset[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, entities: EntityForms, parties: Iterable[Party]) -> NameBook:
        """The names of the article's entities, of the brief's parties, and of states."""
        found: dict[_Key, AbstractSet[str]] = {}
        full: dict[_Key, AbstractSet[str]] = {}
        for key, identities, whole in (*_party_forms(parties), *entities.forms):
            _add(found, key, identities)
            if whole:
                _add(full, key, identities)
        everywhere = _state_book()
        complete = {
            key: frozenset(ids) | everywhere.ids.get(key, _NOBODY)
            for key, ids in found.items()
            if len(ids) <= MOST_NAMESAKES
        }
        forms = _by_first_word(complete)
        return cls(forms, _kin(full, everywhere), everywhere.firsts.union(forms))

    def find(self, words: Words) -> list[Named]:
        """The names in `words`, disjoint, the longest at each place."""
        hits = self.firsts & words.lowers
        if not hits:
            return []
        found: list[Named] = []
        forms, states = words.forms, _state_book().forms
        reached = 0
        for at in [at for at, form in enumerate(forms) if form.lower in hits]:
            if at < reached:
                continue
            own, known = _at(self.forms, forms, at), _at(states, forms, at)
            named = own if known is None or (own is not None and own.last >= known.last) else known
            if named is not None:
                found.append(named)
                reached = named.last
        return found

    def inside(self, words: Words, outer: Named) -> list[frozenset[str]]:
        """The identities of the shorter names within one."""
        states = _state_book().forms
        found = []
        for at in range(outer.first, outer.last):
            for book in (self.forms, states):
                named = _at(book, words.forms[: outer.last], at)
                if named is not None and named.last - named.first < outer.last - outer.first:
                    found.append(named.ids)
        return found

    def same(self, identities: Iterable[str]) -> frozenset[str]:
        """The identities and those that share a whole name with one of them."""
        sets = {self.kin.get(one) or frozenset((one,)) for one in identities}
        return sets.pop() if len(sets) == 1 else _NOBODY.union(*sets)

    def kin_of(self, identities: frozenset[str]) -> frozenset[str]:
        """The same for identities that are asked for again and again."""
        found = self._kin_of.get(identities)
        if found is None:
            found = self._kin_of[identities] = self.same(identities)
        return found


def _add(found: dict[_Key, AbstractSet[str]], key: _Key, identities: frozenset[str]) -> None:
    """Add identities to a form; most forms have those of one party only, and need no set of their own."""
    known = found.setdefault(key, identities)
    if isinstance(known, set):
        known |= identities
    elif known is not identities:
        found[key] = {*known, *identities}


def _kin(full: dict[_Key, AbstractSet[str]], everywhere: _StateBook) -> dict[str, frozenset[str]]:
    """For each identity those that share a whole name with it.

    Members of the same sets share one union: a thousand "senior officials" must not cost a million entries.
    """
    kin: dict[str, frozenset[str]] = {}
    unions: dict[tuple[frozenset[str], frozenset[str]], frozenset[str]] = {}
    for key, identities in full.items():
        together = frozenset(identities) | everywhere.states.get(key, _NOBODY)
        for one in together:
            before = kin.get(one)
            if before is None or before is together:
                kin[one] = together
                continue
            pair = before, together
            if pair not in unions:
                unions[pair] = before | together
            kin[one] = unions[pair]
    return kin


def _at(book: _Forms, forms: Sequence[Form], at: int) -> Named | None:
    for length, group in book.get(forms[at].lower, {}).items():
        words = tuple([form.lower for form in forms[at : at + length]])
        for capital, identities in group.get(words, ()):
            if forms[at].capital or not capital:
                return Named(at, at + length, identities)
    return None


def _by_first_word(ids: dict[_Key, frozenset[str]]) -> _Forms:
    forms: _Forms = {}
    for (words, capital), identities in sorted(ids.items(), key=lambda item: -len(item[0][0])):
        group = forms.setdefault(words[0], {}).setdefault(len(words), {})
        group.setdefault(words, []).append((capital, identities))
    return forms


class _StateBook(NamedTuple):
    """The forms of states and of their bodies; `states` are those that mean the same state wherever they stand."""

    forms: _Forms
    firsts: frozenset[str]
    ids: dict[_Key, frozenset[str]]
    states: dict[_Key, frozenset[str]]


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
    forms = _by_first_word(ids)
    return _StateBook(forms, frozenset(forms), ids, names)


@lru_cache(maxsize=4096)
def _form(text: str) -> _Key | None:
    """A printed form as lower-case words without its article; whether its first word must be a capital."""
    short = text[:200]
    plain = short.replace(" ", "").isalpha()  # as most names are
    words = [
        word for word in (short.split() if plain else printed_pieces(short)) if word[0].isalnum() or word in _IN_NAMES
    ]
    while len(words) > 1 and (words[0].lower() in _ARTICLES or not words[0][0].isalnum()):
        words = words[1:]
    if not words or not words[0][0].isalnum() or len(words) > MOST_FORM_WORDS:
        return None
    if len(words) == 1 and words[0].lower() in _NO_NAMES:
        return None
    return tuple([word.lower() for word in words]), words[0][0].isupper()


def _party_forms(parties: Iterable[Party]) -> Iterator[_Printed]:
    states = state_forms()
    for party in parties:
        own = frozenset((f"party:{party.id}",))
        printed = [party.name, *party.aliases]
        if party.kind is PartyKind.STATE:
            own |= {f"state:{states[form].state}" for form in printed if form in states}
        for text in printed:
            form = _form(text)
            if form is not None:
                yield form, own, True
            if party.kind is not PartyKind.UNNAMED:
                for part in _parts(text, party.kind is PartyKind.PERSON):
                    yield part, own, False
        title = _form(party.title) if party.title else None
        if title is not None:
            yield title, own, False


def _entity_forms(document: Document) -> Iterator[_Printed]:
    for entity in document.entities:
        own = frozenset((f"entity:{entity.id}",))
        for text in (entity.name, *entity.aliases):
            person, of, _ = text.partition(" of ")
            for whole in (text, person) if of and " " in person.strip() else (text,):
                form = _form(whole)
                if form is not None:
                    yield form, own, True
            for part in _parts(text, entity.kind is EntityKind.PERSON):
                yield part, own, False


@lru_cache(maxsize=4096)
def _parts(text: str, person: bool) -> tuple[_Key, ...]:  # noqa: FBT001 # a cache knows positions only
    """What may stand for a longer name: a surname, the initials of a body, a part that nobody else would have."""
    words = [word for word in cut(text[:200]) if word.keys]
    capitals = [word for word in words if word.capital]
    found: list[_Key] = []
    if len(words) < 2 or len(capitals) < 2:
        return ()
    if "/" in text:
        found.extend(form for piece in text.split("/") if (form := _form(piece)) is not None)
    found += [
        ((word.lower,), True)
        for word in (capitals[1:] if person else capitals)
        if word.lower not in _NAMES_NOBODY and len(word.lower) > 2 and word.text not in state_forms()
    ]
    initials = "".join(word.text[0] for word in capitals)
    if not person and len(initials) > 2 and initials.lower() not in _NO_NAMES:
        found.append(((initials.lower(),), True))
    return tuple(found)
