"""The report as one self-contained page: charts, tables, and every item beside the article with both sides' evidence.

A Content-Security-Policy allows the page's one style and one script by their hashes and nothing else; all text is
escaped by Jinja's autoescape.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING

from summarizer.evaluation.charts import Chart, case_chart, difference_chart, section_chart
from summarizer.evaluation.gates import compare_runs
from summarizer.evaluation.gold import GoldCase
from summarizer.evaluation.harness import CaseRun, Run
from summarizer.evaluation.items import SECTIONS
from summarizer.evaluation.layout import Bullets, Heading, Paragraph, Table
from summarizer.evaluation.outcomes import Outcome, Result
from summarizer.evaluation.spans import Range, touches
from summarizer.evaluation.summary import Reported, comparison_page, run_blocks

if TYPE_CHECKING:
    from jinja2 import Environment

PAGE, STYLE, SCRIPT = "report.html.j2", "report.css", "report.js"
_ORDER = (Result.INC, Result.MIS, Result.SPU, Result.COR, Result.OPT)


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the article that no evidence begins or ends in."""

    start: int
    end: int
    text: str
    furniture: bool


@dataclass(frozen=True, slots=True)
class Judged:
    """What one run made of a case, section by section, mistakes first."""

    run: str
    series: int
    status: str
    note: str
    sections: tuple[tuple[str, tuple[Outcome, ...]], ...]


@dataclass(frozen=True, slots=True)
class CaseView:
    """One case on the page."""

    id: str
    title: str
    segments: tuple[Segment, ...]
    judged: tuple[Judged, ...]


def render_report(reports: Sequence[Reported], cases: Sequence[GoldCase], sentence: str) -> str:
    """The page about some runs over the same gold; with two runs or more the first two are compared."""
    named = [(report.run.name, report.figures) for report in reports]
    charts: list[Chart] = [section_chart(named), case_chart(named)]
    comparison: list[str] = []
    if len(reports) > 1:
        charts.append(difference_chart(named[0], named[1]))
        a, b = reports[0].run, reports[1].run
        blocks = comparison_page(a, b, compare_runs(a, b), ())
        comparison = [block.text for block in blocks if isinstance(block, Paragraph)]
    style, script = _template_text(STYLE), _template_text(SCRIPT)
    return (
        _environment()
        .get_template(PAGE)
        .render(
            sentence=sentence,
            charts=charts,
            comparison=comparison,
            runs=[(series, report.run.name, run_blocks(report)) for series, report in enumerate(reports)],
            cases=[_case_view(case, [report.run for report in reports]) for case in cases],
            policy=policy(style, script),
            style=style,
            script=script,
            is_table=lambda block: isinstance(block, Table),
            is_heading=lambda block: isinstance(block, Heading),
            is_bullets=lambda block: isinstance(block, Bullets),
        )
    )


def policy(style: str, script: str) -> str:
    """Content-Security-Policy that allows this style and this script, by hash, and nothing else."""
    allowed = f"script-src {_hash(script)}; style-src {_hash(style)}"
    return f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'"


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _case_view(case: GoldCase, runs: Sequence[Run]) -> CaseView:
    judged = [
        _judged(run, series, found) for series, run in enumerate(runs) for found in run.cases if found.case == case.id
    ]
    places = [
        place
        for view in judged
        for _, lines in view.sections
        for line in lines
        for place in (*line.gold_places, *line.predicted_places)
    ]
    return CaseView(case.id, case.gold.title or case.id, _segments(case, places), tuple(judged))


def _judged(run: Run, series: int, found: CaseRun) -> Judged:
    outcomes = found.score.outcomes if found.score else ()
    sections = []
    for name in SECTIONS:
        lines = [line for line in outcomes if line.section == name]
        lines.sort(key=lambda line: (_ORDER.index(line.result), line.gold_id or "", line.predicted_id or ""))
        sections.append((name.replace("_", " "), tuple(lines)))
    return Judged(run.name, series, str(found.status), found.note, tuple(sections))


def _segments(case: GoldCase, places: Sequence[Range]) -> tuple[Segment, ...]:
    """The article cut at every end of a place, so that any evidence is a run of whole segments."""
    length = len(case.article)
    furniture = case.gold.furniture
    cuts = {0, length} | {edge for place in (*places, *furniture) for edge in place if 0 <= edge <= length}
    ordered = sorted(cuts)
    return tuple(
        Segment(start, end, case.article[start:end], touches([(start, end)], furniture))
        for start, end in pairwise(ordered)
    )


def _ranges(places: Sequence[Range]) -> str:
    return " ".join(f"{start}-{end}" for start, end in places)


@lru_cache(maxsize=1)
def _environment() -> Environment:
    from jinja2 import Environment, FunctionLoader, StrictUndefined  # noqa: PLC0415 # only a report needs jinja2
    from markupsafe import Markup  # noqa: PLC0415 # see above

    # autoescape=True, not select_autoescape(), which leaves x.html.j2 unescaped.
    environment = Environment(
        loader=FunctionLoader(_template_text), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    environment.filters["ranges"] = _ranges
    environment.filters["trusted"] = Markup
    return environment


@lru_cache(maxsize=8)
def _template_text(name: str) -> str:
    return (files("summarizer.evaluation") / "templates" / name).read_text("utf-8").replace("\r\n", "\n")
