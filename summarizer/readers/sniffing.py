"""Decides what kind of document bytes are: by what they hold first, by their name only where they cannot tell."""

from __future__ import annotations

import re
from pathlib import PurePath

from summarizer.document.patterns import lazy
from summarizer.errors import InputUnreadable, UsageError

TEXT = "text/plain"
MARKDOWN = "text/markdown"
HTML = "text/html"
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

SUFFIXES = {
    ".txt": TEXT,
    ".text": TEXT,
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": HTML,
    ".pdf": PDF,
    ".docx": DOCX,
}
ALIASES = {
    "text": TEXT,
    "txt": TEXT,
    "markdown": MARKDOWN,
    "md": MARKDOWN,
    "text/x-markdown": MARKDOWN,
    "html": HTML,
    "application/xhtml+xml": HTML,
    "pdf": PDF,
    "docx": DOCX,
}
KNOWN = (TEXT, MARKDOWN, HTML, PDF, DOCX)
SHORT_NAMES = {TEXT: "text", MARKDOWN: "Markdown", HTML: "HTML", PDF: "PDF", DOCX: "DOCX"}

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SUPPORTED = "Give a text, Markdown, HTML, PDF or DOCX file."
FOREIGN = (
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "gzip-compressed"),
    (b"BZh", "bzip2-compressed"),
    (b"\xfd7zXZ\x00", "xz-compressed"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"\x7fELF", "a program"),
    (b"%!PS", "a PostScript document"),
)
HTML_START = lazy(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,400}>\s*)?<(?:!doctype\s+html|html)\b", re.I
)
HTML_TAG = lazy(rb"</?(?:html|head|body|p|div|article|section|h[1-6]|span|a|br|ul|li|table)\b", re.I)
HTML_TAG_WIDE = lazy("<!doctype html|<html", re.I)


def named_type(media_type: str) -> tuple[str, str | None]:
    """Known media type and charset parameter of what a caller gave, such as ``text/html; charset=koi8-r``.

    Raises `UsageError` for a type that no reader knows.
    """
    kind, _, parameters = media_type.partition(";")
    kind = kind.strip().lower()
    kind = ALIASES.get(kind, kind)
    if kind not in KNOWN:
        raise UsageError(f"Unknown media type {media_type!r}.", hint=f"Known are {', '.join(KNOWN)}.")
    match = re.search(r"charset\s*=\s*[\"']?([\w.:-]+)", parameters, re.I)
    return kind, match.group(1) if match else None


def sniff(data: bytes, name: str | None) -> str:
    """Media type of `data`; raises `InputUnreadable` for formats that no reader knows, saying which it is."""
    suffix = PurePath(name).suffix.lower() if name else ""
    if b"%PDF-" in data[:1024]:
        return PDF
    if data.startswith(b"PK\x03\x04"):
        return _zip_type(data)
    if data.startswith(OLE):
        raise InputUnreadable(_old_office(data))
    for magic, what in FOREIGN:
        if data.startswith(magic):
            raise InputUnreadable(f"This is {what}.", hint=SUPPORTED)
    if HTML_START.match(data) or _wide_html(data):
        return HTML
    named = SUFFIXES.get(suffix, TEXT)
    if named == HTML and not HTML_TAG.search(data):
        return TEXT
    return TEXT if named in (PDF, DOCX) else named


def mismatch(media_type: str, name: str | None) -> str | None:
    """A note where the content says something else than the file's suffix, else None."""
    suffix = PurePath(name).suffix.lower() if name else ""
    expected = SUFFIXES.get(suffix)
    if expected is None or expected == media_type:
        return None
    return f"Read as {SHORT_NAMES[media_type]}, which is what it holds, although it is named {suffix}."


def _zip_type(data: bytes) -> str:
    # Names of members are stored uncompressed, so that the main part shows without unpacking anything.
    if b"word/document" in data:
        return DOCX
    raise InputUnreadable("This is a ZIP archive, not a document.", hint=SUPPORTED)


def _old_office(data: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "This Office document is password-protected. Save a copy without a password."
    return "This is a document of an old Office format. Save it as DOCX, PDF or plain text."


def _wide_html(data: bytes) -> bool:
    for mark, codec in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if data.startswith(mark):
            return HTML_TAG_WIDE.match(data[2:1026].decode(codec, "replace").lstrip()) is not None
    return False
