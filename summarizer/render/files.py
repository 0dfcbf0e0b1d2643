"""Writes a result to a file, whole or not at all; the file's suffix decides the format."""

from __future__ import annotations

import os
import secrets
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

from summarizer.errors import OutputError
from summarizer.render.html import render_html
from summarizer.render.json import render_json, render_jsonl
from summarizer.render.markdown import render_markdown
from summarizer.schemas import BriefResult

FORMATS: dict[str, Callable[[BriefResult[Any]], str]] = {
    ".json": lambda result: render_json(result) + "\n",
    ".jsonl": render_jsonl,
    ".md": render_markdown,
    ".html": render_html,
}


def write(result: BriefResult[Any], path: str | Path) -> None:
    """Write `result` to `path` in the format of its suffix (.json, .jsonl, .md, .html), replacing what is there.

    The content goes to a temporary file in the same folder that takes the target's place at the end, so the
    target is either untouched or complete. Raises `OutputError`.
    """
    target = Path(path)
    text = _format(target)(result)
    try:
        _replace(target.resolve(), text.encode("utf-8", "replace"))
    except (OSError, ValueError, RuntimeError) as error:  # RuntimeError: a loop of symbolic links
        raise OutputError(f"{target} cannot be written: {_reason(error)}.", hint="The file is unchanged.") from None


def ensure_writable(path: str | Path) -> None:
    """Raise `OutputError` where `write` to `path` is bound to fail, before any work is paid for."""
    target = Path(path)
    _format(target)
    try:
        real = target.resolve()
        if real.is_dir():
            raise OutputError(f"{target} is a folder.", hint="Name a file in it.")
        if not real.parent.is_dir():
            raise OutputError(f"The folder {target.parent} does not exist.", hint="Create it first.")
        if not os.access(real.parent, os.W_OK | os.X_OK):
            raise OutputError(f"The folder {target.parent} cannot be written to.", hint="Choose another folder.")
    except (OSError, ValueError, RuntimeError) as error:
        raise OutputError(f"{target} cannot be written: {_reason(error)}.") from None


def _format(target: Path) -> Callable[[BriefResult[Any]], str]:
    render = FORMATS.get(target.suffix.lower())
    if render is None:
        named = f"The suffix {target.suffix!r}" if target.suffix else f"{target} has no suffix and so"
        raise OutputError(f"{named} names no format.", hint=f"Use one of {', '.join(FORMATS)}.")
    return render


def _replace(target: Path, content: bytes) -> None:
    if target.is_dir():
        raise IsADirectoryError(0, "it is a folder")
    part = target.with_name(f".{target.name[:40]}.{secrets.token_hex(4)}.part")
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            part.chmod(stat.S_IMODE(target.stat().st_mode))
        part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _reason(error: Exception) -> str:
    return error.strerror if isinstance(error, OSError) and error.strerror else str(error)
