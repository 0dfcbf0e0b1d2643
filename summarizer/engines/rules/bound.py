"""Tell who has to approve what is agreed, who would watch over it, and who is sold, by the words beside a mention."""

from __future__ import annotations

import re

from summarizer.document import Mention
from summarizer.document.patterns import lazy

BINDING = lazy(
    r"\b(?:approv|ratif|clear(?:ed|ance)|consent|endorse|sign off|monitor|guarant|underw|overs[ae]|verif|observers|"
    r"peacekeep|bids?|offers?|fee|loan|transfer|sign)\w*",
    re.IGNORECASE,
)
_DUE = (
    r"(?:must|would\s(?:still\s)?have\sto|(?:still\s)?has\sto|(?:still\s)?have\sto|(?:still\s)?needs?\sto|has\syet\sto|"
    r"is\sdue\sto|will|would|is\sexpected\sto|is\sto)"
)
_APPROVES = lazy(
    rf"^(?:['’]s\s(?:parliament|board|cabinet|council))?\s{_DUE}\s(?:\w+ly\s|also\s|first\s)?"
    r"(?:approve|ratify|clear|consent|endorse|sign\soff|vote)\b"
)
_APPROVED_BY = lazy(
    r"\b(?:(?:be|being|needs?\sto\sbe|get|gets|been)\s(?:approved|ratified|cleared|endorsed|signed\soff)\sby|"
    r"(?:approval|ratification|clearance|consent|blessing)\s(?:by|from|of)|subject\sto\sapproval\sby)\s(?:the\s)?$",
    re.IGNORECASE,
)
_WATCHES = lazy(
    r"^\s(?:will|would|is\sto|are\sto|has\sagreed\sto|have\sagreed\sto|has\soffered\sto|agreed\sto|offered\sto)\s(?:\w+\s)?"
    r"(?:monitor|guarantee|underwrite|oversee|verify|observe|police)\b"
)
_WATCHED_BY = lazy(
    r"\b(?:monitored|guaranteed|underwritten|overseen|verified|supervised|policed)\sby\s(?:the\s)?$", re.IGNORECASE
)
_PLAYED = lazy(
    r"\b(?:for|of|sign(?:ing)?|sell(?:ing)?|plus)\s(?:[\w’'-]+\s){0,4}?(?:striker|midfielder|goalkeeper|keeper|defender|winger|"
    r"playmaker|full-back|centre-back|quarterback|shortstop|fly-half)\s$"
)
_BACK = 60
_AHEAD = 70


def approves(text: str, mention: Mention) -> bool:
    """ "has to be approved by the Commission", "Congress must ratify"."""
    return _beside(text, mention, _APPROVED_BY, _APPROVES)


def guarantees(text: str, mention: Mention) -> bool:
    """ "a crossing monitored by Algeria", "the African Union would verify"."""
    return _beside(text, mention, _WATCHED_BY, _WATCHES)


def _beside(text: str, mention: Mention, before: re.Pattern[str], behind: re.Pattern[str]) -> bool:
    if before.search(text[max(mention.start - _BACK, 0) : mention.start]):
        return True
    return behind.match(text[mention.end : mention.end + _AHEAD]) is not None


def is_traded(text: str, mention: Mention) -> bool:
    """ "A bid for midfielder Jon Roe": a player is what the clubs bargain over."""
    return _PLAYED.search(text[max(mention.start - _BACK, 0) : mention.start]) is not None
