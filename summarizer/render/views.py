"""Builds the view of a result: its sections by brief type, what to warn of, findings, and what it cost."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from summarizer.render.generic import generic_facts, generic_headline, generic_sections
from summarizer.render.negotiation import negotiation_sections
from summarizer.render.view import Card, Doubt, Fact, Notice, Section, SetAside, Tone, View, with_doubts, words
from summarizer.schemas import Attempt, BriefResult, Finding, NegotiationBrief, RunStatus, Severity
from summarizer.schemas.result import Dropped, Provenance

RULES = Notice(
    Tone.WARN,
    "Rule-based draft",
    "Made without a language model: extracts that rules found in the article. What the rules cannot tell is left out.",
)
TELLING = ("text", "name", "topic", "passage", "headline", "title", "value")


def view_of(result: BriefResult[Any]) -> View:
    """The view of any result; one without a brief has no sections but keeps source, findings and accounts."""
    brief = result.brief
    sections: tuple[Section, ...] = ()
    facts: tuple[Fact, ...] = ()
    headline = ""
    if isinstance(brief, NegotiationBrief):
        sections = negotiation_sections(brief, result.repeated)
        headline = brief.headline
    elif brief is not None:
        sections = generic_sections(brief)
        headline, facts = generic_headline(brief) or "", generic_facts(brief)
    findings = _findings(result.findings, sections)
    by_card: dict[str, tuple[Doubt, ...]] = {}
    for doubt in findings:
        if doubt.card is not None:
            by_card[doubt.card] = (*by_card.get(doubt.card, ()), doubt)
    sections = tuple(with_doubts(section, by_card) for section in sections)
    return View(
        headline=headline or result.source.title or result.source.name or "Untitled article",
        status=str(result.status.value),
        type=result.provenance.type,
        source=result.source,
        notices=tuple(_notices(result)),
        facts=facts,
        sections=sections,
        findings=findings,
        dropped=tuple(_set_aside(item) for item in result.dropped),
        accounts=accounts(result.ledger),
        provenance=_provenance(result.provenance),
        attempts=tuple(result.ledger),
        speakers=tuple(dict.fromkeys(name for s in sections for card in s.cards for name in card.speakers)),
    )


def _notices(result: BriefResult[Any]) -> Iterable[Notice]:
    if result.status is RunStatus.FAILED:
        errors = [finding.message for finding in result.findings if finding.severity is Severity.ERROR]
        yield Notice(Tone.BAD, "No brief", " ".join(errors) or "The run failed; the findings say why.")
    if result.status is RunStatus.PARTIAL:
        count = len(result.dropped)
        items = (
            "1 item that failed its checks stands" if count == 1 else f"{count} items that failed their checks stand"
        )
        what = f"{items} under “Set aside”."
        yield Notice(Tone.WARN, "Partial", what if count else "Not all of the article could be used; see the findings.")
    if result.provenance.engine == "rules":
        yield RULES


def _findings(findings: Sequence[Finding], sections: Sequence[Section]) -> tuple[Doubt, ...]:
    cards: dict[str, Card] = {}
    for section in sections:
        for card in section.cards:
            for part in card.parts:
                cards.setdefault(part.label, card)
            cards.setdefault(card.label, card)
            cards.setdefault(f"{section.key}.{card.label}", card)
    printed = []
    for finding in findings:
        card_of = cards.get(finding.item) if finding.item else None
        printed.append(
            Doubt(
                finding.severity,
                finding.code,
                finding.message,
                tuple(finding.spans),
                about=finding.item,
                card=card_of.key if card_of else None,
            )
        )
    return tuple(printed)


def _set_aside(dropped: Dropped) -> SetAside:
    details = json.dumps(dropped.item, ensure_ascii=False, default=str)
    texts = [str(dropped.item[name]) for name in TELLING if isinstance(dropped.item.get(name), str)]
    text = next(filter(None, texts), details)
    return SetAside(words(dropped.section), dropped.code, dropped.message, text, details)


def accounts(ledger: Sequence[Attempt]) -> tuple[Fact, ...]:
    """Totals of a ledger; what an endpoint did not say is shown as unknown, never as nothing."""
    if not ledger:
        return (Fact("requests", ("none",)),)
    kinds = dict.fromkeys(attempt.kind for attempt in ledger)
    each = [f"{sum(a.kind is kind for a in ledger)} {kind.value}" for kind in kinds]
    totals = (
        ("input tokens", _total([a.input_tokens for a in ledger], "{:,}")),
        ("of these cached", _total([a.cached_tokens for a in ledger], "{:,}")),
        ("output tokens", _total([a.output_tokens for a in ledger], "{:,}")),
        ("seconds", _total([a.seconds for a in ledger], "{:.1f}")),
        ("cost in USD", _total([a.cost_usd for a in ledger], "{:.4f}")),
    )
    return (
        Fact("requests", (f"{len(ledger)} ({', '.join(each)})",)),
        *(Fact(label, (text,)) for label, text in totals),
    )


def _total(values: Sequence[float | int | None], pattern: str) -> str:
    known = [value for value in values if value is not None]
    if not known:
        return "unknown"
    total = pattern.format(sum(known))
    return total if len(known) == len(values) else f"at least {total}"


def _provenance(made: Provenance) -> tuple[Fact, ...]:
    pairs = (
        ("engine", made.engine),
        ("model", made.model),
        ("brief type", made.type),
        ("version", made.version),
        ("prompt sha256", made.prompt_sha256),
        ("schema sha256", made.schema_sha256),
    )
    return tuple(Fact(label, (value,)) for label, value in pairs if value)
