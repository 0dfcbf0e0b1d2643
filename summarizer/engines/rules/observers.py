"""Tell who only watches a negotiation: experts of institutes, universities and banks, by the words behind a name."""

from __future__ import annotations

import re
from collections.abc import Callable

from summarizer.document import Entity, Mention
from summarizer.document.patterns import lazy

_EXPERT = (
    r"(?:analyst|economist|professor|lecturer|historian|researcher|strategist|scholar|academic|(?:senior|visiting|"
    r"research) fellow|political scientist|head of (?:\w+ )?(?:research|strategy)|director of research|"
    r"(?:research|policy) director|expert|pundit|columnist|consultant)"
)
# Behind a name: ", an analyst at", ", chief economist of", ", who is a professor".
_EXPERT_BEHIND = lazy(
    rf",\s(?:who\sis\s)?(?:(?:a|an|the)\s)?(?:[\w-]+\s){{0,4}}?{_EXPERT}\b(?!\switness)", re.IGNORECASE
)
_HOUSE = (
    r"(?:University|Institute|Institution|Centre|Center|College|think[ -]?tank|consultancy|consultants|Foundation|"
    r"Research|Analytics|Economics|Securities|Observatory|Studies|Law\sSchool|Business\sSchool|School\sof|brokerage|"
    r"brokers|charity|Crisis\sGroup)"
)
# Behind a name: ", director of the Centre for Sea Studies", " of Bergen University", ", a fellow at".
_OF_A_HOUSE = lazy(
    r"(?:,\s(?:(?:a|an|the)\s)?(?:[\w-]+\s){0,4}?|\s)(?:of|at|from|with|in|for)\s(?:(?:the|a)\s)?"
    rf"(?:[\w’'&-]+\s){{0,3}}?{_HOUSE}\b"
)
_NEAR = 110
_MOST_MENTIONS = 3


def only_watches(text: str, entity: Entity, sides: Callable[[int, int], list[Mention]]) -> bool:
    """Whether the words behind the first mentions make a person an expert or somebody of a house that studies.

    `sides` lists the mentions of those at the table in a stretch: who is of one of them watches no more.
    """
    for mention in entity.mentions[:_MOST_MENTIONS]:
        for pattern in (_EXPERT_BEHIND, _OF_A_HOUSE):
            told = pattern.match(text, mention.end, mention.end + _NEAR)
            if told is not None and not sides(mention.end, told.end()):
                return True
    return False
