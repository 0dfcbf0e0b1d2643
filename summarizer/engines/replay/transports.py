"""Two HTTP transports under the real client: one answers from recordings, one writes them.

Import this module only where a client is made: it loads the HTTP library.
"""

from __future__ import annotations

import json
import os
import time
from pathlib import Path
from typing import Any

import httpx2

from summarizer.engines.replay.context import current_case, current_facts
from summarizer.engines.replay.misses import RecordingMiss, explain
from summarizer.engines.replay.recordings import FaultKind, Origin, Recording, Recordings, RecordingWriter
from summarizer.engines.replay.request import RequestParts, parts_of
from summarizer.errors import SettingsError
from summarizer.settings import SHORTEST_SECRET

JSON = "application/json"


class ReplayTransport(httpx2.AsyncBaseTransport):
    """Answers from recordings and opens no socket; raises `RecordingMiss` for a request that they do not hold."""

    def __init__(self, recordings: Recordings) -> None:
        self.recordings = recordings

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        parts = parts_of(json.loads(await request.aread()))
        facts, case = current_facts(), current_case()
        recording = self.recordings.take(parts.key, case)
        if recording is None:
            raise RecordingMiss(explain(self.recordings, parts, case=case, document=facts.document))
        return _replayed(recording, request)


class RecordingTransport(httpx2.AsyncBaseTransport):
    """Passes requests on and writes what came back; `origin` says whether a model or a test wrote the answers.

    Raises `SettingsError` where `CI` is true: what CI replays, CI must not make.
    """

    def __init__(
        self,
        path: Path,
        *,
        inner: httpx2.AsyncBaseTransport | None = None,
        origin: Origin = "recorded",
    ) -> None:
        if os.environ.get("CI", "").lower() in ("true", "1"):
            raise SettingsError("Recording is refused in CI.", hint="Record on your own machine and commit the file.")
        self._inner = inner or httpx2.AsyncHTTPTransport()
        self._writer = RecordingWriter(path)
        self._origin: Origin = origin

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        parts = parts_of(json.loads(await request.aread()))
        started = time.monotonic()
        try:
            response = await self._inner.handle_async_request(request)
            content = await response.aread()
        except httpx2.TimeoutException:
            self._write(parts, fault="timeout")
            raise
        except httpx2.TransportError:
            self._write(parts, fault="connection")
            raise
        seconds = round(time.monotonic() - started, 3)
        media_type = response.headers.get("content-type", JSON).split(";")[0]
        retry_after = response.headers.get("retry-after")
        text = content.decode("utf-8", "replace")
        key = request.headers.get("authorization", "").removeprefix("Bearer ").strip()
        if len(key) >= SHORTEST_SECRET:
            text = text.replace(key, "***")
        self._write(
            parts,
            status=response.status_code,
            body=_body(text),
            media_type=None if media_type == JSON else media_type,
            retry_after=retry_after if retry_after and retry_after.isdigit() else None,
            seconds=seconds,
        )
        headers = {name: response.headers[name] for name in ("content-type", "retry-after") if name in response.headers}
        return httpx2.Response(response.status_code, headers=headers, content=content)

    async def aclose(self) -> None:
        await self._inner.aclose()

    def _write(self, parts: RequestParts, *, fault: FaultKind | None = None, **answer: Any) -> None:
        document = current_facts().document
        recording = Recording(
            key=parts.key,
            parts=parts.hashes,
            case=current_case(),
            origin=self._origin,
            document=document,
            fault=fault,
            **answer,
        )
        self._writer.append(parts, recording)


def _body(text: str) -> dict[str, Any] | str:
    """JSON where nothing is lost by it, so that the file can be read and compared; else the text itself."""
    try:
        value = json.loads(text, object_pairs_hook=_unique)
    except ValueError:
        return text
    return value if isinstance(value, dict) else text


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len(dict(pairs)) != len(pairs):
        raise ValueError("a key stands twice")
    return dict(pairs)


def _replayed(recording: Recording, request: httpx2.Request) -> httpx2.Response:
    facts = current_facts()
    facts.replayed, facts.seconds = True, recording.seconds
    if recording.fault == "timeout":
        raise httpx2.ReadTimeout("recorded timeout", request=request)
    if recording.fault == "connection":
        raise httpx2.ConnectError("recorded connection error", request=request)
    headers = {"content-type": recording.media_type or JSON}
    if recording.retry_after is not None:
        headers["retry-after"] = recording.retry_after
    body = recording.body
    content = body if isinstance(body, str) else json.dumps(body, ensure_ascii=False)
    return httpx2.Response(
        recording.status or 200, headers=headers, content=content.encode("utf-8", "backslashreplace")
    )
