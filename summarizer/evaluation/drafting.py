"""Helps to write a case: a skeleton with every sentence and quotation to choose from, and ids turned into offsets.

In a draft a place may be written as an id of `places.tsv` ("S7", "Q3", "F1"), as a snippet that stands in the article
exactly once, as {"text": snippet, "nth": 2} for its n-th occurrence, or as [start, end]. `fix_folder` leaves offsets.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from summarizer.document import Document
from summarizer.errors import OutputError, UsageError
from summarizer.evaluation.faults import GoldError
from summarizer.evaluation.gold import ARTICLE, GOLD, case_folders, load_json
from summarizer.evaluation.lint import PLACEHOLDER
from summarizer.evaluation.spans import Range
from summarizer.readers import read

PLACES = "places.tsv"
_PLACE_ID = re.compile(r"[SQF][1-9]\d*")
_SECTIONS = ("parties", "offers", "open_issues", "next_steps")


def new_case(article: Path, root: Path, name: str | None = None, *, max_bytes: int) -> Path:
    """Make a case folder for an article under `root`; raises `UsageError` where there is one already, `OutputError`
    where it cannot be written.

    Writes the article's text, a `gold.json` to fill in, and `places.tsv` with the ids to choose from.
    """
    source = read(article, max_bytes=max_bytes)
    slug = name or re.sub(r"[^a-z0-9]+", "-", article.stem.lower()).strip("-") or "case"
    folder = root / slug
    if folder.exists():
        raise UsageError(f"{folder} exists already.", hint="Give another --name, or remove it.")
    raw = source.text.encode("utf-8")
    document = Document(source.text, title=source.title, published=source.published)
    skeleton = _skeleton(slug, document, hashlib.sha256(raw).hexdigest())
    with _written_to(folder):
        folder.mkdir(parents=True)
        (folder / ARTICLE).write_bytes(raw)
        (folder / PLACES).write_bytes(_places_text(document).encode("utf-8"))
        (folder / GOLD).write_text(_json(skeleton), "utf-8")
    return folder


@contextmanager
def _written_to(path: Path) -> Iterator[None]:
    """Turns what the disk raises into `OutputError`."""
    try:
        yield
    except OSError as error:
        raise OutputError(f"{path} cannot be written: {error.strerror or error}.") from None


def places_of(text: str) -> dict[str, Range]:
    """The places of an article by id: sentences S1.., quotations Q1.., furniture that the program suspects F1.."""
    return {place: (start, end) for place, start, end in _places(Document(text))}


def _places(document: Document) -> Iterator[tuple[str, int, int]]:
    yield from ((s.id, s.start, s.end) for s in document.sentences)
    yield from ((q.id, q.start, q.end) for q in document.quotations)
    yield from ((f"F{number}", b.start, b.end) for number, b in enumerate(document.barred, start=1))


def _places_text(document: Document) -> str:
    rows = ["id\tstart\tend\ttext"]
    for place, start, end in _places(document):
        rows.append(f"{place}\t{start}\t{end}\t{' '.join(document.text[start:end].split())}")
    return "\n".join(rows) + "\n"


# One item to copy in every section.
_ITEMS: dict[str, Any] = {
    "parties": [
        {
            "id": "a-party",
            "name": PLACEHOLDER,
            "aliases": [],
            "kind": "organization",
            "role": "principal",
            "represents": None,
            "title": None,
            "evidence": [PLACEHOLDER],
            "optional": False,
        }
    ],
    "offers": [
        {
            "id": "O1",
            "kind": "offer",
            "made_by": ["a-party"],
            "made_to": [],
            "according_to": None,
            "text": PLACEHOLDER,
            "conditions": [],
            "amounts": [],
            "deadline": None,
            "status": "proposed",
            "evidence": [PLACEHOLDER],
            "optional": False,
        }
    ],
    "open_issues": [
        {
            "id": "I1",
            "topic": PLACEHOLDER,
            "status": "open",
            "positions": [{"party": "a-party", "text": PLACEHOLDER, "evidence": [PLACEHOLDER]}],
            "evidence": [PLACEHOLDER],
            "optional": False,
        }
    ],
    "quotes": [
        {
            "id": "U1",
            "passage": PLACEHOLDER,
            "speakers": ["a-party"],
            "kind": "full",
            "repeats": None,
            "about": ["O1"],
            "optional": False,
        }
    ],
    "next_steps": [{"id": "N1", "text": PLACEHOLDER, "evidence": [PLACEHOLDER], "optional": False}],
}


def _skeleton(name: str, document: Document, sha256: str) -> dict[str, Any]:
    """A gold file to fill in; what is still '...' is refused by the linter."""
    return {
        "id": name,
        "title": document.title,
        "published": document.published,
        "language": document.language if document.language != "und" else "en",
        "cluster": name,
        "tags": [],
        "type": "negotiation",
        "sha256": sha256,
        **_ITEMS,
        "furniture": [],
        "repeated": [],
    }


def fix_folder(root: Path, only: tuple[str, ...] = ()) -> list[str]:
    """Turn the places of every draft under `root` into offsets; one line for each file changed and each place left."""
    return [line for folder in case_folders(root, only) for line in _fix(folder)]


def _fix(folder: Path) -> list[str]:
    path = folder / GOLD
    try:
        raw = (folder / ARTICLE).read_bytes()
        article = raw.decode("utf-8")
        data = load_json(path)
    except (OSError, UnicodeDecodeError, GoldError):
        return []  # the linter says what is wrong with it
    if not isinstance(data, dict):
        return []
    before = _json(data)
    resolver = _Resolver(folder, article)
    for where, holder, name in _lists_of_places(data):
        holder[name] = [resolver.place(where, place) for place in holder[name]]
    for quote in _dicts(data.get("quotes")):
        resolver.quote(quote)
    if not data.get("sha256"):
        data["sha256"] = hashlib.sha256(raw).hexdigest()
    if _json(data) != before:
        with _written_to(path):
            path.write_text(_json(data), "utf-8")
        resolver.notes.insert(0, f"{folder.name}: {GOLD} rewritten")
    return resolver.notes


def _lists_of_places(data: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any], str]]:
    if isinstance(data.get("furniture"), list):
        yield "furniture", data, "furniture"
    for section in _SECTIONS:
        for item in _dicts(data.get(section)):
            holders = [item, *_dicts(item.get("positions"))]
            for holder in holders:
                if isinstance(holder.get("evidence"), list):
                    yield str(item.get("id", section)), holder, "evidence"


def _dicts(value: Any) -> list[dict[str, Any]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


class _Resolver:
    """Finds the places of one draft; what it cannot find it leaves as it is, with a note."""

    def __init__(self, folder: Path, article: str) -> None:
        self.article = article
        self.notes: list[str] = []
        self._case = folder.name
        self._known = _read_places(folder / PLACES) or places_of(article)

    def place(self, where: str, place: Any) -> Any:
        if isinstance(place, str) and _PLACE_ID.fullmatch(place):
            return list(self._known[place]) if place in self._known else self._left(where, place, "there is no such id")
        if isinstance(place, str):
            return self._snippet(where, place, None)
        if isinstance(place, dict) and isinstance(place.get("text"), str):
            return self._snippet(where, place["text"], place.get("nth"), place)
        return place

    def quote(self, quote: dict[str, Any]) -> None:
        """A quote names its passage by `passage`, or by its `text` alone; offsets that stand already are kept."""
        if "start" in quote and "end" in quote and "passage" not in quote:
            return
        given = quote.get("passage", quote.get("text"))
        found = self.place(str(quote.get("id", "quotes")), given)
        if isinstance(found, list) and len(found) == 2:
            rest = {
                name: value for name, value in quote.items() if name not in ("id", "passage", "start", "end", "text")
            }
            start, end = found
            first = {"id": quote.get("id"), "start": start, "end": end, "text": self.article[start:end]}
            quote.clear()
            quote.update({**first, **rest})

    def _snippet(self, where: str, snippet: str, nth: Any, given: Any = None) -> Any:
        given = snippet if given is None else given
        if snippet.strip() in ("", PLACEHOLDER):
            return self._left(where, given, "is not filled in")
        places = [match.span() for match in re.finditer(re.escape(snippet), self.article)]
        if not places:
            return self._left(where, given, "is not in the article")
        if nth is None and len(places) > 1:
            return self._left(where, given, f'stands {len(places)} times: write {{"text": ..., "nth": 1}}')
        index = 1 if nth is None else nth
        if not isinstance(index, int) or not 1 <= index <= len(places):
            return self._left(where, given, f"stands {len(places)} times, not {index}")
        return list(places[index - 1])

    def _left(self, where: str, place: Any, why: str) -> Any:
        self.notes.append(f"{self._case}: {where}: {place!r} {why}")
        return place


def _read_places(path: Path) -> dict[str, Range]:
    """The places as they were numbered when the case was made, so that ids keep their meaning."""
    if not path.is_file():
        return {}
    rows = [line.split("\t") for line in path.read_text("utf-8").split("\n")[1:] if line]
    return {
        row[0]: (int(row[1]), int(row[2])) for row in rows if len(row) == 4 and row[1].isdigit() and row[2].isdigit()
    }


def _json(data: Any) -> str:
    return json.dumps(data, indent=1, ensure_ascii=False) + "\n"
