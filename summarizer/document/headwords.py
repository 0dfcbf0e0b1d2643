"""Read a description of a speaker word by word: its noun, its number, its kind and where its name ends."""

from __future__ import annotations

from summarizer.document import foreign_cues
from summarizer.document.cues import LINKS, POSSESSIVES
from summarizer.document.issuers import without_owner_mark
from summarizer.document.model import EntityKind
from summarizer.document.titles import BODIES, FOLK

NEW = frozenset("a an another one two three four five six several some many".split())
_HEAD_ENDS = (
    frozenset(
        "who whose that close familiar briefed speaking around inside within among behind under involved loyal".split()
    )
    | LINKS
)
_HEAD_ENDS_ABROAD = frozenset("du de des del a à".split())
_ORDINALS = frozenset("first second third fourth fifth other latter former".split())
_TAILS = frozenset("involved briefed familiar".split())


def head_index(words: list[str]) -> int:
    """The last word before the first link ("of", "for", "who"): the noun that names the speaker."""
    first = words[0].lower() if words else ""
    abroad = first in foreign_cues.ARTICLES or first in foreign_cues.ROLES or first[:2] in {"l'", "l’"}
    for at, word in enumerate(words):
        if at and (word.lower() in _HEAD_ENDS or (abroad and word in _HEAD_ENDS_ABROAD)):
            return at - 1
    return len(words) - 1


def singular(head: str) -> str:
    return head[:-1] if head.endswith("s") and not head.endswith("ss") else head


def body_of(head: str) -> EntityKind | None:
    """What a noun for a body stands for; several bodies are a group."""
    one = f"{head[:-3]}y" if head.endswith("ies") else head.removesuffix("s")
    if one != head and one in BODIES:
        return EntityKind.GROUP
    return EntityKind(BODIES[head]) if head in BODIES else None


def kind_of_source(words: list[str], head: str, head_at: int) -> EntityKind:
    """Ordinary people in the plural are a group ("market traders"); experts, officials and sources are unnamed."""
    source = head in {"people", "members", "persons"} and words[head_at + 1 : head_at + 2] != ["in"]
    one = words[0].lower() in {"one", "another"}  # "one of his workers"
    return EntityKind.GROUP if head in FOLK and not source and not one else EntityKind.UNNAMED


def _name_end(words: list[str], first: int, head_at: int) -> int:
    """Where the name of a description ends: "involved in the talks" belongs to it if nothing else tells who it is."""
    tail = words[head_at + 1].lower() if head_at + 1 < len(words) else ""
    return head_at + 1 if tail in _TAILS and head_at > first and words[first].lower() not in NEW else len(words)


def described(words: list[str], first: int, head_at: int) -> str:
    """The name of a description without its article and, of "the union's", without the owner's mark."""
    name = " ".join(words[first : _name_end(words, first, head_at)])
    return without_owner_mark(name) if words[head_at].endswith(("'s", "’s")) else name


def is_several(words: list[str]) -> bool:
    """ "union officials", "two of the officials", but "one of the officials"."""
    head = words[head_index(words)]
    return head != singular(head) or (words[0] in NEW - {"a", "an", "another", "one"})


def group_at(words: list[str]) -> int:
    """Where the group begins in "two of the officials" and "the first of the three officials", else 0."""
    first = words[0].lower()
    of = 2 if first == "the" and words[1:2] and words[1].lower() in _ORDINALS else 1
    if len(words) <= of + 2 or words[of] != "of" or not (of == 2 or first in NEW):
        return 0
    return of + 2 if words[of + 1] == "the" or words[of + 1] in POSSESSIVES else 0


def is_ordinal(words: list[str], text: str, end: int) -> bool:
    """ "A third, at the ministry,": a source told apart from the one before it by its number alone; no fraction."""
    ordinal = len(words) == 2 and words[0].lower() in {"a", "the"} and words[1].lower() in _ORDINALS
    return ordinal and not text.startswith(" of ", end)
