"""Briefs made in a Ray cluster: whole batches, and pipelines of one's own. Needs the extra `ray`."""

from __future__ import annotations

from summarizer.ray.batch import run_batch_on_ray

__all__ = ["run_batch_on_ray"]
