"""Tries an endpoint with the cheapest requests that tell something, and says what to do where it does not answer."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass
from typing import Any

from summarizer.engines.llm.clients import Clients
from summarizer.engines.llm.engine import LLMEngine
from summarizer.engines.llm.outcomes import ERRORS, Failure, Outcome
from summarizer.errors import EngineError, SettingsError
from summarizer.settings import Settings

LONGEST = 20.0
NAMED_MODELS = 8


@dataclass(frozen=True)
class EndpointReport:
    """`findings` are sentences on what was tried and seen; `fix` says what to do, None where all is well.

    `exit_code` is that of a brief: 2 where a setting is wrong and nothing was asked, 3 where the endpoint is.
    """

    ok: bool
    findings: tuple[str, ...]
    fix: str | None = None
    asked: bool = True

    @property
    def exit_code(self) -> int:
        if self.ok:
            return 0
        return EngineError.exit_code if self.asked else SettingsError.exit_code

    def __str__(self) -> str:
        marks = ["ok   "] * (len(self.findings) - 1) + ["ok   " if self.ok else "fails"]
        lines = [f"{mark} {finding}" for mark, finding in zip(marks, self.findings, strict=True)]
        return "\n".join([*lines, *([f"fix   {self.fix}"] if self.fix else [])])


def check_endpoint(settings: Settings, **engine_options: Any) -> EndpointReport:
    """Ask the endpoint for its models, else for an answer of one token; never raises for what it finds wrong."""
    try:
        engine = LLMEngine(settings, **engine_options)
    except SettingsError as error:
        return EndpointReport(ok=False, findings=(error.message,), fix=error.hint, asked=False)
    if engine.recordings is not None:
        found = f"{len(engine.recordings)} recorded answers in {engine.recordings.path}; nothing is sent."
        return EndpointReport(ok=True, findings=(found,))

    async def check() -> EndpointReport:
        try:
            return await _check(engine.clients(), engine, min(settings.timeout, LONGEST))
        finally:
            await engine.aclose()

    return asyncio.run(check())


async def _check(clients: Clients, engine: LLMEngine, seconds: float) -> EndpointReport:
    started = time.monotonic()
    try:
        listing = await clients.call("/models", seconds)
    except Failure as failure:
        if failure.outcome in (Outcome.HTTP_404, Outcome.HTTP_4XX, Outcome.UNREADABLE, Outcome.HTTP_403):
            return await _one_token(clients, engine, seconds)
        return _failed(failure, engine)
    if not isinstance(listing, dict):
        return _failed(Failure(Outcome.UNREADABLE, "What answers there is no OpenAI-compatible endpoint."), engine)
    took = f"{engine.host} lists its models in {time.monotonic() - started:.1f} s."
    known = _names(listing)
    if known and engine.model not in known:
        some = ", ".join(known[:NAMED_MODELS])
        more = f" and {len(known) - NAMED_MODELS} more" if len(known) > NAMED_MODELS else ""
        findings = (took, f"It does not list the model {engine.model}.")
        return EndpointReport(
            ok=False, findings=findings, fix=f"Set --model or SUMMARIZER_MODEL to one of {some}{more}."
        )
    return EndpointReport(
        ok=True, findings=(took, f"The model {engine.model} is {'one of them' if known else 'not checked'}.")
    )


async def _one_token(clients: Clients, engine: LLMEngine, seconds: float) -> EndpointReport:
    """For endpoints that do not list models."""
    body = {"model": engine.model, "messages": [{"role": "user", "content": "Say yes."}], engine.limit_name: 1}
    started = time.monotonic()
    try:
        answer = await clients.call("/chat/completions", seconds, body)
    except Failure as failure:
        return _failed(failure, engine)
    if not isinstance(answer, dict):
        return _failed(Failure(Outcome.UNREADABLE, "What answers there is no OpenAI-compatible endpoint."), engine)
    took = f"{engine.host} answers with the model {engine.model} in {time.monotonic() - started:.1f} s."
    return EndpointReport(ok=True, findings=(took,))


def _failed(failure: Failure, engine: LLMEngine) -> EndpointReport:
    fix = failure.hint or FIXES.get(failure.outcome) or ERRORS[failure.outcome].hint
    return EndpointReport(ok=False, findings=(f"{engine.host}: {failure.message}",), fix=fix)


FIXES = {
    Outcome.CONNECTION: "Check the base URL, that the server runs, and the network or proxy.",
    Outcome.TIMEOUT: "The server does not answer: check that it runs and has loaded its model.",
    Outcome.UNREADABLE: "Check that the base URL is the root of an OpenAI-compatible endpoint, ending in /v1.",
    Outcome.HTTP_404: "Check the model name and that the base URL ends in /v1.",
}


def _names(listing: dict[str, Any]) -> list[str]:
    entries = listing.get("data")
    names = [entry.get("id") for entry in entries if isinstance(entry, dict)] if isinstance(entries, list) else []
    return [name for name in names if isinstance(name, str)]
