"""Checks that what is to be given as printed stands in the article."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from summarizer.grounding.checks.context import CheckContext, fold
from summarizer.grounding.model import Path, Problem
from summarizer.grounding.shape import shape_of


def check_printed(item: BaseModel, context: CheckContext) -> Iterator[Problem]:
    """A problem for each `Printed` field, at any depth, whose characters the article does not print."""
    for path, text in _printed_values(item, ()):
        if not stands_in(text, context.article.folded):
            yield Problem("not_printed", f"{_dotted(path)}: the article does not print {text[:80]!r}", path)


def stands_in(text: str, folded_article: str) -> bool:
    """Whether the folded text stands in the folded article at word boundaries."""
    wanted = fold(text).strip(" .,;:\"'")
    at = folded_article.find(wanted) if wanted else -1
    while at >= 0:
        before = folded_article[at - 1] if at else " "
        end = at + len(wanted)
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
