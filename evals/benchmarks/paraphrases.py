"""How many damaged paraphrases the checks catch: claims told as an analyst tells them, damaged by hand and by rule.

    python evals/benchmarks/paraphrases.py [--show KIND]

Each file of paraphrases/ holds a short article, a line "====", its parties ("party id | kind | role | name | aliases |
represents"), and claims: a line with what the claim is and the sentences that it cites, the true claim, and damaged
ones ("- kind: text"). The articles in read/ were read while the checks were made, those in held_out/ were not.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from checks import Case, _names, _span, problems_of, replace
from corruptions import KINDS
from pydantic import BaseModel

from summarizer.document import Document
from summarizer.grounding.checks import Article, CheckContext
from summarizer.grounding.model import Path as ItemPath
from summarizer.schemas import Offer, OpenIssue, Party, Severity, Statement

ROOT = Path(__file__).parent / "paraphrases"
HEAD = re.compile(r"(?:offer|position|issue|summary|step) ")


@dataclass
class Told:
    """A true claim of an item, and damaged texts by kind."""

    item: BaseModel
    path: ItemPath
    text: str
    damaged: list[tuple[str, str]] = field(default_factory=list)


def load(file: Path) -> tuple[Case, list[Told]]:
    article, _, lines = file.read_text(encoding="utf-8").partition("\n====\n")
    document = Document(article)
    parties, told, head = [], [], ""
    for line in lines.splitlines():
        if line.startswith("party "):
            parties.append(_party(line.removeprefix("party "), document))
        elif line.startswith("- "):
            kind, _, text = line.removeprefix("- ").partition(": ")
            told[-1].damaged.append((kind, text))
        elif HEAD.match(line):
            head = line
        elif line:
            told.append(_told(f"X{len(told)}", head, line, document))
    items: list[BaseModel] = [*parties, *(one.item for one in told)]
    names = _names([{"name": one.name, "aliases": one.aliases, "kind": one.kind.value} for one in parties])
    return Case(file.stem, CheckContext.of(Article(document), items), items, [], names), told


def _party(line: str, document: Document) -> Party:
    identity, kind, role, name, aliases, represents = (*(part.strip() for part in line.split("|")), "", "")[:6]
    forms = [name, *(form.strip() for form in aliases.split(";") if form.strip())]
    there = [s for s in document.sentences if any(form.lower() in document.slice(s).lower() for form in forms)]
    row = {"id": identity, "kind": kind, "role": role, "name": name, "aliases": forms[1:], "title": None}
    evidence = [_span(document, sentence) for sentence in there[:3]]
    return Party.model_validate({**row, "represents": represents or None, "evidence": evidence})


def _told(identity: str, head: str, text: str, document: Document) -> Told:
    sentences = {sentence.id: sentence for sentence in document.sentences}
    evidence = [_span(document, sentences[one]) for one in re.findall(r"\bS\d+\b", head)]
    options = dict(re.findall(r"(by|to|via|status|party)=(\S+)", head))
    sort = head.split(maxsplit=1)[0]
    row: dict[str, Any] = {"text": text, "evidence": evidence}
    if sort == "offer":
        made_to = options["to"].split(",") if "to" in options else []
        row |= {"id": identity, "kind": "offer", "made_by": options["by"].split(","), "made_to": made_to}
        row |= {"according_to": options.get("via"), "status": options["status"], "conditions": [], "amounts": []}
        return Told(Offer.model_validate({**row, "deadline": None}), ("text",), text)
    if sort in {"position", "issue"}:
        positions = [{"party": options["party"], **row}] if sort == "position" else []
        topic = "The matter" if positions else text
        issue = {"id": identity, "topic": topic, "status": "open", "positions": positions, "evidence": evidence}
        return Told(OpenIssue.model_validate(issue), ("positions", 0, "text") if positions else ("topic",), text)
    return Told(Statement.model_validate(row), ("text",), text)


def measure(folder: str, shown: str | None) -> None:
    counts: Counter[tuple[str, str, str]] = Counter()
    levels: Counter[str] = Counter()
    for file in sorted((ROOT / folder).glob("*.txt")):
        case, told = load(file)
        rng = random.Random(7)
        for one in told:
            before = problems_of(one.item, case)
            level = "errors" if Severity.ERROR in before.values() else "warnings" if before else "clean"
            levels[level] += 1
            if before and shown == "untouched":
                print(f"{file.stem}: {one.text}\n  {sorted(code for code, _ in before)}")
            ruled = [(kind, text) for kind, damage in KINDS.items() for text in damage(one.text, case.names, rng)]
            for way, damaged in (("by hand", one.damaged), ("by rule", ruled)):
                for kind, text in damaged:
                    after = problems_of(replace(one.item, one.path, text), case)
                    caught = any(before.get(key) not in (level, Severity.ERROR) for key, level in after.items())
                    counts[way, kind, "caught" if caught else "missed"] += 1
                    if not caught and shown == kind:
                        print(f"{file.stem}: {one.text}\n  -> {text}")
    print(f"== {folder.replace('_', ' ')}: {sum(levels.values())} untouched claims: {dict(levels)}")
    for way in ("by hand", "by rule"):
        kinds = sorted({kind for one, kind, _ in counts if one == way})
        rows = [(kind, counts[way, kind, "caught"], counts[way, kind, "missed"]) for kind in kinds]
        rows.append(("all", sum(row[1] for row in rows), sum(row[2] for row in rows)))
        for kind, caught, missed in rows:
            print(f"  {way} {kind:10} {caught + missed:4}: caught {caught / (caught + missed):6.1%}")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--show", help="list the articles read: untouched, or a kind of damage that was missed")
    arguments = parser.parse_args()
    measure("read", arguments.show)
    measure("held_out", None)


if __name__ == "__main__":
    main()
