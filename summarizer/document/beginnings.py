"""How a line must begin for a pattern to match it, read off the pattern's own text: far cheaper than to compile it."""

from __future__ import annotations

import re

from summarizer.document.patterns import lazy

_LONGEST = 5  # characters that a beginning needs at most
_MOST = 30  # beginnings of one pattern that are followed further
# Words as far as no quantifier bears on them, a set, the head of a group, a quantifier, or one character.
_PIECE = lazy(
    r"[\w ]+(?![\w ?*+{])|\[\^?\]?(?:[^\]\\]|\\.)*\]|\(\?(?:-i:|:|<?[=!])|[?*+]\??|\{[0-9,]+\}\??|\\.|.", re.DOTALL
)
_GROUPS = ("(", "(?:", "(?-i:")
_Ends = tuple[set[str], set[str]]  # beginnings that nothing can be added to, and those that go on
_ANYTHING: _Ends = ({""}, set())


def beginnings_of(pattern: str) -> tuple[str, ...]:
    """Lower-case beginnings of which all that the pattern matches has one; none where it may begin anyhow.

    >>> sorted(beginnings_of("(?:please )?(?:donate|give) now"))
    ['donate', 'give now', 'please ']
    """
    (closed, going_on), _ = _group([*_PIECE.findall(pattern), ")"], 0)
    found = closed | going_on
    return () if "" in found else tuple(found)


def _group(pieces: list[str], at: int) -> tuple[_Ends, int]:
    """The beginnings of the alternatives from `at` on, and where their group ends."""
    closed: set[str] = set()
    done: set[str] = set()
    going_on = {""}
    while pieces[at] != ")":
        if pieces[at] == "|":
            done |= going_on
            going_on = {""}
            at += 1
        elif not going_on:
            at = _past(pieces, at)
        else:
            (shut, open_), at = _atom(pieces, at)
            closed.update([start + end for start in going_on for end in shut])
            longer = [start + end for start in going_on for end in open_]
            going_on = {one for one in longer if len(one) < _LONGEST} if len(longer) <= _MOST else set()
            closed.update([one for one in longer if one not in going_on])
    return (closed, done | going_on), at + 1


def _past(pieces: list[str], at: int) -> int:
    """Where the next alternative begins or the group ends."""
    depth = 0
    while depth or pieces[at] not in ("|", ")"):
        depth += pieces[at].startswith("(") - (pieces[at] == ")")
        at += 1
    return at


def _atom(pieces: list[str], at: int) -> tuple[_Ends, int]:
    """The beginnings of one piece with its quantifier, and where the next piece stands."""
    piece = pieces[at]
    if piece.startswith("("):
        (shut, open_), at = _group(pieces, at + 1)
        if piece not in _GROUPS:
            shut, open_ = _ANYTHING
    else:
        shut, open_ = _literal(piece)
        at += 1
    if pieces[at][0] in "?*+{":
        if pieces[at].startswith(("?", "*", "{0")):
            open_ = open_ | {""}
        if pieces[at][0] != "?":
            shut, open_ = shut | open_, set()
        at += 1
    return (shut, open_), at


def _literal(piece: str) -> _Ends:
    if piece in (".", "^", "$") or piece.startswith("[") or (piece.startswith("\\") and piece[1].isalnum()):
        return _ANYTHING
    return set(), {piece.removeprefix("\\").lower()}
