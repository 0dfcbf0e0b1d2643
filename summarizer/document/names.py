"""Gather the names, states, bodies and unnamed sources of an article into entities."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from summarizer.document.cast import Cast
from summarizer.document.descriptions import add_descriptions
from summarizer.document.mentions import RAW_NAMES, headline_spans, scan_names
from summarizer.document.model import Entity
from summarizer.document.nominals import add_nominals
from summarizer.document.packed import gathered
from summarizer.document.patterns import lazy
from summarizer.document.sayings import Saying

if TYPE_CHECKING:
    from summarizer.document.document import Document

_LINKS = (" of ", " and ", " at ", " in ", " from ")
_LOWER = lazy(r"\b[a-z][a-z'’]+")


def _speaking_ends(text: str, sayings: Sequence[Saying]) -> set[int]:
    """Where names that speak end: "Ann Lee of Acme and Jan Roe" speaks by both its names."""
    ends = set()
    for saying in sayings:
        ends.add(saying.end)
        for link in _LINKS:
            at = text.find(link, saying.start, saying.end)
            if at > 0:
                ends.add(at)
    return ends


def find_entities(document: Document) -> tuple[Entity, ...]:
    """Everybody whom the article names or describes as a speaker, in the order of first mention."""
    text = document.running_text
    headlines = headline_spans(text, document.paragraphs)
    sayings = document.sayings
    labels = {p.label[0] for frame in document.frames for _, p in frame.passages if p.label is not None}
    cast = Cast(text, speaking=_speaking_ends(text, sayings), labels=labels)
    common: set[str] = set()
    for paragraph in document.paragraphs:
        common.update(_LOWER.findall(text, paragraph.start, paragraph.end))
    cast.add_names(gathered(scan_names(text, headlines, foreign=document.foreign), RAW_NAMES), common=common)
    cast.add_headline_mentions(headlines)
    add_descriptions(cast)
    add_nominals(cast, sorted([*sayings, *document.introductions], key=lambda saying: saying.start))
    return cast.entities()
