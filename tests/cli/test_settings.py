"""Arguments over environment over TOML file over defaults, and settings that cannot be used."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from summarizer.errors import SettingsError
from summarizer.settings import Settings, load_settings
from tests.cli.conftest import KEY, Call


def test_each_source_gives_way_to_the_next(call: Call, article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A limit from the file, raised by the environment, lowered by the argument."""
    assert call("summarize", article).code == 0
    Path("summarizer.toml").write_text("max_bytes = 10\n", encoding="utf-8")
    assert "limit of 10 bytes" in call("summarize", article).error
    monkeypatch.setenv("SUMMARIZER_MAX_BYTES", "100000")
    assert call("summarize", article).code == 0
    assert "limit of 20 bytes" in call("summarize", article, "--max-bytes", "20").error


def test_a_settings_file_may_stand_elsewhere(call: Call, article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`SUMMARIZER_CONFIG` names it; a name that leads nowhere is an error, never the defaults."""
    Path("my.toml").write_text("max_bytes = 10\n", encoding="utf-8")
    monkeypatch.setenv("SUMMARIZER_CONFIG", "my.toml")
    assert call("summarize", article).code == 2
    monkeypatch.setenv("SUMMARIZER_CONFIG", "your.toml")
    assert "your.toml" in call("summarize", article).error


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("max_bytes = ", "summarizer.toml"),
        ("max_bytes = 'many'", "max_bytes"),
        ("engine = 'oracle'", "engine"),
        ("modle = 'm'", "'modle'"),
        ("max_requests = 50", "max_requests"),
    ],
)
def test_a_file_that_cannot_be_used_is_named(call: Call, article: Path, content: str, words: str) -> None:
    """Broken, of the wrong kind or misspelt: one line, exit code 2."""
    Path("summarizer.toml").write_text(content, encoding="utf-8")
    called = call("summarize", article)
    assert called.code == 2
    assert words in called.error


def test_a_wrong_value_is_not_repeated_where_it_may_be_a_key(call: Call, article: Path) -> None:
    """A key of the wrong kind is not printed."""
    Path("summarizer.toml").write_text(f'api_key = ["{KEY}"]\n', encoding="utf-8")
    called = call("summarize", article)
    assert called.code == 2
    assert KEY not in called.err


def test_the_standard_names_of_openai_are_known(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    """`OPENAI_*` configures; `SUMMARIZER_*` wins over it."""
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    monkeypatch.setenv("OPENAI_BASE_URL", "http://a/v1")
    assert load_settings().llm_configured
    assert load_settings().base_url == "http://a/v1"
    monkeypatch.setenv("SUMMARIZER_BASE_URL", "http://b/v1")
    assert load_settings().base_url == "http://b/v1"
    assert load_settings(base_url="http://c/v1").base_url == "http://c/v1"
    assert KEY not in repr(load_settings())


def test_an_empty_variable_is_none(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    """`OPENAI_API_KEY= summarizer ...` switches the key off, as in a shell one would expect."""
    monkeypatch.setenv("OPENAI_API_KEY", "")
    assert not load_settings().llm_configured


def test_settings_cannot_be_changed_in_place() -> None:
    """Shared by threads and tasks, so frozen."""
    with pytest.raises(ValueError, match="frozen"):
        Settings().engine = "llm"  # type: ignore[misc] # the point of the test


WRONG: list[tuple[dict[str, Any], str]] = [
    ({"modle": "large"}, "no setting 'modle'"),
    ({"max_bytes": -1}, "max_bytes"),
    ({"max_bytes": 0}, "max_bytes"),
    ({"timeout": -0.5}, "timeout"),
    ({"max_output_tokens": -1}, "max_output_tokens"),
    ({"window_tokens": 0}, "window_tokens"),
    ({"engine": "oracle"}, "engine"),
    ({"model": 7}, "model"),
    ({"prices": 3}, "prices"),
]


@pytest.mark.parametrize("way", [Settings, load_settings, lambda **given: Settings().model_copy(update=given)])
@pytest.mark.parametrize(("given", "words"), WRONG)
def test_what_cannot_be_set_is_one_error_whichever_way(
    call: Call, way: Callable[..., Settings], given: dict[str, Any], words: str
) -> None:
    """In Python as in the TOML file, also where a copy is changed: not pydantic's error, nor a default in silence."""
    with pytest.raises(SettingsError, match=words) as raised:
        way(**given)
    assert raised.value.exit_code == 2


def test_a_changed_copy_keeps_the_rest_and_reads_nothing_again(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    """A key that was taken out does not come back from the environment."""
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    changed = load_settings(max_bytes=7).model_copy(update={"api_key": None, "prices": "p.toml"})
    assert (changed.api_key, changed.max_bytes, changed.prices) == (None, 7, Path("p.toml"))


def test_a_wrong_key_is_not_repeated(call: Call) -> None:
    """Neither in the message nor in what the error was made of."""
    with pytest.raises(SettingsError) as raised:
        Settings(api_key=[KEY])  # type: ignore[arg-type] # what the test is about
    assert KEY not in "".join(traceback.format_exception(raised.value, chain=True))
