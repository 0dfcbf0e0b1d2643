"""One JSON object is found however it is wrapped; anything else is refused in words that repeat nothing of it."""

from __future__ import annotations

import contextlib
import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.engines.llm.extraction import NotOneObject, json_object

OBJECT = '{"a": [1, {"b": "}"}], "c": null}'
VALUE = json.loads(OBJECT)


@pytest.mark.parametrize(
    "text",
    [
        OBJECT,
        f"\ufeff  {OBJECT}\n",
        f"```json\n{OBJECT}\n```",
        f"Sure! {OBJECT} Hope that helps.",
        f"<think>Maybe {{this}} or [that] or {OBJECT}?</think>{OBJECT}",
        f"no opening tag, {OBJECT} </think> {OBJECT}",
        f"See [1] and {{note}} first: {OBJECT}",
        f"{{note}} [1] {OBJECT}",
        f"{OBJECT}\n\n[2] [source]",
    ],
)
def test_wrapped_object_is_found(text: str) -> None:
    """Fences, prose, thoughts and remarks in brackets around one object cost nothing."""
    assert json_object(text) == VALUE


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "empty"),
        (" \n", "empty"),
        ("no", "no JSON object"),
        ("[1, 2]", "not a JSON object"),
        (f"[{OBJECT}]", "not a JSON object"),
        (f"it is [{OBJECT}]", "not a JSON object"),
        ('"text"', "no JSON object"),
        ("null", "no JSON object"),
        (OBJECT + OBJECT, "more than one"),
        (f"first {OBJECT} then {OBJECT}", "more than one"),
        ('{"a": 1, "a": 2}', "same key twice"),
        ('{"a": {"b": 1, "b": 1}}', "same key twice"),
        ('{"a": NaN}', "NaN"),
        ('{"a": -Infinity}', "NaN"),
        ('{"a": 1e999}', "beyond"),
        ('{"a": [1, 2', "breaks off"),
        ('{"a": "unfinished', "breaks off"),
        ('{"a": 1,, "b": 2}', "broken at character"),
        ("{'a': 1}", "no JSON object"),
        ('{"a": ' + "[" * 50_000, "nested too deeply"),
        ('{"a": ' + "9" * 5_000 + "}", "too long"),
        ("{see} " * 100, "no JSON object"),
    ],
)
def test_anything_else_is_refused_with_a_reason(text: str, complaint: str) -> None:
    """The reason is one that a model can act on."""
    with pytest.raises(NotOneObject, match=complaint):
        json_object(text)


def test_reason_repeats_nothing_of_the_text() -> None:
    """Reasons may be logged by libraries, so no word of the answer stands in them."""
    for text in ('{"secret": hush}', '{"secret": 1, "secret": 2}', "secret", '{"a": "secret'):
        with pytest.raises(NotOneObject) as caught:
            json_object(text)
        assert "secret" not in str(caught.value)
        assert "hush" not in str(caught.value)


def test_characters_that_cannot_be_stored_are_replaced() -> None:
    """NUL and halves of surrogate pairs, escaped or raw, in keys and values; whole pairs stay."""
    found = json_object('{"a\\u0000": ["\\ud800x", "\\ud83d\\ude00", "\x00"]}')
    assert found == {"a\ufffd": ["\ufffdx", "\U0001f600", "\ufffd"]}
    json.dumps(found, ensure_ascii=False).encode()


@pytest.mark.parametrize("depth", [10, 700, 950])
def test_deep_nesting_is_cleaned_as_well(depth: int) -> None:
    """As deep as JSON can be read at all, NUL is replaced: the answer is one, however useless."""
    try:
        found: object = json_object('{"a":' * depth + '"\\u0000"' + "}" * depth)
    except NotOneObject as error:
        assert "nested too deeply" in str(error)  # noqa: PT017 # how deep that is depends on the caller's own depth
        return
    for _ in range(depth):
        assert isinstance(found, dict)
        found = found["a"]
    assert found == "\ufffd"


def test_end_of_thought_inside_the_answer_is_a_word() -> None:
    """An answer that quotes `</think>` is not cut there; behind a thought it is found as ever."""
    assert json_object('So: {"</think>": {}} Done.') == {"</think>": {}}
    assert json_object('<think>hm {"a": 1}</think> {"b": 2}') == {"b": 2}


@given(st.text(alphabet='{}[]":, \\nabc1-\ud800\x00</think>'))
@settings(max_examples=300, deadline=None)
def test_no_text_raises_anything_else(text: str) -> None:
    """Whatever a model writes, the outcome is an object or a reason."""
    with contextlib.suppress(NotOneObject):
        assert isinstance(json_object(text), dict)


@given(st.dictionaries(st.text(), st.recursive(st.none() | st.integers() | st.text(), st.lists), max_size=5))
@settings(max_examples=100, deadline=None)
def test_every_object_is_found_in_prose(value: dict[str, object]) -> None:
    """What json writes is what is read, when it stands alone and when it is wrapped."""
    text = json.dumps(value)
    expected = json.loads(json.dumps(value, ensure_ascii=False).replace("\\u0000", "\ufffd"))
    assert json_object(text) == expected or "\\u" in text
    assert json_object(f"So: {text} Done.") == json_object(text)


@pytest.mark.parametrize("unit", ["{", "[", '{"a":', "{x} ", "[1] ", '"', "```", "<think>", "</think>", " "])
def test_time_grows_with_length_only(unit: str) -> None:
    """A megabyte of any bracket is refused in no more than the time that it takes to read."""
    started = time.process_time()
    with pytest.raises(NotOneObject):
        json_object(unit * (1_000_000 // len(unit)))
    assert time.process_time() - started < 5.0  # a quadratic search would take minutes
