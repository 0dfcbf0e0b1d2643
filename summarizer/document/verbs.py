"""Tell a verb of speech from the noun that looks like it: "he calls" from "the calls"."""

from __future__ import annotations

from summarizer.document.cues import (
    ADVERBS,
    AUXILIARY,
    CONJUNCTIONS,
    DETERMINERS,
    MODALS,
    NOT_ADVERBS,
    OBJECTS,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    SPEECH,
)

_NOUNS_TOO = frozenset(
    """
    address advance agree answer appeal attack attacks ban bill blog blogs brand call calls cast challenge
    challenges charge charges claim claims comment comments complaint concern cry cries counsel counter credit
    demand demands detail details discuss email emails figure figures fear fears frame hope hopes hint hints insult
    insults invite joke jokes jab jabs label labels laugh laughs lecture lie list log mention mentions name names
    note notes number offer offers order orders outline pitch pledge pledges point points pose post posts praise
    press preview promise promises protest protests question questions quip quips quote quotes read reads reason
    reasons reference references release releases reply replies report reports request requests response result
    retort remark remarks sigh signal signals slam state states stress suspect suspects swear taunt taunts tease
    term terms text texts title titles tweet tweets urge view views voice voices vow vows volunteer warning whisper
    wonder worry worries yell scream shout shouts chant chants cheer cheers
    """.split()
)


_BEFORE_NOUNS = frozenset("earlier later recent further first second last once final".split())  # "an earlier estimate"
_NEAR_START = 8  # tokens between "some in the party" and its verb


def is_speech_verb(words: list[str], lowers: list[str], at: int) -> bool:
    """True where the token, a form of a verb of speech, is used as a verb."""
    word = lowers[at]
    before = lowers[at - 1] if at else ""
    if words[at][:1].isupper() and at:
        capital_before = words[at - 1][:1].isupper()
        if capital_before or (at + 1 < len(words) and words[at + 1][:1].isupper() and before not in PRONOUNS):
            return word in {"says", "said", "tells"}
    if before in POSSESSIVES or (before.endswith(("'s", "s'")) and not word.endswith(("ed", "ing"))):
        return False
    described = before in _BEFORE_NOUNS and at > 1 and (lowers[at - 2] in DETERMINERS or lowers[at - 2] in POSSESSIVES)
    described = described and word not in {"said", "says", "told", "added"}  # "a second said"
    if described or before in DETERMINERS - _PRONOUN_LIKE or (before == "so" and word == "called"):
        return False
    if before in PREPOSITIONS and before not in {"to", "since", "before", "after"} and not word.endswith("ing"):
        return False
    if word in _NOUNS_TOO:
        return _verb_here(words, lowers, at, before)
    return not (word == "say" and before in {",", "like"} and lowers[at + 1 : at + 2] == [","])


_PRONOUN_LIKE = frozenset(
    """
    all both most some many several this that those few other one two another these any
    """.split()
)


def _verb_here(words: list[str], lowers: list[str], at: int, before: str) -> bool:  # noqa: PLR0911 # a cascade of rules, one return each
    """A form that is a noun as often needs a subject, a modal or an adverb right before it."""
    word = lowers[at]
    if not before or (lowers[at + 1 : at + 2] and lowers[at + 1] in AUXILIARY and lowers[at + 1] not in {"not", "n't"}):
        return False
    if (
        before in MODALS
        or before in PRONOUNS
        or before in {"also", "that", "who", "which", "not", "never", "often", "then", "still"}
    ):
        return True
    if before in AUXILIARY:
        return word.endswith(("ed", "ing")) or word in {"read", "cast"}
    if before == "\0quote":
        return word != SPEECH[word] or word == "read"
    if before == "," and at + 1 < len(words) and words[at + 1][:1].isupper() and word != SPEECH[word]:
        return True
    if word in {"read", "cast"} and (before.isalpha() and before not in DETERMINERS):
        return True
    if before in CONJUNCTIONS or before == ",":
        after = lowers[at + 1] if at + 1 < len(lowers) else ""
        third = word != SPEECH[word]
        return third and (
            after in DETERMINERS
            or after in OBJECTS
            or after in POSSESSIVES
            or after in {"that", "for", "\0quote", "it", ","}
        )
    if (before.endswith("ly") and before not in NOT_ADVERBS) or before in ADVERBS:
        return True
    plural_before = before.endswith("s") and not before.endswith("ss")
    if word == SPEECH[word]:
        several = at < _NEAR_START and lowers[0] in {"some", "many", "most", "several", "few", "others"}
        return plural_before or several or before in {"people", "men", "women", "some", "many", "others", "most"}
    if words[at - 1][:1].isupper():
        return True
    after = lowers[at + 1] if at + 1 < len(lowers) else ""
    return (
        not plural_before
        and before.isalpha()
        and after in {"that", "\0quote", ",", ":", "the", "his", "her", "its", "a"}
        and before not in PREPOSITIONS
    )
