"""Where articles come from, and what becomes of those that cannot be read."""

from __future__ import annotations

import asyncio
import glob
import io
import json
import os
import signal
import subprocess
import sys
import types
from pathlib import Path
from typing import Any

import pytest

from summarizer.batch import BatchOptions, Caps, Limits, run_batch
from summarizer.batch.ingest import Ingest
from summarizer.batch.inputs import Input, find_inputs
from summarizer.batch.preview import preview
from summarizer.batch.runs import open_run
from summarizer.batch.store import Store
from summarizer.errors import InputNotFound, InternalError, OutputError, UsageError
from summarizer.settings import Settings
from tests.batch.played import articles, lines, settings

TEXT = "The port offered four per cent on Monday."


def names(*sources: str, max_bytes: int = 10_000) -> list[tuple[str, str | None]]:
    found = find_inputs(sources, max_bytes=max_bytes)
    return [(one.name, one.error.code if one.error else None) for one in found]


def test_folders_are_read_in_order_without_hidden_and_strange_files(tmp_path: Path) -> None:
    """Articles of a folder and the folders below, by name."""
    for name in ("b.txt", "a.md", "sub/c.html", ".hidden.txt", "notes.xyz"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"<p>{TEXT}</p>" if name.endswith("html") else TEXT)
    assert names(str(tmp_path)) == [("a.md", None), ("b.txt", None), ("sub/c.html", None)]
    assert [Path(name).name for name, _ in names(str(tmp_path / "*.txt"))] == ["b.txt"]
    with pytest.raises(InputNotFound):
        names(str(tmp_path / "*.pdf"))


def test_lines_that_are_no_articles_are_named_and_the_rest_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each bad line has its reason; the ones after it are not lost."""
    rows = [
        json.dumps({"id": "one", "text": TEXT, "title": "A title", "published": "2026-03-01"}),
        "{broken",
        json.dumps({"id": "two"}),
        json.dumps([1]),
        "",
        json.dumps({"id": "blank", "text": " "}),
        json.dumps({"id": "long", "text": "x" * 20_000}),
        json.dumps({"text": TEXT}),
        json.dumps({"id": 7, "text": TEXT}),
        json.dumps({"id": "odd", "text": TEXT, "title": 5}),
        json.dumps({"id": "half", "text": "a \ud800 b"}),
    ]
    (tmp_path / "in.jsonl").write_text("\n".join(rows))
    monkeypatch.chdir(tmp_path)
    assert names("in.jsonl") == [
        ("one", None),
        ("in.jsonl:2", "input_unreadable"),
        ("two", "input_unreadable"),
        ("in.jsonl:4", "input_unreadable"),
        ("blank", "input_empty"),
        ("in.jsonl:7", "input_too_large"),
        ("in.jsonl:8", None),
        ("7", None),
        ("odd", "input_unreadable"),
        ("half", "input_unreadable"),
    ]


def test_every_input_has_one_line_of_output(tmp_path: Path) -> None:
    """Unreadable articles and repeated ids come out, too: one line each, in order."""
    rows = [{"id": "a", "text": TEXT}, {"id": "a", "text": TEXT + " Again."}, {"id": "b", "text": ""}]
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows) + "nonsense\n")
    options = BatchOptions((str(tmp_path / "in.jsonl"),), tmp_path / "out.jsonl", store=tmp_path / "runs.db")
    outcome = run_batch(options, Settings(engine="rules"))
    assert outcome.exit_code == 1
    found = lines(tmp_path / "out.jsonl")
    assert [line["status"] in ("ok", "partial") for line in found] == [True, True, False, False]
    assert [line["id"] for line in found][:3] == ["a", "a#2", "b"]
    assert [line["error"] and line["error"]["code"] for line in found] == [
        None,
        None,
        "input_empty",
        "input_unreadable",
    ]
    assert found[2]["result"] is None
    assert run_batch(options, Settings(engine="rules")).here == 0


def test_what_a_row_says_of_its_article_is_read_as_a_documents_own(tmp_path: Path) -> None:
    """Dates in two forms are understood; one in another is left out and that is told; control characters go."""
    rows = [
        {"text": TEXT, "published": "2026-03-15T09:30:00Z", "title": "Talks\x92 \x1b[31mon\n"},
        {"text": TEXT, "published": "Sun, 15 Mar 2026 09:30:00 +0000", "title": "\0"},
        {"text": TEXT, "published": "last week"},
    ]
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    found = [one.article for one in find_inputs([str(tmp_path / "in.jsonl")], max_bytes=1000)]
    assert [one and (one.title, one.published, one.notes) for one in found] == [
        ("Talks [31mon", "2026-03-15", ()),
        (None, "2026-03-15", ()),
        (None, None, ("the publication date 'last week' is not a date, and is left out",)),
    ]


def test_file_that_did_not_change_is_not_read_again(tmp_path: Path) -> None:
    """On resume a file with the same size and time is known; a changed one is read."""
    article = tmp_path / "in" / "a.txt"
    article.parent.mkdir()
    article.write_text(TEXT)
    options = BatchOptions((str(article.parent),), tmp_path / "out.jsonl", store=tmp_path / "runs.db")
    assert run_batch(options, Settings(engine="rules")).here == 1
    assert run_batch(options, Settings(engine="rules")).here == 0
    article.write_text(TEXT + " The union refused.")
    assert run_batch(options, Settings(engine="rules")).here == 1
    article.unlink()
    (article.parent / "b.txt").write_text(TEXT)
    run_batch(options, Settings(engine="rules"))
    assert [line["id"] for line in lines(tmp_path / "out.jsonl")] == ["b.txt"]


def test_standard_input_is_lines_or_one_article(monkeypatch: pytest.MonkeyPatch) -> None:
    """JSON Lines where the first line is an object, else the text of one article."""

    class Stdin:
        def __init__(self, data: bytes) -> None:
            self.buffer = io.BytesIO(data)

    monkeypatch.setattr(sys, "stdin", Stdin(f'{{"id": "x", "text": "{TEXT}"}}\n{{"text": "{TEXT}"}}\n'.encode()))
    assert names("-") == [("x", None), ("stdin:2", None)]
    monkeypatch.setattr(sys, "stdin", Stdin(f"{TEXT}\nThe union refused.\n".encode()))
    (one,) = find_inputs(["-"], max_bytes=1000)
    assert one.article is not None
    assert one.article.text.startswith(TEXT)


def test_preview_counts_and_estimates_without_a_store(tmp_path: Path) -> None:
    """A dry run asks nothing, writes nothing, and says about what the batch would cost."""
    articles(tmp_path / "in.jsonl", 50)
    with (tmp_path / "in.jsonl").open("a") as file:
        file.write(json.dumps({"text": "The port offered 1 per cent on Monday. The union refused."}) + "\nbroken\n")
    options = BatchOptions((str(tmp_path / "in.jsonl"),), tmp_path / "out.jsonl", store=tmp_path / "runs.db")
    found = preview(options, settings(model="gpt-4.1-mini"))
    assert (found.articles, found.unreadable, found.repeated) == (51, 1, 1)
    assert found.input_tokens is not None
    assert 50 * 1000 < found.input_tokens < 50 * 10_000
    assert found.usd is not None
    assert "gpt-4.1-mini" in found.lines()[1]
    assert {path.name for path in tmp_path.iterdir()} == {"in.jsonl"}
    assert preview(options, Settings(engine="rules")).usd is None


def test_output_among_the_articles_is_never_an_article(tmp_path: Path) -> None:
    """In the folder of the articles, or where a pattern finds it, the batch's own file is left out, time after time."""
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT)
    target = folder / "briefs.jsonl"
    for source in (str(folder), str(folder / "*")):
        options = BatchOptions((source,), target, store=tmp_path / f"{len(source)}.db", restart=True)
        for _ in range(3):
            assert run_batch(options, Settings(engine="rules")).exit_code == 0
            assert len(lines(target)) == 1
        assert preview(options, Settings(engine="rules")).unreadable == 0


def test_output_that_is_a_source_is_refused_and_left_as_it_was(tmp_path: Path) -> None:
    """Under its own name or as a link, the input would be written over."""
    source, link = tmp_path / "news.jsonl", tmp_path / "link.jsonl"
    source.write_text(json.dumps({"id": "a", "text": TEXT}) + "\n")
    link.symlink_to(source)
    before = source.read_bytes()
    for target in (source, link):
        with pytest.raises(OutputError, match="is one of the inputs"):
            run_batch(BatchOptions((str(source),), target, store=tmp_path / "runs.db"), Settings(engine="rules"))
        assert source.read_bytes() == before


def test_names_that_are_not_utf8_are_read_and_called_as_far_as_they_go(tmp_path: Path) -> None:
    """A file whose name is in another encoding is an article like any other, and does not hold up the rest."""
    folder = tmp_path / "in"
    folder.mkdir()
    for name in (b"caf\xe9.txt", b"caf\xe8.txt", b"z.txt"):
        (folder / os.fsdecode(name)).write_text(TEXT if name != b"caf\xe8.txt" else " ")
    options = BatchOptions((str(folder),), tmp_path / "out.jsonl", store=tmp_path / "runs.db")
    for _ in range(2):
        assert run_batch(options, Settings(engine="rules")).tally.total == 3
        found = [(line["id"], line["status"]) for line in lines(tmp_path / "out.jsonl")]
        assert found == [("caf?.txt", "failed"), ("caf?.txt#2", "ok"), ("z.txt", "ok")]


def test_pipe_or_unreadable_folder_among_articles_is_named_and_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is no file has its line with the reason; the articles beside it are read."""
    (tmp_path / "shut").mkdir()
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    listed = os.listdir

    def listdir(path: Path) -> list[str]:
        if path.name == "shut":
            raise PermissionError(13, "Permission denied")
        return listed(path)

    monkeypatch.setattr(os, "listdir", listdir)
    bad = "input_not_found"
    assert names(str(tmp_path)) == [
        ("a.txt", None),
        ("gone.txt", bad),
        ("shut/", bad),
    ]  # a pipe is counted as passed over


def test_what_breaks_the_listing_ends_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error that nobody thought of is an error, not a run that waits for ever."""

    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("summarizer.batch.listing.find_inputs", broken)
    articles(tmp_path / "in.jsonl", 2)
    options = BatchOptions((str(tmp_path / "in.jsonl"),), tmp_path / "out.jsonl", store=tmp_path / "runs.db")
    with pytest.raises(InternalError, match="ZeroDivisionError"):
        run_batch(options, Settings(engine="rules"))


def test_lines_on_standard_input_may_begin_with_a_mark_or_blank_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    """A byte order mark or empty lines before the first object do not make one article of all lines."""
    row = f'{{"id": "x", "text": "{TEXT}"}}\n'
    for before in ("\ufeff", "\n\r\n  \n"):
        monkeypatch.setattr(sys, "stdin", types.SimpleNamespace(buffer=io.BytesIO((before + row + row).encode())))
        assert [name for name, _ in names("-")] == ["x", "x"]
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(InputNotFound):
        names("-")


def test_row_without_a_text_keeps_its_id(tmp_path: Path) -> None:
    """Whoever joins results by id finds why there is none."""
    (tmp_path / "in.jsonl").write_text('{"id": "two"}\n{"id": "three", "text": 3}\n{"id": ""}\n')
    found = [name for name, _ in names(str(tmp_path / "in.jsonl"))]
    assert found[:2] == ["two", "three"]
    assert found[2].endswith("in.jsonl:3")


def test_interrupt_ends_a_run_whose_input_does_not(tmp_path: Path) -> None:
    """SIGTERM is not held up by standard input that stays open."""
    command = [sys.executable, "-m", "summarizer.cli", "batch", "-", "-o", "out.jsonl", "--engine", "rules"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path) as process:
        assert process.stdin is not None
        assert process.stderr is not None
        process.stdin.write(json.dumps({"text": TEXT}).encode() + b"\n")
        process.stdin.flush()
        process.stderr.readline()  # it says how far it is
        process.terminate()
        try:
            assert process.wait(20) == 128 + signal.SIGTERM
        finally:
            process.kill()
        assert b"Fatal" not in process.stderr.read()


@pytest.mark.parametrize(
    "wrong",
    [
        {"limit": 0},
        {"limits": Limits(0)},
        {"limits": Limits(4, requests_per_minute=0)},
        {"limits": Limits(4, tokens_per_minute=float("nan"))},
        {"caps": Caps(requests=-1)},
        {"caps": Caps(usd=float("nan"))},
    ],
)
def test_numbers_that_make_no_sense_are_refused_before_anything_begins(tmp_path: Path, wrong: dict[str, Any]) -> None:
    """From Python as from the command line: no run that waits for ever, and no budget that is none."""
    articles(tmp_path / "in.jsonl", 1)
    options = BatchOptions((str(tmp_path / "in.jsonl"),), tmp_path / "out.jsonl", store=tmp_path / "runs.db", **wrong)
    with pytest.raises(UsageError):
        run_batch(options, Settings(engine="rules"))
    assert not (tmp_path / "runs.db").exists()


def test_one_source_and_texts_for_paths_are_understood() -> None:
    """A text is not taken for a list of its letters, and a slash makes a folder as on the command line."""
    options = BatchOptions("in.jsonl", "briefs/", store="runs.db")  # type: ignore[arg-type] # what the test is about
    assert (options.sources, options.target, options.folder) == (("in.jsonl",), Path("briefs"), True)
    assert BatchOptions((Path("in"), "more"), Path("o.jsonl")).sources == ("in", "more")  # type: ignore[arg-type] # so is this


async def in_a_loop(options: BatchOptions) -> int:
    with pytest.raises(UsageError, match="a loop of its own") as caught:
        run_batch(options, Settings(engine="rules"))
    assert "asyncio.to_thread" in caught.value.hint
    return (await asyncio.to_thread(run_batch, options, Settings(engine="rules"))).tally.ok


def test_run_batch_where_a_loop_runs_says_what_to_do(tmp_path: Path) -> None:
    """In a notebook a batch goes into a thread; before that nothing is begun."""
    articles(tmp_path / "in.jsonl", 1)
    options = BatchOptions((str(tmp_path / "in.jsonl"),), tmp_path / "out.jsonl", store=tmp_path / "runs.db")
    assert asyncio.run(in_a_loop(options)) == 1


def test_patterns_do_not_follow_links_in_circles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`**` finds each article once where folders link to those above them, and else what it always finds."""
    for name in ("a.txt", "x/b.txt", "x/y/c.txt", "x/[odd]/d.txt", ".hidden/e.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(TEXT)
    monkeypatch.chdir(tmp_path)
    patterns = ["**/*.txt", "x/**/*.txt", "x/**", "**/y/*.txt", "**/y/**/c.txt", str(tmp_path / "**/*.txt"), "*/*.txt"]
    plain = {pattern: sorted(filter(os.path.isfile, glob.glob(pattern, recursive=True))) for pattern in patterns}  # noqa: PTH207 # what is to be matched
    (tmp_path / "x" / "up").symlink_to("..")
    (tmp_path / "x" / "self").symlink_to(".")
    for pattern in patterns[:-1]:
        assert [name for name, _ in names(pattern)] == plain[pattern], pattern


def test_equal_ids_are_numbered_without_counting_from_the_start(tmp_path: Path) -> None:
    """Each further article of an id takes two looks into the store, however many there were before."""
    store = Store(tmp_path / "runs.db")
    looks: list[str] = []
    with store.transaction() as connection:
        run = open_run(connection, "out", "key", {}, unordered=False, now=0.0)
        ingest = Ingest(run, 0)
        ingest.enter(connection, [Input("x", "x", error=InputNotFound("gone"))] * 200)
        ingest.enter(connection, [Input("x#201", "x", error=InputNotFound("gone"))])
        connection.set_trace_callback(looks.append)
        ingest.enter(connection, [Input("x", "x", error=InputNotFound("gone"))])
    assert sum("FROM items" in look for look in looks) == 3
    found = [row["name"] for row in store.connection.execute("SELECT name FROM items ORDER BY position")]
    store.close()
    assert found == ["x", *(f"x#{number}" for number in range(2, 203))]
