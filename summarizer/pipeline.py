"""One document through the whole pipeline, sync and async: read, draft, ground, check, repair once, result."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path
from typing import Any, Generic, TypeVar, cast, overload

from pydantic import BaseModel

from summarizer._version import __version__
from summarizer.document import Document
from summarizer.engines.protocol import Answer, Ask, Budget, Engine
from summarizer.engines.rules import RulesEngine
from summarizer.errors import EngineError, InputEmpty, InputError, InputUnreadable
from summarizer.grounding import Grounding, complete, document_findings, repeated_quotes
from summarizer.prompting import BriefType, brief_type
from summarizer.readers import Article, read
from summarizer.schemas import (
    Attempt,
    AttemptKind,
    BriefResult,
    Finding,
    NegotiationBrief,
    Provenance,
    RunStatus,
    Severity,
    Source,
)
from summarizer.settings import Settings, load_settings

B = TypeVar("B", bound=BaseModel)
Steps = Generator[Ask, Answer, BriefResult[Any]]
LONGEST_PATH = 4096


class Summarizer(Generic[B]):
    """Makes briefs of one type. Reusable; safe to share across threads and tasks.

    `brief` is the name of a built-in type, ``module:Class``, ``file.py:Class`` or a pydantic class; `prompts` a folder
    of templates that take precedence; `engine` an engine of one's own in place of the one that `settings` name.
    """

    @overload
    def __init__(
        self: Summarizer[NegotiationBrief],
        settings: Settings | None = None,
        *,
        prompts: Path | None = None,
        engine: Engine | None = None,
    ) -> None: ...
    @overload
    def __init__(
        self,
        settings: Settings | None = None,
        *,
        brief: type[B],
        prompts: Path | None = None,
        engine: Engine | None = None,
    ) -> None: ...
    @overload
    def __init__(
        self: Summarizer[Any],
        settings: Settings | None = None,
        *,
        brief: str,
        prompts: Path | None = None,
        engine: Engine | None = None,
    ) -> None: ...
    def __init__(
        self,
        settings: Settings | None = None,
        *,
        brief: str | type[Any] = "negotiation",
        prompts: Path | None = None,
        engine: Engine | None = None,
    ) -> None:
        self.settings = settings or load_settings()
        self.brief_type: BriefType = brief_type(brief, prompts=prompts)
        self.engine: Engine = engine or make_engine(self.settings)

    def summarize(
        self, source: str | Path, *, title: str | None = None, published: str | None = None
    ) -> BriefResult[B]:
        """The brief of an article: a `Path` is read as a file, a `str` is the article's text itself.

        Raises `InputError` for a document that cannot be used and `EngineError` where no brief came out; the latter's
        `result` is the failed result with its ledger.
        """
        return self.summarize_article(self._article(source, title, published))

    async def asummarize(
        self, source: str | Path, *, title: str | None = None, published: str | None = None
    ) -> BriefResult[B]:
        """The asynchronous twin of `summarize`."""
        return await self.asummarize_article(self._article(source, title, published))

    def summarize_article(self, article: Article) -> BriefResult[B]:
        """The brief of an article that a reader has read. Raises `EngineError`."""
        steps = self._steps(article)
        try:
            ask = next(steps)
            while True:
                try:
                    answer = self.engine.answer(ask)
                except EngineError as error:
                    ask = steps.throw(error)
                else:
                    ask = steps.send(answer)
        except StopIteration as done:
            return cast("BriefResult[B]", done.value)

    async def asummarize_article(self, article: Article) -> BriefResult[B]:
        """The asynchronous twin of `summarize_article`."""
        steps = self._steps(article)
        try:
            ask = next(steps)
            while True:
                try:
                    answer = await self.engine.aanswer(ask)
                except EngineError as error:
                    ask = steps.throw(error)
                else:
                    ask = steps.send(answer)
        except StopIteration as done:
            return cast("BriefResult[B]", done.value)

    def _article(self, source: str | Path, title: str | None, published: str | None) -> Article:
        if isinstance(source, Path):
            return read(source, max_bytes=self.settings.max_bytes, title=title, published=published)
        return article_of(source, title=title, published=published)

    def _steps(self, article: Article) -> Steps:
        """The one core of both faces: yields what the engine is asked, receives its answers, returns the result."""
        document = Document(article.text, title=article.title, published=article.published)
        budget = Budget.starting_now(requests=self.settings.max_requests, seconds=self.settings.timeout)
        run = _Run(article, document, self.brief_type, self.engine.name)
        try:
            answer = yield Ask(AttemptKind.DRAFT, document, self.brief_type, budget)
            run.take(answer)
            grounding = Grounding(document, self.brief_type.model, trusted=answer.trusted)
            grounding.load(answer.raw)
            failing = grounding.failing()
            if failing and self.engine.can_repair and self.settings.repair:
                try:
                    repair = yield Ask(AttemptKind.REPAIR, document, self.brief_type, budget, answer, failing)
                except EngineError as error:
                    run.note_failed_repair(error)
                else:
                    run.take(repair)
                    grounding.replace(repair.raw)
            outcome = grounding.finish()
        except EngineError as error:
            run.fail(error)
            raise
        return run.result(outcome.brief, outcome.dropped, outcome.findings)


class _Run:
    """The accounts of one run: what was asked, what was noticed, and the result that they end in."""

    def __init__(self, article: Article, document: Document, brief_type_: BriefType, engine: str) -> None:
        self._article = article
        self._document = document
        self._type = brief_type_
        self._engine = engine
        self._attempts: list[Attempt] = []
        self._findings: list[Finding] = []
        self._answer: Answer | None = None

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
        if not any(attempt in self._attempts for attempt in error.attempts):
            self._attempts += error.attempts
        failure = Finding(code=error.code, severity=Severity.ERROR, message=error.message)
        error.attempts = tuple(self._numbered())
        error.result = self._result(RunStatus.FAILED, None, [], [failure])

    def result(self, brief: BaseModel, dropped: list[Any], findings: list[Finding]) -> BriefResult[Any]:
        status = RunStatus.PARTIAL if dropped else RunStatus.OK
        return self._result(status, complete(brief), dropped, findings)

    def _result(
        self, status: RunStatus, brief: BaseModel | None, dropped: list[Any], findings: list[Finding]
    ) -> BriefResult[Any]:
        notes = [_note("input", note) for note in self._article.notes]
        result_class: Any = BriefResult[self._type.model]  # type: ignore[name-defined]  # a class known at run time
        result: BriefResult[Any] = result_class(
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
        return [a.model_copy(update={"attempt": number}) for number, a in enumerate(self._attempts, start=1)]

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


def _note(code: str, message: str) -> Finding:
    return Finding(code=code, severity=Severity.INFO, message=message)


def article_of(text: str, *, title: str | None = None, published: str | None = None) -> Article:
    """The article whose text is `text`. Raises `InputError` where it is blank, or rather the name of a file."""
    if "\n" not in text and 0 < len(text) <= LONGEST_PATH and len(text.split()) == 1 and _is_file(text):
        raise InputError(f"{text!r} is the name of a file.", hint="Pass pathlib.Path(...) to read it.")
    if not text.strip():
        raise InputEmpty("The text is empty.")
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise InputUnreadable("The text holds half surrogates, which are not characters.", hint="Decode it anew.")
    return Article(text=text, title=title, published=published)


def _is_file(name: str) -> bool:
    try:
        return Path(name).is_file()
    except (OSError, ValueError):
        return False


def make_engine(settings: Settings) -> Engine:
    """The engine that the settings name; `auto` takes the LLM where one is configured, else the embedded rules."""
    if settings.engine == "llm" or (settings.engine == "auto" and settings.llm_configured):
        from summarizer.engines.llm import LLMEngine  # noqa: PLC0415 # loads openai and instructor, over a second

        return LLMEngine(settings)
    return RulesEngine()


def summarize(
    source: str | Path,
    *,
    title: str | None = None,
    published: str | None = None,
    settings: Settings | None = None,
    engine: Engine | None = None,
) -> BriefResult[NegotiationBrief]:
    """The negotiation brief of one article; see `Summarizer.summarize`. For many articles keep one `Summarizer`."""
    return Summarizer(settings, engine=engine).summarize(source, title=title, published=published)


async def asummarize(
    source: str | Path,
    *,
    title: str | None = None,
    published: str | None = None,
    settings: Settings | None = None,
    engine: Engine | None = None,
) -> BriefResult[NegotiationBrief]:
    """The asynchronous twin of `summarize`."""
    return await Summarizer(settings, engine=engine).asummarize(source, title=title, published=published)
