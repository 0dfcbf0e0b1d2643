"""The collector of cycles is changed for a batch alone."""

from __future__ import annotations

import gc

import pytest

from summarizer.batch.collecting import THRESHOLDS, fewer_collections


def test_the_collector_is_as_before_afterwards() -> None:
    """Whatever the block does, thresholds come back and nothing stays frozen."""
    before = gc.get_threshold()

    @fewer_collections()
    def fail() -> None:
        assert gc.get_threshold() == THRESHOLDS
        assert gc.get_freeze_count() > 0
        raise ValueError("end")

    with pytest.raises(ValueError, match="end"):
        fail()
    assert gc.get_threshold() == before
    assert gc.get_freeze_count() == 0


def test_a_collector_that_somebody_else_set_stays() -> None:
    """One that is off stays off, with its thresholds."""
    before = gc.get_threshold()
    gc.disable()
    try:
        with fewer_collections():
            assert gc.get_threshold() == before
            assert not gc.isenabled()
    finally:
        gc.enable()
