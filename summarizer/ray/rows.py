"""Briefs as rows of a table: the result as JSON, and beside it flat columns to select and count by."""

from __future__ import annotations

import json
import typing
from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa
from pydantic import BaseModel

from summarizer.batch.records import Named
from summarizer.schemas import Attempt, BriefResult

COLUMNS: tuple[tuple[str, Any], ...] = (
    ("id", pa.string()),
    ("status", pa.string()),  # ok, partial, failed
    ("error", pa.string()),  # JSON as in the output of a batch, null where there is a brief
    ("result", pa.large_string()),  # JSON as in the output of a batch, null where there is none
    ("error_code", pa.string()),
    ("key", pa.string()),  # hash of the article and of everything else that the result depends on
    ("headline", pa.string()),
    ("sha256", pa.string()),  # of the text
    ("chars", pa.int64()),
    ("language", pa.string()),
    ("dropped", pa.int32()),
    ("findings", pa.int32()),
    ("requests", pa.int32()),
    ("input_tokens", pa.int64()),  # null where the endpoint did not say
    ("output_tokens", pa.int64()),
    ("cost_usd", pa.float64()),
    ("engine", pa.string()),
    ("model", pa.string()),
    ("version", pa.string()),
)


def schema_of(model: type[BaseModel]) -> Any:
    """The Arrow schema of the rows of a brief type: `COLUMNS`, and ``n_<field>`` for each list of the brief."""
    return pa.schema([*COLUMNS, *((f"n_{name}", pa.int32()) for name in _lists(model))])


def row_of(name: str, key: str | None, result: BriefResult[Any] | None, error: Named | None) -> dict[str, Any]:
    """The row of one article, called `name`. Columns that it does not fill are null."""
    row: dict[str, Any] = {
        "id": name,
        "status": "failed" if error is not None or result is None else result.status.value,
        "error": error.json() if error is not None else None,
        "error_code": error.code if error is not None else None,
        "key": key,
    }
    if result is None:
        return row
    brief, source, made = result.brief, result.source, result.provenance
    row |= {
        "result": result.model_dump_json(),
        "sha256": source.sha256,
        "chars": source.chars,
        "language": source.language,
        "dropped": len(result.dropped),
        "findings": len(result.findings),
        "engine": made.engine,
        "model": made.model,
        "version": made.version,
        **_spent(result.ledger),
    }
    if brief is not None:
        headline = getattr(brief, "headline", None)
        row["headline"] = headline if isinstance(headline, str) else None
        row |= {f"n_{name}": len(getattr(brief, name)) for name in _lists(type(brief))}
    return row


def table_of(rows: Sequence[Mapping[str, Any]], schema: Any) -> Any:
    """The rows as an Arrow table; keys that are not in the schema are left out."""
    columns = [pa.array([row.get(field.name) for row in rows], type=field.type) for field in schema]
    return pa.Table.from_arrays(columns, schema=schema)


def line_of(row: Mapping[str, Any]) -> bytes:
    """The row as a line of the output of a batch."""
    head = json.dumps({"id": row["id"], "status": row["status"]}, ensure_ascii=False)[:-1]
    error, result = row["error"] or "null", row["result"] or "null"
    return f'{head}, "error": {error}, "result": {result}}}\n'.encode("utf-8", "surrogatepass")


def _lists(model: type[BaseModel]) -> list[str]:
    return [name for name, field in model.model_fields.items() if typing.get_origin(field.annotation) is list]


def _spent(ledger: Sequence[Attempt]) -> dict[str, Any]:
    return {
        "requests": len(ledger),
        "input_tokens": _sum([attempt.input_tokens for attempt in ledger]),
        "output_tokens": _sum([attempt.output_tokens for attempt in ledger]),
        "cost_usd": _sum([attempt.cost_usd for attempt in ledger]),
    }


def _sum(values: Sequence[Any]) -> Any:
    """None where any is unknown: a part is not the whole."""
    return None if any(value is None for value in values) else sum(values)
