"""The map from outcomes to errors is complete."""

from __future__ import annotations

from summarizer import errors
from summarizer.engines.llm.faults import MESSAGES
from summarizer.engines.llm.outcomes import ERRORS, REMEDIES, Failure, Outcome, Remedy

NOT_RAISED = {Outcome.OK, Outcome.CANCELLED, Outcome.NO_RECORDING}  # no failure, the caller's doing, RecordingMissing


def test_every_outcome_has_its_error() -> None:
    """No way for a request to end is without an error of ours."""
    assert set(ERRORS) == set(Outcome) - NOT_RAISED


def test_every_engine_error_has_its_outcome() -> None:
    """Every error of the tree can come about; the two others are raised by name."""
    elsewhere = {errors.RequestBudgetSpent, errors.RecordingMissing}
    assert set(ERRORS.values()) | elsewhere == set(errors.EngineError.__subclasses__())


def test_retries_are_for_errors_that_say_so() -> None:
    """What is sent again becomes an error that a caller may try again, bodies that cannot be read excepted."""
    retried = {outcome for outcome, remedy in REMEDIES.items() if remedy is Remedy.RETRY}
    hopeless = {outcome for outcome in retried if not ERRORS[outcome].retryable}
    assert hopeless == {Outcome.UNREADABLE, Outcome.EMPTY}
    assert all(not ERRORS[outcome].retryable for outcome in ERRORS if outcome not in retried)


def test_messages_are_for_outcomes() -> None:
    """Every message can be filled in."""
    for outcome, (message, _) in MESSAGES.items():
        assert Failure(outcome, message.format(status=400, said=": x", mode="tools")).message
