"""Patterns kept between runs: the same as compiled anew, and nothing lost where they cannot be kept or read."""

from __future__ import annotations

import importlib
import marshal
import pkgutil
import re
import sys
from binascii import crc32
from pathlib import Path
from typing import Any

import pytest

import summarizer.document
import summarizer.engines.rules
import summarizer.grounding.checks
from summarizer.document import bytecode
from summarizer.document.bytecode import Kept, beside_bytecode
from summarizer.document.patterns import _Lazy

NAMED = (r"(?i)\b(?P<first>a+)(b)?(?P<last>[^\W\d]é)", int(re.VERBOSE | re.DOTALL))


@pytest.fixture(autouse=True)
def _writing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(bytecode.atexit, "register", lambda _: None)


def _ours() -> dict[tuple[Any, int], None]:
    found = {}
    for package in (summarizer.document, summarizer.engines.rules, summarizer.grounding.checks):
        for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            values = vars(importlib.import_module(module.name)).values()
            found |= {(value.pattern, int(value.flags)): None for value in values if isinstance(value, _Lazy)}
    return found


def test_every_pattern_of_ours_is_kept_as_it_is_compiled(tmp_path: Path) -> None:
    """A pattern equals another one if flags and codes do; of names and groups a match tells."""
    path = str(tmp_path / "new" / "patterns")
    first = Kept(path)
    patterns = [*_ours(), NAMED, (rb"\xff(a|b)", 0)]
    assert len(patterns) > 200
    for pattern, flags in patterns:
        assert first.compile(pattern, flags) == re.compile(pattern, flags)
    first.write()
    again = Kept(path)
    for pattern, flags in patterns:
        kept, plain = again.compile(pattern, flags), re.compile(pattern, flags)
        assert (kept, kept.groupindex, kept.groups) == (plain, plain.groupindex, plain.groups)
    match = Kept(path).compile(*NAMED).search("x AABzé")
    assert match is not None
    assert (match.groupdict(), match.lastgroup) == ({"first": "AA", "last": "zé"}, "last")


def test_a_kept_pattern_is_not_worked_out_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second run reads the codes; what it does not know it adds to them."""
    path = str(tmp_path / "patterns")
    for pattern in ("one", "two"):
        run = Kept(path)
        run.compile(pattern, 0)
        run.write()
    monkeypatch.setattr(bytecode, "_codes", lambda *_: pytest.fail("worked out again"))
    last = Kept(path)
    assert last.compile("one", 0) == re.compile("one")
    assert last.compile("two", 0) == re.compile("two")
    assert [file.name for file in tmp_path.iterdir()] == ["patterns"]


def _file(held: object) -> bytes:
    written = marshal.dumps(held)
    return crc32(written).to_bytes(4, "little") + written


MATCHES_ANYTHING = _file((sys.version, {("a", 0): (32, b"\x01\x00\x00\x00", 0, {})}))


@pytest.mark.parametrize(
    "held",
    [
        b"",
        b"nonsense",
        _file(7),
        _file(("another Python", {("a", 0): (32, b"\x01\x00\x00\x00", 0, {})})),
        b"\0\0\0\0" + MATCHES_ANYTHING[4:],
        MATCHES_ANYTHING[:-9] + b"?" + MATCHES_ANYTHING[-8:],
        _file((sys.version, {("a", 0): (32, b"\xff\xff\x00\x00", 0, {})})),
        _file((sys.version, {("a", 0): (32, b"\x01", 0, {})})),
        _file((sys.version, {("a", 0): 5})),
    ],
    ids="empty nonsense no-pair other-python other-sum flipped no-codes torn-codes no-tuple".split(),
)
def test_a_damaged_file_costs_time_only(tmp_path: Path, held: bytes) -> None:
    """Whatever stands there, the pattern is compiled, and the file is a good one afterwards."""
    path = tmp_path / "patterns"
    path.write_bytes(held)
    assert Kept(str(path)).compile("a", 0) == re.compile("a")
    other = Kept(str(path))
    other.compile("b", 0)
    other.write()
    assert Kept(str(path)).compile("b", 0) == re.compile("b")


def test_nothing_is_written_where_python_writes_no_bytecode(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Under PYTHONDONTWRITEBYTECODE, without a place, and where the place cannot be made."""
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    unwilling = Kept(str(tmp_path / "patterns"))
    assert unwilling.compile("a", 0) == re.compile("a")
    unwilling.write()
    assert not list(tmp_path.iterdir())
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    for path in (None, str(tmp_path / "file" / "patterns")):
        kept = Kept(path)
        assert kept.compile("a", 0) == re.compile("a")
        kept.write()


def test_a_python_that_works_otherwise_compiles_as_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    """The codes are no public interface: without them there is `re.compile`."""

    def gone(*_: object) -> None:
        raise AttributeError("_code")

    monkeypatch.setattr(bytecode, "_codes", gone)
    assert Kept(None).compile("a", 0) == re.compile("a")


def test_the_place_is_that_of_the_module_s_bytecode() -> None:
    """Beside it, by the same name; nowhere for a module that has none."""
    assert beside_bytecode("/x/__pycache__/patterns.cpython-311.pyc") == "/x/__pycache__/patterns.cpython-311.patterns"
    assert beside_bytecode(None) is None
