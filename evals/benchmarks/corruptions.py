"""Corrupts claims as a careless or invented answer would: five kinds of damage, drawn from lists that know no article.

Each kind is a function (text, names, random) -> list of damaged texts; empty where the text offers no hold.
`names` are pairs (printed form, forms of the other parties that could stand in its place).
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

Names = Sequence[tuple[str, Sequence[str]]]

CONDITIONS = (
    "if parliament agrees",
    "if the other side signs first",
    "provided that all sanctions are lifted beforehand",
    "provided that an independent audit finds no irregularities",
    "subject to a favourable ruling by the constitutional court",
    "subject to shareholder approval",
    "unless fuel prices fall",
    "unless the opposition drops its lawsuit",
    "until a new government takes office",
    "once the weather allows an inspection",
    "once both leaders have met in person",
    "on condition that the press is kept out",
    "on condition that inspectors are admitted to every site",
    "only after a public apology",
    "only after the election",
    "as long as inflation stays low",
    "as long as no journalists are arrested",
    "in exchange for access to the harbour",
    "in return for a written apology",
    "pending the results of an environmental study",
    "if the insurers cover the damage",
    "provided the minister resigns",
    "if the bank extends its credit line",
    "unless a third country objects",
)
AUXILIARY = "is are was were will would can could may might must should has have had does do did".split()
VERBS = """accept ask agree allow answer approve back begin believe block build buy call cancel carry cease claim come
    consent consider continue cover cut decide declare deliver demand deny describe discuss divide double drop
    end exchange expect extend face favour fight follow freeze fund get give go guarantee halt halve hand help
    hold host impose include increase insist join keep lapse launch lead leave let lift limit link list look
    lower maintain make meet move need negotiate offer open oppose order own pay plan pledge prefer press
    promise propose protect provide pull push put raise recognise reduce refuse reject release remain remove
    renew replace reply require resolve respond restart resume return review say scrap seek sell send settle
    share sign speak stand start stay stop strike submit support suspend take talk threaten trade treat
    underestimate urge use visit vote wait want warn weigh withdraw work""".split()
IRREGULAR = dict(
    row.split(":")
    for row in (
        "took:take gave:give said:say made:make kept:keep held:hold met:meet went:go sold:sell sent:send paid:pay "
        "built:build fought:fight left:leave told:tell"
    ).split()
)
NUMBER_WORDS = (
    "two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty".split()
)
HEDGES = (
    (r"\b(?:may|might|could|should)\b(?! not)", "will"),
    (r"\b(?:is|are|was|were) (?:prepared|ready|willing|set|due) to\b", "will"),
    (r"\b(?:[Pp]repared|[Rr]eady|[Ww]illing|[Oo]pen) to\b", "Agreed to"),
    (r"\b[Oo]penness to\b", "Acceptance of"),
    (r"\b[Ss]upport for the idea of\b", "Agreement on"),
    (r"\b(?:seeks|wants|asks for|is asking for|is seeking|hopes for)\b", "gets"),
    (r"\b(?:proposes|suggests)\b", "imposes"),
    (r"\b(?:proposed|suggested|asked for|offered)\b", "agreed"),
    (r"\b(?:roughly|about|around|nearly|almost|approximately|at least|up to|some|more than|less than) (?=[$€£\d])", ""),
    (r",? ?\bin principle\b", ""),
    (r"\b(?:possible|potential|likely|tentative) ", ""),
    (r"\b(?:possibly|potentially|probably|perhaps|reportedly|allegedly|apparently) ", ""),
    (r"\b(?:hopes|wants|plans|intends|expects|aims|tries|seeks) to\b", "will"),
)
NEGATIONS = (
    (r"\b[Ww]on['’]t\b", "will"),
    (r"\b[Cc]an(?:['’]t|not)\b", "can"),
    (r"(\w+)n['’]t\b", r"\1"),
    (r"\b[Nn]either\b", "both"),
    (r" not\b(?! only)", ""),
    (r"^Not ", ""),
    (r"\b[Nn]ever ", ""),
    (r"\b[Nn]o (?!to\b|later|more|longer)", ""),
    (r"\bwithout\b", "with"),
    (r"\bnothing\b", "everything"),
    (r"\b[Nn]obody\b", "Everybody"),
    (r"\b[Nn]one\b", "All"),
)


def negate(text: str, names: Names, _rng: random.Random) -> list[str]:
    """Take a negation out, else put one in at the main verb, else before the noun phrase."""
    for pattern, replacement in NEGATIONS:
        changed = re.sub(pattern, replacement, text, count=1)
        if changed != text:
            return [changed]
    verb = re.search(rf"\b(?:{'|'.join(AUXILIARY)})\b", text)
    if verb:
        return [f"{text[: verb.end()]} not{text[verb.end() :]}"]
    first = re.match(r"[A-Za-z]+", text)
    if first and first.group().lower() in VERBS:
        return [f"Do not {text[0].lower()}{text[1:]}"]
    for match in re.finditer(r"(?<=[a-z] )[a-z]+", text):
        word = match.group()
        for base, auxiliary in _bases(word):
            return [f"{text[: match.start()]}{auxiliary} not {base}{text[match.end() :]}"]
    bare = re.sub(r"^(?:A|An|The) ", "", text)
    keep = bare[:2].isupper() or not bare[:1].isalpha() or any(bare.startswith(name) for name, _ in names)
    return [f"No {bare if keep else bare[0].lower() + bare[1:]}"]


def _bases(word: str) -> list[tuple[str, str]]:
    if word in IRREGULAR:
        return [(IRREGULAR[word], "did")]
    for suffix, auxiliary in (("es", "does"), ("s", "does"), ("ed", "did"), ("d", "did")):
        base = word.removesuffix(suffix)
        if base != word and base in VERBS:
            return [(base, auxiliary)]
    return []


def change_number(text: str, _names: Names, rng: random.Random) -> list[str]:
    """Another digit in one place of a figure, or another number word."""
    found = []
    for match in re.finditer(r"\d", text):
        if not re.search(r"[A-Z]$", text[: match.start()]):
            leading = match.start() == 0 or not text[match.start() - 1].isdigit()
            digits = [d for d in "0123456789" if d != match.group() and not (leading and d == "0")]
            found.append(text[: match.start()] + rng.choice(digits) + text[match.end() :])
    for match in re.finditer(rf"\b(?:{'|'.join(NUMBER_WORDS)})\b", text, re.IGNORECASE):
        word = rng.choice([n for n in NUMBER_WORDS if n != match.group().lower()])
        found.append(
            text[: match.start()] + (word.capitalize() if match.group()[0].isupper() else word) + text[match.end() :]
        )
    rng.shuffle(found)
    return found[:2]


def swap_name(text: str, names: Names, rng: random.Random) -> list[str]:
    """Another party of the article in the place of a named one."""
    found = []
    for form, others in names:
        for match in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", text):
            inside = any(len(longer) > len(form) and form in longer and longer in text for longer, _ in names)
            if not inside:
                found += [text[: match.start()] + other + text[match.end() :] for other in others if other not in form]
    rng.shuffle(found)
    return found[:2]


def invent_condition(text: str, _names: Names, rng: random.Random) -> list[str]:
    """A condition from the list at the end."""
    return [f"{text.rstrip('.')}{rng.choice((' ', ', '))}{condition}" for condition in rng.sample(CONDITIONS, 1)]


def drop_hedge(text: str, _names: Names, _rng: random.Random) -> list[str]:
    """A hedge taken out or made a fact."""
    changed = [re.sub(pattern, replacement, text, count=1) for pattern, replacement in HEDGES]
    found = [new[0].upper() + new[1:] for new in changed if new != text and new]
    return found[:1]


KINDS = {
    "negation": negate,
    "number": change_number,
    "name": swap_name,
    "condition": invent_condition,
    "hedge": drop_hedge,
}
