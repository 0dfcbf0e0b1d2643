"""What a run says for itself: one verdict, where the answers come from, figures, what changed, where to look."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest
from shlex import quote

from summarizer.evaluation.baseline import Baseline, Change, Entries, baseline_counts
from summarizer.evaluation.figures import Counts, Figures, Ratio, figures_of
from summarizer.evaluation.gates import Comparison, Verdict
from summarizer.evaluation.harness import Run, Status
from summarizer.evaluation.items import SECTIONS
from summarizer.evaluation.layout import Block, Bullets, Heading, Paragraph, Table
from summarizer.evaluation.score import ZERO_TOLERANCE

WORST = 5
ANSWERS = {
    "rules": "computed by the embedded rules engine",
    "replay": "replayed from recordings",
    "llm": "asked of a live model",
    "saved": "read from a folder of saved results",
}


@dataclass(frozen=True)
class Reported:
    """One run with its verdict and what it was held against.

    `look` are the options with which `eval explain` shows a case of it, None where it would have to ask a model anew.
    """

    run: Run
    verdict: Verdict
    baseline: Mapping[str, Entries] | None
    held_out: tuple[str, ...] = ()
    look: str | None = None

    @cached_property
    def figures(self) -> Figures:
        """Figures of all judged cases."""
        return figures_of(self.run.scores, self.run.clusters)


def reported(
    runs: Sequence[tuple[Run, Verdict]],
    baseline: Baseline | None,
    held_out: tuple[str, ...],
    looks: Sequence[str | None] = (),
) -> list[Reported]:
    """Bring together what a page about some runs needs; `looks` are one `Reported.look` a run."""
    return [
        Reported(run, verdict, None if baseline is None else baseline.runs.get(run.name), held_out, look)
        for (run, verdict), look in zip_longest(runs, looks)
    ]


def verdict_sentence(reports: Sequence[Reported], *, gated: bool) -> str:
    """One sentence: PASS, FAIL, ERROR or INFO, and why."""
    reasons = [f"{report.run.name}: {reason}" for report in reports for reason in _reasons(report.verdict)]
    code = max(report.verdict.exit_code for report in reports)
    if code == 2:
        return f"ERROR: no verdict: {'; '.join(reasons)}."
    if code == 1:
        return f"FAIL: {'; '.join(reasons)}."
    judged = ", ".join(f"{r.run.name} {len(r.run.scores)} of {len(r.run.cases)}" for r in reports)
    if not gated:
        return f"INFO: cases judged: {judged}; nothing to hold them against (no gates, or a live or partial run)."
    return (
        f"PASS: cases judged: {judged}; every item as accepted, every floor holds, every zero-tolerance counter is 0."
    )


def _reasons(verdict: Verdict) -> list[str]:
    named = (
        (verdict.errors, "cases could not be judged"),
        (verdict.changed, "items changed"),
        (verdict.tolerance, "zero-tolerance counters are not 0"),
        (verdict.floors, "floors do not hold"),
    )
    reasons = [f"{len(found)} {what}" for found, what in named if found]
    return reasons + (["there is no accepted baseline"] if verdict.no_baseline else [])


def page(reports: Sequence[Reported], sentence: str) -> list[Block]:
    """The whole page about some runs."""
    blocks: list[Block] = [Heading("Evaluation", 1), Paragraph(sentence)]
    blocks.append(Bullets(tuple(_answers(report.run) for report in reports)))
    if len(reports) > 1:
        blocks += [Heading("Side by side"), _side_by_side(reports)]
    for report in reports:
        blocks += run_blocks(report)
    return blocks


def _answers(run: Run) -> str:
    origins: dict[str, int] = {}
    for case in run.cases:
        for origin, number in case.origins.items():
            origins[origin] = origins.get(origin, 0) + number
    told = ", ".join(f"{number} {origin}" for origin, number in sorted(origins.items()))
    model = f", model {run.model}" if run.model else ""
    return f"{run.name}: answers {ANSWERS[run.engine]}{model} ({told or 'none'})"


def run_blocks(report: Reported) -> list[Block]:
    """Everything about one run."""
    run, figures = report.run, report.figures
    statuses = ", ".join(f"{len(run.having(status))} {status}" for status in Status)
    blocks: list[Block] = [
        Heading(run.name),
        Paragraph(f"Cases: {statuses} of {len(run.cases)}."),
        _sections(report, figures),
        _outcomes(figures),
        _brief_table(figures),
        _fields_table(figures),
        Paragraph("Zero tolerance: " + ", ".join(f"{name} {_count(run, name)}" for name in ZERO_TOLERANCE) + "."),
    ]
    usage = _usage(run)
    if usage:
        blocks.append(Paragraph(usage))
    if report.held_out:
        blocks += [Heading("Held out from tuning", 3), _held_out(report)]
    blocks += _trouble(report.verdict)
    failed = run.having(Status.FAILED)
    if failed:
        blocks += [Heading("Failed cases, judged as empty briefs", 3)]
        blocks += [Bullets(tuple(f"{case.case}: {case.note}" for case in failed))]
    worst = _worst(report, figures)
    if worst:
        blocks += [Heading("Worst cases", 3), Bullets(worst)]
    return blocks


def _trouble(verdict: Verdict) -> list[Block]:
    blocks: list[Block] = []
    for title, lines in (
        ("Cases without a judgement", verdict.errors),
        ("Changed items", tuple(_changed(change) for change in verdict.changed)),
        ("Zero tolerance", verdict.tolerance),
        ("Floors", verdict.floors),
    ):
        if lines:
            blocks += [Heading(title, 3), Bullets(lines)]
    if verdict.changed:
        blocks.append(Paragraph("If the changes are meant: summarizer eval accept"))
    return blocks


def _changed(change: Change) -> str:
    before, after = change.before or "nothing", change.after or "nothing"
    return f"{change.direction}: {change.case} {change.item}: {before} -> {after}: {change.text}"


def number(value: float | None) -> str:
    """Three digits, or n/a."""
    return "n/a" if value is None else f"{value:.3f}".replace("0.", ".", 1) if value < 1 else "1.00"


def _interval(interval: tuple[float, float] | None) -> str:
    return f"{number(interval[0])}-{number(interval[1])}" if interval else "n/a"


def _ratio(ratio: Ratio) -> str:
    return f"{number(ratio.value)} ({ratio.part} of {ratio.whole})"


def _sections(report: Reported, figures: Figures) -> Table:
    """Precision, recall and F1 by section, with the interval of the correct-F1 and its change in points."""
    header = ("section", "gold", "brief", "found P", "R", "F1", "correct P", "R", "F1", "95% interval", "change")
    rows = []
    for name in SECTIONS:
        section = figures.sections[name]
        counts, found, correct = section.counts, section.counts.found, section.counts.correct
        rows.append(
            (
                name.replace("_", " "),
                str(counts.required),
                str(counts.predicted),
                *(number(value) for value in (found.precision, found.recall, found.f1)),
                *(number(value) for value in (correct.precision, correct.recall, correct.f1)),
                _interval(section.interval),
                _delta(report, name, counts),
                f"{number(section.macro_correct_f1)} ({section.macro_n} of {section.documents})",
            )
        )
    return Table((*header, "macro F1 (n of N)"), tuple(rows))


def _outcomes(figures: Figures) -> Table:
    """Outcomes, invention rate and evidence by section."""
    rows = []
    for name in SECTIONS:
        section = figures.sections[name]
        counts = section.counts
        rows.append(
            (
                name.replace("_", " "),
                *(str(value) for value in (counts.cor, counts.inc, counts.mis, counts.spu, counts.opt)),
                number(counts.spu / counts.predicted if counts.predicted else None),
                *(number(ratio.value) for ratio in (section.evidence_precision, section.evidence_recall)),
            )
        )
    header = ("section", "COR", "INC", "MIS", "SPU", "OPT", "invention rate", "evidence P", "evidence R")
    return Table(header, tuple(rows))


def _delta(report: Reported, section: str, counts: Counts) -> str:
    """Change of the correct-F1 against the baseline over the same cases, in points of 100."""
    if report.baseline is None:
        return "n/a"
    judged = {score.case for score in report.run.scores}
    before = baseline_counts(report.baseline, section, judged).correct.f1
    after = counts.correct.f1
    if before is None or after is None:
        return "n/a"
    return f"{100 * (after - before):+.1f}" if round(100 * (after - before), 1) else "0"


def _brief_table(figures: Figures) -> Table:
    brief = figures.brief
    leaks = f"{brief.leaking.part} of {brief.leaking.whole} documents"
    rows = [
        (
            "document macro correct-F1",
            f"{number(figures.mean_document_f1)} ({figures.document_n} of {figures.documents})",
        ),
        ("its 95% interval", _interval(figures.mean_interval)),
        ("speaker accuracy", _ratio(brief.speakers)),
        ("verbatim rate", _ratio(brief.verbatim)),
        ("unsupported rate", _ratio(brief.unsupported)),
        ("furniture leak", leaks),
        ("offer status macro-F1", number(brief.status_f1["offers"])),
        ("issue status macro-F1", number(brief.status_f1["open_issues"])),
        ("overclaim rate", _ratio(brief.overclaims)),
        ("items without evidence", str(brief.bare)),
    ]
    return Table(("figure", "value"), tuple(rows))


def _fields_table(figures: Figures) -> Table:
    rows = []
    for name in SECTIONS:
        for field, tally in figures.sections[name].fields.items():
            accuracy = number(tally.right / tally.pairs if tally.pairs else None)
            shown = f"{accuracy} ({tally.right} of {tally.pairs})"
            rows.append((f"{name.replace('_', ' ')}: {field}", shown, str(tally.omissions), str(tally.inventions)))
    return Table(("field of aligned items", "accuracy", "omissions", "inventions"), tuple(rows))


def _count(run: Run, counter: str) -> int:
    return sum(len(score.counters[counter]) for score in run.scores)


def _usage(run: Run) -> str:
    requests = sum(case.usage.requests for case in run.cases)
    if not requests:
        return ""
    valid = len(run.having(Status.SCORED))
    parts = [
        f"valid briefs {valid} of {len(run.cases)}",
        f"{requests / len(run.cases):.2f} requests a case",
        f"{sum(case.usage.reasks for case in run.cases)} re-asks and repairs",
    ]
    for name, unit in (("input_tokens", "input tokens"), ("output_tokens", "output tokens")):
        parts.append(f"{_per_case(run, name)} {unit} a case")
    parts += [f"{_per_case(run, 'cost_usd', digits=4)} USD a case", f"{_per_case(run, 'seconds', digits=1)} s a case"]
    return "Requests: " + ", ".join(parts) + "."


def _per_case(run: Run, name: str, digits: int = 0) -> str:
    known = [value for value in (getattr(case.usage, name) for case in run.cases) if value is not None]
    if not known:
        return "unknown"
    told = f" ({len(known)} of {len(run.cases)} known)" if len(known) < len(run.cases) else ""
    return f"{sum(known) / len(known):.{digits}f}{told}"


def _held_out(report: Reported) -> Table:
    run = report.run
    kept = [score for score in run.scores if score.case in report.held_out]
    tuned = [score for score in run.scores if score.case not in report.held_out]
    groups = [(f"held out ({len(kept)})", kept), (f"the others ({len(tuned)})", tuned)]
    rows = []
    for title, scores in groups:
        figures = figures_of(scores, run.clusters)
        cells = [
            f"{number(figures.sections[name].counts.correct.f1)} {_interval(figures.sections[name].interval)}"
            for name in SECTIONS
        ]
        rows.append((title, *cells, number(figures.brief.speakers.value)))
    names = tuple(name.replace("_", " ") for name in SECTIONS)
    return Table(("correct F1 and interval", *names, "speakers"), tuple(rows))


def _worst(report: Reported, figures: Figures) -> tuple[str, ...]:
    ranked = sorted((value, case) for case, value in figures.document_f1.items() if value is not None and value < 1)
    look = report.look
    return tuple(
        f"{number(value)}  {case}" + (f": summarizer eval explain {quote(case)} {look}" if look is not None else "")
        for value, case in ranked[:WORST]
    )


def _side_by_side(reports: Sequence[Reported]) -> Table:
    all_figures = [report.figures for report in reports]
    rows = [
        (
            f"{name.replace('_', ' ')} correct F1",
            *(
                f"{number(f.sections[name].counts.correct.f1)} {_interval(f.sections[name].interval)}"
                for f in all_figures
            ),
        )
        for name in SECTIONS
    ]
    rows += [
        (
            "document macro correct-F1",
            *(f"{number(f.mean_document_f1)} {_interval(f.mean_interval)}" for f in all_figures),
        ),
        ("speaker accuracy", *(number(f.brief.speakers.value) for f in all_figures)),
        ("verbatim rate", *(number(f.brief.verbatim.value) for f in all_figures)),
        ("unsupported rate", *(number(f.brief.unsupported.value) for f in all_figures)),
        ("leaking documents", *(str(f.brief.leaking.part) for f in all_figures)),
        ("deanonymised", *(str(f.brief.deanonymised) for f in all_figures)),
    ]
    return Table(("figure", *(report.run.name for report in reports)), tuple(rows))


def comparison_page(a: Run, b: Run, found: Comparison, moved: Sequence[Change]) -> list[Block]:
    """The comparison gate in words, and every item that the second run judges otherwise."""
    loss = "n/a" if found.loss is None else f"{0.0 - 100 * found.loss:+.1f} points"
    verdict = "FAIL" if found.fails else "INFO" if found.informs_only else "PASS"
    interval = "n/a" if found.interval is None else f"{100 * found.interval[0]:+.1f} to {100 * found.interval[1]:+.1f}"
    sentence = (
        f"{verdict}: {b.name} against {a.name}: {loss} of document macro correct-F1 (95% interval {interval}), "
        f"one-sided p that it is worse {found.p:.3f}, over {found.documents} of {found.total} documents"
        f"{'; too few documents to fail on' if found.informs_only else ''}."
    )
    better = sum(change.direction == "better" for change in moved)
    worse = sum(change.direction == "worse" for change in moved)
    blocks: list[Block] = [Heading(f"{a.name} and {b.name}", 1), Paragraph(sentence)]
    if moved:
        blocks += [Heading(f"{better} items better, {worse} worse, {len(moved) - better - worse} otherwise changed")]
        blocks.append(Bullets(tuple(_changed(change) for change in moved)))
    return blocks
