"""The `summarizer` command, and the one place where errors become a line on stderr and an exit code."""

from __future__ import annotations

import atexit
import copy
import errno
import gc
import os
import sys
import traceback
from typing import Annotated

import typer

from summarizer._version import __version__
from summarizer.cli import batch, evaluation, explain, inspect, summarize
from summarizer.errors import InternalError, OutputError, SummarizerError

EXIT_INTERRUPTED = 130
DISK_FAULTS = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)
RARE_COLLECTIONS = 1_000_000  # new objects between two of them; imports make fewer, and none of them is garbage

app = typer.Typer(
    name="summarizer",
    help="Structured briefs of articles about negotiations: every item points at the characters that support it.",
    no_args_is_help=True,
    rich_markup_mode=None,  # plain help needs no rich, which would double the time to print it
    pretty_exceptions_enable=False,  # tracebacks with locals would print the API key
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(value: bool) -> None:  # noqa: FBT001 # typer calls it with the option's value
    if value:
        typer.echo(f"summarizer {__version__}")
        raise typer.Exit


@app.callback(
    epilog="Examples:  summarizer summarize article.txt  |  summarizer summarize - -o brief.html < article.txt  |  "
    "summarizer doctor.   Exit codes: 0 ok, 1 partial or gate failed, 2 usage or input, 3 endpoint or engine failed."
)
def root(
    version: Annotated[  # handled by its callback
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and exit.")
    ] = False,
    debug: Annotated[  # read from the command line by main, which sees errors first
        bool, typer.Option("--debug", help="Print the traceback of an error (never with the values of variables).")
    ] = False,
) -> None:
    """Structured briefs of articles about negotiations: every item points at the characters that support it."""


app.command("summarize", epilog=summarize.EXAMPLES)(summarize.summarize)
app.command("explain", epilog=explain.EXAMPLES)(explain.explain)
app.command("prompt", epilog=inspect.PROMPT_EXAMPLES)(inspect.prompt)
app.command("doctor", epilog=inspect.DOCTOR_EXAMPLES)(inspect.doctor)
app.command("batch", epilog=batch.EXAMPLES)(batch.batch)
app.add_typer(batch.runs_app, name="runs", no_args_is_help=True)
app.add_typer(batch.cache_app, name="cache", no_args_is_help=True)
app.add_typer(inspect.types_app, name="types")
app.add_typer(evaluation.app, name="eval")


def app_for(arguments: list[str]) -> typer.Typer:
    """The app with the called command alone: typer reads the signature of every command that an app has."""
    narrow = copy.copy(app)
    narrow.registered_commands = [command for command in app.registered_commands if command.name in arguments[:1]]
    narrow.registered_groups = [group for group in app.registered_groups if group.name in arguments[:1]]
    return narrow if narrow.registered_commands or narrow.registered_groups else app


def main() -> None:
    """Run the command line and exit. `--debug` may stand anywhere on it."""
    gc.set_threshold(RARE_COLLECTIONS)  # looking for garbage among imports took a sixth of a brief's time
    atexit.register(gc.freeze)  # and again at the end, when all memory goes anyway
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # looking for them reads what all packages say
    if sys.stdin is None:  # closed by whoever started us: then it holds nothing
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: PTH123,SIM115 # no path of ours; open to the end
    arguments = [argument for argument in sys.argv[1:] if argument != "--debug"]
    debug = len(arguments) < len(sys.argv) - 1
    try:
        app_for(arguments)(args=arguments, prog_name="summarizer")
    except SummarizerError as error:
        _report(error, debug=debug)
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        sys.exit(EXIT_INTERRUPTED)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # the reader of the pipe has gone: stop quietly
        sys.exit(1)
    except Exception as error:  # noqa: BLE001 # the last seam: a bug must not print a page of frames
        named = _named(error)
        _report(named, debug=debug)
        sys.exit(named.exit_code)


def _named(error: Exception) -> SummarizerError:
    """What is neither ours nor a file's is standard output on a full or broken disk, or else a bug."""
    if isinstance(error, OSError) and error.filename is None and error.errno in DISK_FAULTS:
        return OutputError(
            f"Standard output cannot be written: {error.strerror}.", hint="Make room, or give another place."
        )
    return InternalError(f"Unexpected {type(error).__name__}.")


def _report(error: SummarizerError, *, debug: bool) -> None:
    if debug:
        traceback.print_exc()
    typer.echo(f"error: {_one_line(str(error))}", err=True)


def _one_line(text: str) -> str:
    return "".join(c if c.isprintable() else " " for c in " ".join(text.split()))
