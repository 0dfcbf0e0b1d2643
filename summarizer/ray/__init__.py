"""Briefs made in a Ray cluster: whole batches, and pipelines of one's own. Needs the extra `ray`."""

from __future__ import annotations

from summarizer.ray.batch import run_batch_on_ray
from summarizer.ray.dataset import Briefs, summarize_dataset
from summarizer.ray.files import read_articles, write_briefs
from summarizer.ray.gatekeeper import Report
from summarizer.ray.limiter import Limiter

__all__ = ["Briefs", "Limiter", "Report", "read_articles", "run_batch_on_ray", "summarize_dataset", "write_briefs"]
