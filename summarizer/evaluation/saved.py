"""Results to be judged, read with more patience than a brief is written: what is wrong in them counts, nothing crashes.

The names and nesting are those of the reader's face. Missing evidence, an unknown kind or a place that the article does
not have is the scorer's business, so it is let in here; only what cannot be told apart at all is no brief.
"""

from __future__ import annotations

import json
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from summarizer.schemas import BriefResult


class _Saved(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class SavedSpan(_Saved):
    """A place as given; `start` and `end` are None where the id was never resolved."""

    id: str = ""
    start: int | None = None
    end: int | None = None
    text: str = ""


def _as_list(value: Any) -> Any:
    return () if value is None else value


def _as_span(value: Any) -> Any:
    return {"id": value} if isinstance(value, str) else value


def _as_amount(value: Any) -> Any:
    return value.get("text") if isinstance(value, dict) else value


Place = Annotated[SavedSpan, BeforeValidator(_as_span)]
Places = Annotated[tuple[Place, ...], BeforeValidator(_as_list)]
Ids = Annotated[tuple[str, ...], BeforeValidator(_as_list)]
Amounts = Annotated[tuple[Annotated[str, BeforeValidator(_as_amount)], ...], BeforeValidator(_as_list)]


class SavedStatement(_Saved):
    text: str
    evidence: Places = ()


class SavedParty(_Saved):
    id: str
    name: str
    aliases: Ids = ()
    kind: str
    role: str
    represents: str | None = None
    title: str | None = None
    evidence: Places = ()


class SavedOffer(_Saved):
    id: str
    kind: str
    made_by: Ids = ()
    made_to: Ids = ()
    according_to: str | None = None
    text: str
    conditions: Ids = ()
    amounts: Amounts = ()
    deadline: str | None = None
    status: str
    evidence: Places = ()


class SavedPosition(_Saved):
    party: str
    text: str = ""
    evidence: Places = ()


class SavedIssue(_Saved):
    id: str
    topic: str
    status: str
    positions: Annotated[tuple[SavedPosition, ...], BeforeValidator(_as_list)] = ()
    evidence: Places = ()


class SavedQuote(_Saved):
    id: str
    passage: Place
    speakers: Ids = ()
    kind: str
    repeats: str | None = None
    about: Ids = ()


class SavedBrief(_Saved):
    summary: Annotated[tuple[SavedStatement, ...], BeforeValidator(_as_list)] = ()
    parties: Annotated[tuple[SavedParty, ...], BeforeValidator(_as_list)] = ()
    offers: Annotated[tuple[SavedOffer, ...], BeforeValidator(_as_list)] = ()
    open_issues: Annotated[tuple[SavedIssue, ...], BeforeValidator(_as_list)] = ()
    quotes: Annotated[tuple[SavedQuote, ...], BeforeValidator(_as_list)] = ()
    next_steps: Annotated[tuple[SavedStatement, ...], BeforeValidator(_as_list)] = ()


class SavedAttempt(_Saved):
    kind: str = "draft"
    outcome: str = ""
    input_tokens: int | None = None
    output_tokens: int | None = None
    seconds: float | None = None
    cost_usd: float | None = None


class SavedSource(_Saved):
    sha256: str | None = None
    text: str | None = None


class SavedProvenance(_Saved):
    engine: str | None = None
    model: str | None = None


class SavedResult(_Saved):
    """One result. `brief` is None for a failed run; `failure` says why there is no brief."""

    brief: SavedBrief | None = None
    source: SavedSource = SavedSource()
    ledger: tuple[SavedAttempt, ...] = ()
    dropped: tuple[Any, ...] = ()
    provenance: SavedProvenance = SavedProvenance()
    failure: str | None = None


def read_result(data: Any) -> SavedResult:
    """A result from JSON data. A brief that is none by its structure leaves a result without one, with the reason."""
    if not isinstance(data, dict):
        return SavedResult(failure="the answer is no JSON object")
    data = _printable(data)
    try:
        result = SavedResult.model_validate(data)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        rest = {name: value for name, value in data.items() if name in ("source", "provenance")}
        return _without_brief(rest, f"no valid brief: {where}: {first['msg']}")
    if result.brief is None:
        return result.model_copy(update={"failure": result.failure or _reason(data)})
    return result


def of_result(result: BriefResult[Any]) -> SavedResult:
    """The same, of a result fresh from the pipeline."""
    return read_result(result.model_dump(mode="json"))


def _printable(data: dict[str, Any]) -> dict[str, Any]:
    """The same data with half surrogates, which no file and no terminal can take, replaced by question marks."""
    text = json.dumps(data, ensure_ascii=False)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        replaced: dict[str, Any] = json.loads(text.encode("utf-8", "replace"))
        return replaced
    return data


def _without_brief(rest: dict[str, Any], failure: str) -> SavedResult:
    try:
        return SavedResult.model_validate({**rest, "failure": failure})
    except ValidationError:
        return SavedResult(failure=failure)


def _reason(data: dict[str, Any]) -> str:
    findings = data.get("findings")
    for finding in findings if isinstance(findings, list) else []:
        if isinstance(finding, dict) and finding.get("severity") == "error":
            return f"{finding.get('code')}: {finding.get('message')}"
    return "the run failed"
