"""Prints results: JSON, JSON Lines, Markdown, one self-contained HTML page, a terminal view; writes them to files.

Each form is loaded when it is first asked for, so that a program that prints one starts fast.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
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

_HOME = {
    "ensure_writable": "files",
    "render_html": "html",
    "render_json": "json",
    "render_jsonl": "json",
    "render_markdown": "markdown",
    "render_terminal": "terminal",
    "write": "files",
}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    globals()[name] = value
    return value
