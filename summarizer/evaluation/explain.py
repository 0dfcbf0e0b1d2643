"""Gold beside prediction for one case, with the reason for each outcome."""

from __future__ import annotations

from summarizer.evaluation.gold import GoldCase
from summarizer.evaluation.harness import CaseRun
from summarizer.evaluation.items import SECTIONS
from summarizer.evaluation.layout import Block, Bullets, Heading, Paragraph
from summarizer.evaluation.outcomes import Outcome, Result
from summarizer.evaluation.spans import Range

_ORDER = (Result.INC, Result.MIS, Result.SPU, Result.COR, Result.OPT)
QUOTED = 160


def explained(case: GoldCase, judged: CaseRun, run: str) -> list[Block]:
    """The page about one case of one run: what is wrong first, in every section."""
    blocks: list[Block] = [Heading(f"{case.id}, {run}: {judged.status}", 1)]
    if judged.note:
        blocks.append(Paragraph(judged.note))
    if judged.score is None:
        return blocks
    for section in SECTIONS:
        lines = [line for line in judged.score.outcomes if line.section == section]
        blocks.append(Heading(f"{section.replace('_', ' ')} ({_tally(lines)})"))
        ranked = sorted(
            lines, key=lambda line: (_ORDER.index(line.result), line.gold_id or "", line.predicted_id or "")
        )
        blocks += [Bullets(_lines(case, line)) for line in ranked]
    counters = [f"{name}: {', '.join(items)}" for name, items in judged.score.counters.items() if items]
    if counters:
        blocks += [Heading("Counted without gold or at zero tolerance"), Bullets(tuple(counters))]
    return blocks


def _tally(lines: list[Outcome]) -> str:
    present = [(result, sum(line.result is result for line in lines)) for result in Result]
    return ", ".join(f"{number} {result}" for result, number in present if number) or "none"


def _lines(case: GoldCase, line: Outcome) -> tuple[str, ...]:
    similarity = "" if line.similarity is None else f", similarity {line.similarity:.2f}"
    rows = [f"{line.result}  {line.reason}{similarity}"]
    if line.gold_id is not None:
        rows.append(f"     gold   {line.gold_id}: {line.gold_text}{_where(case, line.gold_places)}")
    if line.predicted_id is not None:
        rows.append(f"     brief  {line.predicted_id}: {line.predicted_text}{_where(case, line.predicted_places)}")
    return tuple(" ".join(row.split("\n")) for row in rows)


def _where(case: GoldCase, places: tuple[Range, ...]) -> str:
    if not places:
        return " [no evidence]"
    start, end = places[0]
    text = " ".join(case.article[start:end].split())
    shown = text if len(text) <= QUOTED else text[: QUOTED - 3] + "..."
    more = f" +{len(places) - 1}" if len(places) > 1 else ""
    return f" [{start}-{end}{more}: {shown}]"
