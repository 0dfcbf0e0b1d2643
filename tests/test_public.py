"""The public surface: its names, what importing it loads, and what the distribution holds."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import summarizer
from summarizer import errors

ROOT = Path(__file__).parents[1]
HEAVY = ("openai", "instructor", "tenacity", "httpx2", "jinja2", "rich", "trafilatura", "scipy")


def loaded_after(code: str) -> set[str]:
    """Top-level modules loaded in a fresh interpreter after running `code`."""
    script = f"import sys\n{code}\nprint('\\n'.join({{name.split('.')[0] for name in sys.modules}}))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(done.stdout.split("\n"))


def test_the_public_names_are_these() -> None:
    """Adding to the surface is a decision; every name exists."""
    assert summarizer.__all__ == [
        "BriefResult",
        "Document",
        "EngineError",
        "InputError",
        "NegotiationBrief",
        "Settings",
        "StatementBrief",
        "Summarizer",
        "SummarizerError",
        "UsageError",
        "__version__",
        "asummarize",
        "load_settings",
        "summarize",
    ]
    assert all(getattr(summarizer, name) is not None for name in summarizer.__all__)


@pytest.mark.parametrize(
    "code",
    [
        "import summarizer; summarizer.summarize; summarizer.Summarizer",
        "import summarizer.document",
        "import summarizer.render",
        "import summarizer.evaluation",
        "import summarizer.cli",
        "from summarizer import Settings as S, summarize; summarize('Talks\\nIt failed.', settings=S(engine='rules'))",
    ],
)
def test_nothing_heavy_is_loaded_before_it_is_used(code: str) -> None:
    """Importing, scoring, and a rule-based brief load neither a vendor's library nor an output's."""
    assert loaded_after(code).isdisjoint(HEAVY)


def test_the_package_can_be_run() -> None:
    """`python -m summarizer` is the command."""
    done = subprocess.run(
        [sys.executable, "-m", "summarizer", "--version"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, f"summarizer {summarizer.__version__}\n")


def test_every_package_is_in_the_distribution() -> None:
    """Packages are listed by hand: one that is missing would be missing from the wheel in silence."""
    listed = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]["packages"]
    found = (
        {
            ".".join(path.parent.relative_to(ROOT).parts)
            for path in (ROOT / "summarizer").rglob("__init__.py", recurse_symlinks=True)
        }
        if sys.version_info >= (3, 13)
        else {".".join(path.parent.relative_to(ROOT).parts) for path in (ROOT / "summarizer").rglob("__init__.py")}
        | {"summarizer.schemas", "summarizer.prompts"}
    )
    assert set(listed) == found


def test_every_error_says_what_it_is() -> None:
    """Codes are unique, exit codes are the documented ones, and every class is drawn in the module's tree."""
    classes = [value for value in vars(errors).values() if isinstance(value, type) and issubclass(value, Exception)]
    codes = [error.code for error in classes]
    assert len(set(codes)) == len(codes)
    assert {error.exit_code for error in classes} == {2, 3}
    drawing = errors.__doc__ or ""
    assert all(error.__name__ in drawing for error in classes)
    assert all(error.__doc__ for error in classes)
