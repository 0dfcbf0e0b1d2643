"""How much shorter an answer is that points at the article than the same answer with evidence and quotes spelled out.

    python evals/benchmarks/pointing.py RESULT.json ...

The results are saved ones (`summarizer summarize ... -o result.json`). Both answers are compact JSON in the model's
face; they differ in sentences and quotations alone: ids in one, the text that the ids name in the other.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from summarizer import BriefResult, NegotiationBrief, StatementBrief
from summarizer.grounding.shape import shape_of
from summarizer.schemas import Span

TYPES: dict[str, type[BaseModel]] = {"negotiation": NegotiationBrief, "statement": StatementBrief}
END_WORDS = 3  # that a model writes at either end of a passage without an id


def answer_of(item: BaseModel, *, spelled_out: bool) -> dict[str, Any]:
    """The answer that became `item`: fields of the model's face, spans as ids or as text."""
    fields = (shape.name for shape in shape_of(type(item)) if not shape.by_program)
    return {name: _value(getattr(item, name), spelled_out=spelled_out) for name in fields}


def _value(value: Any, *, spelled_out: bool) -> Any:
    if isinstance(value, Span):
        return value.text if spelled_out else _pointer(value)
    if isinstance(value, BaseModel):
        return answer_of(value, spelled_out=spelled_out)
    if isinstance(value, list):
        return [_value(element, spelled_out=spelled_out) for element in value]
    return value


def _pointer(span: Span) -> str:
    """The id; for a passage that the program did not mark what the model has to write instead."""
    sentence, _, place = span.id.partition(":")
    words = span.text.split()
    if not place:
        return span.id
    if len(words) <= 2 * END_WORDS:
        return f"{sentence}: {span.text}"
    return f"{sentence}: {' '.join(words[:END_WORDS])} ... {' '.join(words[-END_WORDS:])}"


def sizes(result: BriefResult[Any]) -> tuple[int, int]:
    """Characters of the pointing answer and of the spelled-out one."""
    answers = (answer_of(result.brief, spelled_out=spelled_out) for spelled_out in (False, True))
    pointing, spelled = (len(json.dumps(a, ensure_ascii=False, separators=(",", ":"))) for a in answers)
    return pointing, spelled


def load(path: Path) -> BriefResult[Any]:
    text = path.read_text(encoding="utf-8")
    name = json.loads(text)["provenance"]["type"]
    result: BriefResult[Any] = BriefResult[TYPES[name]].model_validate_json(text)  # type: ignore[valid-type] # at run time
    return result


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("results", type=Path, nargs="+")
    totals = [0, 0]
    print(f"{'points':>7} {'spelled out':>11} {'ratio':>6}")
    for path in parser.parse_args().results:
        result = load(path)
        if result.brief is None:
            print(f"{'':26} {path.name}: no brief")
            continue
        pointing, spelled = sizes(result)
        totals = [totals[0] + pointing, totals[1] + spelled]
        print(f"{pointing:7} {spelled:11} {pointing / spelled:6.2f} {path.name} ({result.provenance.engine})")
    print(f"{totals[0]:7} {totals[1]:11} {totals[0] / max(totals[1], 1):6.2f} all")


if __name__ == "__main__":
    main()
