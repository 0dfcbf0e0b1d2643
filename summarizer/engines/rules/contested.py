"""Open issues that no cue names: terms that were refused, and two sides' offers and demands that do not meet."""

from __future__ import annotations

from itertools import islice

from summarizer.engines.rules.context import Context
from summarizer.engines.rules.merging import content_stems
from summarizer.engines.rules.records import Act, Issue, Position, Span

_UNSETTLED = frozenset({"proposed", "rejected", "under_discussion", "announced", "unclear"})
_MOST_AHEAD = 6
_NEAR_UNITS = 4
_MOST_DEALS = 50
_MEASURES = frozenset(
    w[:6]
    for w in (
        "percent cent million billion trillion dollars euros pounds barrels tonnes people points exchange "
        "return release"
    ).split()
)


def contested_issues(context: Context, acts: list[Act], known: list[Issue]) -> list[Issue]:
    """Issues of refused terms and of opposed acts, one for each matter; matters that a known issue covers are left
    out.
    """
    terms = [
        act for act in acts if not act.stance and act.kind != "agreement" and act.status in _UNSETTLED and act.makers
    ]
    settled = [_stems(context, (act.start, act.end)) for act in acts if act.kind == "agreement"]
    covered = {stem for issue in known for stem in _stems(context, (issue.start, issue.end))}
    sentences = {s.id for issue in known for s in issue.evidence}
    found: list[Issue] = []
    measured: set[tuple[str | None, str | None, int]] = set()
    for issue, act in (*_opposed(context, terms), *_refused(terms)):
        stems = _stems(context, (issue.start, issue.end))
        measures = _measures(context, act)
        if stems & covered or measures & measured or {s.id for s in issue.evidence} & sentences:
            continue
        if any(len(stems & other) >= 2 for other in settled[:_MOST_DEALS]):
            continue
        covered |= stems
        sentences |= {s.id for s in issue.evidence}
        measured |= measures
        found.append(issue)
    return found


def _stems(context: Context, span: Span) -> frozenset[str]:
    """Stems of a span's words of matter: names and measures left out."""
    text = context.document.text
    names = content_stems(" ".join(text[m.start : m.end] for m in context.actors.mentions(*span)))
    return content_stems(text[span[0] : span[1]]) - names - _MEASURES


def _measures(context: Context, act: Act) -> set[tuple[str | None, str | None, int]]:
    """What the act's figures measure and where: two refusals of percentages in one passage are one matter."""
    region = context.units[act.unit].line // 6
    return {(unit, currency, region) for _, _, unit, currency in act.terms.amounts if unit or currency}


def _refused(terms: list[Act]) -> list[tuple[Issue, Act]]:
    """Offers and demands that their addressee refused."""
    found = []
    for act in terms:
        if act.status == "rejected" and act.matter is not None:
            positions = [Position(maker, act.start, act.end, act.home[:1]) for maker in act.makers]
            positions += [Position(party, a, b, sentences) for party, a, b, sentences in act.refusals]
            found.append((_issue("issue:refused-terms", act, positions), act))
    return found


def _opposed(context: Context, terms: list[Act]) -> list[tuple[Issue, Act]]:
    """Pairs of acts by two sides, near each other, with figures of one measure or words of one matter."""
    found = []
    for number, one in enumerate(terms):
        for other in islice(terms, number + 1, number + 1 + _MOST_AHEAD):
            if not _faces(context, one, other):
                continue
            best = other if other.matter is not None else one
            if best.matter is None:
                continue
            positions = [
                Position(maker, act.start, act.end, act.home[:1]) for act in (one, other) for maker in act.makers[:1]
            ]
            found.append((_issue("issue:opposed-terms", best, positions), best))
    return found


def _faces(context: Context, one: Act, other: Act) -> bool:
    if set(one.makers) & set(other.makers):
        return False
    near = other.unit - one.unit <= _NEAR_UNITS
    mine = {(a[2], a[3]) for a in one.terms.amounts}
    theirs = {(a[2], a[3]) for a in other.terms.amounts}
    if near and mine & theirs and (one.gives != other.gives or one.unit != other.unit):
        return True
    if one.matter is None or other.matter is None or one.gives == other.gives:
        return False
    return bool(_stems(context, one.matter) & _stems(context, other.matter))


def _issue(rule: str, act: Act, positions: list[Position]) -> Issue:
    span = act.matter or (act.start, act.end)
    once = tuple({position.party: position for position in positions}.values())
    return Issue(rule, "open", *span, cues=act.cues, evidence=act.home[:1], positions=once)
