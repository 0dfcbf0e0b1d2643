"""Every fault of the mock endpoint through a batch, over real sockets."""

from __future__ import annotations

import logging
import sqlite3
from pathlib import Path

import pytest
from pydantic import SecretStr

from summarizer.batch import BatchOptions, Limits, run_batch
from summarizer.engines.llm import no_waits
from tests.batch.played import KEY, articles, lines, settings
from tests.endpoint import FAULTS, MockEndpoint

LONG_WAIT = "429 Retry-After date"  # half a minute, which a batch keeps to
QUICK = [fault for fault in FAULTS if not fault.slow and fault.name != LONG_WAIT]


@pytest.mark.slow
def test_each_fault_ends_in_one_line_or_a_stop_and_the_books_are_the_bill(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """One line with its reason, or the run stops and nothing is lost; tokens as billed; the key nowhere."""
    articles(tmp_path / "in.jsonl", 1)
    with MockEndpoint() as endpoint, no_waits(), caplog.at_level(logging.DEBUG):
        for number, fault in enumerate(QUICK):
            endpoint.play(fault.play)
            target = tmp_path / f"{number}.jsonl"
            options = BatchOptions(
                (str(tmp_path / "in.jsonl"),),
                target,
                store=tmp_path / "runs.db",
                use_cache=False,
                limits=Limits(1, patience=0.2),
            )
            asked = settings(base_url=endpoint.url, api_key=SecretStr(KEY))
            outcome = run_batch(options, asked, brief="statement")
            billed = sum(usage.input + usage.output for usage in endpoint.billed)
            known = _tokens(tmp_path / "runs.db")
            assert known == billed, fault.name
            assert outcome.stopped or outcome.tally.done == 1, fault.name
            assert len(endpoint.seen) <= 5, fault.name
            rows = lines(target)
            if outcome.stopped is not None:
                assert not rows, fault.name
                assert fault.error is not None, fault.name
            else:
                assert [row["id"] for row in rows] == ["a0"], fault.name
                code = rows[0]["error"] and rows[0]["error"]["code"]
                assert code == (fault.error.code if fault.error else None), fault.name
    assert KEY not in caplog.text
    for path in tmp_path.iterdir():
        assert KEY.encode() not in path.read_bytes()


def _tokens(store: Path) -> int:
    """Tokens in the books of the youngest run."""
    connection = sqlite3.connect(store)
    query = (
        "SELECT coalesce(sum(coalesce(input_tokens, 0) + coalesce(output_tokens, 0)), 0) "
        "FROM attempts WHERE run = (SELECT max(id) FROM runs)"
    )
    (total,) = connection.execute(query).fetchone()
    connection.close()
    return int(total)
