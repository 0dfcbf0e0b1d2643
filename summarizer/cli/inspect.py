"""`summarizer types`, `prompt` and `doctor`: what there is, what would be sent, what is set and whether it works."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from summarizer.cli import options, streams
from summarizer.errors import OutputError

DOCTOR_EXAMPLES = (
    "Examples:  summarizer doctor  |  summarizer doctor --base-url http://localhost:11434/v1 --model MODEL   "
    "Exit codes, as of a brief: 0 all is well, 2 a setting is missing or wrong, 3 trouble with the endpoint."
)
PROMPT_EXAMPLES = "Examples:  summarizer prompt article.txt  |  summarizer prompt article.txt --json > request.json"

types_app = typer.Typer(
    help="Brief types: list them, print or export their JSON Schemas.", no_args_is_help=True, rich_markup_mode=None
)


@types_app.command("list", epilog="Example:  summarizer types list")
def list_types() -> None:
    """List the built-in brief types with the first line of their description."""
    from summarizer.prompting import BUILT_IN  # noqa: PLC0415 # --help must stay light

    for name, model in BUILT_IN.items():
        first = (model.__doc__ or "").strip().splitlines()[0]
        typer.echo(f"{name:<12} {first}")


@types_app.command("show", epilog="Example:  summarizer types show statement --face reader")
def show_type(
    type_: Annotated[str, typer.Argument(help="negotiation, statement, module:Class or file.py:Class.")],
    face: Annotated[str, typer.Option(help="model (what is asked for) or reader (what is printed).")] = "model",
) -> None:
    """Print one JSON Schema of a type."""
    from summarizer.prompting import brief_type  # noqa: PLC0415 # see list_types

    typer.echo(_schema_text(brief_type(type_).model, face))


@types_app.command("export", epilog="Example:  summarizer types export my_schemas --type statement")
def export_types(
    folder: Annotated[Path, typer.Argument(help="Folder to write to; made if it does not exist.")],
    type_: Annotated[
        list[str] | None, typer.Option("--type", help="Types to export; all built-in ones if none.")
    ] = None,
) -> None:
    """Write TYPE.model.schema.json and TYPE.reader.schema.json of each type."""
    from summarizer.prompting import BUILT_IN, brief_type  # noqa: PLC0415 # see list_types

    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name in type_ or list(BUILT_IN):
            found = brief_type(name)
            stem = found.name.replace(":", ".")
            for face in ("model", "reader"):
                target = folder / f"{stem}.{face}.schema.json"
                target.write_text(_schema_text(found.model, face) + "\n", encoding="utf-8")
                typer.echo(str(target))
    except OSError as error:
        raise OutputError(f"{folder} cannot be written: {error.strerror}.") from error


def _schema_text(model: Any, face: str) -> str:
    from summarizer.errors import UsageError  # noqa: PLC0415 # see list_types
    from summarizer.schemas import model_face, reader_face  # noqa: PLC0415 # see list_types

    if face not in ("model", "reader"):
        raise UsageError(f"There is no face {face!r}.", hint="Use model or reader.")
    schema = model_face(model) if face == "model" else reader_face(model)
    return json.dumps(schema, indent=1, ensure_ascii=False)


def prompt(
    source: options.Source,
    type_: options.BriefName = "negotiation",
    prompts: options.Prompts = None,
    title: options.Title = None,
    published: options.Published = None,
    encoding: options.Encoding = None,
    max_bytes: options.MaxBytes = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print messages and schema as one JSON object.")] = False,
) -> None:
    """Print exactly what would be sent to a model for an article; token counts (estimated) go to stderr."""
    from summarizer.document import Document  # noqa: PLC0415 # see list_types
    from summarizer.prompting import brief_type, estimated_tokens, render  # noqa: PLC0415 # see list_types
    from summarizer.readers import read  # noqa: PLC0415 # see list_types

    settings = options.settings_of(max_bytes=max_bytes)
    article = read(source, max_bytes=settings.max_bytes, title=title, published=published, encoding=encoding)
    rendered = render(
        brief_type(type_, prompts=prompts), Document(article.text, title=article.title, published=article.published)
    )
    schema = json.dumps(rendered.brief_type.schema, ensure_ascii=False)
    if as_json:
        messages = [{"role": message.role, "content": message.content} for message in rendered.messages]
        sent = {"messages": messages, "schema": rendered.brief_type.schema, "prompt_sha256": rendered.sha256}
        typer.echo(json.dumps(sent, indent=1, ensure_ascii=False))
    else:
        for message in rendered.messages:
            typer.echo(f"--- {message.role}\n{message.content}\n")
        typer.echo(f"--- schema\n{schema}")
    counts: list[tuple[str, int]] = [(message.role, estimated_tokens(message.content)) for message in rendered.messages]
    counts.append(("schema", estimated_tokens(schema)))
    parts = ", ".join(f"{name} {count}" for name, count in counts)
    streams.tell(f"tokens, estimated: {parts}; together {sum(count for _, count in counts)}")


def doctor(
    model: options.Model = None,
    base_url: options.BaseUrl = None,
    mode: options.Mode = None,
    timeout: options.Timeout = None,
) -> None:
    """Say what is configured, whether the endpoint answers, and what to do where it does not."""
    from summarizer.settings import config_file  # noqa: PLC0415 # see list_types

    settings = options.settings_of(model=model, base_url=base_url, mode=mode, timeout=timeout)
    typer.echo(f"settings file  {config_file() or 'none'}")
    typer.echo(f"engine         {settings.engine}")
    typer.echo(f"api key        {'set' if settings.api_key else 'not set'}")
    typer.echo(f"base url       {settings.base_url or 'default of openai'}")
    typer.echo(f"model          {settings.model or 'default'}")
    if not settings.llm_configured and settings.engine != "llm":
        typer.echo("No endpoint is configured: the embedded rules engine answers.")
        typer.echo("To use a model: set OPENAI_API_KEY, or --base-url for a server of your own, and --model.")
        return
    from summarizer.engines.llm import check_endpoint  # noqa: PLC0415 # loads openai, over a second

    report = check_endpoint(settings)
    typer.echo(str(report))
    raise typer.Exit(report.exit_code)
