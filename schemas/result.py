"""What a run returns: the brief, the text it rests on, what was set aside and why, and what was paid for it."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from .fields import Span

B = TypeVar("B", bound=BaseModel)


class Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class RunStatus(StrEnum):
    """ok: every item passed its checks; partial: something was dropped or not read; failed: no brief."""

    OK = "ok"
    PARTIAL = "partial"
    FAILED = "failed"


class Severity(StrEnum):
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class AttemptKind(StrEnum):
    """Why a request was sent: draft, a re-ask for structure, or the repair of failing items."""

    DRAFT = "draft"
    REASK = "reask"
    REPAIR = "repair"


class Source(Record):
    """The article: `text` is frozen, every offset of the brief counts its Unicode code points."""

    title: str | None
    published: str | None
    sha256: str
    chars: int
    text: str
    language: str | None = None
    media_type: str | None = None
    encoding: str | None = None
    name: str | None = None


class Dropped(Record):
    """An item that failed its checks: where it stood (`section`), why, and what it was."""

    section: str
    code: str
    message: str
    item: dict[str, Any]


class Finding(Record):
    """A doubt or a note: `item` is the id of the item it is about, `spans` the places it points at."""

    code: str
    severity: Severity
    message: str
    spans: list[Span] = Field(default_factory=list)
    item: str | None = None


class Attempt(Record):
    """One request and how it ended. Tokens as the endpoint billed them, None where it did not say; USD; seconds."""

    attempt: int
    kind: AttemptKind
    outcome: str
    model: str | None
    input_tokens: int | None = None
    output_tokens: int | None = None
    cached_tokens: int | None = None
    seconds: float | None = None
    cost_usd: float | None = None


class Provenance(Record):
    """What made the brief; hashes are hexadecimal sha256 of the prompt as sent and of the JSON schema as sent."""

    engine: str
    model: str | None
    type: str
    prompt_sha256: str | None
    schema_sha256: str | None
    version: str


class BriefResult(BaseModel, Generic[B]):
    """A brief with everything needed to check it.

    `brief` is None only where `status` is failed: an empty list never stands for a failure.
    `repeated` groups ids of quotes that say the same thing.
    """

    model_config = ConfigDict(extra="forbid", defer_build=True)

    status: RunStatus
    brief: B | None
    source: Source
    dropped: list[Dropped] = Field(default_factory=list)
    findings: list[Finding] = Field(default_factory=list)
    repeated: list[list[str]] = Field(default_factory=list)
    ledger: list[Attempt] = Field(default_factory=list)
    provenance: Provenance
