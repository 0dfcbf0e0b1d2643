"""Checks that what is to be given as printed stands in the article."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pydantic import BaseModel

from summarizer.document.gazetteer import state_forms
from summarizer.grounding.checks.context import CheckContext, fold
from summarizer.grounding.model import Path, Problem
from summarizer.grounding.shape import shape_of
from summarizer.schemas import Party, PartyKind

WORD = re.compile(r"\w+")
DESCRIBED = frozenset((PartyKind.UNNAMED, PartyKind.GROUP, PartyKind.ORGANIZATION))  # named by what they are
MOST_PRINTED = 300  # characters of a name, a title, an amount or a time limit


def check_printed(item: BaseModel, context: CheckContext) -> Iterator[Problem]:
    """A problem for each `Printed` field, at any depth, whose characters the article does not print.

    A state may be named by its country where the article prints only its adjective, its capital or its people; a
    description ("third official, at the ministry") may put together words that the article prints apart.
    """
    for path, text in _printed_values(item, ()):
        if stands_in(text, context.article.folded):
            continue
        if isinstance(item, Party) and path == ("name",) and _known_otherwise(item, context):
            continue
        yield Problem("not_printed", f"{_dotted(path)}: the article does not print {text[:80]!r}", path)


def _known_otherwise(party: Party, context: CheckContext) -> bool:
    if party.kind is PartyKind.STATE:
        return _printed_otherwise(party.name, context)
    if party.kind in DESCRIBED:
        printed = set(WORD.findall(context.article.folded))
        words = WORD.findall(fold(party.name[:MOST_PRINTED]))
        return bool(words) and all(word in printed or f"{word}s" in printed for word in words)
    return False


def _printed_otherwise(name: str, context: CheckContext) -> bool:
    forms = state_forms()
    state = forms[name].state if name in forms else None
    folded = context.article.folded
    return state is not None and any(form.state == state and stands_in(text, folded) for text, form in forms.items())


def stands_in(text: str, folded_article: str) -> bool:
    """Whether the folded text, or its plural, stands in the folded article at word boundaries."""
    wanted = fold(text[: MOST_PRINTED + 1]).strip(" .,;:\"'")
    if not wanted or len(wanted) > MOST_PRINTED:
        return False
    at = folded_article.find(wanted)
    while at >= 0:
        before = folded_article[at - 1] if at else " "
        end = at + len(wanted)
        end += folded_article[end : end + 1] == "s"
        after = folded_article[end] if end < len(folded_article) else " "
        if not (before.isalnum() and wanted[0].isalnum()) and not (after.isalnum() and wanted[-1].isalnum()):
            return True
        at = folded_article.find(wanted, at + 1)
    return False


def _printed_values(item: BaseModel, prefix: Path) -> Iterator[tuple[Path, str]]:
    for field in shape_of(type(item)):
        value = getattr(item, field.name)
        elements = list(enumerate(value)) if isinstance(value, list) else [(None, value)]
        for index, element in elements:
            path: Path = (*prefix, field.name) if index is None else (*prefix, field.name, index)
            if field.is_printed and isinstance(element, str):
                yield path, element
            elif field.item is not None and isinstance(element, BaseModel):
                yield from _printed_values(element, path)


def _dotted(path: Path) -> str:
    return ".".join(str(step) for step in path)
