"""Cut an article into the stretches that the rules read one by one, leaving out what may not be cited."""

from __future__ import annotations

import re
from bisect import bisect_right

from summarizer.document import BarKind, Document, QuotationUse, Sentence
from summarizer.document.patterns import lazy
from summarizer.engines.rules.records import Unit
from summarizer.engines.rules.syntax import Frame, cut_frames

_EARLIER_ROUND = lazy(
    r"\b(?:last|previous|earlier|first) (?:round|time)\b|\byears? (?:ago|earlier)\b|\bat the time\b|"
    r"\b(?:courted|tried) before\b"
    r"|\b(?:decade|century|generation)s? ago\b|\blast (?:year|summer|winter|autumn|spring)\b(?!['’])",
    re.IGNORECASE,
)
_MONTHS_AGO = lazy(
    r"^\W*(?:in|last|back in) (?:january|february|march|april|may|june|july|august|september|october|"
    r"november|december|spring|summer|autumn|winter)\b[^.]*\bhad\b",
    re.IGNORECASE,
)
_IN_MONTH = lazy(
    r"^\W*(?:back )?in (?P<month>january|february|march|april|may|june|july|august|september|october|"
    r"november|december)\b(?!,? (?:19|20)[0-9]{2})",
    re.IGNORECASE,
)
_IN_YEAR = lazy(r"\b(?:in|during)\s+((?:19|20)[0-9]{2})\b", re.IGNORECASE)
_YEAR = lazy(r"\b(?:19|20)[0-9]{2}\b")
_BRACKETS = {"[": "]", "(": ")", "{": "}", "<": ">"}
_OPENING = 40  # characters of a sentence: what stands there colours the rest of its paragraph
_RELATIVE = lazy(r"\b(?:that|which|who|whose|under)\b")
_MOST_MARKS = 4
_LEAST_WORDS = 2
_MONTHS = "january february march april may june july august september october november december".split()
_AHEAD = lazy(r"\b(?:will|would|by (?:19|20)[0-9]{2}|now|has|have|is|are)\b")


def read_units(document: Document) -> list[Unit]:
    """Narrative sentences and the sentences of speech quotations, in text order, headline and barred passages left
    out.
    """
    speakers = {a.quotation: (a.entity,) for a in document.attributions if a.entity}
    report = headline_end(document)
    units: list[Unit] = []
    quotations = document.quotations
    past = _Past(document)
    planted = _planted(document)
    at = 0
    for frame in document.frames:
        start = _first_letter(frame)
        if start < report:
            continue
        if any(start < stop and begin < frame.end for begin, stop in planted.get(frame.line, ())):
            while at < len(quotations) and quotations[at].start < frame.end:
                at += 1
            continue
        if not _barred(document, start, frame.end):
            units.append(Unit(len(units), frame, history=past.tells(frame)))
        while at < len(quotations) and quotations[at].start < frame.end:
            quotation = quotations[at]
            at += 1
            if quotation.use is QuotationUse.SPEECH and document.barred_at(quotation.start, quotation.end) is None:
                for inner in _inner_frames(document, quotation.start, quotation.end, frame.line):
                    speaker = speakers.get(quotation.id, ())
                    units.append(Unit(len(units), inner, quotation, speaker, history=past.tells(inner)))
    return units


def headline_end(document: Document) -> int:
    """Offset where the headline ends that stands in the text, 0 where none does."""
    if document.title is None or not document.paragraphs:
        return 0
    first = document.slice(document.paragraphs[0])
    same = " ".join(first.split()).casefold() == " ".join(document.title.split()).casefold()
    return document.paragraphs[0].end if same else 0


def citable_part(document: Document, sentence: Sentence) -> tuple[int, int] | None:
    """The longer side of what is barred in a sentence (a dateline in front of it), None where all of it is barred."""
    start, end = sentence.start, sentence.end
    for _ in range(_MOST_MARKS):
        mark = document.barred_at(start, end)
        if mark is None:
            return start, end
        start, end = (mark.end, end) if end - mark.end >= mark.start - start else (start, mark.start)
        if len(document.text[start:end].split()) < _LEAST_WORDS:
            return None
    return None


def _first_letter(frame: Frame) -> int:
    text = frame.text
    at = frame.start
    while at < frame.end and text[at].isspace():
        at += 1
    return at


def _planted(document: Document) -> dict[int, list[tuple[int, int]]]:
    """Paragraph number -> stretches that a planted order spoils: the order alone where it stands in brackets, else all
    that follows it in its paragraph.
    """
    paragraphs = document.paragraphs
    starts = [paragraph.start for paragraph in paragraphs]
    found: dict[int, list[tuple[int, int]]] = {}
    for mark in document.barred:
        if mark.kind is BarKind.ORDER:
            number = max(bisect_right(starts, mark.start) - 1, 0)
            enclosed = document.text[mark.start] in _BRACKETS and document.text[mark.end - 1] in _BRACKETS.values()
            end = mark.end if enclosed else max(mark.end, paragraphs[number].end)
            found.setdefault(number, []).append((mark.start, end))
    return found


def _barred(document: Document, start: int, end: int) -> bool:
    """True where more than half of the stretch may not be cited; a dateline in front of a sentence is no reason."""
    mark = document.barred_at(start, end)
    if mark is None:
        return False
    return min(mark.end, end) - max(mark.start, start) > (end - start) // 2


def _inner_frames(document: Document, start: int, end: int, line: int) -> list[Frame]:
    """Frames of the words inside a quotation; offsets are those of the whole text."""
    inner = cut_frames(document.running_text[start:end], (), [])
    recent = document.frames[0].recent
    return [Frame(document.running_text, start + f.start, start + f.end, line, recent=recent) for f in inner]


class _Past:
    """Tells whether a stretch recalls an earlier round: an opening that says so colours the rest of its paragraph."""

    def __init__(self, document: Document) -> None:
        self._now = _this_year(document)
        self._month = _month(document)
        self._line = -1
        self._told = False

    def tells(self, frame: Frame) -> bool:
        if frame.line != self._line:
            self._line, self._told = frame.line, False
        text = frame.text[frame.start : frame.end]
        if self._told:
            return True
        year = _IN_YEAR.search(text)
        dated = year is not None and int(year.group(1)) < self._now and text.lstrip()[:3].lower() == "in "
        earlier = _EARLIER_ROUND.search(text)
        recalls = earlier is not None and not _AHEAD.search(text)
        self._told = dated or (earlier is not None and recalls and earlier.start() < _OPENING)
        if year is not None and _RELATIVE.search(text, 0, year.start()):
            year = None
        return (
            recalls
            or self._told
            or self._in_earlier_month(text)
            or _MONTHS_AGO.search(text) is not None
            or (year is not None and int(year.group(1)) < self._now and not _AHEAD.search(text))
        )

    def _in_earlier_month(self, text: str) -> bool:
        """ "In February a walkout was called off after ...": told as history, if the article is of another month."""
        match = _IN_MONTH.match(text)
        return (
            match is not None and _MONTHS.index(match["month"].lower()) != self._month and _AHEAD.search(text) is None
        )


def _month(document: Document) -> int | None:
    """The month of publication, counted from 0."""
    match = re.match(r"\d{4}-(\d\d)", document.published or "")
    return int(match.group(1)) - 1 if match else None


def _this_year(document: Document) -> int:
    """The year of publication, else the year after the latest one that the article prints."""
    published = _YEAR.search(document.published or "")
    if published:
        return int(published.group())
    return 9999
