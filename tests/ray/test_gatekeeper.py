"""The limiter's promises, without a cluster: permits, budget, and workers that die."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from summarizer.batch import Caps, Limits
from summarizer.batch.estimates import Estimates
from summarizer.batch.flow import Stopped
from summarizer.batch.records import Amount
from summarizer.ray.gatekeeper import Gatekeeper, Gone, Over, Want
from summarizer.ray.leases import Leases, current_errand
from summarizer.readers import Article
from summarizer.schemas import Attempt, AttemptKind

ARTICLE = Article("The port offered four per cent.")
AMOUNT = Amount(1, 100)
GOOD = Attempt(attempt=1, kind=AttemptKind.DRAFT, outcome="ok", model="m", input_tokens=60, output_tokens=10)


class Remote:
    """Calls a method as one calls that of an actor, and counts."""

    def __init__(self, method: Callable[..., Awaitable[Any]]) -> None:
        self._method = method
        self.calls = 0

    async def remote(self, *arguments: Any) -> Any:
        self.calls += 1
        await asyncio.sleep(0.001)
        return await self._method(*arguments)


class Handle:
    def __init__(self, gatekeeper: Gatekeeper) -> None:
        self.tell, self.grants = Remote(gatekeeper.tell), Remote(gatekeeper.grants)


def leases_of(gatekeeper: Gatekeeper) -> Leases:
    leases = Leases(Handle(gatekeeper))
    leases.estimates = Estimates(10, output_limit=50)
    return leases


async def one_article(leases: Leases, attempts: int = 1, seconds: float = 0.0) -> None:
    errand = await leases.admit(ARTICLE)
    current_errand.set(errand)
    try:
        for _ in range(attempts):
            await leases.enter()
            await asyncio.sleep(seconds)
            leases.leave(GOOD, None)
    finally:
        leases.depart(errand)


def test_requests_are_counted_as_billed() -> None:
    """Ten articles of two workers, two requests each: twenty on the books, nobody inside."""

    async def run() -> None:
        gatekeeper = Gatekeeper(Limits(8), Caps())
        workers = [leases_of(gatekeeper), leases_of(gatekeeper)]
        await asyncio.gather(*(one_article(worker, 2) for worker in workers for _ in range(5)))
        await asyncio.gather(*(worker.flush() for worker in workers))
        report = await gatekeeper.report()
        assert report.spent == Amount(20, 1400)
        assert report.inside == 0

    asyncio.run(run())


def test_permits_travel_in_parcels() -> None:
    """A busy worker makes far fewer calls than it sends requests."""

    async def run() -> None:
        leases = leases_of(Gatekeeper(Limits(200, fixed=True), Caps()))
        await asyncio.gather(*(one_article(leases, 1, 0.001) for _ in range(200)))
        await leases.flush()
        handle: Any = leases._limiter
        assert handle.tell.calls + handle.grants.calls < 100

    asyncio.run(run())


def test_the_budget_is_never_passed() -> None:
    """What is under way counts with its most; the rest is refused with the reason."""

    async def run() -> None:
        gatekeeper = Gatekeeper(Limits(16, fixed=True), Caps(requests=7))
        ends = await asyncio.gather(
            *(one_article(leases_of(gatekeeper), 1, 0.01) for _ in range(12)), return_exceptions=True
        )
        assert sum(isinstance(end, Stopped) for end in ends) == 5
        assert (await gatekeeper.report()).spent.requests == 7

    asyncio.run(run())


def test_permits_of_a_dead_worker_come_back() -> None:
    """A worker that says nothing any more frees its place; its request counts with all that it may have cost."""

    async def run() -> None:
        gatekeeper = Gatekeeper(Limits(1, fixed=True), Caps(tokens=1000), lost_after=0.2)
        await gatekeeper.tell("dead", [Want(1, AMOUNT, AMOUNT)])
        assert [grant.call for grant in await gatekeeper.grants("dead")] == [1]
        async with asyncio.timeout(5):
            living = leases_of(gatekeeper)
            await one_article(living)
            await living.flush()
        report = await gatekeeper.report()
        assert report.inside == 0
        assert report.spent == Amount(2, 100 + 70)

    asyncio.run(run())


def test_a_worker_that_is_slow_but_alive_keeps_its_permits() -> None:
    """Asking for grants is a sign of life, however long a request takes."""

    async def run() -> None:
        gatekeeper = Gatekeeper(Limits(1, fixed=True), Caps(), lost_after=0.4)
        leases = leases_of(gatekeeper)
        await one_article(leases, 1, 1.2)
        await leases.flush()
        assert (await gatekeeper.report()).spent == Amount(1, 70)

    asyncio.run(run())


def test_who_gives_up_waiting_blocks_nobody() -> None:
    """A cancelled article leaves the line; one that is cancelled with its permit gives it back."""

    async def run() -> None:
        gatekeeper = Gatekeeper(Limits(1, fixed=True), Caps(requests=5))
        leases = leases_of(gatekeeper)
        first = asyncio.create_task(one_article(leases, 1, 0.3))
        await asyncio.sleep(0.05)
        second = asyncio.create_task(one_article(leases))
        await asyncio.sleep(0.05)
        second.cancel()
        await asyncio.gather(first, second, return_exceptions=True)
        async with asyncio.timeout(2):
            await one_article(leases)
        await leases.flush()
        report = await gatekeeper.report()
        assert report.spent.requests == 2
        assert report.inside == 0

    asyncio.run(run())


def test_messages_of_the_forgotten_are_ignored() -> None:
    """A worker that was taken for dead and speaks again changes no books."""

    async def run() -> None:
        gatekeeper = Gatekeeper(Limits(4), Caps())
        await gatekeeper.tell("late", [Over(3, GOOD), Gone(3)])
        assert (await gatekeeper.report()).spent == Amount()

    asyncio.run(run())


def test_without_the_limiter_nothing_is_asked() -> None:
    """When the actor is gone, articles that wait and those that come end at once."""
    ray_exceptions = pytest.importorskip("ray.exceptions")

    class Lost:
        async def remote(self, *_: Any) -> Any:
            raise ray_exceptions.RayActorError

    class Nobody:
        tell = grants = Lost()

    async def run() -> None:
        leases = Leases(Nobody())
        leases.estimates = Estimates(10)
        for _ in range(2):
            with pytest.raises(Stopped, match="gone"):
                await leases.admit(ARTICLE)

    asyncio.run(run())
