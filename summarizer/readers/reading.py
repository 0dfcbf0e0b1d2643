"""The door of the readers: opens a source within its limits, decides its kind and hands it to that kind's reader.

Where text comes from, and what is done to it:

========= ==================================================================================================
text      decoded and left alone: line ends, form feeds, zero-width and right-to-left characters stay
Markdown  front matter gives title and date; marks go, one paragraph a line (`markdown`)
HTML      the article without page parts, scripts and comments, one paragraph a line (`html`)
PDF       the text layer; wrapped lines joined, hyphenation undone, page numbers left out (`pdf`)
DOCX      paragraphs and table rows, one a line (`docx`)
========= ==================================================================================================
"""

from __future__ import annotations

import sys
from pathlib import Path

from summarizer.errors import InputEmpty, InputNotFound, InputTooLarge
from summarizer.readers.article import Article, Extract
from summarizer.readers.decoding import decode
from summarizer.readers.given import declared_date, given_date, given_title
from summarizer.readers.sniffing import DOCX, HTML, MARKDOWN, PDF, mismatch, named_type, sniff

STDIN = "-"


def read(
    source: str | Path,
    *,
    max_bytes: int,
    title: str | None = None,
    published: str | None = None,
    encoding: str | None = None,
    media_type: str | None = None,
) -> Article:
    """Read the file `source`, or standard input for ``"-"``.

    `title` and `published` (ISO date) win over the document's own; `encoding` and `media_type` over detection.
    `max_bytes` bounds the input, also once it is unpacked. Raises an `InputError` that says what to do, and
    `UsageError` for a title, date or media type that cannot be understood.
    """
    if source == "":
        raise InputNotFound("The name of the article is empty.")
    stdin = source == STDIN
    data = sys.stdin.buffer.read(max_bytes + 1) if stdin else _file_bytes(Path(source), max_bytes)
    return read_bytes(
        data,
        name=None if stdin else Path(source).name,
        max_bytes=max_bytes,
        title=title,
        published=published,
        encoding=encoding,
        media_type=media_type,
    )


def read_bytes(
    data: bytes,
    *,
    name: str | None = None,
    max_bytes: int,
    title: str | None = None,
    published: str | None = None,
    encoding: str | None = None,
    media_type: str | None = None,
) -> Article:
    """Read an article from memory; `name` is only a hint to its kind. Otherwise as `read`."""
    if len(data) > max_bytes:
        raise InputTooLarge(f"{_called(name)} is over the limit of {max_bytes:,} bytes.")
    if not data.strip():
        raise InputEmpty(f"{_called(name)} is empty.")
    called, dated = given_title(title), given_date(published)
    if media_type is not None:
        kind, charset = named_type(media_type)
        encoding = encoding or charset
        odd = None
    else:
        kind = sniff(data, name)
        odd = mismatch(kind, name)
    extract, codec = _extract(data, kind, encoding, max_bytes)
    if not any(char.isprintable() and not char.isspace() for char in extract.text):
        raise InputEmpty(f"{_called(name)} holds no text.")
    return Article(
        text=extract.text,
        title=called or extract.title or None,
        published=dated or declared_date(extract.published),
        name=name,
        media_type=kind,
        encoding=codec,
        notes=((odd,) if odd else ()) + extract.notes,
    )


def _extract(data: bytes, kind: str, encoding: str | None, max_bytes: int) -> tuple[Extract, str | None]:
    """The text of `data`, and the codec that gave it. Only the reader of its kind is loaded, to start fast."""
    if kind == PDF:
        from summarizer.readers.pdf import extract_pdf  # noqa: PLC0415 # start-up, see above

        return extract_pdf(data, max_bytes=max_bytes), None
    if kind == DOCX:
        from summarizer.readers.docx import extract_docx  # noqa: PLC0415 # start-up, see above

        return extract_docx(data, max_bytes=max_bytes), None
    if kind == HTML:
        from summarizer.readers.html import extract_html, meta_charset  # noqa: PLC0415 # start-up, see above

        decoded = decode(data, encoding=encoding, declared=meta_charset(data))
        found = extract_html(decoded.text)
    elif kind == MARKDOWN:
        from summarizer.readers.markdown import extract_markdown  # noqa: PLC0415 # start-up, see above

        decoded = decode(data, encoding=encoding, declared=None)
        found = extract_markdown(decoded.text)
    else:
        decoded = decode(data, encoding=encoding, declared=None)
        found = Extract(decoded.text)
    return Extract(found.text, found.title, found.published, decoded.notes + found.notes), decoded.encoding


def _file_bytes(path: Path, max_bytes: int) -> bytes:
    try:
        if path.is_dir():
            raise InputNotFound(f"{path} is a folder.", hint="Give a file; 'summarizer batch' reads folders.")
        with path.open("rb") as file:
            return file.read(max_bytes + 1)
    except FileNotFoundError:
        raise InputNotFound(f"{path} does not exist.") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise InputNotFound(f"{path} cannot be read: {reason}.") from None


def _called(name: str | None) -> str:
    return name or "The input"
