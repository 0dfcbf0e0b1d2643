"""Read one party's press statement: what it commits itself to, asks for and denies, each an extract."""

from __future__ import annotations

import re
from typing import Any

from summarizer.document import Document, Sentence
from summarizer.document.patterns import lazy
from summarizer.engines.rules.actors import Actors
from summarizer.engines.rules.cast import cast_parties
from summarizer.engines.rules.context import Context
from summarizer.engines.rules.draft import ENGLISH
from summarizer.engines.rules.quotes import speaker_of, spoken
from summarizer.engines.rules.records import Reason
from summarizer.engines.rules.summary import headline
from summarizer.engines.rules.units import read_units

JsonObject = dict[str, Any]
_WHO = (
    r"\b(?:we|our [\w-]+|the (?:company|union|government|ministry|group|board|bank|firm|party|council|agency|"
    r"club|commission|association|federation))\b"
)
_COMMITMENT = lazy(
    rf"{_WHO}\s(?:\w+ly\s)?(?:will|shall|commit\w*|pledge\w*|promise\w*|undertake\w*|guarantee\w*|offer\w*|"
    rf"intends? to|(?:is|are|remains?|stands?) (?:\w+ )?(?:ready|prepared|willing|committed)\b)",
    re.IGNORECASE,
)
_DEMAND = lazy(
    rf"{_WHO}\s(?:\w+ly\s)?(?:demands?|calls? (?:on|for|upon)|urges?|asks?|requests?|expects?|insists?|"
    rf"wants?|requires?|appeals? to)\b",
    re.IGNORECASE,
)
_DENIAL = lazy(
    rf"{_WHO}\s(?:\w+ly\s)?(?:den(?:y|ies|ied)|rejects?|refutes?|disputes?)\b|\b(?:is|are|was|"
    rf"were) (?:simply |entirely |completely )?(?:false|untrue|not true|baseless|unfounded|"
    rf"without foundation)\b|\bno truth\b",
    re.IGNORECASE,
)
_NEGATED = lazy(r"\b(?:will not|won['’]t|shall not|cannot|never|not commit)\b", re.IGNORECASE)
_ADDRESSEE = lazy(
    r"\b(?:calls? (?:on|upon)|urges?|asks?|requests?|expects?|wants?|requires?|"
    r"appeals? to)\s+((?:the\s+)?[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*){0,4}|the\s[a-z-]+(?:\s[a-z-]+)?)\s+(?:to|"
    r"for)\b"
)
_MOST = 12


def statement_draft(document: Document) -> tuple[JsonObject, list[Reason]]:
    """The statement in the model's face of `StatementBrief`, with the reason for each item."""
    context = Context.of(document, [], Actors(document))
    reasons: list[Reason] = []
    casting = cast_parties(context, [], [], negotiation=False)
    speakers = []
    for entity_id in casting.reasons:
        entity = document.entity(entity_id)
        if entity is None or not document.sentences_of(entity.mentions[0].start, entity.mentions[0].end):
            continue
        first = document.sentences_of(entity.mentions[0].start, entity.mentions[0].end)[0]
        speakers.append(
            {
                "id": entity.id,
                "name": entity.name,
                "title": entity.titles[0] if entity.titles else None,
                "evidence": [first.id],
            }
        )
        rule, span = casting.reasons[entity_id][0]
        reasons.append(Reason("speakers", entity.id, rule, (document.text[slice(*span)],), (span,)))
    known = {str(s["id"]) for s in speakers}
    raw: JsonObject = {
        "headline": headline(document),
        "speakers": speakers,
        "commitments": [],
        "demands": [],
        "denials": [],
    }
    if document.language in ENGLISH:
        _claims(context, document, raw, reasons)
    raw["quotes"] = _quotes(document, known, reasons)
    return raw, reasons


def _claims(context: Context, document: Document, raw: JsonObject, reasons: list[Reason]) -> None:
    for unit in read_units(document):
        sentence = next(iter(context.evidence(unit.frame.start, unit.frame.end)), None)
        if sentence is None or unit.history:
            continue
        text = document.slice(sentence)
        for section, letter, pattern in (
            ("denials", "N", _DENIAL),
            ("demands", "D", _DEMAND),
            ("commitments", "C", _COMMITMENT),
        ):
            match = pattern.search(text)
            if match is None or len(raw[section]) >= _MOST or any(i["evidence"] == [sentence.id] for i in raw[section]):
                continue
            if section == "commitments" and _NEGATED.search(text, match.start(), min(match.end() + 6, len(text))):
                continue
            item = f"{letter}{len(raw[section]) + 1}"
            raw[section].append(_claim(context, section, item, sentence, text))
            span = (sentence.start + match.start(), sentence.start + match.end())
            reasons.append(Reason(section, item, f"statement:{section}", (match.group(),), (span,)))
            break


def _claim(context: Context, section: str, item: str, sentence: Sentence, text: str) -> JsonObject:
    claim: JsonObject = {"id": item, "text": " ".join(text.split()), "evidence": [sentence.id]}
    if section == "commitments":
        claim["conditions"] = list(context.terms.conditions(sentence.start, sentence.end))
        claim["deadline"] = context.terms.deadline(sentence.start, sentence.end)
    elif section == "demands":
        match = _ADDRESSEE.search(text)
        claim["addressee"] = None if match is None else match.group(1)
    return claim


def _quotes(document: Document, known: set[str], reasons: list[Reason]) -> list[JsonObject]:
    found = []
    for number, (quotation, attribution) in enumerate(spoken(document), 1):
        speaker = speaker_of(document, attribution)
        spans = ((attribution.start, attribution.end),) if speaker else ()
        words = tuple(document.text[a:b] for a, b in spans)
        reasons.append(Reason("quotes", f"U{number}", f"speech:{attribution.basis.value}", words, spans))
        found.append({"id": f"U{number}", "passage": quotation.id, "speakers": [speaker] if speaker in known else []})
    return found
