"""The brief as Markdown: every item with the ids of its sentences as footnotes, whose texts stand at the end."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from summarizer.document.patterns import lazy
from summarizer.render.view import Card, Doubt, Fact, Layout, Section, View, one_line
from summarizer.render.views import view_of
from summarizer.schemas import BriefResult, Span

# Every character that CommonMark, GitHub's tables, footnotes, mathematics or mentions could act on inside a line.
ACTIVE = lazy(r"([\\`*_\[\]<>|~#$&^])")
LINKS = lazy(r"(https?|ftp|mailto)(:)|(www)(\.)", re.I)
LEADING = lazy(r"^(\d{1,9})([.)])(?=\s|$)|^([-+=])")


def render_markdown(result: BriefResult[Any]) -> str:
    """The result as Markdown. Text of the article or a model is escaped: it never becomes markup, link or HTML."""
    view = view_of(result)
    blocks = [f"# {escape(view.headline)}", *_front(view)]
    for section in view.sections:
        blocks += [f"## {escape(section.title)}", _section(section)]
    if view.dropped:
        rows = (
            f"- **{escape(d.section)}**: {escape(d.text)} — {escape(d.message)} ({escape(d.code)})"
            for d in view.dropped
        )
        blocks += ["## Set aside", "\n".join(rows)]
    if view.findings:
        blocks += ["## Notes and doubts", "\n".join(_finding(doubt) for doubt in view.findings)]
    blocks += ["## How it was made", _facts((*view.provenance, *view.accounts))]
    footnotes = [f"[^{_mark(span)}]: **{escape(span.id)}** {escape(span.text)}" for span in _by_mark(view.cited())]
    return "\n\n".join([*blocks, *(["\n".join(footnotes)] if footnotes else [])]) + "\n"


def escape(text: str) -> str:
    r"""`text` on one line as Markdown that prints exactly these characters, control characters left out.

    >>> escape("*a* <b> $5")
    '\\*a\\* \\<b\\> \\$5'
    """
    shown = "".join(char for char in one_line(text) if unicodedata.category(char) not in ("Cc", "Cs"))
    shown = ACTIVE.sub(r"\\\1", shown)
    shown = LINKS.sub(lambda match: f"{match[1] or match[3]}\\{match[2] or match[4]}", shown)
    return LEADING.sub(lambda match: f"{match[1]}\\{match[2]}" if match[1] else f"\\{match[3]}", shown)


def _front(view: View) -> Iterator[str]:
    source = view.source
    about = [value for value in (source.title, source.name, source.published) if value]
    yield " · ".join([*(f"*{escape(value)}*" for value in about), f"**{escape(view.status)}**"])
    for notice in view.notices:
        yield f"> **{escape(notice.title)}.** {escape(notice.text)}"
    if view.facts:
        yield _facts(view.facts)


def _section(section: Section) -> str:
    if not section.cards:
        return f"*{escape(section.empty)}*"
    if section.layout is Layout.TABLE:
        return _table(section.cards)
    if section.layout is Layout.QUOTES:
        return "\n\n".join(_quote(card) for card in section.cards)
    return "\n".join(_item(card) for card in section.cards)


def _table(cards: Iterable[Card]) -> str:
    rows = ["| Party | Title | Role | Kind | Represents | Also called | Evidence |", "| --- " * 7 + "|"]
    for card in cards:
        badges = [escape(badge.text) for badge in card.badges] + ["", ""]
        cells = [
            f"**{escape(card.title)}**",
            escape(card.fact("title")),
            *badges[:2],
            escape(card.fact("represents")),
            escape(card.fact("also called")),
            _notes(card.evidence),
        ]
        rows.append(f"| {' | '.join(cells)} |")
    doubts = "\n".join(f"- {escape(card.title)}: {escape(d.message)}" for card in cards for d in card.doubts)
    return "\n".join(rows) + (f"\n\n{doubts}" if doubts else "")


def _quote(card: Card) -> str:
    words = card.quote.text if card.quote else card.title
    speakers = ", ".join(card.speakers) or "speaker not told"
    badges = "".join(f" · {escape(badge.text)}" for badge in card.badges)
    lines = [
        f"> “{escape(words)}”{_notes(card.spans)}",
        ">",
        f"> — **{escape(speakers)}** ({escape(card.label)}{badges})",
    ]
    return "\n".join([*lines, *(f">\n> {detail}" for detail in _details(card))])


def _item(card: Card) -> str:
    label = f"**{escape(card.label)}** " if card.show_label else ""
    byline = f"**{escape(card.byline)}**: " if card.byline else ""
    badges = f" ({', '.join(escape(badge.text) for badge in card.badges)})" if card.badges else ""
    lines = [f"- {label}{byline}{escape(card.title)}{badges}{_notes(card.evidence)}"]
    if card.quote is not None and card.quote.text != card.title:
        lines.append(f"  - “{escape(card.quote.text)}”{_notes([card.quote])}")
    lines += (f"  - {detail}" for detail in _details(card))
    for part in card.parts:
        lead = f"**{escape(part.byline)}**: " if part.byline else ""
        facts = "".join(f"; {escape(fact.label)}: {escape(fact.text)}" for fact in part.facts)
        lines.append(f"  - {lead}{escape(part.title)}{facts}{_notes(part.evidence)}")
    return "\n".join(lines)


def _details(card: Card) -> Iterator[str]:
    yield from (f"{escape(fact.label)}: {escape(fact.text)}" for fact in card.facts)
    if card.basis:
        yield f"*{escape(card.basis)}*"
    yield from (f"**{escape(doubt.severity.value)}**: {escape(doubt.message)}" for doubt in card.doubts)


def _finding(doubt: Doubt) -> str:
    about = f" {escape(doubt.about)}:" if doubt.about else ""
    severity = escape(doubt.severity.value)
    return f"- **{severity}**{about} {escape(doubt.message)} ({escape(doubt.code)}){_notes(doubt.spans)}"


def _facts(facts: Sequence[Fact]) -> str:
    return "\n".join(f"- {escape(fact.label)}: {escape(fact.text)}" for fact in facts)


def _mark(span: Span) -> str:
    """The span's id where it can name a footnote, else its place."""
    return span.id if re.fullmatch(r"[A-Za-z]+\d+", span.id) else f"at-{span.start}-{span.end}"


def _notes(spans: Iterable[Span]) -> str:
    return "".join(f"[^{mark}]" for mark in dict.fromkeys(_mark(span) for span in spans))


def _by_mark(spans: Iterable[Span]) -> Iterable[Span]:
    """One span a mark."""
    return {_mark(span): span for span in spans}.values()
