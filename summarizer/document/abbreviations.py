"""Words that end in a full stop without ending a sentence, and words that open sentences."""

from __future__ import annotations

from summarizer.document.patterns import lazy


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Written before a name or a noun: the stop after them practically never ends a sentence.
TITLES = _words(
    "mr mrs ms mx messrs dr prof profs gen gens sen sens rep reps gov govs lt col cols sgt capt cmdr adm maj "
    "rev hon pres fr sr sra srta dra mme mlle mm me pr st ste mt ft msgr supt det insp cpl pvt pfc brig amb "
    "atty asst assoc herr hr frau dhr mevr dott avv ing arq lic sig sigg geb vgl bzw sog evtl ggf zzgl inkl "
    "einschl vs v cf eg ie viz approx ca г ул им проф акад гр тов рис стр"
)

# Before a number only: "No. 5", "Art. 3", "Nov. 3".
BEFORE_NUMBER = _words(
    "no nos nr nro núm num n art arts abs fig figs sec secs ch chap vol vols p pp pg par para ss § tel ext "
    "jan feb mar apr jun jul aug sep sept oct nov dec janv févr avr juil déc ene abr ago dic st пп п ст"
)

# May end a sentence or not: the next word decides.
AMBIGUOUS = _words(
    "inc ltd co corp bros llc plc cie sa ag gmbh kg etc jr sr esq ave blvd rd dept dist univ assn govt al "
    "a.m p.m u.s u.k u.n e.u u.s.a d.c p.c b.c a.d ph.d m.d b.a m.a ed eds jan feb mar apr aug sep sept oct "
    "nov dec ala ariz ark calif cal colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb "
    "nev okla ore pa tenn tex vt va wash wis wyo n.y n.j n.c n.d n.h n.m s.c s.d w.va r.i ont que alta mon "
    "tue tues wed thu thur thurs fri sat usw pág págs ud uds ee.uu т.д т.п т.е др пр руб коп млн млрд тыс гг "
    "mio mrd bn min max sq ft oz lb lbs hr hrs min mins sec u.a u.ä d.h z.b i.e e.g p.ej p.ex o.ä"
)

# States, months and days: in small letters they are ordinary words ("he is ill.").
CAPITAL_ONLY = _words(
    "ala ariz ark cal calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla "
    "ore pa tenn tex vt va wash wis wyo jan feb mar apr aug sep sept oct nov dec mon tue wed thu fri sat art gen "
    "col rep fig sec hon me fr st co kg ag sa max min"
)

# With inner stops, and never at a sentence's end.
NEVER_LAST = _words("e.g i.e z.b d.h p.ej p.ex т.е i.d.r c.-à-d u.a")

GERMAN_AFTER_ORDINAL = _words(
    "Januar Februar März April Mai Juni Juli August September Oktober November Dezember Jänner Jahrhundert "
    "Jahrhunderts Jahrestag Weltkrieg Weltkriegs Tag Runde Platz Stock Januars Oktobers"
)

# Names that end in a mark.
MARKED_NAMES = _words("Yahoo Jeopardy Jeb Chips")

# Words that in capitals nearly always open a sentence.
OPENERS = _words(
    "The He She It They We I You This That These Those There Here In On At By For From With Without After "
    "Before During Since While When Where Why What Who How If Although Though Because As But And Or Yet So "
    "Nor Still However Meanwhile Instead Also Both Each Some Many Most Other Others Another One Two Three Its "
    "His Her Their Our My Your A An Not No Even Only Just Under Over About Asked According Despite Last Next "
    "Later Earlier Now Then Such Between Among Is Are Was Were Do Did Does Can Could Will Would Should May "
    "Let Der Die Das Ein Eine Er Sie Es Wir Ich Und Aber In Im Am Auf Mit Nach Bei Für Von Zu Dies Diese "
    "Dieser Le La Les Un Une Il Elle Ils Elles On Ce Cette Ces Mais Et En Dans Pour Selon Par Après Avant Au "
    "Aux Des Du El Los Las Una Uno Ella Ellos Pero Y En Para Según Por Con Tras Este Esta Estos Su Sus Se No "
    "Il Lo Gli Uno Ma E Nel Nella Dopo Secondo Questo Questa O Os As Um Uma Mas Ele Ela Na No De Het Een Hij "
    "Zij Он Она Они Мы Я В На По Но И Это Как После Если Так Он Ще Але Він Вона Вони Ми Це Після"
)


_FORMS = ("Inc", "Corp", "Ltd", "Co", "plc", "PLC")
_COMPANY = lazy(rf"(\w[\w&-]{{1,30}}),? (?:{'|'.join(_FORMS)})$")


def named_again(text: str, stop: int) -> bool:
    """Whether the stop behind a company's name ends a sentence because the next one opens with the same name.

    >>> text = "Acme made an offer for Widget Inc. Widget's board refused."
    >>> named_again(text, text.index("Inc.") + 3)
    True
    """
    before = text[max(stop - 40, 0) : stop]
    match = _COMPANY.search(before) if before.endswith(_FORMS) else None
    if match is None:
        return False
    after = text[stop + 1 : stop + 42].lstrip()
    return after.startswith(match.group(1)) and not after[len(match.group(1)) : len(match.group(1)) + 1].isalnum()
