"""Tell what a name names by its own words: a person, a company, a union, another body or an armed group."""

from __future__ import annotations

from functools import lru_cache

from summarizer.document.gazetteer import ARMED_GROUPS, BODIES
from summarizer.document.model import EntityKind
from summarizer.document.titles import BODY_NOUNS, GIVEN, KNOWN_BODIES, NAME_KINDS


def kind_of(printed: str, title: str) -> EntityKind:
    """What a name seems to be: known bodies first, then a title, then the telling words inside it."""
    if printed in ARMED_GROUPS:
        return EntityKind.ARMED_GROUP
    if printed in KNOWN_BODIES or printed in BODIES:
        return EntityKind(KNOWN_BODIES.get(printed, "organization"))
    if title:
        return EntityKind.PERSON
    return _kind_by_words(printed)


@lru_cache(maxsize=4096)
def _kind_by_words(printed: str) -> EntityKind:
    words = printed.split(" ")
    given = words[0].lower() in GIVEN and len(words) > 1
    for word in reversed(words):
        if word in NAME_KINDS and (not given or word in _SURE_KINDS):
            no_union = NAME_KINDS[word] == "union" and words[0] in _NO_UNIONS
            return EntityKind.ORGANIZATION if no_union else EntityKind(NAME_KINDS[word])
    if given:
        return EntityKind.PERSON
    if len(words) == 1 and printed.lower() in BODY_NOUNS:
        return EntityKind(BODY_NOUNS[printed.lower()])
    if len(words) == 1 and printed.isupper() and 2 <= len(printed.replace(".", "")) <= 6:
        return EntityKind.ORGANIZATION
    return EntityKind.UNKNOWN


_NO_UNIONS = frozenset("European African Soviet Credit Western Student".split())
_SURE_KINDS = frozenset(
    """
    Inc Inc. Corp Corp. Corporation Company Ltd Ltd. LLC LLP Foundation Institute University Committee College
    Campaign School Group Center Centre Institution Association Union Council Federation Alliance Authority Commission
    Society Agency Ministry Department League Assembly Organisation Organization District Board
    """.split()
)
