"""The accounts of one run: what was asked, what was noticed, and the result that they end in."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from pydantic import BaseModel

from summarizer._version import __version__
from summarizer.document import Document, Sentence
from summarizer.engines.protocol import Answer
from summarizer.errors import EngineError
from summarizer.grounding import Outcome, complete, coverage_findings, document_findings, repeated_quotes
from summarizer.prompting import BriefType, Window
from summarizer.readers import Article
from summarizer.schemas import (
    Attempt,
    BriefResult,
    Dropped,
    Finding,
    Provenance,
    RunStatus,
    Severity,
    Source,
    Span,
)


class Accounts:
    """The accounts of one run: what was asked, what was noticed, and the result that they end in."""

    def __init__(self, article: Article, document: Document, brief_type_: BriefType, engine: str) -> None:
        self._article = article
        self._document = document
        self._type = brief_type_
        self._engine = engine
        self._attempts: list[Attempt] = []
        self._findings: list[Finding] = []
        self._answer: Answer | None = None
        self._unread = False

    def take(self, answer: Answer) -> None:
        """Book an answer; the first one says what was sent and which model answered."""
        self._attempts += answer.attempts
        self._findings += [_note("rules", note) for note in answer.notes]
        self._answer = self._answer or answer

    def note_failed_repair(self, error: EngineError) -> None:
        self._attempts += error.attempts
        message = f"items that failed their checks could not be repaired: {error.message}"
        self._findings.append(Finding(code="repair_failed", severity=Severity.WARNING, message=message))

    def fail(self, error: EngineError) -> None:
        """Hang the failed result, with every request made so far, on the error."""
        self._attempts += error.attempts
        failure = Finding(code=error.code, severity=Severity.ERROR, message=error.message)
        error.attempts = tuple(self._numbered())
        error.result = self._result(RunStatus.FAILED, None, [], [failure])

    def note_unread(self, window: Window, error: EngineError) -> None:
        """A part of a long document for which no answer came: the result will be partial and name it."""
        self._attempts += error.attempts
        sentences = window.sentences(self._document)[window.overlap :]
        start, end = window.offsets(self._document)
        message = (
            f"part {window.number} of {window.of} was not read ({sentences[0].id} to {sentences[-1].id}, "
            f"characters {start} to {end}): {error.message}"
        )
        spans = [_span(self._document, sentence) for sentence in {sentences[0]: None, sentences[-1]: None}]
        self._findings.append(Finding(code="window_failed", severity=Severity.ERROR, message=message, spans=spans))
        self._unread = True

    def result(self, outcome: Outcome) -> BriefResult[Any]:
        """The result of a run that came to a brief."""
        coverage = coverage_findings(self._document, outcome.brief)
        lost = outcome.dropped or self._unread or any(finding.severity is Severity.ERROR for finding in coverage)
        status = RunStatus.PARTIAL if lost else RunStatus.OK
        return self._result(status, complete(outcome.brief), outcome.dropped, [*outcome.findings, *coverage])

    def _result(
        self, status: RunStatus, brief: BaseModel | None, dropped: list[Dropped], findings: list[Finding]
    ) -> BriefResult[Any]:
        notes = [_note("input", note) for note in self._article.notes]
        result: BriefResult[Any] = _result_class(self._type.model)(
            status=status,
            brief=brief,
            source=self._source(),
            dropped=dropped,
            findings=[*notes, *self._findings, *document_findings(self._document), *findings],
            repeated=repeated_quotes(brief) if brief is not None else [],
            ledger=self._numbered(),
            provenance=self._provenance(),
        )
        return result

    def _numbered(self) -> list[Attempt]:
        return [
            row if row.attempt == number else row.model_copy(update={"attempt": number})
            for number, row in enumerate(self._attempts, start=1)
        ]

    def _source(self) -> Source:
        return Source(
            title=self._document.title,
            published=self._document.published,
            sha256=self._document.sha256,
            chars=len(self._document.text),
            text=self._document.text,
            language=self._document.language,
            media_type=self._article.media_type,
            encoding=self._article.encoding,
            name=self._article.name,
        )

    def _provenance(self) -> Provenance:
        return Provenance(
            engine=self._engine,
            model=self._answer.model if self._answer else None,
            type=self._type.name,
            prompt_sha256=self._answer.prompt_sha256 if self._answer else None,
            schema_sha256=self._answer.schema_sha256 if self._answer else None,
            version=__version__,
        )


@lru_cache(maxsize=64)
def _result_class(model: type[BaseModel]) -> Any:
    """Kept here: pydantic forgets a parametrised class that nobody holds, and builds it anew for the next article."""
    return BriefResult[model]  # type: ignore[valid-type]  # a class known at run time


def _note(code: str, message: str) -> Finding:
    return Finding(code=code, severity=Severity.INFO, message=message)


def _span(document: Document, sentence: Sentence) -> Span:
    return Span(id=sentence.id, start=sentence.start, end=sentence.end, text=document.slice(sentence))
