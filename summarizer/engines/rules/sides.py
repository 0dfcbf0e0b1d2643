"""Decide whether the article tells of a negotiation at all, and between whom."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from summarizer.document import Document, EntityKind
from summarizer.engines.rules.actors import Actors
from summarizer.engines.rules.lexicon import MEDIATING, STRONG_TALK_WORDS, TALK_WORDS
from summarizer.engines.rules.records import Span, Unit
from summarizer.engines.rules.units import headline_end

_CAN_NEGOTIATE = frozenset(
    {
        EntityKind.STATE,
        EntityKind.COMPANY,
        EntityKind.UNION,
        EntityKind.ARMED_GROUP,
        EntityKind.ORGANIZATION,
        EntityKind.GROUP,
        EntityKind.UNKNOWN,
    }
)
_ACTING = re.compile(
    r"\b(?:offer(?:ed|s|ing)|has offered|propos(?:e|es|ed|ing)|demand(?:ed|s|ing)|insist(?:ed|s)|ask(?:ed|"
    r"ing|s)? (?:\w+ ){0,4}?(?:for|to)|put forward|tabled|"
    r"(?:is|are|was|were) (?:seeking|asking|demanding|willing|prepared|ready|open)|call(?:ed|s) (?:for|on)|"
    r"want(?:s|ed)?|pledg\w+|threaten\w*|guarantee\w*|withdrew|"
    r"objects? to|countered|suggested|agreed (?:to|on|that)|"
    r"(?:could|would) accept|would (?:\w+ ){1,8}?(?:if|unless|provided|once))\b",
    re.IGNORECASE,
)
_ANSWERING = re.compile(
    r"\b(?:reject(?:ed|s|ing)|turn(?:ed|ing)? down|refus(?:e|ed|es|al)|rebuffed|spurned|snubbed|accept(?:ed|"
    r"s)|knock(?:ed)? back|threw out|ruled? out|dismissed)\b"
    r"[^.;]{0,50}?\b(?:offers?|bids?|proposals?|plan|demands?|terms|approach|counter\W?\w+|deal|cut|"
    r"figures?|truce|ceasefire|compromise|claims?|it|obligation)\b",
    re.IGNORECASE,
)
_UNSETTLED = re.compile(
    r"\b(?:sticking points?|stumbling blocks?|deadlock\w*|impasse|far apart|miles apart|at odds|"
    r"divided over|differences|no (?:final )?agreement|without agreement|"
    r"failed to agree|could not agree|not agreed|yet to (?:be )?agree\w*|haggl\w+|wrangl\w+|disagree\w*|"
    r"unresolved|in dispute|obstacle|still to be (?:decided|settled|agreed)|"
    r"narrowed|broke off|stalled|both sides|two sides|the parties|two parties)\b",
    re.IGNORECASE,
)
_AGREED = re.compile(
    r"\b(?:sign(?:ed)?|reach(?:ed)?|struck|strike|agreed|initialled|sealed|clinched|"
    r"concluded)\b[^.;]{0,40}?\b(?:agreement|deal|settlement|accord|pact|truce|ceasefire|treaty)\b"
    r"|\bagreed? to merge\b|\bcame to terms\b",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"\b(?:issues|war|talks|conflict|dispute|negotiations|truce|ceasefire|peace|fighting) between\s", re.IGNORECASE
)
_BROKERING = re.compile(r"\b(?:envoys?|mediat\w+|brokered|brokering|go-between)\b")
_OTHER_NEWS = re.compile(
    r"\b(?:moderator|televised|candidates?|on stage|polls?|voters?|jury|jurors|verdict|convicted|sentenced|"
    r"prosecutors?|quarterly|earnings|per-share|dividend|"
    r"guidance|year-on-year|outlook|third quarter|second quarter|fourth quarter|first quarter|fiscal|"
    r"revenue|inquiry|air ?strikes?|novel|album|film|memoir|expedition|storm|earthquake|"
    r"match|goals?)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_DESCRIBED = re.compile(
    r"\b(?:unions?|company|firm|airline|employers|management|government|rebels|creditors|bondholders|"
    r"lenders|club|council|ministry|workers|nurses|teachers|pilots|"
    r"drivers|dockers|musicians|owners|plaintiffs|countries|states|parties|sides|delegations|mediators?)\b",
    re.IGNORECASE,
)
_LEAST_POINTS = 4.0
_LEAST_SHARE = 0.3
_MANY_POINTS = 5.0
_GREAT_SHARE = 0.8
_LEAST_PLAIN = 2
_LEAST_SIGNS = 3
_MOST_SIDES = 40


@dataclass(frozen=True, slots=True)
class Negotiation:
    """The verdict: `found`, the sides by weight, the two main ones, those who mediate, and the words that spoke for
    it.
    """

    found: bool
    sides: tuple[str, ...]
    pair: tuple[str, ...]
    mediators: tuple[str, ...]
    words: tuple[str, ...]
    points: float = 0.0
    share: float = 0.0


def find_negotiation(document: Document, actors: Actors, units: list[Unit]) -> Negotiation:
    """Weigh each sentence: words of talks, acts of bargaining with figures or parties, answers, unsettled matters.

    An article tells of a negotiation if the weights reach a sum and a share of its sentences, not from acts alone, and
    two parties that can negotiate are named or described in such sentences. Words of other news count against it.
    """
    told: Counter[str] = Counter()
    weights: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    described: set[str] = set()
    points = 0.0
    stretches = _stretches(document, units)
    for start, end in stretches:
        text = document.text[start:end]
        talk = [w for w in (w.lower().replace("’", "'") for w in _WORD.findall(text)) if w in TALK_WORDS]
        told.update(talk)
        parties = {actors.side_of(m.entity) for m in actors.mentions(start, end)}
        able = {p for p in parties if actors.kind(p) in _CAN_NEGOTIATE}
        signs = _signs(text, talk, len(able))
        kinds.update(signs.keys())
        if signs:
            described.update(w.lower().rstrip("s") for w in _DESCRIBED.findall(text))
        points += max(signs.values(), default=0.0) - 0.7 * len(_OTHER_NEWS.findall(text)[:2])
        for party in able if signs else ():
            weights[party] += 2 if len(signs) > 1 or "answer" in signs or "act" in signs or "terms" in signs else 1
    sides = tuple(i for i, _ in weights.most_common(_MOST_SIDES))
    mediators = tuple(i for i, _ in weights.most_common(8) if _mediates(actors, i))
    parted = _parted(document, actors, stretches)
    if parted and _BROKERING.search(document.text):
        others = (i for i, _ in weights.most_common(8) if i not in parted and actors.kind(i) is EntityKind.STATE)
        mediators = tuple(dict.fromkeys((*mediators, *others)))
    share = points / len(stretches) if stretches else 0.0
    between = len(weights) + len(described)
    plain = kinds["answer"] + kinds["unsettled"] + kinds["talks"] + kinds["agreed"]
    sure = plain >= _LEAST_PLAIN or (plain > 0 and plain + kinds["talk"] + kinds["terms"] >= _LEAST_SIGNS)
    sure = sure or (points >= _MANY_POINTS and share >= _GREAT_SHARE)
    found = between >= 2 and points >= _LEAST_POINTS and share >= _LEAST_SHARE and sure
    return Negotiation(found, sides, _pair(weights, mediators), mediators, tuple(sorted(told)), points, share)


def _parted(document: Document, actors: Actors, stretches: list[Span]) -> tuple[str, ...]:
    """The two states or armed groups that the article puts between one another, if it is always the same two."""
    pairs: set[frozenset[str]] = set()
    for start, end in stretches:
        match = _BETWEEN.search(document.text, start, end)
        found = actors.mentions(match.end(), min(match.end() + 60, end)) if match else []
        sides = tuple(dict.fromkeys(actors.side_of(m.entity) for m in found[:2]))
        if len(sides) == 2 and all(actors.kind(s) in {EntityKind.STATE, EntityKind.ARMED_GROUP} for s in sides):
            pairs.add(frozenset(sides))
    return tuple(sorted(next(iter(pairs)))) if len(pairs) == 1 else ()


def _pair(weights: Counter[str], mediators: tuple[str, ...]) -> tuple[str, ...]:
    """The two heaviest sides that do not mediate, if they stand clear of the third; else nobody is "the two sides"."""
    ranked = [(i, w) for i, w in weights.most_common(8) if i not in mediators]
    if len(ranked) < 2 or (len(ranked) > 2 and ranked[2][1] * 1.25 >= ranked[1][1]):
        return ()
    return (ranked[0][0], ranked[1][0])


def _mediates(actors: Actors, entity_id: str) -> bool:
    entity = actors.entity(entity_id)
    text = actors.document.text
    near = (
        text[m.start : m.end + 24].lower().replace(",", " ").split() for m in (entity.mentions[:20] if entity else ())
    )
    if any(word in MEDIATING for words in near for word in words):
        return True
    mentions = entity.mentions[:20] if entity else ()
    return any(
        text[max(m.start - 16, 0) : m.start].lower().endswith(("mediators are ", "mediator is ")) for m in mentions
    )


def _signs(text: str, talk: list[str], able: int) -> dict[str, float]:
    """What speaks for bargaining in one sentence, each sign with its weight."""
    signs: dict[str, float] = {}
    if any(w in STRONG_TALK_WORDS for w in talk):
        signs["talks"] = 2.0
    elif talk:
        signs["talk"] = 1.0
    if _ANSWERING.search(text):
        signs["answer"] = 2.5
    if _UNSETTLED.search(text):
        signs["unsettled"] = 2.0
    if _AGREED.search(text):
        signs["agreed"] = 2.0
    if _ACTING.search(text):
        figures = any(c.isdigit() for c in text)
        signs["terms" if figures else "act"] = 1.0 + 0.5 * figures + 0.5 * (able >= 2)
    return signs


def _stretches(document: Document, units: list[Unit]) -> list[Span]:
    """The headline, where it stands in the text, and every narrative sentence with the quotations in it."""
    spans = [(unit.frame.start, unit.frame.end) for unit in units if unit.quotation is None]
    title = headline_end(document)
    if title:
        spans.insert(0, (document.lines[0].start, title))
    return spans
