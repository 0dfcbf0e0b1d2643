"""Cut an article into frames: narrative sentences in which each marked passage is one token."""

from __future__ import annotations

import re
import weakref
from bisect import bisect_right
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from summarizer.document import packed as packing
from summarizer.document.abbreviations import named_again
from summarizer.document.cues import SPEECH
from summarizer.document.kept import kept
from summarizer.document.marks import PASSAGES, Passage
from summarizer.document.model import Line
from summarizer.document.packed import Form, Packed, packed
from summarizer.document.patterns import lazy
from summarizer.document.verbs import is_speech_verb

QUOTE = "\0quote"
_INNER_CLOSERS = " \u00a0’'”\"»›“"
_STOP = lazy(r"[.!?…](?<![.!?…].)[.!?…]*[\"”’'»)\]*]*(?=\s)|\n+")
_ABBREVIATION = lazy(
    r"(?:^|[\s(\[“\"'‘—-])(?:[A-Z]|Mr|Mrs|Ms|Dr|Sens?|Reps?|Govs?|Gen|Col|Lt|Sgt|Capt|Rev|Profs?|Jr|Sr|St|Hon|Adm|Maj|Pres|"
    r"Cmdr|Supt|Insp|Messrs|No|vs|v|Inc|Corp|Co|Ltd|Jan|Feb|Aug|Sept|Oct|Nov|Dec|Calif|Fla|Ariz|Mass|Pa|Ill|Wis|Mich|"
    r"Minn|Conn|Va|Ga|Ky|Tenn|Tex|Ala|Ark|Colo|Del|Ind|Kan|La|Md|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Wash|Wyo|Ph\.D|"
    r"a\.m|p\.m|U\.S|U\.K|U\.N|E\.U|D\.C|N\.Y|N\.J|N\.H|N\.C|S\.C|(?:[A-Z]\.)+[A-Z])$"
)
_HARD_ABBREVIATION = lazy(r"(?:\b(?:a\.m|p\.m|Inc|Corp|Co|Ltd|Jr|Sr|D\.C|N\.Y|N\.J)|[A-Z]\.[A-Z])$")
_TOKEN = lazy(
    r"[a-z]+(?=[ ,])"  # most words: the forms below find the same, and take longer
    r"|(?=[A-Z])(?:Mr|Mrs|Ms|Dr|Sens?|Reps?|Govs?|Gen|Col|Lt|Sgt|Capt|Rev|Prof|Jr|Sr|St|Hon|Adm|Maj|Pres|Cmdr|Messrs|No|Inc|Corp|Co|Ltd|Jan|Feb|Aug|Sept|Oct|Nov|Dec)\."
    r"|(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|[Ww]e|I|[Yy]ou|[Ww]ho)(?=['’](?:d|s|ll|ve|re|m)\b)|['’](?:d|s|ll|ve|re|m)\b"
    r"|\d[\d,.:]*\d(?![\w-])|(?:[A-Z]\.)+(?:[A-Z]\b\.?)?(?:['’]s)?|[@#]?\w+(?:(?:[’'&-]|\.(?!(?<=[a-z]\.)[A-Z][a-z]))\w+)*(?:[’'](?!\w))?|[^\w\s“”\"«»„‹›`‘’']"
)
_SENTENCE_OPENERS = frozenset(
    "he she they it the i we but and in on at a an this that these those there when as for".split()
)


class Recent:
    """The frames of a text that were read last. Only these keep their tokens, so that a long text does not hold all its
    words three times over; the others read them anew when asked. It does not hold the frames themselves, which hold it:
    without a cycle a text's annotations go with the text.
    """

    def __init__(self, most: int = 500) -> None:
        self._most = most
        self._frames: deque[weakref.ref[Frame]] = deque()

    def keep(self, frame: Frame) -> None:
        self._frames.append(weakref.ref(frame))
        if len(self._frames) > self._most:
            oldest = self._frames.popleft()()
            if oldest is not None:
                oldest.forget()


@dataclass
class Frame:
    """Tokens of one narrative sentence: parallel lists; a passage is the token QUOTE with its index in `quotes`."""

    text: str
    start: int
    end: int
    line: int
    passages: Sequence[tuple[int, Passage]] = ()
    recent: Recent | None = field(default=None, repr=False, compare=False)

    def forget(self) -> None:
        """Drop the tokens, and the room that they took in the frame itself."""
        self.__dict__ = {name: value for name, value in self.__dict__.items() if name not in _OF_TOKENS}

    def _stretches(self) -> Iterator[tuple[int, int, int]]:
        """(start, end, index of the passage behind it or -1) of the narrative between the passages."""
        position = self.start
        for index, passage in self.passages:
            yield position, max(passage.start, position), index
            position = passage.end
        yield position, self.end, -1

    @kept
    def _read(self) -> tuple[list[str], list[tuple[int, int]], dict[int, int]]:
        """The tokens, their spans and the places of the passages among them, from one scan."""
        text = self.text
        spans: list[tuple[int, int]] = []
        quotes: dict[int, int] = {}
        inside = dict(self.passages)
        for start, end, index in self._stretches():
            spans += [match.span() for match in _TOKEN.finditer(text, start, end)]
            if index >= 0:
                quotes[len(spans)] = index
                spans.append((inside[index].start, inside[index].end))
        words = [text[start:end] for start, end in spans]
        for at in quotes:
            words[at] = QUOTE
        if self.recent is not None:
            self.recent.keep(self)
        return words, spans, quotes

    @kept
    def words(self) -> list[str]:
        return self._read[0]

    @kept
    def quotes(self) -> dict[int, int]:
        """Token index -> passage index."""
        return self._read[2]

    @kept
    def starts(self) -> list[int]:
        return [start for start, _ in self._read[1]]

    @kept
    def ends(self) -> list[int]:
        return [end for _, end in self._read[1]]

    @kept
    def lowers(self) -> list[str]:
        return [
            word if word in _ACRONYMS else word.lower().replace("’", "'") if "’" in word else word.lower()
            for word in self.words
        ]

    def last_sign(self, token: int) -> str:
        """The last character of a passage before inner marks that close with it: the comma of "they said, ‘Go,’"."""
        body = self.text[self.starts[token] : self.ends[token]]
        return body.rstrip(_INNER_CLOSERS)[-1:] or body[-1:]

    @kept
    def cues(self) -> list[int]:
        """Indices of the tokens that are verbs of speech in use."""
        words, lowers = self.words, self.lowers
        return [i for i, word in enumerate(lowers) if word in SPEECH and is_speech_verb(words, lowers, i)]

    @kept
    def body(self) -> int:
        """The first token behind a dateline ("LONDON, May 3 (AP) —")."""
        words = self.words
        for at in range(1, min(14, len(words))):
            if words[at] in {"—", "–", "-"}:
                return at + 1 if words[at - 1] == ")" or (words[0].isupper() and len(words[0]) > 2) else 0
        return 0

    @kept
    def cue_set(self) -> frozenset[int]:
        return frozenset(self.cues)


_OF_TOKENS = frozenset("_read words quotes starts ends lowers cues cue_set body".split())


def _is_stop(text: str, match: re.Match[str]) -> bool:
    """A stop ends its sentence unless it belongs to an abbreviation or the next word is in lower case."""
    end = match.end()
    after = text[end : end + 40].lstrip()
    if not after:
        return True
    if after[0].islower() or after[0] in ",;":
        return False
    if match.group()[0] == "." and len(match.group()) == 1:
        before = text[max(match.start() - 14, 0) : match.start()]
        if _ABBREVIATION.search(before):
            if named_again(text, match.start()):
                return True
            if not _HARD_ABBREVIATION.search(before):
                return False
            word = re.match(r"\w+", after)
            return word is not None and word.group().lower() in _SENTENCE_OPENERS
    return True


def _tag_follows(text: str, stop: str, position: int) -> bool:
    """True where "Trump asked" or "said Ms Li" follows a closing mark: the sentence goes on."""
    words = _TOKEN.findall(text[position : position + 90])[:7]
    for number, word in enumerate(words):
        lemma = SPEECH.get(word.lower())
        if lemma is not None and word[0].islower() and (lemma in _TAGS or stop[0] in "?!"):
            after = words[number + 1] if number + 1 < len(words) else "."
            return number <= 5 and (after == "." or (stop[0] in "?!" and after not in {"that", "the", "he", "she"}))
        if word in {".", ";", ":"}:
            return False
    return False


_ACRONYMS = frozenset(["US", "IT", "WHO", "MAY", "AM", "IS", "AN", "AS"])  # not the words that they look like
_LONGEST = 2000  # characters of narrative in one frame
_MOST_PASSAGES = 40
_MARKS_AND_SPACE = " \t\r\n\u00a0“”\"«»„‹›`‘’'[("
_TAGS = frozenset(
    """
    say ask add tell write reply shout yell exclaim respond continue wonder scream tweet answer
    """.split()
)


class _Cutter:
    """Collects frames from left to right."""

    def __init__(self, text: str, lines: Sequence[Line], passages: list[Passage]) -> None:
        self.text = text
        self.line_starts = [line.start for line in lines]
        self.passages = passages
        self.frames: list[Frame] = []
        self.recent = Recent()
        self.start = 0
        self.number = 0

    def emit(self, end: int) -> None:
        """End the frame at `end`; an endless one is cut, outside the marks, to keep every later step linear."""
        own: list[tuple[int, Passage]] = []
        while self.number < len(self.passages) and self.passages[self.number].start < end:
            passage = self.passages[self.number]
            if passage.start - self.start > _LONGEST or len(own) == _MOST_PASSAGES:
                self._cut(passage.start, own)
                own = []
            own.append((self.number, passage))
            self.number += 1
        reached = own[-1][1].end if own else self.start
        while end - reached > _LONGEST:
            self._cut(reached + _LONGEST, own)
            own, reached = [], self.start
        self._cut(end, own)

    def _cut(self, end: int, own: list[tuple[int, Passage]]) -> None:
        if own or self.text[self.start : end].strip():
            line = max(bisect_right(self.line_starts, end - 1) - 1, 0)
            self.frames.append(Frame(self.text, self.start, end, line, own or (), self.recent))
        self.start = end


def cut_frames(text: str, lines: Sequence[Line], passages: list[Passage]) -> list[Frame]:
    """The frames of the text in order; a passage belongs to exactly one frame."""
    cutter = _Cutter(text, lines, passages)
    at = 0
    for match in _STOP.finditer(text):
        while at < len(passages) and passages[at].end <= match.start():
            at += 1
        inside = at < len(passages) and passages[at].start <= match.start()
        if _ends_frame(text, match, passages[at] if inside else None, cutter.start) and match.end() > cutter.start:
            cutter.emit(match.end())
    cutter.emit(len(text))
    return cutter.frames


def packed_frames(frames: list[Frame]) -> Sequence[Frame]:
    """The frames as they are, or packed with their passages where they are many."""
    if len(frames) <= packing.MOST_AS_OBJECTS:
        return frames
    passages = packed([passage for frame in frames for _, passage in frame.passages], PASSAGES)

    def make(_: int, start: int, end: int, line: int, first: int, last: int) -> Frame:
        own = [(index, passages[index]) for index in range(first, last)]
        return Frame(text, start, end, line, own or (), recent)

    def numbers(frame: Frame) -> tuple[int, ...]:
        own = [index for index, _ in frame.passages]
        return frame.start, frame.end, frame.line, *((own[0], own[-1] + 1) if own else (0, 0))

    text, recent = frames[0].text, frames[0].recent
    return Packed(frames, Form(make, numbers))


def _ends_frame(text: str, match: re.Match[str], passage: Passage | None, start: int) -> bool:
    """A stop or a line break ends the frame; within a passage only one at its very end, unless a tag follows."""
    line_break = match.group()[0] == "\n"
    if passage is None:
        return line_break or _is_stop(text, match)
    if line_break or match.end() < passage.end or (match.end() == passage.end and passage.closed):
        return False
    opens_frame = not text[start : passage.start].strip(_MARKS_AND_SPACE)
    return _is_stop(text, match) and not (opens_frame and _tag_follows(text, match.group(), match.end()))
