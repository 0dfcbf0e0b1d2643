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
from summarizer.batch import BatchOptions, run_batch
from summarizer.errors import InputEmpty, TypeLoadError
from summarizer.prompting import brief_type

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


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"sources": (3,)}, "no path"),
        ({"sources": None}, "no path"),
        ({"sources": ()}, "no sources"),
        ({"target": None}, "no path"),
        ({"store": 7}, "no path"),
        ({"limit": -1}, "limit is -1"),
    ],
)
def test_a_batch_that_cannot_be_begun_is_named(tmp_path: Path, given: dict[str, Any], words: str) -> None:
    """Before anything is read or written."""
    options = {"sources": ("in.txt",), "target": tmp_path / "out.jsonl", "store": tmp_path / "runs.db", **given}
    with pytest.raises(UsageError, match=words):
        run_batch(BatchOptions(**options), RULES)
    assert list(tmp_path.iterdir()) == []


TYPES = {
    "noisy": ("print('noise')\nfrom pydantic import BaseModel\nclass T(BaseModel):\n    a: str\n", None),
    "syntax": ("class T(", "SyntaxError"),
    "raising": ("raise RuntimeError('no')", "RuntimeError: no"),
    "leaving": ("raise SystemExit(5)", "SystemExit: 5"),
    "importing": ("import nothing_such", "nothing_such"),
    "looping": (
        "from __future__ import annotations\nfrom pydantic import BaseModel\nclass T(BaseModel):\n    a: list[T]\n",
        "contains itself",
    ),
    "open": (
        "from __future__ import annotations\nfrom pydantic import BaseModel\nclass T(BaseModel):\n    a: Missing\n",
        "not fully defined",
    ),
}


@pytest.mark.parametrize("name", TYPES)
@pytest.mark.parametrize("as_module", [False, True])
def test_a_type_with_a_mistake_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str, as_module: bool
) -> None:
    """As a file and as a module; what it prints does not get among the results."""
    code, words = TYPES[name]
    file = tmp_path / f"{name}_type.py"
    file.write_text(code, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    reference = f"{name}_type:T" if as_module else f"{file}:T"
    if words is None:
        assert brief_type(reference).name == (reference if as_module else f"{file.name}:T")
    else:
        with pytest.raises(TypeLoadError, match=words) as raised:
            brief_type(reference)
        assert "\n" not in str(raised.value)
    assert capsys.readouterr().out == ""
