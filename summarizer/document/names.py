"""Gather the names, states, bodies and unnamed sources of an article into entities."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from heapq import merge
from operator import attrgetter
from typing import TYPE_CHECKING

from summarizer.document.cast import Cast
from summarizer.document.descriptions import add_descriptions
from summarizer.document.mentions import RAW_NAMES, headline_spans, scan_names
from summarizer.document.model import Entity
from summarizer.document.nominals import add_nominals
from summarizer.document.packed import gathered, set_of_places
from summarizer.document.patterns import lazy
from summarizer.document.sayings import Saying

if TYPE_CHECKING:
    from summarizer.document.document import Document

_LINKS = (" of ", " and ", " at ", " in ", " from ")
_start = attrgetter("start")
_LOWER = lazy(r"\b[a-z][a-z'’]+")


def _speaking_ends(text: str, sayings: Sequence[Saying]) -> Iterator[int]:
    """Where names that speak end: "Ann Lee of Acme and Jan Roe" speaks by both its names."""
    for saying in sayings:
        yield saying.end
        for link in _LINKS:
            at = text.find(link, saying.start, saying.end)
            if at > 0:
                yield at


def find_entities(document: Document) -> tuple[Entity, ...]:
    """Everybody whom the article names or describes as a speaker, in the order of first mention."""
    text = document.running_text
    headlines = headline_spans(text, document.paragraphs)
    sayings = document.sayings
    labels = {p.label[0] for frame in document.frames for _, p in frame.passages if p.label is not None}
    cast = Cast(text, speaking=set_of_places(_speaking_ends(text, sayings), text), labels=labels)
    common: set[str] = set()
    for paragraph in document.paragraphs:
        common.update(_LOWER.findall(text, paragraph.start, paragraph.end))
    cast.add_names(gathered(scan_names(text, headlines, foreign=document.foreign), RAW_NAMES), common=common)
    cast.add_headline_mentions(headlines)
    add_descriptions(cast)
    introductions = sorted(document.introductions, key=_start)
    add_nominals(cast, merge(sayings, introductions, key=_start) if introductions else sayings)
    return cast.entities()
