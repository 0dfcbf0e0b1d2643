"""One-to-one alignment of predicted with gold items within a section, as SCORING (docs/evals.md) defines it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from summarizer.evaluation.assignment import assign
from summarizer.evaluation.chrf import likeness
from summarizer.evaluation.items import Item
from summarizer.evaluation.names import plain_name
from summarizer.evaluation.spans import Range, iou, overlap, size, union
from summarizer.schemas import PartyKind

TEXT_THRESHOLD = 0.45
QUOTE_THRESHOLD = 0.6
# Unnamed sources are the same when they share at least this much of the shorter of their sentences.
SENTENCE_THRESHOLD = 0.5
# Evidence longer than this (characters, all places together) points nowhere: the text alone decides.
LONGEST_EVIDENCE = 400

# Similarities are compared and added as whole millionths, so that every sum is exact.
MICRO = 1_000_000

Similarity = Callable[[Item, Item], float]
"""Of a predicted and a gold item, in [0, 1]; 0.0 where they may not be aligned."""
Preference = Callable[[Item, Item], bool]


@dataclass(frozen=True)
class Pair:
    predicted: Item
    gold: Item
    similarity: float


@dataclass(frozen=True)
class Alignment:
    """Aligned pairs, the items of both sides left over, and which gold item each predicted id means.

    `meant` also covers predicted items that lost their gold item to a twin: referring to a twin is no mistake.
    """

    pairs: tuple[Pair, ...]
    spurious: tuple[Item, ...]
    missed: tuple[Item, ...]
    meant: Mapping[str, str]


def align(predicted: Sequence[Item], gold: Sequence[Item], similarity: Similarity, agrees: Preference) -> Alignment:
    """Maximum-weight one-to-one alignment of two sorted lists.

    Exact ties of the total similarity are broken by required before optional gold items, then by pairs that are each
    other's own (same printed words, same copy of a repeated quote), then by pairs that agree in their critical fields.
    """
    base = min(len(predicted), len(gold)) + 1
    scores = [[round(MICRO * similarity(p, g)) for g in gold] for p in predicted]
    weights = [
        [
            _weight(score, base, (not g.optional, _own(p, g), agrees(p, g))) if score else 0
            for g, score in zip(gold, row, strict=True)
        ]
        for p, row in zip(predicted, scores, strict=True)
    ]
    matched = assign(weights)
    meant: dict[str, str] = {predicted[row].id: gold[column].id for row, column in matched}
    for item, row_weights in zip(predicted, weights, strict=True):
        best = max(row_weights, default=0)
        if best and item.id not in meant:
            meant[item.id] = gold[row_weights.index(best)].id
    rows, columns = {row for row, _ in matched}, {column for _, column in matched}
    return Alignment(
        tuple(Pair(predicted[row], gold[column], scores[row][column] / MICRO) for row, column in matched),
        tuple(item for row, item in enumerate(predicted) if row not in rows),
        tuple(item for column, item in enumerate(gold) if column not in columns),
        meant,
    )


def _weight(score: int, base: int, preferences: tuple[bool, ...]) -> int:
    """Score and preferences as digits of one number: in any sum over pairs, an earlier digit decides."""
    for preferred in preferences:
        score = score * base + preferred
    return score


def _own(predicted: Item, gold: Item) -> bool:
    if gold.section == "quotes":
        return iou(predicted.places, gold.places) >= QUOTE_THRESHOLD
    return plain_name(predicted.text) == plain_name(gold.text)


def sigma(predicted: Item, gold: Item) -> float:
    """Similarity of offers, open issues or next steps, 0.0 under the threshold."""
    value = similarity_of(predicted, gold)
    return value if round(MICRO * value) >= round(MICRO * TEXT_THRESHOLD) else 0.0


def similarity_of(predicted: Item, gold: Item) -> float:
    """Evidence and text half and half; the text alone where the evidence is missing, unresolved or too long.

    The evidence is held against each alternative place of gold, and against all of them together; the best counts.
    """
    text = likeness(predicted.text, gold.text)
    evidence = union(predicted.places)
    if not evidence or size(evidence) > LONGEST_EVIDENCE:
        return text
    places = [*((place,) for place in gold.places), union(gold.places)]
    return max((overlap(evidence, p) / 4 + iou(evidence, p) / 4 for p in places), default=0.0) + text / 2


def quote_similarity(predicted: Item, gold: Item) -> float:
    """IoU of the passages, with the nearest copy of a repeated gold quote; 0.0 under the threshold."""
    value = max(iou(predicted.places, (place,)) for place in (*gold.places, *gold.copies))
    return value if round(MICRO * value) >= round(MICRO * QUOTE_THRESHOLD) else 0.0


def party_similarity(spoken: Mapping[str, Sequence[Range]]) -> Similarity:
    """Similarity of parties: by a printed name, or for unnamed gold sources by the sentence they act in.

    `spoken` gives the passages that each predicted party is quoted with: where it acts if it cites no sentence.
    """

    def similarity(predicted: Item, gold: Item) -> float:
        if gold.fields["kind"] != PartyKind.UNNAMED:
            return _by_name(predicted, gold)
        if predicted.fields["kind"] != PartyKind.UNNAMED and plain_name(predicted.text) not in printed_forms(gold):
            return 0.0
        return _by_sentence(predicted.places or tuple(spoken.get(predicted.id, ())), gold.places)

    return similarity


def _by_name(predicted: Item, gold: Item) -> float:
    """1.0 for name to name, a little less for each alias that is needed: the best of several matches wins."""
    name, forms = plain_name(predicted.text), printed_forms(gold)
    if name in forms:
        return 1.0 if name == plain_name(gold.text) else 0.95
    others = {plain_name(alias) for alias in _aliases(predicted)}
    if plain_name(gold.text) in others:
        return 0.9
    return 0.8 if others & forms else 0.0


def _by_sentence(predicted: Sequence[Range], gold: Sequence[Range]) -> float:
    pairs = [((one,), (other,)) for one in predicted for other in gold]
    if not pairs or max(overlap(one, other) for one, other in pairs) < SENTENCE_THRESHOLD:
        return 0.0
    return max(iou(one, other) for one, other in pairs) / 2 + iou(union(predicted), union(gold)) / 2


def _aliases(item: Item) -> tuple[str, ...]:
    aliases = item.fields["aliases"]
    return aliases if isinstance(aliases, tuple) else ()


def printed_forms(item: Item) -> frozenset[str]:
    """Every printed form of a party's name, made comparable."""
    return frozenset(plain_name(form) for form in (item.text, *_aliases(item))) - {""}
