"""How often an attribution is right by what it rests on, beside the confidence that the engine gives it.

    python evals/benchmarks/reliability.py --gold GOLD [--score SCORE.PY]

GOLD and SCORE.PY as for rivals.py. Counted are the quotations of the engine that overlap one of gold; right means what
the scorer calls right (lenient). The last lines give the same by confidence, and the mean distance between confidence
and share right, weighted by the number of attributions (expected calibration error).
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any

from quotes import counts, row, stretches
from rivals import articles, scorer

from summarizer.document import Document

BINS = (0.0, 0.5, 0.7, 0.9, 0.95, 1.01)


def judged(gold: list[dict[str, Any]], judge: ModuleType) -> Iterator[tuple[str, bool, float, bool]]:
    """(basis, led to an entity, confidence, right) of each attribution whose quotation is in gold."""
    for article in gold:
        quotes = list(predictions(article["text"]))
        errors: list[dict[str, Any]] = []
        judge.score([article], {article["id"]: {"id": article["id"], "quotes": quotes}}, errors)
        wrong = {(error["start"], error["end"]) for error in errors if error["type"] == "speaker"}
        places: dict[tuple[int, int], dict[str, Any]] = {}
        for quote in quotes:
            for place in judge.lines_of(article["text"], quote["start"], quote["end"]):
                places.setdefault(place, quote)
        meant = judge.gold_quotes(article)
        spans = list(places)
        for index, found in judge.match([one[:2] for one in meant], spans, article["text"], 0.5):
            quote, place = places[spans[found]], spans[found]
            right = place not in wrong and (bool(meant[index][2]["source"]) == (quote["speaker"] is not None))
            yield quote.get("basis", "none"), quote["resolved"], quote["confidence"], right


def predictions(text: str) -> Iterator[dict[str, Any]]:
    document = Document(text)
    for quotation, attribution in zip(document.quotations, document.attributions, strict=True):
        if counts(quotation):
            extra = {"confidence": attribution.confidence, "resolved": attribution.entity is not None}
            for span in stretches(document.text, quotation.start, quotation.end):
                yield row(document, attribution, span) | extra


def main() -> None:
    """Print the tables in Markdown."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--score", type=Path, help="the scorer; score.py beside GOLD unless given")
    arguments = parser.parse_args()
    judge = scorer(arguments.score or arguments.gold.parent / "score.py")
    rows = list(judged(list(articles(arguments.gold)), judge))
    print("| basis | leads to an entity | confidence | right/all | share |\n| --- | --- | ---: | ---: | ---: |")
    for basis, resolved, confidence in sorted({one[:3] for one in rows}, key=lambda key: (not key[1], -key[2], key[0])):
        right = [one[3] for one in rows if one[:3] == (basis, resolved, confidence)]
        share = f"{sum(right)}/{len(right)} | {sum(right) / len(right):.2f}"
        print(f"| {basis} | {'yes' if resolved else 'no'} | {confidence:.2f} | {share} |")
    print("\n| confidence | mean | right/all | share |\n| --- | ---: | ---: | ---: |")
    given = [one for one in rows if one[0] != "none"]
    apart = 0.0
    for low, high in pairwise(BINS):
        inside = [(one[2], one[3]) for one in given if low <= one[2] < high]
        if inside:
            mean, right_ones = sum(one[0] for one in inside) / len(inside), sum(one[1] for one in inside)
            apart += abs(mean * len(inside) - right_ones)
            share = f"{mean:.2f} | {right_ones}/{len(inside)} | {right_ones / len(inside):.2f}"
            print(f"| {low:.2f} to {min(high, 1):.2f} | {share} |")
    print(f"\nexpected calibration error {apart / len(given):.3f} over {len(given)} attributions")


if __name__ == "__main__":
    main()
