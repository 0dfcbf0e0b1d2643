"""Finds exactly one JSON object in what a model wrote, however it is wrapped, in linear time.

>>> json_object('Here it is:\\n```json\\n{"headline": "Talks go on"}\\n```')
{'headline': 'Talks go on'}
"""

from __future__ import annotations

import contextlib
import json
import math
import re
from typing import Any

END_OF_THOUGHT = "</think>"
OPENING = re.compile(r"[{\[]")
PROSE_BRACKETS = 64  # brackets of prose that are skipped before the search is given up
NOT_TEXT = re.compile("[\x00\ud800-\udfff]")
MAY_HIDE_NOT_TEXT = re.compile(r"\\u0000|\\u[dD][89a-fA-F]")


class NotOneObject(ValueError):
    """What is wrong with the text, in words that repeat nothing of it."""


def json_object(text: str) -> dict[str, Any]:
    """The one JSON object of `text`: alone, fenced, wrapped in prose, or after a `</think>`.

    Raises `NotOneObject` for none, for two, for another kind of value, and for duplicate keys, NaN or infinite
    numbers in it. NUL and lone surrogates in strings become U+FFFD: neither can be stored or sent on.
    """
    stripped = text.strip().removeprefix("\ufeff").lstrip()
    if not stripped:
        raise NotOneObject("it is empty")
    found = _alone(stripped) if stripped[0] in "{[" and _looks_like_json(stripped, 0) else None
    if found is None:
        found = _wrapped(_without_thought(stripped))
    if not is_sendable(text) or ("\\u" in text and MAY_HIDE_NOT_TEXT.search(text)):
        _clean(found)
    return found


def _alone(text: str) -> dict[str, Any] | None:
    """The object that `text` is as a whole, None if something stands around it."""
    value, end = _decode(text, 0)
    if text[end:].strip():
        return None
    return _object(value)


def _without_thought(text: str) -> str:
    """What stands behind the last `</think>`, unless that is a word in the first JSON value of `text`."""
    mark = text.rfind(END_OF_THOUGHT)
    opening = OPENING.search(text, 0, max(mark, 0))
    if opening is not None and _looks_like_json(text, opening.start()):
        with contextlib.suppress(NotOneObject):
            if _decode(text, opening.start())[1] > mark:
                return text
    return text[mark + len(END_OF_THOUGHT) :] if mark >= 0 else text


def _wrapped(text: str) -> dict[str, Any]:
    found: dict[str, Any] | None = None
    skipped = 0
    position = 0
    while (opening := OPENING.search(text, position)) is not None:
        start = opening.start()
        if not _looks_like_json(text, start):
            skipped += 1
            position = start + 1
            if skipped > PROSE_BRACKETS:
                break
            continue
        value, position = _decode(text, start)
        if isinstance(value, list) and not any(isinstance(item, (dict, list)) for item in value):
            continue  # "[1]" in prose
        if found is not None:
            raise NotOneObject("it holds more than one JSON value")
        found = _object(value)
    if found is None:
        raise NotOneObject("it holds no JSON object")
    return found


def _looks_like_json(text: str, start: int) -> bool:
    """Whether the bracket at `start` opens a JSON value rather than a remark in prose."""
    following = text[start + 1 : start + 200].lstrip()[:1]
    return following in ('"', "}") if text[start] == "{" else following in '{["]-0123456789'


def _decode(text: str, start: int) -> tuple[Any, int]:
    try:
        return _DECODER.raw_decode(text, start)
    except json.JSONDecodeError as error:
        at_end = error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated")
        problem = "it breaks off before the JSON ends" if at_end else _place(error, text, start)
    except NotOneObject as error:
        problem = str(error)
    except RecursionError:
        problem = "its JSON is nested too deeply"
    except ValueError:  # an integer of thousands of digits
        problem = "it holds a number that is too long"
    raise NotOneObject(problem)


def _place(error: json.JSONDecodeError, text: str, start: int) -> str:
    line = text.count("\n", start, error.pos) + 1
    return f"its JSON is broken at character {error.pos - start} (line {line}): {error.msg}"


def _object(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise NotOneObject("it is not a JSON object")
    return value


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result = dict(pairs)
    if len(result) != len(pairs):
        raise NotOneObject("an object in it holds the same key twice")
    return result


def _constant(_name: str) -> Any:
    raise NotOneObject("it holds NaN or Infinity, which JSON does not know")


def _number(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise NotOneObject("it holds a number beyond every limit")
    return value


# strict=False: weak models write line breaks inside strings, which harms nothing and is not worth a request.
_DECODER = json.JSONDecoder(object_pairs_hook=_pairs, parse_constant=_constant, parse_float=_number, strict=False)


def _clean(found: dict[str, Any]) -> None:
    """Make every text in `found` sendable, in place and without recursion: JSON may be nested deeper than calls can."""
    left: list[Any] = [found]
    while left:
        value = left.pop()
        pairs = list(value.items()) if isinstance(value, dict) else list(enumerate(value))
        if isinstance(value, dict):
            value.clear()
        for key, child in pairs:
            value[sendable(key) if isinstance(key, str) else key] = sendable(child) if isinstance(child, str) else child
            if isinstance(child, (dict, list)):
                left.append(child)


def sendable(text: str) -> str:
    """`text` with NUL and lone surrogates replaced by U+FFFD, so that it can be encoded, stored and sent."""
    return text if is_sendable(text) else NOT_TEXT.sub("\ufffd", text)


def is_sendable(text: str) -> bool:
    """Whether `text` holds neither; encoding looks for surrogates many times faster than a pattern does."""
    if "\0" in text:
        return False
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
