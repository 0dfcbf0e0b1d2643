"""A batch whose briefs are made in a cluster: store, queue, budget, flow and output stay with the driver."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from summarizer.batch import BatchOptions, Limits, Outcome, run_batch
from summarizer.batch.disk import Disk
from summarizer.batch.identity import config_of
from summarizer.batch.late import Late
from summarizer.batch.run import Watch, bounded, engine_for
from summarizer.errors import UsageError
from summarizer.pipeline import Summarizer
from summarizer.ray.cluster import connected, cores
from summarizer.ray.crew import Crew
from summarizer.ray.turns import MakeTransport, Order
from summarizer.settings import Settings

ARTICLES_EACH = 4  # in the hands of a worker whose engine asks nobody: one at work, the others on their way


def run_batch_on_ray(
    options: BatchOptions,
    settings: Settings,
    *,
    address: str | None = None,
    workers: int | None = None,
    brief: str | type[Any] = "negotiation",
    prompts: Path | None = None,
    transport: MakeTransport | None = None,
    disk: Disk | None = None,
    clock: Callable[[], float] = time.time,
    watch: Watch = lambda _tally, _flow: None,
) -> Outcome:
    """`summarizer.batch.run_batch` with the briefs made by `workers` processes of a Ray cluster (its cores, if None).

    `address` is ``host:port`` of the cluster's head, of which this machine is a node; None finds the cluster of this
    machine, or begins one. `transport` makes the transport that a worker sends with. Raises as `run_batch` does.
    """
    options.check()
    if options.via_batch_api:
        raise UsageError("--via batch-api has no work to share in a cluster.", hint="Leave --on out.")
    settings = bounded(settings, options.caps)
    summarizer: Summarizer[Any] = Summarizer(
        settings, brief=brief, prompts=prompts, engine=engine_for(settings, Late(), None)
    )
    config = config_of(summarizer)
    with connected(address):
        size = workers or cores()
        if config["engine"] == "rules":
            options = replace(options, limits=Limits(ARTICLES_EACH * size, fixed=True))
        crew = Crew(Order(settings, brief, prompts, transport), size, config, summarizer.brief_type.model)
        try:
            return run_batch(
                options, settings, brief=brief, prompts=prompts, disk=disk, clock=clock, watch=watch, hands=crew
            )
        finally:
            crew.dismiss()
