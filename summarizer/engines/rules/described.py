"""Say which body a description without a name means: "the forum", "the rebel delegation", "the government"."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property

from summarizer.document import Document, EntityKind
from summarizer.engines.rules.allegiance_cues import BODIES, END_OF_PHRASE, KINDS_BY_WORD, MOST_MENTIONS, OWN
from summarizer.engines.rules.kinds import GOVERNMENT_OF
from summarizer.engines.rules.namesakes import governed_state


class Described:
    """The bodies of one document by what they are called; arguments as those of `Allegiances`."""

    def __init__(
        self,
        document: Document,
        kind: Callable[[str], EntityKind],
        pools: Callable[[], Iterable[Iterable[str]]],
        same: Callable[[str], str],
    ) -> None:
        self._document = document
        self._kind = kind
        self._pools = pools
        self._same = same

    def meant(self, phrase: str) -> str | None:
        """Whom a description means: "rebel delegation" the only rebels, "forum" the one body whose name ends so."""
        words: list[str] = []
        for word in phrase.lower().replace("’", "'").split():
            if word in END_OF_PHRASE:
                break
            words.append(word.removesuffix("'s"))
            if word.endswith("'s"):
                break
        for word in reversed(words):
            known = self._called.get(word)
            kind = KINDS_BY_WORD.get(word)
            found = known or (None if kind is None else self.only(kind))
            if found is None and kind is EntityKind.STATE:
                found = self._governed or self.own_state
            if found is None and kind is not None:
                found = self._by_form(word)
            if found is not None:
                return found
        return self.ending(words[-1]) if words else None

    def _by_form(self, word: str) -> str | None:
        """The body that the article calls by this word alone: "government", "rebels"."""
        return next((i for i in (word, f"{word}s") if self._kind(i) in BODIES), None)

    def ending(self, noun: str) -> str | None:
        """The one body whose name, proper or not, ends with the noun: "town council" for "council"."""
        return self._endings.get(noun)

    @cached_property
    def _endings(self) -> dict[str, str]:
        """Last word of a body's name -> the body, where only one is so called."""
        table: dict[str, str] = {}
        for entity in self._document.entities:
            if self._kind(entity.id) in BODIES:
                word, body = entity.name.lower().split()[-1], self._same(entity.id)
                table[word] = "" if table.get(word, body) != body else body
        return {word: body for word, body in table.items() if body}

    @cached_property
    def _called(self) -> dict[str, str]:
        """Last word of a body's name or of "the ..." among its aliases -> the body, where there is one such body."""
        table: dict[str, str] = {}
        for entity in self._document.entities:
            if entity.kind in OWN - {EntityKind.UNKNOWN} or entity.kind is EntityKind.STATE:
                continue
            if not entity.name[:1].isupper():
                continue
            forms = [f for f in entity.aliases[:MOST_MENTIONS] if f.lower().startswith("the ")]
            if " " in entity.name:
                forms.append(entity.name)
            for word in {form.split()[-1].lower() for form in forms}:
                body = self._same(entity.id)
                table[word] = "" if table.get(word, body) != body else body
        return {word: body for word, body in table.items() if body}

    def only(self, kind: EntityKind) -> str | None:
        """The only one of a kind among the main two, else among all who bargain."""
        for pool in self._pools():
            fitting = [side for side in pool if self._kind(side) is kind]
            if fitting:
                return fitting[0] if len(fitting) == 1 else None
        return None

    @cached_property
    def own_state(self) -> str | None:
        """The state in which the article is at home: named at least twice as often as any other."""
        states = [
            e for e in self._document.entities if self._kind(e.id) is EntityKind.STATE and self._same(e.id) == e.id
        ]
        own = [e.id for e in states if GOVERNMENT_OF.match(e.name)]
        if len(own) == 1:
            return own[0]
        often = sorted((len(e.mentions), e.id) for e in states)[-2:]
        clear = bool(often) and (len(often) == 1 or often[-1][0] >= 2 * often[0][0])
        return often[-1][1] if clear else None

    @cached_property
    def _governed(self) -> str | None:
        return governed_state(self._document)
