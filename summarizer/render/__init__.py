"""Prints results: JSON, JSON Lines, Markdown, one self-contained HTML page, a terminal view; writes them to files."""

from __future__ import annotations

from summarizer.render.files import ensure_writable, write
from summarizer.render.html import render_html
from summarizer.render.json import render_json, render_jsonl
from summarizer.render.markdown import render_markdown
from summarizer.render.terminal import render_terminal

__all__ = [
    "ensure_writable",
    "render_html",
    "render_json",
    "render_jsonl",
    "render_markdown",
    "render_terminal",
    "write",
]
