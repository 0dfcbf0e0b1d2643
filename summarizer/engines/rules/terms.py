"""Read the terms of a clause as printed: conditions, deadline and figures."""

from __future__ import annotations

import re
from bisect import bisect_left

from summarizer.document import Amount, AmountKind, DateMention, Document
from summarizer.document.patterns import lazy
from summarizer.engines.rules.records import Terms

_CONDITION = re.compile(
    r"\b(?:if(?! that[’']s| it takes| need be| necessary| possible| anything| at all| only\b| so\b)|"
    r"unless|provided(?: that)?|providing|as long as|so long as|on (?:the )?condition (?:that|of)|"
    r"only (?:after|when|if)|"
    r"in exchange for|in return for|subject to|conditional on|contingent on|once|until|against the release of)\b",
    re.IGNORECASE,
)
_NOT_A_CONDITION = lazy(
    r"\b(?:renewable|more than|at|only|than|as|what|see|say|said|asked|decide|know)\s+$", re.IGNORECASE
)
_CONDITION_END = lazy(
    r"[;:”\"]|\s[–—]\s|,\s+(?:while|but|and|he|she|they|it|the|according|who|which|a|we)\b|\.(?=\s|$)"
)
_DEADLINE = re.compile(
    r"\b(?:by|until|till|before|no later than|within|has|have|not be on the table|not remain open|expires?|"
    r"expire on)\s+(?:(?:at|on|the end of|noon|"
    r"midnight|next|this|until|close of business|\d{1,2}(?:[:.]\d\d)?|[ap]\.?m\.?|[A-Z][a-z]+ time|,)\s+){0,5}$"
)
_NOT_FOREVER = re.compile(
    r"(?:will|would|does|do|is|are)(?: not|n['’]t) (?:be on the table|remain open|stay (?:open|"
    r"on the table)|last|be open) (?:forever|indefinitely|for ever)"
)
_TRAILING = " ,;:.–—”\"'’"
_SMALL = 3
_IDLE_UNITS = frozenset(
    "bracket threshold paragraph director side party round stage meeting phase person people way vote".split()
)


class TermsReader:
    """Reads terms of spans of one document; lookups are by bisection, so that many spans cost little."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._amounts = document.amounts
        self._amount_starts = [amount.start for amount in self._amounts]
        self._dates = document.dates
        names = sorted((m.start, m.end) for e in document.entities if e.name[:1].isupper() for m in e.mentions)
        self._name_starts, self._name_ends = [start for start, _ in names], [end for _, end in names]
        self._date_starts = [date.start for date in self._dates]

    def read(self, start: int, end: int) -> Terms:
        return Terms(self.conditions(start, end), self.figures(start, end), self.deadline(start, end))

    def conditions(self, start: int, end: int) -> tuple[str, ...]:
        """Clauses that say what must come first or comes along, at most three."""
        text = self._document.text
        found: list[str] = []
        position = start
        while len(found) < 3:
            match = _CONDITION.search(text, position, end)
            if match is None:
                break
            position = match.end()
            word = match.group().lower()
            if _NOT_A_CONDITION.search(text, max(start, match.start() - 12), match.start()):
                continue
            if word == "until" and self._date_follows(match.end(), end):
                continue
            if word == "once" and not re.match(
                r"\s+(?:the|a|an|it|its|they|he|she|all|both|[A-Z])", text[match.end() : match.end() + 6]
            ):
                continue
            stop = _CONDITION_END.search(text, match.end(), end)
            position = end if stop is None else stop.start()
            clause = " ".join(text[match.start() : position].split()).strip(_TRAILING)
            if clause.count(" ") >= 1:
                found.append(clause)
        return tuple(found)

    def _date_follows(self, start: int, end: int) -> bool:
        at = bisect_left(self._date_starts, start)
        return at < len(self._dates) and self._dates[at].start < min(end, start + 30)

    def amounts(self, start: int, end: int) -> list[Amount]:
        """Figures that stand in [start, end): money, shares, durations and counted things; years and ranks left out."""
        found = []
        for at in range(bisect_left(self._amount_starts, start), len(self._amounts)):
            amount = self._amounts[at]
            if amount.start >= end:
                break
            if amount.kind is AmountKind.ORDINAL or (amount.unit or "").rstrip("s") in _IDLE_UNITS:
                continue
            if self._is_date(amount):
                continue
            if amount.kind is AmountKind.COUNT and (amount.value <= 1 or self._is_idle_word(amount)):
                continue
            if self._in_name(amount):
                continue
            found.append(amount)
        return found

    def _is_idle_word(self, amount: Amount) -> bool:
        """ "the two", "all three": a small number in words that counts nothing named."""
        return amount.unit is None and amount.value <= _SMALL and not self._document.text[amount.start].isdigit()

    def _in_name(self, amount: Amount) -> bool:
        """ "the Group of 77": a number that belongs to a name."""
        at = bisect_left(self._name_starts, amount.start + 1) - 1
        return at >= 0 and self._name_ends[at] >= amount.end

    def _is_date(self, amount: Amount) -> bool:
        at = bisect_left(self._date_starts, amount.start + 1) - 1
        return at >= 0 and self._dates[at].end > amount.start and amount.kind is AmountKind.COUNT

    def figures(self, start: int, end: int) -> tuple[tuple[str, float, str | None, str | None], ...]:
        text = self._document.text
        printed = [
            (" ".join(text[a.start : a.end].split()), a.value, a.unit, a.currency) for a in self.amounts(start, end)
        ]
        return tuple(dict.fromkeys(printed))

    def dates(self, start: int, end: int) -> list[DateMention]:
        at = bisect_left(self._date_starts, start)
        found = []
        while at < len(self._dates) and self._dates[at].start < end:
            found.append(self._dates[at])
            at += 1
        return found

    def deadline(self, start: int, end: int) -> str | None:
        """The time limit as printed ("by midnight on Sunday"), None without one."""
        text = self._document.text
        never = _NOT_FOREVER.search(text, start, end)
        if never is not None:
            return never.group()
        for date in self.dates(start, end):
            before = text[max(start, date.start - 60) : date.start]
            match = _DEADLINE.search(before)
            if match is not None:
                return " ".join(text[date.start - len(before) + match.start() : date.end].split())
        return None
