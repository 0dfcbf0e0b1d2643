"""Grow marks of page furniture over what belongs to the same box: lists of headlines, bullets, answers, "
"testimonials, rules."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from summarizer.document import furniture_reasons as reason
from summarizer.document.patterns import lazy

Reasons = list[str | None]

_APPEALS = frozenset((reason.DONATION, reason.NEWSLETTER, reason.WALL))
_BOXED = _APPEALS | {reason.ADVERTISEMENT, reason.RELATED, reason.SHARE, reason.QUIZ, reason.MEDIA, reason.COMMENT}
_HEADS_OF_LISTS = frozenset((reason.RELATED, reason.ADVERTISEMENT))
_TO_READER = lazy(r"\b(?:we|our|us|you|your)\b", re.IGNORECASE)
_TO_YOU = lazy(r"\b(?:you|your)\b", re.IGNORECASE)
_RULE = lazy(r"(?:[-=_*~•·—–─━#.]\s?){3,}$")
_TESTIMONIAL = lazy(r"\b(?:says|said|writes) (?:our )?(?:reader|member|subscriber|supporter|donor)s?\b", re.IGNORECASE)
_TOPICS_HEAD = lazy(
    r"(?:topics|tags|more on|explore more on these topics|related topics|themen|temas|thèmes|argomenti|assuntos)\W*$",
    re.IGNORECASE,
)
_TO_SPONSOR = lazy(r"sponsored|promoted|paid|partner|brand|sponsors|advertisers", re.IGNORECASE)
_ABOUT_PAPER = lazy(
    r"\b(?:app|newsletter|letter|briefing|podcast|magazine|e-?paper|subscriptions?|membership|readers like you)\b|"
    r"\bis an? (?:[\w-]+ ){0,3}(?:newsroom|news (?:site|organi[sz]ation|outlet)|publication|newspaper)\b",
    re.IGNORECASE,
)
_NUMBER = lazy(r"[0-9]{1,2}[.)\s]")
_MOST_IN_BOX = 8  # lines between two rules
_LONGEST_BOX = 1_000  # characters between two rules


def bar_headline_lists(bodies: list[str], reasons: Reasons) -> None:
    """After a bare head ("Most read", "Related stories:") the lines that look like headlines are other stories'."""
    room = 0
    numbered: bool | None = None  # whether the list counts its headlines: then one without a number is none of them
    for index, body in enumerate(bodies):
        if reasons[index] in _HEADS_OF_LISTS:
            room, numbered = _room_after(body, reasons[index]), None
        elif room and not reasons[index] and _like_headline(body) and not (numbered and not _NUMBER.match(body)):
            numbered = _NUMBER.match(body) is not None if numbered is None else numbered
            reasons[index] = reason.RELATED
            room -= 1
        else:
            room = 0


def _room_after(body: str, why: str | None) -> int:
    """How many headlines a line may head: none if it is a headline itself."""
    colon = body.find(":")
    bare = len(body) <= 40 and (colon < 0 or colon >= len(body.rstrip(' "”')) - 2)
    if why == reason.ADVERTISEMENT:
        return 2 if bare and _TO_SPONSOR.search(body) else 0
    return 8 if bare else 0


def _like_headline(body: str) -> bool:
    if not 3 <= len(body) <= 130 or body[-1] in "!:,;":
        return False
    if body[-1] == ".":
        words = [word for word in body.split() if len(word) > 3]
        return len(words) > 3 and sum(word[0].isupper() for word in words) * 5 >= len(words) * 4
    return body[-1] not in '”"»' and (len(body) <= 110 or not reason.SPEECH.search(body))


def bar_hidden_captions(bodies: list[str], reasons: Reasons) -> None:
    """The caption and the credit over "hide caption"."""
    for index, body in enumerate(bodies):
        if len(body) > 20 or not body.lower().startswith(("hide caption", "toggle caption")):
            continue
        at = index - 1
        while at > index - 4 and at > 0 and reasons[at] == reason.CAPTION:
            at -= 1
        if at > 1 and 0 < len(bodies[at]) <= 60 and bodies[at][-1] not in ".!?" and not reasons[at]:
            reasons[at] = reason.CAPTION
            if 0 < len(bodies[at - 1]) <= 300 and not reason.SPEECH.search(bodies[at - 1]):
                reasons[at - 1] = reason.CAPTION


def bar_topics(bodies: list[str], reasons: Reasons) -> None:
    """The short words under "Topics" are links."""
    for index, body in enumerate(bodies):
        if index and len(body) <= 30 and _TOPICS_HEAD.match(body):
            reasons[index] = reasons[index] or reason.NAVIGATION
            bar_short_lines(bodies, reasons, index, longest=25, why=reason.NAVIGATION)


def bar_answers(bodies: list[str], reasons: Reasons) -> None:
    """The answers of a poll, up to the button or the number of votes."""
    for index, body in enumerate(bodies):
        if reasons[index] == reason.QUIZ and body.endswith("?"):
            bar_short_lines(bodies, reasons, index, longest=40, why=reason.QUIZ)


def bar_short_lines(bodies: list[str], reasons: Reasons, index: int, *, longest: int, why: str) -> None:
    for at in range(index + 1, min(index + 9, len(bodies))):
        if not 0 < len(bodies[at]) <= longest or bodies[at][-1] in '.!?:”"' or reasons[at]:
            return
        reasons[at] = why


def bar_repeated_blocks(bodies: list[str], reasons: Reasons) -> None:
    """Three or more short lines without stops that stand in the text twice are boilerplate of the page."""
    seen: dict[tuple[str, str, str], int] = {}
    for index in range(1, len(bodies) - 2):
        block = (bodies[index], bodies[index + 1], bodies[index + 2])
        if not all(10 <= len(body) <= 100 and body[-1] not in '.!?”"’' for body in block) or len(set(block)) < 3:
            continue
        first = seen.setdefault(block, index)
        if first + 2 < index:
            for at in (*range(first, first + 3), *range(index, index + 3)):
                reasons[at] = reasons[at] or reason.REPEATED


def grow_appeals(bodies: list[str], reasons: Reasons, listed: list[bool], counts: Counter[str]) -> None:
    """Bar what stands inside or right beside an appeal: its bullet points, repeated lines, words to the reader."""
    strong = [index for index, why in enumerate(reasons) if why in _APPEALS]
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
                bullet = listed[at] and (opened or counts[body] > 1)
                if not (bullet or _addresses_reader(body) or _is_testimonial(body)):
                    break
                reasons[at] = reasons[index]
                at += step


def _loose(body: str, counts: Counter[str], *, listed: bool) -> bool:
    """Whether a line between two lines of an appeal is part of it."""
    if _is_testimonial(body):
        return True
    if not body or reason.SPEECH.search(body):
        return False
    return (
        listed
        or counts[body] > 1
        or (len(body) <= 40 and body[-1] != ".")
        or (len(body) <= 160 and bool(_TO_READER.search(body)))
    )


def _is_testimonial(body: str) -> bool:
    return 0 < len(body) <= 300 and _TESTIMONIAL.search(body) is not None


def _addresses_reader(body: str) -> bool:
    return 0 < len(body) <= 140 and len(_TO_READER.findall(body)) >= 2 and not reason.SPEECH.search(body)


def bar_ruled_boxes(bodies: list[str], reasons: Reasons) -> None:
    """A short stretch between two rules ("-----") is one box: if its first line or half of it is furniture, all is."""
    rules = [index for index, body in enumerate(bodies) if 3 <= len(body) <= 200 and _RULE.match(body)]
    for index in rules:
        if any(reasons[at] for at in (index - 1, index + 1) if 0 < at < len(bodies)):
            reasons[index] = reasons[index] or reason.RULE
    for first, second in pairwise(rules):
        inner = range(first + 1, second)
        if not 0 < len(inner) <= _MOST_IN_BOX or sum(len(bodies[i]) or _LONGEST_BOX for i in inner) > _LONGEST_BOX:
            continue
        known = [i for i in inner if reasons[i] in _BOXED]
        if known and len(known) * 2 >= len(inner):
            for i in (first, *inner, second):
                reasons[i] = reasons[i] or (reason.RULE if i in {first, second} else reasons[known[0]])


def goes_with_appeal(sentence: str) -> bool:
    """Whether a sentence right before an appeal in the same line leads up to it: a question or words to the reader."""
    if not sentence or len(sentence) > 200 or reason.SPEECH.search(sentence):
        return False
    if _TO_YOU.search(sentence) or (len(sentence) <= 120 and _ABOUT_PAPER.search(sentence)):
        return True
    return sentence.endswith("?") and len(sentence) <= 80
