"""What every rule may look at while it reads one document, and the one way to make an act."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from summarizer.document import Document, EntityKind, Sentence
from summarizer.document.cues import SPEECH
from summarizer.document.patterns import lazy
from summarizer.engines.rules.actors import Actors
from summarizer.engines.rules.clause import clause_end, reporter
from summarizer.engines.rules.lexicon import BARGAINERS, BODY_NOUNS, OBSERVERS
from summarizer.engines.rules.phrases import head_length
from summarizer.engines.rules.records import Act, Span, Terms, Unit
from summarizer.engines.rules.syntax import Subject
from summarizer.engines.rules.terms import TermsReader

MOST_CHARS = 400
_LOOSE = frozenset("and or but that to of the a an as who which in on for with by from at its their is are be".split())
_BELIEFS = frozenset("think believe predict expect estimate reckon suspect".split())
_NO_NAMES = frozenset("nobody everybody somebody anybody this that these those there what who another one".split())
PEOPLE = frozenset({EntityKind.PERSON, EntityKind.UNNAMED})
_BORDER = lazy(
    r"[;:.!?”\"](?!\d)|,(?!\d)|\s[–—]\s|\s(?:while|but|although|which|who|because|if|unless|provided|that|"
    r"when|before|after|and (?:told|said|has|have|would|will|demanded|offered|proposed|asked|wants)|"
    r"so that|under which|in exchange|in return|by (?:the end|noon|midnight|\d|[A-Z])|until|was|were|is|are|"
    r"would|will|has|have)\s"
)
# ", the minister said on Friday, in an attempt to ...": who tells it, and what for, are no part of the terms.
_TOLD_BEHIND = lazy(
    r",\s(?!(?:which|who|that|and|but|while|as|if|unless)\b)[^,;:“”\"\n]{2,90}?\s(?:said|says)"
    r"(?:\s(?:on\s)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\syesterday)?(?=[,.]|$)"
)
_PURPOSE = lazy(r",?\sin (?:an attempt|a bid|an effort|a move) to\s|,?\sto (?:head off|avert|avoid|fend off)\s")
_LEAST_TOLD = 30  # characters of the terms before what stands behind them is cut off
_ANY_WORD = lazy(r"\S+")


@dataclass
class Context:
    """One document under the rules."""

    document: Document
    units: list[Unit]
    actors: Actors
    terms: TermsReader

    @cached_property
    def lowered(self) -> str:
        """The running text in small letters, every character at its place: patterns run faster without case."""
        text = self.document.running_text
        lowered = text.lower()
        return lowered if len(lowered) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)

    @classmethod
    def of(cls, document: Document, units: list[Unit], actors: Actors) -> Context:
        return cls(document, units, actors, TermsReader(document))

    def resolve(self, unit: Unit, phrase: Subject | None) -> tuple[str, ...]:
        return () if phrase is None else self.actors.resolve(self.units, unit, phrase)

    def owner(self, unit: Unit, first: int, last: int) -> tuple[str, ...]:
        """Whom the first possessor among these tokens means: "the district's latest offer"."""
        words = unit.frame.lowers[first:last]
        at = next((n for n, w in enumerate(words) if w.replace("’", "'").endswith(("'s", "s'"))), -1)
        return self.actors.resolve(self.units, unit, Subject(first, first + at + 1)) if at >= 0 else ()

    def sides(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        """The principals behind these entities, without repetitions."""
        return tuple(dict.fromkeys(self.actors.side_of(i) for i in ids))

    def at_table(self, ids: tuple[str, ...]) -> bool:
        """Whether all of these act for somebody who may bargain: a side, a body, a group, or a person with no side who
        does not merely watch.
        """
        return bool(ids) and all(self._may_bargain(side) for side in self.sides(ids))

    def _may_bargain(self, side: str) -> bool:
        if side in self.actors.sides or side in self.actors.mediators:
            return True
        if self.actors.kind(side) is not EntityKind.UNNAMED:
            return not self.is_observer(side)
        entity = self.actors.entity(side)
        return entity is not None and entity.name.lower().split()[-1] in BARGAINERS

    def speaks_of_a_side(self, unit: Unit, subject: Subject | None) -> bool:
        """Whether an unresolved subject still is one that bargains: "the lenders", "they", "we" in a quotation."""
        if subject is None:
            return False
        phrase = subject.whom or subject
        words = unit.frame.lowers[phrase.first : phrase.last]
        if not words or any(w in OBSERVERS for w in words):
            return False
        if words[0] in {"we", "i"}:
            return unit.quotation is not None
        printed = unit.frame.words[phrase.first : phrase.last]
        if len(words) <= 3 and all(w[:1].isupper() for w in printed) and words[0] not in _NO_NAMES:
            return True
        core = words[: head_length(words)]
        return words[0] in {"they", "it", "he", "she"} or (bool(core) and core[-1].removesuffix("'s") in BARGAINERS)

    def can_bargain(self, ids: tuple[str, ...]) -> bool:
        """Whether these are at the table, or named bodies, or people who act for somebody."""
        if self.at_table(ids):
            return True
        return all(self.actors.kind(side) not in PEOPLE or self._speaks_for_others(side) for side in self.sides(ids))

    def _speaks_for_others(self, entity_id: str) -> bool:
        """ "lawyers for the victims": nameless people whose description says for whom they act."""
        entity = self.actors.entity(entity_id)
        words = entity.name.lower().split() if entity is not None else []
        return any(w in BODY_NOUNS and words[n + 1 : n + 2] in (["for"], ["of"]) for n, w in enumerate(words))

    def is_reported(self, unit: Unit, subject: Subject | None, verb: int) -> bool:
        """Whether the clause stands as somebody's words, named or not."""
        if unit.quotation is not None:
            return True
        return reporter(unit.frame, verb if subject is None else subject.first, verb)[0] is not None

    def source(self, unit: Unit, subject: Subject | None, verb: int) -> tuple[str | None, bool]:
        """Entity that voices the clause (None if nobody does), and whether a mere observer voices it."""
        if unit.quotation is not None:
            ids = unit.speakers
        else:
            told, cue = reporter(unit.frame, verb if subject is None else subject.first, verb)
            ids = self.resolve(unit, told)
            if told is not None and SPEECH.get(unit.frame.lowers[cue], "") in _BELIEFS:
                return (ids[0] if ids else None), True
            outer = self._outer_source(unit, told)
            if outer is not None:
                return outer, self.is_observer(outer)
            if told is not None and any(w in OBSERVERS for w in unit.frame.lowers[told.first : told.last]):
                return (ids[0] if ids else None), True
        if not ids:
            return None, False
        return ids[0], any(self.is_observer(i) for i in ids)

    def _outer_source(self, unit: Unit, told: Subject | None) -> str | None:
        """The nameless source of "a diplomat said that Algeria had told both sides that ...": it tells the clause."""
        if told is None or not told.first:
            return None
        outer, cue = reporter(unit.frame, told.first, len(unit.frame.words))
        ids = self.resolve(unit, outer) if outer is not None and cue < told.first else ()
        return ids[0] if ids and self.actors.kind(ids[0]) is EntityKind.UNNAMED else None

    def is_observer(self, entity_id: str) -> bool:
        """An analyst, a professor, a critic: somebody who thinks about the negotiation without taking part."""
        entity = self.actors.entity(entity_id)
        if entity is None:
            return False
        words = " ".join((entity.name, *entity.titles)).lower().split()
        return entity.kind in {EntityKind.PERSON, EntityKind.UNNAMED, EntityKind.UNKNOWN} and any(
            w in OBSERVERS for w in words
        )

    def act(
        self,
        unit: Unit,
        verb: int,
        *,
        rule: str,
        kind: str,
        makers: tuple[str, ...],
        subject: Subject | None = None,
        addressees: tuple[str, ...] = (),
        source: str | None = None,
        status: str = "proposed",
        cues: tuple[Span, ...] = (),
        start: int | None = None,
        end: int | None = None,
        stance: bool = False,
        matter: Span | None = None,
    ) -> Act:
        """An act told around the token `verb`; its text runs from the subject to the end of the clause."""
        frame = unit.frame
        begin = frame.starts[verb] if start is None else start
        if start is None and subject is not None and subject.first <= verb:
            begin = self._clause_start(unit, subject, verb)
        stop = clause_end(frame, verb) if end is None else end
        told = stop if end is not None else self._without_teller(begin, frame.starts[verb], stop)
        begin, stop = self._within(begin, told)
        makers = self.sides(makers)
        if kind != "agreement" and makers and set(makers) <= set(self.sides(addressees)):
            makers = () if source is None else self.sides((source,))
        addressees = tuple(i for i in self.sides(addressees) if i not in makers)
        return Act(
            rule=rule,
            kind=kind,
            unit=unit.index,
            makers=makers,
            addressees=addressees,
            source=None if source is None or source in makers else source,
            start=begin,
            end=stop,
            cues=cues or ((frame.starts[verb], frame.ends[verb]),),
            status=status,
            terms=self._terms(unit, verb, None if start is not None else subject, begin, stop),
            evidence=self.evidence(begin, stop),
            stance=stance,
            matter=matter,
        )

    def _without_teller(self, begin: int, verb: int, stop: int) -> int:
        """Where the terms end before who tells them, and what for."""
        first = max(begin, verb) + _LEAST_TOLD
        for tail in (_TOLD_BEHIND, _PURPOSE):
            found = tail.search(self.document.text, min(first, stop), stop)
            stop = stop if found is None else found.start()
        return stop

    def _terms(self, unit: Unit, verb: int, subject: Subject | None, begin: int, stop: int) -> Terms:
        """The terms of [begin, stop); of "the fund, which was $112m short, had sought $60m" those behind the verb."""
        whole = self.terms.read(begin, stop)
        frame = unit.frame
        if subject is None or subject.first > verb or "," not in frame.words[subject.first : verb]:
            return whole
        behind = self.terms.read(max(begin, frame.starts[verb]), stop)
        return behind if behind.amounts or not whole.conditions else whole

    def _clause_start(self, unit: Unit, subject: Subject, verb: int) -> int:
        """Offset of the subject, or of the verb where words of others ("X, Y said") stand between."""
        frame = unit.frame
        if any(subject.last <= cue < verb - 1 for cue in frame.cues) and subject.last < verb - 12:
            return frame.starts[verb]
        return frame.starts[subject.first]

    def _within(self, start: int, end: int) -> Span:
        """Cut to at most MOST_CHARS at a word, and to the citable part of a sentence with a barred one."""
        mark = self.document.barred_at(start, end)
        if mark is not None:
            start, end = (mark.end, end) if mark.start <= start else (start, mark.start)
        if end - start > MOST_CHARS:
            cut = self.document.text.rfind(" ", start, start + MOST_CHARS)
            end = cut if cut > start else start + MOST_CHARS
        return start, max(end, start)

    def matter(self, start: int, end: int) -> Span | None:
        """The noun phrase that begins at `start`, up to the next clause border, at most twelve words."""
        stop = _BORDER.search(self.document.text, start, end)
        stop_at = end if stop is None else stop.start()
        words = list(_ANY_WORD.finditer(self.document.text, start, stop_at))[:12]
        while len(words) > 1 and words[-1].group().lower() in _LOOSE:
            words.pop()
        return (start, words[-1].end()) if words else None

    def evidence(self, start: int, end: int) -> tuple[Sentence, ...]:
        return self.document.sentences_of(start, max(end, start + 1))
