"""What the tests of the evaluation share: the command line, run in this process."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest

from summarizer.cli import main

Command = Callable[..., int]


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch) -> Command:
    """Runs `summarizer eval ...` and gives its exit code."""

    def run(*arguments: object) -> int:
        monkeypatch.setattr(sys, "argv", ["summarizer", "eval", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main()
        return int(ended.value.code or 0)

    return run
