"""English words that say the opposite of one another, in rows with two sides."""

from __future__ import annotations

from summarizer.grounding.checks.stems import inflected, stem

# Before the bar one side, after it the other; inflections come by themselves. A pair such as "turn_down" is a verb with
# a particle within three words.
_ROWS = """
raise increase rise hike higher grow growth larger bigger greater widen wider expand expansion extend extension prolong
    broaden broader boost sweeten upgrade augment enlarge climb double triple go_up come_up move_up
    | cut reduce reduction lower decrease smaller fewer narrow narrower shrink trim halve slash lessen curb
    shorten downgrade plunge fall fell go_down come_down move_down bring_down
more | less fewer
accept acceptance approve approval endorse welcome agree agreed consent grant concede ratify embrace adopt
    | reject rejection refuse refusal turn_down spurn rebuff veto rule_out dismiss oppose unacceptable
    throw_out vote_down
begin start launch commence resume restart continue reopen
    | end stop halt cease suspend pause terminate cancel call_off break_off
stay remain renew keep retain maintain preserve persist continue
    | abandon drop withdraw scrap set_aside give_up renounce waive abolish suspend end
stay remain | leave quit walk_away walk_out depart withdraw exit
open reopen | close shut closure shutdown
win gain get receive obtain earn | lose forfeit relinquish give_up
profit | loss losses
success succeed | failure fail founder collapse
permit allow let admit authorise authorize enable
    | bar ban forbid forbade forbidden prevent block exclude exclusion prohibit deny
admit confirm acknowledge concede | deny dispute contest rebut
free release liberate | jail detain imprison hold arrest seize
support favour favor praise welcome applaud
    | oppose criticise criticize condemn denounce attack reject fall_short
call_for demand urge | warn_against
impose introduce | scrap abolish waive repeal
likely probable | unlikely improbable impossible
possible | impossible
sufficient enough adequate satisfactory | insufficient inadequate short fall_short
buy purchase acquire | sell sale dispose
lend loan | borrow
import | export
strengthen tighten toughen | weaken loosen ease relax soften
majority | minority
temporary interim provisional | permanent lasting
first | last final
early earlier sooner | late later
minimum | maximum
elected | appointed
public open | secret private confidential
partial | full complete total
unilateral | bilateral joint
cheap cheaper | expensive dearer costlier
honour honor respect observe comply uphold fulfil | violate break broke breach broken infringe
surplus | deficit
join enter accede | leave quit exit
escalate | defuse
optimistic optimism hopeful confident | pessimistic pessimism gloomy doubtful
include inclusion | exclude exclusion omit
advance | retreat
hire recruit | dismiss fire
include | exclude
deploy station | withdraw
guilty convict | innocent acquit
disclose publish reveal | conceal hide withhold
display show exhibit | hide conceal
peaceful | violent
resume | suspend
add | remove
overvalue overestimate | undervalue underestimate
rule_in | rule_out
pay | owe
ally friend | enemy foe
hope | fear
"""
_PREFIXES = ("un", "in", "im", "dis", "non", "mis", "ir")  # what makes a word its own opposite
_LEAST_STEM = 4
# Adverbs, nouns and function words that look like a verb of a row.
_NOT_MEANT = frozenset(
    """agreement agreements open back long over own ownership early earliest keeper first last final finally lately
    latest holding holder holders openly adoption falling fully totally completely get gets let lets show shows
    fair generally leave leaving employees hold holds held ends""".split()
)

Side = tuple[int, int]  # the number of a row, and 1 or -1


def _tables() -> tuple[dict[str, tuple[Side, ...]], dict[tuple[str, str], tuple[Side, ...]]]:
    words: dict[str, list[Side]] = {}
    pairs: dict[tuple[str, str], list[Side]] = {}
    rows = " ".join(line if line.startswith(" ") else f"\n{line}" for line in _ROWS.splitlines())
    for number, row in enumerate(line for line in rows.splitlines() if "|" in line):
        for sign, side in zip((1, -1), row.split("|"), strict=True):
            for word in side.split():
                verb, _, particle = word.partition("_")
                if particle:
                    pairs.setdefault((stem(verb), particle), []).append((number, sign))
                else:
                    words.setdefault(stem(word), []).append((number, sign))
    return {w: tuple(s) for w, s in words.items()}, {p: tuple(s) for p, s in pairs.items()}


_SIDES, _PAIRS = _tables()
_PARTICLES: dict[str, tuple[str, ...]] = {}
for _verb, _particle in _PAIRS:
    _PARTICLES[_verb] = (*_PARTICLES.get(_verb, ()), _particle)


def _all_forms() -> frozenset[str]:
    words = {word.partition("_")[0] for word in _ROWS.split() if word != "|"}
    return inflected(frozenset(words)) - _NOT_MEANT


# Every printed form that may have an opposite, so that a text without one is known at once.
OPPOSED = _all_forms()


def sides_of(lower: str, following: tuple[str, ...]) -> tuple[Side, ...]:
    """The rows that a lower-case word stands in and its sides; `following` are the next words, for "turn it down"."""
    base = stem(lower)
    for particle in _PARTICLES.get(base, ()):
        if particle in following:
            return _PAIRS[base, particle]
    return () if lower in _NOT_MEANT else _SIDES.get(base, ())


def may_deny_by_prefix(lower: str) -> bool:
    return len(lower) > _LEAST_STEM + 2 and lower.startswith(_PREFIXES)


def without_prefix(lower: str) -> str:
    """ "sufficient" for "insufficient": the stem of what a word denies by its first letters."""
    prefix = next(prefix for prefix in _PREFIXES if lower.startswith(prefix))
    return stem(lower[len(prefix) :])
