"""Many articles: nothing lost, nothing paid twice, as fast as the endpoint allows."""

from __future__ import annotations

from summarizer.batch.flow import Limits
from summarizer.batch.options import BatchOptions
from summarizer.batch.records import Caps, Tally
from summarizer.batch.run import run_batch
from summarizer.batch.runner import Outcome

__all__ = ["BatchOptions", "Caps", "Limits", "Outcome", "Tally", "run_batch"]
