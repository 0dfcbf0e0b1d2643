"""Read a document by all rules and write what they found as a negotiation brief in the model's face."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from summarizer.document import Document, Quotation, Sentence
from summarizer.engines.rules import confidence
from summarizer.engines.rules.anaphora import pointing_issues
from summarizer.engines.rules.answers import apply_answers, find_answers
from summarizer.engines.rules.cast import Casting, cast_parties
from summarizer.engines.rules.contested import contested_issues
from summarizer.engines.rules.context import Context
from summarizer.engines.rules.continuations import with_continuations
from summarizer.engines.rules.counterparts import OF_OUTSIDERS, Counterparts
from summarizer.engines.rules.deals import clause_acts
from summarizer.engines.rules.everyday import is_everyday
from summarizer.engines.rules.foreign import Foreign, bodies
from summarizer.engines.rules.holders import Stances
from summarizer.engines.rules.issues import Holders, find_issues, merge_issues
from summarizer.engines.rules.merging import merge_acts, without_heralds
from summarizer.engines.rules.nouns import noun_acts
from summarizer.engines.rules.parties import PartyWriter
from summarizer.engines.rules.promises import as_demand
from summarizer.engines.rules.quotes import repetitions, speaker_of, spoken
from summarizer.engines.rules.records import Act, Answered, Issue, Reason
from summarizer.engines.rules.short import facing, weighed_by_acts
from summarizer.engines.rules.sides import Negotiation, find_negotiation
from summarizer.engines.rules.snippets import read_actors
from summarizer.engines.rules.summary import headline, next_steps, summary
from summarizer.engines.rules.table import two_sides, with_addressees
from summarizer.engines.rules.tongues import TONGUES
from summarizer.engines.rules.trust import trusted
from summarizer.engines.rules.units import citable_part, read_units
from summarizer.engines.rules.verbs import verb_acts
from summarizer.engines.rules.verdicts import find_verdicts
from summarizer.engines.rules.wordings import worded_acts

JsonObject = dict[str, Any]
_BARE_GAP = "issue:gap-between"
# Refusals and quarrels are told of all kinds of matters: only where somebody at the table holds a position on it.
_NEEDS_POSITION = frozenset(
    f"issue:{name}" for name in ("ruled-out", "quarrel", "says-nothing", "could-block", "is-the-knot", "is-outstanding")
)
ENGLISH = frozenset({"en", "und"})


@dataclass
class Findings:
    """Everything that the rules found in one document."""

    context: Context
    negotiation: Negotiation
    acts: list[Act]
    issues: list[Issue]
    casting: Casting
    steps: tuple[Sentence, ...] | None = None

    @property
    def offers(self) -> list[Act]:
        return [act for act in self.acts if not act.stance]


def find_all(document: Document) -> Findings:
    """Run every rule that the document's language and subject allow."""
    actors = read_actors(document)
    if document.language not in ENGLISH:
        return _find_foreign(Context.of(document, [], actors))
    units = read_units(document)
    context = Context.of(document, units, actors)
    negotiation = find_negotiation(document, actors, units)
    acts: list[Act] = []
    issues: list[Issue] = []
    if negotiation.found or negotiation.doubtful or actors.short:
        actors.at_the_table(negotiation.sides, negotiation.pair, negotiation.mediators)
        acts = find_acts(context)
        if actors.short:
            negotiation = weighed_by_acts(context, negotiation, acts)
            actors.at_the_table(negotiation.sides, negotiation.pair, negotiation.mediators)
        elif negotiation.doubtful:
            negotiation = negotiation.borne_out(acts)
    if negotiation.found:
        pair = two_sides(context, acts) or facing(context, negotiation, acts)
        addressed = with_addressees(context, acts, pair)
        issues = _issues(context, addressed if actors.short else acts)
        acts = addressed
    else:
        acts = []
        actors.at_the_table((), (), ())
    return Findings(
        context, negotiation, acts, issues, cast_parties(context, acts, issues, negotiation=negotiation.found)
    )


def _find_foreign(context: Context) -> Findings:
    """What the cues of another language tell; quotations and speakers alone where its cues are not known."""
    nothing = Negotiation(found=False, sides=(), pair=(), mediators=())
    tongue = TONGUES.get(context.document.language)
    reading = None if tongue is None else Foreign(context, tongue)
    if reading is None or not reading.found():
        casting = cast_parties(context, [], [], negotiation=False)
        for mention in reading.speakers() if reading is not None else ():
            casting.add(mention.entity, "says:beside", (mention.start, mention.end))
        return Findings(context, nothing, [], [], casting)
    acts = reading.acts()
    if context.actors.short:
        acts = with_addressees(context, acts, two_sides(context, acts))
    issues = reading.issues(acts)
    sides = bodies(context, acts)
    context.actors.at_the_table(sides, (), ())
    casting = cast_parties(context, acts, issues, negotiation=False)
    for mention in reading.speakers():
        casting.add(mention.entity, "says:beside", (mention.start, mention.end))
    negotiation = Negotiation(found=True, sides=sides, pair=(), mediators=())
    return Findings(context, negotiation, acts, issues, casting, tuple(reading.steps()))


def find_acts(context: Context) -> list[Act]:
    """All acts of bargaining, the same thing once, with the fate that later sentences tell."""
    acts: list[Act] = []
    answers: list[Answered] = []
    for unit in context.units:
        told = [*verb_acts(context, unit), *noun_acts(context, unit), *clause_acts(context, unit)]
        acts += told
        if all(act.stance for act in told):
            acts += worded_acts(context, unit)
        answers += find_answers(context, unit)
        answers += find_verdicts(context, unit)
    acts = [as_demand(context, act) for act in acts if not is_everyday(context, act)]
    merged = with_continuations(context, without_heralds(context, merge_acts(context, acts)))
    return trusted(context, apply_answers(context, merged, answers))


def _issues(context: Context, acts: list[Act]) -> list[Issue]:
    cued = [issue for unit in context.units for issue in find_issues(context, unit)]
    cued += pointing_issues(context, acts)
    holders = Holders(context, acts)
    merged = [holders.with_positions(issue) for issue in merge_issues(context, cued)]
    told = {s.id for issue in merged if issue.rule != _BARE_GAP for s in issue.evidence}
    merged = [i for i in merged if i.rule != _BARE_GAP or not told & {s.id for s in i.evidence}]
    merged = [i for i in merged if i.rule not in _NEEDS_POSITION or i.positions]
    both = [*merged, *contested_issues(context, acts, merged)]
    stances = Stances(context, acts)
    pair = two_sides(context, acts)
    others = Counterparts(context, with_addressees(context, acts, pair), pair or context.actors.pair, stances)
    both.sort(key=lambda issue: issue.start)
    return [
        issue._replace(positions=())
        if issue.rule in OF_OUTSIDERS
        else others.with_other_side(stances.with_answers(issue))
        for issue in both
    ]


class Draft:
    """One brief: items with ids, and the reason for each."""

    def __init__(self, findings: Findings) -> None:
        self._found = findings
        self._context = findings.context
        self._document = findings.context.document
        self.reasons: list[Reason] = []

    def raw(self) -> JsonObject:
        """The brief in the model's face of `NegotiationBrief`."""
        found, document = self._found, self._document
        english = document.language in ENGLISH
        writer = PartyWriter(self._context, found.casting, found.acts, negotiation=found.negotiation.found)
        parties = writer.write()
        known = {str(party["id"]) for party in parties}
        self._explain_parties(parties)
        offers = [self._offer(n, act, known) for n, act in enumerate(found.offers, 1)]
        issues = [self._issue(n, issue, known) for n, issue in enumerate(found.issues, 1)]
        return {
            "headline": headline(document),
            "summary": [self._statement(s) for s in summary(self._context, found.acts, found.issues)]
            if english
            else [],
            "parties": parties,
            "offers": offers,
            "open_issues": issues,
            "quotes": self.quotes(known, offers, issues),
            "next_steps": [self._statement(s) for s in self._steps()] if found.negotiation.found else [],
        }

    def _steps(self) -> list[Sentence]:
        known = self._found.steps
        return next_steps(self._context, self._found.offers) if known is None else list(known)

    def _text(self, start: int, end: int) -> str:
        return " ".join(self._document.text[start:end].split())

    def _reason(self, section: str, item: str, rule: str, spans: tuple[tuple[int, int], ...]) -> None:
        self.reasons.append(Reason(section, item, rule, tuple(self._text(a, b) for a, b in spans), spans))

    def _explain_parties(self, parties: list[JsonObject]) -> None:
        for party in parties:
            for rule, span in self._found.casting.reasons.get(party["id"], [])[:3]:
                self._reason("parties", party["id"], rule, (span,))

    def _statement(self, sentence: Any) -> JsonObject:
        part = citable_part(self._document, sentence) or (sentence.start, sentence.end)
        return {"text": self._text(*part), "evidence": [sentence.id]}

    def _offer(self, number: int, act: Act, known: set[str]) -> JsonObject:
        item = f"O{number}"
        self._reason("offers", item, act.rule, act.cues)
        return {
            "id": item,
            "kind": act.kind,
            "made_by": [m for m in act.makers if m in known],
            "made_to": [] if act.kind == "agreement" else [a for a in act.addressees if a in known],
            "according_to": act.source if act.source in known else None,
            "text": self._text(act.start, act.end),
            "conditions": list(act.terms.conditions),
            "amounts": [{"text": t, "value": v, "unit": u, "currency": c} for t, v, u, c in act.terms.amounts],
            "deadline": act.terms.deadline,
            "status": act.status,
            "evidence": [s.id for s in act.evidence],
            "basis": act.rule,
            "confidence": confidence.of_rule(act.rule),
        }

    def _issue(self, number: int, issue: Issue, known: set[str]) -> JsonObject:
        item = f"I{number}"
        self._reason("open_issues", item, issue.rule, issue.cues)
        return {
            "id": item,
            "topic": self._text(issue.start, issue.end),
            "status": issue.status,
            "positions": [
                {"party": p.party, "text": self._text(p.start, p.end), "evidence": [s.id for s in p.evidence]}
                for p in issue.positions
                if p.party in known
            ],
            "evidence": [s.id for s in issue.evidence],
            "basis": issue.rule,
            "confidence": confidence.of_rule(issue.rule),
        }

    def quotes(self, known: set[str], offers: list[JsonObject], issues: list[JsonObject]) -> list[JsonObject]:
        document = self._document
        pairs = spoken(document)
        ids = {quotation.id: f"U{n}" for n, (quotation, _) in enumerate(pairs, 1)}
        repeats = repetitions(self._document, [quotation for quotation, _ in pairs])
        told = _items_by_sentence([*offers, *issues])
        found = []
        for quotation, attribution in pairs:
            speaker = speaker_of(document, attribution)
            speaker = None if speaker is None else self._context.actors.same(speaker)
            spans = ((attribution.start, attribution.end),) if speaker else ()
            self._reason("quotes", ids[quotation.id], f"speech:{attribution.basis.value}", spans)
            found.append(
                {
                    "id": ids[quotation.id],
                    "passage": quotation.id,
                    "speakers": [speaker] if speaker in known else [],
                    "kind": "full" if quotation.clause else "partial",
                    "repeats": ids.get(repeats.get(quotation.id, "")),
                    "about": self._about(quotation, told),
                    "basis": attribution.basis.value,
                    "confidence": attribution.confidence,
                }
            )
        return found

    def _about(self, quotation: Quotation, told: dict[str, list[str]]) -> list[str]:
        """Offers and issues that this quotation's sentences tell."""
        sentences = self._document.sentences_of(quotation.start, quotation.end)
        return list(dict.fromkeys(item for sentence in sentences for item in told.get(sentence.id, ())))


def _items_by_sentence(items: list[JsonObject]) -> dict[str, list[str]]:
    told: dict[str, list[str]] = {}
    for item in items:
        for sentence in item["evidence"]:
            told.setdefault(sentence, []).append(item["id"])
    return told
