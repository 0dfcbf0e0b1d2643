"""Recordings in the harness: made through the real client, replayed without a socket, stale in a named part."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from summarizer.engines.llm import engine as llm_engine
from summarizer.engines.llm import no_waits
from summarizer.evaluation import commands
from summarizer.evaluation.harness import Status
from summarizer.settings import Settings
from tests.endpoint import MockEndpoint
from tests.endpoint.plays import says, status

from .conftest import Command
from .folders import edit_json, write_gold

BRIEF = {
    "headline": "The port offers four per cent",
    "summary": [{"text": "The parties spoke.", "evidence": ["S1"]}],
    "parties": [],
    "offers": [],
    "open_issues": [],
    "quotes": [{"id": "U1", "passage": "Q1", "speakers": [], "kind": "full", "repeats": None, "about": []}],
    "next_steps": [],
}


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No CI, no endpoint of the user's, no waits."""
    for name in ("CI", "OPENAI_API_KEY", "OPENAI_BASE_URL", "SUMMARIZER_MODEL", "SUMMARIZER_CONFIG"):
        monkeypatch.delenv(name, raising=False)
    with no_waits():
        yield


@pytest.fixture
def endpoint() -> Iterator[MockEndpoint]:
    with MockEndpoint() as mock:
        mock.play(says(json.dumps(BRIEF)))
        yield mock


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    write_gold(tmp_path / "gold", 2)
    (tmp_path / "gates.toml").write_text('[runs.llm]\nengine = "replay"\nmodel = "model-one"\n')
    return tmp_path / "gold"


def record(gold: Path, endpoint: MockEndpoint, *, stale: bool = True, model: str | None = None) -> list[str]:
    said: list[str] = []
    settings = Settings(base_url=endpoint.url, model="not-this-one", timeout=20.0)
    commands.record_gold(gold, (), settings, model=model, stale=stale, jobs=1, tell=said.append)
    return said


@pytest.fixture
def recorded(gold: Path, endpoint: MockEndpoint) -> Path:
    """Gold with recordings of every case and an accepted baseline."""
    assert [line.split(" (")[0] for line in record(gold, endpoint)] == ["case-0: recorded", "case-1: recorded"]
    commands.accept_runs(gold, Settings())
    return gold


def test_what_was_recorded_replays(recorded: Path, endpoint: MockEndpoint, monkeypatch: pytest.MonkeyPatch) -> None:
    """Replayed answers go the way of live ones, need no endpoint and no key, and nobody's settings change them."""
    asked = len(endpoint.seen)
    monkeypatch.setenv("SUMMARIZER_TEMPERATURE", "0.7")
    monkeypatch.setenv("SUMMARIZER_MODEL", "another")
    monkeypatch.setenv("OPENAI_API_KEY", "sk-mine")
    outcome = commands.run_gold(recorded, Settings())
    run = outcome.reports[0].run
    assert outcome.exit_code == 0, outcome.sentence
    assert [case.status for case in run.cases] == [Status.SCORED, Status.SCORED]
    assert run.model == "model-one"
    assert run.cases[0].origins == {"recorded": 1}
    assert run.cases[0].usage.requests == 1
    assert run.cases[0].usage.input_tokens is not None
    assert len(endpoint.seen) == asked


def test_stale_records_only_what_changed(recorded: Path, endpoint: MockEndpoint) -> None:
    """Cases that still replay are kept, byte for byte; the one whose article changed is asked for again."""
    kept = (recorded / "case-1" / "recordings.jsonl").read_bytes()
    change_article(recorded / "case-0")
    endpoint.play(says(json.dumps(BRIEF)))
    assert [line.split(" (")[0] for line in record(recorded, endpoint)] == ["case-0: recorded", "case-1: kept"]
    assert len(endpoint.seen) == 1
    assert (recorded / "case-1" / "recordings.jsonl").read_bytes() == kept
    assert commands.run_gold(recorded, Settings()).exit_code == 0


def change_article(folder: Path) -> None:
    """One letter of the article's last line changes, and gold's hash with it."""
    article = folder / "article.txt"
    article.write_bytes(article.read_bytes().replace(b"morning letter", b"evening letter"))
    digest = hashlib.sha256(article.read_bytes()).hexdigest()
    edit_json(folder / "gold.json", lambda data: data.update(sha256=digest))


def errors(gold: Path) -> str:
    outcome = commands.run_gold(gold, Settings())
    assert outcome.exit_code == 2
    return "\n".join(outcome.reports[0].verdict.errors)


def test_a_changed_article_is_named(recorded: Path) -> None:
    """The miss names the article, shows the difference and gives the command that records the case."""
    change_article(recorded / "case-0")
    said = errors(recorded)
    assert "Case case-0" in said
    assert "changed: article" in said
    assert "evening letter" in said
    assert "summarizer eval record --case case-0" in said


def test_a_changed_model_is_named(recorded: Path) -> None:
    """Another model name is another question."""
    gates = recorded.parent / "gates.toml"
    gates.write_text(gates.read_text().replace("model-one", "model-two"))
    assert "changed: model" in errors(recorded)


def test_a_changed_template_is_named(recorded: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One word more in the system message makes every recording stale."""
    render = llm_engine.render

    def changed(*arguments: Any) -> Any:
        prompt = render(*arguments)
        first = dataclasses.replace(prompt.messages[0], content=prompt.messages[0].content + " Please.")
        return dataclasses.replace(prompt, messages=(first, *prompt.messages[1:]))

    monkeypatch.setattr(llm_engine, "render", changed)
    assert "changed: template" in errors(recorded)


def test_a_changed_description_is_named(recorded: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One word in the description of a field is a changed schema."""
    structure_of = llm_engine.structure_of

    def changed(*arguments: Any) -> Any:
        structure = structure_of(*arguments)
        return dataclasses.replace(structure, schema={**structure.schema, "description": "Another word."})

    monkeypatch.setattr(llm_engine, "structure_of", changed)
    assert "changed: schema" in errors(recorded)


def test_a_deleted_recording_is_missed(recorded: Path) -> None:
    """A case without recordings, or without one of them, is exit 2 with the command that makes it."""
    (recorded / "case-1" / "recordings.jsonl").unlink()
    said = errors(recorded)
    assert "Case case-1 has no recordings.jsonl" in said
    assert "summarizer eval record --case case-1" in said


def test_an_unused_recording_is_an_error(recorded: Path) -> None:
    """An answer that nobody asks for hides what is really replayed."""
    path = recorded / "case-1" / "recordings.jsonl"
    lines = path.read_text().splitlines()
    path.write_text("\n".join([*lines, lines[-1]]) + "\n")
    assert "Case case-1: 1 recorded answers were not asked for" in errors(recorded)


def test_a_recorded_fault_is_a_failed_case(gold: Path, endpoint: MockEndpoint) -> None:
    """A model that never gave a valid brief is judged as an empty brief, again and again."""
    endpoint.play(says("no JSON at all"))
    record(gold, endpoint)
    outcome, _ = commands.accept_runs(gold, Settings())
    run = outcome.reports[0].run
    assert [case.status for case in run.cases] == [Status.FAILED, Status.FAILED]
    assert "answer_invalid" in run.cases[0].note
    assert commands.run_gold(gold, Settings()).exit_code == 0


def test_an_endpoint_that_refuses_costs_no_recording(recorded: Path, endpoint: MockEndpoint) -> None:
    """Where nobody could be asked, what was recorded before stays."""
    kept = (recorded / "case-0" / "recordings.jsonl").read_bytes()
    endpoint.play(status(401))
    said = record(recorded, endpoint, stale=False)
    assert [line.split(" (")[0] for line in said] == ["case-0: failed", "case-1: failed"]
    assert (recorded / "case-0" / "recordings.jsonl").read_bytes() == kept


def test_an_endpoint_that_says_nothing_costs_no_recording(recorded: Path, endpoint: MockEndpoint) -> None:
    """No answer before the deadline: the case has failed, and its recordings stay."""
    kept = (recorded / "case-0" / "recordings.jsonl").read_bytes()
    endpoint.play(lambda wire: wire.hold())
    settings = Settings(base_url=endpoint.url, model="model-one", timeout=0.3)
    said: list[str] = []
    commands.record_gold(recorded, ("case-0",), settings, model=None, stale=False, jobs=1, tell=said.append)
    assert [line.split(" (")[0] for line in said] == ["case-0: failed"]
    assert (recorded / "case-0" / "recordings.jsonl").read_bytes() == kept


def test_written_answers_are_never_replaced(recorded: Path, endpoint: MockEndpoint) -> None:
    """Recordings written for a test are left alone, also when they are stale."""
    path = recorded / "case-0" / "recordings.jsonl"
    path.write_text(path.read_text().replace('"origin": "recorded"', '"origin": "synthetic"'))
    endpoint.play(says(json.dumps(BRIEF)))
    said = record(recorded, endpoint, stale=False)
    assert [line.split(" (")[0] for line in said] == ["case-0: skipped", "case-1: recorded"]


def test_nothing_is_recorded_in_ci(
    recorded: Path,
    command: Command,
    monkeypatch: pytest.MonkeyPatch,
    capsys: Any,
) -> None:
    """What CI replays, CI must not make."""
    monkeypatch.setenv("CI", "true")
    assert command("record", "--gold", recorded, "--stale") == 2
    assert "refused in CI" in capsys.readouterr().err


def test_a_live_model_is_scored(gold: Path, endpoint: MockEndpoint, monkeypatch: pytest.MonkeyPatch) -> None:
    """`--engine llm` asks the endpoint now; models stand side by side; nothing is gated."""
    (gold.parent / "gates.toml").unlink()
    settings = Settings(base_url=endpoint.url, timeout=20.0)
    outcome = commands.run_gold(gold, settings, engines=["llm"], models=["m-1", "m-2"])
    assert outcome.exit_code == 0
    assert [report.run.name for report in outcome.reports] == ["llm:m-1", "llm:m-2"]
    assert len(endpoint.seen) == 4
    assert outcome.sentence.startswith("INFO")


def test_scoring_loads_no_client(recorded: Path) -> None:
    """Help and saved results need neither openai nor instructor."""
    code = (
        "import sys; from summarizer.cli import main\n"
        "sys.argv = ['summarizer', 'eval', 'lint', '--gold', sys.argv[1]]\n"
        "try: main()\nexcept SystemExit: pass\n"
        "print(sorted({'openai', 'instructor', 'tenacity'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code, str(recorded)], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
