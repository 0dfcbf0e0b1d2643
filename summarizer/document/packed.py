"""Keep a long sequence of records as columns of numbers, and make a record when somebody asks for it."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Sequence
from itertools import chain, islice
from operator import eq, itemgetter
from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")
K = TypeVar("K", int, str)

LONG_TEXT = 200_000  # characters from which on what is gathered of a text is kept as numbers
MOST_AS_OBJECTS = 2_000  # records; so many are cheaper to read as objects, and no article of usual length has more
_RECENT = 512  # records made last that are kept, a power of two
_LOW = 2**32 - 1
_NUMBER = "i"  # four bytes: a text of 2**31 characters has no room anywhere else


class Form(Generic[T]):
    """How records come apart: `numbers` and the `rest` (values that many records share); `make(index, *numbers,
    *rest)` puts one together again.
    """

    def __init__(
        self,
        make: Callable[..., T],
        numbers: Callable[[T], tuple[int, ...]],
        rest: Callable[[T], tuple[Any, ...]] = lambda _: (),
    ) -> None:
        self.make = make
        self.numbers = numbers
        self.rest = rest


_ROWS: Form[Any] = Form(lambda _, *row: row, numbers=tuple)
_NAMED_ROWS: Form[Any] = Form(lambda _, *row: row, numbers=itemgetter(0, 1), rest=itemgetter(slice(2, 3)))


class Made(Sequence[T]):
    """A sequence whose records are made when asked for; it equals any sequence of equal records, a slice is a tuple."""

    __slots__ = ()

    def _record(self, at: int) -> T:
        raise NotImplementedError

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[T, ...]: ...
    def __getitem__(self, at: int | slice) -> T | tuple[T, ...]:
        if isinstance(at, int) and 0 <= at < len(self):  # nearly always
            return self._record(at)
        places = range(len(self))[at]
        return tuple(map(self._record, places)) if isinstance(places, range) else self._record(places)

    def __iter__(self) -> Iterator[T]:
        return map(self._record, range(len(self)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and len(self) == len(other) and all(map(eq, self, other))

    def __hash__(self) -> int:
        return hash(tuple(self))


class Packed(Made[T]):
    """Records that take four bytes a number."""

    __slots__ = ("_codes", "_columns", "_make", "_recent", "_rests")

    def __init__(self, records: Iterable[T], form: Form[T]) -> None:
        self._make = form.make
        self._columns: tuple[array[int], ...] = ()
        self._codes = array(_NUMBER)
        codes: dict[tuple[Any, ...], int] = {}
        for record in records:
            numbers = form.numbers(record)
            if not self._columns:
                self._columns = tuple(array(_NUMBER) for _ in numbers)
            for column, number in zip(self._columns, numbers, strict=True):
                column.append(number)
            self._codes.append(codes.setdefault(form.rest(record), len(codes)))
        self._rests = tuple(codes)
        self._recent: list[tuple[int, T] | None] = [None] * _RECENT

    def __len__(self) -> int:
        return len(self._codes)

    def column(self, number: int) -> array[int]:
        """The numbers of one kind, of all records."""
        return self._columns[number]

    def _record(self, at: int) -> T:
        kept = self._recent[at % _RECENT]
        if kept is not None and kept[0] == at:
            return kept[1]
        record = self._make(at, *[column[at] for column in self._columns], *self._rests[self._codes[at]])
        self._recent[at % _RECENT] = at, record
        return record


class Spans(Made[tuple[int, int]]):
    """A growing sequence of spans (start, end) that takes eight bytes a span."""

    __slots__ = ("_numbers",)

    def __init__(self, spans: Iterable[tuple[int, int]] = ()) -> None:
        self._numbers = array(_NUMBER, chain.from_iterable(spans))

    def append(self, span: tuple[int, int]) -> None:
        self._numbers.extend(span)

    def __len__(self) -> int:
        return len(self._numbers) // 2

    def _record(self, at: int) -> tuple[int, int]:
        return self._numbers[2 * at], self._numbers[2 * at + 1]

    def __iter__(self) -> Iterator[tuple[int, int]]:
        numbers = iter(self._numbers)
        return zip(numbers, numbers, strict=True)


class _Places(Container[int]):
    """A set of places in a text at one bit a character."""

    def __init__(self, places: Iterable[int], most: int) -> None:
        self._bits = bytearray((most >> 3) + 1)
        for at in places:
            self._bits[at >> 3] |= 1 << (at & 7)

    def __contains__(self, at: object) -> bool:
        return isinstance(at, int) and 0 <= at >> 3 < len(self._bits) and bool(self._bits[at >> 3] >> (at & 7) & 1)


def set_of_places(places: Iterable[int], text: str) -> Container[int]:
    """Places in `text`, its end included, for questions whether one is among them."""
    rest = iter(places)
    first = list(islice(rest, MOST_AS_OBJECTS + 1))
    return frozenset(first) if len(first) <= MOST_AS_OBJECTS else _Places(chain(first, rest), len(text))


def in_order(rows: Iterable[tuple[int, int, K]], names: Collection[K] | None = None) -> Sequence[tuple[int, int, K]]:
    """Rows of three numbers in order, or of two and one of `names`; many are sorted as one number each, which takes
    less room than tuples.
    """
    rest = iter(rows)
    first = list(islice(rest, MOST_AS_OBJECTS + 1))
    if len(first) <= MOST_AS_OBJECTS:
        return sorted(first)
    ranked = None if names is None else sorted(names)
    ranks: Any = range(_LOW) if ranked is None else {name: rank for rank, name in enumerate(ranked)}
    keys = sorted(a << 64 | b << 32 | ranks[c] for a, b, c in chain(first, rest))
    numbers = ((key >> 64, key >> 32 & _LOW, key & _LOW) for key in keys)
    if ranked is None:
        return Packed(numbers, _ROWS)
    return Packed(((a, b, ranked[c]) for a, b, c in numbers), _NAMED_ROWS)


def firsts(rows: Sequence[tuple[int, int, K]]) -> Sequence[int]:
    """The first number of each row."""
    return rows.column(0) if isinstance(rows, Packed) else [row[0] for row in rows]


def gathered(records: Iterator[T], form: Form[T]) -> Sequence[T]:
    """What `records` gives in a tuple, or packed where they are many: never all of many at once."""
    first = tuple(islice(records, MOST_AS_OBJECTS + 1))
    return first if len(first) <= MOST_AS_OBJECTS else Packed(chain(first, records), form)


def packed(records: Sequence[T], form: Form[T]) -> Sequence[T]:
    """`records` as they are, or packed where they are many."""
    return records if len(records) <= MOST_AS_OBJECTS else Packed(records, form)
