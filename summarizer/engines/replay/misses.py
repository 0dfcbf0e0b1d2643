"""Says why a replay holds no answer to a request: which part of it changed, and how."""

from __future__ import annotations

import difflib
from typing import NamedTuple

from summarizer.engines.replay.recordings import Recording, Recordings
from summarizer.engines.replay.request import PARTS, RequestParts

DIFF_LINES = 14
LINE_CHARS = 160


class RecordingMiss(BaseException):
    """No recording answers a request.

    Not an `Exception`: what catches those to try again (openai, instructor, tenacity) must let it pass.
    """

    def __init__(self, explanation: Explanation) -> None:
        super().__init__(explanation.sentence)
        self.explanation = explanation


class Explanation(NamedTuple):
    """`changed` names parts: template, schema, article, model, sampling, conversation; empty if all were used up."""

    sentence: str
    changed: tuple[str, ...]
    diff: str
    case: str | None
    command: str


def explain(recordings: Recordings, parts: RequestParts, *, case: str | None, document: str | None) -> Explanation:
    """Compare a request with the nearest recording."""
    nearest = recordings.nearest(parts, case=case, document=document)
    command = f"summarizer eval record --case {case}" if case else "summarizer eval record --stale"
    of_case = f" of case {case}" if case else ""
    if nearest is None:
        sentence = f"No recording answers this request{of_case}: {recordings.path.name} holds none."
        return Explanation(sentence, (), "", case, command)
    changed = tuple(name for name in PARTS if nearest.parts[name] != parts.hashes[name])
    if not changed:
        sentence = f"This request{of_case} is sent more often than it was recorded; all its answers are used up."
        return Explanation(sentence, (), "", case, command)
    named = tuple(dict.fromkeys(_name(part, nearest, document) for part in changed))
    sentence = (
        f"No recording answers this request{of_case}: changed: {', '.join(named)} "
        f"(compared with line {nearest.line} of {recordings.path.name})."
    )
    return Explanation(sentence, named, _diff(recordings, nearest, parts, changed), case, command)


def _name(part: str, nearest: Recording, document: str | None) -> str:
    """The message that holds the article changes with the article, but also with the template around it."""
    same_article = document is not None and document == nearest.document
    return "template" if part == "article" and same_article else part


def _diff(recordings: Recordings, nearest: Recording, parts: RequestParts, changed: tuple[str, ...]) -> str:
    lines: list[str] = []
    for part in changed:
        before = recordings.text(nearest.parts[part])
        if before is None:
            continue
        pair = before.splitlines(), parts.texts[part].splitlines()
        delta = [line for line in difflib.unified_diff(*pair, lineterm="", n=0) if line[:2] not in ("--", "++", "@@")]
        lines += [f"{part} {line}"[:LINE_CHARS] for line in delta]
    left = len(lines) - DIFF_LINES
    return "\n".join([*lines[:DIFF_LINES], *([f"... and {left} more lines"] if left > 0 else [])])
