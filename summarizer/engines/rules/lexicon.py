"""The words by which bargaining is recognised in English: verbs with what they take, nouns, answers, and what they
exclude.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

_DOUBLING = frozenset("drop scrap cut bid put set quit commit submit rebut permit admit let shut".split())
_IRREGULAR = {
    "seek": "seek seeks seeking sought",
    "put": "put puts putting",
    "give": "give gives giving gave given",
    "tell": "tell tells telling told",
    "make": "make makes making made",
    "hold": "hold holds holding held",
    "throw": "throw throws throwing threw thrown",
    "leave": "leave leaves leaving left",
    "strike": "strike strikes striking struck",
    "withdraw": "withdraw withdraws withdrawing withdrew withdrawn",
    "send": "send sends sending sent",
    "set": "set sets setting",
    "take": "take takes taking took taken",
    "lay": "lay lays laying laid",
    "say": "say says saying said",
    "win": "win wins winning won",
    "come": "come comes coming came",
    "slide": "slide slides sliding slid",
    "bring": "bring brings bringing brought",
    "bid": "bid bids bidding",
    "cut": "cut cuts cutting",
    "turn": "turn turns turning turned",
    "take back": "take takes took taken taking",
    "undertake": "undertake undertakes undertaking undertook undertaken",
    "overthrow": "overthrow overthrew",
}


@cache
def forms(verb: str) -> frozenset[str]:
    """Every inflected form of one verb: ``forms("deny")`` holds deny, denies, denied, denying."""
    if verb in _IRREGULAR:
        return frozenset(_IRREGULAR[verb].split())
    if verb.endswith("e"):
        return frozenset((verb, f"{verb}s", f"{verb}d", f"{verb[:-1]}ing"))
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return frozenset((verb, f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"))
    doubled = verb + verb[-1] if verb in _DOUBLING else verb
    third = f"{verb}es" if verb.endswith(("s", "sh", "ch", "x", "z")) else f"{verb}s"
    return frozenset((verb, third, f"{doubled}ed", f"{doubled}ing"))


def inflected(verbs: str) -> frozenset[str]:
    """Every form of every verb of a list."""
    return frozenset(form for verb in verbs.split() for form in forms(verb))


class VerbRule(NamedTuple):
    """A verb of bargaining: the kind of item it makes and what has to follow it.

    `particle` must follow the verb ("insist on"); `takes` lists the complements that count (np, to, that, ing, obj_to,
    obj_for). `sides_only` holds the verb to parties of the negotiation and `stance` makes it a position, never an item.
    """

    lemma: str
    kind: str
    takes: frozenset[str]
    particle: str = ""
    sides_only: bool = False
    stance: bool = False
    needs_noun: bool = False

    @property
    def name(self) -> str:
        return f"verb:{self.lemma} {self.particle}".rstrip().replace(" ", "-")


# verb | particle | kind | complements | flags: s = sides only, p = position only, n = its object must be a bargaining
# noun
_ROWS = """
offer||offer|np to
propose||proposal|np to that ing
put|forward|proposal|np
put|on the table|offer|np
table||proposal|np|n
submit||proposal|np|n
present||proposal|np|n
float||proposal|np
unveil||proposal|np|n
circulate||proposal|np
extend||guarantee|np|n
pledge||offer|np to that|s
promise||offer|np to that|s
vow||offer|to|s
commit|to|offer|np ing|s
undertake||offer|to|s
guarantee||guarantee|np that|s
volunteer||offer|to|s
suggest||proposal|ing that|s
bid||offer|np|s
demand||demand|np to that
insist|on|demand|np ing
insist||demand|that|s
seek||demand|np|s
ask|for|demand|np that
ask||demand|obj_for obj_to to|s
request||demand|np that|s
call|for|demand|np|s
call|on|demand|obj_to|s
hold|out for|demand|np
argue|for|demand|np|s
expect||demand|obj_to|s
press|for|demand|np|p
push|for|demand|np|p
want||demand|np obj_to to_be|s
require||demand|np obj_to that|s
urge||demand|obj_to|p
tell||demand|obj_to|s
order||demand|obj_to|s
concede||concession|np|s
favour||demand|np|p
favor||demand|np|p
oppose||demand|np|p
reject||demand|np|p
back||demand|np|p
"""


def _read_rules() -> dict[str, tuple[VerbRule, ...]]:
    found: dict[str, list[VerbRule]] = {}
    for row in filter(None, _ROWS.splitlines()):
        lemma, particle, kind, takes, *rest = row.split("|")
        flags = rest[0] if rest else ""
        rule = VerbRule(
            lemma, kind, frozenset(takes.split()), particle, "s" in flags, stance="p" in flags, needs_noun="n" in flags
        )
        for form in forms(lemma):
            found.setdefault(form, []).append(rule)
    return {form: tuple(sorted(rules, key=lambda rule: -len(rule.particle))) for form, rules in found.items()}


VERB_RULES = _read_rules()

# Forms that are nouns at least as often as verbs: they need a subject right before them.
NOUN_FORMS = frozenset(
    """offer offers bid bids demand demands request requests call calls promise promises pledge pledges guarantee
    guarantees vow vows table tables float floats press order orders favour favours favor favors
    back""".split()
)
WILLING = frozenset("ready prepared willing open happy content disposed".split())
WILLINGNESS = frozenset("openness willingness readiness preparedness".split())
SIGNALS = inflected("signal indicate express show voice declare state convey hint")

# Nouns of things put on the table, with the kind of item.
BARGAINING_NOUNS = {
    **dict.fromkeys(
        "offer offers bid bids counter-offer counteroffer counter-bid counterbid counter-offers tender".split(), "offer"
    ),
    **dict.fromkeys(
        """proposal proposals counter-proposal counterproposal plan blueprint draft paper package framework roadmap
        formula compromise text suggestion""".split(),
        "proposal",
    ),
    **dict.fromkeys("demand demands request requests claim condition conditions plea pleas".split(), "demand"),
    **dict.fromkeys("ultimatum ultimatums".split(), "ultimatum"),
    **dict.fromkeys("guarantee guarantees assurance assurances".split(), "guarantee"),
    **dict.fromkeys("concession concessions".split(), "concession"),
}
# Nouns that need a possessor or a word of tabling before they count: a plan alone is anybody's.
WEAK_NOUNS = frozenset(
    "plan blueprint draft paper package framework roadmap formula compromise text claim request requests "
    "condition conditions tender suggestion".split()
)
DEALS = frozenset(
    "agreement agreements deal deals accord accords pact pacts truce treaty settlement ceasefire armistice "
    "memorandum contract".split()
)
TABLING = inflected(
    "make put table submit send present deliver hand launch unveil issue raise renew float slide bring lay "
    "circulate publish counter respond increase sweeten improve lift lower cut"
)
RAISING = inflected("raise increase sweeten improve lift lower cut reduce")
DEAL_VERBS = inflected("reach sign strike initial conclude clinch seal finalise finalize agree hammer ink")
OFFERED_BY = inflected("receive get reject refuse decline spurn rebuff snub accept consider study review weigh dismiss")

REFUSING = inflected("reject refuse dismiss spurn rebuff snub veto decline rebuff")
REFUSING_PARTICLES = {"rule": "out", "turn": "down", "throw": "out", "knock": "back", "vote": "down"}
ACCEPTING = inflected("accept approve ratify endorse")
WITHDRAWING = inflected("withdraw drop scrap retract supersede abandon rescind")

# A verb before "to offer": who refuses to or merely hopes to has offered nothing.
UNWILLING = inflected("refuse decline fail hesitate forget") | frozenset("unwilling reluctant unable unlikely".split())
PLANNING = inflected("plan intend") | frozenset("due set poised about expected".split())
CARRIES_ON = inflected("continue keep begin start agree vote") | frozenset("again".split())
NEGATIONS = frozenset(
    """not never no neither nor without didn't doesn't don't hasn't haven't hadn't won't wouldn't isn't aren't
    wasn't weren't
    couldn't can't cannot shouldn't stopped""".split()
)
HYPOTHETICAL = frozenset("could might may should can couldn't mightn't perhaps possibly".split())
CONDITIONALS = frozenset("if whether unless should whenever were".split())

# What is offered in other news: comments, condolences, glimpses. An object with such a head is no offer.
IDLE_OBJECTS = frozenset(
    """comment comments detail details explanation explanations condolences sympathy insight insights glimpse hint
    hints clue clues evidence hope apology apologies praise thanks advice prayers tribute view views opinion
    opinions thoughts reassurance respite relief congratulations prediction timeline timetable specifics
    support lesson lessons perspective criticism answer answers example examples look asylum treatment way
    idea ideas approval consent ratification talking attention anonymity anything nothing something it revenge
    damages election elections nomination office""".split()
)
# Verbs whose promise means something at the table ("it would lift the siege if ...").
PLEDGEABLE = frozenset(
    """set join contribute shoulder lend spend walk leave pay release free withdraw lift halt stop suspend end
    return sign accept drop call cut raise open reopen resume give allow let provide send buy sell keep hand
    support back remove reduce scrap postpone delay freeze ease grant recognise recognize disarm pull extend
    forgive waive lower increase commit invest guarantee take step stay ratify agree offer put hold restore
    cancel""".split()
)
# Those who think about a negotiation without taking part in it.
OBSERVERS = frozenset(
    """analyst analysts economist economists professor lecturer academic academics expert experts researcher researchers
    historian historians strategist strategists columnist commentator commentators scholar scholars observer observers
    broker brokers thinktank critics pundit pundits investor investors trader traders""".split()
)
MEDIATING = frozenset(
    """mediator mediators mediated mediating mediation broker brokers brokered brokering conciliation conciliator
    facilitator
    facilitators facilitated arbitrator arbitration go-between intermediary intermediaries""".split()
)
# Bodies that act for whoever owns them: "the company's board", "Chad's government".
# Plain members of a union or a workforce: in a union man's sentence they are the union.
MEMBERS = frozenset("members drivers workers staff crews pilots nurses teachers dockers musicians employees".split())
BODY_NOUNS = frozenset(
    """board boards committee council government governments leadership management leaders negotiators negotiator
    lawyers
    officials delegation delegates team teams side army forces military ministry ministers executive executives
    directors
    representatives representative authorities administration cabinet spokesman spokeswoman spokesperson camp envoys
    mediators diplomats chiefs members owners bosses bargainers""".split()
)
SIDES_NOUNS = frozenset(
    "sides parties governments companies clubs countries firms delegations teams pair neighbours".split()
)
# Heads of noun phrases that bargain without having a name: people in number, bodies, members.
GROUPS = frozenset(
    """donors banks investors suppliers crews musicians employers management neighbours clubs insurers creditors
    bondholders shareholders lenders workers staff nurses doctors teachers drivers pilots dockers miners
    employees farmers fishermen plaintiffs families claimants customers residents tenants islands nations countries
    states rebels ministers unions owners producers exporters ports carriers operators mediators negotiators
    delegates cleaners guards guerrillas separatists opposition players actors writers students lecturers consultants
    firefighters paramedics postmen growers publishers noteholders holders studios landlords traders pharmacists
    trustees villagers parents hospitals airlines companies lawmakers deputies fishers breeders planters pickers
    captors militants insurgents fighters retailers grocers broadcasters leagues""".split()
)
BARGAINERS = (
    GROUPS
    | MEMBERS
    | BODY_NOUNS
    | SIDES_NOUNS
    | frozenset(
        """company firm airline bank carmaker retailer bidder target group manufacturer developer operator employer
        insurer publisher supplier lender owner landlord miller buyer seller suitor union federation association
        chamber club league party ministry committee agency fund bloc commission university hospital trust board
        country kingdom republic side movement front militia guild alliance studio county city town parish province
        authority regulator mediator arbitrator envoy coach player agent striker airport port museum school church
        court judge speaker governor mayor minister
        president premier chancellor diplomat official officials ministry landowner trust mill mills""".split()
    )
)
# Offices that act for whoever owns them: "its commissioner".
OFFICES = frozenset(
    """minister president commissioner negotiator envoy ambassador secretary leader chief chairman chairwoman chair
    director lawyer lawyers spokesman spokeswoman spokesperson commander captain manager agent boss premier chancellor
    trustees representative counsel""".split()
)
OWN_PEOPLE = frozenset("side country clients client company union club members people party nation camp firm".split())
