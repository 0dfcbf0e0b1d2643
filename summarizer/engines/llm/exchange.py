"""The policy of one ask: which requests may still be sent, what each one carries, and how each one ended."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from summarizer import errors
from summarizer.engines.llm.completion import Usage
from summarizer.engines.llm.modes import Mode, as_json, messages_for, shape_json
from summarizer.engines.llm.outcomes import ERRORS, Failure, Outcome, Remedy
from summarizer.engines.llm.prices import PriceList
from summarizer.engines.llm.structure import AnswerStructure
from summarizer.engines.llm.waits import wait_before_retry
from summarizer.engines.protocol import Budget
from summarizer.prompting import Message, Prompt
from summarizer.schemas import Attempt, AttemptKind

MAX_RETRIES = 3  # of requests that failed on the way; budget and deadline may allow fewer
MAX_REASKS = 1
RAISED_LIMIT = 16_384  # tokens, where no limit was set and the endpoint's own cut the answer
ECHOED_CHARS = 40_000  # of an unusable answer that the re-ask repeats


@dataclass
class Sampling:
    """What the settings say about sampling; None is not sent."""

    model: str
    limit_name: str  # max_tokens, or max_completion_tokens for the endpoint that renamed it
    max_output_tokens: int | None = None
    temperature: float | None = None
    seed: int | None = None


@dataclass
class Exchange:
    """State of one ask. Belongs to one task: nothing in it is shared."""

    prompt: Prompt
    structure: AnswerStructure
    kind: AttemptKind
    budget: Budget
    deadline: float
    document: str
    sampling: Sampling
    modes: tuple[Mode, ...]
    prices: PriceList
    request_timeout: float | None = None
    attempts: list[Attempt] = field(default_factory=list)
    reported_model: str | None = None
    usage: Usage = field(default_factory=Usage)
    seconds: float | None = None
    correction: Failure | None = None
    retries: int = 0
    reasks: int = 0
    raises: int = 0

    @property
    def mode(self) -> Mode:
        return self.modes[0]

    def open_request(self) -> float:
        """Count one request and return the seconds that it may take; raises `Failure` if none may be sent."""
        left = self.seconds_left()
        if left <= 0:
            raise Failure(Outcome.TIMEOUT, "The time for this article is used up.", final=True)
        if self.budget.sent >= self.budget.requests:
            raise BudgetSpent
        self.budget.sent += 1
        self.usage, self.seconds, self.reported_model = Usage(), None, None
        return min(left, self.request_timeout or left)

    def seconds_left(self) -> float:
        return self.deadline - time.monotonic()

    def body(self) -> bytes:
        """The request as JSON: model, messages and sampling, then the shape that is asked for."""
        sampling = self.sampling
        optional = {
            sampling.limit_name: sampling.max_output_tokens,
            "temperature": sampling.temperature,
            "seed": sampling.seed,
        }
        messages = (f'{{"role":"{message.role}","content":{message.quoted}}}' for message in self.messages())
        members = (
            f'"model":{as_json(sampling.model)}',
            f'"messages":[{",".join(messages)}]',
            as_json({name: value for name, value in optional.items() if value is not None})[1:-1],
            shape_json(self.mode, self.structure),
        )
        return f"{{{','.join(member for member in members if member)}}}".encode()

    def messages(self) -> tuple[Message, ...]:
        """The prompt, and after an unusable answer that answer with what is wrong with it."""
        messages = self.prompt.messages
        if self.correction is not None:
            answer = (self.correction.answer or "")[:ECHOED_CHARS].strip() or "(nothing)"
            request = (
                f"{self.correction.message} Answer again with exactly one JSON object that follows the schema, "
                "with all of its keys, and nothing before or after it."
            )
            messages = (*messages, Message("assistant", answer), Message("user", request))
        return messages_for(self.mode, self.structure, messages)

    def close_request(self, outcome: Outcome) -> Attempt:
        """Write the ledger row of the request that was opened last."""
        model = self.reported_model or self.sampling.model
        usage = self.usage
        price = self.prices.cost(model, usage.input_tokens, usage.output_tokens, usage.cached_tokens)
        attempt = Attempt(
            attempt=self.budget.sent,
            kind=AttemptKind.REASK if self.correction is not None else self.kind,
            outcome=outcome.value,
            model=model,
            input_tokens=usage.input_tokens,
            output_tokens=usage.output_tokens,
            cached_tokens=usage.cached_tokens,
            seconds=self.seconds,
            cost_usd=price,
        )
        self.attempts.append(attempt)
        return attempt

    def wants_another(self, failure: BaseException) -> bool:
        """Whether the policy has a remedy left for `failure` (time is looked at apart, once the wait is known)."""
        if not isinstance(failure, Failure) or self.budget.sent >= self.budget.requests:
            return False
        match failure.remedy:
            case Remedy.RETRY:
                return self.retries < MAX_RETRIES
            case Remedy.REASK:
                return self.reasks < MAX_REASKS and self.kind is not AttemptKind.REPAIR
            case Remedy.RAISE_LIMIT:
                return self.raises == 0
            case Remedy.NEXT_MODE:
                return len(self.modes) > 1
        return False

    def wait_after(self, failure: Failure) -> float:
        return wait_before_retry(self.retries + 1, failure.retry_after) if failure.remedy is Remedy.RETRY else 0.0

    def apply(self, failure: Failure) -> None:
        """Change the next request as the remedy for `failure` asks."""
        match failure.remedy:
            case Remedy.RETRY:
                self.retries += 1
            case Remedy.REASK:
                self.reasks += 1
                self.correction = failure
            case Remedy.RAISE_LIMIT:
                self.raises += 1
                written = self.sampling.max_output_tokens or self.usage.output_tokens or 0
                self.sampling.max_output_tokens = max(
                    2 * written, 0 if self.sampling.max_output_tokens else RAISED_LIMIT
                )
            case Remedy.NEXT_MODE:
                self.modes = self.modes[1:]

    def error(self, failure: Failure) -> errors.EngineError:
        """Our error for a failure that nothing more is done about."""
        message = failure.message
        if len(self.attempts) > 1:
            message = f"{message} ({len(self.attempts)} requests: {', '.join(row.outcome for row in self.attempts)}.)"
        raised = ERRORS[failure.outcome](message, hint=failure.hint, attempts=tuple(self.attempts))
        raised.retry_after = failure.retry_after
        return raised


class BudgetSpent(Failure):
    """The limit of requests was reached before this ask could send any."""

    def __init__(self) -> None:
        super().__init__(Outcome.CANCELLED, "The limit of requests for this article is used up.", final=True)
