"""Tell the language of a text from its script and its function words."""

from __future__ import annotations

import re
from collections import Counter

from summarizer.document.patterns import lazy

_SAMPLE = 6_000  # characters of a text that decide
_LATIN_LETTERS = lazy("[A-Za-z\u00c0-\u024f]+")
_OTHER_SCRIPT = lazy("[\u0370-\u1fff\u3040-\U0010ffff]")
_LATIN_WORD = lazy(r"[^\W\d_]+(?:['’][^\W\d_]+)?")

_FUNCTION_WORDS = {
    "en": (
        "the of and to in that is was for on with as by at from it be are has have had his her he she they "
        "this which would will been were who not but or an its their after says said about could than more "
        "into over can also we you i what when how why new no if out up may amid"
    ),
    "fr": (
        "le la les des du de un une et est dans que qui pour pas sur au aux avec ce cette ces il elle ils "
        "elles sont par plus ne se a ont été son sa ses leur leurs mais ou où nous vous je après selon deux "
        "contre être entre d l qu n"
    ),
    "es": (
        "el la los las de del y en que un una por con para es al se su sus no lo como más pero ha han fue "
        "este esta entre sobre ya sin según dijo son ser también hasta desde cuando donde muy tras"
    ),
    "de": (
        "der die das und in den von zu mit sich des auf für ist im dem nicht ein eine einen einem einer als "
        "auch es an werden aus er hat dass sie nach wird bei sind noch wie über um am war haben nur oder aber "
        "vor zur bis mehr durch man sein wurde sei zum unter wir ich gegen"
    ),
    "it": (
        "il lo la gli le di del della dei delle che e è un una per con non si da dal in nel nella al alla "
        "sono ha hanno come più ma anche questo questa dopo su sul stato tra suo sua fra essere ci i"
    ),
    "pt": (
        "o a os as de do da dos das e em no na nos nas que um uma por com para não se ao é foi mais como mas "
        "seu sua são ou pelo pela também entre até já após sobre ser tem disse à"
    ),
    "nl": (
        "de het een en van in is dat op te zijn met voor niet aan er om ook als maar bij door naar heeft hij "
        "ze uit werd over nog wordt dan of tot deze die worden hebben geen tegen wil meer zal"
    ),
    "pl": (
        "w i na z że się do nie jest o to po za od jak ale dla przez co czy przed był jego oraz są tym może "
        "tego które który będzie ma także ze we już roku"
    ),
    "sv": (
        "och i att det som en på är av för med den till har de inte om ett var men han från vi sig så kan hon "
        "efter under också nu eller vid ska när mot sin än alla säger"
    ),
    "tr": (
        "ve bir bu da de için ile olarak olan daha çok gibi sonra kadar ancak ise ne değil en var her o ama "
        "göre dedi olduğu eden etti"
    ),
    "ro": (
        "și în de la a cu pe un o din că nu este pentru care mai au fi să ale sau sunt prin după fost dar lui "
        "al ce s-a între ca"
    ),
    "cs": (
        "a v na se že je s z do o k i ve pro by za ale po jako to od však při už jsou nebo byl podle který "
        "které jeho není také bude"
    ),
}
_HEADLINE_ENGLISH = frozenset(
    (
        "deal talks offer offers offered reject rejects rejected union strike strikes pay peace war trade tax "
        "tariff tariffs vote votes court government minister president workers pilots teachers nurses company "
        "companies bank billion million percent agree agrees agreed sign signs signed ceasefire truce troops "
        "attack attacks plan plans wage wages raise raises cut cuts bid bids merger takeover sanctions "
        "leaders leader officials official ukraine russia near near-like guarantees guarantee security warns "
        "warn urges urge seeks seek calls call meets meet reach reaches reached threatens threaten accept "
        "accepts ends end starts start stop stops holds hold win wins lose loses latest back down off under "
        "against before without still first last two three four five six day days week weeks month year years "
        "today monday tuesday wednesday thursday friday saturday sunday join our us give get support read "
        "more"
    ).split()
)
_ENGLISH_SHAPE = lazy(
    r"(?:[a-z]{3,}ing|[a-z]{2,}(?:ght|cked|shed|ssed)|wh[a-z]+|[a-z]+th|[a-z]+ck|[a-z]+['’]s|[a-z]+sh|th[a-z]+)$"
)
_SCRIPTS = (
    ("ko", lazy("[\uac00-\ud7af]+")),
    ("ja", lazy("[\u3040-\u30ff]+")),
    ("zh", lazy("[\u4e00-\u9fff]+")),
    ("ar", lazy("[\u0600-\u06ff]+")),
    ("he", lazy("[\u0590-\u05ff]+")),
    ("el", lazy("[\u0370-\u03ff\u1f00-\u1fff]+")),
    ("hi", lazy("[\u0900-\u097f]+")),
    ("th", lazy("[\u0e00-\u0e7f]+")),
    ("ka", lazy("[\u10a0-\u10ff]+")),
    ("hy", lazy("[\u0530-\u058f]+")),
    ("cyrillic", lazy("[\u0400-\u04ff]+")),
    ("latin", _LATIN_LETTERS),
)


def _owners() -> dict[str, dict[str, float]]:
    """Function word to language to weight; a word that several languages share counts less in each."""
    owners: dict[str, dict[str, float]] = {}
    for language, words in _FUNCTION_WORDS.items():
        for word in words.split():
            owners.setdefault(word, {})[language] = 1.0
    for shares in owners.values():
        for language in shares:
            shares[language] = 1.0 / len(shares)
    return owners


_OWNERS = _owners()


def detect_language(text: str) -> str:
    """ISO 639-1 code of the language of `text`, "und" where neither script nor function words decide.

    >>> detect_language("Pilots reject pay offer"), detect_language("Les pilotes rejettent l’offre de la compagnie")
    ('en', 'fr')
    """
    sample = text[:_SAMPLE]
    letters = {"latin": 1 if _LATIN_LETTERS.search(sample) else 0}
    if _OTHER_SCRIPT.search(sample):
        letters = {name: sum(map(len, pattern.findall(sample))) for name, pattern in _SCRIPTS}
    script = max(letters, key=lambda name: letters[name])
    if letters[script] == 0:
        return "und"
    if script == "latin":
        return _latin(sample)
    if script == "cyrillic":
        return _cyrillic(sample)
    if script == "zh" and letters["ja"] * 20 > letters["zh"]:
        return "ja"
    if script == "ar" and len(re.findall("[پچژگ]", sample)) * 100 > letters["ar"]:
        return "ur" if re.search("[ٹڈڑں]", sample) else "fa"
    return script


def _latin(sample: str) -> str:
    words = _LATIN_WORD.findall(sample.lower().replace("’", "'"))
    scores: dict[str, float] = {}
    telling = [(word, count) for word, count in Counter(words).items() if word in _OWNERS or "'" in word]
    for word, count in telling:
        for part in word.split("'") if word not in _OWNERS else (word,):
            for language, weight in _OWNERS.get(part, {}).items():
                scores[language] = scores.get(language, 0.0) + weight * count
    ranked = sorted(scores.items(), key=lambda item: -item[1])[:2]
    if len(words) < 25:
        return _short(words, ranked, sample)
    if not ranked or ranked[0][1] < 0.05 * len(words):
        return "und"
    if len(ranked) > 1 and ranked[0][1] < 1.1 * ranked[1][1]:
        return "und"
    return ranked[0][0]


def _short(words: list[str], ranked: list[tuple[str, float]], sample: str) -> str:
    """The language of a headline or a sentence: English words and shapes count beside function words."""
    english = sum(word in _HEADLINE_ENGLISH or bool(_ENGLISH_SHAPE.match(word)) for word in words)
    plain = all(char.isascii() or not char.isalpha() for char in sample)
    scores = dict(ranked)
    best, value = ranked[0] if ranked else ("und", 0.0)
    if plain and english + scores.get("en", 0) >= max(1, value if best != "en" else 0):
        return "en"
    second = ranked[1][1] if len(ranked) > 1 else 0
    return best if value >= 1 and value > second else "und"


def _cyrillic(sample: str) -> str:
    lower = sample.lower()
    ukrainian = sum(lower.count(char) for char in "іїєґ")
    russian = sum(lower.count(char) for char in "ыэёъ")
    if ukrainian > russian:
        return "be" if "ў" in lower else "uk"
    if russian > 0:
        return "bg" if lower.count("ъ") * 2 > russian and "ы" not in lower and "э" not in lower else "ru"
    serbian = sum(lower.count(char) for char in "јљњћђџ")
    if serbian:
        return "sr"
    words = set(re.findall(r"\w+", lower))
    return "ru" if words & set("и в на не что с по для это как из за от он она они мы".split()) else "und"
