"""Turns what openai, instructor and the HTTP library raise into a `Failure`: the one place that knows their classes."""

from __future__ import annotations

import re
from typing import Any

from summarizer.engines.llm.modes import Mode, complains_of
from summarizer.engines.llm.outcomes import Failure, Outcome
from summarizer.engines.llm.size import AnswerTooLarge
from summarizer.engines.llm.waits import retry_after_seconds

QUOTA_CODES = frozenset(
    {"insufficient_quota", "billing_hard_limit_reached", "billing_not_active", "insufficient_balance", "no_credit"}
)
FILTER_CODES = frozenset({"content_filter", "content_policy_violation"})
KEY_LIKE = re.compile(r"\b(sk|key|pk|gsk|xai)-[A-Za-z0-9_\-*.]{4,}")
QUOTED_CHARS = 200
NAMED = frozenset(outcome.value for outcome in Outcome)
MESSAGES: dict[Outcome, tuple[str, str | None]] = {
    Outcome.QUOTA: ("The account has no credit left ({status}).", None),
    Outcome.CONTENT_FILTERED: ("The provider's content filter stopped the request ({status}).", None),
    Outcome.UNREADABLE: ("The endpoint sent an error in place of an answer{said}.", None),
    Outcome.REDIRECT: (
        "The endpoint answered with a redirect ({status}), which is not followed.",
        "Set the base URL to the address that it points at.",
    ),
    Outcome.MODE_UNKNOWN: ("The endpoint does not know the mode {mode} ({status}){said}.", None),
}


def failure_of(error: BaseException, *, mode: Mode, key: str | None) -> Failure:
    """What `error` means. Anything that is not known here counts as an answer that cannot be read."""
    import openai  # noqa: PLC0415 # loaded by now: the error came through it

    if isinstance(error, Failure):
        return error
    if isinstance(error, openai.APITimeoutError | TimeoutError):
        return Failure(Outcome.TIMEOUT, "The endpoint did not answer in time.")
    if isinstance(error, openai.APIConnectionError):
        return _connection(error)
    if isinstance(error, openai.APIStatusError):
        retry_after = retry_after_seconds(error.response.headers)
        return status_failure(error.status_code, error.body, mode=mode, key=key, retry_after=retry_after)
    return Failure(Outcome.UNREADABLE, f"The endpoint's answer cannot be read ({type(error).__name__}).")


def _connection(error: BaseException) -> Failure:
    if isinstance(error.__cause__, AnswerTooLarge):
        return Failure(Outcome.UNREADABLE, "The endpoint's answer is larger than any answer can be.", final=True)
    cause = type(error.__cause__).__name__ if error.__cause__ is not None else "connection error"
    if cause in ("DecodingError", "RemoteProtocolError", "LocalProtocolError"):
        return Failure(Outcome.UNREADABLE, f"The endpoint's answer cannot be read ({cause}).")
    return Failure(Outcome.CONNECTION, f"The endpoint cannot be reached ({cause}).")


def error_in_answer(completion: dict[str, Any], *, mode: Mode, key: str | None) -> Failure | None:
    """What an `error` in an answer with status 200 stands for (gateways do this), None if there is none."""
    choices = completion.get("choices")
    first = choices[0] if isinstance(choices, list) and choices else None
    error = completion.get("error") or (first.get("error") if isinstance(first, dict) else None)
    if not error:
        return None
    code = error.get("code") if isinstance(error, dict) else None
    status = code if isinstance(code, int) and 400 <= code < 600 else 200
    return status_failure(status, error, mode=mode, key=key)


def status_failure(
    status: int, body: Any, *, mode: Mode, key: str | None = None, retry_after: float | None = None
) -> Failure:
    """What an error answer means; `body` is the JSON of it (whole, or its `error`) or its text."""
    codes = {str(body.get(name)) for name in ("code", "type")} if isinstance(body, dict) else set()
    complaint = _complaint(body)
    outcome = _outcome(status, codes, complaint, mode)
    said = _quoted(str(body["message"]) if isinstance(body, dict) and body.get("message") else complaint, key)
    message, hint = MESSAGES.get(outcome, ("The endpoint answered {status}{said}.", None))
    if "context_length_exceeded" in codes:
        hint = "The article is too long for this model: use one with a larger context."
    message = message.format(status=status, said=said, mode=mode.value)
    return Failure(outcome, message, hint=hint, retry_after=retry_after)


def _outcome(status: int, codes: set[str], complaint: str, mode: Mode) -> Outcome:
    outcome = Outcome.HTTP_5XX if status >= 500 else Outcome.HTTP_4XX
    if status == 402 or codes & QUOTA_CODES:
        outcome = Outcome.QUOTA
    elif codes & FILTER_CODES:
        outcome = Outcome.CONTENT_FILTERED
    elif status == 200:
        outcome = Outcome.UNREADABLE
    elif 300 <= status < 400:
        outcome = Outcome.REDIRECT
    elif status in (400, 422, 501) and complains_of(mode, complaint):
        outcome = Outcome.MODE_UNKNOWN
    elif f"http_{status}" in NAMED:
        outcome = Outcome(f"http_{status}")
    return outcome


def _complaint(body: Any) -> str:
    """Every string of an error body that may say what it is about (bounded)."""
    if isinstance(body, str):
        return body[:2000]
    if not isinstance(body, dict):
        return ""
    values = [body.get(name) for name in ("message", "param", "code", "detail", "error")]
    return " ".join(str(value)[:2000] for value in values if value)


def _quoted(complaint: str, key: str | None) -> str:
    """The endpoint's own words, short, on one line and without anything that looks like a key."""
    text = " ".join(complaint.split())
    if key:
        text = text.replace(key, "***")
    text = "".join(mark for mark in KEY_LIKE.sub("***", text) if mark.isprintable())
    if not text or text.startswith("<"):
        return ""
    return f": {text[:QUOTED_CHARS].rstrip('.')}"
