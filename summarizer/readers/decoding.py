"""Turns bytes into text exactly once, and says how: byte order marks, UTF-8, UTF-16, UTF-32, else windows-1252.

A detector of our own, because a statistical one changes its answer with its version, and a guess between
single-byte encodings is wrong too often: Western bytes become windows-1252 with a note, anything else asks for
`--encoding`.
"""

from __future__ import annotations

import codecs
from typing import NamedTuple

from summarizer.errors import InputUnreadable

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with UTF-16's
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
WIDE = (("utf-32-le", 4), ("utf-32-be", 4), ("utf-16-le", 2), ("utf-16-be", 2))
NAME_IT = "Name the encoding, for example --encoding windows-1251, shift_jis or gb18030, or save the file as UTF-8."
BINARY = "Give a text, Markdown, HTML, PDF or DOCX file."
ORDINARY_CONTROLS = frozenset("\t\n\r\v\f\x1b\x85")


class Decoded(NamedTuple):
    """A text, the codec that gave it, and notes for the user."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, *, encoding: str | None = None, declared: str | None = None) -> Decoded:
    """Decode `data`; line ends, control and zero-width characters stay as they are, a byte order mark goes.

    `encoding` is the caller's word and must hold; `declared` the document's own (an HTML meta element), used only
    where the bytes fit it. Raises `InputUnreadable` for binary data, an unknown codec, or bytes that do not fit.
    """
    if encoding is not None:
        return _decode_as(data, encoding)
    for mark, codec in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _decode_as(data[len(mark) :], codec)
    if b"\0" in data:
        return _decode_wide(data)
    fitting = _fitting(data, declared)
    if fitting is not None:
        return fitting
    try:
        return _text_only(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _decode_damaged_utf8(data) or _decode_western(data)


def _decode_as(data: bytes, encoding: str) -> Decoded:
    try:
        codec = codecs.lookup(encoding)
        text = data.decode(codec.name)
    except (LookupError, ValueError) as error:
        if not isinstance(error, UnicodeError):
            raise InputUnreadable(f"Unknown encoding {encoding!r}.", hint=NAME_IT) from None
        place = f" at byte {error.start}" if isinstance(error, UnicodeDecodeError) else ""
        raise InputUnreadable(
            f"The text is not valid {encoding}{place}.", hint="Leave --encoding out to have it detected."
        ) from None
    if any("\ud800" <= char <= "\udfff" for char in text):
        raise InputUnreadable(f"Decoded as {encoding}, the text holds half surrogates.", hint=NAME_IT)
    return _text_only(text.removeprefix("\ufeff"), codec.name)


def _fitting(data: bytes, declared: str | None) -> Decoded | None:
    if declared is None:
        return None
    try:
        codec = codecs.lookup(declared)
        # The web reads these labels as windows-1252, and pages rely on it for their quotation marks.
        name = "cp1252" if codec.name in ("iso8859-1", "ascii") else codec.name
        return _text_only(data.decode(name), name)
    except (LookupError, ValueError):
        return None


def _decode_wide(data: bytes) -> Decoded:
    """Zero bytes: UTF-16 or UTF-32 without a byte order mark, or no text at all."""
    for codec, width in WIDE:
        if len(data) % width:
            continue
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        if _reads_as_text(text):
            return Decoded(text, codec, (f"Decoded as {codec}: the text carries no byte order mark.",))
    raise InputUnreadable("This is binary data, not text.", hint=BINARY)


def _reads_as_text(text: str) -> bool:
    """Whether nearly every character is assigned and printable, as no wrong byte order leaves it."""
    strange = sum(1 for char in text if not char.isprintable() and not char.isspace())
    common = sum(1 for char in text if char in " \n\r\t\u3000、。,.")
    return strange * 50 <= len(text) and common * 200 >= len(text)


def _decode_damaged_utf8(data: bytes) -> Decoded | None:
    """UTF-8 with a few broken bytes: many whole sequences stand beside few broken ones, as in no other encoding."""
    text = data.decode("utf-8", "replace")
    whole = sum(1 for char in text if char > "\x7f" and char != "\ufffd")
    broken = text.count("\ufffd")
    if whole < 4 * broken:
        return None
    note = f"Decoded as utf-8: {broken} damaged {'place' if broken == 1 else 'places'} shown as \ufffd."
    return Decoded(_text_only(text, "utf-8").text, "utf-8", (note,))


def _decode_western(data: bytes) -> Decoded:
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        # Control characters of ASCII alone: the bytes from 80 to 9F are letters in Shift JIS and its like.
        _refuse_binary(data.decode("ascii", "replace"))
        raise InputUnreadable("The encoding of the text cannot be told.", hint=NAME_IT) from None
    letters = sum(1 for char in text if char.isalpha())
    foreign = sum(1 for char in text if char > "\x7f" and char.isalpha())
    decoded = _text_only(text, "cp1252")
    # Western European prose has one accented letter in ten at most; Cyrillic or Greek read so has nearly all.
    if foreign * 3 > letters:
        raise InputUnreadable("The encoding of the text cannot be told.", hint=NAME_IT)
    note = "Decoded as windows-1252, because it is not UTF-8; name another with --encoding if letters look wrong."
    return Decoded(decoded.text, "cp1252", (note,))


def _text_only(text: str, encoding: str) -> Decoded:
    _refuse_binary(text)
    return Decoded(text, encoding)


def _refuse_binary(text: str) -> None:
    """Raise for a NUL, or where more than one character in twenty is a control character that prose does not have."""
    controls = sum(1 for char in text if (char < " " or "\x7f" <= char < "\xa0") and char not in ORDINARY_CONTROLS)
    if "\0" in text or controls * 20 > len(text):
        raise InputUnreadable("This is binary data, not text.", hint=BINARY)
