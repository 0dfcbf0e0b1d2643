"""What lies in a folder is an article, a named failure, or counted as passed over; nothing goes missing in silence."""

from __future__ import annotations

import json
import os
from collections import Counter
from pathlib import Path

import pytest

from summarizer import Settings
from summarizer.batch import BatchOptions, run_batch
from summarizer.batch.folders import Walk
from summarizer.batch.inputs import find_inputs
from summarizer.errors import InputNotFound, InternalError
from tests.cli.conftest import Call, call

__all__ = ["call"]  # a fixture
TEXT = "The port offered 4 per cent on Monday. The union refused."
RULES = Settings(engine="rules")


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """Two articles among files of other kinds, hidden ones, links and a pipe."""
    folder = tmp_path / "news"
    (folder / "below").mkdir(parents=True)
    (folder / ".git").mkdir()
    for name in ("a.txt", "below/B.MD", "photo.jpg", "more.JPG", "below/table.csv", "README", ".hidden.txt"):
        (folder / name).write_text(TEXT, encoding="utf-8")
    (folder / "loop").symlink_to(folder)
    os.mkfifo(folder / "pipe.txt")
    return folder


SKIPPED = {".jpg": 2, ".csv": 1, "without an ending": 1, "hidden": 2, "linked folder": 1, "device or pipe": 1}


def test_what_is_passed_over_is_counted_by_kind(news: Path) -> None:
    """And a pipe in a folder is not waited for."""
    walk = Walk()
    assert [name for _, name in walk.files(str(news))] == ["a.txt", "below/B.MD"]
    assert walk.skipped == SKIPPED


def test_a_batch_says_what_it_passed_over(call: Call, news: Path, tmp_path: Path) -> None:
    """One line on stderr; its own files among the articles are not worth a word, time after time."""
    for _ in range(2):
        called = call("batch", news, "-o", news / "briefs/", "--store", news / "runs.db")
        assert called.code == 0
        (line,) = (line for line in called.err.splitlines() if line.startswith("skipped"))
        assert line.startswith("skipped 8 that are no articles: 2 hidden, 2 .jpg, 1 ")
        assert all(f"{count} {kind}" in line for kind, count in SKIPPED.items())


def test_a_dry_run_lists_what_is_left_out(call: Call, news: Path) -> None:
    """Each with its kind, and each that cannot be read with the reason."""
    (news / "c.txt").write_bytes(b"")
    called = call("batch", news, "-o", "out.jsonl", "--dry-run")
    lines = called.out.splitlines()
    assert "1 unreadable" in lines[0]
    assert "unreadable  c.txt: c.txt is empty." in lines[2]
    assert {"skipped  below/table.csv (.csv)", "skipped  .git (hidden)", "skipped  pipe.txt (device or pipe)"} < {
        *lines
    }
    assert len(lines) == 2 + 1 + 8


def test_a_pattern_takes_files_of_any_name_and_tells_of_folders(news: Path) -> None:
    """What was matched by name is meant; what cannot be read of it is a named failure."""
    walk = Walk()
    found = [path.name for path, _ in walk.files(f"{news}/[!p]*")]
    assert found == ["README", "a.txt", "more.JPG"]
    assert walk.skipped == {"folder": 2}


def test_a_file_that_is_named_and_cannot_be_read_is_a_named_failure(tmp_path: Path) -> None:
    """Whatever its ending, a link that leads nowhere and JSON Lines included; the rest goes on."""
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(range(256)))
    (tmp_path / "gone.jsonl").symlink_to("nowhere")
    (tmp_path / "gone.txt").symlink_to("nowhere")
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "news").mkdir()
    for name in ("gone.jsonl", "gone.txt", "a.txt"):
        (tmp_path / name).rename(tmp_path / "news" / name)
    sources = (str(tmp_path / "photo.jpg"), str(tmp_path / "news"))
    outcome = run_batch(BatchOptions(sources, tmp_path / "out.jsonl", store=tmp_path / "r.db"), RULES)
    rows = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert outcome.exit_code == 1
    assert [(row["id"].rpartition("/")[2], row["error"] and row["error"]["code"]) for row in rows] == [
        ("photo.jpg", "input_unreadable"),
        ("a.txt", None),
        ("gone.jsonl", "input_not_found"),
        ("gone.txt", "input_not_found"),
    ]


def test_a_folder_that_cannot_be_listed_is_a_named_failure(news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One closed folder among many does not end the batch, and does not go missing either."""
    listed = os.listdir

    def listdir(folder: Path) -> list[str]:
        if folder.name == "below":
            raise PermissionError(13, "Permission denied")
        return listed(folder)

    monkeypatch.setattr("os.listdir", listdir)
    found = list(find_inputs([str(news)], max_bytes=1000))
    assert [(one.name, one.error and one.error.code) for one in found] == [
        ("a.txt", None),
        ("below/", "input_not_found"),
    ]


def test_a_folder_without_articles_says_what_is_there(tmp_path: Path) -> None:
    """Whoever has .rtf files learns that these are not read."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.rtf").write_text(TEXT, encoding="utf-8")
    with pytest.raises(InputNotFound, match=r"1 \.rtf"):
        run_batch(BatchOptions((str(tmp_path / "in"),), tmp_path / "out.jsonl", store=tmp_path / "r.db"), RULES)


def test_many_kinds_are_one_line() -> None:
    """The most frequent ones are named."""
    assert str(Walk(skipped=Counter({f".{n}": n for n in range(1, 12)})).summary()).endswith("4 .4, 3 other kinds")


def test_a_listing_that_breaks_ends_the_batch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bug in it is an error of ours, not a batch that waits for ever."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.setattr("summarizer.batch.listing.find_inputs", lambda *_, **__: 1 / 0)
    options = BatchOptions((str(tmp_path / "a.txt"),), tmp_path / "out.jsonl", store=tmp_path / "r.db")
    with pytest.raises(InternalError, match="ZeroDivisionError"):
        run_batch(options, RULES)
