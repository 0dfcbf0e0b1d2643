"""What one call of the batch runner is asked to do."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from summarizer.batch.flow import Limits
from summarizer.batch.folders import ARTICLES, LINES, MAGIC, matches_of, require_articles
from summarizer.batch.inputs import STDIN
from summarizer.batch.records import Caps
from summarizer.batch.store import DEFAULT_STORE
from summarizer.errors import InputNotFound, OutputError, UsageError

OTHER_FORMS = frozenset((".json", ".csv", ".tsv", ".xml", ".xlsx", ".parquet", *ARTICLES)) - frozenset(LINES)


@dataclass(frozen=True)
class BatchOptions:
    """`target` is a JSON Lines file, or a folder for one file an article (`folder`)."""

    sources: tuple[str, ...]
    target: Path
    folder: bool = False
    store: Path = DEFAULT_STORE
    unordered: bool = False
    limit: int | None = None
    only_failed: bool = False
    use_cache: bool = True
    restart: bool = False
    worker: bool = False  # a helper process: lists no inputs, writes no output
    via_batch_api: bool = False
    poll_seconds: float = 30.0
    limits: Limits = field(default_factory=Limits)
    caps: Caps = field(default_factory=Caps)

    def __post_init__(self) -> None:
        """Take one source for several, and a text for a path: a slash at its end makes `folder`."""
        sources = (self.sources,) if isinstance(self.sources, str | os.PathLike) else self.sources
        try:
            object.__setattr__(self, "sources", tuple(os.fspath(source) for source in sources))
            object.__setattr__(self, "folder", self.folder or str(self.target).endswith(("/", os.sep)))
            object.__setattr__(self, "target", Path(self.target))
            object.__setattr__(self, "store", Path(self.store))
        except TypeError:
            raise UsageError("sources, target or store is no path.", hint="Give texts or pathlib.Path.") from None

    @property
    def ours(self) -> tuple[Path, ...]:
        """What the batch itself writes."""
        return (self.target, *(self.store.with_name(self.store.name + end) for end in ("", "-wal", "-shm")))

    def check(self) -> None:
        """Raise `UsageError`, `InputError` or `OutputError` for what cannot work, before anything is asked or paid."""
        self._check_numbers()
        if not self.sources:
            raise UsageError("There are no sources.", hint="Name files, folders, patterns, or '-'.")
        if self.via_batch_api and self.caps.any:
            raise UsageError("Budgets do not hold with --via batch-api.", hint="Use --limit and --dry-run.")
        try:
            self._check_places()
        except OSError as error:  # a name that is too long, a folder that may not be looked into
            raise UsageError(f"{error.filename} cannot be looked at: {error.strerror}.") from None

    def _check_places(self) -> None:
        for source in self.sources:
            if source != STDIN and not Path(source).exists() and not _matches(source):
                raise InputNotFound(f"{source} is no file, folder or pattern that matches anything.")
            if source != STDIN and Path(source).is_dir():
                require_articles(Path(source))
        if self.target == Path(STDIN):
            raise OutputError("A batch writes to a file that it can go on with.", hint=f"Name one in {LINES[0]}.")
        target = self.target.resolve()
        if is_store(target, self.store):
            raise OutputError(f"{self.target} is the run store.", hint="Name another file for the output.")
        if self.folder:
            _require_folder(target)
        elif target.is_dir():
            raise OutputError(f"{self.target} is a folder.", hint="End it with a slash for one file an article.")
        elif target.suffix.lower() in OTHER_FORMS:
            raise OutputError(f"{self.target}: a batch writes JSON Lines.", hint=f"End the name in {LINES[0]}.")
        elif not target.parent.is_dir():
            raise OutputError(f"{target.parent} does not exist.", hint="Make the folder first.")
        elif any(_same_file(source, target) for source in self.sources):
            raise OutputError(f"{self.target} is one of the inputs.", hint="Name another file for the output.")
        elif not os.access(target.parent, os.W_OK) or (target.exists() and not os.access(target, os.W_OK)):
            raise OutputError(f"{self.target} cannot be written.", hint="Check its permissions.")

    def _check_numbers(self) -> None:
        limits, caps = self.limits, self.caps
        least = {"limit": (self.limit, 1), "concurrency": (limits.concurrency, 1)}
        least |= {name: (getattr(caps, name), 0) for name in ("requests", "tokens", "usd")}
        for name, (value, smallest) in least.items():
            if value is not None and not value >= smallest:
                raise UsageError(f"{name} is {value}.", hint=f"Give {smallest} or more.")
        for name in ("requests_per_minute", "tokens_per_minute"):
            rate = getattr(limits, name)
            if rate is not None and not rate > 0:
                raise UsageError(f"{name} is {rate}.", hint="Give more than 0, or nothing for no limit.")


def _same_file(source: str, target: Path) -> bool:
    return source != STDIN and Path(source).exists() and target.exists() and target.samefile(source)


def is_store(target: Path, store: Path) -> bool:
    """Whether to write `target` would destroy the run store: its file, or one of the two that SQLite keeps beside."""
    own = store.resolve()
    return target.resolve() in (own, *(own.with_name(own.name + end) for end in ("-wal", "-shm")))


def _matches(pattern: str) -> bool:
    return bool(MAGIC & set(pattern)) and next(matches_of(pattern), None) is not None


def _require_folder(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise OutputError(f"{folder} is a file.", hint="Name a folder, or leave the slash out.")
    place = folder if folder.exists() else folder.parent
    if not place.is_dir() or not os.access(place, os.W_OK):
        raise OutputError(
            f"{folder} cannot be written.", hint="Check that the folder above exists, and its permissions."
        )
