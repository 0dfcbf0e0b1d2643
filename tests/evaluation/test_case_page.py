"""Whoever follows docs/eval-case.md letter by letter gets a case that passes the linter and is scored."""

from __future__ import annotations

import json
import re
import shlex
import textwrap
from pathlib import Path
from typing import Any

import summarizer
from summarizer import Settings

from .conftest import Command

PAGE = (Path(__file__).parents[2] / "docs" / "eval-case.md").read_text("utf-8")


def test_the_page_makes_a_case(tmp_path: Path, command: Command, capsys: Any) -> None:
    """The page's article and gold, through the page's commands."""
    article = re.search(r"A small article and its gold:\n\n((?: {4}.*\n)+)", PAGE)
    gold = re.search(r"```json\n(.*?)```", PAGE, re.DOTALL)
    assert article is not None
    assert gold is not None
    (tmp_path / "article.txt").write_text(textwrap.dedent(article[1]), "utf-8")
    root = tmp_path / "my_gold"
    assert command("new", tmp_path / "article.txt", "--gold", root) == 0
    (root / "article" / "gold.json").write_text(gold[1], "utf-8")
    assert command("lint", "--gold", root, "--fix") == 0
    capsys.readouterr()
    assert command("run", "--gold", root, "--engine", "rules") == 0
    assert "1 scored, 0 failed, 0 errored of 1" in capsys.readouterr().out
    assert command("explain", "article", "--gold", root, "--engine", "rules") == 0
    assert "gold   O1: A 4% rise over two years" in capsys.readouterr().out


def test_the_way_to_a_bad_case_is_a_command_that_works(tmp_path: Path, command: Command, capsys: Any) -> None:
    """Gold in a folder of one's own, with a space in its name, and saved results: the printed line can be pasted."""
    root, results = tmp_path / "my gold", tmp_path / "results"
    (tmp_path / "article.txt").write_text("The port offered 4% on Monday.\n“No,” the union said.\n", "utf-8")
    command("new", tmp_path / "article.txt", "--gold", root)
    gold = json.loads((root / "article" / "gold.json").read_text("utf-8"))
    gold |= {key: [] for key in ("parties", "offers", "open_issues", "quotes", "next_steps", "furniture", "repeated")}
    step = {"id": "N1", "text": "The port offered 4% on Monday", "evidence": ["S1"]}
    (root / "article" / "gold.json").write_text(json.dumps(gold | {"next_steps": [step]}), "utf-8")
    assert command("lint", "--gold", root, "--fix") == 0
    results.mkdir()
    brief = summarizer.summarize(tmp_path / "article.txt", settings=Settings(engine="rules"))
    (results / "article.json").write_text(brief.model_dump_json(), "utf-8")
    for asked in (["run", "--engine", "rules"], ["run"], ["score", results]):
        capsys.readouterr()
        assert command(*asked, "--gold", root) == 0
        line = re.search(r"  article: summarizer eval (.*)", capsys.readouterr().out)
        assert line is not None
        assert command(*shlex.split(line[1])) == 0
        assert "gold   N1: The port offered 4% on Monday" in capsys.readouterr().out


def test_a_case_that_cannot_be_written_is_one_clear_line(tmp_path: Path, command: Command, capsys: Any) -> None:
    """A file where the folder should be: exit 2, named, no talk of a bug."""
    (tmp_path / "article.txt").write_text("The port offered 4% on Monday.\n", "utf-8")
    (tmp_path / "gold").write_text("no folder", "utf-8")
    assert command("new", tmp_path / "article.txt", "--gold", tmp_path / "gold") == 2
    assert "cannot be written" in capsys.readouterr().err
