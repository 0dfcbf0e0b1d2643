"""Gold cases: what a careful reader says belongs in the brief of one article, and where the article says it.

A case is a folder with `article.txt` (frozen bytes), `gold.json` and, for a replayed model, `recordings.jsonl`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from summarizer.evaluation.faults import GoldError, HarnessError
from summarizer.evaluation.spans import Range
from summarizer.schemas import IssueStatus, OfferKind, OfferStatus, PartyKind, PartyRole, QuoteKind

ARTICLE, GOLD, RECORDINGS = "article.txt", "gold.json", "recordings.jsonl"


class _Gold(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class GoldItem(_Gold):
    """`evidence` lists alternative places, each sufficient on its own. An `optional` item is true but not required."""

    id: str = Field(min_length=1)
    evidence: tuple[Range, ...] = ()
    optional: bool = False


class GoldParty(GoldItem):
    name: str
    aliases: tuple[str, ...] = ()
    kind: PartyKind
    role: PartyRole
    represents: str | None = None
    title: str | None = None


class GoldOffer(GoldItem):
    kind: OfferKind
    made_by: tuple[str, ...] = ()
    made_to: tuple[str, ...] = ()
    according_to: str | None = None
    text: str
    conditions: tuple[str, ...] = ()
    amounts: tuple[str, ...] = ()
    deadline: str | None = None
    status: OfferStatus


class GoldPosition(_Gold):
    party: str
    text: str
    evidence: tuple[Range, ...] = ()


class GoldIssue(GoldItem):
    topic: str
    status: IssueStatus
    positions: tuple[GoldPosition, ...] = ()


class GoldQuote(_Gold):
    id: str = Field(min_length=1)
    start: int
    end: int
    text: str
    speakers: tuple[str, ...] = ()
    kind: QuoteKind
    repeats: str | None = None
    about: tuple[str, ...] = ()
    optional: bool = False


class GoldStep(GoldItem):
    text: str


class Gold(_Gold):
    """The content of one `gold.json`; every `[start, end]` counts code points of the article."""

    id: str
    title: str | None = None
    published: str | None = None
    language: str = "en"
    cluster: str
    tags: tuple[str, ...] = ()
    type: str = "negotiation"
    sha256: str
    parties: tuple[GoldParty, ...] = ()
    offers: tuple[GoldOffer, ...] = ()
    open_issues: tuple[GoldIssue, ...] = ()
    quotes: tuple[GoldQuote, ...] = ()
    next_steps: tuple[GoldStep, ...] = ()
    furniture: tuple[Range, ...] = ()
    repeated: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class GoldCase:
    """One case: its folder, the article as bytes and as text, and its gold."""

    folder: Path
    raw: bytes
    article: str
    gold: Gold

    @property
    def id(self) -> str:
        return self.gold.id


def load_case(folder: Path) -> GoldCase:
    """Read one case folder; raises `GoldError` naming the file and what is wrong with its form."""
    raw = _bytes(folder / ARTICLE)
    try:
        article = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise GoldError(f"{folder / ARTICLE} is not UTF-8 (byte {error.start}).") from None
    return GoldCase(folder, raw, article, parse_gold(folder / GOLD))


def parse_gold(path: Path) -> Gold:
    """The gold in one file, its form checked; what it says about the article is the linter's business."""
    data = load_json(path)
    try:
        return Gold.model_validate(data)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"]) or "file"
        raise GoldError(f"{path}: {where}: {first['msg']} (and {error.error_count() - 1} more).") from None


def load_json(path: Path) -> Any:
    """A JSON file without duplicate keys; raises `GoldError`."""
    try:
        return json.loads(_bytes(path).decode("utf-8"), object_pairs_hook=_unique)
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        raise GoldError(f"{path} is not JSON: {error}.") from None


def case_folders(root: Path, only: tuple[str, ...] = ()) -> list[Path]:
    """The case folders under `root` in order of their names; raises `HarnessError` where there is none.

    `only` keeps the named cases; a name that does not exist is an error, not an empty run.
    """
    if not root.is_dir():
        raise HarnessError(f"No gold folder {root}.", hint="Give one with --gold.")
    found = [path for path in sorted(root.iterdir()) if path.is_dir() and not path.name.startswith((".", "_"))]
    unknown = sorted(set(only) - {path.name for path in found})
    if unknown:
        raise HarnessError(f"No case {', '.join(unknown)} in {root}.", hint=f"There are {len(found)} cases.")
    chosen = [path for path in found if not only or path.name in only]
    if not chosen:
        raise HarnessError(f"No cases in {root}: nothing was judged.", hint="'summarizer eval new ARTICLE' makes one.")
    return chosen


def iter_cases(root: Path, only: tuple[str, ...] = ()) -> Iterator[GoldCase]:
    """Load every case under `root`, in order of names."""
    for folder in case_folders(root, only):
        yield load_case(folder)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise GoldError(f"{path} cannot be read: {error.strerror or error}.") from None


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    keys = [key for key, _ in pairs]
    if len(set(keys)) != len(keys):
        twice = next(key for key in keys if keys.count(key) > 1)
        raise ValueError(f"the key {twice!r} stands twice in one object")
    return dict(pairs)
