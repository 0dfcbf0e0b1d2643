"""Speaks the Batch API of OpenAI-compatible endpoints: uploads requests, starts batches, fetches their answers."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from summarizer.errors import EndpointAuth, EndpointOverloaded, EndpointProtocol, EndpointRefusedRequest, EngineError

if TYPE_CHECKING:
    import httpx2

TRIES = 5
SECONDS = 300.0  # for one call, an upload of 100 MB included
ENDED = frozenset({"completed", "failed", "expired", "cancelled"})
MARK = "summarizer"  # the key of our metadata, by which a batch is found again


@dataclass(frozen=True)
class Batch:
    """One batch as the endpoint describes it."""

    id: str
    status: str
    output: str | None = None
    errors: str | None = None
    problem: str | None = None

    @property
    def ended(self) -> bool:
        return self.status in ENDED


@dataclass(frozen=True)
class Reply:
    """The answer to one request of a batch; `status` is None where it was never carried out."""

    key: str
    status: int | None
    body: Any


class Provider:
    """Belongs to one event loop. Raises `EngineError` for an endpoint that does not play along."""

    def __init__(self, base_url: str, key: str | None, transport: httpx2.AsyncBaseTransport | None = None) -> None:
        import httpx2  # noqa: PLC0415 # comes with openai: only where requests are sent

        headers = {"Authorization": f"Bearer {key}"} if key else {}
        self._errors = httpx2.TransportError
        self._client = httpx2.AsyncClient(
            base_url=base_url.rstrip("/") + "/", headers=headers, timeout=SECONDS, transport=transport
        )

    async def upload(self, content: bytes) -> str:
        """Upload a file of requests, one JSON object a line; its id."""
        files = {"file": ("requests.jsonl", content, "application/jsonl")}
        answer = await self._call("POST", "files", data={"purpose": "batch"}, files=files)
        return _text(answer, "id")

    async def start(self, file: str, mark: str) -> Batch:
        """Start a batch over an uploaded file. A batch of that mark that is there already is taken instead."""
        found = await self.find(mark)
        if found is not None:
            return found
        wish = {
            "input_file_id": file,
            "endpoint": "/v1/chat/completions",
            "completion_window": "24h",
            "metadata": {MARK: mark},
        }
        return _batch(await self._call("POST", "batches", json=wish, tries=1))

    async def find(self, mark: str) -> Batch | None:
        """The batch that was started with this mark, also by a process that died before it could say so."""
        after: dict[str, str] = {}
        while True:
            page = await self._call("GET", "batches", params={"limit": "100", **after})
            rows = page.get("data") or []
            for row in rows:
                if (row.get("metadata") or {}).get(MARK) == mark:
                    return _batch(row)
            if not page.get("has_more") or not rows:
                return None
            after = {"after": _text(rows[-1], "id")}

    async def look(self, batch: str) -> Batch:
        return _batch(await self._call("GET", f"batches/{batch}"))

    async def replies(self, batch: Batch) -> AsyncIterator[Reply]:
        """The answers of a batch that has ended, those that are errors included, in any order."""
        for file in (batch.output, batch.errors):
            if file is None:
                continue
            async with self._client.stream("GET", f"files/{file}/content") as answer:
                _require_good(answer.status_code)
                async for line in answer.aiter_lines():
                    if line.strip():
                        yield _reply(line)

    async def aclose(self) -> None:
        await self._client.aclose()

    async def _call(self, method: str, path: str, *, tries: int = TRIES, **wish: Any) -> dict[str, Any]:
        for turn in range(1, tries + 1):
            last = turn == tries
            try:
                answer = await self._client.request(method, path, **wish)
                _require_good(answer.status_code)
                found = answer.json()
            except (self._errors, EndpointOverloaded) as error:
                if last:
                    message = "The Batch API cannot be reached."
                    raise error if isinstance(error, EngineError) else EndpointOverloaded(message) from None
            except ValueError:
                raise EndpointProtocol("The Batch API answered with something that is not JSON.") from None
            else:
                if isinstance(found, dict):
                    return found
                raise EndpointProtocol("The Batch API answered with something that is not an object.")
            await asyncio.sleep(min(30.0, 2.0**turn / 4))
        raise AssertionError  # the last turn returns or raises


def _require_good(status: int) -> None:
    if status in (401, 403):
        raise EndpointAuth(f"The Batch API does not accept the key ({status}).")
    if status == 404:
        raise EndpointRefusedRequest("The endpoint has no Batch API (404).", hint="Leave --via batch-api out.")
    if status in (408, 409, 429) or status >= 500:
        raise EndpointOverloaded(f"The Batch API answered {status}.")
    if status >= 300:
        raise EndpointRefusedRequest(f"The Batch API answered {status}.")


def _batch(row: dict[str, Any]) -> Batch:
    problems = (row.get("errors") or {}).get("data") or []
    problem = str(problems[0].get("message") or problems[0].get("code"))[:200] if problems else None
    output, errors = row.get("output_file_id"), row.get("error_file_id")
    return Batch(_text(row, "id"), _text(row, "status"), output, errors, problem)


def _text(row: dict[str, Any], name: str) -> str:
    value = row.get(name)
    if not isinstance(value, str) or not value:
        raise EndpointProtocol(f"The Batch API's answer has no {name}.")
    return value


def _reply(line: str) -> Reply:
    try:
        row = json.loads(line)
        key = str(row["custom_id"])
        response = row.get("response") or {}
    except (ValueError, TypeError, KeyError, AttributeError):
        raise EndpointProtocol("The Batch API's answers hold a line that is not one.") from None
    status = response.get("status_code")
    return Reply(key, status if isinstance(status, int) else None, response.get("body"))
