"""What the driver of a batch and its workers in the cluster tell each other about one article."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarizer.batch.records import Exchanged, Finished
from summarizer.errors import SummarizerError
from summarizer.schemas import Attempt
from summarizer.settings import Settings

if TYPE_CHECKING:
    import httpx2

MakeTransport = Callable[[], "httpx2.AsyncBaseTransport"]


@dataclass(frozen=True, slots=True)
class Order:
    """What a worker is to make. It is sent from process to process and never lies in the tables of the cluster,
    because it holds the key."""

    settings: Settings
    brief: str | type[Any] = "negotiation"
    prompts: Path | None = None
    transport: MakeTransport | None = None


@dataclass(frozen=True, slots=True)
class Left:
    """A request is over; `attempt` is None where it was not sent after all."""

    attempt: Attempt | None = None
    retry_after: float | None = None
    exchanged: Exchanged | None = None


@dataclass(frozen=True, slots=True)
class Ended:
    """How an article ended: `finished`, or an `error` and the `body` of the failed result that goes with it, if any.

    Both are None where the work was called off.
    """

    finished: Finished | None = None
    error: SummarizerError | None = None
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class Turn:
    """What became of an article since the driver last heard of it, and whether it now wants to send a request."""

    left: tuple[Left, ...] = ()
    wants: bool = False
    end: Ended | None = None
