"""A source is opened within its limits and handed to the right reader; whatever is wrong is one clear line."""

from __future__ import annotations

import io
import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from summarizer.errors import InputEmpty, InputError, InputNotFound, InputTooLarge, InputUnreadable, UsageError
from summarizer.readers import Article, read, read_bytes

LIMIT = 1_000_000
TEXT = "Pilots reject offer\r\nTalks go on.\f{{ 7*7 }} {% raw %}\n"


def test_a_text_file_is_read_as_it_is(tmp_path: Path) -> None:
    """The text of a .txt file is frozen exactly, its name kept without the folder, and nothing is guessed."""
    path = tmp_path / "story.txt"
    path.write_bytes(TEXT.encode())
    assert read(path, max_bytes=LIMIT) == Article(text=TEXT, name="story.txt", encoding="utf-8")


def test_standard_input_is_a_dash(monkeypatch: pytest.MonkeyPatch) -> None:
    """ "-" reads standard input, which has no name."""
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(TEXT.encode())))
    assert read("-", max_bytes=LIMIT) == Article(text=TEXT, encoding="utf-8")


def test_standard_input_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """No more than the limit is taken from an endless pipe."""
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(b"x" * 5000)))
    with pytest.raises(InputTooLarge, match="--max-bytes"):
        read("-", max_bytes=100)


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    """What is no file is said with its path."""
    with pytest.raises(InputNotFound, match=r"absent\.txt does not exist"):
        read(tmp_path / "absent.txt", max_bytes=LIMIT)
    with pytest.raises(InputNotFound, match="is a folder"):
        read(str(tmp_path), max_bytes=LIMIT)


@pytest.mark.parametrize("path", ["a\0b", "x" * 5000])
def test_an_impossible_path_is_not_found(path: str) -> None:
    """A path that no file system takes is an input error, not a crash."""
    with pytest.raises(InputNotFound):
        read(path, max_bytes=LIMIT)


@pytest.mark.skipif(os.name != "posix", reason="device files")
def test_an_endless_device_hits_the_limit() -> None:
    """Reading stops at the limit even where the size of a file is not known."""
    with pytest.raises(InputTooLarge):
        read("/dev/zero", max_bytes=1000)


@pytest.mark.parametrize("data", [b"", b" \r\n\t ", "\ufeff".encode(), "\u200b\u00a0\u2028".encode()])
def test_blank_text_is_empty(data: bytes) -> None:
    """Nothing that a reader could see is no document, also where invisible characters stand in it."""
    with pytest.raises(InputEmpty):
        read_bytes(data, max_bytes=LIMIT)


def test_the_size_limit_holds() -> None:
    """One byte over the limit is too many, the limit itself is not."""
    assert read_bytes(b"x" * 10, max_bytes=10).text == "x" * 10
    with pytest.raises(InputTooLarge, match="limit of 10 bytes"):
        read_bytes(b"x" * 11, max_bytes=10)


def test_the_callers_title_and_date_win() -> None:
    """--title and --published replace what the document declares."""
    data = b"---\ntitle: Old\ndate: 2020-01-01\n---\nText of it."
    article = read_bytes(data, name="a.md", max_bytes=LIMIT, title="New", published="2026-03-15T08:00:00Z")
    assert (article.title, article.published) == ("New", "2026-03-15")
    declared = read_bytes(data, name="a.md", max_bytes=LIMIT)
    assert (declared.title, declared.published) == ("Old", "2020-01-01")


@pytest.mark.parametrize("published", ["yesterday", "2026-13-01", "15.03.2026"])
def test_a_date_that_is_none_is_refused(published: str) -> None:
    """A publication date is an ISO date or a usage error that shows one."""
    with pytest.raises(UsageError, match="2026-03-15"):
        read_bytes(b"text", max_bytes=LIMIT, published=published)


def test_content_decides_over_the_suffix() -> None:
    """A saved page named .txt is read as HTML and said so; plain text named .pdf or .html as text."""
    page = read_bytes(b"<!DOCTYPE html><html><body><p>Hello there</p></body></html>", name="a.txt", max_bytes=LIMIT)
    assert page.media_type == "text/html"
    assert "Read as HTML" in page.notes[0]
    assert read_bytes(b"just 1 < 2 text", name="a.pdf", max_bytes=LIMIT).media_type == "text/plain"
    assert read_bytes(b"just 1 < 2 text", name="a.html", max_bytes=LIMIT).media_type == "text/plain"


def test_a_given_media_type_decides_over_content() -> None:
    """Who names the type gets it: the tags of a page stay in its text."""
    article = read_bytes(b"<!doctype html><p>Hi</p>", max_bytes=LIMIT, media_type="text/plain; charset=utf-8")
    assert article.text == "<!doctype html><p>Hi</p>"
    with pytest.raises(UsageError, match="text/markdown"):
        read_bytes(b"x", max_bytes=LIMIT, media_type="image/png")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\x89PNG\r\n\x1a\n....", "PNG"),
        (b"{\\rtf1 hello}", "RTF"),
        (b"PK\x03\x04 some zip", "ZIP"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", "old Office"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password-protected"),
        (b"\x1f\x8b\x08", "gzip"),
    ],
)
def test_foreign_formats_are_named(data: bytes, said: str) -> None:
    """A file that no reader knows is called what it is."""
    with pytest.raises(InputUnreadable, match=said):
        read_bytes(data, name="a.txt", max_bytes=LIMIT)


def test_errors_are_one_line_and_exit_with_2(tmp_path: Path) -> None:
    """Each input error prints on one line and is a usage problem to the shell."""
    with pytest.raises(InputError) as caught:
        read(tmp_path, max_bytes=LIMIT)
    assert "\n" not in str(caught.value)
    assert caught.value.exit_code == 2
