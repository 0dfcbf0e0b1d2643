"""Long texts: their annotations are the same, and take a bounded room, though they are kept as numbers."""

from __future__ import annotations

import tracemalloc
from functools import partial

import pytest

from summarizer.document import Document, anchors, frames, packed
from summarizer.document.anchors import each_word_among, held, words_among
from summarizer.document.packed import Form, Packed, Spans, in_order, set_of_places

NAMES = (
    "barred",
    "sentences",
    "paragraphs",
    "frames",
    "tags",
    "sayings",
    "introductions",
    "quotations",
    "amounts",
    "dates",
    "entities",
    "attributions",
)
REPORT = """Harbour union turns down {0}% offer

The Harbour Union rejected an offer of ${0} million on 3 May 2024, said Ada Fenwick, its chief negotiator.

“We will not go below {0}% unless Corvane signs by Friday,” Fenwick said. “It is {0} days or nothing.”

A senior official of Corvane Shipping called the plan “a first step”. He told reporters that talks would go on.

Sign up for our newsletter!

ANNA: “Is this the end?” The lawyer did not answer; she said only that “the port, {0} years old, can wait”.

"""


@pytest.mark.parametrize("copies", [1, 3])
def test_packed_annotations_are_the_same(copies: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether a text is long enough to be kept as numbers changes no annotation."""
    text = "".join(REPORT.format(number + 2) for number in range(copies))
    plain = Document(text)
    expected = {name: getattr(plain, name) for name in NAMES}
    monkeypatch.setattr(packed, "MOST_AS_OBJECTS", 0)
    monkeypatch.setattr(packed, "LONG_TEXT", 0)
    small = Document(text)
    for name in NAMES:
        assert list(getattr(small, name)) == list(expected[name]), name
    assert isinstance(small.sentences, Packed)
    assert [small.quotation(q.id) for q in plain.quotations] == list(plain.quotations)
    assert [small.sentences_of(s.start, s.end) for s in plain.sentences] == [(s,) for s in plain.sentences]


def test_annotations_of_a_long_text_take_little_room(monkeypatch: pytest.MonkeyPatch) -> None:
    """At most 20 bytes a character at the highest point (10 to 13 are usual), where objects for all take more than 30.

    What is held of a text of any length (the frames read last, a part in lower case) is made small, so that some
    pages stand for a book.
    """
    text = "".join(REPORT.format(2 + number % 90) for number in range(60))
    _ = [getattr(Document(REPORT), name) for name in NAMES]  # what is compiled once is not counted
    monkeypatch.setattr(packed, "MOST_AS_OBJECTS", 30)
    monkeypatch.setattr(packed, "LONG_TEXT", 0)
    monkeypatch.setattr(packed, "_RECENT", 16)
    monkeypatch.setattr(frames, "Recent", partial(frames.Recent, 16))
    monkeypatch.setattr(anchors, "_PART", 2_000)
    tracemalloc.start()
    document = Document(text)
    for name in NAMES:
        getattr(document, name)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 20 * len(text)


def test_a_packed_sequence_reads_like_a_tuple() -> None:
    """Places from both ends, slices, equality; a place that is not there is an error."""
    words = tuple((number, f"w{number % 3}") for number in range(2_000))
    found = Packed(words, Form(lambda _, *row: row, numbers=lambda row: row[:1], rest=lambda row: row[1:]))
    assert found == words
    assert words == found
    assert hash(found) == hash(words)
    assert (found[-1], found[3:9:2], found[5]) == (words[-1], words[3:9:2], words[5])
    assert found != words[1:]
    with pytest.raises(IndexError):
        _ = found[2_000]
    spans = Spans([(1, 4)])
    spans.append((7, 9))
    assert (spans[-1], list(spans), spans[:1]) == ((7, 9), [(1, 4), (7, 9)], ((1, 4),))


def test_many_rows_are_ordered_as_few_are(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows of numbers, and rows that end with a name, come in the order of tuples."""
    numbers = [(number * 7 % 50, number % 4, number) for number in range(300)]
    names = [(first, second, f"n{third % 11}") for first, second, third in numbers]
    monkeypatch.setattr(packed, "MOST_AS_OBJECTS", 10)
    assert list(in_order(numbers)) == sorted(numbers)
    assert list(in_order(names, {name for _, _, name in names})) == sorted(names)


def test_a_set_of_places_knows_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """Kept as bits, too, it holds what was put in, and nothing outside the text."""
    monkeypatch.setattr(packed, "MOST_AS_OBJECTS", 1)
    places = set_of_places([0, 7, 8, 30], "x" * 30)
    assert [at for at in range(-9, 60) if at in places] == [0, 7, 8, 30]


@pytest.mark.parametrize("wanted", ["", "S", "S0", "S01", "S-1", "S99", "Q1", "S٣", "S" + "9" * 5_000])
def test_an_id_that_is_not_there_gives_nothing(wanted: str) -> None:
    """Ids are compared letter by letter, whatever number they hold."""
    assert Document("The talks failed. The union left.").sentence(wanted) is None


def test_words_and_needles_are_found_across_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """A long text is put into lower case by parts; no word is cut in two."""
    monkeypatch.setattr(anchors, "_PART", 10)
    text = "On Monday they met; IGNORE the rest on TUESDAY, May 4, in İzmir."
    wanted = frozenset(("monday", "ignore", "tuesday", "may"))
    assert list(each_word_among(text, wanted, digits=True)) == words_among(text, wanted, digits=True)
    assert held(text, ("ignore the", "tuesday", "wednesday", "on")) == ["ignore the", "tuesday", "on"]
