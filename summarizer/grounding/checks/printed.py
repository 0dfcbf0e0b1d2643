"""Checks that what is to be given as printed stands in the article."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from summarizer.document.gazetteer import state_forms
from summarizer.document.patterns import lazy
from summarizer.grounding.checks.claims import nested_in
from summarizer.grounding.checks.context import CheckContext, fold, stands_in
from summarizer.grounding.model import Path, Problem
from summarizer.grounding.shape import parts_of
from summarizer.schemas import Party, PartyKind

WORD = lazy(r"\w+")
DESCRIBED = frozenset((PartyKind.UNNAMED, PartyKind.GROUP, PartyKind.ORGANIZATION))  # named by what they are
MOST_PRINTED = 300  # characters of a name, a title, an amount or a time limit


def check_printed(item: BaseModel, context: CheckContext) -> Iterator[Problem]:
    """A problem for each `Printed` field, at any depth, whose characters the article does not print.

    A state may be named by its country where the article prints only its adjective, its capital or its people; a
    description ("third official, at the ministry") may put together words that the article prints apart.
    """
    evidence = getattr(item, "evidence", None)
    near = evidence[0].start if evidence else None
    for path, text in _printed_values(item, ()):
        if context.article.prints(text, near):
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


def _printed_values(item: BaseModel, prefix: Path) -> Iterator[tuple[Path, str]]:
    parts = parts_of(type(item))
    for name in parts.printed:
        value = getattr(item, name)
        if isinstance(value, str):
            yield (*prefix, name), value
        elif isinstance(value, list):
            yield from (((*prefix, name, at), text) for at, text in enumerate(value) if isinstance(text, str))
    if parts.nested:
        for element, path in nested_in(item, prefix):
            yield from _printed_values(element, path)


def _dotted(path: Path) -> str:
    return ".".join(str(step) for step in path)
