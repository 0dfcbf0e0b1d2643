"""What every check may look at: the document, and the items of the brief that it is part of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from pydantic import BaseModel

from summarizer.document import Document, Sentence
from summarizer.schemas import Party, Span


@dataclass
class CheckContext:
    """The document and the brief's items by id."""

    document: Document
    items: list[BaseModel] = field(default_factory=list)

    @classmethod
    def of(cls, document: Document, items: Iterable[BaseModel]) -> CheckContext:
        return cls(document, list(items))

    @cached_property
    def parties(self) -> dict[str, Party]:
        return {item.id: item for item in self.items if isinstance(item, Party)}

    def paragraphs(self, evidence: Iterable[Span]) -> str:
        """The text of the paragraphs that the evidence stands in, joined by line breaks."""
        seen: dict[str, Sentence] = {}
        for span in evidence:
            for sentence in self.document.sentences_of(span.start, span.end):
                for neighbour in self.document.paragraph_of(sentence):
                    seen[neighbour.id] = neighbour
        ordered = sorted(seen.values(), key=lambda sentence: sentence.start)
        return "\n".join(self.document.slice(sentence) for sentence in ordered)

    @cached_property
    def folded_text(self) -> str:
        """The whole text for looking up printed forms: see `fold`."""
        return fold(self.document.text)


QUOTE_MARKS = dict.fromkeys(map(ord, "\u2018\u2019\u201a\u201b`\u00b4\u2032"), "'") | dict.fromkeys(
    map(ord, "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033"), '"'
)
DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"), "-")


def fold(text: str) -> str:
    """Lower case, one kind of quotation mark and dash, single spaces: two prints of the same words become equal."""
    return " ".join(text.translate(QUOTE_MARKS | DASHES).casefold().split())
