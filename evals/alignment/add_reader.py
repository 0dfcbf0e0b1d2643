"""Adds a second reader's alignment to the pairs: lines "SOURCE CASE SECTION: id id - id" on standard input.

python evals/alignment/add_reader.py < reader_2.txt
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

PAIRS = Path(__file__).with_name("pairs.jsonl")


def main() -> None:
    given = {}
    for line in sys.stdin:
        if ":" in line:
            block, ids = line.split(":", 1)
            given[tuple(block.split())] = [None if found == "-" else found for found in ids.split()]
    rows = [json.loads(line) for line in PAIRS.read_text("utf-8").splitlines()]
    for row in rows:
        ids = given[row["source"], row["case"], row["section"]]
        known = {item["id"] for item in row["gold"]} | {None}
        if len(ids) != len(row["predicted"]) or not set(ids) <= known:
            raise SystemExit(f"{row['source']} {row['case']} {row['section']}: {ids} does not fit")
        row["reader_2"] = ids
    PAIRS.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")


if __name__ == "__main__":
    main()
