"""Claims whose numbers or names do not stand in the paragraph of their evidence: counted without any gold."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise

from summarizer.evaluation.items import Item, Sections, Value
from summarizer.evaluation.names import plain_name
from summarizer.evaluation.numerals import figures
from summarizer.evaluation.spans import Range

_BREAK = re.compile(r"\n[^\S\n]*\n\s*|\r\n[^\S\n]*\r\n\s*")
_CAPITALISED = re.compile(r"(?<![^\s(“\"'‘–—-])[A-ZÀ-ÖØ-Þ][\w’'-]+")
# "Bolivian" stands by "Bolivia": names agree when their first letters do.
_STEM = 5


def unsupported(article: str, sections: Sections) -> tuple[str, ...]:
    """Labels of parties, offers, open issues and next steps that say more than the paragraphs of their evidence.

    A number must stand there as a figure; a name must stand there in one of the forms that the brief lists for it.
    """
    breaks = _paragraph_breaks(article)
    parties = sections["parties"]
    found = []
    for section in ("parties", "offers", "open_issues", "next_steps"):
        for item in sections[section]:
            paragraphs = _paragraphs(article, breaks, item.places)
            names_ok = _party_printed(item, paragraphs) if section == "parties" else _names(item, paragraphs, parties)
            if not names_ok or (section != "parties" and not _numbers(item, paragraphs)):
                found.append(item.id)
    return tuple(sorted(found))


def _paragraph_breaks(article: str) -> list[int]:
    """Offsets where a paragraph starts: after blank lines, or at every line of a text that has no blank lines."""
    starts = [match.end() for match in _BREAK.finditer(article)]
    return [0, *(starts or [match.end() for match in re.finditer(r"\n", article)]), len(article)]


def _paragraphs(article: str, breaks: Sequence[int], places: Iterable[Range]) -> str:
    chosen: set[int] = set()
    for start, end in places:
        first = bisect_right(breaks, start) - 1
        last = bisect_right(breaks, max(start, end - 1)) - 1
        chosen.update(range(first, last + 1))
    spans = list(pairwise(breaks))
    return "\n".join(article[slice(*spans[index])] for index in sorted(chosen) if index < len(spans))


def _claim(item: Item) -> str:
    parts: list[str] = [item.text]
    for name in ("conditions", "amounts", "deadline"):
        value: Value = item.fields.get(name)
        parts += value if isinstance(value, tuple) else [value] if value else []
    return "\n".join(parts)


def _numbers(item: Item, paragraphs: str) -> bool:
    # "One of the sides" counts nothing.
    stated = [figure for figure in figures(_claim(item)) if (figure.number, figure.scale, figure.unit) != ("1", "", "")]
    printed = figures(paragraphs) if stated else ()
    return all(any(one.matches(two) for two in printed) for one in stated)


def _party_printed(item: Item, paragraphs: str) -> bool:
    text = plain_name(paragraphs)
    aliases = item.fields["aliases"]
    forms = [item.text, *(aliases if isinstance(aliases, tuple) else ())]
    return any(_stands(plain_name(form), text) for form in forms) or _stems(item.text) <= _stems(paragraphs)


def _names(item: Item, paragraphs: str, parties: Sequence[Item]) -> bool:
    printed = _stems(paragraphs)
    text = plain_name(paragraphs)
    known: set[str] = set()
    for party in parties:
        aliases = party.fields["aliases"]
        forms = [party.text, *(aliases if isinstance(aliases, tuple) else ())]
        if any(_stands(plain_name(form), text) for form in forms):
            known.update(*(_stems(form) for form in forms))
    # The first word of a claim is a capital for its place.
    claim = item.text.strip()
    words = claim.split(maxsplit=1)
    named = _stems(words[1]) if len(words) > 1 else set()
    return named <= printed | known


def _stands(form: str, text: str) -> bool:
    return bool(form) and f" {form} " in f" {text} "


def _stems(text: str) -> set[str]:
    return {plain_name(word)[:_STEM] for word in _CAPITALISED.findall(text)} - {""}
