"""The word lists by which speech, its speakers and its frames are recognised in English."""

from __future__ import annotations


def _forms(stems: str) -> dict[str, str]:
    """Every inflected form of regular verbs -> lemma ("deny" gives denies, denied, denying)."""
    forms = {}
    for stem in stems.split():
        forms[stem] = stem
        if stem.endswith("e"):
            forms.update({f"{stem}s": stem, f"{stem}d": stem, f"{stem[:-1]}ing": stem})
        elif stem.endswith("y") and stem[-2] not in "aeiou":
            forms.update({f"{stem[:-1]}ies": stem, f"{stem[:-1]}ied": stem, f"{stem}ing": stem})
        elif stem.endswith(("s", "sh", "ch", "x", "z")):
            forms.update({f"{stem}es": stem, f"{stem}ed": stem, f"{stem}ing": stem})
        else:
            forms.update({f"{stem}s": stem, f"{stem}ed": stem, f"{stem}ing": stem})
    return forms


def _irregular(rows: str) -> dict[str, str]:
    """Rows "say says said saying" -> every form to the row's first word."""
    return {form: row.split()[0] for row in rows.splitlines() for form in row.split()}


# Verbs that present words or thoughts as somebody's.
SPEECH = _irregular(
    """say says said saying
tell tells told telling
write writes wrote written writing
think thinks thought thinking
read reads reading
speak speaks spoke spoken speaking
reply replies replied replying
quip quips quipped quipping
blog blogs blogged blogging
admit admits admitted admitting
put puts putting
go goes went gone
sing sings sang sung singing
swear swears swore sworn swearing
shoot shoots shot shooting
feel feels felt feeling
find finds found finding
begin begins began begun beginning
rebut rebuts rebutted rebutting
concur concurs concurred concurring
refer refers referred referring
forget forgets forgot forgotten
crow crows crowed crowing
slam slams slammed slamming
brag brags bragged bragging
snap snaps snapped snapping
beg begs begged begging
pen pens penned penning
vent vents vented venting
shrug shrugs shrugged shrugging
jab jabs jabbed jabbing
label labels labelled labeled labelling labeling
vow vows vowed vowing
dub dubs dubbed dubbing
sum sums summed summing
log logs logged logging
signal signals signalled signaled signalling signaling
counsel counsels counselled counseled counselling counseling
marvel marvels marvelled marveled marvelling marveling
rule ruled
seek seeks sought seeking
rap raps rapped rapping"""
) | _forms(
    """add state note claim argue assert contend declare announce explain insist acknowledge concede confirm deny
    remark comment observe mention report suggest warn caution promise pledge threaten demand request urge ask
    inquire wonder question answer respond retort counter continue conclude recall recount remember reveal disclose
    tweet retweet post text email testify predict estimate believe hope worry fear complain lament joke laugh
    whisper shout yell scream cry exclaim chant recite proclaim maintain stress emphasize emphasise underscore
    reiterate repeat allege accuse criticize criticise blast  denounce condemn decry mock ridicule dismiss
    reject praise applaud hail laud thank congratulate apologize apologise lecture advise assure reassure tout boast
     propose recommend recognize recognise describe call nickname characterize characterise portray cite quote
    interject intone muse opine echo agree disagree object protest rail tease taunt attack rant rave roar bellow
    mutter murmur mumble sigh  bark scoff sneer deadpan gush preach plead implore  blame charge chide
    chastise scold rebuke snipe jeer boo heckle lash fume  offer posit pose challenge address  indicate
    profess confess disavow defend imagine ponder reason reflect reference compare liken bemoan
    paint hint imply infer point caption title vouch exhort summarize summarise relate reprimand trumpet
    credit  suspect guess consider  regard see envision conceive want cheer clarify
    commend elaborate admonish berate bash brand  frame term declaim narrate utter voice volunteer express
    deliver deem bill mouth instruct  decree   invite forecast foresee surmise speculate
    counsel joust lambaste excoriate encourage discuss foreshadow detail outline tease welcome appeal
    stipulate publish release dispute greet push grouse gripe retaliate advocate coin assume groan moan deride belittle
    downplay refute rebuff name intimate demur dictate pronounce
    grumble snort chuckle whine huff growl drawl reckon hazard
    prefer affirm gloat boom beam grin smile enthuse  bluster gasp hiss howl thunder assess theorize theorise
    herald extol remind blare confide divulge exult fulminate pontificate prophesy rejoice hector inveigh lampoon malign
    reprove skewer stammer stutter vilify wisecrack yelp acclaim contradict parrot reaffirm remonstrate
    snarl sniff splutter squeal whimper pillory upbraid expound croak rasp"""
)

# Verbs that seldom introduce words in marks unless the marks are near: they need the quotation right after them.
WEAK = frozenset(
    """
    go feel find put see want point paint consider regard release publish deliver relate speak think read begin
    shoot remember forget bill frame term log sing credit invite offer title caption discuss name coin assume push
    prefer seek
    """.split()
)
# "pointed out", "went on", "put it": with these the weak verbs are verbs of speech like others.
PARTICLES = frozenset("out on back it in off up".split())
# Verbs that stand before their speaker ("said Ms Li") after a quotation.
INVERTS = frozenset(
    """
    say add write note ask reply respond explain continue argue tweet recall conclude declare announce warn answer
    joke observe insist state exclaim shout cry yell read quip counter agree claim complain chant scream retort muse
    mutter murmur whisper grumble sigh laugh chuckle tease confess admit boast vow growl snap crow groan
    wonder remark report concede suggest think recount contend caution predict go remind blare confide exult rejoice
    stammer stutter wisecrack yelp snarl sniff splutter squeal whimper croak rasp
    """.split()
)

AUXILIARY = frozenset(
    """
    has have had is are was were be been being will would can could may might must shall should do does did 'd 's
    've 'll 're 'm isn't wasn't didn't doesn't hasn't haven't won't wouldn't couldn't can't don't aren't weren't
    hadn't shouldn't not n't
    """.split()
)
# Adverbs that may stand between a subject and its verb and never inside a noun phrase.
ADVERBS = frozenset(
    """
    also then later once now never always often even just still again already earlier recently since soon ever
    instead too further perhaps maybe famously therefore thus however himself herself themselves
    itself yet jokingly simply today
    yesterday tonight tomorrow here there finally both all each first last once subsequently
    """.split()
)
INSIDE_PHRASES = frozenset("both all each first last even".split())
NOT_ADVERBS = frozenset(
    """
    family ally assembly only italy kelly emily sally molly polly billy july reply rally early daily weekly monthly
    """.split()
)
MODALS = frozenset(
    """
    will would can could may might must shall should to won't wouldn't can't couldn't shouldn't 'll
    """.split()
)
DAYS = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december jan. feb. aug. sept. oct. nov. dec. mondays tuesdays wednesdays thursdays
    fridays saturdays sundays jan feb aug sept oct nov dec mon tue wed thu fri sat sun morning afternoon evening
    night week month year
    """.split()
)
PREPOSITIONS = frozenset(
    """
    of for in on at by from with to about during after before as than against among between like into through over
    under near inside outside via aboard including without within across along behind beyond despite until
    throughout toward towards upon amid amidst concerning regarding per versus following off above below around
    since besides except alongside
    """.split()
)
LINKS = frozenset("of for in at from with on to about against near".split())
SUBORDINATORS = frozenset(
    """
    when while if because although though after before since as until unless where whereas once whether that which
    who whom whose what how why asked despite amid during following speaking given
    """.split()
)
RELATIVE = frozenset("who that which whom whose".split())
DETERMINERS = frozenset(
    """
    the a an this that these those his her their its my our your some any many several most both all one two three
    four five six seven eight nine ten another other no each every few more
    """.split()
)
PRONOUNS = frozenset("he she they it i we you who".split())
OBJECTS = frozenset("him her them me us himself herself themselves itself myself ourselves".split())
COLLECTIVE_PRONOUNS = frozenset(
    """
    some many others most both everyone somebody someone nobody anyone few several all one another none
    """.split()
)
POSSESSIVES = frozenset("his her their its my our your whose".split())
CONJUNCTIONS = frozenset("and but or nor yet so plus".split())

# Verbs of speech in other languages that stand right behind a passage and before a name: «...», dijo Ana Roe.
FOREIGN = frozenset(
    """
    sagte sagt erklärte betonte meinte kritisierte warnte dit déclaré déclare affirmé affirme expliqué explique
    assuré estimé dijo dice afirmó declaró explicó aseguró señaló añadió disse afirmou declarou detto dichiarato zei
    zegt sade säger powiedział powiedziała
    """.split()
)

# Nouns whose owner's words follow in marks ("his claim that", "Ms Li's promise of").
SPEECH_NOUNS = frozenset(
    """
    statement claim remark comment remarks comments words word tweet tweets email emails letter speech speeches
    promise pledge call calls vow argument assertion suggestion warning complaint accusation allegation slogan motto
    message post question answer response reply description phrase term line chant chants demand request proposal
    plea declaration denial explanation admission boast joke prediction op-ed column editorial essay article memo
    note announcement press release caption headline quote quotes mantra refrain cry insistence contention insult
    attack attacks comparison apology criticism praise interview testimony quip nickname view idea belief vision
    talk rhetoric sign banner manifesto poem song book tale report cries shouts jeers cheers
    """.split()
)
# Nouns after which marks hold a title of a work, a show or a label, not speech.
WORK_NOUNS = frozenset(
    """
    book film movie documentary show series sitcom episode song album single play musical novel memoir poem essay
    painting opera podcast program programme column magazine newspaper blog hit drama comedy thriller autobiography
    biography blockbuster sequel anthem ballad game video website site entitled titled  audiobook
    bestseller miniseries broadcast soundtrack trilogy franchise cartoon sketch segment character role exhibit
    exhibition report chapter cover track tune ad
    """.split()
)
BROADCASTERS = frozenset(
    """
    nbc's cbs's abc's cnn's fox's msnbc's cnbc's pbs's bbc's npr's hbo's itv's showtime's netflix's amazon's hulu's
    news's cbs abc nbc cnn msnbc cnbc pbs bbc npr hbo siriusxm's tv's sky's espn's bravo's television's radio's
    channel's times's bloomberg's mtv's
    """.split()
)
LABEL_WORDS = frozenset(
    """
    so-called self-described self-styled self-proclaimed known nicknamed dubbed named entitled titled called
    """.split()
)
CLAUSE_OPENERS = frozenset(
    """
    i we you he she they it there this that these those it's i'm we're you're they're he's she's that's i've we've
    i'll we'll don't let's what's here's there's who's let
    """.split()
)
FINITE = frozenset(
    """
    is are was were am be been has have had do does did will would can could should may might must shall isn't
    aren't wasn't weren't don't doesn't didn't won't wouldn't can't cannot couldn't shouldn't hasn't haven't hadn't
    i'm we're you're they're he's she's it's that's there's i've we've they've you've i'll we'll you'll they'll
    he'll she'll i'd we'd they'd you'd what's who's let's ain't
    """.split()
)
