"""One event loop in a thread of its own, on which synchronous callers run asynchronous work."""

from __future__ import annotations

import asyncio
import os
import threading
import weakref
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, TypeVar

T = TypeVar("T")
Closer = Callable[[], Awaitable[None]]


class BackgroundLoop:
    """Runs coroutines for callers without a loop, or inside one that they must not block on.

    This is what makes the synchronous deadline hard: openai's own synchronous client has a timeout for each read, and
    an endpoint that drips a byte at a time never exceeds it; a coroutine can be cancelled between any two bytes.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._process = 0
        self._end: weakref.finalize[Any, BackgroundLoop] | None = None
        self._closers: list[Closer] = []

    @property
    def started(self) -> bool:
        return self._loop is not None and self._process == os.getpid()

    def at_end(self, loop: asyncio.AbstractEventLoop, closer: Closer) -> None:
        """Await `closer` before the thread ends, if `loop` is the loop of this thread."""
        if loop is self._loop:
            self._closers.append(closer)

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        """Run `work` to its end and return its result; an interrupt of the caller cancels it."""
        future = asyncio.run_coroutine_threadsafe(work, self._running_loop())
        try:
            return future.result()
        except BaseException:
            future.cancel()
            raise

    def stop(self) -> None:
        """End the thread; the next `run` starts a new one."""
        with self._lock:
            if self._end is not None and self.started:
                self._end()
            self._loop, self._end, self._closers = None, None, []

    def _running_loop(self) -> asyncio.AbstractEventLoop:
        with self._lock:
            if self._loop is None or not self.started:  # none yet, or left behind by a fork
                self._loop, self._process, self._closers = asyncio.new_event_loop(), os.getpid(), []
                thread = threading.Thread(target=_serve, args=(self._loop,), name="summarizer-endpoint", daemon=True)
                thread.start()
                self._end = weakref.finalize(self, _end, self._loop, thread, self._process, self._closers)
            return self._loop


def _serve(loop: asyncio.AbstractEventLoop) -> None:
    try:
        loop.run_forever()
    finally:
        loop.close()


def _end(loop: asyncio.AbstractEventLoop, thread: threading.Thread, process: int, closers: list[Closer]) -> None:
    if process != os.getpid() or loop.is_closed():
        return
    loop.call_soon_threadsafe(lambda: loop.create_task(_wind_up(loop, list(closers))))
    if thread is not threading.current_thread():
        thread.join(timeout=1.0)


async def _wind_up(loop: asyncio.AbstractEventLoop, closers: list[Closer]) -> None:
    try:
        for close in closers:
            await close()
    finally:
        loop.stop()
