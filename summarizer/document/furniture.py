"""Find the lines of a text that belong to the page and not to the report."""

from __future__ import annotations

import re
from collections import Counter

from summarizer.document import furniture_cues as cues
from summarizer.document.layout import has_list_mark, paragraphs
from summarizer.document.model import BarKind, Barred, Line

_APPEALS = frozenset((cues.DONATION, cues.NEWSLETTER))
_TO_READER = re.compile(r"\b(?:we|our|us|you|your)\b", re.IGNORECASE)
_LONGEST_CUE = max(cue.longest for cue in cues.CUES)
_MONTHS = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\.?"
_DAYS = r"(?:Mon|Tues?|Wed|Wednes|Thu|Thurs|Fri|Sat|Satur|Sun)(?:day)?\.?"
_BYLINE = re.compile(
    r"^(?:[Bb]y|BY|Par|PAR|Von|VON|Por|POR|Di|Door)[ \u00a0](?!(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|The|A|An|All|Any|Contrast|Some|Most)\b)"
    r"[A-Z][\w.'’-]*(?:[ ,]+(?:[A-Z][\w.'’&|/-]*|and|&|et|y|und|de|van|von|der|in|for|at|the|of|[|–—-])){1,14}\.?$"
)
_TIMESTAMP = re.compile(
    rf"^(?:(?:[Ff]irst\s|[Ll]ast\s)?(?:[Pp]ublished|[Uu]pdated|[Pp]osted|[Mm]odified|PUBLISHED|UPDATED|POSTED)\b.{{0,20}}[0-9]|"
    rf"(?:{_DAYS},?\s)?(?:{_MONTHS}\s[0-9]{{1,2}},?\s[0-9]{{4}}|[0-9]{{1,2}}\s{_MONTHS}\s[0-9]{{4}}|[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})"
    r"(?:\b.{0,30})?$|[0-9]{1,2}\s(?:minutes?|hours?|days?)\sago\b)"
)
_DATELINE = re.compile(
    rf"(?:(?P<place>[A-ZÀ-Þ][A-ZÀ-Þ.'’/ -]{{2,40}}|[A-ZÀ-Þ][\w.'’-]+(?:[ /][A-ZÀ-Þ][\w.'’-]+){{0,2}})(?:,\s[A-Z][\w. ]{{1,20}})?"
    rf"(?P<date>,?\s(?:{_DAYS},?\s)?(?:{_MONTHS}\s[0-9]{{1,2}}|[0-9]{{1,2}}\s{_MONTHS})(?:,?\s[0-9]{{4}})?)?"
    r"(?P<agency>,?\s?[(\[][A-Z][\w/. -]{1,24}[)\]])?\s?(?:--|[-–—:])\s+)(?=\S)"
)
_HEADLINE = re.compile(r"^\W*\w.{8,150}$")


def find_furniture(text: str, lines: tuple[Line, ...]) -> list[Barred]:
    """Furniture of `text` in order: whole lines (or unwrapped paragraphs), and datelines inside a line."""
    blocks = paragraphs(text, lines)
    bodies = [text[block.start : block.end] if block.end - block.start <= _LONGEST_CUE else "" for block in blocks]
    reasons = [_reason(body, index, len(blocks)) for index, body in enumerate(bodies)]
    counts = Counter(body for body in bodies if body)
    _bar_comments(bodies, reasons)
    _bar_headline_lists(text, blocks, bodies, reasons)
    _grow_appeals(text, blocks, bodies, reasons, counts)
    marks = [
        Barred(block.start, block.end, BarKind.FURNITURE, reason)
        for block, reason in zip(blocks, reasons, strict=True)
        if reason
    ]
    marks.extend(_datelines(text, blocks, reasons))
    marks.sort(key=lambda mark: mark.start)
    return marks


def _reason(body: str, index: int, total: int) -> str | None:
    """Why the line is furniture on its own words, or None."""
    if not body:
        return None
    if index < 8 and len(body) <= 160 and (_BYLINE.match(body) and not _BYLINE_TITLE(body, index)):
        return cues.BYLINE
    if (index < 8 or index >= total - 3) and len(body) <= 90 and _TIMESTAMP.match(body):
        return cues.BYLINE
    spoken = cues.SPEECH.search(body) is not None
    for cue in cues.CUES:
        if len(body) <= cue.longest and (cue.spoken or not spoken) and cue.pattern.search(body):
            return None if index == 0 and total > 1 and cue.reason in {cues.RELATED, cues.MEDIA} else cue.reason
    if len(body) <= 30 and re.fullmatch(r"\W*related\W*", body, re.IGNORECASE):
        return cues.RELATED
    return cues.COMMENT if cues.COMMENT_AUTHOR.match(body) else None


def _BYLINE_TITLE(body: str, index: int) -> bool:
    return index == 0 and len(body.split()) > 8


def _bar_comments(bodies: list[str], reasons: list[str | None]) -> None:
    """A head such as "Comments (3)" opens the readers' comments: they run to the end of the text."""
    for index, body in enumerate(bodies):
        if len(body) <= 60 and cues.COMMENT_HEAD.match(body):
            reasons[index] = cues.COMMENT
            following = bodies[index + 1 : index + 7]
            if index * 5 >= len(bodies) * 2 or any(map(cues.COMMENT_LINE.match, following)):
                if index >= 3 and (any(map(cues.COMMENT_LINE.match, following)) or index * 2 >= len(bodies)):
                    reasons[index:] = [cues.COMMENT] * (len(bodies) - index)
                    return


def _bar_headline_lists(text: str, blocks: tuple[Line, ...], bodies: list[str], reasons: list[str | None]) -> None:
    """After a bare head ("Most read", "Related stories:") the lines that look like headlines are other stories'."""
    room = 0
    for index, body in enumerate(bodies):
        if reasons[index] in cues.LIST_HEAD:
            room = 8 if len(body) <= 40 and not re.search(r"[:»>-]\s*\S{3,}.*\s\S", body) else 0
        elif room and not reasons[index] and _like_headline(body):
            reasons[index] = cues.RELATED
            room -= 1
        else:
            room = 0


def _like_headline(body: str) -> bool:
    return bool(body) and len(body) <= 130 and bool(_HEADLINE.match(body)) and body[-1] not in ".!:,;" and not cues.SPEECH.search(body)


def _grow_appeals(
    text: str, blocks: tuple[Line, ...], bodies: list[str], reasons: list[str | None], counts: Counter[str]
) -> None:
    """Bar what stands inside or right beside an appeal: its bullet points, its repeated lines, its words to the reader."""
    strong = [index for index, reason in enumerate(reasons) if reason in _APPEALS]
    for first, second in zip(strong, strong[1:], strict=False):
        inner = range(first + 1, second)
        if len(inner) <= 12 and all(reasons[i] or _loose(text, blocks[i], bodies[i], counts) for i in inner):
            for i in inner:
                reasons[i] = reasons[i] or reasons[first]
    for index in strong:
        for step in (1, -1):
            at = index + step
            listing = step == 1 and bodies[index].endswith(":")
            while 0 <= at < len(blocks) and not reasons[at]:
                body = bodies[at]
                listed = has_list_mark(text, blocks[at])
                if not ((listing and listed) or (listed and counts[body] > 1) or _addresses(body)):
                    break
                reasons[at] = reasons[index]
                at += step


def _loose(text: str, line: Line, body: str, counts: Counter[str]) -> bool:
    """Whether a line between two lines of an appeal is part of it."""
    if not body or cues.SPEECH.search(body):
        return False
    return has_list_mark(text, line) or counts[body] > 1 or (len(body) <= 160 and bool(_TO_READER.search(body))) or len(body) <= 40


def _addresses(body: str) -> bool:
    return 0 < len(body) <= 140 and len(_TO_READER.findall(body)) >= 2 and not cues.SPEECH.search(body)


def _datelines(text: str, blocks: tuple[Line, ...], reasons: list[str | None]) -> list[Barred]:
    """ "KYIV, Nov 3 (Agency) - " at the head of one of the first lines."""
    marks = []
    for block, reason in list(zip(blocks, reasons, strict=True))[:6]:
        match = None if reason else _DATELINE.match(text, block.start, min(block.end, block.start + 120))
        if match and (match.group("agency") or match.group("date") or match.group("place").isupper()) and match.end() < block.end:
            if match.group("agency") or "-" in match.group()[-4:] or match.group().rstrip()[-1] in "–—":
                end = match.start() + len(match.group().rstrip())
                marks.append(Barred(match.start(), end, BarKind.FURNITURE, cues.DATELINE))
    return marks
