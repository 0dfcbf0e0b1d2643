"""A file of recorded answers: JSON lines, first in first out for each request, nothing merged or thrown away.

Two kinds of lines. A `part` holds the text of one part of requests once, under its hash, so that a miss can show what
changed. An `answer` holds what an endpoint sent back (status, body as it was, seconds) or how it failed, and the
hashes of the request that it belongs to. No headers, no keys.
"""

from __future__ import annotations

import json
import threading
from collections import defaultdict, deque
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal

from summarizer.engines.replay.request import PARTS, RequestParts, key_of
from summarizer.errors import SettingsError

Origin = Literal["recorded", "synthetic"]
FaultKind = Literal["timeout", "connection"]


@dataclass(frozen=True)
class Recording:
    """One answer. `origin` is `recorded` for a model's own answer, `synthetic` for one written for a test.

    `body` is the JSON of the answer, or its text where it is not one JSON object; `fault` replaces both where no answer
    came. `document` is the sha256 of the article, None where it is not known.
    """

    key: str
    parts: dict[str, str]
    case: str | None
    origin: Origin
    document: str | None = None
    status: int | None = None
    body: dict[str, Any] | str | None = None
    media_type: str | None = None
    retry_after: str | None = None
    seconds: float | None = None
    fault: FaultKind | None = None
    line: int = field(default=0, compare=False)


class Recordings:
    """The answers of one file, handed out once each. Safe across threads."""

    def __init__(self, path: Path, recordings: list[Recording], texts: dict[str, str]) -> None:
        self.path = path
        self._all = recordings
        self._texts = texts
        self._lock = threading.Lock()
        self._waiting: dict[str, deque[Recording]] = defaultdict(deque)
        for recording in recordings:
            self._waiting[recording.key].append(recording)

    @classmethod
    def load(cls, path: Path) -> Recordings:
        """Read a file of recordings; raises `SettingsError` that names the line where it is broken."""
        recordings, texts = [], {}
        for number, entry in _entries(path):
            try:
                if entry["kind"] == "part":
                    texts[entry["sha256"]] = entry["text"]
                else:
                    recordings.append(_recording(entry, number))
            except (KeyError, TypeError, ValueError) as error:
                raise SettingsError(f"Recordings {path}, line {number}: {type(error).__name__}: {error}.") from None
        return cls(path, recordings, texts)

    def __iter__(self) -> Iterator[Recording]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)

    @property
    def models(self) -> frozenset[str]:
        """The models that the recorded requests asked for."""
        return frozenset(self._texts.get(recording.parts["model"], "") for recording in self._all)

    @property
    def part_hashes(self) -> frozenset[str]:
        """The hashes of the parts whose text the file holds."""
        return frozenset(self._texts)

    def take(self, key: str, case: str | None = None) -> Recording | None:
        """The next answer to the request `key`, one of `case` before others; None if none is left."""
        with self._lock:
            waiting = self._waiting.get(key)
            if not waiting:
                return None
            found = next((recording for recording in waiting if recording.case == case), waiting[0])
            waiting.remove(found)
            return found

    def unused(self) -> list[Recording]:
        """The answers that nobody has asked for, in the order of the file."""
        with self._lock:
            waiting = {id(recording) for queue in self._waiting.values() for recording in queue}
        return [recording for recording in self._all if id(recording) in waiting]

    def text(self, part: str) -> str | None:
        """The text of the part with this hash."""
        return self._texts.get(part)

    def nearest(self, parts: RequestParts, *, case: str | None, document: str | None) -> Recording | None:
        """The recording whose request differs least: of the same case, the same article, then by equal parts."""

        def likeness(recording: Recording) -> tuple[bool, bool, int, int]:
            same = [name for name in PARTS if recording.parts[name] == parts.hashes[name]]
            same_article = document is not None and recording.document == document
            return (case is not None and recording.case == case, same_article, len(same), -recording.line)

        return max(self._all, key=likeness, default=None)


def _line(entry: dict[str, Any]) -> bytes:
    return (json.dumps(entry, ensure_ascii=False) + "\n").encode("utf-8", "backslashreplace")


class RecordingWriter:
    """Appends answers to a file of recordings. Safe across threads of one process."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._known = set(Recordings.load(path).part_hashes) if path.exists() else set()

    def append(self, parts: RequestParts, recording: Recording) -> None:
        """Write one answer, and the parts of its request that the file does not hold yet."""
        with self._lock:
            new = [name for name in PARTS if parts.hashes[name] not in self._known]
            lines = [{"kind": "part", "sha256": parts.hashes[name], "text": parts.texts[name]} for name in new]
            lines.append({"kind": "answer", **_compact(recording)})
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with self._path.open("ab") as file:
                file.write(b"".join(_line(line) for line in lines))
            self._known.update(parts.hashes[name] for name in new)


def _compact(recording: Recording) -> dict[str, Any]:
    return {name: value for name, value in asdict(recording).items() if value is not None and name != "line"}


def _recording(entry: dict[str, Any], line: int) -> Recording:
    if entry["kind"] != "answer":
        raise ValueError(f"unknown kind {entry['kind']!r}")
    fields = {name: value for name, value in entry.items() if name != "kind"}
    recording = Recording(**{"case": None, **fields}, line=line)
    if recording.origin not in ("recorded", "synthetic"):
        raise ValueError(f"unknown origin {recording.origin!r}")
    if recording.key != key_of(recording.parts):
        raise ValueError("the key does not belong to the parts")
    if recording.fault is None and recording.status is None:
        raise ValueError("neither a status nor a fault")
    return recording


def _entries(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    try:
        lines = path.read_bytes().decode("utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"Recordings {path} cannot be read: {type(error).__name__}.") from None
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            entry = json.loads(line)
        except ValueError:
            entry = None
        if not isinstance(entry, dict):
            raise SettingsError(f"Recordings {path}, line {number}: not a JSON object.")
        yield number, entry
