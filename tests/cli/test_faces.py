"""What the command says and where: results on stdout, the rest on stderr, exit codes, help, completion, signals."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from summarizer.engines.llm import no_waits
from summarizer.errors import EndpointOverloaded, InternalError
from tests.cli.conftest import ARTICLE, KEY, Call
from tests.scripted import ScriptedEngine
from tests.test_pipeline import ARTICLE as FERRIES
from tests.test_pipeline import OFFER, answer

COMMANDS = ["summarize", "explain", "prompt", "doctor", "batch", "eval run", "types list", "types show", "types export"]


@pytest.fixture
def scripted(monkeypatch: pytest.MonkeyPatch) -> ScriptedEngine:
    """The engine that answers in place of any other."""
    engine = ScriptedEngine([])
    monkeypatch.setattr("summarizer.pipeline.door.make_engine", lambda _: engine)
    return engine


def test_stdout_holds_the_result_and_nothing_else(call: Call, article: Path) -> None:
    """A pipe gets JSON; which engine answered is told on stderr."""
    called = call("summarize", article)
    assert called.code == 0
    assert json.loads(called.out)["provenance"]["engine"] == "rules"
    assert called.err.startswith("engine: rules")


def test_a_model_that_cannot_be_asked_is_told(call: Call, article: Path) -> None:
    """A model without an endpoint does not turn into rules in silence."""
    called = call("summarize", article, "--model", "m")
    assert called.code == 0
    assert called.err.startswith("--model is not used")


def test_a_partial_brief_exits_with_1(call: Call, scripted: ScriptedEngine) -> None:
    """What was set aside is counted on stderr; the brief is printed all the same."""
    scripted.script += [answer(offers=[{**OFFER, "evidence": ["S99"]}]), {}]
    called = call("summarize", "-", stdin=FERRIES.encode())
    assert called.code == 1
    assert json.loads(called.out)["status"] == "partial"
    assert "partial: 1 item set aside" in called.err


def test_a_failed_engine_exits_with_3(call: Call, scripted: ScriptedEngine, tmp_path: Path) -> None:
    """No brief: one line that says why, nothing on stdout, no file."""
    scripted.script.append(EndpointOverloaded("The endpoint answered 503."))
    called = call("summarize", "-", "-o", "brief.json", stdin=FERRIES.encode())
    assert (called.code, called.out) == (3, "")
    assert "503" in called.error
    assert list(tmp_path.iterdir()) == []


def test_a_bug_of_ours_is_one_line(call: Call, scripted: ScriptedEngine) -> None:
    """An exception that nobody foresaw asks for a report instead of printing frames."""
    called = call("summarize", "-", stdin=FERRIES.encode())  # the script is empty
    assert called.code == 3
    assert called.error == f"error: Unexpected AssertionError. {InternalError.hint}"
    assert "Traceback" not in called.err


@pytest.mark.parametrize("place", [0, 1, 3])
def test_debug_prints_the_traceback_without_values(call: Call, monkeypatch: pytest.MonkeyPatch, place: int) -> None:
    """`--debug` may stand anywhere; values of variables, the key among them, are never printed."""
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    monkeypatch.setenv("SUMMARIZER_ENGINE", "llm")
    arguments = ["summarize", "-", "--model", "m"]
    arguments.insert(place, "--debug")
    with no_waits():
        called = call(*arguments, "--base-url", "http://127.0.0.1:9/v1", stdin=ARTICLE.encode())
    assert called.code == 3
    assert "Traceback (most recent call last)" in called.err
    assert KEY not in called.out + called.err
    assert "turned down a bonus" not in called.err


def test_the_key_is_never_printed(call: Call, monkeypatch: pytest.MonkeyPatch, article: Path) -> None:
    """Neither by what shows settings nor by what fails."""
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    monkeypatch.setenv("SUMMARIZER_MODEL", "m")
    with no_waits():
        printed = [call("doctor", "--timeout", "2"), call("summarize", article), call("prompt", article)]
    assert [called.code for called in printed] == [3, 3, 0]
    assert "api key        set" in printed[0].out
    assert all(KEY not in called.out + called.err for called in printed)


def test_doctor_without_an_endpoint_says_what_answers(call: Call) -> None:
    """Nothing set is not a fault: the rules engine answers, and how to get a model is told."""
    called = call("doctor")
    assert called.code == 0
    assert "rules engine" in called.out
    assert "OPENAI_API_KEY" in called.out


@pytest.mark.parametrize(
    ("environment", "code"),
    [
        ({"SUMMARIZER_ENGINE": "llm"}, 2),
        ({"OPENAI_BASE_URL": "http://127.0.0.1:9/v1"}, 2),
        ({"OPENAI_BASE_URL": "nonsense", "SUMMARIZER_MODEL": "m"}, 2),
        ({"OPENAI_API_KEY": "not a key\u2026", "SUMMARIZER_MODEL": "m"}, 2),
        ({"SUMMARIZER_RECORDINGS": "nowhere.jsonl"}, 2),
        ({"OPENAI_BASE_URL": "http://127.0.0.1:9/v1", "SUMMARIZER_MODEL": "m"}, 3),
    ],
)
def test_the_doctor_ends_as_a_brief_would(
    call: Call, monkeypatch: pytest.MonkeyPatch, article: Path, environment: dict[str, str], code: int
) -> None:
    """2 where a setting is missing or wrong, 3 where the endpoint does not answer; and both say the same of it."""
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    with no_waits():
        brief, seen = call("summarize", article, "--timeout", "2"), call("doctor", "--timeout", "2")
    assert (brief.code, seen.code) == (code, code)
    (finding,) = (line[6:] for line in seen.out.splitlines() if line.startswith("fails"))
    assert code == 3 or finding in brief.error


@pytest.mark.parametrize("form", ["json", "jsonl", "md", "html"])
def test_the_name_of_the_output_decides_its_form(call: Call, article: Path, tmp_path: Path, form: str) -> None:
    """With `-o` the file holds the brief and stdout stays empty."""
    called = call("summarize", article, "-o", f"brief.{form.upper() if form == 'md' else form}")
    assert (called.code, called.out) == (0, "")
    text = next(tmp_path.glob("brief.*")).read_text(encoding="utf-8")
    assert "We want a rise, not a present," in text
    starts = {"json": "{\n", "jsonl": '{"', "md": "# ", "html": "<!doctype html>"}
    assert text.lower().startswith(starts[form])
    assert form != "jsonl" or text.count("\n") == 1


def test_title_and_date_can_be_given(call: Call, article: Path) -> None:
    """What the file does not tell is taken from the options."""
    called = call("summarize", article, "--title", "Strike", "--published", "2026-03-02", "--type", "statement")
    result = json.loads(called.out)
    assert (result["source"]["title"], result["source"]["published"]) == ("Strike", "2026-03-02")
    assert result["provenance"]["type"] == "statement"


@pytest.mark.parametrize("command", COMMANDS)
def test_help_shows_an_example(call: Call, command: str) -> None:
    """Every command's help ends with a line to copy."""
    called = call(*command.split(), "--help")
    assert called.code == 0
    assert f"summarizer {command}" in " ".join(called.out.split("Example", 1)[1].split())


def test_the_command_alone_shows_help_with_examples(call: Call) -> None:
    """Whoever types the name alone sees what there is."""
    called = call()
    assert called.code == 2
    assert "Examples:" in called.out + called.err
    assert call("--version").out.startswith("summarizer ")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts_can_be_had(call: Call, monkeypatch: pytest.MonkeyPatch, shell: str) -> None:
    """What the shell asks for is answered without a word from anything else."""
    monkeypatch.setenv("_SUMMARIZER_COMPLETE", f"source_{shell}")
    called = call()
    assert called.code == 0
    assert "_SUMMARIZER_COMPLETE" in called.out


def test_completion_completes(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands and options are offered."""
    monkeypatch.setenv("_SUMMARIZER_COMPLETE", "complete_bash")
    for words, number, expected in (
        ("summarizer su", "1", "summarize"),
        ("summarizer summarize --eng", "2", "--engine"),
    ):
        monkeypatch.setenv("COMP_WORDS", words)
        monkeypatch.setenv("COMP_CWORD", number)
        assert call().out.split() == [expected]


def test_an_interrupt_exits_with_130(call: Call, monkeypatch: pytest.MonkeyPatch, article: Path) -> None:
    """Ctrl-C ends quietly with the code that shells expect."""

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("summarizer.readers.read", interrupted)
    called = call("summarize", article)
    assert called.code == 130
    assert "Traceback" not in called.err


def test_explain_names_rules_and_words(call: Call, article: Path) -> None:
    """For each item of the draft the rule and what fired; as JSON for programs."""
    text = article.read_text(encoding="utf-8")
    printed = call("explain", article).out
    records = json.loads(call("explain", article, "--json").out)
    assert records
    for record in records:
        assert record["rule"]
        assert record["rule"] in printed
        for words, (start, end) in zip(record["words"], record["spans"], strict=True):
            assert f"{start}:{end}]" in printed
            assert " ".join(words.split()) in " ".join(text[start:end].split())


def test_types_are_listed_shown_and_exported(call: Call, tmp_path: Path) -> None:
    """Both faces of both built-in types."""
    assert call("types", "list").out.split()[0] == "negotiation"
    assert json.loads(call("types", "show", "statement").out)["additionalProperties"] is False
    assert call("types", "show", "statement", "--face", "back").code == 2
    assert call("types", "export", "schemas").code == 0
    assert len(list((tmp_path / "schemas").glob("*.schema.json"))) == 4
