"""Issues whose sentence points back: "on this the two sides have not moved", "here at least the distance is
shrinking".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from summarizer.document.patterns import lazy
from summarizer.engines.rules.context import Context
from summarizer.engines.rules.records import Act, Issue, Unit

_STALLED = lazy(
    r"\bon (?:this|that|it|neither|both)\b[^.;]{0,60}?\b(?:not (?:moved|budged|agreed)|no (?:progress|"
    r"agreement|movement)|stuck|deadlocked|apart)\b"
    r"|\bneither (?:side|party|camp) (?:has|is|will) (?:\w+ ){0,2}?(?:move|moved|budge|budged|yield|"
    r"yielding|give way|given way)\b",
    re.IGNORECASE,
)
_NARROWING = lazy(
    r"\b(?:here|there|on (?:this|that))\b[^.;]{0,30}?\b(?:the )?(?:distance|gap|difference|"
    r"differences)\b[^.;]{0,20}?\b(?:shrinking|shrunk|narrow\w*|closing|smaller)\b"
    r"|\b(?:distance|gap) (?:is|has been) (?:shrinking|narrowing|closing)\b",
    re.IGNORECASE,
)
_MOST_LINES = 1


def pointing_issues(context: Context, acts: list[Act]) -> Iterator[Issue]:
    """For each such sentence the matter of the nearest earlier act, in its paragraph or the one before."""
    matters = [act for act in acts if act.matter is not None and act.kind != "agreement" and not act.stance]
    starts = [act.start for act in matters]
    for unit in context.units:
        if unit.history or unit.quotation is not None:
            continue
        for pattern, status in ((_STALLED, "stalled"), (_NARROWING, "narrowing")):
            match = pattern.search(unit.frame.text, unit.frame.start, unit.frame.end)
            act = None if match is None else _nearest(context, matters, starts, unit)
            if match is not None and act is not None and act.matter is not None:
                sentence = context.evidence(match.start(), match.end())
                yield Issue(
                    "issue:points-back",
                    status,
                    *act.matter,
                    cues=((match.start(), match.end()),),
                    evidence=sentence[:1],
                )


def _nearest(context: Context, matters: list[Act], starts: list[int], unit: Unit) -> Act | None:
    at = bisect_left(starts, unit.frame.start) - 1
    if at < 0 or unit.line - context.units[matters[at].unit].line > _MOST_LINES:
        return None
    return matters[at]
