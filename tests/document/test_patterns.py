"""Patterns that are compiled late: the words that spare compiling them stand in whatever they match."""

from __future__ import annotations

import importlib
import pkgutil
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import summarizer.document
import summarizer.engines.rules
from summarizer.document.patterns import _METHODS, _Worded, has_words, lazy


def _worded() -> list[Any]:
    found = {}
    for package in (summarizer.document, summarizer.engines.rules):
        for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            for name, value in vars(importlib.import_module(module.name)).items():
                if isinstance(value, _Worded):
                    found[id(value)] = pytest.param(value, id=f"{module.name.rpartition('.')[2]}.{name}")
    return list(found.values())


@pytest.mark.parametrize("pattern", _worded())
def test_all_that_a_pattern_matches_holds_its_words(pattern: Any) -> None:
    """Text made up for the pattern never lacks them."""
    compiled = re.compile(pattern.pattern, pattern.flags)

    @settings(max_examples=25, deadline=None, database=None)
    @given(st.from_regex(compiled))
    def check(text: str) -> None:
        match = compiled.search(text)
        assert match is not None
        assert has_words(match[0].lower(), pattern.words)

    check()


def test_a_pattern_is_compiled_when_a_text_has_its_words() -> None:
    """Without them there is no match; with them the compiled pattern answers, and from then on alone."""
    pattern = lazy(r"\b(?:bids?|offer)\b.{0,9}\bclub\b", re.IGNORECASE, words="bid|offer & club")
    assert pattern.search("No word of it.") is None
    assert pattern.match("An offer, but for the union") is None
    assert "search" not in vars(pattern)
    found = pattern.search("They BID for the Club")
    assert found is not None
    assert found.start() == 5
    assert set(_METHODS) <= set(vars(pattern))
    assert pattern.match("Offer to the club", 6) is None
