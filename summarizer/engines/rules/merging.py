"""One item for one distinct thing: acts that tell the same offer become one, and what is too weak falls away."""

from __future__ import annotations

import re
from dataclasses import replace

from summarizer.document.patterns import lazy
from summarizer.engines.rules.context import Context
from summarizer.engines.rules.records import Act

_WORD = lazy(r"[^\W\d_]{3,}")
_SHORT = frozenset("pay dam oil gas tax aid fee war age cap ban cut law".split())
_SYNONYMS = {
    **dict.fromkeys("truce ceasefire cessation armistice".split(), "truce"),
    **dict.fromkeys("pay wage wages salary salaries".split(), "pay"),
    **dict.fromkeys("prisoners detainees captives hostages".split(), "prison"),
    **dict.fromkeys("withdrawal withdraw pullback pullout".split(), "withdr"),
}
_STOPWORDS = frozenset(
    """that this with from have been will would could their there which about after before when were what into than
    them they
    said says also more most over only other such some very being where while because under between against during both
    offer offered offers proposal proposed demand demanded demands insisted asked asking wants wanted seeking agreed
    reached signed
    deal agreement first second third share year years days week weeks month months""".split()
)
_MOST_EVIDENCE = 4
_STRENGTH = {"ultimatum": 3, "agreement": 3, "offer": 2, "proposal": 2, "guarantee": 2, "demand": 2, "concession": 1}
_MOST_COMPARED = 40
# "Under the offer, ...", "It would ...": terms of what was told before, where nobody else is named as maker.
_RETOLD = frozenset({"wording:under-it", "wording:it-would"})
_MOST_RETOLD = 8
_HERALD_CHARS = 90
_IN_RETURN = lazy(r"\W*(?:in exchange|in return|in turn)\b", re.IGNORECASE)
_BARE_CHARS = 60
_MOST_BEHIND = 3
_NAMELESS = lazy(
    r"\b(?:way out|of (?:its|their|his|her) own|plan|proposals?|offers?|bid|package|compromise|ideas?|paper|formula)\b",
    re.IGNORECASE,
)


def content_stems(text: str) -> frozenset[str]:
    """Stems (first six letters) of the words that carry a text's matter."""
    words = (word.lower() for word in _WORD.findall(text))
    kept = (word for word in words if word not in _STOPWORDS and (len(word) > 3 or word in _SHORT))
    return frozenset(_SYNONYMS.get(word, word[:6]) for word in kept)


def merge_acts(context: Context, acts: list[Act]) -> list[Act]:
    """Acts in text order, the same thing told twice as one; each is compared with the latest few only."""
    merged: list[Act] = []
    stems: list[frozenset[str]] = []
    text = context.document.text
    for act in sorted(acts, key=lambda a: (a.start, -a.end)):
        own = content_stems(text[act.start : act.end])
        home = None
        for index in range(len(merged) - 1, max(len(merged) - _MOST_COMPARED, 0) - 1, -1):
            if _same(merged[index], act, stems[index], own) or _in_return(context, merged[index], act):
                home = index
                break
        if home is None:
            merged.append(act)
            stems.append(own)
        else:
            merged[home] = _joined(merged[home], act)
            stems[home] = stems[home] | own
    return merged


def without_heralds(context: Context, acts: list[Act]) -> list[Act]:
    """Acts without those that only say that something is coming: "Qatar put forward a way out. Under its plan, ..."."""
    kept = []
    for number, act in enumerate(acts):
        bare = act.gives and not act.stance and not act.terms.amounts and not act.terms.conditions
        bare = bare and _NAMELESS.search(context.document.text, act.start, act.end) is not None
        if not (bare and act.end - act.start <= _HERALD_CHARS and _told_next(act, acts[number + 1 : number + 3])):
            kept.append(act)
    return kept


def _told_next(herald: Act, following: list[Act]) -> bool:
    return any(
        other.gives
        and other.unit - herald.unit in (1, 2)
        and set(other.makers) <= set(herald.makers)
        and bool(other.terms.amounts or other.terms.conditions)
        for other in following
    )


def _same(one: Act, other: Act, own: frozenset[str], others: frozenset[str]) -> bool:  # noqa: PLR0911 # one return for each ground
    if one.stance != other.stance:
        return False
    if not other.makers and other.rule in _RETOLD and one.gives and 0 <= other.unit - one.unit <= _MOST_RETOLD:
        return True
    overlapping = one.start < other.end and other.start < one.end
    if overlapping and one.makers == other.makers and one.unit == other.unit:
        return True
    if one.kind == "agreement" or other.kind == "agreement":
        return one.kind == other.kind and len(own & others) >= 2
    if one.gives != other.gives or (one.makers and other.makers and set(one.makers) != set(other.makers)):
        return False
    if _is_bare(one) != _is_bare(other) and other.unit - one.unit <= _MOST_RETOLD and one.gives and other.gives:
        if one.makers == other.makers:
            return True
        if _is_bare(one) and not one.makers:
            return other.unit - one.unit <= _MOST_BEHIND
    figures, more = {a[0] for a in one.terms.amounts}, {a[0] for a in other.terms.amounts}
    if figures and more:
        return bool({a[1:] for a in one.terms.amounts} & {a[1:] for a in other.terms.amounts})
    shared = own & others
    return len(shared) >= 3 or (len(shared) >= 2 and len(shared) * 2 >= min(len(own), len(others)))


def _in_return(context: Context, one: Act, other: Act) -> bool:
    """ "Under the draft the army would free 40 men. In exchange, the rebels would ...": the other half of one thing."""
    if not (one.gives and other.gives and one.stance == other.stance and other.unit - one.unit in (1, 2)):
        return False
    start = other.evidence[0].start if other.evidence else other.start
    return _IN_RETURN.match(context.document.text, start) is not None


def _is_bare(act: Act) -> bool:
    """ "has turned down an offer from Kestrel": an offer of which nothing else is told here."""
    return (
        act.gives
        and act.rule.startswith("noun:")
        and not (act.terms.amounts or act.terms.conditions)
        and act.end - act.start <= _BARE_CHARS
        and act.status in {"rejected", "accepted"}
    )


def _joined(one: Act, other: Act) -> Act:
    """The stronger telling with what the other adds: its evidence, figures, conditions and a known fate."""
    best, rest = (one, other) if _weight(one) >= _weight(other) else (other, one)
    status = rest.status if best.status == "proposed" and rest.status not in {"proposed", "announced"} else best.status
    addressees = best.addressees or rest.addressees
    terms = best.terms._replace(
        conditions=tuple(dict.fromkeys((*best.terms.conditions, *rest.terms.conditions))),
        amounts=tuple(dict.fromkeys((*best.terms.amounts, *rest.terms.amounts))),
        deadline=best.terms.deadline or rest.terms.deadline,
    )
    makers, source = best.makers or rest.makers, best.source or rest.source
    matter = rest.matter if rest.matter is not None and (best.matter is None or best.rule in _RETOLD) else best.matter
    joined = replace(
        best, makers=makers, status=status, addressees=addressees, terms=terms, source=source, matter=matter
    )
    joined = replace(joined, cues=(*best.cues, *rest.cues)) if best.start != rest.start else joined
    return joined.with_evidence(rest.evidence) if len(best.evidence) < _MOST_EVIDENCE else joined


def _weight(act: Act) -> tuple[int, int, int]:
    return _STRENGTH.get(act.kind, 0), len(act.terms.amounts) + len(act.terms.conditions), act.end - act.start
