"""Pick the headline, the two to four sentences that a busy reader needs first, and the dated steps to come."""

from __future__ import annotations

import re

from summarizer.document import Document, Sentence
from summarizer.engines.rules.context import Context
from summarizer.engines.rules.records import Act, Issue, Unit
from summarizer.engines.rules.units import headline_end

MOST_HEADLINE_WORDS = 15
_BORDER = re.compile(r"[,;:]\s|\s[–—-]\s|\s(?:as|while|after|but|amid)\s", re.IGNORECASE)
_OPENS_ADVERBIAL = re.compile(
    r"(?:on|in|at|after|before|with|as|for|from|under|despite|amid|when|while)\s", re.IGNORECASE
)
_LOOSE_END = re.compile(
    r"(?:\s(?:the|a|an|of|over|on|in|to|for|with|and|or|by|at|from|as|its|their|his|her))+$", re.IGNORECASE
)
_EVENT = re.compile(
    r"\b(?:talks|negotiations|negotiators|teams|delegates|envoys|meeting|meetings|summit|vote|votes|ballot|"
    r"hearing|round|session|committee|council|board|"
    r"mediation|signing|deadline|strike|stoppage|walkout|walk-out|offer|deal|trial|agreement|sides|parties|union|"
    r"convention|conference|ministers|leaders|congress|parliament)\b",
    re.IGNORECASE,
)
_TO_COME = re.compile(
    r"\b(?:will|due to|are to|is to|set (?:for|to)|scheduled (?:for|to)|to (?:resume|meet|reconvene|vote|"
    r"begin|continue|go ahead)|resumes?|meets?|reconvenes?|votes?|"
    r"begins?|expires?|opens?|planned (?:for|to)|pencilled in|slated|could meet|are expected to (?:meet|"
    r"resume|vote)|is expected to (?:meet|resume|vote)|"
    r"has until|have until|until|by|plan(?:s)? to (?:meet|resume|vote))\b",
    re.IGNORECASE,
)
_OCCURRENCE = re.compile(
    r"\b(?:(?:will|could|are due to|is due to|are to|is to|plan to|plans to|are set to|is set to|"
    r"are scheduled to|is scheduled to|are expected to|is expected to|agreed to)\s(?:\w+ly\s)?"
    r"(?:be put to|meet|resume|reconvene|vote|hold|begin|start|return|sit down|gather|convene|sign|continue|"
    r"go to|present|reply|respond|break|travel|visit|open)|"
    r"(?:talks|negotiations|meeting|round|session|vote|trial|hearing|strike|stoppage|walk-?out|summit|ballot|"
    r"council|committee)\s(?:\w+\s){0,3}?"
    r"(?:resumes?|meets?|reconvenes?|votes?|begins?|is set (?:for|to begin|to start)|are set for|"
    r"is scheduled for|is due|"
    r"is pencilled in|to go ahead|are due|starts?|opens?|is planned|break)\b|"
    r"(?:has|have) until\b|remains? open until|meeting is set for|deadline (?:of|is|expires)|put to a vote|"
    r"(?:set|gave|given) (?:a|an|them|it) (?:deadline|ultimatum)|"
    r"(?:resumes?|meets?|reconvenes?) (?:on|again|next|in)\b)",
    re.IGNORECASE,
)
_FORECAST = re.compile(
    r"\b(?:likely|unlikely|analysts?|might|probably|hopes? (?:for|that)|predict\w*|may)\b", re.IGNORECASE
)
_HAS_UNTIL = re.compile(r"\b(?:has|have|had) until\b")
_VOTE = re.compile(r"\bput to a vote\b|\bgo to a (?:vote|ballot)\b", re.IGNORECASE)
_MOST_STEPS = 6


def headline(document: Document) -> str:
    """The title, else the first citable sentence, cut to fifteen words at a clause border."""
    if document.title:
        return shortened(" ".join(document.title.split()))
    for sentence in document.sentences:
        if document.barred_at(sentence.start, sentence.end) is None:
            return shortened(" ".join(document.slice(sentence).split()))
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
    return sorted(
        {s.id: s for s in chosen if document.barred_at(s.start, s.end) is None}.values(), key=lambda s: s.start
    )


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
        if not inside and document.barred_at(sentence.start, sentence.end) is None:
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
    if dated and _HAS_UNTIL.search(text):
        return True
    if not _EVENT.search(text):
        return False
    if _VOTE.search(text):
        return True
    happens = _OCCURRENCE.search(text)
    return happens is not None and bool(dated) and (unit.quotation is None or "will" in text)
