"""A result is written whole or not at all."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path
from typing import Any

import pytest

from summarizer import Settings, summarize
from summarizer.errors import OutputError
from summarizer.render import ensure_writable, write
from summarizer.schemas import BriefResult


@pytest.mark.parametrize(
    ("name", "start"), [("a.json", "{"), ("a.jsonl", '{"status"'), ("a.md", "# Port"), ("A.HTML", "\n<!doctype html>")]
)
def test_the_suffix_decides(result: BriefResult[Any], tmp_path: Path, name: str, start: str) -> None:
    """Each suffix gives its format, in any case of letters."""
    write(result, tmp_path / name)
    text = (tmp_path / name).read_text("utf-8")
    assert text.strip().startswith(start.strip())
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("name", ["a.txt", "a", "a.json.bak", ".json"])
def test_an_unknown_suffix_lists_the_known(result: BriefResult[Any], tmp_path: Path, name: str) -> None:
    """A name without a format is refused before anything is written, with the formats there are."""
    for attempt in (lambda path: write(result, path), ensure_writable):
        with pytest.raises(OutputError, match=r"\.json, \.jsonl, \.md, \.html"):
            attempt(tmp_path / name)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("step", ["fsync", "replace", "open"])
def test_a_failure_at_any_step_leaves_the_target_alone(
    result: BriefResult[Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """A full disk or a lost permission at whichever step: the old file is whole and no remains lie about."""
    target = tmp_path / "a.json"
    target.write_text("old", "utf-8")

    def fail(*_: Any, **__: Any) -> None:
        raise OSError(28, "No space left on device")

    if step == "replace":
        monkeypatch.setattr(Path, "replace", fail)
    else:
        monkeypatch.setattr(os, step, fail)
    with pytest.raises(OutputError, match="No space left"):
        write(result, target)
    monkeypatch.undo()
    assert target.read_text("utf-8") == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_permissions_and_links_are_kept(result: BriefResult[Any], tmp_path: Path) -> None:
    """A replaced file keeps its mode, and a symbolic link goes on pointing at what was replaced."""
    target = tmp_path / "real.json"
    target.write_text("old", "utf-8")
    target.chmod(0o640)
    link = tmp_path / "link.json"
    link.symlink_to(target)
    write(result, link)
    assert link.is_symlink()
    assert json.loads(target.read_text("utf-8"))["status"] == "ok"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_what_cannot_be_written_is_said_beforehand(tmp_path: Path) -> None:
    """A folder, a missing folder and an impossible name are refused before any work is paid for."""
    (tmp_path / "folder.md").mkdir()
    for path in (tmp_path / "folder.md", tmp_path / "absent" / "a.md", Path("a\0b.md")):
        with pytest.raises(OutputError):
            ensure_writable(path)
    ensure_writable(tmp_path / "fine.md")
    assert not (tmp_path / "fine.md").exists()


def test_a_folder_is_never_replaced(result: BriefResult[Any], tmp_path: Path) -> None:
    """Writing to a folder's name fails and leaves it."""
    (tmp_path / "folder.html").mkdir()
    with pytest.raises(OutputError):
        write(result, tmp_path / "folder.html")
    assert (tmp_path / "folder.html").is_dir()


@pytest.mark.parametrize("name", ["a.html", "a.md"])
def test_a_thousand_quotes_of_one_saying_do_not_name_each_other(tmp_path: Path, name: str) -> None:
    """Each names a few of the others and counts the rest: the page grows with the quotes, not with their square."""
    text = "\n".join(f"“The port said no to number {n},” union leader Ann Marlow said." for n in range(1000))
    result = summarize(text, settings=Settings(engine="rules"))
    assert [len(group) for group in result.repeated] == [1000]
    write(result, tmp_path / name)
    page = (tmp_path / name).read_text("utf-8")
    assert len(page) < 1_500_000
    assert "991 more" in page
