"""Read one line after the other by the cues of page furniture."""

from __future__ import annotations

import re

from summarizer.document import furniture_reasons as reason
from summarizer.document.caption_cues import CAPTION_CUES, MEDIA_CUES
from summarizer.document.comments import is_comment
from summarizer.document.furniture_cues import CUES
from summarizer.document.furniture_cues_foreign import FOREIGN_CUES
from summarizer.document.furniture_reasons import Cue
from summarizer.document.patterns import lazy

_CUES = (*CUES, *CAPTION_CUES, *MEDIA_CUES, *FOREIGN_CUES)
LONGEST_CUE = max(cue.longest for cue in _CUES)
_HELD = [(needle, pattern, cue) for cue in _CUES for needle, pattern in cue.holds]
_LEAD_IN = lazy(r"[\s\"'“‘(\[*•·▪>»|–—\ufeff-]*")
_ONLY_RELATED = lazy(r"\W*related\W*$", re.IGNORECASE)
# Most lines open with none of the cues: two patterns tell so at once.
_OPENS = lazy("|".join(cue.opens.pattern for cue in _CUES if cue.opens))
_OPENS_EXACTLY = lazy("|".join(cue.opens_exactly.pattern for cue in _CUES if cue.opens_exactly), re.IGNORECASE)


class CueReader:
    """The cues, less those whose words the text does not have anywhere."""

    def __init__(self, text: str) -> None:
        lower = text.lower()
        self._held = [(needle, pattern, cue) for needle, pattern, cue in _HELD if needle in lower]

    def reason(self, body: str) -> str | None:
        """The reason of a cue that the words of the line fit: how it opens comes before what it holds."""
        start = _LEAD_IN.match(body)
        at = start.end() if start else 0
        lower = body.lower()
        if _OPENS.match(lower, at) or _OPENS_EXACTLY.match(body, at):
            for cue in _CUES:
                if _opens(cue, body, lower, at) and _may_bar(cue, body):
                    return cue.reason
        for needle, pattern, cue in self._held:
            if needle in lower and len(body) <= cue.longest and pattern.search(body) and _may_bar(cue, body):
                return cue.reason
        if len(body) <= 30 and _ONLY_RELATED.match(body):
            return reason.RELATED
        return reason.COMMENT if is_comment(body) else None


def _opens(cue: Cue, body: str, lower: str, at: int) -> bool:
    if cue.opens is not None and cue.opens.match(lower, at):
        return True
    return cue.opens_exactly is not None and cue.opens_exactly.match(body, at) is not None


def _may_bar(cue: Cue, body: str) -> bool:
    return len(body) <= cue.longest and (cue.spoken or reason.SPEECH.search(body) is None)
