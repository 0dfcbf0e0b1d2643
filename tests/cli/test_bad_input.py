"""Bad input gets one clear line and exit code 2, and no output file is touched."""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path

import pytest

from tests.cli.conftest import ARTICLE, Call

KEPT = "what was there before"


def encrypted_pdf() -> bytes:
    from pypdf import PdfWriter  # noqa: PLC0415 # an extra: only this case needs it

    writer = PdfWriter()
    writer.add_blank_page(width=100, height=100)
    writer.encrypt("secret", algorithm="RC4-128")
    stream = BytesIO()
    writer.write(stream)
    return stream.getvalue()


BAD = {
    "empty": (b"", "is empty"),
    "blank": (b" \n\t\r\n ", "is empty"),
    "blank but for a mark": ("\ufeff \u200b \n".encode(), "holds no text"),
    "binary": (bytes(range(256)) * 8, "binary"),
    "password-protected PDF": (encrypted_pdf(), "password"),
    "damaged PDF": (b"%PDF-1.7\nnothing of a PDF", "PDF"),
    "over the limit": (b"a long text " * 100, "over the limit"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_read_is_named(call: Call, tmp_path: Path, name: str) -> None:
    """Exit code 2, a line that says what is wrong, nothing on stdout, the output file as it was."""
    content, words = BAD[name]
    source, output = tmp_path / "source.txt", tmp_path / "brief.json"
    source.write_bytes(content)
    output.write_text(KEPT, encoding="utf-8")
    called = call("summarize", source, "-o", output, "--max-bytes", "1000" if name == "over the limit" else "100000")
    assert (called.code, called.out) == (2, "")
    assert words in called.error
    assert output.read_text(encoding="utf-8") == KEPT
    assert sorted(path.name for path in tmp_path.iterdir()) == ["brief.json", "source.txt"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nowhere.txt"], "does not exist"),
        ([""], "is empty"),
        (["x" * 300], "cannot be read"),
        (["article.txt", "-o", "x" * 300 + ".json"], "cannot be written"),
        (["x" * 300, "-o", "new.json"], "cannot be read"),
        (["article.txt", "--type", ".relative:Poem"], "Cannot import"),
        (["article.txt", "--type", "../up:Poem"], "Cannot import"),
        (["article.txt", "--type", "nowhere:Poem"], "PYTHONPATH"),
        (["article.txt", "--title", "a\x1bb"], "control characters"),
        (["."], "is a folder"),
        (["article.txt", "--encoding", "klingon"], "klingon"),
        (["article.txt", "--type", "poem"], "poem"),
        (["article.txt", "--type", "nowhere:Poem"], "nowhere"),
        (["article.txt", "--type", "article.txt:Poem"], "article"),
        (["article.txt", "--prompts", "nowhere"], "nowhere"),
        (["article.txt", "--published", "last week"], "not a date"),
        (["article.txt", "--timeout", "-1"], "timeout"),
        (["article.txt", "--max-bytes", "0"], "max_bytes"),
        (["article.txt", "--engine", "llm"], "No API key"),
        (["article.txt", "--json", "-o", "new.md"], "contradict"),
        (["article.txt", "--json", "--view"], "contradict"),
        (["article.txt", "--view", "-o", "new.md"], "contradict"),
        (["article.txt", "--engine", "rules", "--model", "m"], "contradict"),
        (["article.txt", "--engine", "rules", "--no-repair"], "contradict"),
        (["article.txt", "-o", "new.pdf"], "new.pdf"),
        (["article.txt", "-o", "new"], "new"),
        (["article.txt", "-o", "nowhere/new.json"], "nowhere"),
        (["article.txt", "-o", "folder.json"], "is a folder"),
    ],
)
def test_a_call_that_cannot_work_is_named(
    call: Call, article: Path, tmp_path: Path, arguments: list[str], words: str
) -> None:
    """What is wrong with the call is said in one line that names it, before anything is written."""
    (tmp_path / "folder.json").mkdir()
    called = call("summarize", *arguments)
    assert (called.code, called.out) == (2, "")
    assert words in called.error
    assert sorted(path.name for path in tmp_path.iterdir()) == ["article.txt", "folder.json"]


def test_the_article_is_never_overwritten(call: Call, tmp_path: Path) -> None:
    """An output that is the source, by whatever name, is refused."""
    source = tmp_path / "article.md"
    source.write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "link.md").symlink_to(source)
    assert call("summarize", source, "-o", "article.md").code == 2
    assert "the article itself" in call("summarize", "article.md", "-o", "link.md").error
    assert source.read_text(encoding="utf-8") == ARTICLE


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_output_is_refused(call: Call, article: Path, tmp_path: Path) -> None:
    """A file that the user protected is not replaced."""
    output = tmp_path / "brief.json"
    output.write_text(KEPT, encoding="utf-8")
    output.chmod(0o400)
    called = call("summarize", article, "-o", output)
    assert called.code == 2
    assert output.read_text(encoding="utf-8") == KEPT


@pytest.mark.parametrize(
    "arguments",
    [
        ["summarize"],
        ["summarize", "a", "b"],
        ["summarise", "a"],
        ["summarize", "a", "--engine", "oracle"],
        ["--colour"],
    ],
)
def test_unknown_words_show_the_usage(call: Call, arguments: list[str]) -> None:
    """What the parser does not know ends with exit code 2 and the usage on stderr."""
    called = call(*arguments)
    assert (called.code, called.out) == (2, "")
    assert "Usage: summarizer" in called.err


def test_an_error_names_what_to_do(call: Call) -> None:
    """The line ends with the hint."""
    assert "standard input" in call("summarize", "nowhere.txt").error
    assert "--max-bytes" in call("summarize", "-", "--max-bytes", "3", stdin=b"a long text").error


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["batch", "article.txt", "-o", "-"], "writes to a file"),
        (["batch", "x" * 300, "-o", "new.jsonl"], "cannot be looked at"),
        (["batch", "article.txt", "-o", "x" * 300 + ".jsonl"], "cannot be looked at"),
        (["runs", "export", "1", "-o", "article.txt"], "writes JSON Lines"),
        (["runs", "export", "1", "-o", "nowhere/new.jsonl"], "cannot be written"),
        (["runs", "show", "1", "--status", "odd"], "failed"),
    ],
)
def test_a_batch_that_cannot_work_is_named(
    call: Call, article: Path, tmp_path: Path, arguments: list[str], words: str
) -> None:
    """One line, exit code 2, and the article stays as it was."""
    assert call("batch", article, "-o", "out.jsonl").code == 0
    before = sorted(path.name for path in tmp_path.iterdir())
    called = call(*arguments)
    assert (called.code, called.out) == (2, "")
    assert words in called.error
    assert article.read_text(encoding="utf-8") == ARTICLE
    assert sorted(path.name for path in tmp_path.iterdir()) == before


def test_control_characters_of_names_do_not_reach_the_terminal(call: Call) -> None:
    """A file name cannot write escape sequences or further lines into the error."""
    called = call("summarize", "a\x1b[31m\nerror: b\r.txt")
    assert called.code == 2
    assert "\x1b" not in called.err
    assert called.error.count("\n") == 0
