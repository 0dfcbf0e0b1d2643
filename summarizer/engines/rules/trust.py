"""Keep the acts that enough grounds speak for: one weak sign of bargaining is in all kinds of news."""

from __future__ import annotations

from summarizer.engines.rules.context import Context
from summarizer.engines.rules.records import Act

_LEAST_GROUNDS = 3
_SIDES = 2
# Turns of phrase that hardly mean anything else: as good as a verb of bargaining with its complement.
_PLAIN_WORDINGS = frozenset(
    "under-it noun-would against-anything not-without walk-out-unless countered raised-bid condition-set "
    "could-live-with".split()
)
_ANSWERED = frozenset({"rejected", "accepted", "withdrawn"})


def trusted(context: Context, acts: list[Act]) -> list[Act]:
    """The acts with at least three grounds of five, and all stances: who makes it, what its terms are, that the report
    tells it, that the grammar of a verb or noun of bargaining tells it, and that an addressee, an answer or a second
    sentence bears it out. An agreement has two makers at least.
    """
    return [act for act in acts if act.stance or (_grounds(context, act) >= _LEAST_GROUNDS and not _one_sided(act))]


def _one_sided(act: Act) -> bool:
    return act.kind == "agreement" and len(act.makers) < _SIDES


def _grounds(context: Context, act: Act) -> int:
    terms = act.terms.amounts or act.terms.conditions or act.terms.deadline
    told = context.units[act.unit].quotation is None
    grammar = not act.rule.startswith("wording:") or act.rule.removeprefix("wording:") in _PLAIN_WORDINGS
    borne_out = act.addressees or act.status in _ANSWERED or len(act.evidence) > 1
    return sum(map(bool, (act.makers, terms, told, grammar, borne_out)))
