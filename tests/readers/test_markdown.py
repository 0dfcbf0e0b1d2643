"""Markdown becomes the text that its reader sees."""

from __future__ import annotations

import pytest

from summarizer.readers.markdown import extract_markdown


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("A *paragraph*\nthat **wraps**.\n\nAnother.", "A paragraph that wraps.\nAnother.\n"),
        ("## Head #\nText", "Head\nText\n"),
        ("Head\n====\nText", "Head\nText\n"),
        ('See [the offer](http://a.example "t") and <b>this</b>.', "See the offer and this.\n"),
        ("[ref link][1] here\n\n[1]: http://a.example", "ref link here\n"),
        ("![A port at dawn](a.png)\n\nText ![icon](b.png) here", "Text icon here\n"),
        ("- one\n- two\n\n3. three\n4. four", "one\ntwo\n3. three\n4. four\n"),
        ("> “We will not,”\n> she said.", "“We will not,” she said.\n"),
        ("```python\nx = 1\n\ny = 2\n```", "x = 1\ny = 2\n"),
        ("| who | what |\n|---|---|\n| union | 7% |", "who | what\nunion | 7%\n"),
        ("snake_case and 2 * 3 * 4 stay, `a*b`", "snake_case and 2 * 3 * 4 stay, a*b\n"),
        ("AT&amp;T &lt;deal&gt; \\*not bold\\*", "AT&T <deal> *not bold*\n"),
        ("line one  \nline two", "line one\nline two\n"),
        ("Text.[^1]\n\n[^1]: A note on it.", "Text.\nA note on it.\n"),
        ("<script>steal()</script>\n\n<div>Shown</div>", "Shown\n"),
        ("{{ 7*7 }} {% if %}", "{{ 7*7 }} {% if %}\n"),
    ],
)
def test_marks_go_and_words_stay(source: str, text: str) -> None:
    """Each construct leaves the words that a reader sees, one paragraph a line."""
    assert extract_markdown(source).text == text


def test_front_matter_gives_title_and_date() -> None:
    """YAML and TOML front matter is read for its one-line fields and is no part of the text."""
    for mark, sign in (("---", ":"), ("+++", " =")):
        found = extract_markdown(f'{mark}\nTitle{sign} "Talks resume"\ndate{sign} 2026-03-15\n{mark}\nText')
        assert (found.title, found.published, found.text) == ("Talks resume", "2026-03-15", "Text\n")


def test_the_first_heading_is_the_title_without_front_matter() -> None:
    """A heading of level one names the document; lower ones do not."""
    assert extract_markdown("## Part\n\n# Talks *resume*\n\nText").title == "Talks resume"
    assert extract_markdown("## Part\n\nText").title is None


def test_a_rule_is_not_front_matter() -> None:
    """Dashes further down, or never closed, are not front matter."""
    assert extract_markdown("Text\n\n---\n\nMore").text == "Text\nMore\n"
    assert "title" in extract_markdown("---\ntitle: x\nText without an end").text
