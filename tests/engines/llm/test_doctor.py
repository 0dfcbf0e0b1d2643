"""The doctor names what is wrong with an endpoint, and the fix."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from summarizer.engines.llm import check_endpoint
from tests.endpoint import MockEndpoint, Play
from tests.endpoint.plays import body, good, raw, status
from tests.engines.llm.conftest import KEY, settings_for

MODELS = body({"data": [{"id": "mock"}, {"id": "other"}]})


def test_listed_model_is_well(endpoint: MockEndpoint) -> None:
    """One free request is enough where models are listed."""
    endpoint.play(MODELS)
    report = check_endpoint(settings_for(endpoint))
    assert report.ok
    assert report.fix is None
    assert [(seen.method, seen.path) for seen in endpoint.seen] == [("GET", "/v1/models")]
    assert "mock is one of them" in str(report)


def test_unknown_model_is_named_with_the_known_ones(endpoint: MockEndpoint) -> None:
    """The fix lists what may be set instead."""
    endpoint.play(MODELS)
    report = check_endpoint(settings_for(endpoint, model="mok"))
    assert not report.ok
    assert "mock, other" in str(report.fix)


def test_endpoint_without_a_list_is_asked_for_one_token(endpoint: MockEndpoint) -> None:
    """Where models are not listed, the smallest possible answer is paid for."""
    endpoint.play(status(404), good())
    report = check_endpoint(settings_for(endpoint))
    assert report.ok
    assert endpoint.seen[1].body["max_tokens"] == 1


@pytest.mark.parametrize(
    ("play", "fix"),
    [
        (status(401, message=f"bad key {KEY}"), "OPENAI_API_KEY"),
        (status(429, kind="insufficient_quota"), "Top up"),
        (status(503), "later"),
        (status(404), "ends in /v1"),
        (raw(b"<html>", media_type="text/html"), "OpenAI-compatible"),
    ],
)
def test_each_trouble_has_its_fix(endpoint: MockEndpoint, play: Play, fix: str) -> None:
    """The fix fits the trouble, and no key is repeated."""
    endpoint.play(play)
    report = check_endpoint(settings_for(endpoint))
    assert not report.ok
    assert fix in str(report.fix)
    assert KEY not in str(report)


def test_nothing_listens(endpoint: MockEndpoint) -> None:
    """A refused connection asks to check the server."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    report = check_endpoint(settings_for(endpoint, base_url=f"http://127.0.0.1:{port}/v1"))
    assert not report.ok
    assert "server runs" in str(report.fix)


def test_settings_trouble_is_reported_not_raised(endpoint: MockEndpoint) -> None:
    """What cannot even be tried is a finding like any other."""
    report = check_endpoint(settings_for(endpoint, base_url="nonsense"))
    assert not report.ok
    assert "https://host/v1" in str(report.fix)


def test_recordings_are_not_asked(endpoint: MockEndpoint, tmp_path: Path) -> None:
    """With recordings set nothing is sent, and the report says so."""
    path = tmp_path / "answers.jsonl"
    path.touch()
    endpoint.play(good())
    report = check_endpoint(settings_for(endpoint, recordings=path))
    assert report.ok
    assert endpoint.seen == []
