"""Say whom an office without an owner's name belongs to by what is named near by: "its chairwoman", "his agent", "a
spokesman", "the economy secretary".
"""

from __future__ import annotations

from collections.abc import Callable

from summarizer.document import Document, EntityKind, Mention
from summarizer.engines.rules.allegiance_cues import BODIES, MOST_BACK, NEAR, SAID


class Vicinity:
    """Looks around one mention; `mentions` lists those of a stretch, `kind` gives an entity's kind."""

    def __init__(
        self, document: Document, mentions: Callable[[int, int], list[Mention]], kind: Callable[[str], EntityKind]
    ) -> None:
        self._document = document
        self._mentions = mentions
        self._kind = kind

    def state_beside(self, mention: Mention) -> str | None:
        """ "Mexico has offered a cap, Economy Secretary Roe said": the first state in the sentence of a minister."""
        for sentence in self._document.sentences_of(mention.start, mention.end):
            near = self._mentions(sentence.start, mention.start)
            return next((m.entity for m in near if self._kind(m.entity) is EntityKind.STATE), None)
        return None

    def speaking_before(self, mention: Mention, first: int) -> str | None:
        """The body said to speak last before a bare "spokesman"; else the only one that his paragraph names."""
        text = self._document.text
        first = max(first, mention.start - MOST_BACK)
        bodies = [m for m in self._mentions(first, mention.start) if self._kind(m.entity) in BODIES]
        saying = [m.entity for m in bodies if SAID.match(text[m.end : m.end + NEAR])]
        named = list(dict.fromkeys(m.entity for m in bodies))
        return saying[-1] if saying else (named[0] if len(named) == 1 else None)

    def last_person(self, mention: Mention) -> str | None:
        """The person named last before "his agent, X"."""
        earlier = self._mentions(max(mention.start - MOST_BACK, 0), mention.start)
        people = (m.entity for m in reversed(earlier) if m.entity != mention.entity)
        return next((i for i in people if self._kind(i) is EntityKind.PERSON), None)

    def last_body(self, mention: Mention) -> str | None:
        """The body before "its chairwoman, X": the last of her own sentence, else the first of the nearest earlier one
        that names any: there it is the subject.
        """
        first = max(mention.start - MOST_BACK, 0)
        sentences = self._document.sentences_of(first, mention.start + 1)
        for number, sentence in enumerate(reversed(sentences)):
            bodies = [
                m.entity
                for m in self._mentions(max(sentence.start, first), min(sentence.end, mention.start))
                if self._kind(m.entity) in BODIES
            ]
            if bodies:
                return bodies[0] if number else bodies[-1]
        return None
