"""A transport for workers: answers in the process, counts every request in a file and notes on which node one waits."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx2
import ray

from tests.batch.played import Played, Reply, answered, refusing


@dataclass
class Noting(Played):
    """Requests after the first `free` ones wait for a file ``go`` beside the counter: what is to happen in the middle
    of a run happens there, however slow the machine is."""

    free: int | None = None

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        assert self.counter is not None
        answer = await super().handle_async_request(request)
        if self.free is not None and self.counter.stat().st_size > self.free:
            self._note_held()
            while not self.counter.with_name("go").exists():
                await asyncio.sleep(0.02)
        return answer

    def _note_held(self) -> None:
        """Say in the file ``held`` which node a waiting request is on."""
        assert self.counter is not None
        handle = os.open(self.counter.with_name("held"), os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o666)
        os.write(handle, f"{ray.get_runtime_context().get_node_id()}\n".encode())
        os.close(handle)


def fussy(played: Played, body: dict[str, Any]) -> httpx2.Response:
    """An answer that depends on the article alone: some are refused, some are not JSON."""
    article = str(body["messages"])
    if "offered 7 per" in article:
        return refusing(400)(played, body)
    if "offered 9 per" in article:
        good = answered(played, body).json()
        good["choices"][0]["message"]["content"] = "I cannot say."
        return httpx2.Response(200, json=good)
    return answered(played, body)


def noting(
    place: Path, *, seconds: float = 0.0, reply: Reply = answered, free: int | None = None
) -> Callable[[], Noting]:
    """Makes the transport of a worker; requests of all workers are counted in ``place/count``."""
    counter = place / "count"
    return lambda: Noting(replies=[reply], seconds=seconds, counter=counter, free=free)
