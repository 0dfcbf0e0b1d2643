"""Reads a chat completion without trusting its shape: it is whatever JSON the endpoint sent.

openai would build its own models of it first, without checking it either; that costs a tenth of a request.
"""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from summarizer.engines.llm.extraction import sendable
from summarizer.engines.llm.outcomes import Failure, Outcome

MODEL_CHARS = 200


class Usage(NamedTuple):
    """Tokens as billed for one answer; None where the endpoint did not say."""

    input_tokens: int | None = None
    output_tokens: int | None = None
    cached_tokens: int | None = None


def completion_of(answer: Any) -> dict[str, Any]:
    """The completion in what openai returned: JSON, or the text of an answer that is not declared as JSON.

    Raises `Failure` (unreadable) for anything but an object.
    """
    if isinstance(answer, str):
        try:
            answer = json.loads(answer)
        except (ValueError, RecursionError):
            answer = None
    if not isinstance(answer, dict):
        message = "The endpoint's answer is not a chat completion."
        raise Failure(Outcome.UNREADABLE, message, final=True)  # text or HTML: the wrong address, every time
    return answer


def usage_of(completion: dict[str, Any]) -> Usage:
    usage = _mapping(completion.get("usage"))
    return Usage(
        input_tokens=_count(usage.get("prompt_tokens")),
        output_tokens=_count(usage.get("completion_tokens")),
        cached_tokens=_count(_mapping(usage.get("prompt_tokens_details")).get("cached_tokens")),
    )


def model_of(completion: dict[str, Any]) -> str | None:
    """The model that says it answered, in characters that can be stored."""
    model = completion.get("model")
    return sendable(model)[:MODEL_CHARS] if isinstance(model, str) and model else None


def answer_text(completion: dict[str, Any]) -> str:
    """What the model wrote: the content, or the arguments of one tool call, of the only choice that counts.

    Raises `Failure`: empty, refused, content_filtered, truncated, or invalid_json for more than one tool call.
    """
    message = _message(completion)
    calls = message.get("tool_calls") or []
    arguments = [_arguments(call) for call in calls] if isinstance(calls, list) else []
    written = [text for text in arguments if text is not None]
    if len(written) > 1:
        problem = "The model's answer is not usable: it holds more than one tool call."
        raise Failure(Outcome.INVALID_JSON, problem, answer="\n".join(written))
    answer = written[0] if written else _text(message.get("content"))
    if answer is None:
        raise Failure(Outcome.EMPTY, "The endpoint's answer holds no text.")
    return answer


class FunctionCall(NamedTuple):
    arguments: str
    name: str = "answer"


class Message(NamedTuple):
    content: str | None
    function_call: FunctionCall | None
    tool_calls: None = None
    refusal: None = None


class Choice(NamedTuple):
    message: Message
    finish_reason: str = "stop"


class Completion(NamedTuple):
    """A completion as instructor's handlers read it: with the answer where they look, and nothing to stumble over."""

    choices: tuple[Choice, ...]

    @classmethod
    def of(cls, text: str, *, tools: bool) -> Completion:
        call = FunctionCall(text) if tools else None
        return cls((Choice(Message(None if tools else text, call)),))


def _message(completion: dict[str, Any]) -> dict[str, Any]:
    """The message of the first choice, once it is sure that it ended well."""
    choices = completion.get("choices")
    if not isinstance(choices, list) or not choices:
        raise Failure(Outcome.EMPTY, "The endpoint's answer holds no choices.")
    choice = _mapping(choices[0])
    finish = choice.get("finish_reason")
    if finish == "content_filter":
        raise Failure(Outcome.CONTENT_FILTERED, "The provider's content filter stopped the answer.")
    message: Any = choice.get("message")
    if not isinstance(message, dict):
        raise Failure(Outcome.EMPTY, "The endpoint's answer holds no message.")
    if message.get("refusal"):
        raise Failure(Outcome.REFUSED, "The model refused to answer.")
    if finish == "length":
        raise Failure(Outcome.TRUNCATED, "The answer hit the limit of output tokens.")
    return message


def _text(content: Any) -> str | None:
    """Content as one string; some endpoints send a list of parts."""
    if isinstance(content, str):
        return content
    if isinstance(content, list):
        parts = [part.get("text") for part in content if isinstance(part, dict)]
        return "".join(part for part in parts if isinstance(part, str))
    return None


def _arguments(call: Any) -> str | None:
    arguments = _mapping(_mapping(call).get("function")).get("arguments")
    return arguments if isinstance(arguments, str) else None


def _mapping(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _count(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None
