"""Choose who belongs in the brief: who speaks, bargains, takes part, has to consent, or is spoken for."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field

from summarizer.document import Document, EntityKind, Mention, QuotationUse
from summarizer.document.cues import SPEECH
from summarizer.document.gazetteer import state_forms
from summarizer.document.patterns import lazy
from summarizer.engines.rules.bound import BINDING, approves, guarantees, is_traded
from summarizer.engines.rules.context import Context
from summarizer.engines.rules.quotes import speaker_of
from summarizer.engines.rules.records import Act, Issue, Span
from summarizer.engines.rules.sides import is_mediating
from summarizer.engines.rules.syntax import find_sayings

_SAYING = frozenset(
    """say tell add confirm note claim write announce reveal disclose report suggest acknowledge explain argue warn
    state declare
    repeat reiterate stress emphasise emphasize hint maintain insist describe call think believe predict admit
    concede ask deny
    accuse urge shout reply answer respond according""".split()
)
_TALKS_WITH = lazy(
    r"\b(?:talks|negotiations|meeting|meetings|discussions|consultations|mediat\w+|led|brokered|headed|"
    r"attended|hosted|conversations|met|meets|haggl\w+|negotiat(?:ed|ing)|bargain(?:ed|ing))\s"
    r"(?:[\w-]+\s){0,2}?(?:with|between|by|among|involving)\s",
    re.IGNORECASE,
)
# "with US officials": the name only tells whose officials; "with Hale Schools failed" goes on with a verb.
_ATTRIBUTIVE = lazy(
    r"\s(?!(?:and|or|as|at|by|for|from|in|into|is|on|over|to|until|with|without|about|after|again|ahead|are|before|could|"
    r"did|during|earlier|for|had|has|have|last|late|next|since|that|this|today|tomorrow|was|went|were|when|where|which|"
    r"while|who|will|would|yesterday|began|begin|broke|fell|went|\w+ed|\w+ly)\b)[a-z]+\b"
)
_NO_ACCORD = lazy(
    r"\s(?:can(?:[’']t|not)|could\s?(?:n[’']t|not)|(?:have|has|had)\s(?:so\sfar\s)?failed\sto|fail(?:ed|s)?\sto|(?:have|has|had)"
    r"\syet\sto|(?:are|were|is|was)\sunable\sto)\s(?:(?:come\sto|reach|strike|find)\s(?:an?\s)?(?:\w+\s)?)?(?:agree|agreement|"
    r"deal|compromise|accord|terms)\b"
)
_CONSENT = lazy(r"\b(?:approv|ratif|vote|ballot|clear|consent|blessing|endorse|sign off|agree to)\w*", re.IGNORECASE)
_SAYS = (
    r"(?:said|says|told|added|adds|warned|warns|wrote|writes|replied|argued|argues|asked|shouted|insisted|recalled|recalls|"
    r"stressed|noted|called|announced|conceded|confirmed|denied|declined to|refused to|urged|answered|teased|declared|"
    r"maintains|maintained|reckons|reckoned|predicts|predicted|points out|pointed out|explained|explains|joked)"
)
_SAYS_BEHIND = lazy(
    rf"(?:,\s[^,.;“”\"\n]{{2,70}},|\s\([^)\n]{{1,30}}\))?,?\s(?:(?:has|had|have|also|later|then|however)\s){{0,2}}{_SAYS}\b"
    r"(?!\s(?:off|upon|in|by)\b)"
)
_IF_BEFORE = lazy(r"\b(?:if|unless|whether|until)\s(?:[\w’'.-]+\s){0,3}$", re.IGNORECASE)
_SAYS_BEFORE = lazy(rf"[,”\"’'?!]\s{_SAYS}\s(?:(?:[A-Z][\w’'-]*\.?|[a-z][\w’'-]*)\s){{0,4}}$")
# Who is asked and does not answer takes no part by that.
_NO_ANSWER = lazy(
    r"\b(?:neither|nor|not|n['’]t|never)\b[^.;“”]{0,60}\b(?:repl(?:y|ied)|respond(?:ed)?|answer(?:ed)?)\sto\s(?:\w+\s){0,2}?"
    r"(?:requests?|e-?mails?|calls?|messages?|questions?|inquiries)\b"
)
_PLACED = lazy(r"\b(?:at|in|on|near|outside|inside)\s(?:the\s)?$")  # "riders at the Fourth Street hub said"
_BACK = 60
_OFFICIALS_BEHIND = lazy(
    r"^\s(?:and\s[A-Z]\w+\s)?(?:\w+\s)?(?:government|delegat\w+|negotiat\w+|officials?|mediators?|side|envoys?|diplomats?|"
    r"[Pp]resident|[Mm]inister|leaders?|team)\b"
)
_SCENE_BEFORE = lazy(
    r"\b(?:in|at|near|outside|inside|across|throughout|around|(?:re)?take|(?:re)?taking|seize|storm|enter|occupy|capture|invade|"
    r"leave)\s(?:the\s|new\s|all\s)?$",
    re.IGNORECASE,
)
_OFFICERS = lazy(
    r"\b(?:minister|president|negotiator|envoy|ambassador|spokes\w+|chief|chair\w*|leader|secretary|director|head|"
    r"commissioner|delegate|lawyer|agent|premier|chancellor|manager|gaffer|mediator|conciliator|counsel|trustee)\b",
    re.IGNORECASE,
)
_GONE = lazy(r"\b(?:former|late|predecessor|founder)\b", re.IGNORECASE)
MOST_FORMS = 50
_LONGEST_SUBJECT = 120
_LIST_JOINT = lazy(
    r"(?:,\s)?(?:(?:and|nor|or)\s)?(?:the\s)?|\s(?:and|nor|or)\s(?:the\s|its\s|their\s)?(?:[A-Z][\w.]+\s){0,2}"
)
_ATTRIBUTE_OF = lazy(
    r"[’']s\b|\s(?:ceasefire|truce|talks|war|conflict|crisis|peace|border|strip|hostages?|deal|agreement|protests?|summit|"
    r"offensive|siege|blockade|region|area|time|based)\b",
    re.IGNORECASE,
)
_MOST_NEAR = 6
_PEOPLE = frozenset({EntityKind.PERSON, EntityKind.UNNAMED})


@dataclass
class Casting:
    """Why each entity is in: reasons by entity id, in the order of the rules that gave them."""

    reasons: dict[str, list[tuple[str, Span]]] = field(default_factory=dict)
    same: Callable[[str], str] = str

    def add(self, entity_id: str, rule: str, span: Span) -> None:
        self.reasons.setdefault(self.same(entity_id), []).append((rule, span))


def cast_parties(context: Context, acts: list[Act], issues: list[Issue], *, negotiation: bool) -> Casting:
    """Everybody who speaks, makes or receives an offer, holds a position, takes part in talks, or is represented by
    such.
    """
    casting = Casting()
    document = context.document
    casting.same = context.actors.same
    _speakers(document, casting)
    _sources(context, casting)
    _sayers(context, casting)
    for act in acts:
        if not act.stance:
            for entity in (*act.makers, *act.addressees, *filter(None, (act.source,))):
                casting.add(entity, f"acts:{act.rule}", act.cues[0])
    for issue in issues:
        for position in issue.positions:
            casting.add(position.party, f"holds:{issue.rule}", (position.start, position.end))
    if negotiation:
        _participants(context, casting)
        _consenting(context, issues, casting)
        _officers(context, casting)
        _mediators(context, casting)
        _bound(context, casting)
        for side in context.actors.pair or context.actors.sides[:1]:
            mention = next(iter(mentions_of(context, side)), None)
            if mention is not None and (side in casting.reasons or not _is_scene(context, side)):
                casting.add(side, "side", (mention.start, mention.end))
    busy = {maker for act in acts if not act.stance for maker in act.makers}
    if context.actors.short:
        busy |= {party for act in acts if not act.stance for party in act.addressees}
    _drop_bystanders(context, casting, busy)
    return casting


def _is_scene(context: Context, side: str) -> bool:
    """Whether an article names a state or a name of no known kind only as a place or by its adjective."""
    if context.actors.kind(side) not in {EntityKind.STATE, EntityKind.UNKNOWN, EntityKind.ORGANIZATION}:
        return False
    text, forms = context.document.text, state_forms()
    for mention in mentions_of(context, side)[:MOST_FORMS]:
        form = forms.get(text[mention.start : mention.end])
        adjective = form is not None and form.sort in {"adjective", "plural"}
        if adjective and _OFFICIALS_BEHIND.match(text[mention.end : mention.end + _BACK]):
            return False
        placed = _SCENE_BEFORE.search(text[max(mention.start - 16, 0) : mention.start])
        if not (adjective or placed or _ATTRIBUTE_OF.match(text, mention.end)):
            return False
    return True


def _drop_bystanders(context: Context, casting: Casting, makers: set[str]) -> None:
    """Leave out who has no name and does nothing of its own: one bare word ("the firm", "officials") has to be quoted
    or to make an offer, a longer description at least to say something, and a group more than that.
    """
    for entity_id in list(casting.reasons):
        entity = context.actors.entity(entity_id)
        if entity is None or entity_id in makers:
            continue
        kind = context.actors.kind(entity_id)
        rules = {rule.split(":")[0] for rule, _ in casting.reasons[entity_id]}
        nameless = entity.name == entity.name.lower() or kind in {EntityKind.UNNAMED, EntityKind.GROUP}
        idle = not rules & ({"speaks"} if " " not in entity.name else {"speaks", "says"})
        if (nameless and idle) or (kind is EntityKind.GROUP and rules == {"says"}):
            del casting.reasons[entity_id]


def _speakers(document: Document, casting: Casting) -> None:
    for quotation, attribution in zip(document.quotations, document.attributions, strict=True):
        speaker = speaker_of(document, attribution) if quotation.use is QuotationUse.SPEECH else None
        if speaker is not None and document.barred_at(quotation.start, quotation.end) is None:
            span = (attribution.start, attribution.end)
            casting.add(speaker, f"speaks:{attribution.basis.value}", span)


def _sources(context: Context, casting: Casting) -> None:
    """Those of whom the narrative says that they say something."""
    document, actors = context.document, context.actors
    for saying in find_sayings(document.frames, document.tags):
        if SPEECH.get(saying.cue, saying.cue) not in _SAYING or document.barred_at(saying.start, saying.end):
            continue
        for mention in _first_named(context, actors.mentions(saying.start, saying.end)[:2]):
            first = next((s.start for s in document.sentences_of(mention.start, mention.end)), saying.start)
            silent = _NO_ANSWER.search(document.text, max(saying.start - _BACK, first), saying.end + _BACK)
            placed = _PLACED.search(document.text, saying.start, mention.start)
            if mention.start - saying.start < 40 and silent is None and placed is None:
                casting.add(mention.entity, f"says:{saying.cue}", (saying.start, saying.end))


def _first_named(context: Context, mentions: list[Mention]) -> list[Mention]:
    """The first of the names, but of "House Speaker Ann Roe said" the person, in whose title the first one stands."""
    if len(mentions) > 1:
        person = context.document.entity(mentions[1].entity)
        opens = context.document.text[mentions[0].start : mentions[0].end]
        if person is not None and any(title.startswith(f"{opens} ") for title in person.titles):
            return mentions[1:]
    return mentions[:1]


def _participants(context: Context, casting: Casting) -> None:
    """Those with, between or by whom talks are held or led."""
    text = context.document.text
    for unit in context.units:
        if unit.history or unit.quotation is not None:
            continue
        for match in _TALKS_WITH.finditer(text, unit.frame.start, unit.frame.end):
            stop = re.search(
                r"[;.:”]|,\s(?:as|which|who|but)\b|\b(?:in|on|at|over|about|to)\s", text[match.end() : unit.frame.end]
            )
            end = unit.frame.end if stop is None else match.end() + stop.start()
            for mention in context.actors.mentions(match.end(), end)[:4]:
                if (
                    _ATTRIBUTIVE.match(text, mention.end)
                    and context.actors.kind(mention.entity) is not EntityKind.PERSON
                ):
                    continue
                casting.add(mention.entity, "talks-with", (mention.start, mention.end))
        for match in _NO_ACCORD.finditer(text, unit.frame.start, unit.frame.end):
            for mention in _named_before(context, unit.frame.start, match.start()):
                casting.add(mention.entity, "no-accord", (mention.start, mention.end))


def _named_before(context: Context, start: int, end: int) -> list[Mention]:
    """The names of a subject that ends at `end`: of "Hale, the port and Corvane cannot agree" all."""
    found: list[Mention] = []
    for mention in reversed(context.actors.mentions(max(start, end - _LONGEST_SUBJECT), end)):
        if _LIST_JOINT.fullmatch(context.document.text, mention.end, end) is None:
            break
        found.append(mention)
        end = mention.start
    return found[::-1] if len(found) > 1 else []


def _consenting(context: Context, issues: list[Issue], casting: Casting) -> None:
    """Bodies whose approval an open issue waits for."""
    for issue in issues:
        for sentence in issue.evidence[:1] if issue.rule.startswith("issue:") else ():
            if not _CONSENT.search(context.document.slice(sentence)):
                continue
            for mention in context.actors.mentions(sentence.start, sentence.end)[:_MOST_NEAR]:
                if context.actors.kind(mention.entity) is EntityKind.ORGANIZATION:
                    casting.add(mention.entity, "asked-to-consent", (mention.start, mention.end))


def _sayers(context: Context, casting: Casting) -> None:
    """Persons and sources named right beside a verb of saying: "X, chief executive of Y, said"."""
    text = context.document.text
    for entity in context.document.entities:
        kind = context.actors.kind(entity.id)
        if kind not in _PEOPLE and not (kind is EntityKind.UNKNOWN and " " in entity.name):
            continue
        for mention in mentions_of(context, entity.id)[:MOST_FORMS]:
            before = text[max(mention.start - 50, 0) : mention.start]
            behind = None if kind is EntityKind.UNNAMED else _SAYS_BEHIND.match(text, mention.end, mention.end + 120)
            if (behind is not None and _IF_BEFORE.search(before) is None) or _SAYS_BEFORE.search(before):
                casting.add(entity.id, "says:beside", (mention.start, mention.end))
                break


def _mediators(context: Context, casting: Casting) -> None:
    """States and bodies that the article calls mediators, also where they only stand by."""
    text = context.document.text
    for entity_id in context.actors.mediators:
        for mention in mentions_of(context, entity_id)[:MOST_FORMS]:
            if is_mediating(text, mention):
                casting.add(entity_id, "mediates", (mention.start, mention.end))
                break


def _bound(context: Context, casting: Casting) -> None:
    """Bodies and states that have to approve, or that would watch over what is agreed."""
    text = context.document.text
    for unit in context.units:
        if unit.history or not BINDING.search(text, unit.frame.start, unit.frame.end):
            continue
        for mention in context.actors.mentions(unit.frame.start, unit.frame.end)[:_MOST_NEAR]:
            kind = context.actors.kind(mention.entity)
            body = kind not in _PEOPLE and kind is not EntityKind.UNKNOWN
            if (body and (approves(text, mention) or guarantees(text, mention))) or is_traded(text, mention):
                casting.add(mention.entity, "bound", (mention.start, mention.end))


def _officers(context: Context, casting: Casting) -> None:
    """Ministers, negotiators, spokesmen and agents of a side, where the report tells what they do now."""
    sides = set(context.actors.sides) | set(casting.reasons)
    told = [unit for unit in context.units if unit.quotation is None and not unit.history]
    starts = [unit.frame.start for unit in told]
    text = context.document.text
    for entity in context.document.entities:
        mention = next(iter(mentions_of(context, entity.id)), None)
        if mention is None or context.actors.kind(entity.id) is not EntityKind.PERSON or entity.id in casting.reasons:
            continue
        near = f"{' '.join(entity.titles)} {text[max(mention.start - 60, 0) : mention.end + 40]}"
        at = bisect_right(starts, mention.start) - 1
        present = at >= 0 and mention.start < told[at].frame.end
        side = context.actors.side_of(entity.id)
        if present and side != entity.id and side in sides and _OFFICERS.search(near) and not _GONE.search(near):
            casting.add(entity.id, "officer", (mention.start, mention.end))


def mentions_of(context: Context, entity_id: str) -> tuple[Mention, ...]:
    """Where an entity, under any of its names, is mentioned outside barred passages."""
    found = [m for e in context.actors.namesakes(entity_id) for m in e.mentions]
    return tuple(m for m in sorted(found, key=lambda m: m.start) if context.document.barred_at(m.start, m.end) is None)
