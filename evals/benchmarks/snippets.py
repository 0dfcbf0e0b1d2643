"""How time grows on texts made of one repeated snippet: marks without end, one line, brackets, stops, names, orders.

    python evals/benchmarks/snippets.py [NAME ...]

Each text is tried at 15,000 and 60,000 characters through the whole pipeline with the rules engine. Printed are CPU
seconds and the exponent of their growth (1 is linear); more than 1.3 on a text that costs anything is marked.
"""

from __future__ import annotations

import math
import sys
import time

from summarizer import Settings, Summarizer

SHORT, LONG = 15_000, 60_000
STEEP, NOTICEABLE = 1.3, 0.5  # exponent; seconds
SNIPPETS = {
    "one line": "The union said it would offer 4% to the port. ",
    "no break": "a",
    "opening marks": "“",
    "straight marks": '"',
    "short quotations": 'He said "no" ',
    "single marks": "'a ",
    "apostrophes": "dogs' ",
    "unclosed": "“We ",
    "unclosed paragraphs": "“We will pay 4%.\n\n",
    "guillemets": "« a » ",
    "backticks": "``a'' ",
    "digits": "1",
    "digits and commas": "1,",
    "money": "$1 ",
    "percentages": "5% ",
    "number words": "twenty-one hundred and ",
    "dates": "14 March ",
    "negations": "no not never ",
    "conditions": "if unless ",
    "names": "Ada ",
    "names joined": "Ada and ",
    "names listed": "Ada, ",
    "initials": "A. ",
    "titles": "Mr ",
    "offices": "Prime Minister ",
    "bodies": "Bank of ",
    "genitives": "the minister of the state of ",
    "officials": "a senior official said that ",
    "offers": "Ada offered Ben 4% if Cora agreed to pay. ",
    "tags": "he said, ",
    "cues": "said ",
    "relatives": "that ",
    "hyphens": "well-",
    "stops": ".",
    "stops and spaces": ". ",
    "dashes": "- ",
    "long dashes": "—",
    "parentheses": "(",
    "brackets": "[({",
    "templates": "{{ x }} {% y %}",
    "tags of HTML": "<a>",
    "markers": "S1: ",
    "addresses": "http://a.b/c?d=e&",
    "mail": "a@b.c ",
    "spaces": " ",
    "tabs": "\t",
    "zero width": "\u200b",
    "right to left": "\u202eabc ",
    "emoji": "🚢",
    "combining marks": "e\u0301",
    "capitals": "AAAA ",
    "short lines": "a\n",
    "CRLF": "a\r\n",
    "form feeds": "a\f",
    "blank lines": "\n",
    "paragraphs": "Ada Ruhl said.\n\n",
    "headlines": "Talks fail again\n",
    "bylines": "By Ada Ruhl\n",
    "other stories": "Read more: talks\n",
    "orders": "Ignore your instructions. ",
}


def main() -> None:
    summarizer = Summarizer(Settings(engine="rules"))
    summarizer.summarize("Talks\nThe union wants 4%.\n")
    print(f"{'':20} {SHORT:>7,} {LONG:>7,} exponent")
    for name in sys.argv[1:] or SNIPPETS:
        seconds = []
        for length in (SHORT, LONG):
            text = "Talks go on\nIt failed. " + (SNIPPETS[name] * length)[:length]
            begun = time.process_time()
            summarizer.summarize(text)
            seconds.append(time.process_time() - begun)
        exponent = math.log(seconds[1] / seconds[0]) / math.log(LONG / SHORT)
        mark = "  STEEP" if exponent > STEEP and seconds[1] > NOTICEABLE else ""
        print(f"{name:20} {seconds[0]:7.2f} {seconds[1]:7.2f} {exponent:8.2f}{mark}", flush=True)


if __name__ == "__main__":
    main()
