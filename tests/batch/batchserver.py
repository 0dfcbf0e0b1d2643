"""A server on loopback that plays the Batch API: files, batches, and answers that come after some looks."""

from __future__ import annotations

import json
import random
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import httpx2

from tests.batch.played import Played, answered

Fate = Callable[[dict[str, Any], int], tuple[int | None, Any]]


def good(body: dict[str, Any], turn: int) -> tuple[int | None, Any]:
    """A good answer to one request."""
    response: httpx2.Response = answered(Played(), body)
    return response.status_code, response.json()


class BatchServer:
    """Use as a context manager. `fate(body, turn)` gives status and body of a request; None: it is not carried out."""

    def __init__(self, fate: Fate = good, *, looks: int = 2, key: str | None = None) -> None:
        self.fate = fate
        self.looks = looks
        self.key = key
        self.files: dict[str, bytes] = {}
        self.batches: dict[str, dict[str, Any]] = {}
        self.carried_out: list[dict[str, Any]] = []
        self.calls: list[str] = []
        self.refuse_all: int | None = None
        self.lose_next_start = False

    def __enter__(self) -> BatchServer:
        played = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                played._handle(self, b"")

            def do_POST(self) -> None:
                played._handle(self, self.rfile.read(int(self.headers["Content-Length"])))

            def log_message(self, *_: Any) -> None:
                """Nothing is printed."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}/v1"

    def _handle(self, request: BaseHTTPRequestHandler, content: bytes) -> None:
        path = request.path.removeprefix("/v1/").split("?")[0]
        self.calls.append(f"{request.command} {path.split('/')[0]}")
        status, body = self._answer(request, path, content)
        raw = body if isinstance(body, bytes) else json.dumps(body).encode()
        request.send_response(status)
        request.send_header("Content-Type", "application/json")
        request.send_header("Content-Length", str(len(raw)))
        request.end_headers()
        request.wfile.write(raw)

    def _answer(self, request: BaseHTTPRequestHandler, path: str, content: bytes) -> tuple[int, Any]:
        if self.refuse_all is not None:
            return self.refuse_all, {"error": {"message": "no"}}
        if self.key is not None and request.headers["Authorization"] != f"Bearer {self.key}":
            return 401, {"error": {"message": "no key"}}
        match path.split("/"):
            case ["files"]:
                name = f"file-{len(self.files)}"
                self.files[name] = _part(content)
                return 200, {"id": name, "object": "file"}
            case ["files", name, "content"]:
                return 200, self.files[name]
            case ["batches"] if request.command == "POST":
                return self._start(json.loads(content))
            case ["batches"]:
                return 200, {"data": list(self.batches.values()), "has_more": False}
            case ["batches", name]:
                return 200, self._look(self.batches[name])
        return 404, {"error": {"message": "unknown"}}

    def _start(self, wish: dict[str, Any]) -> tuple[int, Any]:
        assert wish["endpoint"] == "/v1/chat/completions"
        name = f"batch-{len(self.batches)}"
        row = {"id": name, "status": "in_progress", "looks": 0, **wish}
        self.batches[name] = row
        if self.lose_next_start:
            self.lose_next_start = False
            return 500, {"error": {"message": "started, but the answer is lost"}}
        return 200, row

    def _look(self, row: dict[str, Any]) -> dict[str, Any]:
        row["looks"] += 1
        if row["looks"] >= self.looks and row["status"] == "in_progress":
            self._carry_out(row)
        return row

    def _carry_out(self, row: dict[str, Any]) -> None:
        output, errors = [], []
        wishes = [json.loads(line) for line in self.files[row["input_file_id"]].splitlines()]
        random.Random(1).shuffle(wishes)
        for wish in wishes:
            status, body = self.fate(wish["body"], len(self.carried_out))
            self.carried_out.append(wish["body"])
            response = None if status is None else {"status_code": status, "body": body}
            line = {"id": "x", "custom_id": wish["custom_id"], "response": response, "error": None}
            (output if status == 200 else errors).append(json.dumps(line))
        row["status"] = "completed"
        for name, lines in (("output_file_id", output), ("error_file_id", errors)):
            if lines:
                file = f"file-{len(self.files)}"
                self.files[file] = "\n".join(lines).encode() + b"\n"
                row[name] = file


def _part(content: bytes) -> bytes:
    """The file in a multipart form."""
    boundary = content.split(b"\r\n", 1)[0]
    part = next(part for part in content.split(boundary) if b'name="file"' in part)
    return part.split(b"\r\n\r\n", 1)[1].removesuffix(b"\r\n")
