"""The linter finds what is wrong with gold; drafts written with ids and snippets become clean gold."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from summarizer.evaluation.drafting import PLACES, fix_folder, new_case
from summarizer.evaluation.lint import lint_case, lint_folder

from .conftest import Command
from .folders import edit_json, write_gold, write_json
from .generated import case_of, made_up_case

Change = Callable[[dict[str, Any]], Any]


def problems(change: Change) -> list[str]:
    case = made_up_case(3, optional=False, full=True)
    data = case.gold.model_dump(mode="json")
    change(data)
    return [f"{problem.where}: {problem.what}" for problem in lint_case(case_of(case.article, data))]


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (lambda g: g.update(sha256="0" * 64), "sha256: article.txt is not the text that gold.json was written for"),
        (lambda g: g.update(id="other"), "id: 'other' is not the folder's name"),
        (lambda g: g.update(cluster=" "), "cluster: is empty: name the event, one word"),
        (lambda g: g.update(language="English"), "language: 'English' is no ISO 639 code"),
        (lambda g: g.update(published="1 May 2026"), "published: '1 May 2026' is no date YYYY-MM-DD"),
        (lambda g: g.update(type="statement"), "type: 'statement' cannot be scored, only 'negotiation'"),
        (lambda g: g["offers"][1].update(id="O1"), "O1: stands twice (again in offers)"),
        (lambda g: g["offers"][0].update(made_by=["nobody"]), "O1: made_by: there is no 'nobody' to refer to"),
        (lambda g: g["quotes"][0].update(about=["O77"]), "U1: about: there is no 'O77' to refer to"),
        (lambda g: g["quotes"][0].update(repeats="U1"), "U1: repeats: there is no 'U1' to refer to"),
        (lambda g: g.update(repeated=[["U1"]]), "repeated: ['U1'] is no group of two or more quotes of its own"),
        (lambda g: g["offers"][0].update(text="..."), "O1: text is not filled in"),
        (lambda g: g["offers"][0].update(evidence=[]), "O1: has no evidence"),
        (lambda g: g["offers"][0].update(evidence=g["furniture"]), "O1: evidence [FURNITURE] lies in furniture"),
        (lambda g: g["offers"][0].update(amounts=["77%"]), "O1: '77%' is not printed in the article"),
        (lambda g: g["parties"][0].update(name="Nobody"), "PARTY: 'Nobody' is not printed in the article"),
        (lambda g: g["quotes"][0].update(text="other words"), "U1: text is not the article's"),
        (lambda g: g["quotes"][1].update(_span(g, 0)), "U2: is the same passage as U1"),
        (lambda g: g["furniture"].append([5, 5]), "furniture: [5, 5] is no place in an article of"),
        (lambda g: g["offers"][0].update(evidence=[[0, 10**6]]), "O1: [0, 1000000] is no place in an article of"),
        (lambda g: g["offers"][0].update(evidence=[[1, 30]]), "O1: [1, 30] cuts a word"),
        (lambda g: g["offers"][0].update(evidence=[[3, 12]]), "O1: [3, 12] starts or ends with white space"),
    ],
)
def test_a_broken_rule_is_found(change: Change, found: str) -> None:
    """Each rule that gold can break is named with its item."""
    case = made_up_case(3, optional=False, full=True)
    expected = found.replace("FURNITURE", ", ".join(map(str, case.gold.furniture[0])))
    expected = expected.replace("PARTY", case.gold.parties[0].id)
    assert any(line.startswith(expected) for line in problems(change)), problems(change)


def _span(gold: dict[str, Any], number: int) -> dict[str, Any]:
    return {name: gold["quotes"][number][name] for name in ("start", "end", "text")}


def test_good_gold_has_no_problems(tmp_path: Path) -> None:
    """Clean cases give nothing to say."""
    write_gold(tmp_path, 2)
    cases, found = lint_folder(tmp_path)
    assert (len(cases), found) == (2, [])


@pytest.mark.parametrize(
    "spoil",
    [
        lambda folder: (folder / "gold.json").write_text("{"),
        lambda folder: (folder / "gold.json").write_text('{"id": 1, "id": 2}'),
        lambda folder: (folder / "gold.json").unlink(),
        lambda folder: (folder / "article.txt").write_bytes(b"\xff\xfe"),
        lambda folder: edit_json(folder / "gold.json", lambda g: g["offers"][0].update(status="maybe")),
        lambda folder: edit_json(folder / "gold.json", lambda g: g.update(comment="x")),
    ],
)
def test_files_that_cannot_be_read_are_one_problem(tmp_path: Path, spoil: Callable[[Path], Any]) -> None:
    """A broken file is a problem of its case; the other cases are still checked."""
    write_gold(tmp_path, 2)
    spoil(tmp_path / "case-0")
    cases, found = lint_folder(tmp_path)
    assert [case.id for case in cases] == ["case-1"]
    assert [problem.case for problem in found] == ["case-0"]


ARTICLE = (
    "Pilots reject 4% offer\n\nThe pilots union on Tuesday rejected an offer of 4% by the port authority.\n\n"
    "“We will not go below 6%,” the union said.\n\nThey meet again on Friday.\n"
)


def drafted(tmp_path: Path) -> Path:
    """A case made by `eval new` and filled in as a user would."""
    (tmp_path / "Pilots' pay.txt").write_text(ARTICLE, "utf-8")
    folder = new_case(tmp_path / "Pilots' pay.txt", tmp_path / "gold", max_bytes=10_000)
    data = json.loads((folder / "gold.json").read_text("utf-8"))
    data["cluster"] = "pilots"
    data["parties"] = [
        {
            "id": "union",
            "name": "pilots union",
            "aliases": ["the union"],
            "kind": "union",
            "role": "principal",
            "evidence": ["S2"],
        },
        {"id": "port", "name": "port authority", "kind": "organization", "role": "principal", "evidence": [[24, 98]]},
    ]
    offer = data["offers"][0]
    offer.update(made_by=["port"], made_to=["union"], text="A rise of 4%", amounts=["4%"], status="rejected")
    offer["evidence"] = ["S1", "The pilots union on Tuesday rejected an offer of 4% by the port authority."]
    data["open_issues"] = []
    data["quotes"] = [{"id": "U1", "passage": "Q1", "speakers": ["union"], "kind": "full"}]
    data["next_steps"] = [{"id": "N1", "text": "They meet on Friday", "evidence": ["They meet again on Friday."]}]
    write_json(folder / "gold.json", data)
    return folder


def test_a_draft_becomes_gold(tmp_path: Path, command: Command) -> None:
    """Ids, snippets and offsets side by side are turned into offsets, pass the linter and can be run."""
    folder = drafted(tmp_path)
    assert folder.name == "pilots-pay"
    assert command("lint", "--gold", folder.parent) == 2
    assert command("lint", "--gold", folder.parent, "--fix") == 0
    data = json.loads((folder / "gold.json").read_text("utf-8"))
    text = (folder / "article.txt").read_text("utf-8")
    assert [text[slice(*place)] for place in data["offers"][0]["evidence"]] == [
        "Pilots reject 4% offer",
        "The pilots union on Tuesday rejected an offer of 4% by the port authority.",
    ]
    assert data["quotes"][0]["text"] == "We will not go below 6%,"
    before = (folder / "gold.json").read_bytes()
    assert fix_folder(folder.parent) == []
    assert (folder / "gold.json").read_bytes() == before
    assert command("run", "--gold", folder.parent, "--engine", "rules") == 0


@pytest.mark.parametrize(
    ("place", "note"),
    [
        ("S99", "there is no such id"),
        ("no such words", "is not in the article"),
        ("4%", "stands 2 times: write"),
        ({"text": "4%", "nth": 3}, "stands 2 times, not 3"),
        ("...", "is not filled in"),
    ],
)
def test_a_place_that_is_nowhere_is_left_with_a_note(tmp_path: Path, place: Any, note: str) -> None:
    """What cannot be found is said, and left as it was written."""
    folder = drafted(tmp_path)
    edit_json(folder / "gold.json", lambda data: data["offers"][0].update(evidence=[place]))
    assert any(f"O1: {place!r} {note}" in line for line in fix_folder(folder.parent))
    assert json.loads((folder / "gold.json").read_text("utf-8"))["offers"][0]["evidence"] == [place]


def test_an_occurrence_can_be_chosen(tmp_path: Path) -> None:
    """The n-th occurrence of a snippet is a place."""
    folder = drafted(tmp_path)
    edit_json(folder / "gold.json", lambda data: data["offers"][0].update(evidence=[{"text": "4%", "nth": 2}]))
    fix_folder(folder.parent)
    place = json.loads((folder / "gold.json").read_text("utf-8"))["offers"][0]["evidence"][0]
    assert place == [ARTICLE.index("4%", 20), ARTICLE.index("4%", 20) + 2]


def test_ids_keep_the_meaning_they_had(tmp_path: Path) -> None:
    """The places that the author saw count, however sentences are cut later."""
    folder = drafted(tmp_path)
    lines = (folder / PLACES).read_text("utf-8").replace("S2\t24\t98", "S2\t24\t42")
    (folder / PLACES).write_text(lines, "utf-8")
    fix_folder(folder.parent)
    assert json.loads((folder / "gold.json").read_text("utf-8"))["parties"][0]["evidence"] == [[24, 42]]


def test_new_overwrites_nothing(tmp_path: Path, command: Command) -> None:
    """A case that exists is left alone."""
    folder = drafted(tmp_path)
    before = (folder / "gold.json").read_bytes()
    assert command("new", tmp_path / "Pilots' pay.txt", "--gold", folder.parent) == 2
    assert (folder / "gold.json").read_bytes() == before


def test_a_skeleton_is_refused_until_it_is_filled_in(tmp_path: Path, command: Command) -> None:
    """The placeholders of a fresh skeleton never count as gold."""
    (tmp_path / "a.txt").write_text(ARTICLE, "utf-8")
    assert command("new", tmp_path / "a.txt", "--gold", tmp_path / "gold") == 0
    assert command("lint", "--gold", tmp_path / "gold", "--fix") == 2
