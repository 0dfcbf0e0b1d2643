"""Short articles of our own, and items over them, for the tests of grounding."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from summarizer.document import Document
from summarizer.grounding.checks import Article, CheckContext, check_item
from summarizer.grounding.model import Problem
from summarizer.grounding.pointers import DocumentPointers
from summarizer.schemas import Amount, Offer, OpenIssue, Party, Position, Quote, Span, Statement

FERRIES = """Ferry crews turn down bonus as Norland and Ostrava argue over the strait
The Harbour Union on Monday rejected a one-off bonus of 300 euros that Blue Line had offered its 1,200 crew members.
Blue Line may raise its offer to about 4.5% if the union calls off the strike planned for 14 March. \
The company will not pay more than 500 euros.
Norland is prepared to open its ports to Ostravan fishermen, its envoy Ada Ruhl said. \
Ostrava wants Norland to lift the fuel ban first.
“We want a rise, not a present,” a senior Blue Line official said.
“There will be no strike in March,” said Tom Varga, who leads the union.
He has not ruled out talks before 20 February.
"""


def document(text: str = FERRIES) -> Document:
    return Document(text)


def sentences(article: Document, *ids: str) -> list[Span]:
    pointers = DocumentPointers(article)
    return [pointers.resolve("sentence", one) for one in ids]


def party(article: Document, identity: str, name: str, kind: str, **more: Any) -> Party:
    fields: dict[str, Any] = {"aliases": [], "role": "principal", "represents": None, "title": None, **more}
    return Party(id=identity, name=name, kind=kind, evidence=sentences(article, "S2"), **fields)  # type: ignore[arg-type] # enum by value


def cast(article: Document) -> list[BaseModel]:
    return [
        party(article, "union", "Harbour Union", "union", aliases=["the union"]),
        party(article, "blue-line", "Blue Line", "company", aliases=["The company"]),
        party(article, "norland", "Norland", "organization"),
        party(article, "ostrava", "Ostrava", "organization"),
        party(article, "ruhl", "Ada Ruhl", "person"),
        party(article, "varga", "Tom Varga", "person"),
        party(article, "official", "senior Blue Line official", "unnamed"),
    ]


def statement(article: Document, text: str, *ids: str) -> Statement:
    return Statement(text=text, evidence=sentences(article, *ids))


def offer(article: Document, text: str, *ids: str, **more: Any) -> Offer:
    fields: dict[str, Any] = {
        "id": "O1",
        "kind": "offer",
        "made_by": ["blue-line"],
        "made_to": ["union"],
        "according_to": None,
        "conditions": [],
        "amounts": [],
        "deadline": None,
        "status": "proposed",
    }
    fields |= more
    fields["amounts"] = [Amount(text=amount) for amount in fields["amounts"]]
    return Offer(text=text, evidence=sentences(article, *ids), **fields)


def issue(article: Document, topic: str, *ids: str, positions: list[tuple[str, str, str]] = []) -> OpenIssue:  # noqa: B006 # never changed
    held = [Position(party=who, text=text, evidence=sentences(article, where)) for who, text, where in positions]
    return OpenIssue(id="I1", topic=topic, status="open", positions=held, evidence=sentences(article, *ids))  # type: ignore[arg-type] # enum by value


def quote(article: Document, identity: str, marked: str, speakers: list[str], **more: Any) -> Quote:
    span = DocumentPointers(article).resolve("quotation", marked)
    fields: dict[str, Any] = {"kind": "full", "repeats": None, "about": [], **more}
    return Quote(id=identity, passage=span, speakers=speakers, **fields)


def problems(article: Document, item: BaseModel, *others: BaseModel) -> list[Problem]:
    """What the checks say of an item in a brief with the cast of the article and `others`."""
    context = CheckContext.of(Article(article), [*cast(article), *others, item])
    return check_item(item, context)


def codes(article: Document, item: BaseModel, *others: BaseModel) -> dict[str, str]:
    """Codes with the severity of the worst problem that has it."""
    found: dict[str, str] = {}
    for problem in problems(article, item, *others):
        if found.get(problem.code) != "error":
            found[problem.code] = problem.severity.value
    return found
