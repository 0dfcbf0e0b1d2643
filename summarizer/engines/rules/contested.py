"""Open issues that no cue names: two sides' offers and demands on one matter that do not meet."""

from __future__ import annotations

import re
from itertools import islice

from summarizer.engines.rules.context import Context
from summarizer.engines.rules.merging import content_stems
from summarizer.engines.rules.records import Act, Issue, Position, Span

_UNSETTLED = frozenset({"proposed", "rejected", "under_discussion", "announced", "unclear"})
_MOST_AHEAD = 6
_MEASURES = frozenset(w[:6] for w in "percent cent million billion trillion dollars euros pounds barrels tonnes people prisoners points share price".split())
_WORD = re.compile(r"[^\W\d_][\w’'-]{2,}")
_MEASURES = frozenset(
    w[:6]
    for w in "percent cent million billion trillion dollars euros pounds barrels tonnes people points share price exchange return release".split()
)


def contested_issues(context: Context, acts: list[Act], known: list[Issue]) -> list[Issue]:
    """One issue for each pair of opposed acts that share words of matter; pairs that a known issue covers are left out."""
    text = context.document.text
    terms = [
        act for act in acts if not act.stance and act.kind != "agreement" and act.status in _UNSETTLED and act.makers
    ]
    covered = [content_stems(text[issue.start : issue.end]) for issue in known]
    found: list[Issue] = []
    for number, one in enumerate(terms):
        for other in islice(terms, number + 1, number + 1 + _MOST_AHEAD):
            topic = _topic(context, one, other)
            if topic is None:
                continue
            stems = content_stems(text[topic[0] : topic[1]])
            if any(stems & other_stems for other_stems in covered):
                continue
            covered.append(stems)
            found.append(_issue(one, other, topic))
    return found


def _topic(context: Context, one: Act, other: Act) -> Span | None:
    """The words that both acts use for the matter, as the later one prints them; names and measures are no matter."""
    if set(one.makers) & set(other.makers) or one.unit == other.unit or not _same_measure(one, other):
        return None
    text = context.document.text
    names = content_stems(" ".join(text[m.start : m.end] for m in context.actors.mentions(other.start, other.end)))
    shared = content_stems(text[one.start : one.end]) & content_stems(text[other.start : other.end])
    shared -= names | _MEASURES
    words = [m for m in _WORD.finditer(text, other.start, other.end) if m.group().lower()[:6] in shared]
    if not words:
        return None
    first = last = words[0]
    for word in words[1:]:
        if word.start() - last.end() > 1:
            break
        last = word
    return first.start(), last.end()


def _same_measure(one: Act, other: Act) -> bool:
    """Opposed figures of one unit or currency: 4.2 and 7 per cent, five and ten years."""
    mine = {(a[2], a[3]) for a in one.terms.amounts}
    theirs = {(a[2], a[3]) for a in other.terms.amounts}
    return bool(mine & theirs)


def _issue(one: Act, other: Act, topic: Span) -> Issue:
    positions = tuple(
        Position(maker, act.start, act.end, act.evidence[:1]) for act in (one, other) for maker in act.makers[:1]
    )
    return Issue(
        "issue:opposed-terms",
        "open",
        *topic,
        cues=(*one.cues, *other.cues),
        evidence=(*one.evidence[:1], *other.evidence[:1]),
        positions=positions,
    )
