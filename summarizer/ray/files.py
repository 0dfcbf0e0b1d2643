"""Articles out of files and briefs into files, in any store that Arrow reaches by its URL."""

from __future__ import annotations

import io
import json
import logging
import posixpath
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pyarrow as pa
import ray.data
from pyarrow import fs
from ray.data.block import BlockAccessor
from ray.data.datasource import BlockBasedFileDatasink

from summarizer.batch.folders import ARTICLES, HIDDEN, LINES, UNNAMED, Walk
from summarizer.batch.inputs import Input, lines_of
from summarizer.batch.records import Named, article_facts
from summarizer.errors import InputError, InputNotFound, UsageError
from summarizer.ray.rows import line_of
from summarizer.readers import read_bytes

log = logging.getLogger("summarizer")
TABLES = (".parquet",)
PACKED = (".gz", ".bz2", ".zst", ".lz4")
MAX_BYTES = 20_000_000
ROWS = 256  # articles of a file that are handed on at once
ROWS_PER_FILE = 2_000  # with their texts some 40 MB
FACTS, ERROR = "article_facts", "article_error"  # columns for what was found as the article was read, as JSON
ARTICLE = pa.schema([(name, pa.large_string()) for name in ("id", "text", "title", "published", FACTS, ERROR)])


def read_articles(sources: str | Sequence[str], *, max_bytes: int = MAX_BYTES) -> ray.data.Dataset:
    """The articles of files and folders, paths or URLs (``s3://``, ``gs://``, ``abfs://``, ``file://``).

    Of ``.parquet`` files the columns as they are; of JSON Lines and documents those that `summarize_dataset` expects,
    named as a batch names them: a line that is no article becomes a row with its ``article_error``. No article may be
    over `max_bytes`. Raises `InputNotFound` where there is nothing, `UsageError` for tables among other files.
    """
    walk = Walk()
    files = [file for source in ([sources] if isinstance(sources, str) else sources) for file in _files(source, walk)]
    if walk.skipped:
        log.warning(walk.summary())
    if not files:
        raise InputNotFound("There are no articles.")
    tables = [url for url, _ in files if url.lower().endswith(TABLES)]
    if tables and len(tables) < len(files):
        raise UsageError("Parquet and other files cannot be read as one.", hint="Read them one by one, and join them.")
    if tables:
        return ray.data.read_parquet(tables)
    listed = ray.data.from_items([{"url": url, "name": name} for url, name in files], override_num_blocks=len(files))
    return listed.map_batches(_Read(max_bytes), batch_size=1, batch_format="pyarrow")


def write_briefs(dataset: ray.data.Dataset, target: str, *, rows_per_file: int = ROWS_PER_FILE) -> None:
    """Write the rows of `summarize_dataset` to the folder `target`, a path or a URL, at least `rows_per_file` a file.

    As Parquet with all columns where its name ends in ``.parquet``, else as JSON Lines in the shape of a batch's
    output.
    """
    if target.partition("?")[0].rstrip("/").lower().endswith(TABLES):
        dataset.write_parquet(target, min_rows_per_file=rows_per_file, compression="zstd")
    else:
        dataset.write_datasink(_Lines(target, min_rows_per_file=rows_per_file, file_format="jsonl"))


class _Read:
    """Reads one file after the other, a few articles at a time."""

    def __init__(self, max_bytes: int) -> None:
        self._max_bytes = max_bytes

    def __call__(self, batch: Any) -> Iterator[Any]:
        for file in batch.to_pylist():
            rows: list[dict[str, str | None]] = []
            for found in self._articles(file["url"], file["name"]):
                rows.append(_row(found))
                if len(rows) == ROWS:
                    yield pa.Table.from_pylist(rows, schema=ARTICLE)
                    rows = []
            yield pa.Table.from_pylist(rows, schema=ARTICLE)

    def _articles(self, url: str, name: str) -> Iterator[Input]:
        system, path = fs.FileSystem.from_uri(url)
        with io.BufferedReader(system.open_input_stream(path)) as stream:  # unpacks what ends in .gz, .bz2, .zst
            if _bare(name).endswith(LINES):
                yield from lines_of(stream, name, self._max_bytes)
                return
            data = stream.read(self._max_bytes + 1)
        try:
            yield Input(name, url, article=read_bytes(data, name=posixpath.basename(name), max_bytes=self._max_bytes))
        except InputError as error:
            yield Input(name, url, error=error)


class _Lines(BlockBasedFileDatasink):
    """JSON Lines as a batch writes them."""

    def write_block_to_file(self, block: BlockAccessor, file: Any) -> None:
        rows: list[dict[str, Any]] = block.to_arrow().to_pylist()
        for row in rows:
            file.write(line_of(row))


def _files(source: str, walk: Walk) -> list[tuple[str, str]]:
    """URL and name of each file of a source, files of folders by name; hidden ones are passed over."""
    url = source if "://" in source else Path(source).absolute().as_uri()
    try:
        system, path = fs.FileSystem.from_uri(url)
        found = system.get_file_info(path)
        if found.type is fs.FileType.File:
            return [(url, source)]
        below = system.get_file_info(fs.FileSelector(path, recursive=True))
    except (OSError, pa.ArrowInvalid) as error:
        raise InputNotFound(f"{source} is no file or folder: {error}.") from None
    paths = [entry.path for entry in below if entry.type is fs.FileType.File]
    names = sorted((posixpath.relpath(entry, path) for entry in paths), key=lambda name: name.split("/"))
    folder, mark, options = url.partition("?")  # s3://news/2026?endpoint_override=...
    kinds = {name: _kind(name) for name in names}
    for name, kind in kinds.items():
        if kind is not None:
            walk.skip(name, kind)
    return [(f"{folder.rstrip('/')}/{quote(name)}{mark}{options}", name) for name in names if kinds[name] is None]


def _kind(name: str) -> str | None:
    """What a file is that is passed over, None for an article or a table."""
    ending = posixpath.splitext(_bare(name))[1]
    if any(part.startswith(".") for part in name.split("/")):
        return HIDDEN
    return None if ending in {*ARTICLES, *TABLES} else ending or UNNAMED


def _bare(name: str) -> str:
    """The name in small letters, without the ending of a compression."""
    stem, ending = posixpath.splitext(name.lower())
    return stem if ending in PACKED else name.lower()


def _row(found: Input) -> dict[str, str | None]:
    if found.article is None:
        error = Named.of(found.error).json() if found.error is not None else None
        return {"id": found.name, ERROR: error}
    article = found.article
    return {
        "id": found.name,
        "text": article.text,
        "title": article.title,
        "published": article.published,
        FACTS: json.dumps(article_facts(article), ensure_ascii=False),
    }
