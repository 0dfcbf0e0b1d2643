"""Cut a text into sentences: lines (or unwrapped paragraphs) first, then stops that end a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summarizer.document.abbreviations import (
    AMBIGUOUS,
    BEFORE_NUMBER,
    CAPITAL_ONLY,
    GERMAN_AFTER_ORDINAL,
    MARKED_NAMES,
    NEVER_LAST,
    OPENERS,
    TITLES,
    named_again,
)
from summarizer.document.layout import paragraphs
from summarizer.document.model import Barred, Line, Sentence
from summarizer.document.patterns import lazy

_CLOSERS = "\"'”’“»«›‹)\\]}」』】〉》）＂＇"
# One run of stops with the closing marks, footnote numbers included, that belong to the sentence before. The pattern
# cannot fail after its first character, so that a long run of stops is read once.
_STOP = lazy(rf"[.!?…‼⁇⁈⁉。！？｡．؟۔।॥;\u037e]+[{_CLOSERS}]*(?:\[[0-9]{{1,3}}\])*")
_FULL_WIDTH = frozenset("。！？｡．")
_GREEK_QUESTION = frozenset(";\u037e")
_SPACED_CLOSER = lazy(r"[ \u00a0\u202f]{1,2}[»”](?=[\s,.;:!?]|$)")
_GAP = lazy(r"\s*")
_OPENING = lazy(r"[\"'“‘«»‹›„‚(\[{¿¡「『《–—\-•*]*\s?")
_NEXT_WORD = lazy(r"[^\W_][\w’']{0,40}")
_ANY_WORD = lazy(r"\w")
_DOTTED = lazy(r"(?:[^\W\d_]{1,2}\.){1,5}[^\W\d_]{1,3}")
_GLUED_WORD = lazy(r"[^\W\d_]{2,30}(?=[\s,])")
_TAG_AFTER_QUESTION = lazy(
    r"(?:[^\W\d_][\w.’'-]{0,30}\s+){1,6}?(?:said|says|asked|asks|told|added|adds|replied|wrote|writes|tweeted|demanded|"
    r"shouted|declared|continued|exclaimed|wondered|joked|quipped|posted|responded|insisted|concluded|argued)\b"
)
_SPEECH_VERBS = frozenset("said says asked asks wrote added replied fragte sagte".split())


def split_sentences(text: str, lines: Sequence[Line]) -> tuple[Sentence, ...]:
    """The sentences `S1`, `S2`, ... of `text` in order; `paragraph` is the index of the line, or of the paragraph
    where the text is hard-wrapped.

    >>> from summarizer.document.lines import split_lines
    >>> text = "Mr. Poe left. “It is over. We won,” he said."
    >>> [text[s.start:s.end] for s in split_sentences(text, split_lines(text))]
    ['Mr. Poe left.', '“It is over.', 'We won,” he said.']
    """
    sentences: list[Sentence] = []
    for index, block in enumerate(paragraphs(text, lines)):
        for start, end in _spans(text, block):
            sentences.append(Sentence(f"S{len(sentences) + 1}", start, end, index))
    return tuple(sentences)


def _spans(text: str, block: Line) -> list[tuple[int, int]]:
    """Spans of the sentences of one paragraph; a piece without any word joins the sentence before it."""
    spans: list[tuple[int, int]] = []
    start = block.start
    for end in (*_ends(text, block), block.end):
        first = _skip(_GAP, text, start, end)
        if first < end:
            if spans and not _ANY_WORD.search(text, first, end):
                spans[-1] = (spans[-1][0], end)
            else:
                spans.append((first, end))
        start = end
    return spans


def _ends(text: str, block: Line) -> Iterator[int]:
    """Offsets after which a sentence of the block is over, the block's own end left out."""
    lower_only = not any(map(str.isupper, text[block.start : block.end]))
    for match in _STOP.finditer(text, block.start, block.end):
        end = match.end()
        stops = match.group().rstrip(_CLOSERS.replace("\\", "") + "0123456789[")
        if end >= block.end:
            return
        semicolon = not _GREEK_QUESTION.isdisjoint(stops)
        if semicolon and (match.start() == block.start or not _greek(text[match.start() - 1])):
            continue
        if not _FULL_WIDTH.isdisjoint(stops):
            if not (end > match.start() + len(stops) and text[end] in "とって、，,"):
                yield end
            continue
        if not text[end].isspace():
            if _glued(text, match.start(), end, block):
                yield end
            continue
        spaced = _SPACED_CLOSER.match(text, end, block.end)
        if spaced:
            end = spaced.end()
        following = _skip(_GAP, text, end, block.end)
        if following < block.end and _opens(text, block, match.start(), stops, end, following, lower_only=lower_only):
            yield end


def _skip(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    match = pattern.match(text, start, end)
    return match.end() if match else start


def _greek(char: str) -> bool:
    return "\u0370" <= char <= "\u03ff" or "\u1f00" <= char <= "\u1fff"


def _glued(text: str, stop: int, end: int, block: Line) -> bool:
    """Whether a sentence ends although no space follows: "results here.Read the latest", "it is over.”He left"."""
    if not text[end].isupper() or not _GLUED_WORD.match(text, end, block.end):
        return False
    if text[end - 1] in "”»":
        return True
    if end != stop + 1:
        return False
    word = _word_before(text, stop, block.start)
    return len(word) > 1 and word.isalpha() and word.islower() and text[end + 1].islower()


def _opens(text: str, block: Line, stop: int, stops: str, end: int, following: int, *, lower_only: bool) -> bool:
    """Whether a new sentence opens at `following`, after the `stops` at `stop` whose closing marks end at `end`."""
    begin = _skip(_OPENING, text, following, block.end)
    word = _NEXT_WORD.match(text, begin, block.end)
    if not word:
        return True
    opener = word.group()
    quoted = begin > following
    if opener[0].islower() and not (len(opener) > 1 and opener[1].isupper()):
        dash = quoted and text[following] in "–—-"
        plain = stops != "…" and "..." not in stops and not dash
        return lower_only and plain and opener not in _SPEECH_VERBS
    before = _word_before(text, stop, block.start)
    if stops == ".":
        at_start = stop - len(before) == block.start
        return named_again(text, stop) or _stop_ends(
            before, opener, quoted=quoted, at_start=at_start, closed=end > stop + 1
        )
    if stops[-1] in "!?" and end > stop + len(stops):
        return quoted or not _TAG_AFTER_QUESTION.match(text, begin, block.end)
    doubtful = stops == "!" and before in MARKED_NAMES
    if stops in {"…", "..."}:
        doubtful = stop == block.start or text[stop - 1].isspace()
        return not doubtful or quoted or opener in OPENERS
    return not doubtful or opener in OPENERS


def _word_before(text: str, stop: int, floor: int) -> str:
    """The word, inner stops included, that ends at `stop`; at most 24 characters of it."""
    start = stop
    limit = max(floor, stop - 24)
    while start > limit and (text[start - 1].isalnum() or text[start - 1] in ".’'§-"):
        start -= 1
    return text[start:stop].lstrip("'’-.")


def _stop_ends(before: str, opener: str, *, quoted: bool, at_start: bool, closed: bool) -> bool:
    """Whether the full stop after `before` ends a sentence when `opener` follows in upper case or as a digit."""
    key = before.lower()
    starts = opener in OPENERS or (quoted and not opener[0].isdigit())
    if before.isdigit() and len(before) <= 3:
        return not at_start and not (len(before) < 3 and opener in GERMAN_AFTER_ORDINAL)
    if (at_start and len(before) == 1) or (key in BEFORE_NUMBER and opener[0].isdigit()):
        return False
    if before.islower() and key in CAPITAL_ONLY:
        return True
    if key in NEVER_LAST or (key in TITLES and before != "me" and not closed):
        return starts and key == "st"
    if key.rpartition("-")[2] in AMBIGUOUS or _DOTTED.fullmatch(before):
        return starts or (closed and quoted)
    initial = len(before) == 1 and before.isalpha()
    return not initial or (starts and (before in {"I", "я", "Я"} or not quoted))


def joined_where_barred(sentences: tuple[Sentence, ...], barred: tuple[Barred, ...]) -> tuple[Sentence, ...]:
    """`sentences` with those of one paragraph that one mark bars as a whole made one, numbered anew."""
    if not barred:
        return sentences
    joined: list[Sentence] = []
    last_mark: Barred | None = None
    marks = iter(barred)
    mark = next(marks, None)
    for sentence in sentences:
        while mark is not None and mark.end <= sentence.start:
            mark = next(marks, None)
        holds = mark is not None and mark.start <= sentence.start and sentence.end <= mark.end
        if holds and mark is last_mark and joined[-1].paragraph == sentence.paragraph:
            joined[-1] = joined[-1]._replace(end=sentence.end)
        else:
            name = f"S{len(joined) + 1}"
            joined.append(sentence if sentence.id == name else sentence._replace(id=name))
        last_mark = mark if holds else None
    return tuple(joined)
