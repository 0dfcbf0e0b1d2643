"""Add the speakers whom the article only describes: "a senior American official", "the union", "another"."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from summarizer.document import foreign_cues
from summarizer.document.cast import Cast, Draft
from summarizer.document.cues import LINKS, POSSESSIVES
from summarizer.document.gazetteer import state_forms
from summarizer.document.headwords import (
    NEW,
    body_of,
    described,
    group_at,
    head_index,
    is_ordinal,
    is_several,
    kind_of_source,
    singular,
)
from summarizer.document.issuers import owner_length, without_owner_mark
from summarizer.document.model import EntityKind
from summarizer.document.packed import firsts, set_of_places
from summarizer.document.patterns import lazy
from summarizer.document.sayings import Saying
from summarizer.document.titles import BODIES, DOCUMENTS, ROLES, TITLES_BETWEEN

_ARTICLES = frozenset(["a", "an", "the"])
_DEFINITE = frozenset("the this that".split())
_SHORT_TITLES = {
    "sen": "senator",
    "rep": "congressman",
    "gov": "governor",
    "gen": "general",
    "congresswoman": "congresswoman",
}
_HEADS = frozenset("chief head boss".split())  # may stand for any office that the other words fit ("the U.N. chief")
# "Norlandic rebels" do not speak for Norland, nor do its voters.
_NO_VOICE = frozenset(
    """
    rebels rebel insurgents insurgent guerrillas guerrilla militants militant separatists fighters gunmen jihadists
    protesters protester demonstrators demonstrator dissidents dissident exiles opposition critics critic activists
    activist campaigners voters voter citizens residents resident villagers farmers farmer fishermen workers worker
    students student refugees refugee migrants migrant prisoners prisoner hostages hostage families relatives analysts
    analyst experts expert economists economist traders journalists journalist academics scholars
    """.split()
)
_MOST_BEARERS = 30
_NEARBY = 500
_LONGEST_TITLE = 40  # characters between a description and the name behind it
_CLOSES = frozenset([",", ".", ";", ")", ":", "\n", "–", "—", ""])  # what may stand behind a name in apposition
_GOES_BY = (
    ", who goes by the name of ",
    ", who goes by the name ",
    ", who gave his name as ",
    ", who gave her name as ",
)
_EPITHETS = frozenset(
    """
    senator governor congressman congresswoman billionaire businessman businesswoman mogul candidate nominee actress
    actor pastor premier chancellor mayor chairman chairwoman president minister
    """.split()
)
_NOBODY = frozenset("neither no none nobody nothing".split())  # "neither side said" names nobody
_ALL = frozenset("both all each everybody everyone".split())
_FOREIGN_DEFINITE = frozenset("le la les el los las".split())
_ANYBODY = frozenset(["someone", "somebody"])
_CLOSE = frozenset("close familiar briefed involved with".split())  # "someone close to the board" is a source
_STATE_SIDES = frozenset(["side", "government"])
_KINDS_ALONE = frozenset("company union".split())
_PEOPLE = (EntityKind.PERSON, EntityKind.UNKNOWN)
_NAMELESS = frozenset(
    """
    official source diplomat aide spokesperson insider staffer person operative negotiator
    """.split()
)


def add_nominals(cast: Cast, sayings: Iterable[Saying]) -> None:
    """One entity for each described speaker; "the official" goes to the one described last."""
    _Nominals(cast).add(sayings)


_AGED = lazy(r"\d{1,3}-year-old")


class _Nominals:
    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.known: dict[str, list[Draft]] = {}
        self.last: Draft | None = None
        self.index = cast.index()
        self.keys = firsts(self.index)
        self.ends = set_of_places((end for _, end, _ in self.index), cast.text)
        self.titled = self._by_title()
        self.places: dict[int, array[int]] = {}
        for start, _, number in self.index:
            self.places.setdefault(number, array("q")).append(start)
        self.bodies: dict[str, list[Draft]] = {}
        self.of_kind: dict[str, list[Draft]] = {}
        for draft in cast.drafts:
            if draft.words and draft.number in self.places and draft.kind not in _PEOPLE:
                row = self.bodies.setdefault(draft.words[-1].lower(), [])
                if len(row) < _MOST_BEARERS:
                    row.append(draft)
                self.of_kind.setdefault(draft.kind.value, []).append(draft)

    def _by_title(self) -> dict[str, list[Draft]]:
        """Persons by the head noun of their printed titles."""
        table: dict[str, list[Draft]] = {}
        for draft in self.cast.drafts:
            for title in draft.titles:
                words = title.lower().replace(".", "").split()
                head = words[head_index(words)]
                row = table.setdefault(_SHORT_TITLES.get(head, head), [])
                if len(row) < _MOST_BEARERS and draft not in row:
                    row.append(draft)
        return table

    def add(self, sayings: Iterable[Saying]) -> None:
        for whole in sayings:
            saying = self._second(whole)
            phrase = self.cast.text[saying.start : saying.end]
            words = phrase.split()
            if not words or "\n" in phrase or len(words) > 20:
                continue
            head_at = head_index(words)
            if saying.start + len(" ".join(words[: head_at + 1])) not in self.ends:
                self._add(saying, words, head_at)

    def _second(self, saying: Saying) -> Saying:
        """Of "Ann Lee and her deputy" only the description, where the name in front has an entity of its own."""
        at = self.cast.text.find(" and ", saying.start, saying.end)
        if at < 0 or at not in self.ends:
            return saying
        owner = self.cast.text[at + 5 : saying.end].partition(" ")[0]
        return saying._replace(start=at + 5) if owner in POSSESSIVES or owner in _ARTICLES else saying

    def _add(self, saying: Saying, words: list[str], head_at: int) -> None:  # noqa: PLR0911 # a cascade of rules, one return each
        first = words[0].lower()
        head = without_owner_mark(words[head_at].lower())
        anybody = head in _ANYBODY and not _CLOSE.intersection(words[head_at + 1 : head_at + 2])
        if first in _NOBODY or (head_at == 0 and head in _ALL) or anybody:
            return
        if head in DOCUMENTS:
            self._add_owner(saying, words, head_at)
            return
        group = group_at(words)
        if group:
            head_at = group + head_index(words[group:])
            head = words[head_at].lower().strip("’'")
        elif (head_at == 0 and first in {"another", "one", "others", "some"}) or is_ordinal(
            words, self.cast.text, saying.end
        ):
            apposed = self._apposed(saying.end)
            if apposed is not None:
                self.cast.describe(apposed, saying.start, saying.end)
            elif self.last is not None:
                noun = self.last.name.split()[head_index(self.last.name.split())]
                draft = self._new(" ".join((*words[: head_at + 1], noun)), singular(noun.lower()))
                self.cast.mention(draft, saying.start, saying.start + len(" ".join(words[: head_at + 1])))
            return
        if head not in ROLES and body_of(head) is None:
            self._add_unlisted(saying, words)
            return
        apposed = self._apposed(saying.end)
        if apposed is not None:
            title = " ".join(words[1:] if first in _ARTICLES else words)
            apposed.titles += [title] if title not in apposed.titles else []
            apposed.kind = EntityKind.PERSON
            owners = [word[:-2].lower() for word in words if word.endswith(("'s", "’s"))]
            body = self._body_before(["the", owners[0]], saying.start) if owners else None
            if body is not None and apposed.represents is None:
                apposed.represents = body.number
            self.cast.describe(apposed, saying.start, saying.end)
            return
        if first not in NEW:
            earlier = self._resolve(words, head, head_at, saying.start)
            if earlier is not None:
                self.cast.describe(earlier, saying.start, saying.end)
                return
        if not saying.cue and (head in _EPITHETS or head in _HEADS):
            return
        skip = 1 if first in _ARTICLES and len(words) > 1 else 0
        draft = self._new(described(words, skip, head_at), singular(head))
        draft.kind = body_of(head) or kind_of_source(words, head, head_at)
        draft.gender_votes += {"m": 2, "f": -2, "": 0}[ROLES.get(head, "")]
        self.cast.mention(draft, saying.start, saying.end)
        self._represent(draft, words, head_at, saying)

    def _add_unlisted(self, saying: Saying, words: list[str]) -> None:
        """ "The 54-year-old" is the person named last before; other unknown nouns may be French or Spanish."""
        person = self._nearest_person("person", saying.start) if _AGED.fullmatch(words[-1].lower()) else None
        if person is None:
            self._add_foreign(saying, words)
        else:
            self.cast.describe(person, saying.start, saying.end)

    def _state_side(self, words: list[str], head_at: int) -> Draft | None:
        """The state that "the Kyrgyz side" and "the Kyrgyz government" stand for."""
        if words[head_at].lower() not in _STATE_SIDES or words[0].lower() != "the":
            return None
        form = state_forms().get(" ".join(words[1:head_at]))
        return None if form is None else self.cast.state(form.state)

    def _add_foreign(self, saying: Saying, words: list[str]) -> None:
        """ "un diplomate africain", "fuentes del sindicato": a French or Spanish description."""
        article = words[0].lower() in foreign_cues.ARTICLES
        plain = [word.lower().replace("’", "'").removeprefix("l'") for word in words[:5]]
        known = foreign_cues.ROLES | foreign_cues.BODIES.keys()
        noun = next((word for word in plain if word in known), "")
        kind = foreign_cues.BODIES.get(noun, "unnamed" if noun in foreign_cues.ROLES else None)
        if kind is None:
            return
        name = " ".join(words[article:])
        old = next((draft for draft in self.known.get(noun, []) if draft.name == name), None)
        draft = old if old is not None and words[0].lower() in _FOREIGN_DEFINITE else self._new(name, noun)
        draft.kind = EntityKind(kind)
        self.cast.mention(draft, saying.start, saying.end)

    def _add_owner(self, saying: Saying, words: list[str], head_at: int) -> None:
        """ "A ministry statement", "the union's letter": whoever issued the text speaks."""
        length = owner_length(words, head_at)
        owner = without_owner_mark(" ".join(words[:length])).split()
        if owner and owner[0].lower() not in POSSESSIVES:
            shorter = Saying(saying.frame, saying.start, saying.start + len(" ".join(owner)), saying.cue)
            if shorter.end not in self.ends:
                self._add(shorter, owner, len(owner) - 1)

    def _apposed(self, end: int) -> Draft | None:
        """The person named right behind a description: "the union's chairwoman, Ann Lee, called"."""
        text = self.cast.text
        named = text.startswith(_GOES_BY, end)
        gap = next((len(phrase) for phrase in (*_GOES_BY, ", ", " – ", " — ") if text.startswith(phrase, end)), 0)
        at = bisect_left(self.keys, end + gap)
        if not gap or at == len(self.keys) or self.keys[at] > end + gap + _LONGEST_TITLE:
            return None
        between = text[end + gap : self.keys[at]]
        draft, after = self.cast.drafts[self.index[at][2]], text[self.index[at][1] : self.index[at][1] + 1]
        if not named and after not in _CLOSES:
            return None
        if not all(word.lower().rstrip(".") in TITLES_BETWEEN for word in between.split()):
            return None
        if named and draft.kind is EntityKind.UNKNOWN:
            draft.kind = EntityKind.PERSON
        return draft if draft.kind in (EntityKind.PERSON, EntityKind.UNKNOWN) else None

    def _new(self, name: str, head: str) -> Draft:
        draft = self.cast.new(EntityKind.UNNAMED, (name,))
        draft.name = name
        self.known.setdefault(head, []).append(draft)
        self.last = draft
        return draft

    def _resolve(self, words: list[str], head: str, head_at: int, position: int) -> Draft | None:
        """Whom "the official" stands for: the latest with that noun whose other words do not conflict."""
        state = self._state_side(words, head_at)
        if state is not None:
            return state
        modifiers = {word.lower() for word in words[:head_at]} - _ARTICLES - _DEFINITE
        plural = head.endswith("s") and not head.endswith("ss")
        for draft in self.known.get(singular(head), [])[: -_MOST_BEARERS - 1 : -1]:
            theirs = draft.name.lower().split()
            if modifiers <= set(theirs) and plural == is_several(theirs):
                return draft
        if words[0].lower() in _DEFINITE and head in BODIES:
            return self._named_body(head, modifiers, position)
        if words[0].lower() in _DEFINITE and head not in _NAMELESS:
            bearer = self._bearer(head, modifiers, position)
            if bearer is None and head in _EPITHETS and not any(word.endswith(("'s", "’s")) for word in modifiers):
                return self._nearest_person(head, position)
            return bearer
        return None

    def _named_body(self, head: str, modifiers: set[str], position: int) -> Draft | None:
        """ "The committee": the body named before whose name ends so; "the company": the only one, if there is one."""
        ending = [draft for draft in self.bodies.get(head, []) if self.places[draft.number][0] < position]
        if ending and not modifiers:
            return max(ending, key=lambda draft: self._last_place(draft, position))
        alone = self.of_kind.get(BODIES[head], [])
        fits = BODIES[head] in _KINDS_ALONE and len(alone) == 1 and all(word.endswith("-based") for word in modifiers)
        return alone[0] if fits and self.places[alone[0].number][0] < position else None

    def _last_place(self, draft: Draft, position: int) -> int:
        places = self.places[draft.number]
        return places[bisect_left(places, position) - 1]

    def _nearest_person(self, head: str, position: int) -> Draft | None:
        """ "The billionaire": the person named last before, in the paragraph or the one before it."""
        at = bisect_left(self.keys, position) - 1
        while at >= 0 and position - self.keys[at] < _NEARBY:
            draft = self.cast.drafts[self.index[at][2]]
            if draft.kind is EntityKind.PERSON and ROLES[head] in {"", draft.gender()}:
                return draft
            at -= 1
        return None

    def _bearer(self, head: str, modifiers: set[str], position: int) -> Draft | None:
        """The person named last before `position` whose title has this head and these other words."""
        bearers = self.titled.get(head, [])
        any_office = not bearers and head in _HEADS and bool(modifiers)
        if any_office:
            bearers = [draft for row in self.titled.values() for draft in row[:3]][:_MOST_BEARERS]
        best: Draft | None = None
        best_rank = (False, -1)
        for draft in bearers:
            named = self.places.get(draft.number, ())
            at = bisect_right(named, position) - 1
            fits = modifiers <= {word for title in draft.titles for word in title.lower().split()}
            if at < 0 or (any_office and not fits):
                continue
            near = not modifiers or position - named[at] < _NEARBY
            if (fits or near) and (fits, named[at]) > best_rank:
                best, best_rank = draft, (fits, named[at])
        return best

    def _represent(self, draft: Draft, words: list[str], head_at: int, saying: Saying) -> None:
        """ "US official" speaks for the United States; "a spokesman for the union" for the union."""
        forms = state_forms()
        if head_at + 1 < len(words) and words[head_at + 1].lower() in LINKS:
            after = saying.start + len(" ".join(words[: head_at + 2]))
            at = bisect_left(self.keys, after)
            if at < len(self.keys) and self.keys[at] < saying.end and self.index[at][2] != draft.number:
                draft.represents = self.index[at][2]
                return
            owner = self._body_before(words[head_at + 2 :], saying.start)
            if owner is not None:
                draft.represents = owner.number
                return
        if words[head_at].lower() in _NO_VOICE:
            return
        for at in range(head_at):
            for length in (2, 1):
                name = " ".join(words[at : at + length]).removesuffix("'s").removesuffix("’s")
                form = forms.get(name)
                if form is not None and form.sort != "capital":
                    draft.represents = self.cast.state(form.state).number
                    return
                known = self.cast.known(name) if name[:1].isupper() else None
                if known is not None and known.kind not in (EntityKind.PERSON, EntityKind.UNKNOWN):
                    draft.represents = known.number
                    return

    def _body_before(self, words: list[str], position: int) -> Draft | None:
        """ "the union", "the company": the body of that kind named last before `position`."""
        kind = BODIES.get(words[-1].lower()) if words and words[0].lower() == "the" else None
        at = bisect_left(self.keys, position) - 1
        for back in range(at, max(at - _MOST_BEARERS, -1), -1):
            draft = self.cast.drafts[self.index[back][2]]
            if draft.kind == kind:
                return draft
        return None
