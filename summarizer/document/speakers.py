"""Give each marked passage its speaker: from its own sentence, else from the sentences around it."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from summarizer.document.clauses import main_subject
from summarizer.document.cues import COLLECTIVE_PRONOUNS, POSSESSIVES, PRONOUNS
from summarizer.document.foreign import introduced
from summarizer.document.frames import Frame
from summarizer.document.model import Attribution, Basis, Line, Quotation, QuotationUse
from summarizer.document.packed import Form, gathered
from summarizer.document.patterns import lazy
from summarizer.document.phrases import is_name, phrase_after
from summarizer.document.resolve import Resolver
from summarizer.document.sayings import teller
from summarizer.document.tags import Tag
from summarizer.document.titles import BODIES, ROLES

if TYPE_CHECKING:
    from summarizer.document.document import Document

# Share of right attributions on the 300 training articles of PolNeAR (lenient speaker equality), by rule and by whether
# the speaker's words lead to an entity; right/all is noted. Each rate is drawn towards that of all rules together
# (0.95 with an entity, 0.54 without) by the weight of eight cases, which matters for rules that are rare there.
RELIABILITY: dict[tuple[Basis, bool], float] = {
    (Basis.TAG_AFTER, True): 0.97,  # 959/984
    (Basis.TAG_AFTER, False): 0.7,  # 18/24
    (Basis.TAG_BEFORE, True): 0.94,  # 873/932
    (Basis.TAG_BEFORE, False): 0.42,  # 25/61
    (Basis.TAG_INSIDE, True): 0.96,  # 43/45
    (Basis.TAG_INSIDE, False): 0.59,  # 1/1
    (Basis.ACCORDING_TO, True): 0.87,  # 8/10
    (Basis.ACCORDING_TO, False): 0.57,  # 2/3
    (Basis.LABEL, True): 0.97,  # 4/4 as printed; gold gives three of them to the transcript
    (Basis.LABEL, False): 0.48,  # 0/1
    (Basis.SAME_SENTENCE, True): 0.78,  # 33/44
    (Basis.SAME_SENTENCE, False): 0.58,  # 5/8
    (Basis.CONTINUED, True): 0.91,  # 45/50
    (Basis.CONTINUED, False): 0.69,  # 4/4
    (Basis.RUNNING, True): 0.98,  # 453/460
    (Basis.RUNNING, False): 0.74,  # 6/6
    (Basis.PREVIOUS_SENTENCE, True): 0.85,  # 6/8
    (Basis.PREVIOUS_SENTENCE, False): 0.44,  # 1/4
    (Basis.PREVIOUS_PARAGRAPH, True): 0.89,  # 42/48
    (Basis.PREVIOUS_PARAGRAPH, False): 0.39,  # 0/3
    (Basis.NEXT_SENTENCE, True): 0.9,  # none there; the words say so
    (Basis.NEXT_SENTENCE, False): 0.5,
    (Basis.TITLE_LINE, True): 0.9,  # rare there; the words are the same as those attributed below
    (Basis.TITLE_LINE, False): 0.5,
    (Basis.FALLBACK, True): 0.56,  # 1/1, drawn towards 0.5: a guess
    (Basis.FALLBACK, False): 0.44,  # 0/1, drawn towards 0.5: a guess
}
UNKNOWN_BELOW = 0.35  # an attribution less sure than this is given to nobody

_CLAUSE = 4  # words before a passage that make a clause
_ANSWER_WITHIN = 6  # frames between somebody's words and the answer to a reporter's question
_HEADLINES = 3  # paragraphs at the top that may be headline and standfirst
_LONGEST_HEADLINE = 220  # characters
_WORDS = lazy(r"\w+(?:[’'-]\w+)*")
_STRONG = frozenset([Basis.TAG_AFTER, Basis.TAG_BEFORE, Basis.TAG_INSIDE, Basis.ACCORDING_TO, Basis.LABEL])
_SHARED = ("entity", "basis", "confidence", "strong", "others", "cue")  # of attributions, by many of them
_SIGNED = lazy(r"[\s”\"’'»)\].,]{0,6}(?:[—–―~]|--?)\s{0,3}(?=[A-Z@])")
_NAME_LINE = lazy(r"(?:[A-Z][\w.’'-]*\s){1,3}[A-Z][\w’'-]+(?=\s{0,3}(?:,|\(|$))")
_ASIDE = lazy(
    r",\s(?P<cue>says|said|say|according to)\s"
    r"(?P<who>(?:an?|one|the|some\w{3,5}|another|[A-Z][\w’'.-]*)\s[^,“”\"\n]{2,90}),\s"
)
_NAMELESS = PRONOUNS | POSSESSIVES | COLLECTIVE_PRONOUNS
_RELATIVES = frozenset(["which", "that"])  # these say nothing without the words that they stand for
_OWNERS = frozenset(["his", "her"])
_CREDITS = frozenset("from by via per".split())
# Words that introduce a text without saying whose it is.
_TEXTS = frozenset(
    """
    transcript statement letter text excerpt excerpts below it here this that these there following email memo
    remarks speech exchange interview video post tweet read full rush partial relevant wait watch listen see
    """.split()
)


class _Source(NamedTuple):
    """Words [start, end) that name a speaker, the rule that found them and the cue; `whom` as in a tag."""

    start: int
    end: int
    basis: Basis
    cue: str = ""
    whom: tuple[int, int] | None = None

    def carried(self, basis: Basis) -> _Source:
        """The same speaker for a later passage."""
        return _Source(self.start, self.end, basis, self.cue, self.whom)


def attribute_quotations(document: Document) -> Sequence[Attribution]:
    """One attribution for each quotation, in order."""
    if not document.tags:
        return ()
    sources = _find_sources(document)
    resolver = Resolver(document.frames, document.entities, document.sayings, document.introductions)
    sources = _with_headlines(document, sources, resolver)
    starts = array("q", [frame.start for frame in document.frames])
    pairs = zip(document.quotations, sources, strict=True)
    text = document.running_text
    found = (_attribution(text, q, source, resolver, starts) for q, source in pairs)
    return gathered(found, _attributions(text))


def _attributions(text: str) -> Form[Attribution]:
    """The speaker's words are those of the text, and the quotation is known by its place."""

    def make(at: int, start: int, end: int, *rest: Any) -> Attribution:
        return Attribution(f"Q{at + 1}", text[start:end] if end else None, start, end, *rest)

    return Form(make, numbers=attrgetter("start", "end"), rest=attrgetter(*_SHARED))


def _attribution(
    text: str, quotation: Quotation, source: _Source | None, resolver: Resolver, starts: array[int]
) -> Attribution:
    if source is None:
        return _nobody(quotation)
    number = bisect_right(starts, source.start) - 1
    found = resolver.speakers(number, *(source.whom or (source.start, source.end)))
    if source.whom is not None and not found and text[source.start : source.end].lower() in _RELATIVES:
        source = _Source(*source.whom, source.basis, source.cue)
    confidence = RELIABILITY[source.basis, bool(found)]
    if confidence < UNKNOWN_BELOW:
        return _nobody(quotation)
    words = text[source.start : source.end]
    named = words.lower() not in _NAMELESS
    strong = source.basis in _STRONG and bool(found) and named
    entity, others = (found[0], found[1:]) if found else (None, ())
    return Attribution(
        quotation.id, words, source.start, source.end, entity, source.basis, confidence, strong, others, source.cue
    )


def _nobody(quotation: Quotation) -> Attribution:
    return Attribution(quotation.id, None, 0, 0, None, Basis.NONE, 0.0, strong=False)


def _find_sources(document: Document) -> list[_Source | None]:
    frame_of = array("q", [number for number, frame in enumerate(document.frames) for _ in frame.passages])
    sources: list[_Source | None] = []
    previous = -1
    for index in range(len(document.tags)):
        source = None
        if document.quotations[index].use is QuotationUse.SPEECH:
            last = sources[previous] if previous >= 0 else None
            source = _own_source(document, index, frame_of[index])
            if source is None and _may_look_around(document, index, frame_of[index]):
                before = frame_of[previous] if previous >= 0 else -1
                source = _near_source(document.frames, frame_of[index], before, last, foreign=document.foreign)
        sources.append(source)
        previous = previous if source is None else index
    return sources


def _with_headlines(document: Document, sources: list[_Source | None], resolver: Resolver) -> list[_Source | None]:
    """Words in marks in a headline belong to whoever says them in the report below."""
    ends = [line.end for line in document.paragraphs[:_HEADLINES] if not _is_report(document.running_text, line)]
    if not ends or not document.quotations or document.quotations[0].start > ends[-1]:
        return sources
    first = next((at for at, q in enumerate(document.quotations) if q.start > ends[-1]), len(sources))
    heads = {at: _plain(document.slice(document.quotations[at])) for at in range(min(first, _HEADLINES * 2))}
    said = _said_below(document, sources, first, heads)
    found = list(sources)
    for at in heads:
        source, own = said.get(at), sources[at]
        named = own is not None and own.basis in _STRONG and resolver.names_person(own.start, own.end)
        if source is not None and document.quotations[at].use is QuotationUse.SPEECH and not named:
            found[at] = source.carried(Basis.TITLE_LINE)
    return found


def _said_below(
    document: Document, sources: Sequence[_Source | None], first: int, heads: dict[int, str]
) -> dict[int, _Source]:
    """By the number of a headline's words the source of the first passage from `first` on that holds them."""
    found: dict[int, _Source] = {}
    for at in range(first, len(sources)):
        source = sources[at]
        if source is not None:
            body = _plain(document.slice(document.quotations[at]))
            found |= {head: source for head, words in heads.items() if head not in found and words in body}
        if len(found) == len(heads):
            break
    return found


def _is_report(text: str, line: Line) -> bool:
    """A paragraph that ends like a sentence; headlines and standfirsts mostly do not."""
    length = line.end - line.start
    return length > _LONGEST_HEADLINE or (text[line.end - 1] in '.”"' and length > _LONGEST_HEADLINE // 2)


def _plain(text: str) -> str:
    """Words alone, between spaces, so that a search finds whole words."""
    return f" {' '.join(_WORDS.findall(text.lower()))} "


def _own_source(document: Document, index: int, number: int) -> _Source | None:
    """The speaker that the passage's own frame gives."""
    tag = document.tags[index]
    if tag is not None and tag.end > tag.start:
        aside = _aside(document.running_text, tag, document.quotations[index])
        return aside or _Source(tag.start, tag.end, tag.basis, tag.cue, tag.whom)
    if tag is None and document.frames[number].passages[-1][0] == index:
        return _signature(document.frames[number])
    return None


def _aside(text: str, tag: Tag, quotation: Quotation) -> _Source | None:
    """The source in "The port, says somebody who knows it, would sign “soon”": the aside tells, not the subject."""
    found = _ASIDE.search(text, tag.end, quotation.start) if tag.basis is Basis.TAG_BEFORE else None
    return _Source(*found.span("who"), Basis.TAG_BEFORE, found["cue"]) if found else None


def _may_look_around(document: Document, index: int, number: int) -> bool:
    """A tag without a name ("was called") ends the search, but not a sentence that begins with "Adding"."""
    tag = document.tags[index]
    return tag is None or (tag.cue.endswith("ing") and document.frames[number].lowers[:1] == [tag.cue])


def _near_source(  # noqa: PLR0911 # a cascade of rules, one return each
    frames: Sequence[Frame], number: int, before: int, last: _Source | None, *, foreign: bool
) -> _Source | None:
    """The speaker of a passage without a tag; `last` is the source before it, of a passage in frame `before`."""
    frame = frames[number]
    after = _told_next(frames, number)
    if after is not None:
        return _Source(*after, Basis.NEXT_SENTENCE)
    own = _sentence_subject(frame) if _completes(frame) else None
    if own is not None:
        return _Source(*own, Basis.SAME_SENTENCE)
    same_line = [n for n in range(max(number - 4, 0), number) if frames[n].line == frame.line]
    if same_line:
        told = introduced(frames[same_line[-1]]) if foreign else None
        told = told or _told_by(frames[same_line[-1]])
        if told is not None and last is not None and before in same_line and _is_owned_thing(frame.text[slice(*told)]):
            return last.carried(Basis.RUNNING)
        asked = _asks(frames[same_line[-1]])
        if last is not None and asked and before < same_line[-1] and number - before < _ANSWER_WITHIN:
            return last.carried(Basis.RUNNING)
        if last is not None and before in same_line and (before == same_line[-1] or told is None):
            return last.carried(Basis.RUNNING)
        if told is not None:
            return _Source(*told, Basis.PREVIOUS_SENTENCE)
        if last is not None and before == number:
            return last.carried(Basis.SAME_SENTENCE)
    elif number:
        told = _introduced(frames, number - 1) or _handed_over(frames, number, before)
        if told is not None:
            return _Source(*told, Basis.PREVIOUS_PARAGRAPH)
    return _guess(frames, number, last)


def _is_owned_thing(phrase: str) -> bool:
    """ "Her answer has been to wait": the subject before the passage belongs to whoever spoke, and cannot speak."""
    words = phrase.lower().split()
    return words[0] in _OWNERS and not any(word in ROLES or word in BODIES for word in words)


def _told_next(frames: Sequence[Frame], number: int) -> tuple[int, int] | None:
    """ "“It hurts.” The man who says this has seen it all." / "“It hurts.” So says Ms Roe."."""
    if number + 1 >= len(frames) or frames[number + 1].line != frames[number].line:
        return None
    frame = frames[number + 1]
    lowers = frame.lowers
    if lowers[:1] == ["so"] and lowers[1:2] in (["says"], ["said"]):
        found = phrase_after(frame, 2, len(frame.words))
        return None if found is None else (frame.starts[found.first], frame.ends[found.last - 1])
    who = next((at for at in range(1, min(len(lowers) - 2, 8)) if lowers[at] == "who"), None)
    if who is None or lowers[who + 1] not in {"says", "said"} or lowers[who + 2] not in {"this", "that", "so"}:
        return None
    return frame.starts[0], frame.ends[who - 1]


def _completes(frame: Frame) -> bool:
    """The passage completes a clause of its sentence: "Ms Roe offered to pay, provided that “...”"."""
    token = next(iter(frame.quotes))
    return token > _CLAUSE and frame.lowers[token - 1] == "that"


def _asks(frame: Frame) -> bool:
    """A question of the reporter's own: the answer behind it is the words of whoever is being talked to."""
    return not frame.passages and frame.text[frame.start : frame.end].rstrip().endswith("?")


def _guess(frames: Sequence[Frame], number: int, last: _Source | None) -> _Source | None:
    """The subject of the passage's own sentence, the speaker before it, or the subject of the sentence before."""
    subject = _sentence_subject(frames[number])
    if subject is not None:
        return _Source(*subject, Basis.SAME_SENTENCE)
    if last is not None:
        return last.carried(Basis.CONTINUED)
    told = _told_by(frames[number - 1]) if number else None
    return None if told is None else _Source(*told, Basis.FALLBACK)


def _signature(frame: Frame) -> _Source | None:
    """The name that signs a passage: “...” — Jane Roe, farmer; on the same line or alone on the next."""
    text, end = frame.text, frame.passages[-1][1].end
    match = _SIGNED.match(text, end)
    if match is None or "\n\n" in match.group():
        return None
    name = _NAME_LINE.match(text, match.end(), min(match.end() + 80, len(text)))
    if name is not None:
        return _Source(match.end(), name.end(), Basis.LABEL)
    stop = text.find("\n", match.end(), match.end() + 60)
    return _Source(match.end(), stop, Basis.LABEL) if stop > match.end() else None


def _introduced(frames: Sequence[Frame], number: int) -> tuple[int, int] | None:
    """Who speaks in the paragraph that ends with frame `number` and introduces the passage behind it."""
    frame = frames[number]
    if not frame.text[frame.start : frame.end].rstrip().endswith(":"):
        return None
    if frame.lowers and frame.lowers[0] in _CREDITS:
        credited = phrase_after(frame, 1, len(frame.words))
        if credited is not None:
            return frame.starts[credited.first], frame.ends[credited.last - 1]
    for earlier in range(number, max(number - 4, -1), -1):
        told = _told_by(frames[earlier])
        if told is not None and frame.text[told[0] : told[1]].split()[-1].lower() not in _TEXTS:
            return told
    return None


def _handed_over(frames: Sequence[Frame], number: int, before: int) -> tuple[int, int] | None:
    """Who speaks last in the paragraph before a bare passage, if nothing stands in marks there."""
    line = frames[number - 1].line
    alone = not any(word[:1].isalnum() for word in frames[number].words)
    if not alone or frames[number].line - line > 1 or (before >= 0 and frames[before].line == line):
        return None
    for earlier in range(number - 1, max(number - 4, -1), -1):
        frame = frames[earlier]
        if frame.line != line or frame.passages:
            return None
        for cue in reversed(frame.cues):
            subject = teller(frame, cue)
            if subject is not None and is_name(frame.words[subject.last - 1]):
                return frame.starts[subject.first], frame.ends[subject.last - 1]
    return None


def _told_by(frame: Frame) -> tuple[int, int] | None:
    """The subject of the last verb of speech of a frame, else its main subject."""
    for cue in reversed(frame.cues):
        subject = teller(frame, cue)
        if subject is not None:
            return frame.starts[subject.first], frame.ends[subject.last - 1]
    return _sentence_subject(frame)


def _sentence_subject(frame: Frame) -> tuple[int, int] | None:
    subject = main_subject(frame, 0, len(frame.words))
    return None if subject is None else (frame.starts[subject.first], frame.ends[subject.last - 1])
