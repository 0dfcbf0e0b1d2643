"""The standard streams, in whatever state the command gets them: closed, full, without Unicode, or read by nobody."""

from __future__ import annotations

import codecs
import io
import os
import select
import sys
from typing import TYPE_CHECKING

import typer

from summarizer.errors import OutputError

if TYPE_CHECKING:
    from rich.console import Console

EXIT_PIPE = 141  # 128 + SIGPIPE: what a shell shows for any tool whose reader has gone


class ClosedOutput(io.TextIOBase):
    """Stands in for a standard output that whoever started us closed: a result must not vanish into it."""

    def writable(self) -> bool:
        return False

    def write(self, _text: str) -> int:
        raise OutputError("Standard output is closed.", hint="Open it, or name a file with -o.")


def require_output() -> None:
    """Raise `OutputError` before anything is asked or paid where the result could not be printed."""
    if not sys.stdout.writable():
        sys.stdout.write("")  # which says so


def prepare() -> None:
    """Give closed streams a stand-in and let streams that have no Unicode escape what they cannot print.

    A file opened later must never get the number of a closed standard stream: what is printed would land in it.
    """
    while (spare := os.open(os.devnull, os.O_RDWR)) <= 2:
        pass
    os.close(spare)
    if sys.stdin is None:  # then it holds nothing
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: PTH123,SIM115 # no path of ours; open to the end
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123,SIM115 # see stdin
    if sys.stdout is None:
        sys.stdout = ClosedOutput()
    elif isinstance(sys.stdout, io.TextIOWrapper) and sys.stdout.errors == "strict":
        sys.stdout.reconfigure(errors="json_escape")


def tell(line: str) -> None:
    """Print `line` on stderr. Where that cannot be done the result still can, so nothing is made of it."""
    try:
        typer.echo(line, err=True)
    except OSError:
        mute(sys.stderr.fileno())


def console() -> Console:
    """A console on standard output that leaves a reader who has gone to us; rich itself would exit with 1."""
    from rich.console import Console  # noqa: PLC0415 # only a terminal needs rich

    class Terminal(Console):
        def on_broken_pipe(self) -> None:
            raise  # noqa: PLE0704 # rich calls this while it handles the error

    return Terminal()


def mute(descriptor: int) -> None:
    """Let what is still buffered for `descriptor` go nowhere, so that flushing it at the end does not fail."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, descriptor)
    os.close(nowhere)


def reader_gone() -> bool:
    """Whether standard output is a pipe that nobody reads any more."""
    if not hasattr(select, "poll"):  # Windows: a broken pipe is taken for the one of standard output
        return True
    poll = select.poll()
    poll.register(1, 0)
    return bool(poll.poll(0))


def _json_escape(error: UnicodeError) -> tuple[str, int]:
    r"""What JSON writes for characters that an encoding lacks: ``\u201c``, beyond 16 bits two of them."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    units = error.object[error.start : error.end].encode("utf-16-be", "surrogatepass")
    escapes = (f"\\u{units[n]:02x}{units[n + 1]:02x}" for n in range(0, len(units), 2))
    return "".join(escapes), error.end


codecs.register_error("json_escape", _json_escape)
