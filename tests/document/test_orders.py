"""Patterns of planted orders and the words that they are spared by."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from summarizer.document.anchors import lowered
from summarizer.document.order_cues import FORMS, Form, words_of

_GLUED = re.compile(r"\w(?:AI|IA|KI|ИИ)\b", re.IGNORECASE)  # "auxAI" is nobody's order


@pytest.mark.slow
@pytest.mark.parametrize("form", FORMS, ids=range(len(FORMS)))
def test_an_order_holds_the_words_that_its_form_needs(form: Form) -> None:
    """Whatever a form finds, the test of its words lets through."""

    @given(st.from_regex(re.compile(form.pattern.pattern, form.pattern.flags), fullmatch=True))
    @settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    def holds(order: str) -> None:
        assume(not _GLUED.search(order))
        assert form.may_stand_in(words_of(lowered(order)))

    holds()
