"""Further processes for one batch: each runs the same command on the same store, lists nothing and writes no output."""

from __future__ import annotations

import contextlib
import signal
import subprocess
import sys
from collections.abc import Sequence

END_SECONDS = 30.0
COMMAND = "from summarizer.cli import main; main()"


class Workers:
    """Use as a context manager: on the way out the processes are waited for, and ended if they do not end."""

    def __init__(self, count: int, arguments: Sequence[str]) -> None:
        self._count = count
        self._arguments = _for_workers(arguments)
        self._processes: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> Workers:
        return self

    def start(self) -> None:
        """Start the processes: once the run is in the store for them to find."""
        command = [sys.executable, "-c", COMMAND, *self._arguments, "--worker"]
        for _ in range(self._count):
            self._processes.append(subprocess.Popen(command, stdin=subprocess.DEVNULL))  # noqa: S603 # our own command

    def __exit__(self, *_: object) -> None:
        self.stop()
        for process in self._processes:
            try:
                process.wait(END_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def stop(self) -> None:
        """Ask the processes to finish what they have begun."""
        for process in self._processes:
            with contextlib.suppress(ProcessLookupError):
                process.send_signal(signal.SIGTERM)


def _for_workers(arguments: Sequence[str]) -> list[str]:
    """The command line without what only the first process does."""
    return [argument for argument in arguments if argument not in ("--restart", "--debug")]
