"""The `summarizer` command, and the one place where errors become a line on stderr and an exit code."""

from __future__ import annotations

import atexit
import copy
import errno
import gc
import os
import sys
import traceback
from collections.abc import Callable
from typing import Annotated, Any, TypeVar

import typer
from typer.core import TyperGroup

from summarizer._version import __version__
from summarizer.cli import batch, evaluation, explain, inspect, streams, summarize
from summarizer.errors import InternalError, OutputError, SummarizerError, UsageError

EXIT_INTERRUPTED = 130
DISK_FAULTS = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)
RARE_COLLECTIONS = 1_000_000  # new objects between two of them; imports make fewer, and none of them is garbage
T = TypeVar("T")


class Commands(TyperGroup):
    """A reader that has gone (`... | head -1`) ends a command quietly. Typer itself would make exit code 1 of it."""

    def make_context(self, *args: Any, **options: Any) -> Any:
        return _while_read(lambda: super(Commands, self).make_context(*args, **options))

    def invoke(self, ctx: Any) -> Any:
        return _while_read(lambda: super(Commands, self).invoke(ctx))


def _while_read(step: Callable[[], T]) -> T:
    try:
        try:
            return step()
        finally:
            sys.stdout.flush()
    except BrokenPipeError as error:
        if not streams.reader_gone():
            raise InternalError("A pipe broke.") from error
        streams.mute(sys.stdout.fileno())
        raise typer.Exit(streams.EXIT_PIPE) from None


app = typer.Typer(
    name="summarizer",
    cls=Commands,
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
    "summarizer doctor.   Exit codes: 0 ok, 1 partial or gate failed, 2 usage or input, 3 endpoint or engine failed; "
    "130, 141 and 143 as shells count Ctrl-C, a reader that has gone and SIGTERM."
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
    streams.prepare()
    arguments = [argument for argument in sys.argv[1:] if argument != "--debug"]
    debug = len(arguments) < len(sys.argv) - 1
    try:
        app_for(arguments)(args=arguments, prog_name="summarizer")
    except SummarizerError as error:
        _report(error, debug=debug)
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        sys.exit(EXIT_INTERRUPTED)
    except BrokenPipeError:  # the parser had something to say about the call, and nobody reads it
        streams.mute(sys.stderr.fileno())
        sys.exit(UsageError.exit_code)
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
        streams.tell(traceback.format_exc().rstrip())
    streams.tell(f"error: {_one_line(str(error))}")


def _one_line(text: str) -> str:
    return "".join(c if c.isprintable() else " " for c in " ".join(text.split()))
