"""Disks that break: at the k-th write, flush, rename or commit they fail, or the process is killed."""

from __future__ import annotations

import errno
import os
import signal
import sqlite3
from pathlib import Path
from typing import BinaryIO

from summarizer.batch.disk import Disk


class CountingDisk(Disk):
    """Counts the steps that a run takes on the disk."""

    def __init__(self) -> None:
        self.steps = 0

    def step(self) -> None:
        self.steps += 1

    def commit(self, connection: sqlite3.Connection) -> None:
        self.step()
        super().commit(connection)

    def write(self, file: BinaryIO, content: bytes) -> None:
        half = len(content) // 2
        super().write(file, content[:half])  # a write that breaks leaves part of itself behind
        self.step()
        super().write(file, content[half:])

    def truncate(self, file: BinaryIO, size: int) -> None:
        self.step()
        super().truncate(file, size)

    def sync(self, file: BinaryIO) -> None:
        self.step()
        super().sync(file)

    def replace(self, source: Path, target: Path) -> None:
        self.step()
        super().replace(source, target)


class FullDisk(CountingDisk):
    """No space is left from the k-th step on."""

    def __init__(self, last: int) -> None:
        super().__init__()
        self._last = last

    def step(self) -> None:
        super().step()
        if self.steps >= self._last:
            raise OSError(errno.ENOSPC, "No space left on device")


class KillingDisk(CountingDisk):
    """The process dies at the k-th step, before or after it."""

    def __init__(self, last: int) -> None:
        super().__init__()
        self._last = last

    def step(self) -> None:
        super().step()
        if self.steps >= self._last:
            os.kill(os.getpid(), signal.SIGKILL)
