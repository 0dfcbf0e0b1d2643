"""Every write, flush and rename that the batch runner does, so that a test can make any one of them fail."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import BinaryIO


class Disk:
    """The real thing. A test's subclass fails, or kills the process, at the k-th call."""

    def commit(self, connection: sqlite3.Connection) -> None:
        """End a transaction of the store: after this its rows survive the process and the machine."""
        connection.execute("COMMIT")

    def write(self, file: BinaryIO, content: bytes) -> None:
        """Write all of `content` (unbuffered files may take less at once)."""
        view = memoryview(content)
        while view:
            view = view[file.write(view) :]

    def truncate(self, file: BinaryIO, size: int) -> None:
        file.truncate(size)
        file.seek(size)

    def sync(self, file: BinaryIO) -> None:
        os.fsync(file.fileno())

    def replace(self, source: Path, target: Path) -> None:
        """Give `source` the place of `target`, so that readers see one or the other, whole."""
        source.replace(target)
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
