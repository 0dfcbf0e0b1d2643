"""The negotiation brief as a reader wants it: what is new, who, what is on the table, what is open, in whose words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from summarizer.render.view import Badge, Card, Fact, Layout, Section, Tone, words
from summarizer.schemas import NegotiationBrief
from summarizer.schemas.negotiation import Offer, OpenIssue, Party, Quote, QuoteKind, Statement

TOLD = 8  # quotes named as saying the same

TONES = {
    "accepted": Tone.GOOD,
    "in_force": Tone.GOOD,
    "rejected": Tone.BAD,
    "withdrawn": Tone.BAD,
    "expired": Tone.BAD,
    "broken": Tone.BAD,
    "announced": Tone.INFO,
    "proposed": Tone.INFO,
    "under_discussion": Tone.INFO,
    "open": Tone.INFO,
    "narrowing": Tone.GOOD,
    "stalled": Tone.WARN,
    "disputed": Tone.BAD,
}


def negotiation_sections(brief: NegotiationBrief, repeated: Sequence[Sequence[str]]) -> tuple[Section, ...]:
    """Sections of a negotiation brief; `repeated` groups ids of quotes that say the same thing."""
    names = {party.id: party.name for party in brief.parties}
    return (
        Section("summary", "In short", Layout.STATEMENTS, _statements("summary", brief.summary)),
        Section("parties", "Who negotiates", Layout.TABLE, _parties(brief.parties, names)),
        Section("offers", "On the table", Layout.ITEMS, _offers(brief.offers, names)),
        Section("open_issues", "Unresolved", Layout.ITEMS, _issues(brief.open_issues, names)),
        Section("next_steps", "What comes next", Layout.STATEMENTS, _statements("next_steps", brief.next_steps)),
        Section("quotes", "In their words", Layout.QUOTES, _quotes(brief, names, repeated)),
    )


def _statements(key: str, statements: Sequence[Statement]) -> tuple[Card, ...]:
    return tuple(
        Card(f"{key}-{n}", f"{key}[{n}]", statement.text, show_label=False, evidence=tuple(statement.evidence))
        for n, statement in enumerate(statements)
    )


def _parties(parties: Sequence[Party], names: dict[str, str]) -> tuple[Card, ...]:
    return tuple(
        Card(
            f"parties-{n}",
            party.id,
            party.name,
            show_label=False,
            badges=(Badge(words(party.role), Tone.INFO), Badge(words(party.kind))),
            facts=_facts(
                ("title", [party.title]),
                ("represents", _named([party.represents], names)),
                ("also called", party.aliases),
            ),
            evidence=tuple(party.evidence),
        )
        for n, party in enumerate(parties)
    )


def _offers(offers: Sequence[Offer], names: dict[str, str]) -> tuple[Card, ...]:
    return tuple(
        Card(
            f"offers-{n}",
            offer.id,
            offer.text,
            badges=(Badge(words(offer.kind)), _status(offer.status)),
            byline=_from_to(_named(offer.made_by, names), _named(offer.made_to, names)),
            facts=_facts(
                ("according to", _named([offer.according_to], names)),
                ("on condition", offer.conditions),
                ("figures", [amount.text for amount in offer.amounts]),
                ("deadline", [offer.deadline]),
            ),
            evidence=tuple(offer.evidence),
            basis=basis(offer.basis, offer.confidence),
        )
        for n, offer in enumerate(offers)
    )


def _issues(issues: Sequence[OpenIssue], names: dict[str, str]) -> tuple[Card, ...]:
    return tuple(
        Card(
            f"open_issues-{n}",
            issue.id,
            issue.topic,
            badges=(_status(issue.status),),
            parts=tuple(
                Card(
                    f"open_issues-{n}-{m}",
                    f"{issue.id}.positions[{m}]",
                    position.text,
                    show_label=False,
                    byline=names.get(position.party, position.party),
                    evidence=tuple(position.evidence),
                )
                for m, position in enumerate(issue.positions)
            ),
            evidence=tuple(issue.evidence),
            basis=basis(issue.basis, issue.confidence),
        )
        for n, issue in enumerate(issues)
    )


def _quotes(brief: NegotiationBrief, names: dict[str, str], repeated: Sequence[Sequence[str]]) -> tuple[Card, ...]:
    keys = _keys(brief)
    same = {quote_id: group for group in repeated for quote_id in group}
    cards = []
    for n, quote in enumerate(brief.quotes):
        others = _others(quote.id, same.get(quote.id) or [quote.id, *([quote.repeats] if quote.repeats else [])])
        linked = (("about", list(quote.about)), ("says the same as", others))
        cards.append(
            Card(
                f"quotes-{n}",
                quote.id,
                quote.passage.text,
                badges=(Badge("partial"),) if quote.kind is QuoteKind.PARTIAL else (),
                facts=tuple(Fact(name, tuple(ids), tuple(map(keys.get, ids))) for name, ids in linked if ids),
                quote=quote.passage,
                speakers=tuple(_named(quote.speakers, names)),
                basis=basis(quote.basis, quote.confidence),
            )
        )
    return tuple(cards)


def _others(quote_id: str, group: Sequence[str]) -> list[str]:
    """The first few of its group: where a thousand say the same, a thousand lists of the others would be a million."""
    others = [other for other in group[: TOLD + 1] if other != quote_id][:TOLD]
    more = len(group) - 1 - len(others)
    return [*others, f"{more:,} more"] if more else others


def _keys(brief: NegotiationBrief) -> dict[str, str]:
    """Key of the card of each offer, issue and quote, by its id."""
    sections: tuple[tuple[str, Sequence[Offer | OpenIssue | Quote]], ...] = (
        ("offers", brief.offers),
        ("open_issues", brief.open_issues),
        ("quotes", brief.quotes),
    )
    return {item.id: f"{section}-{n}" for section, items in sections for n, item in enumerate(items)}


def _status(status: str) -> Badge:
    return Badge(words(status), TONES.get(status, Tone.NEUTRAL))


def _named(ids: Iterable[str | None], names: dict[str, str]) -> list[str]:
    return [names.get(party, party) for party in ids if party is not None]


def _from_to(makers: list[str], addressees: list[str]) -> str:
    makers_text = ", ".join(makers) or "maker not told"
    return f"{makers_text} → {', '.join(addressees)}" if addressees else makers_text


def _facts(*pairs: tuple[str, Iterable[str | None]]) -> tuple[Fact, ...]:
    """Facts of those pairs that have a value."""
    given = ((label, tuple(str(value) for value in values if value)) for label, values in pairs)
    return tuple(Fact(label, values) for label, values in given if values)


def basis(rule: str | None, confidence: float | None) -> str:
    """How a rule came to an item and how often it is right, "" where no rule made it."""
    if rule is None:
        return ""
    share = f", right in {confidence:.0%} of its evaluation" if confidence is not None else ""
    return f"by rule: {words(rule)}{share}"
