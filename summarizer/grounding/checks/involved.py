"""Checks that whom an item makes a maker, a source or a holder of a position has a part in its evidence."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from summarizer.grounding.checks.context import CheckContext
from summarizer.grounding.checks.lexicon import GENERIC_PARTIES, OFFICES, PRONOUNS, PRONOUNS_OF_PEOPLE
from summarizer.grounding.checks.words import Words
from summarizer.grounding.model import Path, Problem
from summarizer.schemas import Offer, OpenIssue, PartyKind, Severity, Span

_FOR_PEOPLE, _FOR_OTHERS = PRONOUNS_OF_PEOPLE | OFFICES, PRONOUNS | GENERIC_PARTIES


def check_involved(item: BaseModel, context: CheckContext) -> Iterator[Problem]:
    """`party_not_in_evidence`: a named party that nothing near the evidence of its offer or position can mean."""
    if not context.article.english:
        return
    if isinstance(item, Offer):
        told: list[tuple[Path, str]] = [(("made_by", at), str(one)) for at, one in enumerate(item.made_by)]
        told += [(("according_to",), str(item.according_to))] if item.according_to else []
        for path, party in told:
            yield from _check(party, item.evidence, path, context)
    elif isinstance(item, OpenIssue):
        for at, position in enumerate(item.positions):
            yield from _check(str(position.party), position.evidence, ("positions", at, "party"), context)


def _check(identity: str, evidence: list[Span], path: Path, context: CheckContext) -> Iterator[Problem]:
    party = context.parties.get(identity)
    if party is None or party.kind is PartyKind.UNNAMED:
        return
    grounds = context.article.grounds(evidence)
    wanted = context.company[identity]
    if context.names_any(wanted, grounds.cited) or context.names_any(wanted, grounds.around):
        return
    describing = _FOR_PEOPLE if party.kind is PartyKind.PERSON else _FOR_OTHERS
    if any(_means_somebody(sentence, describing, context) for sentence in grounds.cited.sentences):
        return
    places = ", ".join(span.id for span in evidence)
    message = f"nothing near {places} names or means {party.name!r}: name whom it names, or cite where it does"
    yield Problem("party_not_in_evidence", message, path, Severity.WARNING)


def _means_somebody(sentence: Words, describing: frozenset[str], context: CheckContext) -> bool:
    """Whether a pronoun or a description stands in the sentence, "union" in "Harbour Union" aside."""
    if describing.isdisjoint(sentence.lowers):
        return False
    covered = {at for named in context.named_in(sentence) for at in range(named.first, named.last)}
    return any(form.lower in describing and at not in covered for at, form in enumerate(sentence.forms))
