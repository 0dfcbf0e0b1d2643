"""The words by which an article says for whom somebody speaks: offices, owners, services, descriptions of bodies."""

from __future__ import annotations

import re

from summarizer.document import EntityKind
from summarizer.document.patterns import lazy

OFFICE = (
    r"(?:spokes(?:man|woman|person|people)|president|prime minister|(?:\w+ )?minister|secretary|chair(?:man|"
    r"woman|person)?|chief(?: executive| negotiator)?|"
    r"ceo|head|leader|boss|managing director|director|negotiator|envoy|ambassador|manager|lawyer|attorney|"
    r"agent|delegate|commissioner|official|owner|gaffer|"
    r"captain|founder|commander|premier|chancellor|counsel|representative|deputy|organi[sz]er|steward|"
    r"governor|portfolio (?:manager|holder)|insider|superintendent|counterpart|commodore|officer|conven[oe]r|executive|"
    r"treasurer|coordinator|trustee)"
)
FOR = lazy(rf"\b{OFFICE}s?\s+(?:\w+\s)?(?:of|for|at|to|from)\s+(?:the\s+)?$", re.IGNORECASE)
BETWEEN = lazy(rf"^(?:['’]s|['’])?,?\s+(?:[\w-]+\s){{0,3}}?{OFFICE}s?,?\s*$", re.IGNORECASE)
LEADS = lazy(
    r"\b(?:leads?|led|heads?|headed|chairs?|represents?|speaks? for|runs?|negotiat\w+ for|advis(?:es|ed)|acts? for)"
    r"\s+(?:the\s+)?$",
    re.IGNORECASE,
)
# A body that is only described: "the rebel delegation", "the district’s bargaining team", "its council".
DESCRIBED = r"(?:the|its|their)\s((?:[a-z][\w’'-]*\s){0,3}[a-z][\w’'-]*)"
LEADS_DESCRIBED = lazy(
    r"^,?\s*(?:\w+\s){0,3}?(?:leads?|led|heads?|headed|represents?|speaks? for|chief of|head of|leader of|"
    rf"spokesman for|spokeswoman for|negotiat\w+ for)\s+{DESCRIBED}"
)
DESCRIBED_OFFICE = lazy(rf"\b{OFFICE}\s(?:of|for|at|from|with)\s{DESCRIBED},?\s(?:[A-Z]\w*\.?\s){{0,2}}$")
BESIDE = lazy(r"\b(rebel|union|company|government|club)\s+(?:\w+\s)?" + OFFICE + r"s?,?\s*$", re.IGNORECASE)
COUNTERPART = lazy(rf"\b(?:counterpart|opposite number|{OFFICE}) (?:at|of|for|from) (?:the )?$", re.IGNORECASE)
OF_DESCRIBED = lazy(rf"^,?\s(?:(?:a|an|the)\s)?(?:[\w-]+\s){{0,3}}?{OFFICE}s?\s(?:of|for|at|from|with)\s{DESCRIBED}")
DESCRIBED_OWNER = lazy(
    rf"(?:\b[Tt]he\s((?:[\w-]+\s)?[a-z]+)['’]s|^,\sthe\s([a-z]+)['’]s)\s(?:[\w-]+\s){{0,3}}?{OFFICE}\b"
)
DESCRIBED_BEFORE = lazy(
    rf"\b[Tt]he\s((?:[\w-]+\s)?[a-z]+)['’]s\s(?:[\w-]+\s){{0,3}}?{OFFICE},?\s(?:(?:retired|veteran)\s)?"
    r"(?:[A-Z][\w’'-]*\.?\s){0,2}$"
)
PART = lazy(
    r"^(?:[Tt]he\s)?([^’']{2,40})['’]s?\s(?:[\w-]+\s){0,3}?(?:committee|executive|team|leadership|negotiators|bankers|lawyers|"
    r"ministry|delegation|management|directors)$"
)
NAMED_FOR = lazy(r"\s(?:for|of|at|from|with|in)\s(?:the|its|their)\s([a-z][\w-]*)$")
END_OF_PHRASE = frozenset(
    "of for at in on to from with by who which that and or when after has have had is was said".split()
)
MINISTERS_OFFICE = lazy(
    r"^(?:the\s)?(?:[\w-]+\s)?(?:minister|president|premier|chancellor)['’]s\s(?:office|ministry|department)$",
    re.IGNORECASE,
)
FAR_BEFORE = 80
FAR_BEHIND = 240
ITS_OFFICE = lazy(rf"\b(?:its|their)\s(?:[\w-]+\s){{0,3}}?{OFFICE},?\s(?:[A-Z]\w+\s)?$", re.IGNORECASE)
ITS_OFFICE_BEHIND = lazy(
    rf"^,\s(?:(?:its|their)\s(?:[\w-]+\s){{0,3}}?{OFFICE}\b|(?:the\s)?{OFFICE}\sof\s(?:its|their)\s)", re.IGNORECASE
)
# "Landry's attorney, X": who acts for a person of a name.
OWN_AGENT = lazy(
    r"^['’]s?\s(?:[\w-]+\s){0,2}?(?:attorney|lawyer|agent|barrister|solicitor|manager|spokes\w+),?\s$", re.IGNORECASE
)
HIS_OFFICE = lazy(
    r"\b(?:his|her)\s(?:[\w-]+\s){0,2}?(?:agent|lawyer|attorney|spokes\w+|manager|adviser),?\s$", re.IGNORECASE
)
ON_BEHALF = lazy(r"^,\s(?:speaking\s)?(?:for|on behalf of)\s(?:the\s)?$")
SPEAKING_FOR = lazy(r"\b(?:speaking|acting|negotiating)\s(?:for|on behalf of)\s(?:the\s)?$", re.IGNORECASE)
ADVISES = lazy(
    r"^,?\s(?:who|that)\s(?:has\s|have\s|is\s|are\s)?(?:advis\w+|represent\w*|acts?\sfor|acting\sfor)\s(?:the\s)?$"
)
BARE_SPOKESMAN = lazy(r"^(?:a\s|the\s)?spokes(?:man|woman|person)$", re.IGNORECASE)
PLAIN_SOURCE = lazy(r"^(?:(?:one|another|an?|the|two|three|second|third)\s)?officials?$", re.IGNORECASE)
INFORMED = lazy(
    r"\b(?:familiar with|briefed (?:on|by|about)|knowledge of|(?:has|have) seen|ambassador to|envoy to)\b",
    re.IGNORECASE,
)
DIPLOMAT = lazy(r"\bdiplomats?\b", re.IGNORECASE)
SAID = lazy(r"^(?:\s(?:has|have|also|later))?\s(?:said|says|told|added|announced|confirmed|denied|insisted|wrote)\b")
LEFT = lazy(r"\b(?:former|ex-|one-time|retired|late)\b", re.IGNORECASE)
CLAUSES = lazy(r"\b(?:who|which|now)\b|,")
# An envoy is sent to a place, he does not come from it.
SENT_TO = lazy(r"\b(?:envoy|ambassador)s?\s(?:for|to)\s(?:the\s)?$", re.IGNORECASE)
OF_BODY = lazy(r"^\s(?:of|from)\s(?:the\s)?$")
OWNED_OFFICE = lazy(rf"^['’]s\s(?:[\w-]+\s){{0,3}}?{OFFICE}\b")
APPOSED = lazy(r"^,\s(?:the\s)?$")
NEAR = 60
EMPLOYERS = frozenset({EntityKind.COMPANY, EntityKind.UNION, EntityKind.ARMED_GROUP, EntityKind.ORGANIZATION})
BODIES = frozenset(
    {
        EntityKind.STATE,
        EntityKind.COMPANY,
        EntityKind.UNION,
        EntityKind.ARMED_GROUP,
        EntityKind.ORGANIZATION,
        EntityKind.GROUP,
    }
)
MOST_BACK = 260
STATE_BODY = lazy(
    r"\b(?:[Mm]inistry|[Gg]overnment|[Aa]rmy|[Ee]mbassy|[Pp]residency|[Ff]orces|[Mm]ilitary|[Dd]elegation|"
    r"State Department|Kremlin|Treasury|Foreign Office)\b"
)
COMPANY_OFFICE = lazy(
    r"\b(?:managing director|chief executive|ceo|boss|finance director|chief operating officer|"
    r"chief financial officer)\b",
    re.IGNORECASE,
)
UNION_OFFICE = lazy(
    r"\b(?:branch secretary|general secretary|shop steward|"
    r"union (?:president|chair\w*|boss|leader|official|organi[sz]er|rep|secretary))\b",
    re.IGNORECASE,
)
KINDS_BY_WORD = {
    "rebel": EntityKind.ARMED_GROUP,
    "rebels": EntityKind.ARMED_GROUP,
    "insurgent": EntityKind.ARMED_GROUP,
    "union": EntityKind.UNION,
    "local": EntityKind.UNION,
    "company": EntityKind.COMPANY,
    "firm": EntityKind.COMPANY,
    "airline": EntityKind.COMPANY,
    "government": EntityKind.STATE,
    "club": EntityKind.ORGANIZATION,
    **dict.fromkeys(("group", "landlord", "developer"), EntityKind.COMPANY),
    **dict.fromkeys(("federation", "association", "guild", "chamber"), EntityKind.UNION),
    **dict.fromkeys(
        ("publishers", "tenants", "residents", "farmers", "plaintiffs", "families", "owners"), EntityKind.GROUP
    ),
}
MOST_MENTIONS = 12
MOST_TITLES = 4
OFFICE_WORD = lazy(rf"\b{OFFICE}\b", re.IGNORECASE)
MINISTER = lazy(
    r"(?:[A-Z][a-z]+\s(?:and\s)?){0,3}[Mm]inister$|(?:Economy|Foreign|Trade|Treasury|Defen[cs]e|Finance|Interior|Commerce|"
    r"Energy|Agriculture|Health|Home)\s[Ss]ecretary$"
)
# "Iceland's delegation, led by X".
LED_BY = lazy(
    r"^(?:['’]s?)?(?:\s(?:[\w-]+\s){0,2}?(?:delegation|team|side|negotiators|committee))?,?\s(?:which\s(?:is|was)\s)?"
    r"(?:led|headed|chaired|represented)\sby\s(?:the\s|its\s)?(?:[\w-]+\s){0,3}$"
)
# Members of a body by what they are called -> the noun of the body.
BODY_OF_MEMBER = {
    **dict.fromkeys("councillor councilor cllr councilman councilwoman alderman".split(), "council"),
    "commissioner": "commission",
    "senator": "senate",
}
MEMBER_OF = lazy(
    r"\b(board|council|committee|commission|executive) (?:member|chair\w*|president|leader)$", re.IGNORECASE
)
# "said that the district was willing", "told reporters the union would accept": who says so speaks for it.
SPEAKS_OF = lazy(
    r"(?:,\s[^,.;“”]{3,80},)?\s(?:(?:has|also|later|then)\s)?(?:said|says|added|confirmed|indicated|announced|"
    r"told\s[^,.;“”]{2,40}?)(?:\s(?:on\s)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\syesterday)?(?:\sthat)?\s"
    r"(?:the|its|their|his|her)\s((?:[a-z-]+\s){0,2}?[a-z-]+)\s(?:was|is|were|are|would|will|could|had|has|have)\s"
    r"(?:(?:now|also|not|still|be|been|already)\s){0,2}(?:willing|ready|prepared|open|happy|committed|determined|accept|"
    r"agree|consider|pay|offer|offered|go|come|take|meet|study|look|studying|looking|considering|need|attend|answer|"
    r"respond|sign|put|proposed|asked|agreed|withdrawn|dropped|made|given|able|unable|afford)\b"
)
IN_THE_BODY_OF = lazy(
    r"\s(?:in|at|from|of)\s(?:his|her|its|their)\s(?:ministry|office|department|company|firm|union|team|government|party|"
    r"delegation|organi[sz]ation|agency)$"
)
OWNED_SOURCE = lazy(r"^(?:the\s)?([a-z][\w-]+)['’]s?\s")
STATE_OFFICE = lazy(
    r"\b(?:minister|president|premier|chancellor|ambassador|envoy|negotiator|secretary|spokes\w+|official|diplomat|"
    r"commissioner|delegate|representative)s?\b",
    re.IGNORECASE,
)
OWNER = lazy(r"(?:the\s)?([^’']{2,40})[’']s?\s", re.IGNORECASE)
UNION_WORD = lazy(r"\bunion\b", re.IGNORECASE)
OWN = frozenset({EntityKind.PERSON, EntityKind.UNNAMED, EntityKind.UNKNOWN})
