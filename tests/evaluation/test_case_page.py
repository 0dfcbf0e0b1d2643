"""Whoever follows docs/eval-case.md letter by letter gets a case that passes the linter and is scored."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path
from typing import Any

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
