"""Every error that a caller of this package can see, in one tree.

    SummarizerError
    ├── UsageError                 the call is wrong (exit 2)
    │   ├── SettingsError          a setting is missing, malformed or contradicts another
    │   └── TypeLoadError          a brief type cannot be found or is not one
    ├── InputError                 the document cannot be used (exit 2)
    │   ├── InputNotFound          no such file, or it cannot be opened
    │   ├── InputUnreadable        binary, undecodable, encrypted or damaged
    │   ├── InputEmpty             nothing but white space
    │   ├── InputTooLarge          over the size or unpacking limit
    │   └── MissingExtra           the format needs an optional dependency
    ├── OutputError                the result cannot be written (exit 2)
    ├── EngineError                no brief came out of the engine (exit 3); carries the failed result and its ledger
    │   ├── EndpointUnreachable    no connection, reset, TLS or DNS trouble          retryable
    │   ├── EndpointTimeout        the total deadline passed                         retryable
    │   ├── EndpointOverloaded     429 or 5xx that lasted                            retryable
    │   ├── EndpointQuota          the account has no credit left
    │   ├── EndpointAuth           401 or 403
    │   ├── EndpointRefusedRequest 400, 404, 422: model name, parameters or schema not accepted
    │   ├── EndpointProtocol       an answer that is not a chat completion
    │   ├── ModelRefused           the model declined to answer
    │   ├── ContentFiltered        the provider's filter cut the answer
    │   ├── AnswerTruncated        the answer hit the output limit, also after raising it
    │   ├── AnswerInvalid          no JSON object of the right structure, also after one re-ask
    │   ├── RequestBudgetSpent     the limit of requests an article is used up
    │   └── RecordingMissing       a replay holds no answer to this request
    └── InternalError              a bug of ours: please report it (exit 3)

Each class says what to do next (`hint`), whether the same call may succeed later (`retryable`) and which exit
code the command line gives it.
"""

from __future__ import annotations

from typing import Any, ClassVar


class SummarizerError(Exception):
    """Base of all errors of this package.

    `code` is a stable snake-case name for logs and stores; `hint` one sentence on what to do.
    """

    code: ClassVar[str] = "error"
    hint: str = ""
    retryable: ClassVar[bool] = False
    exit_code: ClassVar[int] = 3

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        if hint is not None:
            self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class UsageError(SummarizerError):
    """The call itself is wrong: options that contradict each other, an unknown name."""

    code = "usage"
    exit_code = 2


class SettingsError(UsageError):
    """A setting is missing, malformed or contradicts another."""

    code = "settings"


class TypeLoadError(UsageError):
    """A brief type cannot be found, imported, or is not a pydantic model that we can ground."""

    code = "type"


class InputError(SummarizerError):
    """The document cannot be used."""

    code = "input"
    exit_code = 2


class InputNotFound(InputError):
    """No such file, a folder, or it cannot be opened."""

    code = "input_not_found"
    hint = "Check the path, or give '-' to read from standard input."


class InputUnreadable(InputError):
    """Binary, undecodable, encrypted or damaged."""

    code = "input_unreadable"


class InputEmpty(InputError):
    """Nothing but white space."""

    code = "input_empty"
    hint = "Give a document that holds text."


class InputTooLarge(InputError):
    """Over the size limit, or unpacks to more than the limit."""

    code = "input_too_large"
    hint = "Raise --max-bytes if the document is meant to be this large."


class MissingExtra(InputError):
    """The format needs an optional dependency that is not installed."""

    code = "missing_extra"


class OutputError(SummarizerError):
    """The result cannot be written where it was asked to go."""

    code = "output"
    exit_code = 2


class EngineError(SummarizerError):
    """No brief came out of the engine.

    `attempts` holds the ledger rows of what was asked; `result`, once the pipeline has set it, the failed result;
    `retry_after` the seconds for which the endpoint asked to be left alone, where it did.
    """

    code = "engine"

    def __init__(self, message: str, *, hint: str | None = None, attempts: tuple[Any, ...] = ()) -> None:
        super().__init__(message, hint=hint)
        self.attempts = attempts
        self.result: Any = None
        self.retry_after: float | None = None


class EndpointUnreachable(EngineError):
    """No connection, a reset, TLS or DNS trouble."""

    code = "endpoint_unreachable"
    hint = "Check the base URL and the network; 'summarizer doctor' tries it."
    retryable = True


class EndpointTimeout(EngineError):
    """The total deadline passed before a whole answer came."""

    code = "endpoint_timeout"
    hint = "Raise --timeout, or try again later."
    retryable = True


class EndpointOverloaded(EngineError):
    """The endpoint answered 429 or 5xx until the retries were used up."""

    code = "endpoint_overloaded"
    hint = "Try again later, or lower the rate."
    retryable = True


class EndpointQuota(EngineError):
    """The account behind the key has no credit left."""

    code = "endpoint_quota"
    hint = "Top up the account or use another key; retrying does not help."


class EndpointAuth(EngineError):
    """The endpoint does not accept the key (401, 403)."""

    code = "endpoint_auth"
    hint = "Check OPENAI_API_KEY and what it may use."


class EndpointRefusedRequest(EngineError):
    """The endpoint does not accept the request (400, 404, 422, ...)."""

    code = "endpoint_refused_request"
    hint = "Check the model name, the base URL and the mode; 'summarizer doctor' tries them."


class EndpointProtocol(EngineError):
    """The endpoint's answer is not a chat completion."""

    code = "endpoint_protocol"
    hint = "Check that the base URL belongs to an OpenAI-compatible endpoint."


class ModelRefused(EngineError):
    """The model declined to answer."""

    code = "model_refused"
    hint = "Try another model for this article."


class ContentFiltered(EngineError):
    """The provider's content filter cut the answer."""

    code = "content_filtered"
    hint = "Try another provider or model for this article."


class AnswerTruncated(EngineError):
    """The answer hit the limit of output tokens, also after the limit was raised."""

    code = "answer_truncated"
    hint = "Raise --max-output-tokens, or use a model with a larger output."


class AnswerInvalid(EngineError):
    """The answer holds no JSON object of the right structure, also after one re-ask."""

    code = "answer_invalid"
    hint = "Try another --mode or a stronger model."


class RequestBudgetSpent(EngineError):
    """The limit of requests for one article is used up."""

    code = "request_budget_spent"
    hint = "Try again later; the ledger says how each request ended."
    retryable = True


class RecordingMissing(EngineError):
    """A replay holds no answer to this request. Not an endpoint's fault: retrying never helps.

    `changed` names what differs from the nearest recording (template, schema, article, model, sampling,
    conversation), `diff` shows how, in a few lines.
    """

    code = "recording_missing"
    hint = "Record it: summarizer eval record --stale."

    def __init__(
        self,
        message: str,
        *,
        hint: str | None = None,
        attempts: tuple[Any, ...] = (),
        changed: tuple[str, ...] = (),
        diff: str = "",
    ) -> None:
        super().__init__(message, hint=hint, attempts=attempts)
        self.changed = changed
        self.diff = diff


class InternalError(SummarizerError):
    """A bug of this package."""

    code = "internal"
    hint = "Please report it with the output of --debug."
