"""What an article costs on a cluster beside the work of the pipeline: the driver, the limiter, the bytes that are kept.

    python evals/benchmarks/cluster.py [--documents 400]

Gold articles, answered on loopback as in batch.py, two workers on this machine. CPU of the driver is that of its
process, all threads: the store, the output and the talk with the workers; that of the workers is the rest of the
machine's processes that Ray began. The limiter is measured in one process, with 32 workers that do nothing but ask.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import tempfile
import time
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import ray
import ray.data
from batch import GOLD, KEY, cpu, documents, endpoint
from pydantic import SecretStr

from summarizer.batch import BatchOptions, Caps, Limits, run_batch
from summarizer.batch.estimates import Estimates
from summarizer.pipeline import Summarizer
from summarizer.ray import Limiter, run_batch_on_ray, summarize_dataset, write_briefs
from summarizer.ray.gatekeeper import Gatekeeper
from summarizer.ray.leases import Leases, current_errand
from summarizer.ray.rows import row_of, schema_of, table_of
from summarizer.readers import Article
from summarizer.schemas import Attempt, AttemptKind
from summarizer.settings import Settings

AT_ONCE = 32
WORKERS = 2


def size_of(place: Path) -> int:
    files = [place] if place.is_file() else [path for path in place.rglob("*") if path.is_file()]
    return sum(path.stat().st_size for path in files)


def batches(folder: Path, source: Path, settings: Settings, count: int) -> None:
    """Driver and store of a batch here and on the cluster; the first run of each loads and connects."""
    for name in ("warm", "local", "cluster-warm", "cluster"):
        target = folder / f"{name}.jsonl"
        options = BatchOptions(
            (str(source),), target, store=folder / f"{name}.db", limits=Limits(AT_ONCE, fixed=True), use_cache=False
        )
        before, started = cpu(), time.monotonic()
        if name.startswith("cluster"):
            outcome = run_batch_on_ray(options, settings, workers=WORKERS)
        else:
            outcome = run_batch(options, settings)
        used, seconds = cpu() - before, time.monotonic() - started
        assert outcome.tally.done == count, outcome
        if not name.endswith("warm"):
            print(
                f"{name:10} {1000 * used / count:7.1f} ms CPU of the driver's process, "
                f"{count / seconds:6.1f} articles/s; {size_of(target) / count:8.0f} bytes of output, "
                f"{size_of(folder / f'{name}.db') / count:8.0f} of store an article"
            )


def pipeline(folder: Path, texts: list[str], settings: Settings) -> None:
    limiter = Limiter(Limits(AT_ONCE, fixed=True))
    rows = ray.data.from_items([{"id": str(number), "text": text} for number, text in enumerate(texts)])
    started = time.monotonic()
    write_briefs(summarize_dataset(rows, settings, limiter=limiter, workers=1), str(folder / "rows.parquet"))
    seconds = time.monotonic() - started
    print(f"pipeline   {len(texts) / seconds:6.1f} articles/s with one actor, its start included")


def tables(folder: Path) -> None:
    """Parquet of articles that are all different: those made from ten texts would pack too well."""
    summarizer = Summarizer(Settings(engine="rules"))
    texts = [path.read_text("utf-8") for path in sorted(GOLD.glob("*/article.txt"))]
    rows = [row_of(str(n), "k" * 64, summarizer.summarize(text), None) for n, text in enumerate(texts)]
    pq.write_table(table_of(rows, schema_of(summarizer.brief_type.model)), folder / "all.parquet", compression="zstd")
    size = size_of(folder / "all.parquet") / len(texts)
    print(f"tables     {size:6.0f} bytes of Parquet an article, {len(texts)} different ones")


class Near:
    """The methods of an actor, called in this process, and how often they were."""

    def __init__(self, gatekeeper: Gatekeeper) -> None:
        self.calls = 0
        self.tell, self.grants = self._of(gatekeeper.tell), self._of(gatekeeper.grants)

    def _of(self, method: Any) -> Any:
        near = self

        class Method:
            async def remote(self, *arguments: Any) -> Any:
                near.calls += 1
                await asyncio.sleep(0.001)  # the way to the actor and back
                return await method(*arguments)

        return Method()


async def ask(leases: Leases, count: int) -> None:
    attempt = Attempt(attempt=1, kind=AttemptKind.DRAFT, outcome="ok", model="m", input_tokens=9, output_tokens=9)
    for _ in range(count):
        errand = await leases.admit(Article("The port offered four per cent."))
        current_errand.set(errand)
        await leases.enter()
        await asyncio.sleep(0.05)
        leases.leave(attempt, None)
        leases.depart(errand)


def limiter(workers: int = 32, at_once: int = 32, each: int = 20) -> None:
    async def run() -> None:
        gatekeeper = Gatekeeper(Limits(workers * at_once // 2, fixed=True), Caps(requests=10**9))
        near = Near(gatekeeper)
        all_leases = [Leases(near) for _ in range(workers)]
        for leases in all_leases:
            leases.estimates = Estimates(100, output_limit=100)
        before = cpu()
        await asyncio.gather(*(ask(leases, each) for leases in all_leases for _ in range(at_once)))
        count = workers * at_once * each
        print(
            f"limiter    {1e6 * (cpu() - before) / count:6.0f} us CPU a request, both sides together; "
            f"{near.calls / count:5.2f} calls of the actor a request"
        )

    asyncio.run(run())


def ask_all(actor: Any, at_once: int, each: int) -> None:
    async def run() -> None:
        leases = Leases(actor)
        leases.estimates = Estimates(100, output_limit=100)
        await asyncio.gather(*(ask(leases, each) for _ in range(at_once)))
        await leases.flush()

    asyncio.run(run())


def limiter_as_actor(workers: int = WORKERS, at_once: int = 256, each: int = 12) -> None:
    """The same through Ray: workers on all cores do nothing but ask one limiter, as fast as it lets them."""
    shared = Limiter(Limits(workers * at_once // 2, fixed=True), Caps(requests=10**9))

    @ray.remote(num_cpus=1)
    def worker(actor: Any) -> None:
        import cluster  # noqa: PLC0415 # by name: this module as it runs cannot be sent

        cluster.ask_all(actor, at_once, each)

    for turn in ("warm", "measured"):
        before, started = shared.report().spent.requests, time.monotonic()
        ray.get([worker.remote(shared.actor) for _ in range(workers)])
        seconds = time.monotonic() - started
        if turn == "measured":
            print(f"limiter    {(shared.report().spent.requests - before) / seconds:6.0f} requests/s through the actor")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=400)
    count = parser.parse_args().documents
    limiter()
    texts = documents(count)
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    ray.init("local", num_cpus=WORKERS + 1, object_store_memory=200 * 2**20, log_to_driver=False, logging_level=40)
    ray.data.DataContext.get_current().enable_progress_bars = False
    limiter_as_actor()
    with endpoint(0.0) as url, tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        source = folder / "in.jsonl"
        source.write_text("".join(json.dumps({"id": str(n), "text": text}) + "\n" for n, text in enumerate(texts)))
        settings = Settings(
            engine="llm", base_url=url, api_key=SecretStr(KEY), model="mock", mode="json_schema", repair=False
        )
        batches(folder, source, settings, count)
        pipeline(folder, texts, settings)
        tables(folder)
    ray.shutdown()


if __name__ == "__main__":
    main()
