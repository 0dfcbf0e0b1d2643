"""Finds the articles of a batch: files, folders, globs, JSON Lines and standard input, one after the other.

Nothing is kept: at any time one article is in memory, however many there are.
"""

from __future__ import annotations

import hashlib
import json
import sys
from codecs import BOM_UTF8
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from summarizer.batch.folders import LINES, Walk
from summarizer.errors import InputError, InputNotFound, InputTooLarge, InputUnreadable, SummarizerError
from summarizer.pipeline import article_of
from summarizer.readers import Article, declared_date, read, read_bytes

STDIN = "-"
KEYS = ("id", "text", "title", "published")


@dataclass(frozen=True, slots=True)
class Input:
    """One article: what it is called, where it came from, and its content or what was wrong with it.

    `signature` says cheaply whether a file is the one that was read before (size and time); an input whose
    signature the store knows is not read again, and has neither `article` nor `error`.
    """

    name: str
    source: str
    signature: str | None = None
    article: Article | None = None
    error: SummarizerError | None = None


Known = Callable[[str, str], bool]


def find_inputs(
    sources: Sequence[str],
    *,
    max_bytes: int,
    known: Known = lambda _name, _signature: False,
    walk: Walk | None = None,
) -> Iterator[Input]:
    """Every article of `sources`, in a fixed order: as given, files of folders and globs by name.

    `known(name, signature)` says that a file needs no reading; `walk` counts what is passed over on the way. Raises
    `InputNotFound` for a source that is nothing at all; an article or a folder below one that cannot be read is an
    `Input` with its error.
    """
    walk = walk or Walk()
    for source in sources:
        if source == STDIN:
            yield from _stdin(_standard_input(), max_bytes)
        else:
            for path, name in walk.files(source):
                if name != Path(source).as_posix() and path.exists() and not (path.is_file() or path.is_dir()):
                    yield _no_file(path, name)
                else:
                    yield from _of_file(path, sendable(name), max_bytes, known)


def _of_file(path: Path, name: str, max_bytes: int, known: Known) -> Iterator[Input]:
    if path.suffix.lower() in LINES or path.is_dir():
        try:
            with path.open("rb") as file:  # a folder comes this way where it cannot be listed
                yield from lines_of(file, name, max_bytes)
        except OSError as error:
            said = f"{path} cannot be read: {error.strerror or error}."
            yield Input(name, str(path), error=InputNotFound(said, hint="Check its permissions."))
        return
    signature, source = _signature(path), sendable(str(path))
    if signature is not None and known(name, signature):
        yield Input(name, source, signature)
        return
    try:
        article = read(path, max_bytes=max_bytes)
    except InputError as error:
        yield Input(name, source, signature, error=error)
    else:
        yield Input(name, source, signature, article=article)


def _no_file(path: Path, name: str) -> Input:
    """What a pattern matches beside files: to read a pipe or a device may take for ever."""
    error = InputNotFound(f"This is no file: {sendable(str(path))}.", hint="Name a pipe itself to have it read.")
    return Input(sendable(name), sendable(str(path)), error=error)


def _signature(path: Path) -> str | None:
    try:
        stat = path.stat()
    except OSError:
        return None
    return sendable(f"{path.absolute()} {stat.st_size} {stat.st_mtime_ns}")


def _standard_input() -> BinaryIO:
    """A reader of our own where there can be one: a thread that waits in `sys.stdin` would break the process's end."""
    if sys.stdin is None:
        raise InputNotFound("Standard input is closed.")
    try:
        return open(sys.stdin.fileno(), "rb", closefd=False)  # a descriptor that stays open
    except (AttributeError, OSError):  # a stand-in without a descriptor
        return sys.stdin.buffer


def _stdin(stream: BinaryIO, max_bytes: int) -> Iterator[Input]:
    """JSON Lines where the first line that is not blank is a JSON object, else one article."""
    first = stream.readline(max_bytes + 1)
    blank = 0
    while first.endswith(b"\n") and not first.strip() and blank < max_bytes:
        blank += len(first)
        first = stream.readline(max_bytes + 1)
    if first.removeprefix(BOM_UTF8).lstrip().startswith(b"{"):
        yield from lines_of(stream, "stdin", max_bytes, first)
        return
    data = first + stream.read(max_bytes + 1 - len(first))
    try:
        yield Input("stdin", STDIN, article=read_bytes(data, max_bytes=max_bytes))
    except InputError as error:
        yield Input("stdin", STDIN, error=error)


def lines_of(stream: BinaryIO | BytesIO, name: str, max_bytes: int, first: bytes | None = None) -> Iterator[Input]:
    """The articles of JSON Lines, one after the other; `first` is a line that was read already."""
    number = 0
    line = stream.readline(max_bytes + 1) if first is None else first
    while line:
        number += 1
        whole = line.endswith(b"\n") or len(line) <= max_bytes
        if line.strip():
            yield _of_line(line, name, number, whole=whole, max_bytes=max_bytes)
        while not line.endswith(b"\n") and line:  # the rest of a line that is too long
            line = stream.readline(max_bytes + 1)
        line = stream.readline(max_bytes + 1) if line else b""


def _of_line(line: bytes, name: str, number: int, *, whole: bool, max_bytes: int) -> Input:
    place = f"{name}:{number}"
    if not whole:
        return Input(place, place, error=InputTooLarge(f"{place} is over the limit of {max_bytes:,} bytes."))
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        message = f"{place} is not JSON ({type(error).__name__})."
        return Input(place, place, error=InputUnreadable(message, hint="Write one JSON object a line."))
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        name = _called(row, place) if isinstance(row, dict) else place
        hint = "Each line is an object with text, and optionally id, title and published."
        return Input(name, place, error=InputUnreadable(f"{place} has no text.", hint=hint))
    return input_of(row, place)


def _called(row: Mapping[str, Any], place: str) -> str:
    return sendable(str(row["id"])) if row.get("id") not in (None, "") else place


def input_of(row: Mapping[str, Any], place: str) -> Input:
    """The article of a row that has a `text`; it is called by its `id`, or by its `place` where it has none."""
    name = _called(row, place)
    facts = {key: row.get(key) for key in ("title", "published")}
    wrong = next((key for key, value in facts.items() if value is not None and not isinstance(value, str)), None)
    if wrong is not None:
        return Input(name, place, error=InputUnreadable(f"{place}: {wrong} is not a text."))
    title = "".join(c if c.isprintable() else " " for c in sendable(facts["title"] or ""))
    published = declared_date(facts["published"])
    try:
        article = article_of(row["text"], title=title, published=published)
    except InputError as error:
        return Input(name, place, error=error)
    odd = facts["published"] if published is None and (facts["published"] or "").strip() else None
    notes = () if odd is None else (f"the publication date {sendable(odd)!r} is not a date, and is left out",)
    return Input(name, place, article=replace(article, name=name, notes=article.notes + notes))


def sendable(text: str) -> str:
    """`text` as it can be stored: half surrogates (from JSON, or file names in another encoding) become marks."""
    return text.encode("utf-8", "replace").decode("utf-8")


def input_sha256(article: Article) -> str:
    """Hash of everything that a brief is made from; the file's name is not part of it."""
    facts = [article.text, article.title, article.published, article.media_type, article.encoding, list(article.notes)]
    return hashlib.sha256(json.dumps(facts, ensure_ascii=False).encode("utf-8", "surrogatepass")).hexdigest()
