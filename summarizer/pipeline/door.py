"""The library's door: `Summarizer` and its shortcuts, sync and async over the same steps."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Generic, TypeVar, cast, overload

from pydantic import BaseModel

from summarizer.document import Document
from summarizer.engines.protocol import Engine
from summarizer.engines.rules import RulesEngine
from summarizer.errors import EngineError, InputEmpty, InputError, InputUnreadable, UsageError
from summarizer.pipeline.steps import Steps, steps_of
from summarizer.prompting import BriefType, brief_type
from summarizer.readers import Article, given_date, given_title, read
from summarizer.schemas import BriefResult, NegotiationBrief
from summarizer.settings import Settings, load_settings

B = TypeVar("B", bound=BaseModel)
LONGEST_PATH = 4096
FILE_NAMES = (".txt", ".md", ".html", ".htm", ".pdf", ".docx")


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
        _require(settings, "settings", Settings | None, "Make them with Settings(...) or load_settings(...).")
        _require(prompts, "prompts", Path | None, "Pass pathlib.Path(...).")
        if engine is not None and not hasattr(engine, "answer"):
            hint = "Pass an engine object, or name one in the settings: Settings(engine='rules')."
            raise UsageError(f"engine is a {type(engine).__name__}, not an engine.", hint=hint)
        self.settings = settings or load_settings()
        self.brief_type: BriefType = brief_type(brief, prompts=prompts)
        self.engine: Engine = engine or make_engine(self.settings)

    def summarize(
        self, source: str | Path, *, title: str | None = None, published: str | None = None
    ) -> BriefResult[B]:
        """The brief of an article: a `Path` is read as a file, a `str` is the article's text itself.

        `title` and `published` (YYYY-MM-DD) win over the document's own. Raises `UsageError` for arguments that cannot
        be used, `InputError` for such a document, and `EngineError` where no brief came out; the latter's `result` is
        the failed result with its ledger.
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
        document = Document(article.text, title=article.title, published=article.published)
        return steps_of(article, document, self.brief_type, self.engine, self.settings)


def article_of(text: str, *, title: str | None = None, published: str | None = None) -> Article:
    """The article whose text is `text`. Raises `InputError` where it is blank, or rather the name of a file.

    Raises `UsageError` for what is neither, and for a title or a date that is none.
    """
    _require(text, "The source", str, "Pass the text as str, or a file as pathlib.Path(...).")
    called, dated = given_title(title), given_date(published)
    if "\n" not in text and 0 < len(text) <= LONGEST_PATH and len(text.split()) == 1 and _is_file(text):
        raise InputError(f"{text!r} is the name of a file.", hint="Pass pathlib.Path(...) to read it.")
    if not text.strip():
        raise InputEmpty("The text is empty.")
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise InputUnreadable("The text holds half surrogates, which are not characters.", hint="Decode it anew.")
    return Article(text=text, title=called, published=dated)


def _require(value: object, name: str, kind: Any, hint: str) -> None:
    """Raise `UsageError` where `value` is not of `kind`: without a type checker it would be met deep inside."""
    if not isinstance(value, kind):
        raise UsageError(f"{name} is of the type {type(value).__name__}.", hint=hint)


def _is_file(text: str) -> bool:
    """Whether `text` is the name of a file that there is, or can be nothing but the name of one."""
    if text.strip().lower().endswith(FILE_NAMES):
        return True
    try:
        return Path(text).is_file()
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
