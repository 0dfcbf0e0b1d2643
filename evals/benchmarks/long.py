"""One very long document: a made-up transcript through windows with a played model, and through the rules.

    python evals/benchmarks/long.py [--chars 1000000] [--window 16000]

The transcript is a hearing in which a fixed cast takes turns. Everybody is named in full once, on the first page, and
by surname from then on, so that who speaks in a later window can only be known from the cast that is carried along.
The played model answers each request from what stands in its prompt, like a diligent reader: every passage in
quotation marks with the one who says it (overlaps included, so everything at a border is answered twice), everyone who
speaks, every offer. The brief is then held against what the transcript was made from.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import resource
import time
from collections import Counter
from dataclasses import dataclass
from typing import Any

import httpx2
from pydantic import SecretStr

from summarizer import BriefResult, NegotiationBrief, Settings, Summarizer
from summarizer.document import Document
from summarizer.engines.llm import LLMEngine
from summarizer.prompting import windows_of

CAST = {
    "Kolst": "Mina Kolst",
    "Brevan": "Udo Brevan",
    "Tarnis": "Eva Tarnis",
    "Holm": "Lars Holm",
    "Dressek": "Rosa Dressek",
    "Vaul": "Finn Vaul",
    "Ostrem": "Ines Ostrem",
    "Gradel": "Jon Gradel",
}
WORDS = "wages tariffs grain ports pilots pensions roads quotas fuel rent water coal".split()
LINE = re.compile(r"^(S\d+) \| (.*)$", re.MULTILINE)
QUOTED = re.compile(r"^(Q\d+) \| (S\d+)\S* \| ", re.MULTILINE)
KNOWN = re.compile(r"^- (\S+) \| (.+)$", re.MULTILINE)
SAYS = re.compile(r"([A-Z][a-z]+) (?:said|added)\.?$")
OFFERS = re.compile(r"^([A-Z][a-z]+) offered (\d+) per cent on (\w+)")
SHAPE = {"according_to": None, "conditions": [], "amounts": [], "deadline": None, "status": "proposed"}


@dataclass
class Transcript:
    """A text, and for each quotation in it who says it."""

    text: str
    speakers: list[str]
    offers: int


def transcript(chars: int, seed: int = 1) -> Transcript:
    pick = random.Random(seed)
    parts = ["Hearing on the harbour talks.\n\n"]
    parts += [f"{name} speaks for committee {number}.\n\n" for number, name in enumerate(CAST.values(), start=1)]
    speakers: list[str] = []
    length, offers = sum(map(len, parts)), 0
    while length < chars:
        surname, topic, number = pick.choice(list(CAST)), pick.choice(WORDS), len(speakers)
        turn = [f"“On {topic} we hold to point {number} of our letter,” {surname} said."]
        speakers.append(surname)
        if pick.random() < 0.2:
            turn.append(
                f"{surname} offered {pick.randrange(2, 90)} per cent on {pick.choice(WORDS)} at point {number}."
            )
            offers += 1
        if pick.random() < 0.5:
            turn.append(f"The clerk noted the matter of {pick.choice(WORDS)} under number {number}.")
        parts.append(" ".join(turn) + ("\n\n" if pick.random() < 0.7 else " "))
        length += len(parts[-1])
    return Transcript("".join(parts), speakers, offers)


class Reader(httpx2.AsyncBaseTransport):
    """The played model."""

    def __init__(self) -> None:
        self.asked = 0

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        self.asked += 1
        messages = json.loads(await request.aread())["messages"]
        content = json.dumps(self.brief(messages[-1]["content"]))
        choice = {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": content}}
        usage = {"prompt_tokens": sum(len(m["content"]) for m in messages) // 4, "completion_tokens": len(content) // 4}
        body = {"id": "x", "object": "chat.completion", "created": 1, "model": "m", "choices": [choice], "usage": usage}
        return httpx2.Response(200, json=body)

    def brief(self, prompt: str) -> dict[str, Any]:
        known = {label.split()[-1]: identity for identity, label in KNOWN.findall(prompt)}
        lines = dict(LINE.findall(prompt))
        parties: dict[str, dict[str, Any]] = {}

        def party(surname: str, sentence: str) -> str:
            identity = known.get(surname, surname.lower())
            row = {"id": identity, "name": CAST[surname], "aliases": [surname], "kind": "person", "role": "principal"}
            parties.setdefault(surname, row | {"represents": None, "title": None, "evidence": [sentence]})
            return identity

        quotes, offers = [], []
        for passage, sentence in QUOTED.findall(prompt):
            says = SAYS.search(lines[sentence])
            if says is not None:
                who = party(says.group(1), sentence)
                row = {"id": f"U{len(quotes) + 1}", "passage": passage, "speakers": [who], "kind": "full"}
                quotes.append(row | {"repeats": None, "about": []})
        for sentence, text in lines.items():
            made = OFFERS.match(text)
            if made is not None:
                row = {"id": f"O{len(offers) + 1}", "kind": "proposal", "made_by": [party(made.group(1), sentence)]}
                offers.append(row | {"made_to": [], "text": text, "evidence": [sentence]} | SHAPE)
        found = {"headline": "Hearing on the harbour talks", "summary": [], "parties": list(parties.values())}
        return found | {"offers": offers, "open_issues": [], "quotes": quotes, "next_steps": []}


def read(made: Transcript, window: int, reader: Reader) -> BriefResult[NegotiationBrief]:
    """The brief of a transcript by `reader`, in windows of at most `window` tokens."""
    settings = Settings(
        engine="llm",
        base_url="http://played.invalid/v1",
        api_key=SecretStr("none"),
        model="m",
        mode="json_schema",
        window_tokens=window,
    )
    engine = LLMEngine(settings, http_transport=reader)
    try:
        return Summarizer(settings, engine=engine).summarize(made.text)
    finally:
        engine.close()


def through_windows(made: Transcript, window: int) -> None:
    reader = Reader()
    windows = windows_of(Document(made.text), window)
    started, used = time.monotonic(), time.process_time()
    result = read(made, window, reader)
    seconds = f"{time.monotonic() - started:.0f} s, {time.process_time() - used:.0f} s of CPU"
    print(
        f"windows: {len(windows)} of at most {window:,} tokens, {reader.asked} requests, {seconds}, {memory():.0f} MB"
    )
    report(result, made)


def report(result: BriefResult[NegotiationBrief], made: Transcript) -> None:
    brief = result.brief
    assert brief is not None
    passages = Counter((quote.passage.start, quote.passage.end) for quote in brief.quotes)
    offers = Counter((offer.text, tuple(span.id for span in offer.evidence)) for offer in brief.offers)
    names = {party.id: party.name for party in brief.parties}
    told = {quote.passage.text: [names[speaker] for speaker in quote.speakers] for quote in brief.quotes}
    right = sum(names == [CAST[made.speakers[number]]] for number, names in numbered(told))
    print(
        f"  status {result.status.value}, {len(result.dropped)} dropped {dict(Counter(d.code for d in result.dropped))}"
    )
    listed = f"{len(brief.quotes):,} of {len(made.speakers):,}, {_twice(passages)} listed twice"
    print(f"  quotes: {listed}, {right:,} by the right speaker")
    print(f"  offers: {len(brief.offers):,} of {made.offers:,}, {_twice(offers)} listed twice")
    print(
        f"  parties: {len(brief.parties)} of {len(CAST)}, {len(brief.parties) - len(set(names.values()))} listed twice"
    )


def numbered(told: dict[str, list[str]]) -> list[tuple[int, list[str]]]:
    """Speakers by the number that the quotation holds."""
    return [(int(match.group(1)), names) for text, names in told.items() if (match := re.search(r"point (\d+)", text))]


def _twice(counted: Counter[Any]) -> int:
    return sum(count - 1 for count in counted.values())


def through_rules(made: Transcript) -> None:
    started, used = time.monotonic(), time.process_time()
    result = Summarizer(Settings(engine="rules")).summarize(made.text)
    brief = result.brief
    assert brief is not None
    seconds = f"{time.monotonic() - started:.0f} s, {time.process_time() - used:.0f} s of CPU"
    print(f"rules: {seconds}, {memory():.0f} MB; status {result.status.value}, {len(brief.quotes):,} quotes")
    passages = Counter((quote.passage.start, quote.passage.end) for quote in brief.quotes)
    print(f"  {_twice(passages)} listed twice, {len(brief.parties)} parties, {len(brief.offers)} offers")


def memory() -> float:
    """MB that this process held at most so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--chars", type=int, default=1_000_000)
    parser.add_argument("--window", type=int, default=16_000)
    arguments = parser.parse_args()
    made = transcript(arguments.chars)
    print(f"transcript: {len(made.text):,} characters, {len(made.speakers):,} quotations, {len(CAST)} speakers")
    through_windows(made, arguments.window)
    through_rules(made)


if __name__ == "__main__":
    main()
