"""Splits HTML into tags and text in one pass, linear on any input.

The standard library's html.parser is quadratic on unclosed tags (28 s for 100 kB of ``<a b="`` in Python 3.11)
and raises AssertionError on broken declarations, so this project has a tokenizer of its own. It needs no tree:
readers only ask where elements begin and end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import NamedTuple

from summarizer.document.patterns import lazy

TAG_NAME = lazy(r"[A-Za-z][^\s/>]{0,60}")
ATTRIBUTE = lazy(r"[\s/]*(?:(?P<end>>)|(?P<name>[^\s/>=]+|=)(?:\s*=\s*(?P<value>\"[^\"]*\"|'[^']*'|[^\s>]*))?)")
RAW_TEXT = {
    name: lazy(f"</{name}", re.I) for name in ("script", "style", "textarea", "title", "iframe", "noembed", "xmp")
}


class Text(NamedTuple):
    """Characters between tags, character references resolved."""

    content: str


@dataclass(frozen=True, slots=True)
class Start:
    """A start tag; names in lower case. `raw` holds what a script, style or title element contains.

    The tag, with its raw contents, is [begin, after) of the markup.
    """

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    raw: str | None = None
    begin: int = field(default=0, compare=False)
    after: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class End:
    """An end tag, [begin, after) of the markup."""

    name: str
    begin: int = field(default=0, compare=False)
    after: int = field(default=0, compare=False)


def tokens(markup: str) -> Iterator[Text | Start | End]:
    """The tags and texts of `markup` in order; comments, declarations and processing instructions are left out."""
    position = 0
    while position < len(markup):
        opening = markup.find("<", position)
        if opening != position:
            yield Text(unescape(markup[position : opening if opening >= 0 else None]))
        if opening < 0:
            return
        if markup.startswith("<!--", opening):
            position = _after(markup, "-->", opening + 4)
        elif markup.startswith(("<!", "<?"), opening):
            position = _after(markup, ">", opening)
        elif markup.startswith("</", opening) and (name := TAG_NAME.match(markup, opening + 2)):
            position = _after(markup, ">", name.end())
            yield End(name.group().lower(), opening, position)
        elif name := TAG_NAME.match(markup, opening + 1):
            start, position = _start_tag(markup, name)
            yield start
        else:
            yield Text("<")
            position = opening + 1


def _start_tag(markup: str, name: re.Match[str]) -> tuple[Start, int]:
    attributes: dict[str, str] = {}
    position = name.end()
    while match := ATTRIBUTE.match(markup, position):
        position = match.end()
        if match["end"]:
            break
        value = match["value"] or ""
        if value[:1] in ("'", '"') and len(value) > 1:
            value = value[1:-1]
        attributes.setdefault(match["name"].lower(), unescape(value))
    else:
        position = len(markup)
    tag = name.group().lower()
    if tag not in RAW_TEXT:
        return Start(tag, attributes, None, name.start() - 1, position), position
    closing = RAW_TEXT[tag].search(markup, position)
    end = closing.start() if closing else len(markup)
    return Start(tag, attributes, markup[position:end], name.start() - 1, end), end


def _after(markup: str, mark: str, start: int) -> int:
    found = markup.find(mark, start)
    return found + len(mark) if found >= 0 else len(markup)
