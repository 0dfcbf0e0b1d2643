"""Opens the run store: one SQLite file in WAL mode, safe between processes, current in its schema."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from summarizer.batch.disk import Disk
from summarizer.batch.schema import migrate
from summarizer.errors import InputNotFound, OutputError

BUSY_SECONDS = 30.0
PAUSE_SECONDS = 0.02
DEFAULT_STORE = Path("summarizer-runs.db")
AGAIN = "Nothing that was finished is lost; run the same command again once there is room."
HINTS = {
    sqlite3.SQLITE_CORRUPT: "Bring it back from a copy, or name another file with --store.",
    sqlite3.SQLITE_NOTADB: "Name another file with --store.",
    sqlite3.SQLITE_CANTOPEN: "Make its folder first, or name another file with --store.",
}


class Store:
    """One connection to the store. Belongs to one thread; other threads and processes open their own."""

    def __init__(self, path: Path, *, disk: Disk | None = None, clock: Callable[[], float] = time.time) -> None:
        """Open `path`, or make it. Raises `OutputError` for a file that is no store or cannot be written."""
        self.path = path
        self.clock = clock
        self.disk = disk or Disk()
        with store_errors(path):
            self.connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
            try:
                self.connection.row_factory = sqlite3.Row
                _use_wal(self.connection)
                self.connection.execute("PRAGMA synchronous = FULL")  # a commit holds when the machine goes down
                migrate(self.connection)
            except BaseException:
                self.connection.close()
                raise

    @classmethod
    def existing(cls, path: Path) -> Store:
        """Open a store that is there; raises `InputNotFound` where there is none."""
        if not path.is_file():
            raise InputNotFound(f"There is no run store at {path}.", hint="Name one with --store.")
        return cls(path)

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All of the block's changes, or none. Raises `OutputError` where the disk does not take them."""
        with store_errors(self.path):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.connection
                self.disk.commit(self.connection)
            except BaseException:
                self.undo()
                raise

    def undo(self) -> None:
        if self.connection.in_transaction:
            self.connection.execute("ROLLBACK")

    def close(self) -> None:
        self.connection.close()


def _use_wal(connection: sqlite3.Connection) -> None:
    """Switch to WAL, waiting for another process that does the same: SQLite's own timeout does not cover this."""
    deadline = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(PAUSE_SECONDS)
        else:
            return


@contextmanager
def store_errors(path: Path) -> Iterator[None]:
    """Turns what SQLite and the disk raise into `OutputError`."""
    try:
        yield
    except (sqlite3.DatabaseError, OSError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        raise OutputError(f"The run store {path} cannot be used: {reason}.", hint=HINTS.get(code, AGAIN)) from None
