"""A worker's part of the talk with its driver, without a cluster."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import Any

import httpx2

from summarizer.errors import AnswerInvalid, EndpointAuth
from summarizer.ray.turns import Order, Turn
from summarizer.ray.worker import Worker
from summarizer.readers import Article
from tests.batch.played import Played, Reply, answered, refusing, settings

ARTICLE = Article("The port offered four per cent on Monday. The union refused.", name="a")


async def opened(*replies: Reply, **changes: Any) -> tuple[Worker, Played]:
    played = Played(replies=list(replies))
    worker = Worker()
    transport: Callable[[], Any] = lambda: played  # noqa: E731 # as an order holds it
    await worker.open(Order(settings(**changes), "statement", None, transport))
    return worker, played


def prose(played: Played, body: dict[str, Any]) -> httpx2.Response:
    good = answered(played, body).json()
    good["choices"][0]["message"]["content"] = "I cannot say."
    return httpx2.Response(200, json=good)


def test_one_good_answer_is_one_turn() -> None:
    """The permit comes with the article, the ledger row and the wire text go back with its end."""

    async def run() -> None:
        worker, _ = await opened(answered)
        turn = await worker.begin(1, ARTICLE)
        assert turn.end is not None
        assert turn.end.finished is not None
        assert not turn.wants
        (left,) = turn.left
        assert left.attempt is not None
        assert (left.attempt.outcome, left.attempt.output_tokens) != ("", None)
        assert left.exchanged is not None
        assert b"four per cent" in left.exchanged.request
        assert b"offered" in (left.exchanged.answer or b"")

    asyncio.run(run())


def test_a_second_request_waits_for_its_permit() -> None:
    """After an answer that is no JSON nothing is sent until the driver says so."""

    async def run() -> None:
        worker, played = await opened(prose, answered)
        turn = await worker.begin(1, ARTICLE)
        while not turn.wants:
            turn = await worker.go_on(1, permitted=False)
        await asyncio.sleep(0.05)
        assert len(played.bodies) == 1
        turn = await worker.go_on(1, permitted=True)
        assert turn.end is not None
        assert turn.end.finished is not None
        assert len(played.bodies) == 2

    asyncio.run(run())


def test_bad_news_is_told_at_once() -> None:
    """A Retry-After reaches the driver before the article goes on."""

    async def run() -> None:
        worker, _ = await opened(refusing(429, retry_after="7"), answered)
        turn = await worker.begin(1, ARTICLE)
        assert turn.end is None
        assert [left.retry_after for left in turn.left] == [7.0]
        await worker.call_off(1)

    asyncio.run(run())


def test_an_error_travels_with_its_failed_result() -> None:
    """The driver can write what a local run would have written."""

    async def run() -> None:
        worker, _ = await opened(prose)
        turns: list[Turn] = [await worker.begin(1, ARTICLE)]
        while turns[-1].end is None:
            turns.append(await worker.go_on(1, permitted=turns[-1].wants))
        end = turns[-1].end
        assert isinstance(end.error, AnswerInvalid)
        assert end.error.result is None
        body = json.loads(end.body)
        assert body["status"] == "failed"
        assert len(body["ledger"]) == sum(len(turn.left) for turn in turns)

    asyncio.run(run())


def test_a_permit_that_comes_too_late_is_given_back() -> None:
    """The article's time ran out while the driver waited: the request that it then allows is not sent."""

    async def run() -> None:
        worker, played = await opened(prose, answered, timeout=2.0)
        turn = await worker.begin(1, ARTICLE)
        while not turn.wants:
            turn = await worker.go_on(1, permitted=False)
        await asyncio.sleep(2.3)
        turn = await worker.go_on(1, permitted=True)
        assert turn.end is not None
        assert turn.end.error is not None
        assert any(left.attempt is None for left in turn.left)
        assert len(played.bodies) == 1

    asyncio.run(run())


def test_fatal_errors_keep_their_class() -> None:
    """A key that is not accepted is known as such by the driver."""

    async def run() -> None:
        worker, _ = await opened(refusing(401))
        turn = await worker.begin(1, ARTICLE)
        while turn.end is None:
            turn = await worker.go_on(1, permitted=turn.wants)
        assert isinstance(turn.end.error, EndpointAuth)

    asyncio.run(run())
