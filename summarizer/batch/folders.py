"""Walks files, folders and patterns for articles; whatever is passed over on the way is counted with its kind."""

from __future__ import annotations

import glob
import os
import stat
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from summarizer.errors import InputNotFound

LINES = (".jsonl", ".ndjson")
ARTICLES = frozenset({".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".pdf", ".docx", *LINES})
MAGIC = frozenset("*?[")
HIDDEN, LINKED, SPECIAL, FOLDER, UNNAMED = "hidden", "linked folder", "device or pipe", "folder", "without an ending"
NAMED_KINDS = 8


@dataclass
class Walk:
    """One walk: `skipped` counts by kind (the ending of a name, or what it is) what it passed over.

    `ours` are what the batch itself writes: neither articles nor worth a word, should they lie among the articles.
    `told` hears the name and the kind of each thing that is passed over.
    """

    ours: Sequence[Path] = ()
    told: Callable[[str, str], None] = lambda _name, _kind: None
    skipped: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self._ours = {path.name: path.resolve() for path in self.ours}

    def files(self, source: str) -> Iterator[tuple[Path, str]]:
        """The files of a source that is a file, a folder or a pattern, each with the name that its article gets.

        What is named or matched is taken whatever its ending. Raises `InputNotFound` where a pattern finds nothing.
        """
        path = Path(source)
        if path.is_dir():
            yield from self._below(path)
        elif path.exists() or not MAGIC & set(source):
            yield path, path.as_posix()
        else:
            found = sorted(set(matches_of(source)))
            if not found:
                raise InputNotFound(f"Nothing matches {source}.", hint="Check the pattern.")
            for name in found:
                if Path(name).is_dir():
                    self.skip(name, FOLDER)
                elif not self._is_ours(Path(name)):
                    yield Path(name), Path(name).as_posix()

    def _below(self, folder: Path, above: str = "") -> Iterator[tuple[Path, str]]:
        """The articles in a folder and below, by name, and folders that cannot be listed. Linked ones may be loops."""
        try:
            entries = sorted(os.listdir(folder))  # noqa: PTH208 # names alone: a folder may hold 100,000
        except OSError:
            yield folder, above or folder.name
            return
        for entry in entries:
            path, name = folder / entry, f"{above}{entry}"
            kind = _kind(path)
            if self._is_ours(path):
                continue
            if kind is FOLDER:
                yield from self._below(path, f"{name}/")
            elif kind is None:
                yield path, name
            else:
                self.skip(name, kind)

    def _is_ours(self, path: Path) -> bool:
        return path.name in self._ours and self._ours[path.name] == path.resolve()

    def skip(self, name: str, kind: str) -> None:
        self.skipped[kind] += 1
        self.told(name, kind)

    def summary(self) -> str | None:
        """One line for the user, None where nothing was passed over.

        >>> Walk(skipped=Counter({".jpg": 3, "hidden": 1})).summary()
        'skipped 4 that are no articles: 3 .jpg, 1 hidden'
        """
        if not self.skipped:
            return None
        kinds = [f"{count:,} {kind}" for kind, count in self.skipped.most_common(NAMED_KINDS)]
        more = len(self.skipped) - len(kinds)
        others = [f"{more} other kinds"] if more else []
        return f"skipped {self.skipped.total():,} that are no articles: {', '.join(kinds + others)}"


def matches_of(pattern: str) -> Iterator[str]:
    """The paths that match as `glob` has it, but ``**`` follows no links to folders, which may lead in circles."""
    parts = pattern.split("/")
    if "**" not in parts:
        yield from glob.iglob(pattern)  # noqa: PTH207 # Path.glob takes no absolute pattern
        return
    place = parts.index("**")
    above, below = "/".join(parts[:place]), "/".join(parts[place + 1 :]) or "*"
    for root in glob.iglob(above or ("/" if place else ".")):  # noqa: PTH207 # see above
        for folder, names, _ in os.walk(root):
            names[:] = [name for name in names if not name.startswith(".")]
            yield from matches_of(f"{glob.escape(folder)}/{below}")


def _kind(path: Path) -> str | None:
    """None for an article. A link that leads nowhere is one, by its name: that it cannot be read is to be told."""
    if path.name.startswith("."):
        return HIDDEN
    try:
        mode = path.stat().st_mode
    except OSError:
        mode = stat.S_IFREG
    if stat.S_ISDIR(mode):
        return LINKED if path.is_symlink() else FOLDER
    if not stat.S_ISREG(mode):
        return SPECIAL
    ending = path.suffix.lower()
    return None if ending in ARTICLES else ending or UNNAMED


def require_articles(folder: Path) -> None:
    """Raise `InputNotFound` where no file that can be an article lies in `folder` or below."""
    walk = Walk()
    if next(walk.files(str(folder)), None) is None:
        there = f" ({walk.summary()})" if walk.skipped else ""
        hint = f"Articles end in {', '.join(sorted(ARTICLES))}."
        raise InputNotFound(f"{folder} holds no article{there}.", hint=hint)
