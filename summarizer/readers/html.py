"""Finds the article in an HTML page: with trafilatura where it is installed, else by the page's own elements.

Both ways drop what a browser would not show, scripts, styles, menus and readers' comments, and give one paragraph a
line. Title and date are the page's own declarations (Open Graph, JSON-LD, `meta`, `time`), never a guess from the
prose. `<q>` elements get the quotation marks that a browser would draw.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from summarizer.document.patterns import lazy
from summarizer.readers.article import Extract
from summarizer.readers.hidden import VOID, visible
from summarizer.readers.markup import End, Start, Text, tokens

META_CHARSET = lazy(rb"<meta[^<>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.I)
NO_TRAFILATURA = (
    "Read with the built-in HTML reader; pip install 'grounded-summarizer[html]' tells article and page better apart."
)
NOTHING_FOUND = "No article body was recognized: the whole page was read."

BLOCKS = frozenset(
    "address article aside blockquote body br center dd details div dl dt fieldset figure footer form h1 h2 h3 h4 h5 "
    "h6 header hr html legend li main nav ol option p pre section summary table tbody tfoot thead tr ul".split()
)
# Elements that never hold the report, and words that name such parts in class or id.
PAGE_PARTS = frozenset(
    "nav aside footer form button select figcaption template svg canvas object audio video map dialog menu".split()
)
PAGE_CLASS = lazy(
    r"(?:comments?|disqus|cookies?|newsletter|related|share|sharing|social|adverts?|ads?|breadcrumbs?|sidebar|promo|paywall)"
    r"(?:[-_].*)?",
    re.I,
)
CLASSED = frozenset("div section ul ol p span".split())
NEVER_TEXT = frozenset(["noscript", "head"])
DATE_NAMES = frozenset(
    "article:published_time og:article:published_time datepublished date pubdate publishdate publish-date dc.date "
    "dc.date.issued dcterms.date dcterms.issued parsely-pub-date sailthru.date".split()
)
JSON_DATE = lazy(r'"datePublished"\s*:\s*"([^"\\]{4,40})"')
Q_START = lazy(r"<q(?:\s[^<>]*)?>", re.I)
Q_END = lazy(r"</q\s*>", re.I)
SPACES = lazy(r"[ \t\r\n\f]+")


def meta_charset(data: bytes) -> str | None:
    """Encoding that a page declares within its first 2,048 bytes, as browsers look for it."""
    match = META_CHARSET.search(data[:2048])
    return match.group(1).decode("ascii") if match else None


def extract_html(markup: str) -> Extract:
    """The article of a page, with its declared title and date."""
    markup = visible(markup)
    page = _Page()
    page.read(markup, skip_parts=True)
    found = _trafilatura(markup)
    notes: tuple[str, ...] = (NO_TRAFILATURA,) if found is None else ()
    own = page.article()
    # Where trafilatura takes an article for too short it returns every word of the page, glued to one line.
    glued = found is not None and found.count("\n") == 1 < own.count("\n")
    text = own if glued or not found else found
    if not text.strip():
        text = plain_text(markup)
        notes += (NOTHING_FOUND,)
    return Extract(text, page.title(), page.published, notes)


def plain_text(markup: str) -> str:
    """All visible text of a page or fragment, one block a line, scripts and styles left out."""
    page = _Page()
    page.read(visible(markup), skip_parts=False)
    return "".join(f"{line.text}\n" for line in page.lines)


def _trafilatura(markup: str) -> str | None:
    """The article as trafilatura finds it, "" where it finds none, None where it is not installed."""
    try:
        from trafilatura import extract  # noqa: PLC0415 # an extra, and slow to load
    except ImportError:
        return None
    marked = Q_END.sub("”", Q_START.sub("“", markup))
    found = extract(marked, output_format="txt", include_comments=False, include_tables=True, with_metadata=False)
    return f"{found.rstrip()}\n" if found else ""


@dataclass(slots=True)
class _Line:
    """A line of visible text and the outermost article element it stands in (0 for none)."""

    text: str
    article: int
    main: bool


@dataclass(slots=True)
class _Page:
    """What one pass over a page collects."""

    lines: list[_Line] = field(default_factory=list)
    published: str | None = None
    _titles: dict[str, str] = field(default_factory=dict)
    _buffer: list[str] = field(default_factory=list)
    _depth: dict[str, int] = field(default_factory=lambda: {"article": 0, "main": 0, "h1": 0})
    _articles: int = 0
    _skipped: str = ""
    _skip_depth: int = 0

    def read(self, markup: str, *, skip_parts: bool) -> None:
        for token in tokens(markup):
            if isinstance(token, Text):
                if not self._skipped:
                    self._buffer.append(token.content)
            elif isinstance(token, Start):
                self._start(token, skip_parts=skip_parts)
            else:
                self._end(token)
        self._break()

    def title(self) -> str | None:
        """The page's headline: what it declares to other sites, else its heading, else the window's title."""
        found = (self._titles.get(source) for source in ("og:title", "twitter:title", "h1", "title"))
        return next((title for title in found if title), None)

    def article(self) -> str:
        """Lines of the article element that holds most text, else of `main`, else of the page; "" for nothing."""
        sizes: dict[int, int] = {}
        for line in self.lines:
            sizes[line.article] = sizes.get(line.article, 0) + len(line.text)
        inside = {number: size for number, size in sizes.items() if number}
        largest = max(inside, key=lambda number: inside[number]) if inside else 0
        # A page of teasers has many small articles; a story has one that holds a good part of the page.
        if largest and inside[largest] * 3 >= sum(sizes.values()):
            chosen = [line for line in self.lines if line.article == largest]
        else:
            chosen = [line for line in self.lines if line.main] or self.lines
        return "".join(f"{line.text}\n" for line in chosen)

    def _start(self, tag: Start, *, skip_parts: bool) -> None:
        self._metadata(tag)
        if self._skipped:
            self._skip_depth += tag.name == self._skipped
            return
        if tag.name in NEVER_TEXT or (skip_parts and _page_part(tag)):
            self._break()
            self._skipped, self._skip_depth = tag.name, 1
            return
        if tag.raw is not None:
            return
        if tag.name in BLOCKS:
            self._break()
        elif tag.name in ("td", "th") and any(part.strip() for part in self._buffer):
            self._buffer.append(" | ")
        elif tag.name == "q":
            self._buffer.append("“")
        if tag.name in self._depth:
            if tag.name == "article" and not self._depth["article"]:
                self._articles += 1
            self._depth[tag.name] += 1

    def _end(self, tag: End) -> None:
        if self._skipped:
            self._skip_depth -= tag.name == self._skipped
            if not self._skip_depth:
                self._skipped = ""
            return
        if tag.name in BLOCKS:
            self._break()
        elif tag.name == "q":
            self._buffer.append("”")
        if self._depth.get(tag.name):
            self._depth[tag.name] -= 1

    def _break(self) -> None:
        words = SPACES.sub(" ", "".join(self._buffer)).strip(" ")
        self._buffer.clear()
        if not words:
            return
        if self._depth["h1"]:
            self._titles.setdefault("h1", words)
        inside = self._articles if self._depth["article"] else 0
        self.lines.append(_Line(words, inside, self._depth["main"] > 0))

    def _metadata(self, tag: Start) -> None:
        given = tag.attributes
        if tag.name == "meta":
            name = (given.get("property") or given.get("name") or given.get("itemprop") or "").lower()
            content = SPACES.sub(" ", given.get("content", "")).strip()
            if name in ("og:title", "twitter:title"):
                self._titles.setdefault(name, content)
            elif name in DATE_NAMES and content:
                self.published = self.published or content
        elif tag.name == "title" and tag.raw is not None:
            words = "".join(token.content for token in tokens(tag.raw) if isinstance(token, Text))
            self._titles.setdefault("title", SPACES.sub(" ", words).strip())
        elif tag.name == "time" and ("pubdate" in given or given.get("itemprop", "").lower() == "datepublished"):
            self.published = self.published or given.get("datetime")
        elif tag.name == "script" and "ld+json" in given.get("type", "").lower() and tag.raw:
            match = JSON_DATE.search(tag.raw)
            self.published = self.published or (match.group(1) if match else None)


def _page_part(tag: Start) -> bool:
    if tag.name in PAGE_PARTS or "hidden" in tag.attributes or tag.attributes.get("aria-hidden") == "true":
        return tag.name not in VOID
    if tag.name not in CLASSED:
        return False
    names = f"{tag.attributes.get('class', '')} {tag.attributes.get('id', '')}".split()
    return any(PAGE_CLASS.fullmatch(name) for name in names)
