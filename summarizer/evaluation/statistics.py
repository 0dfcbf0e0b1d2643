"""Intervals and tests over documents, seeded and exact: the same numbers on every machine and in every run."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")

SEED = 20260101
RESAMPLES = 1000
FLIPS = 5000
# Up to this many documents that differ, every pattern of signs is tried: 2**12 of them.
EXHAUSTIVE = 12
_MASK = (1 << 64) - 1
# Differences are compared as whole billionths, so that equal sums are equal.
_NANO = 1_000_000_000


def splitmix64(seed: int) -> Iterator[int]:
    """Endless 64-bit random integers (Steele, Lea, Flood: "Fast splittable pseudorandom number generators", 2014)."""
    state = seed & _MASK
    while True:
        state = (state + 0x9E3779B97F4A7C15) & _MASK
        z = state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & _MASK
        yield z ^ (z >> 31)


def bootstrap_interval(
    clusters: Sequence[T], statistic: Callable[[Sequence[T]], float | None], *, level: float = 0.95, seed: int = SEED
) -> tuple[float, float] | None:
    """Percentile interval of a statistic under resampling of whole clusters with replacement (Efron 1979).

    Articles on one event are one cluster, since they are no independent witnesses. None with fewer than two clusters,
    or where the statistic is undefined for most resamples.
    """
    if len(clusters) < 2:
        return None
    numbers = splitmix64(seed)
    values = []
    for _ in range(RESAMPLES):
        value = statistic([clusters[next(numbers) % len(clusters)] for _ in clusters])
        if value is not None:
            values.append(value)
    if len(values) < RESAMPLES // 2:
        return None
    values.sort()
    tail = (1 - level) / 2
    return values[int(tail * len(values))], values[min(len(values) - 1, int((1 - tail) * len(values)))]


def sign_flip_p(losses: Sequence[float], *, seed: int = SEED) -> float:
    """One-sided p-value that the mean of paired losses is above 0, by flipping their signs (Fisher 1935).

    `losses` has one number a document, a minus b. Exhaustive up to `EXHAUSTIVE` documents that differ, else `FLIPS`
    random patterns, counting the observed one. Without any difference p is 1.
    """
    differing = [round(loss * _NANO) for loss in losses if round(loss * _NANO)]
    if not differing:
        return 1.0
    observed = sum(differing)
    if len(differing) <= EXHAUSTIVE:
        patterns: Iterator[int] = iter(range(1 << len(differing)))
        total, reached = 1 << len(differing), 0
    else:
        numbers = _bits(splitmix64(seed), len(differing))
        patterns = (next(numbers) for _ in range(FLIPS))
        total, reached = FLIPS + 1, 1
    tables = [_signed_sums(differing[index : index + 8]) for index in range(0, len(differing), 8)]
    for pattern in patterns:
        flipped = sum(table[pattern >> 8 * index & 255] for index, table in enumerate(tables))
        reached += flipped >= observed
    return reached / total


def _signed_sums(losses: Sequence[int]) -> list[int]:
    """The sum of up to eight losses under each pattern of signs: bit i set flips loss i."""
    return [sum(-loss if pattern >> index & 1 else loss for index, loss in enumerate(losses)) for pattern in range(256)]


def _bits(numbers: Iterator[int], width: int) -> Iterator[int]:
    """Random integers of `width` bits."""
    words = (width + 63) // 64
    while True:
        value = 0
        for _ in range(words):
            value = value << 64 | next(numbers)
        yield value & ((1 << width) - 1)


def mean(values: Sequence[float]) -> float | None:
    """Arithmetic mean, None of nothing."""
    return sum(values) / len(values) if values else None
