"""Articles of a Ray Dataset become rows with briefs, within one limit for all workers."""

from __future__ import annotations

import json
import threading
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import ray
import ray.data
from ray.data.checkpoint import CheckpointConfig

from summarizer.batch import BatchOptions, Caps, Limits, run_batch
from summarizer.errors import UsageError
from summarizer.ray import Limiter, read_articles, summarize_dataset, write_briefs
from summarizer.settings import Settings
from tests.batch.played import Played, Reply, answered, articles, batch, refusing, settings
from tests.ray.noting import fussy, noting


def pipeline(place: Path, limiter: Limiter, *, reply: Reply = answered, free: int | None = None) -> Any:
    return summarize_dataset(
        read_articles(str(place / "in.jsonl")),
        settings(),
        brief="statement",
        limiter=limiter,
        workers=2,
        batch_size=16,
        transport=noting(place, seconds=0.05 if free else 0.0, reply=reply, free=free),
    )


def written(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.iterdir()))


def requests(place: Path) -> int:
    return (place / "count").stat().st_size


def test_json_lines_come_out_as_a_batch_writes_them(tmp_path: Path, cluster: Any) -> None:
    """Also lines that are no articles, refusals and answers that are no JSON: the same bytes, where order is kept."""
    articles(tmp_path / "in.jsonl", 30)
    with (tmp_path / "in.jsonl").open("a") as file:
        file.write('nonsense\n{"id": "x"}\n')
    batch(tmp_path, Played(replies=[fussy]))
    limiter = Limiter(Limits(16))
    write_briefs(pipeline(tmp_path, limiter, reply=fussy), str(tmp_path / "out"))
    assert written(tmp_path / "out") == (tmp_path / "out.jsonl").read_bytes()
    assert limiter.report().spent.requests == requests(tmp_path)
    assert limiter.report().inside == 0


@pytest.mark.slow
def test_a_killed_node_loses_no_row(tmp_path: Path, cluster: Any) -> None:
    """A node dies in the middle: every article once, the same results, and its permits come back."""
    articles(tmp_path / "in.jsonl", 200)
    batch(tmp_path, Played(), limits=Limits(24))
    limiter = Limiter(Limits(24), Caps(requests=400), lost_after=3)
    found: list[int] = []
    killer = threading.Thread(target=lambda: found.append(cluster.kill_one(tmp_path, after=70)))
    killer.start()
    write_briefs(pipeline(tmp_path, limiter, free=70), str(tmp_path / "out"))
    killer.join()
    assert 70 <= found[0] <= 70 + 24
    assert written(tmp_path / "out") == (tmp_path / "out.jsonl").read_bytes()
    assert limiter.report().inside == 0
    assert requests(tmp_path) <= limiter.report().spent.requests <= 200 + 4 * 16 + 24


def test_the_budget_holds_for_all_workers_together(tmp_path: Path, cluster: Any) -> None:
    """With 40 requests for 60 articles, 40 are sent, and 20 rows say that nobody asked for them."""
    articles(tmp_path / "in.jsonl", 60)
    limiter = Limiter(Limits(16), Caps(requests=40))
    rows = pipeline(tmp_path, limiter).take_all()
    assert requests(tmp_path) == 40 == limiter.report().spent.requests
    codes = [row["error_code"] for row in rows]
    assert (codes.count(None), codes.count("stopped")) == (40, 20)
    assert "budget of requests" in str(limiter.report().stopped)
    assert json.loads(next(row["error"] for row in rows if row["error"]))["retryable"] is True


@pytest.mark.slow
def test_a_pipeline_goes_on_from_its_checkpoint(tmp_path: Path, cluster: Any) -> None:
    """As the page on clusters has it: what was written is not asked again, what was stopped is."""
    rows = [json.loads(line) for line in articles(tmp_path / "in.jsonl", 60).read_text().splitlines()]
    pq.write_table(pa.Table.from_pylist(rows), tmp_path / "in.parquet")
    context = ray.data.DataContext.get_current()
    context.checkpoint_config = CheckpointConfig(
        id_column="id", checkpoint_path=str(tmp_path / "checkpoint"), delete_checkpoint_on_success=False
    )
    try:
        for cap, sent in ((25, 25), (100, 60)):
            dataset = ray.data.read_parquet(str(tmp_path / "in.parquet"))
            limiter = Limiter(Limits(16), Caps(requests=cap))
            made = summarize_dataset(
                dataset, settings(), brief="statement", limiter=limiter, workers=1, transport=noting(tmp_path)
            )
            write_briefs(made.filter(lambda row: row["error_code"] != "stopped"), str(tmp_path / "out.parquet"))
            assert requests(tmp_path) == sent
    finally:
        context.checkpoint_config = None
    names = pq.read_table(tmp_path / "out.parquet").column("id").to_pylist()
    assert sorted(names) == sorted(row["id"] for row in rows)


def test_a_wrong_key_stops_all_workers(tmp_path: Path, cluster: Any) -> None:
    """The first 401 is heard by all, before an eighth request."""
    articles(tmp_path / "in.jsonl", 60)
    rows = pipeline(tmp_path, Limiter(), reply=refusing(401)).take_all()
    assert requests(tmp_path) < 8
    assert {row["error_code"] for row in rows} == {"endpoint_auth", "stopped"}


def test_tables_bring_their_own_names_and_columns(tmp_path: Path, cluster: Any) -> None:
    """Parquet in with columns of other names, Parquet out with flat columns and those that are to be kept."""
    texts = [f"The port offered {n} per cent on Monday. The union refused." for n in range(5)]
    days = [date(2026, 3, 1)] * 5
    columns = {"body": texts, "nr": list(range(5)), "desk": ["north"] * 5, "error": ["none"] * 5, "published": days}
    table = pa.table(columns)
    pq.write_table(table, tmp_path / "in.parquet")
    dataset = read_articles(str(tmp_path / "in.parquet"))
    made = summarize_dataset(dataset, Settings(engine="rules"), text="body", id="nr", keep=["desk", "body"])
    write_briefs(made, str(tmp_path / "out.parquet"))
    rows = pq.read_table(tmp_path / "out.parquet").to_pylist()
    assert [row["id"] for row in rows] == ["0", "1", "2", "3", "4"]
    assert {row["desk"] for row in rows} == {"north"}
    assert [row["body"] for row in rows] == texts
    assert json.loads(rows[0]["result"])["source"]["published"] == "2026-03-01"
    assert all(row["engine"] == "rules" and row["error"] is None for row in rows)
    assert {"n_offers", "n_parties", "headline"} <= set(rows[0])
    assert json.loads(rows[3]["result"])["source"]["text"] == texts[3]
    assert len({row["key"] for row in rows}) == 5


def test_kept_columns_do_not_hide_those_that_come_out(cluster: Any) -> None:
    """A column called status would stand twice."""
    dataset = ray.data.from_items([{"text": "The port offered 4 per cent.", "status": "new"}])
    with pytest.raises(UsageError, match="status"):
        summarize_dataset(dataset, Settings(engine="rules"), keep=["status"])


def test_a_missing_text_column_is_an_error_and_not_failed_rows(cluster: Any) -> None:
    """A wrong name for the whole dataset is a mistake of the call."""
    dataset = ray.data.from_items([{"body": "The port offered 4 per cent."}])
    with pytest.raises(Exception, match="no column text"):
        summarize_dataset(dataset, Settings(engine="rules"), workers=2).take_all()


def test_documents_of_a_folder_are_read_as_a_batch_reads_them(tmp_path: Path, cluster: Any) -> None:
    """Text, HTML and broken files, by a URL: the same lines as those of a batch."""
    folder = tmp_path / "in"
    (folder / "deep").mkdir(parents=True)
    (folder / "a.txt").write_text("The port offered four per cent. The union refused.")
    (folder / "deep" / "b.html").write_text("<html><title>Port</title><body><p>The port offered 5 per cent.</p></html>")
    (folder / "c.txt").write_text("")
    (folder / "notes.xyz").write_text("not an article")
    rules = Settings(engine="rules")
    run_batch(BatchOptions((str(folder),), tmp_path / "out.jsonl", store=tmp_path / "runs.db"), rules)
    dataset = summarize_dataset(read_articles(folder.as_uri()), rules, workers=2)
    write_briefs(dataset, str(tmp_path / "out"))
    assert written(tmp_path / "out") == (tmp_path / "out.jsonl").read_bytes()


def test_a_dataset_of_ones_own_needs_no_ids(cluster: Any) -> None:
    """An article without an id is called by the hash of its text; a row without a text is a row with its reason."""
    dataset = ray.data.from_items([{"text": "The port offered 4 per cent."}, {"text": None}, {"text": " "}])
    rows = summarize_dataset(dataset, Settings(engine="rules"), workers=2).take_all()
    assert [row["status"] for row in rows] == ["ok", "failed", "failed"]
    assert len(rows[0]["id"]) == 16
    assert [row["error_code"] for row in rows] == [None, "input_unreadable", "input_empty"]


def test_a_named_limiter_is_one_for_all(cluster: Any) -> None:
    """Whoever gives the same name gets the same books and the same caps."""
    first = Limiter(caps=Caps(requests=7), name="shared")
    second = Limiter(caps=Caps(requests=9), name="shared")
    try:
        assert second.caps == Caps(requests=7)
        first.stop("enough")
        assert second.report().stopped == "enough"
    finally:
        first.end()


def test_the_limiter_lives_on_the_head(cluster: Any) -> None:
    """Nodes that do the work come and go; the head is the one that no cluster survives."""
    limiter = Limiter()
    where = ray.get(limiter.actor.__ray_call__.remote(lambda _: ray.get_runtime_context().get_node_id()))
    assert where == cluster.cluster.head_node.node_id
    limiter.end()
