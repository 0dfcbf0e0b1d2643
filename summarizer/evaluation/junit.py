"""JUnit XML of runs, for CI systems: one suite a run, one test a case, and one for each part of the gate."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape, quoteattr

from summarizer.evaluation.harness import Status
from summarizer.evaluation.summary import Reported

# XML 1.0 knows no other control characters, however they are escaped.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def junit(reports: Sequence[Reported]) -> str:
    """The XML text; holds no times, so that two runs give the same bytes."""
    suites = "".join(_suite(report) for report in reports)
    return f'<?xml version="1.0" encoding="utf-8"?>\n<testsuites>\n{suites}</testsuites>\n'


def _suite(report: Reported) -> str:
    changed: dict[str, list[str]] = {}
    for change in report.verdict.changed:
        line = f"{change.direction}: {change.item}: {change.before} -> {change.after}: {change.text}"
        changed.setdefault(change.case, []).append(line)
    tests = []
    for case in report.run.cases:
        if case.status is Status.ERRORED:
            tests.append(_test(report.run.name, case.case, "error", [case.note]))
        else:
            tests.append(_test(report.run.name, case.case, "failure", changed.pop(case.case, [])))
    tests += [_test(report.run.name, case, "failure", lines) for case, lines in changed.items()]
    tests.append(_test(report.run.name, "zero tolerance", "failure", report.verdict.tolerance))
    tests.append(_test(report.run.name, "floors", "failure", report.verdict.floors))
    baseline = ["there is no accepted baseline"] if report.verdict.no_baseline else []
    tests.append(_test(report.run.name, "baseline", "failure", baseline))
    failures = sum("<failure" in test for test in tests)
    errors = sum("<error" in test for test in tests)
    name = quoteattr(_clean(report.run.name))
    return (
        f' <testsuite name={name} tests="{len(tests)}" failures="{failures}" errors="{errors}">\n'
        f"{''.join(tests)} </testsuite>\n"
    )


def _test(suite: str, name: str, kind: str, lines: Iterable[str]) -> str:
    text = "\n".join(lines)
    opening = f"  <testcase classname={quoteattr(_clean(suite))} name={quoteattr(_clean(name))}"
    if not text:
        return f"{opening}/>\n"
    message = quoteattr(_clean(text.splitlines()[0]))
    return f"{opening}>\n   <{kind} message={message}>{escape(_clean(text))}</{kind}>\n  </testcase>\n"


def _clean(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)
