"""Patterns that are compiled when first asked: Python keeps none between runs, and most articles need few of them."""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast

Groups = tuple[tuple[str, ...], ...]
_METHODS = ("match", "search", "fullmatch", "finditer", "findall", "sub", "split")


class _Lazy:
    """Stands for a compiled pattern; once it is compiled its methods are the pattern's own."""

    def __init__(self, pattern: Any, flags: int) -> None:
        self.pattern = pattern
        self.flags = flags

    def __getattr__(self, name: str) -> Any:
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self.flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(self, name)


def lazy(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """`re.compile` put off to the first match, for patterns that few articles come to."""
    return cast("re.Pattern[AnyStr]", _Lazy(pattern, flags))


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
