"""Lists the claims of an item: each text in the model's own words with the sentences that are to support it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import BaseModel

from summarizer.document.kept import kept
from summarizer.grounding.checks.context import CheckContext
from summarizer.grounding.checks.namebook import Named
from summarizer.grounding.checks.passages import Passage
from summarizer.grounding.checks.sentences import Grounds
from summarizer.grounding.checks.words import Words
from summarizer.grounding.model import Path
from summarizer.grounding.shape import parts_of
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

    @kept
    def words(self) -> Words:
        return self.context.article.words(self.text)

    @kept
    def names(self) -> list[Named]:
        return self.context.named_in(self.words)

    @kept
    def _grounds(self) -> Grounds:
        return self.context.article.grounds(self.spans)

    @kept
    def cited(self) -> Passage:
        """The cited sentences; the whole article where the item has no evidence of its own."""
        return self._grounds.cited if self.spans else self.context.article.whole

    @kept
    def around(self) -> Passage:
        """The paragraphs of the cited sentences."""
        return self._grounds.around if self.spans else self.context.article.whole

    @property
    def is_citable(self) -> bool:
        """Whether the cited sentences are a part of `around`, so that what stands in them stands there."""
        return bool(self.spans) and self._grounds.citable

    @property
    def is_extract(self) -> bool:
        """Whether a cited sentence prints the claim word for word."""
        text = self.text.rstrip(".")
        return self.is_citable and any(sentence.prints(text) for sentence in self.cited.sentences)

    @property
    def wider(self) -> Passage:
        """The paragraphs and their neighbours."""
        return self._grounds.wider if self.spans else self.context.article.whole

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
    parts = parts_of(type(owner))
    spans = spans_of(owner) or inherited
    nested = list(nested_in(owner, path))
    if parts.claims:
        beside = spans + tuple(span for element, _ in nested for span in spans_of(element))
        for name in parts.claims:
            for index, text in elements_of(getattr(owner, name)):
                if isinstance(text, str):
                    place: Path = (*path, name) if index is None else (*path, name, index)
                    yield Claim(place, name, text, item, beside, context)
    for element, where in nested:
        yield from _claims(element, item, context, where, spans)


def nested_in(owner: BaseModel, path: Path) -> Iterator[tuple[BaseModel, Path]]:
    """The items directly inside an item, with their places."""
    for name in parts_of(type(owner)).nested:
        value = getattr(owner, name)
        if isinstance(value, list):
            yield from (((e, (*path, name, at)) for at, e in enumerate(value) if isinstance(e, BaseModel)))
        elif isinstance(value, BaseModel):
            yield value, (*path, name)


def elements_of(value: object) -> list[tuple[int | None, object]]:
    """The elements of a list with their indices; anything else as the one element without one."""
    return list(enumerate(value)) if isinstance(value, list) else [(None, value)]


def spans_of(item: BaseModel) -> tuple[Span, ...]:
    """The spans that an item points at itself."""
    found: list[Span] = []
    for name in parts_of(type(item)).spans:
        value = getattr(item, name)
        found += value if isinstance(value, list) else [value]
    return tuple(span for span in found if isinstance(span, Span))
