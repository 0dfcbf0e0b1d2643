"""Changes go to the disk in company, unless somebody waits for one."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from pathlib import Path

import pytest

from summarizer.batch import journal as module
from summarizer.batch.journal import Journal
from summarizer.batch.store import Store
from summarizer.errors import SummarizerError


def nothing(_: sqlite3.Connection) -> None:
    """A change that changes nothing."""


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A journal that waits long for company."""
    monkeypatch.setattr(module, "LINGER_SECONDS", 60.0)


@pytest.mark.usefixtures("patient")
def test_changes_share_a_transaction_until_one_is_urgent(tmp_path: Path) -> None:
    """Posted changes wait for company; an urgent one takes them along at once, in their order."""
    transactions: list[int] = []
    order: list[int] = []

    async def main() -> None:
        store = Store(tmp_path / "runs.db")
        journal = Journal(store, after=lambda: transactions.append(len(order)), on_failure=_never)
        for number in range(5):
            journal.post(lambda _, n=number: order.append(n))  # type: ignore[misc]  # mypy infers no lambda with defaults
            await asyncio.sleep(0.01)
        assert order == []
        started = time.monotonic()
        await journal.call(lambda _: order.append(5))
        assert time.monotonic() - started < 30
        assert order == [0, 1, 2, 3, 4, 5]
        await journal.close()
        assert transactions == [6]
        store.close()

    asyncio.run(main())


@pytest.mark.usefixtures("patient")
def test_an_end_waits_for_no_company(tmp_path: Path) -> None:
    """Closing applies what is left at once, and nothing is taken after it."""

    async def main() -> None:
        store = Store(tmp_path / "runs.db")
        journal = Journal(store, after=lambda: None, on_failure=_never)
        kept = asyncio.ensure_future(journal.call(nothing, urgent=False))
        await asyncio.sleep(0.01)
        started = time.monotonic()
        await journal.close()
        await kept
        assert time.monotonic() - started < 30
        with pytest.raises(SummarizerError):
            await journal.call(nothing)
        store.close()

    asyncio.run(main())


def _never(error: SummarizerError) -> None:
    raise error
