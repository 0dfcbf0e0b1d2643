"""Makes up news-like text of any length: reports of talks with names, titles, figures, dates, quotations and furniture.

Names are drawn from syllables and belong to nobody. Same seed and length, same text.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

ONSETS = "b br d dr f g gr h k kl l m n p r s st t tr v w z".split()
VOWELS = "a e i o u ai ea ou".split()
ENDS = "n l r s m nd rk st th".split()
FIRST = "Ada Ben Cora Dan Eva Finn Gina Hal Ines Jon Kay Lars Mina Nils Ola Per Rosa Sven Tara Udo".split()
KINDS = ("Workers' Union", "Shipping", "Steel", "Airlines", "Council", "Fund", "Ministry", "Port Authority")
TITLES = ("chief negotiator", "spokeswoman", "chairman", "finance director", "envoy", "president", "lawyer")
DAYS = "Monday Tuesday Wednesday Thursday Friday".split()
MONTHS = "January February March April May June July August September October November December".split()
VERBS = ("rejected", "welcomed", "accepted", "criticised", "turned down", "put forward", "withdrew")
THINGS = ("pay offer", "ceasefire plan", "bid", "draft deal", "loan", "security guarantee", "compromise")
FURNITURE = (
    "Sign up for our newsletter!",
    "Read more: What the talks are about",
    "Advertisement",
    "Support our journalism with a donation of $5 a month.",
)


class Newsroom:
    """One stream of articles. `cast` names take turns; None draws new names for every article."""

    def __init__(self, seed: int = 1, *, cast: int | None = 40) -> None:
        self._random = random.Random(seed)
        self._people = [self._person() for _ in range(cast)] if cast else None
        self._bodies = [self._body() for _ in range(cast // 2 + 1)] if cast else None

    def text(self, chars: int) -> str:
        """Articles, one after the other, cut at exactly `chars` characters."""
        parts: list[str] = []
        length = 0
        while length < chars:
            article = self.article()
            parts.append(article)
            length += len(article)
        return "".join(parts)[:chars]

    def article(self) -> str:
        """One article of about 3,000 characters."""
        pick = self._random
        people = pick.sample(self._people, 4) if self._people else [self._person() for _ in range(4)]
        bodies = pick.sample(self._bodies, 3) if self._bodies else [self._body() for _ in range(3)]
        lines = [f"{bodies[0]} {pick.choice(VERBS)} {pick.choice(THINGS)} of {bodies[1]}", ""]
        for _ in range(pick.randrange(8, 14)):
            lines += [" ".join(self._sentences(people, bodies)), ""]
            if pick.random() < 0.1:
                lines += [pick.choice(FURNITURE), ""]
        return "\n".join(lines) + "\n"

    def short(self, number: int) -> str:
        """Three sentences with names of their own; `number` makes them different from all others."""
        offer = f"{self._body()} offered {number} per cent to {self._body()} on {self._random.choice(DAYS)}."
        return f"{offer} “We will go no higher than {number},” {self._person()} told reporters. The union refused.\n"

    def _sentences(self, people: list[str], bodies: list[str]) -> Iterator[str]:
        pick = self._random
        for _ in range(pick.randrange(1, 4)):
            who, body, other = pick.choice(people), *pick.sample(bodies, 2)
            last, day, thing = who.split()[-1], pick.choice(DAYS), pick.choice(THINGS)
            percent, amount = pick.randrange(2, 19), f"${pick.randrange(2, 90)} million"
            title, goods = pick.choice(TITLES), pick.choice(("steel", "grain", "fuel"))
            date = f"{pick.randrange(1, 29)} {pick.choice(MONTHS)}"
            yield pick.choice(
                (
                    f"{body} {pick.choice(VERBS)} the {thing} of {amount} on {day}, said {who}, its {title}.",
                    f"“We will not go below {percent}% unless {other} signs by {date},” {last} said.",
                    f"“The {thing} is dead,” he said, “and {other} knows it.”",
                    f"{other} is prepared to pay up to {amount} if {body} drops its demand for a {percent}-hour week.",
                    f"A senior official of {body}, who asked not to be named, called the {thing} “a first step”.",
                    f"The two sides remain divided over the {thing}, which needs the approval of parliament.",
                    f"{who} told reporters that {body} had offered {amount} over {percent} years.",
                    f"{body} demanded on {date} that {other} lift its ban on {goods}.",
                    f"Talks between {body} and {other} will go on in {self._word()} on {day}.",
                )
            )

    def _word(self) -> str:
        pick = self._random
        syllables = (pick.choice(ONSETS) + pick.choice(VOWELS) for _ in range(pick.randrange(1, 3)))
        return ("".join(syllables) + pick.choice(ENDS)).capitalize()

    def _person(self) -> str:
        return f"{self._random.choice(FIRST)} {self._word()}{self._word().lower()}"

    def _body(self) -> str:
        return f"{self._word()} {self._random.choice(KINDS)}"
