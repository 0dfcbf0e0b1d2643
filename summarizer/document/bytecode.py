"""Compiled patterns kept between runs, beside Python's own bytecode: most of the start-up went into compiling them.

What `re` works out from a pattern is a list of codes for its matcher. They are kept the way Python keeps bytecode: in
`__pycache__` (or where PYTHONPYCACHEPREFIX says), for this interpreter alone, trusted as much as the modules beside
them, and not at all under PYTHONDONTWRITEBYTECODE. On a Python that works otherwise patterns are compiled as ever.
"""

from __future__ import annotations

import atexit
import importlib
import marshal
import os
import re
import sys
from array import array
from binascii import crc32
from typing import Any

Key = tuple[Any, int]
Codes = tuple[int, bytes, int, dict[str, int]]
"""Flags with those that the pattern sets, the matcher's codes, the number of groups, and their names."""


class Kept:
    """The file of codes of this interpreter: read when the first pattern is asked for, added to at the end."""

    def __init__(self, path: str | None) -> None:
        self.path = path
        self._codes: dict[Key, Codes] | None = None
        self._new: dict[Key, Codes] = {}

    def compile(self, pattern: Any, flags: int) -> re.Pattern[Any]:
        """What `re.compile` returns."""
        if self._codes is None:
            self._codes = self._read()
        try:
            codes = self._codes.pop((pattern, flags), None) or self._noted(pattern, flags)
            return _matcher(pattern, codes)
        except (AttributeError, ImportError, RuntimeError, TypeError, ValueError):  # a Python that works otherwise
            return re.compile(pattern, flags)

    def write(self) -> None:
        """Adds the patterns of this run to the file; where it cannot be written nothing happens, as with bytecode."""
        if self.path is None or not self._new:
            return
        beside = f"{self.path}.{os.getpid()}"
        try:
            os.makedirs(os.path.dirname(self.path), exist_ok=True)  # noqa: PTH103, PTH120 # pathlib loads slowly
            held = marshal.dumps((sys.version, self._read() | self._new))
            with open(beside, "xb") as file:  # noqa: PTH123 # as above
                file.write(crc32(held).to_bytes(4, "little") + held)
            os.replace(beside, self.path)  # noqa: PTH105 # as above
        except OSError:
            return
        self._new = {}

    def _read(self) -> dict[Key, Codes]:
        if self.path is None:
            return {}
        try:
            with open(self.path, "rb") as file:  # noqa: PTH123 # as above
                sum_, held = file.read(4), file.read()
            if sum_ != crc32(held).to_bytes(4, "little"):
                return {}
            edition, codes = marshal.loads(held)  # noqa: S302 # as trusted as the bytecode beside it
        except (OSError, EOFError, TypeError, ValueError):
            return {}
        return codes if edition == sys.version else {}

    def _noted(self, pattern: Any, flags: int) -> Codes:
        codes = _codes(pattern, flags)
        if self.path is not None and not sys.dont_write_bytecode:
            if not self._new:
                atexit.register(self.write)
            self._new[pattern, flags] = codes
        return codes


def beside_bytecode(cached: str | None) -> str | None:
    """Where the patterns are kept, given where the bytecode of a module is; None where Python keeps none."""
    return f"{os.path.splitext(cached)[0]}.patterns" if cached else None  # noqa: PTH122 # pathlib loads slowly


def _codes(pattern: Any, flags: int) -> Codes:
    parsed = importlib.import_module("re._parser").parse(pattern, flags)
    codes = importlib.import_module("re._compiler")._code(parsed, flags)
    state = parsed.state
    return int(flags | state.flags), array("I", map(int, codes)).tobytes(), state.groups - 1, dict(state.groupdict)


def _matcher(pattern: Any, codes: Codes) -> re.Pattern[Any]:
    flags, packed, groups, names = codes
    by_number: list[str | None] = [None] * (groups + 1)
    for name, number in names.items():
        by_number[number] = name
    unpacked = array("I", packed).tolist()
    made: re.Pattern[Any] = importlib.import_module("_sre").compile(
        pattern, flags, unpacked, groups, names, tuple(by_number)
    )
    return made
