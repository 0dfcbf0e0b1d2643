"""What is sent, how often, and what becomes of it."""

from __future__ import annotations

import json
import time

import pytest

from summarizer import errors
from summarizer.engines.llm import LLMEngine
from summarizer.engines.protocol import Answer, Ask
from summarizer.schemas import AttemptKind, Dropped
from tests.endpoint import MockEndpoint, Play
from tests.endpoint.mock import Wire
from tests.endpoint.plays import BRIEF, GOOD, good, says, status
from tests.engines.llm.conftest import KEY, TEXT, MakeEngine, ask_for


def outcomes(result: Answer | errors.EngineError) -> list[str]:
    return [row.outcome for row in result.attempts]


def failed(engine: LLMEngine, ask: Ask | None = None) -> errors.EngineError:
    with pytest.raises(errors.EngineError) as caught:
        engine.answer(ask or ask_for())
    return caught.value


def unknown_mode(*modes: str) -> Play:
    """An endpoint that knows none of `modes`."""

    def play(wire: Wire) -> None:
        body = wire.seen.body
        used = (body.get("response_format") or {}).get("type") or ("tools" if "tools" in body else "text")
        complaint = "tools are not supported" if used == "tools" else f"response_format {used} is not supported"
        (status(400, message=complaint) if used in modes else good())(wire)

    return play


class TestRequests:
    """The body of a request."""

    def test_article_is_never_a_template(self, endpoint: MockEndpoint, make_engine: MakeEngine) -> None:
        """Braces in an article reach the endpoint as they are."""
        endpoint.play(good())
        make_engine().answer(ask_for())
        assert "{{7*7}} {% if %}" in json.dumps(endpoint.seen[0].body["messages"])
        assert "{{7*7}} {% if %}" in TEXT

    def test_json_schema_is_strict(self, endpoint: MockEndpoint, make_engine: MakeEngine) -> None:
        """The brief type's own schema is sent, with strict set and no further key allowed."""
        endpoint.play(good())
        make_engine(mode="json_schema").answer(ask_for())
        shape = endpoint.seen[0].body["response_format"]["json_schema"]
        assert (shape["strict"], shape["name"]) == (True, "StatementBrief")
        assert shape["schema"] == ask_for().brief_type.schema
        assert shape["schema"]["additionalProperties"] is False
        assert "tools" not in endpoint.seen[0].body

    def test_tool_is_forced_and_strict(self, endpoint: MockEndpoint, make_engine: MakeEngine) -> None:
        """One function, forced, with the same schema."""
        endpoint.play(good())
        make_engine(mode="tools").answer(ask_for())
        body = endpoint.seen[0].body
        function = body["tools"][0]["function"]
        assert (function["strict"], function["parameters"]) == (True, ask_for().brief_type.schema)
        assert body["tool_choice"] == {"type": "function", "function": {"name": function["name"]}}
        assert "response_format" not in body

    def test_plain_json_carries_the_schema_in_the_system_message(
        self, endpoint: MockEndpoint, make_engine: MakeEngine
    ) -> None:
        """The schema ends the system message, so that the stable text stays in front of the article."""
        endpoint.play(good())
        answer = make_engine(mode="json").answer(ask_for())
        body = endpoint.seen[0].body
        schema = json.dumps(ask_for().brief_type.schema, ensure_ascii=False, separators=(",", ":"))
        assert body["response_format"] == {"type": "json_object"}
        assert body["messages"][0]["content"].endswith(schema)
        assert answer.raw == BRIEF

    def test_only_what_is_set_is_sent(self, endpoint: MockEndpoint, make_engine: MakeEngine) -> None:
        """Sampling parameters appear when they are set and not otherwise."""
        endpoint.play(good())
        make_engine().answer(ask_for())
        make_engine(temperature=0.0, seed=7, max_output_tokens=900).answer(ask_for())
        bare, full = (seen.body for seen in endpoint.seen)
        assert set(bare) == {"model", "messages", "response_format"}
        assert (full["temperature"], full["seed"], full["max_tokens"]) == (0.0, 7, 900)

    def test_key_is_sent_once_and_no_other(
        self, endpoint: MockEndpoint, make_engine: MakeEngine, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The authorization header holds the set key, whatever else the environment holds."""
        monkeypatch.setenv("OPENAI_ADMIN_KEY", "sk-admin")
        endpoint.play(good())
        make_engine().answer(ask_for())
        assert endpoint.seen[0].headers["authorization"] == f"Bearer {KEY}"
        assert "sk-admin" not in json.dumps(endpoint.seen[0].headers)

    def test_half_a_surrogate_in_an_article_is_sent_as_a_replacement(
        self, endpoint: MockEndpoint, make_engine: MakeEngine
    ) -> None:
        """Text that cannot be encoded does not stop the request."""
        endpoint.play(good())
        ask = ask_for()
        broken = Ask(ask.kind, type(ask.document)("The port\ud800 offered nothing."), ask.brief_type, ask.budget)
        assert make_engine().answer(broken).raw == BRIEF


@pytest.mark.usefixtures("waitless")
class TestModes:
    """How the way of asking for the shape is found."""

    def test_auto_falls_back_and_remembers(self, endpoint: MockEndpoint, make_engine: MakeEngine) -> None:
        """The endpoint is told off once a mode; the next article begins with the mode that held."""
        endpoint.play(unknown_mode("json_schema", "tools"))
        engine = make_engine(mode="auto")
        assert outcomes(engine.answer(ask_for())) == ["mode_unknown", "mode_unknown", "ok"]
        assert outcomes(engine.answer(ask_for())) == ["ok"]

    def test_auto_ends_in_plain_text(self, endpoint: MockEndpoint, make_engine: MakeEngine) -> None:
        """An endpoint that knows nothing of shapes still gets the schema in the prompt."""
        endpoint.play(unknown_mode("json_schema", "tools", "json_object"))
        answer = make_engine(mode="auto").answer(ask_for())
        assert outcomes(answer) == ["mode_unknown"] * 3 + ["ok"]
        assert set(endpoint.seen[-1].body) == {"model", "messages"}

    def test_fallback_counts_as_requests(self, endpoint: MockEndpoint, make_engine: MakeEngine) -> None:
        """With two requests to spend, two refused modes are the end."""
        endpoint.play(unknown_mode("json_schema", "tools"))
        error = failed(make_engine(mode="auto"), ask_for(requests=2))
        assert type(error) is errors.EndpointRefusedRequest
        assert len(endpoint.seen) == 2

    def test_named_mode_is_not_left(self, endpoint: MockEndpoint, make_engine: MakeEngine) -> None:
        """Whoever names a mode gets it or an error that says so."""
        endpoint.play(unknown_mode("json_schema"))
        error = failed(make_engine(mode="json_schema"))
        assert type(error) is errors.EndpointRefusedRequest
        assert "json_schema" in error.message
        assert len(endpoint.seen) == 1

    def test_other_complaints_are_no_reason_to_fall_back(self, endpoint: MockEndpoint, make_engine: MakeEngine) -> None:
        """A 400 about the model costs one request."""
        endpoint.play(status(400, message="model mock does not exist"))
        error = failed(make_engine(mode="auto"))
        assert "model mock does not exist" in error.message
        assert len(endpoint.seen) == 1

    def test_answer_in_the_content_of_a_forced_tool_call(self, endpoint: MockEndpoint, make_engine: MakeEngine) -> None:
        """Some servers ignore the force; what they write is read all the same."""
        endpoint.play(says(None, content=GOOD))
        assert make_engine(mode="tools").answer(ask_for()).raw == BRIEF


@pytest.mark.usefixtures("waitless")
class TestSecondRequests:
    """Retries, re-asks and raised limits share one budget."""

    def test_reask_shows_the_answer_and_what_is_wrong(self, endpoint: MockEndpoint, make_engine: MakeEngine) -> None:
        """The prompt's prefix stays byte for byte, so that provider caches hit."""
        endpoint.play(says(json.dumps({"headline": "x"})), good())
        answer = make_engine().answer(ask_for())
        first, second = (seen.body["messages"] for seen in endpoint.seen)
        assert second[: len(first)] == first
        assert [message["role"] for message in second[len(first) :]] == ["assistant", "user"]
        assert "lacks the keys speakers, commitments, demands, denials, quotes" in second[-1]["content"]
        assert [row.kind for row in answer.attempts] == [AttemptKind.DRAFT, AttemptKind.REASK]

    def test_unusable_answer_with_odd_characters_is_shown_again(
        self, endpoint: MockEndpoint, make_engine: MakeEngine
    ) -> None:
        """Half a surrogate in what the re-ask repeats does not stop it."""
        endpoint.play(says("no \ud800 \x00 JSON"), good())
        assert make_engine().answer(ask_for()).raw == BRIEF

    def test_repair_keeps_the_prefix_and_is_not_reasked(self, endpoint: MockEndpoint, make_engine: MakeEngine) -> None:
        """A repair is one request, whatever it brings."""
        engine, draft = make_engine(), ask_for()
        endpoint.play(good(), says("no JSON"))
        previous = engine.answer(draft)
        problem = Dropped(section="quotes", code="x", message="no such sentence", item={"id": "U1"})
        ask = Ask(AttemptKind.REPAIR, draft.document, draft.brief_type, draft.budget, previous, (problem,))
        error = failed(engine, ask)
        assert outcomes(error) == ["invalid_json"]
        assert error.attempts[0].kind is AttemptKind.REPAIR
        assert error.attempts[0].attempt == 2
        first, second = (seen.body["messages"] for seen in endpoint.seen)
        assert second[: len(first)] == first
        assert "no such sentence" in second[-1]["content"]

    @pytest.mark.parametrize(("limit", "raised"), [(300, 600), (None, 16_384)])
    def test_truncated_answer_raises_the_limit_once(
        self, endpoint: MockEndpoint, make_engine: MakeEngine, limit: int | None, raised: int
    ) -> None:
        """Twice the limit that was set, or a generous one where none was."""
        endpoint.play(says(GOOD[:9], finish="length"), good())
        assert make_engine(max_output_tokens=limit).answer(ask_for()).raw == BRIEF
        assert endpoint.seen[0].body.get("max_tokens") == limit
        assert endpoint.seen[1].body["max_tokens"] == raised

    def test_never_more_than_the_budget(self, endpoint: MockEndpoint, make_engine: MakeEngine) -> None:
        """Every kind of trouble in turn still ends after five requests."""
        trouble = [status(503), says(GOOD[:9], finish="length"), says("no"), status(503), status(503), good()]
        endpoint.play(*trouble)
        error = failed(make_engine())
        assert outcomes(error) == ["http_503", "truncated", "invalid_json", "http_503", "http_503"]
        assert type(error) is errors.EndpointOverloaded

    def test_spent_budget_sends_nothing(self, endpoint: MockEndpoint, make_engine: MakeEngine) -> None:
        """A repair without a request left is an error of its own."""
        endpoint.play(good())
        error = failed(make_engine(), ask_for(requests=0))
        assert type(error) is errors.RequestBudgetSpent
        assert endpoint.seen == []

    def test_past_deadline_sends_nothing(self, endpoint: MockEndpoint, make_engine: MakeEngine) -> None:
        """An article whose time is over costs nothing more."""
        endpoint.play(good())
        error = failed(make_engine(), ask_for(seconds=0.0))
        assert type(error) is errors.EndpointTimeout
        assert endpoint.seen == []

    def test_request_timeout_leaves_time_for_another(self, endpoint: MockEndpoint, make_engine: MakeEngine) -> None:
        """With a limit for one request, a stalled one is given up and sent again."""

        def stall(wire: Wire) -> None:
            wire.hold()

        endpoint.play(stall, good())
        answer = make_engine(request_timeout=1.0).answer(ask_for(seconds=20.0))
        assert outcomes(answer) == ["timeout", "ok"]

    def test_error_says_how_each_request_ended(self, endpoint: MockEndpoint, make_engine: MakeEngine) -> None:
        """The line for the user sums up the ledger and carries the wish of the endpoint to callers."""
        endpoint.play(status(503), status(429, Retry_After="9"))
        error = failed(make_engine(), ask_for(requests=2))
        assert "(2 requests: http_503, http_429.)" in error.message
        assert error.retry_after == 9.0


class TestWaits:
    """Real waits, kept short."""

    def test_no_request_before_retry_after(self, endpoint: MockEndpoint, make_engine: MakeEngine) -> None:
        """The second request comes after the time that the first was told."""
        endpoint.play(status(429, Retry_After="0.3"), good())
        make_engine().answer(ask_for())
        assert endpoint.seen[1].at - endpoint.seen[0].at >= 0.3

    def test_retry_after_beyond_the_deadline_is_not_waited_for(
        self, endpoint: MockEndpoint, make_engine: MakeEngine
    ) -> None:
        """When the endpoint will not answer in time, the caller hears it at once, not at the deadline."""
        endpoint.play(status(429, Retry_After="60"))
        started = time.monotonic()
        error = failed(make_engine(), ask_for(seconds=30.0))
        assert time.monotonic() - started < 15.0
        assert type(error) is errors.EndpointOverloaded
        assert error.retry_after == 60.0
