"""Read Spanish and French articles of talks sentence by sentence: what is offered, asked for, unsettled and to come,
with the names that stand beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from summarizer.document import EntityKind, Mention, Sentence
from summarizer.document.patterns import lazy
from summarizer.engines.rules.context import Context
from summarizer.engines.rules.merging import content_stems
from summarizer.engines.rules.records import Act, Issue, Position, Span
from summarizer.engines.rules.tongues import Tongue

_LEAST_SIGNS = 5
_LEAST_SHARE = 0.3
_FEW = 8  # a snippet of so few sentences has no headline of its own
_MOST_STEPS = 8
_MOST_COMPARED = 30
_STOP = lazy(r"[;:!?”»\"—–()]|\.(?!\d)|,(?!\d)")
_OBJECT = lazy(
    r"\b(?:a|al|con|contra|de|del|por|para|ante|à|au|aux|avec|contre|du|des|par|pour|chez|vers)\s(?:la\s|el\s|los\s|las\s|le\s|les\s)?$",
    re.IGNORECASE,
)
_KINDS = {
    **dict.fromkeys("empresa compañía naviera dirección direction entreprise compagnie".split(), EntityKind.COMPANY),
    **dict.fromkeys("sindicato syndicat".split(), EntityKind.UNION),
    **dict.fromkeys("gobierno gouvernement".split(), EntityKind.STATE),
    **dict.fromkeys("ministerio ministère autoridad commission".split(), EntityKind.ORGANIZATION),
}
_MOST_TOPIC = 14
_NEAR = 70


class Foreign:
    """What one article in another language tells, by the cues of its tongue."""

    def __init__(self, context: Context, tongue: Tongue) -> None:
        self._context = context
        self._tongue = tongue
        document = context.document
        self._text = document.text
        self._sentences = [s for s in document.sentences if document.barred_at(s.start, s.end) is None]

    def found(self) -> bool:
        """Whether enough of the sentences speak of bargaining."""
        signs = sum(self._tongue.talks.search(self._text, s.start, s.end) is not None for s in self._sentences)
        least = _LEAST_SIGNS if len(self._sentences) > _FEW else 2
        return signs >= least and signs >= _LEAST_SHARE * len(self._sentences)

    def acts(self) -> list[Act]:
        """At most one act a sentence, the same thing once, with refusals of the sentence or the next."""
        found: list[Act] = []
        for number, sentence in enumerate(self._body()):
            act = self._act(number, sentence)
            if act is None:
                if found and found[-1].gives and found[-1].unit == number - 1:
                    found[-1] = self._answered(found[-1], sentence)
                continue
            first = max(len(found) - _MOST_COMPARED, 0)
            home = next((n for n in range(first, len(found)) if self._same(found[n], act)), None)
            if home is None:
                found.append(self._answered(act, sentence))
            else:
                found[home] = found[home].with_evidence(act.evidence)
        return found

    def issues(self, acts: list[Act]) -> list[Issue]:
        """Matters that a cue calls unsettled, then what was refused or asked for without one."""
        issues = [issue for sentence in self._body() for issue in self._unsettled(sentence)]
        told = {s.id for issue in issues for s in issue.evidence}
        for act in acts:
            unmet = act.status == "rejected" or not act.gives
            if act.kind == "agreement" or not unmet or act.matter is None or told & {s.id for s in act.home}:
                continue
            told |= {s.id for s in act.home}
            rivals = [a for a in acts if a is act or (self._context.actors.short and _same_measure(a, act))]
            positions = tuple(Position(m, a.start, a.end, a.home[:1]) for a in rivals for m in a.makers)
            issues.append(Issue("issue:foreign-terms", "open", *act.matter, act.cues, act.home[:1], positions))
        return sorted(issues, key=lambda issue: issue.start)

    def steps(self) -> list[Sentence]:
        """Sentences with a verb of what is ahead and a day behind it."""
        found = []
        for sentence in self._body():
            text = self._text[sentence.start : sentence.end]
            if self._tongue.talks.search(text) is None and not self._context.actors.mentions(
                sentence.start, sentence.end
            ):
                continue
            if any(self._tongue.day.search(text, m.end(), m.end() + _NEAR) for m in self._tongue.ahead.finditer(text)):
                found.append(sentence)
        return found[:_MOST_STEPS]

    def speakers(self) -> Iterator[Mention]:
        """Names right beside a verb of saying."""
        for sentence in self._sentences:
            for said in self._tongue.says.finditer(self._text, sentence.start, sentence.end):
                for mention in self._context.actors.mentions(
                    max(sentence.start, said.start() - _NEAR), said.end() + 60
                ):
                    if mention.end <= said.start() and self._reaches(mention.end, said.start()):
                        yield mention
                        break
                    if (
                        said.end() <= mention.start <= said.end() + 45
                        and "." not in self._text[said.end() : mention.start]
                    ):
                        yield mention
                        break

    def _reaches(self, start: int, end: int) -> bool:
        """Between a name and its verb stand at most an aside between commas and small words."""
        gap = self._text[start:end]
        return "." not in gap and (len(gap.split()) <= 2 or gap.strip().startswith(","))

    def _body(self) -> list[Sentence]:
        """Sentences of the report: the first one, a headline, and what recalls earlier years left out."""
        report = self._sentences if len(self._sentences) <= _FEW else self._sentences[1:]
        return [s for s in report if self._tongue.past.search(self._text, s.start, s.end) is None]

    def _act(self, number: int, sentence: Sentence) -> Act | None:
        if self._tongue.idle.search(self._text, sentence.start, sentence.end):
            return None
        for name, kind, pattern in self._tongue.acts:
            cue = pattern.search(self._text, sentence.start, sentence.end)
            if cue is None:
                continue
            start, makers = self._makers(sentence, cue.start())
            end = self._clause_end(cue.end(), sentence.end)
            figures = bool(self._context.terms.amounts(cue.start(), sentence.end))
            if not makers and not figures and kind != "agreement":
                continue
            matter = self._topic(cue.end(), sentence.end)
            return Act(
                rule=f"foreign:{name}",
                kind=kind,
                unit=number,
                makers=makers,
                addressees=(),
                source=None,
                start=start,
                end=end,
                cues=((cue.start(), cue.end()),),
                status="accepted" if kind == "agreement" else "proposed",
                terms=self._context.terms.read(cue.start(), end),
                evidence=(sentence,),
                matter=matter,
            )
        return None

    def _makers(self, sentence: Sentence, cue: int) -> tuple[int, tuple[str, ...]]:
        """Where the clause begins and whose act it is: the name, else the described side, last before the cue."""
        named = [
            m
            for m in self._context.actors.mentions(sentence.start, cue)
            if not _OBJECT.search(self._text[max(m.start - 12, sentence.start) : m.start])
        ]
        described = list(self._tongue.groups.finditer(self._text, sentence.start, cue))
        if described and (not named or described[-1].start() >= named[-1].start):
            group = described[-1]
            name = group.group(1)
            kind = _KINDS.get(name.lower().split()[0], EntityKind.GROUP)
            return group.start(), self._context.actors.describe(name, group.start(1), kind)
        if named:
            return named[-1].start, self._context.sides((named[-1].entity,))
        return sentence.start, ()

    def _clause_end(self, start: int, end: int) -> int:
        while end > start and not self._text[end - 1].isalnum() and self._text[end - 1] not in "%)":
            end -= 1
        return end

    def _same(self, one: Act, other: Act) -> bool:
        if (
            one.kind == "agreement"
            or one.gives != other.gives
            or (one.makers and other.makers and one.makers != other.makers)
        ):
            return False
        figures = {a[1:] for a in one.terms.amounts} & {a[1:] for a in other.terms.amounts}
        shared = content_stems(self._text[one.start : one.end]) & content_stems(self._text[other.start : other.end])
        return bool(figures) and len(shared) >= 1

    def _answered(self, act: Act, sentence: Sentence) -> Act:
        if not act.gives:
            return act
        if self._tongue.refused.search(self._text, sentence.start, sentence.end):
            return replace(act, status="rejected")
        if self._tongue.accepted.search(self._text, sentence.start, sentence.end):
            return replace(act, status="accepted")
        return act

    def _unsettled(self, sentence: Sentence) -> Iterator[Issue]:
        before = self._tongue.left_open.search(self._text, sentence.start, sentence.end)
        after = self._tongue.unsettled.search(self._text, sentence.start, sentence.end)
        for cue, topic in (
            (after, None if after is None else self._topic(after.end(), sentence.end)),
            (before, None if before is None else self._before(sentence.start, before.start())),
        ):
            if cue is not None and topic is not None:
                yield Issue("issue:foreign", "open", *topic, ((cue.start(), cue.end()),), (sentence,))
                return

    def _topic(self, start: int, end: int) -> Span | None:
        stop = _STOP.search(self._text, start, end)
        words = list(re.finditer(r"\S+", self._text[start : end if stop is None else stop.start()]))[:_MOST_TOPIC]
        return (start + words[0].start(), start + words[-1].end()) if words else None

    def _before(self, start: int, end: int) -> Span | None:
        borders = [m.end() for m in _STOP.finditer(self._text, start, end)]
        return self._topic(borders[-1] if borders else start, end)


def _same_measure(one: Act, other: Act) -> bool:
    """ "réclame 6 %", "propose 3 %": figures of one measure from two sides."""
    units = {(a[2], a[3]) for a in one.terms.amounts} & {(a[2], a[3]) for a in other.terms.amounts}
    return bool(units) and one.makers != other.makers


def bodies(context: Context, acts: list[Act]) -> tuple[str, ...]:
    """Makers that are not persons: the sides."""
    return tuple(
        dict.fromkeys(m for act in acts for m in act.makers if context.actors.kind(m) is not EntityKind.PERSON)
    )
