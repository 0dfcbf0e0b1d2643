"""The options that several commands share, and how they become settings."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from summarizer.settings import Settings


class EngineOption(StrEnum):
    AUTO = "auto"
    LLM = "llm"
    RULES = "rules"


class ModeOption(StrEnum):
    AUTO = "auto"
    JSON_SCHEMA = "json_schema"
    TOOLS = "tools"
    JSON = "json"


Source = Annotated[str, typer.Argument(help="A text, Markdown, HTML, PDF or DOCX file, or '-' for standard input.")]
Engine = Annotated[
    EngineOption | None,
    typer.Option("--engine", help="auto (default) takes the LLM where one is configured, else the embedded rules."),
]
Model = Annotated[str | None, typer.Option("--model", help="Name of the model, as the endpoint knows it.")]
BaseUrl = Annotated[str | None, typer.Option("--base-url", help="OpenAI-compatible endpoint, ending in /v1.")]
Mode = Annotated[ModeOption | None, typer.Option("--mode", help="How the shape of the answer is asked for.")]
Timeout = Annotated[float | None, typer.Option("--timeout", help="Seconds for one article, all requests together.")]
MaxOutputTokens = Annotated[int | None, typer.Option("--max-output-tokens", help="Limit of the answer, in tokens.")]
MaxBytes = Annotated[int | None, typer.Option("--max-bytes", help="Largest input in bytes, also after unpacking.")]
BriefName = Annotated[
    str, typer.Option("--type", help="negotiation, statement, module:Class, or file.py:Class of your own.")
]
Prompts = Annotated[Path | None, typer.Option("--prompts", help="Folder of templates that replace the built-in ones.")]
Title = Annotated[str | None, typer.Option("--title", help="Title of the article, where the file does not tell it.")]
Published = Annotated[str | None, typer.Option("--published", help="Publication date, YYYY-MM-DD.")]
Encoding = Annotated[
    str | None, typer.Option("--encoding", help="Encoding of the file; detected and said if not given.")
]


def settings_of(**arguments: Any) -> Settings:
    """Settings from the options that were given; the rest comes from the environment and the TOML file."""
    from summarizer.settings import load_settings  # noqa: PLC0415 # --help needs no settings, which load pydantic

    plain = {name: value.value if isinstance(value, StrEnum) else value for name, value in arguments.items()}
    return load_settings(**plain)
