"""Bylines, dates of publication, mastheads and datelines: lines, or heads of lines, known by their shape."""

from __future__ import annotations

import re

from summarizer.document.patterns import lazy

_MONTHS = (
    r"(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*|janv(?:ier)?|févr(?:ier)?|mars|avril|avr|mai|"
    r"juin|"
    r"juil(?:let)?|août|sept(?:embre)?|octobre|oct|nov(?:embre)?|déc(?:embre)?|enero|ene|febrero|feb|marzo|mar|abril|"
    r"abr|"
    r"mayo|may|junio|jun|julio|jul|agosto|ago|septiembre|sep|octubre|noviembre|diciembre|dic|"
    r"März|Mai|Juni|Juli|Okt(?:ober)?|Dez(?:ember)?|genn?(?:aio)?|mag(?:gio)?|giu(?:gno)?|lug(?:lio)?|set(?:tembre)?|"
    r"ott(?:obre)?|fev(?:ereiro)?|out(?:ubro)?|dez(?:embro)?)\.?"
)
_DAYS = r"(?:Mon|Tues?|Wed|Wednes|Thu|Thurs|Fri|Sat|Satur|Sun)(?:day)?\.?"
_DATE = (
    rf"(?:{_MONTHS}\s[0-9]{{1,2}},?\s[0-9]{{4}}|[0-9]{{1,2}}\.?\s(?:de\s)?{_MONTHS}\s(?:de\s)?[0-9]{{4}}|"
    r"(?:JAN|FEB|MAR|APR|MAY|JUNE?|JULY?|AUG|SEPT?|OCT|NOV|DEC)[A-Z]*\s[0-9]{1,2},?\s[0-9]{4}|"
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}[./][0-9]{1,2}[./](?:20)?[0-9]{2})"
)
_CLOCK = (
    r"(?:[0-9]{1,2}[:.h][0-9]{2}(?:\s?[ap]\.?m\.?)?|[0-9]{1,2}\s?[ap]\.?m\.?)"
    r"(?:\s?(?:GMT|BST|UTC|CES?T|E[SD]?T|P[SD]?T|IST|JST|AE[SD]T|Uhr|h|Z)\b)?"
)
_NOT_A_NAME = (
    r"(?!(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|"
    r"Wednesday|Thursday|Friday|Saturday|Sunday|The|A|An|All|Any|Contrast|Some|Most|Now)\b)"
)
_UPPER = "A-ZÀ-ÖØ-ÞČĎŁŃŘŚŠŤŽŻ"
_BYLINE = lazy(
    rf"(?:[Bb]y|BY|Par|PAR|Von|VON|Por|POR|[Dd]i|Door)[ \u00a0]{_NOT_A_NAME}[{_UPPER}][\w.'’-]*"
    rf"(?:[ ,]{{1,2}}(?:[{_UPPER}][\w.'’&|/-]*|and|&|et|y|und|de|van|von|der|in|for|at|the|of|[|–—-])){{1,14}}\.?$"
)
# "By Jane Roe, transport reporter": the writer's field stands in lower case.
_BYLINE_WITH_ROLE = lazy(
    rf"(?:[Bb]y|BY) {_NOT_A_NAME}[{_UPPER}][\w.'’-]*(?: [{_UPPER}][\w.'’-]*){{1,3}},? (?:(?:our|the|senior|chief) )?"
    r"[\w' -]{0,40}\b(?:correspondent|editor|reporter|writer|columnist|staff|desk)\b.{0,30}$"
)
_NAMED = rf"[{_UPPER}][\w.'’-]+(?: [{_UPPER}][\w.'’-]+){{1,2}}"
_IN_PLACE = rf" in [{_UPPER}][\w-]+(?: (?:and )?[{_UPPER}][\w-]+){{0,2}}"
_BARE_BYLINE = lazy(
    rf"{_NAMED}(?:{_IN_PLACE})?(?:(?:,| and|, and) {_NAMED}(?:{_IN_PLACE})?){{0,3}}"
    rf"(?:, [\w ]{{0,40}}(?:[Cc]orrespondent|[Ee]ditor|[Rr]eporter|[Ww]riter|[Cc]olumnist)[\w ]{{0,30}})?$"
)
# A writer's name as the last line: "A. Roe, correspondance particulière", "J. Roe (avec Agence)".
_CLOSING_BYLINE = lazy(
    rf"(?:[{_UPPER}][\w'’-]*\.? ?){{1,4}}(?:,| \(|/) ?(?:notre |nuestr[ao] |our |unser(?:e)? |special )*"
    r"(?:correspondan(?:ce|te?)\b|envoyée?s? spécia|correspondent\b|corresponsal|enviad[oa] especial|korrespondent|"
    r"inviat[oa]\b|corrispondente|correspondente|agenc(?:es?|ies|ias)\b|avec |staff\b)[\w /,-]{0,40}\)?\.?$"
)
_CO_AUTHOR = lazy(r"(?:Co-authored|Co-written|Written|Words|Story) by [A-Z]")
_TIMESTAMP = lazy(
    r"(?:(?:[Ff]irst\s|[Ll]ast\s)?(?:[Pp]ublished|[Uu]pdated|[Pp]osted|[Mm]odified|PUBLISHED|UPDATED|"
    r"POSTED|[Pp]ublié|[Mm]is à jour|[Pp]ublicado|[Aa]ctualizado|[Aa]ktualisiert|[Vv]eröffentlicht|Stand(?=:)|"
    r"[Pp]ubblicato|[Aa]ggiornato|[Aa]tualizado)\b.{0,20}[0-9]"
    r"|[Pp]ublished [Bb]y:? [A-Z]|[\w .]{3,40} \| (?:[Uu]pdated|[Pp]ublished)\b"
    rf"|(?:[\w .]{{2,24}}\s[-–|]\s)?(?:{_DAYS},?\s)?{_DATE}(?:\b[^.]{{0,30}})?\.?$"
    r"|[0-9]{1,2}\s(?:minutes?|mins?|hours?|days?)\sago\b)"
)
_CLOCK_LINE = lazy(
    rf"(?:(?:[Ll]ast )?(?:[Uu]pdated|[Pp]osted|[Pp]ublished)(?: at| on)?:? )?(?:{_DAYS},? )?(?:{_DATE},? )?(?:at "
    rf")?{_CLOCK}"
    rf"(?:,? {_DATE}|\s?[|·•,–-]\s?(?:{_DAYS},? )?(?:[0-9]{{1,2}} {_MONTHS}|{_MONTHS} [0-9]{{1,2}}))?\W*$|"
    rf"[0-9]{{1,2}}\s?(?:m|min|mins|minutes?|h|hrs?|hours?|d|days?)\sago\W*$"
)
_MASTHEAD = lazy(r"(?:[^·•|]{2,80}\s?[·•|]\s?){1,6}[^·•|]{2,60}$")
_ISSUE = lazy(
    r"\b(?:no\.? ?[0-9]|vol(?:ume|\.)? ?[0-9]|issue (?:no\.? ?)?[0-9]|edition\b|bulletin\b|n[°º] ?[0-9]|nr\. ?[0-9]|"
    r"free (?:to|in|of)\b|founded|established|since 1[0-9]{3})",
    re.IGNORECASE,
)
# What only a page's own head says between bars: when, for how long a read, in which post.
_BARS = lazy(r"\s?[·•|]\s?")
_HEAD_PART = lazy(
    rf"(?:(?:{_DAYS},? )?{_DATE}(?:,? (?:at )?{_CLOCK})?|(?:{_DATE},? )?{_CLOCK}"
    r"|[0-9]{1,2}[ -]min(?:ute)?s?\.?[ -](?:read|listen|watch)"
    rf"|(?:[Bb]y )?{_NAMED}, [\w ,&-]{{0,40}}(?:[Cc]orrespondent|[Ee]ditor|[Rr]eporter|[Ww]riter|[Cc]olumnist)"
    r"[\w ,&-]{0,30})$"
)
# A name in capitals and the number or day of its issue, between commas: "HARBOUR & RAIL, 3 May 2026, issue 12".
_CAPITAL_HEAD = lazy(rf"[{_UPPER}0-9][{_UPPER}0-9&'’.-]+(?: [{_UPPER}0-9&][{_UPPER}0-9&'’.-]*){{1,6}}, ")
_PLACE = (
    rf"(?P<place>[{_UPPER}][{_UPPER}.'’/ -]{{2,40}}|[{_UPPER}][\w.'’-]+(?:[ /][{_UPPER}][\w.'’-]+){{0,2}})"
    r"(?:,\s[A-Z][\w.]{1,12}(?:\s[A-Z][\w.]{1,12})?)?(?:\s\[[A-Z]\w+\])?"
)
_DATELINE = lazy(
    rf"{_PLACE}(?P<date>,?\s(?:{_DAYS},?\s)?(?:{_MONTHS}\s[0-9]{{1,2}}|[0-9]{{1,2}}\.?\s(?:de\s)?{_MONTHS})"
    r"(?:,?\s[0-9]{4})?)?(?P<agency>(?:,\s[0-9]{1,2})?,?\s?[(\[](?:[A-Z]|dpa|epd|sid|kna)[\w/. -]{0,24}[)\]])?"
    r"(?:\s?(?P<sep>--|[-–—―])\s+|(?P<close>--|[—―])(?=[“\"‘]?[A-Z][a-z’]|[“\"‘]?[AI]\s)|(?(agency)(?P<colon>:|\.-|\.\s?—|\.–)?\s+|(?!)))(?=\S)"
)
_SLASHED = lazy(
    rf"[{_UPPER}][{_UPPER} -]{{2,30}}, (?:{_MONTHS}\s[0-9]{{1,2}}|[0-9]{{1,2}}\s{_MONTHS})\.? "
    rf"/[A-Z-]{{2,20}}/\.?\s+(?=\S)"
)
_AGENCY_ALONE = lazy(r"\(?(?:AP|AFP|CNN|Reuters|REUTERS|UPI|PTI|ANI|EFE|ANSA|dpa)\)?\s(?:--|[–—])\s+(?=\S)")
_ROLE_LINE = lazy(
    r"(?:[A-Z][\w&'’-]*,? (?:(?:and|of|for|&) )?){0,5}(?:Reporter|Correspondent|Editor|Writer|Columnist|Journalist)$"
)
# What a line must have before one of the slow patterns above is tried on it.
_OPENS_BYLINE = ("By", "by", "BY", "Par", "PAR", "Von", "VON", "Por", "POR", "Di", "di", "Door")
_ENDS_BYLINE = lazy(r"orrespond|agenc|envoyé|enviad|inviat|avec |staff", re.IGNORECASE)
_TIMED = lazy(r"[0-9]|ublished|pdated")
_CLOCKED = lazy(r"[0-9](?:[:.h][0-9]|\s?[apmhd])")
_DOTTED = lazy(r"[·•|]")
_SEPARATED = lazy(r"[(\[]|(?:--|[-–—―])\s|(?:--|[—―])[A-Z“\"‘]")
_NAME_LINE = lazy(rf"{_NAMED}$")
_ROLE = lazy(r"\b(?:correspondent|editor|reporter|writer|columnist|bureau|news|staff|agency|analyst)\b", re.IGNORECASE)


def is_byline(body: str, index: int, total: int) -> bool:
    """Whether the line, number `index` of `total`, names the writer or tells when the text was published."""
    if index < 8 and len(body) <= 160 and body.startswith(_OPENS_BYLINE):
        if _BYLINE.match(body):
            return index > 0 or len(body.split()) <= 6
        if index and _BYLINE_WITH_ROLE.match(body):
            return True
    if 0 < index < 6 and len(body) <= 120 and (_is_bare_byline(body) or _CO_AUTHOR.match(body)):
        return True
    short = len(body) <= 90
    if short and index >= max(total - 3, 3) and _ENDS_BYLINE.search(body) and _CLOSING_BYLINE.match(body):
        return True
    if short and (index < 8 or index >= total - 3) and _TIMED.search(body) and _TIMESTAMP.match(body):
        return True
    return len(body) <= 60 and _CLOCKED.search(body) is not None and _CLOCK_LINE.match(body) is not None


def _is_bare_byline(body: str) -> bool:
    """Names alone could be a heading: a place of writing or a role must stand beside them."""
    placed = " in " in body or (", " in body and _ROLE.search(body) is not None)
    return placed and _BARE_BYLINE.match(body) is not None


def names_a_role(body: str) -> bool:
    """Whether a short line under a byline gives the writer's post or paper."""
    return len(body) <= 60 and body[-1] not in ".!?:" and _ROLE.search(body) is not None


def is_role_line(body: str, index: int) -> bool:
    """Whether one of the first lines is a writer's post alone: "Local Democracy Reporter"."""
    return 0 < index < 7 and len(body) <= 60 and _ROLE_LINE.match(body) is not None


def is_name_line(body: str) -> bool:
    """Whether a line is a person's name and nothing else."""
    return len(body) <= 40 and _NAME_LINE.match(body) is not None


def is_masthead(body: str, index: int) -> bool:
    """Whether one of the first lines is the page's own head: name, number, day, price, writer, place between bars."""
    if index >= 5 or not 12 <= len(body) <= 160 or body[-1] in ".?!":
        return False
    barred = _DOTTED.search(body) is not None and _MASTHEAD.match(body) is not None
    if barred and any(_HEAD_PART.match(part) for part in _BARS.split(body)):
        return True
    in_capitals = ", " in body and body[:2].upper() == body[:2] and _CAPITAL_HEAD.match(body) is not None
    return (barred or in_capitals) and _ISSUE.search(body) is not None


def dateline_end(text: str, start: int, end: int) -> int | None:
    """Where the dateline at the head of the line ends, or None: "KYIV, Nov 3 (Agency) -", "PARIS —"."""
    stop = min(end, start + 120)
    plain = _SLASHED.match(text, start, stop) if text.find("/", start, stop) >= 0 else None
    separated = _SEPARATED.search(text, start, stop) is not None
    plain = plain or (_AGENCY_ALONE.match(text, start, stop) if separated else None)
    if plain:
        return start + len(plain.group().rstrip())
    match = _DATELINE.match(text, start, stop) if separated else None
    if match is None or not _is_dateline(match):
        return None
    return start + len(match.group().rstrip())


def _is_dateline(match: re.Match[str]) -> bool:
    agency, date, place = match.group("agency"), match.group("date"), match.group("place")
    if not (match.group("sep") or match.group("close")):
        return bool(agency) and (bool(date) or bool(match.group("colon")))
    if agency or date:
        return True
    return place.isupper() and len(place.split()) <= 4 and place.split()[0] not in {"EXCLUSIVE", "BREAKING", "UPDATE"}
