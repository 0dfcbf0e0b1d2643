"""Reads the paragraphs and table rows of a DOCX file with the standard library, each a line.

Parts are unpacked as a stream that stops at the limit (205 kB of DOCX can unpack to 200 MiB), whatever sizes the
archive claims; XML with a document type declaration, which entity bombs need and Word never writes, is refused.
Text that tracked changes deleted, notes, headers and footers stay out; text boxes are read once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile
from zlib import error as ZlibError  # noqa: N812 # zlib names its exception in lower case

from summarizer.errors import InputTooLarge, InputUnreadable
from summarizer.readers.article import Extract

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main "
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main "
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006 "
DUBLIN_CORE = "http://purl.org/dc/elements/1.1/ "
BLOCK = 65_536
DAMAGED = "Open it in a word processor and save it again."


def extract_docx(data: bytes, *, max_bytes: int) -> Extract:
    """Text of a DOCX file; its title is the paragraph of style Title, else the title among its properties.

    Raises `InputUnreadable` for a damaged file, `InputTooLarge` where it unpacks to more than `max_bytes`.
    """
    try:
        with ZipFile(BytesIO(data)) as archive:
            body = _Body()
            _parse(archive, _main_part(archive), body, max_bytes)
            properties = _Properties()
            if "docProps/core.xml" in archive.namelist():
                _parse(archive, "docProps/core.xml", properties, max_bytes)
    except (BadZipFile, ZlibError, KeyError, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        if "password" in str(error):
            raise InputUnreadable("This DOCX file is password-protected.", hint="Save a copy without one.") from None
        raise InputUnreadable("This DOCX file is damaged.", hint=DAMAGED) from None
    except expat.ExpatError:
        raise InputUnreadable("This DOCX file is damaged: its XML is broken.", hint=DAMAGED) from None
    return Extract("".join(f"{line}\n" for line in body.lines), body.title or properties.title())


def _main_part(archive: ZipFile) -> str:
    names = archive.namelist()
    return next((name for name in names if name.startswith("word/document") and name.endswith(".xml")), "")


def _parse(archive: ZipFile, part: str, handler: _Body | _Properties, max_bytes: int) -> None:
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = handler.start
    parser.EndElementHandler = handler.end
    parser.CharacterDataHandler = handler.text
    parser.StartDoctypeDeclHandler = _refuse_doctype
    for chunk in _unpack(archive, part, max_bytes):
        parser.Parse(chunk)
    parser.Parse(b"", True)  # noqa: FBT003 # expat takes no keywords


def _unpack(archive: ZipFile, part: str, max_bytes: int) -> Iterator[bytes]:
    unpacked = 0
    with archive.open(part) as stream:
        while chunk := stream.read(BLOCK):
            unpacked += len(chunk)
            if unpacked > max_bytes:
                raise InputTooLarge(f"This DOCX file unpacks to more than {max_bytes:,} bytes.")
            yield chunk


def _refuse_doctype(*_: object) -> None:
    raise InputUnreadable("This DOCX file declares a document type, which no word processor does.", hint=DAMAGED)


def _local(name: str) -> str:
    """Name of a WordprocessingML element without its namespace, "" for elements of others."""
    for namespace in (WORD, STRICT):
        if name.startswith(namespace):
            return name.removeprefix(namespace)
    return ""


@dataclass(slots=True)
class _Body:
    """Collects the lines of word/document.xml."""

    lines: list[str] = field(default_factory=list)
    title: str | None = None
    _paragraphs: list[list[str]] = field(default_factory=list)
    _cells: list[list[str]] = field(default_factory=list)
    _in_text: bool = False
    _is_title: bool = False
    _fallback: int = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == COMPATIBILITY + "Fallback":
            self._fallback += 1
        local = _local(name)
        if self._fallback or not local:
            return
        if local == "p":
            self._paragraphs.append([])
        elif local == "tr":
            self._cells.append([])
        elif local == "pStyle":
            style = next((value for key, value in attributes.items() if key.endswith(" val")), "")
            self._is_title = style.lower() == "title"
        elif local == "t":
            self._in_text = True
        elif self._paragraphs and local in ("tab", "br", "cr", "noBreakHyphen"):
            self._paragraphs[-1].append({"tab": "\t", "noBreakHyphen": "\u2011"}.get(local, "\n"))

    def text(self, content: str) -> None:
        if self._in_text and self._paragraphs:
            self._paragraphs[-1].append(content)

    def end(self, name: str) -> None:
        if name == COMPATIBILITY + "Fallback":
            self._fallback -= 1
        local = _local(name)
        if self._fallback or not local:
            return
        if local == "t":
            self._in_text = False
        elif local == "p" and self._paragraphs:
            self._paragraph("".join(self._paragraphs.pop()).strip())
        elif local == "tr" and self._cells:
            row = " | ".join(self._cells.pop())
            self._line(row)

    def _paragraph(self, words: str) -> None:
        if self._is_title and words and self.title is None:
            self.title = words
        self._is_title = False
        self._line(words)

    def _line(self, words: str) -> None:
        if not words:
            return
        if self._cells:
            self._cells[-1].append(words.replace("\n", " "))
        else:
            self.lines.append(words)


@dataclass(slots=True)
class _Properties:
    """Collects the title among a file's properties."""

    _parts: list[str] = field(default_factory=list)
    _in_title: bool = False

    def start(self, name: str, attributes: dict[str, str]) -> None:  # noqa: ARG002 # expat's signature
        self._in_title = name == DUBLIN_CORE + "title"

    def text(self, content: str) -> None:
        if self._in_title:
            self._parts.append(content)

    def end(self, name: str) -> None:  # noqa: ARG002 # expat's signature
        self._in_title = False

    def title(self) -> str | None:
        """The title, None where it is empty or the name that a program gave the file."""
        words = "".join(self._parts).strip()
        return None if words.lower().startswith(("microsoft word", "document")) else words or None
