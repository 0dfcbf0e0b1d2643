"""Reads a chat completion without trusting its shape: openai hands on whatever the endpoint sent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from summarizer.engines.llm.extraction import sendable
from summarizer.engines.llm.outcomes import Failure, Outcome

MODEL_CHARS = 200


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens as billed for one answer; None where the endpoint did not say."""

    input_tokens: int | None = None
    output_tokens: int | None = None
    cached_tokens: int | None = None


def usage_of(completion: Any) -> Usage:
    usage = getattr(completion, "usage", None)
    details = getattr(usage, "prompt_tokens_details", None)
    return Usage(
        input_tokens=_count(getattr(usage, "prompt_tokens", None)),
        output_tokens=_count(getattr(usage, "completion_tokens", None)),
        cached_tokens=_count(getattr(details, "cached_tokens", None)),
    )


def model_of(completion: Any) -> str | None:
    """The model that says it answered, in characters that can be stored."""
    model = getattr(completion, "model", None)
    return sendable(model)[:MODEL_CHARS] if isinstance(model, str) and model else None


def checked_message(completion: Any) -> Any:
    """The message of the only choice that counts, once it is sure that it holds an answer.

    Raises `Failure`: unreadable, empty, refused, content_filtered, truncated, or what an error in a 200 stands for.
    """
    if not hasattr(completion, "choices"):
        message = "The endpoint's answer is not a chat completion."
        raise Failure(Outcome.UNREADABLE, message, final=True)  # text or HTML: the wrong address, every time
    choices = completion.choices
    if not isinstance(choices, list) or not choices:
        raise Failure(Outcome.EMPTY, "The endpoint's answer holds no choices.")
    choice = choices[0]
    finish = getattr(choice, "finish_reason", None)
    if finish == "content_filter":
        raise Failure(Outcome.CONTENT_FILTERED, "The provider's content filter stopped the answer.")
    answer: Any = getattr(choice, "message", None)
    if not hasattr(answer, "content"):
        raise Failure(Outcome.EMPTY, "The endpoint's answer holds no message.")
    if getattr(answer, "refusal", None):
        raise Failure(Outcome.REFUSED, "The model refused to answer.")
    if finish == "length":
        raise Failure(Outcome.TRUNCATED, "The answer hit the limit of output tokens.")
    return answer


def set_answer_text(message: Any, *, tools: bool) -> None:
    """Bring `message` into the form that instructor's handlers read without raising errors of their own.

    The answer is one string: `content`, or the arguments of one tool call (`function_call` for a model that
    answered a forced tool call in its content). Raises `Failure` where there is none, or more than one.
    """
    content = _text(message.content)
    calls = getattr(message, "tool_calls", None) or []
    arguments = [_arguments(call) for call in calls] if isinstance(calls, list) else []
    written = [text for text in arguments if text is not None]
    if len(written) > 1:
        problem = "The model's answer is not usable: it holds more than one tool call."
        raise Failure(Outcome.INVALID_JSON, problem, answer="\n".join(written))
    answer = written[0] if written else content
    if answer is None:
        raise Failure(Outcome.EMPTY, "The endpoint's answer holds no text.")
    message.content, message.tool_calls, message.refusal = (None if tools else answer), None, None
    if tools:
        from openai.types.chat.chat_completion_message import FunctionCall  # noqa: PLC0415 # openai is loaded by now

        message.function_call = FunctionCall.model_construct(name="answer", arguments=answer)


def _text(content: Any) -> str | None:
    """Content as one string; some endpoints send a list of parts."""
    if isinstance(content, str):
        return content
    if isinstance(content, list):
        parts = [part.get("text") for part in content if isinstance(part, dict)]
        return "".join(part for part in parts if isinstance(part, str))
    return None


def _arguments(call: Any) -> str | None:
    arguments = getattr(getattr(call, "function", None), "arguments", None)
    return arguments if isinstance(arguments, str) else None


def _count(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None
