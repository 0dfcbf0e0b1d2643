"""Lists the claims of an item: each text in the model's own words with the sentences that are to support it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from pydantic import BaseModel

from summarizer.grounding.checks.context import CheckContext, Passage
from summarizer.grounding.checks.namebook import Named
from summarizer.grounding.model import Path
from summarizer.grounding.shape import shape_of
from summarizer.schemas import Span

UNCERTAIN_FIELDS = frozenset(("conditions", "topic"))  # fields that name a matter and assert nothing


@dataclass(frozen=True)
class Claim:
    """A text of an item with its evidence; `item` is None for the text of a field of the brief itself."""

    path: Path
    field: str
    text: str
    item: BaseModel | None
    spans: tuple[Span, ...]
    context: CheckContext

    @property
    def label(self) -> str:
        return ".".join(str(step) for step in self.path)

    @cached_property
    def words(self) -> Passage:
        return self.context.article.passage(self.text)

    @cached_property
    def names(self) -> list[Named]:
        return self.context.names.find(self.words.words)

    @cached_property
    def cited(self) -> Passage:
        """The cited sentences; the whole article where the item has no evidence of its own."""
        return self.context.article.cited(self.spans) if self.spans else self.context.article.whole

    @cached_property
    def around(self) -> Passage:
        """The paragraphs of the cited sentences."""
        return self.context.article.around(self.spans) if self.spans else self.context.article.whole

    @cached_property
    def wider(self) -> Passage:
        """The paragraphs and their neighbours."""
        return self.context.article.around(self.spans, 1) if self.spans else self.context.article.whole

    @property
    def places(self) -> str:
        """The ids of the cited sentences, for messages."""
        return ", ".join(dict.fromkeys(span.id for span in self.spans)) or "the article"


def claims_of(item: BaseModel, context: CheckContext) -> list[Claim]:
    """The claims at any depth of an item; a nested item without evidence of its own rests on that of its owner."""
    return list(_claims(item, item, context, (), ()))


def _claims(
    owner: BaseModel, item: BaseModel, context: CheckContext, path: Path, inherited: tuple[Span, ...]
) -> Iterator[Claim]:
    shape = shape_of(type(owner))
    own = tuple(_spans(owner))
    spans = own or inherited
    nested = [
        (element, (*path, field.name) if index is None else (*path, field.name, index))
        for field in shape
        if field.item is not None
        for index, element in elements_of(getattr(owner, field.name))
        if isinstance(element, BaseModel)
    ]
    beside = spans + tuple(span for element, _ in nested for span in _spans(element))
    for field in shape:
        if field.is_claim:
            for index, text in elements_of(getattr(owner, field.name)):
                place: Path = (*path, field.name) if index is None else (*path, field.name, index)
                if isinstance(text, str):
                    yield Claim(place, field.name, text, item, beside, context)
    for element, where in nested:
        yield from _claims(element, item, context, where, spans)


def elements_of(value: object) -> list[tuple[int | None, object]]:
    """The elements of a list with their indices; anything else as the one element without one."""
    return list(enumerate(value)) if isinstance(value, list) else [(None, value)]


def _spans(item: BaseModel) -> Iterator[Span]:
    for field in shape_of(type(item)):
        for _, value in elements_of(getattr(item, field.name)):
            if isinstance(value, Span):
                yield value
