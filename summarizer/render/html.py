"""One self-contained HTML page: the brief beside its article, each item lighting up the places it rests on.

The page asks nothing of anybody: a Content-Security-Policy allows its one inline style and one inline script by
their hashes and nothing else. All text is escaped by Jinja's autoescape, which is on for every template here.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from summarizer.render.source import source_text, voice
from summarizer.render.views import view_of
from summarizer.schemas import BriefResult

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

TEMPLATES = "templates"
PAGE, STYLE, SCRIPT = "page.html.j2", "page.css", "page.js"


def render_html(result: BriefResult[Any]) -> str:
    """The result as a page that works from a file, by mail or on any server, without a request to anywhere."""
    view = view_of(result)
    source = source_text(view)
    style, script = _template_text(STYLE), _template_text(SCRIPT)
    page = _environment().get_template(PAGE)
    text = page.render(
        view=view,
        source=source,
        runs=source.runs,
        voice=lambda speakers: voice(view, speakers),
        style=_trusted(style),
        script=_trusted(script),
        policy=policy(style, script),
    )
    return text.encode("utf-8", "replace").decode("utf-8")  # half surrogates cannot stand in a page


def policy(style: str, script: str) -> str:
    """Content-Security-Policy that allows this style and this script, by hash, and nothing else."""
    allowed = f"script-src {_hash(script)}; style-src {_hash(style)}"
    return f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'"


def exact(text: str) -> Markup:
    """`text` escaped so that a browser shows and copies the same characters.

    An HTML parser turns a bare carriage return into a line feed, so it is written as a reference; NUL
    cannot stand in a page and is shown as its symbol.
    """
    from markupsafe import Markup, escape  # noqa: PLC0415 # start-up: comes with jinja2

    return Markup(str(escape(text)).replace("\r", "&#13;").replace("\0", "\u2400"))  # noqa: S704 # escaped just here


@lru_cache(maxsize=1)
def _environment() -> Environment:
    from jinja2 import Environment, FunctionLoader, StrictUndefined  # noqa: PLC0415 # start-up: other faces need no jinja2

    # autoescape=True, not select_autoescape(), which leaves x.html.j2 unescaped.
    environment = Environment(
        loader=FunctionLoader(_template_text), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    filters: dict[str, Callable[..., Any]] = {"exact": exact}
    environment.filters.update(filters)
    return environment


@lru_cache(maxsize=8)
def _template_text(name: str) -> str:
    return (files("summarizer.render") / TEMPLATES / name).read_text("utf-8").replace("\r\n", "\n")


def _trusted(text: str) -> Markup:
    from markupsafe import Markup  # noqa: PLC0415 # see exact

    return Markup(text)  # noqa: S704 # a file of this package


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
