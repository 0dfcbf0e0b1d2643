"""What a line of page furniture can be, and the shape of a rule that knows one by its words."""

from __future__ import annotations

import re
from typing import NamedTuple

from summarizer.document.beginnings import beginnings_of
from summarizer.document.patterns import lazy

DONATION = "donation appeal"
NEWSLETTER = "newsletter"
WALL = "subscription wall"
RELATED = "related story"
SHARE = "share buttons"
CAPTION = "caption"
BYLINE = "byline"
BIO = "author bio"
SIGN_OFF = "agency sign-off"
COOKIES = "cookie notice"
ADVERTISEMENT = "advertisement"
QUIZ = "quiz"
COMMENT = "reader comment"
MEDIA = "media box"
NOTE = "editor's note"
NOTICE = "public notice"
MASTHEAD = "masthead"
NAVIGATION = "navigation"
CODE = "page code"
REPEATED = "repeated block"
RULE = "rule of a box"
DATELINE = "dateline"

# Words and marks by which a line tells what somebody said; most cues do not bar such a line.
SPEECH = lazy(
    r"\b(?:said|says|told|tells|asked|added|wrote|writes|replied|according to|announced|argued|insisted|warned|stated|"
    r"tweeted|reported|noted|claimed)\b|[“”«»„]|(?<!\w)\"|\"(?!\w)"
)


WORD = r"(?-i:[A-Z][\w.'’-]*)"
SITES = (
    "(?:Twitter|X|Facebook|Instagram|TikTok|YouTube|LinkedIn|Telegram|WhatsApp|Threads|Bluesky|Mastodon|"
    "Truth Social|Google News|Snapchat|Reddit|Flipboard|Substack)"
)


class Opening(NamedTuple):
    """A pattern, and in lower case the beginnings of which all that it matches has one (none: it may begin anyhow).

    It is matched with the line as printed where it is `exact`, else with the line in lower case: a pattern without
    letter case is several times as fast.
    """

    beginnings: tuple[str, ...]
    pattern: re.Pattern[str]
    exact: bool


class Cue(NamedTuple):
    """A line of at most `longest` characters is furniture for `reason` if it opens with or holds one of these words.

    `openings` are matched where the first word of the line stands. `holds` are pairs of a pattern and a
    lower-case word that must be in the line before the pattern is tried, which keeps the search cheap. `spoken` is
    True where the cue is so plain that quotation marks or a speech verb in the line do not matter.
    """

    reason: str
    longest: int
    openings: tuple[Opening, ...]
    holds: tuple[tuple[str, re.Pattern[str]], ...]
    spoken: bool


_CAPITAL = lazy(r"(?<!\\)[A-ZА-Я]")


def make_cue(
    reason: str,
    longest: int,
    *opens: str,
    holds: tuple[tuple[str, str], ...] = (),
    spoken: bool = False,
) -> Cue:
    """A cue from patterns in which letter case matters only inside `(?-i:...)`."""
    return Cue(
        reason,
        longest,
        tuple(map(_opening, opens)),
        tuple((needle, lazy(pattern, re.IGNORECASE)) for needle, pattern in holds),
        spoken,
    )


def _opening(pattern: str) -> Opening:
    exact = _CAPITAL.search(pattern) is not None
    return Opening(beginnings_of(pattern), lazy(pattern, re.IGNORECASE if exact else 0), exact)
