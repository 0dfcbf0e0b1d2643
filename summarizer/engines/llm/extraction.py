"""Finds exactly one JSON object in what a model wrote, however it is wrapped, in linear time.

>>> json_object('Here it is:\\n```json\\n{"headline": "Talks go on"}\\n```')
{'headline': 'Talks go on'}
"""

from __future__ import annotations

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
        found = _wrapped(stripped.rpartition(END_OF_THOUGHT)[2])
    if NOT_TEXT.search(text) or MAY_HIDE_NOT_TEXT.search(text):
        cleaned: dict[str, Any] = _cleaned(found)
        return cleaned
    return found


def _alone(text: str) -> dict[str, Any] | None:
    """The object that `text` is as a whole, None if something stands around it."""
    value, end = _decode(text, 0)
    if text[end:].strip():
        return None
    return _object(value)


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


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return sendable(value)
    if isinstance(value, list):
        return [_cleaned(item) for item in value]
    if isinstance(value, dict):
        return {sendable(key): _cleaned(item) for key, item in value.items()}
    return value


def sendable(text: str) -> str:
    """`text` with NUL and lone surrogates replaced by U+FFFD, so that it can be encoded, stored and sent."""
    return NOT_TEXT.sub("\ufffd", text)
