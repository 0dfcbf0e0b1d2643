"""Printed forms of words with all that is known of them wherever they stand; each is worked out once."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from summarizer.document.amounts import FIGURE_NEIGHBOURS
from summarizer.document.dates import MONTH_WORDS
from summarizer.document.patterns import lazy
from summarizer.grounding.checks import lexicon
from summarizer.grounding.checks.opposite_words import OPPOSED, may_deny_by_prefix
from summarizer.grounding.checks.stems import ROW, inflected, keys_of

MOST_FORMS = 30_000  # printed forms kept; beyond it a table starts anew
MOST_CHARACTERS = 40  # of a form that is kept

TOKEN = lazy(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,]\d+)*|[^\w\s]")
# What a form may be, as bits: a text without a bit needs no look at what the bit stands for.
NEGATOR, NEGATIVE, SOFT, BORDER = 1, 2, 4, 8
DIGIT, NUMERAL, TIME_UNIT = 16, 32, 64
DATE_WORD, PERIOD, WHICH = 128, 256, 512
WILL, OUTCOME, HEDGE, STRONG_HEDGE, ACCEPTANCE, PRINCIPLE = 1024, 2048, 4096, 8192, 16384, 32768
OPENER, CONDITION, CAPITAL, BOUND = 65536, 131072, 262144, 524288
YEAR, MONTH, DATE_MARK, BESIDE_FIGURE, LINK, ONE = 1 << 20, 1 << 21, 1 << 22, 1 << 23, 1 << 24, 1 << 25
OPENING, OPPOSITE, PREFIXED = 1 << 26, 1 << 27, 1 << 28
ACTION, MEASURE, CERTAINTY = 1 << 29, 1 << 30, 1 << 31
FIGURE = DIGIT | NUMERAL
EVERYTHING_NUMERIC = FIGURE | TIME_UNIT | DATE_WORD | PERIOD | WHICH | YEAR | MONTH

_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_MONTHS = "january february march april may june july august september october november december".split()
_GLUED = tuple("this next last past coming following previous".split())  # "nextweek" is a date too
_WHICH = (*_GLUED, "early", "late", "mid")
_PERIODS = """week weekend month year quarter spring summer autumn fall winter morning afternoon evening night fortnight
    decade"""
_WORDS_BY_BIT = {
    NEGATOR: lexicon.NEGATORS,
    NEGATIVE: inflected(lexicon.NEGATIVE_WORDS),
    SOFT: inflected(lexicon.SOFT_NEGATIVES),
    BORDER: lexicon.BORDER_MARKS | lexicon.BORDER_WORDS,
    NUMERAL: frozenset(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
        seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million
        billion trillion lakh crore dozen half halves third thirds quarter quarters fourth fourths fifth fifths
        sixth sixths seventh sevenths eighth eighths ninth ninths tenth tenths eleventh twelfth thirteenth
        fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth""".split()
    ),
    TIME_UNIT: frozenset("hour day week fortnight month year decade century".split()),
    DATE_WORD: frozenset(
        """today tonight tomorrow yesterday midnight weekend christmas easter ramadan thanksgiving hanukkah passover
        kippur hashanah eid diwali nowruz""".split()
    ),
    PERIOD: frozenset(_PERIODS.split()),
    WHICH: frozenset(_WHICH),
    MONTH: MONTH_WORDS,
    DATE_MARK: frozenset(("q", "/")),
    BESIDE_FIGURE: FIGURE_NEIGHBOURS,
    LINK: frozenset(("to", "and", "or")),
    ONE: frozenset(("one", "cent", "cents", "pence")),
    WILL: frozenset(("will", "'ll", "shall")),
    OUTCOME: frozenset(lexicon.OUTCOMES),
    HEDGE: lexicon.HEDGES - lexicon.NOUN_HEDGES,
    STRONG_HEDGE: lexicon.STRONG_HEDGES,
    ACCEPTANCE: lexicon.ACCEPTANCE,
    PRINCIPLE: frozenset(("principle",)),
    OPENER: frozenset(opener.split()[0] for opener in lexicon.CONDITION_OPENERS),
    OPENING: lexicon.OPENING_WORDS,
    CONDITION: lexicon.CONDITION_WORDS,
    OPPOSITE: OPPOSED,
    CERTAINTY: lexicon.CERTAIN | lexicon.CERTAINLY,
    MEASURE: inflected(lexicon.MEASURE_WORDS) | frozenset("$ € £ ¥ % feet".split()),
    ACTION: inflected(lexicon.ACTIONS),
    BOUND: frozenset(word for phrase in lexicon.BOUNDS for word in phrase.split()) - lexicon.LIGHT_WORDS,
}
_YEAR = lazy("(?:19|20)[0-9][0-9]")
_CAPITAL_DATES = frozenset((*_WEEKDAYS, *_MONTHS, "year"))
# Letters that a pattern without regard to case takes for others, so that a look at lower-case words may miss them.
_ODD_LETTERS = frozenset("ſıİ\u0307")


def _bits() -> dict[str, int]:
    found: dict[str, int] = {}
    for bit, words in _WORDS_BY_BIT.items():
        for word in words:
            found[word] = found.get(word, 0) | bit
    return found


_BITS = _bits()


class Form:
    """One printed word or mark.

    `keys` are what is compared: two words are akin where they share one; `own_keys` leave out the words used for it.
    `content` is False for function words and marks. `traits` are the bits of this module that hold for the form.
    """

    __slots__ = ("capital", "content", "keys", "lower", "own_keys", "text", "traits")

    def __init__(self, text: str) -> None:
        self.text = text
        self.lower = lower = text.lower()
        word = lower[0].isalnum()
        self.keys: frozenset[str] = keys_of(lower) if word else frozenset()
        self.own_keys = frozenset(key for key in self.keys if not key.startswith(ROW))
        self.content = word and lower not in lexicon.FUNCTION_WORDS
        self.capital = text[0].isupper()
        self.traits = _traits(lower) | (CAPITAL if self.capital else 0)
        if self.capital and lower in _CAPITAL_DATES:
            self.traits |= DATE_WORD

    def akin(self, other: Form) -> bool:
        return not self.keys.isdisjoint(other.keys)

    def __repr__(self) -> str:
        return f"Form({self.text!r})"


def _traits(lower: str) -> int:
    traits = _BITS.get(lower, 0)
    if lower[0].isdigit():
        traits |= DIGIT | (ONE if lower[0] == "1" else 0)
        if _YEAR.search(lower) or lower.count(".") > 1:
            traits |= YEAR
    if _denies_by_prefix(lower):
        traits |= NEGATIVE
    if may_deny_by_prefix(lower):
        traits |= PREFIXED
    if "'" in lower:
        for part in lower.split("'"):
            traits |= _BITS.get(part, 0) & EVERYTHING_NUMERIC
    if lower.startswith(_GLUED) and lower not in _GLUED:
        traits |= WHICH | PERIOD
    if not lower.isascii() and not _ODD_LETTERS.isdisjoint(lower):
        traits |= EVERYTHING_NUMERIC
    return traits


def _denies_by_prefix(lower: str) -> bool:
    return (
        len(lower) > 6
        and lower.startswith("un")
        and lower.endswith(("ed", "able"))
        and not lower.startswith(("unit", "under", "uni"))
    )


class _Table(dict[str, tuple[Form, ...]]):
    """Forms by the characters that print them, at most `MOST_FORMS`; a thread that finds it emptied fills it again."""

    def keep(self, printed: str, forms: tuple[Form, ...]) -> tuple[Form, ...]:
        if len(printed) <= MOST_CHARACTERS:
            if len(self) >= MOST_FORMS:
                self.clear()
            self[printed] = forms
        return forms


class _Tokens(_Table):
    """Most tokens print one form; "n't" and the "not" of "cannot" are forms of their own."""

    def __missing__(self, token: str) -> tuple[Form, ...]:
        return self.keep(token, tuple(Form(piece) for piece in pieces_of(token)))


class _Chunks(_Table):
    """What stands between white space: "(sanctions," prints three forms."""

    def __missing__(self, chunk: str) -> tuple[Form, ...]:
        return self.keep(chunk, tuple(chain.from_iterable(map(_TOKENS.__getitem__, TOKEN.findall(chunk)))))


_TOKENS, _CHUNKS = _Tokens(), _Chunks()


def cut(text: str) -> tuple[Form, ...]:
    """The words and marks of a text in order."""
    return tuple(chain.from_iterable(map(_CHUNKS.__getitem__, text.split())))


def printed_pieces(text: str) -> Iterator[str]:
    """The same as they are printed, for texts of which nothing more is asked."""
    for chunk in text.split():
        for token in TOKEN.findall(chunk):
            yield from pieces_of(token)


def pieces_of(token: str) -> tuple[str, ...]:
    """A token, cut before "n't" and before "'s"; both kinds of apostrophe become one."""
    printed = token.replace("’", "'")
    lower = printed.lower()
    if lower.endswith("n't") and len(lower) > 3:
        return printed[:-3], "n't"
    if lower == "cannot":
        return "can", "not"
    if lower.endswith("'s") and len(lower) > 2:
        return (printed[:-2],)
    return (printed,)
