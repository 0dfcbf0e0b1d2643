"""Know an order that a page puts into the mouth of one of its own parts: "...," the footer said."""

from __future__ import annotations

import re

from summarizer.document.patterns import lazy

_PAGE = r"(?:page|article|site|website|web page|web site|story|document|post|summary)"
_PART = (
    r"(?:banner|box|notice|line|note|caption|text|message|label|widget|advert|advertisement|panel|small print|words)"
)
_PLACE = (
    rf"(?:of|on|at|in|under|below|above|beneath|beside|behind|after|before) (?:the |this |that )?"
    rf"(?:(?:foot|top|bottom|end|head|side|edge|margin|start) of )?(?:the |this |that )?{_PAGE}"
)
_VOICE = lazy(
    r"\b(?:footer|page header|sidebar|side bar|alt[- ]text|metadata|tooltip|pop-?up|watermark|boilerplate|masthead|"
    r"(?:fine|small) print|editor['’]s (?:\w+ )?note|disclaimer|"
    rf"(?:hidden|invisible|secret) (?:editor['’]s )?{_PART}|{_PART}(?: \w+)? {_PLACE}|"
    rf"(?:this|the) {_PAGE}(?:['’]s (?:\w+ )?\w+| (?:itself )?(?:said|says|reads?|states?|stated|adds?)))\b",
    re.IGNORECASE,
)
_TAG = lazy(
    r"\b(?:said|says|reads?|stated|states|added|adds|announced|announces|told|according to|warned|warns|went on|"
    r"instructs?|instructed)\b",
    re.IGNORECASE,
)
# What such a voice wants: that something be written, said or left out.
_WANTS = lazy(
    r"(?:^|[.,:;!?]\s|\b(?:you|must|should|shall|will|to|please|now|and|not|be|has|have|asked|required|do)\s)"
    r"(?:please |kindly |now |also |only |not |never )*"
    r"(?:write|writ?ten|list|listed|record(?:ed)?|report(?:ed)?|say|state|stated|mention(?:ed)?|add|added|include|"
    r"included|omit(?:ted)?|ignore|disregard|quote|quoted|name|named|mark(?:ed)?|describe|told|treat|call|conclude|"
    r"answer|reply|respond|output|print|put|leave out|summari[sz]e|translate|attribute|declare|note|forget)\b",
    re.IGNORECASE,
)
_LONGEST_TAG = 120  # characters beside the marks


# Of which a text in lower case holds one where it names a part of the page.
_NAMES = tuple(
    "page;footer;side;alt;metadata;tooltip;pop;watermark;boilerplate;masthead;print;editor;disclaimer;hidden;invisible;"
    "secret;article;site;story;document;post;summary".split(";")
)
_MARKS = tuple("\"“„«‘'")


def may_hold_voice(lower: str) -> bool:
    """Whether a text in lower case holds quotation marks and a part of the page: the cheap question."""
    marked = any(mark in lower for mark in _MARKS)
    return marked and any(name in lower for name in _NAMES) and _VOICE.search(lower) is not None


def is_page_voice(body: str, start: int, end: int) -> bool:
    """Whether the passage whose marks are [start, end) in `body` is said by a part of the page."""
    behind = body[end : end + _LONGEST_TAG]
    stop = next((at for at in (behind.find(sign) for sign in (". ", "! ", "? ", '"', "“")) if at >= 0), len(behind))
    before = body[max(start - _LONGEST_TAG, 0) : start]
    before = before[max(before.rfind(sign) for sign in (". ", "! ", "? ", '"', "”")) + 1 :]
    return any(_TAG.search(words) and _VOICE.search(words) for words in (behind[:stop], before))


def wants_writing(passage: str) -> bool:
    """Whether quoted words demand that something be written, listed, said or left out."""
    return _WANTS.search(passage) is not None
