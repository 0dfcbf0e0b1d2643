"""Find dates and days as printed, and the day, month, weekday and year that a string names."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from summarizer.document.anchors import each_word_among
from summarizer.document.model import DateMention
from summarizer.document.patterns import lazy

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
MONTH_WORDS = frozenset(_MONTHS)
_FULL_ENGLISH = "January|February|March|April|May|June|July|August|September|October|November|December"
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_ABBREVIATED_DAYS = dict(
    zip("mon tue tues wed thu thur thurs fri sat sun".split(), (0, 1, 1, 2, 3, 3, 3, 4, 5, 6), strict=True)
)
_DAYS = "|".join(day.capitalize() for day in _WEEKDAYS)
_SHORT_DAYS = "|".join(day.capitalize() for day in sorted(_ABBREVIATED_DAYS, key=len, reverse=True))
_YEAR = r"(?:19|20)[0-9]{2}"
_WHICH = r"this|next|last|past|coming|following|previous"
_PERIOD = (
    r"week|weekend|month|year|quarter|spring|summer|autumn|fall|winter|morning|afternoon|evening|night|fortnight|decade"
)
_S = "[ \u00a0\u202f\n]"
_HOLIDAYS = (
    r"Christmas(?: Eve| Day)?|New Year(?:['’]s)?(?: Eve| Day)?|Easter(?: Sunday| Monday)?|Ramadan|"
    r"Thanksgiving(?: Day)?|Hanukkah|Passover|Yom Kippur|Rosh Hashanah|Eid(?: al-(?:Fitr|Adha))?|"
    r"Diwali|Nowruz|Orthodox Christmas"
).replace(" ", _S)

# Words at which a date may begin; all others are passed over. "nextweek" is read as well as "next week".
_STARTS = frozenset(
    (
        *_MONTHS,
        *_WEEKDAYS,
        *_ABBREVIATED_DAYS,
        *"the early late mid q1 q2 q3 q4 today tonight tomorrow yesterday midnight".split(),
        *"christmas new easter ramadan thanksgiving hanukkah passover yom rosh eid diwali nowruz orthodox".split(),
        *(f"fy{year}" for year in range(1900, 2100)),
        *_WHICH.split("|"),
        *(
            which + what
            for which in _WHICH.split("|")
            for what in (*_PERIOD.split("|"), *_WEEKDAYS, *_FULL_ENGLISH.lower().split("|"))
        ),
    )
)
_DAY_AND_MONTH_STARTS = frozenset((*_MONTHS, *_WEEKDAYS, *_ABBREVIATED_DAYS))
_IN_DIGITS = lazy(
    rf"""
    (?P<iso>(?<![.-]){_YEAR}[-/](?:0?[1-9]|1[0-2])[-/](?:0?[1-9]|[12][0-9]|3[01])(?![\w-]))
    |(?P<numeric>(?<![./-])(?P<n1>[0-3]?[0-9])(?P<sep>[./])(?P<n2>[0-3]?[0-9])(?P=sep)
        (?P<n3>{_YEAR}|[0-9]{{2}})(?![\w/]|\.[0-9]))
    """,
    re.VERBOSE,
)
_LETTERS = r"[^\W\d_]+"
# A day and a word that may be a month, in either order.
_DAY_AND_MONTH = lazy(
    rf"""
    (?:(?P<wd1>{_DAYS}|(?:{_SHORT_DAYS})\b\.?(?=,?{_S}))(?:,?{_S}(?:the{_S})?|{_S}\())?
     (?:(?<![.,-])(?P<d1>3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th|er|º|°|\.)?(?:{_S}(?:of{_S}|de{_S})?|-)
        (?P<m1>{_LETTERS})\b(?!-)\.?
        (?:,?{_S}(?:de{_S}|del{_S})?(?P<y1>{_YEAR})\b)?
       |(?P<m2>{_LETTERS})\b\.?{_S}(?:the{_S})?(?P<d2>3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?(?![\w%]|[.,:][0-9])
        (?:,?{_S}(?P<y2>{_YEAR})\b)?)
    """,
    re.VERBOSE,
)
_OTHER = lazy(
    rf"""
    (?P<m3>(?:{_FULL_ENGLISH}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\.?)),?{_S}(?:of{_S})?
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
    """,
    re.VERBOSE,
)
_BEFORE_MONTH = lazy(
    r"\b(?:in|by|since|until|till|from|through|during|before|after|last|next|this|of|early|late|mid|between|and|to|for|"
    r"every|each|until mid|around|end|start|beginning)[\s-]$",
    re.IGNORECASE,
)
_ALSO_WORDS = frozenset(("March", "May", "April", "June", "August"))
_ALSO_SMALL_WORDS = frozenset(("may", "mar", "march", "sep", "dec", "jan"))
_MS_MAY = lazy(r"\b(?:Theresa|Mrs\.?|Ms\.?|Mr\.?|Minister|Brian|James) May\b")
_NOT_A_DAY = lazy(r"\b(?:Good|Bloody|Black|Ash|Super|Fat|Palm|Cyber|Giving)\s$")
_PAPER = lazy(r"\s(?:Times|Telegraph|Mirror|Express|Mail|Post|Herald|Agreement|Independent)\b")
_A_COUNT = lazy(r"\b(?:than|about|around|roughly|nearly|some|approximately|least|most|almost|up to)\s$", re.IGNORECASE)
_COUNTED = lazy(
    r"\s(?:troops|soldiers|people|workers|jobs|members|employees|men|women|children|dead|deaths|miles|km|kilometers|"
    r"kilometres|meters|metres|tons|tonnes|dollars|euros|pounds|pilots|nurses|staff|votes|megawatts|MW|hours|days|"
    r"fighters|prisoners|hostages|drones|missiles|tanks|homes|shares|units|percent|per cent)\b"
)


def find_dates(text: str) -> tuple[DateMention, ...]:
    """The dates of `text` in order, disjoint; `iso` (YYYY-MM-DD) where day, month and year are printed and real.

    >>> [text[d.start:d.end] for text in ["The vote may be on 3 November 2025."] for d in find_dates(text)]
    ['3 November 2025']
    """
    return tuple(_mention(match, parts) for match, parts in _matches(text))


def read_dates(text: str) -> tuple[tuple[DateMention, ...], frozenset[str]]:
    """`find_dates` and `date_keys` of a text in one reading."""
    matches = list(_matches(text))
    keys = frozenset(key for _, parts in matches for key in _keys(parts))
    return tuple(_mention(match, parts) for match, parts in matches), keys


def _mention(match: re.Match[str], parts: _Parts) -> DateMention:
    return DateMention(match.start(), match.start() + len(match.group().rstrip("( ")), _iso(parts))


def date_keys(text: str) -> frozenset[str]:
    """Normalised tokens of all dates in `text`, for comparing two strings: "monday", "day:3", "month:11", "year:2025",
    "next week", "today", "christmas", "q3".

    >>> sorted(date_keys("by Friday, Nov. 3") ^ date_keys("until Friday 3 November"))
    []
    """
    return frozenset(key for _, parts in _matches(text) for key in _keys(parts))


_Parts = dict[str, str | None]


def _matches(text: str) -> Iterator[tuple[re.Match[str], _Parts]]:
    reached = 0
    minister = " May" in text and _MS_MAY.search(text) is not None
    for start, word in each_word_among(text, _STARTS, digits=True):
        match = _match_at(text, start, word) if start >= reached else None
        if match:
            reached = match.end()
            parts = match.groupdict()
            if _real(text, match, parts, minister=minister):
                yield match, parts


def _match_at(text: str, start: int, word: str) -> re.Match[str] | None:
    """The date whose first word, `word` in lower case, stands at `start`."""
    in_digits = word[0].isdigit()
    match = _IN_DIGITS.match(text, start) if in_digits else None
    if match is None and (in_digits or word in _DAY_AND_MONTH_STARTS):
        match = _DAY_AND_MONTH.match(text, start)
        if match and str(match.group("m1") or match.group("m2")).lower() not in _MONTHS:
            match = None
    return match or _OTHER.match(text, start)


def _real(text: str, match: re.Match[str], parts: _Parts, *, minister: bool) -> bool:
    before = text[max(0, match.start() - 16) : match.start()]
    if parts.get("bare"):
        if match.group() == "May" and minister:
            return False
        return match.group() not in _ALSO_WORDS or bool(_BEFORE_MONTH.search(before))
    if parts.get("what") and match.group().lower() in {"late night", "mid night"}:
        return False
    if parts.get("weekday"):
        return not _NOT_A_DAY.search(before) and not _PAPER.match(text, match.end())
    if parts.get("year"):
        return bool(parts["span"]) or not (_A_COUNT.search(before) or _COUNTED.match(text, match.end()))
    month = parts.get("m1") or parts.get("m2")
    small = month is not None and month[0].islower()
    return not small or (bool(parts["d1"]) and month not in _ALSO_SMALL_WORDS)


def _year_month_day(parts: _Parts) -> tuple[int | None, int | None, int | None]:
    """Year, month and day that the match prints, None where it does not or where their order is open."""
    if iso := parts.get("iso"):
        numbers = [int(part) for part in iso.replace("/", "-").split("-")]
        return numbers[0], numbers[1], numbers[2]
    if parts.get("numeric"):
        first, second, last = (int(parts[name] or 0) for name in ("n1", "n2", "n3"))
        last += 2000 if last < 100 else 0
        if parts["sep"] == "." or first > 12 or first == second:
            return last, second, first
        return (last, first, second) if second > 12 else (last, None, None)
    month = parts.get("m1") or parts.get("m2") or parts.get("m3") or parts.get("bare")
    number = _MONTHS.get(month.lower().rstrip(".")) if month else None
    day = parts.get("d1") or parts.get("d2")
    year = parts.get("y1") or parts.get("y2") or parts.get("y3") or parts.get("year")
    return int(year) if year else None, number, int(day) if day else None


def _iso(parts: _Parts) -> str | None:
    year, month, day = _year_month_day(parts)
    if year is None or month is None or day is None:
        return None
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None


def _keys(parts: _Parts) -> Iterator[str]:
    year, month, day = _year_month_day(parts)
    yield from (f"{name}:{value}" for name, value in (("year", year), ("month", month), ("day", day)) if value)
    weekday = parts.get("wd1") or parts.get("weekday")
    if weekday:
        short = weekday.lower().rstrip(".")
        yield short if short in _WEEKDAYS else _WEEKDAYS[_ABBREVIATED_DAYS[short]]
    if what := parts.get("what"):
        yield from _relative_keys((parts["rel1"] or "").lower(), what.lower())
    if named := parts.get("day"):
        yield {"the weekend": "this weekend", "tonight": "today"}.get(named.lower(), named.lower())
    if holiday := parts.get("holiday"):
        yield holiday.lower().replace("’", "'")
    if quarter := parts.get("quarter"):
        yield quarter[:2].lower()
        if len(quarter) > 2:
            yield f"year:{quarter[-4:]}"


def _relative_keys(which: str, what: str) -> Iterator[str]:
    which = which.rsplit(maxsplit=1)[-1].rstrip("-")
    which = {"following": "next", "coming": "next", "past": "last", "previous": "last"}.get(which, which)
    if what in _WEEKDAYS:
        yield what
    elif what in _MONTHS:
        yield f"month:{_MONTHS[what]}"
    else:
        yield f"{which} {what}"
