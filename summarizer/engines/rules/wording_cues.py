"""The turns of phrase that tell an offer, a demand or an agreement, in the order in which they are tried."""

from __future__ import annotations

import re
from typing import NamedTuple

from summarizer.document.patterns import Groups, groups_of, lazy

NOUN = (
    r"(?:counter-?\s?offer|counter-?\s?proposal|counter-?\s?bid|offer|proposal|bid|approach|package|plan|"
    r"blueprint|compromise|formula|paper|draft|terms|deal|roadmap|framework)"
)
_GIVING = (
    r"(?:accept|agree|allow|back|buy|cap|consider|contribute|cover|cut|drop|end|extend|free|fund|give|go (?:to|up)|"
    r"grant|guarantee|hand|halt|keep|lend|let|lift|limit|live with|lower|offer|open|pay|provide|raise|reduce|"
    r"release|reopen|resume|return|sell|settle for|sign|spend|stop|supply|support|suspend|take|vacate|withdraw)"
)
_ASKED = r"(?:demand|insistence|call|request|claim|condition|bid|offer|proposal|plan)"
_WHO = r"(?:its|their|his|her|the|a|an)"


class Wording(NamedTuple):
    """A turn of phrase in small letters, the kind of item it tells, and what its clause must hold: a figure, a
    condition, either or nothing. `words`: without one of each group the pattern matches nothing.
    """

    name: str
    kind: str
    pattern: re.Pattern[str]
    needs: str = ""
    status: str = "proposed"
    words: Groups = ()


def _wording(
    name: str, kind: str, pattern: str, needs: str = "", status: str = "proposed", *, words: str = ""
) -> Wording:
    return Wording(name, kind, lazy(pattern), needs, status, groups_of(words))


WORDINGS = (
    _wording(
        "walk-out-unless",
        "ultimatum",
        r"\b(?:will|would|to|'ll|’ll)\s(?:\w+\s)?(?:strike|walk out|close|shut|stop|halt|leave|sue|withhold|go on|"
        r"walk away|down tools|quit|block|withdraw|cut off)\b[^.;]{0,90}?\b(?:unless|until|if\b[^.;]{0,60}?\bnot)\b",
        words=(
            "not|unless|until & block|close|cut off|down tools|go on|halt|leave|quit|shut|stop|strike|sue|walk|with"
        ),
    ),
    _wording(
        "not-without",
        "demand",
        r"\b(?:will|would|could|can)\s?(?:not|never|n['’]t)\s(?:\w+\s){0,2}?(?:accept|agree|sign|sell|give|lift|"
        r"release|return|withdraw|deliver|settle|disarm|vote|back|support|move|free|pay|approve|resume|bring)\b"
        r"[^.;]{0,70}?\b(?:until|unless|without|before|below|less than|as long as)\b",
        words="can|could|will|would & n't|never|not|n’t",
    ),
    _wording(
        "against-anything",
        "demand",
        r"\b(?:would|will|['’]ll|to)\s(?:vote against|oppose|reject|block|veto|resist|refuse)\s(?:anything|any|all)\b"
        r"[^.;]{0,50}?\b(?:below|under|less than|without|short of|that|above|beyond|over)\b",
        words="all|any & block|oppose|refuse|reject|resist|veto|vote against",
    ),
    _wording(
        "dropped",
        "demand",
        rf"\b(?:dropped|withdrew|withdrawn|abandoned|scrapped|gave up|given up)\s{_WHO}\s(?:\w+\s){{0,2}}?{_ASKED}s?\b",
        status="withdrawn",
        words=(
            "abandoned|dropped|gave up|given up|scrapped|withdrawn|withdrew & bid|call|claim|condition|demand|"
            "insistence|offer|plan|proposal|request"
        ),
    ),
    _wording(
        "asking-for",
        "demand",
        r"\b(?:seeking|asking for|asking|demanding|"
        r"claiming(?=\s(?:[\w-]+\s){0,3}?(?:[$€£0-9]|damages|compensation|ownership|back pay))|"
        r"pushing for|pressing for|holding out for|insisting on|"
        r"calling for|requesting|looking for)\s(?!talks|comment|trouble|help\b|answers|explanations?|calm|restraint|"
        r"bids|buyers|not to|to\b|speed|them to|progress)",
        words=(
            "asking|calling for|claiming|demanding|holding out for|insisting on|looking for|pressing for|"
            "pushing for|requesting|seeking"
        ),
    ),
    _wording(
        "want",
        "demand",
        r"\b(?:wants?|demands?|insists? (?:on|that)|calls for|asks? for)\s(?=(?:an?|the|its|their|his|her|all|any|"
        r"both|no|more|at least|better|higher|lower|guarantees?|written|two|three|four|five|six|seven|eight|ten|"
        r"that|it back|them back|[$€£0-9])\b|[$€£0-9]|to (?:pay|buy|sell|cut|raise|limit|"
        r"spread|keep|end|scrap|abolish|reduce|increase|add|extend|restore|remove|replace|freeze|cap|lower|tighten|ban|"
        r"stop|halt|delay|postpone|see|include|exclude|link|share|double|halve|retain|lift)\b)",
        words="ask for|asks for|calls for|demand|insist on|insist that|insists on|insists that|want",
    ),
    _wording(
        "have-asked",
        "demand",
        r"\b(?:has|have|had)\s(?:(?!been\b)\w+\s){0,2}?(?:(?:asked|requested)\s(?:\w+\s){0,4}?(?:for|to|that)|"
        r"demanded|insisted (?:on|that)|called (?:for|on))\b",
        words="had|has|have & asked|called for|called on|demanded|insisted on|insisted that|requested",
    ),
    _wording(
        "condition-set",
        "demand",
        r"\b(?:set|setting|laid down|named|spelled out|made|attached|listed)\s[^.;:]{0,50}?\b(?:conditions?|terms|"
        r"demands|price)\b",
        words="condition|demands|price|terms & attached|laid down|listed|made|named|set|spelled out",
    ),
    _wording(
        "what-wants",
        "demand",
        r"\bwhat\s[^.;,]{2,60}?\bwants?\b[^.;,]{0,40}?\b(?:is|are)\s"
        r"(?!simple|clear|unclear|not\b|more\b|less\b|far\b|hard\b|unknown)",
        words="want & what",
    ),
    _wording(
        "raised-bid",
        "offer",
        rf"\b(?:rais|lift|increas|sweeten|improv|lower|reduc|upp|hik|boost)(?:ed|es|e|s|ing)\s{_WHO}\s(?:\w+\s){{0,3}}?"
        rf"(?:{NOUN}|price|figure)\b",
        "figure",
        words=(
            "boos|hike|hiking|hiks|impr|incr|lift|lowe|rais|redu|swee|uppe|upping|upps & approach|bid|blueprint|"
            "compromise|counter|deal|draft|figure|formula|framework|offer|package|paper|plan|price|proposal|"
            "roadmap|terms"
        ),
    ),
    _wording(
        "countered",
        "offer",
        r"\b(?:countered|responded|answered|replied|hit back|came back|come back|gone back in)\s(?:[\w ]{0,24}?\s)?"
        r"(?:with|for)\s(?=an?\s|the\s|its\s|[$€£0-9]|(?:two|three|four|five|six|seven|eight|nine|ten|twelve)\s)",
        "figure-or-noun",
        words="for|with & answered|came back|come back|countered|gone back in|hit back|replied|responded",
    ),
    _wording(
        "put-in-front",
        "offer",
        r"\b(?:put|puts|placed|laid|set|slid|lobbed in|lodged|filed|handed)\s[^.;]{2,80}?\b(?:on the table|in front of|"
        r"before the|under [\w' ]{2,30} door)\b",
        words=("before the|in front of|on the table|under  & filed|handed|laid|lobbed in|lodged|placed|put|set|slid"),
    ),
    _wording(
        "signalled",
        "concession",
        r"\b(?:signal|indicat|hint|let it be known|made (?:it )?(?:clear|known|plain))\w*\s(?:that\s)?"
        r"(?:[\w’']+\s){1,4}?(?:could|would|might|can)\s(?!not\b|never\b|be\b|like\b)",
        status="under_discussion",
        words=(
            "can|could|might|would & hint|indicat|let it be known|made clear|made it clear|made it known|"
            "made it plain|made known|made plain|signal"
        ),
    ),
    _wording(
        "we-can",
        "offer",
        rf"^\W*(?:and |but |so |then )?we (?:can|could|will|would)\s(?:also\s|even\s)?(?:{_GIVING}|do|build|manage|"
        rf"sell)\s"
        r"(?!it\b|everything|our best|whatever)",
        words="we can|we could|we will|we would",
    ),
    _wording(
        "would-swap",
        "offer",
        r"\b(?:would|could|might|will)\s(?:\w+\s)?(?:swap|trade|exchange|give up)\s",
        words="could|might|will|would & exchange|give up|swap|trade",
    ),
    _wording(
        "no-further",
        "offer",
        r"\b(?:will|would|can|could)\s(?:go|pay|offer|accept|give)\s(?:no (?:further|higher|more) than|at most|only)\b",
        words="can|could|will|would & at most|no further than|no higher than|no more than|only",
    ),
    _wording(
        "could-go-to",
        "offer",
        r"\b(?:could|can)\s(?:also\s|only\s)?(?:go (?:up |as (?:high|far) as )?(?:to)?|afford|stretch to|run to|manage|"
        r"offer|pay)\s(?=(?:(?:up to|at most|about|around) )?(?:an? (?:[\w-]+ )?(?:rise|increase|cut|sum|bonus) of )?"
        r"(?:[$€£0-9]|\w+ (?:per cent|percent)))",
        "figure",
        words="could|can & go|afford|stretch|run|manage|offer|pay",
    ),
    _wording(
        "with-a-plan",
        "proposal",
        rf"\bwith an?\s(?:[\w-]+\s){{0,3}}?{NOUN}(?:\sin which|\sunder which|\sthat would|:|\sto\s)",
        words=(
            "with a & approach|bid|blueprint|compromise|counter|deal|draft|formula|framework|offer|package|paper|"
            "plan|proposal|roadmap|terms"
        ),
    ),
    _wording(
        "a-second",
        "offer",
        r"\b(?:lobbed in|made|launched|submitted|tabled|lodged) a (?:second|third|new|fresh)\b[,.]",
        words="laun|lobb|lodg|made|subm|tabl",
    ),
    _wording(
        "could-live-with",
        "concession",
        r"\b(?:supports? the idea of|(?:could|can) live with|(?:is|are|was|were) flexible on|"
        r"described\s[^.;]{3,80}?\sas\s[“\"'‘]?(?:an option|possible|acceptable|thinkable))",
        words=(
            "are flexible on|can live with|could live with|described|is flexible on|support the idea of|"
            "supports the idea of|was flexible on|were flexible on"
        ),
    ),
    _wording(
        "has-put-table",
        "offer",
        r"\bput on the table\b[^.;]{0,30}?\b(?:is|are|was|were)\s",
        words="put on the table & are|is|was|were",
    ),
    _wording(
        "tabled",
        "proposal",
        rf"\b(?:tabled|presented|submitted|circulated|floated|unveiled|sent|delivered|lobbed in|made|received|"
        rf"launched)\s(?:[\w'’€£$.,-]+\s){{0,8}}?{NOUN}\b",
        "content",
        words=(
            "circulated|delivered|floated|launched|lobbed in|made|received|sent|submitted|tabled|unveiled & "
            "approach|bid|blueprint|compromise|counter|deal|draft|formula|framework|offer|package|paper|plan|"
            "proposal|roadmap|terms"
        ),
    ),
    _wording(
        "noun-would",
        "proposal",
        rf"\b(?:latest|most recent|last|new|second|first|final|opening|revised|improved|written|own|current|present|"
        rf"standing|best|better|rival)\s(?:\w+\s){{0,2}}?(?:{NOUN}|number|figure)\b(?:,[^,;]{{2,60}},)?\s(?:would|is|amounts|includes?|foresees|"
        rf"provides|gives|of|at|worth|for|to)\b",
        "figure",
        words=(
            "approach|bid|blueprint|compromise|counter|deal|draft|figure|formula|framework|number|offer|package|"
            "paper|plan|proposal|roadmap|terms & best|better|current|final|first|improved|last|latest|"
            "most recent|new|opening|own|present|revised|rival|second|standing|written"
        ),
    ),
    _wording(
        "offer-told",
        "offer",
        r"\b(?:an?|the)\s(?:[\w£$€.,%-]+\s){0,4}?(?:offer|bid|proposal)\s(?:of|worth|to|for|"
        r"that would|under which|by)\s",
        "content",
        words="bid|offer|proposal & by|for|of|that would|to|under which|worth",
    ),
    _wording(
        "under-it",
        "proposal",
        rf"\bunder\s(?:the|its|their|his|that|this|a)\s(?:[\w'’-]+\s){{0,3}}?{NOUN}s?\b[^.;]{{0,90}}?\bwould\b",
        words="under & would",
    ),
    _wording(
        "it-would",
        "proposal",
        rf"^\W*(?:it|the (?:\w+\s){{0,2}}?{NOUN})\s(?:also\s)?(?:would (?:give|mean|also|raise|cut|pay|allow|keep|see|"
        rf"cover|require|limit|oblige|leave|let|set|create)|includes?|gives|foresees|provides for|calls for|"
        rf"offers|comes at a price)\b",
        words="calls for|comes at a price|foresees|gives|include|offers|provides for|woul & it|the ",
    ),
    _wording(
        "would-if",
        "offer",
        rf"\b(?:would|could|will|can|['’]ll|['’]d)(?:,[^,.;]{{2,40}},)?\s(?:(?!be\b|have\b|not\b|never\b)\w+\s){{0,2}}?"
        rf"(?:{_GIVING}|(?!be\b|have\b|not\b|never\b)[a-z]{{3,}})\b[^.;]{{0,140}}?\b(?:if|provided|"
        rf"once|as long as|so long as|only (?:if|when|after|once)|in return|in exchange|on condition|but only)\b",
        words=(
            "'d|'ll|can|could|will|would|’d|’ll & as long as|but only|if|in exchange|in return|on condition|once|"
            "only after|only when|provided|so long as"
        ),
    ),
    _wording(
        "if-would",
        "offer",
        rf"(?:^|[,“\"]\s?)if\b[^.;]{{3,140}}?,\s[^.;,]{{1,40}}?\b(?:would|will|could|['’]ll|"
        rf"['’]d)\s(?:\w+\s)?{_GIVING}\b",
        words=(
            "accept|agree|allow|back|buy|cap|consider|contribute|cover|cut|drop|end|free|fund|give|go to|go up|"
            "grant|guarantee|halt|hand|keep|let|lift|limit|live with|lower|offer|open|pay|provide|raise|reduce|"
            "release|resume|return|sell|settle for|sign|stop|supp|take|vacate|withdraw & if"
        ),
    ),
    _wording(
        "would-amount",
        "offer",
        rf"\b(?:would|will|['’]ll|can)\s(?:\w+\s){{0,2}}?(?:{_GIVING}|get|receive|earn|station|ship|build|invest|rise|"
        rf"go)\s",
        "figure",
        words="'ll|can|will|would|’ll",
    ),
    _wording(
        "ready",
        "concession",
        r"\b(?:ready|willing|prepared|open|happy)\s(?:to|for)\s(?!talk|negotiate|meet|the public|questions|"
        r"listen|wait|fight|war|go home|work|resume)",
        words="happy|open|prepared|ready|willing & for|to",
    ),
    _wording(
        "promised",
        "offer",
        r"\b(?:has|have|had|is|are|was|were|been)?\s?(?<!\bthe )(?<!\ba )(?<!\ban )(?<!\bits )(?<!\btheir )"
        r"(?:offered|offering|proposed|proposing|promised|pledged|"
        r"committed to|undertaken to|guaranteed|suggested)\s(?!by\b|no\b|in\b|on\b|at\b|finding\b|reaching\b|"
        r"ensuring\b|working\b|achieving\b|bringing\b|a (?:deal|solution|peaceful|negotiated)\b)",
        "either",
        words=("committed to|guaranteed|offered|offering|pledged|promised|proposed|proposing|suggested|undertaken to"),
    ),
    _wording(
        "contingent",
        "offer",
        r"\bmade\s[^.;]{3,80}?\b(?:contingent|conditional|dependent)\s(?:on|upon)\b",
        words="made & conditional|contingent|dependent",
    ),
    _wording(
        "agreement",
        "agreement",
        r"\b(?:reached|struck|signed|clinched|sealed|concluded|initialled|hammered out)\s"
        r"(?!the (?:brink|verge|edge|point|outlines?)\b)(?:an?|the|their)?\s?"
        r"(?:[\w-]+\s){0,4}?(?:agreement|deal|settlement|accord|pact|truce|contract|memorandum|treaty)\b",
        words=(
            "clinched|concluded|hammered out|initialled|reached|sealed|signed|struck & accord|agreement|contract|"
            "deal|memorandum|pact|settlement|treaty|truce"
        ),
    ),
    _wording(
        "agreed-to",
        "agreement",
        r"\b(?:(?:have|has|both)\s)?(?:agreed|settled)\s(?:on\s|to (?!meet|talk|resume|continue|hold|keep|"
        r"go|come|sit|reconvene|work|try|negotiate|consider|disagree|return|buy|pay|"
        r"extend maturities)|that\s|the (?:[\w-]+\s){0,3}?[\w-]+:)",
        "two-sides",
        words="agreed|settled & on|that|the |to ",
    ),
    _wording(
        "voted-to-accept", "agreement", r"\b(?:voted|agreed) to accept\b", words="agreed to accept|voted to accept"
    ),
)
