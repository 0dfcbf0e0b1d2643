"""Find the readers' comments under an article."""

from __future__ import annotations

import itertools
import re

from summarizer.document.patterns import groups_of, has_words, lazy

_HEAD = lazy(
    r"\W*(?:(?:[0-9][0-9,.]*\s)?(?:(?:your|readers?['’]?s?|user|top|best|latest|recent|newest|featured|all|most\sliked|"
    r"our\sreaders['’]?)\s)?(?:comments?|commentaires|comentarios|kommentare|leserkommentare|commenti|comentários|"
    r"комментарии|коментарі|reacties|komentarze)\s?(?:\([0-9,.]+\)|[:·|–-]\s?[0-9]+|[0-9]+)?:?|"
    r"(?:leave|write|post|add)\sa\s(?:comment|reply)|join\sthe\s(?:conversation|discussion|debate)|"
    r"[0-9]+\s(?:thoughts?|responses?|replies)\s(?:on|to)\b.{0,120}|"
    r"(?:[0-9]+\s)?(?:view|show|read|see|add|hide)\s(?:all\s)?(?:[0-9]+\s)?(?:more\s)?comments?(?:\s?\([0-9,.]+\))?|discussion\s\([0-9]+\)|"
    r"what\s(?:our\s|the\s)?readers\s(?:say|think|are\ssaying)|(?:our\s)?readers['’]?\s(?:say|write|reactions?|views?|"
    r"opinions?|letters)|from\sthe\scomments|(?:réactions|vos\scommentaires|las\sopiniones|leserbriefe|ihre\smeinung|"
    r"tu\sopinión))\W*$",
    re.IGNORECASE,
)
# A head that says that comments follow, unlike a bare button in a row of them.
_PLAIN_HEAD = lazy(r"[0-9(:]|your|reader|top |best |latest|what ", re.IGNORECASE)
_LINE = lazy(
    r"@?[A-Za-z][\w.-]{1,24}[0-9_]\s?(?:\([^)]{0,30}\))?\s?:\s\S|@\w{2,24}\b"
    r"|(?:sort(?:ed)?\sby|log\sin\sto\s(?:comment|reply|post)|most\s(?:liked|recent)|newest|oldest|[0-9]+\sreplies)\b"
    r"|[\w.'’ -]{2,30}\s(?:says|wrote|writes|posted)\s?(?:on\b.{0,40})?:?$"
    r"|@?[\w.'’-]{2,24}(?:\s[\w.'’-]{1,16}){0,3}(?:,\s[\w .'’-]{2,30}|\s\([^)]{1,30}\))?\s?:\s\S"
    r"|.{8,400}\s[–—-]\s?[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,2}(?:,\s[A-Z][\w .'’-]{1,30})?$"
    r"|[\w.'’ -]{2,30}\s?(?:[·•|,–-]|\s)\s?(?:[0-9]{1,2}\s?(?:m|min|minutes?|h|hours?|d|days?|w|weeks?)(?:\sago)?|"
    r"[0-9]{1,2}[./][0-9]{1,2}[./][0-9]{2,4}.{0,12}|(?:yesterday|today|just\snow).{0,16})$",
    re.IGNORECASE,
)
# "Reply 3 likes", "Like · Reply · Report": a row under a comment, but never a bare "Share".
_FOOT = lazy(
    r"(?=.*(?:repl(?:y|ies)|likes?|upvotes?|répondre|responder|antworten|rispondi)\b)"
    r"(?:(?:like|reply|report|flag|share|upvote|recommend|répondre|responder|antworten|rispondi|signaler)\b\W*){0,4}"
    r"(?:\W*[0-9]+(?:\s(?:likes?|replies|reply|votes?|upvotes?|points?))?\W*){0,2}(?:(?:reply|like|report|"
    r"share)\W*){0,2}$",
    re.IGNORECASE,
)
_AGO = lazy(r"[0-9]{1,2}\s?(?:m|min|minutes?|h|hours?|d|days?|w|weeks?)\sago\b|(?:yesterday|just now)\b", re.IGNORECASE)
_AUTHOR = lazy(r"@?(?=[0-9_.-]*[A-Za-z])[A-Za-z0-9_.-]{0,24}[0-9_][A-Za-z0-9_.-]{0,24}\s?:\s\S.*[A-Za-z]")
# What a line must have before one of the slow patterns above is tried on it.
_OF_HEADS = groups_of(
    "oment|omment|комент|комм|reacties|reply|conversation|discussion|debate|thought|response|replies|reader|réactions|"
    "opinion|leserbrief|meinung"
)
_OF_FEET = lazy(r"repl|like|upvote|répondre|responder|antworten|rispondi", re.IGNORECASE)
_OF_AUTHORS = lazy(r"[0-9_][A-Za-z0-9_.-]{0,24}\s?:")
_NEAR = 8  # lines after a head, or between two feet, in which a sign of comments is looked for


def is_comment(body: str) -> bool:
    """Whether a line is one reader's comment by its nickname: "busman59: Pay them."."""
    return _OF_AUTHORS.search(body, 0, 60) is not None and _AUTHOR.match(body) is not None


def is_head(body: str) -> bool:
    """Whether a line heads the readers' comments or is the button that leads to them: "Comments (3)"."""
    return 0 < len(body) <= 140 and has_words(body.casefold(), _OF_HEADS) and _HEAD.match(body) is not None


def comments_start(bodies: list[str], barred: list[bool]) -> int | None:
    """The line from which on all is readers' comments: under a head, or where their feet begin ("Reply 3 likes").

    A head alone, with nothing like a comment behind it, is a button.
    """
    read = list(itertools.accumulate(map(len, bodies)))
    for index, body in enumerate(bodies):
        if index < 3 or not is_head(body):
            continue
        after = bodies[index + 1 : index + 1 + _NEAR]
        signs = sum(1 for line in after if line and _is_sign(line))
        if signs >= (1 if index * 2 >= len(bodies) else 3):
            return index
        if after and _PLAIN_HEAD.search(body) and (read[-1] - read[index]) * 3 <= read[-1]:
            return index
    return _feet_start(bodies, barred)


def _is_sign(body: str) -> bool:
    return bool(_LINE.match(body) or (len(body) <= 60 and (_is_foot(body) or _AGO.match(body))))


def _is_foot(body: str) -> bool:
    return _OF_FEET.search(body) is not None and _FOOT.match(body) is not None


def _feet_start(bodies: list[str], barred: list[bool]) -> int | None:
    feet = [index for index, body in enumerate(bodies) if 0 < len(body) <= 60 and _is_foot(body)]
    if len(feet) < 2 or feet[0] < 3 or any(b - a > _NEAR for a, b in itertools.pairwise(feet)):
        return None
    if len(bodies) - feet[-1] > _NEAR:
        return None
    start = feet[0]
    for index in range(feet[0] - 1, max(feet[0] - 6, 2), -1):
        if bodies[index] and len(bodies[index]) <= 40 and (barred[index] or _AGO.match(bodies[index])):
            start = index
    return start - 1 if start < feet[0] and 0 < len(bodies[start - 1]) <= 30 else start
