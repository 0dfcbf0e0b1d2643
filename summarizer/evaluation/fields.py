"""Comparison of the fields of two aligned items: which are right, which are wrong, and which of those are critical."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from summarizer.evaluation.chrf import likeness
from summarizer.evaluation.items import Item, Value
from summarizer.evaluation.names import plain_name
from summarizer.evaluation.numerals import same_figures
from summarizer.schemas import OfferKind, OfferStatus

KIND_CLASSES: Mapping[str, str] = {
    OfferKind.OFFER: "gives",
    OfferKind.PROPOSAL: "gives",
    OfferKind.GUARANTEE: "gives",
    OfferKind.CONCESSION: "gives",
    OfferKind.DEMAND: "asks",
    OfferKind.ULTIMATUM: "asks",
    OfferKind.AGREEMENT: "settled terms",
}
STATUS_CLASSES: Mapping[str, str] = {
    OfferStatus.ANNOUNCED: "on the table",
    OfferStatus.PROPOSED: "on the table",
    OfferStatus.UNDER_DISCUSSION: "on the table",
    OfferStatus.UNCLEAR: "on the table",
    OfferStatus.ACCEPTED: "agreed",
    OfferStatus.IN_FORCE: "agreed",
    OfferStatus.REJECTED: "refused",
    OfferStatus.WITHDRAWN: "lapsed",
    OfferStatus.EXPIRED: "lapsed",
    OfferStatus.BROKEN: "broken",
}
# How near the article says that an offer is to a deal in force: a prediction further up than gold overclaims.
SETTLEDNESS: Mapping[str, int] = {
    OfferStatus.BROKEN: 0,
    OfferStatus.EXPIRED: 0,
    OfferStatus.WITHDRAWN: 0,
    OfferStatus.REJECTED: 0,
    OfferStatus.UNCLEAR: 1,
    OfferStatus.ANNOUNCED: 1,
    OfferStatus.PROPOSED: 2,
    OfferStatus.UNDER_DISCUSSION: 3,
    OfferStatus.ACCEPTED: 4,
    OfferStatus.IN_FORCE: 5,
}
# Two free wordings of one field (a deadline, a title) say the same from this chrF on, or where one holds the other.
SAME_WORDING = 0.5


class Mark(StrEnum):
    """How a field of an aligned item compares: an omission is null for set, an invention set for null."""

    RIGHT = "right"
    WRONG = "wrong"
    OMITTED = "omitted"
    INVENTED = "invented"


@dataclass(frozen=True, slots=True)
class FieldCheck:
    """One field of an aligned pair; `predicted` and `gold` as printed in reports."""

    name: str
    mark: Mark
    critical: bool
    predicted: str
    gold: str


@dataclass
class References:
    """Which gold item each predicted id means, by kind of target; a predicted id that means none gets a `?`."""

    parties: Mapping[str, str] = field(default_factory=dict)
    claims: Mapping[str, str] = field(default_factory=dict)
    quotes: Mapping[str, str] = field(default_factory=dict)
    # Quotes of one repeated statement stand for each other: gold id -> id of the group's first quote.
    groups: Mapping[str, str] = field(default_factory=dict)


Same = Callable[[Value, Value, References], bool]


@dataclass(frozen=True, slots=True)
class Rule:
    """How one field is compared; `read` takes the value from the item's fields."""

    name: str
    same: Same
    critical: bool = False
    read: Callable[[Mapping[str, Value]], Value] | None = None


def _many(value: Value) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else () if value is None else (value,)


def _equal(predicted: Value, gold: Value, _refs: References) -> bool:
    return predicted == gold


def _named(predicted: Value, gold: Value, _refs: References) -> bool:
    return plain_name(str(predicted)) == plain_name(str(gold))


def _party(predicted: Value, gold: Value, refs: References) -> bool:
    return {refs.parties.get(name, f"?{name}") for name in _many(predicted)} == set(_many(gold))


def _claim(predicted: Value, gold: Value, refs: References) -> bool:
    return {refs.claims.get(name, f"?{name}") for name in _many(predicted)} == set(_many(gold))


def _repeat(predicted: Value, gold: Value, refs: References) -> bool:
    meant = {refs.quotes.get(name, f"?{name}") for name in _many(predicted)}
    return {refs.groups.get(name, name) for name in meant} == {refs.groups.get(name, name) for name in _many(gold)}


def _figures(predicted: Value, gold: Value, _refs: References) -> bool:
    return same_figures(_many(predicted), _many(gold))


def _wording(predicted: Value, gold: Value, _refs: References) -> bool:
    one, two = ("; ".join(_many(value)) for value in (predicted, gold))
    if one.casefold() in two.casefold() or two.casefold() in one.casefold():
        return True
    return likeness(one, two) >= SAME_WORDING


def _kind_class(fields: Mapping[str, Value]) -> Value:
    return KIND_CLASSES.get(str(fields["kind"]), "unknown")


def _status_class(fields: Mapping[str, Value]) -> Value:
    return STATUS_CLASSES.get(str(fields["status"]), "unknown")


RULES: Mapping[str, tuple[Rule, ...]] = {
    "parties": (
        Rule("kind", _equal, critical=True),
        Rule("role", _equal, critical=True),
        Rule("name", _named),
        Rule("represents", _party),
        Rule("title", _wording),
    ),
    "offers": (
        Rule("made_by", _party, critical=True),
        Rule("kind class", _equal, critical=True, read=_kind_class),
        Rule("status class", _equal, critical=True, read=_status_class),
        Rule("amounts", _figures, critical=True),
        Rule("kind", _equal),
        Rule("status", _equal),
        Rule("made_to", _party),
        Rule("according_to", _party),
        Rule("conditions", _wording),
        Rule("deadline", _wording),
    ),
    "open_issues": (Rule("positions", _party, critical=True), Rule("status", _equal)),
    "quotes": (
        Rule("speakers", _party, critical=True),
        Rule("kind", _equal),
        Rule("repeats", _repeat),
        Rule("about", _claim),
    ),
    "next_steps": (),
}


def check_fields(predicted: Item, gold: Item, refs: References) -> tuple[FieldCheck, ...]:
    """One check for each rule of the items' section, critical fields first."""
    return tuple(_check(rule, predicted, gold, refs) for rule in RULES[gold.section])


def critical_right(predicted: Item, gold: Item, refs: References) -> bool:
    """Whether every critical field is right."""
    return all(_check(rule, predicted, gold, refs).mark is Mark.RIGHT for rule in RULES[gold.section] if rule.critical)


def _check(rule: Rule, predicted: Item, gold: Item, refs: References) -> FieldCheck:
    one = rule.read(predicted.fields) if rule.read else predicted.fields[rule.name]
    two = rule.read(gold.fields) if rule.read else gold.fields[rule.name]
    if not one and not two:
        mark = Mark.RIGHT
    elif not one:
        mark = Mark.OMITTED
    elif not two:
        mark = Mark.INVENTED
    else:
        mark = Mark.RIGHT if rule.same(one, two, refs) else Mark.WRONG
    return FieldCheck(rule.name, mark, rule.critical, _shown(one), _shown(two))


def _shown(value: Value) -> str:
    return "; ".join(_many(value)) or "none"


def overclaims(predicted: str, gold: str) -> bool:
    """Whether a predicted offer status stands nearer to a deal in force than gold's."""
    return SETTLEDNESS.get(predicted, 0) > SETTLEDNESS.get(gold, 0)
