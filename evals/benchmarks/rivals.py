"""Quotations and speakers: a marks-only regex, textacy on spaCy and this engine in one table from one run.

    python evals/benchmarks/rivals.py --gold GOLD [--score SCORE.PY] [--textacy PYTHON --model NAME] [--repeat 3]

GOLD holds one article a line; SCORE.PY (score.py beside GOLD unless given) has `score(articles, predictions)`, which
docs/quotations.md describes. PYTHON is the interpreter of an environment of its own that holds textacy, spacy and an
English model called NAME; without it that rival is left out. Each system runs in a process of its own and reads one
article at a time. Start-up is from the start of the process until the system can take an article, the interpreter
included; articles/s are counted in processor time on one thread, the best of `--repeat` rounds; memory is the peak of
the whole process.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

Predictor = Callable[[dict[str, Any]], dict[str, Any]]

SYSTEMS = {
    "marks": "marks-only regex",
    "textacy": "textacy + spaCy, as it comes",
    "textacy-repaired": "textacy + spaCy, marks repaired",
    "engine": "this engine",
}
MARKS = re.compile(r"[\"“”„«»]|''|``")
HEADER = "system, exact F1, overlap F1, speakers, pronouns resolved, joint F1, articles/s, MB, start s".split(", ")


def marks_only() -> Predictor:
    """Every stretch from an opening mark to the next mark of its line is a quotation; nobody is its speaker."""

    def predict(article: dict[str, Any]) -> dict[str, Any]:
        quotes: list[dict[str, Any]] = []
        for line in re.finditer(r"[^\r\n]+", article["text"]):
            begin: int | None = None
            for mark in MARKS.finditer(line.group()):
                before, after = line.group()[: mark.start()][-1:], line.group()[mark.end() :][:1]
                opens = before in ("", " ", "(", "[", "—", "–", "-") and after.strip() != ""
                if begin is not None and (not opens or mark.group() in "”»"):
                    quotes.append({"start": begin, "end": line.start() + mark.start(), "speaker": None})
                    begin = None
                elif begin is None and opens:
                    begin = line.start() + mark.end()
            if begin is not None:
                quotes.append({"start": begin, "end": line.end(), "speaker": None})
        return {"id": article["id"], "quotes": quotes}

    return predict


def repaired(text: str) -> tuple[str, list[int]]:
    """The text with its double marks straight and paired within each line, and each character's place in `text`.

    An opening mark that its line does not close is closed at the end of the line; a closing mark that nothing opened
    becomes a space. A space on the outer side of each mark keeps it a token of its own.
    """
    out: list[str] = []
    places: list[int] = []

    def put(characters: str, place: int) -> None:
        out.append(characters)
        places.extend(min(place + step, len(text)) for step in range(len(characters)))

    for line in re.finditer(r"[^\r\n]*[\r\n]*", text):
        body, at, inside = line.group().rstrip("\r\n"), 0, False
        for mark in MARKS.finditer(body):
            put(body[at : mark.start()], line.start() + at)
            opens = mark.start() == 0 or not (body[mark.start() - 1].isalnum() or body[mark.start() - 1] in ".,!?…")
            put('" ' if inside else ' "' if opens else " ", line.start() + mark.start())
            inside = not inside and opens
            at = mark.end()
        put(body[at:], line.start() + at)
        if inside:
            out.append('"')
            places.append(line.start() + len(body))
        put(line.group()[len(body) :], line.start() + len(body))
    return "".join(out), [*places, len(text)]


def textacy_on_spacy(model: str, *, repair: bool) -> Predictor:
    """textacy's direct quotations; an article on which it raises has none.

    With `repair` the marks are paired first, and single marks and apostrophes are no longer quotation marks to spaCy,
    since the corpus annotates double marks only and textacy pairs whatever comes.
    """
    import spacy  # noqa: PLC0415 # lives in an environment of its own
    from textacy import extract  # noqa: PLC0415 # the same

    language = spacy.load(model)
    if repair:
        for single in "'`‘’‚‛´‹›":
            language.vocab[single].set_flag(spacy.attrs.IS_QUOTE, value=False)

    def predict(article: dict[str, Any]) -> dict[str, Any]:
        text, places = repaired(article["text"]) if repair else (article["text"], None)
        try:
            found = list(extract.direct_quotations(language(text)))
        except ValueError as error:
            return {"id": article["id"], "quotes": [], "error": str(error)}
        return {"id": article["id"], "quotes": [_row(text, places, quotation) for quotation in found]}

    return predict


def _row(text: str, places: list[int] | None, quotation: Any) -> dict[str, Any]:
    """One quotation of textacy; its speaker is everything from the first to the last of the tokens that it names."""
    spans = [quotation.content.start_char, quotation.content.end_char]
    spans += [quotation.speaker[0].idx, quotation.speaker[-1].idx + len(quotation.speaker[-1])]
    start, end, speaker_start, speaker_end = (places[place] for place in spans) if places else spans
    speaker = text[spans[2] : spans[3]]
    return {"start": start, "end": end, "speaker": speaker, "speaker_start": speaker_start, "speaker_end": speaker_end}


def this_engine() -> Predictor:
    from quotes import predict  # noqa: PLC0415 # the rivals' interpreter does not have the package

    return predict


def make(system: str, model: str) -> Predictor:
    if system == "marks":
        return marks_only()
    return this_engine() if system == "engine" else textacy_on_spacy(model, repair=system == "textacy-repaired")


def articles(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def run_child(system: str, arguments: argparse.Namespace) -> None:
    """Predict in this process; the last round's predictions go to `--out`, the measurements to standard output."""
    predict = make(system, arguments.model)
    ready, best, raised, count = time.monotonic(), float("inf"), 0, 0
    for _ in range(arguments.repeat):
        spent, count, raised = 0.0, 0, 0
        with arguments.out.open("w", encoding="utf-8") as out:
            for article in articles(arguments.gold):
                begun = time.process_time()
                prediction = predict(article)
                spent += time.process_time() - begun
                count, raised = count + 1, raised + ("error" in prediction)
                out.write(json.dumps(prediction, ensure_ascii=False) + "\n")
        best = min(best, spent)
    print(json.dumps({"ready": ready, "speed": count / best, "raised": raised, "count": count, "memory": peak()}))


def peak() -> float:
    """Peak memory of this process in MB; getrusage would count what the parent held before the process began."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    raise RuntimeError("this system does not tell the peak memory of a process")


def measure(system: str, arguments: argparse.Namespace, folder: Path) -> tuple[dict[str, Any], Path]:
    """One system in a process of its own: its measurements and the file of its predictions."""
    python, out = arguments.textacy if system.startswith("textacy") else sys.executable, folder / f"{system}.jsonl"
    command = [str(python), __file__, "--child", system, "--gold", str(arguments.gold), "--out", str(out)]
    command += ["--model", arguments.model, "--repeat", str(1 if system.startswith("textacy") else arguments.repeat)]
    single = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS"), "1")
    begun = time.monotonic()
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True, env=os.environ | single)
    measured = json.loads(done.stdout.splitlines()[-1])
    measured["start"] = measured["ready"] - begun
    return measured, out


def scorer(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("quotation_score", path)
    assert spec is not None, f"{path} is no Python file"
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def cells(system: str, measured: dict[str, Any], scores: dict[str, Any]) -> list[str]:
    """One line of the table; a system that names no speakers has none to judge."""
    speakers, pronouns = scores["speaker"]["all_sourced_lenient"], scores["speaker"]["pronoun"]["resolved"]
    named = [f"{value:.1f}" if value else "-" for value in (speakers, pronouns)]
    joint = f"{scores['joint_quote_and_speaker']['f1']:.1f}" if speakers else "-"
    exact, overlap = (f"{scores[key]['f1']:.1f}" for key in ("quotes_exact", "quotes_overlap"))
    speed = f"{measured['speed']:.{0 if measured['speed'] >= 10 else 1}f}"
    raised = f" (raises on {measured['raised']} of {measured['count']})" if measured["raised"] else ""
    memory, start = f"{measured['memory']:.0f}", f"{measured['start']:.2f}"
    return [SYSTEMS[system] + raised, exact, overlap, *named, joint, speed, memory, start]


def main() -> None:
    """Run every system and print the table in Markdown."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--score", type=Path, help="the scorer; score.py beside GOLD unless given")
    parser.add_argument("--textacy", type=Path, help="Python interpreter of an environment with textacy and spacy")
    parser.add_argument("--model", default="en_core_web_sm", help="name of the spaCy model")
    parser.add_argument("--repeat", type=int, default=3, help="rounds, of which the fastest counts (textacy: one)")
    parser.add_argument("--child", choices=SYSTEMS, help=argparse.SUPPRESS)
    parser.add_argument("--out", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.child:
        run_child(arguments.child, arguments)
        return
    chosen = [system for system in SYSTEMS if arguments.textacy or not system.startswith("textacy")]
    print("| " + " | ".join(HEADER) + " |\n| --- " + "| ---: " * (len(HEADER) - 1) + "|", flush=True)
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for system in chosen:  # nothing is loaded here before every process has run
            rows.append((system, *measure(system, arguments, Path(folder))))
        judge, gold = scorer(arguments.score or arguments.gold.parent / "score.py"), list(articles(arguments.gold))
        for system, measured, out in rows:
            scores = judge.score(gold, {prediction["id"]: prediction for prediction in articles(out)})
            print("| " + " | ".join(cells(system, measured, scores)) + " |")


if __name__ == "__main__":
    main()
