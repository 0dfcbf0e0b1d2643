"""DOCX: paragraphs and rows as lines, within limits, without trust in the archive."""

from __future__ import annotations

import io
import zipfile

import pytest

from summarizer.errors import InputTooLarge, InputUnreadable
from summarizer.readers import read_bytes

LIMIT = 1_000_000
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx(body: str, *, core: str = "", head: str = "") -> bytes:
    """A DOCX file whose document body is this XML."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        xml = f'<?xml version="1.0"?>{head}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
        archive.writestr("word/document.xml", xml)
        if core:
            dc = "http://purl.org/dc/elements/1.1/"
            archive.writestr("docProps/core.xml", f'<p xmlns:dc="{dc}"><dc:title>{core}</dc:title></p>')
    return out.getvalue()


def p(*runs: str, style: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{''.join(f'<w:r><w:t>{run}</w:t></w:r>' for run in runs)}</w:p>"


def test_paragraphs_and_rows_are_lines() -> None:
    """Runs join, paragraphs part, a table row is one line, deleted text is gone."""
    row = f"<w:tbl><w:tr><w:tc>{p('union')}</w:tc><w:tc>{p('7%')}</w:tc></w:tr></w:tbl>"
    gone = "<w:p><w:del><w:r><w:delText>no</w:delText></w:r></w:del><w:r><w:t>yes</w:t></w:r></w:p>"
    article = read_bytes(docx(p("“We ", "will not,”") + row + gone + p()), name="a.docx", max_bytes=LIMIT)
    assert article.text == "“We will not,”\nunion | 7%\nyes\n"


def test_the_title_is_the_title_paragraph_or_the_property() -> None:
    """A paragraph of style Title names the document, else its properties, else nothing."""
    assert read_bytes(docx(p("Talks", style="Title") + p("x"), core="Other"), max_bytes=LIMIT).title == "Talks"
    assert read_bytes(docx(p("x"), core="Other"), max_bytes=LIMIT).title == "Other"
    assert read_bytes(docx(p("x"), core="Document1"), max_bytes=LIMIT).title is None


def test_text_boxes_are_read_once() -> None:
    """The fallback copy of a drawing's text is left out."""
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    box = (
        f'<w:p><mc:AlternateContent xmlns:mc="{mc}"><mc:Choice>{p("Boxed")}</mc:Choice>'
        f"<mc:Fallback>{p('Boxed')}</mc:Fallback></mc:AlternateContent></w:p>"
    )
    assert read_bytes(docx(box), max_bytes=LIMIT).text == "Boxed\n"


def test_a_bomb_is_stopped_while_it_unpacks() -> None:
    """A small file that unpacks to more than the limit is refused, not expanded."""
    data = docx(p("a" * 5_000_000))
    assert len(data) < 20_000
    with pytest.raises(InputTooLarge, match="unpacks to more than 1,000,000 bytes"):
        read_bytes(data, max_bytes=LIMIT)


def test_entities_are_refused() -> None:
    """A document type declaration, which entity bombs and file theft need, is no word processor's work."""
    head = '<!DOCTYPE w:document [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    with pytest.raises(InputUnreadable, match="document type"):
        read_bytes(docx(p("&b;"), head=head), max_bytes=LIMIT)


@pytest.mark.parametrize("cut", [40, 150, -30])
def test_damage_is_a_typed_error(cut: int) -> None:
    """A truncated archive is damaged, whatever the library raises."""
    with pytest.raises(InputUnreadable):
        read_bytes(docx(p("text " * 200))[:cut], name="a.docx", max_bytes=LIMIT)


def test_broken_xml_is_a_typed_error() -> None:
    """XML that does not parse is a damaged file."""
    with pytest.raises(InputUnreadable, match="damaged"):
        read_bytes(docx("<w:p><w:t>x"), max_bytes=LIMIT)
