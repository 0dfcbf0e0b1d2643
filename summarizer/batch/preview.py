"""What a batch would do and cost, without doing it: counts, tokens and USD, roughly."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from summarizer.batch.estimates import LIKELY_OUTPUT, Estimates, prompt_tokens
from summarizer.batch.folders import Walk
from summarizer.batch.inputs import find_inputs, input_sha256
from summarizer.batch.options import BatchOptions
from summarizer.batch.run import price_of
from summarizer.pipeline import Summarizer
from summarizer.settings import Settings

REQUESTS_EACH = 1.2  # an article: some need a repair or a retry


@dataclass(frozen=True)
class Preview:
    """`tokens` and `usd` are None where nothing is asked, or no price is known.

    `unread` names each article that cannot be read, with the reason, and `skipped` all that is taken for none.
    """

    articles: int
    repeated: int
    characters: int
    unread: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()
    input_tokens: int | None = None
    output_tokens: int | None = None
    usd: float | None = None
    model: str | None = None

    @property
    def unreadable(self) -> int:
        return len(self.unread)

    def lines(self) -> list[str]:
        """What there is and would cost, then what is left out, one line each."""
        left_out = [*(f"unreadable  {line}" for line in self.unread), *(f"skipped  {line}" for line in self.skipped)]
        return [*self._counts(), *left_out]

    def _counts(self) -> list[str]:
        repeated = f" ({self.repeated:,} repeat another word for word)" if self.repeated else ""
        lines = [
            f"{self.articles:,} articles{repeated}, {self.characters:,} characters; {self.unreadable:,} unreadable"
        ]
        if self.input_tokens is None or self.output_tokens is None:
            return [*lines, "nothing is sent: the embedded rules answer"]
        cost = "its price is not known" if self.usd is None else f"about ${self.usd:.2f}"
        tokens = f"about {self.input_tokens:,} tokens in and {self.output_tokens:,} out"
        return [*lines, f"{self.model}: {tokens}, {cost}"]


def preview(
    options: BatchOptions, settings: Settings, *, brief: str | type[Any] = "negotiation", prompts: Path | None = None
) -> Preview:
    """Read the inputs and estimate. Raises `InputError`, `OutputError` and `UsageError`."""
    options.check()
    summarizer = Summarizer(settings, brief=brief, prompts=prompts)
    asking = summarizer.engine.name != "rules"
    estimates = Estimates(prompt_tokens(summarizer.brief_type) if asking else 0)
    articles = characters = sent = 0
    seen: set[bytes] = set()
    unread: list[str] = []
    skipped: list[str] = []
    walk = Walk(options.ours, told=lambda name, kind: skipped.append(f"{name} ({kind})"))
    found = find_inputs(options.sources, max_bytes=settings.max_bytes, walk=walk)
    for one in itertools.islice(found, options.limit):
        if one.article is None:
            unread.append(f"{one.name}: {one.error}")
            continue
        articles += 1
        characters += len(one.article.text)
        sha256 = bytes.fromhex(input_sha256(one.article))[:16]
        if sha256 not in seen:
            seen.add(sha256)
            sent += estimates.draft_input(one.article.text)
    counted = Preview(articles, articles - len(seen), characters, tuple(unread), tuple(skipped))
    if not asking:
        return counted
    taken, written = int(REQUESTS_EACH * sent), int(REQUESTS_EACH * LIKELY_OUTPUT * len(seen))
    price = price_of(summarizer)
    usd = None if price is None else (taken * price.input + written * price.output) / 1_000_000
    model = getattr(summarizer.engine, "model", None)
    return replace(counted, input_tokens=taken, output_tokens=written, usd=usd, model=model)
