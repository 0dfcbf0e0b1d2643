"""Where the answers of a run come from: the embedded engine, recorded answers, a live model, or a folder of results."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, Protocol

from summarizer.engines.protocol import Engine
from summarizer.engines.replay import Recordings, recording_case
from summarizer.errors import (
    EndpointAuth,
    EndpointQuota,
    EndpointRefusedRequest,
    EndpointUnreachable,
    EngineError,
    RecordingMissing,
    SummarizerError,
)
from summarizer.evaluation.faults import HarnessError
from summarizer.evaluation.gold import RECORDINGS, GoldCase
from summarizer.evaluation.saved import SavedResult, of_result, read_result
from summarizer.pipeline import Summarizer
from summarizer.readers import Article
from summarizer.settings import Settings

EngineName = Literal["rules", "replay", "llm", "saved"]

# What decides a recorded request besides prompt, schema and model is fixed: nobody's environment changes a replay.
STANDARD: dict[str, Any] = {
    "engine": "llm",
    "mode": "auto",
    "temperature": None,
    "seed": None,
    "max_output_tokens": None,
    "max_requests": 5,
    "repair": True,
}

# In a live run these say that nobody could be asked, not that a model answered badly.
_NOBODY_ASKED = (EndpointUnreachable, EndpointAuth, EndpointQuota, EndpointRefusedRequest)


@dataclass(frozen=True, slots=True)
class Spec:
    """One run: its name, what answers, and the model where one is asked (None for the recorded or configured one).

    `recordings` is the name of the file in each case's folder that a replay reads.
    """

    name: str
    engine: EngineName
    model: str | None = None
    recordings: str = RECORDINGS


class Source(Protocol):
    """Gives one result a case."""

    model: str | None

    def result(self, case: GoldCase) -> SavedResult:
        """The result of one case; raises `HarnessError` where there is none to judge."""
        ...

    def origins(self, case: GoldCase) -> dict[str, int]:
        """How many answers of each origin were used for the case."""
        ...


def article_of(case: GoldCase) -> Article:
    """The article of a case as it is given to the pipeline, always the same way: recordings depend on it."""
    return Article(text=case.article, title=case.gold.title, published=case.gold.published, name=case.id)


class Embedded:
    """Answers of the rules engine."""

    model: str | None = None

    def __init__(self, settings: Settings) -> None:
        self._summarizer = Summarizer(settings.model_copy(update={"engine": "rules", "recordings": None}))

    def result(self, case: GoldCase) -> SavedResult:
        return _asked(self._summarizer, case, live=False)

    def origins(self, case: GoldCase) -> dict[str, int]:  # noqa: ARG002 # the same for every case
        return {"computed": 1}


class Live:
    """Answers of the model that the settings name, asked now."""

    def __init__(self, settings: Settings, engine: Engine | None = None) -> None:
        from summarizer.engines.llm import LLMEngine  # noqa: PLC0415 # loads openai and instructor, over a second

        settings = settings.model_copy(update={"engine": "llm", "recordings": None})
        asked = engine or LLMEngine(settings)
        self.model: str | None = getattr(asked, "model", None)
        self._summarizer = Summarizer(settings, engine=asked)

    def result(self, case: GoldCase) -> SavedResult:
        return _asked(self._summarizer, case, live=True)

    def origins(self, case: GoldCase) -> dict[str, int]:  # noqa: ARG002 # the same for every case
        return {"live": 1}


class Replayed:
    """Recorded answers under the real client; an answer that nobody asks for is an error like a missing one."""

    def __init__(self, settings: Settings, spec: Spec) -> None:
        self.model = spec.model
        self._file = spec.recordings
        self._settings = settings.model_copy(
            update={**STANDARD, "model": spec.model, "base_url": None, "api_key": None, "prices": None}
        )
        self._origins: dict[str, dict[str, int]] = {}

    def result(self, case: GoldCase) -> SavedResult:
        path = case.folder / self._file
        if not path.is_file():
            hint = f"Record it: summarizer eval record --case {case.id}"
            raise HarnessError(f"Case {case.id} has no {path.name}.", hint=hint)
        with _replaying(self._settings, path) as (summarizer, recordings, model):
            self.model = self.model or model
            with recording_case(case.id):
                result = _asked(summarizer, case, live=False)
            left = recordings.unused()
        if left:
            lines = ", ".join(str(recording.line) for recording in left)
            raise HarnessError(
                f"Case {case.id}: {len(left)} recorded answers were not asked for (line {lines}).",
                hint="Delete them, or record the case anew.",
            )
        counts: dict[str, int] = {}
        for recording in recordings:
            counts[recording.origin] = counts.get(recording.origin, 0) + 1
        self._origins[case.id] = counts
        return result

    def origins(self, case: GoldCase) -> dict[str, int]:
        return self._origins.get(case.id, {})


@contextmanager
def _replaying(settings: Settings, path: Path) -> Iterator[tuple[Summarizer[Any], Recordings, str | None]]:
    from summarizer.engines.llm import LLMEngine, no_waits  # noqa: PLC0415 # loads openai and instructor

    settings = settings.model_copy(update={"recordings": path})
    engine = LLMEngine(settings)
    try:
        if engine.recordings is None:
            raise HarnessError(f"The engine did not load {path}.")
        with no_waits():
            yield Summarizer(settings, engine=engine), engine.recordings, engine.model
    finally:
        engine.close()


class Folder:
    """Results saved by anybody, one JSON file a case: CASE.json, or CASE/result.json."""

    model: str | None = None

    def __init__(self, folder: Path) -> None:
        if not folder.is_dir():
            raise HarnessError(f"No folder of results {folder}.")
        self._folder = folder

    def result(self, case: GoldCase) -> SavedResult:
        path = self._folder / f"{case.id}.json"
        if not path.is_file():
            path = self._folder / case.id / "result.json"
        try:
            data = json.loads(path.read_text("utf-8"))
        except OSError:
            raise HarnessError(f"No result of case {case.id} in {self._folder}.") from None
        except (ValueError, RecursionError) as error:
            raise HarnessError(f"{path} is not JSON: {error}.") from None
        result = read_result(data)
        self.model = self.model or result.provenance.model
        return result

    def origins(self, case: GoldCase) -> dict[str, int]:  # noqa: ARG002 # the same for every case
        return {"saved": 1}


def _asked(summarizer: Summarizer[Any], case: GoldCase, *, live: bool) -> SavedResult:
    """Run the pipeline on a case: a model that gives no brief is a result, whatever keeps us from judging an error."""
    try:
        return of_result(summarizer.summarize_article(article_of(case)))
    except RecordingMissing as error:
        diff = getattr(error, "diff", "")
        raise HarnessError(f"Case {case.id}: {error.message}{_indented(diff)}", hint=error.hint) from None
    except _NOBODY_ASKED as error:
        if live:
            raise HarnessError(f"Case {case.id}: {error.message}", hint=error.hint) from None
        return _failed(error)
    except EngineError as error:
        return _failed(error)
    except SummarizerError as error:
        raise HarnessError(f"Case {case.id}: {error.message}", hint=error.hint) from None


def _failed(error: EngineError) -> SavedResult:
    failure = f"{error.code}: {error.message}"
    if error.result is None:
        return SavedResult(failure=failure)
    return of_result(error.result).model_copy(update={"failure": failure})


def _indented(diff: str) -> str:
    return "".join(f"\n    {line}" for line in diff.splitlines())


def source_for(spec: Spec, settings: Settings, folder: Path | None = None) -> Source:
    """What answers a run."""
    if spec.engine == "rules":
        return Embedded(settings)
    if spec.engine == "replay":
        return Replayed(settings, spec)
    if spec.engine == "llm":
        return Live(settings.model_copy(update={"model": spec.model}) if spec.model else settings)
    if folder is None:
        raise HarnessError("A run over saved results needs their folder.")
    return Folder(folder)
