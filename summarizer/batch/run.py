"""The door of the batch runner: from options and settings to a finished, or resumable, run."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarizer.batch.collecting import fewer_collections
from summarizer.batch.disk import Disk
from summarizer.batch.estimates import DEFAULT_OUTPUT_LIMIT, Estimates, prompt_tokens
from summarizer.batch.flow import Flow
from summarizer.batch.hands import Hands
from summarizer.batch.identity import config_of
from summarizer.batch.late import Late
from summarizer.batch.options import BatchOptions
from summarizer.batch.parking import parking_transport
from summarizer.batch.provider import Provider
from summarizer.batch.records import Caps, Tally
from summarizer.batch.runner import Outcome, Runner, books
from summarizer.batch.session import Session
from summarizer.batch.store import Store
from summarizer.batch.wire import listening_transport
from summarizer.engines.protocol import Engine
from summarizer.errors import UsageError
from summarizer.pipeline import Summarizer
from summarizer.settings import Settings

if TYPE_CHECKING:
    import httpx2

    from summarizer.engines.llm.engine import Gate
    from summarizer.engines.llm.prices import Price

Watch = Callable[[Tally, Flow], None]


def run_batch(
    options: BatchOptions,
    settings: Settings,
    *,
    brief: str | type[Any] = "negotiation",
    prompts: Path | None = None,
    engine: Engine | None = None,
    transport: httpx2.AsyncBaseTransport | None = None,
    disk: Disk | None = None,
    clock: Callable[[], float] = time.time,
    watch: Watch = lambda _tally, _flow: None,
    ready: Callable[[], None] = lambda: None,
    hands: Hands | None = None,
) -> Outcome:
    """Make the briefs of all articles of `options.sources`, or go on where an earlier call was cut off.

    `engine` stands in for the one that `settings` name, `transport` sends the requests of that one; `hands` make the
    briefs elsewhere. Raises `InputError`, `OutputError` and `UsageError`; an article that fails is a line of the
    output, never an error.
    """
    options.check()
    _require_no_loop()
    late = Late()
    given = settings
    settings = bounded(settings, options.caps)
    summarizer = Summarizer(
        settings, brief=brief, prompts=prompts, engine=engine or _engine(settings, late, transport, options)
    )
    asking = summarizer.engine.name != "rules"
    estimates = estimates_for(summarizer, options.caps) if asking else Estimates(0)
    config = config_of(summarizer)
    if "max_output_tokens" in config:  # as it was given: with another budget, or none, the run is the same
        config["max_output_tokens"] = given.max_output_tokens
    store = Store(options.store, disk=disk, clock=clock)
    try:
        outcome = _session(store, options, config, summarizer, estimates, late, watch, ready, transport, hands)
        while outcome.left_over and not options.only_failed:
            again = replace(options, restart=False)
            outcome = _session(store, again, config, summarizer, estimates, late, watch, lambda: None, transport, hands)
        return outcome
    finally:
        store.close()


def _session(
    store: Store,
    options: BatchOptions,
    config: dict[str, Any],
    summarizer: Summarizer[Any],
    estimates: Estimates,
    late: Late,
    watch: Watch,
    ready: Callable[[], None],
    transport: httpx2.AsyncBaseTransport | None,
    hands: Hands | None,
) -> Outcome:
    session = Session(store, options, config, store.disk)
    ready()

    def make_flow(runner: Runner) -> Flow:
        late.flow = Flow(options.limits, books(runner, options, estimates))
        late.journal, late.run = runner.journal, session.run
        if options.via_batch_api:
            runner.go_round(_provider(summarizer.settings, transport))
        return late.flow

    with fewer_collections():
        return asyncio.run(Runner(session, options, summarizer, watch, hands).run(make_flow))


def _require_no_loop() -> None:
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return
    hint = "Use: await asyncio.to_thread(run_batch, options, settings)."
    raise UsageError("A batch runs a loop of its own, and one runs here already.", hint=hint)


def _provider(settings: Settings, transport: httpx2.AsyncBaseTransport | None) -> Provider:
    from summarizer.engines.llm.engine import OFFICIAL, key_of  # noqa: PLC0415 # see _engine

    return Provider(settings.base_url or OFFICIAL, key_of(settings), transport)


def _engine(
    settings: Settings, late: Late, transport: httpx2.AsyncBaseTransport | None, options: BatchOptions
) -> Engine | None:
    if options.via_batch_api:
        if asks_nobody(settings):
            raise UsageError("--via batch-api needs a model to ask.", hint="Configure an endpoint, or --engine llm.")
        from summarizer.engines.llm import LLMEngine  # noqa: PLC0415 # loads openai and instructor, over a second

        return LLMEngine(settings, http_transport=parking_transport(late), gate=late)
    return engine_for(settings, late, transport)


def asks_nobody(settings: Settings) -> bool:
    """Whether the embedded rules make the briefs."""
    return settings.engine == "rules" or (settings.engine == "auto" and not settings.llm_configured)


def engine_for(settings: Settings, gate: Gate, transport: httpx2.AsyncBaseTransport | None = None) -> Engine | None:
    """The engine that asks through `gate` and tells the current ticket what it sends and gets; None for the rules."""
    if asks_nobody(settings):
        return None
    from summarizer.engines.llm import LLMEngine  # noqa: PLC0415 # see _engine
    from summarizer.engines.llm.engine import OFFICIAL  # noqa: PLC0415 # see _engine

    if transport is None and settings.recordings is not None:
        from summarizer.engines.replay import Recordings  # noqa: PLC0415 # see _engine
        from summarizer.engines.replay.transports import ReplayTransport  # noqa: PLC0415 # see _engine

        transport = ReplayTransport(Recordings.load(settings.recordings))
    key = settings.api_key.get_secret_value().strip() if settings.api_key else None
    listening = listening_transport(key, settings.base_url or OFFICIAL, transport)
    return LLMEngine(settings, http_transport=listening, gate=gate)


def bounded(settings: Settings, caps: Caps) -> Settings:
    """The settings with a limit of the answer where a budget in tokens or USD needs to know how long one can get."""
    if (caps.tokens is None and caps.usd is None) or settings.max_output_tokens is not None:
        return settings
    return settings.model_copy(update={"max_output_tokens": DEFAULT_OUTPUT_LIMIT})


def estimates_for(summarizer: Summarizer[Any], caps: Caps) -> Estimates:
    """What its requests will take. Raises `UsageError` for a budget in USD where the model's price is not known."""
    price = price_of(summarizer)
    if caps.usd is not None and price is None:
        model = getattr(summarizer.engine, "model", None)
        raise UsageError(f"The price of {model} is not known.", hint="Name a price file (SUMMARIZER_PRICES).")
    limit = summarizer.settings.max_output_tokens
    return Estimates(prompt_tokens(summarizer.brief_type), output_limit=limit, price=price)


def price_of(summarizer: Summarizer[Any]) -> Price | None:
    from summarizer.engines.llm.prices import price_list  # noqa: PLC0415 # the rules need none

    return price_list(summarizer.settings.prices).of(getattr(summarizer.engine, "model", None))
