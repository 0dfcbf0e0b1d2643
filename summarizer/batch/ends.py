"""How articles end: a result, or an error, as the store keeps it."""

from __future__ import annotations

from typing import Any

from summarizer.batch.records import Finished, ItemStatus, Named
from summarizer.errors import SummarizerError
from summarizer.schemas import BriefResult

UNREPAIRED = "repair_failed"


def finished_of(result: BriefResult[Any]) -> Finished:
    """A result as it is stored. One whose repair failed on the way is not served to others."""
    body = result.model_dump_json().encode("utf-8", "surrogatepass")
    cacheable = not any(finding.code == UNREPAIRED for finding in result.findings)
    return Finished(ItemStatus(result.status.value), body, cacheable=cacheable)


def failed_of(error: SummarizerError) -> Finished:
    result = getattr(error, "result", None)
    body = result.model_dump_json().encode("utf-8", "surrogatepass") if result is not None else b""
    return Finished(ItemStatus.FAILED, body, Named.of(error))
