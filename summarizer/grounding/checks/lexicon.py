"""The English word lists of the checks: function words, words used for one another, negation, hedges and conditions."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _phrases(text: str) -> frozenset[str]:
    return frozenset(" ".join(phrase.split()) for phrase in text.split(";"))


FUNCTION_WORDS = _words(
    """a an the this that these those such same own other another each every any some all both either one ones of in on
    at to from by with for about against between into through during before after above below under over up down
    out off than then as so and but or nor if while because until when where who whom whose which what how why
    is are was were be been being am has have had having do does did doing will would shall should can could may
    might must i you he she it we they me him her us them my your his its our their mine yours hers ours theirs
    myself himself herself itself themselves there here not no never also only just very too more most less
    least much many few still yet already again even ever however though although since once per via amid among
    within without upon toward towards mr mrs ms dr sir said says say saying told tell tells according now soon
    later let else instead rather whether onto neither none cannot n't am pm o'clock unless provided providing
    pending prepared ready willing likely first long way well"""
)

# Words that reports of talks use for one another: two are akin when they share a row. Inflections come by themselves.
SYNONYMS = """
deal agreement accord pact settlement arrangement compromise understanding memorandum contract
agree agreement accept approve approval consent endorse back support ratify ratification assent yes
truce ceasefire cessation armistice
offer propose proposal table bid tender submit present suggest suggestion pitch package paper plan
demand ask request want seek insist require urge press push appeal call wish claim
condition require need must depend provided
reject rejection refuse refusal decline dismiss spurn rebuff deny denial turn throw oppose veto unacceptable rule
withdraw withdrawal pull pullback pullout retreat
release free liberate freedom let walk
hostage captive prisoner detainee
raise increase rise lift hike grow higher gain growth
cut reduce reduction lower trim decrease fall halve curb haircut shrink slash half
scrap drop remove abolish eliminate lift cancel end axe repeal waive ditch go
stop end halt cease suspend suspension freeze pause block prevent bar
start begin launch open commence resume reopen restart
keep maintain retain stay remain continue preserve hold
give grant provide supply deliver extend hand furnish offer
pay payment salary wage compensation earn
worker employee staff workforce member labour labor driver nurse
firm company business employer corporation
meet meeting talk negotiate negotiation summit round session discuss discussion conference dialogue consult consultation
talk talks speak spoke conversation
permission authorization authorisation consent clearance license licence approval
soldier troops army military
buy purchase acquire acquisition takeover merger merge bid combine combination
deadline expire expiry lapse until
strike walkout stoppage picket
duty tariff levy tax
vote ballot poll elect election referendum
lawmaker parliament legislature congress deputy legislator senator
commit commitment pledge promise vow undertake guarantee assure assurance
finish complete completion conclude conclusion finalise finalize final
territory territorial land region area
disagree dispute differ difference gap row quarrel contest contradict
answer reply respond response
lender creditor bondholder investor
help aid assistance assist support relief
rebuild reconstruct reconstruction restore
quick fast speed rapid swift
cost price charge expense
near close
first initial
scheme project blueprint roadmap framework draft plan
monitor observer watch supervise oversee observe oversight verification verify
quota limit cap ceiling maximum
amnesty pardon immunity
number count figure size total tally amount level
share portion stake slice part
law legislation bill act statute
court tribunal judge judicial
ready prepared willing willingness readiness openness open
money cash fund funding sum
determine decide decision set fix
rebel insurgent militant guerrilla
nation country state
war conflict fighting hostilities
protect protection safeguard secure security
exchange swap trade
place job post
length long duration period
distance far kilometre kilometer mile
date calendar time
opponent opposition oppose
official ministry minister
border frontier
member state country
resolve settle fix
last final latest remaining
back support endorse
"""

IRREGULAR = """
take took taken; give gave given; come came; go went gone; get got gotten; keep kept; hold held; leave left;
lose lost; pay paid; sell sold; buy bought; bring brought; think thought; seek sought; fight fought; teach
taught; catch caught; send sent; spend spent; lend lent; build built; rebuild rebuilt; meet met; lead led; feed
fed; speak spoke spoken; break broke broken; freeze froze frozen; choose chose chosen; write wrote written; rise
rose risen; drive drove driven; fall fell fallen; withdraw withdrew withdrawn; draw drew drawn; grow grew grown;
know knew known; throw threw thrown; see saw seen; make made; find found; bind bound; win won; run ran; begin
began begun; stand stood; understand understood; let lets; become became; forbid forbade forbidden; swear swore
sworn; man men; woman women; person people; child children; half halves halve halved halving; sit sat; shrink
shrank shrunk; bear bore borne; deal dealt; mean meant; die died dies dying; lie lay lain; free freed freeing
frees; agree agreed agrees agreeing; year annual annually yearly; month monthly; week weekly; day daily; money
monies; stay stood; foot feet; life lives; wife wives; thief thieves; shelf shelves; undertake undertook
undertaken
"""

NEGATORS = _words("not n't no never neither nor none nobody nothing without cannot")
# A negator before these words negates nothing: "no later than", "not only".
NOT_NEGATING = _phrases(
    """not only; not just; not least; not merely; not less than; not more than; not later than; no later than; no
    doubt; no more than; no fewer than; no less than; no earlier than; no sooner than; no matter; nothing but;
    not to exceed; not exceed; not exceeding"""
)
# Words that deny, refuse or lack something: enough to bear a negation that a claim tells in other words.
NEGATIVE_WORDS = _words(
    """reject refuse deny decline oppose fail lack absent abandon unable unwilling unlikely impossible incomplete
    insufficient inadequate inability inconclusive disagree veto forbid hardly barely scarcely few spurn dismiss rebuff
    nowhere resist stall deadlock impasse collapse thwart opposition wrong doubt missing unacceptable unclear unresolved
    uncertain rejection refusal denial failure absence disagreement lacking deadlocked doubtful"""
)
# Words that end, bar or take back something: they may bear a negation out, or be what is negotiated about.
SOFT_NEGATIVES = _words(
    """ban prevent halt stop cease short yet avoid exclude far instead withdraw scrap drop waive except unless cancel
    postpone against rule bar block end rather less remain before until lapse expire cut"""
)
BORDER_MARKS = frozenset(';:.!?—–()"“”')
BORDER_WORDS = _words("but although though whereas while")

SCOPE_ENDS = _words("because after before since when while until unless if which who whom whose where")

# What keeps a statement short of a fact. Under one of these, "will" overstates.
HEDGES = _words(
    """may might could would should can prepared ready willing open openness considering consider considers considered
    seek seeks seeking sought want wants wanted hope hopes hoped expect expects expected intend intends intended
    propose proposes proposed proposal offer offers offered suggest suggests suggested possible possibly
    potential potentially likely unlikely perhaps probably reportedly allegedly apparently aim aims aimed try
    tries trying tried ask asks asked urge urges urged demand demands demanded threaten threatens threatened
    discuss discussed discussing option idea principle tentative tentatively draft signal signalled signaled
    signals indicate indicated indicates believe believes think thinks thought appear appears seem seems pushing
    pressing pledge pledged promise promised vow vowed if unless whether request requested requests favour
    favours favor favors wish wishes insist insists insisted willingness readiness attempt attempts must need
    needs require requires required mulling weighing studying let ought condition plan plans planned bid
    tentatively approve support"""
)
REPORTING = _words("said says say told tells announced pledged promised vowed confirmed added declared agreed that")
# What makes a statement certain; the first only behind "is" or "are".
CERTAIN = _words("certain inevitable guaranteed fixed assured settled sealed sure secured")
CERTAINLY = _words("certainly definitely surely inevitably undoubtedly")
# Hedges that are as often the thing itself ("its offer") as a hedge ("they offer to").
NOUN_HEDGES = _words("offer offers proposal bid support plan plans demand demands condition option idea draft approve")
FIRM_FUTURE = _words("will 'll shall due scheduled set")
# Hedges that a reader would miss if they were gone.
STRONG_HEDGES = _words(
    """may might could prepared ready willing openness considering considers possible possibly potential potentially
    likely perhaps probably reportedly allegedly apparently mulling weighing tentatively tentative"""
)
APPROXIMATORS = _phrases(
    """roughly; about; around; approximately; nearly; almost; some; up to; at least; at most; more than; less than;
    over; close to; just under; just over; under; an estimated; estimated; no more than; no less than; not less
    than; not more than; as much as; as many as; as little as; somewhere near; near; well over; fewer than; to
    about; of about; to around; a minimum of; a maximum of"""
)
LIGHT_WORDS = _words("a an as at in no not of than to")  # of which no bound consists alone
LOWER_BOUNDS = _phrases(
    "at least;not less than;no less than;no fewer than;more than;over;above;a minimum of;upwards of;not below"
)
UPPER_BOUNDS = _phrases(
    "at most;not more than;no more than;less than;under;below;up to;a maximum of;as much as;as many as;fewer than"
)
BOUNDS = APPROXIMATORS | LOWER_BOUNDS | UPPER_BOUNDS

# Words that open a condition.
CONDITION_OPENERS = _phrases(
    """on condition that; on the condition that; on condition of; on the condition of; in exchange for; in return
    for; provided that; providing that; provided; providing; so long as; as long as; only after; only if; only
    once; only when; not until; subject to; conditional on; conditional upon; contingent on; contingent upon;
    pending; even if; if; unless; once; until; assuming; in the event of; dependent on; depending on; after"""
)
# One of these stands in every phrase that opens a condition.
OPENING_WORDS = _words(
    """condition exchange return provided providing long after if once when until subject conditional contingent pending
    event dependent depending assuming unless"""
)
# Words that show that the evidence speaks of a condition at all.
CONDITION_WORDS = _words(
    """if unless provided providing once until after before when only subject conditional condition conditions
    contingent pending require requires required requirement must need needs needed return exchange depend
    depends dependent would should long assuming first against await awaits awaiting approval approve approved
    consent ratify ratified ratification vote clear clearance while prior hinges precondition prerequisite
    without otherwise or then unlocked guarantee sign signed whether demand demanded demands price cost comes
    unlock until till price has have had"""
)

# What parties to a negotiation do: of these words it matters who does them.
ACTIONS = _words(
    """accept agree approve reject refuse decline oppose veto dismiss offer propose table suggest demand ask request
    want seek insist require urge press call claim threaten warn pledge promise vow guarantee withdraw drop waive
    raise lift increase cut reduce lower pay receive fund finance deny admit acknowledge confirm accuse blame say tell
    add note describe host mediate broker sign ratify vote recommend suspend resume release close keep
    allow let give grant send buy sell divert lend own hold employ block support back welcome criticise criticize expect
    consider plan announce break violate set impose start stop strike end leave join cede recognise recognize
    proposal rejection refusal acceptance approval accusation bid put turn rule go concede could might may will would
    ready prepared willing"""
)

# Units whose change changes a figure; those of time and "percent" are known to `summarizer.document.amounts`.
MEASURE_WORDS = _words(
    """dollar euro pound sterling pence penny cent yen yuan renminbi crown krone kroner krona kronor franc rouble ruble
    rupee rupiah peso lira rand won dirham dinar riyal rial shilling baht real zloty forint leva leu hryvnia tenge
    naira cedi shekel ringgit
    tonne ton kilogram kilo kilogramme gram barrel bushel litre liter gallon metre meter kilometre kilometer mile yard
    foot inch acre hectare megawatt gigawatt kilowatt watt degree"""
)

# By what a paragraph may mean somebody without printing a name.
PRONOUNS_OF_PEOPLE = _words("he she him her his hers himself herself i my me")
PRONOUNS = _words("they them their theirs it its we our us ours both neither either each")
OFFICES = _words(
    """minister official president spokesman spokeswoman spokesperson negotiator mediator leader chairman chairwoman
    chief executive director boss secretary envoy ambassador lawyer mayor chancellor governor premier senator
    commissioner coach analyst professor general commander delegate representative head man woman founder owner
    judge candidate"""
)
GENERIC_PARTIES = _words(
    """government side sides party parties company firm union ministry minister board committee council group rebels
    delegation team negotiators negotiator mediator mediators official officials president spokesman spokeswoman
    spokesperson cabinet employer employers workers creditors leader leaders country countries bank fund club
    player bidder buyer seller state states parliament administration coalition alliance court judge chairman
    chairwoman chief executive director boss secretary envoy ambassador lawyer lawyers mayor council authority
    authorities agency commission forum association federation neighbour neighbours capital regime junta army
    militia movement owner owners management family families two"""
)
# Capitalised words that are no names of somebody.
NOT_NAMES = _words(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december christmas easter ramadan article section chapter clause resolution annex
    phase i mr mrs ms dr sir president minister prime gdp ceo cfo tv ok january's spring summer autumn winter
    god internet gulf north south east west northern southern eastern western"""
)

ACCEPTANCE = _words(
    """accept accepted accepts acceptance agree agreed agrees agreement agreements approve approved approves approval
    deal deals endorse endorsed back backed backs yes welcome welcomed sign signed signs ratify ratified settle
    settled settles settlement accord pact concluded finalised finalized sealed clinched struck consent
    consented adopted passed nod nodded conceded granted contract contracts treaty initialled initialed shook
    handshake complied met bow bowed voted unanimously resolved reached done closed completed won win carried
    takes took take fulfilled force effect confirmed compromise"""
)
REFUSAL = _words(
    """reject rejected rejects rejecting rejection refuse refused refuses refusing refusal turn turned turns decline
    declined declines dismiss dismissed dismisses spurn spurned spurns rebuff rebuffed rule ruled rules no not
    never n't threw thrown throw throws against oppose opposed opposes veto vetoed unacceptable insult insulting
    off deny denied denies cannot without neither nor nothing none unmoved balked balk walked walk scoffed
    ridiculed laughed short out down fail failed fails impossible ignored unanswered resist resisted resists
    shut voted closed nonsense pointless dead non-starter"""
)

WITHDRAWAL = _words(
    """withdraw withdrew withdrawn withdraws withdrawal back replace replaces replaced replacing dropped drops drop
    scrapped scrap abandoned abandons retract retracted rescind rescinded revoked pulled pull cancelled canceled
    off disown disowned instead earlier previous previously first initial initially raised raise sweetened
    improved lower lowered increased new now took taken longer walked"""
)
EXPIRY = _words(
    """expire expired expires expiry lapse lapsed lapses passed pass passes deadline ran run runs out over ended end
    ends until elapsed never unanswered missed"""
)
# A claim that uses one of these words says that something was settled: the evidence must have a word of that family.
_OUTCOME_FAMILIES = (
    (
        "granted grants grant",
        ACCEPTANCE | _words("grant grants granted give gives gave given award awards awarded let"),
    ),
    ("agreed agrees agreement acceptance accepted accepts approves approved consented endorsed", ACCEPTANCE),
    (
        "signed ratified",
        _words("sign signed signs signing signature ratify ratified ratification initialled initialed inked"),
    ),
    (
        "imposes imposed",
        _words("impose imposes imposed imposing imposition levied slapped introduced set enforce force forced"),
    ),
    (
        "gets secured secures obtained won wins",
        _words(
            """get gets got getting secure secured secures win won wins obtain obtained given receive received receives
            gain gained clinched"""
        ),
    ),
    (
        "committed commits guaranteed",
        _words(
            """commit commits committed commitment guarantee guarantees guaranteed pledge pledged promise promised vow
            vowed undertake undertook assure assured ensure"""
        ),
    ),
    ("confirmed confirms", _words("confirm confirms confirmed confirmation said says announced")),
    ("rejected rejects refused refuses refusal rejection", REFUSAL),
)
OUTCOMES = {word: family for words, family in _OUTCOME_FAMILIES for word in words.split()}
