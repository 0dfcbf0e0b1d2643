"""PDF: the text layer, or one clear reason why there is none."""

from __future__ import annotations

import io
import sys

import pytest

from summarizer.errors import InputEmpty, InputTooLarge, InputUnreadable, MissingExtra
from summarizer.readers import read_bytes

pypdf = pytest.importorskip("pypdf")
LIMIT = 1_000_000


def pdf(*lines: str, title: str = "Talks resume") -> bytes:
    """A one-page PDF with these lines of text."""
    shown = "".join(f"({line}) Tj T* " for line in lines)
    stream = f"BT /F1 12 Tf 14 TL 72 720 Td {shown}ET".encode("latin-1")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
            b"/Resources << /Font << /F1 5 0 R >> >> >>"
        ),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        f"<< /Title ({title}) >>".encode("latin-1"),
    ]
    out = io.BytesIO(b"")
    out.write(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(b"trailer\n<< /Size %d /Root 1 0 R /Info 6 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start))
    return out.getvalue()


def encrypted(data: bytes, user: str, owner: str) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    writer.encrypt(user, owner, algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_text_and_title_are_read() -> None:
    """Wrapped lines of a page are one paragraph; the declared title is kept, a program's is not."""
    article = read_bytes(pdf("The union rejected the offer of the", "port authority on Friday."), max_bytes=LIMIT)
    assert article.text == "The union rejected the offer of the port authority on Friday.\n"
    assert (article.title, article.media_type, article.encoding) == ("Talks resume", "application/pdf", None)
    assert read_bytes(pdf("Text.", title="Microsoft Word - a.docx"), max_bytes=LIMIT).title is None


def test_a_password_is_asked_for_only_where_it_is_needed() -> None:
    """A user password is refused by name; one that only forbids printing is no obstacle."""
    with pytest.raises(InputUnreadable, match="password-protected"):
        read_bytes(encrypted(pdf("Secret."), "user", "owner"), max_bytes=LIMIT)
    assert read_bytes(encrypted(pdf("Open."), "", "owner"), max_bytes=LIMIT).text == "Open.\n"


def test_pictures_of_text_are_named() -> None:
    """A PDF without a text layer says so and what helps."""
    with pytest.raises(InputEmpty, match="OCR"):
        read_bytes(pdf(), max_bytes=LIMIT)


@pytest.mark.parametrize("cut", [20, 200, 400])
def test_damage_is_a_typed_error(cut: int) -> None:
    """Whatever pypdf raises on a broken file becomes one of our errors."""
    with pytest.raises(InputUnreadable, match="damaged"):
        read_bytes(pdf("Text.")[:cut], max_bytes=LIMIT)


def test_the_text_is_bounded_too() -> None:
    """A small file that unfolds to more text than the limit is refused."""
    data = pdf(*["word " * 40] * 60)
    packed = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    packed.pages[0].compress_content_streams()
    out = io.BytesIO()
    packed.write(out)
    limit = len(out.getvalue())
    assert limit < 60 * 200
    with pytest.raises(InputTooLarge):
        read_bytes(out.getvalue(), max_bytes=limit)


def test_without_the_extra_the_command_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without pypdf the error says what to install."""
    monkeypatch.setitem(sys.modules, "pypdf", None)
    with pytest.raises(MissingExtra, match="pip install"):
        read_bytes(pdf("Text."), max_bytes=LIMIT)
