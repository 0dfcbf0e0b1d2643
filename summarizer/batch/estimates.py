"""What a request will take: a rough count of tokens, corrected by what the endpoint has billed so far."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.batch.records import Amount, Ticket
from summarizer.document import Document
from summarizer.prompting import BriefType, render
from summarizer.schemas import Attempt

if TYPE_CHECKING:
    from summarizer.engines.llm.prices import Price

PROBE = "Talks were held."
NUMBERING = 1.25  # an article with its sentence ids and its list of quotations, in articles
LIKELY_OUTPUT = 900  # tokens, before an answer was seen
MARGIN = 1.15
REPAIR_TOKENS = 600  # words around the failing items
DEFAULT_OUTPUT_LIMIT = 16_384  # set where a budget needs a bound and the user gave none


def text_tokens(text: str) -> int:
    """Tokens of a text, roughly: one for four bytes, which is a little much for English. Cheap: it is done for each."""
    return len(text.encode("utf-8", "replace")) // 4 + 1


def prompt_tokens(kind: BriefType) -> int:
    """Tokens of what is sent beside the article: instructions and schema."""
    messages = render(kind, Document(PROBE)).messages
    return sum(text_tokens(message.content) for message in messages) + text_tokens(json.dumps(kind.schema))


@dataclass
class Estimates:
    """Learns from every billed request. Not thread-safe: it belongs to one event loop."""

    overhead: int  # tokens of the prompt beside the article
    output_limit: int | None = None  # tokens
    price: Price | None = None
    ratio: float = 1.0  # billed tokens of input for one estimated, the largest seen
    output: float = LIKELY_OUTPUT

    def draft_input(self, text: str) -> int:
        return self.overhead + int(NUMBERING * text_tokens(text))

    def request(self, ticket: Ticket) -> tuple[Amount, Amount]:
        """What the next request for an article will likely take, and what it takes at most."""
        last = ticket.last
        written = self.output_limit or max(DEFAULT_OUTPUT_LIMIT, int(2 * self.output))
        if last is None or last.input_tokens is None:
            ticket.estimate = ticket.estimate or self.draft_input(ticket.claimed.article.text)
            sent = int(self.ratio * ticket.estimate)
        elif last.outcome == "ok" or last.outcome in ("invalid_json", "wrong_structure"):
            sent = last.input_tokens + 2 * (last.output_tokens or 0) + REPAIR_TOKENS
        else:
            sent = last.input_tokens
        if last is not None and last.outcome == "truncated":
            written *= 2
        return self._amount(sent, int(self.output)), self._amount(int(MARGIN * sent), written)

    def learn(self, ticket: Ticket, attempt: Attempt) -> None:
        """Take note of what a request was billed."""
        if attempt.input_tokens and ticket.sent == 1:
            self.ratio = max(self.ratio, attempt.input_tokens / max(1, ticket.estimate))
        if attempt.output_tokens and attempt.outcome == "ok":
            self.output += 0.1 * (attempt.output_tokens - self.output)

    def _amount(self, sent: int, written: int) -> Amount:
        usd = 0.0
        if self.price is not None:
            usd = (sent * self.price.input + written * self.price.output) / 1_000_000
        return Amount(1, sent + written, usd)
