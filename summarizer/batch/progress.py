"""Shows how a batch is getting on, on stderr: one line that changes on a terminal, now and then a line elsewhere."""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, TextIO

from summarizer.batch.flow import Flow
from summarizer.batch.records import Tally
from summarizer.batch.runner import Outcome

if TYPE_CHECKING:
    from rich.live import Live

PLAIN_SECONDS = 10.0  # between two plain lines


class Progress:
    """Use as a context manager; `watch` is what the runner calls about once a second."""

    def __init__(self, stream: TextIO | None = None, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._stream = sys.stderr if stream is None else stream
        self._clock = clock
        self._started = clock()
        self._shown = float("-inf")
        self._first_done: int | None = None
        self._live: Live | None = None

    def __enter__(self) -> Progress:
        if self._stream.isatty():
            from rich.console import Console  # noqa: PLC0415 # only a terminal needs rich
            from rich.live import Live  # noqa: PLC0415 # see above

            self._live = Live(console=Console(file=self._stream), transient=True, refresh_per_second=4)
            self._live.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._live is not None:
            self._live.stop()

    def watch(self, tally: Tally, flow: Flow) -> None:
        """Show where the run stands."""
        if self._first_done is None:
            self._first_done = tally.done
        now = self._clock()
        text = self.line(tally, flow)
        if self._live is not None:
            self._live.update(text)
        elif now - self._shown >= PLAIN_SECONDS:
            self._shown = now
            with contextlib.suppress(OSError):  # nobody may be reading: the batch goes on all the same
                self._stream.write(text + "\n")
                self._stream.flush()

    def line(self, tally: Tally, flow: Flow) -> str:
        """One line: done, partial, failed, rate, tokens, cost, time left, articles under way."""
        seconds = max(1e-9, self._clock() - self._started)
        rate = (tally.done - (self._first_done or 0)) / seconds
        more = "" if tally.complete else "+"
        parts = [f"{tally.done:,}/{tally.total:,}{more} done", f"{tally.partial:,} partial", f"{tally.failed:,} failed"]
        if tally.cached:
            parts.append(f"{tally.cached:,} cached")
        parts.append(f"{rate:.1f}/s")
        if tally.spent.requests:
            parts += [f"{tally.spent.tokens:,} tokens", f"${tally.spent.usd:.2f}"]
        if rate > 0 and tally.complete:
            parts.append(f"{span((tally.total - tally.done) / rate)} left")
        waiting = ", endpoint down" if flow.breaker.open else ""
        parts.append(f"{flow.inside} of {flow.concurrency.limit} under way{waiting}")
        return " | ".join(parts)


def span(seconds: float) -> str:
    """Seconds as a person says them: 42 s, 3 min, 2 h 05 min."""
    if seconds < 100:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60:02d} min"


def summary(outcome: Outcome) -> list[str]:
    """The closing lines."""
    tally, spent = outcome.tally, outcome.tally.spent
    left = tally.total - tally.done
    rate = outcome.here / outcome.seconds if outcome.seconds else 0.0
    ends = f"{tally.ok:,} ok, {tally.partial:,} partial, {tally.failed:,} failed, {left:,} left"
    lines = [
        f"{tally.done:,} of {tally.total:,} articles: {ends}; {tally.cached:,} from the cache",
        f"{outcome.here:,} in this session, in {span(outcome.seconds)} ({rate:.1f}/s)",
    ]
    if outcome.skipped is not None:
        lines.append(outcome.skipped)
    if spent.requests:
        unknown = f"; {tally.unknown:,} requests whose bill is unknown are counted at most" if tally.unknown else ""
        lines.append(f"{spent.requests:,} requests, {spent.tokens:,} tokens, ${spent.usd:.4f}{unknown}")
    if outcome.stopped is not None:
        lines.append(f"stopped: {outcome.stopped}; run the same command again to go on")
    return lines
