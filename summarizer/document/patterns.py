"""Patterns that are compiled when first asked: Python keeps none between runs, and most articles need few of them."""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast

from summarizer.document.bytecode import Kept, beside_bytecode

Groups = tuple[tuple[str, ...], ...]
_KEPT = Kept(beside_bytecode(__spec__.cached if __spec__ else None))
_METHODS = ("match", "search", "fullmatch", "finditer", "findall", "sub", "split")


class _Lazy:
    """Stands for a compiled pattern; once it is compiled its methods are the pattern's own."""

    def __init__(self, pattern: Any, flags: int, words: str = "") -> None:
        self.pattern = pattern
        self.flags = flags
        self.words = groups_of(words)

    def __getattr__(self, name: str) -> Any:
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = _KEPT.compile(self.pattern, int(self.flags))
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(self, name)


class _Worded(_Lazy):
    """The same, not compiled either while it is only asked about texts that lack its words."""

    def match(self, text: str, *place: int) -> Any:
        return self._ask("match", text, place)

    def search(self, text: str, *place: int) -> Any:
        return self._ask("search", text, place)

    def _ask(self, name: str, text: str, place: tuple[int, ...]) -> Any:
        if not place and not has_words(
            text.lower(), self.words
        ):  # in a part of a text the look at it all could be slow
            return None
        return self.__getattr__(name)(text, *place)


def lazy(pattern: AnyStr, flags: int = 0, *, words: str = "") -> re.Pattern[AnyStr]:
    """`re.compile` put off to the first match, for patterns that few articles come to.

    All that it matches must hold, in lower case, one of each group of `words`: "this|or that & and this".
    """
    made = _Worded(pattern, flags, words) if words else _Lazy(pattern, flags)
    return cast("re.Pattern[AnyStr]", made)


def groups_of(words: str) -> Groups:
    """Words of which a pattern needs one of each group, from "this|or that & and this"."""
    return tuple(tuple(group.split("|")) for group in words.split(" & ")) if words else ()


def has_words(text: str, groups: Groups) -> bool:
    """Whether `text` holds a word of each group: the cheap question before a slow pattern is tried, or compiled."""
    for group in groups:
        for word in group:
            if word in text:
                break
        else:
            return False
    return True
