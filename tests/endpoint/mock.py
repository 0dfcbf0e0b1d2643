"""The server: reads HTTP/1.1 requests from raw sockets and lets a play write whatever bytes it likes in return."""

from __future__ import annotations

import contextlib
import json
import socket
import struct
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

STEP = 0.02  # seconds between two bytes of a drip


@dataclass(frozen=True)
class Usage:
    """What the mock bills for one request: tokens in, out, and from the cache."""

    input: int
    output: int
    cached: int


@dataclass
class Seen:
    """One request as it came in, and what was billed for it (None where no whole answer was given)."""

    method: str
    path: str
    headers: dict[str, str]
    body: Any
    at: float
    billed: Usage | None = None


@dataclass
class Wire:
    """What a play may do with its connection."""

    socket: socket.socket
    stopped: threading.Event
    seen: Seen
    turn: int
    keep: bool = False

    def send(self, raw: bytes) -> None:
        self.socket.sendall(raw)

    def drip(self, raw: bytes, *, step: float = STEP) -> None:
        """Send byte by byte until the client has gone or the server stops."""
        for position in range(len(raw)):
            if self.stopped.wait(step):
                return
            self.socket.sendall(raw[position : position + 1])

    def hold(self) -> None:
        """Say nothing until the client has gone or the server stops."""
        self.socket.settimeout(0.05)
        while not self.stopped.is_set():
            try:
                if not self.socket.recv(1):
                    return
            except TimeoutError:
                continue

    def reset(self) -> None:
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    def answer(self, status: int, body: bytes, *, media_type: str = "application/json", **headers: str) -> None:
        """One whole HTTP response on a connection that stays open."""
        lines = [f"HTTP/1.1 {status} Status", f"Content-Type: {media_type}", f"Content-Length: {len(body)}"]
        lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
        self.send("\r\n".join(lines).encode() + b"\r\n\r\n" + body)
        self.keep = True

    def answer_json(self, status: int, value: Any, **headers: str) -> None:
        self.answer(status, json.dumps(value).encode(), **headers)

    def bill(self) -> dict[str, Any]:
        """Bill this request, differently for each one, and return the `usage` to print in its answer."""
        billed = Usage(input=100 + self.turn, output=10 + self.turn, cached=self.turn)
        self.seen.billed = billed
        return {
            "prompt_tokens": billed.input,
            "completion_tokens": billed.output,
            "total_tokens": billed.input + billed.output,
            "prompt_tokens_details": {"cached_tokens": billed.cached},
        }


Play = Callable[[Wire], None]


@dataclass
class MockEndpoint:
    """Plays `script` in order, its last play for every further request. Use as a context manager."""

    script: Sequence[Play] = ()
    seen: list[Seen] = field(default_factory=list)

    def __enter__(self) -> MockEndpoint:
        self._stopped = threading.Event()
        self._lock = threading.Lock()
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=256)
        self._threads: list[threading.Thread] = []
        self._start(self._accept)
        return self

    def __exit__(self, *_: object) -> None:
        self._stopped.set()
        with contextlib.suppress(OSError):
            socket.create_connection(self._listener.getsockname(), timeout=1).close()
        self._listener.close()
        for thread in self._threads:
            thread.join(timeout=5)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._listener.getsockname()[1]}/v1"

    @property
    def billed(self) -> list[Usage]:
        return [seen.billed for seen in self.seen if seen.billed is not None]

    def play(self, *script: Play) -> None:
        """Forget what was seen and start a new script."""
        with self._lock:
            self.script, self.seen = script, []

    def _start(self, target: Callable[..., None], *arguments: Any) -> None:
        thread = threading.Thread(target=target, args=arguments, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while not self._stopped.is_set():
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self._start(self._serve, connection)

    def _serve(self, connection: socket.socket) -> None:
        with connection, contextlib.suppress(OSError):
            keep = True
            while keep and not self._stopped.is_set():
                seen = self._read(connection)
                if seen is None:
                    return
                with self._lock:
                    turn = len(self.seen)
                    self.seen.append(seen)
                    play = self.script[min(turn, len(self.script) - 1)]
                wire = Wire(connection, self._stopped, seen, turn)
                play(wire)
                keep = wire.keep

    def _read(self, connection: socket.socket) -> Seen | None:
        connection.settimeout(0.1)
        raw = b""
        while b"\r\n\r\n" not in raw:
            more = self._receive(connection)
            if not more:
                return None
            raw += more
        head, _, body = raw.partition(b"\r\n\r\n")
        first, *lines = head.decode("latin-1").split("\r\n")
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
        while len(body) < int(headers.get("content-length", 0)):
            body += self._receive(connection)
        connection.settimeout(5.0)
        method, path, _ = first.split(" ", 2)
        return Seen(method, path, headers, json.loads(body) if body else None, time.monotonic())

    def _receive(self, connection: socket.socket) -> bytes:
        while not self._stopped.is_set():
            try:
                return connection.recv(65536)
            except TimeoutError:
                continue
        return b""
