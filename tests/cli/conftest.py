"""What the tests of the command line share: a call as a user makes it, in this process and in a folder of its own."""

from __future__ import annotations

import gc
import io
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from summarizer.cli import main

KEY = "sk-canary-0123456789abcdef"
ARTICLE = """Ferry crews turn down bonus
The ferry crews' union on Monday turned down a bonus of 300 euros that the operator had offered.
“We want a rise, not a present,” Ada Ruhl, the union's leader, said.
The union said it would strike unless the operator raised its offer by Friday.
Sign up for our newsletter!
"""


@dataclass(frozen=True)
class Called:
    """How a call ended."""

    code: int
    out: str
    err: str

    @property
    def error(self) -> str:
        """The one line that begins with "error: "."""
        lines = [line for line in self.err.splitlines() if line.startswith("error: ")]
        assert len(lines) == 1, self.err
        return lines[0]


Call = Callable[..., Called]


@pytest.fixture
def call(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Call:
    """`call("summarize", "article.txt", stdin=b"...")` in an empty folder, without settings from outside."""
    for name in list(os.environ):
        if name.startswith(("SUMMARIZER_", "OPENAI_")):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("atexit.register", lambda _: None)
    thresholds = gc.get_threshold()

    def run(*arguments: str | Path, stdin: bytes = b"") -> Called:
        monkeypatch.setattr(sys, "argv", ["summarizer", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        with pytest.raises(SystemExit) as ended:
            main()
        gc.set_threshold(*thresholds)
        printed = capsys.readouterr()
        code = ended.value.code
        assert code is None or isinstance(code, int)
        return Called(code or 0, printed.out, printed.err)

    return run


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path
