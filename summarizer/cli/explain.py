"""`summarizer explain`: for each item of the rule-based draft, the rule that made it and the words that fired."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Annotated

import typer

from summarizer.cli import options

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
    records = why(Document(article.text, title=article.title, published=article.published))
    if as_json:
        typer.echo(json.dumps([asdict(record) for record in records], ensure_ascii=False, indent=1))
        return
    for record in records:
        typer.echo(str(record))
