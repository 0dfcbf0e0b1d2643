"""Find dates and days as printed, and the day, month, weekday and year that a string names."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from summarizer.document.model import DateMention

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan janvier janv januar jänner enero gennaio janeiro januari stycznia января січня",
            "february feb février févr februar febrero febbraio fevereiro februari lutego февраля лютого",
            "march mar mars märz marzo março maart marca марта березня",
            "april apr avril abril aprile kwietnia апреля квітня",
            "may mai mayo maggio maio mei maja мая травня",
            "june jun juin juni junio giugno junho czerwca июня червня",
            "july jul juillet juli julio luglio julho lipca июля липня",
            "august aug août agosto augustus sierpnia августа серпня",
            "september sept sep septembre septiembre settembre setembro września сентября вересня",
            "october oct octobre oktober okt octubre ottobre outubro października октября жовтня",
            "november nov novembre noviembre novembro listopada ноября листопада",
            "december dec décembre déc dezember dez diciembre dicembre dezembro grudnia декабря грудня",
        ),
        start=1,
    )
    for name in names.split()
}
_FULL_ENGLISH = "January|February|March|April|May|June|July|August|September|October|November|December"
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_ABBREVIATED_DAYS = dict(
    zip("mon tue tues wed thu thur thurs fri sat sun".split(), (0, 1, 1, 2, 3, 3, 3, 4, 5, 6), strict=True)
)
_DAYS = "|".join(day.capitalize() for day in _WEEKDAYS)
_SHORT_DAYS = "|".join(day.capitalize() for day in sorted(_ABBREVIATED_DAYS, key=len, reverse=True))
_MONTH = "|".join(sorted(map(re.escape, _MONTHS), key=len, reverse=True))
_YEAR = r"(?:19|20)[0-9]{2}"
_WHICH = r"this|next|last|past|coming|following|previous"
_PERIOD = (
    r"week|weekend|month|year|quarter|spring|summer|autumn|fall|winter|morning|afternoon|evening|night|fortnight|decade"
)
_HOLIDAYS = (
    r"Christmas(?: Eve| Day)?|New Year(?:['’]s)?(?: Eve| Day)?|Easter(?: Sunday| Monday)?|Ramadan|"
    r"Thanksgiving(?: Day)?|Hanukkah|Passover|Yom Kippur|Rosh Hashanah|Eid(?: al-(?:Fitr|Adha))?|"
    r"Diwali|Nowruz|Orthodox Christmas"
)
_S = "[ \u00a0\u202f\n]"

_DATE = re.compile(
    rf"""
    (?<!\w)(?:
    (?P<iso>(?<![.-]){_YEAR}[-/](?:0?[1-9]|1[0-2])[-/](?:0?[1-9]|[12][0-9]|3[01])(?![\w-]))
    |(?P<numeric>(?<![./-])(?P<n1>[0-3]?[0-9])(?P<sep>[./])(?P<n2>[0-3]?[0-9])(?P=sep)
        (?P<n3>{_YEAR}|[0-9]{{2}})(?![\w/]|\.[0-9]))
    |(?:(?P<wd1>{_DAYS}|(?:{_SHORT_DAYS})\b\.?(?=,?{_S}))(?:,?{_S}(?:the{_S})?|{_S}\())?
     (?:(?<![.,-])(?P<d1>3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th|er|º|°|\.)?(?:{_S}(?:of{_S}|de{_S})?|-)
        (?P<m1>(?i:{_MONTH}))\b(?!-)\.?
        (?:,?{_S}(?:de{_S}|del{_S})?(?P<y1>{_YEAR})\b)?
       |(?P<m2>(?i:{_MONTH}))\b\.?{_S}(?:the{_S})?(?P<d2>3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?(?![\w%]|[.,:][0-9])
        (?:,?{_S}(?P<y2>{_YEAR})\b)?)
    |(?P<m3>(?:{_FULL_ENGLISH}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\.?)),?{_S}(?:of{_S})?
        (?P<y3>{_YEAR})\b
    |(?i:(?P<rel1>{_WHICH}|the{_S}(?:{_WHICH})|(?:early|late|mid)(?:{_S}|-)(?=[A-Z])){_S}?)
      (?P<what>(?i:{_PERIOD})\b|(?:{_DAYS}|{_FULL_ENGLISH})\b)
    |(?P<weekday>{_DAYS})\b
    |(?P<bare>{_FULL_ENGLISH})\b
    |(?P<day>(?i:today|tonight|tomorrow|yesterday|midnight)|[Tt]he{_S}weekend)\b
    |(?P<holiday>{_HOLIDAYS})\b
    |(?<![.])(?P<quarter>Q[1-4](?:{_S}{_YEAR})?)\b
    |(?<![$€£¥.,:/#@-])(?P<fy>FY|(?:[Mm]id|[Ee]arly|[Ll]ate)[ -])?
        (?P<year>{_YEAR})(?P<span>[-–/][0-9]{{2}}(?:[0-9]{{2}})?)?(?!\w|[.,:][0-9]|[%€°-])
    )""",
    re.VERBOSE,
)
_BEFORE_MONTH = re.compile(
    r"\b(?:in|by|since|until|till|from|through|during|before|after|last|next|this|of|early|late|mid|between|and|to|for|"
    r"every|each|until mid|around|end|start|beginning)[\s-]$",
    re.IGNORECASE,
)
_ALSO_WORDS = frozenset(("March", "May", "April", "June", "August"))
_ALSO_SMALL_WORDS = frozenset(("may", "mar", "march", "sep", "dec", "jan"))
_MS_MAY = re.compile(r"\b(?:Theresa|Mrs\.?|Ms\.?|Mr\.?|Minister|Brian|James) May\b")
_NOT_A_DAY = re.compile(r"\b(?:Good|Bloody|Black|Ash|Super|Fat|Palm|Cyber|Giving)\s$")
_PAPER = re.compile(r"\s(?:Times|Telegraph|Mirror|Express|Mail|Post|Herald|Agreement|Independent)\b")
_A_COUNT = re.compile(
    r"\b(?:than|about|around|roughly|nearly|some|approximately|least|most|almost|up to)\s$", re.IGNORECASE
)
_COUNTED = re.compile(
    r"\s(?:troops|soldiers|people|workers|jobs|members|employees|men|women|children|dead|deaths|miles|km|kilometers|"
    r"kilometres|meters|metres|tons|tonnes|dollars|euros|pounds|pilots|nurses|staff|votes|megawatts|MW|hours|days|"
    r"fighters|prisoners|hostages|drones|missiles|tanks|homes|shares|units|percent|per cent)\b"
)


def find_dates(text: str) -> tuple[DateMention, ...]:
    """The dates of `text` in order, disjoint; `iso` (YYYY-MM-DD) where day, month and year are printed and real.

    >>> [text[d.start:d.end] for text in ["The vote may be on 3 November 2025."] for d in find_dates(text)]
    ['3 November 2025']
    """
    return tuple(
        DateMention(start, start + len(match.group().rstrip("( ")), _iso(match)) for match, start in _matches(text)
    )


def date_keys(text: str) -> frozenset[str]:
    """Normalised tokens of all dates in `text`, for comparing two strings: "monday", "day:3", "month:11", "year:2025",
    "next week", "today", "christmas", "q3".

    >>> sorted(date_keys("by Friday, Nov. 3") ^ date_keys("until Friday 3 November"))
    []
    """
    return frozenset(key for match, _ in _matches(text) for key in _keys(match))


def _matches(text: str) -> Iterator[tuple[re.Match[str], int]]:
    minister = bool(_MS_MAY.search(text))
    for match in _DATE.finditer(text):
        if _real(text, match, minister=minister):
            yield match, match.start()


def _real(text: str, match: re.Match[str], *, minister: bool) -> bool:
    before = text[max(0, match.start() - 16) : match.start()]
    if match.group("bare"):
        if match.group() == "May" and minister:
            return False
        return match.group() not in _ALSO_WORDS or bool(_BEFORE_MONTH.search(before))
    if match.group("what") and match.group().lower() in {"late night", "mid night"}:
        return False
    if match.group("weekday"):
        return not _NOT_A_DAY.search(before) and not _PAPER.match(text, match.end())
    if match.group("year"):
        return bool(match.group("span")) or not (_A_COUNT.search(before) or _COUNTED.match(text, match.end()))
    month = match.group("m1") or match.group("m2")
    small = month is not None and month[0].islower()
    return not small or (bool(match.group("d1")) and month not in _ALSO_SMALL_WORDS)


def _parts(match: re.Match[str]) -> tuple[int | None, int | None, int | None]:
    """Year, month and day that the match prints, None where it does not or where their order is open."""
    if match.group("iso"):
        year, month, day = re.split("[-/]", match.group("iso"))
        return int(year), int(month), int(day)
    if match.group("numeric"):
        first, second, year = int(match.group("n1")), int(match.group("n2")), int(match.group("n3"))
        year += 2000 if year < 100 else 0
        if match.group("sep") == "." or first > 12 or first == second:
            return year, second, first
        return (year, first, second) if second > 12 else (year, None, None)
    month = match.group("m1") or match.group("m2") or match.group("m3") or match.group("bare")
    number = _MONTHS.get(month.lower().rstrip(".")) if month else None
    day = match.group("d1") or match.group("d2")
    year = match.group("y1") or match.group("y2") or match.group("y3") or match.group("year")
    return int(year) if year else None, number, int(day) if day else None


def _iso(match: re.Match[str]) -> str | None:
    year, month, day = _parts(match)
    if year is None or month is None or day is None:
        return None
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None


def _keys(match: re.Match[str]) -> Iterator[str]:
    year, month, day = _parts(match)
    yield from (f"{name}:{value}" for name, value in (("year", year), ("month", month), ("day", day)) if value)
    weekday = match.group("wd1") or match.group("weekday")
    if weekday:
        short = weekday.lower().rstrip(".")
        yield short if short in _WEEKDAYS else _WEEKDAYS[_ABBREVIATED_DAYS[short]]
    if match.group("what"):
        yield from _relative_keys(match)
    if match.group("day"):
        yield {"the weekend": "this weekend", "tonight": "today"}.get(
            match.group("day").lower(), match.group("day").lower()
        )
    if match.group("holiday"):
        yield match.group("holiday").lower().replace("’", "'")
    if match.group("quarter"):
        yield match.group("quarter")[:2].lower()
        if len(match.group("quarter")) > 2:
            yield f"year:{match.group('quarter')[-4:]}"


def _relative_keys(match: re.Match[str]) -> Iterator[str]:
    what = match.group("what").lower()
    which = match.group("rel1").lower().split()[-1].rstrip("-")
    which = {"following": "next", "coming": "next", "past": "last", "previous": "last"}.get(which, which)
    if what in _WEEKDAYS:
        yield what
    elif what in _MONTHS:
        yield f"month:{_MONTHS[what]}"
    else:
        yield f"{which} {what}"
