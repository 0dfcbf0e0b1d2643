"""Decide whether the article tells of a negotiation at all, and between whom."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from summarizer.document import Document, EntityKind, Mention
from summarizer.document.patterns import lazy
from summarizer.engines.rules.actors import Actors
from summarizer.engines.rules.records import Act, Span, Unit
from summarizer.engines.rules.units import headline_end

_CAN_NEGOTIATE = frozenset(
    {
        EntityKind.STATE,
        EntityKind.COMPANY,
        EntityKind.UNION,
        EntityKind.ARMED_GROUP,
        EntityKind.ORGANIZATION,
        EntityKind.GROUP,
        EntityKind.UNKNOWN,
    }
)
_TALKS = lazy(
    r"\b(?:talks|negotiat\w+|mediat(?:e|ed|es|ing|ion|ors?)|bargaining|counter-?\s?(?:offer|proposal|bid)(?:s|ed)?|"
    r"compromise|deadlock\w*|impasse|ultimatum|concessions?|truce|ceasefire|conciliat\w+|arbitrat\w+|go-between|"
    r"intermediar\w+|(?:final|latest|revised|improved|opening|sweetened|pay|contract|wage|buyout|takeover|recent|second|"
    r"hostile) (?:\w+ )?"
    r"(?:offer|bid|proposal)|sticking point|stumbling block)\b",
)
_TALK = lazy(
    r"\b(?:bids?|takeover|merger|settle(?:ment|d)?|accord|treaty|pact|deal|agreement|dispute|strike|walk-?outs?|"
    r"envoys?|delegat\w+|swap|exchange|offers?|proposals?|demands?|terms|creditors|bondholders|coalition|summit|"
    r"haggl\w+|approach|ballot|withhold\w*|deadline|joint paper|camps|settled|breach|signature|quotas?|sign nothing|"
    r"papers|partners|delegates)\b",
)
_ANSWERING = lazy(
    r"\b(?:reject(?:ed|s|ing)?|turn(?:ed|s|ing)? (?:\w+ ){0,3}?down|refus(?:e|ed|es|al|ing)|rebuff(?:ed|s)|"
    r"spurn(?:ed|s)|snub(?:bed|s)|accept(?:ed|s|ing)?|knock(?:ed|s)? back|thr[eo]ws? out|rul(?:ed|es) out|"
    r"dismiss(?:ed|es)|vot(?:ed|e) (?:down|to accept)|undervalue\w*|balk\w*)\b"
    r"[^.;]{0,50}?\b(?:offers?|bids?|proposals?|plan|demands?|terms|approach|counter\W?\w+|deal|cut|"
    r"figures?|truce|ceasefire|compromise|claims?|it|that|idea|obligation|both|shares|rise|request|releas\w+)\b"
    r"|\b(?:offers?|bids?|proposals?|demands?|plans?)\b[^.;]{0,30}\b(?:was|were|has been|had been|not been) "
    r"(?:reject|turn|refus|accept|answer|dismiss|vot)\w+|\bundervalue[sd]?\b|\bunacceptable\b|"
    r"\bwould not (?:accept|give|sign)\b",
)
_ACTING = lazy(
    r"\b(?:offer(?:ed|s|ing)|offer (?:of|to|is|was|that)|propos(?:e|es|ed|ing)|demand(?:ed|s|ing)|"
    r"insist(?:ed|s|ing)?|ask(?:ed|ing|s)? (?:\w+ ){0,4}?(?:for|to)|put forward|tabled|counter(?:ed|s) with|"
    r"(?:is|are|was|were|been|be) (?:\w+ )?(?:seeking|asking|demanding|willing|prepared|ready|open to|claiming|"
    r"holding out)|call(?:ed|s|ing) (?:for|on)|wants?|wanted|pledg\w+|promis\w+|threaten\w*|guarantee\w*|suggested|"
    r"agreed (?:to|on|that)|(?:could|would|might) (?:\w+ )?(?:accept|consider|sign|settle|agree|let|give|pay|free|"
    r"return|sell|take)|would (?:\w+ ){1,8}?(?:if|unless|provided|once|as long)|"
    r"(?:lift|rais|sweeten|increas)(?:ed|s|es)? (?:its|their) (?:bid|offer)|"
    r"unless|in return|in exchange|condition(?:al)?|committed to)\b",
)
_UNSETTLED = lazy(
    r"\b(?:sticking points?|stumbling blocks?|deadlock\w*|impasse|far apart|further apart|miles apart|at odds|"
    r"divided over|differences|no (?:final )?agreement|without (?:an? |[\w-]+ )?agreement|"
    r"failed to agree|could not agree|not agreed|yet to (?:be )?agree\w*|haggl\w+|wrangl\w+|disagree\w*|"
    r"unresolved|unsettled|in dispute|obstacle|still to be (?:decided|settled|agreed|resolved)|"
    r"narrowed|broke (?:off|up|down)|stalled|without agreeing|bridge (?:the |a )?gap|open question|none of it|"
    r"quarrel\w*|collapsed|no deal|has not moved|have not moved|both sides|two sides|two camps|the sides|the parties|"
    r"two parties|neither side)\b",
)
_AGREED = lazy(
    r"\b(?:sign(?:ed)?|reach(?:ed)?|struck|strike|agreed|initialled|sealed|clinched|concluded|close to)\b"
    r"[^.;]{0,50}?\b(?:agreement|deal|settlement|accord|pact|truce|ceasefire|treaty)\b"
    r"|\bagreed? to (?:merge|extend|end)\b|\bcame to terms\b",
)
# To reject a claim, to vote down a bill, to refuse comment, to accept that something is so: none answers an offer.
_NO_ANSWER = lazy(
    r"\b(?:reject|dismiss|refus|accept|rul)\w*\s(?:out\s)?(?:[\w’'-]+\s){0,3}?(?:accusations?|allegations?|criticisms?|"
    r"speculation|rumou?rs?|(?:claims?|suggestions?|assertions?|notion|idea|view|reports?|charges?|arguments?)\s"
    r"(?:that|made|of\s(?:an?\s)?(?:\w+ing|rift|cover-up)|his|her|he|she|it|they))\b"
    r"|\b(?:reject|dismiss|refus|accept)\w*\s(?:(?:the|an?|its|his|her|their|any)\s)?(?:[\w-]+\s)?"
    r"(?:bill|legislation|law|amendment|motion|appeal|petition|lawsuit|criticism)\b"
    r"|\b(?:refus|declin)\w*\sto\s(?:comment|say|discuss|confirm|elaborate|give\sdetails|be\sdrawn)\b"
    r"|\b(?:accept|reject)(?:s|ed|ing)?\sthat\s(?!(?:offers?|bids?|proposals?|deal|plan|figures?|demands?|terms)\b)\w",
)
# Words of bargaining in another sense: what shops sell, what buyers buy, where shares are traded, who goes bankrupt.
_HOMONYMS = lazy(
    r"\bon[\s-](?:offer|demand)\b|\b(?:special|introductory|free|promotional)\soffers?\b|"
    r"\b(?:consumer|customer|domestic|global|world|export|market|energy|oil|weak|strong|slow|slack|rising|falling|"
    r"growing|high|higher|low|lower|increased|supply\sand)\sdemand\b|\bdemand\s(?:rose|fell|grew|is\s\w+ing)\b|"
    r"\boffer(?:s|ed|ing)?\s(?:(?:its|their|more|all|new|existing)\s)?(?:customers|consumers|users|viewers|readers|"
    r"subscribers|shoppers|visitors|listeners|travellers|passengers|students|pupils|clear|value|greater|more)\b|"
    r"\b(?:stock|foreign|currency)\sexchanges?\b|\bexchange\srates?\b|\b(?:un)?settled\s(?:by|in)\b|"
    r"\bin\s(?:[\w-]+\s)?terms\b|\bgreat\sdeal\b|\bdeals?\swith\s(?:the\s)?(?:problems?|issues?|questions?)\b|"
    r"\bnot\smoved\s(?!an?\b|on\b|one\b|from\b|its\b|their\b|in\b|since\b|for\b|to\b|toward|at\b|much\b)\w|"
    r"\b(?:company|companies|firm|bank|airline|economy|currency|market|markets|group|which|almost|nearly)\scollapsed\b",
)
_BROKERS = r"(?:mediators?|brokers?|facilitators?|intermediar(?:y|ies)|go-betweens?|conciliators?|arbitrators?)"
_MEDIATING_AFTER = lazy(
    rf"^(?:['’]s?)?(?:\sand\s(?:the\s)?[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?)?\s(?:(?:\w+\s)?{_BROKERS}\b|"
    rf"(?:is|are|was|were|has been|have been)\s(?:\w+ly\s|also\s)?(?:mediating|brokering|facilitating)\b|"
    rf"(?:mediated|brokered)\s(?:the|a)\b|"
    rf"(?:(?:has|have|had|also)\s)?offered to (?:host|mediate|broker|facilitate)\b|"
    rf",\s(?:which|who)\s(?:mediated|brokered|is mediating)\b)"
    rf"|^,\s(?:which|who)\s(?:mediated|brokered|facilitated|has brokered|is mediating|runs the talks)\b"
    rf"|^,\s(?:the|a|an)\s(?:[\w-]+\s){{0,3}}?{_BROKERS}\b",
    re.IGNORECASE,
    words="mediat|broker|facilitat|offered to host|intermediar|go-between|conciliator|arbitrator|runs the talks",
)
_MEDIATING_BEFORE = lazy(
    rf"\b(?:(?:mediat|broker|facilitat|chair|moderat)ed by|mediation (?:by|of|from)|{_BROKERS} (?:is|are)|"
    rf"{_BROKERS}(?: for| from| of|,)?(?: the(?: [a-z-]+){{1,3}})?|[Cc]onciliation service)\s"
    rf"(?:the\s)?(?:[A-Z][\w’'-]+\s(?:[A-Z][\w’'-]+\s)?and\s"
    rf"(?:the\s)?)?(?:[A-Z]\w+\s)?$"
)
_MEDIATING_NAME = lazy(r"\b(?:Mediation|Conciliation|Arbitration|Acas|ACAS)\b")
_BETWEEN = lazy(
    r"\b(?:issues|war|talks|conflict|dispute|negotiations|truce|ceasefire|peace|fighting) between\s", re.IGNORECASE
)
# "Both sides" are no third side; neither are those who carry the news.
_NO_SIDE = lazy(
    r"(?:both|two|three|each|either|neither)\s|(?:(?:the\s)?(?:parties|sides)|ceo|cfo|chair|twitter|facebook|telegram|reuters|afp|ap|bloomberg|"
    r"associated press|agence france-presse)$",
    re.IGNORECASE,
)
_SIGNS = {
    "talks": _TALKS,
    "talk": _TALK,
    "answer": _ANSWERING,
    "act": _ACTING,
    "unsettled": _UNSETTLED,
    "agreed": _AGREED,
}
_BROKERING = lazy(r"\b(?:envoys?|mediat\w+|brokered|brokering|go-between)\b")
_OTHER_NEWS = lazy(
    r"\b(?:moderator|televised|candidates?|on stage|polls?|voters?|jury|jurors|verdict|convicted|sentenced|"
    r"prosecutors?|quarterly|earnings|per-share|dividend|"
    r"guidance|year-on-year|outlook|third quarter|second quarter|fourth quarter|first quarter|fiscal|"
    r"revenue|inquiry|air ?strikes?|manifestos?|pre-election|election (?:campaign|pledges?|promises?)|on the stump|"
    r"novel|album|film|memoir|expedition|storm|earthquake|"
    r"goal by|scored|beat|[0-9]-[0-9] (?:win|draw|defeat|victory))\b",
)
# What each sign in a sentence weighs; "act" alone is in all kinds of news, so that others must come with it.
_WEIGHTS = {"talks": 2.0, "talk": 0.5, "answer": 2.0, "act": 1.0, "unsettled": 2.0, "agreed": 1.5}
_OTHER_WEIGHT = 1.5
_LEAST_SENTENCES = 6
_LEAD_SENTENCES = 4
# Least share of signs, evidence, and evidence a sentence of an article that surely tells of a negotiation; the share
# that is enough where the lead alone has much evidence; share and evidence of one that may.
_SURE = (0.45, 2.0, 0.25)
_LEAD = (0.38, 3.5)
_MAY = (0.2, 3.0)
# Least (share, evidence, acts with terms) of one that may: the thinner the bargaining, the more terms there must be.
_LEAST = ((0.38, 8.0, 1), (0.28, 5.0, 2), (0.2, 3.0, 3))
_MOST_SIDES = 40


class Negotiation(NamedTuple):
    """The verdict: `found`, the sides by weight, the two main ones, those who mediate; `share` is the weight of the
    signs in a sentence, `evidence` the weight of all but plain acts. In doubt (`doubtful`) the acts decide.
    """

    found: bool
    sides: tuple[str, ...]
    pair: tuple[str, ...]
    mediators: tuple[str, ...]
    share: float = 0.0
    evidence: float = 0.0

    @property
    def doubtful(self) -> bool:
        return not self.found and self.share >= _MAY[0] and self.evidence >= _MAY[1]

    def borne_out(self, acts: Iterable[Act]) -> Negotiation:
        """The verdict with the acts known: terms with figures or conditions that somebody puts to somebody bear it
        out.
        """
        terms = sum(1 for act in acts if act.makers and not act.stance and (act.terms.amounts or act.terms.conditions))
        found = any(self.share >= share and self.evidence >= much and terms >= least for share, much, least in _LEAST)
        return self._replace(found=found)


def find_negotiation(document: Document, actors: Actors, units: list[Unit]) -> Negotiation:
    """Weigh each sentence: words of talks, acts of bargaining, answers, unsettled matters.

    An article tells of a negotiation if the weights reach a share of its sentences, not from acts alone, a lower one
    where its lead is full of them; with fewer it is in doubt. Words of other news count against it.
    """
    weights: Counter[str] = Counter()
    points = evidence = lead = 0.0
    stretches = _stretches(document, units)
    for number, (start, end) in enumerate(stretches):
        text = document.text[start:end].lower()
        signs = _signs(text)
        meant = _signs(_HOMONYMS.sub(" ", text)) if _HOMONYMS.search(text) else signs
        weight = sum(_WEIGHTS[sign] for sign in meant)
        evidence += weight - _WEIGHTS["act"] * ("act" in meant)
        lead = evidence if number < _LEAD_SENTENCES else lead
        points += weight - _OTHER_WEIGHT * (_OTHER_NEWS.search(text) is not None)
        if signs - {"talk"}:
            for party in dict.fromkeys(actors.side_of(m.entity) for m in actors.mentions(start, end)):
                entity = actors.entity(party)
                if entity is not None and _NO_SIDE.match(entity.name):
                    continue
                if actors.kind(party) in _CAN_NEGOTIATE:
                    weights[party] += 2 if signs & {"act", "answer"} else 1
    sides = tuple(i for i, _ in weights.most_common(_MOST_SIDES))
    mediators = _mediators(document, actors, weights, stretches)
    count = max(len(stretches), _LEAST_SENTENCES)
    share = points / count
    sure = share >= _SURE[0] and evidence >= max(_SURE[1], _SURE[2] * count)
    sure = sure or (share >= _LEAD[0] and lead >= _LEAD[1])
    return Negotiation(sure, sides, _pair(weights, mediators), mediators, share, evidence)


def _mediators(document: Document, actors: Actors, weights: Counter[str], stretches: list[Span]) -> tuple[str, ...]:
    mediators = tuple(i for i, _ in weights.most_common(8) if _mediates(actors, i))
    parted = _parted(document, actors, stretches)
    if parted and _BROKERING.search(document.text):
        others = (i for i, _ in weights.most_common(8) if i not in parted and actors.kind(i) is EntityKind.STATE)
        mediators = tuple(dict.fromkeys((*mediators, *others)))
    return mediators


def _parted(document: Document, actors: Actors, stretches: list[Span]) -> tuple[str, ...]:
    """The two states or armed groups that the article puts between one another, if it is always the same two."""
    pairs: set[frozenset[str]] = set()
    for start, end in stretches:
        match = _BETWEEN.search(document.text, start, end)
        found = actors.mentions(match.end(), min(match.end() + 60, end)) if match else []
        sides = tuple(dict.fromkeys(actors.side_of(m.entity) for m in found[:2]))
        if len(sides) == 2 and all(actors.kind(s) in {EntityKind.STATE, EntityKind.ARMED_GROUP} for s in sides):
            pairs.add(frozenset(sides))
    return tuple(sorted(next(iter(pairs)))) if len(pairs) == 1 else ()


def _pair(weights: Counter[str], mediators: tuple[str, ...]) -> tuple[str, ...]:
    """The two heaviest sides that do not mediate, if they stand clear of the third; else nobody is "the two sides"."""
    ranked = [(i, w) for i, w in weights.most_common(8) if i not in mediators]
    if len(ranked) < 2 or (len(ranked) > 2 and ranked[2][1] * 1.25 >= ranked[1][1]):
        return ()
    return (ranked[0][0], ranked[1][0])


def _mediates(actors: Actors, entity_id: str) -> bool:
    """ "Norwegian mediators", "mediated by Malaysia and Qatar", "conciliation service Acas"."""
    entity = actors.entity(entity_id)
    if entity is not None and entity.kind is not EntityKind.PERSON and _MEDIATING_NAME.search(entity.name):
        return True
    return entity is not None and any(is_mediating(actors.document.text, m) for m in entity.mentions[:20])


def is_mediating(text: str, mention: Mention) -> bool:
    """Whether the words right beside a mention say that it mediates."""
    before = text[max(mention.start - 60, 0) : mention.start]
    return _MEDIATING_AFTER.match(text[mention.end : mention.end + 70]) is not None or (
        _MEDIATING_BEFORE.search(before) is not None
    )


def _signs(text: str) -> set[str]:
    """What speaks for bargaining in one sentence."""
    signs = {name for name, pattern in _SIGNS.items() if pattern.search(text)}
    if "answer" in signs and _NO_ANSWER.search(text) and not _ANSWERING.search(_NO_ANSWER.sub(" ", text)):
        signs.discard("answer")
    return signs


def _stretches(document: Document, units: list[Unit]) -> list[Span]:
    """The headline, where it stands in the text, and every narrative sentence with the quotations in it."""
    spans = [(unit.frame.start, unit.frame.end) for unit in units if unit.quotation is None]
    title = headline_end(document)
    if title:
        spans.insert(0, (document.lines[0].start, title))
    return spans
