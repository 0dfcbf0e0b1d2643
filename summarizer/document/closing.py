"""Find what stands under the report: who the author is, what the paper is, what is on at the museum."""

from __future__ import annotations

import re

from summarizer.document import furniture_reasons as reason
from summarizer.document.patterns import lazy

_NAMES = r"(?:(?:Mr|Ms|Mrs|Dr|Prof)\. )?(?:[A-ZÀ-Þ][\w.'’-]*,? |\([A-Z]\w+\) |and |& ){0,6}"
_BIO = lazy(
    rf"{_NAMES}(?P<name>[A-ZÀ-Þ][\w'’-]+),?(?: (?:is|are|was|were) (?:currently |now )?(?:an? |the |our |[\w’']+[’']s "
    rf"|also )?"
    r"(?:[\w’'-]+ ){0,6}(?:professors?|fellow|director|authors?|lecturer|scholar|chair|chairman|founder|co-founder|"
    r"president|"
    r"economist|historian|writers?|novelist|strategist|attorney|lawyer|student|correspondents?|reporters?|editor|"
    r"journalists?|"
    r"columnist|contributor|intern|freelancer?|bureau chief|producer)\b| (?:covers|writes (?:about|on|for)|reports "
    r"(?:on|from|for)"
    r"|has (?:covered|written for|reported)|joined (?:the|us)|is based in|lives in)\b)",
    words="professor|fellow|director|author|lecturer|scholar|chair|founder|president|economist|historian|writer|novelist|"
    "strategist|attorney|lawyer|student|correspondent|reporter|editor|journalist|columnist|contributor|intern|freelance|"
    "bureau chief|producer|covers|writes|reports|has covered|has written|has reported|joined|is based in|lives in",
)
_PAPER = lazy(
    rf"(?:The |This )?{_NAMES}(?P<name>[A-ZÀ-Þ][\w'’-]+) is (?:written|published|produced|edited|run|funded|owned|"
    rf"part of|"
    r"an? (?:free|independent|non-?profit|reader|weekly|daily|monthly|local|news|publication|newsletter|project|"
    r"charity))\b",
    words=" is written| is published| is produced| is edited| is run| is funded| is owned| is part of| is a",
)
_LISTING = lazy(
    r"\b(?:admission|entry|entrance)(?: is)? (?:is )?free\b|\btickets?:? (?:are )?(?:from (?=[£$€])|available|on sale|"
    r"(?=[£$€]))"
    r"|\bis (?:on (?:show|display|view) )?at .{3,80}\b(?:until|till|through)\b"
    r"|\bis published by\b.{0,60}(?:\bPress|\bBooks|[£$€]\s?[0-9])|\b(?:rrp|isbn)\b",
    re.IGNORECASE,
    words="admission|entry|entrance|ticket|is at |is on |published by|rrp|isbn",
)
_SAYS = lazy(r"\b(?:said|says|told|tells|added|according to)\b|[“\"][^”\"]{0,200}[,.?!][”\"]")
_MOST = 8  # lines from the end


def bar_closing_lines(text: str, bodies: list[str], reasons: list[str | None]) -> None:
    """From the end upwards, through lines that are barred, bar those that only the foot of a page prints.

    A line that tells who somebody is counts only if the report itself never mentions them.
    """
    for index in range(len(bodies) - 1, max(len(bodies) - 1 - _MOST, 2), -1):
        body = bodies[index]
        if reasons[index]:
            continue
        why = _closing(body) or (reason.BIO if _introduces_stranger(text, bodies, reasons, index) else None)
        if why is None and index < len(bodies) - 2:
            return
        reasons[index] = why


def _closing(body: str) -> str | None:
    return reason.NOTICE if 0 < len(body) <= 300 and _LISTING.search(body) and not _SAYS.search(body) else None


def _introduces_stranger(text: str, bodies: list[str], reasons: list[str | None], index: int) -> bool:
    body = bodies[index]
    match = _BIO.match(body) or _PAPER.match(body) if len(body) <= 400 else None
    if match is None or reason.SPEECH.search(body):
        return False
    name = match.group("name")
    elsewhere = sum(
        other.count(name)
        for at, (other, why) in enumerate(zip(bodies, reasons, strict=True))
        if at != index and (why is not None or (at >= len(bodies) - _MOST and _BIO.match(other)))
    )
    return text.count(name) == body.count(name) + elsewhere
