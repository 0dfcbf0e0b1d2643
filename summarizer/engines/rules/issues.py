"""Find what the article calls unsettled, by cue, with the words that name the matter."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator

from summarizer.document.patterns import has_words, lazy
from summarizer.engines.rules.context import Context
from summarizer.engines.rules.issue_cues import CUES
from summarizer.engines.rules.merging import content_stems
from summarizer.engines.rules.records import Act, Issue, Position, Span, Unit

_STOP = lazy(
    r"[;:!?”\"—–()]|(?<![A-Z])\.(?!\d)|,(?!\d)|\s(?:such as|while|but|although|though|which|who|whom|because|since|"
    r"despite|if|unless|that|when|before|after|as|and (?:said|has|have|had|is|are|was|were|would|will)|"
    r"(?:he|she|they|it) (?:said|says)|remain\w*|is|are|was|were|has|have|had|would|will|could|said|says|"
    r"told|on (?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)|with)\s"
)
_WH = lazy(r"(?:who|what|how|whether|when|where|which|why)\b", re.IGNORECASE)
_LIGHT_STOP = lazy(r"[;:!?”\"—–()]|[.,](?!\d)|\s(?:while|but|although|though|because|since|despite|with)\s")
_MODAL_ENDS = (" not", " will", " would", " could", " can", " must", " to", " should", " may")
_SUBJECT_STOP = lazy(
    r"[;:!?”\"“—–()]\s*|[.,](?!\d)\s*|\b(?:that|but|and|while|although|said|says|where|which|because)\s"
)
# ", spending and policy initiatives": the rest of a list of matters.
_LIST_TAIL = lazy(
    r"(?:,\s(?:[\w’'-]+\s){0,2}[\w’'-]+){1,3},?\s(?:and|or)\s(?:[\w’'-]+\s){0,2}[\w’'-]+(?=[.,;:]|\s(?:and|but|in|on|at)\s)"
)
_FINITE = lazy(r"\b(?:is|are|was|were|has|have|had|will|would|could|may|might|can|must|said|says|\w{3,}ed|\w+n['’]t)\b")
_RELATIVE_VERB = lazy(r"(?:is|are|was|were|has|have|had|will|would|could|may|might|can|must|\w+ed)\s")
_MOST_WORDS = 14
_MOST_ACTS = 30
_MOST_BEHIND = 2
_WITH_EACH = lazy(r",\s+with\s+(?=(?:the\s)?[A-Z])")
_LOOSE_AND = lazy(r"[\s,.]*(?:\band\b|\bwhile\b)?[\s,.]*(?:\bthe\b)?[\s.]*$")
_LEADING = lazy(
    r"^(?:the (?:thorny |vexed |key |main |big |open )?(?:question|issue|matter|problem) of|the question|"
    r"that of|of|over|on|about)\s+",
    re.IGNORECASE,
)
_EMPTY_TOPICS = frozenset(
    "it they this that these those he she we there what who both neither nothing everything things which "
    "talks and the".split()
) | {"the two sides", "both sides", "the parties", "the sides"}
_SETTLED = lazy(r"\b(?:settled|resolved|ended|bridged|overcame|agreed)\s+(?:the|their|a)?\s*$", re.IGNORECASE)


_STALLED = lazy(
    r"\b(?:deadlock\w*|stalemate|impasse|stalled|broke(?:n)? (?:down|off)|collapsed|no progress|"
    r"not (?:moved|budged)|an inch)\b",
    re.IGNORECASE,
)
_NARROWING = lazy(
    r"\b(?:narrow(?:ed|ing|s)|closer|shrinking|shrunk|nearing|almost agreed|converg\w+|nearly)\b", re.IGNORECASE
)
_DISPUTED = lazy(
    r"\b(?:den(?:y|ied|ies)|contradict\w*|disputed|disputes? (?:the|that|this|any|its|their))\b", re.IGNORECASE
)
_HINT = lazy(
    r"agree|consensus|accord|compromise|deal|sticking|stumbling|contention|obstacle|hurdle|unresolved|"
    r"outstanding|undecided|unsettled|contenti|disput|unclear|elusive|"
    r"incomplete|deadlock|open|settled|decided|differ|disagree|divi|row\b|rift|impasse|stale|wrangl|"
    r"stand-?off|haggl|clash|quarrel|split|gap|apart|odds|stuck|approv|ratif|"
    r"clear|vote|ballot|in the air|referendum|whether|truce|contract|ceasefire|settlement|treaty|question|issue|argu|"
    r"tension|consent|backing|loggerheads|distance|budget|remains|unknown|uncertain|not said|say (?:whether|how)|"
    r"rul(?:es|ed|ing) out|refus|declin|would n|cannot|object|oppos|den(?:y|ied|ies)|begun|pending|missing|resolv|"
    r"block|outstanding|fail|fought|bicker|squabbl|fell out|nothing|movement|progress|moved",
)


def find_issues(context: Context, unit: Unit) -> Iterator[Issue]:
    """Every matter that this unit calls unsettled; history and observers' guesses left out."""
    if unit.history:
        return
    frame = unit.frame
    start, end = frame.start, frame.end
    text = context.lowered
    if _HINT.search(text, start, end) is None:
        return
    words = text[start:end]
    taken: list[Span] = []
    for cue in CUES:
        match = cue.pattern.search(text, start, end) if has_words(words, cue.words) else None
        if match is None or any(a < match.end() and match.start() < b for a, b in taken):
            continue
        if _SETTLED.search(text, max(start, match.start() - 24), match.start()):
            continue
        topic = _PLACES[cue.topic](context, unit, match)
        if topic is None or (cue.name == "ruled-out" and not _by_a_side(context, unit, match.start())):
            continue
        taken.append((min(topic[0], match.start()), max(topic[1], match.end())))
        yield Issue(
            rule=f"issue:{cue.name}",
            status=_status(text[start:end], cue.status),
            start=topic[0],
            end=topic[1],
            cues=((match.start(), match.end()),),
            evidence=context.evidence(topic[0], max(topic[1], match.end() - 1)),
        )


def _by_a_side(context: Context, unit: Unit, offset: int) -> bool:
    """Whether somebody at the table does the refusing or opposing at `offset`, and no observer says so."""
    frame = unit.frame
    verb = max(bisect_right(frame.starts, offset) - 1, 0)
    by, subject = context.actors.subject(context.units, unit, verb)
    if not by and unit.quotation is not None:
        by = unit.speakers
    return context.at_table(by) and not context.source(unit, subject, verb)[1]


def _status(text: str, given: str) -> str:
    if _STALLED.search(text):
        return "stalled"
    if _NARROWING.search(text):
        return "narrowing"
    return "disputed" if _DISPUTED.search(text) and "in dispute" not in text else given


def _after(context: Context, unit: Unit, match: re.Match[str]) -> Span | None:
    """The noun phrase behind the cue, up to the next clause border, at most fourteen words."""
    text, end = unit.frame.text, unit.frame.end
    start = match.end()
    wh = _WH.match(text, start)
    stop = (_LIGHT_STOP if wh else _STOP).search(text, start, end)
    stop_at = end if stop is None else stop.start()
    more = _LIST_TAIL.match(text, stop_at, end)
    if more is not None and not _FINITE.search(text, more.start(), more.end()):
        stop_at = more.end()
    return _tidy(context, start, stop_at)


def _before(context: Context, unit: Unit, match: re.Match[str]) -> Span | None:
    """The noun phrase in front of the cue, back to the clause border; a side that "remains divided" is no matter."""
    text = unit.frame.text
    topic = _tidy(context, *_subject_part(text, unit.frame.start, match.start()))
    if topic is None or text[topic[0] : topic[1]].lower().endswith(_MODAL_ENDS):
        return None
    mentions = context.actors.mentions(*topic)
    if mentions and mentions[0].start == topic[0] and mentions[0].end >= topic[1] - 2:
        return None
    return topic


def _subject_part(text: str, start: int, end: int) -> Span:
    """From the last clause border to `end`; an "and" inside a noun phrase is none, and of "the deal that is to come"
    the antecedent counts.
    """
    border = start
    for stop in _SUBJECT_STOP.finditer(text, max(start, end - 160), end):
        word = stop.group().strip().lower()
        if word == "and" and not _FINITE.search(text, border, stop.start()):
            continue
        if word in {"that", "which"} and _RELATIVE_VERB.match(text, stop.end(), end) and stop.start() > border:
            return border, stop.start()
        border = stop.end()
    return border, end


def _whole(context: Context, _unit: Unit, match: re.Match[str]) -> Span | None:
    return _tidy(context, match.start(), match.end())


def _inside(context: Context, _unit: Unit, match: re.Match[str]) -> Span | None:
    return _tidy(context, *match.span(1))


_PLACES: dict[str, Callable[[Context, Unit, re.Match[str]], Span | None]] = {
    "after": _after,
    "before": _before,
    "whole": _whole,
    "inside": _inside,
}


def _tidy(context: Context, start: int, end: int) -> Span | None:
    """The topic without white space, "the question of" and words after the fourteenth; None if it names nothing."""
    text = context.document.text
    phrase = text[start:end]
    start += len(phrase) - len(phrase.lstrip(" \n,“\"'"))
    lead = _LEADING.match(text[start:end])
    if lead is not None:
        start += lead.end()
    words = list(re.finditer(r"\S+", text[start:end]))[:_MOST_WORDS]
    if not words:
        return None
    end = start + words[-1].end()
    while end > start and not text[end - 1].isalnum() and text[end - 1] not in "%)":
        end -= 1
    phrase = text[start:end].lower()
    if (
        not phrase
        or phrase in _EMPTY_TOPICS
        or phrase.split()[0] in {"it", "they", "he", "she", "we", "this", "there"}
        or len(phrase) < 3
    ):
        return None
    return start, end


def merge_issues(context: Context, issues: list[Issue]) -> list[Issue]:
    """Issues in text order; two that share most of their topic's words are one."""
    text = context.document.text
    merged: list[Issue] = []
    stems: list[frozenset[str]] = []
    for issue in sorted(issues, key=lambda i: i.start):
        own = content_stems(text[issue.start : issue.end])
        home = next((n for n in range(len(merged) - 1, max(len(merged) - 30, 0) - 1, -1) if _same(stems[n], own)), None)
        if home is None:
            merged.append(issue)
            stems.append(own)
        else:
            merged[home] = _joined(merged[home], issue)
    return merged


def _same(one: frozenset[str], other: frozenset[str]) -> bool:
    shared = len(one & other)
    return shared > 0 and shared * 2 > min(len(one), len(other)) and shared * 3 >= max(len(one), len(other))


def _joined(one: Issue, other: Issue) -> Issue:
    known = {s.id for s in one.evidence}
    evidence = (*one.evidence, *(s for s in other.evidence if s.id not in known))[:3]
    status = other.status if one.status == "open" else one.status
    return Issue(one.rule, status, one.start, one.end, (*one.cues, *other.cues), evidence, one.positions)


class Holders:
    """Finds what each party holds on an issue: acts that share its topic's words, or stand in its sentence."""

    def __init__(self, context: Context, acts: list[Act]) -> None:
        self._context = context
        self._text = context.document.text
        self._acts = [act for act in acts if act.kind != "agreement" and act.makers]
        self._stems = [content_stems(self._text[act.start : act.end]) for act in self._acts]
        self._starts = [act.start for act in self._acts]
        self._unit_starts = [unit.frame.start for unit in context.units]
        self._by_stem: dict[str, list[int]] = {}
        self._by_sentence: dict[str, list[int]] = {}
        for number, act in enumerate(self._acts):
            for stem in self._stems[number]:
                self._by_stem.setdefault(stem, []).append(number)
            for sentence in act.evidence:
                self._by_sentence.setdefault(sentence.id, []).append(number)

    def with_positions(self, issue: Issue) -> Issue:
        topic = content_stems(self._text[issue.start : issue.end])
        near = self._just_behind(issue)
        near |= {n for sentence in issue.evidence for n in self._by_sentence.get(sentence.id, ())[:_MOST_ACTS]}
        candidates = {n for stem in topic for n in self._by_stem.get(stem, ())[:_MOST_ACTS]}
        near |= {n for n in candidates if len(topic & self._stems[n]) * 2 >= len(topic)}
        positions = {position.party: position for position in self._contrast(issue)}
        for number in sorted(near):
            act = self._acts[number]
            for maker in act.makers:
                positions.setdefault(maker, Position(maker, act.start, act.end, act.home[:2]))
        return issue._replace(positions=tuple(positions.values()))

    def _just_behind(self, issue: Issue) -> set[int]:
        """Acts of the next sentences of the issue's paragraph: "Also unresolved is X. Uzbekistan has asked to ..."."""
        units = self._context.units
        at = bisect_left(self._starts, issue.cues[0][0])
        found = set()
        for number in range(at, min(at + _MOST_BEHIND, len(self._acts))):
            act = self._acts[number]
            home = self._unit_at(issue.cues[0][0])
            if home is None or act.unit - home > _MOST_BEHIND or units[act.unit].line != units[home].line:
                break
            found.add(number)
        return found

    def _unit_at(self, offset: int) -> int | None:
        """The last unit that begins at or before `offset`."""
        at = bisect_right(self._unit_starts, offset) - 1
        return at if at >= 0 else None

    def _contrast(self, issue: Issue) -> Iterator[Position]:
        """ ", with Rovers after the lot up front and Harbour keen to spread it": one position for each named side."""
        for sentence in issue.evidence[:1]:
            match = _WITH_EACH.search(self._text, sentence.start, sentence.end)
            if match is None:
                return
            named = self._context.actors.mentions(match.end(), sentence.end)
            sides = [m for m in named if self._context.at_table((m.entity,))]
            for number, mention in enumerate(sides[:2]):
                end = sides[number + 1].start if number + 1 < len(sides[:2]) else sentence.end
                text = self._text[mention.start : end]
                stop = mention.start + len(_LOOSE_AND.sub("", text))
                if len(sides) >= 2:
                    side = self._context.actors.side_of(mention.entity)
                    yield Position(side, mention.start, stop, issue.evidence[:1])
