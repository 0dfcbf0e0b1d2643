"""Files are found by URL, in whatever store."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from pyarrow import fs

from summarizer.batch.folders import Walk
from summarizer.ray import files


def test_options_of_a_store_stay_behind_the_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What says where the store is follows the file's name, not that of its folder."""
    (tmp_path / "deep").mkdir()
    for name in ("a b.txt", "deep/c.jsonl", ".hidden.txt", "notes.xyz"):
        (tmp_path / name).write_text("x")
    store = SimpleNamespace(from_uri=lambda _url: (fs.LocalFileSystem(), str(tmp_path)))
    monkeypatch.setattr(fs, "FileSystem", store)
    walk = Walk()
    assert files._files("s3://news/in/?scheme=http", walk) == [
        ("s3://news/in/a%20b.txt?scheme=http", "a b.txt"),
        ("s3://news/in/deep/c.jsonl?scheme=http", "deep/c.jsonl"),
    ]
    assert walk.skipped == {"hidden": 1, ".xyz": 1}
