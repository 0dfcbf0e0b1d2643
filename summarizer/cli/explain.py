"""`summarizer explain`: for each item of the rule-based draft, the rule that made it and the words that fired."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Annotated

import typer

from summarizer.cli import options

if TYPE_CHECKING:
    from summarizer.document import Document
    from summarizer.engines.rules import Reason

EXAMPLES = "Examples:  summarizer explain article.txt  |  summarizer explain article.txt --json"


def explain(
    source: options.Source,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON array.")] = False,
    max_bytes: options.MaxBytes = None,
) -> None:
    """Say why the embedded engine made each quote, party, offer and issue of its draft."""
    from summarizer.document import Document  # noqa: PLC0415 # --help must not load the engines
    from summarizer.engines.rules import why  # noqa: PLC0415 # see above
    from summarizer.readers import read  # noqa: PLC0415 # see above

    settings = options.settings_of(max_bytes=max_bytes)
    article = read(source, max_bytes=settings.max_bytes)
    document = Document(article.text, title=article.title, published=article.published)
    records = why(document)
    if as_json:
        typer.echo(json.dumps([record._asdict() for record in records], ensure_ascii=False, indent=1))
        return
    for line in _lines(document, records):
        typer.echo(line)


def _lines(document: Document, records: list[Reason]) -> Iterator[str]:
    """Sections, items below them, and for each rule the words that fired with sentence and characters (start:end)."""
    width = max((len(record.rule) for record in records), default=0)
    for section, of_section in groupby(records, key=lambda record: record.section):
        yield section.replace("_", " ")
        for item, of_item in groupby(of_section, key=lambda record: record.item):
            yield f"  {item}"
            for record in of_item:
                places = zip(record.words, record.spans, strict=True)
                fired = "; ".join(f"“{' '.join(words.split())}” [{_place(document, *span)}]" for words, span in places)
                yield f"    {record.rule:{width}}  {fired}".rstrip()


def _place(document: Document, start: int, end: int) -> str:
    sentence = next(iter(document.sentences_of(start, end)), None)
    return f"{sentence.id} {start}:{end}" if sentence else f"{start}:{end}"
