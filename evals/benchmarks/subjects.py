"""How often the engine finds the subject of a verb that attributes something, in marks or not.

    python evals/benchmarks/subjects.py --gold GOLD [--score SCORE.PY]

GOLD and SCORE.PY as for rivals.py. Counted are the attributions of gold whose cue is a verb (or evidential phrase)
that the engine knows. Most of them hold no marks at all, so that the rules for quotations never saw them. A subject is
right when its head word is that of the gold source or the scorer takes both for the same entity. Articles are parted by
a hash of their names, 3 to 2: the first part was read while these rules were made, the second was only counted.
"""

from __future__ import annotations

import argparse
import hashlib
from bisect import bisect_right
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

from rivals import articles, scorer

from summarizer.document import Document
from summarizer.document.frames import Frame
from summarizer.document.phrases import Subject, phrase_after
from summarizer.document.reach import accord_length, is_passive
from summarizer.document.sayings import teller


def part(name: str) -> str:
    """The same part for the same article in every run."""
    return "read" if int(hashlib.md5(name.encode(), usedforsecurity=False).hexdigest(), 16) % 10 < 6 else "counted"


def subject(frame: Frame, spans: list[list[int]]) -> tuple[bool, Subject | None]:
    """(whether the engine knows the cue, the subject that it gives it)."""
    inside = [at for start, end in spans for at, begun in enumerate(frame.starts) if start <= begun < end]
    cue = next((at for at in inside if at in frame.cue_set), None)
    if cue is None:
        at = next((at for at in inside if accord_length(frame.lowers, at)), None)
        if at is None:
            return False, None
        return True, phrase_after(frame, at + accord_length(frame.lowers, at), len(frame.words))
    if not is_passive(frame, cue):
        return True, teller(frame, cue)
    by = next((at for at in range(cue + 1, len(frame.words) - 1) if frame.lowers[at] == "by"), None)
    return True, None if by is None else phrase_after(frame, by + 1, len(frame.words))


def is_right(judge: ModuleType, text: str, attribution: dict[str, Any], start: int, end: int) -> bool:
    source = judge.source_text(text, attribution)
    begin, stop = attribution["source"][0]
    meant, found = judge.head_word(text[begin:stop]), judge.head_word(text[start:end])
    same = bool(meant and found and begin + meant[0] == start + found[0])
    named = judge.source_class(source) != "pronoun" and judge.same_entity(text[start:end], source, None)
    return same or judge.norm(text[start:end]) == judge.norm(source) or bool(named)


def main() -> None:
    """Print right/all by part, kind of content and class of source."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--score", type=Path, help="the scorer; score.py beside GOLD unless given")
    arguments = parser.parse_args()
    judge = scorer(arguments.score or arguments.gold.parent / "score.py")
    right: Counter[tuple[str, str, str]] = Counter()
    every: Counter[tuple[str, str, str]] = Counter()
    for article in articles(arguments.gold):
        document = Document(article["text"])
        starts = [frame.start for frame in document.frames]
        for attribution in article["attributions"]:
            if not attribution["source"] or not attribution["cue"]:
                continue
            frame = document.frames[bisect_right(starts, attribution["cue"][0][0]) - 1]
            known, found = subject(frame, attribution["cue"])
            kind = "indirect" if attribution["kind"] == "indirect" else "in marks"
            row = part(article["id"]), kind, judge.source_class(judge.source_text(document.text, attribution))
            every[row] += known
            spans = [] if found is None else [found, *([found.whom] if found.whom else [])]
            places = [(frame.starts[span.first], frame.ends[span.last - 1]) for span in spans]
            right[row] += any(is_right(judge, document.text, attribution, *place) for place in places)
    for row in sorted(every):
        if every[row]:
            print(f"{' '.join(row):28} {right[row]}/{every[row]} {right[row] / every[row]:.3f}")


if __name__ == "__main__":
    main()
