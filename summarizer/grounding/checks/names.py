"""Checks that whom a claim names is named, or plainly meant, in the paragraphs of its evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarizer.grounding.checks.claims import Claim
from summarizer.grounding.checks.forms import CAPITAL, Form
from summarizer.grounding.checks.lexicon import GENERIC_PARTIES, NOT_NAMES, OFFICES, PRONOUNS, PRONOUNS_OF_PEOPLE
from summarizer.grounding.checks.namebook import Named
from summarizer.grounding.checks.passages import Passage
from summarizer.grounding.model import Problem
from summarizer.schemas import Severity


def check_names(claim: Claim) -> Iterator[Problem]:
    """Known names must be (meant) in the paragraphs, unknown capitalised words printed there."""
    if not claim.words.traits & CAPITAL:
        return
    for named in claim.names:
        yield from _check_named(claim, named)
    yield from _check_unknown(claim)


def _check_named(claim: Claim, named: Named) -> Iterator[Problem]:
    context = claim.context
    forms = claim.words.forms[named.first : named.last]
    if not forms[0].capital:
        return
    wanted = context.wanted(named)
    if context.names_any(wanted, claim.cited):
        return
    printed = claim.words.printed(named.first, named.last)
    if context.names_any(wanted, claim.around):
        yield from _beside(claim, printed, wanted)
        return
    if all(not form.content or claim.around.prints(form.lower) for form in forms):
        return
    if not context.names_any(wanted, context.article.whole):
        yield Problem("name_not_in_article", f"{claim.label}: the article does not name {printed!r}", claim.path)
        return
    message = f"{claim.label}: {printed!r} is not named near {claim.places}: name whom they name, or cite others too"
    yield Problem("name_not_in_evidence", message, claim.path, _severity(claim, wanted))


def _may_be_meant(claim: Claim, wanted: frozenset[str], passage: Passage) -> bool:
    """Whether a pronoun or a description of the right kind stands in the passage."""
    people = claim.context.are_people(wanted)
    return passage.prints_any(_FOR_PEOPLE if people else _FOR_OTHERS)


_FOR_PEOPLE, _FOR_OTHERS = PRONOUNS_OF_PEOPLE | OFFICES, PRONOUNS | GENERIC_PARTIES


def _beside(claim: Claim, printed: str, wanted: frozenset[str]) -> Iterator[Problem]:
    """Named in the paragraph only, while the cited sentences name others and mean nobody by a pronoun."""
    if _may_be_meant(claim, wanted, claim.cited) or not claim.context.names_somebody(claim.cited):
        return
    message = f"{claim.label}: {claim.places} names others than {printed!r}: check who does what, or cite more"
    yield Problem("name_beside_evidence", message, claim.path, Severity.WARNING)


def _severity(claim: Claim, wanted: frozenset[str]) -> Severity:
    """A doubt only, where the name stands close by, or is that of the item's own party, meant without its name."""
    context = claim.context
    if context.names_any(wanted, claim.wider):
        return Severity.WARNING
    involved = context.involved(claim.item) if claim.item is not None else frozenset()
    return Severity.ERROR if wanted.isdisjoint(involved) else Severity.WARNING


def _check_unknown(claim: Claim) -> Iterator[Problem]:
    words = claim.words
    article = claim.context.article
    covered = {index for named in claim.names for index in range(named.first, named.last)}
    for index, form in enumerate(words.forms):
        if not form.capital or index in covered or not form.content or form.lower in NOT_NAMES:
            continue
        if _opens(words.forms, index) or claim.around.has_keys(form.keys):
            continue
        printed = words.printed(index, index + 1)
        if article.whole.prints(form.lower):
            near = claim.wider.prints(form.lower)
            message = (
                f"{claim.label}: {printed!r} does not stand near {claim.places}: correct it, or cite where it stands"
            )
            severity = Severity.WARNING if near else Severity.ERROR
            yield Problem("name_not_in_evidence", message, claim.path, severity)
        elif len(printed) > 1 and printed.isupper() and _initials_stand(printed, claim):
            continue
        else:
            yield Problem("name_not_in_article", f"{claim.label}: the article does not print {printed!r}", claim.path)


def _opens(forms: Sequence[Form], index: int) -> bool:
    """Whether a word may be a capital only because a sentence or a quotation begins with it."""
    return index == 0 or forms[index - 1].lower in _OPENERS or (index == 1 and not forms[0].content)


_OPENERS = frozenset(".!?:;\"“”‘'(-–—•")


def _initials_stand(initials: str, claim: Claim) -> bool:
    """Whether the words that initials stand for are printed in a row: "GDP" for "gross domestic product"."""
    sequence = "".join(form.lower[0] for sentence in claim.around.sentences for form in sentence.forms)
    return initials.lower() in sequence
