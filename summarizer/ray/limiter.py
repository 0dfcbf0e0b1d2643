"""The limiter of a cluster: an actor by name that all pipelines and their workers can share."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import ray

from summarizer.batch.flow import Limits
from summarizer.batch.records import Caps
from summarizer.ray.cluster import NAMESPACE
from summarizer.ray.gatekeeper import LOST_SECONDS, Gatekeeper, Report

ON_HEAD = {"node:__internal_head__": 0.001}  # a resource that the head of every cluster has, and no other node
AT_ONCE = 10_000  # calls that wait in the actor at a time: two a worker

_kept: dict[str, Any] = {}  # handles: an actor ends with the last one, and copies inside datasets do not count


class Limiter:
    """What all workers together may ask: `limits` and `caps` as for a batch. Needs a connection to a cluster.

    With a `name` it outlives this driver, and whoever gives the same name later gets the same limiter, with what was
    spent (and its own limits). Without one it ends with this driver. It lives on the head of the cluster, which no
    cluster survives, and is never restarted: a limiter that died takes its books along, and pipelines that ask it end
    with rows that were not asked for.
    """

    def __init__(
        self,
        limits: Limits | None = None,
        caps: Caps | None = None,
        *,
        name: str | None = None,
        lost_after: float = LOST_SECONDS,
    ) -> None:
        self.name = name or f"limiter-{uuid4().hex[:12]}"
        remote: Any = ray.remote  # its types know no actor's options
        actor_class = remote(num_cpus=0, resources=ON_HEAD, max_restarts=0, max_concurrency=AT_ONCE)(Gatekeeper)
        options: dict[str, Any] = {
            "name": self.name,
            "namespace": NAMESPACE,
            "get_if_exists": True,
        }
        if name is not None:
            options["lifetime"] = "detached"
        self.actor: Any = actor_class.options(**options).remote(
            limits or Limits(), caps or Caps(), lost_after=lost_after
        )
        self.caps: Caps = ray.get(self.actor.caps.remote())
        _kept[self.name] = self.actor

    def report(self) -> Report:
        """What was spent, how many articles are under way, and why nothing more is granted, if so."""
        report: Report = ray.get(self.actor.report.remote())
        return report

    def stop(self, reason: str = "stopped") -> None:
        """Grant nothing any more; what is under way ends as it does."""
        ray.get(self.actor.stop.remote(reason))

    def end(self) -> None:
        """End the actor; its books are gone."""
        _kept.pop(self.name, None)
        ray.kill(self.actor)
