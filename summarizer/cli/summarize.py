"""`summarizer summarize`: one article in, its brief out."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from summarizer.cli import options, streams
from summarizer.errors import OutputError, UsageError

if TYPE_CHECKING:
    from summarizer.schemas import BriefResult

EXAMPLES = (
    "Examples:  summarizer summarize article.txt  |  summarizer summarize article.html -o brief.html  |  "
    "cat article.txt | summarizer summarize - --json  |  "
    "OPENAI_API_KEY=... summarizer summarize article.txt --model MODEL"
)


def summarize(
    source: options.Source,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", help="Write to a file: .json, .jsonl, .md or .html decides the form."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, also on a terminal.")] = False,
    view: Annotated[bool, typer.Option("--view", help="Print the terminal view, also into a pipe.")] = False,
    engine: options.Engine = None,
    model: options.Model = None,
    base_url: options.BaseUrl = None,
    mode: options.Mode = None,
    timeout: options.Timeout = None,
    max_output_tokens: options.MaxOutputTokens = None,
    repair: Annotated[
        bool | None, typer.Option("--repair/--no-repair", help="Ask once more for items that failed their checks.")
    ] = None,
    type_: options.BriefName = "negotiation",
    prompts: options.Prompts = None,
    title: options.Title = None,
    published: options.Published = None,
    encoding: options.Encoding = None,
    max_bytes: options.MaxBytes = None,
) -> None:
    """Print the brief of one article: a terminal view on a terminal, JSON otherwise."""
    _refuse_contradictions(output, as_json=as_json, view=view)
    if engine is options.EngineOption.RULES:
        _refuse_with_rules(
            {
                "--model": model,
                "--base-url": base_url,
                "--mode": mode,
                "--max-output-tokens": max_output_tokens,
                "--repair/--no-repair": repair,
                "--prompts": prompts,
            }
        )
    settings = options.settings_of(
        engine=engine,
        model=model,
        base_url=base_url,
        mode=mode,
        timeout=timeout,
        max_output_tokens=max_output_tokens,
        repair=repair,
        max_bytes=max_bytes,
    )
    if output is None:
        streams.require_output()
    else:
        require_writable(output)
        if _same_file(output, source):
            raise UsageError(f"{output} is the article itself.", hint="Name another file for the brief.")
    if model is not None and settings.engine == "auto" and not settings.llm_configured:
        streams.tell("--model is not used: neither OPENAI_API_KEY nor --base-url is set")
    result = _run(source, settings, type_, prompts, title, published, encoding)
    _say_which_engine(result)
    _emit(result, output, as_view=view or (output is None and not as_json and sys.stdout.isatty()))
    if result.status != "ok":
        streams.tell(f"{result.status.value}: {_what_is_missing(result)}")
        raise typer.Exit(1)


def _refuse_contradictions(output: Path | None, *, as_json: bool, view: bool) -> None:
    if as_json and view:
        raise UsageError("--json and --view contradict each other.", hint="Give one of them.")
    if output is None:
        return
    if view:
        raise UsageError(f"--view and -o {output.name} contradict each other.", hint="Give one of them.")
    if as_json and output.suffix.lower() not in (".json", ".jsonl"):
        raise UsageError(f"--json and -o {output.name} contradict each other.", hint="Give one of them.")


def _refuse_with_rules(given: dict[str, Any]) -> None:
    for name, value in given.items():
        if value is not None:
            hint = "The rules engine asks no model: leave one of them out."
            raise UsageError(f"--engine rules and {name} contradict each other.", hint=hint)


def _what_is_missing(result: BriefResult[Any]) -> str:
    """Why a result is partial, in one line."""
    count = len(result.dropped)
    reasons = [f"{count} item{'s' if count != 1 else ''} set aside, see 'dropped'"] if count else []
    return "; ".join(reasons + [finding.message for finding in result.findings if finding.severity == "error"])


def _run(
    source: str,
    settings: Any,
    type_: str,
    prompts: Path | None,
    title: str | None,
    published: str | None,
    encoding: str | None,
) -> BriefResult[Any]:
    from summarizer.pipeline import Summarizer  # noqa: PLC0415 # --help must not load the engines
    from summarizer.readers import read  # noqa: PLC0415 # see above

    summarizer = Summarizer(settings, brief=type_, prompts=prompts)
    article = read(source, max_bytes=settings.max_bytes, title=title, published=published, encoding=encoding)
    return summarizer.summarize_article(article)


def _say_which_engine(result: BriefResult[Any]) -> None:
    made_by = result.provenance
    if made_by.engine == "rules":
        streams.tell("engine: rules (a rule-based draft; configure an endpoint for a full brief)")
    else:
        streams.tell(f"engine: {made_by.engine} ({made_by.model or 'model unknown'})")


def _emit(result: BriefResult[Any], output: Path | None, *, as_view: bool) -> None:
    from summarizer import render  # noqa: PLC0415 # see _run

    if output is not None:
        render.write(result, output)
    elif as_view:
        render.render_terminal(result, streams.console())
    else:
        typer.echo(render.render_json(result))


def require_writable(output: Path) -> None:
    """Raise `OutputError` before anything is asked or paid where the output could not be written anyway."""
    if output.suffix.lower() not in (".json", ".jsonl", ".md", ".html"):
        raise OutputError(f"{output} has no known form.", hint="Use .json, .jsonl, .md or .html.")
    try:
        _require_place(output)
    except OSError as error:  # a name that is too long, a folder that may not be looked into
        raise OutputError(f"{output} cannot be written: {error.strerror}.") from None


def _require_place(output: Path) -> None:
    if output.is_dir():
        raise OutputError(f"{output} is a folder.", hint="Give the name of a file.")
    folder = output.parent
    if not folder.is_dir():
        raise OutputError(f"{folder} does not exist.", hint="Make the folder first.")
    target = output if output.exists() else folder
    if not os.access(target, os.W_OK) or not os.access(folder, os.W_OK):
        raise OutputError(f"{output} cannot be written.", hint="Check its permissions.")


def _same_file(output: Path, source: str) -> bool:
    try:
        return output.samefile(source)
    except OSError:  # one of them is not there, or the article cannot be read, which its reader will say
        return False
