"""Read the roles printed beside names ("Kremlin spokesman Jan Roe", "Roe, a lawyer for the union")."""

from __future__ import annotations

import re
from bisect import bisect_left

from summarizer.document.bodies import body_kind
from summarizer.document.cast import Cast, Draft
from summarizer.document.gazetteer import state_forms
from summarizer.document.model import EntityKind
from summarizer.document.packed import firsts
from summarizer.document.patterns import lazy
from summarizer.document.titles import BODIES, KNOWN_BODIES, NAME_KINDS, ROLES

_PEOPLE = (EntityKind.PERSON, EntityKind.UNKNOWN)
_UNSURE = (*_PEOPLE, EntityKind.ORGANIZATION)
_BEHIND = lazy(
    r"(?:\s\([^)\n]{1,20}\))?,?\s(?:(?:who\s(?:is|was)|is|was)\s)?((?:an?|the|his|her|their|its)\s(?:[\w’'.-]+\s){0,5}?[\w-]+)"
    r"(?=\s(?:for|of|at|to|with|from|in|who|and)\b|[,.;)])"
)
_BEFORE = lazy(r"(?:^|[^\w’'-])((?:[\w’'.-]+ ){0,4}([a-z][\w-]+)) $")
_APPOSED = lazy(r"\b(?:[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|\w+[’']s) ((?:[a-z][\w-]* ){0,3}([a-z][\w-]*))$")
_CLOSES = frozenset([",", ".", ";", ")", ""])
_OBJECT = lazy(r"\s(?:for|of|at|to|with|from)\s(?:the\s)?")
_OWNER = lazy(r"([\w.-]+(?: [\w.-]+)?)[’']s?\s")
_SPEAKING = frozenset(
    """
    president minister chancellor premier secretary ambassador envoy negotiator spokesman spokeswoman spokesperson
    official officials diplomat diplomats general king queen leader adviser advisor delegate emir representative
    negotiators executive ceo chairman chairwoman chair chief lawyer attorney counsel governor mayor manager
    director head boss treasurer
    """.split()
)
_BODY_OF_OFFICE = lazy(r"\b([a-z]+) (?:[A-Z][\w.-]+ ){1,3}$")  # "union President Jan Roe"
_LOOK_BACK = 30
_KINDS_READ = 4
_MENTIONS_READ = 6  # of each person; later ones seldom bring a new role


def _is_sure(draft: Draft) -> bool:
    """The kind of a body whose name itself tells it ("Harbour Committee") stands."""
    return draft.kind is EntityKind.ORGANIZATION and (
        draft.words[-1] in NAME_KINDS or " ".join(draft.words) in KNOWN_BODIES
    )


def add_descriptions(cast: Cast) -> None:
    """Give the persons of the cast their titles, genders and the entities that they speak or act for."""
    reader = _Reader(cast)
    for draft in list(cast.drafts):
        if draft.kind in _UNSURE and draft.words and not draft.titles and not draft.gender_votes:
            kinds = {body_kind(cast.text, start, end) for start, end in draft.spans[:_KINDS_READ]} - {None}
            told = min(filter(None, kinds), key=_UNSURE.__contains__, default=None)
            draft.kind = told if told is not None and not _is_sure(draft) else draft.kind
        if draft.kind in _PEOPLE and draft.words and draft.words[0][:1].isupper():
            for start, end in draft.spans[:_MENTIONS_READ]:
                reader.read_before(draft, start)
                reader.read_apposed(draft, start, end)
                reader.read_behind(draft, end)
    for draft in list(cast.drafts):
        for title in draft.titles:
            reader.represent_by_words(draft, title)


class _Reader:
    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.text = cast.text
        self.index = cast.index()
        self.starts = firsts(self.index)

    def mention_at(self, position: int, slack: int = 0) -> tuple[int, int, int] | None:
        """The mention that begins at `position` or up to `slack` characters behind it."""
        at = bisect_left(self.starts, position)
        if at < len(self.starts) and self.starts[at] <= position + slack:
            return self.index[at]
        return None

    def read_before(self, draft: Draft, start: int) -> None:
        """ "union negotiator Jan Roe", "Kremlin spokesman Jan Roe": a role in lower case right before the name."""
        last = self.text[max(start - 24, 0) : start].rstrip(" ").rpartition(" ")[2]
        if last not in ROLES and not (draft.titles and last[:1].isupper()):
            return
        match = _BEFORE.search(self.text, max(start - 70, 0), start)
        owner = _BODY_OF_OFFICE.search(self.text, max(start - 60, 0), start) if match is None and draft.titles else None
        if owner is not None and owner.group(1) in BODIES and draft.represents is None:
            body = self.body_before(owner.group(1), start)
            draft.represents = None if body is None else body.number
        if match is None or match.group(2) not in ROLES or match.group(2).endswith("s"):
            return
        words = match.group(1).split(" ")
        first = len(words) - 1
        while first and (
            words[first - 1][:1].isupper() or words[first - 1].lower() in ROLES or words[first - 1].lower() in BODIES
        ):
            first -= 1
        title = " ".join(words[first:])
        self._take(draft, title, match.group(2))
        begin = match.end(1) - len(title)
        found = self.mention_at(begin, len(title))
        if match.group(2) not in _SPEAKING or draft.represents is not None:
            return
        if found is not None and found[2] != draft.number and found[1] <= match.end(1):
            draft.represents = found[2]
        elif words[first] in BODIES and first < len(words) - 1:
            body = self.body_before(words[first], start)
            draft.represents = None if body is None else body.number

    def read_apposed(self, draft: Draft, start: int, end: int) -> None:
        """ "The president, Jan Roe, said": a definite role, and the name alone between commas."""
        if self.text[start - 2 : start] != ", " or self.text[end : end + 1] not in _CLOSES:
            return
        match = _APPOSED.search(self.text, max(start - 60, 0), start - 2)
        if match is not None and match.group(2) in ROLES and not match.group(2).endswith("s"):
            self._take(draft, match.group(1), match.group(2))

    def body_before(self, noun: str, position: int) -> Draft | None:
        """ "union", "company": the body of that kind named last before `position`."""
        at = bisect_left(self.starts, position) - 1
        for back in range(at, max(at - _LOOK_BACK, -1), -1):
            draft = self.cast.drafts[self.index[back][2]]
            if draft.kind == BODIES[noun]:
                return draft
        return None

    def read_behind(self, draft: Draft, end: int) -> None:
        """ "Jan Roe, a spokeswoman for the union", "Jan Roe, the union's general secretary"."""
        match = _BEHIND.match(self.text, end, end + 160)
        if match is None:
            return
        phrase = match.group(1)
        head = phrase.split()[-1].lower()
        if head not in ROLES or "\n" in phrase:
            return
        title = phrase.split(" ", 1)[1] if phrase.lower().startswith(("a ", "an ", "the ")) else phrase
        follow = _OBJECT.match(self.text, match.end(1))
        found = None if follow is None else self.mention_at(follow.end(), 12)
        if (
            found is not None
            and found[2] != draft.number
            and "," not in self.text[follow.end() if follow else 0 : found[0]]
        ):
            title += self.text[match.end(1) : found[1]]
            if draft.represents is None and head in _SPEAKING:
                draft.represents = found[2]
        owner = re.match(r"(\w+)['’]s ", title)
        if draft.represents is None and owner is not None and owner.group(1) in BODIES and head in _SPEAKING:
            body = self.body_before(owner.group(1), end)
            draft.represents = None if body is None else body.number
        self._take(draft, title, head)

    def _take(self, draft: Draft, title: str, head: str) -> None:
        draft.kind = EntityKind.PERSON
        draft.gender_votes += {"m": 2, "f": -2, "": 0}[ROLES[head]]
        if title not in draft.titles:
            draft.titles.append(title)

    def represent_by_words(self, draft: Draft, title: str) -> None:
        """Whom a title's first words name: "Ukrainian President", "Delta Chief Executive", "Egypt's minister"."""
        words = title.split()
        if (
            draft.represents is not None
            or len(words) < 2
            or not _SPEAKING & {word.lower().rstrip(".") for word in words}
        ):
            return
        owner = _OWNER.match(title)
        names = [owner.group(1)] if owner else [" ".join(words[:length]) for length in (4, 3, 2, 1)]
        for name in names:
            form = state_forms().get(name)
            if form is not None:
                draft.represents = self.cast.state(form.state).number
                return
            known = self.cast.known(name)
            if known is not None and known.number != draft.number and known.kind not in _PEOPLE:
                draft.represents = known.number
                return
