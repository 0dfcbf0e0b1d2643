"""Geometry of the report's charts: figures become bars, dots and whiskers in the units of an SVG canvas."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.evaluation.figures import Figures
from summarizer.evaluation.items import SECTIONS

LEFT, WIDTH, RIGHT = 190, 440, 70
ROW, GAP = 15, 12


@dataclass(frozen=True, slots=True)
class Bar:
    """A horizontal bar; `low` and `high` are the ends of its interval, None where there is none."""

    y: float
    x: float
    width: float
    series: int
    kind: str
    value: str
    tip: str
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A labelled row of a chart; `link` is the id of the part of the page that it leads to."""

    y: float
    label: str
    bars: tuple[Bar, ...]
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart with its canvas, rows and vertical grid lines (x, label)."""

    title: str
    width: int
    height: float
    rows: tuple[Row, ...]
    grid: tuple[tuple[float, str], ...]


def _x(value: float) -> float:
    return round(LEFT + WIDTH * value, 1)


def _grid() -> tuple[tuple[float, str], ...]:
    return tuple((_x(tenth / 10), f"{tenth / 10:.1f}") for tenth in range(0, 11, 2))


def _bar(y: float, value: float | None, series: int, kind: str, tip: str, interval: tuple[float, float] | None) -> Bar:
    low, high = (_x(interval[0]), _x(interval[1])) if interval else (None, None)
    shown = "n/a" if value is None else f"{value:.2f}"
    return Bar(y, LEFT, round(WIDTH * (value or 0.0), 1), series, kind, shown, f"{tip}: {shown}", low, high)


def section_chart(runs: Sequence[tuple[str, Figures]]) -> Chart:
    """Found and correct F1 of every section, one pair of bars a run, whiskers for the interval of the correct-F1."""
    rows, y = [], 30.0
    for name in SECTIONS:
        bars = []
        top = y
        for series, (run, figures) in enumerate(runs):
            section = figures.sections[name]
            found, correct = section.counts.found.f1, section.counts.correct.f1
            bars.append(_bar(y, found, series, "found", f"{run}, {name}, found F1", None))
            bars.append(_bar(y + ROW, correct, series, "correct", f"{run}, {name}, correct F1", section.interval))
            y += 2 * ROW + 3
        rows.append(Row(top, name.replace("_", " "), tuple(bars)))
        y += GAP
    return Chart("F1 by section: found (light) and correct (full)", LEFT + WIDTH + RIGHT, y, tuple(rows), _grid())


def case_chart(runs: Sequence[tuple[str, Figures]]) -> Chart:
    """Correct-F1 of every document, the lowest first, one bar a run."""
    cases = sorted({case for _, figures in runs for case in figures.document_f1})

    def lowest(case: str) -> tuple[float, str]:
        values = [figures.document_f1.get(case) for _, figures in runs]
        return min((value for value in values if value is not None), default=2.0), case

    rows, y = [], 30.0
    for case in sorted(cases, key=lowest):
        bars = []
        top = y
        for series, (run, figures) in enumerate(runs):
            bars.append(_bar(y, figures.document_f1.get(case), series, "correct", f"{run}, {case}", None))
            y += ROW
        rows.append(Row(top, case, tuple(bars), link=f"case-{case}"))
        y += GAP / 2
    return Chart("Correct F1 by document", LEFT + WIDTH + RIGHT, y, tuple(rows), _grid())


def difference_chart(first: tuple[str, Figures], second: tuple[str, Figures]) -> Chart:
    """How much better or worse the second run is on each document that both have, the worst first."""
    (name_a, a), (name_b, b) = first, second
    differences = []
    for case, before in a.document_f1.items():
        after = b.document_f1.get(case)
        if before is not None and after is not None:
            differences.append((after - before, case))
    rows, y = [], 30.0
    middle = _x(0.5)
    for difference, case in sorted(differences):
        width = round(WIDTH / 2 * min(1.0, abs(difference)), 1)
        kind = "worse" if difference < 0 else "better"
        shown = f"{100 * difference:+.1f}" if round(difference, 3) else "0"
        x = middle - width if difference < 0 else middle
        rows.append(Row(y, case, (Bar(y, x, width, 1, kind, shown, f"{case}: {shown} points"),), link=f"case-{case}"))
        y += ROW + GAP / 2
    grid = tuple((_x(0.5 + half / 2), f"{100 * half:+.0f}") for half in (-1.0, -0.5, 0.0, 0.5, 1.0))
    title = f"{name_b} against {name_a}: points of correct F1 by document"
    return Chart(title, LEFT + WIDTH + RIGHT, y, tuple(rows), grid)
