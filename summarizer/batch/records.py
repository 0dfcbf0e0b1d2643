"""The records that the parts of the batch runner hand each other."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Any

from summarizer.errors import SummarizerError
from summarizer.readers import Article
from summarizer.schemas import Attempt


class ItemStatus(StrEnum):
    """pending and retry wait for a worker, claimed has one, parked waits for the Batch API; the rest are ends."""

    PENDING = "pending"
    RETRY = "retry"
    CLAIMED = "claimed"
    PARKED = "parked"
    OK = "ok"
    PARTIAL = "partial"
    FAILED = "failed"


ENDS = (ItemStatus.OK, ItemStatus.PARTIAL, ItemStatus.FAILED)


@dataclass(frozen=True, slots=True)
class Claimed:
    """An article that this process has taken up; `requests` were sent for it before."""

    item: int
    name: str
    article: Article
    input_sha256: str
    requests: int = 0


@dataclass(frozen=True, slots=True)
class Named:
    """Why an article has no brief: a stable code, a sentence, and what to do."""

    code: str
    message: str
    hint: str = ""
    retryable: bool = False

    @classmethod
    def of(cls, error: SummarizerError) -> Named:
        message = error.message.encode("utf-8", "replace").decode("utf-8")  # it may hold the name of a file
        return cls(error.code, message, error.hint, error.retryable)

    def json(self) -> str:
        return json.dumps({name.name: getattr(self, name.name) for name in fields(self)}, ensure_ascii=False)

    @classmethod
    def read(cls, text: str) -> Named:
        return cls(**json.loads(text))


@dataclass(frozen=True, slots=True)
class Finished:
    """How an article ended: `body` is its result as JSON, empty where there is none."""

    status: ItemStatus
    body: bytes = b""
    error: Named | None = None
    cacheable: bool = False


@dataclass(frozen=True, slots=True)
class Amount:
    """Requests, tokens (in and out) and USD: a limit (None is none), what was spent, or what may still come."""

    requests: int = 0
    tokens: int = 0
    usd: float = 0.0

    def __add__(self, other: Amount) -> Amount:
        return Amount(self.requests + other.requests, self.tokens + other.tokens, self.usd + other.usd)


@dataclass(frozen=True, slots=True)
class Caps:
    """What a run may spend, all its sessions and processes together; None is no limit."""

    requests: int | None = None
    tokens: int | None = None
    usd: float | None = None

    @property
    def any(self) -> bool:
        return any(cap is not None for cap in (self.requests, self.tokens, self.usd))

    def passed_by(self, total: Amount) -> str | None:
        """The name of the limit that `total` is over, None if it is within all."""
        for name in ("requests", "tokens", "usd"):
            cap = getattr(self, name)
            if cap is not None and getattr(total, name) > cap + 1e-9:
                return name
        return None


@dataclass(frozen=True, slots=True)
class Exchanged:
    """What went over the wire for one request; `answer` is None where nothing came back."""

    request: bytes
    status: int | None = None
    answer: bytes | None = None


@dataclass(slots=True)
class Ticket:
    """One article on its way through the flow: what its requests are expected to take, and what they took.

    Belongs to one task.
    """

    claimed: Claimed
    expected: Amount = field(default_factory=lambda: Amount(1))
    bound: Amount = field(default_factory=lambda: Amount(1))
    estimate: int = 0  # tokens of its first request
    prepaid: bool = False
    hold: int | None = None
    sent: int = 0
    exchanged: Exchanged | None = None
    last: Attempt | None = None
    probe: bool = False
    parked: bool = False
    queued: bool = False  # it waits for a permit, or has given up waiting: what it was asked since was not sent
    made: dict[str, int] = field(default_factory=dict)  # how often each request was made, by its hash


@dataclass(slots=True)
class Tally:
    """Where a run stands."""

    total: int = 0
    ok: int = 0
    partial: int = 0
    failed: int = 0
    cached: int = 0
    complete: bool = False  # whether `total` is final
    spent: Amount = field(default_factory=Amount)
    unknown: int = 0  # requests that may have been billed, nobody can say what

    @property
    def done(self) -> int:
        return self.ok + self.partial + self.failed

    def count(self, status: ItemStatus) -> None:
        setattr(self, status.value, getattr(self, status.value) + 1)


def article_facts(article: Article) -> dict[str, Any]:
    """Everything about an article but its text and its name, as JSON keeps it."""
    return {
        "title": article.title,
        "published": article.published,
        "media_type": article.media_type,
        "encoding": article.encoding,
        "notes": list(article.notes),
    }
