"""One document from draft to result, as steps that neither ask nor wait themselves: the one core of sync and async.

A step generator yields what the engine is to be asked and is sent its answer, or thrown its error.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace
from typing import Any, TypeAlias

from summarizer.document import Document
from summarizer.engines.protocol import Answer, Ask, Budget, Engine
from summarizer.errors import (
    EndpointAuth,
    EndpointQuota,
    EndpointRefusedRequest,
    EngineError,
    RecordingMissing,
)
from summarizer.grounding import AnswerMerger, Grounding, Outcome
from summarizer.pipeline.accounts import Accounts
from summarizer.prompting import BriefType, KnownParty, Window, windows_of
from summarizer.readers import Article
from summarizer.schemas import AttemptKind, BriefResult
from summarizer.settings import Settings

Steps: TypeAlias = "Generator[Ask, Answer, BriefResult[Any]]"  # in quotes: pydantic would make a model of it
PartSteps = Generator[Ask, Answer, Grounding]
# After these the next part would fail the same way.
HOPELESS = (EndpointAuth, EndpointQuota, EndpointRefusedRequest, RecordingMissing)


def steps_of(article: Article, document: Document, brief_type: BriefType, engine: Engine, settings: Settings) -> Steps:
    """Draft, ground, check, repair once, and finish; a long document part by part. Raises `EngineError`."""
    accounts = Accounts(article, document, brief_type, engine.name)
    run = _Run(document, brief_type, engine, settings, accounts)
    windows = windows_of(document, settings.window_tokens) if engine.reads_windows else ()
    try:
        if windows:
            outcome = yield from run.parts(windows)
        else:
            grounding = yield from run.part(None)
            outcome = grounding.finish()
    except EngineError as error:
        accounts.fail(error)
        raise
    return accounts.result(outcome)


class _Run:
    """What the steps of one run share."""

    def __init__(
        self, document: Document, brief_type: BriefType, engine: Engine, settings: Settings, accounts: Accounts
    ) -> None:
        self._document = document
        self._type = brief_type
        self._engine = engine
        self._settings = settings
        self._accounts = accounts

    def parts(self, windows: tuple[Window, ...]) -> Generator[Ask, Answer, Outcome]:
        """Ask about one window after the other, each knowing the cast of those before, and join the answers.

        A window that fails is named in the result; the rest goes on. Raises the last error if no window succeeded.
        """
        merger = AnswerMerger(self._type.model)
        cast: tuple[KnownParty, ...] = ()
        failure: EngineError | None = None
        trusted = read = False
        for window in windows:
            if isinstance(failure, HOPELESS):
                self._accounts.note_unread(window, type(failure)(failure.message))
                continue
            try:
                grounding = yield from self.part(window._replace(cast=cast))
            except EngineError as error:
                failure = error
                self._accounts.note_unread(window, error)
                continue
            merger.add(grounding.answer())
            cast = tuple(KnownParty(identity, name) for identity, name in merger.named_items())
            trusted, read = grounding.trusted, True
        if failure is not None and not read:
            raise type(failure)(failure.message, hint=failure.hint)
        whole = Grounding(self._document, self._type.model, trusted=trusted)
        whole.load(merger.merged())
        return whole.finish()

    def part(self, window: Window | None) -> PartSteps:
        """Draft and ground one part, and have what fails repaired once."""
        budget = Budget.starting_now(requests=self._settings.max_requests, seconds=self._settings.timeout)
        ask = Ask(AttemptKind.DRAFT, self._document, self._type, budget, window=window)
        answer = yield ask
        self._accounts.take(answer)
        known = frozenset(party.id for party in window.cast) if window else frozenset()
        grounding = Grounding(self._document, self._type.model, trusted=answer.trusted, also_known=known)
        grounding.load(answer.raw)
        failing = grounding.failing()
        if failing and self._engine.can_repair and self._settings.repair:
            try:
                repair = yield replace(ask, kind=AttemptKind.REPAIR, previous=answer, problems=failing)
            except EngineError as error:
                self._accounts.note_failed_repair(error)
            else:
                self._accounts.take(repair)
                grounding.replace(repair.raw)
        return grounding
