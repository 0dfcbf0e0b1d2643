"""Reads the text layer of a PDF with pypdf (extra `pdf`), wrapped lines joined into paragraphs."""

from __future__ import annotations

import logging
from io import BytesIO
from typing import TYPE_CHECKING

from summarizer.errors import InputEmpty, InputTooLarge, InputUnreadable, MissingExtra, SummarizerError
from summarizer.readers.article import Extract
from summarizer.readers.wrapping import join_pages

if TYPE_CHECKING:
    from pypdf import PdfReader

DAMAGED = "Open it in a PDF viewer and print it to a new PDF, or copy its text into a .txt file."
# Names that programs write into the title of what they print.
PROGRAM_TITLES = ("microsoft word", "untitled", "document")


def extract_pdf(data: bytes, *, max_bytes: int) -> Extract:
    """Text of a PDF; the title is its own, where it has one that a program did not make up.

    Raises `MissingExtra` without pypdf, `InputUnreadable` for an encrypted or damaged file, `InputEmpty` where the
    pages are pictures, `InputTooLarge` where the text is over `max_bytes`.
    """
    try:
        import pypdf  # noqa: PLC0415 # an extra, and slow to load
    except ImportError:
        raise MissingExtra(
            "Reading PDF needs the package pypdf.", hint="Install it: pip install 'grounded-summarizer[pdf]'."
        ) from None
    logger = logging.getLogger(pypdf.__name__)
    if logger.level == logging.NOTSET:
        logger.setLevel(logging.CRITICAL)  # it warns of every flaw that it mends; what it cannot mend is raised
    try:
        reader = pypdf.PdfReader(BytesIO(data))
        _unlock(reader)
        pages = _page_lines(reader, max_bytes)
        title = _title(reader)
    except SummarizerError:
        raise
    except pypdf.errors.DependencyError:
        raise InputUnreadable(
            "This PDF is encrypted, and reading it needs the package cryptography.",
            hint="Install it: pip install cryptography.",
        ) from None
    except Exception as error:  # noqa: BLE001 # the seam to pypdf: broken files raise nearly anything there
        reason = type(error).__name__
        raise InputUnreadable(f"This PDF is damaged ({reason}).", hint=DAMAGED) from None
    if not any(line for page in pages for line in page):
        raise InputEmpty(
            "This PDF has no text layer: its pages are pictures.",
            hint="Run it through OCR first, for example ocrmypdf.",
        )
    text, left_out = join_pages(pages)
    notes = (f"Left out {left_out} page numbers and running heads.",) if left_out else ()
    return Extract(text, title, None, notes)


def _unlock(reader: PdfReader) -> None:
    """Open a PDF that restricts printing or copying only; raise where it needs a password to be read."""
    if reader.is_encrypted and not reader.decrypt(""):
        raise InputUnreadable("This PDF is password-protected.", hint="Save a copy without a password.")


def _page_lines(reader: PdfReader, max_bytes: int) -> list[list[str]]:
    pages = []
    size = 0
    for page in reader.pages:
        text = page.extract_text().replace("\0", "").encode("utf-8", "replace").decode("utf-8")
        size += len(text)
        if size > max_bytes:
            raise InputTooLarge(f"The text of this PDF is over the limit of {max_bytes:,} bytes.")
        pages.append([line.strip() for line in text.split("\n")])
    return pages


def _title(reader: PdfReader) -> str | None:
    title = " ".join(str((reader.metadata and reader.metadata.title) or "").split())
    return None if title.lower().startswith(PROGRAM_TITLES) else title or None
