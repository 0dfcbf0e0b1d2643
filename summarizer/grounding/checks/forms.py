"""Printed forms of words with all that is known of them wherever they stand; each is worked out once."""

from __future__ import annotations

from summarizer.grounding.checks import lexicon
from summarizer.grounding.checks.stems import inflected, keys_of

MOST_FORMS = 40_000  # printed forms kept; beyond it the table starts anew
MOST_CHARACTERS = 40  # of a form that is kept

# What a form may be, as bits: a text without a bit needs no look at what the bit stands for.
NEGATOR, NEGATIVE, SOFT, BORDER = 1, 2, 4, 8
DIGIT, NUMERAL, TIME_UNIT = 16, 32, 64
DATE_WORD, PERIOD, WHICH = 128, 256, 512
WILL, OUTCOME, HEDGE, STRONG_HEDGE, ACCEPTANCE, PRINCIPLE = 1024, 2048, 4096, 8192, 16384, 32768
OPENER, CONDITION, CAPITAL = 65536, 131072, 262144
FIGURE = DIGIT | NUMERAL
EVERYTHING_NUMERIC = FIGURE | TIME_UNIT | DATE_WORD | PERIOD | WHICH

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
        seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion
        trillion lakh crore dozen half halves third thirds quarter quarters fourth fourths fifth fifths sixth sixths
        seventh sevenths eighth eighths ninth ninths tenth tenths eleventh twelfth thirteenth fourteenth fifteenth
        sixteenth seventeenth eighteenth nineteenth twentieth""".split()
    ),
    TIME_UNIT: frozenset("hour day week fortnight month year decade century".split()),
    DATE_WORD: frozenset(
        """today tonight tomorrow yesterday midnight weekend christmas easter ramadan thanksgiving hanukkah passover
        kippur hashanah eid diwali nowruz""".split()
    ),
    PERIOD: frozenset(_PERIODS.split()),
    WHICH: frozenset(_WHICH),
    WILL: frozenset(("will", "'ll", "shall")),
    OUTCOME: frozenset(lexicon.OUTCOMES),
    HEDGE: lexicon.HEDGES - lexicon.NOUN_HEDGES,
    STRONG_HEDGE: lexicon.STRONG_HEDGES,
    ACCEPTANCE: lexicon.ACCEPTANCE,
    PRINCIPLE: frozenset(("principle",)),
    OPENER: frozenset(opener.split()[0] for opener in lexicon.CONDITION_OPENERS),
    CONDITION: lexicon.CONDITION_WORDS,
}
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

    `keys` are what is compared: two words are akin where they share one. `content` is False for function words and
    marks. `traits` are the bits of this module that hold for the form.
    """

    __slots__ = ("capital", "content", "keys", "lower", "text", "traits")

    def __init__(self, text: str) -> None:
        self.text = text
        self.lower = lower = text.lower()
        word = lower[0].isalnum()
        self.keys: frozenset[str] = keys_of(lower) if word else frozenset()
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
        traits |= DIGIT
    if _denies_by_prefix(lower):
        traits |= NEGATIVE
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


class FormTable(dict[str, tuple[Form, ...]]):
    """Forms by the token that prints them: most print one; "n't" and the "not" of "cannot" are forms of their own."""

    def __missing__(self, token: str) -> tuple[Form, ...]:
        forms = tuple(Form(piece) for piece in pieces_of(token))
        if len(token) <= MOST_CHARACTERS:
            if len(self) >= MOST_FORMS:
                self.clear()
            self[token] = forms
        return forms


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


FORMS = FormTable()
