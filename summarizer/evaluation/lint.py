"""The linter of gold cases: offsets, ids, references and evidence are held against the article."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from summarizer.evaluation.faults import GoldError
from summarizer.evaluation.gold import ARTICLE, GOLD, Gold, GoldCase, GoldItem, GoldQuote, case_folders, load_case
from summarizer.evaluation.spans import Range, shared, union

PLACEHOLDER = "..."


@dataclass(frozen=True, slots=True)
class Problem:
    """One broken rule: the case, the item or field in it, and what is wrong."""

    case: str
    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.case}: {self.where}: {self.what}"


Notes = Iterator[tuple[str, str]]


def lint_folder(root: Path, only: tuple[str, ...] = ()) -> tuple[list[GoldCase], list[Problem]]:
    """Load and check every case under `root`: the cases that can be read, and all problems of all cases."""
    cases: list[GoldCase] = []
    problems: list[Problem] = []
    for folder in case_folders(root, only):
        try:
            case = load_case(folder)
        except GoldError as error:
            problems.append(Problem(folder.name, "file", error.message))
            continue
        cases.append(case)
        problems += lint_case(case)
    return cases, problems


def lint_case(case: GoldCase) -> list[Problem]:
    """Every rule that the gold of one case breaks; empty for good gold."""
    gold, article = case.gold, case.article
    rules = (_file(case), _ids(gold), _references(gold), _texts(gold), _evidence(gold, article), _quotes(gold, article))
    notes = [note for rule in rules for note in rule] + list(_printed(gold, article))
    return [Problem(case.folder.name, where, what) for where, what in notes]


def _file(case: GoldCase) -> Notes:
    gold = case.gold
    if gold.id != case.folder.name:
        yield "id", f"{gold.id!r} is not the folder's name"
    if gold.sha256 != hashlib.sha256(case.raw).hexdigest():
        yield "sha256", f"{ARTICLE} is not the text that {GOLD} was written for"
    if not case.article.strip():
        yield ARTICLE, "is blank"
    if case.article.startswith("\ufeff") or "\0" in case.article:
        yield ARTICLE, "holds a byte order mark or a NUL"
    if gold.type != "negotiation":
        yield "type", f"{gold.type!r} cannot be scored, only 'negotiation'"
    if not gold.cluster.strip():
        yield "cluster", "is empty: name the event, one word"
    if not re.fullmatch(r"[a-z]{2,3}", gold.language):
        yield "language", f"{gold.language!r} is no ISO 639 code"
    if gold.published is not None and not _is_date(gold.published):
        yield "published", f"{gold.published!r} is no date YYYY-MM-DD"


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _ids(gold: Gold) -> Notes:
    seen: set[str] = set()
    for section, item in _items(gold):
        if item.id in seen:
            yield item.id, f"stands twice (again in {section})"
        seen.add(item.id)


def _items(gold: Gold) -> Iterator[tuple[str, GoldItem | GoldQuote]]:
    for section in ("parties", "offers", "open_issues", "quotes", "next_steps"):
        for item in getattr(gold, section):
            yield section, item


def _references(gold: Gold) -> Notes:
    parties = {item.id for item in gold.parties}
    claims = {item.id for item in (*gold.offers, *gold.open_issues)}
    quotes = [item.id for item in gold.quotes]
    for party in gold.parties:
        yield from _known(party.id, "represents", [party.represents], parties - {party.id})
    for offer in gold.offers:
        yield from _known(offer.id, "made_by", offer.made_by, parties)
        yield from _known(offer.id, "made_to", offer.made_to, parties)
        yield from _known(offer.id, "according_to", [offer.according_to], parties)
    for issue in gold.open_issues:
        yield from _known(issue.id, "positions", [position.party for position in issue.positions], parties)
    for quote in gold.quotes:
        yield from _known(quote.id, "speakers", quote.speakers, parties)
        yield from _known(quote.id, "about", quote.about, claims)
        yield from _known(quote.id, "repeats", [quote.repeats], set(quotes) - {quote.id})
    grouped: set[str] = set()
    for group in gold.repeated:
        yield from _known("repeated", "group", group, set(quotes))
        if len(set(group)) < 2 or grouped & set(group):
            yield "repeated", f"{list(group)} is no group of two or more quotes of its own"
        grouped |= set(group)


def _known(where: str, name: str, ids: Iterable[str | None], allowed: set[str]) -> Notes:
    listed = [reference for reference in ids if reference is not None]
    for reference in listed:
        if reference not in allowed:
            yield where, f"{name}: there is no {reference!r} to refer to"
    if len(set(listed)) != len(listed):
        yield where, f"{name}: names the same item twice"


def _texts(gold: Gold) -> Notes:
    texts = [(party.id, "name", party.name) for party in gold.parties]
    texts += [(offer.id, "text", offer.text) for offer in gold.offers]
    texts += [(issue.id, "topic", issue.topic) for issue in gold.open_issues]
    texts += [(issue.id, "position", position.text) for issue in gold.open_issues for position in issue.positions]
    texts += [(step.id, "text", step.text) for step in gold.next_steps]
    for where, name, text in texts:
        if not text.strip() or text.strip() == PLACEHOLDER:
            yield where, f"{name} is not filled in"


def _evidence(gold: Gold, article: str) -> Notes:
    furniture = union(gold.furniture)
    for start, end in gold.furniture:
        if not 0 <= start < end <= len(article):
            yield "furniture", f"[{start}, {end}] is no place in an article of {len(article)} characters"
    evidence = [(item.id, item.evidence) for _, item in _items(gold) if isinstance(item, GoldItem)]
    evidence += [
        (f"{issue.id}.{position.party}", position.evidence)
        for issue in gold.open_issues
        for position in issue.positions
    ]
    for where, places in evidence:
        if not places:
            yield where, "has no evidence"
        if len(set(places)) != len(places):
            yield where, "lists the same evidence twice"
        for place in places:
            yield from _place(where, place, article)
            if shared(union([place]), furniture):
                yield where, f"evidence {list(place)} lies in furniture"


def _place(where: str, place: Range, article: str) -> Notes:
    start, end = place
    if not 0 <= start < end <= len(article):
        yield where, f"[{start}, {end}] is no place in an article of {len(article)} characters"
        return
    text = article[start:end]
    if text != text.strip():
        yield where, f"[{start}, {end}] starts or ends with white space"
    elif (start and article[start - 1].isalnum() and text[0].isalnum()) or (
        end < len(article) and article[end].isalnum() and text[-1].isalnum()
    ):
        yield where, f"[{start}, {end}] cuts a word: {text[:20]!r} to {text[-20:]!r}"


def _quotes(gold: Gold, article: str) -> Notes:
    furniture = union(gold.furniture)
    spans: dict[Range, str] = {}
    for quote in gold.quotes:
        span = (quote.start, quote.end)
        if not 0 <= quote.start < quote.end <= len(article):
            yield quote.id, f"{list(span)} is no place in an article of {len(article)} characters"
            continue
        if article[quote.start : quote.end] != quote.text:
            yield quote.id, f"text is not the article's {article[quote.start : quote.end][:60]!r}"
        if shared((span,), furniture):
            yield quote.id, "lies in furniture"
        if span in spans:
            yield quote.id, f"is the same passage as {spans[span]}"
        spans[span] = quote.id


def _printed(gold: Gold, article: str) -> Notes:
    """Names and amounts must be the article's own, letter by letter (case and white space aside)."""
    plain = " ".join(article.casefold().split())
    printed = [(party.id, name) for party in gold.parties for name in (party.name, *party.aliases)]
    printed += [(offer.id, amount) for offer in gold.offers for amount in offer.amounts]
    for where, text in printed:
        if " ".join(text.casefold().split()) not in plain:
            yield where, f"{text!r} is not printed in the article"
