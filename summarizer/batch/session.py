"""One process's part in a run: its place in the store, its lease of the output, its heartbeat and its farewell."""

from __future__ import annotations

import contextlib
import sqlite3
import time
from collections.abc import Iterator, Mapping
from typing import Any

from summarizer.batch import owners
from summarizer.batch.disk import Disk
from summarizer.batch.options import BatchOptions
from summarizer.batch.output import Output, output_for
from summarizer.batch.packing import Recent
from summarizer.batch.queue import Queue, config_key, free_the_dead
from summarizer.batch.records import Tally
from summarizer.batch.runs import delete_run, open_run, tally
from summarizer.batch.store import Store, store_errors
from summarizer.errors import OutputError, UsageError

LEASE_SECONDS = 2.0  # between two attempts to become the one who writes


class Session:
    """Made and closed in the thread that runs the batch; between the two only the journal's thread may use it."""

    def __init__(self, store: Store, options: BatchOptions, config: Mapping[str, Any], disk: Disk) -> None:
        self.store = store
        self._options = options
        self._disk = disk
        self._output: Output | None = None
        self._tried = float("-inf")
        self._asking = config.get("engine") != "rules"
        key = config_key(config)
        with store.transaction() as connection:
            now = store.clock()
            free_the_dead(connection, now, asking=self._asking)
            target = str(options.target.resolve())
            if options.restart:
                self._forget(connection, target)
            self.run = open_run(connection, target, key, config, unordered=options.unordered, now=now)
            self.owner = owners.register(connection, self.run, now)
            self.alone = not owners.others(connection, self.run, self.owner)
        self._recent = Recent(0) if options.worker else Recent()
        self.queue = Queue(self.run, self.owner, key, options.use_cache, options.only_failed, self._recent)
        try:
            if not options.worker:
                self._follow()
        except BaseException:
            self._give_back(complete=False)
            raise

    def after_commit(self) -> None:
        """Write what has finished, if this process is the one that writes."""
        if self._options.worker:
            return
        with self._output_errors():
            self._follow()
            if self._output is not None:
                self._output.advance()

    @contextlib.contextmanager
    def _output_errors(self) -> Iterator[None]:
        try:
            yield
        except (OSError, sqlite3.Error) as error:
            reason = getattr(error, "strerror", None) or str(error)
            raise OutputError(
                f"{self._options.target} cannot be written: {reason}.",
                hint="No result is lost: run the same command again once it can be.",
            ) from None

    def beat(self, connection: sqlite3.Connection) -> Tally:
        """Say that this process lives, take up what dead ones held, and count."""
        now = self.store.clock()
        owners.beat(connection, self.owner, now)
        free_the_dead(connection, now, asking=self._asking)
        return tally(connection, self.run)

    def close(self) -> Tally:
        """Finish the output as far as it goes, give everything back, and count."""
        with store_errors(self.store.path):
            return self._close()

    def _close(self) -> Tally:
        complete = False
        try:
            found = tally(self.store.connection, self.run)
            complete = found.complete and found.done == found.total
            if not self._options.worker:
                with self._output_errors():
                    self._follow(now=True)
                    if self._output is not None:
                        self._output.close(complete=complete)
        finally:
            self._give_back(complete=complete)
        return tally(self.store.connection, self.run)

    def _give_back(self, *, complete: bool) -> None:
        """Let go of everything; where the disk is full, the next session finds that this one is gone."""
        if self._output is not None:
            self._output.release()
        owners.forget_own(self.store.connection, self.owner)
        with contextlib.suppress(OutputError):
            self._leave(complete=complete)

    def _leave(self, *, complete: bool) -> None:
        with self.store.transaction() as connection:
            connection.execute("UPDATE runs SET writer = NULL WHERE writer = ?", (self.owner,))
            connection.execute("UPDATE runs SET ingester = NULL WHERE ingester = ?", (self.owner,))
            if complete:
                connection.execute("UPDATE runs SET status = 'complete' WHERE id = ?", (self.run,))
            connection.execute("DELETE FROM holds WHERE owner = ?", (self.owner,))
            connection.execute(
                "UPDATE items SET status = 'pending', owner = NULL WHERE owner = ? AND status = 'claimed'",
                (self.owner,),
            )
            owners.leave(connection, self.owner)

    def _follow(self, *, now: bool = False) -> None:
        """Become the one that writes the output, if nobody is."""
        if self._output is not None or not (now or time.monotonic() - self._tried > LEASE_SECONDS):
            return
        self._tried = time.monotonic()
        with self.store.transaction() as connection:
            taken = connection.execute(
                "UPDATE runs SET writer = ? WHERE id = ? AND writer IS NULL", (self.owner, self.run)
            ).rowcount
        if taken:
            options = self._options
            target = options.target.resolve()
            self._output = output_for(self.store, self.run, target, self._disk, self._recent, folder=options.folder)

    def _forget(self, connection: sqlite3.Connection, target: str) -> None:
        row = connection.execute("SELECT id FROM runs WHERE target = ?", (target,)).fetchone()
        if row is None:
            return
        if connection.execute("SELECT 1 FROM owners WHERE run = ?", (row["id"],)).fetchone():
            raise UsageError(f"Another process is at work on {target}.", hint="Stop it before --restart.")
        delete_run(connection, row["id"])
