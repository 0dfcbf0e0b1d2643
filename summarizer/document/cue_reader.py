"""Read one line after the other by the cues of page furniture."""

from __future__ import annotations

import re
from functools import lru_cache

from summarizer.document import furniture_reasons as reason
from summarizer.document.anchors import held
from summarizer.document.broadcast_cues import BROADCAST_CUES
from summarizer.document.caption_cues import CAPTION_CUES, MEDIA_CUES
from summarizer.document.comments import is_comment
from summarizer.document.furniture_cues import CUES
from summarizer.document.furniture_cues_foreign import FOREIGN_CUES
from summarizer.document.furniture_reasons import Cue, Opening
from summarizer.document.patterns import lazy

_CUES = (*CUES, *CAPTION_CUES, *MEDIA_CUES, *BROADCAST_CUES, *FOREIGN_CUES)
LONGEST_CUE = max(cue.longest for cue in _CUES)
_HELD = [(needle, pattern, cue) for cue in _CUES for needle, pattern in cue.holds]
_NEEDLES = tuple({needle for needle, _, _ in _HELD})
_LEAD_IN = lazy(r"[\s\"'“‘(\[*•·▪>»|–—\ufeff-]*")
_HEAD = 3  # characters of a line by which most openings are ruled out at once
_ONLY_RELATED = lazy(r"\W*related\W*$", re.IGNORECASE)


@lru_cache(maxsize=8192)
def _openings_of(head: str) -> tuple[tuple[Opening, Cue], ...]:
    """The openings that a line may have which begins with these characters, in the order of their cues."""
    if not head:
        return tuple((opening, cue) for cue in _CUES for opening in cue.openings)
    return tuple((opening, cue) for opening, cue in _openings_of(head[:-1]) if _may_open(opening.beginnings, head))


def _may_open(beginnings: tuple[str, ...], head: str) -> bool:
    return not beginnings or any(start.startswith(head) or head.startswith(start) for start in beginnings)


class CueReader:
    """The cues, less those whose words the text does not have anywhere."""

    def __init__(self, text: str) -> None:
        needles = frozenset(held(text, _NEEDLES))
        self._held = [row for row in _HELD if row[0] in needles]

    def reason(self, body: str) -> str | None:
        """The reason of a cue that the words of the line fit: how it opens comes before what it holds."""
        start = _LEAD_IN.match(body)
        at = start.end() if start else 0
        lower = body.lower()
        for opening, cue in _openings_of(lower[at : at + _HEAD]):
            if len(body) > cue.longest or (opening.beginnings and not lower.startswith(opening.beginnings, at)):
                continue
            if opening.pattern.match(body if opening.exact else lower, at) and _may_bar(cue, body):
                return cue.reason
        for needle, pattern, cue in self._held:
            if needle in lower and len(body) <= cue.longest and pattern.search(body) and _may_bar(cue, body):
                return cue.reason
        if len(body) <= 30 and _ONLY_RELATED.match(body):
            return reason.RELATED
        return reason.COMMENT if is_comment(body) else None


def _may_bar(cue: Cue, body: str) -> bool:
    return len(body) <= cue.longest and (cue.spoken or reason.SPEECH.search(body) is None)
