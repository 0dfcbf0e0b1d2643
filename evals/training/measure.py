"""Count how often each rule of the embedded engine is right on the short articles of this folder.

    python evals/training/measure.py [-v] [NAME ...]

`articles.txt` holds articles after ``=== name`` lines, one sentence a line. A sentence that tells an offer ends with
``[[give MAKER]]`` (offers, proposals, guarantees, concessions), ``[[ask MAKER]]`` (demands, ultimatums) or
``[[deal MAKER]]`` (agreements; one of the makers), one that presents an open issue with ``[[issue TOPIC]]``. Printed
are precision and recall of offers and issues, makers that were right, and the shares by rule from which
`summarizer.engines.rules.confidence` is written.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from summarizer.document import Document
from summarizer.engines.rules.draft import Draft, find_all

ARTICLES = Path(__file__).with_name("articles.txt")
TAG = re.compile(r"\s*\[\[(give|ask|deal|issue) ([^\]]+)\]\]")
CLASSES = {"demand": "ask", "ultimatum": "ask", "agreement": "deal"}


@dataclass
class Tally:
    """Right, predicted and wanted items, and right ones by rule."""

    right: int = 0
    predicted: int = 0
    wanted: int = 0
    makers: int = 0
    by_rule: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))


def read_articles(path: Path = ARTICLES) -> dict[str, tuple[str, list[tuple[str, str, str]]]]:
    """Article text and its tags as (sentence, class, words), by name."""
    articles = {}
    for block in path.read_text(encoding="utf-8").split("=== ")[1:]:
        name, *lines = block.strip().split("\n")
        tags = [(TAG.sub("", line).strip(), *match.groups()) for line in lines for match in TAG.finditer(line)]
        articles[name] = ("\n".join(TAG.sub("", line).strip() for line in lines), tags)
    return articles


def judge(text: str, tags: list[tuple[str, str, str]], offers: Tally, issues: Tally, *, verbose: bool) -> None:
    """Add one article's items to the tallies."""
    document = Document(text)
    raw = Draft(find_all(document)).raw()
    parties = {party["id"]: party for party in raw["parties"]}
    open_tags = list(tags)
    offers.wanted += sum(kind != "issue" for _, kind, _ in tags)
    issues.wanted += sum(kind == "issue" for _, kind, _ in tags)
    for offer in raw["offers"]:
        tag = _match(document, offer, CLASSES.get(offer["kind"], "give"), open_tags)
        names = " / ".join(f"{p['name']} {' '.join(p['aliases'])}" for m in offer["made_by"] if (p := parties.get(m)))
        right_maker = tag is not None and tag[2].lower() in names.lower()
        _count(offers, offer, tag, right_maker=right_maker)
        if verbose and not right_maker:
            print(
                "  ", "SPU  " if tag is None else "MAKER", offer["basis"], "|", offer["kind"], names, "|", offer["text"]
            )
    for issue in raw["open_issues"]:
        tag = _match(document, issue, "issue", open_tags)
        _count(issues, issue, tag, right_maker=False)
        if verbose and tag is None:
            print(
                "   SPU ",
                issue["basis"],
                "|",
                issue["topic"],
                "|",
                document.slice(document.sentence(issue["evidence"][0])),
            )
    if verbose:
        for sentence, kind, words in open_tags:
            print("   MISS", kind, words, "|", sentence)


def _match(
    document: Document, item: dict[str, Any], kind: str, tags: list[tuple[str, str, str]]
) -> tuple[str, str, str] | None:
    sentences = {document.slice(document.sentence(s)) for s in item["evidence"]}
    for tag in tags:
        if tag[0] in sentences and tag[1] == kind:
            tags.remove(tag)
            return tag
    return None


def _count(tally: Tally, item: dict[str, Any], tag: object, *, right_maker: bool) -> None:
    tally.predicted += 1
    tally.right += tag is not None
    tally.makers += right_maker
    tally.by_rule[item["basis"]][tag is not None] += 1


def main(arguments: list[str]) -> None:
    verbose = "-v" in arguments
    names = [a for a in arguments if not a.startswith("-")]
    offers, issues = Tally(), Tally()
    for name, (text, tags) in read_articles().items():
        if names and name not in names:
            continue
        if verbose:
            print(name)
        judge(text, tags, offers, issues, verbose=verbose)
    for label, tally in (("offers", offers), ("issues", issues)):
        precision, recall = tally.right / max(tally.predicted, 1), tally.right / max(tally.wanted, 1)
        print(
            f"{label}: {tally.right} right of {tally.predicted} found, {tally.wanted} wanted: "
            f"P {precision:.2f} R {recall:.2f}"
        )
        if label == "offers":
            print(f"  makers right: {tally.makers} of {tally.right}")
    for label, tally in (("offers", offers), ("issues", issues)):
        for rule, (wrong, right) in sorted(tally.by_rule.items()):
            print(f"  {label} {rule}: {right} of {right + wrong}")


if __name__ == "__main__":
    main(sys.argv[1:])
