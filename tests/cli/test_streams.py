"""Standard streams that are closed, full, read by nobody or without Unicode: a clear end, and no lost result."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import PIPE

import pytest

from tests.cli.conftest import ARTICLE

COMMAND = [sys.executable, "-m", "summarizer.cli"]
ENGINE = "engine: rules (a rule-based draft; configure an endpoint for a full brief)\n"


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an article and the store of a batch."""
    folder = tmp_path_factory.mktemp("prepared")
    (folder / "article.txt").write_text(ARTICLE, encoding="utf-8")
    done = run(folder, ["batch", "article.txt", "-o", "out.jsonl"])
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def folder(prepared: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(prepared, tmp_path / "folder"))


def run(
    folder: Path, arguments: list[str], *, ends: str = "", encoding: str = "utf-8", out: int = PIPE, err: int = PIPE
) -> subprocess.CompletedProcess[str]:
    """The command in `folder` with a shell's `ends` (`<&-`), away from settings and recordings of whoever tests."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("SUMMARIZER_", "OPENAI_"))}
    clean |= {"PYTHONPATH": str(Path(__file__).parents[2]), "PYTHONIOENCODING": encoding}
    line = ["bash", "-c", f"exec {shlex.join([*COMMAND, *arguments])} {ends}"]
    return subprocess.run(
        line, cwd=folder, env=clean, stdout=out, stderr=err, encoding=encoding, check=False, timeout=60
    )


@contextmanager
def pipe_that_nobody_reads() -> Iterator[int]:
    reader, writer = os.pipe()
    os.close(reader)
    try:
        yield writer
    finally:
        os.close(writer)


@pytest.mark.parametrize(
    "line",
    [
        "summarize article.txt --json",
        "summarize article.txt --view",
        "explain article.txt",
        "prompt article.txt",
        "types show statement",
        "batch article.txt -o other.jsonl --dry-run",
        "runs show 1",
        "runs export 1",
        "doctor",
        "--help",
    ],
)
def test_a_reader_that_has_gone_ends_a_command_quietly(folder: Path, line: str) -> None:
    """`summarizer ... | head -1`: nothing on stderr but what is always told, and a shell's code for SIGPIPE."""
    with pipe_that_nobody_reads() as pipe:
        done = run(folder, line.split(), out=pipe)
    assert done.returncode == 141
    assert done.stderr in ("", ENGINE) or done.stderr.startswith("tokens, estimated")


@pytest.mark.parametrize("line", ["summarize article.txt -o new.json", "batch article.txt -o new.json.jsonl"])
def test_work_goes_on_where_nobody_reads_what_is_told(folder: Path, line: str) -> None:
    """`2>&1 | head -1` costs neither the file nor its exit code."""
    with pipe_that_nobody_reads() as pipe:
        assert run(folder, line.split(), err=pipe).returncode == 0
    (written,) = folder.glob("new.*")
    assert json.loads(written.read_text(encoding="utf-8"))["status"] == "ok"


def test_an_error_that_nobody_reads_keeps_its_code(folder: Path) -> None:
    """A script that looks at the exit code alone is told the same."""
    for line in ("summarize nowhere.txt", "summarize --nothing-such"):
        with pipe_that_nobody_reads() as pipe:
            assert run(folder, line.split(), err=pipe).returncode == 2


@pytest.mark.parametrize(
    ("arguments", "ends", "said"),
    [
        pytest.param(
            "summarize article.txt",
            ">/dev/full",
            "Standard output cannot be written",
            marks=pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux has a disk that is always full"),
        ),
        ("summarize article.txt", ">&-", "Standard output is closed"),
        ("explain article.txt", ">&-", "Standard output is closed"),
        ("doctor", ">&-", "Standard output is closed"),
        ("runs export 1", ">&-", "Standard output is closed"),
        ("summarize -", "<&-", "The input is empty"),
    ],
)
def test_closed_and_full_ends_are_one_clear_line(folder: Path, arguments: str, ends: str, said: str) -> None:
    """A full disk behind `>`, standard output or input that nobody opened: exit 2, and no talk of a bug."""
    done = run(folder, arguments.split(), ends=ends)
    assert done.returncode == 2
    assert said in done.stderr.splitlines()[-1]


@pytest.mark.parametrize("arguments", ["summarize article.txt -o new.json", "batch article.txt -o new.json.jsonl"])
def test_a_file_can_be_written_without_standard_streams(folder: Path, arguments: str) -> None:
    """Under a scheduler that closes all three, `-o` is enough, and nothing printed lands in a file of ours."""
    assert run(folder, arguments.split(), ends="<&- >&- 2>&-").returncode == 0
    (written,) = folder.glob("new.*")
    assert json.loads(written.read_text(encoding="utf-8"))["status"] == "ok"


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252"])
def test_json_is_json_in_any_encoding(folder: Path, encoding: str) -> None:
    """What an encoding lacks is escaped as JSON escapes it, beyond 16 bits too; nothing of the article is lost."""
    text = ARTICLE.replace("rise,", "rise, 🚢 žluť é,")
    (folder / "article.txt").write_text(text, encoding="utf-8")
    done = run(folder, ["summarize", "article.txt"], encoding=encoding)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["source"]["text"] == text
