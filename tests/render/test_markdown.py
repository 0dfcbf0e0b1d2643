"""Markdown prints exactly the characters it was given, as text."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from summarizer.render import render_markdown
from summarizer.render.markdown import escape
from summarizer.schemas import BriefResult

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def test_items_carry_footnotes_with_their_sentences(result: BriefResult[Any]) -> None:
    """Each item names its sentences, and each sentence stands once at the end."""
    text = render_markdown(result)
    assert (
        "- **O1** **port authority → harbour pilots' union**: A 4% rise over two years. (offer, rejected)[^S2]" in text
    )
    assert text.count("\n[^S2]: **S2** The harbour pilots' union on Tuesday") == 1
    marks = set(re.findall(r"\[\^(\w+)\](?!:)", text))
    assert marks == set(re.findall(r"^\[\^(\w+)\]:", text, re.M))
    assert "> “may look at the second year again”[^Q2]" in text


def test_the_page_is_valid_markdown(result: BriefResult[Any]) -> None:
    """Headings, the parties' table and quotes are what a parser finds."""
    types = [token.type for token in PARSER.parse(render_markdown(result))]
    assert types.count("heading_open") == 9
    assert "table_open" in types
    assert types.count("blockquote_open") == 2


def test_no_text_becomes_markup(hostile: Any) -> None:
    """HTML, links, code and emphasis in the article stay characters; no escape sequence survives."""
    text = render_markdown(hostile())
    tokens = PARSER.parse(text)
    kinds = {token.type for token in tokens} | {child.type for token in tokens for child in token.children or []}
    assert not kinds & {"html_block", "html_inline", "link_open", "image", "code_inline", "fence", "code_block"}
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", text)


@settings(deadline=None, max_examples=150)
@given(st.text(st.sampled_from("ab1.)-+=#>*_`[]()<>!|~\\&;$ \n:/@^{}\t") | st.characters(codec="utf-8"), max_size=30))
def test_escaped_text_reads_back(text: str) -> None:
    """A CommonMark parser gives back the characters that were escaped, as one plain paragraph of an item."""
    tokens = PARSER.parse(f"- {escape(text)}")
    inline = [token for token in tokens if token.type == "inline"]
    found = "".join(child.content for token in inline for child in token.children or [])
    wanted = "".join(
        char for char in " ".join(text.split()) if char.isprintable() or not re.match(r"[\x00-\x1f\x7f-\x9f]", char)
    )
    assert found.strip() == wanted.strip()
    assert {child.type for token in inline for child in token.children or []} <= {"text", "text_special"}


def test_states_are_told(failed: BriefResult[Any], hostile: Any) -> None:
    """Failed, partial and rule-based results say so at the top."""
    assert "> **No brief.** No answer came in time." in render_markdown(failed)
    head = render_markdown(hostile()).split("## ")[0]
    assert "Rule-based draft" in head
    assert "Partial" in head


@pytest.mark.parametrize("text", ["1. first", "- item", "+ plus", "# head", "> quote", "===", "    code"])
def test_block_marks_at_the_start_are_text(text: str) -> None:
    """What would begin a list, heading, quote or code block begins a plain paragraph."""
    types = [token.type for token in PARSER.parse(escape(text))]
    assert types == ["paragraph_open", "inline", "paragraph_close"]
