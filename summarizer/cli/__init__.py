"""The command line: parses, calls, prints, and turns errors into one line and an exit code."""

from summarizer.cli.app import app, main

__all__ = ["app", "main"]
