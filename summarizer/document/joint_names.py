"""Join the halves of a name that other words part: "Minister for Health", "Union of Rail, Sea and Port Workers"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.document.model import EntityKind
from summarizer.document.name_kinds import kind_of
from summarizer.document.patterns import lazy
from summarizer.document.titles import FOLK, NAME_KINDS

if TYPE_CHECKING:
    from summarizer.document.mentions import RawName

LONGEST_JOINT = 9  # characters between halves of a name
_ANDS = frozenset([" and ", " & ", "’ and ", "' and "])  # "Nurses’ and Midwives’ Organisation"
_MINISTERS = frozenset(["Minister", "Secretary", "Commissioner", "Representative"])
# "Ministry of Health and Welfare", "Union of Rail, Maritime and Transport Workers": what such bodies have in charge.
_IN_CHARGE = frozenset(
    """
    Ministry Department Directorate Bureau Office Board Council Committee Commission Chamber Institute Association
    Alliance Federation Confederation Union Guild Society Brotherhood Agency Secretary Minister
    """.split()
)
_CHARGES = frozenset(
    """
    Agriculture Arts Business Care Commerce Community Consumers Culture Defence Defense Development Distributors
    Education Employers Employees Employment Energy Engineering Engineers Enterprise Environment Exporters Families
    Farmers Finance Fisheries Food Forestry Forests Growers Health Heritage Housing Immigration Industry Industries
    Infrastructure Innovation Irrigation Justice Labor Labour Livestock Managers Manufacturers Media Merchants Mines
    Mining Natural Nurses Officers Operators Owners Performers Pensions Planning Producers Professionals Publishers
    Research Resources Retailers Science Sciences Security Services Sport Sports Staffs Steelworkers Supply Teachers
    Technicians Technology Telecommunications Tourism Trade Trades Traders Transport Transportation Treatment Unions
    Water Welfare Workers Works Youth
    """.split()
)
_LAST_OF_LIST = lazy(r",?\s(?:and|&)\s(?:[A-Z][\w-]+\s){0,2}([A-Z][\w-]+)")


def joined(text: str, first: RawName, second: RawName) -> list[RawName]:
    """Two names that stand close together, or one where what parts them makes one."""
    between = text[first.end : second.start]
    if _is_charge(text, first, second, between):
        printed = text[first.start : second.end].split()
        kind = kind_of(" ".join(printed), "") if first.kind is EntityKind.UNKNOWN else first.kind
        return [first._replace(end=second.end, words=tuple(printed), kind=kind)]
    if between in _ANDS and _one_body(text, first, second):
        words = (*first.words, "and", *second.words)
        return [second._replace(start=first.start, words=words, opening=first.opening)]
    if first.words[-1] in _MINISTERS and between in {" for ", " for the "}:
        return [first._replace(end=second.end, words=(*first.words, "for", *second.words), office=True)]
    return [first, second]


def _one_body(text: str, first: RawName, second: RawName) -> bool:
    """ "the Competition and Markets Authority", "Irish Nurses and Midwives Organisation"."""
    if second.words[-1] not in NAME_KINDS or second.title or len(second.words) == 1 or first.title:
        return False
    if first.words[-1].lower() in FOLK and len(first.words) > 1:
        return True
    articled = text[max(first.start - 4, 0) : first.start].lower().endswith(("the ", "'s ", "’s "))
    return articled and len(first.words) == 1 and first.kind is EntityKind.UNKNOWN


def _is_charge(text: str, first: RawName, second: RawName, between: str) -> bool:
    """Whether the second name goes on telling what the body that opens the first has in charge."""
    if "of" not in first.words[1:] or second.title or first.title or second.state is not None:
        return False
    if first.words[first.words.index("of", 1) - 1] not in _IN_CHARGE:
        return False
    if between in _ANDS or between == ", and ":
        return second.words[-1] in _CHARGES
    last = _LAST_OF_LIST.match(text, second.end) if between == ", " else None
    return last is not None and last.group(1) in _CHARGES
