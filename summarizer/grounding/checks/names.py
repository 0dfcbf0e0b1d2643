"""Checks that whom a claim names is named, or plainly meant, in the paragraphs of its evidence."""

from __future__ import annotations

from collections.abc import Iterator

from summarizer.grounding.checks.claims import Claim
from summarizer.grounding.checks.context import Passage
from summarizer.grounding.checks.lexicon import GENERIC_PARTIES, NOT_NAMES, OFFICES, PRONOUNS, PRONOUNS_OF_PEOPLE
from summarizer.grounding.checks.namebook import Named
from summarizer.grounding.model import Problem
from summarizer.schemas import Severity


def check_names(claim: Claim) -> Iterator[Problem]:
    """Known names must be (meant) in the paragraphs, unknown capitalised words printed there."""
    for named in claim.names:
        yield from _check_named(claim, named)
    covered = {index for named in claim.names for index in range(named.first, named.last)}
    yield from _check_unknown(claim, covered)


def _check_named(claim: Claim, named: Named) -> Iterator[Problem]:
    context = claim.context
    wanted = context.wanted(named)
    words = claim.words.words[named.first : named.last]
    if not words[0].capital or not wanted.isdisjoint(context.identities_in(claim.cited)):
        return
    if not wanted.isdisjoint(context.identities_in(claim.around)):
        yield from _beside(claim, claim.text[words[0].start : words[-1].end], wanted)
        return
    printed = claim.text[words[0].start : words[-1].end]
    if all(not word.content or word.lower in claim.around.lowers for word in words):
        return
    if wanted.isdisjoint(context.identities_in(context.article.whole)):
        yield Problem("name_not_in_article", f"{claim.label}: the article does not name {printed!r}", claim.path)
        return
    message = f"{claim.label}: {printed!r} is not named near {claim.places}: name whom they name, or cite others too"
    yield Problem("name_not_in_evidence", message, claim.path, _severity(claim, wanted))


def _may_be_meant(claim: Claim, wanted: frozenset[str], passage: Passage) -> bool:
    """Whether a pronoun or a description of the right kind stands in the passage."""
    people = claim.context.are_people(wanted)
    return not passage.lowers.isdisjoint(PRONOUNS_OF_PEOPLE | OFFICES if people else PRONOUNS | GENERIC_PARTIES)


def _beside(claim: Claim, printed: str, wanted: frozenset[str]) -> Iterator[Problem]:
    """Named in the paragraph only, while the cited sentences name others and mean nobody by a pronoun."""
    if _may_be_meant(claim, wanted, claim.cited) or not claim.context.identities_in(claim.cited):
        return
    message = f"{claim.label}: {claim.places} names others than {printed!r}: check who does what, or cite more"
    yield Problem("name_beside_evidence", message, claim.path, Severity.WARNING)


def _severity(claim: Claim, wanted: frozenset[str]) -> Severity:
    """A doubt only, where the name stands close by, or is that of the item's own party, meant without its name."""
    context = claim.context
    if not wanted.isdisjoint(context.identities_in(claim.wider)):
        return Severity.WARNING
    involved = context.involved(claim.item) if claim.item is not None else frozenset()
    return Severity.ERROR if wanted.isdisjoint(involved) else Severity.WARNING


def _check_unknown(claim: Claim, covered: set[int]) -> Iterator[Problem]:
    words = claim.words.words
    article = claim.context.article
    for index, word in enumerate(words):
        if not word.capital or index in covered or not word.content or word.lower in NOT_NAMES:
            continue
        opens = index == 0 or words[index - 1].lower in ".!?:;\"“”‘'(-–—•" or (index == 1 and not words[0].content)
        if opens or word.lower in claim.around.lowers or not word.keys.isdisjoint(claim.around.keys):
            continue
        printed = claim.text[word.start : word.end]
        if word.lower in article.whole.lowers:
            severity = Severity.WARNING if word.lower in claim.wider.lowers else Severity.ERROR
            message = (
                f"{claim.label}: {printed!r} does not stand near {claim.places}: correct it, or cite where it stands"
            )
            yield Problem("name_not_in_evidence", message, claim.path, severity)
        elif len(printed) > 1 and printed.isupper() and _initials_stand(printed, claim):
            continue
        else:
            yield Problem("name_not_in_article", f"{claim.label}: the article does not print {printed!r}", claim.path)


def _initials_stand(initials: str, claim: Claim) -> bool:
    """Whether the words that initials stand for are printed in a row: "GDP" for "gross domestic product"."""
    sequence = "".join(word.lower[0] for word in claim.around.words)
    return initials.lower() in sequence
