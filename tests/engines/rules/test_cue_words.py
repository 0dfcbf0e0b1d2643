"""The words without which a cue is not tried must be in everything that its pattern matches."""

from __future__ import annotations

from re import _constants as sre
from re import _parser as parser
from typing import Any

import pytest

from summarizer.engines.rules.issue_cues import CUES, Cue
from summarizer.engines.rules.wording_cues import WORDINGS, Wording

MOST = 60  # spellings of one stretch of a pattern


def spellings(parts: Any) -> list[str] | None:
    """All strings that parts of a parsed pattern match, None where they are too many."""
    found = [""]
    for code, value in parts:
        if code is sre.AT:
            continue
        if code is sre.LITERAL:
            own: list[str] | None = [chr(value)]
        elif code is sre.IN and len(value) <= 3 and all(kind is sre.LITERAL for kind, _ in value):
            own = [chr(char) for _, char in value]
        elif code is sre.SUBPATTERN:
            own = spellings(value[3])
        elif code is sre.BRANCH:
            branches = [spellings(branch) for branch in value[1]]
            own = None if None in branches else [text for branch in branches for text in branch or ()]
        elif code in {sre.MAX_REPEAT, sre.MIN_REPEAT} and value[:2] == (0, 1):
            inner = spellings(value[2])
            own = None if inner is None else ["", *inner]
        else:
            own = None
        if own is None or len(found) * len(own) > MOST:
            return None
        found = [before + text for before in found for text in own]
    return found


def every_match_holds(parts: Any, words: tuple[str, ...]) -> bool:
    """Whether one of `words` is in each string that the parts match, as far as single stretches tell."""
    run = [""]
    for part in [*parts, (sre.ANY, None)]:
        code, value = part
        own = spellings([part])
        if own is not None and len(run) * len(own) <= MOST:
            run = [before + text for before in run for text in own]
            continue
        if all(any(word in text for word in words) for text in run):
            return True
        run = [""]
        if code is sre.SUBPATTERN and every_match_holds(value[3], words):
            return True
        if code is sre.BRANCH and all(every_match_holds(branch, words) for branch in value[1]):
            return True
        if code in {sre.MAX_REPEAT, sre.MIN_REPEAT} and value[0] > 0 and every_match_holds(value[2], words):
            return True
    return False


@pytest.mark.parametrize("cue", [*WORDINGS, *CUES], ids=lambda cue: cue.name)
def test_a_cue_is_tried_wherever_it_could_match(cue: Cue | Wording) -> None:
    """One word of each group stands in all that the pattern finds."""
    for group in cue.words:
        assert every_match_holds(parser.parse(cue.pattern.pattern), group), group


def test_a_word_that_may_be_missing_is_told() -> None:
    """The proof is no formality: an optional or alternative word does not count."""
    pattern = parser.parse(r"\b(?:still )?(?:talks?|deal)\b[^.]{0,9}over")
    assert every_match_holds(pattern, ("talk", "deal"))
    assert every_match_holds(pattern, ("over",))
    assert not every_match_holds(pattern, ("talk",))
    assert not every_match_holds(pattern, ("still",))
