"""How far the scorer's alignment agrees with readers, and what threshold half of their pairs would choose.

python evals/alignment/measure.py
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from summarizer.evaluation import alignment
from summarizer.evaluation.items import Item

PAIRS = Path(__file__).with_name("pairs.jsonl")
THRESHOLDS = [step / 20 for step in range(4, 13)]
Row = dict[str, Any]
Similarity = Callable[[Item, Item], float]


def rows() -> list[Row]:
    """One row for each section of a brief: gold items, predicted items, and each reader's gold id for each of these."""
    return [json.loads(line) for line in PAIRS.read_text("utf-8").splitlines()]


def items(row: Row, side: str) -> list[Item]:
    made = [
        Item(
            row["section"],
            given.get("id", f"P{number}"),
            given["text"],
            tuple((start, end) for start, end in given["evidence"]),
            {},
            given.get("optional", False),
        )
        for number, given in enumerate(row[side])
    ]
    return sorted(made, key=lambda item: item.order)


def aligned(row: Row, similarity: Similarity = alignment.sigma) -> list[str | None]:
    """The gold id that the scorer gives to each predicted item, in the row's order."""
    found = alignment.align(items(row, "predicted"), items(row, "gold"), similarity, lambda _p, _g: False)
    by_id = {pair.predicted.id: pair.gold.id for pair in found.pairs}
    return [by_id.get(f"P{number}") for number in range(len(row["predicted"]))]


def agreement(
    chosen: Iterable[Row], similarity: Similarity = alignment.sigma, reader: str = "reader_1"
) -> tuple[int, int]:
    """Predicted items that the scorer treats as the reader does, of all of them."""
    same = total = 0
    for row in chosen:
        pairs = list(zip(aligned(row, similarity), row[reader], strict=True))
        same += sum(one == other for one, other in pairs)
        total += len(pairs)
    return same, total


def with_threshold(threshold: float) -> Similarity:
    """The scorer's similarity with another threshold."""

    def similarity(predicted: Item, gold: Item) -> float:
        value = alignment.similarity_of(predicted, gold)
        return value if value >= threshold else 0.0

    return similarity


def halves() -> tuple[list[Row], list[Row]]:
    """The rows of every other case, and the rest: no case is in both."""
    cases = sorted({row["case"] for row in rows()})
    first = set(cases[::2])
    return [r for r in rows() if r["case"] in first], [r for r in rows() if r["case"] not in first]


def fitted(chosen: list[Row]) -> float:
    """The threshold that agrees best with the readers of some rows; of equals the one nearest to the scorer's own."""
    return min(
        THRESHOLDS,
        key=lambda t: (-agreement(chosen, with_threshold(t))[0], abs(t - alignment.TEXT_THRESHOLD)),
    )


def main() -> None:
    everything = rows()
    fit, check = halves()
    print("all pairs: {} of {}".format(*agreement(everything)))
    for source in sorted({row["source"] for row in everything}):
        print(f"  {source}: " + "{} of {}".format(*agreement([r for r in everything if r["source"] == source])))
    if all("reader_2" in row for row in everything):
        both = [(a, b) for row in everything for a, b in zip(row["reader_1"], row["reader_2"], strict=True)]
        print(f"readers with each other: {sum(a == b for a, b in both)} of {len(both)}")
        print("all pairs, second reader: {} of {}".format(*agreement(everything, reader="reader_2")))
    chosen = fitted(fit)
    print(
        f"threshold fitted on one half: {chosen}: " + "{} of {} there".format(*agreement(fit, with_threshold(chosen)))
    )
    print("  on the other half: {} of {}".format(*agreement(check, with_threshold(chosen))))
    print(f"threshold in use, {alignment.TEXT_THRESHOLD}, on the other half: " + "{} of {}".format(*agreement(check)))


if __name__ == "__main__":
    main()
