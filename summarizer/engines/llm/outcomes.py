"""How one request can end, what may be done about it, and which of our errors it becomes when nothing more is done."""

from __future__ import annotations

from enum import Enum, StrEnum, auto

from summarizer import errors


class Outcome(StrEnum):
    """Every value of `Attempt.outcome` that this engine writes."""

    OK = "ok"
    HTTP_400 = "http_400"
    HTTP_401 = "http_401"
    HTTP_403 = "http_403"
    HTTP_404 = "http_404"
    HTTP_408 = "http_408"
    HTTP_409 = "http_409"
    HTTP_413 = "http_413"
    HTTP_422 = "http_422"
    HTTP_429 = "http_429"
    HTTP_500 = "http_500"
    HTTP_502 = "http_502"
    HTTP_503 = "http_503"
    HTTP_504 = "http_504"
    HTTP_4XX = "http_4xx"  # any other 4xx
    HTTP_5XX = "http_5xx"  # any other 5xx
    QUOTA = "quota"  # 402, or 429 because the account has no credit
    REDIRECT = "redirect"  # 3xx: never followed, the article would go to a host that nobody named
    MODE_UNKNOWN = "mode_unknown"  # 400, 422 or 501: the endpoint does not know this way to ask for a shape
    TIMEOUT = "timeout"
    CONNECTION = "connection"
    UNREADABLE = "unreadable"  # not HTTP, not UTF-8, not JSON, or not a chat completion
    EMPTY = "empty"  # a completion without choices or without an answer in them
    TRUNCATED = "truncated"  # finish_reason length
    REFUSED = "refused"
    CONTENT_FILTERED = "content_filtered"
    INVALID_JSON = "invalid_json"  # not exactly one JSON object
    WRONG_STRUCTURE = "wrong_structure"  # an object without the keys of the schema
    CANCELLED = "cancelled"  # the caller gave up while the request was under way
    NO_RECORDING = "no_recording"


class Remedy(Enum):
    """What may be done after a failed request, within the budget of the article."""

    NONE = auto()
    RETRY = auto()
    REASK = auto()
    RAISE_LIMIT = auto()
    NEXT_MODE = auto()


REMEDIES: dict[Outcome, Remedy] = {
    Outcome.HTTP_408: Remedy.RETRY,
    Outcome.HTTP_409: Remedy.RETRY,
    Outcome.HTTP_429: Remedy.RETRY,
    Outcome.HTTP_500: Remedy.RETRY,
    Outcome.HTTP_502: Remedy.RETRY,
    Outcome.HTTP_503: Remedy.RETRY,
    Outcome.HTTP_504: Remedy.RETRY,
    Outcome.HTTP_5XX: Remedy.RETRY,
    Outcome.TIMEOUT: Remedy.RETRY,
    Outcome.CONNECTION: Remedy.RETRY,
    Outcome.UNREADABLE: Remedy.RETRY,
    Outcome.EMPTY: Remedy.RETRY,
    Outcome.MODE_UNKNOWN: Remedy.NEXT_MODE,
    Outcome.TRUNCATED: Remedy.RAISE_LIMIT,
    Outcome.INVALID_JSON: Remedy.REASK,
    Outcome.WRONG_STRUCTURE: Remedy.REASK,
}

ERRORS: dict[Outcome, type[errors.EngineError]] = {
    Outcome.HTTP_400: errors.EndpointRefusedRequest,
    Outcome.HTTP_401: errors.EndpointAuth,
    Outcome.HTTP_403: errors.EndpointAuth,
    Outcome.HTTP_404: errors.EndpointRefusedRequest,
    Outcome.HTTP_408: errors.EndpointOverloaded,
    Outcome.HTTP_409: errors.EndpointOverloaded,
    Outcome.HTTP_413: errors.EndpointRefusedRequest,
    Outcome.HTTP_422: errors.EndpointRefusedRequest,
    Outcome.HTTP_429: errors.EndpointOverloaded,
    Outcome.HTTP_500: errors.EndpointOverloaded,
    Outcome.HTTP_502: errors.EndpointOverloaded,
    Outcome.HTTP_503: errors.EndpointOverloaded,
    Outcome.HTTP_504: errors.EndpointOverloaded,
    Outcome.HTTP_4XX: errors.EndpointRefusedRequest,
    Outcome.HTTP_5XX: errors.EndpointOverloaded,
    Outcome.QUOTA: errors.EndpointQuota,
    Outcome.REDIRECT: errors.EndpointRefusedRequest,
    Outcome.MODE_UNKNOWN: errors.EndpointRefusedRequest,
    Outcome.TIMEOUT: errors.EndpointTimeout,
    Outcome.CONNECTION: errors.EndpointUnreachable,
    Outcome.UNREADABLE: errors.EndpointProtocol,
    Outcome.EMPTY: errors.EndpointProtocol,
    Outcome.TRUNCATED: errors.AnswerTruncated,
    Outcome.REFUSED: errors.ModelRefused,
    Outcome.CONTENT_FILTERED: errors.ContentFiltered,
    Outcome.INVALID_JSON: errors.AnswerInvalid,
    Outcome.WRONG_STRUCTURE: errors.AnswerInvalid,
}


class Failure(Exception):
    """One request that brought no usable answer. Callers never see it: the engine turns it into one of our errors.

    `message` is one sentence for the user, free of keys, article text and model output, as is `str()`, because
    libraries between here and the engine log what they catch. `answer` is what the model wrote, for the re-ask.
    """

    def __init__(
        self,
        outcome: Outcome,
        message: str,
        *,
        hint: str | None = None,
        answer: str | None = None,
        retry_after: float | None = None,
        final: bool = False,
    ) -> None:
        super().__init__(outcome.value)
        self.outcome = outcome
        self.message = message
        self.hint = hint
        self.answer = answer
        self.retry_after = retry_after
        self.remedy = Remedy.NONE if final else REMEDIES.get(outcome, Remedy.NONE)
