"""JSON holds the whole result under the contract's names."""

from __future__ import annotations

import json
from typing import Any

from summarizer.render import render_json, render_jsonl
from summarizer.schemas import BriefResult, NegotiationBrief


def assert_holds(expected: Any, found: Any, path: str = "") -> None:
    """`found` has everything that `expected` has, under the same names."""
    if isinstance(expected, dict):
        for key, value in expected.items():
            assert key in found, f"{path}.{key}"
            assert_holds(value, found[key], f"{path}.{key}")
    elif isinstance(expected, list):
        assert len(expected) == len(found), path
        for number, value in enumerate(expected):
            assert_holds(value, found[number], f"{path}[{number}]")
    else:
        assert expected == found, path


def test_the_contract_is_kept(example: dict[str, Any], result: BriefResult[NegotiationBrief]) -> None:
    """Every name and value of the contract's example is printed as it was read."""
    assert_holds(example, json.loads(render_json(result)))


def test_it_reads_back(result: BriefResult[NegotiationBrief]) -> None:
    """A printed result validates to an equal one, without its article at hand."""
    assert BriefResult[NegotiationBrief].model_validate_json(render_json(result)) == result


def test_an_unparametrized_result_prints_its_brief(result: BriefResult[NegotiationBrief]) -> None:
    """The brief's fields are there also where the result's type does not name its brief type."""
    bare: BriefResult[Any] = BriefResult(**dict(result))
    assert json.loads(render_json(bare)) == json.loads(render_json(result))


def test_letters_are_letters_and_indentation_is_asked_for(result: BriefResult[NegotiationBrief]) -> None:
    """Quotation marks of the article are not escaped away; one space indents by default."""
    text = render_json(result)
    assert "“may look at the second year again”" in text
    assert text.startswith('{\n "status"')


def test_a_line_is_one_line(hostile: Any) -> None:
    """JSON Lines end in the only line feed they hold, whatever the article holds."""
    line = render_jsonl(hostile())
    assert line.count("\n") == 1
    assert json.loads(line)["status"] == "partial"


def test_half_surrogates_are_spelled_out(hostile: Any) -> None:
    """Text that UTF-8 cannot hold is printed in JSON's own escapes instead of failing."""
    line = render_jsonl(hostile("half \ud83d done"))
    assert json.loads(line.encode("utf-8"))["source"]["text"] == "half \ud83d done"
