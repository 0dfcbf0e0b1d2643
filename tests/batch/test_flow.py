"""How many requests, how fast, and when none at all."""

from __future__ import annotations

import json
import random
import sqlite3
import time
from pathlib import Path
from typing import Any

import httpx2
import pytest

from summarizer.batch import Caps, Limits
from summarizer.batch.breaker import FAILURES, Breaker
from summarizer.batch.concurrency import FIRST, Concurrency
from summarizer.batch.rates import Rate
from summarizer.engines.llm import no_waits
from summarizer.errors import UsageError
from tests.batch.played import Played, answered, articles, batch, lines, refusing


def test_concurrency_grows_while_answers_are_good_and_halves_once_a_setback() -> None:
    """Doubling a round trip at first, halving once for all failures of one overload, one more a round after it."""
    concurrency = Concurrency(64)
    for _ in range(12):
        concurrency.good()
    assert concurrency.limit == FIRST + 12
    concurrency.setback(sent=1.0, now=2.0)
    concurrency.setback(sent=1.5, now=2.1)
    assert concurrency.limit == 8
    for _ in range(9):
        concurrency.good()
    assert concurrency.limit == 9
    for number in range(20):
        concurrency.setback(sent=3.0 + number, now=3.5 + number)
    assert concurrency.limit == 1
    for _ in range(10_000):
        concurrency.good()
    assert concurrency.limit == 64


def test_rate_lets_no_more_through_than_a_minute_holds() -> None:
    """Whatever comes, the units of any stretch of time are the rate and the burst."""
    rate, now, taken = Rate(600), 0.0, 0
    while now < 60.0:
        if rate.wait(now) == 0:
            rate.take(1, now)
            taken += 1
        else:
            now += 0.01
    assert 590 <= taken <= 612
    assert Rate(None).wait(0.0) == 0


def test_breaker_opens_probes_and_closes() -> None:
    """Enough failures in a row open it; one request at a time probes; each failed probe doubles the wait."""
    breaker = Breaker()
    for _ in range(FAILURES):
        assert not breaker.open
        breaker.failed(10.0, probe=False)
    assert breaker.open
    assert breaker.wait(10.0) == pytest.approx(1.0)
    assert breaker.wait(11.0) == 0
    assert breaker.enter()
    assert not breaker.enter()
    assert breaker.wait(11.0) > 0
    breaker.failed(11.5, probe=True)
    assert breaker.wait(11.5) == pytest.approx(2.0)
    assert breaker.enter()
    breaker.good()
    assert not breaker.open
    assert breaker.wait(12.0) == 0


@pytest.mark.parametrize(
    ("status", "code"), [(401, None), (402, None), (403, None), (404, None), (400, None), (429, "insufficient_quota")]
)
def test_hopeless_run_stops_within_eight_requests(tmp_path: Path, status: int, code: str | None) -> None:
    """Quota, key, model and parameters: the batch stops, no article is marked failed, and the rerun does them all."""
    articles(tmp_path / "in.jsonl", 1000)
    played = Played([refusing(status, code)], seconds=0.001)
    outcome = batch(tmp_path, played, limits=Limits(64))
    assert outcome.exit_code == 3
    assert outcome.stopped is not None
    assert len(played.bodies) <= 8
    assert outcome.tally.done == 0
    articles(tmp_path / "in.jsonl", 20)
    assert batch(tmp_path, Played()).tally.ok == 20


@pytest.mark.parametrize("unordered", [False, True])
def test_articles_that_were_refused_at_first_stand_once_in_the_output(tmp_path: Path, unordered: bool) -> None:
    """Failures that were taken back, because the endpoint refuses everything, do not stay in the file."""
    articles(tmp_path / "in.jsonl", 6)
    batch(tmp_path, Played([refusing(403)]), limits=Limits(1), unordered=unordered)
    assert batch(tmp_path, Played(), limits=Limits(1), unordered=unordered).exit_code == 0
    found = sorted((line["id"], line["status"]) for line in lines(tmp_path / "out.jsonl"))
    assert found == [(f"a{number}", "ok") for number in range(6)]


def test_quota_in_the_middle_keeps_what_was_done(tmp_path: Path) -> None:
    """An account that runs dry ends the run; the rest waits for the next one."""
    articles(tmp_path / "in.jsonl", 40)
    played = Played([*[answered] * 20, refusing(429, "insufficient_quota")])
    outcome = batch(tmp_path, played)
    assert outcome.exit_code == 3
    assert outcome.tally.ok == 20
    assert outcome.tally.failed == 0
    resumed = Played()
    assert batch(tmp_path, resumed).exit_code == 0
    assert len(resumed.bodies) == 20


def test_refusals_of_some_articles_are_their_failures(tmp_path: Path) -> None:
    """A 400 here and there is the article's, costs one request, and has its reason in the output."""
    articles(tmp_path / "in.jsonl", 30)
    replies = [refusing(400) if number % 5 == 4 else answered for number in range(30)]
    played = Played(replies)
    outcome = batch(tmp_path, played)
    assert outcome.exit_code == 1
    assert (outcome.tally.ok, outcome.tally.failed) == (24, 6)
    assert len(played.bodies) == 30
    failed = [line for line in lines(tmp_path / "out.jsonl") if line["status"] == "failed"]
    assert {line["error"]["code"] for line in failed} == {"endpoint_refused_request"}
    assert all(line["result"]["ledger"][0]["outcome"] == "http_400" for line in failed)
    again = Played()
    assert batch(tmp_path, again, only_failed=True).exit_code == 0
    assert len(again.bodies) == 6
    assert [line["id"] for line in lines(tmp_path / "out.jsonl")] == [f"a{number}" for number in range(30)]


def test_nobody_asks_before_retry_after_is_over(tmp_path: Path) -> None:
    """Retry-After of one answer holds all workers: nothing is sent until it is over."""
    articles(tmp_path / "in.jsonl", 30)
    moments: list[float] = []
    told: list[float] = []

    def busy(played: Played, body: dict[str, Any]) -> httpx2.Response:
        told.append(time.monotonic())
        return refusing(429, Retry_After="1")(played, body)

    class Timed(Played):
        async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
            moments.append(time.monotonic())
            return await super().handle_async_request(request)

    played = Timed([answered] * 10 + [busy] + [answered] * 100, seconds=0.01)
    assert batch(tmp_path, played).exit_code == 0
    early = [moment for moment in moments if told[0] < moment < told[0] + 1.0]
    assert not early


def test_article_whose_time_ends_in_a_retry_after_is_begun_again(tmp_path: Path) -> None:
    """A wait that is longer than an article may take costs no article."""
    articles(tmp_path / "in.jsonl", 6)
    played = Played([answered, refusing(429, Retry_After="1"), answered])
    outcome = batch(tmp_path, played, changes={"timeout": 0.5})
    assert outcome.exit_code == 0
    assert len(played.bodies) == 7


def test_requests_per_minute_hold(tmp_path: Path) -> None:
    """No more requests are sent than the rate allows, with a burst of a second at the start."""
    articles(tmp_path / "in.jsonl", 30)
    started = time.monotonic()
    assert batch(tmp_path, Played(), limits=Limits(30, requests_per_minute=1200)).exit_code == 0
    assert time.monotonic() - started >= 9 / 20


@pytest.mark.parametrize(
    ("caps", "name"),
    [(Caps(requests=11), "requests"), (Caps(tokens=40_000), "tokens"), (Caps(usd=0.02), "usd")],
)
def test_budget_is_never_passed(tmp_path: Path, caps: Caps, name: str) -> None:
    """What was billed stays within the budget, although many requests are under way at once."""
    articles(tmp_path / "in.jsonl", 60)
    played = Played(seconds=0.002)
    changes = {"model": "gpt-4.1-mini", "max_output_tokens": 300}
    outcome = batch(tmp_path, played, caps=caps, limits=Limits(16), changes=changes)
    assert outcome.exit_code == 3
    assert outcome.stopped == f"the budget of {name} is used up"
    assert 0 < outcome.tally.done < 60
    connection = sqlite3.connect(tmp_path / "runs.db")
    (tokens,) = connection.execute("SELECT sum(input_tokens + output_tokens) FROM attempts").fetchone()
    connection.close()
    assert tokens == outcome.tally.spent.tokens
    assert len(played.bodies) == outcome.tally.spent.requests == outcome.tally.done
    assert caps.requests is None or len(played.bodies) == caps.requests
    assert caps.tokens is None or 0.5 * caps.tokens < tokens <= caps.tokens
    assert caps.usd is None or 0 < outcome.tally.spent.usd <= caps.usd


def test_budget_in_usd_needs_a_price(tmp_path: Path) -> None:
    """A model without a price cannot be held to USD: said before anything is sent."""
    articles(tmp_path / "in.jsonl", 3)
    played = Played()
    with pytest.raises(UsageError, match="price of played"):
        batch(tmp_path, played, caps=Caps(usd=1.0))
    assert not played.bodies


def test_endpoint_that_goes_down_is_waited_for(tmp_path: Path) -> None:
    """An outage opens the breaker, costs no article, and few requests."""
    articles(tmp_path / "in.jsonl", 40)
    played = Played([*[answered] * 10, *[refusing(502)] * 8, answered], seconds=0.1)
    with no_waits():
        outcome = batch(tmp_path, played, limits=Limits(8, fixed=True))
    assert outcome.exit_code == 0
    assert outcome.tally.ok == 40
    assert len(played.bodies) <= 40 + 8


def test_time_that_runs_out_in_the_queue_costs_no_article(tmp_path: Path) -> None:
    """A retry for which the rate has no room within the article's time: the article has another turn, and is made."""
    articles(tmp_path / "in.jsonl", 3)
    played = Played([refusing(502), answered])
    with no_waits():
        outcome = batch(
            tmp_path, played, limits=Limits(3, fixed=True, requests_per_minute=30), changes={"timeout": 1.0}
        )
    assert outcome.exit_code == 0
    assert outcome.tally.ok == 3
    assert len(played.bodies) == 4


def test_endpoint_that_stays_down_ends_the_run(tmp_path: Path) -> None:
    """Past the patience the batch stops; articles that were not fairly tried wait for the next run."""
    articles(tmp_path / "in.jsonl", 100)
    played = Played([refusing(502)])
    with no_waits():
        outcome = batch(tmp_path, played, limits=Limits(8, patience=0.5))
    assert outcome.exit_code == 3
    assert "down" in (outcome.stopped or "")
    assert outcome.tally.done <= 4
    assert len(played.bodies) < 30


@pytest.mark.slow
def test_many_faults_cost_few_requests_and_hardly_an_article(tmp_path: Path) -> None:
    """1,000 articles with 20 % faults that pass: 99.5 % done, at most 1.5 requests each, ledger equal to the bill."""
    articles(tmp_path / "in.jsonl", 1000)
    rng = random.Random(3)

    def broken(played: Played, body: dict[str, Any]) -> httpx2.Response:
        raise httpx2.ReadError("reset")

    def nothing(played: Played, body: dict[str, Any]) -> httpx2.Response:
        return httpx2.Response(200, json={"choices": []})

    def torn(played: Played, body: dict[str, Any]) -> httpx2.Response:
        headers = {"content-type": "application/json"}
        return httpx2.Response(200, content=b'{"choices": [{', headers=headers)

    faults = [refusing(500), refusing(503), refusing(429), broken, nothing, torn]
    played = Played([rng.choice(faults) if rng.random() < 0.2 else answered for _ in range(3000)])
    with no_waits():
        outcome = batch(tmp_path, played, limits=Limits(64))
    assert outcome.tally.ok >= 995
    assert outcome.tally.done == 1000
    assert len(played.bodies) <= 1500
    rows = [row for line in lines(tmp_path / "out.jsonl") for row in line["result"]["ledger"]]
    assert len(rows) == len(played.bodies)


def test_one_article_is_asked_for_once_however_often_it_comes(tmp_path: Path) -> None:
    """Equal articles share one request, also while it is under way; only the first is billed."""
    row = {"text": "The port offered four per cent on Monday."}
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(row | {"id": str(n)}) + "\n" for n in range(30)))
    played = Played(seconds=0.05)
    outcome = batch(tmp_path, played, limits=Limits(16))
    assert outcome.exit_code == 0
    assert len(played.bodies) == 1
    assert outcome.tally.cached == 29
    found = lines(tmp_path / "out.jsonl")
    assert [len(line["result"]["ledger"]) for line in found] == [1] + [0] * 29
    assert [line["result"]["source"]["name"] for line in found] == [str(n) for n in range(30)]
    alone = Played()
    batch(tmp_path, alone, target=tmp_path / "other.jsonl", use_cache=False)
    assert len(alone.bodies) == 30
