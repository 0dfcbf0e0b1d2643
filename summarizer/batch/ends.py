"""How articles end: a result, or an error, as the store keeps it."""

from __future__ import annotations

from typing import Any

from summarizer.batch.records import Finished, ItemStatus, Named
from summarizer.errors import SummarizerError
from summarizer.schemas import Attempt, BriefResult

CUT_SHORT = frozenset({"repair_failed", "window_failed"})  # another time the same article may fare better


def finished_of(result: BriefResult[Any], *, factor: float = 1.0) -> Finished:
    """A result as it is stored, its costs `factor` of the list price.

    One whose repair, or one of whose windows, failed on the way is not served to others.
    """
    if factor != 1.0:
        result = result.model_copy(update={"ledger": [at_factor(row, factor) for row in result.ledger]})
    body = result.model_dump_json().encode("utf-8", "surrogatepass")
    cacheable = not any(finding.code in CUT_SHORT for finding in result.findings)
    return Finished(ItemStatus(result.status.value), body, cacheable=cacheable)


def at_factor(attempt: Attempt, factor: float) -> Attempt:
    """A ledger row whose cost is `factor` of the list price."""
    if attempt.cost_usd is None:
        return attempt
    return attempt.model_copy(update={"cost_usd": round(attempt.cost_usd * factor, 9)})


def failed_of(error: SummarizerError, *, factor: float = 1.0) -> Finished:
    """An error as it is stored, with the failed result that it carries, if any."""
    result = getattr(error, "result", None)
    if result is not None and factor != 1.0:
        result = result.model_copy(update={"ledger": [at_factor(row, factor) for row in result.ledger]})
    body = result.model_dump_json().encode("utf-8", "surrogatepass") if result is not None else b""
    return Finished(ItemStatus.FAILED, body, Named.of(error))
