"""The README's commands and outputs are real: each console block is run, and its output compared line by line."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)
ELISION = "…"


@dataclass(frozen=True)
class Example:
    command: str
    expected: tuple[str, ...]


def examples() -> list[Example]:
    """Every `$ summarizer ...` of the README with the lines that it is said to print."""
    found = []
    for block in BLOCK.findall((ROOT / "README.md").read_text(encoding="utf-8")):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = part.partition("\n")
            found.append(Example(command, tuple(output.rstrip("\n").split("\n"))))
    return found


def printed_by(command: str) -> list[str]:
    words = shlex.split(command)
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("OPENAI_", "SUMMARIZER_"))}
    while "=" in words[0]:
        name, _, value = words.pop(0).partition("=")
        environment[name] = value
    assert words[0] == "summarizer", f"the README shows a command that is not ours: {command}"
    environment |= {"COLUMNS": "100", "NO_COLOR": "1"}
    done = subprocess.run(
        [sys.executable, "-m", "summarizer.cli", *words[1:]],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    return [line.rstrip() for line in (done.stderr + done.stdout).split("\n")]


def matches(expected: tuple[str, ...], printed: list[str]) -> bool:
    """Lines in order; a line that is only an ellipsis stands for any number of lines."""
    at, loose = 0, False
    for line in expected:
        if line.strip() == ELISION:
            loose = True
            continue
        if loose:
            while at < len(printed) and printed[at] != line.rstrip():
                at += 1
        if at >= len(printed) or printed[at] != line.rstrip():
            return False
        at, loose = at + 1, False
    return loose or all(not line for line in printed[at:])


@pytest.mark.parametrize("example", examples(), ids=lambda example: example.command[:60])
def test_the_readme_prints_what_it_says(example: Example) -> None:
    """Run the command from the root of the checkout and compare."""
    printed = printed_by(example.command)
    assert matches(example.expected, printed), "\n".join(printed)


def test_the_readme_has_examples() -> None:
    """The test above would pass over an empty README."""
    assert len(examples()) >= 3
