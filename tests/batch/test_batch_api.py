"""A run through the provider's Batch API: same results, half the price, one request an article, resumable."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from summarizer.batch import BatchOptions, Caps, Outcome, run_batch
from summarizer.batch.disk import Disk
from summarizer.engines.llm import no_waits
from summarizer.errors import EndpointAuth, EndpointOverloaded, EndpointRefusedRequest, OutputError, UsageError
from tests.batch.batchserver import BatchServer, good
from tests.batch.crashing import FullDisk
from tests.batch.played import KEY, Played, articles, batch, lines, settings


def through(folder: Path, server: BatchServer, *, disk: Disk | None = None, **changes: Any) -> Outcome:
    options = BatchOptions(
        (str(folder / "in.jsonl"),),
        folder / "out.jsonl",
        store=folder / "runs.db",
        via_batch_api=True,
        poll_seconds=0.02,
    )
    asked = settings(base_url=server.url, api_key=SecretStr(KEY), **changes)
    with no_waits():
        return run_batch(options, asked, brief="statement", disk=disk, clock=lambda: 1000.0)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    articles(tmp_path / "in.jsonl", 12)
    return tmp_path


def bare(path: Path) -> list[dict[str, Any]]:
    """The results without what a clock or a price decides."""
    rows = lines(path)
    for row in rows:
        for attempt in row["result"]["ledger"]:
            attempt["seconds"] = attempt["cost_usd"] = None
    return rows


def test_results_are_those_of_direct_requests_at_half_the_price(folder: Path) -> None:
    """One batch, one request an article, the same briefs, and half the cost in the ledger."""
    with BatchServer(key=KEY) as server:
        outcome = through(folder, server, model="gpt-4.1-mini")
        assert outcome.exit_code == 0
        assert len(server.batches) == 1
        assert len(server.carried_out) == 12
    apart = folder / "apart"
    apart.mkdir()
    (apart / "in.jsonl").write_bytes((folder / "in.jsonl").read_bytes())
    prices = folder / "prices.toml"
    prices.write_text("[played]\ninput = 1.0\noutput = 1.0\n")
    direct = batch(apart, Played(), changes={"prices": prices, "model": "gpt-4.1-mini"})
    assert bare(folder / "out.jsonl") == bare(apart / "out.jsonl")
    assert outcome.tally.spent.tokens == direct.tally.spent.tokens
    assert outcome.tally.spent.requests == 12


def test_ledger_has_half_the_list_price(folder: Path) -> None:
    """Each row of result and store costs half of what the price list says."""
    prices = folder / "prices.toml"
    prices.write_text("[played]\ninput = 1000.0\noutput = 1000.0\n")
    with BatchServer() as server:
        through(folder, server, prices=prices)
    for line in lines(folder / "out.jsonl"):
        for row in line["result"]["ledger"]:
            assert row["cost_usd"] == pytest.approx((row["input_tokens"] + row["output_tokens"]) / 2000)
    connection = sqlite3.connect(folder / "runs.db")
    stored = connection.execute("SELECT sum(cost_usd) FROM attempts").fetchone()[0]
    connection.close()
    shown = sum(row["cost_usd"] for line in lines(folder / "out.jsonl") for row in line["result"]["ledger"])
    assert stored == pytest.approx(shown)


def test_requests_that_failed_on_the_way_go_into_another_batch(folder: Path) -> None:
    """429, 500 and expiry are asked again; what lasts becomes the article's named failure."""

    def fate(body: dict[str, Any], turn: int) -> tuple[int | None, Any]:
        if "offered 3 per cent" in json.dumps(body):
            return 400, {"error": {"message": "no", "code": "content_filter"}}
        if turn < 4:
            return [429, 500, None, 503][turn], {"error": {"message": "later"}}
        return good(body, turn)

    with BatchServer(fate) as server:
        outcome = through(folder, server)
        assert len(server.batches) == 2
    assert outcome.exit_code == 1
    assert (outcome.tally.ok, outcome.tally.failed) == (11, 1)
    failed = lines(folder / "out.jsonl")[3]
    assert failed["error"]["code"] == "content_filtered"


def test_second_requests_of_an_article_go_into_a_second_batch(folder: Path) -> None:
    """An answer of the wrong structure is asked again, through the same API; both are in the ledger once."""

    def fate(body: dict[str, Any], turn: int) -> tuple[int | None, Any]:
        status, answer = good(body, turn)
        if "offered 5 per cent" in json.dumps(body) and len(body["messages"]) == 2:
            answer["choices"][0]["message"]["content"] = "{}"
        return status, answer

    with BatchServer(fate) as server:
        outcome = through(folder, server)
        assert len(server.batches) == 2
        assert len(server.carried_out) == 13
    assert outcome.exit_code == 0
    rows = lines(folder / "out.jsonl")[5]["result"]["ledger"]
    assert [row["outcome"] for row in rows] == ["wrong_structure", "ok"]
    assert outcome.tally.spent.requests == 13


@pytest.mark.slow
def test_break_at_every_step_submits_nothing_twice(folder: Path) -> None:
    """Whatever step on the disk fails, no request is carried out twice, and the run completes."""
    articles(folder / "in.jsonl", 2)
    whole: bytes | None = None
    step, broken = 1, True
    while broken:
        for path in (folder / "out.jsonl", *folder.glob("runs.db*")):
            path.unlink(missing_ok=True)
        with BatchServer(looks=1) as server, no_waits():
            try:
                through(folder, server, disk=FullDisk(step))
            except OutputError:
                pass
            else:
                broken = False
            assert through(folder, server).exit_code == 0
            assert len(server.carried_out) == 2
        found = bare(folder / "out.jsonl")
        text = json.dumps(found).encode()
        whole = whole or text
        assert text == whole
        step += 2
    assert step > 15


def test_requests_of_articles_that_are_gone_are_not_handed_in(folder: Path) -> None:
    """What was parked, but never reached the provider, is not paid for once its article has changed or gone."""
    with BatchServer(key=KEY) as server:
        server.refuse_all = 500
        with pytest.raises(EndpointOverloaded):
            through(folder, server)
        server.refuse_all = None
        rows = lines(folder / "in.jsonl")[:4]
        rows[0]["text"] += " The union agreed."
        (folder / "in.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
        assert through(folder, server).exit_code == 0
        assert len(server.carried_out) == 4


def test_batch_whose_start_was_not_confirmed_is_found_again(folder: Path) -> None:
    """The endpoint began the batch but its answer was lost: the next run takes it, and pays once."""
    with BatchServer() as server:
        server.lose_next_start = True
        with pytest.raises(EndpointOverloaded):
            through(folder, server)
        assert through(folder, server).exit_code == 0
        assert len(server.batches) == 1
        assert len(server.carried_out) == 12


@pytest.mark.parametrize(
    ("status", "error"), [(401, EndpointAuth), (404, EndpointRefusedRequest), (400, EndpointRefusedRequest)]
)
def test_endpoint_without_the_api_is_a_clear_error(folder: Path, status: int, error: type[Exception]) -> None:
    """A key that is not accepted, or an endpoint that has no Batch API, is said; nothing is lost."""
    with BatchServer() as server:
        server.refuse_all = status
        with pytest.raises(error):
            through(folder, server)
        server.refuse_all = None
        assert through(folder, server).exit_code == 0


def test_budgets_are_refused_rather_than_not_held(folder: Path) -> None:
    """Budgets do not reach into batches that are under way: said, not ignored."""
    with pytest.raises(UsageError, match="Budgets"):
        BatchOptions((str(folder / "in.jsonl"),), folder / "o", via_batch_api=True, caps=Caps(requests=1)).check()
