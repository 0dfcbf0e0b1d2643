"""Say who sits at the table across from whom: in talks of two sides an offer of one is made to the other."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from summarizer.engines.rules.context import PEOPLE, Context
from summarizer.engines.rules.records import Act


def two_sides(context: Context, acts: list[Act]) -> tuple[str, ...]:
    """The two principals where the talks have exactly two; () where there are more, or where it is not clear.

    A broker who deals with one side on his own account is a third: who is asked for money then is anybody's guess.
    """
    actors = context.actors
    if any(act.addressees and set(actors.mediators).intersection(act.makers) for act in acts):
        return ()
    told: Counter[str] = Counter()
    for act in acts:
        if not act.stance:
            refused = tuple(party for party, *_ in act.refusals)
            told.update(p for p in (*act.makers, *act.makers, *act.addressees, *refused) if _sits(context, p))
    main = [side for side, _ in told.most_common(2)]
    if actors.pair and set(actors.pair) <= told.keys():
        main = list(actors.pair)
    others = sum(told.values()) - sum(told[side] for side in main)
    clear = len(main) == 2 and others * 3 <= sum(told[side] for side in main)
    return (main[0], main[1]) if clear else ()


def _sits(context: Context, party: str) -> bool:
    return party not in context.actors.mediators and context.actors.kind(party) not in PEOPLE


def with_addressees(context: Context, acts: list[Act], pair: tuple[str, ...]) -> list[Act]:
    """The acts with the other side as addressee where the article names none; a mediator's plan is for both sides."""
    if len(pair) != 2:
        return acts
    return [_addressed(context, act, pair) for act in acts]


def _addressed(context: Context, act: Act, pair: tuple[str, ...]) -> Act:
    if not act.makers and act.gives and len(act.addressees) == 1 and act.addressees[0] in pair:
        return replace(act, makers=tuple(side for side in pair if side != act.addressees[0]))
    if act.addressees or act.kind == "agreement" or len(act.makers) != 1:
        return act
    maker = act.makers[0]
    if maker in pair:
        return replace(act, addressees=tuple(side for side in pair if side != maker))
    return replace(act, addressees=pair) if maker in context.actors.mediators else act
