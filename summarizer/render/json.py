"""Results as JSON: indented for people, one line each for programs."""

from __future__ import annotations

import json
from typing import Any

from summarizer.schemas import BriefResult


def render_json(result: BriefResult[Any], *, indent: int | None = 1) -> str:
    """The whole result as JSON, without a line break at its end; every field is there, absent values as null."""
    return _dumped(result, indent)


def render_jsonl(result: BriefResult[Any]) -> str:
    """The whole result as one line of JSON with its line break, for a JSON Lines file."""
    return _dumped(result, None) + "\n"


def _dumped(result: BriefResult[Any], indent: int | None) -> str:
    # serialize_as_any: an unparametrized BriefResult declares its brief as BaseModel, which has no fields to print.
    content = result.model_dump(mode="json", serialize_as_any=True)
    text = json.dumps(content, ensure_ascii=False, indent=indent)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:  # half surrogates, which JSON can spell and UTF-8 cannot
        return json.dumps(content, indent=indent)
    return text
