"""Figures of a run: counts become precision, recall, F1 and rates, over items (micro) and over documents (macro)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from summarizer.evaluation.fields import Mark, overclaims
from summarizer.evaluation.items import SECTIONS
from summarizer.evaluation.outcomes import Outcome, Result
from summarizer.evaluation.score import CaseScore
from summarizer.evaluation.spans import shared, size, union
from summarizer.evaluation.statistics import bootstrap_interval, mean


@dataclass(frozen=True, slots=True)
class Ratio:
    """`part` of `whole`; `value` is None (n/a) where the whole is 0."""

    part: int
    whole: int

    @property
    def value(self) -> float | None:
        return self.part / self.whole if self.whole else None


@dataclass(frozen=True, slots=True)
class Counts:
    """Items of one section: correct, incorrect, missed, spurious, optional."""

    cor: int = 0
    inc: int = 0
    mis: int = 0
    spu: int = 0
    opt: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.cor + other.cor,
            self.inc + other.inc,
            self.mis + other.mis,
            self.spu + other.spu,
            self.opt + other.opt,
        )

    @property
    def predicted(self) -> int:
        return self.cor + self.inc + self.spu

    @property
    def required(self) -> int:
        return self.cor + self.inc + self.mis

    @property
    def found(self) -> PRF:
        return PRF.of(self.cor + self.inc, self.predicted, self.required)

    @property
    def correct(self) -> PRF:
        return PRF.of(self.cor, self.predicted, self.required)


@dataclass(frozen=True, slots=True)
class PRF:
    """Precision, recall and F1; all None where nothing was predicted and nothing required (n/a, not 1.0)."""

    precision: float | None
    recall: float | None
    f1: float | None

    @classmethod
    def of(cls, right: int, predicted: int, required: int) -> PRF:
        precision = right / predicted if predicted else None
        recall = right / required if required else None
        f1 = 2 * right / (predicted + required) if predicted + required else None
        return cls(precision, recall, f1)


@dataclass(frozen=True, slots=True)
class FieldFigure:
    """One field over aligned pairs: right of pairs; omissions are null for set, inventions set for null."""

    right: int
    pairs: int
    omissions: int
    inventions: int


@dataclass(frozen=True, slots=True)
class SectionFigures:
    """All figures of one section. Macro figures are means over the `macro_n` documents where they are defined."""

    counts: Counts
    documents: int
    macro_found_f1: float | None
    macro_correct_f1: float | None
    macro_n: int
    interval: tuple[float, float] | None
    evidence_precision: Ratio
    evidence_recall: Ratio
    fields: dict[str, FieldFigure]


@dataclass(frozen=True, slots=True)
class Figures:
    """All figures of some documents; `document_f1` is each one's macro correct-F1 over its sections."""

    documents: int
    sections: dict[str, SectionFigures]
    document_f1: dict[str, float | None]
    mean_document_f1: float | None
    document_n: int
    mean_interval: tuple[float, float] | None
    brief: WholeBrief


@dataclass(frozen=True, slots=True)
class WholeBrief:
    """Figures that belong to no section: counters count items, `leaking` counts documents."""

    verbatim: Ratio
    speakers: Ratio
    deanonymised: int
    unsupported: Ratio
    leaking: Ratio
    unresolved: int
    non_verbatim: int
    bare: int
    status_f1: dict[str, float | None]
    overclaims: Ratio


def count(outcomes: Iterable[Outcome]) -> Counts:
    """Tally of some outcomes."""
    tally = Counter(outcome.result for outcome in outcomes)
    return Counts(*(tally[result] for result in (Result.COR, Result.INC, Result.MIS, Result.SPU, Result.OPT)))


def section_counts(score: CaseScore) -> dict[str, Counts]:
    """Tally of one document by section."""
    return {name: count(line for line in score.outcomes if line.section == name) for name in SECTIONS}


def document_f1(counts: dict[str, Counts]) -> float | None:
    """Mean correct-F1 over the sections where it is defined: the figure that the comparison gate tests."""
    defined = [c.correct.f1 for c in counts.values()]
    return mean([value for value in defined if value is not None])


def figures_of(scores: Sequence[CaseScore], clusters: dict[str, str], *, intervals: bool = True) -> Figures:
    """Figures over scored cases; `clusters` gives each case's event, and whole events are resampled for intervals."""
    counts = {score.case: section_counts(score) for score in scores}
    grouped: dict[str, list[str]] = {}
    for score in scores:
        grouped.setdefault(clusters[score.case], []).append(score.case)
    groups = list(grouped.values()) if intervals else []
    by_document = {case: document_f1(sections) for case, sections in counts.items()}
    defined = [value for value in by_document.values() if value is not None]
    sections = {}
    for name in SECTIONS:
        lines = [line for score in scores for line in score.outcomes if line.section == name]
        sections[name] = _section(lines, [counts[score.case][name] for score in scores])
        sections[name] = _with_interval(sections[name], [sum((counts[c][name] for c in g), Counts()) for g in groups])
    pooled = [[by_document[case] for case in group] for group in groups]
    return Figures(
        documents=len(scores),
        sections=sections,
        document_f1=by_document,
        mean_document_f1=mean(defined),
        document_n=len(defined),
        mean_interval=bootstrap_interval(pooled, _pooled_mean),
        brief=_whole_brief(scores),
    )


def _pooled_mean(groups: Sequence[Sequence[float | None]]) -> float | None:
    return mean([value for group in groups for value in group if value is not None])


def _with_interval(figures: SectionFigures, groups: list[Counts]) -> SectionFigures:
    def f1(sample: Sequence[Counts]) -> float | None:
        right = sum(c.cor for c in sample)
        return PRF.of(right, sum(c.predicted for c in sample), sum(c.required for c in sample)).f1

    return replace(figures, interval=bootstrap_interval(groups, f1))


def _section(lines: Sequence[Outcome], documents: Sequence[Counts]) -> SectionFigures:
    aligned = [line for line in lines if line.result in (Result.COR, Result.INC)]
    found = [value for value in (c.found.f1 for c in documents) if value is not None]
    correct = [value for value in (c.correct.f1 for c in documents) if value is not None]
    precision, recall = _evidence([line for line in aligned if line.section != "quotes"])
    return SectionFigures(
        sum(documents, Counts()),
        len(documents),
        mean(found),
        mean(correct),
        len(correct),
        None,
        precision,
        recall,
        _fields(aligned),
    )


def _evidence(aligned: Sequence[Outcome]) -> tuple[Ratio, Ratio]:
    """Characters of predicted evidence that gold lists, and of gold's best covered alternative that is predicted."""
    right = predicted = covered = wanted = 0
    for line in aligned:
        own = union(line.predicted_places)
        right += shared(own, union(line.gold_places))
        predicted += size(own)
        best = max(line.gold_places, key=lambda p: (shared(own, (p,)) / (p[1] - p[0]), -p[1] + p[0]), default=None)
        if best is not None:
            covered += shared(own, (best,))
            wanted += best[1] - best[0]
    return Ratio(right, predicted), Ratio(covered, wanted)


def _fields(aligned: Sequence[Outcome]) -> dict[str, FieldFigure]:
    names = dict.fromkeys(check.name for line in aligned for check in line.fields)
    figures = {}
    for name in names:
        marks = Counter(check.mark for line in aligned for check in line.fields if check.name == name)
        figures[name] = FieldFigure(marks[Mark.RIGHT], marks.total(), marks[Mark.OMITTED], marks[Mark.INVENTED])
    return figures


def _whole_brief(scores: Sequence[CaseScore]) -> WholeBrief:
    aligned = [line for score in scores for line in score.outcomes if line.result in (Result.COR, Result.INC)]
    offers = [line for line in aligned if line.section == "offers"]
    speakers = [
        check for line in aligned if line.section == "quotes" for check in line.fields if check.name == "speakers"
    ]
    statuses = [check for line in offers for check in line.fields if check.name == "status"]
    issues = [
        check for line in aligned if line.section == "open_issues" for check in line.fields if check.name == "status"
    ]

    def total(counter: str) -> int:
        return sum(len(score.counters[counter]) for score in scores)

    quotes = sum(score.quotes for score in scores)
    return WholeBrief(
        verbatim=Ratio(quotes - total("non-verbatim quotes"), quotes),
        speakers=Ratio(sum(check.mark is Mark.RIGHT for check in speakers), len(speakers)),
        deanonymised=total("deanonymised"),
        unsupported=Ratio(total("unsupported"), sum(score.checkable for score in scores)),
        leaking=Ratio(sum(bool(score.counters["furniture leaks"]) for score in scores), len(scores)),
        unresolved=total("unresolved evidence"),
        non_verbatim=total("non-verbatim quotes"),
        bare=total("without evidence"),
        status_f1={
            "offers": _macro_f1([(c.predicted, c.gold) for c in statuses]),
            "open_issues": _macro_f1([(c.predicted, c.gold) for c in issues]),
        },
        overclaims=Ratio(sum(overclaims(c.predicted, c.gold) for c in statuses), len(statuses)),
    )


def _macro_f1(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Mean F1 over the labels that occur on either side of the aligned pairs."""
    labels = sorted({label for pair in pairs for label in pair})
    scores = []
    for label in labels:
        right = sum(pair == (label, label) for pair in pairs)
        scores.append(2 * right / sum((a == label) + (b == label) for a, b in pairs))
    return mean(scores)
