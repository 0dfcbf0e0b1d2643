"""The report is one page that asks nothing of anybody, whatever stands in the articles."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from summarizer.evaluation import commands
from summarizer.evaluation.layout import Bullets, Heading, Table, markdown

from .conftest import Command
from .folders import edit_json, write_gold, write_results

HOSTILE = '<script>alert(1)</script> & "quoted" {{ 7*7 }} <img src=x onerror=alert(1)> https://nowhere.invalid/'


class Page(HTMLParser):
    """Collects tags, attributes and the text of scripts and styles."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.inside: dict[str, list[str]] = {"script": [], "style": []}
        self._open = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._open = tag
        if tag in self.inside:
            self.inside[tag].append("")

    def handle_endtag(self, tag: str) -> None:
        self._open = ""

    def handle_data(self, data: str) -> None:
        if self._open in self.inside:
            self.inside[self._open][-1] += data


@pytest.fixture
def page_text(tmp_path: Path) -> str:
    cases = write_gold(tmp_path / "gold")
    edit_json(tmp_path / "gold" / "case-0" / "gold.json", lambda data: data["offers"][0].update(text=HOSTILE))

    def edit(case: str, brief: dict) -> dict:  # type: ignore[type-arg] # any brief
        if case == "case-1":
            brief["offers"][0]["text"] = HOSTILE
        return brief

    write_results(tmp_path / "one", cases)
    write_results(tmp_path / "two", cases, edit)
    for name in ("one", "two"):
        outcome = commands.score_folder(tmp_path / "gold", tmp_path / name)
        commands.save(outcome, tmp_path / f"{name}.json")
    return commands.report_files([tmp_path / "one.json", tmp_path / "two.json"], tmp_path / "gold")


def test_nothing_is_loaded_or_run_but_what_is_hashed(page_text: str) -> None:
    """One script and one style, both named by their hash in the policy; no attribute runs or loads anything."""
    page = Page(page_text)
    policy = next(a["content"] for tag, a in page.tags if a.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None
    assert policy.startswith("default-src 'none'; ")
    for tag in ("script", "style"):
        assert len(page.inside[tag]) == 1
        digest = base64.b64encode(hashlib.sha256(page.inside[tag][0].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    for tag, attributes in page.tags:
        assert not [
            name for name in attributes if name.startswith("on") or name in ("src", "style", "srcset", "action")
        ]
        assert (attributes.get("href") or "#").startswith("#")
        assert tag not in ("img", "iframe", "object", "embed", "link", "form", "base")


def test_texts_are_shown_as_they_are(page_text: str) -> None:
    """Markup and template marks in gold or brief are text."""
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &#34;quoted&#34; {{ 7*7 }}" in page_text
    assert "<img" not in page_text


def test_every_case_and_item_is_there(page_text: str) -> None:
    """Both runs, every case with its article, and evidence of both sides to light up."""
    page = Page(page_text)
    cases = [a["id"] for tag, a in page.tags if tag == "details"]
    assert cases == ["case-case-0", "case-case-1", "case-case-2"]
    linked = {a["href"] for tag, a in page.tags if tag == "a"}
    assert linked == {f"#{case}" for case in cases}
    items = [a for _, a in page.tags if "item" in (a.get("class") or "").split()]
    assert any(a["data-g"] and a["data-p"] for a in items)
    assert "two: " in page_text
    assert len(re.findall("<svg", page_text)) == 3


def test_the_article_is_whole(page_text: str, tmp_path: Path) -> None:
    """The stretches of an article on the page are the article, from its first character to its last."""
    article = (tmp_path / "gold" / "case-2" / "article.txt").read_text("utf-8")
    box = page_text[page_text.index('id="case-case-2"') :]
    spans = re.findall(r'data-s="(\d+)" data-e="(\d+)"', box)
    assert int(spans[0][0]) == 0
    assert int(spans[-1][1]) == len(article)
    assert all(before[1] == after[0] for before, after in pairwise(spans))


def test_a_report_needs_the_gold_of_its_runs(tmp_path: Path, command: Command) -> None:
    """Runs over other cases are refused."""
    cases = write_gold(tmp_path / "gold", 2)
    write_results(tmp_path / "one", cases)
    commands.save(commands.score_folder(tmp_path / "gold", tmp_path / "one"), tmp_path / "one.json")
    write_gold(tmp_path / "other", 1)
    report = tmp_path / "report.html"
    assert command("report", tmp_path / "one.json", "--gold", tmp_path / "other", "-o", report) == 2
    assert not report.exists()
    assert command("report", tmp_path / "one.json", "--gold", tmp_path / "gold", "-o", report) == 0
    assert report.exists()


def test_markdown_of_an_article_forms_no_markup() -> None:
    """Text cannot open a table cell, a link or a tag."""
    page = markdown([Heading("a *b*"), Bullets(("<b>[x](y)|`z`\nnext",)), Table(("a|b", "n"), (("c_d", "1"),))])
    assert "<b>" not in page
    assert "\\[x\\](y)\\|\\`z\\` next" in page
    assert page.count("| --- | ---: |") == 1
