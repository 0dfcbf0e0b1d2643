"""Tell from the words beside a name that it is a body: "Pell Harbor, the hedge fund", "operator Transchaco"."""

from __future__ import annotations

from summarizer.document.model import EntityKind
from summarizer.document.patterns import lazy

_NOUNS: dict[str, EntityKind] = {
    noun: EntityKind(kind)
    for kind, nouns in {
        "company": """company firm fund bank airline carmaker automaker maker manufacturer retailer chain supermarket
            brokerage insurer lender subsidiary startup start-up conglomerate utility steelmaker drugmaker chipmaker
            cooperative co-operative consultancy dealership railway shipyard studio""",
        "union": "union syndicate federation guild",
        "organization": """charity club association agency regulator watchdog institute foundation campaign organisation
            organization ngo body service authority party think-tank broadcaster newspaper university hospital museum
            alliance coalition bloc council committee ministry department commission side team network church nonprofit
            non-profit forum league trust society""",
        "armed_group": "militia junta",
    }.items()
    for noun in nouns.split()
}
# These may be people too; of a name of one word they tell a company.
_TRADES = frozenset(
    """
    operator publisher carrier broker bidder supplier shipper builder developer brewer miner producer unit business
    landlord giant investor contractor distributor wholesaler exporter importer label
    """.split()
)
_PLAIN_GROUP = frozenset(["group", "outfit"])  # what kind of body these are the words before them tell
_FIGHTING = frozenset(
    "rebel rebels armed militant guerrilla insurgent separatist jihadist islamist paramilitary".split()
)
_BEHIND = lazy(
    r"(?:\s\([^)\n]{1,20}\))?,\s(?:an?|the|its|their|another|which\sis\san?)\s((?:[\w’'.&-]+\s){0,5}?[\w-]+)"
    r"(?=\s(?:that|which|whose|of|in|for|with|at|from|behind|based|representing|owned)\b|[,.;)])"
)
_OF_ITSELF = lazy(
    r"\s(?:has\s)?(?:said|says|added|warned|announced|insisted|denied|confirmed)\s(?:that\s)?(?:its\s|it\s(?:would|will|had)\s(?:not\s)?(?:pay|cut|open|close|sell|buy|build|publish|issue|appeal|received?|agreed?|rejected?|hire|invest|raise|launch|comply|seek|resume)\b)"
)
_OWN = lazy(r"[’']s?\s(?:board|shareholders|shares|directors|stock)\b")


def body_kind(text: str, start: int, end: int) -> EntityKind | None:
    """What the words beside the name at [start, end) say it is, or None where they say nothing or a person."""
    alone = " " not in text[start:end]
    follow = text[end : end + 2]
    behind = _BEHIND.match(text, end, end + 120) if follow in {", ", " ("} else None
    if behind is not None:
        words = behind.group(1).lower().split()
        found = _kind_of(words[-1], words[-2] if len(words) > 1 else "", alone=alone)
        if found is not None:
            return found
    before = text[max(start - 50, 0) : start].split(" ")[-4:]
    if before[-2:-1] == ["the"] and not before[-1]:  # "the drivers' union, the TGU"
        before = [*before[:-3], before[-3].rstrip(",") if len(before) > 2 else "", ""]
    if len(before) > 2 and not before[-1] and before[-2][:1].islower():
        found = _kind_of(before[-2], before[-3], alone=alone)
        if found is not None:
            return found
    if follow[:1] in {"'", "’"} and _OWN.match(text, end):
        return EntityKind.COMPANY
    return EntityKind.ORGANIZATION if follow[:1] == " " and _OF_ITSELF.match(text, end) else None


def _kind_of(noun: str, before: str, *, alone: bool) -> EntityKind | None:
    if noun in _TRADES:
        return EntityKind.COMPANY if alone else None
    if before.lower() in _FIGHTING and (noun in _PLAIN_GROUP or noun in _NOUNS):
        return EntityKind.ARMED_GROUP
    return EntityKind.ORGANIZATION if noun in _PLAIN_GROUP else _NOUNS.get(noun)
