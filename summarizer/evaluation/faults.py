"""Troubles of the harness itself: they give no score and exit code 2, and are never mistaken for a model's failure."""

from __future__ import annotations

from summarizer.errors import SummarizerError


class HarnessError(SummarizerError):
    """The evaluation cannot judge: bad gold, a missing recording, a crashed scorer, no cases."""

    code = "harness"
    exit_code = 2


class GoldError(HarnessError):
    """A gold case cannot be read or breaks a rule of the linter."""

    code = "gold"
    hint = "'summarizer eval lint' lists every problem with its place."


class RunFileError(HarnessError):
    """A saved run, baseline or gates file is missing or is not what it should be."""

    code = "run_file"
