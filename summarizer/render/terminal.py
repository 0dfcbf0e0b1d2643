"""The brief in a terminal: readable from 40 columns on, with colour or without, safe against the article's text."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from summarizer.render.columns import column_widths, longest_line
from summarizer.render.view import Badge, Card, Doubt, Fact, Layout, Section, Tone, View, one_line
from summarizer.render.views import view_of
from summarizer.schemas import BriefResult, Severity, Span

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
    from rich.text import Text

TONES = {Tone.NEUTRAL: "", Tone.INFO: "cyan", Tone.GOOD: "green", Tone.WARN: "yellow", Tone.BAD: "red"}
STATUS_TONES = {"ok": Tone.GOOD, "partial": Tone.WARN, "failed": Tone.BAD}
SEVERITIES = {Severity.INFO: "dim", Severity.WARNING: "yellow", Severity.ERROR: "red"}
VOICES = ("cyan", "magenta", "green", "yellow", "blue", "bright_red", "bright_cyan", "bright_magenta")
# What a terminal without Unicode can still say in letters.
ASCII = str.maketrans(
    {"→": "->", "·": "-", "•": "*", "…": "...", "“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-"}
)
WIDEST = 110  # columns: longer lines are hard to read
USUAL = 80
LONGEST_LABEL = 18  # cells; at most a quarter of the line


def render_terminal(result: BriefResult[Any], console: Console) -> None:
    """Print `result` on `console`. Control characters of the article are never sent to the terminal."""
    console.width = console.width or USUAL  # 0: a terminal that does not say how wide it is
    width = min(console.width, WIDEST)
    page = _Page(view_of(result), console, width)
    for part in page.parts():
        console.print(_Trimmed(part), width=width, highlight=False, markup=False, emoji=False)


def printable(text: str) -> str:
    """`text` on one line without what a terminal would obey: control characters, marks of writing direction, halves.

    >>> printable("a\\x1b[31mb\\tc\\u202ed")
    'a[31mb cd'
    """
    return "".join(char for char in one_line(text) if _shown(char))


def _shown(char: str) -> bool:
    category = unicodedata.category(char)
    # Zero-width joiners hold emoji and some scripts together; the other format characters steer direction.
    return category not in ("Cc", "Cs") and (category != "Cf" or char in "\u200c\u200d\u00ad")


class _Trimmed:
    """A renderable without the blanks to which rich fills up its lines."""

    def __init__(self, whole: RenderableType) -> None:
        self._whole = whole

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        from rich.segment import Segment  # noqa: PLC0415 # start-up: JSON output needs no rich

        for line in console.render_lines(self._whole, options, pad=False):
            while line and not line[-1].text.strip():
                line.pop()
            if line:
                yield from line[:-1]
                yield Segment(line[-1].text.rstrip(), line[-1].style)
            yield Segment.line()


class _Page:
    """Turns a view into rich renderables; everything from outside goes through `text`."""

    def __init__(self, view: View, console: Console, width: int) -> None:
        self._view = view
        self._width = width
        self._encoding = console.encoding
        self._unicode = console.encoding.startswith("utf")
        self._voices = {name: VOICES[n % len(VOICES)] for n, name in enumerate(view.speakers)}

    def parts(self) -> Iterable[RenderableType]:
        view = self._view
        yield self.text(view.headline, "bold")
        yield self._about()
        for notice in view.notices:
            yield self._line((f"{notice.title}: ", f"bold {TONES[notice.tone]}"), (notice.text, TONES[notice.tone]))
        if view.facts:
            yield self._facts(view.facts)
        for section in view.sections:
            yield self._heading(section.title, len(section.cards))
            if section.cards:
                yield self._section(section)
            else:
                yield self.text(section.empty, "dim")
        if view.dropped:
            yield self._heading("Set aside", len(view.dropped))
            yield self._rows(
                (item.section, self._line((item.text, ""), (f"\n{item.message} ({item.code})", "dim")))
                for item in view.dropped
            )
        if view.findings:
            yield self._heading("Notes and doubts", len(view.findings))
            yield self._rows((doubt.about or "article", self._doubt(doubt)) for doubt in view.findings)
        yield self._heading("How it was made")
        yield self._facts((*view.provenance[:4], *view.accounts))

    def text(self, content: str, style: str = "") -> Text:
        from rich.text import Text  # noqa: PLC0415 # start-up: JSON output needs no rich

        shown = printable(content)
        if not self._unicode:
            shown = shown.translate(ASCII).encode(self._encoding, "replace").decode(self._encoding)
        return Text(shown, style=style)

    def _line(self, *pieces: tuple[str, str]) -> Text:
        """Pieces of text with a style each; a piece that begins with a line break begins a line."""
        from rich.text import Text  # noqa: PLC0415 # see text

        line = Text()
        for content, style in pieces:
            if content.startswith("\n"):
                line.append("\n")
            lead = " " * (len(content) - len(content.lstrip(" ")))
            trail = " " if content.endswith(" ") and content.strip() else ""
            line.append(lead)
            line.append_text(self.text(content, style))
            line.append(trail)
        return line

    def _about(self) -> Text:
        source = self._view.source
        pieces = [(self._view.status, f"bold {TONES[STATUS_TONES.get(self._view.status, Tone.NEUTRAL)]}")]
        for value in (source.title if source.title != self._view.headline else None, source.name, source.published):
            if value:
                pieces += [(" · ", "dim"), (value, "dim")]
        return self._line(*pieces)

    def _heading(self, title: str, count: int | None = None) -> RenderableType:
        from rich.console import Group  # noqa: PLC0415 # see text
        from rich.rule import Rule  # noqa: PLC0415 # see text

        name = title if count is None else f"{title} ({count})"
        characters = "─" if self._unicode else "-"
        return Group("", Rule(self.text(name, "bold"), align="left", style="dim", characters=characters))

    def _section(self, section: Section) -> RenderableType:
        if section.layout is Layout.TABLE:
            return self._table(section.cards)
        if section.layout is Layout.STATEMENTS:
            return self._rows(("•", self._claim(card)) for card in section.cards)
        if section.layout is Layout.QUOTES:
            return self._rows((card.label, self._quote(card)) for card in section.cards)
        return self._items(section.cards)

    def _items(self, cards: Sequence[Card]) -> RenderableType:
        return self._rows((card.label if card.show_label else "•", self._item(card)) for card in cards)

    def _rows(self, rows: Iterable[tuple[str, RenderableType]]) -> RenderableType:
        """Labels with a body beside each; below it where a label is so long that it would push its body aside."""
        from rich.console import Group  # noqa: PLC0415 # see text
        from rich.padding import Padding  # noqa: PLC0415 # see text

        labelled = [(self.text(label, "bold dim"), body) for label, body in rows]
        width = max((longest_line(label) for label, _ in labelled), default=0)
        if width <= min(LONGEST_LABEL, self._width // 4):
            return _grid(labelled, width)
        stacked: list[RenderableType] = []
        for label, body in labelled:
            stacked += [label, Padding(body, (0, 0, 0, 2))]
        return Group(*stacked)

    def _facts(self, facts: Sequence[Fact]) -> Text:
        return self._line(*((f"{' · ' if n else ''}{fact.label}: {fact.text}", "dim") for n, fact in enumerate(facts)))

    def _table(self, cards: Sequence[Card]) -> RenderableType:
        """Cards as rows: name with title and aliases, badges, whom they represent, evidence; where narrow, as items."""
        from rich import box  # noqa: PLC0415 # see text
        from rich.table import Table  # noqa: PLC0415 # see text

        names = ("party", "role and kind", "represents", "evidence")
        rows = [[self.text(name) for name in names], *map(self._row, cards)]
        if not any(card.fact("represents") for card in cards):
            rows = [[*row[:2], *row[3:]] for row in rows]
        gaps = 3 * (len(rows[0]) - 1)
        widths = column_widths(rows, self._width - gaps)
        if widths is None:
            return self._items(cards)
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="dim", show_edge=False)
        for name, width in zip(rows[0], widths, strict=True):
            table.add_column(name, width=width, overflow="fold")
        for row in rows[1:]:
            table.add_row(*row)
        return table

    def _row(self, card: Card) -> list[Text]:
        also = card.fact("also called")
        name = [(card.title, "bold")]
        name += [(f"\n{card.fact('title')}", "")] if card.fact("title") else []
        name += [(f"\nalso {also}", "dim")] if also else []
        name += [(f"\n{doubt.message}", SEVERITIES[doubt.severity]) for doubt in card.doubts]
        badges = [(f"{', ' if n else ''}{badge.text}", "") for n, badge in enumerate(card.badges)]
        evidence = self.text(_ids(card.evidence), "dim")
        return [self._line(*name), self._line(*badges), self.text(card.fact("represents")), evidence]

    def _claim(self, card: Card) -> Text:
        return self._line((card.title, ""), *self._evidence(card.evidence), *self._doubts(card))

    def _quote(self, card: Card) -> Text:
        speakers = ", ".join(card.speakers) or "speaker not told"
        voice = self._voices.get(card.speakers[0], "") if card.speakers else "dim"
        words = card.quote.text if card.quote else card.title
        return self._line(
            (f"{speakers}: ", f"bold {voice}"),
            (f"“{one_line(words)}”", "italic"),
            *self._evidence(card.spans),
            *self._badges(card.badges),
            *self._details(card),
        )

    def _item(self, card: Card) -> RenderableType:
        from rich.console import Group  # noqa: PLC0415 # see text

        if card.byline:
            pieces = [(card.byline, "bold"), *self._badges(card.badges), (f"\n{card.title}", "")]
        else:
            pieces = [(card.title, "bold"), *self._badges(card.badges)]
        pieces += self._evidence(card.evidence)
        if card.quote is not None and card.quote.text != card.title:
            pieces.append((f"\n“{one_line(card.quote.text)}”", "italic"))
        pieces += self._details(card)
        item = self._line(*pieces)
        if not card.parts:
            return item
        return Group(item, _grid([(self.text("-"), self._part(part)) for part in card.parts], 1))

    def _part(self, part: Card) -> Text:
        lead = [(f"{part.byline}: ", "")] if part.byline else []
        facts = [(f" {fact.label}: {fact.text}", "dim") for fact in part.facts]
        return self._line(*lead, (part.title, ""), *self._badges(part.badges), *self._evidence(part.evidence), *facts)

    def _details(self, card: Card) -> list[tuple[str, str]]:
        pieces = [(f"\n{fact.label}: {fact.text}", "dim") for fact in card.facts]
        pieces += [(f"\n{card.basis}", "dim")] if card.basis else []
        return [*pieces, *self._doubts(card)]

    def _doubts(self, card: Card) -> list[tuple[str, str]]:
        return [(f"\n{doubt.message}", SEVERITIES[doubt.severity]) for doubt in card.doubts]

    def _badges(self, badges: Iterable[Badge]) -> list[tuple[str, str]]:
        return [(f"{' · ' if n else '  '}{badge.text}", TONES[badge.tone]) for n, badge in enumerate(badges)]

    def _evidence(self, spans: Sequence[Span]) -> list[tuple[str, str]]:
        return [(f" [{_ids(spans)}]", "dim")] if spans else []

    def _doubt(self, doubt: Doubt) -> Text:
        return self._line(
            (f"{doubt.message} ", SEVERITIES[doubt.severity]), (f"({doubt.code})", "dim"), *self._evidence(doubt.spans)
        )


def _grid(rows: Iterable[tuple[Text, RenderableType]], width: int) -> RenderableType:
    """Labels in a column of `width` cells, bodies beside them."""
    from rich.table import Table  # noqa: PLC0415 # start-up: JSON output needs no rich

    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=width)
    grid.add_column(ratio=1, overflow="fold")
    for label, body in rows:
        grid.add_row(label, body)
    return grid


def _ids(spans: Iterable[Span]) -> str:
    return " ".join(dict.fromkeys(span.id for span in spans))
