"""Cuts out of a page what a browser would not show: there a page can say to a program what no reader ever sees."""

from __future__ import annotations

from collections.abc import Iterator

from summarizer.document.patterns import lazy
from summarizer.readers.markup import End, Start, Text, tokens

VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_NEVER_SHOWN = frozenset(["template", "textarea", "datalist", "noframes"])
# A page that fades in, or waits for its script, hides these for a moment.
_WHOLE = frozenset("html head body main article".split())
# An open paragraph ends where one of these begins.
_ENDS_P = frozenset(
    "address article aside blockquote center details div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr "
    "main menu nav ol p pre section table ul".split()
)
_FOR_THE_EAR = lazy(
    r"(?:^|\s)(?:sr-only|visually-?hidden|screen-?reader(?:-text|-only)?|offscreen|off-screen|u-hidden)(?:\s|$)",
)
_SPACE = lazy(r"\s+")
_UNSEEN_STYLE = lazy(
    r"(?:^|;)(?:display:none|visibility:(?:hidden|collapse)|opacity:0(?:\.0*)?%?(?![\d.])|"
    r"font-size:0(?:\.0+)?(?:px|em|rem|pt|%|vw)?(?![\w.])|color:transparent|"
    r"(?:text-indent|left|top|right|bottom|margin-left|margin-top):-\d{3,}|"
    r"clip:rect\((?:0|1px)|clip-path:(?:inset\((?:50|100)%|circle\(0)|transform:scale\(0\))"
)
_NO_ROOM = lazy(r"(?:^|;)(?:max-)?(?:height|width):[01](?:px)?(?=;|!|$)")
_COLOUR = lazy(r"(?:^|;)(color|background(?:-color)?):([#\w(),.%]+)")
_NAMED = {"white": "fff", "black": "000", "#ffffff": "fff", "#000000": "000", "#fff": "fff", "#000": "000"}
_RGB = {"rgb(255,255,255)": "fff", "rgb(0,0,0)": "000"}


def visible(markup: str) -> str:
    """`markup` without the elements that are hidden by attribute, class or style of their own, title and dates kept.

    A page that hides more than it shows is one that waits for its script, and stays whole.
    """
    cuts = list(_hidden(markup))
    if not cuts:
        return markup
    pieces: list[str] = []
    position = 0
    for begin, after in cuts:
        pieces += markup[position:begin], " "
        position = after
    shown = "".join((*pieces, markup[position:]))
    return shown if _letters(shown) * 2 >= _letters(markup) else markup


def _letters(markup: str) -> int:
    return sum(len(token.content.strip()) for token in tokens(markup) if isinstance(token, Text))


def _hidden(markup: str) -> Iterator[tuple[int, int]]:
    """[begin, after) of hidden elements, outermost ones only; one that never ends is left."""
    inside: Start | None = None
    depth = 0
    for token in tokens(markup):
        if isinstance(token, Text):
            continue
        if inside is None:
            if isinstance(token, Start) and token.name not in VOID and _is_hidden(token):
                if token.raw is not None:
                    yield token.begin, token.after
                    continue
                inside, depth = token, 1
        elif isinstance(token, Start) and inside.name == "p" and token.name in _ENDS_P:
            yield inside.begin, token.begin
            inside, depth = (token, 1) if _is_hidden(token) else (None, 0)
        elif token.name == inside.name:
            depth += -1 if isinstance(token, End) else 1
            if not depth:
                yield inside.begin, token.begin if isinstance(token, Start) else token.after
                inside = None


def _is_hidden(tag: Start) -> bool:
    if tag.name in _WHOLE:
        return False
    given = tag.attributes
    if tag.name in _NEVER_SHOWN or "hidden" in given or _FOR_THE_EAR.search(given.get("class", "").lower()):
        return given.get("hidden", "").lower() != "until-found"
    if tag.name == "dialog" and "open" not in given:
        return True
    style = given.get("style", "")
    return bool(style) and _is_unseen(_SPACE.sub("", style.lower()))


def _is_unseen(style: str) -> bool:
    """Whether a style, in lower case and without spaces, shows nothing: no box, no size, off the page, own ground."""
    if _UNSEEN_STYLE.search(style) or ("overflow:hidden" in style and _NO_ROOM.search(style)):
        return True
    colours = dict(_plain_colours(style))
    return "color" in colours and colours["color"] == colours.get("background")


def _plain_colours(style: str) -> Iterator[tuple[str, str]]:
    for match in _COLOUR.finditer(style):
        name, value = match.groups()
        yield name.removesuffix("-color"), _NAMED.get(value) or _RGB.get(value) or value.lstrip("#")
