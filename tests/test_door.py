"""What the library's door refuses, it refuses in one typed error that says what to pass; sync and async alike."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import summarizer
from summarizer import InputError, Settings, Summarizer, UsageError
from summarizer.errors import InputEmpty, TypeLoadError

TEXT = "Union rejects offer\nThe union rejected the port's offer of 4%."
RULES = Settings(engine="rules")
WAYS: dict[str, Callable[..., Any]] = {
    "summarize": lambda *given, **more: summarizer.summarize(*given, settings=RULES, **more),
    "asummarize": lambda *given, **more: asyncio.run(summarizer.asummarize(*given, settings=RULES, **more)),
    "Summarizer": lambda *given, **more: Summarizer(RULES).summarize(*given, **more),
}


@pytest.fixture(params=WAYS)
def brief(request: pytest.FixtureRequest) -> Callable[..., Any]:
    return WAYS[request.param]


@pytest.mark.parametrize(
    ("given", "error", "words"),
    [
        ({"published": "x"}, UsageError, "YYYY-MM-DD"),
        ({"published": "2026-13-45"}, UsageError, "YYYY-MM-DD"),
        ({"published": date(2026, 3, 15)}, UsageError, "date, not a text"),
        ({"published": 20260315}, UsageError, "int, not a text"),
        ({"title": "a\x1b[31mb"}, UsageError, "control characters"),
        ({"title": "a\0b"}, UsageError, "control characters"),
        ({"title": "a\ud800b"}, UsageError, "control characters"),
        ({"title": b"title"}, UsageError, "bytes, not a text"),
        ({"title": Path("title")}, UsageError, "not a text"),
        ({"source": TEXT.encode()}, UsageError, "bytes"),
        ({"source": None}, UsageError, "NoneType"),
        ({"source": 7}, UsageError, "int"),
        ({"source": [TEXT]}, UsageError, "list"),
        ({"source": ""}, InputEmpty, "empty"),
        ({"source": " \n"}, InputEmpty, "empty"),
        ({"source": "nowhere/artcle.txt"}, InputError, "pathlib.Path"),
        ({"source": Path()}, InputError, "is a folder"),
        ({"source": Path("nowhere.txt")}, InputError, "does not exist"),
        ({"source": Path("a\0b")}, InputError, "cannot be read"),
    ],
)
@pytest.mark.parametrize("from_file", [False, True])
def test_what_cannot_be_used_is_named(
    brief: Callable[..., Any],
    tmp_path: Path,
    given: dict[str, Any],
    error: type[Exception],
    words: str,
    from_file: bool,
) -> None:
    """Exit code 2 on the command line, a `UsageError` or `InputError` here; the same for a text and for a file."""
    file = tmp_path / "article.txt"
    file.write_text(TEXT, encoding="utf-8")
    arguments = {"source": file if from_file else TEXT, **given}
    with pytest.raises(error, match=words) as raised:
        brief(arguments.pop("source"), **arguments)
    assert raised.value.exit_code == 2  # type: ignore[attr-defined] # one of ours


@pytest.mark.parametrize("from_file", [False, True])
def test_title_and_date_are_read_as_on_the_command_line(
    brief: Callable[..., Any], tmp_path: Path, from_file: bool
) -> None:
    """White space goes, a moment becomes its day, and what is blank was not given."""
    file = tmp_path / "article.txt"
    file.write_text(TEXT, encoding="utf-8")
    source = file if from_file else TEXT
    made = brief(source, title=" Talks\n resume ", published="2026-03-15T09:30:00Z")
    assert (made.source.title, made.source.published) == ("Talks resume", "2026-03-15")
    blank = brief(source, title=" \n", published="")
    assert (blank.source.title, blank.source.published) == (brief(source).source.title, None)


@pytest.mark.parametrize(
    ("given", "error", "words"),
    [
        ({"settings": {"engine": "rules"}}, UsageError, "load_settings"),
        ({"settings": "rules"}, UsageError, "load_settings"),
        ({"engine": "rules"}, UsageError, "Settings\\(engine='rules'\\)"),
        ({"brief": ""}, TypeLoadError, "negotiation, statement"),
        ({"brief": None}, TypeLoadError, "NoneType"),
        ({"brief": Path("type.py")}, TypeLoadError, "file.py:Class"),
        ({"brief": int}, TypeLoadError, "not a pydantic model"),
        ({"prompts": "folder"}, UsageError, "pathlib.Path"),
        ({"prompts": Path("nowhere")}, UsageError, "not a folder"),
    ],
)
def test_a_summarizer_that_cannot_be_made_is_named(given: dict[str, Any], error: type[Exception], words: str) -> None:
    """When it is made, not at the first article."""
    with pytest.raises(error, match=words):
        Summarizer(**{"settings": RULES, **given})
