"""Reduces Markdown to the text that its reader sees, one paragraph a line; front matter gives title and date.

Headings, list items, table rows (cells parted by " | ") and code lines each become a line. Emphasis, links and code
marks go, their words stay; an image is replaced by its description, unless it stands alone, as a caption would.
Numbers of numbered lists stay. Raw HTML is read as HTML.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summarizer.document.patterns import lazy
from summarizer.readers.article import Extract
from summarizer.readers.html import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

FRONT_MATTER = lazy(r"\A\ufeff?(---|\+\+\+)[ \t]*\r?\n(.*?)\r?\n\1[ \t]*(?:\r?\n|\Z)", re.S)
FIELD = lazy(r"^(\w+)[ \t]*[:=][ \t]*(.+?)[ \t]*\r?$", re.M)
DATE_FIELDS = ("date", "published", "published_at", "pubdate")
FOOTNOTE_MARK = lazy(r"\[\^[^\]\s]{1,40}\]:?[ ]?")
BREAK_TAG = lazy(r"<br\s*/?>", re.I)


def extract_markdown(text: str) -> Extract:
    """Plain text of Markdown, with the title of the front matter or the first heading of level one."""
    fields, body = _front_matter(text)
    lines = list(_lines(_tokens(body)))
    heading = next((line for level, line in lines if level == 1), None)
    date = next((fields[name] for name in DATE_FIELDS if name in fields), None)
    return Extract("".join(f"{line}\n" for _, line in lines if line), fields.get("title") or heading, date)


def _front_matter(text: str) -> tuple[dict[str, str], str]:
    """Fields of a leading YAML or TOML block that stand on one line, names in lower case, and the text after it."""
    match = FRONT_MATTER.match(text)
    if match is None:
        return {}, text
    fields = {name.lower(): value.strip("'\"") for name, value in FIELD.findall(match.group(2))}
    return fields, text[match.end() :]


def _tokens(body: str) -> Sequence[Token]:
    from markdown_it import MarkdownIt  # noqa: PLC0415 # start-up: most articles are not Markdown

    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(body)


def _lines(tokens: Sequence[Token]) -> Iterator[tuple[int, str]]:
    """Each line of the text with the level of the heading that it is, 0 for others."""
    level, number = 0, ""
    cells: list[str] | None = None
    for token in tokens:
        if token.type == "heading_open":
            level = int(token.tag[1:])
        elif token.type == "list_item_open":
            number = f"{token.info}{token.markup} " if token.info else ""
        elif token.type == "tr_open":
            cells = []
        elif token.type == "tr_close" and cells is not None:
            yield 0, " | ".join(cells)
            cells = None
        elif token.type == "inline":
            words = _inline(token.children or [])
            if cells is not None:
                cells.append(words.replace("\n", " "))
                continue
            yield level, number + words if words else ""
            level, number = 0, ""
        elif token.type in ("fence", "code_block"):
            yield from ((0, line.strip()) for line in token.content.splitlines())
        elif token.type == "html_block":
            yield 0, plain_text(token.content).strip("\n")


def _inline(children: Sequence[Token]) -> str:
    if all(child.type in ("image", "softbreak") or not child.content.strip() for child in children):
        return ""
    parts = []
    for child in children:
        if child.type == "softbreak":
            parts.append(" ")
        elif child.type == "hardbreak" or (child.type == "html_inline" and BREAK_TAG.fullmatch(child.content)):
            parts.append("\n")
        elif child.type != "html_inline":
            parts.append(child.content)
    return FOOTNOTE_MARK.sub("", "".join(parts)).strip()
