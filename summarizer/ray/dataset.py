"""Briefs for a Ray Dataset: articles in, rows with briefs out, many requests in flight in each of a pool of actors."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import ray
import ray.data
from pydantic import BaseModel

from summarizer.batch import cache
from summarizer.batch.flow import Stopped
from summarizer.batch.identity import config_of
from summarizer.batch.inputs import Input, input_of, input_sha256
from summarizer.batch.late import Late
from summarizer.batch.packing import digest
from summarizer.batch.queue import config_key
from summarizer.batch.records import Caps, Named
from summarizer.batch.run import asks_nobody, bounded, engine_for, estimates_for
from summarizer.errors import InputUnreadable, InternalError, SummarizerError, UsageError
from summarizer.pipeline import Summarizer
from summarizer.ray.cluster import cores
from summarizer.ray.files import ERROR, FACTS
from summarizer.ray.leases import Leases, current_errand
from summarizer.ray.limiter import Limiter
from summarizer.ray.rows import COLUMNS, row_of, schema_of, table_of
from summarizer.ray.turns import MakeTransport, Order
from summarizer.readers import Article
from summarizer.schemas import BriefResult
from summarizer.settings import Settings, load_settings

if TYPE_CHECKING:
    from summarizer.engines.llm.engine import Gate

BATCH = 64  # articles of one task: what is asked for again when a task is lost
BATCHES_AT_ONCE = 4  # tasks of an actor: a slow article holds up its own


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns of the input hold what; those that are not there are None for every article."""

    text: str = "text"
    id: str = "id"
    title: str = "title"
    published: str = "published"
    keep: tuple[str, ...] = ()

    @property
    def read(self) -> frozenset[str]:
        return frozenset((self.text, self.id, self.title, self.published, FACTS, ERROR))


@dataclass(frozen=True, slots=True)
class Job:
    """What the actors of one pipeline are to do. Where requests are sent, `order` lies with the limiter as `name`."""

    columns: Columns
    order: Order | None = None
    name: str = ""
    limiter: Any = None
    caps: Caps = field(default_factory=Caps)


def summarize_dataset(
    dataset: ray.data.Dataset,
    settings: Settings | None = None,
    *,
    brief: str | type[BaseModel] = "negotiation",
    prompts: Path | None = None,
    text: str = "text",
    id: str = "id",  # noqa: A002 # named as the column is
    title: str = "title",
    published: str = "published",
    keep: Sequence[str] = (),
    limiter: Limiter | None = None,
    workers: int | None = None,
    batch_size: int = BATCH,
    transport: MakeTransport | None = None,
) -> ray.data.Dataset:
    """One row with its brief for each article of `dataset`; lazy, as Ray Data is.

    `text`, `id`, `title`, `published` name the columns (all but the first optional), `keep` those that are passed on.
    Rows out are those of `summarizer.ray.rows.COLUMNS` and ``n_<field>`` for each list of the brief: a failed article
    is a row with its `error`, never an exception. `limiter` holds for all pipelines that are given it; without one this
    pipeline has its own with the limits of a batch. `workers` is the largest number of actors (None: the cores of the
    cluster but one, which needs two at least), each with up to ``4 * batch_size`` articles in hand. Raises
    `SettingsError` and `UsageError`; the latter by way of Ray where the dataset lacks a column.
    """
    settings = settings or load_settings()
    columns = Columns(text=text, id=id, title=title, published=published, keep=tuple(keep))
    taken = sorted({*keep} & {name for name, _ in COLUMNS})
    if taken:
        raise UsageError(f"Columns of these names come out: {', '.join(taken)}.", hint="Rename those to be kept.")
    order = Order(settings, brief, prompts, transport)
    if asks_nobody(settings):
        job = Job(columns, Order(settings.model_copy(update={"api_key": None}), brief, prompts))
        _summarizer_of(order)
    else:
        limiter = limiter or Limiter()
        order = replace(order, settings=bounded(settings, limiter.caps))
        estimates_for(_summarizer_of(order), limiter.caps)  # what is wrong is said here, not by an actor
        name = uuid4().hex
        ray.get(limiter.actor.keep.remote(name, order))
        job = Job(columns, name=name, limiter=limiter.actor, caps=limiter.caps)
    largest = workers or max(1, cores() - 1)  # reading and writing need a core, too: without one all would wait
    small = dataset.repartition(target_num_rows_per_block=batch_size)
    return small.map_batches(
        Briefs,
        fn_constructor_args=(job,),
        batch_size=batch_size,
        batch_format="pyarrow",
        compute=ray.data.ActorPoolStrategy(
            min_size=1,
            max_size=largest,
            max_tasks_in_flight_per_actor=2 * BATCHES_AT_ONCE,
            max_concurrent_calls_per_actor=BATCHES_AT_ONCE,
        ),
        num_cpus=1,
    )


def _summarizer_of(order: Order, gate: Gate | None = None) -> Summarizer[Any]:
    transport = order.transport() if order.transport is not None else None
    engine = engine_for(order.settings, gate or Late(), transport)
    return Summarizer(order.settings, brief=order.brief, prompts=order.prompts, engine=engine)


class Briefs:
    """The function of the actors: a table of articles in, a table of rows out, all articles of it at once."""

    def __init__(self, job: Job) -> None:
        self._columns = job.columns
        order: Order = job.order or ray.get(job.limiter.order.remote(job.name))
        self._leases = Leases(job.limiter) if job.limiter is not None else None
        self._summarizer = _summarizer_of(order, self._leases)
        self._config_key = config_key(config_of(self._summarizer))
        self._schema = schema_of(self._summarizer.brief_type.model)
        if self._leases is not None:
            self._leases.estimates = estimates_for(self._summarizer, job.caps)

    async def __call__(self, batch: Any) -> Any:
        missing = [name for name in (self._columns.text, *self._columns.keep) if name not in batch.column_names]
        if missing:
            hint = f"There are {', '.join(batch.column_names)}."
            raise UsageError(f"The dataset has no column {missing[0]}.", hint=hint)
        read = [name for name in batch.column_names if name in self._columns.read]
        rows: list[dict[str, Any]] = batch.select(read).to_pylist()
        made = await asyncio.gather(*(self._row(_input(row, self._columns)) for row in rows))
        if self._leases is not None:
            await self._leases.flush()
        table = table_of(made, self._schema)
        for name in self._columns.keep:
            table = table.append_column(batch.schema.field(name), batch.column(name))
        return table

    async def _row(self, found: Input) -> dict[str, Any]:
        if found.article is None:
            error = found.error or InputUnreadable(f"{found.name} has no text.")
            return row_of(found.name, None, None, Named.of(error))
        key = cache.key(self._config_key, input_sha256(found.article))
        result, failure = await self._result(found.article)
        return row_of(found.name, key, result, failure)

    async def _result(self, article: Article) -> tuple[BriefResult[Any] | None, Named | None]:
        try:
            return await self._brief(article), None
        except Stopped as stopped:
            hint = "Nothing was decided about the article: run it again."
            return None, Named("stopped", f"The limiter let nothing more through: {stopped}.", hint, retryable=True)
        except SummarizerError as error:
            return getattr(error, "result", None), Named.of(error)
        except Exception as error:  # noqa: BLE001 # the seam: a bug that one article meets must not end the others
            return None, Named.of(InternalError(f"Unexpected {type(error).__name__}."))

    async def _brief(self, article: Article) -> BriefResult[Any]:
        if self._leases is None:
            return await self._summarizer.asummarize_article(article)
        errand = await self._leases.admit(article)
        current_errand.set(errand)
        try:
            return await self._summarizer.asummarize_article(article)
        finally:
            self._leases.depart(errand)


def _input(row: Mapping[str, Any], columns: Columns) -> Input:
    """The article of a row. One without an id is called by the hash of its text."""
    text, name = row.get(columns.text), row.get(columns.id)
    place = str(name) if name not in (None, "") else digest(str(text).encode("utf-8", "replace"))[:16]
    if row.get(ERROR) is not None:
        return Input(place, place, error=_told(Named.read(row[ERROR])))
    if not isinstance(text, str):
        return Input(place, place, error=InputUnreadable(f"{place} has no text."))
    published = row.get(columns.published)
    if isinstance(published, date):
        published = published.isoformat()[:10]
    facts = {"id": name, "text": text, "title": row.get(columns.title), "published": published}
    found = input_of(facts, place)
    more = row.get(FACTS)
    if found.article is None or more is None:
        return found
    known = json.loads(more)
    return replace(found, article=replace(found.article, **{**known, "notes": tuple(known["notes"])}))


def _told(named: Named) -> SummarizerError:
    """An error that was met where the article was read."""
    error = InputUnreadable(named.message, hint=named.hint)
    error.code = named.code  # type: ignore[misc]  # the code of a class, for once that of an object
    return error
