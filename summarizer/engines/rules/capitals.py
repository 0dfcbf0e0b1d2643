"""Reads an article set in capitals alone: gives it the letters of a sentence, so that names can be told from words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from summarizer.document import Document
from summarizer.document.cues import (
    ADVERBS,
    AUXILIARY,
    CONJUNCTIONS,
    DAYS,
    DETERMINERS,
    FINITE,
    MODALS,
    OBJECTS,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVE,
    SPEECH,
    SUBORDINATORS,
)
from summarizer.document.gazetteer import state_forms
from summarizer.document.patterns import lazy
from summarizer.document.phrases import NOUNS, VERBS
from summarizer.document.titles import GIVEN, HONORIFICS, TITLES

_FEWEST = 100  # capitals of an article that is set in them
_SHARE = 0.9
_LONGEST_NAME = 3  # words
_WORD = lazy(r"[A-ZÀ-Þ][A-ZÀ-Þ]*(?:[-'’][A-ZÀ-Þ]+)*")
_OPENS = lazy(r"(?:^|[\n.!?“\"(:])[\s“\"‘(]*$")
_ACRONYMS = frozenset("UN EU UK NATO IMF WTO OPEC WHO CEO CFO ASEAN IAEA OSCE UAE USA BBC AFP AP".split())
_KNOWN = frozenset(
    {
        *ADVERBS, *AUXILIARY, *CONJUNCTIONS, *DETERMINERS, *FINITE, *MODALS, *OBJECTS, *POSSESSIVES, *PREPOSITIONS,
        *PRONOUNS, *RELATIVE, *SPEECH, *SUBORDINATORS, *VERBS, *NOUNS, *TITLES,
    }
)  # fmt: skip
_FORMED = lazy(r"\w{2,}(?:ed|ing|ly|tion|ions|ment|ments|ness|ers)$")
_PRINTED = frozenset(["name", "aliases", "text", "topic", "title", "headline", "conditions", "amounts", "deadline"])
_LEAD_TO_NAMES = TITLES | HONORIFICS.keys() | NOUNS


def in_capitals(text: str) -> bool:
    """Whether nearly all letters of a text are capitals."""
    upper = sum(map(str.isupper, text))
    return upper >= _FEWEST and upper >= _SHARE * (upper + sum(map(str.islower, text)))


def with_small_letters(document: Document) -> Document:
    """The article in the letters of a sentence; itself where it is not in capitals or would be cut otherwise."""
    if not in_capitals(document.text):
        return document
    text = _recased(document.text)
    again = Document(text, title=document.given_title, published=document.published)
    same = [(s.start, s.end) for s in again.sentences] == [(s.start, s.end) for s in document.sentences]
    marked = [(q.start, q.end) for q in again.quotations] == [(q.start, q.end) for q in document.quotations]
    return again if same and marked and len(text) == len(document.text) else document


def as_printed(raw: Any, text: str) -> Any:
    """An answer drafted from the small letters, with its extracts as the article `text` prints them."""
    if isinstance(raw, list):
        return [as_printed(item, text) for item in raw]
    if not isinstance(raw, dict):
        return raw
    return {key: _printed(value, text) if key in _PRINTED else as_printed(value, text) for key, value in raw.items()}


def _printed(value: Any, text: str) -> Any:
    if isinstance(value, str):
        return value.upper() if value not in text and value.upper() in text else value
    if isinstance(value, list):
        return [_printed(item, text) for item in value]
    return as_printed(value, text)


def _recased(text: str) -> str:
    words = list(_WORD.finditer(text))
    names = _names(text, words)
    pieces: list[str] = []
    position = 0
    for word in words:
        start, end = word.span()
        pieces += text[position:start], _letters(text, word, names)
        position = end
    return "".join((*pieces, text[position:]))


def _letters(text: str, word: re.Match[str], names: set[str]) -> str:
    printed = word.group()
    stem = _stem(printed)
    if printed in _ACRONYMS or printed == "I" or (len(printed) == 1 and text[word.end() : word.end() + 1] == "."):
        return printed
    if stem == "us" and text[max(word.start() - 4, 0) : word.start()] == "THE ":
        return printed
    opens = _OPENS.search(text, max(word.start() - 6, 0), word.start()) is not None or word.start() == 0
    capital = opens or stem in names or stem in _proper() or printed.lower() in _proper()
    return printed[0] + printed[1:].lower() if capital else printed.lower()


def _stem(printed: str) -> str:
    return printed.lower().replace("’", "'").removesuffix("'s").removesuffix("'")


@cache
def _proper() -> frozenset[str]:
    """Words that are always names: states, their people and capitals, days."""
    forms = {word.lower() for form in state_forms() for word in form.split() if word[:1].isupper()}
    return frozenset(forms | DAYS) - _KNOWN


def _names(text: str, words: list[re.Match[str]]) -> set[str]:
    """Words that stand anywhere where only a name can stand, in lower case."""
    names: set[str] = set()
    for at, word in enumerate(words):
        stem = _stem(word.group())
        if stem in _LEAD_TO_NAMES or stem in GIVEN:
            run = list(_unknown_after(text, words, at))
            names.update(run)
            if stem in GIVEN and run:
                names.add(stem)
        follow = words[at + 1] if at + 1 < len(words) else None
        if follow is None or not _is_unknown(stem):
            continue
        tight = text[word.end() : follow.start()] in {" ", ", "}
        opens = word.start() == 0 or _OPENS.search(text, max(word.start() - 6, 0), word.start()) is not None
        if tight and (_stem(follow.group()) in SPEECH or (opens and _stem(follow.group()) in VERBS)):
            names.add(stem)
        if word.group().endswith(("'S", "’S")) and opens:
            names.add(stem)
    return names


def _unknown_after(text: str, words: list[re.Match[str]], at: int) -> Iterator[str]:
    """The words behind a title, a role or a given name that no list knows, up to the next known one or stop."""
    end = words[at].end()
    for word in words[at + 1 : at + 1 + _LONGEST_NAME]:
        gap = text[end : word.start()]
        if not _is_unknown(_stem(word.group())) or not (gap in {" ", ". "} or (gap == ", " and word is words[at + 1])):
            return
        yield _stem(word.group())
        end = word.end()


def _is_unknown(stem: str) -> bool:
    return len(stem) > 1 and stem not in _KNOWN and _FORMED.match(stem) is None
