"""HTML pages give their article, never their scripts, menus or readers' comments."""

from __future__ import annotations

import sys
import time

import pytest

from summarizer.readers import read_bytes
from summarizer.readers.html import extract_html, meta_charset, plain_text
from summarizer.readers.markup import tokens

LEAD = (
    "The pilots' union rejected the port authority's offer of a 4% rise, saying <q>we will not go below 6%</q> today."
)
MORE = "A second paragraph follows with enough words about the talks on Friday to look like the body of a news story."
PAGE = f"""<!doctype html><html><head><title>Pilots reject | Site</title>
<meta property="og:title" content="Pilots &amp; port"><style>p {{ color: red }}</style>
<script type="application/ld+json">{{"datePublished": "2026-03-15T23:30:00+02:00"}}</script></head>
<body><nav><a href="/">Menu entry</a></nav><main><article><h1>Pilots reject</h1><p>{LEAD}</p><p>{MORE}</p>
<script>var leaked = "<p>script text</p>";</script><noscript>enable it</noscript>
<section class="comments" id="comments"><p>A reader's comment that is long enough to be taken for text of the story.</p>
</section></article></main><footer>Imprint</footer></body></html>"""


@pytest.fixture(params=["trafilatura", "built-in"])
def _engine(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if request.param == "built-in":
        monkeypatch.setitem(sys.modules, "trafilatura", None)
    else:
        pytest.importorskip("trafilatura")
    return str(request.param)


@pytest.mark.usefixtures("_engine")
def test_the_article_is_found_and_nothing_leaks() -> None:
    """Either reader keeps heading and paragraphs, drawn quotation marks included, and nothing else of the page."""
    found = extract_html(PAGE)
    lines = found.text.splitlines()
    assert lines == ["Pilots reject", LEAD.replace("<q>", "“").replace("</q>", "”"), MORE]
    assert (found.title, found.published) == ("Pilots & port", "2026-03-15T23:30:00+02:00")


def test_the_built_in_reader_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the extra a page is still read, and the note names the command that improves it."""
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    article = read_bytes(PAGE.encode(), name="a.html", max_bytes=100_000)
    assert article.published == "2026-03-15"
    assert "pip install 'grounded-summarizer[html]'" in article.notes[0]


def test_the_declared_encoding_is_used() -> None:
    """A page's meta charset decodes it, with the web's reading of latin-1; bytes that do not fit it overrule it."""
    page = '<html><head><meta charset="iso-8859-1"></head><body><p>“Ça va”</p></body></html>'
    assert "“Ça va”" in read_bytes(page.encode("cp1252"), max_bytes=9999).text
    utf8 = page.replace("iso-8859-1", "shift_jis")
    assert "Ça" in read_bytes(utf8.encode(), max_bytes=9999).text
    assert meta_charset(b"<meta http-equiv=x content='text/html; charset=koi8-r'>") == "koi8-r"


def test_unclosed_elements_do_not_swallow_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """A menu that is never closed hides everything after it; then the whole page is read, and said so."""
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    found = extract_html("<html><nav>Menu<p>The only text of the page.</p>")
    assert "The only text of the page." in found.text
    assert "whole page" in found.notes[-1]


def test_the_largest_article_wins_over_teasers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of several article elements the one with most text is the story."""
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    found = extract_html(
        f"<html><article>Teaser</article><article><p>{MORE}</p></article><article>Other</article></html>"
    )
    assert found.text == f"{MORE}\n"


def test_plain_text_keeps_blocks_apart() -> None:
    """Blocks, line breaks and table cells part words; inline elements do not."""
    assert plain_text("<p>a<b>b</b>c</p>d<br>e<table><tr><td>f</td><td>g</td></tr></table>") == "abc\nd\ne\nf | g\n"


def test_tokens_read_attributes_as_browsers_do() -> None:
    """Quoted, unquoted and empty attributes, references in them, and the first of a doubled one."""
    start = next(iter(tokens("<A Href='x&amp;y' b=c d e=\"a>b\" b=z>")))
    assert start.name == "a"  # type: ignore[union-attr]  # the first token is a start tag
    assert start.attributes == {"href": "x&y", "b": "c", "d": "", "e": "a>b"}  # type: ignore[union-attr]  # same


@pytest.mark.parametrize(
    "part", ["<", "<a", "<!--", '<a b="', "</", "<![", "&", "<script>", "<?", "<a ", "<q ", "<nav>"]
)
def test_broken_markup_takes_linear_time(part: str) -> None:
    """200 kB of any unfinished construct is read in well under a second (html.parser takes minutes)."""
    started = time.process_time()
    for _ in tokens(part * (200_000 // len(part))):
        pass
    assert time.process_time() - started < 3


@pytest.mark.usefixtures("_engine")
@pytest.mark.parametrize(
    "hidden",
    [
        '<p style="display: none">{}</p>',
        "<div hidden><p>{}</p></div>",
        '<p style="DISPLAY:NONE !important">{}',
        '<p style="visibility : hidden">{}</p>',
        '<p style="font-size:0px">{}</p>',
        '<p style="opacity:0">{}</p>',
        '<p style="position:absolute; left:-9999px">{}</p>',
        '<p style="color:white; background-color:#FFF">{}</p>',
        '<p style="height:0; overflow:hidden">{}</p>',
        '<p class="note sr-only">{}</p>',
        "<template><p>{}</p></template>",
        "<textarea>{}</textarea>",
        "<!-- {} -->",
        '<img src="a.png" alt="{}">',
        '<p title="{}">The port kept silent.</p>',
    ],
)
def test_what_a_browser_hides_is_no_text(hidden: str) -> None:
    """Hidden elements, comments, descriptions and tooltips are not what the page says to its reader."""
    words = "The port has agreed to pay every pilot a million crowns a year from now on, and all is well."
    found = extract_html(PAGE.replace(f"<p>{MORE}</p>", f"{hidden.format(words)}<p>{MORE}</p>"))
    assert "million" not in found.text
    assert MORE in found.text


@pytest.mark.usefixtures("_engine")
@pytest.mark.parametrize(
    "style",
    [
        "opacity:0.9",
        "font-size:0.9em",
        "color:#fff; background:#000",
        "margin-left:-10px",
        "height:10px;overflow:hidden",
    ],
)
def test_what_a_browser_shows_is_text(style: str) -> None:
    """Styles that only look like hiding hide nothing."""
    assert MORE in extract_html(PAGE.replace(f"<p>{MORE}</p>", f'<p style="{style}">{MORE}</p>')).text


@pytest.mark.usefixtures("_engine")
def test_a_page_that_waits_for_its_script_is_read() -> None:
    """Where all of the article is hidden at first, a script will show it."""
    page = PAGE.replace("<h1>", '<div style="opacity:0"><h1>').replace("</article>", "</div></article>")
    assert MORE in extract_html(page).text
