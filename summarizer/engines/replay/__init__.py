"""Recorded answers under the real client, so that offline runs exercise the code that users run.

`transports` (the HTTP side) is not imported here: it loads the HTTP library.
"""

from summarizer.engines.replay.context import current_case, recording_case, request_facts
from summarizer.engines.replay.misses import Explanation, RecordingMiss
from summarizer.engines.replay.recordings import Recording, Recordings
from summarizer.engines.replay.request import RequestParts, parts_of

__all__ = [
    "Explanation",
    "Recording",
    "RecordingMiss",
    "Recordings",
    "RequestParts",
    "current_case",
    "parts_of",
    "recording_case",
    "request_facts",
]
