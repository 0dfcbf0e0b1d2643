"""`summarizer batch`, and `runs` and `cache` to look after what it keeps."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from summarizer.cli import options, streams
from summarizer.errors import MissingExtra, UsageError

if TYPE_CHECKING:
    from summarizer.batch import BatchOptions, Outcome
    from summarizer.batch.store import Store

EXAMPLES = (
    "Examples:  summarizer batch articles/ -o briefs.jsonl  |  summarizer batch news.jsonl -o briefs/ --budget-usd 20"
    "  |  summarizer batch 'in/*.html' -o out.jsonl --dry-run.   Rerun the same command to go on where it stopped.   "
    "Exit codes: 0 all ok, 1 some partial or failed, 2 usage, input or output, 3 stopped before the end."
)
runs_app = typer.Typer(
    help="What batches did: list them, show an article's requests and answers, export results.",
    epilog="Examples:  summarizer runs list  |  summarizer runs show 1 --status failed  |  summarizer runs show 1 ID"
    "  |  summarizer runs export 1 -o again.jsonl",
)
cache_app = typer.Typer(
    help="The results that batches reuse.", epilog="Examples:  summarizer cache stats  |  summarizer cache clear"
)
STORE = Path("summarizer-runs.db")
StoreFile = Annotated[Path, typer.Option("--store", envvar="SUMMARIZER_STORE", help="The run store, one SQLite file.")]
RunId = Annotated[int, typer.Argument(help="The run's number, as 'runs list' prints it.")]


class Via(StrEnum):
    DIRECT = "direct"
    BATCH_API = "batch-api"


def batch(
    sources: Annotated[list[str], typer.Argument(help="Files, folders, patterns, .jsonl files, or '-' (stdin).")],
    output: Annotated[
        str,
        typer.Option(
            "-o", "--output", metavar="PATH", help="A .jsonl file, or a folder (with a slash): one file an article."
        ),
    ],
    store: StoreFile = STORE,
    unordered: Annotated[bool, typer.Option("--unordered", help="Write results as they come.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only count, and estimate tokens and cost.")] = False,
    limit: Annotated[int | None, typer.Option("--limit", min=1, help="Only the first so many articles.")] = None,
    only_failed: Annotated[
        bool, typer.Option("--only-failed", help="Try the failed articles of this run again.")
    ] = False,
    restart: Annotated[bool, typer.Option("--restart", help="Forget what this run has done.")] = False,
    no_cache: Annotated[bool, typer.Option("--no-cache", help="Ask even where the same was answered before.")] = False,
    concurrency: Annotated[int, typer.Option("--concurrency", min=1, max=2048, help="Articles at once, at most.")] = 64,
    processes: Annotated[
        int | None, typer.Option("--processes", min=1, max=4096, help="Processes that share the work; 1 if not given.")
    ] = None,
    on: Annotated[
        str | None,
        typer.Option(
            "--on", help="ray, or ray://HOST:PORT: let a cluster do the work, on all of its cores or --processes."
        ),
    ] = None,
    rpm: Annotated[float | None, typer.Option("--rpm", min=0.01, help="Requests a minute, at most.")] = None,
    tpm: Annotated[float | None, typer.Option("--tpm", min=1, help="Tokens a minute, at most.")] = None,
    budget_usd: Annotated[float | None, typer.Option("--budget-usd", min=0, help="USD for the whole run.")] = None,
    budget_tokens: Annotated[
        int | None, typer.Option("--budget-tokens", min=0, help="Tokens for the whole run.")
    ] = None,
    budget_requests: Annotated[
        int | None, typer.Option("--budget-requests", min=0, help="Requests for the whole run.")
    ] = None,
    via: Annotated[
        Via, typer.Option("--via", help="direct, or batch-api: through the provider's Batch API, half price, in hours.")
    ] = Via.DIRECT,
    poll: Annotated[float, typer.Option("--poll", min=0.05, help="Seconds between two looks at the Batch API.")] = 30.0,
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
    max_bytes: options.MaxBytes = None,
    worker: Annotated[bool, typer.Option("--worker", hidden=True)] = False,
) -> None:
    """Make the briefs of many articles. Interrupted, it goes on when the same command is run again."""
    from summarizer.batch import BatchOptions, Caps, Limits  # noqa: PLC0415 # --help must not load the engines

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
    asked = BatchOptions(
        sources=tuple(sources),
        target=Path(output),
        folder=_is_folder(output),
        store=store,
        unordered=unordered,
        limit=limit,
        only_failed=only_failed,
        use_cache=not no_cache,
        restart=restart and not worker,
        worker=worker,
        via_batch_api=via is Via.BATCH_API,
        poll_seconds=poll,
        limits=Limits(concurrency, requests_per_minute=rpm, tokens_per_minute=tpm),
        caps=Caps(budget_requests, budget_tokens, budget_usd),
    )
    if dry_run:
        _preview(asked, settings, type_, prompts)
    else:
        _run(asked, settings, type_, prompts, processes, on)


def _is_folder(output: str) -> bool:
    try:
        return output.endswith(("/", os.sep)) or Path(output).is_dir()
    except OSError:  # a name that is too long: what checks the options will say so
        return False


def _preview(asked: BatchOptions, settings: Any, type_: str, prompts: Path | None) -> None:
    from summarizer.batch.preview import preview  # noqa: PLC0415 # see batch

    for line in preview(asked, settings, brief=type_, prompts=prompts).lines():
        typer.echo(line)


def _run(
    asked: BatchOptions, settings: Any, type_: str, prompts: Path | None, processes: int | None, on: str | None
) -> None:
    from summarizer.batch import run_batch  # noqa: PLC0415 # see batch
    from summarizer.batch.progress import Progress, summary  # noqa: PLC0415 # see batch
    from summarizer.batch.workers import Workers  # noqa: PLC0415 # see batch

    if asked.worker:
        outcome = run_batch(asked, settings, brief=type_, prompts=prompts)
        raise typer.Exit(outcome.exit_code)
    if on is not None:
        run = _runner_on(on, processes)
        with Progress() as progress:
            outcome = run(asked, settings, brief=type_, prompts=prompts, watch=progress.watch)
    else:
        with Workers((processes or 1) - 1, sys.argv[1:]) as workers, Progress() as progress:
            outcome = run_batch(
                asked, settings, brief=type_, prompts=prompts, watch=progress.watch, ready=workers.start
            )
    for line in summary(outcome):
        streams.tell(line)
    if asked.only_failed and outcome.stopped is None and outcome.tally.done < outcome.tally.total:
        streams.tell("what has not been tried is left to a run without --only-failed")
    raise typer.Exit(outcome.exit_code)


def _runner_on(on: str, processes: int | None) -> Callable[..., Outcome]:
    """What runs a batch on the cluster that `--on` names."""
    scheme, _, address = on.partition("://")
    if scheme != "ray" or on == "ray://":
        raise UsageError(f"--on {on} is not known.", hint="Give ray, or ray://HOST:PORT.")
    try:
        from summarizer.ray import run_batch_on_ray  # noqa: PLC0415 # an extra, and slow to load
    except ImportError as error:
        if error.name != "ray":
            raise
        hint = "Install it: pip install 'grounded-summarizer[ray]'."
        raise MissingExtra("--on ray needs the package ray.", hint=hint) from None
    return partial(run_batch_on_ray, address=address or None, workers=processes)


@runs_app.command("list")
def list_runs(store: StoreFile = STORE) -> None:
    """Print one JSON line a run: what it was asked with, how far it is, what it cost."""
    from summarizer.batch import audit  # noqa: PLC0415 # see batch

    with _opened(store) as opened:
        for row in audit.runs(opened):
            typer.echo(json.dumps(row, ensure_ascii=False))


@runs_app.command("show")
def show(
    run: RunId,
    article: Annotated[str | None, typer.Argument(help="An article's id: print its requests and answers.")] = None,
    status: Annotated[
        str | None, typer.Option("--status", help="Only articles that ended so: failed, partial, ...")
    ] = None,
    store: StoreFile = STORE,
) -> None:
    """Print one JSON line an article; with an article's id, all that was sent for it and all that came back."""
    from summarizer.batch import audit  # noqa: PLC0415 # see batch

    with _opened(store) as opened:
        rows = audit.items(opened, run, status=status) if article is None else audit.exchanges(opened, run, article)
        for row in rows:
            typer.echo(json.dumps(row, ensure_ascii=False))


@runs_app.command("export")
def export(
    run: RunId,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="A .jsonl file; stdout if not given.")] = None,
    store: StoreFile = STORE,
) -> None:
    """Write the finished results of a run, in input order."""
    from summarizer.batch import audit  # noqa: PLC0415 # see batch
    from summarizer.batch.output import export_run  # noqa: PLC0415 # see batch

    if output is None:
        streams.require_output()
    with _opened(store) as opened:
        audit.require_run(opened, run)
        count = export_run(opened, run, output)
    if output is not None:
        streams.tell(f"{count:,} results")


@cache_app.command("stats")
def stats(store: StoreFile = STORE) -> None:
    """Print how many results can be reused, and how many were."""
    from summarizer.batch import cache  # noqa: PLC0415 # see batch

    with _opened(store) as opened:
        found = cache.stats(opened.connection)
    typer.echo(f"{found.entries:,} results can be reused ({found.size:,} bytes); {found.served:,} were")


@cache_app.command("clear")
def clear(store: StoreFile = STORE) -> None:
    """Reuse none of the present results again. Runs keep theirs."""
    from summarizer.batch import cache  # noqa: PLC0415 # see batch

    with _opened(store) as opened, opened.transaction() as connection:
        count = cache.clear(connection)
    typer.echo(f"{count:,} results are not reused any more")


@contextmanager
def _opened(path: Path) -> Iterator[Store]:
    import sqlite3  # noqa: PLC0415 # see batch

    from summarizer.batch.store import Store, store_errors  # noqa: PLC0415 # see batch

    opened = Store.existing(path)
    try:
        yield opened
    except sqlite3.DatabaseError as error:
        with store_errors(path):
            raise error from None
    finally:
        opened.close()
