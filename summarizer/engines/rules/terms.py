"""Read the terms of a clause as printed: conditions, deadline and figures."""

from __future__ import annotations

import re
from bisect import bisect_left

from summarizer.document import Amount, AmountKind, DateMention, Document
from summarizer.document.patterns import lazy
from summarizer.engines.rules.records import Terms

_CONDITION = lazy(
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
_DEADLINE = lazy(
    r"\b(?:by|until|till|before|no later than|within|has|have|not be on the table|not remain open|expires?|"
    r"expire on)\s+(?:(?:at|on|the end of|noon|"
    r"midnight|next|this|until|close of business|\d{1,2}(?:[:.]\d\d)?|[ap]\.?m\.?|[A-Z][a-z]+ time|,)\s+){0,5}$"
)
_NOT_FOREVER = lazy(
    r"(?:will|would|does|do|is|are)(?: not|n['’]t) (?:be on the table|remain open|stay (?:open|"
    r"on the table)|last|be open) (?:forever|indefinitely|for ever)"
)
_TRAILING = " ,;:.–—”\"'’"
_SMALL = 3
_BEFORE = 40  # characters before a figure that say what it is
_NUMBER = lazy(r"\d[\d,]*(?:\.\d+)?")
_FEW = 12
# What few of a number are no terms: those who bargain and the talks themselves.
_IDLE_UNITS = frozenset(
    "bracket threshold paragraph director side party round meeting person people way vote government country camp "
    "state union company delegation minister leader team bidder club official source diplomat point issue question "
    "term other group thing proposal offer demand plan letter".split()
)
# "the two", "all three": those already spoken of.
_KNOWN_BEFORE = lazy(r"\b(?:the|these|those|both|all|other|its|their|his|her|our|any|first|last)\s$", re.IGNORECASE)
# "ten kilometres, not fifty": what is not offered.
_NOT_BEFORE = lazy(r"\bnot\s$")
# ", 27p more than the last one": beside what it is measured by.
_COMPARED = lazy(r"\s(?:\w+\s)?(?:more|less|higher|lower|above|below)\s(?:than\s|an?\s|the\s|its\s)")
_NOUN_BEHIND = lazy(r"[\s-]([a-z]{3,})\b")
_NOTHING_BEHIND = lazy(r"[.,;]|\s(?:as|if|once|and|or|but|provided|should|when|unless|instead)\b")
_NO_NOUN = frozenset("and of the are were have had has will would could may might more from for with who that".split())
# "two years ago", "in 14 months of talks", "the two years after that": when, not how long.
_SPAN_IS_PAST = lazy(
    r"\s(?:ago|earlier|later|previously)\b|\sof\s(?:\w+\s)?(?:talks|negotiations?|bargaining|haggling|fighting|war|strikes?)\b"
)
_THEN = lazy(r"\s(?:after|before|since)\s(?:that|then|it)\b")
# ", who are on $12.35,", ", which was $112m short,": what is told beside the terms, unless it says what would be.
_ASIDE = lazy(
    r",\s(?:which|who|whose|where)\s(?!(?:[\w’']+\s){0,3}?(?:would|will|could|should|must|may|shall|valu\w+)\b)|"
    r",\san?\s(?:[\w-]+\s){1,3}?(?:that|which)\s(?!(?:would|will|could|should|must|may)\b)"
)
_ASIDE_ENDS = lazy(r",(?!\d)|\s[–—]\s|[;:”\"]|\.(?=\s|$)")


# "compared with 3 per cent", "rather than 4", "than the 36 per cent": what an offer is measured by.
_MEASURE_BEFORE = lazy(
    r"\b(?:compared (?:with|to)|rather than|instead of|as opposed to|versus|than the|currently|already)\s"
    r"(?:about\s|some\s|the\s|a\s)?$",
    re.IGNORECASE,
)
# "its 12,000 staff", "for about 6,000 nurses": those who would get it.
_STAFF = (
    r"(?:members|workers|staff|employees|drivers|pilots|teachers|nurses|doctors|dockers|cleaners|crews?|miners|"
    r"writers|actors|guards|musicians|firefighters|residents|tenants|customers|shareholders|people|players|lecturers)"
)
_STAFF_BEFORE = lazy(
    r"(?:\b(?:the|its|their|his|her|our|all|for|represents?|representing|covers?|covering|employs?)|['’]s)\s"
    r"(?:(?:its|the|their|all|about|some|around|nearly|almost|roughly|more than|over)\s){0,2}$",
    re.IGNORECASE,
)
_STAFF_BEHIND = lazy(rf"\s(?:[\w'’-]+\s){{0,2}}?{_STAFF}\b")
# "six of the nine": the nine are known; "40p an hour": the hour is a measure.
_OUT_OF = lazy(r"\s(?:\w+\s)?(?:out )?of\s(?:the|its|their|his|her|those)\s$")
_RATE = lazy(r"[\s-](?:(?!for\b|within\b|in\b|and\b|or\b)[\w.-]+\s){0,2}$")
# Figures that the document layer does not mark: "8km", "0.5pc", "a third of", "two-thirds".
_MORE = lazy(
    r"(?<![\w.,])\d[\d.,]*(?:pc|pct|bps?|km|kg|ha|GWh?|MWh?|kWh)\b|"
    r"\b(?:an?|one|two|three)[\s-](?:third|quarter|fifth|tenth)s?(?=\s(?:of|more|less|cut|rise|share|stake)\b)|"
    r"\b\d+\.\d+(?=\sof\s(?:an?|its|one)\s)|\bhalf(?=\sof\s)|\btwice(?=\s(?:a|the|in|before|as)\b)"
)
_PARTS = {"half": 0.5, "twice": 2.0, "third": 1 / 3, "quarter": 0.25, "fifth": 0.2, "tenth": 0.1}
_TIMES = {"two": 2, "three": 3}


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
        first = bisect_left(self._amount_starts, start)
        last = bisect_left(self._amount_starts, end)
        if first == last:
            return []
        asides = self._asides(start, end)
        return [
            a
            for at, a in enumerate(self._amounts[first:last], first)
            if self._is_term(a) and not _within(a, asides) and not self._is_beside(a, at)
        ]

    def _is_beside(self, amount: Amount, at: int) -> bool:
        """A figure beside the terms: what they are compared with, out of how many, per what, for how many people."""
        text = self._document.text
        if _MEASURE_BEFORE.search(text, max(0, amount.start - _BEFORE), amount.start):
            return True
        gap = text[self._amounts[at - 1].end : amount.start] if at else ""
        if amount.kind is AmountKind.DURATION:
            bare = amount.value == 1 and text[amount.start : amount.start + 2].lower() in {"a ", "an", "a-"}
            return bare and bool(gap) and len(gap) < _BEFORE and _RATE.fullmatch(gap) is not None
        if amount.kind is not AmountKind.COUNT:
            return False
        if gap and len(gap) < _BEFORE and _OUT_OF.fullmatch(gap):
            return True
        return (
            amount.value > _SMALL
            and _STAFF_BEFORE.search(text, max(0, amount.start - _BEFORE), amount.start) is not None
            and _STAFF_BEHIND.match(text, amount.end) is not None
        )

    def _is_term(self, amount: Amount) -> bool:
        if amount.kind is AmountKind.ORDINAL or self._is_date(amount) or self._in_name(amount):
            return False
        text = self._document.text
        if _NOT_BEFORE.search(text, max(0, amount.start - 5), amount.start) or self._is_compared(amount):
            return False
        if amount.kind is AmountKind.DURATION:
            known = _KNOWN_BEFORE.search(text, max(0, amount.start - 8), amount.start) is not None
            return not (_SPAN_IS_PAST.match(text, amount.end) or (known and _THEN.match(text, amount.end)))
        return amount.kind is not AmountKind.COUNT or (amount.value > 1 and not self._is_idle(amount))

    def _is_compared(self, amount: Amount) -> bool:
        text = self._document.text
        return text[max(0, amount.start - 2) : amount.start] == ", " and _COMPARED.match(text, amount.end) is not None

    def _asides(self, start: int, end: int) -> list[tuple[int, int]]:
        """The relative clauses of [start, end) that tell how things are."""
        text = self._document.text
        found = []
        for match in _ASIDE.finditer(text, start, end):
            stop = _ASIDE_ENDS.search(text, match.end(), end)
            found.append((match.start(), end if stop is None else stop.start()))
        return found

    def _is_idle(self, amount: Amount) -> bool:
        """ "the two", "all three", "two sides": a small number that counts nothing of the terms."""
        text = self._document.text
        noun = _NOUN_BEHIND.match(text, amount.end)
        counted = noun.group(1) if noun is not None else ""
        if amount.value <= _FEW and _singular(counted) in _IDLE_UNITS:
            return True
        if amount.value > _SMALL or text[amount.start].isdigit():
            return False
        if counted.endswith("s") and counted not in _NO_NOUN:
            return False
        known = _KNOWN_BEFORE.search(text, max(0, amount.start - 8), amount.start) is not None
        return known or _NOTHING_BEHIND.match(text, amount.end) is None

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
        return tuple(dict.fromkeys((*printed, *self._unmarked(start, end))))

    def _unmarked(self, start: int, end: int) -> list[tuple[str, float, str | None, str | None]]:
        """Figures that are no amounts of the document layer, as printed."""
        text = self._document.text
        found: list[tuple[str, float, str | None, str | None]] = []
        for match in _MORE.finditer(text, start, end):
            at = bisect_left(self._amount_starts, match.end()) - 1
            if at >= 0 and self._amounts[at].end > match.start():
                continue
            found.append((match.group(), *_measured(match.group())))
        return found

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


def _within(amount: Amount, spans: list[tuple[int, int]]) -> bool:
    return any(start < amount.start < end for start, end in spans)


def _measured(printed: str) -> tuple[float, str | None, None]:
    """Value and unit of a figure such as "8km" or "two-thirds"."""
    number = _NUMBER.match(printed)
    if number is None:
        words = printed.lower().replace("-", " ").split()
        return _TIMES.get(words[0], 1) * _PARTS[words[-1].removesuffix("s")], None, None
    unit = printed[number.end() :]
    return float(number.group().replace(",", "").rstrip(".")), "%" if unit in {"pc", "pct"} else unit, None


def _singular(noun: str) -> str:
    return f"{noun[:-3]}y" if noun.endswith("ies") else noun.removesuffix("s")
