"""The command line reads the signature of the called command alone, and of all where none is called by name."""

from __future__ import annotations

import subprocess
import sys

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from summarizer.cli.app import app, app_for

NAMES = sorted(get_command(app).commands)  # type: ignore[attr-defined] # the app is a group of commands


@pytest.mark.parametrize("name", NAMES)
def test_a_called_command_reads_as_in_the_whole_app(name: str) -> None:
    """The help of each command and group is the same either way, and the narrow app has no other."""
    narrow, whole = (
        CliRunner().invoke(one, [name, "--help"], prog_name="summarizer") for one in (app_for([name]), app)
    )
    assert narrow.output == whole.output
    assert narrow.exit_code == whole.exit_code == 0
    assert list(get_command(app_for([name])).commands) == [name]  # type: ignore[attr-defined] # see NAMES


@pytest.mark.parametrize("arguments", [[], ["--help"], ["--help", "doctor"], ["nothing-such"], ["--version"]])
def test_without_a_command_first_the_app_is_whole(arguments: list[str]) -> None:
    """Help lists every command, and so does the error about an unknown one."""
    assert app_for(arguments) is app


def test_a_brief_by_rules_loads_nothing_that_it_does_not_need() -> None:
    """Neither the libraries that ask a model nor templates, the store or the renderer of help."""
    heavy = ("openai", "instructor", "tenacity", "jinja2", "rich", "sqlite3")
    code = (
        "import atexit, sys; from summarizer.cli import main; "
        f"atexit.register(lambda: print([m for m in {heavy} if m in sys.modules], file=sys.stderr)); main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "summarize", "-", "--engine", "rules"],
        input="Union rejects offer\nThe union rejected the port's offer of 4%.",
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stderr.splitlines()[-1] == "[]", done.stderr
