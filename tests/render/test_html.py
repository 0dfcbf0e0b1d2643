"""The page shows the exact article, trusts nothing in it, asks nothing of anybody and is readable."""

from __future__ import annotations

import base64
import hashlib
import html
import re
import time
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from summarizer.document import Document
from summarizer.readers.markup import Start, tokens
from summarizer.render import render_html
from summarizer.render.source import source_text
from summarizer.render.views import view_of
from summarizer.schemas import BriefResult, Span

PIECE = re.compile(r"<span[^>]*>([^<]*)</span>")


def article(page: str) -> list[str]:
    """The article's pieces as the page's browser has them."""
    inner = page[page.index('<div id="text"') : page.rindex("</aside>")]
    return [html.unescape(piece) for piece in PIECE.findall(inner)]


def lit(page: str, key: str) -> str:
    """The article's characters that the card `key` lights up."""
    pieces = article(page)
    runs = re.search(rf'id="c-{key}" data-runs="([^"]+)"', page)
    assert runs is not None, key
    ranges = [[int(number) for number in run.split("-")] for run in runs.group(1).split()]
    return "".join("".join(pieces[run[0] : run[-1] + 1]) for run in ranges)


def test_the_article_is_there_character_by_character(result: BriefResult[Any], hostile: Any) -> None:
    """The pieces joined are the source text; only NUL, which no page can hold, is shown by its symbol."""
    assert "".join(article(render_html(result))) == result.source.text
    nasty = hostile()
    assert "".join(article(render_html(nasty))) == nasty.source.text.replace("\0", "\u2400")


def test_an_item_lights_up_its_evidence(result: BriefResult[Any]) -> None:
    """Runs of pieces cover exactly the evidence of a card, overlapping or not."""
    page = render_html(result)
    assert lit(page, "offers-2") == result.brief.offers[2].evidence[0].text
    assert lit(page, "quotes-1") == "may look at the second year again"
    both = lit(page, "open_issues-0")
    assert both == "".join(span.text for span in result.brief.open_issues[0].evidence)


def test_sentences_quotes_and_furniture_are_marked(result: BriefResult[Any]) -> None:
    """Sentence ids are anchors, quotes carry their speaker's colour, furniture its reason."""
    page = render_html(result)
    assert 'id="S2" data-s="S2"' in page
    assert '<span class="q v0" id="Q1" title="U1: harbour pilots&#39; union">We asked' in page
    document = Document(result.source.text)
    assert page.count('class="barred"') >= len(document.barred)
    assert all(f'title="set aside: {mark.reason}"' in page for mark in document.barred)


def test_every_link_leads_somewhere(result: BriefResult[Any]) -> None:
    """Sentences, quotations and items are anchors, so that the page works without its script, too."""
    page = render_html(result)
    anchors = set(re.findall(r' id="([^"]+)"', page))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= anchors


def test_an_open_sheet_does_not_cover_a_printed_page(result: BriefResult[Any]) -> None:
    """What a phone lays over the brief is for the screen: paper is narrow as well."""
    page = render_html(result)
    sheet = page.index(".sheet #source")
    assert page.rindex("@media", 0, sheet) == page.rindex("@media screen and (max-width", 0, sheet)


def test_the_policy_allows_its_own_script_and_style_only(result: BriefResult[Any]) -> None:
    """The hashes in the policy are those of the inline style and script; nothing else may load or run."""
    page = render_html(result)
    policy = html.unescape(re.search(r'Content-Security-Policy" content="([^"]+)"', page)[1])  # type: ignore[index]  # it is there
    for tag in ("script", "style"):
        content = re.search(rf"<{tag}>(.*?)</{tag}>", page, re.S)
        assert content is not None
        digest = base64.b64encode(hashlib.sha256(content[1].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy


def test_the_page_reaches_nowhere(hostile: Any) -> None:
    """No element or style loads anything, no attribute runs or styles anything, every link stays in the page."""
    page = render_html(hostile())
    tags = [token for token in tokens(page) if isinstance(token, Start)]
    names = {name for tag in tags for name in tag.attributes}
    assert not {name for name in names if name.startswith("on") or name in ("src", "srcset", "action", "style", "data")}
    assert all(tag.attributes["href"].startswith("#") for tag in tags if "href" in tag.attributes)
    assert [tag.name for tag in tags].count("script") == 1
    assert not {tag.name for tag in tags} & {"img", "link", "iframe", "object", "base", "form"}
    css = (files("summarizer.render") / "templates" / "page.css").read_text("utf-8")
    assert not re.search(r"@import|url\(|https?:", css)


def test_template_syntax_in_the_article_is_text(hostile: Any) -> None:
    """Braces of the article are never evaluated."""
    page = render_html(hostile())
    assert "{{7*7}}" in page
    assert "{% x %}" in page


def test_doubts_and_dropped_items_are_listed(hostile: Any) -> None:
    """A finding stands at its item and in the list, linked; a dropped item with its reason."""
    page = render_html(hostile("A plain text. It is short."))
    assert 'href="#c-offers-0"' in page
    assert page.count('class="doubt warning"') == 1
    assert 'class="card gone"' in page
    assert "Rule-based draft" in page


def test_a_failed_run_still_shows_its_article(failed: BriefResult[Any]) -> None:
    """Without a brief the page says why and keeps the article."""
    page = render_html(failed)
    assert "No answer came in time." in page
    assert "".join(article(page)) == failed.source.text


def test_lone_surrogates_do_not_break_the_page(hostile: Any) -> None:
    """Half characters are shown as a replacement of the same length, so that the page can be written."""
    page = render_html(hostile("half \ud83d done. More."))
    page.encode("utf-8")
    assert "".join(article(page)) == "half ? done. More."


TEXTS = st.text(st.sampled_from('ab. “”"\n\r\u2028é😀') | st.characters(codec="utf-8"), min_size=1, max_size=80)


# The fixture gives a function without state, so that it may serve every example.
@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TEXTS, st.data())
def test_any_spans_over_any_text(hostile: Any, text: str, data: Any) -> None:
    """However spans overlap, pieces joined are the text, and runs are the spans' union."""
    result = hostile(text)
    place = st.integers(0, len(text))
    pairs = data.draw(st.lists(st.tuples(place, place), max_size=6))
    spans = [Span(id="S1", start=min(pair), end=max(pair), text="") for pair in pairs]
    result.brief.offers[0].evidence[:] = spans
    source = source_text(view_of(result))
    pieces = [piece.text for line in source.lines for piece in line.pieces]
    assert "".join(pieces) == text
    covered = {index for span in spans for index in range(span.start, span.end)}
    starts = [sum(map(len, pieces[:number])) for number in range(len(pieces) + 1)]
    found = set()
    for run in source.runs(spans).split():
        first, _, last = run.partition("-")
        found |= set(range(starts[int(first)], starts[int(last or first) + 1]))
    assert found == covered


@pytest.mark.parametrize("join", ["\n", " "])
def test_a_long_article_takes_linear_time(hostile: Any, join: str) -> None:
    """A quarter of a million characters, on many lines or one, are a page within seconds."""
    text = join.join(["The union said “we will not go below 6%” on Friday and the port offered 4%."] * 3300)
    result = hostile(text)
    started = time.process_time()
    page = render_html(result)
    assert time.process_time() - started < 10
    assert len(page) < 4 * len(text)


def luminance(colour: str) -> float:
    channels = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_colours_have_the_contrast_of_wcag_aa(mode: str) -> None:
    """Every pair of text and ground that the style uses differs by at least 4.5 to 1, in light and dark."""
    css = (files("summarizer.render") / "templates" / "page.css").read_text("utf-8")
    blocks = re.findall(r":root \{(.*?)\}", css, re.S)
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", blocks[0 if mode == "light" else 1]))
    grounds = ["paper", "card", "accent-soft"]
    pairs = [
        (text, ground)
        for text in ("ink", "soft", "faint", "accent", *(f"v{n}" for n in range(8)))
        for ground in grounds
    ]
    pairs += [("ink", ground) for ground in ("lit", *(f"t{n}" for n in range(8)))]
    pairs += [("faint", f"t{n}") for n in range(8)]
    pairs += [(tone, f"{tone}-bg") for tone in ("good", "bad", "warn", "info", "neutral")]
    pairs += [(tone, "card") for tone in ("good", "bad", "warn", "info", "neutral")]
    low = {}
    for text, ground in pairs:
        light, dark = sorted((luminance(colours[text]), luminance(colours[ground])), reverse=True)
        ratio = (light + 0.05) / (dark + 0.05)
        if ratio < 4.5:
            low[text, ground] = round(ratio, 2)
    assert low == {}
