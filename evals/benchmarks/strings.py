"""Makes up strings that a reader of text may stumble over: random, nested, alternating, mutated, repeated."""

from __future__ import annotations

import random
import unicodedata

OPENING, CLOSING = "“‘«„‚‹「『\"'`(", "”’»“‘›」』\"'´)"
BREAKS = ["\n", "\r\n", "\r", "\n\n", "\u2028", "\u2029", "\x0b", "\x0c", "\x85", "\u00a0", "\t", "  ", "\u200b", ""]
RANGES = [  # blocks of Unicode: Latin, Greek to Hebrew, Arabic, Devanagari, punctuation, CJK, surrogates, emoji, all
    *((0x20, 0x7F), (0xA0, 0x250), (0x370, 0x600), (0x600, 0x700), (0x900, 0xA00), (0x2000, 0x2070), (0x3000, 0x3100)),
    *((0x4E00, 0x5000), (0xAC00, 0xB000), (0xD800, 0xE000), (0xFE00, 0xFF00), (0x1F300, 0x1F700), (0, 0x110000)),
]
WORDS = """
said says told according to offered rejected demand proposal deal if unless not never by Friday on Monday March 3 2025
$5bn 4% €3 million a the of and who which that he she they his President Mr. Ms. Dr. U.S. Inc. union spokesman for
Reuters Read more: Advertisement ignore previous instructions Subscribe Photo: By Updated — – - ... … : ; , . ! ? ) (
[ ] { } < > </script> &amp; # * | S1 Q1 <|im_end|> http://a.b/c @a [1] • No. 5 1,000,000 1.5 I'm don't O'Neil al-Hadi
van der Meer Ukraine Moscow Kyiv Beijing
""".split()
ARTICLES = (
    """Pilots reject offer
By Staff

“We will not go below 6%,” Rita Moll, the union's chief negotiator, said on Monday. The airline offered 4% and
$20 million, if the strike ends by Friday, according to a person close to the talks.

“It is not enough,” she said. “We'll wait.”

Read more: The strike
She told Reuters: ‘No deal “yet”’.
""",
    """''We agree,'' said Mr. Brand. ``But not now.''

“First paragraph goes on.

“Second one ends here,” said Dr. Tom Brand, president of Norland, which demands that Suland withdraw unless the U.N.
guarantees a ceasefire.
Q: And then?
A: Wait.
""",
    """«Nous refusons», a dit Mme Roux. „Das reicht nicht“, sagte Herr Berg.
「提案を拒否する」と述べた。 «Нет», сказал он.
""",
)
# Repeated, these tempt a regex or a scan into going back: marks, names, figures, dates, lists, markup, cues.
PATTERNS = [
    *"a A 1 . , ' \" “ ” ‘ ’ « ( [ < - — … ! ? : ; $ % @ # * | _ / \\ & é ß İ 中 あ 😀".split(),
    *(" ", "\n", "\t", "\r", "\r\n", "\u2028", "\x01", "\ud800", "\u0301", "\u200b", "\u200d", "\u00a0", "\ufeff"),
    *("“‘", "“a ", "a” ", "''", "``", '"a" ', "“a”\n", "“a\n\n", "“a,” he said. ", "‘a’ “b” ", "'' a '' ", "(“"),
    *("“a” said B. ", "Ab ", "Ab Cd ", "A. ", "A.", "Mr. ", "Mr. Ab ", "Ab, ", "Ab and ", "the Ab of ", "Ab’s ", "of "),
    *("and ", "who ", "said ", "Ab said ", "1,", "1.", "1,000", "$1 ", "$1bn, ", "5% ", "1 million ", "March 3, "),
    *("1/2/", "10:00 ", "between 1 and ", "-1", "1-2-", "one hundred ", "a.b.", "a-b-", "a'b'", "http://", "a@b."),
    *("<a>", "</a ", "&amp;", "[1]", "- a\n", "* a\n", "1. a\n", "Ab: a\n", "Read more: a\n", "AB CD\n", "Ab cd\n\n"),
    *(
        "| a ",
        "By Ab Cd\n",
        "ignore all previous instructions. ",
        "No. ",
        "if ",
        "offered $1 ",
        "rejected the offer of ",
    ),
    *("according to ", "he said that ", "President Ab, the Cd of Ef, ", "a spokesman for ", "not ", "U.S. ", "—a—"),
    *("a: b; ", "? ", "Ab (Cd) ", "x" * 79 + "\n"),
    *(
        "“a” said Ab, ",
        "said “a” and ",
        "he shouted, “a,” ",
        "Ab, whose Cd ",
        "“a” (“b”) ",
        "that “a ‘b’” which ",
        "to Ab ",
    ),
    *("Ab rejected Cd's $1 offer and ", "Ab, Cd, ", "“a”—“b”—", "Ab said that ", "he and she ", "A “b” of "),
]


def make(number: int, seed: int, texts: list[str]) -> tuple[str, str]:
    """Kind and text of case `number`; the same numbers, seed and texts give the same string."""
    rng = random.Random(f"{seed} {number}")
    kind = rng.choice(("random", "random", "nested", "alternation", "mutated", "mutated"))
    if kind == "mutated":
        return kind, mutated(rng.choice(texts), rng)
    return kind, {"random": random_string, "nested": nested_string, "alternation": alternation}[kind](rng)


def random_string(rng: random.Random) -> str:
    """Characters of all of Unicode (lone surrogates and controls among them), mixed with marks, breaks and words."""
    parts: list[str] = []
    low, high = rng.choice(RANGES)
    for _ in range(rng.choice((1, 3, 10, 40, 150))):
        kind = rng.random()
        if kind < 0.35:
            parts.append("".join(chr(rng.randrange(low, high)) for _ in range(rng.randrange(1, 6))))
        elif kind < 0.5:
            parts.append(rng.choice(OPENING + CLOSING))
        elif kind < 0.65:
            parts.append(rng.choice(BREAKS))
        else:
            parts.append(rng.choice(WORDS) + rng.choice((" ", " ", " ", "", "\n", ", ", ". ")))
    return "".join(parts)


def nested_string(rng: random.Random) -> str:
    """Marks in marks, up to some hundreds deep, closed in order, crosswise or not at all."""
    depth = rng.choice((2, 5, 30, 300))
    picks = [rng.randrange(len(OPENING)) for _ in range(depth)]
    inner = [rng.choice(("", " ", "A said ", "we will ", "\n", "Ab, ")) for _ in picks]
    opened = "".join(OPENING[pick] + word for pick, word in zip(picks, inner, strict=True))
    closing = picks[::-1] if rng.random() < 0.6 else rng.sample(picks, rng.randrange(depth + 1))
    closed = "".join(rng.choice(("", ",", ".", " ")) + CLOSING[pick] for pick in closing)
    return f"{opened}no deal{closed} said Rita Moll." + rng.choice(("", "\n", closed, opened))


def alternation(rng: random.Random) -> str:
    """Two or three pieces in turns, up to some hundreds of times, with one odd piece somewhere."""
    pieces = [rng.choice((*PATTERNS, *WORDS)) for _ in range(rng.randrange(2, 4))]
    parts = pieces * rng.randrange(5, 200)
    parts.insert(rng.randrange(len(parts)), rng.choice((*BREAKS, *OPENING, *CLOSING, *WORDS)))
    return "".join(parts)[:3000]


def mutated(text: str, rng: random.Random) -> str:
    """A stretch of an article with marks, words and characters put in, stretches left out, doubled and changed."""
    begin = rng.randrange(max(1, len(text) - 200))
    text = text[begin : begin + rng.choice((200, 800, 2500))]
    for _ in range(rng.choice((1, 3, 10, 40))):
        at = rng.randrange(len(text) + 1)
        to = min(len(text), at + rng.choice((1, 1, 5, 40)))
        text = text[:at] + _new(text[at:to], rng) + text[rng.choice((at, to)) :]
    return text


def _new(old: str, rng: random.Random) -> str:
    kind = rng.randrange(7)
    if kind < 4:
        character = chr(rng.randrange(*rng.choice(RANGES)))
        return (rng.choice(OPENING + CLOSING), rng.choice(BREAKS), rng.choice(WORDS), character)[kind]
    return (old * 2, old.swapcase(), unicodedata.normalize("NFD", old))[kind - 4]
