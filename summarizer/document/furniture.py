"""Find the lines of a text that belong to the page and not to the report."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from summarizer.document import furniture_cues as cues
from summarizer.document.layout import has_list_mark, paragraphs
from summarizer.document.model import BarKind, Barred, Line

_APPEALS = frozenset((cues.DONATION, cues.NEWSLETTER))
_TAILS = frozenset(
    (cues.DONATION, cues.NEWSLETTER, cues.RELATED, cues.SIGN_OFF, cues.BIO, cues.MEDIA, cues.NOTE, cues.CAPTION)
)
_LONGEST_CUE = max(cue.longest for cue in cues.CUES)
_LEAD_IN = re.compile(r"[\s\"'“‘(\[*•·▪>»|–—\ufeff-]*")
_TO_READER = re.compile(r"\b(?:we|our|us|you|your)\b", re.IGNORECASE)
_ONLY_RELATED = re.compile(r"\W*related\W*$", re.IGNORECASE)
_MONTHS = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\.?"
_DAYS = r"(?:Mon|Tues?|Wed|Wednes|Thu|Thurs|Fri|Sat|Satur|Sun)(?:day)?\.?"
_NOT_A_NAME = (
    r"(?!(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|"
    r"Wednesday|Thursday|Friday|Saturday|Sunday|The|A|An|All|Any|Contrast|Some|Most|Now)\b)"
)
_BYLINE = re.compile(
    rf"(?:[Bb]y|BY|Par|PAR|Von|VON|Por|POR|Di|Door)[ \u00a0]{_NOT_A_NAME}[A-Z][\w.'’-]*"
    r"(?:[ ,]{1,2}(?:[A-Z][\w.'’&|/-]*|and|&|et|y|und|de|van|von|der|in|for|at|the|of|[|–—-])){1,14}\.?$"
)
_NAMED = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,2}"
_BARE_BYLINE = re.compile(
    rf"{_NAMED}(?: and {_NAMED})?(?: in [A-Z][\w-]+(?: (?:and )?[A-Z][\w-]+){{0,2}}|, [\w ]{{0,40}}"
    r"(?:[Cc]orrespondent|[Ee]ditor|[Rr]eporter|[Ww]riter|[Cc]olumnist)[\w ]{0,30})$"
)
_ROLE = re.compile(
    r"\b(?:correspondent|editor|reporter|writer|columnist|bureau|news|staff|agency|analyst)\b", re.IGNORECASE
)
_CO_AUTHOR = re.compile(r"(?:Co-authored|Co-written|Written|Words|Story) by [A-Z]")
_CLOSING_BIO = re.compile(
    r"(?:(?:Mr|Ms|Mrs|Dr)\. )?(?:[A-Z][\w.'’-]+ |\([A-Z]\w+\) ){0,3}(?P<surname>[A-Z][\w'’-]+),?"
    r" is (?:currently )?(?:an? |the )?"
    r"(?:[\w-]+ ){0,5}(?:professor|fellow|director|author|lecturer|scholar|chair|chairman|founder|co-founder|president|"
    r"economist|historian|writer|novelist|strategist|attorney|lawyer|student)\b",
)
_TIMESTAMP = re.compile(
    r"(?:(?:[Ff]irst\s|[Ll]ast\s)?(?:[Pp]ublished|[Uu]pdated|[Pp]osted|[Mm]odified|PUBLISHED|UPDATED|"
    r"POSTED)\b.{0,20}[0-9]"
    rf"|(?:{_DAYS},?\s)?(?:{_MONTHS}\s[0-9]{{1,2}},?\s[0-9]{{4}}|[0-9]{{1,2}}\s{_MONTHS}\s[0-9]{{4}}|"
    r"[0-9]{4}-[0-9]{2}-[0-9]{2})(?:\b[^.]{0,30})?\.?$|[0-9]{1,2}\s(?:minutes?|hours?|days?)\sago\b)"
)
_DATELINE = re.compile(
    r"(?P<place>[A-ZÀ-Þ][A-ZÀ-Þ.'’/ -]{2,40}|"
    r"[A-ZÀ-Þ][\w.'’-]+(?:[ /][A-ZÀ-Þ][\w.'’-]+){0,2})(?:,\s[A-Z][\w.]{1,12}(?:\s[A-Z][\w.]{1,12})?)?"
    rf"(?P<date>,?\s(?:{_DAYS},?\s)?(?:{_MONTHS}\s[0-9]{{1,2}}|[0-9]{{1,2}}\s{_MONTHS})(?:,?\s[0-9]{{4}})?)?"
    r"(?P<agency>,?\s?[(\[][A-Z][\w/. -]{1,24}[)\]])?\s?(?:--|[-–—―])\s+(?=\S)"
)
_LAST_SENTENCE = re.compile(r"[.!?][\"”’)]*\s+(?=[A-Z(\[@])")


def find_furniture(text: str, lines: tuple[Line, ...]) -> list[Barred]:
    """Furniture of `text` in order: whole lines (or unwrapped paragraphs), and datelines inside a line."""
    blocks = paragraphs(text, lines)
    bodies = [text[block.start : block.end] if block.end - block.start <= _LONGEST_CUE else "" for block in blocks]
    reasons = [_reason(body, index, len(blocks)) for index, body in enumerate(bodies)]
    counts = Counter(body for body in bodies if body)
    listed = [bool(body) and has_list_mark(text, block) for body, block in zip(bodies, blocks, strict=True)]
    _bar_comments(bodies, reasons)
    _bar_headline_lists(bodies, reasons)
    _bar_after(bodies, reasons)
    _bar_closing_bio(text, bodies, reasons)
    _bar_repeated_blocks(bodies, reasons)
    _grow_appeals(bodies, reasons, listed, counts)
    marks = []
    for index, (block, reason) in enumerate(zip(blocks, reasons, strict=True)):
        if reason:
            marks.append(Barred(block.start, block.end, BarKind.FURNITURE, reason))
        else:
            marks.extend(_inside(text, block, index))
    return marks


def _reason(body: str, index: int, total: int) -> str | None:
    """Why the line is furniture by its own words, or None."""
    if not body:
        return None
    if _is_byline(body, index, total):
        return cues.BYLINE
    reason = _cue_of(body)
    if index == 0 and total > 1 and reason in {cues.RELATED, cues.MEDIA, cues.DONATION, cues.QUIZ, cues.NOTE}:
        return None  # the first line is the headline, whatever it looks like
    return reason


def _is_byline(body: str, index: int, total: int) -> bool:
    if index < 8 and len(body) <= 160 and _BYLINE.match(body):
        return index > 0 or len(body.split()) <= 6
    if 0 < index < 6 and len(body) <= 100 and (_BARE_BYLINE.match(body) or _CO_AUTHOR.match(body)):
        return True
    return (index < 8 or index >= total - 3) and len(body) <= 90 and _TIMESTAMP.match(body) is not None


def _cue_of(body: str) -> str | None:
    """The reason of the first cue that the words fit."""
    start = _LEAD_IN.match(body)
    at = start.end() if start else 0
    lower = body.lower()
    for cue in cues.CUES:
        if len(body) > cue.longest:
            continue
        found = cue.opens is not None and cue.opens.match(body, at) is not None
        if not found:
            found = any(needle in lower and pattern.search(body) for needle, pattern in cue.holds)
        if found and (cue.spoken or not cues.SPEECH.search(body)):
            return cue.reason
    if len(body) <= 30 and _ONLY_RELATED.match(body):
        return cues.RELATED
    return cues.COMMENT if cues.COMMENT_AUTHOR.match(body) else None


def _bar_comments(bodies: list[str], reasons: list[str | None]) -> None:
    """A head such as "Comments (3)" opens the readers' comments: they run to the end of the text."""
    for index, body in enumerate(bodies):
        if not 0 < len(body) <= 60 or not cues.COMMENT_HEAD.match(body):
            continue
        reasons[index] = cues.COMMENT
        comments = any(cues.COMMENT_LINE.match(line) for line in bodies[index + 1 : index + 7])
        if index >= 3 and (comments or index * 2 >= len(bodies)):
            reasons[index:] = [cues.COMMENT] * (len(bodies) - index)
            return


def _bar_headline_lists(bodies: list[str], reasons: list[str | None]) -> None:
    """After a bare head ("Most read", "Related stories:") the lines that look like headlines are other stories'."""
    room = 0
    for index, body in enumerate(bodies):
        if reasons[index] == cues.RELATED:
            colon = body.find(":")
            room = 8 if len(body) <= 40 and (colon < 0 or colon >= len(body.rstrip(' "”')) - 2) else 0
        elif room and not reasons[index] and _like_headline(body):
            reasons[index] = cues.RELATED
            room -= 1
        else:
            room = 0


def _like_headline(body: str) -> bool:
    if not 10 <= len(body) <= 130 or body[-1] in "!:,;":
        return False
    if body[-1] == ".":
        words = [word for word in body.split() if len(word) > 3]
        return len(words) > 3 and sum(word[0].isupper() for word in words) * 5 >= len(words) * 4
    return not cues.SPEECH.search(body)


def _bar_after(bodies: list[str], reasons: list[str | None]) -> None:
    """The role or paper under a byline, and the text of a correction under its head."""
    correction = False
    for index, body in enumerate(bodies):
        if reasons[index]:
            head = reasons[index] == cues.NOTE and body.endswith(":") and len(body) <= 40
            correction = head or (correction and reasons[index] == cues.SIGN_OFF)
            continue
        role = body and len(body) <= 60 and body[-1] not in ".!?:" and _ROLE.search(body)
        if role and index and reasons[index - 1] == cues.BYLINE:
            reasons[index] = cues.BYLINE
        elif correction:
            reasons[index] = cues.NOTE
        correction = False


def _bar_closing_bio(text: str, bodies: list[str], reasons: list[str | None]) -> None:
    """Who the author is, in one of the last two lines: somebody whom the report itself never mentions."""
    for index in range(max(3, len(bodies) - 2), len(bodies)):
        match = None if reasons[index] else _CLOSING_BIO.match(bodies[index])
        if not match or cues.SPEECH.search(bodies[index]):
            continue
        surname = match.group("surname")
        bylines = sum(
            body.count(surname) for body, reason in zip(bodies, reasons, strict=True) if reason == cues.BYLINE
        )
        if text.count(surname) == bodies[index].count(surname) + bylines:
            reasons[index] = cues.BIO


def _bar_repeated_blocks(bodies: list[str], reasons: list[str | None]) -> None:
    """Three or more short lines without stops that stand in the text twice are boilerplate of the page."""
    seen: dict[tuple[str, str, str], int] = {}
    for index in range(1, len(bodies) - 2):
        block = (bodies[index], bodies[index + 1], bodies[index + 2])
        if not all(10 <= len(body) <= 100 and body[-1] not in '.!?”"’' for body in block) or len(set(block)) < 3:
            continue
        first = seen.setdefault(block, index)
        if first + 2 < index:
            for at in (*range(first, first + 3), *range(index, index + 3)):
                reasons[at] = reasons[at] or cues.REPEATED


def _grow_appeals(bodies: list[str], reasons: list[str | None], listed: list[bool], counts: Counter[str]) -> None:
    """Bar what stands inside or right beside an appeal: its bullet points, repeated lines, words to the reader."""
    strong = [index for index, reason in enumerate(reasons) if reason in _APPEALS]
    for first, second in pairwise(strong):
        inner = range(first + 1, second)
        if len(inner) <= 12 and all(reasons[i] or _loose(bodies[i], counts, listed=listed[i]) for i in inner):
            for i in inner:
                reasons[i] = reasons[i] or reasons[first]
    for index in strong:
        for step in (1, -1):
            at = index + step
            opened = step == 1 and bodies[index].endswith(":")
            while 0 <= at < len(bodies) and not reasons[at] and (at > 0 or len(bodies) < 2):
                body = bodies[at]
                if not ((listed[at] and (opened or counts[body] > 1)) or _addresses_reader(body)):
                    break
                reasons[at] = reasons[index]
                at += step


def _loose(body: str, counts: Counter[str], *, listed: bool) -> bool:
    """Whether a line between two lines of an appeal is part of it."""
    if not body or cues.SPEECH.search(body):
        return False
    return listed or counts[body] > 1 or len(body) <= 40 or (len(body) <= 160 and bool(_TO_READER.search(body)))


def _addresses_reader(body: str) -> bool:
    return 0 < len(body) <= 140 and len(_TO_READER.findall(body)) >= 2 and not cues.SPEECH.search(body)


def _inside(text: str, block: Line, index: int) -> Iterator[Barred]:
    """Furniture within a line of the report: a dateline at its head, an appeal or a link as its last sentence."""
    start = block.start
    if index < 6:
        match = _DATELINE.match(text, start, min(block.end, start + 120))
        if match and _is_dateline(match):
            start = match.start() + len(match.group().rstrip())
            yield Barred(match.start(), start, BarKind.FURNITURE, cues.DATELINE)
    stops = list(_LAST_SENTENCE.finditer(text, max(start, block.end - 260), block.end))
    if not stops:
        return
    tail = stops[-1]
    last = text[tail.end() : block.end]
    if last[0] == "(" or text.count("“", start, block.end) == text.count("”", start, block.end):
        reason = _cue_of(last)
        if reason in _TAILS:
            yield Barred(tail.end(), block.end, BarKind.FURNITURE, reason)


def _is_dateline(match: re.Match[str]) -> bool:
    place = match.group("place")
    if match.group("agency"):
        return True
    if match.group("date"):
        return True
    return place.isupper() and len(place.split()) <= 4 and place.split()[0] not in {"EXCLUSIVE", "BREAKING", "UPDATE"}
