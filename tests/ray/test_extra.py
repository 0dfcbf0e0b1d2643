"""Ray is an extra: nothing else needs it, and what does says so in one line."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from summarizer.cli.app import app
from summarizer.errors import MissingExtra, UsageError


def test_without_the_extra_the_option_names_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """--on ray where ray is not installed: one line that says what to install, exit 2."""
    for name in [name for name in sys.modules if name.startswith("summarizer.ray")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "ray", None)
    (tmp_path / "a.txt").write_text("The port offered four per cent.")
    done = CliRunner().invoke(app, ["batch", str(tmp_path), "-o", str(tmp_path / "out.jsonl"), "--on", "ray"])
    assert isinstance(done.exception, MissingExtra)
    assert done.exception.exit_code == 2
    assert "grounded-summarizer[ray]" in str(done.exception)
    assert not (tmp_path / "out.jsonl").exists()


def test_an_unknown_place_is_a_usage_error(tmp_path: Path) -> None:
    """--on knows ray and ray://."""
    (tmp_path / "a.txt").write_text("The port offered four per cent.")
    done = CliRunner().invoke(app, ["batch", str(tmp_path), "-o", str(tmp_path / "out.jsonl"), "--on", "spark"])
    assert isinstance(done.exception, UsageError)


@pytest.mark.parametrize("module", ["summarizer", "summarizer.batch", "summarizer.cli"])
def test_nothing_else_loads_ray(module: str) -> None:
    """Importing the package, the batch runner or the command line loads neither Ray nor Arrow."""
    code = f"import sys, {module}; print(sorted({{'ray', 'pyarrow', 'pandas'}} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
