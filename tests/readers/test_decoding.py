"""Bytes become text once, and the reader is told how."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.errors import InputUnreadable
from summarizer.readers.decoding import decode

SAID = "“We will not go below 6%,” the union said. Où ça? Grüße."


@pytest.mark.parametrize(
    "codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "cp1252"]
)
def test_every_common_encoding_is_recognized(codec: str) -> None:
    """Text in any Unicode encoding, with or without a mark, and in windows-1252 comes out as it was written."""
    assert decode(SAID.encode(codec)).text == SAID


def test_japanese_utf16_without_a_mark_is_recognized() -> None:
    """UTF-16 is told by what it decodes to, not by zero bytes of Latin letters alone."""
    text = "労働組合は提案を拒否した。\n会談は金曜日に再開される。\n"
    assert decode(text.encode("utf-16-le")).text == text


def test_a_guess_is_said() -> None:
    """windows-1252 is a guess, so the user is told; UTF-8 is not one."""
    assert "windows-1252" in decode("“Non”, dit-elle.".encode("cp1252")).notes[0]
    assert decode(SAID.encode()).notes == ()


def test_single_byte_text_of_another_alphabet_asks_for_its_encoding() -> None:
    """Cyrillic bytes would read as garbage in windows-1252: better no text than a wrong one."""
    data = "Стороны договорились продолжить переговоры в пятницу".encode("cp1251")
    with pytest.raises(InputUnreadable, match="--encoding"):
        decode(data)
    assert decode(data, encoding="windows-1251").text.startswith("Стороны")


def test_east_asian_bytes_ask_for_their_encoding() -> None:
    """Shift JIS has letters where Latin encodings have control characters; that does not make it binary."""
    data = "政府は合意を「受け入れる」と述べた。".encode("shift_jis")
    with pytest.raises(InputUnreadable, match="--encoding"):
        decode(data)
    assert "合意" in decode(data, encoding="shift_jis").text


def test_a_few_damaged_bytes_do_not_turn_utf8_into_garbage() -> None:
    """One broken byte in UTF-8 text is shown and counted; the rest stays."""
    data = (SAID * 3).encode() + b"\xff end"
    decoded = decode(data)
    assert decoded.encoding == "utf-8"
    assert decoded.text.endswith("\ufffd end")
    assert "1 damaged place " in decoded.notes[0]


@pytest.mark.parametrize("encoding", ["latin-42", "hex", "a\0b", ""])
def test_an_unknown_encoding_is_a_clear_error(encoding: str) -> None:
    """A name that is no text codec is refused before anything else."""
    with pytest.raises(InputUnreadable, match="nknown encoding"):
        decode(b"text", encoding=encoding)


def test_a_named_encoding_must_hold() -> None:
    """Bytes that do not fit the encoding that the caller names are an error with the place, not mended."""
    with pytest.raises(InputUnreadable, match="not valid utf-8 at byte 2"):
        decode(b"ab\xff", encoding="utf-8")


@pytest.mark.parametrize(
    "data", [bytes(range(256)) * 4, b"\x01\x02\x03\x04abc" * 9, b"text\0text", b"\x81\x8d\x01\x02\x03"]
)
def test_binary_data_is_refused(data: bytes) -> None:
    """Control characters and zero bytes that text does not have mean that it is none."""
    with pytest.raises(InputUnreadable):
        decode(data)


def test_nothing_is_normalized() -> None:
    """Line ends, form feeds, zero-width and right-to-left characters are text and stay."""
    text = "a\r\nb\rc\fd\u200be \u202eשלום\u202c {{x}} {% y %}"
    assert decode(text.encode()).text == text


@settings(deadline=None, max_examples=150)
@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_a_typed_error(data: bytes) -> None:
    """No bytes crash the decoder, and what it returns can be written as UTF-8."""
    with contextlib.suppress(InputUnreadable):
        assert decode(data).text.encode("utf-8") is not None


@settings(deadline=None, max_examples=100)
@given(st.text(st.characters(codec="utf-8", exclude_characters="\0", exclude_categories=["Cc"]), max_size=200))
def test_utf8_round_trips(text: str) -> None:
    """UTF-8 text comes back character by character, a leading byte order mark aside."""
    assert decode(text.encode()).text == text.removeprefix("\ufeff")
