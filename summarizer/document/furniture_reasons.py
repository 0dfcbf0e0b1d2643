"""What a line of page furniture can be, and the shape of a rule that knows one by its words."""

from __future__ import annotations

import re
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Cue:
    """A line of at most `longest` characters is furniture for `reason` if it opens with or holds one of these words.

    `opens` is matched where the first word of the line in lower case stands, `opens_exactly` where that of the line
    as printed does; a pattern without letter case is several times as fast. `holds` are pairs of a pattern and a
    lower-case word that must be in the line before the pattern is tried, which keeps the search cheap. `spoken` is
    True where the cue is so plain that quotation marks or a speech verb in the line do not matter.
    """

    reason: str
    longest: int
    opens: re.Pattern[str] | None
    opens_exactly: re.Pattern[str] | None
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
    plain = [pattern for pattern in opens if not _CAPITAL.search(pattern)]
    cased = [pattern for pattern in opens if _CAPITAL.search(pattern)]
    return Cue(
        reason,
        longest,
        lazy("|".join(plain)) if plain else None,
        lazy("|".join(cased), re.IGNORECASE) if cased else None,
        tuple((needle, lazy(pattern, re.IGNORECASE)) for needle, pattern in holds),
        spoken,
    )
