"""How long the command takes to start: help and a rule-based brief, as ratios to bare imports measured in the same run.

    python evals/benchmarks/startup.py [--runs 15]

Measured is processor time, and the commands take turns, so that other work on the machine cancels out; each figure is
the median of its runs. Aims: help at most 1.5 times, a brief of the seed at most 2.5 times
`python -c "import pydantic, typer"`. Times are this machine's; only the ratios mean something elsewhere.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SEED = ROOT / "seeds" / "us-ukraine-guarantees.txt"
COMMAND = str(Path(sys.executable).with_name("summarizer"))
BASELINE = "import pydantic, typer"
COMMANDS = {
    "python -c pass": [sys.executable, "-c", "pass"],
    BASELINE: [sys.executable, "-c", BASELINE],
    "import summarizer": [sys.executable, "-c", "import summarizer"],
    "summarizer --help": [COMMAND, "--help"],
    "summarizer summarize --help": [COMMAND, "summarize", "--help"],
    "rules brief of the seed": [COMMAND, "summarize", str(SEED), "--engine", "rules", "--json"],
}
AIMS = {"summarizer --help": 1.5, "rules brief of the seed": 2.5}


def seconds(command: list[str], environment: dict[str, str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, capture_output=True, env=environment, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 1):  # 1: a partial brief
        raise SystemExit(f"{' '.join(command)} failed:\n{done.stderr.decode()}")
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def clean_environment(bytecode: str) -> dict[str, str]:
    """The environment without settings of ours, with a place for compiled modules as an installed program has one."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("SUMMARIZER_", "OPENAI_"))}
    kept.pop("PYTHONDONTWRITEBYTECODE", None)
    return kept | {"PYTHONPYCACHEPREFIX": bytecode}


def measure(runs: int, bytecode: str) -> dict[str, list[float]]:
    environment = clean_environment(bytecode)
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for turn in range(runs + 1):
        for name, command in COMMANDS.items():
            took = seconds(command, environment)
            if turn:  # the first round compiles and fills the file cache
                times[name].append(took)
    return times


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--runs", type=int, default=15)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as bytecode:
        medians = {name: statistics.median(taken) for name, taken in measure(runs, bytecode).items()}
    print(f"{'':28} {'ms':>6} {'to pass':>8} {'to imports':>10}  aim")
    for name, median in medians.items():
        to_pass, to_imports = median / medians["python -c pass"], median / medians[BASELINE]
        aim = f"{AIMS[name]} {'met' if to_imports <= AIMS[name] else 'MISSED'}" if name in AIMS else ""
        print(f"{name:28} {median * 1000:6.0f} {to_pass:8.1f} {to_imports:10.2f}  {aim}")


if __name__ == "__main__":
    main()
