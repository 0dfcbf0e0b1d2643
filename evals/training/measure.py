"""Count how often each rule of the embedded engine is right on the short articles of this folder.

    python evals/training/measure.py [-v] [NAME ...]

`articles.txt` holds articles after ``=== name`` lines, one paragraph a line. A sentence that tells an offer is followed
by ``[[give MAKER]]`` (offers, proposals, guarantees, concessions), ``[[ask MAKER]]`` (demands, ultimatums) or
``[[deal MAKER]]`` (agreements; one of the makers), one that presents an open issue by ``[[issue TOPIC]]``, one that
tells a step to come by ``[[step WORD]]``. A last line ``@ ROLE NAME; ROLE NAME`` lists the parties. Printed are
precision and recall of each section, makers and roles that were right, and the shares by rule from which
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
TAG = re.compile(r"\s*\[\[(give|ask|deal|issue|step) ([^\]]+)\]\]")
MARKS = " \n“”\"'‘’"
CLASSES = {"demand": "ask", "ultimatum": "ask", "agreement": "deal"}
OWN_FAMILIES = ("issue:asked-for", "issue:offered-figures", "issue:opposed-terms", "issue:refused-terms")
SECTIONS = {"offers": ("give", "ask", "deal"), "issues": ("issue",), "steps": ("step",)}


@dataclass(frozen=True)
class Tag:
    """What a sentence tells: `before` is the paragraph up to the tag, so that it ends with the sentence."""

    before: str
    kind: str
    words: str


@dataclass
class Article:
    """One article with its tags, and its parties as (role, name) where it lists them."""

    text: str
    tags: list[Tag]
    parties: list[tuple[str, str]]


@dataclass
class Tally:
    """Right, predicted and wanted items, right makers or roles, and (found, right, right with maker) by rule."""

    right: int = 0
    predicted: int = 0
    wanted: int = 0
    fields: int = 0
    by_rule: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0, 0]))

    def count(self, rule: str, *, right: bool, fields: bool = False) -> None:
        self.predicted += 1
        self.right += right
        self.fields += fields
        for place, counts in enumerate((True, right, fields)):
            self.by_rule[rule][place] += counts


def read_articles(path: Path = ARTICLES) -> dict[str, Article]:
    """The articles by name."""
    articles = {}
    for block in path.read_text(encoding="utf-8").split("=== ")[1:]:
        name, *lines = block.strip().split("\n")
        cast = [part.strip().split(" ", 1) for line in lines if line.startswith("@ ") for part in line[2:].split(";")]
        lines = [line for line in lines if not line.startswith("@ ")]
        tags = [
            Tag(TAG.sub("", line[: match.start()]).strip(), *match.groups())
            for line in lines
            for match in TAG.finditer(line)
        ]
        text = "\n\n".join(TAG.sub("", line).strip() for line in lines)
        articles[name] = Article(text, tags, [(role, who) for role, who in cast])
    return articles


def judge(article: Article, tallies: dict[str, Tally], *, verbose: bool) -> None:
    """Add one article's items to the tallies."""
    document = Document(article.text)
    raw = Draft(find_all(document)).raw()
    names = {p["id"]: " ".join((p["name"], *p["aliases"])).lower() for p in raw["parties"]}
    open_tags = list(article.tags)
    for section, kinds in SECTIONS.items():
        tallies[section].wanted += sum(tag.kind in kinds for tag in article.tags)
    _judge_offers(document, raw, names, open_tags, tallies["offers"], verbose=verbose)
    for section, key, kind in (("issues", "open_issues", "issue"), ("steps", "next_steps", "step")):
        for item in raw[key]:
            if kind == "step" and not article.parties:
                continue
            tag = _match(document, item, kind, open_tags)
            rule = item.get("basis", kind)
            tallies[section].count(rule, right=tag is not None)
            if verbose and tag is None:
                told = item.get("topic") or item["text"]
                print("   SPU ", rule, "|", told, "|", document.slice(document.sentence(item["evidence"][0])))
    if verbose:
        for tag in open_tags:
            print("   MISS", tag.kind, tag.words, "|", tag.before)
    if article.parties:
        _judge_parties(article, raw, tallies["parties"], verbose=verbose)


def _judge_offers(
    document: Document,
    raw: dict[str, Any],
    names: dict[str, str],
    open_tags: list[Tag],
    tally: Tally,
    *,
    verbose: bool,
) -> None:
    for offer in raw["offers"]:
        tag = _match(document, offer, CLASSES.get(offer["kind"], "give"), open_tags)
        makers = " / ".join(names.get(maker, "") for maker in offer["made_by"])
        right_maker = tag is not None and tag.words.lower() in makers
        tally.count(offer["basis"], right=tag is not None, fields=right_maker)
        if verbose and not right_maker:
            label = "SPU  " if tag is None else "MAKER"
            print("  ", label, offer["basis"], "|", offer["kind"], makers, "|", offer["text"])


def _match(document: Document, item: dict[str, Any], kind: str, tags: list[Tag]) -> Tag | None:
    sentences = [document.slice(document.sentence(s)).strip(MARKS) for s in item["evidence"]]
    for tag in tags:
        if tag.kind == kind and any(tag.before.rstrip(MARKS).endswith(sentence) for sentence in sentences):
            tags.remove(tag)
            return tag
    return None


def _judge_parties(article: Article, raw: dict[str, Any], tally: Tally, *, verbose: bool) -> None:
    """A listed party counts as found where a name or alias holds all its words; others are spurious."""
    left = list(article.parties)
    tally.wanted += len(left)
    for party in raw["parties"]:
        forms = [form.lower() for form in (party["name"], *party["aliases"])]
        found = next((p for p in left if any(p[1].lower() in form or form == p[1].lower() for form in forms)), None)
        tally.count("party", right=found is not None, fields=found is not None and found[0] == party["role"])
        if found is not None:
            left.remove(found)
        if verbose and (found is None or found[0] != party["role"]):
            label = "PSPU " if found is None else f"ROLE of {found[0]}:"
            print("  ", label, party["name"], party["kind"], party["role"])
    if verbose:
        for role, name in left:
            print("   PMISS", role, name)


def main(arguments: list[str]) -> None:
    """Judge all articles, or those named."""
    verbose = "-v" in arguments
    names = [a for a in arguments if not a.startswith("-")]
    tallies = {name: Tally() for name in ("parties", *SECTIONS)}
    for name, article in read_articles().items():
        if names and name not in names:
            continue
        if verbose:
            print(name)
        judge(article, tallies, verbose=verbose)
    for label, tally in tallies.items():
        precision, recall = tally.right / max(tally.predicted, 1), tally.right / max(tally.wanted, 1)
        print(
            f"{label}: {tally.right} right of {tally.predicted} found, {tally.wanted} wanted: "
            f"P {precision:.2f} R {recall:.2f}; makers or roles right: {tally.fields}"
        )
    for label in ("offers", "issues"):
        for rule, (found, right, _) in sorted(tallies[label].by_rule.items()):
            print(f"  {label} {rule}: {right} of {found}")
    _print_families(tallies)


def _print_families(tallies: dict[str, Tally]) -> None:
    """Items right (offers: with the right maker) and found, by the families of `confidence`."""
    families: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for label in ("offers", "issues"):
        for rule, (found, right, with_maker) in tallies[label].by_rule.items():
            family = rule if rule in OWN_FAMILIES else rule.split(":", 1)[0]
            families[family][0] += with_maker if label == "offers" else right
            families[family][1] += found
    for family, (right, found) in families.items():
        print(f'    "{family}": ({right}, {found}),')


if __name__ == "__main__":
    main(sys.argv[1:])
