"""Beginnings of patterns: a line that has none of them cannot match."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.document.beginnings import beginnings_of
from summarizer.document.cue_reader import _CUES


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("donate now", {"donate now"}),
        ("(?:please )?donate", {"please ", "donate"}),
        ("a(?:b|c)d", {"abd", "acd"}),
        ("colou?r", {"color", "colou"}),
        ("x+y", {"x"}),
        (r"\+1", {"+1"}),
        ("(?-i:AP) says", {"ap says"}),
        (r"(?:\S+ )?news", set()),
        ("[0-9] of|one of", set()),
        ("(?=x)y", set()),
        ("(?:the )?", set()),
    ],
)
def test_beginnings_are_read_off_the_pattern(pattern: str, expected: set[str]) -> None:
    """Words, choices and options are followed as far as five characters; a set or a wildcard means any beginning."""
    assert set(beginnings_of(pattern)) == expected


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_what_a_cue_matches_begins_as_told(data: st.DataObject) -> None:
    """Text made up for the patterns of the furniture cues has one of their beginnings."""
    opening = data.draw(st.sampled_from([opening for cue in _CUES for opening in cue.openings if opening.beginnings]))
    text = data.draw(st.from_regex(re.compile(opening.pattern.pattern, opening.pattern.flags)))
    match = re.compile(opening.pattern.pattern, opening.pattern.flags).search(text)
    assert match is not None
    assert match[0].lower().startswith(opening.beginnings)
