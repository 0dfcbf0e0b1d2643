"""The terminal view shows everything at any width and lets nothing of the article through that a terminal obeys."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console

from summarizer.render import render_terminal
from summarizer.render.terminal import printable
from summarizer.schemas import BriefResult

STYLING = re.compile(r"\x1b\[[0-9;]*m")


def printed(result: BriefResult[Any], *, width: int = 80, **options: Any) -> str:
    file = io.StringIO()
    render_terminal(result, Console(file=file, width=width, **options))
    return file.getvalue()


@pytest.mark.parametrize("width", [40, 80, 200])
def test_everything_is_shown_at_any_width(result: BriefResult[Any], width: int) -> None:
    """Headline, parties, offers with status, issues, quotes with speakers and evidence ids fit the width."""
    text = printed(result, width=width)
    flat = " ".join(text.split())
    for part in (
        "Port pilots reject",
        "rejected",
        "two years",
        "size of the pay rise",
        "[S5]",
        "meet again",
        "unknown",
    ):
        assert part in flat
    assert "port official: “may look at" in flat
    assert max(len(line) for line in text.splitlines()) <= width


@pytest.mark.parametrize("width", [40, 60, 66, 72, 80, 100, 200])
def test_no_word_is_broken_where_it_fits(result: BriefResult[Any], width: int) -> None:
    """A word stands whole on some line: columns take their longest word, and a table that cannot becomes a list."""
    party = result.brief.parties[0]  # type: ignore[union-attr] # the example has a brief
    long = party.model_copy(
        update={"name": "Interinstitutional Verkehrsgewerkschaft", "represents": None, "title": "Generalsekretariat"}
    )
    brief = result.brief.model_copy(update={"parties": [long, *result.brief.parties[1:]]})  # type: ignore[union-attr] # see above
    words = {word.strip(",[]") for word in printed(result.model_copy(update={"brief": brief}), width=width).split()}
    assert {"Interinstitutional", "Verkehrsgewerkschaft", "Generalsekretariat", "representative"} <= words


def test_a_terminal_that_does_not_say_how_wide_it_is_gets_the_usual_width(result: BriefResult[Any]) -> None:
    """`COLUMNS=0` does not print an empty page."""
    assert printed(result, width=0) == printed(result, width=80)


def test_a_narrow_table_becomes_a_list(result: BriefResult[Any]) -> None:
    """Below the width that its words need, each party is an item with the same facts, labelled."""
    wide, narrow = printed(result, width=80), printed(result, width=50)
    assert "role and kind" in wide
    assert "role and kind" not in narrow
    for party in result.brief.parties:  # type: ignore[union-attr] # the example has a brief
        assert f"• {party.name}" in narrow
        assert all(alias in " ".join(narrow.split()) for alias in party.aliases)


def test_positions_hang_under_their_issue(result: BriefResult[Any]) -> None:
    """The second line of a position begins below its first word, not below its dash."""
    lines = printed(result, width=40).splitlines()
    first = next(n for n, line in enumerate(lines) if line.startswith("   - "))
    assert lines[first + 1].startswith("     ")


def test_lines_end_with_what_they_say(result: BriefResult[Any], hostile: Any) -> None:
    """No blanks at the ends of lines: they would be copied along and wrap when the window is made smaller."""
    for text in (printed(result), printed(hostile(), width=50)):
        assert all(line == line.rstrip() for line in text.splitlines())


def test_long_labels_do_not_push_their_text_aside(result: BriefResult[Any]) -> None:
    """A label that is longer than a quarter of the line stands above what it labels."""
    finding = {"code": "c", "severity": "warning", "message": "A doubt.", "item": "open_issues[3].positions[12]"}
    odd = type(result).model_validate({**result.model_dump(), "findings": [finding]})
    lines = printed(odd, width=60).splitlines()
    assert lines[lines.index("open_issues[3].positions[12]") + 1] == "  A doubt. (c)"


def test_no_colour_codes_without_a_terminal(result: BriefResult[Any]) -> None:
    """What goes to a file or pipe is plain text."""
    assert "\x1b" not in printed(result)


def test_no_color_is_respected(result: BriefResult[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """NO_COLOR leaves bold and dim, but no colour."""
    monkeypatch.setenv("NO_COLOR", "1")
    codes = {
        code
        for style in re.findall(r"\x1b\[([0-9;]*)m", printed(result, force_terminal=True))
        for code in style.split(";")
    }
    assert codes <= {"", "0", "1", "2", "3"}


def test_nothing_of_the_article_is_obeyed(hostile: Any) -> None:
    """No escape sequence, control or direction character of the text reaches the terminal; markup stays text."""
    text = printed(hostile(), force_terminal=True)
    rest = STYLING.sub("", text)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", rest)
    assert printed(hostile("[bold red]not markup[/] :smile: text"), force_terminal=True).count("[bold red]") > 3


def test_a_plain_terminal_gets_letters(result: BriefResult[Any]) -> None:
    """Where the encoding has no arrows or curly quotes, ASCII stands in, and nothing raises."""
    file = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    render_terminal(result, Console(file=file, width=60))
    file.flush()
    text = file.buffer.getvalue().decode("ascii")  # type: ignore[attr-defined]  # a BytesIO
    assert '"may look at the second year again"' in " ".join(text.split())
    assert "->" in text


def test_status_is_told(failed: BriefResult[Any], hostile: Any) -> None:
    """A failed run says why, a rule-based draft what it is, a partial one what was set aside."""
    assert "No brief: No answer came in time." in printed(failed)
    text = printed(hostile())
    assert "Rule-based draft" in text
    assert "Set aside (1)" in text


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=60))
def test_printable_is_safe_on_any_text(text: str) -> None:
    """Any string comes out on one line and can be written as UTF-8."""
    shown = printable(text)
    shown.encode("utf-8")
    assert not re.search(r"[\x00-\x1f\x7f-\x9f]", shown)
