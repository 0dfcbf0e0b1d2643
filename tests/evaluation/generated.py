"""Made-up gold cases and the briefs that equal them: cheap to make, all different, clean under the linter."""

from __future__ import annotations

import hashlib
from pathlib import Path
from random import Random
from typing import Any

from summarizer.evaluation.gold import Gold, GoldCase

NAMES = "Alder Birch Cedar Dogwood Elm Fir Gorse Hazel Ivy Juniper Larch Maple".split()
KINDS = "person state company union armed_group organization group".split()
ROLES = "principal representative mediator guarantor stakeholder commentator".split()
OFFERS = "offer demand proposal concession guarantee ultimatum agreement".split()
STATUSES = "announced proposed under_discussion accepted rejected withdrawn expired in_force broken unclear".split()
WORDS = (
    "harbour pay rise night shift pension crane border post quota tariff bond coupon release prisoner water level dam "
    "filling inspection vote board seat merger price licence fish boat clinic ward bus route school truce army depot"
).split()
FURNITURE = "Sign up for our morning letter and never miss a story."
Brief = dict[str, Any]


class Maker:
    """Makes one case from a seed: an article of single sentences, each with a quotation and a figure of its own."""

    def __init__(self, seed: int, *, optional: bool = True, full: bool = False) -> None:
        self.random = Random(seed)
        self.optional = optional
        self.least = 2 if full else 0
        self.article = ""
        self.sentences: list[tuple[int, int]] = []
        self.quotations: list[tuple[int, int]] = []
        self.figures: list[str] = []
        people = self.random.sample(NAMES, self.random.randint(3, 6))
        self.people = [f"{name} Council" for name in people]
        self.unnamed = ["senior official", "second official"][: self.random.randint(0, 2)]
        for index in range(self.random.randint(8, 10)):
            self._sentence(index)
        start = len(self.article)
        self.article += FURNITURE + "\n"
        self.furniture = (start, start + len(FURNITURE))

    def phrase(self, length: int) -> str:
        return " ".join(self.random.choice(WORDS) for _ in range(length))

    def _sentence(self, index: int) -> None:
        everybody = self.people + self.unnamed
        who = everybody[index % len(everybody)]
        figure = f"{self.random.randint(2, 99)}.{index}%"
        words = f"{self.phrase(self.random.randint(3, 7))} {index}"
        start = len(self.article)
        head = f"The {who} spoke of {figure} and said “"
        self.article += f"{head}{words}” on the {self.phrase(2)}.\n"
        self.sentences.append((start, len(self.article) - 1))
        self.quotations.append((start + len(head), start + len(head) + len(words)))
        self.figures.append(figure)

    def _flag(self) -> bool:
        return self.optional and self.random.random() < 0.15

    def _evidence(self) -> list[list[int]]:
        return [list(place) for place in self.random.sample(self.sentences, self.random.randint(1, 2))]

    def _some(self, most: int) -> range:
        return range(1, self.random.randint(self.least, most) + 1)

    def gold(self) -> dict[str, Any]:
        names = self.people + self.unnamed
        ids = [name.lower().replace(" ", "-") for name in names]
        choose = self.random.choice
        parties = [
            {
                "id": party_id,
                "name": name,
                "aliases": [],
                "kind": "unnamed" if name in self.unnamed else choose(KINDS),
                "role": choose(ROLES),
                "represents": None,
                "title": None,
                "evidence": [
                    list(place) for i, place in enumerate(self.sentences) if i % len(names) == names.index(name)
                ],
                "optional": False,
            }
            for name, party_id in zip(names, ids, strict=True)
        ]
        places = self.random.sample(range(len(self.sentences)), len(self.sentences))
        offers = [
            {
                "id": f"O{n}",
                "kind": choose(OFFERS),
                "made_by": [choose(ids)],
                "made_to": [],
                "according_to": None,
                "text": self.phrase(4),
                "conditions": [],
                "amounts": [self.figures[places[n]]],
                "deadline": None,
                "status": choose(STATUSES),
                "evidence": [list(self.sentences[places[n]])],
                "optional": self._flag(),
            }
            for n in self._some(3)
        ]
        issues = [
            {
                "id": f"I{n}",
                "topic": self.phrase(3),
                "status": choose(["open", "narrowing", "stalled", "disputed"]),
                "positions": [
                    {"party": party, "text": self.phrase(4), "evidence": self._evidence()}
                    for party in self.random.sample(ids, self.random.randint(0, 2))
                ],
                "evidence": self._evidence(),
                "optional": self._flag(),
            }
            for n in self._some(3)
        ]
        claims = [item["id"] for item in offers + issues]
        quotes = [
            {
                "id": f"U{n + 1}",
                "start": self.quotations[n][0],
                "end": self.quotations[n][1],
                "text": self.article[slice(*self.quotations[n])],
                "speakers": [ids[n % len(ids)]],
                "kind": choose(["full", "partial"]),
                "repeats": None,
                "about": self.random.sample(claims, min(len(claims), self.random.randint(0, 1))),
                "optional": self._flag(),
            }
            for n in range(len(self._some(4)))
        ]
        steps = [
            {"id": f"N{n}", "text": self.phrase(4), "evidence": self._evidence(), "optional": self._flag()}
            for n in self._some(2)
        ]
        repeated = [["U1", "U2"]] if len(quotes) > 2 and self.random.random() < 0.3 else []
        return {
            "id": "made-up",
            "title": None,
            "published": None,
            "language": "en",
            "cluster": "made-up",
            "tags": [],
            "type": "negotiation",
            "sha256": hashlib.sha256(self.article.encode()).hexdigest(),
            "parties": parties,
            "offers": offers,
            "open_issues": issues,
            "quotes": quotes,
            "next_steps": steps,
            "furniture": [list(self.furniture)],
            "repeated": repeated,
        }


def made_up_case(seed: int, *, optional: bool = True, full: bool = False) -> GoldCase:
    """A case from a seed; `full` has at least two offers, issues, quotes and next steps, else there may be none."""
    maker = Maker(seed, optional=optional, full=full)
    return case_of(maker.article, maker.gold())


def case_of(article: str, gold: dict[str, Any]) -> GoldCase:
    return GoldCase(Path("made-up"), article.encode(), article, Gold.model_validate(gold))


def brief_of(case: GoldCase) -> Brief:
    """The brief that says exactly what gold says, as the reader's face has it; change it as you like."""

    def span(place: tuple[int, int]) -> dict[str, Any]:
        start, end = place
        return {"id": f"S{start}", "start": start, "end": end, "text": case.article[start:end]}

    def item(source: Any, *, drop: tuple[str, ...] = (), **more: Any) -> dict[str, Any]:
        fields = source.model_dump(mode="json", exclude={"evidence", "optional", *drop})
        return {**fields, "evidence": [span(place) for place in source.evidence], **more}

    gold = case.gold
    return {
        "headline": "What gold says",
        "summary": [],
        "parties": [item(party) for party in gold.parties],
        "offers": [item(offer, amounts=[{"text": text} for text in offer.amounts]) for offer in gold.offers],
        "open_issues": [
            item(
                issue,
                positions=[
                    {"party": p.party, "text": p.text, "evidence": [span(place) for place in p.evidence]}
                    for p in issue.positions
                ],
            )
            for issue in gold.open_issues
        ],
        "quotes": [
            {
                "id": quote.id,
                "passage": span((quote.start, quote.end)),
                "speakers": list(quote.speakers),
                "kind": quote.kind,
                "repeats": quote.repeats,
                "about": list(quote.about),
            }
            for quote in gold.quotes
        ],
        "next_steps": [item(step, drop=("id",)) for step in gold.next_steps],
    }


def result_of(case: GoldCase, brief: Brief | None) -> dict[str, Any]:
    """A whole result around a brief, as it is saved; None makes a failed one."""
    return {
        "status": "ok" if brief else "failed",
        "brief": brief,
        "source": {
            "title": case.gold.title,
            "published": None,
            "sha256": case.gold.sha256,
            "chars": len(case.article),
            "text": case.article,
        },
        "dropped": [],
        "findings": [],
        "repeated": [],
        "ledger": [],
        "provenance": {
            "engine": "llm",
            "model": "some-model",
            "type": "negotiation",
            "prompt_sha256": None,
            "schema_sha256": None,
            "version": "0",
        },
    }
