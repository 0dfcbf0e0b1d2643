"""Write the embedded engine's quotations and speakers in PolNeAR's scoring format and measure its speed.

    python evals/benchmarks/quotes.py --gold GOLD.jsonl --out PRED.jsonl [--repeat 3]

GOLD holds one article a line, `{id, text, ...}`; PRED gets
`{id, quotes: [{start, end, speaker, speaker_start, speaker_end, basis}]}`.
The corpus annotates double quotation marks only, so passages in single marks are left out, and it
counts every stretch between two marks, so a passage with marks inside is cut at them. Time is the processor time of
one process, from the text to quotations, entities and attributions; the best of `--repeat` rounds counts.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections.abc import Iterator
from pathlib import Path

from summarizer.document import Attribution, Document, Quotation, QuotationUse

PRONOUNS = frozenset(["he", "she", "him", "her", "his", "they", "it", "who"])


def predict(article: dict[str, str]) -> dict[str, object]:
    """The quotations of one article that are speech, each with the speaker's words and their place."""
    document = Document(article["text"])
    pairs = zip(document.quotations, document.attributions, strict=True)
    rows = [row(document, a, span) for q, a in pairs if counts(q) for span in stretches(document.text, q.start, q.end)]
    return {"id": article["id"], "quotes": rows}


def stretches(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a passage as the corpus counts: each stretch from an opening mark to the next mark of its line is one."""
    for line in re.finditer(r"[^\r\n]+", text[start:end]):
        begin: int | None = start + line.start()
        for mark in re.finditer(r"(?:(?<=[\s(\[—–-])|^)[\"“](?=\S)|[”\"](?!\w)|“(?=\s)", line.group()):
            opening = (
                mark.group() in '“"'
                and not line.group()[mark.end() : mark.end() + 1].isspace()
                and (mark.start() == 0 or line.group()[mark.start() - 1] in " \u00a0([—–-")
            )
            if begin is not None:
                yield begin, start + line.start() + mark.start()
            begin = start + line.start() + mark.end() if opening else None
        if begin is not None:
            yield begin, start + line.end()


def counts(quotation: Quotation) -> bool:
    return quotation.use is QuotationUse.SPEECH and quotation.style != "single"


def row(document: Document, attribution: Attribution, span: tuple[int, int]) -> dict[str, object]:
    """A pronoun is written as the name of its entity; the offsets stay those of the printed words."""
    speaker = attribution.speaker
    entity = document.entity(attribution.entity) if attribution.entity else None
    if speaker and entity and speaker.lower() in PRONOUNS:
        speaker = entity.name
    found: dict[str, object] = {"start": span[0], "end": span[1], "speaker": speaker}
    if attribution.speaker is not None:
        found |= {"speaker_start": attribution.start, "speaker_end": attribution.end, "basis": attribution.basis.value}
    return found


def main() -> None:
    """Predict every article, print articles a second, write the last round's predictions."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--repeat", type=int, default=1)
    arguments = parser.parse_args()
    articles = [json.loads(line) for line in arguments.gold.read_text(encoding="utf-8").splitlines() if line.strip()]
    best = float("inf")
    predictions: list[dict[str, object]] = []
    for _ in range(arguments.repeat):
        begun = time.process_time()
        predictions = [predict(article) for article in articles]
        best = min(best, time.process_time() - begun)
    arguments.out.write_text("".join(json.dumps(p, ensure_ascii=False) + "\n" for p in predictions), encoding="utf-8")
    characters = sum(len(article["text"]) for article in articles)
    speed = f"{len(articles) / best:.0f} articles/s, {characters / best / 1e6:.2f} million characters/s"
    print(f"{len(articles)} articles, {speed}")


if __name__ == "__main__":
    main()
