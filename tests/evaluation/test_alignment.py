"""The scorer aligns items as careful readers do, and sources without a name by where they act."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from summarizer.evaluation.alignment import align, party_similarity, quote_similarity, sigma
from summarizer.evaluation.items import Item

MEASURE = Path(__file__).parents[2] / "evals" / "alignment" / "measure.py"


@pytest.fixture(scope="module")
def measure() -> ModuleType:
    spec = importlib.util.spec_from_file_location("alignment_measure", MEASURE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_alignment_agrees_with_readers(measure: ModuleType) -> None:
    """On at least 200 pairs aligned by hand the scorer agrees on at least 95 %, on both halves of the cases."""
    same, total = measure.agreement(measure.rows())
    assert total >= 200
    assert same / total >= 0.95
    for half in measure.halves():
        same, total = measure.agreement(half)
        assert same / total >= 0.95


def test_a_threshold_fitted_on_half_gains_little_on_the_other(measure: ModuleType) -> None:
    """The threshold in use is within two points of what one half of the pairs would choose for the other."""
    fit, check = measure.halves()
    chosen, total = measure.agreement(check, measure.with_threshold(measure.fitted(fit)))
    assert measure.agreement(check)[0] / total >= chosen / total - 0.02


def party(name: str, *places: tuple[int, int], kind: str = "person", aliases: tuple[str, ...] = ()) -> Item:
    return Item("parties", name, name, places, {"kind": kind, "aliases": aliases})


def pairs(predicted: list[Item], gold: list[Item]) -> dict[str, str]:
    found = align(predicted, gold, party_similarity({}), lambda _p, _g: False)
    return {pair.predicted.id: pair.gold.id for pair in found.pairs}


def test_a_name_beats_an_alias() -> None:
    """Where one party's name is another's alias, names go together."""
    gold = [party("Ukraine", aliases=("Kyiv",)), party("Kyiv city council", aliases=("Kyiv council",))]
    predicted = [party("Kyiv", aliases=("Kyiv council",)), party("Kyiv council")]
    assert pairs(predicted, gold) == {"Kyiv": "Ukraine", "Kyiv council": "Kyiv city council"}


def test_unnamed_sources_go_by_their_sentence() -> None:
    """Two officials with exchanged descriptions are aligned by the sentences they speak in."""
    gold = [party("senior official", (0, 50), kind="unnamed"), party("another official", (60, 90), kind="unnamed")]
    predicted = [party("senior official", (60, 90), kind="unnamed"), party("another official", (0, 50), kind="unnamed")]
    assert pairs(predicted, gold) == {"senior official": "another official", "another official": "senior official"}


def test_an_unnamed_source_is_nobody_elsewhere() -> None:
    """The same description in another sentence is another source; a named party in the same sentence is none."""
    gold = [party("senior official", (0, 50), kind="unnamed")]
    assert pairs([party("senior official", (60, 90), kind="unnamed")], gold) == {}
    assert pairs([party("Anna Berg", (0, 50))], gold) == {}


def test_a_repeated_quote_takes_any_copy_once() -> None:
    """The copy of an optional quote counts for the required one; a second copy of the same place is spurious."""

    def quote(name: str, place: tuple[int, int], *copies: tuple[int, int], optional: bool = False) -> Item:
        return Item("quotes", name, "words", (place,), {}, optional, copies)

    gold = [quote("U1", (0, 40), (100, 140)), quote("U2", (100, 140), (0, 40), optional=True)]
    found = align([quote("P1", (100, 140))], gold, quote_similarity, lambda _p, _g: True)
    assert [(pair.predicted.id, pair.gold.id) for pair in found.pairs] == [("P1", "U1")]
    alone = [quote("U1", (0, 40))]
    twice = align([quote("P1", (0, 40)), quote("P2", (0, 40))], alone, quote_similarity, lambda _p, _g: True)
    assert (len(twice.pairs), len(twice.spurious)) == (1, 1)


@pytest.mark.parametrize(
    ("place", "is_aligned"), [((0, 100), True), ((0, 60), True), ((0, 59), False), ((50, 150), False)]
)
def test_quotes_need_sixty_percent(place: tuple[int, int], *, is_aligned: bool) -> None:
    """Passages are the same from an IoU of 0.6 on."""
    gold = Item("quotes", "U1", "", ((0, 100),), {})
    assert bool(quote_similarity(Item("quotes", "P1", "", (place,), {}), gold)) is is_aligned


def test_same_evidence_needs_half_the_threshold_from_the_text() -> None:
    """With the same evidence any text is the same claim; without it the text must be nearly the same."""
    gold = Item("offers", "O1", "a rise of four per cent", ((0, 100),), {})
    assert sigma(Item("offers", "P1", "zzz", ((0, 100),), {}), gold) == pytest.approx(0.5)
    assert sigma(Item("offers", "P1", "a rise of four per cent", ((200, 300),), {}), gold) == pytest.approx(0.5)
    assert sigma(Item("offers", "P1", "a rise of nine per cent", ((200, 300),), {}), gold) == 0.0
