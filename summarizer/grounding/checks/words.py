"""Cuts English text into words that can be compared: stems, synonyms of the trade, negation and clause borders."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,]\d+)*|[^\w\s]")
_SUFFIXES = tuple(
    sorted(
        """ationally ational ations ation atives ative ators ator ingly ings ing edly ed ions ion ions es s er ers or ors ment ments
        ments ness ity ities ally al als ial ive ives able ible ances ance ences ence ancy ency ant ents ent ly y ies ied e
        ist ists ism ure ures ful""".split(),
        key=len,
        reverse=True,
    )
)
_LEAST_STEM = 3
STOPWORDS = frozenset(
    """a an the this that these those such same own other another each every any some all both either one ones of in on at to from
    by with for about against between into through during before after above below under over up down out off than then as so
    and but or nor if while because until when where who whom whose which what how why is are was were be been being am has
    have had having do does did doing will would shall should can could may might must ought i you he she it we they me him
    her us them my your his its our their mine yours hers ours theirs myself himself herself itself themselves there here not
    no never also only just very too more most less least much many few still yet already again even ever however though
    although since once per via amid among within without upon toward towards mr mrs ms dr sir said says say saying told
    tell tells according also now soon later s t d ll re ve m let lets else instead rather whether onto its' not n't""".split()
)

# Words that reporters and readers of negotiations use for one another; a row shares one stem.
_SYNONYMS = """
deal agreement agree accord pact settlement settle treaty arrangement arrange compromise understanding memorandum contract terms
truce ceasefire cessation armistice cease-fire pause halt
offer propose proposal table bid tender submit present suggest suggestion pitch
demand ask request want seek insist require call claim urge press push appeal wish
accept approve approval consent endorse back support agree ratify ratification clear clearance sign assent yes welcome
reject rejection refuse refusal decline dismiss spurn rebuff deny denial turn no throw oppose rule veto unacceptable
withdraw withdrawal pull pullback pullout retreat leave exit back
release free liberate hand liberation let return
hostage captive prisoner detainee abducted inmate
raise increase rise lift hike grow up higher more gain growth
cut reduce reduction lower trim decrease drop fall halve curb less haircut shrink slash decline
scrap drop remove abolish eliminate lift cancel end axe repeal waive ditch
stop end halt cease suspend suspension freeze pause block prevent bar
start begin launch open commence resume reopen restart
keep maintain retain stay remain continue hold preserve
give grant provide supply deliver extend hand furnish pay
pay payment salary wage compensation earn money fund fee
worker employee staff workforce member labour labor
firm company business employer corporation
meet meeting talk talks negotiate negotiation negotiator summit round session discuss discussion conference dialogue consult consultation
approval permission authorization authorisation consent clearance license
soldier troops force army military fighter
buy purchase acquire acquisition takeover merger merge bid combine combination
share stock equity stake
deadline limit expire expiry lapse until end
strike walkout walk-out stoppage action
duty tariff levy tax customs
vote ballot poll elect election referendum
lawmaker parliament legislature congress deputy legislator senator mp
commit commitment pledge promise vow undertake guarantee assure assurance
finish complete completion conclude conclusion finalise finalize final close
area territory land region territorial
disagree dispute differ difference gap row quarrel contest contradict
answer reply respond response
bank lender creditor bondholder investor
help aid assistance assist support relief
rebuild reconstruct reconstruction rebuilding restore
quick quickly fast speed rapid swift
most majority bulk
cost price charge expense
near close nearly closer almost
first initial initially
plan scheme project blueprint roadmap framework draft
monitor observer watch supervise oversee observe monitoring oversight verification verify
quota limit cap ceiling maximum
minimum floor least
amnesty pardon immunity
number count figure size total tally amount level
part share portion stake slice
law legislation bill act statute
court tribunal judge judicial
ready prepared willing willingness readiness openness open
job post place position
cash money fund sum
set fix determine decide decision
rebel insurgent militant guerrilla fighter
minister ministry
country nation state national
war conflict fighting hostilities
protect protection safeguard secure security
exchange swap trade barter
return return back
visit travel trip
house home
child children kid
use utilise utilize usage
last final latest
"""

NEGATORS = frozenset("not n't no never neither nor none nobody nothing without cannot".split())
# Words that deny, refuse or lack something without "not": enough to bear a negation told in other words.
LEXICAL_NEGATIVES = frozenset(
    """reject rejects rejected rejecting rejection refuse refuses refused refusing refusal deny denies denied denying denial
    decline declines declined declining oppose opposes opposed opposing opposition fail fails failed failing failure lack lacks
    lacked lacking absent absence abandon abandoned unable unwilling unlikely impossible unacceptable unresolved unsettled
    incomplete unfinished uncertain unclear unsure undecided unchanged unpaid uninvited unanswered inconclusive disagree
    disagreed disagreement dispute disputed disputes ban banned bans banning barred bar bars prevent prevents prevented block
    blocks blocked blocking veto vetoed forbid forbids forbidden stop stops stopped stopping halt halts halted end ends ended
    ending cease ceases short missing remains remain yet hardly barely scarcely few little spurn spurned spurns dismiss
    dismissed dismisses rebuffed rule ruled ruling rules rebuff avoid avoids avoiding exclude excludes excluded excluding
    minus free far instead before until withdraw withdrew withdrawn withdraws scrap scrapped drop dropped drops waive
    except unless nowhere resist resists resisted resisting against stalled deadlock deadlocked impasse walk walked broke
    broken collapsed collapse thwart cancel cancelled canceled postpone postponed rather hasn’t lose lost loses losing out off down""".split()
)
_NOT_NEGATING = (
    ("not", "only"), ("no", "later"), ("no", "longer"), ("no", "doubt"), ("no", "more"), ("no", "fewer"), ("no", "less"), ("not", "least"),
    ("not", "less"), ("not", "more"), ("nothing", "but"), ("no", "earlier"), ("not", "later"), ("not", "just"), ("no", "matter"),
)  # fmt: skip
_BORDERS = frozenset(";:.!?—–()\"“”")
_BORDER_WORDS = frozenset("but although though whereas while".split())


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text: `stem` is what is compared, `clause` counts the clauses of the text from 0.

    `content` is False for function words, marks and speech verbs; `start` and `end` are offsets in the text.
    """

    lower: str
    stem: str
    start: int
    end: int
    capital: bool
    content: bool
    clause: int

    @property
    def is_number(self) -> bool:
        return self.lower[:1].isdigit()


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """A crude stem, the same for inflections and most derivations: "congressional" and "congress" give "congress".

    Irregular verbs and words that mean the same in talks share the stem of the first of their group.
    """
    word = word.lower().replace("’", "'").removesuffix("'s").removesuffix("'")
    word = _IRREGULAR.get(word, word)
    return _GROUPS.get(_cut(word), _cut(word))


def _cut(word: str) -> str:
    for _ in range(2):
        for suffix in _SUFFIXES:
            if word.endswith(suffix) and len(word) - len(suffix) >= max(_LEAST_STEM, 7 - len(suffix) if len(suffix) > 3 else 0):
                word = word[: -len(suffix)]
                break
        else:
            break
    if len(word) > _LEAST_STEM and word[-1] == word[-2] and word[-1] not in "aeiouls":
        word = word[:-1]
    return word[:-1] + "y" if word.endswith("i") else word.removesuffix("e")


_IRREGULAR_ROWS = """take took taken;give gave given;come came;go went gone;get got gotten;keep kept;hold held;leave left;
lose lost;pay paid;sell sold;buy bought;bring brought;think thought;seek sought;fight fought;teach taught;send sent;
spend spent;lend lent;build built;rebuild rebuilt;meet met;lead led;feed fed;speak spoke spoken;break broke broken;freeze froze frozen;
choose chose chosen;write wrote written;rise rose risen;drive drove driven;fall fell fallen;withdraw withdrew withdrawn;draw drew drawn;
grow grew grown;know knew known;throw threw thrown;see saw seen;say said;tell told;make made;find found;bind bound;win won;run ran;
begin began begun;stand stood;understand understood;set set;put put;cut cut;let let;become became;forbid forbade forbidden;swear swore sworn;
man men;woman women;person people;child children;half halves halve halved halving;wage wages;talk talks;term terms;money monies;
sit sat;shrink shrank shrunk;bear bore borne;deal dealt;mean meant;bid bidden;eat ate eaten;die died dies dying;lie lay lain;
free freed freeing frees;agree agreed agrees agreeing;annual annually yearly year years;month monthly;week weekly;day daily"""
_IRREGULAR = {
    form: row.split()[0] for row in _IRREGULAR_ROWS.replace("\n", "").split(";") for form in row.split()[1:]
}


def _read_groups() -> dict[str, str]:
    groups: dict[str, str] = {}
    for row in _SYNONYMS.strip().splitlines():
        stems = [_cut(_IRREGULAR.get(word, word)) for word in row.split()]
        for one in stems:
            groups.setdefault(one, stems[0])
    return groups


_GROUPS: dict[str, str] = {}
_ALSO: dict[str, frozenset[str]] = {}


def _fill() -> None:
    """Each stem's own groups: a word may stand in several rows ("drop" cuts and scraps), so comparing asks `akin`."""
    rows = [[_cut(_IRREGULAR.get(word, word)) for word in row.split()] for row in _SYNONYMS.strip().splitlines()]
    also: dict[str, set[str]] = {}
    for number, row in enumerate(rows):
        for one in row:
            also.setdefault(one, set()).add(f"#{number}")
    _ALSO.update({one: frozenset(found) for one, found in also.items()})


_fill()
