"""Pick the headline, the two to four sentences that a busy reader needs first, and the dated steps to come."""

from __future__ import annotations

import re

from summarizer.document import Document, Sentence
from summarizer.document.patterns import lazy
from summarizer.engines.rules.context import Context
from summarizer.engines.rules.records import Act, Issue, Unit
from summarizer.engines.rules.units import citable_part, headline_end

MOST_HEADLINE_WORDS = 15
_BORDER = lazy(r"[,;:]\s|\s[–—-]\s|\s(?:as|while|after|but|amid)\s", re.IGNORECASE)
_OPENS_ADVERBIAL = lazy(r"(?:on|in|at|after|before|with|as|for|from|under|despite|amid|when|while)\s", re.IGNORECASE)
_LOOSE_END = lazy(
    r"(?:\s(?:the|a|an|of|over|on|in|to|for|with|and|or|by|at|from|as|its|their|his|her))+$", re.IGNORECASE
)
_EVENT = lazy(
    r"\b(?:talks|negotiations|negotiators|teams|delegat\w+|envoys|meet\w*|summit|votes?|ballot|hearing|rounds?|"
    r"sessions?|committee|council|board|mediat\w+|signing|deadline|strike|stoppage|walk-?out|offer|bid|deal|trial|"
    r"agreement|sides|parties|union|convention|conference|ministers|leaders|congress|parliament|consultations|text|"
    r"proposal|compromise|answer|reply|respond|contract|shareholders|holders|trustees|truce|ceasefire|creditors|"
    r"the two|both|court|judge|announcement|ultimatum)\b",
    re.IGNORECASE,
)
_OCCURRENCE = lazy(
    r"\b(?:will|would(?! (?:\w+ )?have)|could meet|shall|(?:is|are|was|were) (?:now |also |both )?(?:due|set|scheduled|"
    r"expected|slated|listed|pencilled in|planned|in\b|to\b)|(?:is|are) (?:on|at)\b|plans? to|intends? to|"
    r"agreed to (?:meet|resume|return|"
    r"hold|continue|report|vote|reply|answer)|invited|asked [^.;]{2,90}? to (?:hold|meet|reply|present|come|answer|"
    r"report)|"
    r"must|(?:has|have|had|gave [\w ]{2,30}|given [\w ]{0,30}) until|opens?|expires?|ends|resumes?|restarts?|"
    r"continues?|meets?|reconvenes?|votes?|begins?|starts?|breaks?|next (?:round|session|meeting|hearing|sitting)|"
    r"deadline (?:of|is|for|expires)|falls due|runs (?:until|out)|remains? open until|needed an? [\w ]{3,20} by|"
    r"(?:set|gave|given) (?:an?|them|it) (?:deadline|ultimatum)|gave \w+ \w+ until)\b",
    re.IGNORECASE,
)
_RELATIVE = lazy(
    r"\b(?:tomorrow|tonight|next (?:week|month|year|spring|summer|autumn|winter)|in the new year|this weekend|"
    r"later this (?:week|month|year)|through the night|in the coming (?:days|weeks)|the following (?:day|week))\b",
    re.IGNORECASE,
)
_CLAUSE = lazy(r"[;:“\"]|,\s(?:and|but|which|who|when|where|delivered|presented|made)\b|\s(?:after|because|although)\s")
_TERMS = lazy(r"\b(?:if|under|provided|unless|in return|in exchange|once)\b", re.IGNORECASE)
_MOST_TO_DATE = 110
_DATE_FIRST = lazy(r"\W*(?:On|By|Next|From)\s")
_OPENING = 22
_FORECAST = lazy(r"\b(?:likely|unlikely|analysts?|might|probably|hopes? (?:for|that)|predict\w*|may)\b", re.IGNORECASE)
_HAS_UNTIL = lazy(r"\b(?:has|have|had) until\b")
_HAS_DAYS = lazy(r"\b(?:has|have) (?:[\w-]+ ){1,2}(?:days|weeks|hours|months) to\b")
_VOTE = lazy(r"\bput to a vote\b|\bgo to a (?:vote|ballot)\b", re.IGNORECASE)
_MOST_STEPS = 8


def headline(document: Document) -> str:
    """The title, else the first citable sentence, cut to fifteen words at a clause border."""
    if document.title:
        return shortened(" ".join(document.title.split()))
    for sentence in document.sentences:
        part = citable_part(document, sentence)
        if part is not None:
            return shortened(" ".join(document.text[slice(*part)].split()))
    return shortened(" ".join(document.text.split()[: MOST_HEADLINE_WORDS + 1]))


def shortened(text: str) -> str:
    """At most fifteen words, cut at the last clause border within them where there is one."""
    words = text.split()
    if len(words) <= MOST_HEADLINE_WORDS:
        return text
    within = " ".join(words[: MOST_HEADLINE_WORDS + 1])
    borders = [m.start() for m in _BORDER.finditer(within) if len(within[: m.start()].split()) >= 4]
    if len(borders) == 1 and _OPENS_ADVERBIAL.match(within):
        borders = []
    cut = within[: borders[-1]] if borders else " ".join(words[:MOST_HEADLINE_WORDS])
    return _LOOSE_END.sub("", cut).rstrip(" ,;:–—-")


def summary(context: Context, acts: list[Act], issues: list[Issue]) -> list[Sentence]:
    """The lead and up to three sentences that hold most of the offers and issues, in text order."""
    document = context.document
    candidates = [s for s in _report(context) if 30 <= s.end - s.start <= 420]
    if not candidates:
        return []
    weights = dict.fromkeys((s.id for s in candidates), 0.0)
    for act in acts:
        for sentence in act.home[:1]:
            if sentence.id in weights:
                weights[sentence.id] += 0.5 if act.stance else 2.0 + 0.3 * len(act.terms.amounts)
    for issue in issues:
        for sentence in issue.evidence[:1]:
            if sentence.id in weights:
                weights[sentence.id] += 1.2
    for place, sentence in enumerate(candidates[:8]):
        weights[sentence.id] += (8 - place) * 0.15
    lead = candidates[0]
    ranked = sorted(candidates[1:], key=lambda s: (-weights[s.id], s.start))
    chosen = [lead, *[s for s in ranked if weights[s.id] >= 1.2][:3]]
    if len(chosen) < 2:
        chosen += ranked[:1]
    return sorted({s.id: s for s in chosen if citable_part(document, s) is not None}.values(), key=lambda s: s.start)


def _report(context: Context) -> list[Sentence]:
    """Sentences that belong to the report: not the headline, not barred, not inside a quotation."""
    document = context.document
    report = headline_end(document)
    quotations = document.quotations
    at = 0
    found = []
    for sentence in document.sentences:
        if sentence.end <= report:
            continue
        while at < len(quotations) and quotations[at].end <= sentence.start:
            at += 1
        inside = (
            at < len(quotations)
            and quotations[at].start <= sentence.start + 1
            and quotations[at].end >= sentence.end - 2
        )
        if not inside and citable_part(document, sentence) is not None:
            found.append(sentence)
    return found


def next_steps(context: Context, acts: list[Act]) -> list[Sentence]:
    """Sentences that tell a planned event of the negotiation with its date, votes to come, deadlines of ultimatums."""
    found: dict[str, Sentence] = {}
    for act in acts:
        if act.kind == "ultimatum" and act.terms.deadline is not None:
            found.setdefault(act.home[0].id, act.home[0])
    for unit in context.units:
        if len(found) >= _MOST_STEPS:
            break
        if not unit.history and _tells_step(context, unit):
            for sentence in context.evidence(unit.frame.start, unit.frame.end)[-1:]:
                found.setdefault(sentence.id, sentence)
    return sorted(found.values(), key=lambda sentence: sentence.start)


def _tells_step(context: Context, unit: Unit) -> bool:
    text = unit.frame.text[unit.frame.start : unit.frame.end]
    if _FORECAST.search(text):
        return False
    dated = context.terms.dates(unit.frame.start, unit.frame.end)
    if (dated and _HAS_UNTIL.search(text)) or _HAS_DAYS.search(text):
        return True
    if not _EVENT.search(text):
        return False
    if _VOTE.search(text):
        return True
    return _looks_ahead(unit, text) and any(
        _dated(context, unit, happens.end(), conditional=happens.group().lower() == "would")
        for happens in _OCCURRENCE.finditer(text)
    )


def _dated(context: Context, unit: Unit, marker: int, *, conditional: bool) -> bool:
    """Whether a date stands soon behind the marker, in its clause, or opens the sentence; what somebody "would" do
    counts only outside of terms.
    """
    start = unit.frame.start + marker
    clause = _CLAUSE.split(unit.frame.text[start : min(start + _MOST_TO_DATE, unit.frame.end)])[0]
    if conditional and _TERMS.search(unit.frame.text[unit.frame.start : unit.frame.end]):
        return False
    text = unit.frame.text[unit.frame.start : unit.frame.start + _OPENING]
    opening = not conditional and _DATE_FIRST.match(text) is not None
    if opening and context.terms.dates(unit.frame.start, unit.frame.start + _OPENING):
        return True
    return bool(context.terms.dates(start, start + len(clause))) or _RELATIVE.search(clause) is not None


def _looks_ahead(unit: Unit, text: str) -> bool:
    """In a quotation only what "will" happen, or happens, counts: speakers also wish and recall."""
    return unit.quotation is None or re.search(r"\bwill\b|['’]ll\b|\bopens?\b|\bmeets?\b", text) is not None
