"""Find bodies that the article calls by a part or an office of theirs: a union's branch, a company's board, a county's
commissioners.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from summarizer.document import Document, Entity, EntityKind
from summarizer.document.patterns import lazy
from summarizer.engines.rules.kinds import BOARD_NAME, refined_kind

_MOST = 20  # of each sort that are looked at


def _locals(document: Document) -> Iterator[tuple[str, str]]:
    """ "Local 208", "the local": the union whose branch it is, the only one with that number or at all."""
    unions = [e for e in document.entities if e.kind is EntityKind.UNION or _BRANCH.search(e.name)]
    branches = [e for e in unions if _BRANCH.match(e.name)][:_MOST]
    others = [e for e in unions if not _BRANCH.match(e.name)][:_MOST]
    for entity in branches:
        longer = [e for e in others if e.name.endswith(entity.name)] or others
        if len(longer) == 1:
            yield entity.id, longer[0].id


def _unions(document: Document) -> Iterator[tuple[str, str]]:
    """ "Pilots' union", "their union": the named union of that trade, or the only one."""
    told = [e for e in document.entities if e.kind is EntityKind.UNION and e.name.endswith(" union") and e.mentions]
    if not told:
        return
    named = [e for e in document.entities if _is_named_union(document, e)][:_MOST]
    for entity in told[:_MOST]:
        words = entity.name.replace("’", "'").split()
        if sum(word[:1].isupper() for word in words) > 1 or words[0] in {"another", "second", "other"}:
            continue
        trade = words[-2].strip("'").removesuffix("'s").lower()
        fitting = [e for e in named if trade in e.name.lower().replace("’", "'")] or named
        if len(fitting) == 1:
            yield entity.id, fitting[0].id


def _is_named_union(document: Document, entity: Entity) -> bool:
    proper = entity.name[:1].isupper() and not entity.name.endswith(" union")
    return proper and refined_kind(document.text, entity) is EntityKind.UNION


def _shares(document: Document) -> Iterator[tuple[str, str]]:
    """ "Shares of Aurora": the company whose name begins so."""
    told = [e for e in document.entities if e.name.startswith(("Shares of ", "Shares in ", "Stock of "))][:_MOST]
    for entity in told:
        form = entity.name.split(" ", 2)[2]
        named = [e for e in document.entities if e.id != entity.id and f"{e.name} ".startswith(f"{form} ")]
        companies = [e.id for e in named[:_MOST] if refined_kind(document.text, e) is EntityKind.COMPANY]
        if len(companies) == 1:
            yield entity.id, companies[0]


def _sitting(document: Document) -> Iterator[tuple[str, str]]:
    """ "The commission" where the article names the county's commissioners, "the council" its councillors."""
    bare = [e for e in document.entities if e.name.lower() in _BODIES_OF and e.mentions]
    sitting = [e for e in document.entities if BOARD_NAME.match(e.name)] if bare else []
    for entity in bare:
        fitting = [e for e in sitting if e.name.split()[-1].startswith(_BODIES_OF[entity.name.lower()])]
        if len(fitting) == 1:
            yield entity.id, fitting[0].id


_BODIES_OF = {"commission": "commissioner", "council": "council", "board": "trustee"}


def _boards(document: Document) -> Iterator[tuple[str, str]]:
    """ "The board" of a takeover: the company that the sentences before it are about."""
    bare = [e for e in document.entities if e.name.lower() in _BOARDS and e.mentions][:_MOST]
    if not bare:
        return
    companies = sorted(
        (m.start, e.id)
        for e in document.entities
        if e.name[:1].isupper() and refined_kind(document.text, e) is EntityKind.COMPANY
        for m in e.mentions
    )
    for entity in bare:
        first = entity.mentions[0].start
        for sentence in reversed(document.sentences_of(max(first - _MOST_BACK, 0), first)):
            at = bisect_left(companies, (sentence.start, ""))
            if at < len(companies) and companies[at][0] < min(sentence.end, first):
                yield entity.id, companies[at][1]
                break


_BOARDS = frozenset({"board", "directors", "the board"})
_MOST_BACK = 500
_BRANCH = lazy(r"\bLocal\s(?:No\.\s)?\d+$")


STAND_INS = (_locals, _boards, _unions, _sitting, _shares)
