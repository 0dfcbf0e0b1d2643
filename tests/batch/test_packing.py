"""What was packed last is there without unpacking, within its room."""

from __future__ import annotations

from summarizer.batch.packing import Recent


def test_recent_contents_are_there_once() -> None:
    """What was taken is not kept, and what was never kept is not there."""
    recent = Recent()
    recent.keep("a", b"first")
    recent.keep("a", b"first")
    assert recent.take("a") == b"first"
    assert recent.take("a") is None


def test_the_oldest_make_room() -> None:
    """However much is kept, the bytes stay within the room; one that is larger than the room is not kept."""
    recent = Recent(100)
    for number in range(1000):
        recent.keep(str(number), b"x" * 30)
    assert [number for number in range(1000) if recent.take(str(number)) is not None] == [997, 998, 999]
    recent.keep("large", b"x" * 101)
    assert recent.take("large") is None
    recent.keep("whole", b"x" * 100)
    assert recent.take("whole") is not None
