"""The word lists by which names, titles, roles and kinds of bodies are recognised in English."""

from __future__ import annotations

HONORIFICS = {
    **dict.fromkeys(
        "mr sir lord king prince sheikh pope father monsieur herr messrs mullah ayatollah imam".split(), "m"
    ),
    **dict.fromkeys("emir baron duke uncle".split(), "m"),
    **dict.fromkeys("mme mlle sra doña".split(), "f"),
    **dict.fromkeys("mrs ms miss lady dame queen princess sister madam madame frau baroness duchess aunt".split(), "f"),
    **dict.fromkeys("dr prof rabbi".split(), ""),
}

# Words of a title that stands before a name, as printed with a capital letter.
TITLES = (
    frozenset(
        """
    president vice prime deputy foreign defense defence finance interior justice trade energy economy minister
    chancellor premier secretary undersecretary general attorney senator sen sens representative rep reps
    congressman congresswoman congressmen governor gov govs mayor speaker leader chairman chairwoman chair chief
    executive officer director commissioner ambassador envoy special judge justice captain capt colonel col
    lieutenant lt sergeant sgt major maj gen adm admiral commander cmdr marshal sheriff rev reverend bishop
    archbishop cardinal professor former ex-president acting interim majority minority whip councilman councilwoman
    alderman assemblyman assemblywoman delegate state first treasurer comptroller superintendent principal dean
    coach manager ceo cfo coo chancellor hon honorable honourable spokesman spokeswoman spokesperson negotiator
    taoiseach tánaiste supreme economist strategist pollster analyst lawyer attorneys counsel candidate nominee
    republican democratic democrat gop rapper actor actress comedian singer author reporter host anchor commentator
    columnist editor labor labour housing health education transport environment home shadow senior presidential
    district circuit appeals magistrate county federal campaign national security adviser advisor press
    communications detective officer agent inspector chef pastor
    co-chair co-chairman co-founder founder cdr brig brigadier supt cllr councillor nurse gaffer skipper wing flight
    squadron water fisheries agriculture climate culture sports social affairs public works development industry
    petroleum oil labour pm crown managing city mep provost consul president-elect councilmember
    """.split()
    )
    | HONORIFICS.keys()
)
# Words that may stand between a description and the name behind it: "the negotiator, retired Gen. Roe".
TITLES_BETWEEN = TITLES | frozenset("retired veteran outgoing incoming longtime then".split())
# A title ends with one of these when it stands alone ("the President", "Ukrainian President").
TITLE_HEADS = frozenset(
    """
    president minister chancellor premier secretary general senator sen representative rep congressman congresswoman
    governor gov mayor speaker leader chairman chairwoman chair officer director commissioner ambassador envoy judge
    justice captain colonel lieutenant sergeant major admiral commander sheriff bishop archbishop cardinal professor
    whip spokesman spokeswoman spokesperson negotiator taoiseach adviser advisor king queen prince princess pope
    emir sheikh ceo attorney manager coach dean gen col lt sgt capt maj adm sens reps govs cmdr hon treasurer
    superintendent pastor reverend rev ex-president counsel
    economist strategist analyst nominee candidate editor co-chair co-chairman co-founder founder cdr brig brigadier
    supt cllr councillor nurse gaffer skipper pm mep provost principal consul president-elect councilman councilwoman
    councilmember alderman assemblyman assemblywoman
    """.split()
)
TITLE_OBJECTS = frozenset(
    """
    State Defense Defence House Treasury Commerce Energy Labor Labour Staff Justice Interior Health
    """.split()
)
TITLED_BODIES = frozenset(
    ["General Motors", "General Electric", "General Mills", "General Dynamics", "General Assembly"]
)

# Nouns that describe a speaker whom the article does not name; value: gender where the noun tells it.
ROLES = {
    **dict.fromkeys(
        """
    official officials source sources spokesperson spokespeople representative representatives diplomat diplomats
    aide aides adviser advisers advisor advisors analyst analysts expert experts person people lawmaker lawmakers
    minister ministers negotiator negotiators envoy envoys mediator mediators ambassador ambassadors senator
    senators executive executives employee employees worker workers leader leaders member members delegate delegates
    lawyer lawyers attorney attorneys prosecutor prosecutors judge officer officers soldier soldiers commander
    commanders economist economists strategist strategists operative operatives insider insiders staffer staffers
    critic critics supporter supporters opponent opponents activist activists protester protesters demonstrator
    demonstrators voter voters resident residents witness witnesses student students teacher teachers doctor doctors
    nurse nurses researcher researchers scientist scientists scholar scholars professor professors historian
    journalist journalists reporter reporters editor editors columnist writer writers author authors host moderator
    candidate candidates nominee congressman congresswoman governor governors mayor president chancellor premier
    secretary chief director chair ceo owner owners founder manager managers agent agents investigator investigators
    trader traders investor investors creditor creditors banker bankers broker brokers shareholder shareholders
    delegation delegates insurer speaker participant participants observer observers veteran veterans individual
    individuals associate associates colleague colleagues friend friends neighbor neighbors relative relatives
    parent parents child children fan fans guest user users republican republicans democrat democrats conservative
    conservatives liberal liberals progressive progressives politician politicians legislator legislators pollster
    pollsters pastor priest bishop rabbi imam general colonel captain sergeant admiral major sheriff detective
    policeman police victim victims survivor survivors suspect defendant plaintiff plaintiffs client clients
    customer customers farmer farmers driver drivers pilot pilots miner miners striker strikers organizer organizers
    organiser organisers recruiter pundit pundits commentator commentators coach player players operator tribesman
    elder elders militant militants rebel rebels fighter fighters villager villagers migrant migrants refugee
    refugees trustee counsel superintendent surgeon surgeons gaffer boss skipper keeper striker conciliator
    arbitrator facilitator administrator curator inspector auditor engineer engineers baker butcher guard guards
    porter porters clerk cook cleaner tenant tenants landlord landlady shopkeeper cashier dealer dealers nun monk
    vicar mechanic electrician carpenter builder sailor sailors firefighter firefighters paramedic midwife patient
    patients passenger passengers pensioner pensioners pupil pupils apprentice docker dockers grower growers herder
    herders stallholder seller sellers buyer buyers shopper shoppers commuter motorist foreman forewoman steward
    attendant commissioner commissioners rapporteur facilitator co-facilitator someone somebody ally allies
    confidant confidante juror jurors welder welders predecessor successor cousin uncle aunt grandparent niece
    nephew campaigner campaigners lobbyist
    consultant servant deputy councillor councillors mp mps chairperson treasurer caretaker librarian musician
    hostage hostages prisoner prisoners caller neighbour neighbours bystander onlooker eyewitness shepherd gardener
    cabbie courier trainee intern delegate teller warden ranger guide interpreter translator technician
    cleaners cooks clerks bakers butchers gardeners carers carer caterers mechanics electricians carpenters stewards
    paramedics sellers stallholders couriers trainees wardens rangers guides technicians builders mechanics waiters
    waiter midfielder winger defender goalkeeper quarterback pitcher playmaker teammate teammates tycoon financier
    industrialist entrepreneur entrepreneurs oligarch landowner landowners
    """.split(), ""),
    **dict.fromkeys("""
    spokesman spokesmen businessman chairman congressman man men boy father son brother husband king prince pope
    actor gentleman mogul billionaire fisherman postman grandfather grandson boyfriend stepfather salesman
    craftsman dad foreman uncle nephew monk landlord
    """.split(), "m"),
    **dict.fromkeys("""
    spokeswoman businesswoman chairwoman congresswoman woman women girl mother daughter sister wife queen princess
    actress lady sister grandmother granddaughter girlfriend stepmother fisherwoman mum midwife aunt niece nun
    landlady forewoman
    """.split(), "f"),
}  # fmt: skip
# Plurals of ordinary people: they speak as a group, not as a source that keeps its name back.
FOLK = frozenset(
    """
    people members traders residents workers drivers employees families villagers voters fans students teachers nurses
    doctors parents farmers fishermen passengers patients customers users migrants refugees protesters demonstrators
    supporters opponents neighbours neighbors shareholders creditors players miners pilots strikers fighters rebels
    leaders activists campaigners dockers growers pupils pensioners tenants commuters shoppers relatives
    cleaners cooks clerks bakers butchers gardeners carers caterers mechanics electricians carpenters stewards
    paramedics stallholders couriers trainees wardens rangers guides technicians builders waiters porters guards
    survivors victims republicans democrats conservatives liberals progressives mps councillors deputies soldiers
    """.split()
)
# Nouns that describe a body; value: the kind of party.
BODIES = {
    **dict.fromkeys("union unions syndicate federation guild".split(), "union"),
    **dict.fromkeys("""
    company companies firm carmaker insurer lender brewer shipbuilder airline carrier bank automaker manufacturer
    utility retailer chain bidder publisher
    operator conglomerate steelmaker drugmaker chipmaker startup
    """.split(), "company"),
    **dict.fromkeys("""
    campaign campaigns group groups organization organisation party ministry department agency committee commission
    council court government administration association coalition alliance bloc team parliament congress senate
    house university school hospital club league network newspaper paper magazine outlet website site board panel
    embassy office bureau regulator parties publication foundation institute center centre think-tank lobby church
    charity consortium secretariat media police body authority authorities statement letter report poll
    study lawsuit complaint
    """.split(), "organization"),
    **dict.fromkeys("militia militias junta faction".split(), "armed_group"),
    **dict.fromkeys("crowd crowds audience mob delegation families side sides both creditors".split(), "group"),
}  # fmt: skip

# Last words of the names of clubs; places end in some of them, so they tell a kind only where the name speaks.
CLUBS = frozenset(
    "Rovers United City Athletic Wanderers Albion Hotspur Rangers Town County Villa Harbour Harbor".split()
)
# The same nouns as printed with a capital for one known body ("the Government", "the Ministry").
BODY_NOUNS = {
    noun: kind for noun, kind in BODIES.items() if kind in {"organization", "company", "union"} and noun[-1] != "s"
}
# Texts that speak for whoever issued them, never for themselves.
DOCUMENTS = frozenset(
    """
    statement letter report poll study lawsuit complaint paper memo document draft communique communiqué note email
    e-mail filing text declaration message survey clarification release circular petition manifesto article editorial
    notice announcement
    """.split()
)

# Capitalised words inside a name that tell what is named; the last match from the right decides.
NAME_KINDS = {
    **dict.fromkeys("""
    Inc Inc. Corp Corp. Corporation Co Co. Company Ltd Ltd. LLC LLP PLC plc AG SA GmbH NV SE Airlines Airways Air
    Motors Motor Holdings Holding Industries Technologies Energy Steel Pharmaceuticals Pharma Railways Railway Bank
    Bancorp Capital Partners Enterprises Electric Oil Petroleum Mining Minerals Resources Software Systems Studios
    Pictures Entertainment Media Foods Brands Stores Hotels Insurance Telecom Communications Mobile Logistics
    Shipping Lines Ventures Management Advisors Advisers Associates Investments Equity Securities Sachs Brothers
    SpA Oy AB ASA BV Pty Sarl SARL KG KGaA Sons Research Labs Laboratories Analytics Consulting Dairies Farms
    Breweries Brewery Bakeries Motors Semiconductor Semiconductors Chemicals Textiles Terminals Ferries Coaches
    Robotics Biotech Therapeutics Healthcare Retail Supermarkets Outfitters Aerospace Aviation
    """.split(), "company"),
    **dict.fromkeys("Union Unions Teamsters Workers Guild Brotherhood Steelworkers Federation Unite".split(), "union"),
    **dict.fromkeys("""
    Party Ministry Department Agency Committee Commission Council Court Association Organization Organisation
    Institute Institution University College School Center Centre Foundation Fund Society League Club House Senate
    Congress Parliament Assembly Bureau Office Service Authority Administration Board Coalition Alliance Movement
    Front Forum Network News Times Post Journal Herald Tribune Gazette Press Magazine Review Church Group Nations
    Treaty Force Forces Army Navy Guard Police Initiative Project Campaign Conference Caucus Trust Hospital Academy
    Exchange Reserve Treasury Cabinet Tribunal Secretariat Embassy Consulate Library Museum Team Task Republicans
    Democrats PAC Radio Television TV Channel Corps Command Panel Observatory Watch Rovers Wanderers Albion United
    Hotspur FC AFC Confederation Chamber
    Government Conservatory Archive Charity Taskforce Mission Delegation Opera Orchestra
    """.split(), "organization"),
    **dict.fromkeys("Brigade Brigades Militia Militants Rebels Liberation Resistance".split(), "armed_group"),
}  # fmt: skip
KNOWN_BODIES = {
    **dict.fromkeys("""
    NATO EU UN U.N. E.U. IMF WTO WHO OPEC OPEC+ ASEAN G7 G20 BRICS OECD IAEA ECB FIFA UEFA UNESCO UNICEF UNHCR OSCE
    ECOWAS Interpol Mercosur FBI CIA NSA IRS EPA FDA SEC FTC NLRB GOP DNC RNC NRA ACLU NAACP BBC CNN NBC ABC CBS
    MSNBC AP AFP Reuters ANC PLO Fatah Likud CDU SPD AfD MLS NBA NFL NHL MLB FA ICC ICJ ISW HRW MSF
    """.split(), "organization"),
    **dict.fromkeys(["European Union", "African Union", "European Commission", "European Council", "United Nations",
        "Arab League", "Red Cross", "Red Crescent", "Médecins Sans Frontières", "Doctors Without Borders",
        "Save the Children", "Amnesty International", "Group of 77", "Group of 77 and China",
        "Security Council", "World Bank", "Soviet Union"], "organization"),
    **dict.fromkeys("""
    Boeing Airbus Volkswagen Toyota Ford Tesla Apple Google Microsoft Amazon Meta Facebook Twitter Gazprom Rosneft
    Rosatom Lukoil Naftogaz Shell BP Chevron ExxonMobil Lufthansa Ryanair Siemens Nissan Renault Stellantis Hyundai
    Samsung Huawei Intel Nvidia OpenAI Disney Netflix Walmart Starbucks UPS FedEx Pfizer Moderna Novartis Bayer
    Nestlé Unilever Glencore Anglo
    """.split(), "company"),
    **dict.fromkeys("""
    UAW AFL-CIO SEIU USW ILA Verdi ver.di Unite Unison Unifor RMT Aslef SAG-AFTRA WGA DGA Teamsters
    """.split(), "union"),
    **dict.fromkeys(["IG Metall", "Ver.di", "United Auto Workers", "Workers United"], "union"),
}  # fmt: skip

# Capitalised words that open sentences or name days, peoples and things, never a party by themselves.
NOT_NAMES = frozenset(
    """
    ceos cfos
    others none neither nor either those the one two three four five six seven eight nine ten a an this that these
    those his her their its my our
    your he she they it i we you who what when where why how
    which if in on at by for from with without of to as but and or nor so yet because although though while since
    until after before during under over between among against about into through despite unlike like not no yes all
    both each every some many most few more several other another there here then now also still even just only once
    again later earlier meanwhile however instead moreover furthermore indeed perhaps maybe today yesterday tomorrow
    tonight monday tuesday wednesday thursday friday saturday sunday january february march april may june july
    august september october november december is are was were be been do does did have has had will would can could
    should may might must let please read see click watch related photo image updated update editor note according
    asked given speaking following such their whether any everyone everybody nobody someone something nothing
    anything well oh ok okay look thank thanks sure i'm i've i'll it's that's he's she's we're we've don't there's
    you're they're let's what's here's add get got make made take go come back out up down off part never always
    often sometimes recently finally additionally similarly clearly overall share follow subscribe sign join support
    story stories video photos more
    """.split()
)

# Capitalised words that are no name when they stand alone but may begin one ("New Zealand", "Democratic Party").
NEVER_ALONE = NOT_NAMES | frozenset(
    """
    new old former good great first second third last next english french german spanish republican democratic
    energy finance foreign defence defense interior trade economy health education agriculture transport environment
    labour labor justice culture information infrastructure housing industry fisheries tourism
    democrat republicans democrats american americans european north south east west god christmas easter
    thanksgiving whitsun ramadan eid diwali hanukkah lent pentecost advent passover
    internet covid covid-19 one two three four five six seven eight nine ten western eastern
    northern southern muslim muslims christian
    christians jewish jews islam islamic catholic latino latinos hispanic hispanics black white asian african
    """.split()
)

GIVEN = {
    **dict.fromkeys("""
    aaron abdul abdullah abraham adam ahmad ahmed alan albert alec alejandro alex alexander alexei ali allen amir
    andrei andrew andy angel anthony antonio antony anwar arthur ashraf barack barry bashar ben benjamin benny
    bernard bernie bill billy bob bobby boris brad brandon brendan brent brett brian bruce bryan calvin carl carlos
    charles charlie chris christian christopher chuck clarence claude cody colin corey craig dan daniel darrell dave
    david dean denis dennis dick diego dimitri dmitri dmitry don donald doug douglas duncan dwight earl ed eddie
    edgar eduardo edward emmanuel enrique eric erik ernest esteban eugene evan fabio felipe felix ferdinand fernando
    francis francisco francois frank franklin fred frederick friedrich gabriel garrett gary gavin geoffrey george
    gerald gerhard gilbert giovanni giuseppe glenn gordon graham greg gregory guillermo gustavo guy hamid hans
    harold harry hassan hector henry herbert howard hugh hugo hussein ian ibrahim igor ismail ivan jack jacob jake
    james jan jared jason javier jay jean jeb jeff jeffrey jens jeremy jerome jerry jesse jesus jim jimmy joe
    joel john johnny jon jonathan jorge jose josé joseph josh joshua juan julian julio justin kamal karl keith ken
    kenneth kevin khalid kofi konstantin kurt kyle larry lars lawrence lee leo leon leonard leonid lindsey lloyd
    louis lucas luis luke luiz mahmoud manuel marc marco marcos marcus mario mark martin marvin matt matthew matteo
    max michael michel miguel mike mikhail mitch mitt mohamed mohammad mohammed muhammad mustafa narendra nathan ned
    neil newt nicholas nick nicolas nicolás nigel nikolai noah norman olaf oleg oliver omar oscar pablo patrick paul
    pedro peter phil philip philippe pierre piotr rafael ralph rand randy raul ray raymond recep reince reza ricardo
    rich richard rick rob robert roberto rodney rodrigo roger roman ron ronald ross roy rudy rupert russell ryan
    salman sam samuel scott sean sebastian sergei sergey sergio seth shane shawn shimon simon stan stanley stefan
    stephan stephen steve steven stuart sundar tariq ted terrence terry theodore thomas tim timothy todd tom tommy
    tony travis trevor tyler viktor victor vincent vladimir volodymyr walter warren wayne wesley wilfried will
    william xavier xi yair yasser yitzhak yousef yusuf zach zachary
    """.split(), "m"),
    **dict.fromkeys("""
    abigail agnes aisha alexandra alexandria alice alicia alison allison amanda amber amelia amina amy ana andrea
    angela angelina anita ann anna anne annette annie april ariana ashley audrey barbara beata beatrice becky
    bernadette beth betsy betty beverly bonnie brenda bridget brittany brooke camille carla carly carmen carol
    carole caroline carolyn carrie cassandra catherine cathy cecilia charlotte chelsea cheryl christiane christina
    christine cindy claire clara claudia colleen connie cristina cynthia dana danielle dawn deborah debbie denise
    diana diane dianne dolores donna dora doris dorothy edith eileen elaine eleanor elena elisabeth elise elizabeth
    ella ellen emily emma erica erin esther eva evelyn fatima federica fiona florence frances gabriela gabrielle
    gail georgia geraldine gina giorgia gloria grace gretchen hannah heather heidi helen helena helene hillary holly
    hope huma ilhan ines ingrid irene isabel isabella ivanka jackie jacqueline jane janet janice jasmine jean-marie
    jeanne jen jenna jennifer jenny jessica jill joan joanna joanne jodi josephine joy joyce judith judy julia
    juliana julie kamala karen karin kate katherine kathleen kathryn kathy katie katrina kellyanne kelly kim
    kimberly kirsten kristen kristin kristina laura lauren leah leila linda lisa liz lois loretta lori louise
    lucia lucy lydia lynn madeleine maggie maia maia margaret margot maria marie marilyn marina marine marion
    marissa martha mary maureen megan melania melanie melissa meredith mette michelle mila mildred miranda miriam
    molly monica nadia nancy naomi natalia natalie nicole nikki nina norma olga olivia pamela patricia patty paula
    peggy penny phyllis rachel rebecca regina renee rita roberta rosa rosalind rose roxanne ruth sabrina sally
    samantha sandra sanna sara sarah shannon sharon sheila shelly sheryl shirley silvia simone sofia sonia sonja
    sophia sophie stacey stacy stella stephanie sue susan suzanne sylvia tamara tammy tanya teresa theresa tiffany
    tina tracy tulsi ursula valerie vanessa vera veronica victoria viktoria violet virginia vivian wanda wendy
    whitney yael yolanda
    adriana agata agnieszka aissata alina amalia ananya anneke annika anja antonia asha astrid aylin birgit
    bianca carina carmela catalina celia chantal chiara chiamaka chloe clarissa claudine constance corinne
    daniela darlene delphine deirdre dorothea ebba ekaterina eleni elif elin elisa elizaveta elodie emilia esi
    estelle eugenia eunice fatou fatoumata felicity fiona francesca freya frida gabriella genevieve georgina gerda
    ghislaine giulia greta gudrun gwen hanna hannelore hawa heike hilde hortense ilse imogen ingeborg isobel
    ivana jana janelle janine jelena johanna jolanta josie juliet juliette karina karolina katarina katrin kirsty
    lara lena leticia lieke liesbeth lorena lorna lorraine lotte lourdes lucie luisa maeve magda magdalena maren
    maribel marija marita marit marlene marta mathilde maud maya meera meike mercedes mireille moira mona monika nadine
    nana natasha ngozi niamh nicola noelle nora odile ola oksana olena orla paola paulina petra philippa pia priya
    ragnhild ramona rania refilwe renata rhona ritva rosemary rosie sabine safiya saskia selma siobhan sigrid simona
    sinead siri solveig solange stefania svetlana tamsin tatiana tess tessa thandi tove trina trudy ulrike una ulla
    uta valentina vesna vivienne wilma yasmin yetunde yvonne zainab zara zofia zuzana
 yulia yvette yvonne zoe megyn gretchen
    """.split(), "f"),
    **dict.fromkeys("andrea jamie kim leslie robin".split(), ""),  # women and men alike
}  # fmt: skip
