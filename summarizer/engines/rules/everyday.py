"""Tell acts of bargaining from the same words in everyday use: an advice offered, a crowd asked to stand, a campaign
promise.
"""

from __future__ import annotations

import re

from summarizer.document.patterns import lazy
from summarizer.engines.rules.context import Context
from summarizer.engines.rules.records import Act

_REACH = 120
_BACK = 60
_PLAIN = r"(?:\s(?!(?:to|for|of|in|on|with|from|at|by|if|that|and|or|but)\b)[\w’'-]+){0,5}?\s"
_ADVERB = r"(?:(?:not|never|still|only|also|then|probably|almost|certainly|simply)\s)?"
# "insisted that the talks had failed", "figures suggest sales fell": what follows tells a fact.
_FACT = r"\s(?:that\s)?(?:[\w’'£$€-]+\s){1,7}?"
_OFFERED_WORDS = (
    r"(?:view|assessment|evaluation|review|opinion|analysis|explanation|glimpse|comment|advice|criticism|praise|"
    r"condolence|congratulation|insight|tribute|prediction|prayer|thank|thought|guide|tip|clue|hint|excuse|choice|"
    r"reason|vision|estimate|forecast|description|lesson|warning|kind\sword|word\sof|service|product|channel|programme|"
    r"course|show|amenitie|facilitie|feature)s?"
)
_AUDIENCE = (
    r"\s(?:for\s)?(?:(?:the|all|some|his|her|its|their|fellow|many|angry|other)\s){0,2}(?:crowds?|audiences?|"
    r"congregation|supporters?|supports|fans?|voters?|viewers?|readers?|reporters?|journalists?|listeners?|followers?|"
    r"worshippers?|mourners?|spectators?|donors?)\s(?:to|for|not|whether|if|why|how|what)\b"
)
_AMBITION = (
    r"(?:presidency|nomination|white\shouse|premiership|leadership|office|seat|re-?election|title|championship|crown|"
    r"cup|glory|fame|promotion|survival|freedom|power|world\srecord)\b"
)
_STRUGGLES = r"\sto\s(?:win|fight|campaign|appeal|resist|oppose|ignore|battle|retaliate|sue)\b"
_OUTCOME = (
    rf"(?:would|will|could|can|might|may|[’']ll|[’']d)\s{_ADVERB}(?:win|lose|fail|collapse|help|hurt|suffer|struggle|"
    r"turn|look|sound|remain(?!\s(?:open|available|valid|on))|seem|feel|rise|fall|grow|"
    r"drop|die|happen|end\sup|do\s(?:a|well|better)|go\s(?:bankrupt|bust|under|"
    r"up|down)|be\s(?:easier|harder|difficult|worse|better\soff|forced|too)|begin\s(?:to|exceeding))\b"
)
_POSSIBLE = lazy(rf"(?:\S+\s){{0,12}}?{_OUTCOME}|it\s(?:would|will|could)\stake\b")


def _all(rules: str, pattern: str) -> dict[str, re.Pattern[str]]:
    return dict.fromkeys(rules.split(), lazy(pattern))


# For each rule what follows its cue where nothing is put on the table; all in small letters.
_AFTER: dict[str, re.Pattern[str]] = {
    **_all("verb:offer verb:present verb:submit", rf"{_PLAIN}{_OFFERED_WORDS}\b"),
    **_all(
        "verb:bid noun:bid noun:bids",
        r"\s(?:team|wars?|battles?|process|contest|vehicle|target|speculation|rounds?|rules)\b"
        rf"|\sfor\s(?:[\w’'-]+\s){{0,4}}?{_AMBITION}|\sto\s(?!buy|acquire|purchase|take|merge|pay)\w",
    ),
    **_all("noun:claim noun:claims", r"\sthat\b|\s(?:he|she|it|they)\b|\sto\s(?:have|be|understand|know|represent)\b"),
    **_all(
        "verb:want",
        r"\s(?:are|is|was|were)\b|\sto\s(?:know|win|thank|say|stress|understand|believe|be\s(?:a\spart|part|clear|"
        r"honest|realistic|careful|sure|seen|remembered))\b",
    ),
    **_all(
        "verb:seek",
        r"\s(?:(?:an?|the|his|her|their|medical|political)\s){0,2}(?:refuge|asylum|shelter|presidency|nomination|"
        r"re-?election|office|comment|advice|revenge|confrontation|attention|treatment|workers|employment|solace|"
        r"confirmation|recount|recanvass|bankruptcy)\b|\s[^.;,]{0,40}\b(?:presidential|democratic|republican)\snomination\b",
    ),
    **_all("verb:ask verb:ask-for verb:tell verb:call-on verb:urge", _AUDIENCE),
    **_all("clause:must clause:should", r"\sbe\san?\s[\w-]+\s(?:of|where|which|who)\b"),
    **_all("verb:demand", r"\sto\sknow\b"),
    **_all("verb:insist", rf"{_FACT}(?:was|were|had|did|does|never)\b"),
    **_all(
        "verb:concede", rf"{_FACT}(?:was|were|is|are|had|did)\b|\s(?:the\s)?(?:race|defeat|election|match|game|goal)\b"
    ),
    **_all(
        "verb:pledge", rf"\s(?:(?:his|her|its|their|full)\s)?(?:allegiance|loyalty|fealty|delegates)\b|{_STRUGGLES}"
    ),
    **_all("verb:vow verb:promise", _STRUGGLES),
    **_all(
        "verb:extend",
        r"\s(?:an?|the|their|its)\s(?:[\w-]+\s){0,3}?(?:deal|agreement|contract|lead|invitation|welcome)\b",
    ),
    **_all("noun:proposal", r"\sto\s(?:succeed|work|pass|go\s(?:ahead|through))\b"),
    **_all("noun:suggestion", r"\sthat\s(?:[\w’'-]+\s){1,5}?(?:is|are|was|were|can|cannot|can[’']t|has|had)\b"),
    **_all("willing:willing willing:prepared willing:ready willing:happy", r"\s(?:\w+ly\s)?(?:lie|die|kill|admit)\b"),
    **_all(
        "wording:asking-for",
        r"\sprice\b|\sand\s(?:time|difficult|hard)|\sfor\san?\s(?:[\w-]+\s)?(?:candidate|job|way|winner|successor)\b"
        r"|\s\d[\d.,]*\s?(?:%|percent|per\scent)\sof\sthe\s(?:vote|seats)",
    ),
}
_POLLED = lazy(
    r"\b(?:polls?|surveys?|study|studies|figures|reports?|research|data|results|evidence|speculation|rumou?rs?)\s"
    r"(?:ha(?:s|ve|d)\s)?$"
)
_NOT_YET = lazy(r"\b(?:until|unless)\s(?:[\w’'-]+\s){1,5}$")
_GIVING = frozenset(
    "verb:offer verb:put-on-the-table verb:table verb:submit verb:propose verb:promise "
    "noun:offer noun:bid noun:proposal".split()
)
_CONDITIONAL = frozenset(
    "wording:would-if wording:if-would wording:would-amount clause:would-if clause:would-pay".split()
)
_CAMPAIGN = lazy(
    r"\b(?:as\spresident,|if\s(?:re-)?elected\b|first\s(?:100|hundred)\sdays|on\sthe\scampaign\strail|"
    r"(?:presidential|congressional|mayoral|gubernatorial)\s(?:candidates?|hopefuls?|contenders?|nominees?|"
    r"front-?runners?)|(?:front-?runner|candidate)\s(?:for\sthe\s)?\w*\s?(?:nomination|presidency)|"
    r"if\s[^.;,]{1,30}\swins?\sthe\s(?:presidency|election|white\shouse|nomination))"
)


def is_everyday(context: Context, act: Act) -> bool:
    """Whether the words that made this act mean something else than bargaining, as what stands beside them shows."""
    text, (start, end) = context.lowered, act.cues[0]
    after, before = text[end : end + _REACH], text[max(start - _BACK, 0) : start]
    pattern = _AFTER.get(act.rule)
    if pattern is not None and pattern.match(after) is not None:
        return True
    if act.rule == "verb:suggest" and _POLLED.search(before) is not None:
        return True
    if act.rule in _GIVING and _NOT_YET.search(before) is not None:
        return True
    if act.rule in _CONDITIONAL and _POSSIBLE.match(text, act.start, min(act.end, act.start + _REACH)) is not None:
        return True
    home = next(iter(act.home), None)
    if home is None:
        return False
    return _CAMPAIGN.search(text, max(home.start, act.start - _REACH), min(home.end, act.end + _REACH)) is not None
