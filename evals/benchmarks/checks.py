"""How many corrupted claims the checks catch, and how many correct ones they flag, on the gold briefs.

    python evals/benchmarks/checks.py [--gold FOLDER] [--show KIND] [--seed 7]

Claims are the texts of the gold offers, conditions, issues, positions and next steps with all their evidence ("gold":
abstracts written by people) and sentences of the same articles cited as their own evidence ("extract": what a rule
copies and a cautious model writes); "both" pools them. `dev` are the articles that the checks were developed on, `held
out` the others. With `--gold` the English cases of another folder (CASE/article.txt, CASE/gold.json) are measured
alone. Makers of offers and holders of positions are swapped too, counted apart.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corruptions import KINDS, Names
from pydantic import BaseModel

from summarizer.document import Document
from summarizer.document.gazetteer import state_forms
from summarizer.grounding.checks import Article, CheckContext, check_item
from summarizer.grounding.checks.claims import claims_of
from summarizer.grounding.model import Path as ItemPath
from summarizer.schemas import Offer, OpenIssue, Party, PartyKind, Quote, Ref, Severity, Span, Statement

GOLD = Path(__file__).parent.parent / "gold"
DEVELOPMENT = (
    "us-ukraine-guarantees peace-talks-lakeside tariffs-trade hostage-exchange merger-hostile-bid debt-restructuring "
    "coalition-talks climate-finance strike-pay-local oil-quotas dam-waters-1 nurses-ultimatum-planted"
).split()
HELD_OUT = (
    "dam-waters-2 dam-waters-3 ceasefire-wire settlement-class-action planted-orders-merger short-goalkeeper-transfer"
).split()
NO_PART = "party_not_in_evidence"
EXTRACTS = 12  # sentences an article


@dataclass
class Case:
    """A gold brief as grounded items, with the article's sentences as further claims."""

    name: str
    context: CheckContext
    gold: list[BaseModel]
    extracts: list[BaseModel]
    names: Names


def load(name: str, root: Path = GOLD) -> Case:
    folder = root / name
    with (folder / "article.txt").open(encoding="utf-8", newline="") as stream:
        document = Document(stream.read())
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    document.title  # noqa: B018 # annotations are made before the clock runs
    items: list[BaseModel] = [Party.model_validate(_with(document, row, Party)) for row in gold["parties"]]
    for section, model in (("offers", Offer), ("open_issues", OpenIssue), ("next_steps", Statement)):
        items += [model.model_validate(_with(document, row, model)) for row in gold[section]]
    for row in gold["quotes"]:
        span = Span(id="Q", start=row["start"], end=row["end"], text=document.text[row["start"] : row["end"]])
        items.append(Quote.model_validate({**_with(document, row, Quote), "passage": span}))
    rng = random.Random(name)
    usable = [s for s in document.sentences if s.end - s.start > 40 and document.barred_at(s.start, s.end) is None]
    picked = rng.sample(usable, min(EXTRACTS, len(usable)))
    extracts = [Statement(text=" ".join(document.slice(s).split()), evidence=[_span(document, s)]) for s in picked]
    return Case(name, CheckContext.of(Article(document), items), items, extracts, _names(gold["parties"]))


def _with(document: Document, row: dict[str, Any], model: type[BaseModel]) -> dict[str, Any]:
    found = {key: value for key, value in row.items() if key in model.model_fields}
    if "evidence" in found:
        found["evidence"] = _evidence(document, row["evidence"])
    if "positions" in found:
        found["positions"] = [{**p, "evidence": _evidence(document, p["evidence"])} for p in row["positions"]]
        for position in found["positions"]:
            position["text"] = {False: "No", True: "Yes"}.get(position["text"], position["text"])
    if "amounts" in found:
        found["amounts"] = [{"text": text} for text in row["amounts"]]
    if "title" in found and found["title"] and found["title"] not in document.text:
        found["title"] = None
    return found


def _evidence(document: Document, places: list[list[int]]) -> list[Span]:
    found = {s.id: s for start, end in places for s in document.sentences_of(start, end)}
    return [_span(document, sentence) for sentence in found.values()]


def _span(document: Document, sentence: Any) -> Span:
    return Span(id=sentence.id, start=sentence.start, end=sentence.end, text=document.slice(sentence))


def _names(parties: list[dict[str, Any]]) -> Names:
    """Each form of a named party with the names of the others, adjectives with adjectives."""
    named = [
        party
        for party in parties
        if party["kind"] != "unnamed" and re.match(r"(?:The |A |An )?[A-Z](?!is |er |eir )", party["name"])
    ]
    named = [
        party
        for party in named
        if re.match(r"(?:The |A |An )?[A-Z]", party["name"]) and not re.match(r"The [a-z]", party["name"])
    ]
    adjectives: dict[str, str] = {}
    for form, state in state_forms().items():
        if state.sort == "adjective":
            adjectives.setdefault(state.state, form)
    pairs: list[tuple[str, list[str]]] = []
    for party in named:
        forms = [form for form in (party["name"], *party["aliases"]) if re.match(r"[A-Z]", form)]
        if party["kind"] == "person":
            forms.append(party["name"].split()[-1])
        others = [re.sub(r"^(?:The|A|An) ", "", other["name"]) for other in named if other is not party]
        pairs += [(form, others) for form in dict.fromkeys(forms)]
        if party["name"] in adjectives:
            other = [adjectives[o["name"]] for o in named if o is not party and o["name"] in adjectives]
            pairs.append((adjectives[party["name"]], other))
    return pairs


def replace(item: BaseModel, path: ItemPath, text: str) -> BaseModel:
    """A copy of the item with another text at `path`."""
    copy = item.model_copy(deep=True)
    owner: Any = copy
    for step in path[:-1]:
        owner = owner[step] if isinstance(step, int) else getattr(owner, step)
    if isinstance(path[-1], int):
        owner[path[-1]] = text
    else:
        setattr(owner, path[-1], text)
    return copy


def problems_of(item: BaseModel, case: Case) -> dict[tuple[str, ItemPath], Severity]:
    found: dict[tuple[str, ItemPath], Severity] = {}
    for problem in check_item(item, case.context):
        if found.get((problem.code, problem.path)) is not Severity.ERROR:
            found[problem.code, problem.path] = problem.severity
    return found


def claims(case: Case) -> Iterator[tuple[str, BaseModel, ItemPath, str]]:
    for source, items in (("gold", case.gold), ("extract", case.extracts)):
        for item in items:
            for claim in claims_of(item, case.context):
                yield source, item, claim.path, claim.text


def cases_of(root: Path) -> list[str]:
    """The English cases of a folder."""
    golds = sorted(root.glob("*/gold.json"))
    return [path.parent.name for path in golds if json.loads(path.read_text("utf-8")).get("language", "en") == "en"]


def measure(names: list[str], seed: int, root: Path = GOLD) -> tuple[Counter[Any], dict[Any, list[str]]]:
    counts: Counter[Any] = Counter()
    shown: dict[Any, list[str]] = defaultdict(list)
    for name in names:
        case = load(name, root)
        counts += swapped_parties(case, seed)
        rng = random.Random(f"{seed} {name}")
        for item in case.gold:
            for (code, path), severity in problems_of(item, case).items():
                claimed = any(claim.path == path for claim in claims_of(item, case.context))
                if not claimed:
                    counts["other", severity.value] += 1
                    counts["other", "untouched", code, severity.value] += 1
                    shown["other", severity.value].append(
                        f"{name} {code} {path} {getattr(item, 'id', '')} {item!s:.200}"
                    )
            counts["other", "items"] += 1
        for source, item, path, text in claims(case):
            before = problems_of(item, case)
            own = {code: severity for (code, where), severity in before.items() if where == path}
            counts[source, "claims"] += 1
            counts.update((source, "untouched", code, severity.value) for code, severity in own.items())
            level = "error" if Severity.ERROR in own.values() else "warning" if own else "clean"
            counts[source, level] += 1
            if own:
                messages = [p.message for p in check_item(item, case.context) if p.path == path]
                shown["untouched", source, level].append(f"{name} {path} {text!r}\n      {messages}")
            for kind, corrupt in KINDS.items():
                for damaged in corrupt(text, case.names, rng):
                    new = problems_of(replace(item, path, damaged), case)
                    fresh = [
                        severity for key, severity in new.items() if before.get(key) not in (severity, Severity.ERROR)
                    ]
                    result = "error" if Severity.ERROR in fresh else "warning" if fresh else "missed"
                    counts[source, kind, result] += 1
                    shown[source, kind, result].append(f"{name} {text!r}\n   -> {damaged!r} {[k[0] for k in new]}")
    return counts, shown


def swapped_parties(case: Case, seed: int) -> Counter[Any]:
    """Another named party as the maker of an offer or the holder of a position: how often that is doubted."""
    rng = random.Random(f"{seed} {case.name} parties")
    named = [item.id for item in case.gold if isinstance(item, Party) and item.kind is not PartyKind.UNNAMED]
    counts: Counter[Any] = Counter()
    for item in case.gold:
        if isinstance(item, Offer):
            holders = [str(one) for one in item.made_by]
        elif isinstance(item, OpenIssue):
            holders = [str(position.party) for position in item.positions]
        else:
            continue
        before = problems_of(item, case)
        counts["parties", "untouched"] += len(holders)
        counts["parties", "flagged"] += sum(code == NO_PART for code, _ in before)
        others = [one for one in named if one not in holders]
        for at in range(len(holders) if others else 0):
            damaged = item.model_copy(deep=True)
            other = Ref[Party](rng.choice(others))
            if isinstance(damaged, Offer):
                damaged.made_by[at] = other
            else:
                damaged.positions[at].party = other
            counts["parties", "swapped"] += 1
            counts["parties", "caught"] += any(key not in before for key in problems_of(damaged, case))
    return counts


def report(title: str, counts: Counter[Any]) -> None:
    print(f"== {title}")
    for source in ("gold", "extract"):
        total = counts[source, "claims"] or 1
        errors, warnings = counts[source, "error"], counts[source, "warning"]
        flagged = f"{errors} errors ({errors / total:.1%}), {warnings} warnings ({warnings / total:.1%})"
        print(f"{source:8} {total:4} untouched: {flagged}")
        codes = sorted((-n, key[2], key[3]) for key, n in counts.items() if key[:2] == (source, "untouched"))
        print("   ", *(f"{code} {severity} {-n};" for n, code, severity in codes))
    other = {severity: counts["other", severity] for severity in ("error", "warning")}
    codes = sorted((key[2], n) for key, n in counts.items() if key[:2] == ("other", "untouched"))
    print(f"other fields of {counts['other', 'items']} items: {other}", *codes)
    for source in ("gold", "extract", "both"):
        parts = ("gold", "extract") if source == "both" else (source,)
        rows = Counter[str]()
        for kind in KINDS:
            found = {r: sum(counts[part, kind, r] for part in parts) for r in ("error", "warning", "missed")}
            rows.update(found)
            _row(source, kind, found)
        _row(source, "all", rows)
    claims, errors = (sum(counts[part, key] for part in ("gold", "extract")) for key in ("claims", "error"))
    told = {key: counts["parties", key] for key in ("swapped", "caught", "untouched", "flagged")}
    print(
        "  makers and holders: {swapped} swapped, {caught} caught; {untouched} untouched, {flagged} doubted".format(
            **told
        )
    )
    print(f"  untouched claims flagged as errors: {errors} of {claims} ({errors / (claims or 1):.1%})")


def _row(source: str, kind: str, found: Mapping[str, int]) -> None:
    total = sum(found.values()) or 1
    caught, errors = (found["error"] + found["warning"]) / total, found["error"] / total
    print(f"  {source:8} {kind:10} {sum(found.values()):4}: caught {caught:6.1%}, as errors {errors:6.1%}")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument(
        "--show", help="list cases of dev or of the folder: untouched, other, or a kind of corruption that was missed"
    )
    parser.add_argument("--gold", type=Path, help="another folder of cases, measured alone")
    arguments = parser.parse_args()
    if arguments.gold:
        counts, shown = measure(cases_of(arguments.gold), arguments.seed, arguments.gold)
        report(arguments.gold.name, counts)
        _show(shown, arguments.show)
        return
    counts, shown = measure(DEVELOPMENT, arguments.seed)
    report("dev", counts)
    _show(shown, arguments.show)
    report("held out", measure(HELD_OUT, arguments.seed)[0])
    case = load("us-ukraine-guarantees")
    _ = case.context.document.entities, case.context.document.attributions
    seconds, found = min(_time(case) for _ in range(5))
    print(f"seed: {len(case.gold)} items, {found} problems, {seconds * 1000:.1f} ms (best of 5)")


def _show(shown: dict[Any, list[str]], wanted: str | None) -> None:
    for key, rows in shown.items():
        if wanted and wanted in key[:2] and (key[-1] == "missed" or key[0] in {"untouched", "other"}):
            print(key, *rows, sep="\n  ")


def _time(case: Case) -> tuple[float, int]:
    begun = time.perf_counter()
    fresh = CheckContext.of(Article(case.context.document), case.gold)
    found = sum(len(check_item(item, fresh)) for item in case.gold)
    return time.perf_counter() - begun, found


if __name__ == "__main__":
    main()
