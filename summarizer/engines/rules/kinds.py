"""Second thoughts on what an entity is, from the words beside its mentions."""

from __future__ import annotations

import re

from summarizer.document import Entity, EntityKind, Mention
from summarizer.document.patterns import lazy
from summarizer.engines.rules.lexicon import GROUPS, MEMBERS

FIGHTERS = lazy(r"\b(?:rebels?|fighters|insurgents?|guerrillas?|militants)\b")
_ARMED_NAME = lazy(r"\b(?:Front|Liberation|Militia|Brigades?|Resistance|Rebels|Guerrillas?|Insurgents|Insurgency)\b")
_UNION_BEFORE = lazy(r"\bunion,?\s(?:the\s)?$", re.IGNORECASE)
_COMPANY_ENDINGS = frozenset(
    """ferries foods dairies motors airlines airways systems industries holdings partners resources stores steel
    energy bank
    mining minerals copper oil gas coaches terminals semiconductor semiconductors pharma media capital brewing breweries
    textiles chemicals logistics shipping lines rail railways insurance technologies labs robotics studios mills
    farms networks cable health homes properties estates realty records games interactive broadcasting wireless cement
    metals packaging timber seafood apparel clothing products financial construction engineering builders automotive
    cruises freight trucking cinemas theatres resorts casinos winery vineyards distillers distillery refining
    refineries pipelines solar shipyards plantations pictures publishing publishers newspapers telecoms parcels couriers
    air airways brewery bakery bakeries power electric water rubber plastics motor software pharmaceuticals""".split()
)
_BODY_ENDINGS = frozenset(
    """rovers united city town athletic wanderers albion cross democrats liberals greens alliance coalition league
    council
    institute agency""".split()
)
_COMPANY_BEFORE = lazy(
    r"\b(?:company|firm|operator|airline|carmaker|maker|bank|retailer|broker|supplier|giant|startup|group|"
    r"manufacturer|rival|bidder|insurer|miner)\s$"
)
_COMPANY_AFTER = lazy(
    r"^(?:['’]s?\s(?:board|shares|shareholders|bid|stock|investors|chief executive|directors|customers|"
    r"plants?|ceo|boss|(?:commercial|operations|managing|finance|sales|marketing|executive)\s(?:director|manager|chief|officer)|"
    r"vice[- ]president|general counsel)\b|,\s(?:a|the|an)\s(?:[\w-]+\s){0,4}?"
    r"(?:company|firm|maker|airline|bank|manufacturer|retailer|operator|supplier)\b)"
)
_BODY_AFTER = lazy(
    r"^['’]s?\s(?:members|fans|manager|leadership|leaders|spokes\w+|delegation|negotiators|officials|"
    r"ministry|government)\b"
)
# What the article itself calls a company or a union, whatever its name looks like.
_SURE_COMPANY_BEFORE = lazy(r"\b(?:takeover of|bid for|shares in|shareholders of|stake in|board of)\s(?:the\s)?$")
_SURE_COMPANY_AFTER = lazy(
    r"^,\s(?:a|the|an)\s(?:[\w-]+\s){0,4}?(?:company|firm|maker|airline|bank|manufacturer|retailer|operator|supplier|"
    r"streamer|broadcaster|developer|miner|insurer|carrier|conglomerate|brewer|steelmaker|landlord|"
    r"(?:[a-z]+s|software|media|energy|shipping|food) group)\b"
    r"|^['’]s?\s(?:shares|shareholders|share price|stock price|profits?)\b",
    words="company|firm|maker|airline|bank|manufacturer|retailer|operator|supplier|streamer|broadcaster|developer|miner|"
    "insurer|carrier|conglomerate|brewer|landlord|group|share|stock price|profit",
)
_SURE_UNION_AFTER = lazy(
    r"(?:\s\([A-Z]+\))?,\s(?:which|that)\srepresents\s(?:(?:about|some|around|most|nearly|more|than|over|all|of|the|"
    r"its|[\d,.]+|thousand|half)\s){0,5}(?:[\w’'-]+\s){0,2}?(?:members|workers|teachers|nurses|drivers|pilots|staff|"
    r"employees|crews?|dockers|doctors|cleaners|miners|officers|porters|guards|engineers|technicians|actors|writers|"
    r"players)\b"
)
# "the 180-year-old flour and bakery group", but no rebel, trade or rights group.
_COMPANY_GROUP = lazy(
    r"^,\s(?:a|the|an)\s(?:(?!trade|industry|rights|rebel|armed|advocacy|lobby|campaign|environmental|user|consumer|"
    r"pressure|militant|aid|church|community|charity|citizens|opposition|parliamentary|support|student|religious)"
    r"[\w’'-]+\s){1,6}group\b(?!\s(?:of|for|that|which))"
)
# "Immugen has ..., according to a letter from its chief executive", "Norgaz opposes this. Its chief executive, ...".
_OWNS_OFFICES = lazy(
    r"[^.;\n]{0,140}?(?:\s(?:from|by|and|,)?\s?its|\.\s+Its)\s(?:chief executive|ceo|boss|managing director|shares|"
    r"shareholders?|customers)\b"
)
_TRADE_BODY = lazy(
    r"^,\s(?:a|the|an)\s(?:[\w-]+\s){0,3}?(?:trade|industry|lobby|lobbying) (?:group|body|association)\b"
)
_LOCAL = lazy(r"\bLocal\s(?:No\.\s)?\d+\b")
GOVERNMENT_OF = lazy(r"^(?:[Tt]he\s)?[Gg]overnment\sof\s")
_OWN_GOVERNMENT = lazy(
    r"^(?:[Tt]he\s)?(?:(?:caretaker|interim|federal|central|national|new|military)\s)?[Gg]overnment(?:\sof\s.*)?$"
)
# "Franklin County commissioners": those who sit on a board act as one body.
BOARD_NAME = lazy(
    r"^(?:[A-Z][\w’'-]+\s){1,3}(?:commissioners|councill?ors|supervisors|trustees|regents|selectmen|aldermen)$"
)
_ISLANDS = lazy(r"^(?:[A-Z][\w’'-]+\s){1,2}Islands$")
_MINISTRY_BEHIND = lazy(
    r"^['’]s?\s(?:[\w-]+\s){0,2}?(?:ministry|minister|parliament|government|central bank|sovereign debt|army|"
    r"president)\b",
    re.IGNORECASE,
)
# "both countries", "the two governments": then an unknown name that acts is a country.
COUNTRIES = lazy(r"\b(?:both|two) (?:neighbou?ring )?(?:countries|nations|governments|states)\b")
_ACTS_BEHIND = lazy(
    r"^\s(?:(?:has|had|have|also|then|later|will|would|could|must|may)\s){0,2}(?:not\s)?(?:said|says|say|want|wants|wanted|"
    r"ask|asks|asked|propos\w+|offer\w*|reject\w*|dismiss\w*|accept\w*|agree\w*|demand\w*|refus\w+|insist\w*|guarantee\w*|"
    r"favours?|extend|sign|open|release|withdraw|consider)\b"
)
_MINISTER_SAYS = lazy(r"\b[Mm]inister\s(?:[A-Z][\w’'-]+\s){1,3}(?:said|says|told\s\w+)\s(?:that\s)?$")
# An office inside what looks like one name: "House Speaker Ann Roe", "Senate Finance Committee Chair Jo Roe".
_OFFICE_IN_NAME = lazy(
    r"^((?:[A-Z][\w’'&.-]*\s){1,4}?(?:Speaker|Chair|Chairman|Chairwoman|Leader|Whip|Secretary|Minister|President|Director|"
    r"Superintendent|Commissioner|Chief|Governor|Mayor|Envoy|Ambassador|Spokesman|Spokeswoman|Counsel|Premier|"
    r"Chancellor|Negotiator|Officer|Coach|Captain|CEO))\s([A-Z][\w’'.-]+(?:\s[A-Z][\w’'.-]*){1,2})$"
)
_NO_FORENAME = frozenset("of for and the office league court board council union committee group".split())
# "Calder Rovers say they have ...": a verb in the plural behind a single name makes it a team, not a man.
_PLURAL_BEHIND = lazy(
    r"^\s(?:say|are|were|have|want|insist|believe|hope|deny|refuse|plan|need|expect|remain|claim|argue|reject|demand)\s"
)
_WORKERS_BODY = lazy(
    r"\b(?:Nurses|Teachers|Pilots|Doctors|Workers|Employees|Educators|Education|Writers|Actors|Players|Firefighters|"
    r"Drivers|Dockers|Miners|Physicians|Midwives|Musicians|Journalists|Attendants|Steelworkers|Machinists|Carpenters|"
    r"Officers|Seafarers|Crews?|Staff|Lecturers|Professors|Faculty)(?:['’]s?)?\s(?:\w+\s){0,2}?"
    r"(?:Association|Alliance|Organi[sz]ation|Federation|Guild|Brotherhood|Union|Congress)\b"
    r"|\b(?:Guild|Brotherhood|Federation|Association|Amalgamated|United|Congress)\sof\s(?:[\w’'-]+\s){0,3}?(?:Nurses|"
    r"Teachers|Pilots|Workers|Employees|Educators|Machinists|Flight Attendants|Musicians|Journalists|Writers|Actors|"
    r"Teamsters|Carpenters|Firefighters|Miners|Dockers|Seafarers)\b|\b(?:Workers|Teachers|Nurses)\sUnited\b"
)
_CREDITORS = lazy(
    r"\b(?:[Bb]ond|[Nn]ote|[Ss]hare)?(?:[Hh]olders?|[Cc]reditors?)['’]?\s(?:Group|Committee|Forum|Association|Club)\b"
)
# Camps of states: "African Group", "Group of 77", "Alliance of Small Island States", "least developed countries".
_CAMP = lazy(
    r"^(?:African|Arab|Asian|European|American|Latin American|Nordic|Pacific|Caribbean|Umbrella|Visegrad|BASIC|BRICS|"
    r"Like-?[Mm]inded|LDC|LMDC)\s(?:Group|Bloc|Caucus)\b|^Group of (?:\d+|Seven|Eight|Twenty)\b"
    r"|\b(?:[Cc]ountries|[Nn]ations|[Ss]tates|[Gg]overnments)$|^LDCs$"
)
_SOURCES = lazy(
    r"^(?:(?:one|two|three|four|five|six|several|some) (?:of the )?(?:\w+ )?(?:people|persons|sources|officials|"
    r"diplomats|advisers|insiders|bankers|lawyers)\b|people (?:familiar|close|briefed|involved|with))",
    re.IGNORECASE,
)
_STATE_LIKE = frozenset({"United States", "United Nations", "Gulf States", "United Arab Emirates"})
_UNION_NAMES = frozenset({"the union", "The union", "union"})
_MOST_MENTIONS = 8
_DOUBTFUL = frozenset({EntityKind.ORGANIZATION, EntityKind.UNKNOWN, EntityKind.PERSON})
# The head noun of a description ("the airline") -> kinds of entity it may stand for.
DESCRIPTIONS: dict[str, frozenset[EntityKind]] = {
    **dict.fromkeys(
        """company firm airline bank carmaker retailer bidder target group manufacturer maker developer operator
        employer management
        insurer chain publisher brewer miner supplier lender refiner steelmaker drugmaker carrier streamer broadcaster
        shipbuilder automaker landlord business""".split(),
        frozenset({EntityKind.COMPANY}),
    ),
    **dict.fromkeys(
        "union federation association local".split(), frozenset({EntityKind.UNION, EntityKind.ORGANIZATION})
    ),
    **dict.fromkeys(
        "rebels rebel militants insurgents guerrillas movement fighters militia front militiamen".split(),
        frozenset({EntityKind.ARMED_GROUP}),
    ),
    **dict.fromkeys("government country kingdom republic".split(), frozenset({EntityKind.STATE})),
    **dict.fromkeys(
        """club league party ministry council committee agency fund bloc commission university hospital trust
        district city county town municipality""".split(),
        frozenset({EntityKind.ORGANIZATION}),
    ),
}


def is_description(entity: Entity | None) -> bool:
    """True for entities without a name of their own: "the firm", "rebels", "his side" (but not a single unnamed
    source).
    """
    if entity is None or (entity.name[:1].isupper() and " " in entity.name):
        return False
    head = entity.name.lower().split()[-1]
    return head in DESCRIPTIONS or head in GROUPS or head in MEMBERS or head in {"side", "delegation"}


def _described(entity: Entity) -> EntityKind | None:
    """The kind of what was read as a person's name but begins with a description: "Tenants Union"."""
    first, *rest = entity.name.lower().split() or [""]
    return min(DESCRIPTIONS[first], key=list(EntityKind).index) if rest and first in DESCRIPTIONS else None


def refined_kind(text: str, entity: Entity, *, fighting: bool = False, countries: bool = False) -> EntityKind:
    """The entity's kind with what its name and its neighbours say: "the drivers' union the TGU", "operator Transchaco".

    A person with a title or a known gender stays one; `fighting` says whether the article speaks of rebels at all,
    `countries` whether it speaks of two countries.
    """
    sure = _sure_kind(text, entity)
    if sure is not None:
        return sure
    if entity.kind not in _DOUBTFUL or (entity.kind is EntityKind.PERSON and (entity.gender or entity.titles)):
        return entity.kind
    told = _by_name(entity, fighting=fighting) if entity.kind is not EntityKind.PERSON else _described(entity)
    if told is not None:
        return told
    last = entity.name.split()[-1].lower() if entity.name else ""
    if entity.kind is not EntityKind.ORGANIZATION and last in _COMPANY_ENDINGS and " " in entity.name:
        return EntityKind.COMPANY
    if entity.kind is EntityKind.PERSON and last in _BODY_ENDINGS:
        return EntityKind.ORGANIZATION
    found = (_beside(text, mention, entity, countries=countries) for mention in entity.mentions[:_MOST_MENTIONS])
    told = next((kind for kind in found if kind is not None), None)
    return told or _by_short_form(entity) or entity.kind


def _is_trade_body(text: str, entity: Entity) -> bool:
    """ "The Tile Guild, a trade group based in Pell": firms have guilds and federations, too."""
    return any(_TRADE_BODY.match(text[m.end : m.end + _NEAR]) for m in entity.mentions[:_TWO])


def _sure_kind(text: str, entity: Entity) -> EntityKind | None:
    """The kind that the name alone makes sure: sources in number, those who sit on a board, a union's branch."""
    if entity.kind is EntityKind.GROUP and _SOURCES.match(entity.name):
        return EntityKind.UNNAMED
    if entity.kind is EntityKind.UNNAMED and BOARD_NAME.match(entity.name):
        return EntityKind.ORGANIZATION
    if entity.kind is EntityKind.UNION and _is_trade_body(text, entity):
        return EntityKind.ORGANIZATION
    branch = entity.kind is not EntityKind.STATE and not entity.titles and _LOCAL.search(entity.name) is not None
    return EntityKind.UNION if branch else None


def _by_short_form(entity: Entity) -> EntityKind | None:
    """A person is called by the last name later on, a body by its first word: "Gunn", but "Orion" (Networks)."""
    words = entity.name.split()
    if len(words) < _TWO or entity.kind is EntityKind.ORGANIZATION:
        return None
    if words[0] in entity.aliases and words[-1] not in entity.aliases:
        return EntityKind.ORGANIZATION if len(words[0]) > _TWO else None
    person = len(words) == _TWO and words[-1] in entity.aliases and words[-1].lower() not in _PLACE_ENDINGS
    return EntityKind.PERSON if person and all(word[:1].isupper() for word in words) else None


_TWO = 2
_NEAR = 60
_PLACE_ENDINGS = frozenset("county city valley river street island islands bay lake park town harbour harbor".split())


def office_in_name(name: str) -> tuple[str, str] | None:
    """(office, person) of what was read as one name: "House Speaker Ann Roe"; None for any other name."""
    match = _OFFICE_IN_NAME.match(name)
    if match is None or any(word.lower() in _NO_FORENAME for word in match.group(2).split()):
        return None
    return match.group(1), match.group(2)


def _by_name(entity: Entity, *, fighting: bool) -> EntityKind | None:
    """What the names say: fighters, an officer, a union, a creditors' group, a camp of states."""
    if fighting and _ARMED_NAME.search(entity.name):
        return EntityKind.ARMED_GROUP
    if office_in_name(entity.name) is not None:
        return EntityKind.PERSON
    if _OWN_GOVERNMENT.match(entity.name):
        return EntityKind.STATE
    if _UNION_NAMES & {*entity.aliases} or _WORKERS_BODY.search(entity.name):
        return EntityKind.UNION
    camp = entity.name not in _STATE_LIKE and _CAMP.search(entity.name) is not None
    return EntityKind.GROUP if camp or _CREDITORS.search(entity.name) else None


def _beside(text: str, mention: Mention, entity: Entity, *, countries: bool) -> EntityKind | None:
    before, after = text[max(mention.start - 16, 0) : mention.start], text[mention.end : mention.end + 60]
    if _UNION_BEFORE.search(before) or _SURE_UNION_AFTER.match(text, mention.end, mention.end + 120):
        return EntityKind.UNION
    before = text[max(mention.start - 24, 0) : mention.start]
    if _is_state(entity, text, mention, after, countries=countries):
        return EntityKind.STATE
    if _TRADE_BODY.match(after):
        return EntityKind.ORGANIZATION
    if entity.kind is EntityKind.ORGANIZATION:
        sure = _SURE_COMPANY_BEFORE.search(before) or _SURE_COMPANY_AFTER.match(after) or _COMPANY_GROUP.match(after)
        return EntityKind.COMPANY if sure else None
    company = _COMPANY_BEFORE.search(before) or _COMPANY_AFTER.match(after) or _COMPANY_GROUP.match(after)
    if company or (entity.kind is EntityKind.UNKNOWN and _OWNS_OFFICES.match(text, mention.end, mention.end + 200)):
        return EntityKind.COMPANY
    plural = not before.endswith((" and ", ", ")) and _PLURAL_BEHIND.match(after) is not None
    guessed = entity.kind is EntityKind.PERSON
    body = plural or (guessed and (_BODY_AFTER.match(after) or before.endswith((" the ", "The "))))
    return EntityKind.ORGANIZATION if body else None


def _is_state(entity: Entity, text: str, mention: Mention, after: str, *, countries: bool) -> bool:
    """A country that no gazetteer knows: a name of its own with a ministry or an army behind it, with a minister who
    tells what it would do, or one that acts where the article speaks of two countries.
    """
    if entity.kind is EntityKind.PERSON:
        return False
    if _MINISTRY_BEHIND.match(after):
        single = " " not in entity.name and entity.kind is EntityKind.UNKNOWN
        return single or _ISLANDS.match(entity.name) is not None
    if entity.kind is not EntityKind.UNKNOWN or " " in entity.name or entity.name.isupper():
        return False
    if _ACTS_BEHIND.match(after) is None:
        return False
    before = text[max(mention.start - 60, 0) : mention.start]
    return _MINISTER_SAYS.search(before) is not None or countries
