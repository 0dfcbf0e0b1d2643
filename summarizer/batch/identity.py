"""The settings that decide a result: a run is held to them, and cached results are found by them."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from summarizer._version import __version__
from summarizer.document import Document
from summarizer.pipeline import Summarizer
from summarizer.prompting import BriefType, render

PROBE = "Talks were held."


def config_of(summarizer: Summarizer[Any]) -> dict[str, Any]:
    """Everything but the article that a result depends on, as JSON; no secret is in it."""
    settings, kind, engine = summarizer.settings, summarizer.brief_type, summarizer.engine
    config: dict[str, Any] = {
        "engine": engine.name,
        "type": kind.name,
        "schema": kind.schema_sha256,
        "version": __version__,
    }
    if engine.name == "rules":
        return config
    return config | {
        "prompts": prompts_sha256(kind),
        "model": getattr(engine, "model", None),
        "endpoint": getattr(engine, "host", None),
        "mode": settings.mode,
        "temperature": settings.temperature,
        "seed": settings.seed,
        "max_output_tokens": settings.max_output_tokens,
        "max_requests": settings.max_requests,
        "repair": settings.repair,
    }


def prompts_sha256(kind: BriefType) -> str:
    """Hash of the prompt of a brief type: its system message as sent, and every template that makes the rest."""
    digest = hashlib.sha256()
    for message in render(kind, Document(PROBE)).messages:
        digest.update(message.content.encode("utf-8", "surrogatepass"))
    for folder in (kind.prompts, kind.prompts.parent / "generic"):
        for path in sorted(folder.glob("*.j2")):
            digest.update(_content(path))
    return digest.hexdigest()


def _content(path: Path) -> bytes:
    return path.name.encode() + b"\0" + path.read_bytes()
